"""Measures of nodes and of whole networks.  docs/networks.md defines each and names its source.

Light measures are networkx's or a few lines of numpy.  Betweenness and closeness cost nodes × edges: they are
igraph's where it is installed (extra `fast`), and above `HEAVY` nodes only igraph's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx
import numpy as np

from hrgraph.errors import MissingExtraError
from hrgraph.network.brokerage import ROLES, brokerage
from hrgraph.network.build import Graph, Network
from hrgraph.network.communities import find_communities, undirected

__all__ = ["HEAVY", "NODE_MEASURES", "NetworkStats", "network_stats", "node_measures", "with_measures"]

HEAVY = 20_000
"""Nodes above which betweenness and closeness need igraph."""
FAST_FROM = 500
"""Nodes from which igraph is used where it is installed; below, networkx is quick enough."""

NODE_MEASURES = (
    "degree",
    "in_degree",
    "out_degree",
    "in_strength",
    "out_strength",
    "betweenness",
    "closeness",
    "eigenvector",
    "pagerank",
    "core",
    "community",
    *ROLES,
)


@dataclass(frozen=True, slots=True)
class NetworkStats:
    """Figures of a whole network; None where undefined (no edges, one type only, no directions)."""

    nodes: int
    edges: int
    acts: int
    articles: int
    density: float
    components: int
    largest_component: int
    reciprocity: float | None
    assortativity: float | None
    """By category, Newman's coefficient for discrete characteristics."""
    communities: int
    modularity: float
    clustering: float
    method: str
    """What found the communities."""
    engine: str
    """What computed betweenness and closeness of the nodes."""


def network_stats(network: Network) -> NetworkStats:
    """The figures of a whole network."""
    graph = network.graph
    simple = undirected(graph)
    components = [len(c) for c in nx.connected_components(simple)]
    found = find_communities(graph)
    return NetworkStats(
        nodes=len(graph),
        edges=graph.number_of_edges(),
        acts=len(network.acts),
        articles=len(network.articles),
        density=round(nx.density(graph), 6) if len(graph) > 1 else 0.0,
        components=len(components),
        largest_component=max(components, default=0),
        reciprocity=_reciprocity(graph),
        assortativity=_assortativity(graph),
        communities=sum(len(group) > 1 for group in found.groups),
        modularity=round(found.modularity, 6),
        clustering=round(float(nx.transitivity(simple)), 6),
        method=found.method,
        engine=_engine(graph),
    )


def _reciprocity(graph: Graph) -> float | None:
    if not graph.is_directed() or graph.number_of_edges() == 0:
        return None
    return round(float(nx.overall_reciprocity(graph)), 6)


def _assortativity(graph: Graph) -> float | None:
    if graph.number_of_edges() == 0:
        return None
    types = {graph.nodes[end]["category"] for edge in graph.edges() for end in edge}
    if len(types) < 2:
        return None  # everybody is of one type: 0 divided by 0
    value = float(nx.attribute_assortativity_coefficient(graph, "category"))
    return None if math.isnan(value) else round(value, 6)


def node_measures(network: Network) -> dict[str, dict[str, float | int]]:
    """IRI → measure → value, for every node and all `NODE_MEASURES`.

    Raises:
        MissingExtraError: more than `HEAVY` nodes, and igraph is not installed.
    """
    graph = network.graph
    if len(graph) == 0:
        return {}
    directed = graph.is_directed()
    between, close = _paths(graph)
    simple = undirected(graph)
    community = find_communities(graph).of_node()
    roles = brokerage(graph, community)
    rank, eigen = pagerank(graph), eigenvector(simple)
    core = nx.core_number(simple)
    measured: dict[str, dict[str, float | int]] = {}
    for node in sorted(graph):
        weight_in = (
            graph.in_degree(node, weight="weight") if directed else graph.degree(node, weight="weight")
        )
        weight_out = graph.out_degree(node, weight="weight") if directed else weight_in
        measured[node] = {
            "degree": int(simple.degree(node)),
            "in_degree": int(graph.in_degree(node) if directed else graph.degree(node)),
            "out_degree": int(graph.out_degree(node) if directed else graph.degree(node)),
            "in_strength": int(weight_in),
            "out_strength": int(weight_out),
            "betweenness": round(between[node], 8),
            "closeness": round(close[node], 8),
            "eigenvector": round(eigen[node], 8),
            "pagerank": round(rank[node], 8),
            "core": int(core[node]),
            "community": community[node],
            **dict(zip(ROLES, roles[node], strict=True)),
        }
    return measured


