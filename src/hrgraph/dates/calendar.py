"""Calendar arithmetic on dates that are days, months or years."""

from __future__ import annotations

import re
from datetime import date, timedelta

__all__ = [
    "DAY",
    "FULL_DATE_PATTERN",
    "ISO",
    "MONTH",
    "MONTHS",
    "NUMBER_WORDS",
    "YEAR",
    "Base",
    "full_date",
    "iso",
    "month_number",
]

_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS: dict[str, int] = {
    **{name: i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)},
    "sept": 9,
}
"""English month names and abbreviations, in lower case, with their numbers."""

NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
"""English cardinal numbers up to twenty, in lower case."""

MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
_ANY_YEAR = r"(?:1[89]|20)\d\d"
FULL_DATE_PATTERN = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+{_ANY_YEAR}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_ANY_YEAR}|{_ANY_YEAR}-\d\d-\d\d)"
)
"""Matches one full date of the years 1800 to 2099; without groups."""
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+({_ANY_YEAR})", re.I)
_MONTH_FIRST = re.compile(rf"({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+({_ANY_YEAR})", re.I)
ISO = re.compile(rf"\b({_ANY_YEAR})-(\d\d)-(\d\d)\b")


def full_date(text: str) -> str:
    """The ISO form of a text that is one full date and nothing else; "" for anything else.

    >>> full_date("24 March 2016"), full_date("December 13, 2018"), full_date("31 June 2016")
    ('2016-03-24', '2018-12-13', '')
    """
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        return iso(int(match[3]), month_number(match[2]), int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return iso(int(match[3]), month_number(match[1]), int(match[2]))
    if match := ISO.fullmatch(text):
        return iso(int(match[1]), int(match[2]), int(match[3]))
    return ""


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """ISO 8601 as precise as it is given, or "" where there is no such day."""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def month_number(name: str) -> int:
    """1 to 12, of a month's English name or abbreviation."""
    return MONTHS[name.lower().rstrip(".")]


class Base:
    """The article's date, as precise as it is known."""

    def __init__(self, iso: str) -> None:
        numbers = [int(part) for part in iso.split("-")]
        self.year, self.month, self.day = (*numbers, 0, 0)[:3]
        self.full = date(*numbers) if len(numbers) == 3 else None

    def shifted(self, days: int) -> str:
        """A day counted from the article's; only the year where its day isn't known."""
        return (self.full + timedelta(days)).isoformat() if self.full else iso(self.year)

    def between(self, first: int, last: int) -> tuple[str, str]:
        """The month or year that holds all days from `first` to `last`, counted from the article's.

        Two years where the days lie in two.
        """
        if not self.full:
            return iso(self.year), ""
        begin, end = (self.full + timedelta(days) for days in (first, last))
        if (begin.year, begin.month) == (end.year, end.month):
            return iso(begin.year, begin.month), ""
        if begin.year == end.year:
            return iso(begin.year), ""
        return iso(begin.year), iso(end.year)

    def months(self, count: int) -> str:
        """A month counted from the article's; only the year where its month isn't known."""
        if not self.month:
            return iso(self.year)
        index = self.year * 12 + self.month - 1 + count
        return iso(index // 12, index % 12 + 1)

    def nearest(self, month: int, day: int, future: bool) -> str:
        """A day or month (day 0) without a year: the last one not after the article, or the next."""
        if not self.month:
            return iso(self.year, month, day)
        own = (self.month, self.day or 31) if day else (self.month,)
        asked = (month, day) if day else (month,)
        last = self.year if asked <= own else self.year - 1
        following = (
            self.year if asked >= own or (day and not self.day and month == self.month) else self.year + 1
        )
        back = (self.year - last) * 12 + self.month - month
        chosen = following if future or back > _LONGEST_BACK else last
        return iso(chosen, month, day) or iso(chosen, month)


_LONGEST_BACK = 9
"""Months: a day without a year that lies further back is taken for the next one."""
