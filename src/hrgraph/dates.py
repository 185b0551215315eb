"""Dates as articles write them."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["MONTHS", "full_date"]

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

MONTH_PATTERN = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
FULL_DATE_PATTERN = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_PATTERN},?\s+\d{{4}}"
    rf"|{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH_PATTERN}),?\s+(\d{{4}})", re.I)
_MONTH_FIRST = re.compile(rf"({MONTH_PATTERN})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def _iso(year: int, month: int, day: int) -> str:
    """ISO 8601, or "" where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def full_date(text: str) -> str:
    """The ISO form of a text that is one full date and nothing else; "" for anything else.

    >>> full_date("24 March 2016"), full_date("December 13, 2018"), full_date("31 June 2016")
    ('2016-03-24', '2018-12-13', '')
    """
    text = text.strip()
    if match := _DAY_FIRST.fullmatch(text):
        return _iso(int(match[3]), MONTHS[match[2].lower().rstrip(".")], int(match[1]))
    if match := _MONTH_FIRST.fullmatch(text):
        return _iso(int(match[3]), MONTHS[match[1].lower().rstrip(".")], int(match[2]))
    if match := _ISO.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    return ""
