"""Which decisions stand, and where reviewers disagree."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hrgraph.curation.records import Decision, Reading
from hrgraph.iris import slug

__all__ = ["Conflict", "Outcome", "Standing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be done about a claim or an actor: the decisions that say so, or those that disagree."""

    decisions: tuple[Decision, ...]
    """By date; of an undisputed outcome they all say the same."""
    disputed: bool

    @property
    def decision(self) -> Decision:
        """The first of them; what an undisputed outcome says."""
        return self.decisions[0]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Decisions about one thing that can't all be heeded."""

    subject: str
    decisions: tuple[Decision, ...]
    reason: str = "reviewers decided differently"


class Standing:
    """The decisions of a folder, and which of them hold.

    Args:
        decisions: all of them.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(decisions)
        overridden = {iri for d in self.all for iri in d.overrides}
        self.standing = tuple(d for d in self.all if d.iri not in overridden and d.verdict != "withdraw")

    def __bool__(self) -> bool:
        return bool(self.standing)

    @cached_property
    def _verdicts(self) -> tuple[Decision, ...]:
        return tuple(d for d in self.standing if d.verdict != "note")

    @cached_property
    def claims(self) -> Mapping[str, tuple[Decision, ...]]:
        """Decisions about claims by what names the article."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in self._verdicts:
            if decision.reading:
                found[decision.reading.article].append(decision)
        return {article: tuple(group) for article, group in found.items()}

    @cached_property
    def actors(self) -> Mapping[str, Outcome]:
        """What is decided about an actor in all articles, by its IRI; splits are not among it."""
        found: dict[str, list[Decision]] = defaultdict(list)
        for decision in self._verdicts:
            if decision.actor and decision.verdict != "split":
                found[decision.actor.iri].append(decision)
        return {iri: _outcome(group) for iri, group in found.items()}

    @cached_property
    def splits(self) -> Mapping[tuple[str, str], Outcome]:
        """Who an actor is in one article, by article and IRI."""
        found: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in self._verdicts:
            if decision.actor and decision.verdict == "split":
                for article in decision.articles:
                    found[article, decision.actor.iri].append(decision)
        return {key: _outcome(group) for key, group in found.items()}

    def judge(self, readings: Mapping[Reading, Sequence[Decision]]) -> dict[Reading, Outcome]:
        """The outcome for each reading that decisions are about."""
        return {reading: _outcome(group) for reading, group in readings.items() if group}

    def rename(self, iri: str, article: str) -> tuple[str, tuple[Decision, ...]]:
        """Who an actor is in an article, and the decisions that say so.

        Returns:
            The IRI, "" where it is no actor at all; and the decisions that were followed.
        """
        followed: list[Decision] = []
        start, seen = iri, {iri}
        while True:
            outcome = self.splits.get((article, iri)) or self.actors.get(iri)
            if outcome is None or outcome.disputed or outcome.decision.verdict == "accept":
                return iri, tuple(followed)
            followed += outcome.decisions
            if outcome.decision.verdict == "reject":
                return "", tuple(followed)
            replacement = outcome.decision.replacement
            assert replacement is not None
            if replacement.iri in seen:  # merged in a circle: nothing can be followed
                return start, ()
            seen.add(replacement.iri)
            iri = replacement.iri

    def conflicts(self) -> Iterator[Conflict]:
        """Where reviewers disagree, and actors that are merged in a circle."""
        for _, decisions in sorted(self.claims.items()):
            for reading, outcome in sorted(
                self.judge(_by_reading(decisions)).items(), key=lambda item: item[0].iri
            ):
                if outcome.disputed:
                    yield Conflict(reading.label or reading.quote, outcome.decisions)
        for _, outcome in sorted([*self.actors.items(), *_plain(self.splits)], key=lambda item: item[0]):
            if outcome.disputed:
                yield Conflict(outcome.decision.subject, outcome.decisions)
        yield from self._circles()

    def _circles(self) -> Iterator[Conflict]:
        told: set[str] = set()
        for start in sorted(self.actors):
            path: list[str] = []
            iri = start
            while iri in self.actors and iri not in path and iri not in told:
                outcome = self.actors[iri]
                if outcome.disputed or outcome.decision.replacement is None:
                    break
                path.append(iri)
                iri = outcome.decision.replacement.iri
            else:
                if iri in path:
                    circle = path[path.index(iri) :]
                    decisions = tuple(d for each in circle for d in self.actors[each].decisions)
                    yield Conflict(decisions[0].subject, decisions, "actors are merged in a circle")
            told.update(path)

    def claims_key(self, article_id: str) -> str:
        """Names the decisions about an article's claims; "" where there are none."""
        decisions = self.claims.get(slug(article_id), ())
        return _names(decisions)

    def heeded(self, iri: str, article: str) -> frozenset[str]:
        """The decisions that have a say in who an actor is in an article, by their IRIs."""
        name, followed = self.rename(iri, article)
        outcome = self.actors.get(name)
        there = outcome.decisions if outcome and (outcome.disputed or _accepts(outcome)) else ()
        return frozenset(d.iri for d in (*followed, *there))

    @cached_property
    def about_actors(self) -> frozenset[str]:
        """The IRIs of the standing decisions about actors."""
        return frozenset(d.iri for d in self._verdicts if d.actor)

    @cached_property
    def judged_actors(self) -> frozenset[str]:
        """The IRIs of the actors that decisions are about."""
        return frozenset(d.actor.iri for d in self._verdicts if d.actor)


def _accepts(outcome: Outcome) -> bool:
    return outcome.decision.verdict == "accept"


def _names(decisions: Iterable[Decision]) -> str:
    iris = sorted({d.iri for d in decisions})
    return hashlib.sha256("\n".join(iris).encode()).hexdigest() if iris else ""


def _plain(splits: Mapping[tuple[str, str], Outcome]) -> Iterator[tuple[str, Outcome]]:
    yield from ((iri, outcome) for (_, iri), outcome in splits.items())


def _by_reading(decisions: Iterable[Decision]) -> dict[Reading, list[Decision]]:
    found: dict[Reading, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.reading:
            found[decision.reading].append(decision)
    return found


def _outcome(decisions: Sequence[Decision]) -> Outcome:
    said = {
        (
            d.verdict,
            d.result.iri if d.result else "",
            d.replacement.iri if d.replacement else "",
        )
        for d in decisions
    }
    ordered = tuple(sorted(decisions, key=lambda d: (d.date, d.iri)))
    return Outcome(ordered, disputed=len(said) > 1)
