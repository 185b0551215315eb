"""Reads from a store what every network is made of: acts, their participants, their articles.

The questions are the saved queries in `queries/network/`; this module turns their answers into frozen
records.
Read them once and build as many networks as you like: a server keeps one `ActTable` for each
`Store.version()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hrgraph.errors import UsageError
from hrgraph.iris import HRG
from hrgraph.network.periods import is_date
from hrgraph.queries import find_query
from hrgraph.records import ACT_KEYS
from hrgraph.resources import queries_dir
from hrgraph.store import Store, Term

__all__ = ["KINDS", "ActRecord", "ActTable", "ArticleRecord", "Holder", "NodeRecord", "Tie", "load_acts"]

RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
DCTERMS = "http://purl.org/dc/terms/"
ORG_POST_IN = "http://www.w3.org/ns/org#postIn"

KINDS: Mapping[str, str] = {
    "advocacy": "who acts towards whom",
    "coaction": "who acts together",
    "instruments": "actors and the instruments they act on",
    "offices": "who addresses which office",
    "attacks": "perpetrators, victims and protesters",
    "ego": "all that lies around one actor",
}
"""Each kind of network, with what it shows; `queries/network/KIND.rq` defines its edges."""

CATEGORIES: Mapping[str, str] = {
    "CivilSocietyOrganisation": "civil society",
    "Coalition": "civil society",
    "UNBody": "international body",
    "TreatyBody": "international body",
    "SpecialProcedure": "international body",
    "InvestigativeBody": "international body",
    "RegionalBody": "international body",
    "State": "state or agency",
    "GovernmentBody": "state or agency",
    "Office": "office",
    "Person": "person",
    "Group": "group",
    "Instrument": "instrument",
}
"""What the pictures colour by: the class or its nearest ancestor that is named here, else `OTHER`."""
OTHER = "other"


@dataclass(frozen=True, slots=True)
class ActRecord:
    """One act as the graph has it."""

    iri: str
    key: str
    """Notation of its class: urge, condemn, ..."""
    label: str = ""
    date: str = ""
    """ISO 8601 as precise as known, of the act, else of its article; "" where neither is dated."""
    article: str = ""
    """IRI of the article that reports it."""
    quote: str = ""
    confidence: float = 1.0
    factuality: str = "done"
    topics: frozenset[str] = frozenset()
    """IRIs of the topics of its instruments, its article and the mandate it addresses."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as edges cite it."""

    iri: str
    title: str = ""
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class NodeRecord:
    """An actor, office or instrument."""

    iri: str
    label: str
    type: str = ""
    """Local name of its most specific class."""
    category: str = OTHER
    """One of the values of `CATEGORIES`, or "other"."""
    classes: frozenset[str] = frozenset()
    """Local names of its classes and all their ancestors."""
    country: str = ""
    """IRI of its State; of a State itself; of an office, its organisation's."""
    names: tuple[str, ...] = ()
    short: str = ""
    """Its acronym or symbol, for pictures where the label is too long; "" without one."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One row of a network's query: an act that ties two participants (`source` is "" where unknown)."""

    source: str
    target: str
    act: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office from when to when; dates as precise as known, `end` "" where still held."""

    person: str
    name: str
    begin: str
    end: str = ""


@dataclass(frozen=True, slots=True)
class ActTable:
    """All acts of a store with what they refer to, and the ties of each kind of network read so far."""

    acts: Mapping[str, ActRecord]
    nodes: Mapping[str, NodeRecord]
    articles: Mapping[str, ArticleRecord]
    names: Mapping[str, tuple[str, ...]]
    """IRI of a topic or State → its names."""
    ties: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    """Kind → its ties, sorted."""
    holders: Mapping[str, tuple[Holder, ...]] = field(default_factory=dict)
    """IRI of an office → its holders, the earliest first."""


def load_acts(store: Store, kinds: Iterable[str] = tuple(KINDS)) -> ActTable:
    """Read acts, participants, articles and the ties of the kinds asked for.

    Raises:
        UsageError: an unknown kind.
        StoreError: the store can't be read.
    """
    wanted = dict.fromkeys(
        ("ego", *kinds)
    )  # filters by country look at all participants, so "ego" is always read
    for kind in wanted:
        if kind not in KINDS:
            raise UsageError(f"no network is called {kind!r}", f"choose from {', '.join(KINDS)}")
    classes = _Classes(store)
    articles = _articles(store)
    ties = {kind: _ties(store, kind) for kind in wanted}
    return ActTable(
        acts=_acts(store, classes, articles),
        nodes=_nodes(store, classes),
        articles=articles,
        names=_names(store),
        ties=ties,
        holders=_holders(store),
    )


def query_text(name: str) -> str:
    """The saved query `queries/network/NAME.rq`."""
    return find_query(name, queries_dir() / "network").text


def clean_label(text: str) -> str:
    """A label fit for one line: control characters and direction overrides become blanks, runs of blanks one.

    >>> clean_label("a\\n\\u202eb")
    'a b'
    """
    return " ".join(_UNFIT.sub(" ", text).split())


_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Controls, halves of surrogate pairs, and marks that turn the direction of what follows."""


