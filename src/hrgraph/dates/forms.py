"""The forms in which dates are written, each with how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hrgraph.dates.calendar import DAY, ISO, MONTH, NUMBER_WORDS, YEAR, Base, full_date, iso, month_number

__all__ = ["FORMS", "Form", "Found"]


def _number(words: str) -> int:
    """A number in digits or English words up to fifty."""
    return int(words) if words.isdigit() else _COUNTS[words.lower()]


_COUNTS = NUMBER_WORDS | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"


Found = tuple[str, str]
"""Value and end value; ("", "") where the words are no date after all."""
_NOTHING: Found = ("", "")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a date."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Base, bool], Found]
    """Of a match, the article's date and whether the words before it speak of the future."""
    anchor: Literal["year", "month", "day", "word"]
    """What the words always contain: a year, a month's name, a weekday's, or "last", "ago" and the like."""
    relative: bool = False
    inferred: bool = False


def _days(match: re.Match[str], base: Base, future: bool) -> Found:
    """One day or a range of days of a month, with or without the year."""
    month = month_number(match["month"])
    days = [int(re.sub(r"\D", "", day)) for day in (match["first"], match["last"]) if day]
    year = match["year"]
    values = [iso(int(year), month, day) if year else base.nearest(month, day, future) for day in days]
    if not all(values) or (len(days) == 2 and days[0] >= days[1]):
        return _NOTHING
    return values[0], values[1] if len(values) == 2 else ""


def _two_days(match: re.Match[str], base: Base, future: bool) -> Found:
    """From a day of one month to a day of another."""
    year = match["year"]
    end_month = month_number(match["m2"])
    end = (
        iso(int(year), end_month, int(match["d2"]))
        if year
        else base.nearest(end_month, int(match["d2"]), future)
    )
    begin_month = month_number(match["m1"])
    if not end:
        return _NOTHING
    begin_year = int(match["y1"]) if match["y1"] else int(end[:4]) - (begin_month > end_month)
    return iso(begin_year, begin_month, int(match["d1"])) or iso(begin_year, begin_month), end


def _month_year(match: re.Match[str], base: Base, future: bool) -> Found:
    return iso(int(match["year"]), month_number(match["month"])), ""


def _month_of(match: re.Match[str], base: Base, future: bool) -> Found:
    """ "October last year", "next March"."""
    shift = {"last": -1, "this": 0, "next": 1}[(match["which"] or "this").lower()]
    if match["which"] and not match["word"]:  # "last October" is the October before, of this year or the last
        if shift == 0:
            return iso(base.year, month_number(match["month"])), ""
        return base.nearest(month_number(match["month"]), 0, shift > 0), ""
    return iso(base.year + shift, month_number(match["month"])), ""


def _in_month(match: re.Match[str], base: Base, future: bool) -> Found:
    return base.nearest(month_number(match["month"]), 0, future), ""


