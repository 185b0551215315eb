"""What a name or phrase stands for: candidates with scores and reasons.

The mapper's linker asks the same functions (`rank`, `holder_candidates`, `people_named`,
`instruments_described`); `resolve` puts them together for one phrase, as `hrgraph resolve` shows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hrgraph.authority.context import Context, rank, read_context
from hrgraph.authority.descriptions import describe, instruments_described, office_described, settle
from hrgraph.authority.holders import (
    Modifier,
    holder_candidates,
    modifier_before,
    neighbour_in_office,
    people_named,
)
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import first_day, is_date, last_day
from hrgraph.authority.records import NameHit
from hrgraph.errors import UsageError
from hrgraph.iris import IriFactory
from hrgraph.records import Candidate
from hrgraph.symbols import find_symbols

__all__ = ["Method", "Resolution", "resolve"]

Method = Literal["name", "short name", "office", "symbol", "description", "person", "neighbour", "spelling"]

_IRIS = IriFactory()
_LIMIT = 8
_SURNAME = re.compile(r"\s+([A-ZÀ-ÞŁŠŽ][\w'’-]+(?:\s+[A-ZÀ-ÞŁŠŽ][\w'’-]+)*)")
_NEIGHBOUR = re.compile(
    r"\b(?:his|her|their|the|whose|[’']s)\s+(?:\w+\s+)?(successor|predecessor)\b", re.IGNORECASE
)
_CLEAR = 0.1
"""By so much the first of several offices must lead for its holder to be named."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a stretch of the text stands for."""

    start: int
    end: int
    text: str
    method: Method
    candidates: tuple[Candidate, ...]
    """The likeliest first; the others are what was rejected."""
    office: str = ""
    """IRI of the office in whose capacity the person takes part."""

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate."""
        return self.candidates[0] if self.candidates else None


def resolve(index: AuthorityIndex, text: str, date: str = "", context: str = "") -> list[Resolution]:
    """What the names and descriptions in a phrase stand for, in the order of the text.

    Args:
        index: the authority file.
        text: a name, or a phrase with names in it.
        date: ISO date of the text or event, of any precision; offices resolve to their holder then.
        context: more of the text that the phrase stands in, as evidence.

    Raises:
        UsageError: the date is no ISO date.
    """
    if date and not is_date(date):
        raise UsageError(f"{date!r} is no date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    around = read_context(index, f"{context}\n\n{text}" if context else text, date)
    found = _symbols(index, text, around)
    taken = [(r.start, r.end) for r in found]
    names = (h for h in index.find_names(text) if not any(a < h.end and h.start < b for a, b in taken))
    found += [_of_hit(index, hit, text, around) for hit in names]
    found += _neighbours(index, text, date, context)
    found = _with_descriptions(index, text, around, found)
    if not found:
        found = _unknown(index, text, date)
    return sorted(
        (replace(r, candidates=r.candidates[:_LIMIT]) for r in found), key=lambda r: (r.start, -r.end)
    )


def _symbols(index: AuthorityIndex, text: str, context: Context) -> list[Resolution]:
    """UN symbols as people write them; where the body is not said, whichever the data and the date allow."""
    found = []
    for match in find_symbols(text):
        candidates = []
        for symbol in match.candidates:
            record = index.by_symbol(symbol.symbol)
            if record is None:
                iri, label, score, reason = (
                    _IRIS.symbol(symbol.symbol),
                    symbol.symbol,
                    0.4,
                    "no record has this symbol",
                )
            else:
                iri, label, score = record.iri, record.label, 0.7
                reason = f"its symbol is {symbol.symbol}"
                if record.adopted_by in context.named:
                    score, reason = 0.85, f"{reason}; who adopted it is named"
                if (
                    context.date
                    and record.adopted_on
                    and first_day(record.adopted_on) > last_day(context.date)
                ):
                    score, reason = 0.1, f"{reason}; adopted after {context.date}"
            if match.symbol is not None:
                score = 0.98 if record else 0.8
            candidates.append(Candidate(iri, label, score, reason))
        candidates.sort(key=lambda c: (-c.score, c.iri))
        words = text[match.start : match.end]
        found.append(Resolution(match.start, match.end, words, "symbol", tuple(candidates)))
    return found


def _of_hit(index: AuthorityIndex, hit: NameHit, text: str, context: Context) -> Resolution:
    """A name that the index knows; an office with its holder."""
    candidates = rank(index, hit, context)
    method: Method = "short name" if hit.name_kind == "context" else "name"
    plain = Resolution(hit.start, hit.end, hit.text, method, candidates)
    offices = [c for c in candidates if (r := index.get(c.iri)) and r.type == "office"]
    if not offices or offices[0] != candidates[0]:
        return plain
    modifier = modifier_before(text[: hit.start], text[hit.end :])
    if described := office_described(index, [c.iri for c in offices], text[hit.end :]):
        iri, length = described
        candidates = tuple(sorted(candidates, key=lambda c: c.iri != iri))
        first = replace(candidates[0], score=0.9, reason=f"“{hit.text}{text[hit.end : hit.end + length]}”")
        candidates = (first, *candidates[1:])
        hit = replace(hit, end=hit.end + length, text=text[hit.start : hit.end + length])
        plain = Resolution(hit.start, hit.end, hit.text, "name", candidates)
        offices = [first]
    if match := _SURNAME.match(text, hit.end):
        for words in _heads(match[1]):
            for office in offices:
                people = people_named(index, words, context.date, office.iri, modifier)
                if people:
                    end = match.start(1) + len(words)
                    everyone = (*people, *candidates)
                    return Resolution(hit.start, end, text[hit.start : end], "office", everyone, office.iri)
        if hit.name_kind == "context":
            return replace(plain, candidates=tuple(_another(c, match[1]) for c in candidates))
    if len(candidates) > 1 and round(candidates[0].score - candidates[1].score, 2) < _CLEAR:
        return plain
    office = offices[0]
    people = holder_candidates(index, office.iri, *_when(text, context.date, modifier))
    if not people:
        return plain
    # Who holds an office is as sure as that the office is meant.
    sure = tuple(replace(p, score=round(p.score * min(1.0, office.score + 0.3), 2)) for p in people)
    return Resolution(hit.start, hit.end, hit.text, "office", (*sure, *candidates), office.iri)


def _another(candidate: Candidate, name: str) -> Candidate:
    """A candidate for "President" in "President Lukashenko", who never held that office."""
    reason = f"{candidate.reason}; but “{name}” follows, who is no holder of it"
    return replace(candidate, score=round(candidate.score * 0.4, 2), reason=reason)


def _when(text: str, date: str, modifier: Modifier) -> tuple[str, Modifier]:
    """The date to ask the office for: for "the then ... in 2016" the year in the phrase."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", text))
    return (years.pop(), "") if modifier == "then" and len(years) == 1 else (date, modifier)


