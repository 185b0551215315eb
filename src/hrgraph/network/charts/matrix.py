"""Who addresses which official how often: a heat map, ordered so that like stands by like."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network.acts import ActTable
from hrgraph.network.charts.chart import Cell, Chart, page_link
from hrgraph.network.charts.svg import FAINT_TEXT, Drawing
from hrgraph.network.filters import Filters, keep_ties

__all__ = ["Order", "matrix"]

Order = Literal["similarity", "weight"]
CELL, LEFT, TOP = 24.0, 250.0, 190.0
OFFICIALS = frozenset({"person", "office"})


def matrix(
    table: ActTable,
    filters: Filters | None = None,
    *,
    order: Order = "similarity",
    top: int = 30,
    base_url: str = BASE,
) -> Chart:
    """Draw actors (rows) by officials (columns); a cell is the number of acts of the one towards the other.

    Args:
        table: with the ties of `advocacy`.
        filters: which acts and actors to keep.
        order: `similarity` puts rows with like columns together (the first axis of correspondence analysis),
            `weight` the most active and most addressed first.
        top: how many rows and columns, those with most acts.
        base_url: where entity pages are.

    Raises:
        UsageError: nothing passes the filters.
    """
    counts: dict[tuple[str, str], set[str]] = {}
    for tie in keep_ties(table, table.ties.get("advocacy", ()), filters or Filters(), mutual=False):
        if (target := table.nodes.get(tie.target)) and target.category in OFFICIALS:
            counts.setdefault((tie.source, tie.target), set()).add(tie.act)
    if not counts:
        raise UsageError("no act towards an official passes the filters", "use fewer or wider filters")
    rows, columns = _strongest(counts, 0, top), _strongest(counts, 1, top)
    cells = {p: len(a) for p, a in counts.items() if p[0] in rows and p[1] in columns}
    rows = [r for r in rows if any(p[0] == r for p in cells)]
    columns = [c for c in columns if any(p[1] == c for p in cells)]
    if order == "similarity":
        rows, columns = _seriate(rows, columns, cells)
    names = {iri: table.nodes[iri].label if iri in table.nodes else iri for iri in (*rows, *columns)}
    title = "Who addresses which official"
    shown = sum(cells.values())
    everything = sum(len(a) for a in counts.values())
    description = (
        f"{len(rows)} actors by {len(columns)} officials, {shown} of {everything} acts; "
        f"the darker a cell, the more acts. Ordered by {order}."
    )
    return Chart(
        title=title,
        description=description,
        svg=_draw(title, description, rows, columns, cells, names),
        columns=("actor", "official", "acts"),
        rows=tuple(
            (Cell(names[a], page_link(a, base_url)), Cell(names[b], page_link(b, base_url)), Cell(str(n)))
            for (a, b), n in sorted(
                cells.items(), key=lambda c: (-c[1], names[c[0][0]], names[c[0][1]], c[0])
            )
        ),
    )


def _strongest(counts: dict[tuple[str, str], set[str]], side: int, top: int) -> list[str]:
    totals: dict[str, set[str]] = {}
    for pair, acts in counts.items():
        totals.setdefault(pair[side], set()).update(acts)
    return sorted(totals, key=lambda iri: (-len(totals[iri]), iri))[:top]


def _seriate(
    rows: list[str], columns: list[str], cells: dict[tuple[str, str], int]
) -> tuple[list[str], list[str]]:
    """Both orders by the first non-trivial axis of correspondence analysis."""
    if len(rows) < 3 or len(columns) < 3:
        return rows, columns
    table: npt.NDArray[np.float64] = np.array(
        [[cells.get((r, c), 0) for c in columns] for r in rows], dtype=float
    )
    share = table / table.sum()
    down, across = share.sum(axis=1), share.sum(axis=0)
    residual = (share - np.outer(down, across)) / np.sqrt(np.outer(down, across))
    left, _, right = np.linalg.svd(residual)
    row_axis, column_axis = left[:, 0] / np.sqrt(down), right[0] / np.sqrt(across)
    if row_axis[int(np.argmax(np.abs(row_axis)))] < 0:  # an axis has no sign of its own
        row_axis, column_axis = -row_axis, -column_axis
    by_row = sorted(range(len(rows)), key=lambda n: (round(float(row_axis[n]), 9), n))
    by_column = sorted(range(len(columns)), key=lambda n: (round(float(column_axis[n]), 9), n))
    return [rows[n] for n in by_row], [columns[n] for n in by_column]


def _draw(
    title: str,
    description: str,
    rows: list[str],
    columns: list[str],
    cells: dict[tuple[str, str], int],
    names: dict[str, str],
) -> str:
    width = LEFT + CELL * len(columns) + 150
    height = TOP + CELL * len(rows) + 66
    drawing = Drawing(max(width, 560), height, title, description)
    drawing.text(16, 24, title, size=17, bold=True)
    most = max(cells.values())
    for n, column in enumerate(columns):
        x = LEFT + CELL * n
        drawing.text(x + CELL * 0.65, TOP - 10, names[column], size=11.5, turn=-52, room=185)
        for m in range(len(rows)):
            drawing.rect(x, TOP + CELL * m, CELL - 1.5, CELL - 1.5, "#f1f4f8")
    for m, row in enumerate(rows):
        drawing.text(LEFT - 8, TOP + CELL * (m + 0.5), names[row], anchor="end", size=11.5, room=LEFT - 24)
        for n, column in enumerate(columns):
            if count := cells.get((row, column)):
                x, y = LEFT + CELL * n, TOP + CELL * m
                tip = f"{names[row]} → {names[column]}: {count} act{'' if count == 1 else 's'}"
                drawing.rect(x, y, CELL - 1.5, CELL - 1.5, _shade(count, most), tip=tip)
                light = (count / most) ** 0.6 > 0.5
                drawing.text(
                    x + CELL / 2 - 0.75,
                    y + CELL / 2 - 0.75,
                    str(count),
                    size=10,
                    anchor="middle",
                    fill="#fff" if light else "#1a2230",
                    tip=tip,
                )
    _scale(drawing, most, height)
    return drawing.finish()


def _shade(count: int, most: int) -> str:
    """From light to dark blue; lightness alone carries the number, for every kind of sight and for print."""
    part = (count / most) ** 0.6
    light, dark = (214, 230, 244), (8, 48, 107)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in zip(light, dark, strict=True))


def _scale(drawing: Drawing, most: int, height: float) -> None:
    steps = sorted({1, max(1, round(most / 4)), max(1, round(most / 2)), most})
    for n, step in enumerate(steps):
        drawing.rect(LEFT + n * 58, height - 38, 16, 16, _shade(step, most))
        drawing.text(LEFT + n * 58 + 22, height - 30, str(step), size=11)
    drawing.text(LEFT - 8, height - 30, "acts", size=11, anchor="end", fill=FAINT_TEXT)
