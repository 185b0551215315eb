"""What the saved queries answer on the sample corpus, for their page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tools.docs.markup import plain

from hrgraph.iris import BASE, HRG
from hrgraph.queries import SavedQuery, saved_queries
from hrgraph.store import Store, Term

__all__ = ["answers", "with_answers"]

_ROWS = 3
_LONG = 240
_NARROW = 4
"""Answers with more columns show one row, a line a column."""


def answers(store: Store) -> Mapping[str, str]:
    """Some rows of each query's answer as a Markdown table, by the query's name.

    Parameters have their default values.
    """
    return {query.name: _answer(store, query) for query in saved_queries()}


def _answer(store: Store, query: SavedQuery) -> str:
    command = f"hrgraph query {query.name}"
    if query.form == "ask":
        return f"`{command}` on the sample articles: {'yes' if store.ask(query.bind()) else 'no'}."
    if query.form == "construct":
        triples = list(store.construct(query.bind()))
        first = [
            " ".join(_node(term) for term in triple) + " ." for triple in sorted(triples, key=str)[:_ROWS]
        ]
        shown = "\n".join(["```turtle", *first, "```"])
        return f"`{command}` on the sample articles gives {len(triples)} triples, among them\n\n{shown}"
    table = store.select(query.bind())
    rows = [tuple(term if term and term.value else None for term in row) for row in table.rows]
    if not rows:
        return f"`{command}` has no answer on the sample articles."
    told = f"`{command}` on the sample articles: {len(rows)} row{'s' * (len(rows) > 1)}"
    fullest = sorted(rows, key=lambda row: row.count(None))  # stable: the first of those that show most
    heads = [name.replace("_", " ") for name in table.variables]
    if len(heads) <= _NARROW:
        lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
        lines += ["| " + " | ".join(_cell(term) for term in row) + " |" for row in fullest[:_ROWS]]
        return f"{told}{f', {_ROWS} of them' * (len(rows) > _ROWS)}:\n\n" + "\n".join(lines)
    lines = [f"| {head} | {_cell(term)} |" for head, term in zip(heads, fullest[0], strict=True) if term]
    return f"{told}, one of them:\n\n| | |\n|---|---|\n" + "\n".join(lines)


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    text = term.value.removeprefix(BASE) if term.kind == "iri" else term.value
    return plain(text if len(text) <= _LONG else f"{text[: _LONG - 1]}…")


def _node(term: Term) -> str:
    if term.kind != "iri":
        return f'"{term.value}"'
    if term.value.startswith(HRG):
        return f"hrg:{term.value.removeprefix(HRG)}"
    return f"<{term.value.removeprefix(BASE)}>"


def with_answers(page: str, found: Mapping[str, str]) -> str:
    """The page of saved queries with each query's answer before its SPARQL.

    Raises:
        ValueError: the page lacks a query, or has another place for its SPARQL.
    """
    for name, answer in found.items():
        page, times = re.subn(
            rf"(^## {re.escape(name)}\n(?:(?!^## ).*\n)*?)(?=^```sparql$)",
            lambda match, answer=answer: f"{match[1]}{answer}\n\n",  # type: ignore[misc]
            page,
            flags=re.M,
        )
        if times != 1:
            raise ValueError(f"docs/queries.md has no place for the answer of {name}: run make docs")
    return page
