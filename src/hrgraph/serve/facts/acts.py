"""Acts with all that a page says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrgraph.iris import BASE, HRG
from hrgraph.serve.facts.names import PREFIX_LINES, Named, named, names_of, values
from hrgraph.store import Store, Term

__all__ = ["ROLES", "ActFacts", "Evidence", "acts_of", "read_acts", "read_evidence"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ROLES = {
    "actor": "actor",
    "actorOffice": "acting as",
    "onBehalfOf": "on behalf of",
    "addressee": "addressee",
    "addresseeOffice": "addressed as",
    "instrument": "instrument",
    "violation": "violation",
}
"""The properties by which things take part in an act, in the order of a sentence."""
_BATCH = 200


@dataclass(frozen=True, slots=True)
class ActFacts:
    """One act."""

    iri: str
    label: str
    key: str
    """Notation of its class: urge, condemn, ..."""
    kind: Named
    """Its class."""
    roles: tuple[tuple[str, tuple[Named, ...]], ...]
    """Role (a key of `ROLES`) and who has it."""
    quote: str
    language: str
    """Of the quotation."""
    article: Named
    article_date: str
    sources: tuple[str, ...]
    """Web addresses of the article."""
    date: str = ""
    date_inferred: bool = False
    place: str = ""
    demand: str = ""
    factuality: str = ""
    confidence: str = ""
    frame: str = ""
    explanation: str = ""
    review: str = ""
    """"reviewed" or "disputed"; "" where no reviewer has looked at it."""

    def who(self, role: str) -> tuple[Named, ...]:
        """Who has a role."""
        return dict(self.roles).get(role, ())

    @property
    def when(self) -> str:
        """The act's date, else that of its article."""
        return self.date or self.article_date

    @property
    def article_id(self) -> str:
        """What follows `…/id/article/` in the article's IRI."""
        return self.article.iri.removeprefix(f"{BASE}article/")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an act stands in its article's text."""

    iri: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    run: str = ""
    """What made the reading."""
    run_iri: str = ""


def read_acts(store: Store, iris: Iterable[str]) -> dict[str, ActFacts]:
    """What the store says of some acts; those it does not have are left out."""
    wanted = sorted(set(iris))
    found: dict[str, dict[str, list[Term]]] = {}
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        table = store.select(
            f"SELECT DISTINCT ?act ?p ?o WHERE {{ {values('act', batch)} ?act a <{HRG}Act> ; ?p ?o }}"
        )
        for row in table.dicts():
            properties = found.setdefault(row["act"].value, defaultdict(list))
            properties[row["p"].value].append(row["o"])
    articles = {t.value for p in found.values() for t in p.get(f"{HRG}reportedIn", ())}
    about = _articles(store, articles)
    notations = _notations(store)
    things = {t.value for p in found.values() for role in ROLES for t in p.get(HRG + role, ())}
    things |= articles | set(notations)
    names = names_of(store, things)
    return {iri: _act(iri, found[iri], names, notations, about) for iri in wanted if iri in found}


def _act(
    iri: str,
    properties: dict[str, list[Term]],
    names: dict[str, Named],
    notations: dict[str, str],
    about: dict[str, tuple[str, tuple[str, ...]]],
) -> ActFacts:
    def one(name: str) -> Term | None:
        return min(properties.get(HRG + name, ()), key=lambda t: t.value, default=None)

    def text(name: str) -> str:
        term = one(name)
        return term.value if term else ""

    classes = sorted(t.value for t in properties.get(_TYPE, ()) if t.value in notations)
    kind = classes[0] if classes else ""
    article = text("reportedIn")
    date, sources = about.get(article, ("", ()))
    quote = one("quote")
    labels = properties.get(_LABEL, [])
    return ActFacts(
        iri=iri,
        label=labels[0].value if labels else iri,
        key=notations.get(kind, ""),
        kind=names.get(kind, Named("act", f"{HRG}Act")),
        roles=tuple(
            (role, named(names, (t.value for t in properties[HRG + role])))
            for role in ROLES
            if properties.get(HRG + role)
        ),
        quote=quote.value if quote else "",
        language=quote.language if quote else "",
        article=names.get(article, Named(article, article)),
        article_date=date,
        sources=sources,
        date=text("date"),
        date_inferred=text("dateInferred") == "true",
        place=text("place"),
        demand=text("demand"),
        factuality=text("factuality").removeprefix(HRG).lower(),
        confidence=text("confidence"),
        frame=text("frame"),
        explanation=text("explanation"),
        review=text("reviewStatus").removeprefix(HRG).lower(),
    )


