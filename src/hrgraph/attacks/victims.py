"""Who the main victims are: people whom claims and the words beside their names speak of as harmed.

The points were chosen on the training articles of HRDsAttack (docs/attacks.md) and rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import log

from hrgraph.attacks.reading import Finding, Reading
from hrgraph.attacks.signs import load_state_parts
from hrgraph.authority import AuthorityIndex
from hrgraph.lexicon import load_lexicon
from hrgraph.records import Act, Entity, Span

__all__ = ["victims"]

_BODILY = frozenset({"killing", "kidnapping", "enforced-disappearance", "torture", "physical-assault"})
_PERSONAL = _BODILY | {"arbitrary-detention"}
_LIBERTY = frozenset({"arbitrary-detention", "judicial-harassment"})
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’'-]+(?:-?[A-ZÀ-Þ][a-zß-ÿ]+)*")
_LEAST, _LEAST_OF_THE_LIKELIEST = 0.9, 0.6
"""Points that make a main victim; the one with the most points of an article needs fewer."""
_BESIDE_A_VICTIM = 0.5
"""What it counts to stand beside a victim in a list."""
_NEAR = 30
"""Characters between a name and a sign behind it: "X was arrested"."""
_ROLE_BEFORE, _ROLE_BEHIND = 35, 45
_SAYS = re.compile(r"\W*(?:\w+\W+){0,2}(?:said|says|told|added|wrote|tweeted|stated|explained)\b")
_SAID = re.compile(r"\b(?:said|says|told|added|according to|by|wrote|tweeted)\s+(?:\w+\s){0,3}$")
_OWN = re.compile(
    r"[’']s?\s(?:\w+\s)?(?:arrest|detention|imprisonment|murder|killing|assassination|death|body|abduction|kidnap"
    r"|disappear|torture|case|trial|release|family|wife|husband|lawyer|father|mother|home|house)"
)
_GUILTY = re.compile(
    r"(?:,? \d+,)?[^.;]{0,60}\b(?:pleaded guilty|confess\w*|admitted|allegedly|accused of|suspected of"
    r"|charged with (?:\w+ ){0,3}(?:murder|kidnap|abduct|rape|assault)"
    r"|convicted of (?:\w+ ){0,3}(?:murder|kidnap|abduct|rape))"
)
_SUSPECT = re.compile(
    r"\b(?:suspects?|accused|defendants?|gunm[ae]n|kidnappers?|killers?|murderers?|convict|mastermind|terrorist"
    r"|militant)\W+(?:[\w’'-]+\W+){0,2}$"
)
_BETWEEN = re.compile(
    r"(?:,? \(?\d\d\)?)?(?:, and |, as well as |; and |, |; | and | & )"
    r"(?:(?:the |an? |fellow |former )?(?:[a-z-]+ ){0,3})"
)
"""Between two names in a list: an age, a comma or "and", a role."""
_APPOSITION = re.compile(r",? (?:an?|the) |, ")


def victims(reading: Reading, index: AuthorityIndex) -> tuple[Finding, ...]:
    """The people that the article speaks of as victims, in text order, each with a sentence.

    Fewer points will do for whoever is named beside a victim in a list, and for the likeliest of an article.
    """
    killed = reading.scores["killing"] + reading.scores["kidnapping"] > reading.scores["arbitrary-detention"]
    people = [e for e in reading.mapped.entities if _may_be_person(e, reading, index)]
    points = [_points(entity, reading, killed) for entity in people]
    sure = [p >= _LEAST for p in points]
    for one, other in _named_together(people, reading):
        for here, there in ((one, other), (other, one)):
            if sure[there] and not sure[here]:
                points[here] = max(points[here], min(points[here] + _BESIDE_A_VICTIM, _LEAST))
    most = max(points, default=0.0)
    found: list[Finding] = []
    for entity, worth in zip(people, points, strict=True):
        name = entity.participant.label
        if any(name in f.value or f.value in name for f in found):
            continue
        if worth >= _LEAST or worth == most >= _LEAST_OF_THE_LIKELIEST:
            found.append(_shown(entity, name, reading))
    return tuple(found)


def _named_together(people: Sequence[Entity], reading: Reading) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours in lists of people: "X, the editor Y and Z"."""
    text = reading.mapped.article.text
    named = sorted((m.start, m.end, n) for n, entity in enumerate(people) for m in entity.mentions)
    for (_, end, one), (start, _, other) in pairwise(named):
        if one != other and end <= start and _BETWEEN.fullmatch(text[end:start]):
            yield one, other


def _may_be_person(entity: Entity, reading: Reading, index: AuthorityIndex) -> bool:
    """People; and names that the mapper takes for an organisation's for want of a better sign, where the
    article calls their bearer a journalist, or says that they were arrested or harmed in body."""
    participant = entity.participant
    words = participant.label.split()
    if {w.lower() for w in words} & reading.signs.not_people or _of_a_state(participant.label, index):
        return False
    if entity.type == "person":
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


def _of_a_state(name: str, index: AuthorityIndex) -> bool:
    """A place, or a name with "Kenyan" in it: people are not called so, but what is of a State is."""
    return name in load_state_parts().states or any(
        hit.name_kind == "demonym" and index.records[hit.records[0]].type == "state"
        for hit in index.find_names(name)
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
    points = 1.4 * max((a.confidence for a in suffered if not _of_a_suspect(a, reading)), default=0.0)
    points += 0.85 * (" " in participant.label) + 0.5 * log(1 + len(entity.mentions))
    points -= 0.6 * min(2, acted) + 0.55 * min(3, spoke) + 0.7 * (participant.office is not None)
    points -= 0.5 * log(max(1, len(reading.lines))) + 0.55 * killed
    if killed and suffered and not bodily:  # the suspects of a murder are arrested, too
        points -= 0.7
    return points + _surroundings(entity.mentions, reading)


def _of_a_suspect(act: Act, reading: Reading) -> bool:
    """An arrest or trial in an article or sentence about a crime and not about protest or the press."""
    number = reading.line_at(act.start)
    if number is None or set(act.violations) - _LIBERTY:
        return False
    text = reading.lines[number].lower
    crime = reading.of_crime or reading.signs.crime.search(text) is not None
    return crime and reading.signs.cause.search(text) is None


def _surroundings(mentions: Sequence[Span], reading: Reading) -> float:
    """Points for what stands beside the name."""
    with_sign = says = 0
    behind = role = official = own = lead = guilty = suspect = False
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
        guilty = guilty or _GUILTY.match(line.lower[end : end + 90]) is not None
        suspect = suspect or _SUSPECT.search(before) is not None
    count = len(mentions)
    points = 0.25 * lead + 1.05 * with_sign / count + 0.5 * behind + 1.05 * role
    points -= 1.5 * guilty + 0.5 * suspect
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
