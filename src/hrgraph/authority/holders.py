"""Offices in time: who "the High Commissioner", "the then ...", "his successor" is at a date."""

from __future__ import annotations

import re
from datetime import date as Day
from typing import Literal, get_args

from hrgraph.authority.fold import fold_text
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import ALWAYS, first_day, last_day, span
from hrgraph.authority.records import Tenure
from hrgraph.records import Candidate

__all__ = [
    "Modifier",
    "holder_candidates",
    "modifier_before",
    "neighbour_in_office",
    "people_named",
]

Modifier = Literal["", "acting", "former", "new", "next", "outgoing", "then"]

_MODIFIERS: dict[str, Modifier] = {
    "then": "then",
    "at the time": "then",
    "former": "former",
    "ex": "former",
    "erstwhile": "former",
    "previous": "former",
    "late": "former",
    "new": "new",
    "newly appointed": "new",
    "newly elected": "new",
    "recently appointed": "new",
    "next": "next",
    "incoming": "next",
    "future": "next",
    "outgoing": "outgoing",
    "departing": "outgoing",
    "acting": "acting",
    "interim": "acting",
    "current": "",
}
_BEFORE = re.compile(r"\b(" + "|".join(sorted(_MODIFIERS, key=len, reverse=True)) + r")(?: (?:un|u\.n\.))?$")
_AFTER = re.compile(r"^ (elect|designate)\b|^ (at the time)\b")
_NEW_DAYS = 270
"""An appointment is "new" that long before it begins and after."""
_OUTGOING_DAYS = 300
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|ambassador|judge)\.? ")


def modifier_before(before: str, after: str = "") -> Modifier:
    """What the words around an office's name say about which holder is meant.

    >>> modifier_before("according to the then "), modifier_before("", "-designate")
    ('then', 'next')
    """
    if match := _BEFORE.search(fold_text(before)):
        return _MODIFIERS[match[1]]
    if match := _AFTER.match(" " + fold_text(after[:24])):
        return "then" if match[2] else "next"
    return ""


def _days(first: str, second: str) -> int:
    """Days from one ISO day to another."""
    return (Day.fromisoformat(second) - Day.fromisoformat(first)).days


def _candidate(index: AuthorityIndex, tenure: Tenure, score: float, reason: str) -> Candidate:
    person = index.get(tenure.person)
    label = person.label if person else tenure.person.rsplit("/", 1)[-1]
    return Candidate(tenure.person, label, round(score, 2), reason)


def _dates(tenure: Tenure) -> str:
    begin, end = tenure.begin or tenure.term_begin, tenure.end or tenure.term_end
    return f"{begin or '?'} to {end}" if end else f"since {begin or '?'}"


def holder_candidates(
    index: AuthorityIndex, office: str, date: str, modifier: Modifier = ""
) -> tuple[Candidate, ...]:
    """The people that an office's name stands for at a date, the likeliest first.

    Args:
        index: the authority file.
        office: IRI of the office.
        date: ISO date of the text or event, of any precision; without one nobody is returned.
        modifier: "then", "former", "new", ... where the text has such a word.
    """
    if not date:
        return ()
    if modifier not in get_args(Modifier):
        raise ValueError(f"no such modifier: {modifier!r}")
    if modifier in ("then", "former"):
        return _earlier(index, office, date, modifier)
    if modifier in ("new", "next"):
        coming = _coming(index, office, date, modifier)
        if coming:
            return coming
        if modifier == "next":
            return ()
    now = index.holders(office, date)
    if modifier == "outgoing":
        leaving = [
            t for t in now if span(t)[1] != ALWAYS and _days(first_day(date), span(t)[1]) <= _OUTGOING_DAYS
        ]
        now = tuple(leaving) or now
    elif modifier == "acting":
        now = tuple(t for t in now if t.acting) or now
    elif len(date) < 10 and any(not t.acting for t in now):
        now = tuple(sorted(now, key=lambda t: t.acting))
    score = 0.95 if len(now) == 1 else 0.9 / max(len(now), 1)
    return tuple(_candidate(index, t, score, f"held the office in {date} ({_dates(t)})") for t in now)


