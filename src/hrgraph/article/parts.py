"""The pieces that the readers of the three formats cut a text into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hrgraph.records import ArticleDate

__all__ = ["Extract", "Hint", "Part", "join"]

Hint = Literal["", "title", "heading", "list", "caption"]
"""What the markup says a piece is; "" where it says nothing more than "a paragraph"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph-like piece of the text, without the white space around it."""

    start: int
    end: int
    hint: Hint = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader found in a file: its text, the pieces of it and what the file says about itself."""

    text: str
    parts: tuple[Part, ...]
    title: str = ""
    date: ArticleDate | None = None
    publisher: str = ""
    sources: tuple[str, ...] = field(default=())
    language: str = ""
    rights: str = ""


def join(pieces: list[tuple[str, Hint]]) -> tuple[str, tuple[Part, ...]]:
    """Put pieces together as paragraphs with an empty line between them.

    Args:
        pieces: non-empty texts without white space at their ends, with what the markup says they are.

    Returns:
        the text, and where each piece stands in it.
    """
    parts: list[Part] = []
    start = 0
    for words, hint in pieces:
        parts.append(Part(start, start + len(words), hint))
        start += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), tuple(parts)
