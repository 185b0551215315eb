"""Networks as typed, weighted networkx graphs whose edges know their acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import networkx as nx

from hrgraph.errors import UsageError
from hrgraph.network.acts import KINDS, OTHER, ActRecord, ActTable, ArticleRecord, NodeRecord, Tie
from hrgraph.network.filters import Filters, find_node, keep_ties
from hrgraph.network.periods import Slice, bounds, slice_of, slices

Graph: TypeAlias = nx.Graph
"""A `networkx.Graph` or `networkx.DiGraph` whose nodes are IRIs."""

__all__ = ["Graph", "Network", "build_network", "edge_attributes", "slice_network"]

EVERYTHING = Filters()
UNDIRECTED = frozenset({"coaction", "instruments"})
"""Kinds whose edges have no direction: acting together is mutual, and a bipartite edge joins unlike
things."""
MUTUAL = frozenset({"coaction"})


@dataclass(frozen=True, slots=True)
class Network:
    """A network with the acts behind it.

    Nodes are keyed by IRI and carry `label`, `short` (acronym), `type` (class), `category`, `country`,
    `acts`, `articles`
    (counts),
    `first` and `last` (ISO dates, "" unknown), and `role` (in `attacks` and `instruments`).
    Edges carry `weight` (number of acts), `articles` (number of articles), `acts` (tuple of their IRIs),
    `kinds` (tuple of (act type, count)), `relation`, `confidence` (mean), `first` and `last`.
    """

    kind: str
    graph: Graph
    acts: Mapping[str, ActRecord]
    """Only those behind some edge or node."""
    articles: Mapping[str, ArticleRecord]
    title: str
    filters: Filters = EVERYTHING
    slice: str = ""
    """The time slice that this is, "" for all of it."""
    alone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Acts that name a node but nobody at the other end: victims of attacks without a known perpetrator."""

    @property
    def period(self) -> tuple[str, str]:
        """The first and last day of the dated acts, ("", "") without any."""
        return _extent(act.date for act in self.acts.values())

    def __bool__(self) -> bool:
        return len(self.graph) > 0

    def edges(self) -> list[tuple[str, str, dict[str, Any]]]:
        """All edges with their attributes, sorted; in a bipartite network the actor comes first."""
        nodes = self.graph.nodes
        pairs = [
            (b, a, data)
            if nodes[a].get("bipartite") == 1 and nodes[b].get("bipartite") == 0
            else (a, b, data)
            for a, b, data in self.graph.edges(data=True)
        ]
        if not self.graph.is_directed() and self.kind != "instruments":
            pairs = [(min(a, b), max(a, b), data) for a, b, data in pairs]
        return sorted(pairs, key=lambda e: (e[0], e[1]))

    def summary(self) -> str:
        """Counts and period in one line, as captions give them."""
        n, m = self.graph.number_of_nodes(), self.graph.number_of_edges()
        first, last = self.period
        when = "undated" if not first else first[:4] if first[:4] == last[:4] else f"{first[:4]}–{last[:4]}"
        return (
            f"{n:,} {_plural(n, 'node')}, {m:,} {_plural(m, 'edge')}, {len(self.acts):,} "
            f"{_plural(len(self.acts), 'act')} in {len(self.articles):,} "
            f"{_plural(len(self.articles), 'article')}, {when}"
        )

    def _repr_html_(self) -> str:
        """The interactive page in a frame, for notebooks."""
        from hrgraph.network.page import notebook_html

        return notebook_html(self)


def _plural(count: int, word: str) -> str:
    return word if count == 1 else f"{word}s"


def build_network(
    table: ActTable, kind: str, filters: Filters = EVERYTHING, *, centre: str = "", radius: int = 1
) -> Network:
    """Build one network.

    Args:
        table: what `load_acts` read, with the ties of this kind.
        kind: one of `KINDS`.
        filters: which acts and actors to keep.
        centre: of an `ego` network: the name or IRI of the one in the middle.
        radius: of an `ego` network: how many edges away, whatever their direction.

    Raises:
        UsageError: an unknown kind, a filter that names what is not there, an ego network of nobody.
    """
    if kind not in KINDS:
        raise UsageError(f"no network is called {kind!r}", f"choose from {', '.join(KINDS)}")
    if radius < 1:
        raise UsageError(f"radius {radius} is too small", "a radius is 1 or more")
    ties = keep_ties(table, table.ties[kind], filters, mutual=kind in MUTUAL)
    network = _assemble(table, kind, ties, filters, KINDS[kind].capitalize())
    if kind == "ego":
        if not centre:
            raise UsageError(
                "an ego network needs somebody in its middle", "name an actor, office or instrument"
            )
        middle = find_node(table, centre)
        title = f"All that lies around {table.nodes[middle].label}"
        near: set[str] = set()
        if middle in network.graph:
            near = set(nx.ego_graph(network.graph, middle, radius=radius, undirected=True))
        return replace(_part(network, near), title=title)
    return network


