"""Texts as words without accents, case and punctuation: so a name is found however it is written."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "has_words", "windows"]

_WINDOW = 10
"""So many words in a row of a withheld quotation give it away."""
_ENDING = 3
"""Letters that a language may add to a name."""
_SPECIAL = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h"})


def fold(text: str) -> str:
    """The words of a text, folded, with one space between them.

    >>> fold("<https://example.org/Fundación-del%20Río>")
    'https example org fundacion del 20rio'
    >>> fold("José  O'Neill")
    'jose oneill'
    """
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold().translate(_SPECIAL)
    plain = plain.replace("'", "").replace("’", "")
    return " ".join(re.findall(r"[^\W_]+", plain))


def has_words(folded: str, words: str) -> bool:
    """Whether folded words stand in a folded text; the last may have an ending (a genitive, a plural).

    >>> has_words("the jane does case", "jane doe"), has_words("jane doeringer", "jane doe")
    (True, False)
    """
    at = folded.find(words)
    while at >= 0:
        rest = folded[at + len(words) : at + len(words) + _ENDING + 1]
        if (at == 0 or folded[at - 1] == " ") and (len(rest) <= _ENDING or " " in rest):
            return True
        at = folded.find(words, at + 1)
    return False


def windows(text: str) -> frozenset[str]:
    """Every stretch of ten words of a text, folded; of a shorter text the whole."""
    words = fold(text).split()
    if len(words) <= _WINDOW:
        return frozenset({" ".join(words)} if len(words) > 3 else ())
    return frozenset(" ".join(words[n : n + _WINDOW]) for n in range(len(words) - _WINDOW + 1))
