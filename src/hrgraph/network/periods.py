"""Dates as precise as they are known, spans of time, and time slices.

A date is ISO 8601 text: "2023", "2023-02" or "2023-02-27".  It stands for all its days.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from hrgraph.errors import UsageError

__all__ = ["SLICES", "Slice", "Span", "bounds", "is_date", "parse_span", "slice_of", "slices"]

Slice = Literal["year", "quarter", "month"]
SLICES: tuple[Slice, ...] = ("year", "quarter", "month")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def bounds(date: str) -> tuple[str, str]:
    """The first and last day of a date.

    >>> bounds("2024-02")
    ('2024-02-01', '2024-02-29')

    Raises:
        UsageError: not a year, month or day.
    """
    found = _DATE.match(date.strip())
    if found:
        year = int(found[1])
        month = int(found[2]) if found[2] else 0
        first_month, last_month = (month, month) if found[2] else (1, 12)
        if year >= 1 and 1 <= first_month <= 12:
            length = calendar.monthrange(year, last_month)[1]
            day = int(found[3]) if found[3] else 0
            if not found[3]:
                return f"{found[1]}-{first_month:02}-01", f"{found[1]}-{last_month:02}-{length:02}"
            if 1 <= day <= length:
                return date.strip(), date.strip()
    raise UsageError(f"{date!r} is not a date", "write a year, month or day: 2023, 2023-02 or 2023-02-27")


def is_date(text: str) -> bool:
    """Whether the text is a year, month or day of the calendar."""
    try:
        bounds(text)
    except UsageError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, both ends included; "" leaves an end open."""

    first: str = ""
    last: str = ""

    def __bool__(self) -> bool:
        return bool(self.first or self.last)

    def touches(self, date: str) -> bool:
        """Whether some day of the date lies in the span; an unknown date lies only in the open span."""
        if not self:
            return True
        if not date:
            return False
        start, end = bounds(date)
        return (not self.first or end >= self.first) and (not self.last or start <= self.last)

    def __str__(self) -> str:
        return f"{self.first or '…'} to {self.last or '…'}" if self else "all dates"


def parse_span(begin: str = "", end: str = "") -> Span:
    """The span from the first day of `begin` to the last day of `end`.

    >>> parse_span("2018", "2020-06")
    Span(first='2018-01-01', last='2020-06-30')

    Raises:
        UsageError: a malformed date, or an end before the begin.
    """
    span = Span(bounds(begin)[0] if begin else "", bounds(end)[1] if end else "")
    if span.first and span.last and span.last < span.first:
        raise UsageError(f"the span from {begin} to {end} ends before it begins", "swap the two dates")
    return span


def slice_of(date: str, size: Slice) -> str:
    """The slice that a date lies in, "" where the date is not precise enough.

    >>> slice_of("2023-05-04", "quarter"), slice_of("2023", "month")
    ('2023-Q2', '')
    """
    if not date:
        return ""
    if size == "year":
        return date[:4]
    if len(date) < 7:
        return ""
    return date[:7] if size == "month" else f"{date[:4]}-Q{(int(date[5:7]) + 2) // 3}"


def slices(dates: Iterable[str], size: Slice) -> tuple[str, ...]:
    """All slices from the first to the last of the dates, those without any act too."""
    present = sorted({s for d in dates if (s := slice_of(d, size))})
    if not present:
        return ()
    steps: list[str] = []
    current, last = present[0], present[-1]
    while current <= last:
        steps.append(current)
        current = _next(current, size)
    return tuple(steps)


def _next(name: str, size: Slice) -> str:
    year = int(name[:4])
    if size == "year":
        return f"{year + 1:04}"
    part, parts = (int(name[5:]), 12) if size == "month" else (int(name[6:]), 4)
    year, part = (year + 1, 1) if part == parts else (year, part + 1)
    return f"{year:04}-{part:02}" if size == "month" else f"{year:04}-Q{part}"
