"""A thing of the graph with all that its page says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hrgraph.export import PREFIXES
from hrgraph.iris import HRG
from hrgraph.serve.facts.acts import ActFacts, acts_of, read_acts
from hrgraph.serve.facts.names import PREFIX_LINES, Named, named, names_of, plausible, short_iri
from hrgraph.store import Store, Term

__all__ = ["ActList", "EntityFacts", "Neighbour", "Statement", "Tenure", "read_entity"]

_RDFS, _SKOS, _DCT, _ORG, _OA = (PREFIXES[name] for name in ("rdfs", "skos", "dcterms", "org", "oa"))
_TYPE = f"{PREFIXES['rdf']}type"
_ACTS_SHOWN = 60
_NEIGHBOURS = 12
_LINKED = 150
_STATEMENTS = 2000
_ACTS_BY_ROLE = {
    "actor": "?act hrg:actor {iri}",
    "office": "?act hrg:actorOffice {iri} FILTER NOT EXISTS {{ ?act hrg:actor {iri} }}",
    "behalf": "?act hrg:onBehalfOf {iri}",
    "member": "?act hrg:actor/hrg:hasMember {iri}",
    "addressee": "?act hrg:addressee|hrg:addresseeOffice {iri}",
    "instrument": "?act hrg:instrument {iri}",
    "violation": "?act hrg:violation {iri}",
}
_HIDDEN = frozenset(
    {
        _TYPE,
        f"{_RDFS}label",
        f"{_SKOS}altLabel",
        f"{_SKOS}prefLabel",
        f"{_SKOS}hiddenLabel",
        *(f"{HRG}{name}" for name in ("acronym", "contextName", "contextWord", "sharedName", "formerName")),
        *(f"{HRG}{name}" for name in ("demonym", "capitalName", "reviewStatus")),
        *(f"{HRG}{name}" for name in ("nameKey", "contextKey")),
        f"{_DCT}source",
        f"{HRG}invoked",
    }
)
"""Shown in places of their own, or of no use to readers."""
_FIRST = (
    f"{_DCT}title",
    f"{HRG}symbol",
    f"{HRG}adoptedBy",
    f"{HRG}adoptedOn",
    f"{HRG}country",
    f"{_ORG}postIn",
    f"{_ORG}subOrganizationOf",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One property with its values."""

    property: Named
    things: tuple[Named, ...]
    texts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office when."""

    person: Named
    office: Named
    begin: str
    end: str
    acting: bool
    ended: bool
    """No longer held, though no source shows since when."""
    sources: tuple[str, ...]
    iri: str


@dataclass(frozen=True, slots=True)
class ActList:
    """Some acts in which a thing has one role."""

    role: str
    acts: tuple[ActFacts, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor or instrument, and in how many acts both take part."""

    thing: Named
    count: int
    relation: str
    """acts with, acts towards, addressed by, acts on"""


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """What the page of a thing says."""

    iri: str
    label: str
    types: tuple[Named, ...]
    labels: tuple[Term, ...]
    """Its names in other languages."""
    other_names: tuple[str, ...]
    acronyms: tuple[str, ...]
    unreviewed: bool
    statements: tuple[Statement, ...]
    sources: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    acts: tuple[ActList, ...]
    neighbours: tuple[Neighbour, ...]
    linked: tuple[Statement, ...]
    """What else refers to it, by property."""
    is_actor: bool


def read_entity(store: Store, iri: str) -> EntityFacts | None:
    """What the store says about a thing; None where it says nothing."""
    if not plausible(iri):
        return None
    properties: dict[str, list[Term]] = defaultdict(list)
    table = store.select(f"SELECT DISTINCT ?p ?o WHERE {{ <{iri}> ?p ?o }} LIMIT {_STATEMENTS}")
    for row in table.dicts():
        properties[row["p"].value].append(row["o"])
    tenures = _tenures(store, iri)
    acts = _acts(store, iri)
    incoming = _incoming(store, iri)
    if not (properties or incoming):
        return None
    types = [t.value for t in properties.get(_TYPE, ())]
    shortcuts = _shortcuts(store)
    neighbours = _neighbours(store, iri) if acts else []
    things = {t.value for terms in properties.values() for t in terms if t.kind == "iri"}
    things |= {subject for subjects in incoming.values() for subject in subjects}
    things |= {other for other, _, _ in neighbours}
    names = names_of(store, things | set(properties) | set(incoming) | {iri})
    hidden = _HIDDEN | shortcuts
    labels = _texts(properties, f"{_RDFS}label")
    return EntityFacts(
        iri=iri,
        label=names[iri].label,
        types=named(names, types),
        labels=tuple(t for t in labels if t.value != names[iri].label),
        other_names=_values(properties, f"{_SKOS}altLabel", f"{HRG}formerName"),
        acronyms=_values(properties, f"{HRG}acronym"),
        unreviewed=any(t.value == f"{HRG}Unreviewed" for t in properties.get(f"{HRG}reviewStatus", ())),
        statements=tuple(
            _statement(names, prop, properties[prop])
            for prop in sorted(properties, key=_order)
            if prop not in hidden
        ),
        sources=tuple(sorted(t.value for t in properties.get(f"{_DCT}source", ()))),
        tenures=tenures,
        acts=acts,
        neighbours=tuple(Neighbour(names[other], count, relation) for other, count, relation in neighbours),
        linked=tuple(
            _statement(names, prop, [Term("iri", subject) for subject in subjects])
            for prop, subjects in sorted(incoming.items())
            if prop not in shortcuts and subjects
        ),
        is_actor=_is_actor(store, types),
    )


