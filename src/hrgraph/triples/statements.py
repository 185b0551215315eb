"""A graph's statements as plain texts: each term as N-Triples writes it.

Making an object of each term costs more than all that is done with it.  A line that is written as hrgraph
writes lines is cut up here; any other, and any term that is not plain at first sight, is read by Oxigraph,
and stands here as Oxigraph writes it, so that equal terms are equal texts.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

import pyoxigraph as ox

__all__ = ["Statement", "datatype", "language", "literal", "read_statements", "value_of"]

Statement: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object; blank nodes are numbered in the order in which they come."""

_IRI = re.compile(
    r"<https?://[A-Za-z0-9.-]+/(?:[A-Za-z0-9!$&'()*+,./:;=@_~-]++|%[0-9A-Fa-f]{2})*+"
    r"(?:#[A-Za-z0-9_-]*+)?>"
)
"""IRIs that are well formed beyond doubt; there are others."""
_LITERAL = re.compile(
    r'"[^"\\\x00-\x1f\x7f\ud800-\udfff]*+(?:\\[\\"nr][^"\\\x00-\x1f\x7f\ud800-\udfff]*+)*+"'
    r"(?:@[a-z]{2,3}|\^\^<http://www\.w3\.org/2001/XMLSchema#(?:integer|decimal|boolean|date|gYear|gYearMonth)>)?"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.S)
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def read_statements(nquads: str, predicates: Container[str] | None = None) -> list[Statement]:
    """The statements of a graph given as N-Quads or N-Triples, whatever graph they are in.

    Args:
        nquads: the text.
        predicates: those that are wanted, as N-Triples writes them; None is all.  The objects of others are
            not looked at, not even whether they are well written.

    Raises:
        SyntaxError: it is neither; the error names the first wrong line.
    """
    statements: list[Statement] = []
    blanks: dict[str, str] = {}
    ending = " ."
    for line in nquads.split("\n"):
        parts = line.split(" ", 2)
        if len(parts) == 3 and parts[2].endswith(ending):
            subject, predicate, object_ = parts[0], parts[1], parts[2][: -len(ending)]
            if _is_iri(subject) and _is_iri(predicate):
                if predicates is not None and predicate not in predicates:
                    continue
                plain = _is_iri(object_) if object_[:1] == "<" else _LITERAL.fullmatch(object_) is not None
                if plain:
                    statements.append((subject, predicate, object_))
                    continue
        for quad in _parsed(line, nquads):
            if predicates is not None and str(quad.predicate) not in predicates:
                continue
            graph = quad.graph_name
            ending = " ." if isinstance(graph, ox.DefaultGraph) else f" {graph} ."
            subject, object_ = (
                blanks.setdefault(str(term), f"_:b{len(blanks)}")
                if isinstance(term, ox.BlankNode)
                else str(term)
                for term in (quad.subject, quad.object)
            )
            statements.append((subject, str(quad.predicate), object_))
    return statements


def _parsed(line: str, whole: str) -> Iterator[Any]:
    try:
        yield from ox.parse(line, format=ox.RdfFormat.N_QUADS)
    except SyntaxError:
        list(ox.parse(whole, format=ox.RdfFormat.N_QUADS))  # tells the line's number
        raise


@lru_cache(maxsize=65_536)
def _is_iri(term: str) -> bool:
    return _IRI.fullmatch(term) is not None


def value_of(term: str) -> str:
    """An IRI, or the words of a literal, without the marks around it.

    >>> value_of('"say \\\\"no\\\\""@en'), value_of("<https://example.org/a>")
    ('say "no"', 'https://example.org/a')
    """
    if term[0] != '"':
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def datatype(term: str) -> str:
    """The IRI of a literal's datatype.

    >>> datatype('"2"^^<http://www.w3.org/2001/XMLSchema#integer>')
    'http://www.w3.org/2001/XMLSchema#integer'
    """
    tail = term[term.rindex('"') + 1 :]
    return (_LANG_STRING if tail[0] == "@" else tail[3:-1]) if tail else _STRING


def language(term: str) -> str:
    """A literal's language tag, "" where it has none.

    >>> language('"Genf"@de')
    'de'
    """
    tail = term[term.rindex('"') + 1 :]
    return tail[1:] if tail[:1] == "@" else ""


@lru_cache(maxsize=8192)
def literal(text: str, language: str) -> str:
    """A text in a language as a term.

    >>> literal("Geneva", "en")
    '"Geneva"@en'
    """
    return str(ox.Literal(text, language=language))
