"""How far reviewers agree: percent, Cohen's kappa for each pair, Krippendorff's alpha for all.

J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement (1960).
K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), for nominal data with missing values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from hrgraph.curation.records import Decision

__all__ = ["Agreement", "Pair", "agreement", "cohens_kappa", "krippendorffs_alpha", "percent_agreement"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers who judged the same things."""

    first: str
    second: str
    items: int
    """How many things both judged."""
    percent: float
    """On how many of them they agree, 0 to 100."""
    kappa: float | None
    """Cohen's; None where it is not defined: both always say the same one thing."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree."""

    items: int
    """How many things at least two judged."""
    percent: float | None
    """Of all pairs of verdicts on one thing how many agree, 0 to 100; None without any."""
    alpha: float | None
    """Krippendorff's, nominal; None where it is not defined."""
    pairs: tuple[Pair, ...]


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """How far reviewers agree on claims and actors.

    Of each reviewer counts the last verdict on a thing, whatever others decided later.  A decision that
    settles a dispute (that overrides another's) is made in knowledge of the others and does not count, nor do
    notes.  Two corrections agree where they say the same.
    """
    decisions = tuple(decisions)
    by_iri = {d.iri: d for d in decisions}
    settling = {
        d.iri
        for d in decisions
        if any(by_iri[i].reviewer.iri != d.reviewer.iri for i in d.overrides if i in by_iri)
    }
    replaced = {iri for d in decisions if d.iri not in settling for iri in d.overrides}
    judged: dict[Hashable, dict[str, str]] = defaultdict(dict)
    names: dict[str, str] = {}
    for d in sorted(decisions, key=lambda d: (d.date, d.iri)):
        if d.verdict in ("note", "withdraw") or d.iri in replaced | settling:
            continue
        names[d.reviewer.iri] = d.reviewer.name
        thing: Hashable = d.reading or (d.actor.iri if d.actor else "", d.articles)
        judged[thing][d.reviewer.iri] = _said(d)
    units = [values for values in judged.values() if len(values) > 1]
    pairs = []
    for first, second in combinations(sorted(names), 2):
        both = [(u[first], u[second]) for u in units if first in u and second in u]
        if both:
            kappa = cohens_kappa(both)
            pairs.append(Pair(names[first], names[second], len(both), percent_agreement(both), kappa))
    compared = [pair for u in units for pair in combinations(u.values(), 2)]
    return Agreement(
        items=len(units),
        percent=percent_agreement(compared) if compared else None,
        alpha=krippendorffs_alpha([list(u.values()) for u in units]),
        pairs=tuple(pairs),
    )


def _said(decision: Decision) -> str:
    result = decision.result.iri if decision.result else ""
    whom = decision.replacement.iri if decision.replacement else ""
    return " ".join(filter(None, (decision.verdict, result, whom)))


def percent_agreement(pairs: Sequence[tuple[Hashable, Hashable]]) -> float:
    """On how many of the things both say the same, 0 to 100.

    >>> percent_agreement([("a", "a"), ("a", "b")])
    50.0
    """
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of two raters: agreement beyond what chance would give, 1 at best; None if undefined.

    >>> round(cohens_kappa([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15), 2)
    0.4
    """
    total = len(pairs)
    if not total:
        return None
    observed = sum(a == b for a, b in pairs) / total
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(first[value] * second[value] for value in first) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def krippendorffs_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data and any number of raters; None if undefined.

    Args:
        units: for each thing the values that it was given; those with fewer than two do not count.
    """
    coincidences: Mapping[tuple[Hashable, Hashable], float] = defaultdict(float)
    for values in units:
        if len(values) < 2:
            continue
        for i, a in enumerate(values):
            for j, b in enumerate(values):
                if i != j:
                    coincidences[a, b] += 1 / (len(values) - 1)  # type: ignore[index]
    marginals: dict[Hashable, float] = defaultdict(float)
    for (a, _), count in coincidences.items():
        marginals[a] += count
    total = sum(marginals.values())
    expected = total**2 - sum(count**2 for count in marginals.values())
    if total <= 1 or expected == 0:
        return None
    observed = sum(count for (a, b), count in coincidences.items() if a != b)
    return 1 - (total - 1) * observed / expected
