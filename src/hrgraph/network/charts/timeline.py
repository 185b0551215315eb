"""The acts towards one office, person or body over time, with who held the office when."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network.acts import ActRecord, ActTable, Holder
from hrgraph.network.charts.chart import Cell, Chart, page_link
from hrgraph.network.charts.svg import FAINT_TEXT, LINE, Drawing
from hrgraph.network.filters import Filters, find_node, keep_ties
from hrgraph.network.palette import ACT_COLOURS, FAINT
from hrgraph.network.periods import bounds
from hrgraph.records import ACT_KEYS

__all__ = ["timeline"]

WIDTH, LEFT, RIGHT, TOP = 1000.0, 118.0, 24.0, 58.0
DOT = 4.6
MOST_IN_STACK = 9


def timeline(table: ActTable, name: str, filters: Filters | None = None, *, base_url: str = BASE) -> Chart:
    """Draw when who acted towards somebody, a row for each type of act.

    Args:
        table: with the ties of `advocacy`, `offices` and `ego`.
        name: name or IRI of the office, person or body.
        filters: which acts to keep.
        base_url: where entity and article pages are.

    Raises:
        UsageError: nobody is called so, or a filter names what is not there.
    """
    centre = find_node(table, name)
    found: dict[str, set[str]] = {}
    for kind in ("advocacy", "offices", "ego"):
        for tie in keep_ties(table, table.ties.get(kind, ()), filters or Filters(), mutual=False):
            if tie.target == centre and tie.source:
                found.setdefault(tie.act, set()).add(tie.source)
    if not found:
        raise UsageError(
            f"no act towards {table.nodes[centre].label} passes the filters", "use fewer or wider filters"
        )
    actors = {
        act: sorted(table.nodes[a].label if a in table.nodes else a for a in who)
        for act, who in found.items()
    }
    acts = sorted((table.acts[iri] for iri in found), key=lambda a: (a.date or "9", a.iri))
    label = table.nodes[centre].label
    title = f"Acts towards {label}"
    description = _describe(acts, label)
    return Chart(
        title=title,
        description=description,
        svg=_draw(title, description, acts, actors, table.holders.get(centre, ())),
        columns=("date", "act", "who", "quotation", "article"),
        rows=tuple(
            (
                Cell(act.date or "undated"),
                Cell(act.key, page_link(act.iri, base_url)),
                Cell("; ".join(actors[act.iri])),
                Cell(act.quote),
                Cell(table.articles[act.article].title or act.article, page_link(act.article, base_url))
                if act.article in table.articles
                else Cell(""),
            )
            for act in acts
        ),
    )


def _describe(acts: list[ActRecord], label: str) -> str:
    counts = {key: sum(a.key == key for a in acts) for key in ACT_KEYS}
    parts = ", ".join(f"{n} {key}" for key, n in sorted(counts.items(), key=lambda c: -c[1]) if n)
    dated = [a.date for a in acts if a.date]
    when = f", from {min(dated)[:7]} to {max(dated)[:7]}" if dated else ", all undated"
    undated = len(acts) - len(dated)
    rest = f"; {undated} undated" if undated and dated else ""
    total = f"{len(acts)} act{'' if len(acts) == 1 else 's'}"
    return f"{total} towards {label}{when}{rest}: {parts}. A dot is an act."


def _day(date: str) -> float:
    """The middle of a date, in days."""
    first, last = (datetime.date.fromisoformat(d).toordinal() for d in bounds(date))
    return (first + last) / 2


def _draw(
    title: str,
    description: str,
    acts: list[ActRecord],
    actors: dict[str, list[str]],
    holders: tuple[Holder, ...],
) -> str:
    dated = [a for a in acts if a.date]
    undated = [a for a in acts if not a.date]
    first = min((int(a.date[:4]) for a in dated), default=2000)
    last = max((int(a.date[:4]) for a in dated), default=2000)
    start, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last, 12, 31).toordinal()
    right = WIDTH - RIGHT - (90 if undated else 0)

    def x_of(day: float) -> float:
        return LEFT + (day - start) / (end - start) * (right - LEFT)

    keys = [k for k in ACT_KEYS if any(a.key == k for a in acts)]
    lanes = {key: _stacks([a for a in dated if a.key == key], x_of) for key in keys}
    piles = {key: [a for a in undated if a.key == key] for key in keys}
    heights = {
        key: max(
            26.0, 2 * DOT * 1.15 * max([d for _, _, d in lanes[key]] + [(len(piles[key]) - 1) // 6, 0]) + 24
        )
        for key in keys
    }
    rows = _holder_rows(holders, first, last)
    bands = 18 * (max((row for *_, row in rows), default=-1) + 1)
    height = TOP + bands + sum(heights.values()) + 42
    drawing = Drawing(WIDTH, height, title, description)
    drawing.text(16, 24, title, size=17, bold=True, room=WIDTH - 32)
    drawing.text(16, 44, f"{len(acts)} acts; a dot is an act", size=12, fill=FAINT_TEXT)
    for holder, begin, until, row in rows:
        _holder(drawing, holder, x_of(max(begin, start)), x_of(min(until, end)), TOP + 18 * row)
    y = TOP + bands
    _years(drawing, first, last, x_of, y, height - 34)
    for key in keys:
        high = heights[key]
        drawing.line(LEFT, y, right, y)
        drawing.text(LEFT - 10, y + high / 2, key, anchor="end", size=13)
        colour = ACT_COLOURS.get(key, FAINT)
        for act, x, depth in lanes[key]:
            drawing.circle(x, y + high - 12 - depth * 2 * DOT * 1.15, DOT, colour, tip=_tip(act, actors))
        for n, act in enumerate(piles[key]):
            drawing.circle(
                right + 22 + (n % 6) * 2 * DOT * 1.2,
                y + high - 12 - (n // 6) * 2 * DOT * 1.15,
                DOT,
                colour,
                tip=_tip(act, actors),
            )
        y += high
    drawing.line(LEFT, y, right, y)
    if undated:
        drawing.line(right + 10, TOP + bands, right + 10, y)
        drawing.text(right + 46, y + 16, "undated", anchor="middle", size=11, fill=FAINT_TEXT)
    return drawing.finish()


def _stacks(acts: list[ActRecord], x_of: Callable[[float], float]) -> list[tuple[ActRecord, float, int]]:
    """Dots that would overlap lie on top of each other; above a high stack they go sideways."""
    placed: list[tuple[ActRecord, float, int]] = []
    for act in acts:
        x = x_of(_day(act.date))
        depth = 0
        while any(d == depth and abs(x - other) < 2 * DOT * 1.05 for _, other, d in placed):
            depth += 1
            if depth > MOST_IN_STACK:
                depth, x = 0, x + 2 * DOT * 1.1
        placed.append((act, x, depth))
    return placed


def _tip(act: ActRecord, actors: dict[str, list[str]]) -> str:
    who = actors[act.iri]
    names = ", ".join(who[:4]) + (f" and {len(who) - 4} others" if len(who) > 4 else "")
    quote = act.quote if len(act.quote) < 300 else act.quote[:299] + "…"
    return f"{act.date or 'undated'}: {names}: {act.key}\n{quote}".strip()


def _years(
    drawing: Drawing, first: int, last: int, x_of: Callable[[float], float], top: float, bottom: float
) -> None:
    step = next(s for s in (1, 2, 5, 10, 20, 50) if (last - first + 1) / s <= 16)
    for year in range(first, last + 2):
        x = x_of(datetime.date(year, 1, 1).toordinal())
        drawing.line(x, top, x, bottom + (4 if (year - first) % step == 0 else 0), LINE, 0.7)
        if year <= last and (year - first) % step == 0:
            drawing.text(x + 4, bottom + 14, str(year), size=11, fill=FAINT_TEXT)


def _holder_rows(holders: tuple[Holder, ...], first: int, last: int) -> list[tuple[Holder, int, int, int]]:
    """Holders within the years shown, each in the first row that is free."""
    rows: list[tuple[Holder, int, int, int]] = []
    for holder in holders:
        begin = datetime.date.fromisoformat(bounds(holder.begin)[0]).toordinal()
        until = datetime.date.fromisoformat(bounds(holder.end)[1] if holder.end else "9999-12-31").toordinal()
        if until < datetime.date(first, 1, 1).toordinal() or begin > datetime.date(last, 12, 31).toordinal():
            continue
        row = 0
        while any(r == row and begin <= u and until >= b for _, b, u, r in rows):
            row += 1
        rows.append((holder, begin, until, row))
    return rows


def _holder(drawing: Drawing, holder: Holder, left: float, right: float, y: float) -> None:
    tip = f"{holder.name}, {holder.begin} to {holder.end or 'now, as far as known'}"
    drawing.rect(left, y, max(2.0, right - left - 2), 15, "#e7ecf3", tip=tip)
    if right - left > 30:
        drawing.text(left + 5, y + 7.5, holder.name, size=10.5, room=right - left - 10, tip=tip)
