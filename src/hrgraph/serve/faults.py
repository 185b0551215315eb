"""Syntax errors as people can read them.

Oxigraph's parser says how far it came, which is often past the fault; rdflib's says at which word it gave up.
"""

from __future__ import annotations

import difflib
import re

from hrgraph.errors import QueryError
from hrgraph.serve.jobs import Failure

__all__ = ["explain"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_FOUND = re.compile(r"found '(.*)'  \(at char", re.DOTALL)
_SEARCHED = 20_000
"""Characters of a query in which rdflib looks for the fault: it is slow."""
_KEYWORDS = (
    *("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "PREFIX", "BASE", "FROM", "NAMED", "DISTINCT"),
    *("OPTIONAL", "FILTER", "UNION", "GRAPH", "MINUS", "BIND", "VALUES", "EXISTS", "NOT", "SERVICE"),
    *("GROUP", "ORDER", "BY", "HAVING", "LIMIT", "OFFSET", "ASC", "DESC", "AS", "COUNT", "REGEX"),
)


def explain(error: QueryError, query: str = "") -> Failure:
    """A query's fault: message, line and column where it has a place.

    >>> f = explain(QueryError("error at 2:9: expected OPTIONAL"), "ASK {\\n OPTIONA { ?s ?p ?o } }")
    >>> f.message, f.line, f.column
    ("the query does not parse at line 2, column 2: “OPTIONA” can't stand there (perhaps OPTIONAL)", 2, 2)
    >>> explain(QueryError("the query can't be answered: no such graph")).message
    "the query can't be answered: no such graph"
    """
    match = _PLACE.search(error.message)
    if match is None:
        return Failure(400, error.message, error.mend)
    line, column, reason = int(match[1]), int(match[2]), ""
    if "Prefix not found" in match[3]:
        reason = "a prefix is used that no PREFIX line declares"
    elif place := _word_of_fault(query):
        line, column, word = place
        reason = f"“{word}” can't stand there{_perhaps(word)}" if word else "the query ends too early"
    elif "expected" not in match[3]:
        reason = match[3].strip()
    message = f"the query does not parse at line {line}, column {column}"
    return Failure(400, message + (f": {reason}" if reason else ""), "", line, column)


def _word_of_fault(query: str) -> tuple[int, int, str] | None:
    """Line, column and text of the word at which rdflib's parser gives up; None where it does not."""
    if not query or len(query) > _SEARCHED:
        return None
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseException as error:
        rest = query[error.loc :]
        word = re.match(r"\w+|\S", rest)
        return error.lineno, error.col, word[0] if word else ""
    except RecursionError:  # braces in braces in braces
        return None
    return None


def _perhaps(word: str) -> str:
    near = difflib.get_close_matches(word.upper(), _KEYWORDS, n=1, cutoff=0.75)
    return f" (perhaps {near[0]})" if near and near[0] != word.upper() else ""
