"""Measures against networkx's and igraph's reference values, and against examples worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import networkx as nx
import pytest

from hrgraph.errors import UsageError
from hrgraph.network import ActTable, Filters, Network, build_network
from hrgraph.network import measures as module
from hrgraph.network.backbone import backbone, project
from hrgraph.network.brokerage import ROLES, brokerage
from hrgraph.network.change import compare
from hrgraph.network.communities import find_communities, modularity, undirected
from hrgraph.network.measures import NODE_MEASURES, network_stats, node_measures, with_measures

REFERENCES = {
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "pagerank": lambda g: nx.pagerank(g, weight="weight", tol=1e-12, max_iter=1000),
}


@pytest.fixture(scope="module", params=["advocacy", "coaction"])
def network(request: pytest.FixtureRequest, synthetic: ActTable) -> Network:
    return build_network(synthetic, request.param)


@pytest.mark.parametrize("name", REFERENCES)
def test_against_networkx(network: Network, name: str) -> None:
    if name == "pagerank":
        pytest.importorskip("scipy", reason="networkx's PageRank needs scipy")
    expected = REFERENCES[name](network.graph)
    found = node_measures(network)
    for node in network.graph:
        assert found[node][name] == pytest.approx(expected[node], abs=1e-7)


def test_igraph_gives_what_networkx_gives(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("igraph", reason="the extra fast is not installed")
    slow = module._paths(network.graph)
    monkeypatch.setattr(module, "FAST_FROM", 1)
    assert network_stats(network).engine == "igraph"
    fast = module._paths(network.graph)
    for expected, found in zip(slow, fast, strict=True):
        for node in network.graph:
            assert found[node] == pytest.approx(expected[node], abs=1e-9)


def test_pagerank_against_igraph(network: Network) -> None:
    igraph = pytest.importorskip("igraph", reason="the extra fast is not installed")
    reference = igraph.Graph.from_networkx(network.graph)
    expected = dict(zip(reference.vs["_nx_name"], reference.pagerank(weights="weight"), strict=True))
    for node, values in node_measures(network).items():
        assert values["pagerank"] == pytest.approx(expected[node], abs=1e-6)


def test_eigenvector_of_the_largest_component(network: Network) -> None:
    simple = undirected(network.graph)
    largest = max(nx.connected_components(simple), key=len)
    expected = nx.eigenvector_centrality_numpy(simple.subgraph(largest), weight="weight")
    for node, values in node_measures(network).items():
        assert values["eigenvector"] == pytest.approx(abs(expected.get(node, 0.0)), abs=1e-5)


def test_strength_and_degree(table: ActTable) -> None:
    found = node_measures(build_network(table, "offices"))
    office = found["https://w3id.org/hrgraph/id/office/rapporteur"]
    ada = found["https://w3id.org/hrgraph/id/org/ada"]
    assert (office["in_degree"], office["in_strength"], office["out_strength"]) == (2, 3, 0)
    assert (ada["out_degree"], ada["out_strength"]) == (1, 2)


def test_core_of_a_clique_with_a_tail() -> None:
    graph = nx.complete_graph(4)
    graph.add_edge(3, 4)
    found = node_measures(_network(nx.relabel_nodes(graph, str)))
    assert [found[str(n)]["core"] for n in range(5)] == [3, 3, 3, 3, 1]


def _network(graph: nx.Graph) -> Network:
    for _, data in graph.nodes(data=True):
        data.setdefault("label", "")
        data.setdefault("category", "other")
    for _, _, data in graph.edges(data=True):
        data.setdefault("weight", 1)
        data.setdefault("acts", ())
    return Network("advocacy", graph, {}, {}, "test")


def test_whole_network_against_networkx(network: Network) -> None:
    stats = network_stats(network)
    graph = network.graph
    assert stats.density == pytest.approx(nx.density(graph), abs=1e-6)
    assert stats.clustering == pytest.approx(nx.transitivity(undirected(graph)), abs=1e-6)
    assert stats.assortativity == pytest.approx(
        nx.attribute_assortativity_coefficient(graph, "category"), abs=1e-6
    )
    if graph.is_directed():
        assert stats.reciprocity == pytest.approx(nx.overall_reciprocity(graph), abs=1e-6)
    else:
        assert stats.reciprocity is None


def test_undefined_measures_are_none_not_wrong(synthetic: ActTable) -> None:
    only = build_network(synthetic, "coaction", Filters(actor_types=("State",)))
    assert network_stats(only).assortativity is None  # all of one type


def test_measures_of_nothing() -> None:
    empty = _network(nx.DiGraph())
    assert node_measures(empty) == {}
    stats = network_stats(empty)
    assert (stats.nodes, stats.density, stats.reciprocity, stats.modularity) == (0, 0.0, None, 0.0)


def test_karate_club_communities() -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    for _, _, data in graph.edges(data=True):
        data["weight"] = 1
    found = find_communities(graph)
    # 0.4198 is the largest modularity that this network can have (Brandes et al., IEEE TKDE 20(2), 2008).
    assert found.modularity == pytest.approx(0.4198, abs=0.005)
    assert find_communities(graph) == found


def test_leiden_and_louvain_agree_within_tolerance(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("igraph", reason="the extra fast is not installed")
    leiden = find_communities(network.graph)
    assert leiden.method == "Leiden (igraph)"
    monkeypatch.setitem(__import__("sys").modules, "igraph", None)
    louvain = find_communities(network.graph)
    assert louvain.method == "Louvain (networkx)"
    assert louvain.modularity == pytest.approx(leiden.modularity, abs=0.03)


def test_modularity_against_igraph(network: Network) -> None:
    igraph = pytest.importorskip("igraph", reason="the extra fast is not installed")
    simple = undirected(network.graph)
    found = find_communities(network.graph)
    reference = igraph.Graph.from_networkx(simple)
    membership = [found.of_node()[name] for name in reference.vs["_nx_name"]]
    expected = reference.modularity(membership, weights="weight")
    assert modularity(network.graph, found.groups) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        pytest.param((1, 1, 1), "coordinator", id="all-of-one-group"),
        pytest.param((1, 2, 1), "consultant", id="it-alone-of-another"),
        pytest.param((1, 2, 2), "gatekeeper", id="it-and-the-third"),
        pytest.param((1, 1, 2), "representative", id="the-first-and-it"),
        pytest.param((1, 2, 3), "liaison", id="all-of-different-groups"),
    ],
)
def test_each_role_of_a_broker(groups: tuple[int, int, int], role: str) -> None:
    graph = nx.DiGraph([("a", "v"), ("v", "b")])
    counts = brokerage(graph, dict(zip(("a", "v", "b"), groups, strict=True)))
    assert dict(zip(ROLES, counts["v"], strict=True)) == {r: int(r == role) for r in ROLES}
    assert sum(counts["a"]) == sum(counts["b"]) == 0


def test_brokerage_against_counting_every_triple(network: Network) -> None:
    graph = network.graph
    group = find_communities(graph).of_node()
    counts = brokerage(graph, group)
    arcs = set(graph.edges()) | (set() if graph.is_directed() else {(b, a) for a, b in graph.edges()})
    some = sorted(graph)[:25]
    for v in some:
        before = [a for a, b in arcs if b == v and a != v]
        after = [b for a, b in arcs if a == v and b != v]
        expected = sum(a != b and (a, b) not in arcs for a in before for b in after)
        assert sum(counts[v]) == expected


def test_a_closed_triple_is_no_brokerage() -> None:
    graph = nx.DiGraph([("a", "v"), ("v", "b"), ("a", "b")])
    assert sum(brokerage(graph, {"a": 1, "v": 1, "b": 1})["v"]) == 0


def test_backbone_by_hand() -> None:
    # The hub has edges of weight 1, 1, 1, 1, 16: only (1 - 16/20)^4 = 0.0016 is below 0.05.
    graph = nx.Graph()
    for n, weight in enumerate((1, 1, 1, 1, 16)):
        graph.add_edge("hub", f"leaf{n}", weight=weight)
    assert set(backbone(_network(graph)).graph.edges()) == {("hub", "leaf4")}


def test_backbone_looks_at_both_directions_apart() -> None:
    graph = nx.DiGraph()
    for n, weight in enumerate((1, 1, 1, 1, 16)):
        graph.add_edge(f"leaf{n}", "hub", weight=weight)
    assert set(backbone(_network(graph)).graph.edges()) == {("leaf4", "hub")}


def test_backbone_alpha() -> None:
    with pytest.raises(UsageError, match="alpha 2 is not between 0 and 1"):
        backbone(_network(nx.Graph()), 2)


def test_projections(table: ActTable) -> None:
    network = build_network(table, "instruments")
    base = "https://w3id.org/hrgraph/id/"
    actors = project(network, "actor")
    assert actors.graph.edges[base + "org/ada", base + "org/bea"]["weight"] == 1
    assert not actors.graph.has_node(base + "instrument/R-1")
    instruments = project(network, "instrument")
    edge = instruments.graph.edges[base + "instrument/L-2", base + "instrument/R-1"]
    assert edge["shared"] == (base + "org/ada",)


def test_projection_against_networkx(synthetic: ActTable) -> None:
    network = build_network(synthetic, "instruments")
    actors = [n for n, d in network.graph.nodes(data=True) if d["bipartite"] == 0]
    expected = nx.bipartite.weighted_projected_graph(network.graph, actors)
    found = project(network, "actor").graph
    assert {(a, b): w for a, b, w in found.edges(data="weight")} == {
        tuple(sorted(pair)): w for *pair, w in expected.edges(data="weight")
    }


def test_projection_needs_two_sides(table: ActTable) -> None:
    with pytest.raises(UsageError, match="has no two sides"):
        project(build_network(table, "advocacy"), "actor")


def test_change_between_periods(table: ActTable) -> None:
    before = build_network(table, "offices", Filters(end="2019"))
    after = build_network(table, "offices", Filters(begin="2020"))
    change = compare(before, after)
    assert (change.edges_came, change.edges_stayed, change.edges_went) == (0, 1, 1)
    assert (change.nodes_came, change.nodes_stayed, change.nodes_went) == (0, 2, 1)
    assert change.edge_overlap == 0.5
    assert {row.label: row.difference for row in change.nodes} == {
        "Ada Watch": 0,
        "Bea Forum": -1,
        "Rapporteur on Defenders": -1,
    }


def test_with_measures_writes_them_to_the_nodes(table: ActTable) -> None:
    network = build_network(table, "advocacy")
    measured = with_measures(network)
    for _, data in measured.graph.nodes(data=True):
        assert set(NODE_MEASURES) <= set(data)
    assert "pagerank" not in next(iter(network.graph.nodes(data=True)))[1]  # the first is as it was


def test_no_measure_is_nan(network: Network) -> None:
    for values in node_measures(network).values():
        assert not any(math.isnan(value) for value in values.values())


def test_beyond_the_limit_igraph_is_needed(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEAVY", 10)
    monkeypatch.setattr(module, "FAST_FROM", 1)
    monkeypatch.setitem(__import__("sys").modules, "igraph", None)
    with pytest.raises(UsageError, match="packages that are not installed") as raised:
        node_measures(replace(network))
    assert "hrgraph[fast]" in raised.value.mend
