"""Where nodes lie: everywhere different, apart from each other, the same on every run."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from hrgraph.network import layout as module
from hrgraph.network.layout import layout

GRAPHS = {
    "nothing": nx.Graph(),
    "alone": nx.empty_graph(1),
    "many-alone": nx.empty_graph(50),
    "pair": nx.path_graph(2),
    "triangle": nx.complete_graph(3),
    "star": nx.star_graph(40),
    "path": nx.path_graph(30),
    "clubs": nx.disjoint_union(nx.karate_club_graph(), nx.path_graph(4)),
    "self-loop": nx.Graph([(0, 0), (0, 1)]),
    "directed": nx.DiGraph([(0, 1), (1, 0), (1, 2)]),
}


def named(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, lambda n: f"n{n:03}")


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_every_node_has_its_own_place(graph: nx.Graph) -> None:
    place = layout(named(graph))
    assert len(place) == len(graph)
    for (ax, ay), (bx, by) in combinations(place.values(), 2):
        assert np.hypot(ax - bx, ay - by) > 5
    assert all(np.isfinite(x) and np.isfinite(y) for x, y in place.values())


def test_the_same_graph_has_the_same_layout() -> None:
    graph = named(nx.karate_club_graph())
    assert layout(graph) == layout(graph.copy())


def test_components_do_not_overlap() -> None:
    graph = nx.disjoint_union_all(
        [nx.karate_club_graph(), nx.cycle_graph(6), nx.path_graph(2), nx.path_graph(2)]
    )
    place = layout(named(graph))
    boxes = []
    for component in nx.connected_components(named(graph)):
        xs, ys = zip(*(place[n] for n in component), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for (a, b, c, d), (e, f, g, h) in combinations(boxes, 2):
        assert b < e or f < a or d < g or h < c


def test_isolated_nodes_lie_below_the_others() -> None:
    graph = named(nx.disjoint_union(nx.karate_club_graph(), nx.empty_graph(5)))
    place = layout(graph)
    lowest = max(y for n, (_, y) in place.items() if graph.degree(n))
    assert all(place[n][1] > lowest for n in graph if not graph.degree(n))


def test_neighbours_are_nearer_than_strangers() -> None:
    graph = named(nx.connected_caveman_graph(6, 8))
    place = {n: np.array(p) for n, p in layout(graph).items()}
    near = np.mean([np.linalg.norm(place[a] - place[b]) for a, b in graph.edges()])
    all_pairs = np.mean([np.linalg.norm(place[a] - place[b]) for a, b in combinations(place, 2)])
    assert near < all_pairs / 2


def test_the_grid_gives_about_the_exact_forces() -> None:
    turn = np.arange(400) * 2.4
    at = np.column_stack(
        [np.sqrt(np.arange(400) + 1) * np.cos(turn), np.sqrt(np.arange(400) + 1) * np.sin(turn)]
    )
    mass = np.array([1.0 + n % 7 for n in range(400)])
    exact, grid = module._exact(at, mass), module._field(at, mass)
    error = np.linalg.norm(exact - grid, axis=1) / np.linalg.norm(exact, axis=1).mean()
    assert np.median(error) < 0.1


def test_large_networks_take_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EXACT", 30)
    place = layout(named(nx.connected_caveman_graph(6, 8)))
    assert len(set(place.values())) == 48


def test_an_engine_may_place_a_component_or_decline() -> None:
    graph = named(nx.path_graph(5))
    row = np.column_stack([np.arange(5.0), np.zeros(5)])
    place = layout(graph, engine=lambda count, edges: row)
    assert len({round(y) for _, y in place.values()}) == 1
    assert layout(graph, engine=lambda count, edges: None) == layout(graph)
