"""The table of alignments: our term, how it relates, and the terms of others."""

from __future__ import annotations

from collections import defaultdict

from rdflib import RDFS, SKOS, Graph, URIRef

from hrgraph.export import PREFIXES
from hrgraph.iris import HRG
from hrgraph.resources import ontology_dir
from hrgraph.validate.rules import read_turtle

__all__ = ["alignments_table"]

_RELATIONS = {
    RDFS.subClassOf: "is a",
    RDFS.subPropertyOf: "is a",
    SKOS.exactMatch: "exactly",
    SKOS.closeMatch: "nearly",
    SKOS.broadMatch: "is narrower than",
    SKOS.narrowMatch: "is wider than",
    SKOS.relatedMatch: "compare",
}


def alignments_table() -> str:
    """The table, as Markdown."""
    graph = read_turtle(ontology_dir() / "alignments.ttl")
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for relation, words in _RELATIONS.items():
        for ours, theirs in graph.subject_objects(relation):
            if isinstance(ours, URIRef) and isinstance(theirs, URIRef) and ours.startswith(HRG):
                rows[ours.removeprefix(HRG)][words].append(_name(graph, theirs))
    lines = ["| hrgraph | relation | terms of others |", "|---|---|---|"]
    for term in sorted(rows, key=str.casefold):
        for at, (words, others) in enumerate(rows[term].items()):
            name = "" if at else f"[hrg:{term}](reference/ontology.md#{term})"
            lines.append(f"| {name} | {words} | {', '.join(sorted(others))} |")
    return "\n".join(lines)


def _name(graph: Graph, term: URIRef) -> str:
    for prefix, namespace in {**PREFIXES, **{p: str(n) for p, n in graph.namespaces()}}.items():
        if prefix and term.startswith(namespace):
            label = graph.value(term, RDFS.label)
            return f"`{prefix}:{term.removeprefix(namespace)}`" + (f" {label}" if label else "")
    return f"`{term}`"
