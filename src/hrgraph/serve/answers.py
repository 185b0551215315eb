"""Queries and graphs as bytes: what a worker does for `/sparql` and `/graphs`."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from hrgraph.errors import QueryError
from hrgraph.export import write_triples
from hrgraph.queries import query_form
from hrgraph.serve.context import Context
from hrgraph.serve.formats import MEDIA, read_rows, write_boolean, write_rows
from hrgraph.serve.jobs import Reply
from hrgraph.store import Triple
from hrgraph.store.syntax import services, with_dataset

__all__ = ["TRUNCATED", "answer_query", "check_services", "triples_reply"]

TRUNCATED = "Hrgraph-Truncated"
"""Header of an answer that was cut: the number of rows or triples that it has."""


def answer_query(
    context: Context,
    query: str,
    format: str,
    default: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Reply:
    """The answer to a query.

    Args:
        context: the worker's.
        query: SPARQL.
        format: of the answer: a key of `formats.MEDIA` that fits the query's form.
        default: graphs that are the default graph; with `named` the dataset in place of the query's own.
        named: graphs that GRAPH may name.

    Raises:
        QueryError: it does not parse or may not be answered.
    """
    check_services(query, context.settings.services)
    if default or named:
        query = with_dataset(query, default, named)
    form = query_form(query)
    limit = context.settings.row_limit
    if form == "ask":
        return Reply(write_boolean(context.store.ask(query), format), _media(format, boolean=True))
    if form == "select":
        rows = read_rows(context.store.select(query), limit)
        headers = ((TRUNCATED, f"{len(rows.rows)} rows"),) if rows.truncated else ()
        return Reply(write_rows(rows, format), MEDIA[format], headers=headers)
    return triples_reply(context.store.construct(query), format, limit)


def _media(format: str, *, boolean: bool) -> str:
    return "text/plain; charset=utf-8" if boolean and format in ("csv", "tsv") else MEDIA[format]


def triples_reply(triples: Iterable[Triple], format: str, limit: int | None) -> Reply:
    """Triples, each once, in a graph format.

    Args:
        triples: in any order, perhaps repeated (the union of graphs repeats them).
        format: turtle, ntriples, trig, jsonld or rdfxml.
        limit: most triples; None for all.
    """
    kept: dict[Triple, None] = {}
    headers: tuple[tuple[str, str], ...] = ()
    for triple in triples:
        if limit is not None and len(kept) >= limit and triple not in kept:
            headers = ((TRUNCATED, f"{limit} triples"),)
            break
        kept[triple] = None
    buffer = io.BytesIO()
    write_triples(sorted(kept, key=lambda t: (t[0].value, t[1].value)), format, buffer)
    return Reply(buffer.getvalue(), MEDIA[format], headers=headers)


def check_services(query: str, allowed: Sequence[str]) -> None:
    """Make sure that a query calls no service but those that are allowed.

    Raises:
        QueryError: it does.
    """
    for service in services(query):
        if service not in allowed:
            names = f"those allowed here are: {', '.join(allowed)}" if allowed else "this server allows none"
            raise QueryError(f"the query calls the service {service or '(not named by a full IRI)'}", names)
