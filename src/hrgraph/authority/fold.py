"""Folding of a text for the comparison of names, with the way back to the text's own offsets.

Accents, typographic quotes, hyphens, "&" and dotted abbreviations ("U.N.") are levelled; case is kept beside
the lower-cased form, because acronyms are compared with their case.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

__all__ = ["Folded", "fold", "fold_text"]

# Everything that does not fold to itself.  Plain words are copied in whole chunks, which is fast.
_SPECIAL = re.compile(
    r"(?P<dash>\s*[-‐‑‒–—−]+\s*)"
    r"|(?P<space>\s{2,}|[^\S ])"
    r"|(?P<dotted>(?<![A-Za-z0-9.])(?:[A-Z]\.){2,}(?:[A-Z](?![A-Za-z0-9]))?)"
    r"|(?P<and>&)"
    r"|(?P<other>[^\x00-\x7f`])"
    r"|(?P<tick>`)"
)
_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE",
    "œ": "oe", "Œ": "OE", "ß": "ss", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ə": "e", "Ə": "E",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "′": "'", "ʻ": "'", "´": "'", "“": '"', "”": '"', "„": '"',
    "«": '"', "»": '"', "…": "...", "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "",
    "\ufeff": "",
}  # fmt: skip


class Offsets(Sequence[int]):
    """Where each character of a folded text came from, kept as stretches: few of them are ever asked for.

    Args:
        firsts: where each stretch begins in the folded text.
        offsets: the offset of each stretch's first character.
        steps: by how much offsets grow within the stretch: 1, or 0 where all came from the same characters.
        length: of the folded text.
    """

    __slots__ = ("_firsts", "_length", "_offsets", "_steps")

    def __init__(self, firsts: list[int], offsets: list[int], steps: list[int], length: int) -> None:
        self._firsts = firsts
        self._offsets = offsets
        self._steps = steps
        self._length = length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(self._length))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        at = bisect_right(self._firsts, place) - 1
        return self._offsets[at] + self._steps[at] * (place - self._firsts[at])


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    `starts[i]` and `ends[i]` are the offsets, in the text that was folded, of the characters that the folded
    character `i` came from.
    """

    cased: str
    lower: str
    starts: Offsets
    ends: Offsets


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    """The folded form of one character that is not plain ASCII."""
    if char in _LETTERS:
        return _LETTERS[char]
    plain = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return "".join(_LETTERS.get(c, c) for c in plain)


def _lower(cased: str) -> str:
    """Lower case of the same length, so that one position map serves both forms."""
    lower = cased.lower()
    if len(lower) == len(cased):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in cased)


def _dash(found: str) -> str:
    """A hyphen joins words ("Secretary-General"); a dash with blanks on both sides parts them."""
    return " - " if found[0].isspace() and found[-1].isspace() else " "


@lru_cache(maxsize=16)  # an article is folded to find its names, and again for its words
def fold(text: str) -> Folded:
    """Fold a text, keeping the position map.

    >>> fold("the  Secretary‑General’s U.N.").lower
    "the secretary general's un"
    """
    pieces: list[str] = []
    firsts: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    steps: list[int] = []
    length = 0

    def emit(piece: str, start: int, end: int, step: int = 0) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            firsts.append(length)
            starts.append(start)
            ends.append(end)
            steps.append(step)
            length += len(piece)

    def copy(start: int, end: int) -> None:
        emit(text[start:end], start, start + 1, 1)

    at = 0
    for match in _SPECIAL.finditer(text):
        start, end = match.span()
        if at < start:
            copy(at, start)
        at = end
        found = match.group()
        if match.lastgroup == "space":
            # a blank line ends a paragraph: no name runs across it
            emit("\n" if found.count("\n") > 1 else " ", start, end)
        elif match.lastgroup == "dash":
            emit(_dash(found), start, end)
        elif match.lastgroup == "dotted":
            for i in range(start, end):
                if text[i] != ".":  # the letter stands for its dot too
                    emit(text[i], i, min(i + 2, end))
        elif match.lastgroup == "and":
            emit("and", start, end)
        elif match.lastgroup == "tick":
            emit("'", start, end)
        else:
            emit(_letter(found), start, end)
    copy(at, len(text))
    cased = "".join(pieces)
    return Folded(
        cased, _lower(cased), Offsets(firsts, starts, steps, length), Offsets(firsts, ends, steps, length)
    )


def fold_text(text: str) -> str:
    """The folded, lower-cased form alone, without blanks at its ends: the key under which names compare."""
    return fold(text).lower.strip()
