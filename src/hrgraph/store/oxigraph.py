"""The embedded backend: Oxigraph, in a folder or in memory."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from hrgraph.errors import QueryError, StoreError
from hrgraph.files import PREFIX, sync_folder
from hrgraph.iris import IriFactory
from hrgraph.store.folder import StoreFolder
from hrgraph.store.replacement import Replacement
from hrgraph.store.syntax import names_dataset
from hrgraph.store.terms import XSD, Table, Term, Triple

__all__ = ["FORMATS", "OxigraphBackend", "from_ox", "serialised"]

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_CHUNK = 2000
"""Statements serialised at once when dumping: a few hundred kilobytes."""
_FAULTS = (OSError, ValueError, RuntimeError)
"""What pyoxigraph raises for a query that it can't evaluate and for damaged files."""
_CHECK = "simplify the query; if a plain one fails too, build the store anew"


class OxigraphBackend:
    """An Oxigraph database.

    Answers are read while the database is open, in the thread that asked.

    Args:
        path: the store's folder, or None for a store in memory.
        write: open for writing (one process at a time).
        create: make the folder a store where it isn't one.

    Raises:
        StoreError: it can't be opened.
    """

    def __init__(self, path: Path | None, *, write: bool = False, create: bool = False) -> None:
        self._folder: StoreFolder | None = None
        self._writes = write and path is not None
        if path is None:
            self._db = ox.Store()
            return
        folder = StoreFolder(path)
        if create:
            folder.create()
        folder.check(write=write or create)
        folder.acquire(write=write)
        self._folder = folder
        try:
            if write:
                if not folder.database.exists():
                    _make_database(folder)
                self._db = ox.Store(folder.database)
            elif folder.database.exists():
                self._db = ox.Store.read_only(str(folder.database))
            else:  # a build was killed before it made the database, which only a writer may make
                self._db = ox.Store()
        except _FAULTS as error:
            folder.release()
            raise StoreError(
                f"{folder.database} can't be opened: {_first_line(error)}{_other_version(folder)}",
                _known_mend(error) or folder.rebuild(),
            ) from None

    def select(self, sparql: str) -> Table:
        """See `Backend`."""
        answer = self._query(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("this is not a SELECT query", "ask it as what it is: ASK, CONSTRUCT or DESCRIBE")
        return Table(tuple(variable.value for variable in answer.variables), _rows(answer))

    def ask(self, sparql: str) -> bool:
        """See `Backend`."""
        answer = self._query(sparql)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError(
                "this is not an ASK query", "ask it as what it is: SELECT, CONSTRUCT or DESCRIBE"
            )
        return bool(answer)

    def construct(self, sparql: str) -> Iterator[Triple]:
        """See `Backend`."""
        answer = self._query(sparql)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError(
                "this is not a CONSTRUCT or DESCRIBE query", "ask it as what it is: SELECT or ASK"
            )
        return _triples(answer)

    def update(self, sparql: str) -> None:
        """See `Backend`."""
        try:
            self._db.update(sparql)
        except SyntaxError as error:
            raise QueryError(f"the update does not parse: {_first_line(error)}", "mend it there") from None
        except _FAULTS as error:
            raise self._unwritable(error) from None

    def replace_graph(self, new: Replacement) -> None:
        """See `Backend`."""
        self.update(new.as_update())

    def replace_graphs(self, new: Sequence[Replacement]) -> None:
        """See `Backend`.

        What isn't there yet goes in by one bulk load, which Oxigraph completes as a whole or not at all.
        """
        fresh = []
        for graph in new:
            if self._knows(ox.NamedNode(graph.graph)):
                self.replace_graph(graph)
            else:
                fresh.append(graph)
        if not fresh:
            return
        text = b"".join(graph.as_nquads() for graph in fresh)
        try:
            self._db.bulk_load(text, ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise ValueError(f"not N-Quads: {_first_line(error)}") from None
        except _FAULTS as error:
            raise self._unwritable(error) from None

    def graphs(self) -> Iterator[str]:
        """See `Backend`."""
        for node in self._db.named_graphs():
            yield node.value

    def dump(self, format: str, graph: str | None = None) -> Iterator[bytes]:
        """See `Backend`."""
        target = FORMATS[format]
        if target in (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES):
            yield from self._dump_lines(target, graph)
            return
        buffer = io.BytesIO()
        if graph is not None or target == ox.RdfFormat.TRIG:
            source = None if graph is None else ox.NamedNode(graph)
            self._db.dump(buffer, target, from_graph=source, prefixes=None)
        else:  # a format without graphs shows the union of them all
            triples = (quad.triple for quad in self._db.quads_for_pattern(None, None, None, None))
            ox.serialize(triples, buffer, target)
        yield buffer.getvalue()

    def _dump_lines(self, target: ox.RdfFormat, graph: str | None) -> Iterator[bytes]:
        wanted = None if graph is None else ox.NamedNode(graph)
        quads = self._db.quads_for_pattern(None, None, None, wanted)
        while chunk := list(islice(quads, _CHUNK)):
            yield serialised(chunk if target == ox.RdfFormat.N_QUADS else [q.triple for q in chunk], target)

    def optimize(self) -> None:
        """See `Backend`."""
        try:
            self._db.optimize()
        except _FAULTS as error:
            raise self._unwritable(error) from None

    def close(self) -> None:
        """See `Backend`."""
        if self._writes:
            # what is only in the database's journal is read anew by everyone who opens it: half a second
            with contextlib.suppress(*_FAULTS):  # a full disk; the journal has it all
                self._db.flush()
        # pyoxigraph has no close: the database's files are let go when the last reference goes
        self._db = ox.Store()
        if self._folder is not None:
            self._folder.release()

    def _knows(self, graph: ox.NamedNode) -> bool:
        """Whether there is anything in a graph, or a note of it."""
        notes = self._db.quads_for_pattern(graph, None, None, ox.NamedNode(IriFactory().meta_graph))
        return self._db.contains_named_graph(graph) or next(notes, None) is not None

    def _unwritable(self, error: BaseException) -> StoreError:
        where = f"the store {self._folder.path}" if self._folder else "the store"
        return StoreError(
            f"{where} can't be written: {_first_line(error)}",
            _known_mend(error) or "look after the disk; what was written before is whole",
        )

    def _query(self, sparql: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        try:
            # pyoxigraph's union would silently win over a dataset that the query names
            return self._db.query(sparql, use_default_graph_as_union=not names_dataset(sparql))
        except SyntaxError as error:
            raise QueryError(
                f"the query does not parse: {_first_line(error)}", "mend the SPARQL at the place it names"
            ) from None
        except _FAULTS as error:
            raise QueryError(f"the query can't be answered: {_first_line(error)}", _CHECK) from None


def _rows(answer: ox.QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    width = range(len(answer.variables))
    try:
        for solution in answer:
            yield tuple(None if solution[i] is None else from_ox(solution[i]) for i in width)
    except _FAULTS as error:
        raise QueryError(f"the query can't be answered: {_first_line(error)}", _CHECK) from None


def _triples(answer: ox.QueryTriples) -> Iterator[Triple]:
    try:
        for triple in answer:
            yield from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)
    except _FAULTS as error:
        raise QueryError(f"the query can't be answered: {_first_line(error)}", _CHECK) from None


def from_ox(node: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> Term:
    """A pyoxigraph term as a `Term`."""
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.BlankNode):
        return Term("bnode", node.value)
    if isinstance(node, ox.Triple):
        raise QueryError("the answer holds a quoted triple, which hrgraph does not write", "select its parts")
    datatype = node.datatype.value
    plain = node.language is not None or datatype == f"{XSD}string"
    return Term("literal", node.value, "" if plain else datatype, node.language or "")


def serialised(statements: Sequence[ox.Quad] | Sequence[ox.Triple], target: ox.RdfFormat) -> bytes:
    """Some statements in a format, without prefixes."""
    return ox.serialize(statements, format=target) or b""


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__


def _make_database(folder: StoreFolder) -> None:
    """An empty database, there whole or not at all: one that is half made can't be opened for reading."""
    fresh = folder.path / f"{PREFIX}{folder.database.name}"
    shutil.rmtree(fresh, ignore_errors=True)  # of a build that was killed here
    ox.Store(fresh)  # it is closed as soon as nobody holds it
    fresh.rename(folder.database)
    sync_folder(folder.path)


def _known_mend(error: BaseException) -> str:
    """The mend where the files are all right but can't be used; the database tells it in words alone."""
    words = str(error)
    if any(sign in words for sign in ("No space left", "File too large", "quota exceeded")):
        return (
            "free some space on the disk, then run the same command again: what was written before is whole"
        )
    if any(sign in words for sign in ("Permission denied", "Read-only file system", "not permitted")):
        return "check the permissions of the folder and of what is in it"
    return ""


def _other_version(folder: StoreFolder) -> str:
    """Says so where another version of the database wrote the files: it may be the reason."""
    with contextlib.suppress(StoreError):
        wrote = folder.versions().get("pyoxigraph")
        if wrote and wrote != ox.__version__:
            return f" (pyoxigraph {wrote} wrote it, this is {ox.__version__})"
    return ""
