"""Brokerage between groups, after Gould and Fernandez.

A node brokers where somebody acts towards it, it acts towards a third, and the first does not act towards the
third.  The groups of the three say which role it plays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from hrgraph.network.build import Graph

__all__ = ["ROLES", "brokerage"]

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def brokerage(graph: Graph, group: Mapping[str, int]) -> dict[str, tuple[int, int, int, int, int]]:
    """Node → how often it is coordinator (all three of one group), consultant (it alone is of another),
    gatekeeper (it and the third), representative (the first and it), liaison (all of different groups).

    A network without directions counts each pair of neighbours once in each direction.
    """
    directed = graph.is_directed()
    into = {node: set(graph.predecessors(node) if directed else graph[node]) - {node} for node in graph}
    out = {node: set(graph.successors(node) if directed else graph[node]) - {node} for node in graph}
    counts: dict[str, tuple[int, int, int, int, int]] = {}
    for node in graph:
        own = group[node]
        # All pairs of the groups of both sides, less the pairs that are tied directly or are one and the
        # same.
        before, after = Counter(group[a] for a in into[node]), Counter(group[b] for b in out[node])
        pairs = Counter({(g, h): before[g] * after[h] for g in before for h in after})
        for first in into[node]:
            for third in (out[first] & out[node]) | ({first} & out[node]):
                pairs[group[first], group[third]] -= 1
        role = dict.fromkeys(ROLES, 0)
        for (first_group, third_group), count in pairs.items():
            role[_role(first_group, own, third_group)] += count
        counts[node] = (
            role["coordinator"],
            role["consultant"],
            role["gatekeeper"],
            role["representative"],
            role["liaison"],
        )
    return counts


def _role(first: int, own: int, third: int) -> str:
    if first == own:
        return "coordinator" if third == own else "representative"
    if third == own:
        return "gatekeeper"
    return "consultant" if first == third else "liaison"
