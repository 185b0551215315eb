"""An article's text cut at its quotations, so that each can be marked in its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hrgraph.serve.facts.article import Claim

__all__ = ["Paragraph", "Passage", "paragraphs"]

_BREAK = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text and the claims (by number, from 1) that it proves."""

    text: str
    claims: tuple[int, ...]
    begins: tuple[int, ...]
    """Claims whose quotation begins here: the place that links to them lead to."""
    ends: tuple[int, ...]
    """Claims whose quotation ends here: their marks stand after it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article."""

    passages: tuple[Passage, ...]
    title: bool
    """It is the article's title, which the page shows already."""


def paragraphs(text: str, title: str, claims: Sequence[Claim]) -> tuple[Paragraph, ...]:
    """The text in paragraphs and passages.

    Quotations may overlap; offsets that do not fit the text are cut to it.

    Args:
        text: the article's.
        title: its title.
        claims: its claims in their order, each with the places that prove it.
    """
    spans = [
        (max(0, place.start), min(len(text), place.end), number)
        for number, claim in enumerate(claims, 1)
        for place in claim.places
        if place.start < place.end and place.start < len(text)
    ]
    edges = sorted({edge for start, end, _ in spans for edge in (start, end)})
    found = []
    for start, end in _pieces(text):
        inside = [edge for edge in edges if start < edge < end]
        cuts = [start, *inside, end]
        passages = tuple(_passage(text, a, b, spans) for a, b in itertools.pairwise(cuts))
        found.append(Paragraph(passages, title=text[start:end].strip() == title.strip() and start == 0))
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if text[at:].strip():
        yield at, len(text)


def _passage(text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> Passage:
    covering = [(a, b, n) for a, b, n in spans if a < end and start < b]
    # a quotation may end in the white space between two paragraphs
    ends = (n for _, b, n in covering if b == end or (b > end and text[end:b].isspace()))
    return Passage(
        text=text[start:end],
        claims=tuple(dict.fromkeys(n for _, _, n in covering)),
        begins=tuple(dict.fromkeys(n for a, _, n in covering if start <= a < end)),
        ends=tuple(dict.fromkeys(ends)),
    )
