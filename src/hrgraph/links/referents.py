"""The things that an article speaks of, while it is being read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from hrgraph.records import Participant, ParticipantType

__all__ = ["Occurrence", "Referent", "ReferentType"]

_SUBJECT = 3.0
"""The rank of a main subject."""

ReferentType = Literal[
    "organisation", "person", "office", "state", "instrument", "group", "document", "place", "mechanism"
]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a referent is spoken of."""

    start: int
    end: int
    sentence: int
    rank: float
    """How prominent: main subject 3, other subject 1.5, else 0."""
    named: bool
    text: str


@dataclass(slots=True, eq=False)
class Referent:
    """One actor, instrument or document of the article.  Lives only while the article is read."""

    iri: str
    label: str
    type: ReferentType
    names: list[str]
    kind: str = ""
    known: bool = False
    named: bool = True
    office: str = ""
    office_label: str = ""
    count: int | None = None
    members: list[Referent] = field(default_factory=list)
    listed: list[Referent] = field(default_factory=list)
    """Of a group: those of its members that the text names, where there are more."""
    plural: bool = False
    gender: str = ""
    country: str = ""
    organisation: Referent | None = None
    """Of a person: the organisation spoken for."""
    authors: list[Referent] = field(default_factory=list)
    """Of a document or instrument: whose it is."""
    head: str = ""
    symbol: str = ""
    reason: str = ""
    same_as: Referent | None = None
    """The referent that this one turned out to be: "a law", then "Law No. 23/027"."""
    occurrences: list[Occurrence] = field(default_factory=list)

    def add_names(self, names: Iterable[str]) -> None:
        """Further names, without repeating any."""
        for name in names:
            if name and name not in self.names:
                self.names.append(name)

    def seen(self, occurrence: Occurrence) -> None:
        """Remember a place; places come in text order within a pass."""
        if not any(o.start == occurrence.start for o in self.occurrences):
            self.occurrences.append(occurrence)

    def speaks_in(self, sentence: int) -> None:
        """What stands in this sentence is prominent, however it was parsed: "“...,” *Lula* said"."""
        self.occurrences = [
            replace(o, rank=_SUBJECT) if o.sentence == sentence and o.rank < _SUBJECT else o
            for o in self.occurrences
        ]

    def last_before(self, offset: int) -> Occurrence | None:
        """The nearest occurrence that ends at or before `offset`."""
        before = [o for o in self.occurrences if o.start < offset]
        return max(before, key=lambda o: o.start) if before else None

    @property
    def is_actor(self) -> bool:
        """Can it act: an organisation, person, office, State or group?"""
        return self.type in ("organisation", "person", "office", "state", "group", "mechanism")

    def participant(self, mention: str, reason: str = "") -> Participant:
        """The record of its part in an act."""
        type_: ParticipantType
        if self.type in ("document", "place"):
            type_ = "instrument" if self.type == "document" else "group"
        elif self.type == "mechanism":
            type_ = "organisation"
        else:
            type_ = self.type  # type: ignore[assignment]
        return Participant(
            iri=self.iri,
            label=self.label,
            names=tuple(self.names),
            mention=" ".join(mention.split()),
            type=type_,
            office=self.office or None,
            known=self.known,
            count=self.count,
            members=tuple(m.iri for m in self.members),
            kind=self.kind,
            symbol=self.symbol,
            reason=reason or self.reason,
        )
