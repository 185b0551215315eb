"""The frozen records of the authority file: who and what exists, under which names, in which office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["KINDS", "NAME_KINDS", "Name", "NameHit", "NameKind", "Record", "RecordType", "Tenure"]

NameKind = Literal["label", "acronym", "alt", "title", "symbol", "hidden", "context", "demonym", "capital"]
RecordType = Literal["organisation", "person", "office", "state", "instrument", "place", "topic"]

NAME_KINDS: tuple[NameKind, ...] = (
    "label",
    "acronym",
    "alt",
    "title",
    "symbol",
    "hidden",
    "context",
    "demonym",
    "capital",
)
"""From the name that says most to the one that says least."""

KINDS: dict[str, RecordType] = {
    "Organisation": "organisation",
    "CivilSocietyOrganisation": "organisation",
    "UNBody": "organisation",
    "TreatyBody": "organisation",
    "SpecialProcedure": "organisation",
    "InvestigativeBody": "organisation",
    "RegionalBody": "organisation",
    "GovernmentBody": "organisation",
    "Media": "organisation",
    "Company": "organisation",
    "Coalition": "organisation",
    "State": "state",
    "Person": "person",
    "Office": "office",
    "Place": "place",
    "Instrument": "instrument",
    "Resolution": "instrument",
    "Declaration": "instrument",
    "Treaty": "instrument",
    "Law": "instrument",
    "PolicyDocument": "instrument",
    "Report": "instrument",
    "Judgment": "instrument",
    "Concept": "topic",
    "Topic": "topic",
}
"""What the classes of authority records are for the mapper, the general class before the special one."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a record, as the data writes it."""

    text: str
    language: str
    """BCP 47, "" where the data says none."""
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Record:
    """One thing of the authority file.  References are IRIs, absent ones are empty."""

    iri: str
    label: str
    """The English label."""
    type: RecordType
    kind: str
    """Local name of the ontology class, such as `TreatyBody`."""
    names: tuple[Name, ...]
    country: str = ""
    organisation: str = ""
    """Of an office the organisation it is in, of an organisation the one it is part of."""
    symbol: str = ""
    adopted_on: str = ""
    """Adopted or issued: ISO 8601, YYYY, YYYY-MM or YYYY-MM-DD."""
    adopted_by: str = ""
    """Who adopted or issued it."""
    session: str = ""
    subjects: tuple[str, ...] = ()
    context_words: tuple[str, ...] = ()
    """Words that speak for this record where its name is shared."""
    jurisdiction: str = ""
    """The State or topic of a mandate or agency."""
    seats: int = 0
    """Of an office: how many hold it at once; 0 where the data doesn't say."""
    shared_names: tuple[str, ...] = ()
    """Names that the data declares as shared with another record."""
    monitored_by: str = ""
    """Of a treaty: its treaty body."""
    begin: str = ""
    """Of a body or office: since when it exists, where the data says so."""
    end: str = ""
    """Until when it existed."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in an office.  Dates are ISO 8601 of any precision, empty where the data has none."""

    person: str
    office: str
    begin: str = ""
    """First day of the personal tenure."""
    end: str = ""
    """Last day of the personal tenure; empty: still held, as far as the source shows (or `end_unknown`)."""
    term_begin: str = ""
    term_end: str = ""
    acting: bool = False
    end_unknown: bool = False
    """No longer held, and no source shows since when."""


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name found in a text; more than one record where the name is shared."""

    start: int
    end: int
    records: tuple[str, ...]
    """IRIs, those with the strongest kind of name first, then by IRI."""
    name_kind: NameKind
    """The kind of name for the first record."""
    text: str
    kinds: tuple[NameKind, ...]
    """The kind of name for each of `records`."""
