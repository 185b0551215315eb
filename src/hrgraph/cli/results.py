"""SPARQL 1.1 query results as JSON, written as they come."""

from __future__ import annotations

import json
from itertools import islice

import click

from hrgraph.store import Table, Term

__all__ = ["write_json"]

_KINDS = {"iri": "uri", "literal": "literal", "bnode": "bnode"}
_AT_ONCE = 1000
"""Rows written together."""
_text = json.JSONEncoder(ensure_ascii=False).encode


def write_json(table: Table) -> None:
    """The answer in the W3C's JSON format, one row a line."""
    head = ", ".join(map(_text, table.variables))
    click.echo(f'{{"head": {{"vars": [{head}]}}, "results": {{"bindings": [', nl=False)
    names = [f"{_text(name)}: " for name in table.variables]
    between = "\n"
    for rows in iter(lambda: list(islice(table.rows, _AT_ONCE)), []):
        lines = [
            "{"
            + ", ".join([name + _binding(term) for name, term in zip(names, row, strict=True) if term])
            + "}"
            for row in rows
        ]
        click.echo(between + ",\n".join(lines), nl=False)
        between = ",\n"
    click.echo("\n]}}")


def _binding(term: Term) -> str:
    more = ""
    if term.language:
        more = f', "xml:lang": {_text(term.language)}'
    elif term.datatype:
        more = f', "datatype": {_text(term.datatype)}'
    return f'{{"type": "{_KINDS[term.kind]}", "value": {_text(term.value)}{more}}}'
