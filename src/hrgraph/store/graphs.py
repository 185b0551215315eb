"""`Store`: the one way to the graph, wherever it is kept."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from hrgraph.errors import StoreError
from hrgraph.iris import HRG, IriFactory
from hrgraph.store.backend import DUMP_FORMATS, Backend
from hrgraph.store.endpoint import is_endpoint, read_endpoint
from hrgraph.store.folder import STORE_FORMAT
from hrgraph.store.kept import KEPT, KeptAnswers
from hrgraph.store.lists import LISTS, DamagedLists, Lists
from hrgraph.store.oxigraph import OxigraphBackend
from hrgraph.store.replacement import Replacement, in_graph
from hrgraph.store.terms import Table, Triple

__all__ = ["Store", "noted", "open_store"]

_META = IriFactory().meta_graph
_KEY = f"{HRG}loadKey"
_KEYS_AT_ONCE = 100
"""Graphs asked about in one query: Virtuoso takes no long ones."""
_FORMAT = f"{HRG}storeFormat"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"


class Store:
    """A graph store: a folder of an embedded database, or (as `open_store` has it) an endpoint.

    A context manager; queries see all named graphs as one.

    >>> with Store.in_memory() as store:
    ...     store.replace_graph("http://x/g", "<http://x/a> <http://x/b> <http://x/c> <http://x/g> .")
    ...     store.ask("ASK { <http://x/a> ?p ?o }")
    True

    Args:
        location: the store's folder.
        write: open for writing (one process at a time).
        create: make the folder a store where it isn't one; implies `write`.

    Raises:
        StoreError: it can't be opened.
    """

    def __init__(
        self,
        location: str | Path,
        *,
        write: bool = False,
        create: bool = False,
        backend: Backend | None = None,
    ) -> None:
        self.location = str(location)
        self.writable = write or create
        self._backend = backend or OxigraphBackend(Path(location), write=self.writable, create=create)
        self._version = ""
        self.kept = KeptAnswers(Path(location) / KEPT) if backend is None else None
        """Answers that are kept beside the store; None where there is no place for them."""
        self._lists: Lists | None = None
        if backend is None and Lists.possible():
            try:
                self._lists = Lists(Path(location) / LISTS, write=self.writable, graphs=self.graphs)
            except StoreError:
                self._backend.close()
                raise

    @classmethod
    def in_memory(cls) -> Store:
        """An empty, writable store that ends with the process."""
        return cls(":memory:", write=True, backend=OxigraphBackend(None))

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files.  The store can't be used afterwards."""
        if self._lists is not None:
            self._lists.close()
        self._backend.close()

    # asking

    def select(self, sparql: str) -> Table:
        """The answer of a SELECT query; iterate it once, in this thread, while the store is open.

        Raises:
            QueryError: the query does not parse, is of another form, or can't be answered.
        """
        return self._backend.select(sparql)

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK query.

        Raises:
            QueryError: as `select`.
        """
        return self._backend.ask(sparql)

    def construct(self, sparql: str) -> Iterator[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryError: as `select`.
        """
        return self._backend.construct(sparql)

    # graphs

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs, in no order."""
        return self._backend.graphs()

    def graph_keys(self, graphs: Sequence[str] | None = None) -> dict[str, str]:
        """The key that each complete graph was loaded with.

        A graph that `graphs` lists and this does not was never completed.

        Args:
            graphs: the IRIs of those to ask about; None is all.
        """
        if graphs is None:
            keys = self._keys("")
            if self._lists is not None and self.writable:
                self._in_lists(lambda lists: lists.compare(keys))
            return keys
        found: dict[str, str] = {}
        for start in range(0, len(graphs), _KEYS_AT_ONCE):
            some = " ".join(map(_iri, graphs[start : start + _KEYS_AT_ONCE]))
            found |= self._keys(f"VALUES ?g {{ {some} }} ")
        return found

    def _keys(self, which: str) -> dict[str, str]:
        table = self.select(f"SELECT ?g ?key WHERE {{ {which}GRAPH <{_META}> {{ ?g <{_KEY}> ?key }} }}")
        return {row["g"].value: row["key"].value for row in table.dicts()}

    def replace_graph(self, graph_iri: str, nquads: str, key: str = "") -> None:
        """Put a graph in the place of what it held, in one step: a reader sees the old or the new one.

        Args:
            graph_iri: the named graph.
            nquads: its statements, all in that graph, one a line.
            key: names this content; kept with it and given back by `graph_keys`.  The default is its hash.

        Raises:
            StoreError: the store is read-only or can't be written.
            ValueError: a statement of `nquads` is in another graph, or none.
        """
        new = noted(graph_iri, nquads, key)
        self._write([(graph_iri, new.key, nquads)], lambda: self._backend.replace_graph(new))

    def replace_graphs(self, graphs: Iterable[tuple[str, str, str]]) -> None:
        """Put many graphs in the places of what they held, quicker than one after the other.

        Each of them appears in one step, as by `replace_graph`, but not all of them in the same.

        Args:
            graphs: of each its IRI, its statements and its key, as `replace_graph` takes them; of one given
                twice the last counts.  All are in memory at once: hand over a few thousand at a time.

        Raises:
            StoreError: the store is read-only or can't be written.
            ValueError: the statements of a graph are no N-Quads, or are in another graph, or none.
        """
        last = {iri: noted(iri, nquads, key) for iri, nquads, key in graphs}
        new = [*last.values()]
        texts = [(each.graph, each.key, each.nquads) for each in new]
        self._write(texts, lambda: self._backend.replace_graphs(new))

    def remove_graph(self, graph_iri: str) -> None:
        """Remove a graph, in one step; nothing happens where it isn't there.

        Raises:
            StoreError: the store is read-only or can't be written.
        """
        graph = _iri(graph_iri)
        gone = f"DROP SILENT GRAPH {graph} ;\nDELETE WHERE {{ GRAPH <{_META}> {{ {graph} <{_KEY}> ?key }} }}"
        self._write([(graph_iri, "", "")], lambda: self._backend.update(gone))

    def optimize(self) -> None:
        """Make what was written fast to read; worth its time after many writings."""
        self._backend.optimize()

    def dump(self, format: str, graph: str | None = None) -> Iterator[bytes]:
        """The content of one graph, or of the whole store, in pieces and in the store's own order.

        Args:
            format: "turtle", "trig", "nquads", "ntriples" or "rdfxml".
            graph: IRI of the graph; None is all of them (as one in the formats that have no graphs).

        Raises:
            StoreError: the format is none of these.
        """
        if format not in DUMP_FORMATS:
            raise StoreError(
                f"a store does not dump as {format!r}", f"choose one of {', '.join(DUMP_FORMATS)}"
            )
        return self._backend.dump(format, graph)

    def version(self) -> str:
        """A short text that changes when the content does; good as an HTTP entity tag."""
        if not self._version:
            lines = "\n".join(f"{graph} {key}" for graph, key in sorted(self.graph_keys().items()))
            self._version = hashlib.sha256(lines.encode("utf-8")).hexdigest()[:16]
        return self._version

    @property
    def lists(self) -> Lists | None:
        """What lists are read from quickly; None where there are none, or where they are not up to date."""
        return self._lists if self._lists is not None and self._lists.whole else None

    def complete_lists(self) -> None:
        """Make the lists of those graphs whose lists are missing or old, where the store keeps lists at all.

        Raises:
            StoreError: they can't be written.
        """
        if self._lists is None or self._lists.whole or not self.writable:
            return
        keys = self._keys("")
        whole = {iri: keys.get(iri) or "-" for iri in self.graphs() if iri != _META}
        self._in_lists(lambda lists: lists.complete(whole, self._read))

    def _read(self, graph: str) -> str:
        return b"".join(self._backend.dump("nquads", graph)).decode("utf-8")

    def _write(self, graphs: Sequence[tuple[str, str, str]], change: Callable[[], None]) -> None:
        """Change some graphs, and the lists with them: IRI, key ("" where it goes), statements of each."""
        if not self.writable:
            raise StoreError(f"the store {self.location} is open for reading only", "open it with write=True")
        if self.kept is not None:
            self.kept.drop()
        self._in_lists(lambda lists: lists.expect(iri for iri, _, _ in graphs))
        change()
        self._version = ""
        self._in_lists(lambda lists: lists.put(graphs))

    def _in_lists(self, step: Callable[[Lists], None]) -> None:
        """Write in the lists; damaged ones are thrown away, and made anew by `complete_lists`."""
        if self._lists is None:
            return
        try:
            step(self._lists)
        except DamagedLists as error:
            self._lists.begin_anew(error)
            step(self._lists)


def open_store(location: str | Path, *, write: bool = False, create: bool = False) -> Store:
    """Open the store in a folder or at an endpoint.

    Args:
        location: the store's folder, or the URL of an endpoint (docs/stores.md says how its parts are found).
        write: open for writing (one process at a time; at an endpoint nobody watches over that).
        create: make the folder a store where it isn't one; implies `write`.

    Raises:
        StoreError: it can't be opened.
    """
    if is_endpoint(location):
        from hrgraph.store.remote import RemoteBackend

        endpoint = read_endpoint(str(location), os.environ)
        backend = RemoteBackend(endpoint, write=write or create)
        return Store(location, write=write or create, backend=backend)
    return Store(location, write=write, create=create)


def noted(graph_iri: str, nquads: str, key: str = "") -> Replacement:
    """What puts a graph into a store, with the note of its key (see `Store.replace_graph`)."""
    graph = _iri(graph_iri)
    key = key or f"sha256:{hashlib.sha256(nquads.encode('utf-8')).hexdigest()}"
    noted = (f"{graph} <{_KEY}> {_literal(key)}", f'<{_META}> <{_FORMAT}> "{STORE_FORMAT}"^^<{_INTEGER}>')
    return Replacement(
        graph=graph_iri,
        key=key,
        nquads=in_graph(nquads, graph),
        unnote=f"DELETE WHERE {{ GRAPH <{_META}> {{ {graph} <{_KEY}> ?key }} }}",
        note=f"INSERT DATA {{ GRAPH <{_META}> {{ {' . '.join(noted)} }} }}",
        notes=tuple(f"{statement} <{_META}> ." for statement in noted),
    )


def _iri(value: str) -> str:
    if any(character in '<>"{}|^`\\' or character <= " " for character in value):
        raise ValueError(f"not an IRI: {value!r}")
    return f"<{value}>"


def _literal(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
