"""The authority file as the mapper asks it: records, names in texts, offices in time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise
from types import MappingProxyType

from rapidfuzz import process
from rapidfuzz.distance import Indel

from hrgraph.authority.fold import fold_text
from hrgraph.authority.names import NameFinder, Pattern, name_patterns
from hrgraph.authority.periods import ALWAYS, NEVER, first_day, last_day, overlaps, span
from hrgraph.authority.records import NameHit, Record, RecordType, Tenure
from hrgraph.authority.words import content_words
from hrgraph.records import Candidate

__all__ = ["FUZZY_THRESHOLD", "AuthorityIndex"]

FUZZY_THRESHOLD = 0.92
"""Least similarity of a misspelt name; measured in tests/authority/test_fuzzy.py."""
_ONE_WORD = 0.94
"""Least similarity of a single word: "George" is not Georgia, "Salmond" not Salmón."""
_SHORT_NAME = 6
"""A surname alone must have so many letters: shorter ones are near too many others."""
_DISPLAYED = ("label", "acronym", "alt", "title", "symbol")
_ANNIVERSARIES = frozenset({"Declaration", "Treaty", "PolicyDocument"})


class AuthorityIndex:
    """An immutable index over the authority file.

    Args:
        records: all records.
        tenures: who held which office when.
        digest: SHA-256 of what the records were read from ("sha256:…").
        table: the compiled name patterns where a cache had them, else None.
    """

    def __init__(
        self,
        records: Iterable[Record],
        tenures: Iterable[Tenure],
        digest: str,
        table: Sequence[Pattern] | None = None,
    ) -> None:
        self._records = {r.iri: r for r in sorted(records, key=lambda r: r.iri)}
        self._table = table
        self._fuzzy_names_by_type: dict[RecordType, tuple[list[str], list[str], list[int]]] = {}
        self._shown_names = lru_cache(maxsize=8192)(self._names_to_show)
        self._long_names = lru_cache(maxsize=8192)(self._find_long_names)
        self.hash = digest
        by_office: dict[str, list[Tenure]] = defaultdict(list)
        by_person: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in sorted(tenures, key=lambda t: (*span(t), t.person)):
            by_office[tenure.office].append(tenure)
            by_person[tenure.person].append(tenure)
        self._by_office = {office: self._closed(office, group) for office, group in by_office.items()}
        self._by_person = dict(by_person)

    def _closed(self, office: str, group: list[Tenure]) -> list[tuple[str, str, Tenure]]:
        """The tenures of an office with their first and last days.

        Where an office has one seat, neighbours sharpen each other: an end known only by its year or month
        is the next holder's begin, and a rough begin is the end of the one before.  A tenure without end that
        the next one shows to be over has an unknown end.
        """
        record = self._records.get(office)
        spans = [(*span(t), t) for t in group]
        if record is None or record.seats != 1:
            return spans
        full = [i for i, (begin, end, t) in enumerate(spans) if not t.acting and begin <= end]
        for i, j in pairwise(full):
            (begin, end, tenure), (next_begin, next_end, successor) = spans[i], spans[j]
            if tenure.person == successor.person or not begin < next_begin <= end:
                continue
            known_end, known_begin = tenure.end or tenure.term_end, successor.begin or successor.term_begin
            if not known_end:
                surely = span(replace(tenure, end_unknown=True))[1]
                spans[i] = (begin, min(surely, next_begin), tenure)
            elif len(known_begin) > len(known_end):
                spans[i] = (begin, next_begin, tenure)
            elif len(known_begin) < len(known_end) and end <= last_day(known_begin):
                spans[j] = (end, next_end, successor)
        return spans

    @property
    def records(self) -> Mapping[str, Record]:
        """All records by IRI, in the order of their IRIs."""
        return MappingProxyType(self._records)

    @cached_property
    def patterns(self) -> Sequence[Pattern]:
        """Every spelling that `find_names` looks for."""
        return self._table if self._table is not None else name_patterns(self._records)

    @cached_property
    def _finder(self) -> NameFinder:
        return NameFinder(self.patterns, self._records)

    def get(self, iri: str) -> Record | None:
        """The record of an IRI, or None."""
        return self._records.get(iri)

    def find_names(self, text: str) -> list[NameHit]:
        """The names in a text in its order, with offsets into it; of overlapping ones the longest.

        Possessive endings are outside the hit.  A name that records share gives one hit with all of them.
        """
        return self._finder.find(text)

    def holders(self, office: str, date: str) -> tuple[Tenure, ...]:
        """Who held an office at a date (YYYY, YYYY-MM or YYYY-MM-DD): everybody whose tenure overlaps it,
        the earlier first.  Nobody for an empty date.  A tenure with neither begin nor end doesn't count:
        its source shows that somebody held the office, not when."""
        if not date:
            return ()
        begin, end = first_day(date), last_day(date)
        dated = [x for x in self._by_office.get(office, ()) if x[:2] != (NEVER, ALWAYS)]
        return tuple(t for b, e, t in dated if b <= end and begin <= e)

    def tenures(self, office: str) -> tuple[Tenure, ...]:
        """All tenures of an office, the earlier first."""
        return tuple(t for _, _, t in self._by_office.get(office, ()))

    @property
    def all_tenures(self) -> list[Tenure]:
        """Every tenure, by office."""
        return [t for _, group in sorted(self._by_office.items()) for _, _, t in group]

    def offices_of(self, person: str, date: str = "") -> tuple[Tenure, ...]:
        """The offices that a person held, the earlier first, undated ones last.

        With a date those that the person held then, and those that no source dates.
        """
        tenures = self._by_person.get(person, ())
        return tuple(t for t in tenures if not date or overlaps(t, date) or span(t)[0] > span(t)[1])

    @cached_property
    def _symbols(self) -> dict[str, str]:
        # A resolution has the symbol of its draft too, which articles of the day of the vote use.
        return {
            n.text: iri for iri, r in reversed(self._records.items()) for n in r.names if n.kind == "symbol"
        }

    def by_symbol(self, symbol: str) -> Record | None:
        """The instrument of a normalised UN symbol, such as `A/RES/72/247`."""
        iri = self._symbols.get(symbol)
        return self._records[iri] if iri else None

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = defaultdict(list)
        for record in self._records.values():
            if record.organisation:
                parts[record.organisation].append(record.iri)
        return parts

    def parts_of(self, iri: str) -> tuple[str, ...]:
        """The bodies and offices that belong directly to an organisation."""
        return tuple(self._parts.get(iri, ()))

    @cached_property
    def adopters(self) -> frozenset[str]:
        """Whoever adopted or issued an instrument."""
        return frozenset(r.adopted_by for r in self._records.values() if r.adopted_by)

    @cached_property
    def _instruments(self) -> tuple[tuple[Record, frozenset[str], frozenset[str]], ...]:
        found = []
        for record in self._records.values():
            if record.type == "instrument":
                names = (n.text for n in record.names if n.language in ("en", "") and n.kind != "symbol")
                found.append((record, content_words(" ; ".join(names)), self._topic_words(record)))
        return tuple(found)

    def _topic_words(self, record: Record) -> frozenset[str]:
        others = (self._records.get(iri) for iri in (*record.subjects, record.country, record.jurisdiction))
        names = (
            n.text
            for other in others
            if other is not None
            for n in other.names
            if n.language == "en" and n.kind in ("label", "alt")
        )
        return content_words(" ; ".join(names))

    def instruments(
        self, kinds: Collection[str]
    ) -> tuple[tuple[Record, frozenset[str], frozenset[str]], ...]:
        """The instruments of some kinds, each with the words of its names and of its topics and country."""
        return tuple(row for row in self._instruments if row[0].kind in kinds)

    @cached_property
    def _short_names(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """People by the ends of their names ("madrigal borloz", "borloz") and by their first words."""
        ends: dict[str, set[str]] = defaultdict(set)
        firsts: dict[str, set[str]] = defaultdict(set)
        for record in self._records.values():
            if record.type != "person":
                continue
            for name in record.names:
                if name.kind not in ("label", "alt", "hidden"):
                    continue
                words = fold_text(name.text).split()
                for i in range(1 if len(words) > 1 else 0, len(words)):
                    ends[" ".join(words[i:])].add(record.iri)
                firsts[words[0]].add(record.iri)
        return (
            {k: sorted(v) for k, v in ends.items()},
            {k: sorted(v) for k, v in firsts.items()},
        )

    def people_by_short_name(self, folded: str, first: bool = False) -> tuple[str, ...]:
        """IRIs of the people whose name ends in some folded words.

        Args:
            folded: what `fold.fold_text` makes of the words.
            first: also people whose name begins with them ("Zeid", "Ban").
        """
        ends, firsts = self._short_names
        return tuple(dict.fromkeys((*ends.get(folded, ()), *(firsts.get(folded, ()) if first else ()))))

    def names_of(self, iri: str) -> tuple[str, ...]:
        """The names to show for a record, the English label first; () for an unknown IRI."""
        return self._shown_names(iri)

    def long_names_of(self, iri: str) -> tuple[str, ...]:
        """The names of a record, in lower case, without short forms and such of less than five letters."""
        return self._long_names(iri)

    def _find_long_names(self, iri: str) -> tuple[str, ...]:
        names = self._records[iri].names
        return tuple(n.text.lower() for n in names if n.kind != "context" and len(n.text) > 4)

    def _names_to_show(self, iri: str) -> tuple[str, ...]:
        record = self._records.get(iri)
        if record is None:
            return ()
        shown = (n.text for n in record.names if n.kind in _DISPLAYED)
        return tuple(dict.fromkeys((record.label, *shown)))

    @cached_property
    def adopted_years(self) -> Mapping[str, int]:
        """Names of declarations, treaties and policy documents with the year they were adopted in.

        A name that texts of different years share is left out.
        """
        years: dict[str, set[int]] = defaultdict(set)
        for record in self._records.values():
            if record.kind in _ANNIVERSARIES and record.adopted_on:
                for name in self.names_of(record.iri):
                    years[name].add(int(record.adopted_on[:4]))
        return MappingProxyType({n: min(found) for n, found in sorted(years.items()) if len(found) == 1})

    @cached_property
    def _fuzzy_names(self) -> tuple[list[str], list[str], list[int]]:
        """Folded names with their IRIs and lengths, the shorter ones first.

        Without acronyms (one letter makes another) and topics.
        """
        pairs = sorted(
            {
                (fold_text(name.text), iri)
                for iri, record in self._records.items()
                for name in record.names
                if record.type != "topic" and name.kind in ("label", "alt", "hidden") and len(name.text) > 4
            }
            | {
                (ending, iri)
                for ending, people in self._short_names[0].items()
                if len(ending) >= _SHORT_NAME and len(people) == 1
                for iri in people
            }
        )
        pairs.sort(key=lambda pair: len(pair[0]))
        return [text for text, _ in pairs], [iri for _, iri in pairs], [len(text) for text, _ in pairs]

    def _fuzzy_names_of(self, type: RecordType | None) -> tuple[list[str], list[str], list[int]]:
        """The same, of the records of one type."""
        if type is None:
            return self._fuzzy_names
        if type not in self._fuzzy_names_by_type:
            texts, iris, lengths = self._fuzzy_names
            kept = [i for i, iri in enumerate(iris) if self._records[iri].type == type]
            self._fuzzy_names_by_type[type] = (
                [texts[i] for i in kept],
                [iris[i] for i in kept],
                [lengths[i] for i in kept],
            )
        return self._fuzzy_names_by_type[type]

    def fuzzy(self, name: str, type: RecordType | None = None, limit: int = 5) -> list[Candidate]:
        """Records with a name that is nearly the given one, the nearest first; topics are left out.

        A surname spelt rightly is no misspelt name: `holders.people_named` knows whom it may mean.

        Args:
            name: a name that `find_names` does not know.
            type: only records of this type.
            limit: at most so many.
        """
        texts, iris, lengths = self._fuzzy_names_of(type)
        key = re.sub(r"'s?$", "", fold_text(name))
        if len(key) < 5:
            return []
        least = FUZZY_THRESHOLD if " " in key else max(FUZZY_THRESHOLD, _ONE_WORD)
        found: dict[str, Candidate] = {}
        # two names are less alike than their lengths: 2 * shorter / (shorter + longer) at the most
        first = bisect_left(lengths, int(len(key) * least / (2 - least)))
        last = bisect_right(lengths, int(len(key) * (2 - least) / least) + 1)
        near = process.extract(
            key, texts[first:last], scorer=Indel.normalized_similarity, score_cutoff=least, limit=None
        )
        for text, score, place in sorted(near, key=lambda hit: (hit[0], iris[first + hit[2]])):
            at = first + place
            record = self._records[iris[at]]
            if text == key and text in self._short_names[0]:
                continue
            if record.iri not in found or found[record.iri].score < score:
                reason = f"spelt almost like “{text}”"
                found[record.iri] = Candidate(record.iri, record.label, round(score, 3), reason)
        return sorted(found.values(), key=lambda c: (-c.score, c.iri))[:limit]
