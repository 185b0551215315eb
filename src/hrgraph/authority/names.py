"""Finds the names of the authority file in a text, all in one pass (Aho-Corasick)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial

import ahocorasick

from hrgraph.authority.fold import Folded, fold
from hrgraph.authority.records import NAME_KINDS, NameHit, NameKind, Record
from hrgraph.authority.surroundings import Relations, within_other_names
from hrgraph.authority.variants import COMMON_WORDS, CaseRule, fits, patterns

__all__ = ["NameFinder", "Pattern", "name_patterns"]

Pattern = tuple[str, str, NameKind, CaseRule]
"""A folded, cased spelling; the record's IRI; what kind of name it is; its case rule."""

_RANK = {kind: i for i, kind in enumerate(NAME_KINDS)}
_LONG_TITLE = 4
_UN_KINDS = frozenset({"UNBody", "TreatyBody", "SpecialProcedure", "InvestigativeBody"})
# Web addresses, mail addresses, handles and UN symbols hold letters that are no names.
_NO_NAMES = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+"
    r"|(?<![A-Za-z/])[A-Z]{1,8}(?:/[A-Z][A-Za-z0-9.-]*)*/(?=[A-Za-z0-9./-]*\d)[A-Za-z0-9.-]+(?:/[A-Za-z0-9.-]+)*"
)


def _searched(record: Record, kind: NameKind, text: str) -> bool:
    """Whether a name is looked for in texts.

    Symbols have a reader of their own.  The titles of resolutions ("Situation of human rights in ...") are
    phrases of ordinary prose, and those of other texts are names only when they are long.
    """
    if kind == "symbol":
        return False
    if kind == "title":
        return record.kind != "Resolution" and len(text.split()) >= _LONG_TITLE
    return True


def _in_un(record: Record, records: Mapping[str, Record]) -> bool:
    """Whether it is a body of the UN or an office in one."""
    parent = records.get(record.organisation)
    return record.kind in _UN_KINDS or (
        record.type == "office" and parent is not None and parent.kind in _UN_KINDS
    )


def _relations(records: Mapping[str, Record], iri: str) -> Relations | None:
    record = records.get(iri)
    if record is None:
        return None
    near = {record.iri, record.country, record.jurisdiction, record.organisation, record.adopted_by}
    if (parent := records.get(record.organisation)) is not None:
        near |= {parent.country, parent.organisation}
    names = tuple(n.text for n in record.names if n.kind in ("label", "alt", "hidden"))
    return Relations(record.type, _in_un(record, records), frozenset(near - {""}), names)


def name_patterns(records: Mapping[str, Record]) -> list[Pattern]:
    """Every spelling of every name, sorted; topics are left out."""
    found: list[Pattern] = []
    for iri, record in records.items():
        if record.type == "topic":
            continue
        in_un = _in_un(record, records)
        for name in record.names:
            if _searched(record, name.kind, name.text):
                found += [(text, iri, kind, rule) for text, kind, rule in patterns(name, record, in_un)]
    # "the Council" of one record must not hide "Council" of the others
    with_article = {
        text.lower() for text, _, kind, _ in found if kind == "context" and text[:4].lower() == "the "
    }
    found += [
        (f"the {text}", iri, kind, rule)
        for text, iri, kind, rule in found
        if kind == "context" and f"the {text.lower()}" in with_article
    ]
    return sorted(set(found))


class NameFinder:
    """The automaton over all patterns.

    Args:
        table: what `name_patterns` gives.
        records: all records by IRI.
    """

    def __init__(self, table: Iterable[Pattern], records: Mapping[str, Record]) -> None:
        self._relations = cache(partial(_relations, records))
        self._automaton = ahocorasick.Automaton()
        entries: dict[str, list[Pattern]] = {}
        for pattern in table:
            entries.setdefault(pattern[0].lower(), []).append(pattern)
        for key, group in entries.items():
            self._automaton.add_word(key, (len(key), group))
        if entries:
            self._automaton.make_automaton()
        self._empty = not entries
        # a sentence is searched for names, and then for demonyms
        self._found = lru_cache(maxsize=512)(self._search)

    def find(self, text: str) -> list[NameHit]:
        """The names in a text, in its order; of overlapping ones the longest, then the leftmost.

        Names that only are a part of a longer one that the data doesn't know are left out.
        """
        if self._empty or not text:
            return []
        return list(self._found(text))

    def _search(self, text: str) -> tuple[NameHit, ...]:
        folded = fold(text)
        barred = [m.span() for m in _NO_NAMES.finditer(text)]
        raw: list[tuple[int, int, Sequence[Pattern]]] = []
        for last, (length, group) in self._automaton.iter(folded.lower):
            start, end = last + 1 - length, last + 1
            if not _bounded(folded.lower, start, end):
                continue
            if barred:
                nearest = bisect_left(barred, (folded.ends[last],)) - 1
                if nearest >= 0 and folded.starts[start] < barred[nearest][1]:
                    continue
            cased = folded.cased[start:end]
            fitting = [p for p in group if fits(p[3], p[0], cased)]
            if fitting and not _is_shouted_word(folded, start, end):
                raw.append((start, end, fitting))
        raw.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = bytearray(len(folded.lower))
        hits: list[NameHit] = []
        for start, end, group in raw:
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\x01" * (end - start)
            hits.append(_hit(text, folded.starts[start], folded.ends[end - 1], group))
        return tuple(within_other_names(text, sorted(hits, key=lambda hit: hit.start), self._relations))


def _bounded(lower: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends at a word's edge ("'s" may follow)."""
    if start > 0 and lower[start - 1].isalnum() and lower[start].isalnum():
        return False
    return not (end < len(lower) and lower[end].isalnum() and lower[end - 1].isalnum())


def _is_shouted_word(folded: Folded, start: int, end: int) -> bool:
    """Whether a common word only looks like an acronym because its whole line is in capitals."""
    word = folded.lower[start:end]
    if word not in COMMON_WORDS or not folded.cased[start:end].isupper():
        return False
    left = folded.cased.rfind("\n", 0, start) + 1
    right = folded.cased.find("\n", end)
    around = (
        folded.cased[max(left, start - 40) : start] + folded.cased[end : right if right >= 0 else None][:40]
    )
    letters = [c for c in around if c.isalpha()]
    return len(letters) >= 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _hit(text: str, start: int, end: int, group: Sequence[Pattern]) -> NameHit:
    best: dict[str, NameKind] = {}
    for _, iri, kind, _ in group:
        if iri not in best or _RANK[kind] < _RANK[best[iri]]:
            best[iri] = kind
    order = sorted(best, key=lambda iri: (_RANK[best[iri]], iri))
    kinds = tuple(best[iri] for iri in order)
    return NameHit(start, end, tuple(order), kinds[0], text[start:end], kinds)
