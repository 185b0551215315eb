"""What a name stands for: records that share it, short forms, UN symbols, surnames, names nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from hrgraph.authority import Record
from hrgraph.authority.context import rank
from hrgraph.links.referents import Referent, ReferentType
from hrgraph.links.registry import Registry, normal
from hrgraph.mentions import NameSpan
from hrgraph.records import Candidate
from hrgraph.symbols import Symbol

__all__ = ["Naming"]

# Bodies of UN symbols, with the words by which an article shows that it means them.
_BODY_WORDS = {
    "general-assembly": ("general assembly", "unga"),
    "human-rights-council": ("human rights council", "hrc"),
    "security-council": ("security council",),
}


_ACRONYM = re.compile(r"[A-Z]{2,8}")
_CAPITALS = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]*")
_OF = re.compile(r" (?:of|for|on|against|to|in) ")


class Naming(Registry):
    """Finds the referent of a name."""

    def of_name(
        self, span: NameSpan, guess: Callable[[], ReferentType | None] = lambda: None
    ) -> Referent | None:
        """What a name stands for; None for topics, places and words that turn out to be no name.

        Args:
            span: the name.
            guess: tells the type of a name that nobody knows; asked only for such, because it costs much.
        """
        if span.kind == "context":
            return self._of_context(span)
        if span.records:
            iri = self._choose(span)
            record = self.index.records[iri]
            if record.type == "topic":
                return None
            if record.type == "state" and (person := self._surname_not_capital(span, record)) is not None:
                return person
            referent = (
                self._office_next(record, span.start)
                or self._office_then(record, span.start)
                or self.known(iri)
            )
        elif span.symbols:
            referent = self._of_symbol(span)
        else:
            found = self._of_proper(span, guess)
            if found is None:
                return None
            referent = found
        if referent.type == "instrument" and not referent.occurrences:
            self._turns_out(referent)
        if span.alias:
            referent.add_names([span.alias, f"{span.text} ({span.alias})"])
            self._by_name.setdefault(f"{referent.type}:{normal(span.alias)}", referent)
        return referent

    def _turns_out(self, named: Referent) -> None:
        """A text first described ("a law on defenders") and then named ("Law No. 23/027") is one."""
        kind = named.kind or self._class(named)
        for other in reversed(self.referents):
            if (
                other.type != "instrument"
                or other.plural
                or other.named
                or other.same_as
                or not other.occurrences
                or other is named
            ):
                continue
            if other.kind == kind and (
                not named.authors
                or not other.authors
                or set(map(id, named.authors)) & set(map(id, other.authors))
            ):
                other.same_as = named
                named.add_names(other.names)
                for occurrence in other.occurrences:
                    named.seen(occurrence)
                named.authors = named.authors or other.authors
                return

    def _class(self, referent: Referent) -> str:
        record = self.index.get(referent.iri)
        return record.kind if record is not None else ""

    def _choose(self, span: NameSpan) -> str:
        """The record meant by a name that several share; remembers why, and what was rejected."""
        if len(span.records) == 1 or span.hit is None:
            return span.records[0]
        ranked = rank(self.index, span.hit, self._context)

        def score(candidate: Candidate) -> float:
            said = candidate.iri in self._by_iri and bool(self._by_iri[candidate.iri].occurrences)
            ours = self.publisher is not None and self.publisher.iri == candidate.iri
            return candidate.score + (0.3 if said else 0.0) + (0.5 if ours else 0.0)

        def rest(candidate: Candidate) -> tuple[float, bool, int, int]:
            record = self.index.records[candidate.iri]
            campaigns = record.kind == "CivilSocietyOrganisation"
            return (-score(candidate), not campaigns, -len(record.names), span.records.index(candidate.iri))

        ordered = sorted(ranked, key=rest)
        self.rejected[span.start] = tuple(ordered[1:])
        self.chosen[span.start] = ordered[0]
        return ordered[0].iri

    def _of_context(self, span: NameSpan) -> Referent | None:
        """A short form ("the Council"): the thing last named that answers to it, else one named anywhere."""
        offices = [self.index.records[i] for i in span.records if self.index.records[i].type == "office"]
        ours = [o for o in offices if self._within(o.iri, self.iris.base + "org/united-nations")]
        one = offices if len(offices) == 1 else ours
        nexts = self._office_next(one[0], span.start) if len(one) == 1 else None
        if nexts is not None:
            return nexts
        if span.hit is not None:
            self.rejected[span.start] = rank(self.index, span.hit, self._context)[:5]
        word = normal(span.text)
        others = {i for i in span.records if self._of_other_state(i, span.start)}
        wanted = {self.index.records[i].type for i in span.records}
        tail = [r for r in self.referents if r.type in wanted and r.named and self._answers(r, word)]
        candidates = {
            self._by_iri[i] for i in span.records if i in self._by_iri and self._by_iri[i].occurrences
        }
        mentioned = [r for r in {*tail, *candidates} if r.last_before(span.start) and r.iri not in others]
        if mentioned:
            return max(mentioned, key=lambda r: (r.last_before(span.start).start, r.iri))  # type: ignore[union-attr]
        later = [
            i
            for i in span.records
            if i not in others and any(name in self._lower for name in self.index.long_names_of(i))
        ]
        if later:
            return self.known(later[0])
        near = [
            i for i in span.records if i not in others and self._surroundings_named(self.index.records[i])
        ]
        if len(near) == 1:
            return self.known(near[0])
        return self._by_default(tuple(near) or span.records)

    def _of_other_state(self, iri: str, start: int) -> bool:
        """Is it one State's office, where the text last named another: "the Justice Minister" of that?"""
        record = self.index.records[iri]
        if record.type != "office":
            return False
        body = self.index.get(record.organisation)
        country = record.country or (body.country if body is not None else "")
        mine = self._by_iri[iri].last_before(start) if iri in self._by_iri else None
        since = [(at, state) for at, _, state, _ in self._states if (mine.start if mine else 0) <= at < start]
        return bool(country and since) and max(since)[1] != country

    def _surroundings_named(self, record: Record) -> bool:
        """Does the article name what a short form needs beside it: its organisation, its country?"""
        around = [
            i
            for i in (record.organisation, record.country, record.jurisdiction)
            if i and i in self.index.records
        ]
        for iri in around:
            if iri.endswith("/united-nations") or (iri in self._by_iri and self._by_iri[iri].occurrences):
                return True
            if any(len(n) > 3 and n.lower() in self._lower for n in self.index.names_of(iri)):
                return True
        return not around

    def _by_default(self, records: tuple[str, ...]) -> Referent | None:
        """The United Nations' own, where the article is about the United Nations and names no other."""
        un = self.iris.base + "org/united-nations"
        if not any(w in self._lower for w in ("united nations", "un ", "u.n.")):
            return None
        mine = [i for i in records if self._within(i, un)]
        return self.known(mine[0]) if len(mine) == 1 else None

    def is_of(self, office: str, body: str) -> bool:
        """Is an office one of a body, of a part of it, or of a State?"""
        record = self.index.get(office)
        whole = {record.organisation, record.country, record.jurisdiction} if record is not None else set()
        seen: set[str] = set()
        while whole - {""}:
            if body in whole:
                return True
            seen |= whole
            parts = [self.index.get(i) for i in whole if i]
            whole = {p.organisation for p in parts if p is not None} - seen
        return False

    def _within(self, iri: str, whole: str) -> bool:
        record = self.index.get(iri)
        return record is not None and record.type == "office" and record.organisation == whole

    @staticmethod
    def _answers(referent: Referent, word: str) -> bool:
        """Is the word in the name, before what the name says of it ("Third Committee *of the Assembly*")?"""
        for full in map(normal, referent.names):
            if word not in full:
                continue
            head = f" {_OF.split(full)[0]} "
            at_edge = head.startswith(f" {word} ") or head.endswith(f" {word} ")
            if at_edge or (referent.type != "organisation" and f" {word} " in head):
                return True
            if " of " in word and word in full:
                return True
        return False

    def short_form(
        self,
        word: str,
        offset: int,
        types: tuple[str, ...] = ("organisation", "instrument", "mechanism", "office"),
    ) -> Referent | None:
        """The named referent last spoken of whose name has this word: "the Observatory"."""
        word = normal(word)
        found = [
            r
            for r in self.referents
            if r.type in types
            and (r.named or r.type == "mechanism")
            and self._answers(r, word)
            and r.last_before(offset)
        ]
        return max(found, key=lambda r: (r.last_before(offset).start, r.iri)) if found else None  # type: ignore[union-attr]

    def _of_symbol(self, span: NameSpan) -> Referent:
        symbol = self._symbol(span.symbols)
        text = span.text
        record = self.index.by_symbol(symbol.symbol)
        if record is not None:
            referent = self.known(record.iri)
        else:
            iri = self.iris.symbol(symbol.symbol)
            referent = self._by_iri.get(iri) or Referent(
                iri,
                text,
                "instrument",
                [text],
                kind="Resolution" if symbol.kind == "resolution" else "Instrument",
            )
            referent.symbol = symbol.symbol
            referent.reason = "a UN symbol in the text"
            if referent.iri not in self._by_iri:
                self._adopter(referent, symbol)
                self._keep(referent)
        referent.head = symbol.kind or "resolution"
        referent.add_names([text, symbol.symbol, *_symbol_names(symbol, text)])
        return referent

    def _symbol(self, candidates: tuple[Symbol, ...]) -> Symbol:
        """Whose document a bare "resolution 42/28" is: one that is known, else one whose body is named."""
        known = [c for c in candidates if self.index.by_symbol(c.symbol) is not None]
        if len(known) == 1:
            return known[0]
        named = [
            c for c in (known or candidates) if any(w in self._lower for w in _BODY_WORDS.get(c.body, ()))
        ]
        return (named or known or list(candidates))[0]

    def _adopter(self, referent: Referent, symbol: Symbol) -> None:
        iri = {
            "general-assembly": "org/un-general-assembly",
            "human-rights-council": "org/un-human-rights-council",
            "security-council": "org/un-security-council",
        }.get(symbol.body or "")
        if iri and self.iris.base + iri in self.index.records:
            referent.authors = [self.known(self.iris.base + iri)]

    def _of_proper(self, span: NameSpan, guess: Callable[[], ReferentType | None]) -> Referent | None:
        name = " ".join(span.text.split())
        norm = normal(name)
        for type_ in ("person", "organisation", "instrument", "state", "mechanism"):
            if (found := self._by_name.get(f"{type_}:{norm}")) is not None:
                return found
        words = name.split()
        if len(words) <= 2 and (person := self._person_by_surname(words)) is not None:
            person.add_names([name])
            return person
        if len(words) > 1 and (person := self._person_by_parts(words)) is not None:
            person.add_names([name])
            return person
        if (spelt := self._spelt_out(name)) is not None:
            spelt.add_names([name])
            return spelt
        if (
            len(words) == 1
            and not name.isupper()
            and (short := self.short_form(name, span.start)) is not None
        ):
            return short
        type_: ReferentType | None = span.type or guess()  # type: ignore[no-redef]
        if type_ is None:
            return None
        if type_ == "person":
            close = (
                [c for c in self.index.fuzzy(name, "person", 1) if c.score >= 0.93] if len(words) > 1 else []
            )
            if close:
                person = self.known(close[0].iri)
                person.add_names([name])
                return person
        if type_ == "instrument" and len(words) > 3:
            near = [c for c in self.index.fuzzy(name, "instrument", 1) if c.score >= 0.93]
            if near:
                text = self.known(near[0].iri)
                text.add_names([name])
                return text
        kind = self.vocabulary.instrument_class(span.head) if type_ == "instrument" else ""
        return self.minted(type_, name, kind=kind, head=span.head)

    def _spelt_out(self, name: str) -> Referent | None:
        """The organisation whose initials an unexplained acronym has: "FF" after "Freedom Forum"."""
        if not _ACRONYM.fullmatch(name):
            return None
        bodies = (r for r in reversed(self.referents) if r.type == "organisation" and r.named)
        return next((r for r in bodies if "".join(w[0] for w in _CAPITALS.findall(r.label)) == name), None)

    def _person_by_parts(self, words: list[str]) -> Referent | None:
        """Somebody named before with more or fewer of the same names, from the first to the last."""
        short = normal(" ".join(words)).split()
        for person in reversed(self.referents):
            if person.type != "person" or not person.named:
                continue
            parts = normal(person.label).split()
            less, more = sorted((short, parts), key=len)
            rest = iter(more)
            if (
                2 <= len(less) < len(more)
                and (less[0], less[-1]) == (more[0], more[-1])
                and all(word in rest for word in less)
            ):
                return person
        return None

    def _person_by_surname(self, words: list[str]) -> Referent | None:
        last = normal(words[-1])
        people = [r for r in self.referents if r.type == "person" and r.named]
        fitting = []
        for person in people:
            parts = normal(person.label).split()
            if (
                len(parts) > 1
                and (
                    parts[-1] == last
                    or " ".join(parts[-len(last.split()) :]) == last
                    or (len(words) == 1 and last in parts)
                )
                and (len(words) == 1 or normal(" ".join(words)) in normal(person.label))
            ):
                fitting.append(person)
        if fitting:  # "Ji" after Ji Sizun and his lawyer Ji Zhongjiu: whom the text speaks of most
            return max(reversed(fitting), key=lambda p: sum(o.named for o in p.occurrences))
        return self._known_surname(words[0], last) if len(words) == 1 else None

    def _surname_not_capital(self, span: NameSpan, state: Record) -> Referent | None:
        """ "Santiago added", after Charles Santiago: he, not the government that sits in Santiago."""
        text = " ".join(span.text.split())
        if " " in text or normal(text) == normal(state.label):
            return None
        return self._person_by_surname([text])

    def _known_surname(self, word: str, folded: str) -> Referent | None:
        """A surname that just one official of the time bears: "Guterres", where nothing more is said."""
        people = self.index.people_by_short_name(folded)
        if len(people) != 1 or not word[:1].isupper() or len(word) < 4:
            return None
        offices = self.index.offices_of(people[0], self.date)
        return self.known(people[0]) if any(self._near_by(t.office) for t in offices) else None

    def _near_by(self, office: str) -> bool:
        """Is an office one that a surname may mean: of civil society only where the text names the body."""
        record = self.index.records.get(office)
        body = self.index.records.get(record.organisation) if record is not None else None
        if body is None or body.kind != "CivilSocietyOrganisation":
            return True  # "President *Ortega*" is not the president of an association
        return any(n.text in self.article.text for n in body.names)


def _symbol_names(symbol: Symbol, text: str) -> list[str]:
    names = [text[4:]] if text.lower().startswith("the ") else []
    if symbol.kind == "resolution" and symbol.number:
        session = f"{symbol.session}/" if symbol.session else ""
        names.append(f"resolution {session}{symbol.number}")
    return names
