"""Syntax errors as people can read them."""

from __future__ import annotations

import re

from hrgraph.errors import QueryError
from hrgraph.serve.jobs import Failure

__all__ = ["explain"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_EXPECTED = re.compile(r"expected (?:one of )?(.*)", re.DOTALL)
_WORDS = re.compile(r"^(?:[A-Z]{2,}|\"[^\"\s]+\"|[a-z])$")
_MOST = 8


def explain(error: QueryError) -> Failure:
    """A query's fault: message, line and column where the parser gives them.

    >>> f = explain(QueryError("the query does not parse: error at 3:17: Prefix not found"))
    >>> f.message, f.line, f.column
    ('the query does not parse at line 3, column 17: a prefix is used that no PREFIX line declares', 3, 17)
    """
    match = _PLACE.search(error.message)
    if match is None:
        return Failure(400, error.message, error.mend)
    line, column = int(match[1]), int(match[2])
    message = f"the query does not parse at line {line}, column {column}"
    reason = _reason(match[3])
    return Failure(400, message + (f": {reason}" if reason else ""), error.mend, line, column)


def _reason(text: str) -> str:
    """The parser's list of what it could have read there, in words where there are any."""
    if "Prefix not found" in text:
        return "a prefix is used that no PREFIX line declares"
    expected = _EXPECTED.match(text)
    if expected is None:
        return text.strip()
    parts = [part.strip() for part in re.split(r",\s(?![^\[]*\])", expected[1])]
    sentences = [p for p in parts if " " in p and not p.startswith(("[", '"', "'"))]
    if sentences:
        return sentences[0]
    words = [part.strip('"') for part in parts if _WORDS.match(part)]
    if not words:
        return ""
    return "expected " + ", ".join(words[:_MOST]) + (" or other words" if len(words) > _MOST else "")