def _notations(store: Store) -> dict[str, str]:
    """The act types by class."""
    table = store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?c ?key WHERE {{ ?c hrg:shortcut ?any ; skos:notation ?key }}"
    )
    return {row["c"].value: row["key"].value for row in table.dicts()}


def _articles(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Date and web addresses of articles."""
    dates: dict[str, str] = {}
    sources: dict[str, set[str]] = defaultdict(set)
    table = store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?a ?issued ?source WHERE {{ {values('a', sorted(set(iris)))} "
        "?a a hrg:Article OPTIONAL { ?a dcterms:issued ?issued } OPTIONAL { ?a dcterms:source ?source } }"
    )
    for row in table.dicts():
        iri = row["a"].value
        dates[iri] = row["issued"].value if "issued" in row else ""
        if "source" in row:
            sources[iri].add(row["source"].value)
    return {iri: (date, tuple(sorted(sources[iri]))) for iri, date in dates.items()}


def read_evidence(store: Store, acts: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The places in the text that prove each act."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    wanted = sorted(set(acts))
    for start in range(0, len(wanted), _BATCH):
        table = store.select(
            f"{PREFIX_LINES} SELECT DISTINCT ?act ?e ?exact ?prefix ?suffix ?start ?end ?run ?runLabel "
            f"WHERE {{ {values('act', wanted[start : start + _BATCH])} "
            "?e oa:hasBody ?act ; oa:hasTarget ?t . ?t oa:hasSelector ?q , ?pos . ?q oa:exact ?exact . "
            "?pos oa:start ?start ; oa:end ?end . "
            "OPTIONAL { ?q oa:prefix ?prefix } OPTIONAL { ?q oa:suffix ?suffix } "
            "OPTIONAL { ?e prov:wasGeneratedBy ?run OPTIONAL { ?run rdfs:label ?runLabel } } }"
        )
        for row in table.dicts():
            text = {name: term.value for name, term in row.items()}
            found[text["act"]].append(
                Evidence(
                    iri=text["e"],
                    exact=text["exact"],
                    prefix=text.get("prefix", ""),
                    suffix=text.get("suffix", ""),
                    start=int(text["start"]),
                    end=int(text["end"]),
                    run=text.get("runLabel", ""),
                    run_iri=text.get("run", ""),
                )
            )
    return {
        act: tuple(sorted(places, key=lambda e: (e.start, e.end, e.iri))) for act, places in found.items()
    }


def acts_of(store: Store, pattern: str, limit: int) -> tuple[tuple[str, ...], int]:
    """The acts that match a pattern of `?act`, the latest first, and how many there are.

    Args:
        store: where to look.
        pattern: SPARQL; not from outside.
        limit: most acts.
    """
    count = next(
        store.select(f"{PREFIX_LINES} SELECT (COUNT(DISTINCT ?act) AS ?n) WHERE {{ {pattern} }}").dicts()
    )
    total = int(count["n"].value)
    if not total:
        return (), 0
    table = store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?act (STR(?when) AS ?date) WHERE {{ {pattern} . "
        "?act hrg:reportedIn ?article OPTIONAL { ?act hrg:date ?told } "
        "OPTIONAL { ?article dcterms:issued ?issued } BIND(COALESCE(?told, ?issued) AS ?when) } "
        f"ORDER BY DESC(?date) ?act LIMIT {limit}"
    )
    found: Sequence[str] = [row["act"].value for row in table.dicts()]
    return tuple(dict.fromkeys(found)), total