def _slashes(match: re.Match[str], base: Base, future: bool) -> Found:
    """13/12/2018 and 12/13/2018, but not 03/04/2018: that is March or April."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first > 12 or first == second:
        return iso(year, second, first) if second <= 12 else "", ""
    return iso(year, first, second) if second > 12 else "", ""


def _year_range(match: re.Match[str], base: Base, future: bool) -> Found:
    first = iso(int(match["y1"]), month_number(match["m1"]) if match["m1"] else 0)
    last = iso(int(match["y2"]), month_number(match["m2"]) if match["m2"] else 0)
    return (first, last) if first[:4] <= last[:4] else _NOTHING


def _weekday(match: re.Match[str], base: Base, future: bool) -> Found:
    if not base.full:
        return iso(base.year), ""
    wanted = _WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    if which == "next" or future:
        return base.shifted((wanted - base.full.weekday() - 1) % 7 + 1), ""
    back = (base.full.weekday() - wanted) % 7
    return base.shifted(-(back or (7 if which == "last" else 0))), ""


def _day_word(match: re.Match[str], base: Base, future: bool) -> Found:
    word = match.group().lower()
    if word in {"yesterday", "last night"}:
        return base.shifted(-1), ""
    if word == "tomorrow":
        return base.shifted(1), ""
    if base.full:
        return base.shifted(0), ""
    return iso(base.year, base.month), ""


def _period(match: re.Match[str], base: Base, future: bool) -> Found:
    """ "last week", "earlier this month", "next year"."""
    shift = {"last": -1, "this": 0, "next": 1, "past": -1, "previous": -1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return iso(base.year + shift), ""
    if unit == "month":
        return base.months(shift), ""
    if not base.full:
        return iso(base.year), ""
    monday = -base.full.weekday() + 7 * shift
    return base.between(monday, 0 if match["part"] and match["part"].lower() == "earlier" else monday + 6)


def _ago(match: re.Match[str], base: Base, future: bool) -> Found:
    count, unit = _number(match["count"]), match["unit"].lower()
    if unit == "decade":
        return _NOTHING
    if unit == "year":
        return (iso(base.year - count), "") if count < base.year else _NOTHING
    if unit == "month":
        return base.months(-count), ""
    if unit == "week":
        return base.between(-7 * count - 3, -7 * count + 3)
    return base.shifted(-count), ""


_TO = r"\s*(?:to|until|till|and|through|[-–—])\s*"
_IN = (
    r"(?:in|of|since|during|by|until|till|from|before|after|between|to|for|early|late|mid-?|year|through|around)"
    r"\s?(?:the\s+)?(?:year\s+)?"
)
_COUNTED = (
    "(?:people|persons|women|men|children|NGOs|organi[sz]ations|groups|members|signatures|signatories|journalists"
    "|defenders|activists|prisoners|protesters|civilians|victims|individuals|others|police|soldiers|cases|deaths"
    "|States|countries|days|years|words|pages|kilometres|km|miles|euros|dollars|francs)"
)
_NOT_COUNTED = rf"(?![\w/%]|[.,]\d|-\d|\s+{_COUNTED}\b)"
FORMS = (
    Form(
        re.compile(
            rf"\b(?P<d1>\d{{1,2}})\s+(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?{_TO}"
            rf"(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})(?:,?\s+(?P<year>{YEAR}))\b"
        ),
        _two_days,
        "month",
    ),
    Form(
        re.compile(
            rf"\b(?P<first>{DAY})(?:{_TO}(?P<last>{DAY}))?\s+(?:of\s+)?(?P<month>{MONTH}),?\s+(?P<year>{YEAR})\b"
        ),
        _days,
        "month",
    ),
    Form(
        re.compile(
            rf"\b(?P<month>{MONTH})\s+(?P<first>{DAY})(?:{_TO}(?P<last>{DAY}))?,?\s+(?P<year>{YEAR})\b"
        ),
        _days,
        "month",
    ),
    Form(ISO, lambda match, base, future: (full_date(match.group()), ""), "year"),
    Form(re.compile(rf"\b(\d{{1,2}})[/.](\d{{1,2}})[/.]({YEAR})\b"), _slashes, "year"),
    Form(
        re.compile(
            rf"\b(?:(?<=[Ff]rom )|(?<=[Bb]etween ))(?:(?P<m1>{MONTH})\s+)?(?P<y1>{YEAR})"
            rf"{_TO}(?:(?P<m2>{MONTH})\s+)?(?P<y2>{YEAR})\b"
        ),
        _year_range,
        "year",
    ),
    Form(re.compile(rf"\b(?P<month>{MONTH})(?:\s+of)?,?\s+(?P<year>{YEAR})\b"), _month_year, "month"),
    Form(
        re.compile(
            rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
            rf"\s+(?:of\s+)?(?P<month>{MONTH})(?P<year>(?!))?(?!\w)"
        ),
        _days,
        "month",
        inferred=True,
    ),
    Form(
        re.compile(
            rf"\b(?P<month>{MONTH})\s+(?P<first>{DAY})(?:[-–](?P<last>{DAY}))?(?P<year>(?!))?(?![\w/]|,\d)"
        ),
        _days,
        "month",
        inferred=True,
    ),
    Form(
        re.compile(rf"\b(?P<month>{MONTH})\s+(?:of\s+)?(?P<which>last|this|next)\s+(?P<word>year)\b"),
        _month_of,
        "month",
        relative=True,
        inferred=True,
    ),
    Form(
        re.compile(rf"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<month>{MONTH})(?P<word>(?!))?(?!\w)"),
        _month_of,
        "month",
        relative=True,
        inferred=True,
    ),
    Form(
        re.compile(
            r"(?:(?<=\b[Ii]n )|(?<=[Ss]ince )|(?<=\bby )|(?<=[Uu]ntil )|(?<=[Dd]uring )|(?<=early )"
            rf"|(?<=late )|(?<=mid-)|(?<=end of ))(?P<month>{MONTH})(?!\w)"
        ),
        _in_month,
        "month",
        inferred=True,
    ),
    Form(
        re.compile(r"\b(?P<decade>(?:19|20)\d)0s\b"),
        lambda match, base, future: (f"{match['decade']}0", f"{match['decade']}9"),
        "year",
    ),
    Form(
        re.compile(rf"\b(?i:{_IN})(?P<year>{YEAR}){_NOT_COUNTED}"),
        lambda match, base, future: (match["year"], ""),
        "year",
    ),
    Form(
        re.compile(rf"\b(?i:{_IN}){YEAR}(?:,|,? and| or)\s(?P<year>{YEAR}){_NOT_COUNTED}"),
        lambda match, base, future: (match["year"], ""),
        "year",
    ),
    Form(
        re.compile(rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?P<weekday>{_WEEKDAY})\b(?!,?\s+\d)"),
        _weekday,
        "day",
        relative=True,
        inferred=True,
    ),
    Form(
        re.compile(
            r"\b(?:[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast night"
            r"|[Tt]his (?:morning|afternoon|evening))\b"
        ),
        _day_word,
        "word",
        relative=True,
        inferred=True,
    ),
    Form(
        re.compile(
            r"\b(?:(?P<part>[Ee]arlier|[Ll]ater)\s+)?(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s+(?P<unit>week|month|year)\b"
        ),
        _period,
        "word",
        relative=True,
        inferred=True,
    ),
    Form(
        re.compile(rf"\b(?i:(?P<count>{_COUNT}))\s+(?P<unit>day|week|month|year|decade)s?\s+ago\b"),
        _ago,
        "word",
        relative=True,
        inferred=True,
    ),
)
