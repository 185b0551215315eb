"""Networks as files for other programs: GraphML, GEXF, node-link JSON, CSV, Pajek.

Every format keeps IRIs, labels, types and dates of nodes, and weight, act types, acts and dates of edges.
The same network gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.files import mend, write_file
from hrgraph.network.acts import ActRecord
from hrgraph.network.build import Network
from hrgraph.network.layout import layout
from hrgraph.network.palette import MARKS
from hrgraph.network.periods import bounds

__all__ = ["DATA_FORMATS", "edge_rows", "node_rows", "write_atomically", "write_data"]

Value = str | int | float


def node_rows(network: Network) -> list[dict[str, Value]]:
    """The nodes as flat rows, sorted by IRI: `id` and every attribute, measures too."""
    return [{"id": iri, **_flat(network.graph.nodes[iri])} for iri in sorted(network.graph)]


def edge_rows(network: Network) -> list[dict[str, Value]]:
    """The edges as flat rows, sorted: `source`, `target` and every attribute.

    `kinds` reads "urge:3 condemn:1"; `acts` are IRIs with blanks between.
    """
    return [{"source": a, "target": b, **_flat(data)} for a, b, data in network.edges()]


def _named_edges(network: Network) -> list[dict[str, Value]]:
    """The edges as rows that people read too: after the IRIs of both ends stand their labels."""
    label = {row["id"]: row["label"] for row in node_rows(network)}
    return [
        {
            "source": row["source"],
            "target": row["target"],
            "source_label": label[row["source"]],
            "target_label": label[row["target"]],
            **row,
        }
        for row in edge_rows(network)
    ]


def _flat(attributes: Mapping[str, Any]) -> dict[str, Value]:
    flat: dict[str, Value] = {}
    for name, value in attributes.items():
        if name == "kinds":
            flat[name] = " ".join(f"{key}:{count}" for key, count in value)
        elif isinstance(value, tuple):
            flat[name] = " ".join(str(item) for item in value)
        elif isinstance(value, str | int | float):
            flat[name] = value
    return flat


def _columns(rows: Iterable[Mapping[str, Value]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def to_graphml(network: Network) -> str:
    """GraphML, as networkx, igraph, Gephi, yEd and Cytoscape read it."""
    flat: nx.Graph = nx.DiGraph() if network.graph.is_directed() else nx.Graph()
    flat.graph.update(_about(network))
    for row in node_rows(network):
        flat.add_node(row["id"], **{name: value for name, value in row.items() if name != "id"})
    for row in edge_rows(network):
        flat.add_edge(row["source"], row["target"], **{n: v for n, v in row.items() if n not in _ENDS})
    return "\n".join(nx.generate_graphml(flat)) + "\n"


_ENDS = ("source", "target")


def _about(network: Network) -> dict[str, Value]:
    first, last = network.period
    return {
        "title": network.title,
        "kind": network.kind,
        "filters": network.filters.describe(),
        "summary": network.summary(),
        "first": first,
        "last": last,
    }


_GEXF = "http://www.gexf.net/1.2draft"


def to_gexf(network: Network) -> str:
    """GEXF 1.2 with positions, colours, and a spell for every stretch in which a node or edge has acts.

    Gephi's and Gephi Lite's timelines read the spells; what has no dated act is there at all times.
    """
    nodes, edges = node_rows(network), edge_rows(network)
    place = layout(network.graph)
    first, last = network.period
    ends = f" start={quoteattr(first)} end={quoteattr(last)}" if first else ""
    direction = "directed" if network.graph.is_directed() else "undirected"
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gexf xmlns="{_GEXF}" xmlns:viz="{_GEXF}/viz" version="1.2">',
        f"<meta><creator>hrgraph</creator><description>{escape(network.title)}</description></meta>",
        f'<graph defaultedgetype="{direction}" mode="dynamic" timeformat="date"{ends}>',
    ]
    node_columns = [c for c in _columns(nodes) if c not in ("id", "label")]
    edge_columns = [c for c in _columns(edges) if c not in (*_ENDS, "weight")]
    out += _declare("node", node_columns, nodes) + _declare("edge", edge_columns, edges)
    of_node: dict[str, set[str]] = {iri: set(acts) for iri, acts in network.alone.items()}
    for a, b, data in network.edges():
        for end in (a, b):
            of_node.setdefault(end, set()).update(data["acts"])
    out.append("<nodes>")
    for row in nodes:
        iri = str(row["id"])
        x, y = place[iri]
        red, green, blue = _rgb(MARKS[str(row["category"])].colour)
        size = 4 + 2 * float(row["acts"]) ** 0.5
        out.append(
            f"<node id={quoteattr(iri)} label={quoteattr(str(row['label']))}>"
            + _values(node_columns, row)
            + _spells(network.acts[a] for a in of_node.get(iri, ()))
            + f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{-y}" z="0"/>'
            + f'<viz:size value="{size:.2f}"/></node>'
        )
    out.append("</nodes>\n<edges>")
    for number, (row, (_, _, data)) in enumerate(zip(edges, network.edges(), strict=True)):
        source, target = quoteattr(str(row["source"])), quoteattr(str(row["target"]))
        out.append(
            f'<edge id="{number}" source={source} target={target} weight="{row["weight"]}">'
            + _values(edge_columns, row)
            + _spells(network.acts[a] for a in data["acts"])
            + "</edge>"
        )
    out.append("</edges>\n</graph>\n</gexf>\n")
    return "\n".join(out)


def _declare(of: str, columns: Iterable[str], rows: list[dict[str, Value]]) -> list[str]:
    out = [f'<attributes class="{of}" mode="static">']
    for number, name in enumerate(columns):
        values = [row[name] for row in rows if name in row]
        kind = (
            "integer"
            if all(isinstance(v, int) for v in values)
            else "double"
            if all(isinstance(v, int | float) for v in values)
            else "string"
        )
        out.append(f'<attribute id="{of[0]}{number}" title={quoteattr(name)} type="{kind}"/>')
    return [*out, "</attributes>"]


def _values(columns: list[str], row: Mapping[str, Value]) -> str:
    kind = "e" if "source" in row else "n"
    cells = "".join(
        f'<attvalue for="{kind}{number}" value={quoteattr(str(row[name]))}/>'
        for number, name in enumerate(columns)
        if name in row
    )
    return f"<attvalues>{cells}</attvalues>"


def _spells(acts: Iterable[ActRecord]) -> str:
    """The stretches of the acts' dates, those that overlap as one."""
    merged: list[list[str]] = []
    for first, last in sorted(bounds(act.date) for act in acts if act.date):
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    if not merged:
        return ""
    return "<spells>" + "".join(f'<spell start="{a}" end="{b}"/>' for a, b in merged) + "</spells>"


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def to_json(network: Network) -> str:
    """Node-link JSON as `networkx.node_link_graph(data, edges="links")` reads it, with acts and articles
    beside."""
    data = nx.node_link_data(network.graph, edges="links")
    data["graph"] = _about(network)
    data["acts"] = [{**asdict(act), "topics": sorted(act.topics)} for _, act in sorted(network.acts.items())]
    data["articles"] = [asdict(article) for _, article in sorted(network.articles.items())]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_pajek(network: Network) -> str:
    """Pajek's .net; labels that several nodes share get a number, since Pajek tells nodes apart by label."""
    out = [f"*Vertices {len(network.graph)}"]
    number: dict[str, int] = {}
    used: dict[str, int] = {}
    place = layout(network.graph)
    for n, row in enumerate(node_rows(network), 1):
        iri = str(row["id"])
        number[iri] = n
        label = _pajek(str(row["label"]))
        used[label] = used.get(label, 0) + 1
        shown = label if used[label] == 1 else f"{label} [{used[label]}]"
        extra = " ".join(
            f'{name} "{_pajek(str(value))}"' for name, value in row.items() if name not in ("id", "label")
        )
        x, y = place[iri]
        out.append(f'{n} "{shown}" {x} {y} ellipse iri "{_pajek(iri)}" {extra}')
    out.append("*Arcs" if network.graph.is_directed() else "*Edges")
    for row in edge_rows(network):
        extra = " ".join(
            f'{name} "{_pajek(str(value))}"' for name, value in row.items() if name not in (*_ENDS, "weight")
        )
        out.append(f"{number[str(row['source'])]} {number[str(row['target'])]} {row['weight']} {extra}")
    return "\n".join(out) + "\n"


