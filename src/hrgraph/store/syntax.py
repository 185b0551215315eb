"""What must be known of a query's text before it is run: its dataset, and the services that it calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hrgraph.errors import QueryError

__all__ = ["names_dataset", "services", "with_dataset"]

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<text>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<variable>[?$]\w+)
    |(?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)
    |(?P<number>\d+)
    |(?P<word>@?[^\W\d]\w*(?:-\w+)*)
    |(?P<mark>[{}()])""",
    re.VERBOSE | re.DOTALL,
)
_MODIFIERS = frozenset({"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        return self.kind == "word" and self.text.upper() in words


def _tokens(sparql: str) -> Iterator[_Token]:
    """The tokens that matter here, without comments."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup and match.lastgroup != "comment":
            yield _Token(match.lastgroup, match.group(), match.start(), match.end())


def names_dataset(sparql: str) -> bool:
    """Whether a query says with FROM or FROM NAMED which graphs it asks.

    >>> names_dataset("SELECT * FROM <http://x/g> { ?s ?p ?o }")
    True
    >>> names_dataset("SELECT * { ?from :from 'FROM <x>' } # FROM <x>")
    False
    """
    return any(token.is_word("FROM") for token in _tokens(sparql))


def services(sparql: str) -> tuple[str, ...]:
    """The services that a query calls: IRIs, or "" where the query does not write the IRI out.

    Parsers differ in where they see the word (`1SERVICE<x>`, `SERVICEex:y`, an operator before it that looks
    like the start of an IRI); what one of them could take for it is taken for it here.

    >>> services("SELECT * { SERVICE SILENT <http://x/sparql> { ?s ?p ?o } SERVICE ?where { } }")
    ('http://x/sparql', '')
    """
    found = []
    tokens = [*_tokens(sparql)]
    for number, token in enumerate(tokens):
        if not _may_be_service(token):
            continue
        rest = tokens[number + 1 : number + 3]
        if rest and rest[0].is_word("SILENT"):
            rest = rest[1:]
        plain = token.is_word("SERVICE") and rest and rest[0].kind == "iri"
        found.append(rest[0].text[1:-1] if plain else "")
    return tuple(found)


def _may_be_service(token: _Token) -> bool:
    text = token.text.upper()
    if token.kind == "word":
        return "SERVICE" in text
    if token.kind == "name":
        return text.startswith("SERVICE") and not text.startswith("SERVICE:")
    return token.kind == "iri" and re.search(r"\).*SERVICE", text) is not None


def with_dataset(sparql: str, default: Iterable[str], named: Iterable[str]) -> str:
    """The query over another dataset, which takes the place of any that it names itself.

    >>> with_dataset("SELECT * FROM <http://x/a> WHERE { ?s ?p ?o }", ["http://x/b"], [])
    'SELECT *  FROM <http://x/b> WHERE { ?s ?p ?o }'

    Args:
        sparql: the query.
        default: IRIs of the graphs that together are the default graph.
        named: IRIs of the graphs that GRAPH may name.

    Raises:
        QueryError: a graph is not named by an absolute IRI.
    """
    clauses = [f"FROM {_iri(graph)}" for graph in default] + [f"FROM NAMED {_iri(graph)}" for graph in named]
    tokens = [*_tokens(sparql)]
    place = _place(tokens, len(sparql.rstrip()))
    cuts = [*_dataset_clauses(tokens)]
    pieces = []
    at = 0
    for start, end, new in sorted([*((s, e, "") for s, e in cuts), (place, place, " ".join(clauses))]):
        pieces.append(sparql[at:start] + (f" {new} " if new else ""))
        at = end
    return "".join([*pieces, sparql[at:]]).replace("  WHERE", " WHERE")


def _dataset_clauses(tokens: list[_Token]) -> Iterator[tuple[int, int]]:
    for number, token in enumerate(tokens):
        if token.is_word("FROM"):
            named = number + 1 < len(tokens) and tokens[number + 1].is_word("NAMED")
            last = number + (2 if named else 1)
            if last < len(tokens):
                yield token.start, tokens[last].end


def _place(tokens: list[_Token], end: int) -> int:
    """Where a dataset clause may stand: before WHERE or its group, after the template of a CONSTRUCT."""
    depth = braces = 0
    form = ""
    template = False
    for token in tokens:
        if not form:
            if token.is_word("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
                form = token.text.upper()
            continue
        if token.kind == "mark":
            if token.text == "{" and not depth and not braces and (form != "CONSTRUCT" or template):
                return token.start
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            braces += {"{": 1, "}": -1}.get(token.text, 0)
            if token.text == "}" and not braces and not depth:
                template = True
        elif not depth and not braces and (token.is_word("WHERE") or token.is_word(*_MODIFIERS)):
            return token.start
    return end


def _iri(value: str) -> str:
    if not re.fullmatch(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*', value):
        raise QueryError(f"{value!r} does not name a graph", "name graphs by absolute IRIs")
    return f"<{value}>"
