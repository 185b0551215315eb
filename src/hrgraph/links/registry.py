"""Every referent of an article once: known ones, offices with their holders, and those the text brings in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from hrgraph.authority import AuthorityIndex, NameHit, Record
from hrgraph.authority.context import rank, read_context
from hrgraph.iris import IriFactory
from hrgraph.lexicon import Vocabulary, usual_gender
from hrgraph.links.letters import addressees, named_publisher, readers, signatories
from hrgraph.links.referents import Referent, ReferentType
from hrgraph.links.voice import byline, signed, title_of
from hrgraph.records import Article, Candidate

__all__ = ["Registry"]

_KINDS = {
    "organisation": "Organisation",
    "person": "Person",
    "office": "Office",
    "state": "State",
    "group": "Group",
    "mechanism": "Organisation",
}


_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|H\.?E)\.?\s)*(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*){1,3})(?:,|$)"
)
"""A name at the beginning of a byline, before a comma or the end."""


_COUNTED = re.compile(
    r"(?P<count>\d{1,4})\s(?:[\w-]+\s){0,4}?(?:NGOs|CSOs|organi[sz]ations|groups|experts|States|countries)\b"
)
"""A group with its number at the beginning of a byline."""
_YOUR_GOVERNMENT = re.compile(r"\b[Yy]our Excellency[’']s Government")
_BETWEEN = re.compile(r"(?:[\s,;&.()]|\b(?:and|the|UN|by|Mr|Mrs|Ms|Dr|Prof|Sir|H\.E)\b)*")
"""What may stand between the names of a byline."""


@lru_cache(maxsize=20_000)
def normal(name: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(re.sub(r"[^\w/]+", " ", name.casefold()).split()))


class Registry:
    """The referents of one article, and who holds which office.

    Args:
        article: what is read.
        index: who exists.
        vocabulary: the lexicon's word lists.
        iris: mints the IRIs.
    """

    def __init__(
        self, article: Article, index: AuthorityIndex, vocabulary: Vocabulary, iris: IriFactory
    ) -> None:
        self.article = article
        self.index = index
        self.vocabulary = vocabulary
        self.iris = iris
        self.date = article.date.value if article.date else ""
        self.referents: list[Referent] = []
        self._by_iri: dict[str, Referent] = {}
        self._by_name: dict[str, Referent] = {}
        self._states: list[tuple[int, int, str, float]] = []
        self.meeting: tuple[Referent, ...] = ()
        """Who took part in the meeting last told of."""
        self._plural_sets: list[tuple[int, int, float, tuple[Referent, ...]]] = []
        self._lower = article.text.lower()
        self._context = read_context(index, article.text, self.date)
        self.chosen: dict[int, Candidate] = {}
        """Offset of a shared name -> the record chosen, with score and reason."""
        self.rejected: dict[int, tuple[Candidate, ...]] = {}
        self.date_at: dict[int, str] = {}
        """Offset of a name -> the date that its sentence speaks of, where that is another year's."""
        self.publisher: Referent | None = None
        self.publisher = self._publisher()
        self._byline = byline(article)
        self.signatories = tuple(self._signatory(name) for name in signatories(article.text, vocabulary))
        """Who signed the letter or statement that the article is, where it lists them."""
        self.speaking: tuple[Referent, ...] = ()
        """Who says "we" in the whole text, where it says so: "We, the undersigned members of ..."."""
        self.greeted = addressees(article.text, title_of(article))
        """Where the text names whom it addresses as a letter."""
        self.to_government = _YOUR_GOVERNMENT.search(article.text) is not None
        """Does the text speak of the reader's own Government, as letters to an ambassador do?"""
        self.letter_to: tuple[Referent, ...] = tuple(
            self.local("group", name, [name], head=name.split()[-1].rstrip("s"))
            for name in readers(article.text, title_of(article))
        )
        """Whom a letter calls "you"."""

    @cached_property
    def speaker(self) -> Referent | None:
        """Who says "I" outside quotations: the person of the byline; None where no line names one."""
        if self.publisher is not None and self.publisher.type in ("person", "office"):
            return self.publisher
        for line in (self._byline, *signed(self.article)):
            un = self.iris.base + "org/united-nations"
            named = sorted(self._named_first(line), key=lambda r: r.organisation != un)
            for type_ in ("person", "office"):
                found = next((r.iri for r in named if r.type == type_), "")
                if found:
                    return self.known(found)
        name = _PERSON.match(self._byline)
        unknown = name is not None and not self.index.find_names(self._byline)
        return self.minted("person", name["name"]) if name is not None and unknown else None

    @cached_property
    def voices(self) -> tuple[Referent, ...]:
        """The organisations or the group of the byline: who says "we" in "Joint statement by 13 NGOs"."""
        bodies = [r.iri for r in self._named_first(self._byline) if r.type == "organisation"]
        if bodies:
            return tuple(self.known(iri) for iri in dict.fromkeys(bodies))
        counted = _COUNTED.match(self._byline)
        return (self.local("group", counted.group(), [], count=int(counted["count"])),) if counted else ()

    def _named_first(self, line: str) -> list[Record]:
        """The records that a line names from its beginning on, before other words: of "FIDH and OMCT to the
        Human Rights Council" the first two.
        """
        found: list[Record] = []
        end = 0
        for hit in self.index.find_names(line):
            if not _BETWEEN.fullmatch(line, end, hit.start):
                break
            records = [self.index.records[r] for r in hit.records]
            ours = [r for r in records if self.publisher is not None and r.organisation == self.publisher.iri]
            if len(records) > 1 and all(r.type == "organisation" for r in records):
                records = [self.index.records[self._likeliest(hit)[0]]]
            found += ours[:1] or (records if len(records) == 1 or hit.name_kind != "context" else [])
            end = hit.end
        return found

    def _publisher(self) -> Referent | None:
        if not self.article.publisher:
            iri = named_publisher(self.article.text, self.index)
            return self.known(iri) if iri else None
        hits = [
            h
            for h in self.index.find_names(self.article.publisher)
            if h.end - h.start > len(self.article.publisher) // 2
        ]
        likely = self._likeliest(hits[0])[0] if hits else ""
        if likely and self.index.records[likely].type in ("organisation", "office", "person"):
            return self.known(likely)
        return self.minted("organisation", self.article.publisher)

    def _likeliest(self, hit: NameHit) -> list[str]:
        """A name's records, the likeliest first; of two alike rather who campaigns, or has more names."""
        scores = {c.iri: c.score for c in rank(self.index, hit, self._context)}

        def rest(iri: str) -> tuple[float, bool, int]:
            record = self.index.records[iri]
            return -scores.get(iri, 0.0), record.kind != "CivilSocietyOrganisation", -len(record.names)

        return sorted(hit.records, key=rest)

    def _signatory(self, name: str) -> Referent:
        hits = [h for h in self.index.find_names(name) if h.end - h.start >= 0.7 * len(name)]
        types = ("organisation", "person")
        known = [r for h in hits for r in self._likeliest(h) if self.index.records[r].type in types]
        branch = any(re.fullmatch(r" [A-ZÀ-Þ]\w+", name[h.end :]) for h in hits)  # "PEN Belarus"
        if known and not branch:
            return self.known(known[0])
        person = 1 < len(name.split()) < 5 and usual_gender(name)
        return self.minted("person" if person else "organisation", name)

    def known(self, iri: str) -> Referent:
        """The referent of an authority record; an office becomes its holder where the date tells who."""
        if iri in self._by_iri:
            return self._by_iri[iri]
        record = self.index.records[iri]
        if record.type == "office":
            return self._office(record)
        referent = Referent(
            iri, record.label, _referent_type(record), list(self.index.names_of(iri)), kind="", known=True
        )
        referent.country, referent.symbol = record.country, record.symbol
        referent.reason = f"“{record.label}” is in the authority data"
        referent.head = record.kind.lower()
        if record.adopted_by and record.type == "instrument" and record.adopted_by in self.index.records:
            referent.authors = [self.known(record.adopted_by)]
        if record.type == "person" and self.date:
            tenures = self.index.offices_of(iri, self.date)
            if len(tenures) == 1:
                self._give_office(referent, tenures[0].office)
        self._keep(referent)
        return referent

    def _office(self, record: Record) -> Referent:
        holders = list(self.index.holders(record.iri, self.date)) if self.date else []
        people = {t.person for t in holders}
        if len(people) == 1 and record.seats <= 1:
            person = self.known(people.pop())
            self._give_office(person, record.iri)
            person.reason = f"held the office “{record.label}” on {self.date}"
            self._by_iri[record.iri] = person
            return person
        referent = Referent(
            record.iri, record.label, "office", list(self.index.names_of(record.iri)), known=True
        )
        referent.reason = f"the office “{record.label}”; its holder is not certain from the text"
        referent.office = record.iri
        referent.country = record.country
        self._keep(referent)
        return referent

    def _give_office(self, person: Referent, office: str) -> None:
        record = self.index.get(office)
        if record is None:
            return
        person.office, person.office_label = office, record.label
        person.add_names(self.index.names_of(office))
        person.add_names([f"{record.label} {person.label}"])
        seat = self.index.get(record.organisation)
        if person.organisation is None and seat is not None and seat.type == "organisation":
            person.organisation = self.known(seat.iri)

    def take_office(self, person: Referent, office: Referent) -> Referent:
        """The text says that this person holds this office: one referent from now on."""
        if office is person:
            return person
        if office.type == "person" and not person.known and self._named_as_holder(office):
            return person  # "the Secretary General of NATO, A" where Ban Ki-moon is named as the UN's
        iri = office.office or office.iri
        if office.type == "office" or office.office:
            if office.type == "person":  # the date said another holder; the text's own words win
                self._by_iri[iri] = person
            self._give_office(person, iri)
            if office.type == "office":
                self._by_iri[iri] = person
                for occurrence in office.occurrences:
                    person.seen(occurrence)
                person.add_names(office.names)
                if office in self.referents:
                    self.referents.remove(office)
        return person

    @staticmethod
    def _named_as_holder(holder: Referent) -> bool:
        """Does the text itself name the person who holds an office, beside the title?"""
        surname = holder.label.split()[-1].lower()
        return holder.known and any(surname in o.text.lower() for o in holder.occurrences)

    def minted(self, type_: ReferentType, name: str, *, kind: str = "", head: str = "") -> Referent:
        """A named thing that the authority data doesn't know."""
        name = " ".join(name.split())
        key = f"{type_}:{normal(name)}"
        if key in self._by_name:
            return self._by_name[key]
        shown = "organisation" if type_ == "mechanism" else type_
        referent = Referent(
            self.iris.unreviewed(shown, name),
            name,
            type_,
            [name],
            kind=kind or _KINDS.get(type_, "Instrument"),
        )
        referent.head = head
        referent.reason = "named in the text; not in the authority data"
        self._by_name[key] = referent
        self._keep(referent)
        return referent

    def turn_person(self, referent: Referent) -> None:
        """A name that was taken for an organisation's turns out to be a person's; its claims follow."""
        del self._by_iri[referent.iri]
        self._by_name.pop(f"{referent.type}:{normal(referent.label)}", None)
        referent.iri = self.iris.unreviewed("person", referent.label)
        referent.type, referent.kind = "person", _KINDS["person"]
        self._by_name[f"person:{normal(referent.label)}"] = referent
        self._keep(referent)

    def local(
        self,
        type_: ReferentType,
        label: str,
        names: Iterable[str],
        *,
        kind: str = "",
        head: str = "",
        count: int | None = None,
    ) -> Referent:
        """A group, document or described instrument that exists only in this article."""
        key = f"local:{type_}:{normal(label)}"
        if key in self._by_name and type_ in ("group", "mechanism"):
            return self._by_name[key]
        if type_ == "office":
            iri = self.iris.unreviewed("office", f"{self.article.id} {label}")
            return self._by_iri.get(iri) or self._fresh(
                Referent(iri, label, "office", [label], kind=kind, named=False)
            )
        iri = (
            self.iris.group(self.article.id, label)
            if type_ == "group"
            else self.iris.local_instrument(self.article.id, label)
        )
        if type_ == "mechanism":
            iri = self.iris.unreviewed("organisation", f"{self.article.id} {label}")
        if any(r.iri == iri for r in self.referents):
            existing = next(r for r in self.referents if r.iri == iri)
            if existing.type == type_:
                return existing
        referent = Referent(
            iri,
            label,
            type_,
            [label],
            kind=kind or _KINDS.get(type_, "Instrument"),
            named=False,
            head=head,
            count=count,
        )
        referent.add_names(names)
        referent.plural = type_ == "group" and count != 1
        referent.reason = "described in the text"
        self._by_name[key] = referent
        self._keep(referent)
        return referent

    def _fresh(self, referent: Referent) -> Referent:
        self._keep(referent)
        return referent

    def _keep(self, referent: Referent) -> None:
        if referent.type == "person" and not referent.gender:
            referent.gender = usual_gender(referent.label)
        self._by_iri[referent.iri] = referent
        if referent not in self.referents:
            self.referents.append(referent)

    def _office_next(self, record: Record, offset: int) -> Referent | None:
        """ "The new High Commissioner" is who takes up the office next, "the former" who left it last."""
        before = self.article.text[max(0, offset - 16) : offset].lower().split()
        if record.type != "office" or not self.date or not before:
            return None
        tenures = self.index.tenures(record.iri)
        if before[-1] in ("new", "next", "incoming", "future"):
            coming = sorted((t.begin, t.person) for t in tenures if t.begin and t.begin > self.date)
            recent = sorted((t.begin, t.person) for t in tenures if t.begin and t.begin[:4] == self.date[:4])
            people = [p for _, p in coming[:1]] or [p for _, p in recent[-1:]]
        elif before[-1] in ("former", "previous", "ex", "then", "outgoing"):
            left = sorted((t.end, t.person) for t in tenures if t.end and t.end < self.date)
            people = [p for _, p in left[-1:]]
        else:
            return None
        if not people:
            return self._office_alone(record, f"the {before[-1]} one, is not in the authority data")
        person = self.known(people[0])
        self._give_office(person, record.iri)
        return person

    def _office_alone(self, record: Record, why: str) -> Referent:
        """An office whose holder isn't who holds it at the article's date, and isn't known."""
        key = f"office-alone:{record.iri}"
        if key not in self._by_name:
            office = Referent(
                record.iri, record.label, "office", list(self.index.names_of(record.iri)), known=True
            )
            office.office = record.iri
            office.reason = f"the office “{record.label}”; its holder, {why}"
            self._by_name[key] = office
            self.referents.append(office)
        return self._by_name[key]

    def _office_then(self, record: Record, offset: int) -> Referent | None:
        """An office in a sentence about another year: who held it then, or the office alone."""
        when = self.date_at.get(offset, "")
        if record.type != "office" or not when or when[:4] == self.date[:4]:
            return None
        people = {t.person for t in self.index.holders(record.iri, when)}
        if len(people) == 1 and record.seats <= 1:
            person = self.known(people.pop())
            self._give_office(person, record.iri)
            return person
        return self._office_alone(record, f"in {when}, is not in the authority data")


def _referent_type(record: Record) -> ReferentType:
    if record.type in ("organisation", "person", "office", "state", "instrument", "place"):
        return record.type
    return "place"
