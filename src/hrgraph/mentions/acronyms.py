"""Acronyms that stand in an article for something else than in the authority data."""

from __future__ import annotations

import re

from hrgraph.authority import AuthorityIndex, NameHit

__all__ = ["foreign_acronyms"]

_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{1,9}(?![\w-])")
_BEFORE_BRACKET = re.compile(r"[a-z] \($")
_DEFINITION = 120
"""Characters before an acronym in brackets that hold the words that it stands for."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
"""Letters by which words are compared: "organisation" is "organization", a committee is no commission."""


def foreign_acronyms(text: str, index: AuthorityIndex) -> frozenset[str]:
    """Acronyms of the data that mean something else here.

    After "the All People's Congress (APC)" no "APC" is the Association for Progressive Communications; in an
    article on Nigeria that never speaks of Qatar, "NHRC" is not Qatar's committee.
    """
    meant: dict[str, bool] = {}
    for match in _ACRONYM.finditer(text):
        acronym = match[0]
        if not acronym[1:2].isupper() or (acronym in meant and not _in_brackets(text, match)):
            continue
        hits = [h for h in index.find_names(acronym) if h.name_kind == "acronym"]
        if not hits:
            meant.setdefault(acronym, True)
        elif _in_brackets(text, match):
            before = text[max(0, match.start() - _DEFINITION) : match.start()]
            words = {w[:_STEM].lower() for w in _LONG_WORD.findall(before)}
            names = [n.text for h in hits for r in h.records for n in index.records[r].names if " " in n.text]
            meant[acronym] = any(_agrees(name, words) for name in names) and meant.get(acronym, True)
        else:
            meant[acronym] = not all(_of_elsewhere(h, text, index) for h in hits)
    return frozenset(acronym for acronym, here in meant.items() if not here)


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    """Is it defined: in brackets after the words that it may stand for?"""
    return text[match.end() : match.end() + 1] == ")" and bool(
        _BEFORE_BRACKET.search(text, max(0, match.start() - 3), match.start())
    )


def _agrees(name: str, words: set[str]) -> bool:
    """Does a name have more than three quarters of its words among these?"""
    own = [w[:_STEM].lower() for w in _LONG_WORD.findall(name)]
    return 4 * sum(w in words for w in own) > 3 * len(own)


def _of_elsewhere(hit: NameHit, text: str, index: AuthorityIndex) -> bool:
    """Are these bodies of governments of which the article doesn't speak, while it speaks of others?"""
    countries = {index.records[i].country for i in hit.records if index.records[i].kind == "GovernmentBody"}
    if len(countries) != 1 or not all(countries):
        return False
    state = index.get(countries.pop())
    if state is None or any(n.text in text for n in state.names):
        return False
    return any(index.records[i].type == "state" for h in index.find_names(text) for i in h.records)
