"""An article as the summary of its attacks looks at it: sentences, what each counts, which signs it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from hrgraph.attacks.signs import Signs
from hrgraph.records import Act, MappedArticle, Sentence
from hrgraph.segment import sentences

__all__ = ["Finding", "Line", "Reading", "read"]

_TITLE, _LEAD, _REST = 3.0, 2.0, 1.0
"""What a sign counts in the title, in the first sentences, elsewhere: news tells the event first."""
_LEAD_SENTENCES = 4
_OPEN, _OF_SUSPECTS, _FOR_A_CAUSE = 0.5, 0.2, 2.0
"""What a sign counts of what may not have happened, and one of arrest or trial in a sentence about a crime
and in one about protest, opposition or the press."""
_BEFORE = 40
"""Characters before a sign that can take its reality away."""
_PERSONAL_LIBERTY = frozenset({"arbitrary-detention", "judicial-harassment"})
_SURE = _PERSONAL_LIBERTY | {"enforced-disappearance", "killing", "kidnapping", "torture"}
"""Kinds that only count where they happened; to be threatened or defamed is done by saying."""
_NAMED = frozenset({"organisation", "office", "instrument"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A value with the words that show it."""

    value: str
    quote: str
    start: int
    """Offset of the quotation in the article's text, in characters."""
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    start: int
    end: int
    text: str
    lower: str
    """`text` in lower case, of the same length."""
    title: bool
    weight: float
    """What a sign in it counts."""
    signs: tuple[int, ...]
    """Offsets in `text` at which a sign of any violation begins."""

    def finding(self, value: str) -> Finding:
        """A value that this sentence shows."""
        return Finding(value, " ".join(self.text.split()), self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """All of an article that the summary needs."""

    mapped: MappedArticle
    lines: tuple[Line, ...]
    signs: Signs
    attacks: tuple[Act, ...]
    scores: dict[str, float]
    """By kind of violation: how much the article shows of it."""
    of_crime: bool
    """More sentences are about crimes than about protest, opposition or the press: suspects are arrested."""

    def line_at(self, offset: int) -> int | None:
        """The number of the sentence at an offset of the article's text."""
        for number, line in enumerate(self.lines):
            if line.start <= offset < line.end:
                return number
        return None

    def best(self, weigh: Callable[[Line], float]) -> Line | None:
        """The first of the sentences that weigh most; None where none weighs anything."""
        line = max(self.lines, key=weigh, default=None)
        return line if line is not None and weigh(line) > 0 else None


def read(mapped: MappedArticle, signs: Signs) -> Reading:
    """Find the signs in an article's sentences."""
    article = mapped.article
    lines: list[Line] = []
    lead = 0
    for sentence in sentences(article):
        title = article.blocks[sentence.block].kind == "title"
        lead += not title
        weight = _TITLE if title else _LEAD if lead <= _LEAD_SENTENCES else _REST
        lines.append(_line(article.text, sentence, title, weight, signs))
    named = [(m.start, m.end) for e in mapped.entities if e.type in _NAMED for m in e.mentions]
    scores = dict.fromkeys(signs.violations, 0.0)
    crimes = sum(bool(signs.crime.search(line.lower)) for line in lines)
    of_crime = crimes > sum(bool(signs.cause.search(line.lower)) for line in lines)
    for line in lines:
        inside = [(start - line.start, end - line.start) for start, end in named if start < line.end]
        for kind, points in _shown_in(line, inside, signs, of_crime):
            scores[kind] += points
    # Without a kind of violation, as "was not allowed to see him": harm, but not what the article is about.
    attacks = tuple(a for a in mapped.acts if a.key == "attack" and a.violations)
    return Reading(mapped, tuple(lines), signs, attacks, scores, of_crime)


def _line(text: str, sentence: Sentence, title: bool, weight: float, signs: Signs) -> Line:
    words = text[sentence.start : sentence.end]
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    starts = tuple(m.start() for m in signs.any_violation.finditer(lower))
    return Line(sentence.start, sentence.end, words, lower, title, weight, starts)


def _shown_in(
    line: Line, named: Sequence[tuple[int, int]], signs: Signs, of_crime: bool
) -> Iterator[tuple[str, float]]:
    """Each sign in a sentence: the kind of violation, and what it counts.

    A sign inside a longer name counts nothing ("World Organisation Against Torture"), nor does what was tried
    or threatened ("attempted murder").
    """
    if not line.signs:
        return
    liberty = line.weight * (_OF_SUSPECTS if of_crime else 1.0)
    if signs.cause.search(line.lower):
        liberty *= _FOR_A_CAUSE
    elif signs.crime.search(line.lower):
        liberty *= _OF_SUSPECTS
    for kind, pattern in signs.violations.items():
        for found in pattern.finditer(line.lower):
            start, end = found.span()
            if any(s <= start and end <= e and e - s > end - start + 1 for s, e in named):
                continue
            before = line.lower[max(0, start - _BEFORE) : start]
            if kind in _SURE and signs.not_done.search(before):
                continue
            points = liberty if kind in _PERSONAL_LIBERTY else line.weight
            yield kind, points * (_OPEN if kind in _SURE and signs.open.search(before) else 1.0)
