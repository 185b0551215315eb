"""What the authority file doesn't know: the unreviewed names of a store, by frequency, with examples."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from hrgraph.store import Store

__all__ = ["UnknownName", "unknown_names"]

_DESCRIBED = re.compile(r"/unreviewed/instrument/[^/]+/[^/]+$")
"""A text that one article only describes ("the bill") has no name to look up."""

_PREFIXES = """PREFIX hrg: <https://w3id.org/hrgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
_NAMES = (
    _PREFIXES
    + """SELECT ?iri ?label ?class ?article ?title WHERE {
  ?iri hrg:reviewStatus hrg:Unreviewed ; a ?class ; rdfs:label ?label .
  FILTER(STRSTARTS(STR(?class), STR(hrg:)))
  OPTIONAL { ?article schema:mentions ?iri ; a hrg:Article ; rdfs:label ?title }
} ORDER BY ?iri ?class ?label ?article ?title"""
)
_QUOTES = (
    _PREFIXES
    + """SELECT ?iri ?act ?quote WHERE {
  ?iri hrg:reviewStatus hrg:Unreviewed .
  ?act hrg:actor|hrg:addressee|hrg:instrument|hrg:onBehalfOf ?iri ; hrg:quote ?quote .
} ORDER BY ?iri ?act ?quote"""
)


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the authority file has no record for."""

    iri: str
    label: str
    kind: str
    """Local name of the class that the mapper guessed."""
    articles: int
    """How many articles mention it."""
    acts: int
    """In how many acts it takes part."""
    examples: tuple[str, ...]
    """Quotations in which it takes part, else titles of articles that mention it."""


def unknown_names(store: Store, examples: int = 2) -> list[UnknownName]:
    """The unreviewed names of a store: first what most articles mention, then what takes part in most acts.

    Args:
        store: an open store.
        examples: at most so many examples a name.

    Raises:
        StoreError: the store can't answer.
    """
    labels: dict[str, str] = {}
    kinds: dict[str, str] = {}
    titles: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.select(_NAMES).dicts():
        iri = row["iri"].value
        if _DESCRIBED.search(iri):
            continue
        labels.setdefault(iri, row["label"].value)
        kinds.setdefault(iri, row["class"].value.rsplit("#", 1)[-1])
        if "article" in row and "title" in row:
            titles[iri].setdefault(row["article"].value, row["title"].value)
    quotes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.select(_QUOTES).dicts():
        quotes[row["iri"].value].setdefault(row["act"].value, row["quote"].value)
    found = []
    for iri, label in labels.items():
        shown = list(dict.fromkeys((*quotes[iri].values(), *titles[iri].values())))[:examples]
        found.append(UnknownName(iri, label, kinds[iri], len(titles[iri]), len(quotes[iri]), tuple(shown)))
    return sorted(found, key=lambda u: (-u.articles, -u.acts, u.label, u.iri))
