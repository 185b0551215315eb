"""`hrgraph network`: networks, their measures, and charts."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hrgraph.cli.network_charts import chart
from hrgraph.cli.network_options import KINDS, SLICES, chosen_filters, filter_options, read_table, together
from hrgraph.cli.output import echo_json, format_option, print_table, store_option, write_delimited
from hrgraph.errors import UsageError
from hrgraph.iris import BASE

if TYPE_CHECKING:
    from hrgraph.network import ActTable, Network

__all__ = ["network"]

_Function = TypeVar("_Function", bound=Callable[..., Any])


def _output(function: _Function) -> _Function:
    """The options that say where a network goes."""
    return together(
        click.option(
            "--out",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Where to; the suffix says what: .html .svg .pdf .png .graphml .gexf .json .csv .net. "
            "Without it the counts are told.",
        ),
        click.option(
            "--slice", "size", type=click.Choice(SLICES), help="Time slices; a file each where need be."
        ),
        click.option("--title", default="", help="Title of a page."),
        click.option("--citation", default="", help="How to cite the picture, for its caption."),
        click.option("--base-url", default=BASE, metavar="URL", help="Where entity and article pages are."),
        click.option(
            "--columns",
            type=click.IntRange(1, 2),
            default=2,
            help="Width of a figure: 1 (85 mm) or 2 (180 mm).",
        ),
        click.option("--measures", is_flag=True, help="Write all measures as attributes of the nodes."),
        click.option(
            "--backbone",
            type=float,
            metavar="ALPHA",
            help="Only edges that the disparity filter keeps (0.05).",
        ),
    )(function)


@click.group(short_help="Networks as pages, figures, data; measures; charts.")
def network() -> None:
    """Networks of who acts towards whom, with whom and on what.

    \b
    Examples:
      hrgraph network advocacy --out advocacy.html           an interactive page
      hrgraph network coaction --from 2018 --to 2023 --out letters.gexf
      hrgraph network advocacy --act urge --min-weight 2 --out figure-1.pdf --columns 1
      hrgraph network ego "Human Rights Watch" --radius 2 --out hrw.html
      hrgraph network stats advocacy --format csv > measures.csv
      hrgraph network chart sankey --out sankey.svg
    """


def _add(kind: str, text: str) -> None:
    @network.command(kind, help=inspect.cleandoc(text), short_help=text.partition("\n")[0])
    @store_option()
    @filter_options
    @_output
    def command(store: str, **options: Any) -> None:
        _write(store, kind, options)


_add(
    "advocacy",
    """Who urged, condemned, welcomed or met whom.

    A directed edge from each actor to each addressee; its weight is the number of acts.""",
)
_add(
    "coaction",
    """Who acts together.

    An edge between two actors of one act (joint letters, statements), two on whose behalf it is done, and the
    two sides of a meeting.""",
)
_add(
    "offices",
    """Which offices are addressed by whom.

    A directed edge from each actor to the office, addressed by its name or through its holder.""",
)
_add(
    "attacks",
    """Perpetrators, victims and protesters.

    Attacks, and protests against the attacker and support of the victim in the same article.  Victims without
    a known perpetrator are nodes alone.""",
)


@network.command("instruments", short_help="Actors and the instruments they act on.")
@store_option()
@filter_options
@_output
@click.option(
    "--project",
    type=click.Choice(["actor", "instrument"]),
    help="Only one side: actors by the instruments they share, or the reverse.",
)
def instruments(store: str, **options: Any) -> None:
    """Actors and the instruments they invoke, adopt, join or welcome: a bipartite network."""
    _write(store, "instruments", options)


@network.command("ego", short_help="All that lies around one actor.")
@click.argument("name")
@click.option("--radius", type=click.IntRange(1), default=1, show_default=True, help="How many edges away.")
@store_option()
@filter_options
@_output
def ego(name: str, radius: int, store: str, **options: Any) -> None:
    """All that lies around one actor, office or instrument, by NAME, acronym or IRI."""
    _write(store, "ego", options, centre=name, radius=radius)


def _write(store: str, kind: str, options: dict[str, Any], centre: str = "", radius: int = 1) -> None:
    if options.get("project") and options["size"]:
        raise UsageError("a projection has no time slices", "leave out --slice, or slice by --from and --to")
    table = read_table(store, kind)
    made = _build(table, kind, options, centre, radius)
    out: Path | None = options["out"]
    if out is None:
        _tell(made)
        return
    from hrgraph.network.measures import with_measures
    from hrgraph.network.output import write_network

    written = write_network(
        with_measures(made) if options["measures"] else made,
        out,
        table=table,
        size=options["size"],
        title=options["title"],
        base_url=options["base_url"],
        citation=options["citation"],
        columns=options["columns"],
    )
    click.echo(f"{made.title}: {made.summary()}")
    for path in written:
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


def _build(table: ActTable, kind: str, options: dict[str, Any], centre: str = "", radius: int = 1) -> Network:
    from hrgraph.network import build_network
    from hrgraph.network.backbone import backbone, project

    made = build_network(table, kind, chosen_filters(options), centre=centre, radius=radius)
    if options.get("project"):
        made = project(made, options["project"])
    if options.get("backbone") is not None:
        made = backbone(made, options["backbone"])
    return made


def _tell(made: Network) -> None:
    """The counts, and the heaviest edges."""
    click.echo(f"{made.title}: {made.summary()}")
    edges = sorted(made.edges(), key=lambda e: (-e[2]["weight"], e[0], e[1]))[:15]
    if not edges:
        return
    click.echo()
    nodes = made.graph.nodes
    arrow = "→" if made.graph.is_directed() else "–"
    print_table(
        ("from", "", "to", "acts", "which"),
        [
            (
                nodes[a]["label"],
                arrow,
                nodes[b]["label"],
                str(data["weight"]),
                ", ".join(f"{key} ×{n}" if n > 1 else key for key, n in data["kinds"]),
            )
            for a, b, data in edges
        ],
        total=f"of {made.graph.number_of_edges():,} edges",
    )


@network.command("stats", short_help="Measures of a network, its nodes, or its change.")
@click.argument("kind", type=click.Choice(KINDS))
@store_option()
@filter_options
@click.option(
    "--nodes", "of_nodes", is_flag=True, help="Measures of every node (csv and json have them always)."
)
@click.option(
    "--top", type=click.IntRange(1), default=20, show_default=True, help="Rows of the table of nodes."
)
@click.option(
    "--compare",
    nargs=2,
    metavar="PERIOD PERIOD",
    help="Change between two periods, each a date or a span: 2018..2020 2021..2023.",
)
@format_option("table", "csv", "json")
def stats(
    kind: str,
    store: str,
    of_nodes: bool,
    top: int,
    compare: tuple[str, str] | None,
    format: str,
    **options: Any,
) -> None:
    """Measures of a network: density, reciprocity, assortativity, communities; with --nodes degree, strength,
    betweenness, closeness, eigenvector, PageRank, core, community and brokerage of each node.

    Definitions and their sources are in the documentation, page Networks.
    """
    table = read_table(store, kind)
    if compare:
        _compare(table, kind, options, compare, top, format)
        return
    made = _build(table, kind, options)
    if not of_nodes and format == "table":
        _whole(made)
    elif format == "json":
        from dataclasses import asdict

        from hrgraph.network.measures import network_stats

        echo_json({"network": asdict(network_stats(made)), "nodes": _measured(made)})
    else:
        _nodes(made, top, format)


def _measured(made: Network) -> list[dict[str, Any]]:
    from hrgraph.network.measures import node_measures

    nodes = made.graph.nodes
    rows = [
        {"iri": iri, "label": nodes[iri]["label"], "type": nodes[iri]["type"], **values}
        for iri, values in node_measures(made).items()
    ]
    return sorted(rows, key=lambda r: (-r["in_strength"] - r["out_strength"], r["iri"]))


def _whole(made: Network) -> None:
    from dataclasses import asdict

    from hrgraph.network.measures import network_stats

    click.echo(made.title)
    for name, value in asdict(network_stats(made)).items():
        shown = "undefined" if value is None else f"{value:,}" if isinstance(value, int) else value
        click.echo(f"  {name.replace('_', ' '):20} {shown}")


def _nodes(made: Network, top: int, format: str) -> None:
    rows = _measured(made)
    if not rows:
        raise UsageError("the network is empty", "use fewer or wider filters")
    if format == "csv":
        write_delimited("csv", list(rows[0]), [list(row.values()) for row in rows])
        return
    columns = ("label", "in_strength", "out_strength", "betweenness", "pagerank", "core", "community")
    print_table(
        tuple(name.replace("_", " ") for name in columns),
        [[_figure(row[name]) for name in columns] for row in rows[:top]],
        total=f"of {len(rows):,} nodes",
    )


def _figure(value: object) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def _compare(
    table: ActTable, kind: str, options: dict[str, Any], periods: tuple[str, str], top: int, format: str
) -> None:
    from dataclasses import asdict

    from hrgraph.network.change import compare

    before, after = (_build(table, kind, {**options, **_period(period)}) for period in periods)
    change = compare(before, after)
    if format == "json":
        echo_json(asdict(change))
        return
    rows = [(r.label, _count(r.before), _count(r.after), f"{r.difference:+d}", r.iri) for r in change.nodes]
    columns = ("label", "acts before", "acts after", "change", "iri")
    if format == "csv":
        write_delimited("csv", columns, rows)
        return
    for what, came, stayed, went, overlap in (
        ("nodes", change.nodes_came, change.nodes_stayed, change.nodes_went, change.node_overlap),
        ("edges", change.edges_came, change.edges_stayed, change.edges_went, change.edge_overlap),
    ):
        click.echo(f"{what}: {came:,} came, {stayed:,} stayed, {went:,} went; overlap {_count(overlap)}")
    click.echo()
    print_table(columns[:4], [row[:4] for row in rows[:top]], total=f"of {len(rows):,} nodes")


def _count(value: float | None) -> str:
    return "" if value is None else str(value)


def _period(text: str) -> dict[str, str]:
    begin, dots, end = text.partition("..")
    return {"begin": begin, "end": end if dots else begin}


network.add_command(chart)
