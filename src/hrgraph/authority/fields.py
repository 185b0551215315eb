"""What can be said of each kind of record: the questions of `hrgraph authority add`, and its options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hrgraph.authority.records import KINDS
from hrgraph.errors import AuthorityError

__all__ = ["FIELDS", "Field", "Form", "fields_for", "record_kinds"]

Form = Literal["text", "plain", "record", "date", "number", "flag", "address"]


@dataclass(frozen=True, slots=True)
class Field:
    """A question about a record."""

    predicate: str
    """Prefixed name of the property."""
    form: Form
    help: str
    types: tuple[str, ...] = ()
    """Types of record that are asked for it ("membership" among them); empty: all."""


_NAMED = ("organisation", "person", "office", "state", "instrument", "place", "topic")
FIELDS: Mapping[str, Field] = {
    "alt": Field("skos:altLabel", "text", "another name; a language may follow: “Nom@fr”", _NAMED),
    "acronym": Field("hrg:acronym", "text", "an acronym, found only in its own case", _NAMED),
    "context-name": Field(
        "hrg:contextName", "text", "a short name, found only where the article makes it clear", _NAMED
    ),
    "hidden-name": Field("skos:hiddenLabel", "text", "a spelling that is found but not shown", _NAMED),
    "shared-name": Field("hrg:sharedName", "text", "which of its names another record has too", _NAMED),
    "context-word": Field(
        "hrg:contextWord", "text", "a word that speaks for it where a name is shared", _NAMED
    ),
    "demonym": Field("hrg:demonym", "text", "the adjective of a State", ("state",)),
    "capital": Field("hrg:capitalName", "text", "the capital of a State", ("state",)),
    "title": Field("dcterms:title", "text", "the full title of a text", ("instrument",)),
    "symbol": Field("hrg:symbol", "plain", "the UN symbol of a text, as A/RES/72/247", ("instrument",)),
    "adopted-by": Field("hrg:adoptedBy", "record", "who adopted a text", ("instrument",)),
    "adopted-on": Field("hrg:adoptedOn", "date", "when it was adopted", ("instrument",)),
    "session": Field("hrg:session", "number", "the session it was adopted in", ("instrument",)),
    "entry-into-force": Field(
        "hrg:entryIntoForce", "date", "when a treaty entered into force", ("instrument",)
    ),
    "monitored-by": Field("hrg:monitoredBy", "record", "the treaty body of a treaty", ("instrument",)),
    "subject": Field("dcterms:subject", "record", "a topic that it is about", ("instrument",)),
    "country": Field(
        "hrg:country", "record", "the State of its seat, or that made a law", ("organisation", "instrument")
    ),
    "part-of": Field("org:subOrganizationOf", "record", "the organisation it is part of", ("organisation",)),
    "post-in": Field("org:postIn", "record", "the organisation that the office is in", ("office",)),
    "jurisdiction": Field(
        "hrg:jurisdiction", "record", "the State or topic of a mandate", ("office", "organisation")
    ),
    "seats": Field("hrg:seats", "number", "how many hold the office at once", ("office",)),
    "member": Field("org:member", "record", "the person who held the office", ("membership",)),
    "post": Field("hrg:office", "record", "the office held", ("membership",)),
    "begin": Field("hrg:begin", "date", "first day, month or year in office", ("membership",)),
    "end": Field("hrg:end", "date", "last day, month or year in office; empty: still held", ("membership",)),
    "end-unknown": Field(
        "hrg:endUnknown", "flag", "“true”: no longer in office, nobody knows since when", ("membership",)
    ),
    "term-begin": Field(
        "hrg:termBegin", "date", "begin of the term of office, where it differs", ("membership",)
    ),
    "term-end": Field("hrg:termEnd", "date", "end of the term of office, where it differs", ("membership",)),
    "acting": Field("hrg:acting", "flag", "“true” for an acting holder", ("membership",)),
    "url": Field("schema:url", "address", "its website", ("organisation",)),
    "source": Field("dcterms:source", "address", "the web page that shows all this (required)"),
}
"""The questions by the name of their option."""


def record_kinds() -> tuple[str, ...]:
    """The kinds that can be added, by the local names of their classes."""
    return (*(k for k in KINDS if k != "Concept"), "Membership")


def _type_of(kind: str) -> str:
    if kind == "Membership":
        return "membership"
    if kind not in record_kinds():
        raise AuthorityError(f"{kind!r} is no kind of record", f"known: {', '.join(record_kinds())}")
    return KINDS[kind]


def fields_for(kind: str) -> dict[str, Field]:
    """The questions that a kind of record is asked.

    Raises:
        AuthorityError: an unknown kind.
    """
    type_ = _type_of(kind)
    return {name: field for name, field in FIELDS.items() if not field.types or type_ in field.types}
