"""schema.org descriptions of what pages are about, for search engines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.iris import HRG

__all__ = ["Described", "describe", "script"]

Described = Mapping[str, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal]]
"""What is said of a thing: values by property."""

_RDFS, _SKOS, _DCT, _OWL, _SCHEMA = (PREFIXES[p] for p in ("rdfs", "skos", "dcterms", "owl", "schema"))
_TYPE = f"{PREFIXES['rdf']}type"
_TYPES = {
    "Article": "Article",
    "Act": "Action",
    "Person": "Person",
    "Membership": "OrganizationRole",
    "State": "Country",
    "GovernmentBody": "GovernmentOrganization",
    "CivilSocietyOrganisation": "NGO",
    "Media": "NewsMediaOrganization",
    "Company": "Corporation",
    "Place": "Place",
    "Office": "Occupation",
    "Report": "Report",
    **dict.fromkeys(("Resolution", "Declaration", "Treaty", "Law"), "Legislation"),
    **dict.fromkeys(("Instrument", "PolicyDocument", "Judgment"), "CreativeWork"),
    **dict.fromkeys(
        (
            *("Organisation", "UNBody", "TreatyBody", "SpecialProcedure"),
            *("InvestigativeBody", "RegionalBody", "Coalition", "Group"),
        ),
        "Organization",
    ),
}
"""schema.org's word for our classes; the first class of a thing that is here counts."""


def describe(iri: str, about: Described, labels: Mapping[str, str]) -> dict[str, Any]:
    """A thing in schema.org's words.

    Args:
        iri: the thing.
        about: what is said of it.
        labels: English labels, for what it refers to.
    """

    def texts(*properties: str) -> list[str]:
        return sorted({n.value for p in properties for n in about.get(p, ()) if isinstance(n, ox.Literal)})

    def things(*properties: str) -> list[dict[str, str]]:
        nodes = {n.value for p in properties for n in about.get(p, ()) if isinstance(n, ox.NamedNode)}
        return [{"@id": node, **({"name": labels[node]} if node in labels else {})} for node in sorted(nodes)]

    def first(*properties: str) -> str:
        return next(iter(texts(*properties)), "")

    classes = {n.value.removeprefix(HRG) for n in about.get(_TYPE, ())}
    kind = next((_TYPES[name] for name in _TYPES if name in classes), "Thing")
    if f"{_SKOS}Concept" in classes:
        kind = "DefinedTerm"
    name = labels.get(iri, iri)
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": kind,
        "@id": iri,
        "name": name,
        "alternateName": [
            text for text in texts(f"{_RDFS}label", f"{_SKOS}altLabel", f"{HRG}acronym") if text != name
        ],
        "url": sorted(n.value for n in about.get(f"{_SCHEMA}url", ())),
        "sameAs": sorted(n.value for p in (f"{_OWL}sameAs", f"{_SKOS}exactMatch") for n in about.get(p, ())),
    }
    if kind == "Article":
        found |= {
            "headline": name,
            "datePublished": first(f"{_DCT}issued"),
            "inLanguage": first(f"{_DCT}language"),
            "publisher": things(f"{_DCT}publisher"),
            "mentions": things(f"{_SCHEMA}mentions"),
            "isBasedOn": [thing["@id"] for thing in things(f"{_DCT}source")],
        }
    elif kind == "Action":
        found |= {
            "agent": things(f"{HRG}actor"),
            "participant": things(f"{HRG}addressee"),
            "object": things(f"{HRG}instrument"),
            "startTime": first(f"{HRG}date"),
            "description": first(f"{HRG}quote"),
            "isPartOf": things(f"{HRG}reportedIn"),
        }
    elif kind in ("Legislation", "CreativeWork", "Report"):
        found |= {
            "identifier": first(f"{HRG}symbol"),
            "datePublished": first(f"{HRG}adoptedOn"),
            "author": things(f"{HRG}adoptedBy"),
            "about": things(f"{_DCT}subject"),
        }
    return {key: value for key, value in found.items() if value}


def script(value: object) -> str:
    """JSON-LD as an element of a page; nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
