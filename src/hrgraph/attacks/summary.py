"""The summary of an article about an attack."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.attacks.perpetrators import perpetrator, perpetrator_type
from hrgraph.attacks.place_time import country, date
from hrgraph.attacks.reading import Finding, Line, Reading, read
from hrgraph.attacks.signs import load_signs
from hrgraph.attacks.victims import victims
from hrgraph.authority import AuthorityIndex
from hrgraph.records import MappedArticle

__all__ = ["AttackSummary", "Finding", "summarise"]

_LEAST, _LEAST_OF_DETENTION = 2.0, 3.0
"""Points that a kind of violation needs: one word in the lead, or two elsewhere; signs of arrest are many."""
_SHARE = {
    "arbitrary-detention": 0.5,
    "enforced-disappearance": 0.0,
    "killing": 0.05,
    "kidnapping": 0.25,
    "torture": 0.1,
}
"""Of the points of the kind told of most: suspects are arrested in most news about a killing."""
_GRAVE = tuple(_SHARE)
_SHARE_OF_OTHERS = 0.4


@dataclass(frozen=True, slots=True)
class AttackSummary:
    """What one article reports about an attack; an empty tuple or None where it doesn't say."""

    article: str
    """The article's id."""
    perpetrator: Finding | None
    """Who did it, by the name or words of the text."""
    perpetrator_type: Finding | None
    """One of the types of `attack-signs.yaml`."""
    victims: tuple[Finding, ...]
    """The main victims who have names."""
    violations: tuple[Finding, ...]
    """Notations of `hrg:violationScheme`, the one told of most first."""
    country: Finding | None
    """The English label of the State where it was."""
    date: Finding | None
    """ISO 8601, as precise as the text is."""


def summarise(mapped: MappedArticle, index: AuthorityIndex) -> AttackSummary | None:
    """The attack that an article reports; None where no word of it speaks of one.

    Args:
        mapped: a mapped article.
        index: the authority data, for places.

    Raises:
        LexiconError: `attack-signs.yaml` can't be read.
    """
    reading = read(mapped, load_signs())
    violations = _violations(reading)
    if not violations and not reading.attacks:
        return None
    return AttackSummary(
        article=mapped.article.id,
        perpetrator=perpetrator(reading),
        perpetrator_type=perpetrator_type(reading),
        victims=victims(reading, index),
        violations=violations,
        country=country(reading, index),
        date=date(reading),
    )


def _violations(reading: Reading) -> tuple[Finding, ...]:
    scores = reading.scores
    most = max(scores[k] for k in _GRAVE) or max(scores.values())
    kept = [k for k in scores if _is_told(k, scores[k], most)]
    if not kept:  # told in other words: what the claims say
        kept = list(dict.fromkeys(k for a in reading.attacks for k in a.violations if k in scores))
    ordered = sorted(kept, key=lambda k: (-scores[k], k))
    return tuple(_shown(kind, reading) for kind in ordered)


def _is_told(kind: str, points: float, most: float) -> bool:
    share = _SHARE.get(kind, _SHARE_OF_OTHERS)
    least = _LEAST_OF_DETENTION if kind == "arbitrary-detention" else _LEAST
    return points >= max(least, share * most)


def _shown(kind: str, reading: Reading) -> Finding:
    """The sentence of a claim of this kind, else the first of the weightiest sentences with a sign of it."""
    for act in reading.attacks:
        if kind in act.violations:
            return Finding(kind, act.quote, act.start, act.end)
    pattern = reading.signs.violations[kind]

    def weigh(line: Line) -> float:
        return line.weight if pattern.search(line.lower) else 0.0

    line = reading.best(weigh)
    assert line is not None, "a kind with points has a sentence with a sign"
    return line.finding(kind)
