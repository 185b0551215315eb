"""What became of decisions in a store: applied, waiting for a build, stale, or about a lost article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from hrgraph.curation.facts import queued_claims
from hrgraph.curation.records import Decision
from hrgraph.curation.standing import Conflict, Standing
from hrgraph.iris import BASE, HRG
from hrgraph.store import Store

__all__ = ["Fate", "Followed", "follow"]

Fate = Literal["applied", "waiting", "stale", "gone", "unmet", "overridden", "note"]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the decisions."""

    fates: tuple[tuple[Decision, Fate], ...]
    """By date."""
    conflicts: tuple[Conflict, ...]
    near: dict[str, str]
    """For stale decisions, by IRI: the claim of the store that is read from the same words now."""

    def of(self, fate: Fate) -> tuple[Decision, ...]:
        """The decisions that this became of."""
        return tuple(decision for decision, found in self.fates if found == fate)


def follow(store: Store, standing: Standing) -> Followed:
    """What became of each decision.

    Args:
        store: which was built with them, or not yet.
        standing: the decisions.
    """
    applied, stale = (_pairs(store, name) for name in ("decision", "staleDecision"))
    articles = {
        row["a"].value.removeprefix(f"{BASE}article/")
        for row in store.select(f"SELECT ?a {{ ?a a <{HRG}Article> }}").dicts()
    }
    holds = {d.iri for d in standing.standing}
    fates: list[tuple[Decision, Fate]] = []
    for decision in standing.all:
        fate = _fate(decision, holds, applied, stale, articles)
        if fate == "waiting" and decision.actor and not _is_named(store, decision.actor.iri):
            fate = "unmet"  # no article names the actor (any more)
        fates.append((decision, fate))
    found = [decision for decision, fate in fates if fate == "stale"]
    return Followed(tuple(fates), tuple(standing.conflicts()), _near(store, found))


def _pairs(store: Store, name: str) -> set[str]:
    table = store.select(f"SELECT DISTINCT ?d {{ ?a <{HRG}{name}> ?d ; a <{HRG}Article> }}")
    return {row["d"].value for row in table.dicts()}


def _fate(
    decision: Decision, holds: set[str], applied: set[str], stale: set[str], articles: set[str]
) -> Fate:
    if decision.verdict == "note":
        return "note"
    if decision.iri not in holds:
        return "applied" if decision.verdict == "withdraw" else "overridden"
    if decision.iri in applied:
        return "applied"
    if decision.iri in stale:
        return "stale"
    if decision.reading and decision.reading.article not in articles:
        return "gone"
    return "waiting"


def _is_named(store: Store, iri: str) -> bool:
    return store.ask(f"ASK {{ GRAPH ?g {{ ?s ?p <{iri}> FILTER(CONTAINS(STR(?g), '/graph/article/')) }} }}")


def _near(store: Store, decisions: list[Decision]) -> dict[str, str]:
    """The claims that are now read from the words of stale decisions, else the only one of the article."""
    found: dict[str, str] = {}
    by_article: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.reading:
            by_article[decision.reading.article].append(decision)
    for article, group in by_article.items():
        claims = queued_claims(store, Standing(), article=article)
        for decision in group:
            assert decision.reading is not None
            same = [c for c in claims if c.quote == decision.reading.quote]
            best = [c for c in same if c.act == decision.reading.act] or same
            if best:
                found[decision.iri] = best[0].iri
    return found
