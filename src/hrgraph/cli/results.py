"""SPARQL 1.1 query results as JSON, written as they come."""

from __future__ import annotations

import json

import click

from hrgraph.store import Table, Term

__all__ = ["write_json"]

_KINDS = {"iri": "uri", "literal": "literal", "bnode": "bnode"}


def write_json(table: Table) -> None:
    """The answer in the W3C's JSON format, one row a line."""
    head = json.dumps({"vars": list(table.variables)}, ensure_ascii=False)
    click.echo(f'{{"head": {head}, "results": {{"bindings": [', nl=False)
    for number, row in enumerate(table.dicts()):
        line = json.dumps({name: _binding(term) for name, term in row.items()}, ensure_ascii=False)
        click.echo((",\n" if number else "\n") + line, nl=False)
    click.echo("\n]}}")


def _binding(term: Term) -> dict[str, str]:
    binding = {"type": _KINDS[term.kind], "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype:
        binding["datatype"] = term.datatype
    return binding