class _Classes:
    """The class hierarchy of the ontology graph."""

    def __init__(self, store: Store) -> None:
        self.parents: dict[str, set[str]] = {}
        self.notations: dict[str, str] = {}
        for row in store.select(query_text("classes")).dicts():
            name = local_name(row["class"].value)
            self.parents.setdefault(name, set()).add(local_name(row["parent"].value))
            if "notation" in row:
                self.notations[name] = row["notation"].value

    def ancestors(self, names: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self.parents.get(name, ()))
        return frozenset(found)

    def specific(self, names: set[str]) -> str:
        """The one of an instance's classes that is above no other; the first by name where several are."""
        above = {a for name in names for a in self.ancestors([name]) if a != name}
        leaves = sorted(names - above) or sorted(names)
        return leaves[0] if leaves else ""

    def category(self, name: str) -> str:
        """The category of the nearest ancestor that has one."""
        level, seen = [name], {name}
        while level:
            for candidate in sorted(level):
                if candidate in CATEGORIES:
                    return CATEGORIES[candidate]
            level = [p for n in level for p in self.parents.get(n, ()) if p not in seen]
            seen.update(level)
        return OTHER

    def act_key(self, names: set[str]) -> str:
        """The notation of an act's class; without an ontology in the store, from the class's name."""
        for name in sorted(names):
            if name in self.notations and self.notations[name] in ACT_KEYS:
                return self.notations[name]
        for name in sorted(names - {"Act"}):
            key = name.removesuffix("Act").lower()
            return "state" if key == "statement" else key
        return "act"


def local_name(iri: str) -> str:
    """The part of an IRI after its last "#" or "/"."""
    return iri.removeprefix(HRG).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _properties(store: Store, query: str) -> Iterator[tuple[str, dict[str, list[Term]]]]:
    """The rows (thing, property, value) of a details query, gathered by thing and sorted by its IRI."""
    gathered: dict[str, dict[str, list[Term]]] = {}
    for thing, prop, value in store.select(query_text(query)).rows:
        if thing is not None and prop is not None and value is not None:
            gathered.setdefault(thing.value, {}).setdefault(prop.value, []).append(value)
    for iri in sorted(gathered):
        yield iri, gathered[iri]


def _best(terms: Iterable[Term]) -> str:
    """The English value, else the one without a language, else the first; always the same one."""
    ranked = sorted(
        terms, key=lambda t: (not t.language.startswith("en"), t.language != "", t.language, t.value)
    )
    return clean_label(ranked[0].value) if ranked else ""


def _values(details: Mapping[str, list[Term]], prop: str) -> list[str]:
    return sorted(term.value for term in details.get(prop, ()))


def _first(details: Mapping[str, list[Term]], prop: str) -> str:
    values = _values(details, prop)
    return values[0] if values else ""


def _date(details: Mapping[str, list[Term]], prop: str) -> str:
    """The earliest date that is well formed, "" without one: an ill-typed date is no date."""
    return next((v for v in _values(details, prop) if is_date(v)), "")


