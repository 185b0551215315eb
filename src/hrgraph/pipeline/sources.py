"""The graphs that do not come from articles: ontology and authority data, kept as fresh as their files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from hrgraph.authority import authority_files
from hrgraph.errors import AuthorityError, HrgraphError
from hrgraph.iris import IriFactory
from hrgraph.resources import ontology_dir
from hrgraph.store import Store
from hrgraph.triples import key_of_name
from hrgraph.validate import Described

_KEYS_OF_NAMES = "keys of names 1"
"""Changes when what is derived from the authority data does, so that stores load it anew."""

__all__ = ["authority_slice", "code_hash", "files_hash", "load_sources", "ontology_hash", "source_graphs"]


def files_hash(paths: Sequence[Path]) -> str:
    """SHA-256 over the names and contents of some files.

    Raises:
        HrgraphError: one of them can't be read.
    """
    whole = hashlib.sha256()
    for path in paths:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise HrgraphError(f"{path} can't be read: {error.strerror}", "check its permissions") from None
        whole.update(f"{path.name}\0{len(content)}\0".encode())
        whole.update(content)
    return f"sha256:{whole.hexdigest()}"


def ontology_hash() -> str:
    """The hash of the ontology and its shapes: what an article's graph is written and judged by."""
    return files_hash(sorted(ontology_dir().rglob("*.ttl")))


@cache
def code_hash() -> str:
    """The hash of hrgraph's own code, so that a changed mapper maps anew without a new version number."""
    package = Path(__file__).resolve().parent.parent
    return files_hash(sorted(package.rglob("*.py")))


def load_sources(store: Store, factory: IriFactory, authority: Path | None = None) -> bool:
    """Load the ontology and the authority data into their graphs, where their files have changed.

    Args:
        store: a writable store.
        factory: names the graphs.
        authority: a folder of authority data instead of hrgraph's own.

    Returns:
        Whether anything was loaded.

    Raises:
        HrgraphError: a file can't be read or parsed.
    """
    keys = store.graph_keys()
    loaded = False
    for source in source_graphs(factory, authority):
        key = source.key()
        if keys.get(source.graph) != key:
            store.replace_graph(source.graph, source.nquads(), key)
            loaded = True
    return loaded


@dataclass(frozen=True, slots=True)
class SourceGraph:
    """A graph that comes from Turtle files."""

    name: str
    graph: str
    """Its IRI."""
    files: tuple[Path, ...]
    names: bool = False
    """Whether each thing gets its names in small letters, too, by which questions find it."""

    def key(self) -> str:
        """The hash of its files, and of what is derived from them.

        Raises:
            HrgraphError: one of them can't be read.
        """
        return files_hash(self.files) + (f" {_KEYS_OF_NAMES}" if self.names else "")

    def nquads(self) -> str:
        """Its statements, one a line; the same files give the same bytes, blank nodes and all.

        Raises:
            AuthorityError: a file can't be read or parsed.
        """
        node = ox.NamedNode(self.graph)
        quads = ox.Dataset()
        for path in self.files:
            try:  # blank nodes of two files stay apart
                for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
                    quads.add(ox.Quad(quad.subject, quad.predicate, quad.object, node))
                    if self.names and (key := key_of_name(quad)):
                        quads.add(ox.Quad(key.subject, key.predicate, key.object, node))
            except (SyntaxError, OSError) as error:
                reason = str(error).partition("\n")[0]
                raise AuthorityError(
                    f"{path} is not Turtle: {reason}", "mend the file at the place it names"
                ) from None
        if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
            quads.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode().splitlines(keepends=True)
        return "".join(sorted(lines))


def source_graphs(factory: IriFactory, authority: Path | None = None) -> tuple[SourceGraph, ...]:
    """The ontology and the authority data.

    Args:
        factory: names the graphs.
        authority: a folder of authority data instead of hrgraph's own.

    Raises:
        AuthorityError: there is no authority data in the folder.
    """
    ontology = tuple(ontology_dir() / name for name in ("core.ttl", "acts.ttl", "alignments.ttl"))
    return (
        SourceGraph("ontology", factory.ontology_graph, ontology),
        SourceGraph("authority", factory.authority_graph, authority_files(authority), names=True),
    )


def authority_slice(store: Store, factory: IriFactory) -> Mapping[str, Described]:
    """Classes and English label of every record of the store's authority data, as the gate wants them."""
    table = store.select(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        f"SELECT ?iri ?type ?label WHERE {{ GRAPH <{factory.authority_graph}> {{\n"
        '  ?iri a ?type ; rdfs:label ?label FILTER(LANG(?label) = "en") } }'
    )
    types: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for row in table.dicts():
        iri = row["iri"].value
        types.setdefault(iri, set()).add(row["type"].value)
        labels[iri] = min(labels.get(iri, row["label"].value), row["label"].value)
    return {iri: Described(tuple(sorted(types[iri])), labels[iri]) for iri in types}
