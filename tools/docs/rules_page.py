"""The page of the rules: what SHACL shapes and SPARQL checks demand, and what to do where they object."""

from __future__ import annotations

from pathlib import Path

from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.term import BNode, Literal, Node, URIRef
from tools.docs.markup import plain

from hrgraph.resources import ontology_dir
from hrgraph.validate import load_checks
from hrgraph.validate.rules import SEVERITIES, read_turtle

__all__ = ["rules_page"]

_FILES = {
    "common": "For articles and authority data alike",
    "article": "For one article's graph",
    "acts": "For each act type",
    "authority": "For the authority data",
    "curation": "For the decisions of reviewers",
}
_LIMITS = {
    SH.minCount: "at least {}",
    SH.maxCount: "at most {}",
    SH.datatype: "of the datatype {}",
    SH["class"]: "a {}",
    SH.nodeKind: "{}",
    SH.pattern: "matches {}",
    SH.minLength: "{} characters or more",
    SH.minInclusive: "{} or more",
    SH.maxInclusive: "{} or less",
    SH.uniqueLang: "one a language",
    SH["in"]: "one of {}",
    SH.node: "as {} says",
    SH.hasValue: "{}",
    SH["or"]: "one of several forms",
    SH.sparql: "a SPARQL constraint",
}


def rules_page() -> str:
    """The page, as Markdown."""
    lines = [
        "# Shapes and checks",
        "",
        "A *shape* is a rule in SHACL. Those for articles are applied to every article's graph before",
        "it enters the store; a violation keeps it out, a warning is reported. A *check* is a SPARQL",
        "query over the whole store whose rows are findings. `hrgraph validate` applies both. Every",
        "message says what to do. [Ontology, shapes and checks: how they are",
        "kept](../ontology-notes.md) says how to add one.",
    ]
    for path in sorted((ontology_dir() / "shapes").glob("*.ttl"), key=_order):
        graph = read_turtle(path)
        title = _FILES.get(path.stem, f"For {path.stem}")
        lines += ["", f"## {title}", "", f"`ontology/shapes/{path.name}`", ""]
        for rule in sorted(s for s in set(graph.subjects(SH.message)) if isinstance(s, URIRef)):
            severity = SEVERITIES[str(graph.value(rule, SH.severity) or SH.Violation)]
            message = plain(str(graph.value(rule, SH.message)))
            name, targets, demands = _name(graph, rule), _targets(graph, rule), _demands(graph, rule)
            lines += [f"**{name}** ({severity}): {message}", ""]
            lines += [f"- holds for {targets}"] if targets else []
            lines += [f"- demands {demands}"] if demands else []
            lines.append("")
    lines += ["", "## Checks over a whole store", ""]
    for check in load_checks():
        lines += [f"### {check.name}", "", f"**{check.severity}**: {plain(check.message)}", ""]
        lines += ["```sparql", check.query.strip(), "```", ""]
    return "\n".join(lines) + "\n"


def _order(path: Path) -> tuple[int, str]:
    known = [*_FILES]
    return (known.index(path.stem) if path.stem in known else len(known), path.stem)


def _name(graph: Graph, node: Node) -> str:
    if isinstance(node, Literal):
        return plain(str(node))
    if isinstance(node, BNode):
        items = list(Collection(graph, node)) if (node, RDF.first, None) in graph else []
        return ", ".join(_name(graph, item) for item in items) or "a path"
    text = str(node).removeprefix("https://w3id.org/hrgraph/shapes#")
    return f"`{text if text != str(node) else graph.namespace_manager.normalizeUri(str(node))}`"


def _targets(graph: Graph, rule: Node) -> str:
    """What the rule, or the shape that it is part of, is applied to."""
    shapes = {rule, *graph.subjects(SH.property, rule)}
    words = sorted(
        f"{word}{_name(graph, target)}"
        for shape in shapes
        for predicate, word in (
            (SH.targetClass, ""),
            (SH.targetSubjectsOf, "what has "),
            (SH.targetObjectsOf, "values of "),
        )
        for target in graph.objects(shape, predicate)
    )
    return ", ".join(words)


def _demands(graph: Graph, rule: Node) -> str:
    path = graph.value(rule, SH.path)
    words = [
        word.format(_name(graph, value))
        for limit, word in _LIMITS.items()
        for value in sorted(graph.objects(rule, limit), key=str)
    ]
    return (f"{_name(graph, path)}: " if path else "") + ", ".join(words)
