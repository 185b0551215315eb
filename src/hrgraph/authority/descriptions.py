"""Instruments by description: "the resolution on human rights defenders at the 72nd session"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hrgraph.authority.fold import fold_text
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import first_day, last_day
from hrgraph.authority.records import Record
from hrgraph.authority.words import content_words
from hrgraph.records import Candidate

__all__ = ["Description", "describe", "instruments_described"]

_KINDS: dict[str, tuple[str, ...]] = {
    "resolution": ("Resolution",),
    "declaration": ("Declaration",),
    "report": ("Report",),
    "treaty": ("Treaty",),
    "convention": ("Treaty",),
    "covenant": ("Treaty",),
    "protocol": ("Treaty",),
    "charter": ("Treaty", "Declaration"),
    "law": ("Law",),
    "act": ("Law",),
    "bill": ("Law",),
    "decree": ("Law",),
    "principles": ("Declaration", "PolicyDocument"),
    "guidelines": ("PolicyDocument", "Declaration"),
    "agenda": ("PolicyDocument", "Resolution"),
    "strategy": ("PolicyDocument",),
    "note": ("PolicyDocument",),
    "judgment": ("Judgment",),
    "ruling": ("Judgment",),
}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    """English ordinals up to 99 in words, folded (hyphens are blanks)."""
    words = {w: i for i, w in enumerate(_UNITS, 1)}
    teens = (
        "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    )
    words |= {w: i for i, w in enumerate(teens.split(), 10)}
    for ten, stem in enumerate(_TENS, 2):
        words[f"{stem}ieth"] = 10 * ten
        words |= {f"{stem}y {unit}": 10 * ten + i for i, unit in enumerate(_UNITS, 1)}
    return words


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase says about the instrument it means."""

    kinds: tuple[str, ...]
    words: frozenset[str]
    """Content words, singular."""
    bodies: frozenset[str]
    """IRIs of the bodies named."""
    session: int = 0
    year: int = 0
    latest: bool = False


def _session(folded: str) -> int:
    if match := re.search(r"\b(\d{1,3})(?:st|nd|rd|th) (?:regular |special )?session\b", folded):
        return int(match[1])
    if match := re.search(r"\b((?:[a-z]+y )?[a-z]+(?:st|nd|rd|th)) (?:regular )?session\b", folded):
        words = match[1].split()
        return _ordinals().get(" ".join(words[-2:]), _ordinals().get(words[-1], 0))
    return 0


def _year(folded: str, date: str) -> int:
    if re.search(r"\blast year\b", folded) and date:
        return int(date[:4]) - 1
    if re.search(r"\bthis year\b", folded) and date:
        return int(date[:4])
    years = re.findall(r"\b(?:19[4-9]\d|20\d\d)\b", folded)
    return int(years[0]) if len(set(years)) == 1 else 0


def describe(index: AuthorityIndex, phrase: str, date: str = "") -> Description | None:
    """Read a phrase as the description of an instrument; None where it names no kind of instrument.

    Args:
        index: the authority file.
        phrase: the noun phrase or sentence.
        date: ISO date of the text, for "last year's".
    """
    folded = fold_text(phrase)
    kinds = next((k for w, k in _KINDS.items() if re.search(rf"\b{w}s?\b", folded)), None)
    if kinds is None:
        return None
    bodies = {
        iri
        for hit in index.find_names(phrase)
        for iri in hit.records
        if (record := index.get(iri)) and record.type in ("organisation", "office")
    }
    return Description(
        kinds,
        content_words(re.sub(r"\b\d+\w*|\blast year(?:'s)?|\bthis year(?:'s)?", " ", folded)),
        frozenset(bodies),
        _session(folded),
        _year(folded, date),
        bool(re.search(r"\b(?:latest|new|recent|most recent)\b", folded)),
    )


def _record_session(record: Record) -> int:
    """The session from the data, else from the symbol (A/RES/72/247, A/HRC/RES/31/32)."""
    if record.session.isdigit():
        return int(record.session)
    match = re.match(r"(?:A|A/HRC|E)/RES/(\d+)/", record.symbol)
    return int(match[1]) if match else 0


def instruments_described(
    index: AuthorityIndex, description: Description, date: str = "", limit: int = 5
) -> tuple[Candidate, ...]:
    """The instruments that a description fits, the best first.

    Args:
        index: the authority file.
        description: what `describe` read.
        date: ISO date of the text: later instruments are ruled out, and of several the latest is likelier.
        limit: at most so many.
    """
    if not description.words and not (description.session or description.year):
        return ()
    scored = []
    for record, about in index.instruments(description.kinds):
        result = _score(index, record, about, description, date)
        if result is not None:
            scored.append((*result, record))
    if not scored:
        return ()
    best = max(score for score, _, _ in scored)
    near = [item for item in scored if item[0] > best - 0.25]
    near.sort(key=lambda item: (-item[0], _reverse(item[2].adopted_on), item[2].iri))
    ties = [item for item in near if item[0] == near[0][0]]
    found = []
    for nth, (score, reasons, record) in enumerate(near[:limit]):
        if len(ties) > 1 and score == best:
            # One text of a series: the latest one is meant unless the words say otherwise.
            dated = bool(date or description.latest)
            score += 0.05 if dated and nth == 0 else -0.25
            reasons = [
                *reasons,
                "the latest of a series" if dated and nth == 0 else f"one of {len(ties)} that fit",
            ]
        score = round(min(max(score, 0.01), 0.97), 2)
        found.append(Candidate(record.iri, record.label, score, "; ".join(reasons)))
    return tuple(found)


def _reverse(date: str) -> str:
    """A sort key that puts later dates first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in date) or "~"


def _score(
    index: AuthorityIndex, record: Record, about: frozenset[str], description: Description, date: str
) -> tuple[float, list[str]] | None:
    """Score and reasons of one instrument, None where it can't be meant."""
    if date and record.adopted_on and first_day(record.adopted_on) > last_day(date):
        return None
    if description.year and record.adopted_on and int(record.adopted_on[:4]) != description.year:
        return None
    if description.session and _record_session(record) not in (0, description.session):
        return None
    score = 0.2
    reasons = []
    if description.words:
        shared = description.words & about
        if not shared:
            return None
        share = len(shared) / len(description.words)
        score += 0.45 * share
        reasons.append(f"about {', '.join(sorted(shared))}")
    if description.session and _record_session(record):
        score += 0.2
        reasons.append(f"of session {description.session}")
    if description.year and record.adopted_on:
        score += 0.15
        reasons.append(f"of {description.year}")
    if description.bodies and record.adopted_by:
        if record.adopted_by in description.bodies:
            score += 0.15
            reasons.append("by that body")
        elif description.bodies & index.adopters:
            score -= 0.25
            reasons.append("by another body")
    return score, reasons
