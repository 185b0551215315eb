"""Communities: groups of nodes with more acts among them than with the others."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from hrgraph.network.build import Graph

__all__ = ["Communities", "find_communities", "modularity", "undirected"]

SEED = 42


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition of a network, the largest community first.

    `modularity` is that of Newman and Girvan with acts as weights; `method` says what found the partition.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    method: str

    def of_node(self) -> dict[str, int]:
        """Node → number of its community, from 0."""
        return {node: number for number, group in enumerate(self.groups) for node in group}


def undirected(graph: Graph) -> Graph:
    """The network without directions: the weights of an edge and its opposite add up."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for source, target, weight in sorted(graph.edges(data="weight", default=1)):
        if source == target:
            continue
        before = simple.get_edge_data(source, target, {"weight": 0})["weight"]
        simple.add_edge(source, target, weight=before + weight)
    return simple


def find_communities(graph: Graph, *, seed: int = SEED) -> Communities:
    """Leiden communities where igraph is installed (extra `fast`), else Louvain communities; both by
    modularity.

    The same network and seed give the same partition.
    """
    simple = undirected(graph)
    if simple.number_of_edges() == 0:
        return Communities(tuple((node,) for node in sorted(simple)), 0.0, "none")
    try:
        import igraph
    except ImportError:
        found = [set(group) for group in nx.community.louvain_communities(simple, weight="weight", seed=seed)]
        method = "Louvain (networkx)"
    else:
        found, method = _leiden(igraph, simple, seed), "Leiden (igraph)"
    groups = sorted((tuple(sorted(group)) for group in found), key=lambda g: (-len(g), g))
    return Communities(tuple(groups), modularity(simple, groups), method)


def _leiden(igraph: object, simple: Graph, seed: int) -> list[set[str]]:
    names = sorted(simple)
    index = {name: n for n, name in enumerate(names)}
    edges = sorted((index[a], index[b], w) for a, b, w in simple.edges(data="weight"))
    fast = igraph.Graph(n=len(names), edges=[(a, b) for a, b, _ in edges])  # type: ignore[attr-defined]
    igraph.set_random_number_generator(random.Random(seed))  # type: ignore[attr-defined]
    try:
        partition = fast.community_leiden(
            objective_function="modularity", weights=[w for _, _, w in edges], n_iterations=-1
        )
    finally:
        igraph.set_random_number_generator(random)  # type: ignore[attr-defined]
    return [{names[n] for n in group} for group in partition]


def modularity(graph: Graph, groups: list[tuple[str, ...]] | tuple[tuple[str, ...], ...]) -> float:
    """Weighted modularity of a partition of the network without directions."""
    simple = undirected(graph) if graph.is_directed() else graph
    return float(nx.community.modularity(simple, [set(group) for group in groups], weight="weight"))


def community_labels(
    graph: Graph, groups: tuple[tuple[str, ...], ...], names: int = 2, longest: int = 60
) -> dict[int, str]:
    """What to call communities: the labels of their strongest members, acronyms for labels that are
    longer."""
    strength: Mapping[str, float] = dict(graph.degree(weight="weight"))
    labels: dict[int, str] = {}
    for number, group in enumerate(groups):
        leaders = sorted(group, key=lambda n: (-strength.get(n, 0), n))[:names]
        labels[number] = ", ".join(_called(graph.nodes[n], n, longest) for n in leaders)
    return labels


def _called(node: Mapping[str, str], iri: str, longest: int) -> str:
    label = node.get("label") or iri
    return label if len(label) <= longest else node.get("short") or label
