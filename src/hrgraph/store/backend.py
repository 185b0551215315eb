"""What a place that keeps the graph must be able to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from hrgraph.store.replacement import Replacement
from hrgraph.store.terms import Table, Triple

__all__ = ["DUMP_FORMATS", "Backend"]

DUMP_FORMATS = ("turtle", "trig", "nquads", "ntriples", "rdfxml")
"""What `dump` can write; formats with named graphs (trig, nquads) keep them."""


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
