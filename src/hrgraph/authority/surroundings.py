"""What stands beside a name and makes it part of another: "Atlantic Council", "New York Post".

The automaton knows only its own names; a text holds longer ones that it doesn't know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from hrgraph.authority.fold import fold_text
from hrgraph.authority.records import NameHit

__all__ = ["Lookup", "Relations", "within_other_names"]


@dataclass(frozen=True, slots=True)
class Relations:
    """What the filter must know of a record."""

    type: str
    generic: bool
    """A body or office of the UN: its names without "UN" fit many others ("Security Council")."""
    near: frozenset[str]
    """IRIs of its country, jurisdiction and organisation, and of who adopted it."""
    names: tuple[str, ...]
    """Its full names."""


Lookup = Callable[[str], Relations | None]
"""From an IRI to what the filter must know."""
_WORD_BEFORE = re.compile(r"(\S+)[ \u00a0]$")
_PLAIN_BEFORE = frozenset(
    (
        "a", "according", "acting", "after", "again", "although", "an", "and", "as", "at",
        "because", "before", "both", "but", "by", "current", "dear", "despite", "dr", "during",
        "each", "every", "excellency", "following", "for", "former", "friday", "from",
        "furthermore", "her", "his", "how", "however", "if", "in", "incoming", "interim", "its",
        "last", "later", "madam", "meanwhile", "monday", "moreover", "most", "mr", "mrs", "ms",
        "my", "nations", "new", "next", "nor", "now", "of", "on", "only", "or", "our", "outgoing",
        "over", "president", "recently", "saturday", "several", "similarly", "since", "so", "some",
        "still", "such", "sunday", "than", "that", "the", "their", "then", "these", "this", "those",
        "though", "three", "through", "thursday", "thus", "to", "today", "tomorrow", "tuesday",
        "two", "u.n.", "un", "under", "unlike", "until", "upon", "wednesday", "what", "when",
        "where", "whereas", "whether", "which", "while", "who", "why", "will", "with", "within",
        "without", "yesterday", "yet", "your",
    )
)  # fmt: skip
"""Words that may begin with a capital before a name without being a part of it."""
_LOWER_BEFORE = re.compile(r"\b(?:deputy|vice|assistant|under|associate)[ -]$", re.IGNORECASE)
_OF_BEFORE = re.compile(
    r"\b(?:Gulf|Bay|Strait|Sea|University|Bank|Bishop|Diocese|Archdiocese|Church)\s+of(?:\s+the)?\s+$"
)
_WORD_AFTER = re.compile(
    r" (?:Post|Times|Herald|Tribune|Gazette|University|College|Airlines|Airways|Street|Avenue|Bank|Stock)\b"
)
_OTHER_AFTER = re.compile(
    r"\s+(of|for|on|against)\s+(?:the\s+|an?\s+)?"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August"
    r"|(?:Septem|Octo|Novem|Decem)ber|Human Rights Day)[A-Z]"
)


def within_other_names(text: str, hits: Sequence[NameHit], relations: Lookup) -> list[NameHit]:
    """The hits without those that only are a part of a longer name that the data doesn't know.

    Args:
        text: the text.
        hits: what the automaton found in it, in order, without overlaps.
        relations: what the filter must know of a record, by its IRI.
    """
    kept: list[NameHit] = []
    ends: dict[int, NameHit] = {}
    for hit in hits:
        checked = _checked(text, hit, ends.get(hit.start - 1), relations)
        ends[hit.end] = hit
        if checked is not None:
            kept.append(checked)
    return _without_local_acronyms(text, kept, relations)


def _checked(text: str, hit: NameHit, before: NameHit | None, relations: Lookup) -> NameHit | None:
    first = relations(hit.records[0])
    if first is None:
        return hit
    if first.type == "office" and hit.text in _OMBUDSMEN and _OF_STATE.match(text, hit.end):
        return None
    if first.type in ("state", "place"):
        other = _OF_BEFORE.search(text, max(0, hit.start - 40), hit.start) or _WORD_AFTER.match(text, hit.end)
        return None if other else hit
    short = hit.name_kind == "context"
    if not short and not (first.generic and not hit.text.startswith(("UN ", "U.N. ", "United Nations "))):
        return hit
    if hit.text.isupper() and len(hit.text) < 8:
        return hit  # acronyms stand beside anything
    if hit.text[:1].isupper() or " " in hit.text:
        return _beside(text, hit, before, relations)
    return hit


def _beside(text: str, hit: NameHit, before: NameHit | None, relations: Lookup) -> NameHit | None:
    """A hit with those records that its neighbours allow."""
    if _LOWER_BEFORE.search(text, max(0, hit.start - 12), hit.start):
        return None
    if hit.text[:4].lower() == "the ":
        before = None
    if before is not None:
        near = [i for i, iri in enumerate(hit.records) if _near(relations(iri), before)]
        if near:
            return replace(
                hit,
                records=tuple(hit.records[i] for i in near),
                kinds=tuple(hit.kinds[i] for i in near),
                name_kind=hit.kinds[near[0]],
            )
        return None if relations(before.records[0]) else hit
    match = _WORD_BEFORE.search(text, max(0, hit.start - 40), hit.start)
    if match and hit.text[:4].lower() != "the " and not _ordinary(text, match, hit):
        return None
    return hit if hit.name_kind != "context" or not _names_another(text, hit, relations) else None


def _near(relations: Relations | None, before: NameHit) -> bool:
    return relations is not None and any(iri in relations.near for iri in before.records)


def _ordinary(text: str, before: re.Match[str], hit: NameHit) -> bool:
    """Whether the word before a hit is no part of a name with it."""
    bare = before[1].lstrip("“‘\"'([—–-")
    if not bare[:1].isupper() or re.search(r"[,;:.!?)”\"]$|['’]s?$|-[a-z]+$", bare):
        return True
    return bare.lower() in _PLAIN_BEFORE or _title_case(text, hit)


_LINE = 150
"""No headline is longer on either side of a name."""


def _title_case(text: str, hit: NameHit) -> bool:
    """Whether the hit stands in a headline, where every word has its capital."""
    left = text[max(0, hit.start - _LINE) : hit.start].rpartition("\n")[2]
    right = text[hit.end : hit.end + _LINE].partition("\n")[0]
    words = re.findall(r"[^\W\d_]{4,}", f"{left}{hit.text}{right}")
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _names_another(text: str, hit: NameHit, relations: Lookup) -> bool:
    """Whether "of ..." or "on ..." makes a short name another's: "the Council of Islamic Ideology"."""
    match = _OTHER_AFTER.match(text, hit.end)
    if match is None:
        return False
    # Mandates go on with their subject: "the Special Rapporteur on Belarus"
    return match[1] == "of" or all(r.type != "office" for i in hit.records if (r := relations(i)))


