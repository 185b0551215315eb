"""Who did it, and of what type they are."""

from __future__ import annotations

from collections import defaultdict

from hrgraph.attacks.reading import Finding, Line, Reading
from hrgraph.records import Act, Participant

__all__ = ["perpetrator", "perpetrator_type"]

_CLAIMED = 3.0
"""What the perpetrator of a claim counts, against a sign in a sentence about an attack."""


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
    """The type that the claims' perpetrators and the words of sentences about attacks show most."""
    points: dict[str, float] = defaultdict(float)
    for act in reading.attacks:
        for actor in act.actors:
            if type_ := _type_of(actor, reading):
                points[type_] += _CLAIMED
    for type_, pattern in reading.signs.perpetrators.items():
        points[type_] += sum(
            line.weight * len(pattern.findall(line.lower)) for line in reading.lines if line.signs
        )
    best = max(points, key=lambda t: points[t], default="")
    if not best or points[best] <= 0:
        return None
    return _shown(best, reading)


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
        return line.weight if line.signs and pattern.search(line.lower) else 0.0

    line = reading.best(weigh)
    assert line is not None, "a type with points has a sentence with a sign"
    return line.finding(type_)