def _earlier(index: AuthorityIndex, office: str, date: str, modifier: Modifier) -> tuple[Candidate, ...]:
    """Those who had left the office by the date, the latest first."""
    day = first_day(date)
    now = {t.person for t in index.holders(office, date)}
    gone = [t for t in index.tenures(office) if span(t)[0] < day and t.person not in now]
    gone.sort(key=lambda t: span(t)[0], reverse=True)
    people: dict[str, Tenure] = {}
    for tenure in gone:
        people.setdefault(tenure.person, tenure)
    found = []
    for nth, tenure in enumerate(people.values()):
        score = (0.6 if nth == 0 else 0.3 / nth) if len(people) > 1 else 0.8
        reason = f"“{modifier}”: held the office before {date} ({_dates(tenure)})"
        found.append(_candidate(index, tenure, score, reason))
    return tuple(found)


def _coming(index: AuthorityIndex, office: str, date: str, modifier: Modifier) -> tuple[Candidate, ...]:
    """Whoever takes the office soon after the date, or has just taken it."""
    day = last_day(date)
    ranked: list[tuple[int, Tenure, str]] = []
    for tenure in index.tenures(office):
        begin = span(tenure)[0]
        if tenure.acting or not (tenure.begin or tenure.term_begin):
            continue
        if day < begin and (ahead := _days(day, begin)) <= _NEW_DAYS * 2:
            ranked.append((ahead, tenure, f"“{modifier}”: takes the office on {begin}, after {date}"))
        elif modifier == "new" and (since := _days(begin, first_day(date))) <= _NEW_DAYS:
            ranked.append((max(since, 0), tenure, f"“{modifier}”: took the office on {begin}"))
    ranked.sort(key=lambda item: (item[0], item[1].person))
    return tuple(
        _candidate(index, tenure, 0.9 if nth == 0 else 0.3 / nth, reason)
        for nth, (_, tenure, reason) in enumerate(ranked)
    )


def neighbour_in_office(
    index: AuthorityIndex, person: str, step: Literal[1, -1], office: str = ""
) -> tuple[Candidate, ...]:
    """The successor (step 1) or predecessor (step -1) of a person, for each office held, the last held first.

    Args:
        index: the authority file.
        person: IRI of the person.
        step: 1 or -1.
        office: only this office.
    """
    found: dict[str, Candidate] = {}
    held = [t for t in index.offices_of(person) if not office or t.office == office]
    word = "successor" if step == 1 else "predecessor"
    for tenure in reversed(held):
        row = [t for t in index.tenures(tenure.office) if not t.acting and t.person != person and _dated(t)]
        begin = span(tenure)[0]
        side = [t for t in row if (span(t)[0] > begin) == (step == 1) and span(t)[0] != begin]
        if not side:
            continue
        next_one = side[0] if step == 1 else side[-1]
        record, label = index.get(person), index.get(tenure.office)
        who = record.label if record else person
        what = label.label if label else tenure.office
        reason = f"{word} of {who} as {what} ({_dates(next_one)})"
        score = 0.85 if not found else 0.4
        found.setdefault(next_one.person, _candidate(index, next_one, score, reason))
    return tuple(found.values())


def _dated(tenure: Tenure) -> bool:
    begin, end = span(tenure)
    return begin <= end


def people_named(
    index: AuthorityIndex, name: str, date: str = "", office: str = "", modifier: Modifier = ""
) -> tuple[Candidate, ...]:
    """People whose surname, or other short form of the name, the text uses ("Pillay", "Mr Madrigal-Borloz").

    Args:
        index: the authority file.
        name: the words, with or without a title.
        date: of the text; people in an office then rank first.
        office: IRI of an office that the text names beside the person.
        modifier: "former", "then", ... before the office.
    """
    key = _TITLE.sub("", fold_text(name))
    if len(key) < 3:
        return ()
    found = []
    for iri in index.people_by_short_name(key, first=bool(office)):
        tenures = index.offices_of(iri)
        score, reason = 0.6, "a name of that person"
        if office:
            held = [t for t in tenures if t.office == office]
            if not held:
                continue
            score, reason = 0.9, f"holder of that office ({_dates(held[-1])})"
            if date:
                now = {t.person for t in index.holders(office, date)}
                wants_past = modifier in ("former", "then")
                score = 0.95 if (iri in now) != wants_past else 0.75
        elif date and index.offices_of(iri, date):
            score, reason = 0.7, f"a name of that person, who held an office in {date}"
        record = index.get(iri)
        found.append(Candidate(iri, record.label if record else iri, score, reason))
    if len(found) > 1:
        found = [Candidate(c.iri, c.label, round(c.score - 0.15, 2), c.reason) for c in found]
    return tuple(sorted(found, key=lambda c: (-c.score, c.iri)))
