"""Which acts and which participants a network is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from hrgraph.errors import UsageError
from hrgraph.network.acts import ActRecord, ActTable, NodeRecord, Tie
from hrgraph.network.periods import Span, parse_span
from hrgraph.records import ACT_KEYS

__all__ = ["Filters", "find_node", "keep_ties"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; an empty field keeps everything.  Fields join with "and", values of one field with
    "or"."""

    acts: tuple[str, ...] = ()
    """Notations of act types: urge, condemn, ..."""
    begin: str = ""
    """Year, month or day; an act less precisely dated is kept where some day of its date lies in the span."""
    end: str = ""
    actor_types: tuple[str, ...] = ()
    """Classes ("State", "UNBody", "Organisation") or categories ("civil society") of the one who acts;
    where acting is mutual (`coaction`), of both."""
    topics: tuple[str, ...] = ()
    """Names or IRIs of topics of the act."""
    countries: tuple[str, ...] = ()
    """Names or IRIs of States: the act has a participant that is the State or belongs to it."""
    articles: tuple[str, ...] = ()
    """Identifiers (file stems) or IRIs of articles."""
    factuality: tuple[str, ...] = ()
    """done, announced, alleged."""
    min_confidence: float = 0.0
    min_weight: int = 1
    """Edges with fewer acts are left out."""

    def describe(self) -> str:
        """The filters in words, for captions; "" where nothing is filtered."""
        parts = []
        for name, values in (
            ("acts", self.acts),
            ("actors", self.actor_types),
            ("topics", self.topics),
            ("countries", self.countries),
            ("articles", self.articles),
            ("factuality", self.factuality),
        ):
            if values:
                parts.append(f"{name}: {', '.join(values)}")
        if span := parse_span(self.begin, self.end):
            parts.append(f"dates: {span}")
        if self.min_confidence:
            parts.append(f"confidence at least {self.min_confidence:g}")
        if self.min_weight > 1:
            parts.append(f"at least {self.min_weight} acts an edge")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class _Checked:
    """The filters with every name resolved."""

    acts: frozenset[str]
    span: Span
    types: frozenset[str]
    topics: frozenset[str]
    countries: frozenset[str]
    articles: frozenset[str]
    factuality: frozenset[str]
    min_confidence: float
    countries_of: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def keeps_act(self, act: ActRecord) -> bool:
        return (
            (not self.acts or act.key in self.acts)
            and self.span.touches(act.date)
            and (not self.topics or bool(self.topics & act.topics))
            and (not self.articles or act.article in self.articles)
            and (not self.factuality or act.factuality in self.factuality)
            and (not self.countries or bool(self.countries & self.countries_of.get(act.iri, frozenset())))
            and act.confidence >= self.min_confidence
        )

    def keeps_actor(self, node: NodeRecord | None) -> bool:
        if not self.types:
            return True
        if node is None:
            return False
        return node.category.casefold() in self.types or any(c.casefold() in self.types for c in node.classes)


def keep_ties(table: ActTable, ties: Iterable[Tie], filters: Filters, *, mutual: bool) -> tuple[Tie, ...]:
    """The ties that the filters keep (all but `min_weight`, which counts acts of an edge).

    Raises:
        UsageError: a filter names what is not in the store.
    """
    everything = tuple(ties)
    checked = _check(table, filters)
    allowed = {iri for iri, act in table.acts.items() if checked.keeps_act(act)}

    def keeps(tie: Tie) -> bool:
        if tie.act not in allowed:
            return False
        if not checked.keeps_actor(table.nodes.get(tie.source)):
            return False
        return not mutual or checked.keeps_actor(table.nodes.get(tie.target))

    return tuple(tie for tie in everything if keeps(tie))


def _check(table: ActTable, filters: Filters) -> _Checked:
    for key in filters.acts:
        if key not in ACT_KEYS:
            raise UsageError(f"no act is called {key!r}", f"choose from {', '.join(ACT_KEYS)}")
    types = {c.casefold(): c for n in table.nodes.values() for c in (*n.classes, n.category)}
    for name in filters.actor_types:
        if table.nodes and name.casefold() not in types:
            raise UsageError(
                f"no actor has the type {name!r}", f"choose from {', '.join(sorted(types.values()))}"
            )
    if not 0 <= filters.min_confidence <= 1:
        raise UsageError(
            f"confidence {filters.min_confidence} is not between 0 and 1", "0.5 keeps the likelier half"
        )
    topics = {t for act in table.acts.values() for t in act.topics}
    states = {n.country for n in table.nodes.values() if n.country}
    countries = frozenset(
        _named(name, {i: table.names.get(i, ()) for i in states}, "State") for name in filters.countries
    )
    return _Checked(
        acts=frozenset(filters.acts),
        span=parse_span(filters.begin, filters.end),
        types=frozenset(t.casefold() for t in filters.actor_types),
        topics=frozenset(
            _named(n, {i: table.names.get(i, ()) for i in topics}, "topic") for n in filters.topics
        ),
        countries=countries,
        articles=frozenset(_article(table, name) for name in filters.articles),
        factuality=frozenset(filters.factuality),
        min_confidence=filters.min_confidence,
        countries_of=_countries_of(table) if countries else {},
    )


def _countries_of(table: ActTable) -> dict[str, frozenset[str]]:
    """Act → the States of everyone who has a part in it."""
    found: dict[str, set[str]] = {}
    for ties in table.ties.values():
        for tie in ties:
            for end in (tie.source, tie.target):
                if (node := table.nodes.get(end)) and node.country:
                    found.setdefault(tie.act, set()).add(node.country)
    return {act: frozenset(states) for act, states in found.items()}


def _article(table: ActTable, name: str) -> str:
    for iri in (name, *(i for i in table.articles if i.endswith(f"/article/{name}"))):
        if iri in table.articles:
            return iri
    raise UsageError(f"no article is called {name!r}", "name an article by its identifier or its IRI")


def _named(name: str, things: Mapping[str, Iterable[str]], what: str) -> str:
    """The one thing with this IRI or name, or whose IRI ends in it."""
    if name in things:
        return name
    wanted = name.casefold()
    found = sorted(
        iri
        for iri, names in things.items()
        if wanted == iri.rsplit("/", 1)[-1].casefold() or any(wanted == n.casefold() for n in names)
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"{name!r} names {len(found)} {what}s", f"write the IRI of one: {', '.join(found[:5])}"
        )
    choices = sorted({n for names in things.values() for n in names})
    close = [
        match for match, _, _ in process.extract(name, choices, scorer=fuzz.WRatio, limit=3, score_cutoff=70)
    ]
    raise UsageError(
        f"no {what} is called {name!r}" + (" in this graph" if things else ": the graph has none"),
        f"did you mean {' or '.join(repr(c) for c in close)}?"
        if close
        else "check the spelling, or give its IRI",
    )


def find_node(table: ActTable, name: str) -> str:
    """The IRI of the participant with this IRI or name.

    Raises:
        UsageError: nobody or several are called so; the mend lists who is meant perhaps.
    """
    return _named(name, {iri: node.names for iri, node in table.nodes.items()}, "participant")
