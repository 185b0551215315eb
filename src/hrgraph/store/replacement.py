"""A graph's new content, checked, in the forms in which stores take it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

__all__ = ["Replacement", "in_graph", "normalised"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """A graph's new content, and the updates that keep the store's note of it."""

    graph: str
    """Its IRI."""
    key: str
    """Names this content."""
    nquads: str
    """The statements, one a line, all of them in the graph (see `in_graph`)."""
    unnote: str
    """Update: forget what the graph was loaded with."""
    note: str
    """Update: keep what it is loaded with now."""
    notes: tuple[str, ...] = ()
    """What the note says, as N-Quads."""

    @property
    def ntriples(self) -> str:
        """The statements without their graph, as `INSERT DATA` wants them; worked out each time."""
        nquads = self.nquads
        if "\\u" in nquads or "\\U" in nquads:
            # SPARQL decodes \u escapes before it parses, N-Quads after: an escaped mark would differ
            nquads = normalised(nquads)
        return nquads.replace(f" <{self.graph}> .\n", " .\n").removesuffix("\n")

    def as_update(self) -> str:
        """All of it as one update."""
        return (
            f"DROP SILENT GRAPH <{self.graph}> ;\n"
            f"INSERT DATA {{ GRAPH <{self.graph}> {{\n{self.ntriples}\n}} }} ;\n{self.unnote} ;\n{self.note}"
        )

    def as_nquads(self) -> bytes:
        """All of it as N-Quads, for a store that holds nothing of the graph."""
        return (self.nquads + "".join(f"{note}\n" for note in self.notes)).encode("utf-8")


def in_graph(nquads: str, graph: str) -> str:
    """The statements, one a line with nothing after it, where all of them are in one graph.

    Args:
        nquads: the statements, one a line.
        graph: the IRI of the graph between angle brackets.

    Raises:
        ValueError: a statement is in another graph, or none.
    """
    ending = f" {graph} ."
    statements = nquads.split(f"{ending}\n")
    if not (statements.pop() == "" and len(statements) == nquads.count("\n")):
        statements = [*_cut(nquads.split("\n"), ending)]
        nquads = "".join(f"{statement}{ending}\n" for statement in statements)
    for statement in statements:
        if len(statement.split(None, 2)) < 3:  # what stands at the end is its object
            raise ValueError(f"a statement is not in the graph {graph}: {f'{statement}{ending}'[:120]}")
    return nquads


def _cut(lines: Iterable[str], ending: str) -> Iterable[str]:
    for line in lines:
        statement = line.rstrip()
        if not statement:
            continue
        if not statement.endswith(ending):
            graph = ending.removesuffix(" .").strip()
            raise ValueError(f"a statement is not in the graph {graph}: {statement[:120]}")
        yield statement[: -len(ending)]


def normalised(nquads: str) -> str:
    """The same statements with every escape but those of control characters resolved.

    Raises:
        ValueError: it is not N-Quads.
    """
    try:
        statements = list(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise ValueError(f"not N-Quads: {str(error).strip().partition(chr(10))[0]}") from None
    return (ox.serialize(statements, format=ox.RdfFormat.N_QUADS) or b"").decode()
