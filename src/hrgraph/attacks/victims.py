"""Who the main victims are: people whom claims, words beside their names and lists speak of as harmed.

The points were chosen on the training articles of HRDsAttack (docs/attacks.md) and rounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from hrgraph.attacks.reading import Finding, Reading
from hrgraph.records import Entity, Span

__all__ = ["victims"]

_BODILY = frozenset({"killing", "kidnapping", "enforced-disappearance", "torture", "physical-assault"})
_LEAST = 1.25
"""Points that make a main victim."""
_NEAR = 30
"""Characters between a name and a sign behind it: "X was arrested"."""
_ROLE_BEFORE, _ROLE_BEHIND = 35, 45
_SAYS = re.compile(r"\W*(?:\w+\W+){0,2}(?:said|says|told|added|wrote|tweeted|stated|explained)\b")
_SAID = re.compile(r"\b(?:said|says|told|added|according to|by|wrote|tweeted)\s+(?:\w+\s){0,3}$")
_OWN = re.compile(
    r"[’']s?\s(?:\w+\s)?(?:arrest|detention|imprisonment|murder|killing|assassination|death|body|abduction|kidnap"
    r"|disappear|torture|case|trial|release|family|wife|husband|lawyer|father|mother|home|house)"
)
_APPOSITION = re.compile(r",? (?:an?|the) |, ")
_BETWEEN = re.compile(r"(?:\s*\([^()]{0,30}\))?(?:,|;|,?\s+and|,?\s+or|\s*&|,? as well as)\s+(?:\w+\s){0,2}")
"""What stands between two names of a list."""


@dataclass(slots=True)
class _Person:
    entity: Entity
    points: float
    listed: float = 0.0


def victims(reading: Reading) -> tuple[Finding, ...]:
    """The people that the article speaks of as victims, in text order, each with a sentence."""
    killed = reading.scores["killing"] + reading.scores["kidnapping"] > reading.scores["arbitrary-detention"]
    people = [
        _Person(e, _points(e, reading, killed))
        for e in reading.mapped.entities
        if e.type in ("person", "office")
    ]
    _share_in_lists(people, reading)
    found: list[Finding] = []
    for person in people:
        if max(person.points, person.listed) < _LEAST:
            continue
        name = person.entity.participant.label
        if any(name in f.value or f.value in name for f in found):
            continue
        found.append(_shown(person.entity, name, reading))
    return tuple(found)


def _points(entity: Entity, reading: Reading, killed: bool) -> float:
    participant = entity.participant
    suffered = [a for a in reading.attacks if any(p.iri == participant.iri for p in a.addressees)]
    bodily = any(_BODILY & set(a.violations) for a in suffered)
    acted = sum(any(p.iri == participant.iri for p in a.actors) for a in reading.attacks)
    spoke = sum(
        any(p.iri == participant.iri for p in a.actors) for a in reading.mapped.acts if a.key != "attack"
    )
    points = 1.4 * max((a.confidence for a in suffered), default=0.0)
    points += 0.85 * (" " in participant.label) + 0.5 * log(1 + len(entity.mentions))
    points -= 0.6 * min(2, acted) + 0.55 * min(3, spoke) + 0.7 * (participant.office is not None)
    points -= 0.5 * log(max(1, len(reading.lines))) + 0.55 * killed
    if killed and suffered and not bodily:  # the suspects of a murder are arrested, too
        points -= 0.7
    return points + _surroundings(entity.mentions, reading)


def _surroundings(mentions: Sequence[Span], reading: Reading) -> float:
    """Points for what stands beside the name."""
    with_sign = says = 0
    behind = role = official = own = lead = False
    for mention in mentions:
        number = reading.line_at(mention.start)
        if number is None:
            continue
        line = reading.lines[number]
        start, end = mention.start - line.start, min(mention.end, line.end) - line.start
        before, after = line.lower[max(0, start - 60) : start], line.lower[end : end + 60]
        lead = lead or line.weight > 1
        with_sign += bool(line.signs)
        behind = behind or any(0 <= s - end < _NEAR for s in line.signs)
        apposed = after[:_ROLE_BEHIND] if _APPOSITION.match(after) else ""
        role = role or _has(reading.signs.victim_role, before[-_ROLE_BEFORE:], apposed)
        official = official or _has(reading.signs.official_role, before[-_ROLE_BEFORE:], apposed)
        says += bool(_SAYS.match(after) or _SAID.search(before))
        own = own or _OWN.match(after) is not None
    count = len(mentions)
    points = 0.25 * lead + 1.05 * with_sign / count + 0.5 * behind + 1.05 * role
    return points - 0.85 * official - 1.0 * says / count + 1.0 * own


def _has(pattern: re.Pattern[str], *texts: str) -> bool:
    return any(pattern.search(t) for t in texts if t)


def _share_in_lists(people: Sequence[_Person], reading: Reading) -> None:
    """Who stands in a list with a victim is one: "arrested A, B and C"."""
    text = reading.mapped.article.text
    places = sorted((m.start, m.end, n) for n, person in enumerate(people) for m in person.entity.mentions)
    run: list[int] = []
    last = -1
    for start, end, number in places:
        if not (run and 0 <= start - last <= 50 and _BETWEEN.fullmatch(text[last:start])):
            _share(run, people)
            run = []
        run.append(number)
        last = end
    _share(run, people)


def _share(run: Sequence[int], people: Sequence[_Person]) -> None:
    if len(run) > 1:
        best = max(people[n].points for n in run)
        for n in run:
            people[n].listed = max(people[n].listed, best - 0.5)


def _shown(entity: Entity, name: str, reading: Reading) -> Finding:
    """The sentence that says what happened to somebody: that of a claim, else the weightiest with a sign."""
    for act in reading.attacks:
        if any(p.iri == entity.participant.iri for p in act.addressees):
            return Finding(name, act.quote, act.start, act.end)
    numbers = [n for n in (reading.line_at(m.start) for m in entity.mentions) if n is not None]
    if not numbers:
        first = entity.mentions[0]
        return Finding(name, reading.mapped.article.text[first.start : first.end], first.start, first.end)
    best = max(numbers, key=lambda n: (bool(reading.lines[n].signs), -n))
    return reading.lines[best].finding(name)
