"""The graph as files: one block a subject, in a stable order, graph by graph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.files import mend, write_file
from hrgraph.iris import HRG, IriFactory
from hrgraph.queries import near
from hrgraph.store import Store, Term, Triple

__all__ = ["FORMATS", "PREFIXES", "article_graph", "export", "write_export", "write_triples"]

PREFIXES = {
    "hrg": HRG,
    "hrid": IriFactory().base,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""What `export` can write, by the name that `--format` takes."""

_WHOLE = frozenset({ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML})
"""Formats that are one document: the graphs can't be written one after the other."""
_RDF_TYPE = f"{PREFIXES['rdf']}type"


def article_graph(store: Store, article_id: str) -> str:
    """The graph of an article, by the name of its file or its IRI.

    Raises:
        UsageError: the store has no such article; the mend names those that are near.
    """
    factory = IriFactory()
    article_id = article_id.removeprefix(f"{factory.base}article/")
    wanted = factory.graph(article_id)
    prefix = f"{factory.base}graph/article/"
    known = [graph.removeprefix(prefix) for graph in store.graphs() if graph.startswith(prefix)]
    if wanted.removeprefix(prefix) not in known:
        raise UsageError(
            f"the store {store.location} has no article {article_id!r}",
            f"{near(article_id, known)}it has {len(known)} articles",
        )
    return wanted


def export(store: Store, format: str, graph: str | None = None) -> Iterator[bytes]:
    """The graph in one of `FORMATS`, in pieces.

    Formats without named graphs hold the statements of all graphs.  The same content gives the same bytes.

    Args:
        store: where the graph is.
        format: a key of `FORMATS`.
        graph: only this named graph; None is all but the store's own notes and the decisions of reviewers.

    Raises:
        UsageError: there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(
            f"there is no format {format!r}", f"{near(format, FORMATS)}formats are {', '.join(FORMATS)}"
        )
    target = FORMATS[format]
    kept = {IriFactory().meta_graph, IriFactory().curation_graph}
    graphs = [graph] if graph else sorted(name for name in store.graphs() if name not in kept)
    if target in _WHOLE:
        everything = [quad for name in graphs for quad in _quads(store, name)]
        yield _serialised(everything, target)
        return
    for number, name in enumerate(graphs):
        text = _serialised(_quads(store, name), target)
        # the prefixes stand once, at the beginning
        yield text if number == 0 else _without_prefixes(text)


def write_export(store: Store, format: str, target: Path | BinaryIO, graph: str | None = None) -> None:
    """Write `export` to a file, which is there whole or not at all, or to an open binary stream.

    Raises:
        UsageError: there is no such format.
        HrgraphError: the file can't be written.
    """
    pieces = export(store, format, graph)
    if not isinstance(target, Path):
        for piece in pieces:
            target.write(piece)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_file(target, pieces)
    except OSError as error:
        raise HrgraphError(
            f"{target} can't be written: {error.strerror}", mend(error, "choose another file with --out")
        ) from None


def write_triples(triples: Iterable[Triple], format: str, target: BinaryIO) -> None:
    """Write some triples, in their order, to an open binary stream, in one of `FORMATS`."""
    statements = [ox.Triple(_node(s), _node(p), _node(o)) for s, p, o in triples]  # type: ignore[arg-type]
    ox.serialize(statements, target, FORMATS[format], prefixes=PREFIXES)


def _node(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)


def _quads(store: Store, graph: str) -> list[ox.Quad]:
    """The statements of a graph, by subject; a subject's types first."""
    source = b"".join(store.dump("nquads", graph))
    quads = ox.Dataset(ox.parse(source, format=ox.RdfFormat.N_QUADS))
    if b"_:" in source:  # blank nodes have another name in every store
        quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(quads, key=lambda quad: (str(quad.subject), _predicate_key(quad), str(quad.object)))


def _predicate_key(quad: ox.Quad) -> str:
    return "" if quad.predicate.value == _RDF_TYPE else quad.predicate.value


def _serialised(quads: list[ox.Quad], target: ox.RdfFormat) -> bytes:
    buffer = io.BytesIO()
    prefixes = None if target in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES) else PREFIXES
    statements = quads if target.supports_datasets else list(dict.fromkeys(quad.triple for quad in quads))
    ox.serialize(statements, buffer, target, prefixes=prefixes)
    return buffer.getvalue()


def _without_prefixes(text: bytes) -> bytes:
    lines = text.splitlines(keepends=True)
    start = 0
    while start < len(lines) and lines[start].startswith(b"@prefix "):
        start += 1
    return b"".join(lines[start:])
