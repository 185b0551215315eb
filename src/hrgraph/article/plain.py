"""Plain text: where its paragraphs are."""

from __future__ import annotations

import re

from hrgraph.article.blocks import is_bullet, stands_alone
from hrgraph.article.parts import Extract, Part

__all__ = ["read_plain", "split_plain"]

_CHUNK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_WRAP = 120
"""No program wraps lines longer than this: a longer line is a paragraph by itself."""
_FULL = 0.6
"""In wrapped text every line but the last is at least this share of the longest."""
_SHORTEST_WRAP = 50


def read_plain(text: str) -> Extract:
    """Plain text as it stands; every paragraph is a part."""
    return Extract(text, tuple(split_plain(text)))


def split_plain(text: str) -> list[Part]:
    """The paragraphs of a plain text.

    An empty line ends a paragraph.  A line break does so where the lines aren't those of a wrapped paragraph.
    """
    parts: list[Part] = []
    for chunk in _CHUNK.finditer(text):
        words = chunk.group()
        if "\n" in words:
            parts.extend(_lines(text, chunk.start(), words))
        else:
            parts.append(Part(chunk.start(), chunk.start() + len(words.rstrip())))
    return parts


def _lines(text: str, start: int, words: str) -> list[Part]:
    """The paragraphs of some lines without an empty line between them."""
    lines: list[Part] = []
    for line in words.split("\n"):
        bare = line.strip()
        first = start + len(line) - len(line.lstrip())
        if bare:
            lines.append(Part(first, first + len(bare)))
        start += len(line) + 1
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths)
    wrapped = _SHORTEST_WRAP <= longest <= _WRAP and all(n >= longest * _FULL for n in lengths[:-1])
    bulleted = any(is_bullet(text[line.start : line.end]) for line in lines)
    if not (wrapped or (bulleted and longest <= _WRAP)):
        return lines
    merged: list[Part] = []
    for part in lines:
        own = text[part.start : part.end]
        if merged and not is_bullet(own) and not stands_alone(own):
            merged[-1] = Part(merged[-1].start, part.end)
        else:
            merged.append(part)
    return merged
