"""Which of several records a shared name stands for: what the text around it says for and against each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hrgraph.authority.fold import fold_text
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import first_day, last_day
from hrgraph.authority.records import NameHit, NameKind, Record
from hrgraph.records import Candidate

__all__ = ["Context", "rank", "read_context"]

_STRONG = frozenset({"label", "acronym", "alt", "title", "hidden"})
_BASE: dict[NameKind, float] = {
    "label": 0.9,
    "acronym": 0.85,
    "alt": 0.88,
    "title": 0.9,
    "symbol": 0.95,
    "hidden": 0.85,
    "demonym": 0.8,
    "capital": 0.65,
    "context": 0.45,
}
_KIND_WORDS: dict[NameKind, str] = {
    "label": "its name",
    "acronym": "its acronym",
    "alt": "another name of it",
    "title": "its title",
    "symbol": "its symbol",
    "hidden": "a known spelling of its name",
    "demonym": "the adjective of the State",
    "capital": "the capital, which may stand for the State",
    "context": "a short name",
}


_CUES: dict[str, tuple[str, ...]] = {
    "CivilSocietyOrganisation": (
        "calls on",
        "called on",
        "urges",
        "urged",
        "condemns",
        "condemned",
        "legal adviser",
        "researcher",
        "campaigner",
    ),
    "Treaty": (
        "ratified",
        "ratify",
        "ratification",
        "acceded",
        "accession",
        "party to",
        "States parties",
        "signed",
    ),
    "TreatyBody": (
        "concluding observations",
        "general comment",
        "members of the Committee",
        "reviewed",
        "Chair",
    ),
}
"""Words that tell a treaty from the committee that bears its name, and who campaigns from who judges."""
_UN_KINDS = frozenset({"UNBody", "TreatyBody", "SpecialProcedure", "InvestigativeBody"})


@dataclass(frozen=True, slots=True)
class Context:
    """What a text says as a whole; made once for an article, asked for each of its shared names."""

    words: str
    """The folded text, words parted by single blanks, with a blank at both ends."""
    named: frozenset[str]
    """IRIs of what the text names without doubt."""
    countries: frozenset[str]
    """IRIs of the States that the text names, their adjectives and capitals included."""
    date: str
    """ISO date of the text, or ""."""


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return f" {re.sub(r'[^a-z0-9]+', ' ', fold_text(text)).strip()} "


def read_context(index: AuthorityIndex, text: str, date: str = "") -> Context:
    """Read the evidence that a text holds.

    Args:
        index: the authority file.
        text: the whole article, or what is known of it.
        date: its ISO date, of any precision.
    """
    hits = index.find_names(text)
    named = {h.records[0] for h in hits if h.name_kind in _STRONG and _strong_count(h) == 1}
    states = {iri for h in hits for iri in h.records if (r := index.get(iri)) and r.type == "state"}
    return Context(_words(text), frozenset(named), frozenset(states), date)


def _strong_count(hit: NameHit) -> int:
    return sum(kind in _STRONG for kind in hit.kinds)


def _found(words: Iterable[str], context: Context) -> list[str]:
    return [w for w in words if _words(w) in context.words]


def _related(index: AuthorityIndex, record: Record, context: Context) -> str:
    """The label of a related record that the text names: parent, part, holder, State."""
    for iri in (record.organisation, record.jurisdiction, record.monitored_by, record.adopted_by):
        if iri and (iri in context.named or iri in context.countries):
            other = index.get(iri)
            return other.label if other else ""
    if record.type == "office":
        for tenure in index.tenures(record.iri):
            if tenure.person in context.named:
                other = index.get(tenure.person)
                return other.label if other else ""
    for iri in index.parts_of(record.iri):
        if iri in context.named:
            other = index.get(iri)
            return other.label if other else ""
    return ""


def _outside_life(record: Record, date: str) -> str:
    """Why the record can't be meant at a date, "" where it can."""
    if not date:
        return ""
    begin, end = record.begin or record.adopted_on, record.end
    if begin and first_day(begin) > last_day(date):
        return f"did not exist before {begin}"
    if end and record.type != "instrument" and last_day(end) < first_day(date):
        return f"ended in {end}"
    return ""


def rank(index: AuthorityIndex, hit: NameHit, context: Context) -> tuple[Candidate, ...]:
    """The records of a name that was found, the likeliest first, each with score and reason.

    Args:
        index: the authority file.
        hit: the name.
        context: the text it stands in.
    """
    alone = len(hit.records) == 1
    found = []
    for iri, kind in zip(hit.records, hit.kinds, strict=True):
        record = index.get(iri)
        if record is None:
            continue
        score = _BASE[kind]
        reasons = [f"“{hit.text}” is {_KIND_WORDS[kind]}"]
        if alone:
            score += 0.2 if kind == "context" else 0.07
            reasons[0] += ", and of nothing else"
            if kind in _STRONG and not _outside_life(record, context.date):
                found.append((score, record, reasons[0]))
                continue
        elif kind != "context":
            score -= 0.35
        if kind == "context" and not alone and _un_office(index, record):
            score += 0.1  # "the Secretary-General" without more is the UN's, in what hrgraph reads
            reasons.append("an office of the UN")
        gain, because = _evidence(index, record, context)
        score += gain
        found.append((score, record, "; ".join((*reasons, *because))))
    found.sort(key=lambda item: (-item[0], item[1].iri))
    return tuple(Candidate(r.iri, r.label, round(min(max(s, 0.01), 0.99), 2), why) for s, r, why in found)


def _un_office(index: AuthorityIndex, record: Record) -> bool:
    parent = index.get(record.organisation)
    return record.type == "office" and parent is not None and parent.kind in _UN_KINDS


def _evidence(index: AuthorityIndex, record: Record, context: Context) -> tuple[float, list[str]]:
    """What speaks for (or against) a record, with the reasons."""
    score = 0.0
    reasons: list[str] = []
    if record.iri in context.named:
        score += 0.35
        reasons.append("named in full elsewhere")
    if cues := _found(_CUES.get(record.kind, ()), context):
        score += 0.1
        reasons.append(f"the text has “{cues[0]}”")
    if words := _found(record.context_words, context):
        score += min(0.1 * len(words), 0.3)
        reasons.append(f"the text has {', '.join(f'“{w}”' for w in words[:3])}")
    if record.country and record.country in context.countries:
        score += 0.15
        reasons.append("its country is named")
    elif record.country and context.countries:
        score -= 0.1
        reasons.append("other countries are named, not its own")
    if other := _related(index, record, context):
        score += 0.15
        reasons.append(f"{other} is named")
    topics = [t for iri in record.subjects if (t := index.get(iri)) is not None]
    if named := [t.label for t in topics if _found((n.text for n in t.names if n.language == "en"), context)]:
        score += 0.1
        reasons.append(f"about {named[0].lower()}")
    if record.type == "office" and context.date and index.tenures(record.iri):
        held = bool(index.holders(record.iri, context.date))
        score += 0.1 if held else -0.15
        reasons.append(f"{'held' if held else 'held by nobody known'} in {context.date}")
    if against := _outside_life(record, context.date):
        score -= 0.5
        reasons.append(against)
    return score, reasons
