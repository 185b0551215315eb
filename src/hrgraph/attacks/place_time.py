"""Where and when the attack was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hrgraph.attacks.reading import Finding, Line, Reading
from hrgraph.attacks.signs import load_state_parts
from hrgraph.authority import AuthorityIndex
from hrgraph.dates import find_dates

__all__ = ["country", "date"]

_DEMONYM, _CAPITAL = 0.4, 1.2
"""What "Kenyan" and "Nairobi" count where "Kenya" counts 1: a journalist can be Kenyan anywhere."""
_PART_IN_NAME = 0.01
"""A part or large city of a State as part of somebody's name ("Texas Department of Criminal Justice"): counts
where there is nothing else."""
_IN = 1.5
"""What "in Kenya" counts more than "Kenya"."""
_VIOLENT = 1.5
"""What a place counts more in a sentence about a killing, kidnapping, disappearance or torture: courts and
arrests of suspects are often in another State."""
_TITLE = 3.0
_UNSIGNED = 0.5
"""What a place counts in a sentence that has no sign of an attack."""
_FADING = 0.02
"""How much less each further sentence counts."""

_WORTH = {"demonym": _DEMONYM, "capital": _CAPITAL, "part-in-name": _PART_IN_NAME}
_LOCATES = re.compile(
    r"\b(?:in|near|outside|across|throughout|inside)\s(?:the |[a-z]+ern )*(?:[A-Z][\w'’-]+,? ){0,3}$"
)
_LOOK_BACK = 50
"""Characters before a place: "in Praia, northern Cabo Verde"."""
_AGAINST_LIFE = ("killing", "kidnapping", "enforced-disappearance", "torture")

_GRAVE = (
    "killing",
    "kidnapping",
    "arbitrary-detention",
    "torture",
    "enforced-disappearance",
    "physical-assault",
)
_WHOLE_DAY, _RELATIVE, _LATER = 3.0, 3.0, 0.5
"""What speaks for a full day, against a date that counts from the day of publication ("on Friday": often that
of a hearing or statement), and against one in a sentence about what came after."""
_BACK, _MOST_BACK = 0.08, 40
_AWAY, _MOST_AWAY = 0.01, 200
"""Points off for each sentence before a date, and for each character between it and a sign."""
_AFTERMATH = re.compile(
    r"\b(?:court|trial|hearing|sentenc\w+|released?|freed|verdict|judge|bail|appeal\w*|convicted|pleaded|charged"
    r"|said|told|statement|report\w*|announced|anniversary|condemn\w*|investigat\w*)\b"
)
_OF_THE_PAGE = re.compile(
    r"\b(?:published|updated|posted|screenshot|photo\w*|pictured?|file|available|subscri\w+|refiled|captions?)\b"
)
_PAGE = 1.5
"""Points off for a date of a photograph or of the article itself."""
_SINCE = 20
"""Characters before "since 4 May" in which a sign makes it the day of the deed: "detained since 4 May"."""


def country(reading: Reading, index: AuthorityIndex) -> Finding | None:
    """The State in which the attack was, by its label: the one most named where attacks are told of."""
    points: dict[str, float] = defaultdict(float)
    shown: dict[str, tuple[float, Line]] = {}
    violent = [reading.signs.violations[kind] for kind in _AGAINST_LIFE]
    for number, line in enumerate(reading.lines):
        place = (_TITLE if line.title else 1.0) / (1 + _FADING * number)
        if not line.signs:
            place *= _UNSIGNED
        elif any(pattern.search(line.lower) for pattern in violent):
            place *= _VIOLENT
        for label, kind, start in [*_states(line, index), *_parts(line, reading)]:
            worth = place * _WORTH.get(kind, 1.0)
            worth *= _IN if _LOCATES.search(line.text[max(0, start - _LOOK_BACK) : start]) else 1.0
            points[label] += worth
            if label not in shown or worth > shown[label][0]:
                shown[label] = worth, line
    if not points:
        return None
    best = max(points, key=lambda label: (points[label], label))
    return shown[best][1].finding(best)


def _states(line: Line, index: AuthorityIndex) -> Iterator[tuple[str, str, int]]:
    """States named in a sentence, or meant by a place of theirs, with the kind and the start of the name."""
    for hit in index.find_names(line.text):
        if state := _state_of(hit.records[0], index):
            yield index.records[state].label, hit.name_kind, hit.start


def _parts(line: Line, reading: Reading) -> Iterator[tuple[str, str, int]]:
    """States whose parts a sentence names, and whether as part of somebody's name: "Chicago Tribune"."""
    parts = load_state_parts()
    for found in parts.pattern.finditer(line.text):
        start, end = line.start + found.start(), line.start + found.end()
        named = any(
            m.start <= start and end <= m.end and m.end - m.start > end - start
            for e in reading.mapped.entities
            for m in e.mentions
        )
        yield parts.states[found.group()], "part-in-name" if named else "part", found.start()


def _state_of(iri: str, index: AuthorityIndex) -> str:
    """A State, or the State of a place; "" for anything else."""
    record = index.records[iri]
    state = iri if record.type == "state" else record.country if record.type == "place" else ""
    return state if state in index.records else ""


def date(reading: Reading) -> Finding | None:
    """When the attack was, in ISO 8601 as precise as the text.

    A full date counts more than a weekday, and an early one near the words for the kind of violation that the
    article tells most of more than a late one far from them.
    """
    article = reading.mapped.article
    base = article.date.value if article.date else None
    main = _main_signs(reading)
    best: tuple[float, Finding] | None = None
    for number, line in enumerate(reading.lines):
        signs = [m.start() for m in main.finditer(line.lower)]
        off = _LATER if _AFTERMATH.search(line.lower) else 0.0
        off += _PAGE if _OF_THE_PAGE.search(line.lower) else 0.0
        for found in find_dates(line.text, base):
            if not found.value or (base is not None and found.value[:10] > base):
                continue
            if found.kind != "on" and not (
                found.kind == "since" and any(0 < found.start - s < _SINCE for s in line.signs)
            ):
                continue
            away = min((abs(found.start - s) for s in signs), default=_MOST_AWAY)
            points = _WHOLE_DAY * (len(found.value) == 10) - _RELATIVE * found.relative - off
            points -= _BACK * min(number, _MOST_BACK) + _AWAY * min(away, _MOST_AWAY)
            if best is None or points > best[0]:
                best = points, line.finding(found.value)
    return best[1] if best is not None else None


def _main_signs(reading: Reading) -> re.Pattern[str]:
    """The signs of the grave kind of violation that the title tells of, else of the one told of most."""
    title = "\n".join(line.lower for line in reading.lines if line.title)
    kinds = [k for k in _GRAVE if reading.signs.violations[k].search(title)] or _GRAVE
    return reading.signs.violations[max(kinds, key=lambda kind: reading.scores[kind])]
