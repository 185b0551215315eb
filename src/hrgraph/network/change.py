"""What changed between two networks, such as those of two periods."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.network.build import Network

__all__ = ["Change", "NodeChange", "compare"]


@dataclass(frozen=True, slots=True)
class NodeChange:
    """One node's strength (acts, in both directions) before and after; None where it is absent."""

    iri: str
    label: str
    before: int | None
    after: int | None

    @property
    def difference(self) -> int:
        """Acts gained, or lost where negative."""
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True, slots=True)
class Change:
    """Nodes and edges that came, stayed and went; `nodes` lists all, the largest difference first.

    `edge_overlap` and `node_overlap` are Jaccard's: those in both over those in either (None: none in
    either).
    """

    nodes: tuple[NodeChange, ...]
    nodes_came: int
    nodes_stayed: int
    nodes_went: int
    edges_came: int
    edges_stayed: int
    edges_went: int
    node_overlap: float | None
    edge_overlap: float | None


def compare(before: Network, after: Network) -> Change:
    """Compare two networks of one kind."""
    first, second = before.graph, after.graph
    old, new = set(first), set(second)
    old_edges = {_pair(a, b, first.is_directed()) for a, b in first.edges()}
    new_edges = {_pair(a, b, second.is_directed()) for a, b in second.edges()}
    rows = []
    for iri in sorted(old | new):
        label = (second if iri in new else first).nodes[iri]["label"]
        was = int(first.degree(iri, weight="weight")) if iri in old else None
        now = int(second.degree(iri, weight="weight")) if iri in new else None
        rows.append(NodeChange(iri, label, was, now))
    return Change(
        nodes=tuple(sorted(rows, key=lambda r: (-abs(r.difference), r.label, r.iri))),
        nodes_came=len(new - old),
        nodes_stayed=len(new & old),
        nodes_went=len(old - new),
        edges_came=len(new_edges - old_edges),
        edges_stayed=len(new_edges & old_edges),
        edges_went=len(old_edges - new_edges),
        node_overlap=_overlap(old, new),
        edge_overlap=_overlap(old_edges, new_edges),
    )


def _pair(a: str, b: str, directed: bool) -> tuple[str, str]:
    return (a, b) if directed or a < b else (b, a)


def _overlap(old: set[str] | set[tuple[str, str]], new: set[str] | set[tuple[str, str]]) -> float | None:
    either = len(old | new)
    return round(len(old & new) / either, 6) if either else None
