"""What is published: the store's statements by named graph, without its notes and without closed texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.store import Store

__all__ = ["Graphs", "file_stem", "labels", "read_graphs", "union", "without_closed_texts"]

Graphs = Mapping[str, tuple[ox.Triple, ...]]
"""Statements by the IRI of their named graph, in the order of the IRIs; each graph's in a stable order."""

_RIGHTS = f"{PREFIXES['dcterms']}rights"
_LABEL = f"{PREFIXES['rdfs']}label"


def read_graphs(store: Store) -> Graphs:
    """All graphs of a store but its notes about itself and the decisions of its reviewers.

    Blank nodes get labels that do not change.

    Raises:
        StoreError: the store can't be read.
    """
    kept = {IriFactory().meta_graph, IriFactory().curation_graph}
    return {name: _read(store, name) for name in sorted(store.graphs()) if name not in kept}


def _read(store: Store, graph: str) -> tuple[ox.Triple, ...]:
    source = b"".join(store.dump("nquads", graph))
    quads: Iterable[ox.Quad] = ox.parse(source, format=ox.RdfFormat.N_QUADS)
    if b"_:" in source:
        dataset = ox.Dataset(quads)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        quads = dataset
    stem = "".join(character for character in file_stem(graph) if character.isalnum())
    triples = (
        ox.Triple(_named(q.subject, stem), q.predicate, _named(q.object, stem))  # type: ignore[arg-type]
        for q in quads
    )
    return tuple(sorted(set(triples), key=str))


def _named(node: object, stem: str) -> object:
    """Blank nodes of two graphs must not meet in the file of all graphs."""
    return ox.BlankNode(f"{stem}{node.value}") if isinstance(node, ox.BlankNode) else node


def file_stem(graph: str) -> str:
    """The path of a graph's file, without its ending.

    >>> file_stem("https://w3id.org/hrgraph/id/graph/article/s004")
    'article/s004'
    """
    path = graph.removeprefix(f"{BASE}graph/")
    return "/".join(
        "".join(c if c.isalnum() or c in "-_." else "-" for c in part).strip(".") or "graph"
        for part in path.removeprefix("https://").removeprefix("http://").split("/")
    )


def without_closed_texts(graphs: Graphs) -> Graphs:
    """The graphs without the texts of articles whose rights are reserved; their quotations stay."""
    closed = {t.subject for triples in graphs.values() for t in triples if t.predicate.value == _RIGHTS}
    return {
        name: tuple(t for t in triples if t.predicate.value != f"{HRG}text" or t.subject not in closed)
        for name, triples in graphs.items()
    }


def union(graphs: Graphs) -> tuple[ox.Triple, ...]:
    """All statements, each once."""
    return tuple(dict.fromkeys(triple for triples in graphs.values() for triple in triples))


def labels(graphs: Graphs) -> dict[str, str]:
    """The English label (or the first in order, where there is none) of everything that has one."""
    found: dict[str, tuple[bool, str]] = {}
    for triple in union(graphs):
        if triple.predicate.value == _LABEL and isinstance(triple.object, ox.Literal):
            candidate = (triple.object.language != "en", triple.object.value)
            iri = triple.subject.value  # type: ignore[union-attr]
            found[iri] = min(found.get(iri, candidate), candidate)
    return {iri: label for iri, (_, label) in found.items()}