def _acts(store: Store, classes: _Classes, articles: Mapping[str, ArticleRecord]) -> dict[str, ActRecord]:
    topics: dict[str, set[str]] = {}
    for row in store.select(query_text("topics")).dicts():
        topics.setdefault(row["act"].value, set()).add(row["topic"].value)
    acts: dict[str, ActRecord] = {}
    for iri, details in _properties(store, "acts"):
        article = _first(details, f"{HRG}reportedIn")
        date = _date(details, f"{HRG}date") or (articles[article].date if article in articles else "")
        confidence = _first(details, f"{HRG}confidence")
        acts[iri] = ActRecord(
            iri=iri,
            key=classes.act_key({local_name(v) for v in _values(details, RDF_TYPE)} - {"Activity"}),
            label=_best(details.get(RDFS_LABEL, ())),
            date=date,
            article=article,
            quote=_best(details.get(f"{HRG}quote", ())),
            confidence=float(confidence) if confidence else 1.0,
            factuality=local_name(_first(details, f"{HRG}factuality")).lower() or "done",
            topics=frozenset(topics.get(iri, ())),
        )
    return acts


def _articles(store: Store) -> dict[str, ArticleRecord]:
    return {
        iri: ArticleRecord(
            iri=iri,
            title=_best(details.get(RDFS_LABEL, ())),
            date=_date(details, f"{DCTERMS}issued"),
            url=_first(details, f"{DCTERMS}source"),
        )
        for iri, details in _properties(store, "articles")
    }


def _nodes(store: Store, classes: _Classes) -> dict[str, NodeRecord]:
    everything = dict(_properties(store, "participants"))
    nodes: dict[str, NodeRecord] = {}
    for iri, details in everything.items():
        types = {local_name(v) for v in _values(details, RDF_TYPE)}
        specific = classes.specific(types)
        labels = details.get(RDFS_LABEL, [])
        names = {
            clean_label(t.value)
            for p in (RDFS_LABEL, SKOS_ALT, f"{HRG}acronym", f"{HRG}symbol")
            for t in details.get(p, ())
        }
        country = iri if "State" in types else _first(details, f"{HRG}country")
        if not country and (seat := everything.get(_first(details, ORG_POST_IN))):
            country = _first(seat, f"{HRG}country")
        nodes[iri] = NodeRecord(
            iri=iri,
            label=_best(labels) or local_name(iri),
            type=specific,
            category=classes.category(specific),
            classes=classes.ancestors(types),
            country=country,
            names=tuple(sorted(names)),
            short=_best(details.get(f"{HRG}acronym", details.get(f"{HRG}symbol", ()))),
        )
    return nodes


def _names(store: Store) -> dict[str, tuple[str, ...]]:
    names: dict[str, set[str]] = {}
    for row in store.select(query_text("names")).dicts():
        names.setdefault(row["thing"].value, set()).add(clean_label(row["name"].value))
    return {iri: tuple(sorted(names[iri])) for iri in sorted(names)}


def _holders(store: Store) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, set[Holder]] = {}
    named: dict[tuple[str, str, str, str], list[Term]] = {}
    for row in store.select(query_text("holders")).dicts():
        begin, end = (row[k].value if k in row and is_date(row[k].value) else "" for k in ("begin", "end"))
        if begin:
            named.setdefault((row["office"].value, row["person"].value, begin, end), []).append(row["name"])
    for (office, person, begin, end), names in named.items():
        found.setdefault(office, set()).add(Holder(person, _best(names), begin, end))
    return {
        office: tuple(sorted(people, key=lambda h: (h.begin, h.end, h.person)))
        for office, people in sorted(found.items())
    }


def _ties(store: Store, kind: str) -> tuple[Tie, ...]:
    rows = (
        Tie(
            source=row["source"].value if "source" in row else "",
            target=row["target"].value,
            act=row["act"].value,
            relation=row["relation"].value if "relation" in row else "",
        )
        for row in store.select(query_text(kind)).dicts()
    )
    return tuple(sorted(rows, key=lambda t: (t.source, t.target, t.act, t.relation)))