def _without_local_acronyms(text: str, hits: list[NameHit], relations: Lookup) -> list[NameHit]:
    """Without acronyms that the text itself defines as something else: "officer in charge (OIC)"."""
    ends = {hit.end: hit for hit in hits}
    named = {iri for hit in hits if hit.name_kind not in ("acronym", "context") for iri in hit.records}
    foreign: set[str] = set()
    for hit in hits:
        if (
            hit.name_kind != "acronym"
            or text[hit.start - 1 : hit.start] != "("
            or text[hit.end : hit.end + 1] != ")"
        ):
            continue
        left = len(text[: hit.start - 1].rstrip())
        if named & set(hit.records) or left in ends:
            continue
        spelt = _OWNER.sub("", text[max(0, left - 100) : left])
        words = _spelt(re.findall(r"[^\W\d_]+", spelt), hit.text)
        own = max((_share(words, relations(iri)) for iri in hit.records), default=0.0)
        if words and own < _OWN:
            foreign.add(hit.text)
    return [hit for hit in hits if not (hit.name_kind == "acronym" and hit.text in foreign)]


_UNSPELT = frozenset(
    ("a", "and", "de", "des", "du", "for", "in", "la", "las", "los", "of", "on", "the", "to", "y")
)


_OMBUDSMEN = frozenset(("Commissioner for Human Rights", "Human Rights Commissioner"))
_OF_STATE = re.compile(
    r"(?: \(\w+\))? (?:of|in) (?:the )?(?!Council of Europe|United Nations|UN\b|Office|OSCE|Baltic|CBSS)[A-Z]"
)
"""An ombudsman: "Commissioner for Human Rights (Ombudsman) *of the Republic of Azerbaijan*"."""
_OWNER = re.compile(r"['’]s\b")
"""An "s" that no acronym spells: "All People's Congress (APC)"."""
_OWN = 0.7
"""So great a share of the words before "(OCHA)" makes it the body of the data, although it is misnamed."""


def _share(words: Sequence[str], relations: Relations | None) -> float:
    """The share of some words that are words of a record's names."""
    telling = {fold_text(w) for w in words} - _UNSPELT
    if relations is None or not telling:
        return 0.0
    own = {w for name in relations.names for w in re.findall(r"[^\W\d_]+", fold_text(name))}
    return len(telling & own) / len(telling)


def _spelt(words: Sequence[str], acronym: str) -> list[str]:
    """The last words, as far as their initials spell the acronym, with or without the small ones.

    >>> _spelt(["the", "officer", "in", "charge"], "OIC"), _spelt(["of", "Human", "Rights"], "CDHR")
    (['officer', 'in', 'charge'], [])
    """
    letters = [c for c in acronym.lower() if c.isalpha()]
    for spelt in (list(words), [w for w in words if w.lower() not in _UNSPELT]):
        if len(spelt) >= len(letters) > 1 and [w[0].lower() for w in spelt[-len(letters) :]] == letters:
            return spelt[-len(letters) :]
    return []
