"""Suggestions for words that were mistyped."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["near"]


def near(word: str, known: Iterable[str]) -> str:
    """A question that names what was perhaps meant, with a space after it; "" where nothing is near.

    >>> near("who-urgd-whom", ["who-urged-whom", "who-met-whom"])
    'did you mean who-urged-whom or who-met-whom? '
    """
    found = difflib.get_close_matches(word.lower(), list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(found)}? " if found else ""
