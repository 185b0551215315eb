"""How pages say things: dates, properties, the length of a text."""

from __future__ import annotations

import re

from hrgraph.export import PREFIXES
from hrgraph.iris import HRG

__all__ = ["RECIPROCAL", "backward", "forward", "long_date", "shorten", "whole_words", "years"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[TZ+-].*)?")
_DCT, _ORG, _SCHEMA, _SKOS, _RDFS, _OWL, _FOAF, _PROV = (
    PREFIXES[name] for name in ("dcterms", "org", "schema", "skos", "rdfs", "owl", "foaf", "prov")
)
_FORWARD = {
    f"{_DCT}title": "title",
    f"{_DCT}subject": "topic",
    f"{_DCT}creator": "author",
    f"{_DCT}issued": "published",
    f"{_DCT}publisher": "publisher",
    f"{_DCT}language": "language",
    f"{_DCT}source": "source",
    f"{_DCT}description": "description",
    f"{_ORG}postIn": "at",
    f"{_ORG}subOrganizationOf": "part of",
    f"{_ORG}member": "person",
    f"{_ORG}post": "office",
    f"{_SCHEMA}url": "website",
    f"{_SCHEMA}mentions": "mentions",
    f"{_SKOS}broader": "broader topic",
    f"{_SKOS}narrower": "narrower topics",
    f"{_SKOS}inScheme": "list",
    f"{_SKOS}topConceptOf": "list",
    f"{_SKOS}exactMatch": "same as",
    f"{_SKOS}closeMatch": "nearly the same as",
    f"{_SKOS}notation": "notation",
    f"{_SKOS}definition": "definition",
    f"{_SKOS}scopeNote": "note",
    f"{_SKOS}note": "note",
    f"{_RDFS}comment": "definition",
    f"{_RDFS}seeAlso": "see also",
    f"{_RDFS}subClassOf": "a kind of",
    f"{_RDFS}isDefinedBy": "defined by",
    f"{_OWL}sameAs": "same as",
    f"{_FOAF}homepage": "website",
    f"{_PROV}wasGeneratedBy": "made by",
    f"{HRG}hasMember": "members",
}
_BACKWARD = {
    f"{_DCT}subject": "on this topic",
    f"{_DCT}creator": "author of",
    f"{_DCT}publisher": "published",
    f"{_ORG}postIn": "offices",
    f"{_ORG}subOrganizationOf": "parts",
    f"{_SCHEMA}mentions": "mentioned in",
    f"{HRG}hasMember": "member of",
    f"{HRG}country": "in this country",
    f"{HRG}adoptedBy": "adopted",
    f"{HRG}createdBy": "created by it",
    f"{HRG}creates": "created in",
    f"{HRG}mandate": "gives a mandate to",
    f"{HRG}jurisdiction": "in charge of it",
    f"{HRG}monitoredBy": "monitors",
    f"{HRG}predecessor": "followed by",
    f"{HRG}followsUp": "followed up by",
    f"{HRG}renews": "renewed by",
    f"{HRG}amends": "amended by",
    f"{HRG}regionalGroup": "members",
    f"{HRG}reportedIn": "reports",
    f"{_RDFS}subClassOf": "kinds",
    f"{_SKOS}inScheme": "members",
}
RECIPROCAL = frozenset(f"{_SKOS}{name}" for name in ("broader", "narrower", "topConceptOf", "hasTopConcept"))
"""Both directions are stated: one is shown."""


def forward(iri: str, label: str) -> str:
    """A property as a word before its values."""
    return _FORWARD.get(iri, label)


def backward(iri: str, label: str) -> str:
    """A property as a word before the things that refer by it."""
    return _BACKWARD.get(iri, f"{label} of" if ":" not in label else label)


def long_date(date: str) -> str:
    """An ISO date as people write it, as precise as it is.

    >>> long_date("2023-02-27"), long_date("2016-10"), long_date("2018"), long_date("soon")
    ('27 February 2023', 'October 2016', '2018', 'soon')
    """
    match = _DATE.fullmatch(date)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return date
    day = f"{int(match[3])} " if match[3] else ""
    month = f"{_MONTHS[int(match[2]) - 1]} " if match[2] else ""
    return f"{day}{month}{match[1]}"


def years(begin: str, end: str, ended: bool = False) -> str:
    """A period in words.

    >>> years("2017-01-01", ""), years("2007", "2016-12-31"), years("", "2016"), years("", "")
    ('since 2017', '2007 to 2016', 'until 2016', 'dates unknown')
    >>> years("1997", "", ended=True)
    'from 1997, end unknown'
    """
    first, last = begin[:4], end[:4]
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first:
        return f"from {first}, end unknown" if ended else f"since {first}"
    return f"until {last}" if last else "dates unknown"


def shorten(text: str, limit: int = 240) -> str:
    """A text cut at a word, with an ellipsis.

    >>> shorten("one two three", 8)
    'one two…'
    """
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def whole_words(text: str, *, before: bool) -> str:
    """The context of a quotation without the word that its end cuts.

    >>> whole_words("pposite the Palais. ", before=True), whole_words(" In a statement l", before=False)
    ('the Palais. ', ' In a statement')
    """
    if before:
        return re.sub(r"^\S+\s+(?=\S)", "", text)
    return re.sub(r"(?<=\S)\s+\S+$", "", text)
