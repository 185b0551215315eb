"""Who the main victims are: people whom claims and the words beside their names speak of as harmed.

The points were chosen on the training articles of HRDsAttack (docs/attacks.md) and rounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from math import log

from hrgraph.attacks.reading import Finding, Reading
from hrgraph.attacks.signs import load_state_parts
from hrgraph.lexicon import load_lexicon
from hrgraph.records import Entity, Span

__all__ = ["victims"]

_BODILY = frozenset({"killing", "kidnapping", "enforced-disappearance", "torture", "physical-assault"})
_PERSONAL = _BODILY | {"arbitrary-detention"}
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’'-]+(?:-?[A-ZÀ-Þ][a-zß-ÿ]+)*")
_LEAST = 1.1
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


def victims(reading: Reading) -> tuple[Finding, ...]:
    """The people that the article speaks of as victims, in text order, each with a sentence."""
    killed = reading.scores["killing"] + reading.scores["kidnapping"] > reading.scores["arbitrary-detention"]
    found: list[Finding] = []
    for entity in reading.mapped.entities:
        name = entity.participant.label
        if any(name in f.value or f.value in name for f in found):
            continue
        if _may_be_person(entity, reading) and _points(entity, reading, killed) >= _LEAST:
            found.append(_shown(entity, name, reading))
    return tuple(found)


def _may_be_person(entity: Entity, reading: Reading) -> bool:
    """People; and names that the mapper takes for an organisation's for want of a better sign, where the
    article calls their bearer a journalist, or says that they were arrested or harmed in body."""
    participant = entity.participant
    words = participant.label.split()
    if participant.label in load_state_parts().states:
        return False
    if entity.type in ("person", "office"):
        return True
    if entity.type != "organisation" or participant.known or not 2 <= len(words) <= 4:
        return False
    if not all(_NAME.fullmatch(w) for w in words) or {w.lower() for w in words} & _organisation_words():
        return False
    for act in reading.attacks:
        if _PERSONAL & set(act.violations) and any(p.iri == participant.iri for p in act.addressees):
            return True
    text = reading.mapped.article.text.lower()
    return any(
        re.search(rf"(?:{reading.signs.victim_role.pattern}),?\s$", text[max(0, m.start - 25) : m.start])
        for m in entity.mentions
    )


@cache
def _organisation_words() -> frozenset[str]:
    vocabulary = load_lexicon().vocabulary
    return vocabulary.organisation_heads | vocabulary.group_heads | vocabulary.government_words


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
