"""The ontology: as files, as a context for JSON-LD, and as a reference that people read."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG

__all__ = ["Reference", "context", "read_reference"]

_RDFS, _OWL, _SKOS, _DCT, _XSD = (PREFIXES[name] for name in ("rdfs", "owl", "skos", "dcterms", "xsd"))
_TYPE = f"{PREFIXES['rdf']}type"
_ONTOLOGY = HRG.removesuffix("#")
_SECTIONS = (
    ("classes", "Classes", f"{_OWL}Class"),
    ("object-properties", "Properties that lead to things", f"{_OWL}ObjectProperty"),
    ("datatype-properties", "Properties with values", f"{_OWL}DatatypeProperty"),
    ("annotation-properties", "Properties that annotate", f"{_OWL}AnnotationProperty"),
    ("concepts", "Concepts", f"{_SKOS}Concept"),
    ("individuals", "Individuals", f"{_OWL}NamedIndividual"),
)
_FACTS = (
    ("a kind of", f"{_RDFS}subClassOf"),
    ("part of", f"{_RDFS}subPropertyOf"),
    ("of", f"{_RDFS}domain"),
    ("leads to", f"{_RDFS}range"),
    ("inverse", f"{_OWL}inverseOf"),
    ("same as", f"{_OWL}equivalentClass"),
    ("same as", f"{_OWL}equivalentProperty"),
    ("shortcut", f"{HRG}shortcut"),
    ("exactly", f"{_SKOS}exactMatch"),
    ("nearly", f"{_SKOS}closeMatch"),
    ("within", f"{_SKOS}broadMatch"),
    ("compare", f"{_SKOS}relatedMatch"),
    ("see", f"{_RDFS}seeAlso"),
)
_BACKWARD = {
    "a kind of": "kinds",
    "part of": "parts",
    "of": "has the properties",
    "leads to": "reached by",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One term."""

    name: str
    label: str
    comments: tuple[str, ...]
    facts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Title, and labels with IRIs."""


@dataclass(frozen=True, slots=True)
class Section:
    """The terms of one kind."""

    key: str
    title: str
    terms: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The ontology for its page."""

    title: str
    description: str
    version: str
    sections: tuple[Section, ...]


def read_reference(triples: Iterable[ox.Triple]) -> Reference:
    """What the reference of the ontology says; terms of other vocabularies are only referred to."""
    about: dict[str, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]]
    about = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode):
            about[triple.subject.value][triple.predicate.value].append(triple.object)  # type: ignore[arg-type]
    backward = _backward(about)

    def text(iri: str, *properties: str) -> str:
        found = [n for p in properties for n in about[iri].get(p, ()) if isinstance(n, ox.Literal)]
        return min(found, key=lambda n: (n.language not in ("en", None), n.value)).value if found else ""

    def label(iri: str) -> str:
        own = text(iri, f"{_RDFS}label", f"{_SKOS}prefLabel") if iri in about else ""
        return own or _short(iri)

    def refer(iris: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((label(iri), iri) for iri in set(iris)))

    def entry(iri: str) -> Entry:
        facts = []
        for title, predicate in _FACTS:
            nodes = [n.value for n in about[iri].get(predicate, ()) if isinstance(n, ox.NamedNode)]
            if nodes:
                facts.append((title, refer(nodes)))
        facts += [
            (t, refer(backward[t, iri])) for t in dict.fromkeys(_BACKWARD.values()) if (t, iri) in backward
        ]
        comments = [text(iri, f"{_RDFS}comment", f"{_SKOS}definition"), text(iri, f"{_SKOS}scopeNote")]
        return Entry(iri.removeprefix(HRG), label(iri), tuple(filter(None, comments)), tuple(facts))

    taken: set[str] = set()
    sections = []
    for key, title, kind in _SECTIONS:
        iris = [
            iri
            for iri in sorted(about, key=str.casefold)
            if iri.startswith(HRG) and iri not in taken and any(n.value == kind for n in about[iri][_TYPE])
        ]
        taken.update(iris)
        if iris:
            sections.append(Section(key, title, tuple(entry(iri) for iri in iris)))
    return Reference(
        title=text(_ONTOLOGY, f"{_DCT}title", f"{_RDFS}label") or "hrgraph ontology",
        description=text(_ONTOLOGY, f"{_DCT}description"),
        version=text(_ONTOLOGY, f"{_OWL}versionInfo"),
        sections=tuple(sections),
    )


def _backward(
    about: Mapping[str, Mapping[str, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal]]],
) -> dict[tuple[str, str], list[str]]:
    """Which of our terms refer to a term, by the title under which it shows them."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for iri in sorted(iri for iri in about if iri.startswith(HRG)):
        for title, predicate in _FACTS:
            if title in _BACKWARD:
                for node in about[iri].get(predicate, ()):
                    found[_BACKWARD[title], node.value].append(iri)
    return found


def context(triples: Iterable[ox.Triple], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """A context for JSON-LD: short names for the ontology's terms, dates and links typed.

    Args:
        triples: the ontology.
        prefixes: those that the context declares.
    """
    kinds: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or not triple.subject.value.startswith(HRG):
            continue
        if triple.predicate.value == _TYPE:
            kinds[triple.subject.value].add(triple.object.value)  # type: ignore[union-attr]
        elif triple.predicate.value == f"{_RDFS}range":
            ranges[triple.subject.value].add(triple.object.value)  # type: ignore[union-attr]
    terms: dict[str, object] = {"@version": 1.1, "@base": BASE, **dict(sorted(prefixes.items()))}
    terms |= {"id": "@id", "type": "@type"}
    for iri in sorted(kinds):
        terms[iri.removeprefix(HRG)] = _term(iri, kinds[iri], ranges[iri])
    return json.dumps({"@context": terms}, indent=2, ensure_ascii=False) + "\n"


def _term(iri: str, kinds: set[str], ranges: set[str]) -> object:
    short = f"hrg:{iri.removeprefix(HRG)}"
    if f"{_OWL}ObjectProperty" in kinds:
        return {"@id": short, "@type": "@id"}
    typed: Sequence[str] = sorted(r for r in ranges if r.startswith(_XSD) and r != f"{_XSD}string")
    return {"@id": short, "@type": f"xsd:{typed[0].removeprefix(_XSD)}"} if len(typed) == 1 else short


def _short(iri: str) -> str:
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
