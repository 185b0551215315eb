"""Instruments by description: "the resolution on human rights defenders at the 72nd session"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from hrgraph.authority.fold import fold_text
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import first_day, last_day
from hrgraph.authority.records import Record
from hrgraph.authority.words import content_words
from hrgraph.records import Candidate

__all__ = ["Description", "describe", "instruments_described", "office_described", "settle"]

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


_NEAR = 0.25
"""Candidates so much worse than the best are not shown, and members of a series lose so much."""


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
    index: AuthorityIndex,
    description: Description,
    date: str = "",
    named: Collection[str] = (),
    limit: int = 5,
) -> tuple[Candidate, ...]:
    """The instruments that a description fits, the best first.

    Args:
        index: the authority file.
        description: what `describe` read.
        date: ISO date of the text: later instruments are ruled out, and of several the latest is likelier.
        named: IRIs of bodies that the text around names.
        limit: at most so many.
    """
    if not description.words and not (description.session or description.year):
        return ()
    scored = []
    for record, names, topics in index.instruments(description.kinds):
        result = _score(index, record, (names, topics), description, date)
        if result is not None:
            score, reasons = result
            if not description.bodies & index.adopters and record.adopted_by in named:
                score += 0.1
                reasons.append("by a body that the text names")
            scored.append((round(score, 3), reasons, record))
    scored.sort(key=lambda item: (-item[0], _reverse(item[2].adopted_on), item[2].iri))
    near = (item for item in scored if item[0] > scored[0][0] - _NEAR)
    return tuple(Candidate(r.iri, r.label, score, "; ".join(why)) for score, why, r in near)[:limit]


def settle(index: AuthorityIndex, candidates: Iterable[Candidate], dated: bool) -> tuple[Candidate, ...]:
    """Order the candidates, and of equally good ones of a series prefer the latest, or doubt them all.

    Args:
        index: the authority file.
        candidates: in any order.
        dated: whether the text has a date, or says "latest".
    """

    def key(candidate: Candidate) -> tuple[float, str, str]:
        record = index.get(candidate.iri)
        return (-candidate.score, _reverse(record.adopted_on if record else ""), candidate.iri)

    order = sorted(candidates, key=key)
    ties = [c for c in order if c.score == order[0].score]
    if len(ties) < 2:
        return tuple(order)
    first, rest = (ties[:1], ties[1:]) if dated else ([], ties)
    settled = [
        replace(c, score=_bounded(c.score + 0.05), reason=f"{c.reason}; the latest of a series")
        for c in first
    ]
    settled += [
        replace(c, score=_bounded(c.score - _NEAR), reason=f"{c.reason}; one of {len(ties)} that fit")
        for c in rest
    ]
    return tuple(sorted((*settled, *order[len(ties) :]), key=key))


def _bounded(score: float) -> float:
    return round(min(max(score, 0.01), 0.97), 2)


def _reverse(date: str) -> str:
    """A sort key that puts later dates first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in date) or "~"


def _score(
    index: AuthorityIndex,
    record: Record,
    about: tuple[frozenset[str], frozenset[str]],
    description: Description,
    date: str,
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
        names, topics = about
        shared = description.words & (names | topics)
        if not shared:
            return None
        # What a text is called says more than the topics it is filed under
        score += (0.45 * len(shared & names) + 0.3 * len(shared - names)) / len(description.words)
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


_MANDATE = re.compile(r"(?:^| )(?:on|for|in the field of) (.+)")
_SMALL = frozenset(("a", "all", "an", "and", "as", "for", "from", "in", "it", "of", "on", "or", "the", "to"))


def _stem(word: str) -> str:
    """A folded word without its plural ending; "" for punctuation."""
    folded = fold_text(word)
    if not folded[:1].isalpha():
        return ""
    return folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded


_SPARE = 6
"""So many words more than a mandate's own may describe it."""


def office_described(index: AuthorityIndex, offices: Iterable[str], after: str) -> tuple[str, int] | None:
    """Which of several mandates the words after "the Special Rapporteur" describe, and how many characters.

    All content words of the mandate must follow, in whatever order and number: "on the right to freedom of
    peaceful assembly and of association" is "on the rights to freedom of peaceful assembly and association".

    Args:
        index: the authority file.
        offices: IRIs of the offices that share the short name.
        after: the text after the short name.
    """
    if not re.match(r"\s+(?:on|for|in)\s", after):
        return None
    words = [(m.end(), _stem(m.group())) for m in re.finditer(r"[^\W\d_]+|[.;:()]", after)]
    stop = next((i for i, (_, word) in enumerate(words) if not word), len(words))
    words = words[:stop]
    best: tuple[int, int, str] | None = None
    for iri in offices:
        record = index.get(iri)
        for name in record.names if record else ():
            match = _MANDATE.search(fold_text(name.text)) if name.kind in ("label", "alt") else None
            if match is None:
                continue
            wanted = {_stem(w) for w in re.findall(r"[a-z]+", match[1])} - _SMALL
            reach = words[: len(re.findall(r"[a-z]+", match[1])) + _SPARE]
            first = {word: end for end, word in reversed(reach)}
            if wanted and wanted <= first.keys():
                found = (len(wanted), -max(first[word] for word in wanted), iri)
                best = max(best, found) if best else found
    return (best[2], -best[1]) if best else None
