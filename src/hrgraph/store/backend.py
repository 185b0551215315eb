"""What a place that keeps the graph must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from hrgraph.store.terms import Table, Triple

__all__ = ["DUMP_FORMATS", "Backend", "Replacement"]

DUMP_FORMATS = ("turtle", "trig", "nquads", "ntriples", "rdfxml")
"""What `dump` can write; formats with named graphs (trig, nquads) keep them."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A graph's new content, and the updates that keep the store's note of it."""

    graph: str
    """Its IRI."""
    key: str
    """Names this content."""
    ntriples: str
    """The statements, one a line."""
    unnote: str
    """Update: forget what the graph was loaded with."""
    note: str
    """Update: keep what it is loaded with now."""
    notes: tuple[str, ...] = ()
    """What the note says, as N-Quads."""

    def as_update(self) -> str:
        """All of it as one update."""
        return (
            f"DROP SILENT GRAPH <{self.graph}> ;\n"
            f"INSERT DATA {{ GRAPH <{self.graph}> {{\n{self.ntriples}\n}} }} ;\n{self.unnote} ;\n{self.note}"
        )

    def as_nquads(self) -> str:
        """All of it as N-Quads, for a store that holds nothing of the graph."""
        ending = f" <{self.graph}> .\n"
        content = f"{self.ntriples}\n".replace(" .\n", ending) if self.ntriples else ""
        return content + "".join(f"{note}\n" for note in self.notes)


class Backend(Protocol):
    """One graph store.  `Store` adds to it what does not depend on where the data is.

    Queries see the union of all named graphs as their default graph.  Every method raises `StoreError`
    where the data can't be reached, and the three that ask raise `QueryError` for a query that is wrong.
    """

    def select(self, sparql: str) -> Table:
        """The answer of a SELECT query."""

    def ask(self, sparql: str) -> bool:
        """The answer of an ASK query."""

    def construct(self, sparql: str) -> Iterator[Triple]:
        """The answer of a CONSTRUCT or DESCRIBE query."""

    def update(self, sparql: str) -> None:
        """Run a SPARQL update: all of it or nothing."""

    def replace_graph(self, new: Replacement) -> None:
        """Put a graph in the place of what it held.  The note tells a complete graph from a broken one."""

    def replace_graphs(self, new: Sequence[Replacement]) -> None:
        """Put many graphs in the places of what they held, each of them in one step."""

    def graphs(self) -> Iterator[str]:
        """The IRIs of the named graphs."""

    def dump(self, format: str, graph: str | None = None) -> Iterator[bytes]:
        """The content in one of `DUMP_FORMATS`, of one graph or of all, in pieces."""

    def optimize(self) -> None:
        """Make what was written fast to read, where the backend knows how."""

    def close(self) -> None:
        """Let go of files and connections.  The backend can't be used afterwards."""
