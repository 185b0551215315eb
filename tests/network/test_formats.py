"""Every format, read back by another program's reader, has what was written."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE
from hrgraph.network import KINDS, ActTable, Network, build_network
from hrgraph.network.formats import edge_rows, node_rows, to_gexf, write_data
from hrgraph.network.measures import with_measures

HOSTILE = {
    "script": '<script>alert("x")</script>',
    "long": "long " * 100,
    "rtl": "مركز القاهرة",
    "emoji": "🕊️ Peace 🕊️",
    "quotes": "a \"b\" 'c' \\d & <e>",
    "formula": "=HYPERLINK(1)",
    "same": "Ada Watch",
}


@pytest.fixture
def hostile(table_with: Callable[[str], ActTable]) -> Network:
    blocks = []
    for name, label in HOSTILE.items():
        text = label.replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(
            f'<{BASE}org/{name}> a hrg:CivilSocietyOrganisation ; rdfs:label "{text}" . '
            f"<{BASE}act/x/{name}> a hrg:UrgeAct, hrg:Act ; hrg:actor <{BASE}org/{name}> ; "
            f'hrg:addressee <{BASE}org/ada> ; hrg:quote "{text}" .'
        )
    return build_network(table_with("\n".join(blocks)), "advocacy")


def plain(rows: list[dict[str, str | int | float]]) -> list[dict[str, str]]:
    return [{name: str(value) for name, value in row.items()} for row in rows]


def same_graph(found: nx.Graph, network: Network) -> None:
    """Nodes and edges with all their attributes, compared as text."""
    assert found.is_directed() == network.graph.is_directed()
    nodes = {str(iri): {k: str(v) for k, v in data.items()} for iri, data in found.nodes(data=True)}
    assert set(nodes) == set(network.graph)
    for row in plain(node_rows(network)):
        assert {**nodes[row["id"]], "id": row["id"]}.items() >= row.items()
    for row in plain(edge_rows(network)):
        data = {k: str(v) for k, v in found.edges[row["source"], row["target"]].items()}
        data["weight"] = str(int(float(data["weight"])))
        assert {**data, "source": row["source"], "target": row["target"]}.items() >= row.items()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ego"])
def test_graphml(table: ActTable, kind: str, tmp_path: Path) -> None:
    network = build_network(table, kind)
    (path,) = write_data(network, tmp_path / "x.graphml")
    same_graph(nx.read_graphml(path), network)


def test_graphml_of_hostile_labels_and_measures(hostile: Network, tmp_path: Path) -> None:
    network = with_measures(hostile)
    (path,) = write_data(network, tmp_path / "x.graphml")
    same_graph(nx.read_graphml(path), network)


def test_igraph_reads_graphml(hostile: Network, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph")
    (path,) = write_data(hostile, tmp_path / "x.graphml")
    found = igraph.Graph.Read_GraphML(str(path))
    assert set(found.vs["label"]) == {data["label"] for _, data in hostile.graph.nodes(data=True)}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "ego"])
def test_gexf(table: ActTable, kind: str, tmp_path: Path) -> None:
    network = build_network(table, kind)
    (path,) = write_data(network, tmp_path / "x.gexf")
    found = nx.read_gexf(path)
    for _, data in found.nodes(data=True):
        data.pop("viz")
    same_graph(found, network)


def test_gexf_of_hostile_labels(hostile: Network, tmp_path: Path) -> None:
    (path,) = write_data(hostile, tmp_path / "x.gexf")
    same_graph(nx.read_gexf(path), hostile)


def test_gexf_has_the_times_of_acts(table: ActTable) -> None:
    ns = {"g": "http://www.gexf.net/1.2draft"}
    root = ET.fromstring(to_gexf(build_network(table, "offices")))
    edge = root.find(f".//g:edge[@source='{BASE}org/ada']", ns)
    assert edge is not None
    spells = [(s.get("start"), s.get("end")) for s in edge.iterfind(".//g:spell", ns)]
    assert spells == [("2019-05-02", "2019-05-02"), ("2021-01-01", "2021-12-31")]
    node = root.find(f".//g:node[@id='{BASE}org/bea']", ns)
    assert node is not None
    assert [s.get("start") for s in node.iterfind(".//g:spell", ns)] == ["2019-05-02"]


def test_gexf_of_undated_acts_has_no_spell(table: ActTable) -> None:
    ns = {"g": "http://www.gexf.net/1.2draft"}
    root = ET.fromstring(to_gexf(build_network(table, "advocacy")))
    edge = root.find(f".//g:edge[@source='{BASE}group/three/letter']", ns)
    assert edge is not None
    assert edge.find("g:spells", ns) is None


def test_node_link_json(hostile: Network, tmp_path: Path) -> None:
    (path,) = write_data(hostile, tmp_path / "x.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    found = nx.node_link_graph(data, edges="links")
    assert set(found) == set(hostile.graph)
    for a, b, edge in hostile.graph.edges(data=True):
        assert tuple(found.edges[a, b]["acts"]) == edge["acts"]
    assert {act["iri"] for act in data["acts"]} == set(hostile.acts)
    assert data["graph"]["kind"] == "advocacy"


def test_csv(hostile: Network, tmp_path: Path) -> None:
    nodes, edges = write_data(hostile, tmp_path / "x.csv")
    assert (nodes.name, edges.name) == ("x-nodes.csv", "x-edges.csv")
    rows = list(csv.DictReader(io.StringIO(nodes.read_text(encoding="utf-8"))))
    expected = plain(node_rows(hostile))
    for row in expected:
        if row["label"].startswith("="):
            row["label"] = "'" + row["label"]  # or a spreadsheet would run it
    assert rows == expected
    found = list(csv.DictReader(io.StringIO(edges.read_text(encoding="utf-8"))))
    label = {row["id"]: row["label"] for row in rows}
    assert [label[row["source"]] for row in found] == [row.pop("source_label") for row in found]
    assert [label[row["target"]] for row in found] == [row.pop("target_label") for row in found]
    assert found == plain(edge_rows(hostile))


def test_pajek(hostile: Network, tmp_path: Path) -> None:
    (path,) = write_data(hostile, tmp_path / "x.net")
    found = nx.read_pajek(path)
    by_iri = {data["iri"]: (label, data) for label, data in found.nodes(data=True)}
    assert set(by_iri) == set(hostile.graph)
    assert {by_iri[BASE + "org/ada"][0], by_iri[BASE + "org/same"][0]} == {"Ada Watch", "Ada Watch [2]"}
    for row in plain(node_rows(hostile)):
        _, data = by_iri[row["id"]]
        assert (data["type"], data["first"]) == (row["type"], row["first"])
    weights = {
        (found.nodes[a]["iri"], found.nodes[b]["iri"]): (data["weight"], data["acts"])
        for a, b, data in found.edges(data=True)
    }
    assert weights == {(r["source"], r["target"]): (r["weight"], r["acts"]) for r in edge_rows(hostile)}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".json", ".net", ".csv"])
def test_the_same_network_gives_the_same_bytes(table: ActTable, suffix: str, tmp_path: Path) -> None:
    first = [p.read_bytes() for p in write_data(build_network(table, "advocacy"), tmp_path / f"a{suffix}")]
    second = [p.read_bytes() for p in write_data(build_network(table, "advocacy"), tmp_path / f"a{suffix}")]
    assert first == second


def test_unknown_suffix(table: ActTable, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no network format has the suffix '\.docx'"):
        write_data(build_network(table, "advocacy"), tmp_path / "x.docx")


def test_missing_folder(table: ActTable, tmp_path: Path) -> None:
    with pytest.raises(HrgraphError, match="can't be written: No such file or directory"):
        write_data(build_network(table, "advocacy"), tmp_path / "nowhere" / "x.net")
