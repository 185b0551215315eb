"""An article as the summary of its attacks looks at it: sentences, what each counts, which signs it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hrgraph.article import dateline
from hrgraph.attacks.signs import Signs
from hrgraph.records import Act, MappedArticle, Sentence
from hrgraph.segment import sentences

__all__ = ["Finding", "Line", "Reading", "read"]

_TITLE, _LEAD, _REST = 3.0, 2.0, 1.0
"""What a sign counts in the title, in the first sentences, elsewhere: news tells the event first."""
_LEAD_SENTENCES = 4


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
    told_from: int
    """Offset in `text` behind the dateline ("GENEVA (7 July 2022) –"), which says where the writer was."""
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
        block = article.blocks[sentence.block]
        head = block.start + dateline(article.text[block.start : block.end]).length
        lines.append(_line(article.text, sentence, title, weight, max(0, head - sentence.start), signs))
    scores = {
        kind: sum(line.weight * len(pattern.findall(line.lower)) for line in lines)
        for kind, pattern in signs.violations.items()
    }
    attacks = tuple(a for a in mapped.acts if a.key == "attack")
    return Reading(mapped, tuple(lines), signs, attacks, scores)


def _line(text: str, sentence: Sentence, title: bool, weight: float, told_from: int, signs: Signs) -> Line:
    words = text[sentence.start : sentence.end]
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    starts = tuple(m.start() for m in signs.any_violation.finditer(lower))
    return Line(sentence.start, sentence.end, words, lower, title, weight, told_from, starts)
