"""The pages that people begin with: saved questions as forms, answers with their evidence."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from hrgraph.errors import QueryError, UsageError
from hrgraph.iris import HRG
from hrgraph.queries import SavedQuery, answer, answer_triples, find_query, query_form, saved_queries
from hrgraph.records import ACT_KEYS
from hrgraph.serve.answers import TRUNCATED, answer_query, check_services
from hrgraph.serve.context import Context
from hrgraph.serve.facts import read_acts
from hrgraph.serve.facts.names import PREFIX_LINES
from hrgraph.serve.faults import explain
from hrgraph.serve.formats import MEDIA, Rows, read_rows, write_rows
from hrgraph.serve.jobs import Failure, Reply
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.render import page
from hrgraph.serve.tables import answer_grid, linked_labels, result_grid
from hrgraph.store import Triple

__all__ = ["HTML", "home_page", "query_page", "question_page", "result_piece"]

HTML = "text/html; charset=utf-8"
SHOWN = 100
"""Rows of an answer on a page at first."""
_AT_ONCE = 500
"""Rows that a page reads at least: of one act there may be several, which it joins."""
_FIRST = "start here"
_COUNTS = {
    "acts": "?x a hrg:Act",
    "articles": "?x a hrg:Article",
    "people": "?x a hrg:Person",
    "organisations and States": "?x a/rdfs:subClassOf* hrg:Organisation",
    "offices": "?x a hrg:Office",
    "instruments": "?x a/rdfs:subClassOf* hrg:Instrument",
}
_GROUPS = {
    _FIRST: "Start here",
    "attacks": "Attacks and who protested",
    "offices": "Officials and their offices",
    "officials": "Officials and their offices",
    "instruments": "Instruments",
    "networks": "Ties between actors",
    "coalitions": "Ties between actors",
    "evidence": "Articles and evidence",
    "articles": "Articles and evidence",
    "curation": "Articles and evidence",
    "acts": "What actors do",
    "quotations": "What actors do",
}
"""Where the first page shows a question: by the first of these tags that it has."""


def home_page(context: Context, links: ServerLinks) -> Reply:
    """The first page: every saved question."""
    order = ("Start here", "What actors do", *_GROUPS.values(), "More")
    groups: dict[str, list[SavedQuery]] = {title: [] for title in order}
    for query in saved_queries():
        tag = next((tag for tag in _GROUPS if tag in query.tags), "")
        groups[_GROUPS.get(tag, "More")].append(query)
    body = page(
        "home.html",
        links,
        here="home",
        groups=[(title, queries) for title, queries in groups.items() if queries],
        figures=_figures(context),
        version=context.store.version(),
    )
    return Reply(body.encode("utf-8"), HTML)


def _figures(context: Context) -> list[tuple[str, int]]:
    found = []
    for name, pattern in _COUNTS.items():
        table = context.store.select(f"{PREFIX_LINES} SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
        found.append((name, int(next(iter(table.dicts()))["n"].value)))
    return found


def question_page(
    context: Context,
    links: ServerLinks,
    name: str,
    values: Mapping[str, str],
    format: str,
    shown: int = SHOWN,
) -> Reply:
    """A saved question with its answer, as html, csv or json.

    Args:
        context: the worker's.
        links: how to build URLs.
        name: of the query.
        values: of its parameters; those that are missing have their default.
        format: html, csv, tsv or json.
        shown: rows on the page.

    Raises:
        UsageError: there is no such query or a value is wrong.
    """
    query = find_query(name)
    known = {parameter.name for parameter in query.parameters}
    given = {key: value for key, value in values.items() if key in known}
    if format != "html":
        return _download(context, query, given, format)
    fault = ""
    body: dict[str, Any] = {"grid": None, "sparql": query.text}
    # a value that must be given and is not yet: just the form
    if all(p.default is not None or given.get(p.name) for p in query.parameters):
        try:
            body |= _answered(context, links, query, given, shown)
        except UsageError as error:
            fault = str(error)
    text = page(
        "question.html",
        links,
        here="home",
        query=query,
        values={p.name: given.get(p.name, p.default or "") for p in query.parameters},
        given=given,
        act_keys=ACT_KEYS,
        fault=fault,
        version=context.store.version(),
        **body,
    )
    return Reply(text.encode("utf-8"), HTML, status=400 if fault else 200)


def _answered(
    context: Context, links: ServerLinks, query: SavedQuery, given: Mapping[str, str], shown: int
) -> dict[str, Any]:
    sparql = query.bind(given)
    rows, more = _rows(context, query, given, max(_AT_ONCE, 5 * shown))
    grid = answer_grid(rows, links)
    total = len(grid.lines)
    grid = type(grid)(grid.columns, grid.lines[:shown], grid.numeric)
    acts = read_acts(context.store, [line.act for line in grid.lines if line.act])
    index = context.index()
    if index is not None:
        grid = linked_labels(grid, acts, index.by_labels, links)
    return {
        "grid": grid,
        "acts": acts,
        "rows": len(rows.rows),
        "total": total,
        "truncated": rows.truncated and not more,
        "more": more,
        "sparql": sparql,
        "shown": shown,
    }


def _rows(
    context: Context, query: SavedQuery, given: Mapping[str, str], wanted: int | None = None
) -> tuple[Rows, bool]:
    """The first rows of an answer, and whether there are more than were wanted.

    Args:
        context: the worker's.
        query: the question.
        given: values of its parameters.
        wanted: so many rows; None for all that the server gives.
    """
    bound = context.settings.row_limit
    limit = bound if wanted is None else min(bound, wanted)
    if query.form == "construct":
        triples: dict[Triple, None] = {}
        for triple in answer_triples(context.store, query, given):
            if triple not in triples and len(triples) >= limit:
                return Rows(("subject", "property", "value"), tuple(triples), True), limit < bound
            triples[triple] = None
        return Rows(("subject", "property", "value"), tuple(triples), False), False
    rows = read_rows(answer(context.store, query, given, limit=limit + 1), limit)
    return rows, rows.truncated and limit < bound


def _download(context: Context, query: SavedQuery, given: Mapping[str, str], format: str) -> Reply:
    if query.form == "construct":
        return answer_query(context, query.bind(given), "jsonld" if format == "json" else "turtle")
    rows, _ = _rows(context, query, given)
    ending = "srj" if format == "json" else format
    headers = [("Content-Disposition", f'attachment; filename="{query.name}.{ending}"')]
    if rows.truncated:
        headers.append((TRUNCATED, f"{len(rows.rows)} rows"))
    return Reply(write_rows(rows, format), MEDIA[format], headers=tuple(headers))


def query_page(context: Context, links: ServerLinks, query: str) -> Reply:
    """The SPARQL page, with the answer where a query was given (so it works without scripts)."""
    result = result_piece(context, links, query) if query.strip() else None
    saved = (q for q in saved_queries() if all(p.default is not None for p in q.parameters))
    examples = [(q.title, q.bind()) for q in saved]
    text = page(
        "query.html",
        links,
        here="query",
        query=query or DEFAULT_QUERY,
        result=result.body.decode("utf-8") if result else "",
        examples=examples,
        terms=_terms(context),
        row_limit=context.settings.row_limit,
        time_limit=context.settings.time_limit,
    )
    return Reply(text.encode("utf-8"), HTML, status=result.status if result else 200)


def _terms(context: Context) -> list[dict[str, str]]:
    """Classes and properties, for completion."""
    table = context.store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?t ?comment {{ ?t a ?kind ; rdfs:label ?label "
        "VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } "
        f'FILTER(STRSTARTS(STR(?t), "{HRG}")) '
        'OPTIONAL { ?t rdfs:comment ?comment FILTER(LANG(?comment) = "en") } } ORDER BY ?t'
    )
    found = {}
    for row in table.dicts():
        comment = row["comment"].value if "comment" in row else ""
        found[row["t"].value] = {"name": "hrg:" + row["t"].value.removeprefix(HRG), "note": comment}
    return [*found.values()]


DEFAULT_QUERY = """\
PREFIX hrg: <https://w3id.org/hrgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# Who is addressed by most acts?
SELECT ?who (COUNT(DISTINCT ?act) AS ?acts) WHERE {
  ?act a hrg:Act ;
       hrg:addressee ?who .
}
GROUP BY ?who
ORDER BY DESC(?acts)
LIMIT 20
"""


def result_piece(context: Context, links: ServerLinks, query: str) -> Reply:
    """The answer to a query as the part of the SPARQL page below the editor."""
    started = time.perf_counter()
    values: dict[str, Any] = {"query": query}
    status = 200
    try:
        values |= _result(context, links, query)
    except QueryError as error:
        failure = explain(error, query)
        status = failure.status
        values |= {"kind": "fault", "failure": failure, "excerpt": excerpt(query, failure)}
    values["milliseconds"] = round((time.perf_counter() - started) * 1000)
    return Reply(page("result.html", links, **values).encode("utf-8"), HTML, status=status)


def _result(context: Context, links: ServerLinks, query: str) -> dict[str, Any]:
    check_services(query, context.settings.services)
    form = query_form(query)
    if form == "ask":
        return {"kind": "yes" if context.store.ask(query) else "no"}
    limit = min(context.settings.row_limit, 1000)
    if form == "select":
        rows = read_rows(context.store.select(query), limit)
    else:
        triples = []
        for triple in context.store.construct(query):
            triples.append(triple)
            if len(triples) > limit:
                break
        unique = tuple(dict.fromkeys(triples))
        rows = Rows(("subject", "predicate", "object"), unique[:limit], len(triples) > limit)
    grid = result_grid(context.store, rows, links)
    return {"kind": form, "grid": grid, "truncated": rows.truncated, "rows": len(rows.rows)}


def excerpt(query: str, failure: Failure) -> str:
    """The line of a fault with a mark under its column; "" where no place is known."""
    lines: Sequence[str] = re.split(r"\r\n|\r|\n", query)
    if not 1 <= failure.line <= len(lines):
        return ""
    line = lines[failure.line - 1].replace("\t", " ")
    return f"{line}\n{' ' * (failure.column - 1)}^"
