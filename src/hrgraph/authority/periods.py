"""ISO dates of any precision (YYYY, YYYY-MM, YYYY-MM-DD) as stretches of days, compared as text."""

from __future__ import annotations

import calendar
import re

from hrgraph.authority.records import Tenure

__all__ = ["ALWAYS", "NEVER", "first_day", "is_date", "last_day", "overlaps", "span"]

NEVER = "0000-00-00"
"""Before every date."""
ALWAYS = "9999-12-31"
"""After every date."""
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


def is_date(text: str) -> bool:
    """Whether a text is an ISO date of one of the three precisions, and one of the calendar."""
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    return day is None or int(day) <= calendar.monthrange(int(year), int(month))[1]


def first_day(date: str) -> str:
    """The first day of a year, month or day.

    >>> first_day("2017-02")
    '2017-02-01'
    """
    return date + "-01-01"[3 * ((len(date) - 4) // 3) :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """The last day of a year, month or day.

    >>> last_day("2016"), last_day("2016-02")
    ('2016-12-31', '2016-02-29')
    """
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:]))[1]:02d}"
    return date


def span(tenure: Tenure) -> tuple[str, str]:
    """First and last day on which somebody surely held an office: personal dates, else those of the term.

    Without any date nobody is taken for the holder on any day.  Where only one end of a tenure is known and
    it is over, it is taken to have lasted a year: what is longer would be a guess about a person.
    """
    begin = tenure.begin or tenure.term_begin
    end = tenure.end or tenure.term_end
    if not begin and not end:
        return ALWAYS, NEVER
    if not begin:
        return _years(first_day(end), -1), last_day(end)
    if not end:
        return first_day(begin), _years(last_day(begin), 1) if tenure.end_unknown else ALWAYS
    return first_day(begin), last_day(end)


def _years(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def overlaps(tenure: Tenure, date: str) -> bool:
    """Whether any day of the date falls into the tenure."""
    begin, end = span(tenure)
    return begin <= last_day(date) and first_day(date) <= end
