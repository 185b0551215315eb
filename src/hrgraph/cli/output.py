"""Answers on the terminal: tables for people, CSV, TSV and JSON for programs."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from hrgraph.iris import BASE, HRG

__all__ = [
    "confidence_option",
    "curation_option",
    "echo_json",
    "format_option",
    "print_table",
    "store_option",
    "width",
    "write_delimited",
]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_WIDEST = 32
_TEXT = 100
"""A column with longer cells is no column: it goes below its row."""


def format_option(*choices: str, default: str = "table") -> Callable[[_Function], _Function]:
    """The option `--format`, with the formats of a command."""
    return click.option(
        "--format",
        "format",
        type=click.Choice(choices),
        default=default,
        show_default=True,
        help="How to write the answer: table for people, the others for programs.",
    )


def confidence_option() -> Callable[[_Function], _Function]:
    """`--min-confidence`: leave out what the mapper is less sure of."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        metavar="0..1",
        help="Leave out claims that the mapper is less sure of.",
    )


def curation_option() -> Callable[[_Function], _Function]:
    """`--curation`: where reviewers' decisions are."""
    return click.option(
        "--curation",
        type=click.Path(path_type=Path),
        metavar="DIR",
        envvar="HRGRAPH_CURATION",
        help="The folder of reviewers' decisions.  [default: the one that the store was built with, "
        "else curation]",
    )


def store_option() -> Callable[[_Function], _Function]:
    """The option `--store`."""
    return click.option(
        "--store",
        "store",
        metavar="DIR|URL",
        envvar="HRGRAPH_STORE",
        default="hrgraph-store",
        show_default=True,
        help="The folder of the graph store, or the URL of an endpoint. HRGRAPH_STORE sets the default.",
    )


def width() -> int:
    """Characters in a line: of the terminal, of COLUMNS, or enough for most tables in a file."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size().columns
    return 160


def write_delimited(format: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows as CSV or TSV, with a header, one after the other as they come."""
    writer = csv.writer(sys.stdout, delimiter="," if format == "csv" else "\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)  # None is written as nothing


def echo_json(value: object) -> None:
    """A value as JSON, readable and with letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, total: str = "rows") -> None:
    """A table for people.

    Rows about the same act become one, with all that differs in it; IRIs are shortened; empty columns are
    left out; IRIs, long texts (a quotation) and what the line is too short for stand below their row.

    Args:
        columns: the names of the columns.
        rows: the cells.
        total: what the rows are, for the last line.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width(), highlight=False, soft_wrap=False)
    if not rows:
        console.print(f"no {total}")
        return
    single = [[_short(cell) for cell in row] for row in rows]
    merged = _merge(columns, single)
    used = [i for i in range(len(columns)) if any(row[i] for row in single)]
    widths = {i: max(len(columns[i]), *(len(row[i]) for row in single)) for i in used}
    iris = {i for i in used if all(not row[i] or "://" in row[i] for row in rows)}
    across, below = _layout(used, iris, widths, console.width)
    sizes = [max(len(columns[i]), min(widths[i], _WIDEST)) for i in across]

    def line(cells: Sequence[str], style: str) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for size in sizes:
            grid.add_column(width=size, overflow="fold")
        grid.add_row(*(Text(cell, style=style) for cell in cells))
        return grid

    console.print(line([columns[i] for i in across], "bold"))
    console.print(Text("─" * min(console.width, sum(sizes) + 2 * len(sizes)), style="dim"))
    for row in merged:
        console.print(line([row[i] for i in across], ""))
        for i in below:
            if row[i]:
                text = Text(f"{columns[i]}: ", style="dim").append(
                    row[i], style="cyan" if columns[i] == "quote" else ""
                )
                console.print(Padding(text, (0, 0, 0, 4)))
        if below:
            console.print()
    console.print(Text(f"{_count(rows, total)}{_merging(merged, rows)}", style="dim"))


def _count(rows: Sequence[object], name: str) -> str:
    return f"1 {name.removesuffix('s')}" if len(rows) == 1 else f"{len(rows)} {name}"


def _merging(merged: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> str:
    noun = "act" if len(merged) == 1 else "acts"
    return f" about {len(merged)} {noun}" if len(merged) < len(rows) else ""


def _layout(
    used: Sequence[int], iris: set[int], widths: dict[int, int], line: int
) -> tuple[list[int], list[int]]:
    """Which columns stand side by side and which below: the last ones go below until the others fit."""
    below = {i for i in used if widths[i] > _TEXT} | iris
    across = [i for i in used if i not in below]
    while len(across) > 1 and sum(min(widths[i], _WIDEST) + 2 for i in across) > line:
        below.add(across.pop())  # a query names what matters most first
    return across or [used[0]], sorted(below - ({used[0]} if not across else set()))


def _merge(columns: Sequence[str], rows: list[list[str]]) -> list[list[str]]:
    """Consecutive rows about the same act as one row; what differs is joined, each value once."""
    if "act" not in columns:
        return rows
    act = list(columns).index("act")
    groups: list[list[list[str]]] = []
    for row in rows:
        if groups and row[act] and groups[-1][0][act] == row[act]:
            groups[-1].append(row)
        else:
            groups.append([row])
    return [["; ".join(dict.fromkeys(filter(None, cells))) for cells in zip(*g, strict=True)] for g in groups]


def _short(cell: str) -> str:
    """One line, with hrgraph's own IRIs shortened."""
    if cell.startswith(BASE):
        return cell.removeprefix(BASE)
    return "hrg:" + cell.removeprefix(HRG) if cell.startswith(HRG) else " ".join(cell.split())
