"""From organisations through officials to instruments: who turns to whom about what."""

from __future__ import annotations

from collections import Counter

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network.acts import ActTable
from hrgraph.network.charts.chart import Cell, Chart, page_link
from hrgraph.network.charts.svg import FAINT_TEXT, Drawing, ordered
from hrgraph.network.filters import Filters, keep_ties
from hrgraph.network.palette import FAINT, MARKS

__all__ = ["sankey"]

NONE, OTHERS = "none", "others"
ORGANISATIONS = frozenset({"civil society", "international body", "group", "other"})
OFFICIALS = frozenset({"person", "office"})
WIDTH, TOP, BAR, GAP, ROOM = 1080.0, 84.0, 12.0, 7.0, 232.0
HEADS = ("Organisations", "Officials", "Instruments")


def sankey(table: ActTable, filters: Filters | None = None, *, top: int = 12, base_url: str = BASE) -> Chart:
    """Draw the acts of organisations towards officials about instruments.

    An act counts once for each organisation, official and instrument that it joins; one without an instrument
    flows to "no instrument named".

    Args:
        table: with the ties of `advocacy` and `instruments`.
        filters: which acts and actors to keep.
        top: how many of each column, those with most acts; the rest are one block.
        base_url: where entity pages are.

    Raises:
        UsageError: nothing passes the filters.
    """
    flows = _flows(table, filters or Filters())
    if not flows:
        raise UsageError(
            "no act of an organisation towards an official passes the filters", "use fewer or wider filters"
        )
    kept = [_strongest(flows, column, top) for column in range(3)]
    merged: Counter[tuple[str, str, str]] = Counter()
    for path, count in flows.items():
        a, b, c = (_merge(iri, names) for iri, names in zip(path, kept, strict=True))
        if (a, b) != (OTHERS, OTHERS):  # what joins nobody that is named would bury the rest
            merged[a, b, c] += count
    rest = [len({path[n] for path in flows} - set(kept[n]) - {NONE}) for n in range(3)]
    names = {iri: table.nodes[iri].label for column in kept for iri in column if iri in table.nodes}
    total, everything = sum(merged.values()), sum(flows.values())
    title = "From organisations through officials to instruments"
    ends = [len({path[n] for path in flows} - {NONE}) for n in range(3)]
    description = (
        f"{total} of {everything} paths of acts from {ends[0]} organisations through {ends[1]} officials to "
        f"{ends[2]} instruments: those of the {top} organisations and officials with most acts; "
        "the thicker a band, the more acts."
    )
    return Chart(
        title=title,
        description=description,
        svg=_draw(table, title, description, merged, names, rest),
        columns=("organisation", "official", "instrument", "acts"),
        rows=tuple(
            (
                *(Cell(_name(iri, n, names, rest), page_link(iri, base_url)) for n, iri in enumerate(path)),
                Cell(str(count)),
            )
            for path, count in sorted(merged.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


def _flows(table: ActTable, filters: Filters) -> Counter[tuple[str, str, str]]:
    about: dict[str, set[str]] = {}
    for tie in table.ties.get("instruments", ()):
        about.setdefault(tie.act, set()).add(tie.target)
    flows: Counter[tuple[str, str, str]] = Counter()
    for tie in keep_ties(table, table.ties.get("advocacy", ()), filters, mutual=False):
        source, target = table.nodes.get(tie.source), table.nodes.get(tie.target)
        if source and target and source.category in ORGANISATIONS and target.category in OFFICIALS:
            for instrument in sorted(about.get(tie.act, {NONE})):
                flows[tie.source, tie.target, instrument] += 1
    return flows


def _strongest(flows: Counter[tuple[str, str, str]], column: int, top: int) -> list[str]:
    totals: Counter[str] = Counter()
    for path, count in flows.items():
        if path[column] != NONE:
            totals[path[column]] += count
    return sorted(totals, key=lambda iri: (-totals[iri], iri))[:top]


def _merge(iri: str, kept: list[str]) -> str:
    return iri if iri in kept or iri == NONE else OTHERS


def _name(iri: str, column: int, names: dict[str, str], rest: list[int]) -> str:
    if iri == NONE:
        return "no instrument named"
    return f"{rest[column]} others" if iri == OTHERS else names.get(iri, iri)


def _columns(merged: Counter[tuple[str, str, str]]) -> tuple[list[list[str]], list[Counter[tuple[str, str]]]]:
    """The blocks of the three columns in an order with few crossings, and the flows between neighbours."""
    first: Counter[tuple[str, str]] = Counter()
    second: Counter[tuple[str, str]] = Counter()
    for (a, b, c), count in merged.items():
        first[a, b] += count
        second[b, c] += count
    totals = [_totals(first, 0), _totals(second, 0), _totals(second, 1)]
    columns = [_largest_first(total) for total in totals]
    for _ in range(4):
        columns[1] = _last(ordered(columns[0], columns[1], first))
        columns[2] = _last(ordered(columns[1], columns[2], second))
        columns[1] = _last(ordered(columns[2], columns[1], {(b, a): n for (a, b), n in second.items()}))
        columns[0] = _last(ordered(columns[1], columns[0], {(b, a): n for (a, b), n in first.items()}))
    return columns, [first, second]


def _largest_first(totals: Counter[str]) -> list[str]:
    return sorted(totals, key=lambda iri: (iri in (OTHERS, NONE), -totals[iri], iri))


def _last(names: list[str]) -> list[str]:
    return sorted(names, key=lambda iri: iri in (OTHERS, NONE))


def _totals(flows: Counter[tuple[str, str]], side: int) -> Counter[str]:
    totals: Counter[str] = Counter()
    for pair, count in flows.items():
        totals[pair[side]] += count
    return totals


def _draw(
    table: ActTable,
    title: str,
    description: str,
    merged: Counter[tuple[str, str, str]],
    names: dict[str, str],
    rest: list[int],
) -> str:
    columns, flows = _columns(merged)
    total = sum(merged.values())
    longest = max(len(column) for column in columns)
    unit = max(20.0 * longest, 380.0) / total
    height = TOP + total * unit + GAP * longest + 24
    drawing = Drawing(WIDTH, height, title, description)
    drawing.text(16, 24, title, size=17, bold=True)
    drawing.text(16, 46, f"{total} paths of acts", size=12, fill=FAINT_TEXT)
    xs = [ROOM, WIDTH / 2 - BAR / 2, WIDTH - ROOM - BAR]
    sizes = [_totals(flows[0], 0), _totals(flows[1], 0), _totals(flows[1], 1)]
    tops: list[dict[str, float]] = []
    for n, column in enumerate(columns):
        drawing.text(xs[n] + BAR / 2, TOP - 16, HEADS[n], size=12.5, bold=True, anchor="middle")
        y = TOP + (height - TOP - 24 - total * unit - GAP * (len(column) - 1)) / 2
        place: dict[str, float] = {}
        for iri in column:
            place[iri] = y
            y += sizes[n][iri] * unit + GAP
        tops.append(place)
    colour = {iri: _colour(table, iri) for column in columns for iri in column}
    for n in (0, 1):
        labels = [{iri: _name(iri, m, names, rest) for iri in columns[m]} for m in (n, n + 1)]
        ends = (xs[n] + BAR, xs[n + 1])
        _bands(
            drawing,
            flows[n],
            (columns[n], columns[n + 1]),
            (tops[n], tops[n + 1]),
            ends,
            unit,
            colour,
            labels,
        )
    for n, column in enumerate(columns):
        for iri in column:
            size, y = sizes[n][iri], tops[n][iri]
            label = _name(iri, n, names, rest)
            drawing.rect(xs[n], y, BAR, max(1.5, size * unit), colour[iri], tip=f"{label}: {size}")
            x, anchor = (xs[n] - 7, "end") if n == 0 else (xs[n] + BAR + 7, "start")
            room = ROOM - 20 if n != 1 else 190
            drawing.text(
                x, y + size * unit / 2, label, size=11.5, anchor=anchor, room=room, tip=f"{label}: {size}"
            )
    return drawing.finish()


def _colour(table: ActTable, iri: str) -> str:
    node = table.nodes.get(iri)
    return MARKS[node.category].colour if node else FAINT


def _bands(
    drawing: Drawing,
    flows: Counter[tuple[str, str]],
    columns: tuple[list[str], list[str]],
    tops: tuple[dict[str, float], dict[str, float]],
    xs: tuple[float, float],
    unit: float,
    colour: dict[str, str],
    labels: list[dict[str, str]],
) -> None:
    """The bands between two columns, those of a block side by side in the order of their other ends."""
    out, into = dict(tops[0]), dict(tops[1])
    for a in columns[0]:
        for b in columns[1]:
            if count := flows.get((a, b)):
                high = count * unit
                tip = f"{labels[0][a]} → {labels[1][b]}: {count}"
                drawing.band(xs[0], out[a], xs[1], into[b], high, high, colour[a], tip)
                out[a] += high
                into[b] += high
