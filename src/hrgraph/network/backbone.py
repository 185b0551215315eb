"""Projections of the bipartite network of actors and instruments, and the backbone of a weighted network."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Literal

import networkx as nx

from hrgraph.errors import UsageError
from hrgraph.network.build import Network, edge_attributes

__all__ = ["backbone", "project"]


def project(network: Network, side: Literal["actor", "instrument"]) -> Network:
    """Actors tied by the instruments they share, or instruments by the actors they share.

    The weight of an edge is the number of things shared; its acts are those towards them.

    Raises:
        UsageError: the network is not of the kind `instruments`.
    """
    if network.kind != "instruments":
        raise UsageError(
            f"a network of the kind {network.kind!r} has no two sides", "project an instruments network"
        )
    graph = network.graph
    kept = 0 if side == "actor" else 1
    result = nx.Graph()
    result.add_nodes_from((n, dict(d)) for n, d in sorted(graph.nodes(data=True)) if d["bipartite"] == kept)
    shared: dict[tuple[str, str], list[str]] = {}
    for node, data in sorted(graph.nodes(data=True)):
        if data["bipartite"] != kept:
            for pair in combinations(sorted(graph[node]), 2):
                shared.setdefault(pair, []).append(node)
    for (a, b), through in sorted(shared.items()):
        acts = sorted({act for end in (a, b) for node in through for act in graph[end][node]["acts"]})
        attributes = edge_attributes([network.acts[act] for act in acts], "shared")
        result.add_edge(a, b, **{**attributes, "weight": len(through), "shared": tuple(through)})
    what = "instruments" if side == "actor" else "actors"
    return replace(network, graph=result, title=f"{side.capitalize()}s by the {what} they share")


def backbone(network: Network, alpha: float = 0.05) -> Network:
    """Keep the edges that are heavier than chance would have them for at least one of their ends.

    The disparity filter of Serrano, Boguñá and Vespignani: an edge of weight w at a node of strength s and
    degree k > 1 is kept where (1 - w/s)^(k-1) < alpha.  Where a node has one edge only, that end decides
    nothing.
    A directed network looks at outgoing edges of the source and incoming ones of the target.

    Raises:
        UsageError: alpha is not between 0 and 1.
    """
    if not 0 < alpha < 1:
        raise UsageError(f"alpha {alpha} is not between 0 and 1", "0.05 is usual; smaller keeps less")
    graph = network.graph
    directed = graph.is_directed()
    ends = ((graph.out_edges, 0), (graph.in_edges, 1)) if directed else ((graph.edges, 0), (graph.edges, 1))
    kept = []
    for a, b, weight in graph.edges(data="weight", default=1):
        for view, side in ends:
            node = (a, b)[side]
            weights = [w for _, _, w in view(node, data="weight", default=1)]
            if len(weights) > 1 and (1 - weight / sum(weights)) ** (len(weights) - 1) < alpha:
                kept.append((a, b))
                break
    part = graph.edge_subgraph(kept).copy()
    ordered = type(graph)()
    ordered.add_nodes_from((n, part.nodes[n]) for n in sorted(part))
    ordered.add_edges_from((a, b, part.edges[a, b]) for a, b in sorted(kept))
    used = {act for _, _, data in ordered.edges(data=True) for act in data.get("acts", ())}
    acts = {iri: act for iri, act in network.acts.items() if iri in used}
    cited = {act.article for act in acts.values()}
    return replace(
        network,
        graph=ordered,
        acts=acts,
        articles={iri: article for iri, article in network.articles.items() if iri in cited},
        alone={},
        title=f"{network.title}: backbone (alpha {alpha:g})",
    )
