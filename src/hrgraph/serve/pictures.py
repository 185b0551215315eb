"""Where things stand in the small pictures of a page: offices in time, an actor among its neighbours."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrgraph.serve.facts.entity import Neighbour, Tenure
from hrgraph.serve.facts.names import Named
from hrgraph.serve.words import shorten

__all__ = ["Star", "Timeline", "star", "timeline"]

_LEFT, _WIDTH, _ROW, _TOP = 300.0, 760.0, 30.0, 28.0
_MOST = 8
"""Neighbours on a side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure."""

    label: str
    thing: Named
    y: float
    x: float
    width: float
    open_begin: bool
    open_end: bool
    """Still held, as far as the source shows."""
    unsure: bool
    """No longer held, since when is not known."""
    acting: bool
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Tenures as bars under an axis of years."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def _number(date: str, *, end: bool) -> float:
    """A date as years, its last moment where it is an end."""
    parts = [int(part) for part in date.split("-")[:3] if part.isdigit()]
    year, month, day = [*parts, 0, 0][:3]
    if month == 0:
        return year + (1.0 if end else 0.0)
    if day == 0:
        return year + (month if end else month - 1) / 12
    return year + (month - 1) / 12 + (day - (0 if end else 1)) / 372


def _end(tenure: Tenure, begin: float, last: int) -> float:
    if tenure.end:
        return _number(tenure.end, end=True)
    return min(begin + 1.0, float(last)) if tenure.ended else float(last)


def timeline(tenures: Sequence[Tenure], of_person: bool) -> Timeline | None:
    """The picture of some tenures; None where none has a date.

    Args:
        tenures: in any order.
        of_person: label the bars by office, else by person.
    """
    dated = [t for t in tenures if t.begin[:4].isdigit() or t.end[:4].isdigit()]
    if not dated:
        return None
    known = [_number(t.begin, end=False) for t in dated if t.begin] + [
        _number(t.end, end=True) for t in dated if t.end
    ]
    first, last = math.floor(min(known)), math.ceil(max(known))
    last = max(last, first + 2)
    if any(not t.end and not t.ended for t in dated):
        last += max(1, round((last - first) * 0.08))  # room for what goes on
    if any(not t.begin for t in dated):
        first -= max(1, round((last - first) * 0.08))
    scale = (_WIDTH - _LEFT - 16) / (last - first)

    def x(year: float) -> float:
        return round(_LEFT + (year - first) * scale, 1)

    bars = []
    for row, tenure in enumerate(dated):
        begin = _number(tenure.begin, end=False) if tenure.begin else float(first)
        end = _end(tenure, begin, last)
        thing = tenure.office if of_person else tenure.person
        still = "?" if tenure.ended else "now, as far as the source shows"
        period = f"{tenure.begin or '?'} to {tenure.end or still}"
        bars.append(
            Bar(
                label=shorten(thing.label, 40),
                thing=thing,
                y=_TOP + row * _ROW,
                x=x(begin),
                width=max(4.0, round(x(end) - x(begin), 1)),
                open_begin=not tenure.begin,
                open_end=not tenure.end and not tenure.ended,
                unsure=tenure.ended and not tenure.end,
                acting=tenure.acting,
                title=f"{thing.label}: {period}" + (" (acting)" if tenure.acting else ""),
            )
        )
    return Timeline(_WIDTH, _TOP + len(bars) * _ROW + 6, tuple(bars), tuple(_ticks(first, last, x)))


def _ticks(first: int, last: int, x: object) -> Iterable[tuple[float, str]]:
    assert callable(x)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if (last - first) / s <= 8), 200)
    for year in range(math.ceil(first / step) * step, last + 1, step):
        yield float(x(year)), str(year)


@dataclass(frozen=True, slots=True)
class Spoke:
    """A neighbour in the picture."""

    thing: Named
    label: str
    x: float
    y: float
    label_x: float
    anchor: str
    thickness: float
    relation: str
    """Of the strongest tie: a CSS class."""
    title: str


@dataclass(frozen=True, slots=True)
class Star:
    """A thing and its neighbours around it."""

    width: float
    height: float
    x: float
    y: float
    spokes: tuple[Spoke, ...]


_SIDES = {"acts with": -1, "addressed by": -1, "acted on by": -1, "acts towards": 1, "acts on": 1}
_RELATION_CLASS = {
    "acts with": "with",
    "acts towards": "toward",
    "addressed by": "back",
    "acts on": "instrument",
    "acted on by": "instrument",
}


def star(neighbours: Sequence[Neighbour]) -> Star | None:
    """The picture of a thing among those it shares most acts with; None where there are none.

    Those who act towards it, or together with it, stand on the left; those it acts towards on the right.
    """
    by_thing: dict[str, list[Neighbour]] = {}
    for neighbour in neighbours:
        by_thing.setdefault(neighbour.thing.iri, []).append(neighbour)
    sides: dict[int, list[list[Neighbour]]] = {-1: [], 1: []}
    for ties in by_thing.values():
        ties.sort(key=lambda n: (-n.count, n.relation))
        sides[_SIDES[ties[0].relation]].append(ties)
    for group in sides.values():
        group.sort(key=lambda ties: (-sum(n.count for n in ties), ties[0].thing.label))
        del group[_MOST:]
    if not by_thing:
        return None
    rows = max(2, *(len(group) for group in sides.values()))
    width, height = 760.0, 30.0 * rows + 16
    most = max(sum(n.count for n in ties) for group in sides.values() for ties in group)
    spokes = [
        _spoke(ties, side, row, len(group), (width, height), most)
        for side, group in sides.items()
        for row, ties in enumerate(group)
    ]
    return Star(width, height, width / 2, height / 2, tuple(spokes))


def _spoke(
    ties: Sequence[Neighbour], side: int, row: int, rows: int, size: tuple[float, float], most: int
) -> Spoke:
    width, height = size
    total = sum(n.count for n in ties)
    part = (row + 0.5) / rows * 2 - 1  # from -1 at the top to 1 at the bottom
    y = height / 2 + part * (15 * rows)
    x = width / 2 + side * (70 + 50 * math.sqrt(max(0.0, 1 - part * part)))
    words = "; ".join(f"{n.relation}: {n.count} act{'s' if n.count > 1 else ''}" for n in ties)
    return Spoke(
        thing=ties[0].thing,
        label=shorten(ties[0].thing.label, 31),
        x=round(x, 1),
        y=round(y, 1),
        label_x=round(x + side * 12, 1),
        anchor="start" if side > 0 else "end",
        thickness=round(1 + 4 * total / most, 1),
        relation=_RELATION_CLASS[ties[0].relation],
        title=f"{ties[0].thing.label} ({words})",
    )
