"""Acronyms that an article defines as something else than the authority data does."""

from __future__ import annotations

import re

from hrgraph.authority import AuthorityIndex

__all__ = ["foreign_acronyms"]

_DEFINED = re.compile(r"(?<=[a-z] )\(([A-Z][A-Za-z]{1,9})\)")
"""An acronym in brackets after the words that it may stand for."""
_DEFINITION = 120
"""Characters before it that hold those words."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def foreign_acronyms(text: str, index: AuthorityIndex) -> frozenset[str]:
    """Acronyms of the data that the article defines as something else: after "the All People's Congress
    (APC)" no "APC" is the Association for Progressive Communications.
    """
    found: set[str] = set()
    for match in _DEFINED.finditer(text):
        if match[1] in found:
            continue
        hits = [h for h in index.find_names(match[1]) if h.name_kind == "acronym"]
        before = text[max(0, match.start() - _DEFINITION) : match.start()]
        words = {w.lower() for w in _LONG_WORD.findall(before)}
        names = [n.text for h in hits for r in h.records for n in index.records[r].names if " " in n.text]
        if hits and not any(_agrees(name, words) for name in names):
            found.add(match[1])
    return frozenset(found)


def _agrees(name: str, words: set[str]) -> bool:
    """Does a name have at least half of its words among these?"""
    own = [w.lower() for w in _LONG_WORD.findall(name)]
    return 2 * sum(w in words for w in own) >= len(own)