def _heads(words: str) -> list[str]:
    """Beginnings of a run of capitalised words, the longest first."""
    parts = words.split()
    stripped = [re.sub(r"[’']s?$", "", part) for part in parts]
    return [" ".join((*parts[:n], stripped[n])) for n in range(len(parts) - 1, -1, -1)]


def _neighbours(index: AuthorityIndex, text: str, date: str, context: str) -> list[Resolution]:
    """ "his successor": of the person whom the text before names last."""
    match = _NEIGHBOUR.search(text)
    if match is None:
        return []
    before = f"{context}\n\n{text[: match.start()]}"
    named = [r for r in resolve(index, before, date) if r.best] if before.strip() else []
    step: Literal[1, -1] = 1 if match[1].lower() == "successor" else -1
    for earlier in reversed(named):
        for candidate in earlier.candidates[:1]:
            record = index.get(candidate.iri)
            if record is None or record.type != "person":
                continue
            people = neighbour_in_office(index, record.iri, step, earlier.office)
            if people:
                words = match.group().lstrip("’'s ") if match.group()[0] in "’'" else match.group()
                return [Resolution(match.end() - len(words), match.end(), words, "neighbour", people)]
    return []


def _with_descriptions(
    index: AuthorityIndex, text: str, context: Context, found: Sequence[Resolution]
) -> list[Resolution]:
    """Instruments by description: they sharpen a shared name, or stand for the whole phrase."""
    description = describe(index, text, context.date)
    if description is None or any(r.method == "symbol" for r in found):
        return list(found)
    named = [r for r in found if r.best and (x := index.get(r.best.iri)) and x.type == "instrument"]
    if any(r.method == "name" and len(r.candidates) == 1 for r in named):
        return list(found)
    described = instruments_described(index, description, context.date, context.named, 3 * _LIMIT)
    if not described:
        return list(found)
    dated = bool(context.date or description.latest)
    if named:
        first = named[0]
        others = [r for r in found if r is not first]
        sharpened = settle(index, _sharpened(first.candidates, described), dated)
        return [*others, replace(first, candidates=sharpened)]
    start = len(text) - len(text.lstrip())
    words = text.strip()
    return [
        *found,
        Resolution(start, start + len(words), words, "description", settle(index, described, dated)),
    ]


def _sharpened(named: Sequence[Candidate], described: Sequence[Candidate]) -> list[Candidate]:
    """Candidates by name and by description: the description knows session and year, the name doesn't."""
    by_name = {c.iri: c for c in named}
    fitting = {c.iri for c in described}
    merged = [replace(c, score=min(c.score + 0.15, 0.97)) if c.iri in by_name else c for c in described]
    merged += [
        replace(c, score=max(c.score - 0.3, 0.01), reason=f"{c.reason}; does not fit the description")
        for c in named
        if c.iri not in fitting
    ]
    return [replace(c, score=round(c.score, 2)) for c in merged]


def _unknown(index: AuthorityIndex, text: str, date: str) -> list[Resolution]:
    """A surname or a misspelt name."""
    words = text.strip()
    start = len(text) - len(text.lstrip())
    people = people_named(index, words, date)
    if people:
        return [Resolution(start, start + len(words), words, "person", people)]
    near = index.fuzzy(words)
    if near:
        return [Resolution(start, start + len(words), words, "spelling", tuple(near))]
    return []
