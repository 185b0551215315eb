"""An article with its text, its quotations and its acts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hrgraph.export import PREFIXES
from hrgraph.iris import HRG
from hrgraph.serve.facts.acts import ActFacts, Evidence, read_acts, read_evidence
from hrgraph.serve.facts.names import Named, named, names_of, plausible
from hrgraph.store import Store, Term

__all__ = ["ArticleFacts", "Claim", "read_article"]

_DCT = PREFIXES["dcterms"]


@dataclass(frozen=True, slots=True)
class Claim:
    """An act with the places of the text that prove it."""

    act: ActFacts
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the page of an article says."""

    iri: str
    title: str
    date: str
    date_inferred: bool
    date_reason: str
    publisher: Named | None
    publisher_name: str
    sources: tuple[str, ...]
    language: str
    rights: str
    text: str
    """"" where its rights do not let it be shown."""
    mentions: tuple[Named, ...]
    claims: tuple[Claim, ...]
    """In the order of the text."""


def read_article(store: Store, iri: str) -> ArticleFacts | None:
    """What the store says about an article; None where there is none of that IRI."""
    if not plausible(iri):
        return None
    properties: dict[str, list[Term]] = defaultdict(list)
    for row in store.select(f"SELECT DISTINCT ?p ?o WHERE {{ <{iri}> a <{HRG}Article> ; ?p ?o }}").dicts():
        properties[row["p"].value].append(row["o"])
    if not properties:
        return None

    def text(name: str) -> str:
        return min((t.value for t in properties.get(name, ())), default="")

    acts = [
        row["act"].value
        for row in store.select(f"SELECT DISTINCT ?act WHERE {{ ?act <{HRG}reportedIn> <{iri}> }}").dicts()
    ]
    facts = read_acts(store, acts)
    places = read_evidence(store, facts)
    claims = [Claim(act, places.get(act.iri, ())) for act in facts.values()]
    claims.sort(key=lambda c: (c.places[0].start if c.places else 0, c.act.iri))
    mentions = [t.value for t in properties.get(f"{PREFIXES['schema']}mentions", ())]
    publishers = [t.value for t in properties.get(f"{_DCT}publisher", ()) if t.kind == "iri"]
    names = names_of(store, [*mentions, *publishers])
    rights = text(f"{_DCT}rights")
    return ArticleFacts(
        iri=iri,
        title=text(f"{_DCT}title") or text(f"{PREFIXES['rdfs']}label"),
        date=text(f"{_DCT}issued"),
        date_inferred=text(f"{HRG}dateInferred") == "true",
        date_reason=text(f"{HRG}dateReason"),
        publisher=names[publishers[0]] if publishers else None,
        publisher_name=text(f"{HRG}publisherName"),
        sources=tuple(sorted(t.value for t in properties.get(f"{_DCT}source", ()))),
        language=text(f"{_DCT}language"),
        rights=rights,
        text="" if rights else text(f"{HRG}text"),
        mentions=named(names, mentions),
        claims=tuple(claims),
    )
