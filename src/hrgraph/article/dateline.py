"""Datelines: "GENEVA (28 January 2023) –" and their kin at the start of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hrgraph.dates import FULL_DATE_PATTERN, full_date

__all__ = ["Dateline", "dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a release was made, as its first words say."""

    places: tuple[str, ...]
    date: str
    """ISO 8601, a full day; "" where the dateline gives none."""
    length: int
    """Characters up to the first word after it; 0 where there is none.  It may name only an agency."""


_NONE = Dateline((), "", 0)
_WORD = r"(?:(?:Washington|WASHINGTON),? D\.C\.|[A-Z][A-Za-zÀ-ÿ'’.]*|[À-Þ][A-Za-zÀ-ÿ'’.]*)"
_PLACE = rf"(?!The\b|FILE\b){_WORD}(?:[ -](?:au|AU|de|DE|del|do|la|LA|of|the|{_WORD})){{0,3}}?"
_PLACES = rf"{_PLACE}(?:\s?[-–—/,]\s?(?:and\s)?{_PLACE}|\sand\s{_PLACE}){{0,3}}?"
_AGENCY = (
    r"(?:\s?\((?:[A-Z]{2,8}|Reuters|REUTERS|Xinhua|Bernama|Anadolu|dpa|UN News|IPS News"
    r"|Thomson Reuters Foundation|Associated Press)(?:/[A-Z]\w{1,7})*\))?"
)
_DASH = r"\s*(?:[–—]|--|-(?=\s)|:)\s*"
_START = r"(?=[A-Z0-9À-Þ“‘\"'«(\[])"
_FIRST = r"(?=(?:The|A|An|At|In|On|Some|Several|Hundreds|Dozens|Thousands|More|Human|Police|Prime|Former)\b)"
"""Words with which a news story begins; a capital word and a colon may also be who speaks in an interview."""
_DAY_MONTH = rf"(?:{FULL_DATE_PATTERN}|\d{{1,2}}\s[A-Z][a-z]{{2,8}}|[A-Z][a-z]{{2,8}}\s\d{{1,2}})"
_DATE = rf"(?P<date>{_DAY_MONTH})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # (Geneva, 7 July 2022) –      (New York) –
        rf"\s*[(\[](?P<places>{_PLACES})(?:,?\s{_DATE})?[)\]]{_AGENCY}(?:{_DASH}|\s+){_START}",
        # GENEVA (28 January 2023) –      New York, May 7, 2021 –      Warsaw, December 9, 2010.
        rf"\s*(?P<places>{_PLACES})\s?\(\s?{_DATE}\s?\){_AGENCY}(?:{_DASH}|\s+){_START}",
        rf"\s*(?P<places>{_PLACES}),?\s{_DATE}{_AGENCY}(?:{_DASH}|\.\s+){_START}",
        # Paris, Oct 23 (IANS/AKI) The head of ...
        rf"\s*(?P<places>{_PLACES}),?\s{_DATE}{_AGENCY[:-1]}\s+(?:-\s+)?{_START}",
        # LOME, May 7, 2021, Press Agency --
        rf"\s*(?P<places>{_PLACES}),?\s{_DATE},\s[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}}\s*(?:[–—]|--)\s*{_START}",
        # 7 July 2022, Geneva –
        rf"\s*{_DATE}[,:]?\s(?P<places>{_PLACES}){_AGENCY}{_DASH}{_START}",
        # DUBAI, April 10 Human Rights Watch said
        rf"\s*(?P<places>[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{{2,24}}),\s{_DATE}\s+{_START}",
        # LAHORE: The lawyers
        rf"\s*(?P<places>[A-ZÀ-Þ][A-ZÀ-Þ' -]{{3,18}})(?P<date>):\s+{_FIRST}",
        # GENEVA –      NAIROBI, Kenya (AP) —
        rf"\s*(?P<places>{_PLACES})(?P<date>){_AGENCY}\s*(?:[–—]|--|\s-\s)\s*{_START}",
    )
)
_SPLIT = re.compile(r"\s?[–—/]\s?|,(?!\s?D\.C\.)\s?(?:and\s)?|\s-\s|\sand\s")
_SHORTEST_CITY = 4
"""Letters: PARIS-GENEVA are two places, PORT-AU-PRINCE is one."""
_NO_PLACES = frozenset(
    {
        "AP",
        "AFP",
        "Reuters",
        "REUTERS",
        "IPS",
        "ANI",
        "PTI",
        "Xinhua",
        "UPDATE",
        "UPDATED",
        "BREAKING",
        "NOTE",
        "ALERT",
    }
)
_LOOK = 120
"""A dateline is short; no need to look further."""


def dateline(block_text: str) -> Dateline:
    """The dateline that a paragraph begins with; `Dateline((), "", 0)` where there is none.

    >>> dateline("GENEVA (28 January 2023) – The High Commissioner left.")
    Dateline(places=('Geneva',), date='2023-01-28', length=27)
    >>> dateline("CIVICUS – the global alliance – said so.").length
    0
    """
    head = block_text[:_LOOK]
    for form in _FORMS:
        match = form.match(head)
        if match:
            names = [city for place in _SPLIT.split(match["places"]) for city in _cities(place)]
            places = tuple(_name(name) for name in names if name not in _NO_PLACES)
            return Dateline(places, full_date(match["date"] or ""), match.end())
    return _NONE


def _cities(place: str) -> list[str]:
    """The cities that hyphens join, or the one city whose name has them."""
    parts = place.split("-")
    return parts if all(len(part) >= _SHORTEST_CITY for part in parts) else [place]


def _name(place: str) -> str:
    """A place as it is written in running text."""
    return place.title() if place.isupper() and len(place) > 3 else place