def _assemble(table: ActTable, kind: str, ties: Iterable[Tie], filters: Filters, title: str) -> Network:
    """Gather ties into edges, drop the light ones, then count acts of nodes over what is left."""
    directed = kind not in UNDIRECTED
    edges: dict[tuple[str, str], list[Tie]] = {}
    alone: dict[str, set[str]] = {}
    for tie in ties:
        if not tie.source:
            alone.setdefault(tie.target, set()).add(tie.act)
            continue
        pair = (tie.source, tie.target)
        if kind in MUTUAL and pair[1] < pair[0]:
            pair = (pair[1], pair[0])
        edges.setdefault(pair, []).append(tie)
    graph: Graph = nx.DiGraph() if directed else nx.Graph()
    of_node: dict[str, set[str]] = {iri: set(acts) for iri, acts in alone.items() if filters.min_weight <= 1}
    roles: dict[str, set[str]] = {}
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for pair in sorted(edges):
        acts = sorted({tie.act for tie in edges[pair]})
        if len(acts) < filters.min_weight:
            continue
        relation = "+".join(sorted({tie.relation for tie in edges[pair] if tie.relation}))
        kept[pair] = edge_attributes([table.acts[iri] for iri in acts], relation or kind)
        for end in pair:
            of_node.setdefault(end, set()).update(acts)
        for end, role in zip(pair, _ends(kind, relation), strict=True):
            roles.setdefault(end, set()).add(role)
    for iri in of_node:
        if kind == "attacks" and iri in alone:
            roles.setdefault(iri, set()).add("victim")
    for iri in sorted(of_node):
        graph.add_node(iri, **_node(table, iri, of_node[iri], roles.get(iri, set())))
        if kind == "instruments":
            graph.nodes[iri]["bipartite"] = int("instrument" in roles[iri])
    for (source, target), attributes in kept.items():
        graph.add_edge(source, target, **attributes)
    used = {act for acts in of_node.values() for act in acts}
    return Network(
        kind=kind,
        graph=graph,
        acts={iri: table.acts[iri] for iri in sorted(used)},
        articles=_cited(table.articles, (table.acts[a] for a in used)),
        title=title,
        filters=filters,
        alone={iri: tuple(sorted(acts)) for iri, acts in sorted(alone.items()) if iri in graph},
    )


def _ends(kind: str, relation: str) -> tuple[str, str]:
    """The parts that the two ends of an edge play."""
    if kind == "attacks":
        if "attack" in relation:
            return "perpetrator", "victim"
        return ("protester", "perpetrator") if relation == "protest" else ("supporter", "victim")
    if kind == "instruments":
        return "actor", "instrument"
    if kind == "offices":
        return "actor", "office"
    return ("actor", "actor") if kind in MUTUAL else ("actor", "addressee")


def edge_attributes(records: list[ActRecord], relation: str) -> dict[str, Any]:
    """What an edge knows of the acts behind it, given in the order of their IRIs."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.key] = counts.get(record.key, 0) + 1
    first, last = _extent(r.date for r in records)
    return {
        "weight": len(records),
        "articles": len({r.article for r in records}),
        "acts": tuple(r.iri for r in records),
        "kinds": tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        "relation": relation,
        "confidence": round(sum(r.confidence for r in records) / len(records), 4),
        "first": first,
        "last": last,
    }


def _node(table: ActTable, iri: str, acts: Iterable[str], roles: Iterable[str]) -> dict[str, Any]:
    record = table.nodes.get(iri) or NodeRecord(iri=iri, label=iri.rsplit("/", 1)[-1], category=OTHER)
    records = [table.acts[a] for a in sorted(acts)]
    first, last = _extent(r.date for r in records)
    return {
        "label": record.label,
        "short": record.short,
        "type": record.type,
        "category": record.category,
        "country": record.country,
        "acts": len(records),
        "articles": len({r.article for r in records}),
        "role": "+".join(sorted(roles)),
        "first": first,
        "last": last,
    }


def _extent(dates: Iterable[str]) -> tuple[str, str]:
    known = [bounds(date) for date in dates if date]
    return (min(b[0] for b in known), max(b[1] for b in known)) if known else ("", "")


def _cited(articles: Mapping[str, ArticleRecord], acts: Iterable[ActRecord]) -> dict[str, ArticleRecord]:
    return {
        iri: articles.get(iri, ArticleRecord(iri)) for iri in sorted({a.article for a in acts if a.article})
    }


def _part(network: Network, nodes: set[str]) -> Network:
    """The part of a network between these nodes, with only the acts of that part."""
    graph = network.graph.subgraph(sorted(nodes)).copy()
    used = {act for _, _, data in graph.edges(data=True) for act in data["acts"]}
    return replace(
        network,
        graph=graph,
        acts={iri: act for iri, act in network.acts.items() if iri in used},
        articles=_cited(network.articles, (network.acts[a] for a in used)),
    )


def slice_network(table: ActTable, network: Network, size: Slice) -> dict[str, Network]:
    """The network of each time slice, in order, those without any act too.

    Acts that are not dated precisely enough for the slices are in none of them.
    """
    of_slice: dict[str, set[str]] = {
        name: set() for name in slices((a.date for a in network.acts.values()), size)
    }
    for act in network.acts.values():
        if name := slice_of(act.date, size):
            of_slice[name].add(act.iri)
    graph = network.graph
    ties = [
        t
        for t in table.ties[network.kind]
        if (graph.has_edge(t.source, t.target) if t.source else t.target in graph)
    ]
    everything = replace(network.filters, min_weight=1)  # the edges of the whole network have passed already
    parts: dict[str, Network] = {}
    for name, acts in of_slice.items():
        chosen = (t for t in ties if t.act in acts)
        part = _assemble(table, network.kind, chosen, everything, network.title)
        parts[name] = replace(part, filters=network.filters, title=f"{network.title}, {name}", slice=name)
    return parts
