"""Who did it, and of what type they are."""

from __future__ import annotations

from collections import defaultdict

from hrgraph.attacks.reading import Finding, Line, Reading
from hrgraph.records import Act, Participant

__all__ = ["perpetrator", "perpetrator_type"]

_UNSIGNED = 0.2
"""What a word for a perpetrator counts in a sentence without a sign of an attack; in one with a sign it is 1,
as is a claim's perpetrator."""
_FACTORS = {"armed-or-criminal-group": 1.5, "private-actor": 1.5, "pro-government-group": 0.5}
"""Police and courts come into most news about an attack, whoever did it."""
_BY_GROUPS = 2.0
"""How much more killings and kidnappings speak for armed groups than arrests do."""


def perpetrator(reading: Reading) -> Finding | None:
    """Who did it, by name or words: the one that most of the weightiest claims name."""
    points: dict[str, float] = defaultdict(float)
    first: dict[str, tuple[Participant, Act]] = {}
    for act in reading.attacks:
        number = reading.line_at(act.start)
        weight = reading.lines[number].weight if number is not None else 1.0
        for actor in act.actors:
            points[actor.iri] += act.confidence * weight
            first.setdefault(actor.iri, (actor, act))
    if not points:
        return None
    actor, act = first[max(points, key=lambda iri: points[iri])]
    return Finding(actor.label, act.quote, act.start, act.end)


def perpetrator_type(reading: Reading) -> Finding | None:
    """The type that the claims' perpetrators, the words for perpetrators and the kind of attack show most."""
    points: dict[str, float] = defaultdict(float)
    for act in reading.attacks:
        for actor in act.actors:
            if type_ := _type_of(actor, reading):
                points[type_] += 1
    for type_, pattern in reading.signs.perpetrators.items():
        for line in reading.lines:
            points[type_] += (1 if line.signs else _UNSIGNED) * len(pattern.findall(line.lower))
        points[type_] *= _FACTORS.get(type_, 1.0)
    scores = reading.scores
    taken = scores["killing"] + scores["kidnapping"]
    points["armed-or-criminal-group"] *= 1 + _BY_GROUPS * taken / (taken + scores["arbitrary-detention"] + 1)
    best = max(points, key=lambda t: points[t])
    return _shown(best, reading) if points[best] > 0 else None


def _type_of(actor: Participant, reading: Reading) -> str:
    if actor.type in ("state", "office"):
        return "state-actor"
    lower = actor.label.lower()
    for type_, pattern in reading.signs.perpetrators.items():
        if pattern.search(lower):
            return type_
    return "state-actor" if actor.kind == "GovernmentBody" else ""


def _shown(type_: str, reading: Reading) -> Finding:
    for act in reading.attacks:
        if any(_type_of(actor, reading) == type_ for actor in act.actors):
            return Finding(type_, act.quote, act.start, act.end)
    pattern = reading.signs.perpetrators[type_]

    def weigh(line: Line) -> float:
        return line.weight * (1 if line.signs else _UNSIGNED) if pattern.search(line.lower) else 0.0

    line = reading.best(weigh)
    assert line is not None, "a type with points has a sentence with a word for it"
    return line.finding(type_)