def _pajek(text: str) -> str:
    return text.replace('"', "'").replace("\\", "/")


def _csv(rows: list[dict[str, Value]], empty: tuple[str, ...]) -> str:
    """Rows as CSV.  A cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    out = io.StringIO()
    columns = _columns(rows) or list(empty)
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


_SINGLE: Mapping[str, Callable[[Network], str]] = {
    ".graphml": to_graphml,
    ".gexf": to_gexf,
    ".json": to_json,
    ".net": to_pajek,
}
DATA_FORMATS = (*_SINGLE, ".csv")
"""Suffixes of the files that `write_data` writes."""


def write_data(network: Network, path: Path) -> list[Path]:
    """Write the network in the format of the path's suffix; `x.csv` gives `x-nodes.csv` and `x-edges.csv`.

    Returns:
        The files written.

    Raises:
        UsageError: the suffix is of no format.
        HrgraphError: the file can't be written.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        nodes, edges = path.with_name(f"{path.stem}-nodes.csv"), path.with_name(f"{path.stem}-edges.csv")
        write_atomically(nodes, _csv(node_rows(network), ("id", "label", "type", "category")))
        write_atomically(
            edges, _csv(_named_edges(network), (*_ENDS, "source_label", "target_label", "weight"))
        )
        return [nodes, edges]
    if suffix not in _SINGLE:
        raise UsageError(
            f"no network format has the suffix {path.suffix!r}", f"use {', '.join(DATA_FORMATS)}"
        )
    write_atomically(path, _SINGLE[suffix](network))
    return [path]


def write_atomically(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        HrgraphError: the folder is missing or may not be written.
    """
    try:
        write_file(path, content)
    except OSError as error:
        raise HrgraphError(
            f"{path} can't be written: {error.strerror}", mend(error, "check the folder and its rights")
        ) from None
