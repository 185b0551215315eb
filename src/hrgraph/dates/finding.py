"""Finding dates in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hrgraph.dates.calendar import Base
from hrgraph.dates.forms import FORMS

__all__ = ["DateMatch", "find_dates"]


@dataclass(frozen=True, slots=True)
class DateMatch:
    """Words that name a day, month or year."""

    start: int
    end: int
    value: str
    """ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD; of a range its first."""
    end_value: str = ""
    """Of a range its last; "" otherwise."""
    relative: bool = False
    """The words count from another date ("yesterday", "on Tuesday", "last year")."""
    inferred: bool = False
    """The article's date was needed to read them."""
    kind: Literal["on", "since", "until"] = "on"
    """`since` and `until`: the date begins or ends a time ("since 1990", "by June") and dates no act."""


_STEP = re.compile(
    r"\b(?:(?P<ago>(?:[Aa]|[Oo]ne) day (?:before|earlier))"
    r"|(?P<back>[Tt]he day (?:before|earlier)|[Tt]he previous day)"
    r"|(?P<on>[Tt]he (?:following|next) (?:day|morning|night)|[Aa] day later|[Tt]he day after)"
    r"|(?P<same>[Tt]he same (?:day|afternoon|evening|morning)|[Tt]hat (?:same )?day))\b(?! of\b)"
)
_STEP_REACH = 250
_FUTURE = re.compile(
    r"\b(?:will|shall|due to|is to|are to|scheduled|upcoming|going to|expected to)\b[^.!?]*$"
)
_HEAD = 90
"""Characters before a date that are looked at."""
_SINCE = re.compile(
    r"\b(?:since|from|as of|starting|beginning|effective)\s+(?:early |late |mid-|the )?$", re.I
)
_UNTIL = re.compile(
    r"\b(?:until|till|by|before|up to|through|no later than)\s+(?:early |late |mid-|the end of |the )?$", re.I
)
_ANCHOR = re.compile(
    r"(?P<year>\b(?:1[89]|20)\d)|(?P<month>\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?P<word>\b(?:ago\b|[LlTtNn](?:ast|his|ext)\s|[Tt]o(?:day|morrow|night)\b)|[Yy]esterday)"
    r"|(?P<day>[nsir]day\b)"
)
"""Every date contains one of these; only the words around them are looked at."""
_BEFORE, _AFTER = 45, 40


def find_dates(text: str, base: str | None) -> list[DateMatch]:
    """Find the dates in a text, in order.

    Args:
        text: an article, a paragraph or a sentence.
        base: the article's date in ISO 8601 (YYYY, YYYY-MM or YYYY-MM-DD); None where it isn't known.

    >>> [(text, m.value) for text in ["two years ago"] for m in find_dates(text, "2018-02-05")]
    [('two years ago', '2016')]
    """
    windows = _windows(text)
    known = Base(base or "0001")
    found: list[DateMatch] = []
    taken = bytearray(len(text) + 1)
    for form in FORMS:
        if form.inferred and base is None:
            continue
        spots = windows.get(form.anchor, ())
        for match in (match for spot in spots for match in form.pattern.finditer(text, *spot)):
            start, end = _span(match)
            if any(taken[start:end]):
                continue
            head = text[max(0, start - _HEAD) : start]
            future = form.inferred and bool(_FUTURE.search(head))
            value, end_value = form.read(match, known, future)
            if value:
                taken[start:end] = b"\x01" * (end - start)
                kind = "on" if end_value else _kind(head)
                found.append(DateMatch(start, end, value, end_value, form.relative, form.inferred, kind))
    found.sort(key=lambda match: match.start)
    return _with_steps(text, found, known if base else None)


def _windows(text: str) -> dict[str, list[tuple[int, int]]]:
    """The stretches of a text that can hold dates, by what they contain."""
    windows: dict[str, list[tuple[int, int]]] = {}
    for anchor in _ANCHOR.finditer(text):
        start, end = max(0, anchor.start() - _BEFORE), min(len(text), anchor.end() + _AFTER)
        spots = windows.setdefault(anchor.lastgroup or "", [])
        if spots and start <= spots[-1][1]:
            spots[-1] = (spots[-1][0], end)
        else:
            spots.append((start, end))
    return windows


def _kind(head: str) -> Literal["on", "since", "until"]:
    """Whether the words before a date make it the begin or the end of a time."""
    if _SINCE.search(head):
        return "since"
    return "until" if _UNTIL.search(head) else "on"


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the date's own words are: a year's preposition is not one of them."""
    groups = match.groupdict()
    return match.span("year") if set(groups) == {"year"} else match.span()


def _with_steps(text: str, found: list[DateMatch], base: Base | None) -> list[DateMatch]:
    """Add "the day before" and its kin, which count from the date just mentioned or from the article's."""
    steps: list[DateMatch] = []
    starts = [match.start for match in found]
    days = [match for match in found if len(match.value) == 10 and not match.end_value]
    ends = [match.end for match in days]
    for match in _STEP.finditer(text):
        other = bisect_right(starts, match.end() - 1) - 1
        if other >= 0 and match.start() < found[other].end:
            continue
        shift = -1 if match["ago"] or match["back"] else 1 if match["on"] else 0
        before = bisect_right(ends, match.start()) - 1
        near = days[before] if before >= 0 else None
        if near and (match.start() - near.end > _STEP_REACH or "\n" in text[near.end : match.start()]):
            near = None
        if near:
            value = (date.fromisoformat(near.value) + timedelta(shift)).isoformat()
            steps.append(DateMatch(*match.span(), value, relative=True, inferred=near.inferred))
        elif base and base.full and match["ago"]:
            steps.append(DateMatch(*match.span(), base.shifted(shift), relative=True, inferred=True))
    return sorted([*found, *steps], key=lambda match: match.start) if steps else found
