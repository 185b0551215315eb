"""Folding of a text for the comparison of names, with the way back to the text's own offsets.

Accents, typographic quotes, hyphens, "&" and dotted abbreviations ("U.N.") are levelled; case is kept beside
the lower-cased form, because acronyms are compared with their case.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

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


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    `starts[i]` and `ends[i]` are the offsets, in the text that was folded, of the characters that the folded
    character `i` came from.
    """

    cased: str
    lower: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


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


def fold(text: str) -> Folded:
    """Fold a text, keeping the position map.

    >>> fold("the  Secretary‑General’s U.N.").lower
    "the secretary general's un"
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def emit(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))

    def copy(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

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
    return Folded(cased, _lower(cased), tuple(starts), tuple(ends))


def fold_text(text: str) -> str:
    """The folded, lower-cased form alone, without blanks at its ends: the key under which names compare."""
    return fold(text).lower.strip()
