"""`hrgraph query` and `hrgraph queries`: asking."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import echo_json, format_option, print_table, store_option, width, write_delimited
from hrgraph.errors import UsageError

if TYPE_CHECKING:
    from hrgraph.queries import SavedQuery
    from hrgraph.store import Table, Term, Triple

__all__ = ["queries", "query"]


@click.command(short_help="List the saved queries, or show one.")
@click.argument("name", required=False)
@format_option("table", "json")
def queries(name: str | None, format: str) -> None:
    """List the saved queries, or show one of them.

    \b
    Examples:
      hrgraph queries                   what can be asked
      hrgraph queries who-urged-whom    its parameters, an example answer, its SPARQL
    """
    from hrgraph.queries import find_query, saved_queries

    found = (find_query(name),) if name else saved_queries()
    if format == "json":
        echo_json([_described(query) for query in found])
    elif name:
        _show(found[0])
    else:
        _list(found)


def _list(found: Iterable[SavedQuery]) -> None:
    found = list(found)
    wide = max(len(query.name) for query in found)
    for query in found:
        click.echo(click.style(query.name.ljust(wide + 2), bold=True) + query.question)
    click.echo("\nAsk one: hrgraph query NAME --store DIR. Its parameters: hrgraph queries NAME.")


def _show(query: SavedQuery) -> None:
    click.echo(click.style(query.title, bold=True) + f"\n{query.question}\n")
    for parameter in query.parameters:
        default = f" [default: {parameter.default}]" if parameter.default else ""
        click.echo(f"  --param {parameter.name}=...  ({parameter.type}) {parameter.description}{default}")
    if query.parameters:
        click.echo()
    click.echo(click.wrap_text(f"Example answer: {query.example}", width()))
    click.echo(f"\n{query.text}")


def _described(query: SavedQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "tags": list(query.tags),
        "parameters": [
            {"name": p.name, "type": p.type, "description": p.description, "default": p.default}
            for p in query.parameters
        ],
        "example": query.example,
        "sparql": query.text,
    }


@click.command(short_help="Ask a question.")
@click.argument("name", metavar="NAME|FILE|-")
@store_option()
@click.option(
    "--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter; may be repeated."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N rows, in order.")
@format_option("table", "csv", "tsv", "json", "turtle")
def query(name: str, store: str, params: tuple[str, ...], limit: int | None, format: str) -> None:
    """Ask a question: a saved query, a file of SPARQL, or - for SPARQL on the standard input.

    \b
    Examples:
      hrgraph query who-urged-whom
      hrgraph query who-urged-whom --param official="António Guterres" --format csv
      hrgraph query acts-in-period -p from=2018 -p to=2018 -p act=urge
      hrgraph query who-urged-whom --limit 50
      hrgraph query my-question.rq --store out/mine
      echo 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }' | hrgraph query -

    Queries see all named graphs as one; a statement of two articles counts twice there, so say DISTINCT.
    """
    asked = _find(name)
    sparql = asked.bind(_values(params))
    form = asked.form
    if format == "turtle" and form != "construct":
        raise UsageError("turtle is for queries that answer with triples", "choose table, csv, tsv or json")
    from hrgraph.queries import answer, answer_triples
    from hrgraph.store import open_store

    with open_store(store) as opened:
        if form == "ask":
            _yes_or_no(opened.ask(sparql), format)
        elif form == "construct":
            _triples(answer_triples(opened, asked, _values(params)), format, limit)
        else:
            _table(answer(opened, asked, _values(params), limit=limit), format)


def _find(name: str) -> SavedQuery:
    from hrgraph.queries import find_query, parse_query

    if name == "-":
        return parse_query(_standard_input(), "the standard input")
    path = Path(name)
    if path.suffix in (".rq", ".sparql") or "/" in name:
        try:
            return parse_query(path.read_text(encoding="utf-8"), name)
        except OSError as error:
            raise UsageError(f"{name} can't be read: {error.strerror}", "check the path") from None
        except UnicodeDecodeError:
            raise UsageError(f"{name} is not UTF-8 text", "save it as UTF-8") from None
    return find_query(name)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise UsageError("the standard input is not UTF-8 text", "convert it to UTF-8") from None


def _values(params: Iterable[str]) -> dict[str, str]:
    values = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals:
            raise UsageError(f"--param {param!r} has no value", "write --param KEY=VALUE")
        values[key.strip()] = value
    return values


def _yes_or_no(answer: bool, format: str) -> None:
    if format == "json":
        echo_json({"head": {}, "boolean": answer})
    else:
        click.echo("yes" if answer else "no")


def _table(table: Table, format: str) -> None:
    if format == "json":
        from hrgraph.cli.results import write_json

        write_json(table)
        return
    if format == "table":
        print_table(table.variables, list(table.values()))
    else:
        write_delimited(format, table.variables, table.values())


def _triples(answer: Iterable[Triple], format: str, limit: int | None) -> None:
    # the union of graphs gives a statement once for each graph that has it; a graph has no first statements,
    # so those that come first are put in order
    found: dict[Triple, None] = {}
    for triple in answer:
        if limit is not None and len(found) >= limit:
            break
        found[triple] = None
    triples = sorted(found, key=_order)
    if format in ("table", "csv", "tsv"):
        rows = [[term.value for term in triple] for triple in triples]
        columns = ("subject", "predicate", "object")
        if format == "table":
            print_table(columns, rows, total="triples")
        else:
            write_delimited(format, columns, rows)
        return
    from hrgraph.export import write_triples

    write_triples(triples, "jsonld" if format == "json" else "turtle", sys.stdout.buffer)


def _order(triple: Triple) -> list[tuple[str, str, str, str]]:
    return [_key(term) for term in triple]


def _key(term: Term) -> tuple[str, str, str, str]:
    return term.kind, term.value, term.datatype, term.language
