"""`hrgraph network chart`: timeline, matrix, Sankey, alluvial."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from hrgraph.cli.network_options import KINDS, SLICES, chosen_filters, filter_options, read_table, together
from hrgraph.cli.output import store_option
from hrgraph.iris import BASE

if TYPE_CHECKING:
    from hrgraph.network.charts import Chart

__all__ = ["chart"]

_Function = TypeVar("_Function", bound=Callable[..., Any])


@click.group(short_help="Timeline, matrix, Sankey, alluvial.")
def chart() -> None:
    """More than hairballs: charts of acts, as .svg or as an .html page with the data.

    \b
    Examples:
      hrgraph network chart timeline "UN Secretary-General" --out timeline.html
      hrgraph network chart matrix --act urge --out matrix.svg
      hrgraph network chart sankey --from 2018 --out sankey.html
      hrgraph network chart alluvial --slice year --out communities.svg
    """


def _drawn(function: _Function) -> _Function:
    return together(
        store_option(),
        filter_options,
        click.option(
            "--out",
            type=click.Path(path_type=Path),
            required=True,
            metavar="FILE",
            help="A .svg or .html file.",
        ),
        click.option("--base-url", default=BASE, metavar="URL", help="Where entity and article pages are."),
    )(function)


def _finish(drawn: Chart, out: Path) -> None:
    from hrgraph.network.charts import write_chart

    write_chart(drawn, out)
    click.echo(f"{drawn.title}. {drawn.description}")
    click.echo(f"{out}: {out.stat().st_size:,} bytes")


@chart.command("timeline", short_help="The acts towards one office over time.")
@click.argument("name")
@_drawn
def timeline_command(name: str, store: str, out: Path, base_url: str, **options: Any) -> None:
    """The acts towards an office, person or body over time, with who held the office when."""
    from hrgraph.network.charts import timeline

    table = read_table(store, "advocacy", "offices")
    _finish(timeline(table, name, chosen_filters(options), base_url=base_url), out)


@chart.command("matrix", short_help="Actors by officials, as a heat map.")
@_drawn
@click.option("--order", type=click.Choice(["similarity", "weight"]), default="similarity", show_default=True)
@click.option("--top", type=click.IntRange(1, 100), default=30, show_default=True, help="Rows and columns.")
def matrix_command(
    store: str, out: Path, base_url: str, order: Literal["similarity", "weight"], top: int, **options: Any
) -> None:
    """Who addresses which official how often, ordered so that like stands by like."""
    from hrgraph.network.charts import matrix

    table = read_table(store, "advocacy")
    _finish(matrix(table, chosen_filters(options), order=order, top=top, base_url=base_url), out)


@chart.command("sankey", short_help="From organisations through officials to instruments.")
@_drawn
@click.option("--top", type=click.IntRange(1, 40), default=12, show_default=True, help="Blocks a column.")
def sankey_command(store: str, out: Path, base_url: str, top: int, **options: Any) -> None:
    """From organisations through officials to instruments: who turns to whom about what."""
    from hrgraph.network.charts import sankey

    table = read_table(store, "advocacy", "instruments")
    _finish(sankey(table, chosen_filters(options), top=top, base_url=base_url), out)


@chart.command("alluvial", short_help="Communities from period to period.")
@_drawn
@click.option(
    "--of", "kind", type=click.Choice(KINDS), default="coaction", show_default=True, help="The network."
)
@click.option(
    "--slice", "size", type=click.Choice(SLICES), default="year", show_default=True, help="The periods."
)
@click.option("--top", type=click.IntRange(1, 8), default=8, show_default=True, help="Communities a period.")
def alluvial_command(
    store: str,
    out: Path,
    base_url: str,
    kind: str,
    size: Literal["year", "quarter", "month"],
    top: int,
    **options: Any,
) -> None:
    """How communities split, merge and move from period to period."""
    from hrgraph.network import build_network
    from hrgraph.network.charts import alluvial

    table = read_table(store, kind)
    made = build_network(table, kind, chosen_filters(options))
    _finish(alluvial(table, made, size, top=top, base_url=base_url), out)
