"""Lints of the ontology: what a stranger who adds a class, an act type or a rule forgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from hrgraph.iris import HRG
from hrgraph.records import ACT_KEYS
from hrgraph.resources import lexicon_dir, ontology_dir
from hrgraph.validate.checks import load_checks
from hrgraph.validate.findings import Finding
from hrgraph.validate.rules import SEVERITIES, read_turtle

__all__ = ["check_ontology"]

_LANGUAGES = ("en", "fr", "es")
_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
_MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
_EVENT_CODES = ("https://w3id.org/hrgraph/plover#", "https://w3id.org/hrgraph/cameo#")
_PREFIXED = re.compile(r"\bhrg:([A-Za-z][A-Za-z0-9]*)")


def check_ontology() -> list[Finding]:
    """Lint `ontology/`: labels, definitions, act types, shapes and checks.

    Returns:
        The findings, in a fixed order; none where all is well.

    Raises:
        HrgraphError: a file that can't be parsed, or a check with a broken header.
    """
    ontology = read_turtle(ontology_dir() / "core.ttl") + read_turtle(ontology_dir() / "acts.ttl")
    alignments = read_turtle(ontology_dir() / "alignments.ttl")
    shapes = Graph()
    for path in sorted((ontology_dir() / "shapes").glob("*.ttl")):
        shapes += read_turtle(path)
    declared = (term for kind in _KINDS for term in ontology.subjects(RDF.type, kind))
    terms = [term for term in _iris(declared) if term.startswith(HRG)]
    found = [finding for term in terms for finding in _term(term, ontology)]
    found += _act_types(ontology, alignments, shapes)
    found += _listed(ontology, shapes)
    found += _rules(shapes)
    found += _undeclared({str(term) for term in terms}, alignments)
    return found


def _iris(nodes: Iterable[object]) -> list[URIRef]:
    return sorted({node for node in nodes if isinstance(node, URIRef)})


def _finding(lint: str, focus: str, message: str) -> Finding:
    return Finding("violation", lint, focus, "", "", message)


def _term(term: URIRef, ontology: Graph) -> Iterator[Finding]:
    languages = [label.language for label in ontology.objects(term, RDFS.label) if isinstance(label, Literal)]
    for language in _LANGUAGES:
        if languages.count(language) != 1:
            yield _finding("term-labels", str(term), f"Give the term exactly one rdfs:label in {language}.")
    comments = [text.language for text in ontology.objects(term, RDFS.comment) if isinstance(text, Literal)]
    if comments.count("en") != 1:
        yield _finding("term-comment", str(term), "Give the term one rdfs:comment in English.")
    if len(set(ontology.objects(term, RDFS.isDefinedBy))) != 1:
        yield _finding(
            "term-defined", str(term), "Say with rdfs:isDefinedBy which ontology defines the term."
        )


def _act_types(ontology: Graph, alignments: Graph, shapes: Graph) -> Iterator[Finding]:
    shortcut = URIRef(f"{HRG}shortcut")
    targets = set(read_turtle(ontology_dir() / "shapes" / "acts.ttl").objects(None, SH.targetClass))
    lexicon = {path.stem for path in (lexicon_dir() / "acts").glob("*.yaml")}
    keys = []
    for act in _iris(ontology.subjects(RDFS.subClassOf, URIRef(f"{HRG}Act"))):
        notations = [str(key) for key in ontology.objects(act, SKOS.notation)]
        keys += notations
        if len(notations) != 1 or notations[0] not in ACT_KEYS:
            yield _finding(
                "act-notation",
                str(act),
                "Give the act type one skos:notation, a key of hrgraph.records.ACT_KEYS.",
            )
        elif notations[0] not in lexicon:
            yield _finding(
                "act-lexicon", str(act), f"Write data/lexicon/acts/{notations[0]}.yaml with the act's frames."
            )
        shortcuts = list(ontology.objects(act, shortcut))
        if len(shortcuts) != 1 or (shortcuts[0], RDF.type, OWL.ObjectProperty) not in ontology:
            yield _finding(
                "act-shortcut", str(act), "Name with hrg:shortcut one property and declare it in acts.ttl."
            )
        if act not in targets:
            yield _finding("act-shape", str(act), "Add a shape for the act type to ontology/shapes/acts.ttl.")
        codes = [str(code) for match in _MATCHES for code in alignments.objects(act, match)]
        if not any(code.startswith(_EVENT_CODES) for code in codes):
            yield _finding(
                "act-match", str(act), "Match the act type to a PLOVER or CAMEO code in alignments.ttl."
            )
    for key in ACT_KEYS:
        if keys.count(key) != 1:
            yield _finding(
                "act-key", key, "Declare exactly one act type with this skos:notation in acts.ttl."
            )


def _listed(ontology: Graph, shapes: Graph) -> Iterator[Finding]:
    """The closed lists that the shapes spell out must follow the ontology."""
    everything = {str(term) for term in ontology.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}
    acts = {str(term) for term in ontology.subjects(RDFS.subClassOf, URIRef(f"{HRG}Act"))}
    violations = {str(term) for term in ontology.subjects(RDF.type, URIRef(f"{HRG}ViolationType"))}
    rule = "https://w3id.org/hrgraph/shapes#"
    for name, wanted, have in (
        ("type-declared", everything, _named_in(shapes, f"{rule}type-declared")),
        ("act-type", acts, _named_in(shapes, f"{rule}act-type") - {f"{HRG}Act"}),
        ("reading-act", acts, _items_of(shapes, f"{rule}reading-act")),
        ("violation-kind", violations, _items_of(shapes, f"{rule}violation-kind")),
    ):
        for term in sorted(wanted ^ have):
            yield _finding(
                "closed-list",
                term,
                f"The rule {name} and the ontology differ about this term: list it in both or in neither.",
            )


def _items_of(shapes: Graph, shape: str) -> set[str]:
    return {str(item) for head in shapes.objects(URIRef(shape), SH["in"]) for item in shapes.items(head)}


def _named_in(shapes: Graph, shape: str) -> set[str]:
    texts = [str(shapes.value(each, SH.select)) for each in shapes.objects(URIRef(shape), SH.sparql)]
    return {f"{HRG}{name}" for text in texts for name in _PREFIXED.findall(text)}


def _rules(shapes: Graph) -> Iterator[Finding]:
    named = {node for node in shapes.subjects() if isinstance(node, URIRef) and "/shapes#" in node}
    for rule in sorted(named):
        checking = any(
            (rule, part, None) in shapes for part in (SH.path, SH["or"], SH.sparql, SH["class"], SH["in"])
        )
        if not checking or rule.endswith("#DateValue"):
            continue
        if str(shapes.value(rule, SH.severity)) not in SEVERITIES:
            yield _finding("rule-severity", str(rule), "Give the rule a sh:severity.")
        if shapes.value(rule, SH.message) is None:
            yield _finding("rule-message", str(rule), "Give the rule a sh:message that says what to do.")


def _undeclared(declared: set[str], alignments: Graph) -> Iterator[Finding]:
    """Terms that alignments, shapes and checks use must exist."""
    scheme = f"{HRG}violationScheme"
    for term in sorted({str(node) for triple in alignments for node in triple}):
        if term.startswith(HRG) and term not in declared | {scheme, HRG}:
            yield _finding(
                "term-undeclared",
                term,
                "alignments.ttl uses a term that core.ttl and acts.ttl do not declare.",
            )
    sources = [
        (path.name, path.read_text(encoding="utf-8"))
        for path in sorted((ontology_dir() / "shapes").glob("*.ttl"))
    ]
    sources += [(f"{check.name}.rq", check.query) for check in load_checks()]
    for name, text in sources:
        for local in sorted(set(_PREFIXED.findall(text))):
            if f"{HRG}{local}" not in declared | {scheme}:
                yield _finding(
                    "term-undeclared",
                    f"{HRG}{local}",
                    f"{name} uses a term that core.ttl and acts.ttl do not declare.",
                )
