"""Titles of persons that a conjunction divides: "Ana Paz, Deputy Middle East and North Africa Director".

The parser coordinates such a title with the name before it, and the region or the campaigns speak too.
So the title stands in the parse as one plain noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hrgraph.mentions.spans import NameSpan

__all__ = ["join_roles"]

_ROLE = (
    r"(?:Director|Lead|Manager|Adviser|Advisor|Officer|Co-?ordinator|Researcher|Campaigner|Head|Representative"
    r"|Analyst|Specialist|Counsel|Fellow|Secretary|Chair|President|Editor|Chief|Expert|Strategist|Consultant"
    r"|Associate|Assistant|Spokesperson|Director-General)"
)
_WORD = r"[A-ZÀ-Þ][\w’'/-]*"
_BEFORE = re.compile(
    rf"(?<=[a-zà-ÿ.)], )(?:{_WORD},? (?:(?:and|&) )?){{1,8}}{_ROLE}s?\b(?! (?:{_WORD}|and|&)\b)"
)
"""The field before the role: "Campaigns and Advocacy *Lead*"."""
_AFTER = re.compile(
    rf"(?<=[a-zà-ÿ.)], )(?:{_WORD} ){{0,3}}{_ROLE} (?:of|for) (?:the )?{_WORD}(?:,? (?:(?:and|&) )?{_WORD})*"
    r"(?=,|\.|”|\"|;|$| (?:at|of|for|with|in|said|says|told|added)\b)"
)
"""The field after it: "*Head* of Legal and Policy"."""
_OWNED = re.compile(
    rf"(?<=[’']s )(?:{_WORD} ){{0,3}}{_ROLE} (?:of|for) (?:the )?{_WORD}"
    rf"(?:,? (?:(?:and|&) )?(?:the )?{_WORD})*?"
    rf"(?=, {_WORD}(?: {_WORD}){{1,3}},)"
)
"""The field between a role and its name: "FIDH’s *Director for Asia, the Gulf and the Pacific*, Ana Paz,"."""
_JOINED = re.compile(r" (?:and|&) ")
_NAMED = ("organisation", "state", "instrument")


def join_roles(piece: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The names of a sentence with each divided title as one span of the kind "role".

    A body that the title begins with ("CIVICUS Campaigns and Advocacy Lead") stays a name; a title with a
    body further in is left alone: that may be a list.

    Args:
        piece: the sentence.
        spans: its names, in order, without overlaps; offsets count from the sentence's start.
    """
    kept = list(spans)
    if " and " not in piece and " & " not in piece:
        return kept
    for pattern in (_BEFORE, _AFTER, _OWNED):
        for found in pattern.finditer(piece):
            start, end = found.span()
            known = [
                s for s in kept if s.kind == "known" and s.type in _NAMED and s.start < end and s.end > start
            ]
            if known and known[0].start == start and piece[known[0].end : known[0].end + 1] == " ":
                start = known.pop(0).end + 1
            if known or start >= end or not _JOINED.search(piece, start, end):
                continue
            kept = [s for s in kept if s.end <= start or s.start >= end]
            kept.append(NameSpan(start, end, piece[start:end], "role"))
    return sorted(kept, key=lambda s: s.start)