def with_measures(network: Network) -> Network:
    """The network with every node measure as an attribute of its nodes."""
    graph = network.graph.copy()
    for node, values in node_measures(network).items():
        graph.nodes[node].update(values)
    return replace(network, graph=graph)


def _igraph(graph: Graph) -> Any:
    """The igraph module where it is to be used for this network, else None.

    Raises:
        MissingExtraError: it must be used and is not installed.
    """
    if len(graph) < FAST_FROM:
        return None
    try:
        import igraph
    except ImportError:
        if len(graph) > HEAVY:
            raise MissingExtraError(f"Betweenness and closeness of {len(graph):,} nodes", "fast") from None
        return None
    return igraph


def _engine(graph: Graph) -> str:
    return "networkx" if _igraph(graph) is None else "igraph"


def _paths(graph: Graph) -> tuple[dict[str, float], dict[str, float]]:
    """Betweenness and closeness, both from unweighted shortest paths along the directions.

    Closeness looks at the paths that lead to a node and is scaled by the share of nodes that reach it.
    """
    igraph = _igraph(graph)
    if igraph is None:
        return nx.betweenness_centrality(graph), nx.closeness_centrality(graph)
    names = sorted(graph)
    index = {name: n for n, name in enumerate(names)}
    fast = igraph.Graph(
        n=len(names), edges=[(index[a], index[b]) for a, b in graph.edges()], directed=graph.is_directed()
    )
    n = len(names)
    pairs = (n - 1) * (n - 2) / (1 if graph.is_directed() else 2)
    between = {
        name: value / pairs if pairs else 0.0 for name, value in zip(names, fast.betweenness(), strict=True)
    }
    reached = fast.neighborhood_size(order=n, mode="in")
    near = fast.closeness(mode="in", normalized=True)
    close = {
        name: 0.0 if size < 2 or math.isnan(value) else value * (size - 1) / (n - 1)
        for name, size, value in zip(names, reached, near, strict=True)
    }
    return between, close


def pagerank(graph: Graph, damping: float = 0.85, tolerance: float = 1e-12) -> dict[str, float]:
    """PageRank with acts as weights; sums to 1.  A node that points nowhere passes its rank to all alike."""
    names = sorted(graph)
    source, target, weight = _arrays(graph, names)
    n = len(names)
    out = np.bincount(source, weights=weight, minlength=n)
    dangling = out == 0
    share = weight / out[source] if len(source) else weight
    rank = np.full(n, 1 / n)
    for _ in range(1000):
        flow = np.bincount(target, weights=rank[source] * share, minlength=n)
        new = damping * (flow + rank[dangling].sum() / n) + (1 - damping) / n
        change = float(np.abs(new - rank).sum())
        rank = new
        if change < tolerance:
            break
    return dict(zip(names, rank.tolist(), strict=True))


def eigenvector(simple: Graph, tolerance: float = 1e-12) -> dict[str, float]:
    """Eigenvector centrality of the largest component of a network without directions, with acts as weights,
    scaled to length 1; 0 elsewhere, where it is not defined by the same vector."""
    values = dict.fromkeys(sorted(simple), 0.0)
    components = sorted(nx.connected_components(simple), key=lambda c: (-len(c), min(c)))
    if not components or len(components[0]) < 2:
        return values
    names = sorted(components[0])
    source, target, weight = _arrays(simple.subgraph(names), names)
    at = np.full(len(names), len(names) ** -0.5)
    for _ in range(5000):
        # Adding the vector itself shifts all eigenvalues alike; without it a bipartite network swings for
        # ever.
        new = at + np.bincount(target, weights=at[source] * weight, minlength=len(names)) / weight.max()
        new /= np.linalg.norm(new)
        change = float(np.abs(new - at).max())
        at = new
        if change < tolerance:
            break
    values.update(zip(names, at.tolist(), strict=True))
    return values


def _arrays(graph: Graph, names: list[str]) -> tuple[Any, Any, Any]:
    """Edges as index arrays, both ways where the network has no directions."""
    index: Mapping[str, int] = {name: n for n, name in enumerate(names)}
    edges = sorted((index[a], index[b], float(w)) for a, b, w in graph.edges(data="weight", default=1))
    if not graph.is_directed():
        edges = sorted({*edges, *((b, a, w) for a, b, w in edges)})
    source = np.array([a for a, _, _ in edges], dtype=np.int64)
    target = np.array([b for _, b, _ in edges], dtype=np.int64)
    return source, target, np.array([w for _, _, w in edges])