def _statement(names: dict[str, Named], prop: str, terms: Iterable[Term]) -> Statement:
    terms = list(terms)
    iris = [t.value for t in terms if t.kind == "iri"]
    texts = sorted(
        (t for t in terms if t.kind != "iri"), key=lambda t: (t.language != "en", t.language, t.value)
    )
    return Statement(names.get(prop, Named(short_iri(prop), prop)), named(names, iris), tuple(texts))


def _order(prop: str) -> tuple[int, str]:
    return (_FIRST.index(prop) if prop in _FIRST else len(_FIRST), prop)


def _texts(properties: dict[str, list[Term]], name: str) -> list[Term]:
    return sorted(properties.get(name, ()), key=lambda t: (t.language, t.value))


def _values(properties: dict[str, list[Term]], *names: str) -> tuple[str, ...]:
    terms = [t for name in names for t in properties.get(name, ())]
    terms.sort(key=lambda t: (t.language != "en", t.language, t.value))
    return tuple(dict.fromkeys(t.value for t in terms))


def _shortcuts(store: Store) -> frozenset[str]:
    """Properties that are derived from acts: the acts themselves are shown."""
    table = store.select(f"SELECT DISTINCT ?p WHERE {{ ?c <{HRG}shortcut> ?p }}")
    return frozenset(row["p"].value for row in table.dicts()) | {f"{HRG}invoked"}


def _is_actor(store: Store, types: Iterable[str]) -> bool:
    checks = " UNION ".join(
        f"{{ <{t}> rdfs:subClassOf* ?k }}" for t in types if plausible(t)
    )  # fmt: skip
    if not checks:
        return False
    return store.ask(f"{PREFIX_LINES} ASK {{ VALUES ?k {{ hrg:Actor hrg:Office hrg:Place }} {checks} }}")


def _acts(store: Store, iri: str) -> tuple[ActList, ...]:
    found = {}
    for role, pattern in _ACTS_BY_ROLE.items():
        acts, total = acts_of(store, pattern.format(iri=f"<{iri}>"), _ACTS_SHOWN)
        if total:
            found[role] = (acts, total)
    facts = read_acts(store, [act for acts, _ in found.values() for act in acts])
    return tuple(
        ActList(role, tuple(facts[act] for act in acts if act in facts), total)
        for role, (acts, total) in found.items()
    )


_NEIGHBOUR_PATTERNS = {
    "acts with": "?act hrg:actor {iri} , ?other",
    "acts towards": "?act hrg:actor {iri} ; hrg:addressee ?other",
    "addressed by": "?act hrg:addressee {iri} ; hrg:actor ?other",
    "acts on": "?act hrg:actor {iri} ; hrg:instrument ?other",
    "acted on by": "?act hrg:instrument {iri} ; hrg:actor ?other",
}


def _neighbours(store: Store, iri: str) -> list[tuple[str, int, str]]:
    found = []
    for relation, pattern in _NEIGHBOUR_PATTERNS.items():
        table = store.select(
            f"{PREFIX_LINES} SELECT ?other (COUNT(DISTINCT ?act) AS ?n) "
            f"WHERE {{ {pattern.format(iri=f'<{iri}>')} "
            f"FILTER(?other != <{iri}>) }} GROUP BY ?other ORDER BY DESC(?n) ?other LIMIT {_NEIGHBOURS}"
        )
        found += [(row["other"].value, int(row["n"].value), relation) for row in table.dicts()]
    return found


def _incoming(store: Store, iri: str) -> dict[str, list[str]]:
    """What refers to it, but for acts and annotations, which have places of their own."""
    table = store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?p ?s WHERE {{ ?s ?p <{iri}> "
        "FILTER(?p NOT IN (hrg:actor, hrg:actorOffice, hrg:onBehalfOf, hrg:addressee, hrg:addresseeOffice, "
        "hrg:instrument, hrg:violation, hrg:invoked, org:member, hrg:office, oa:hasBody, oa:hasSource, "
        "hrg:evidence, rdf:type, prov:wasGeneratedBy, hrg:reviewStatus, hrg:factuality)) FILTER(isIRI(?s)) } "
        f"ORDER BY ?p ?s LIMIT {_LINKED}"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in table.dicts():
        found[row["p"].value].append(row["s"].value)
    return found


def _tenures(store: Store, iri: str) -> tuple[Tenure, ...]:
    table = store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?m ?person ?office ?begin ?end ?termBegin ?unknown ?acting ?source "
        f"WHERE {{ {{ ?m org:member <{iri}> }} UNION {{ ?m hrg:office <{iri}> }} "
        "?m org:member ?person ; hrg:office ?office . "
        "OPTIONAL { ?m hrg:begin ?begin } OPTIONAL { ?m hrg:end ?end } "
        "OPTIONAL { ?m hrg:termBegin ?termBegin } OPTIONAL { ?m hrg:endUnknown ?unknown } "
        "OPTIONAL { ?m hrg:acting ?acting } "
        "OPTIONAL { ?m dcterms:source ?source } } ORDER BY ?m ?source"
    )
    rows: dict[str, dict[str, str]] = {}
    sources: dict[str, set[str]] = defaultdict(set)
    for row in table.dicts():
        text = {name: term.value for name, term in row.items()}
        rows.setdefault(text["m"], text)
        if "source" in text:
            sources[text["m"]].add(text["source"])
    names = names_of(store, {t[key] for t in rows.values() for key in ("person", "office")})
    found = [
        Tenure(
            person=names[text["person"]],
            office=names[text["office"]],
            begin=text.get("begin") or text.get("termBegin", ""),
            end=text.get("end", ""),
            acting=text.get("acting") == "true",
            ended=text.get("unknown") == "true",
            sources=tuple(sorted(sources[m])),
            iri=m,
        )
        for m, text in rows.items()
    ]
    return tuple(sorted(found, key=lambda t: (t.begin, t.office.label, t.person.label)))
