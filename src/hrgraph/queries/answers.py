"""Answering saved queries on large stores: from lists beside the store, counts that are kept, page by page.

The answer is that of the SPARQL in every case; what differs is how soon it begins.

- A query that has a file in queries/sql is asked of the lists of the store (`hrgraph.store.lists`), where the
  store has them.
- A query whose header says `kept: true` counts over all articles.  The lists have counted for most of them;
  else a store in a folder keeps its whole answer, for those who give no parameter, until an article changes.
- One with `pages: when` lists acts in order of time.  How many acts stand under each date is kept too; the
  list is read some dates at a time, each part sorted on its own.  Together they are the answer in its order.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterator, Mapping
from itertools import islice

from hrgraph.errors import QueryError
from hrgraph.iris import HRG
from hrgraph.queries.saved import SavedQuery, saved_queries
from hrgraph.store import Store, Table, Term, Triple
from hrgraph.store.kept import KeptAnswers
from hrgraph.store.lists import DamagedLists, Lists

__all__ = ["answer", "answer_triples", "keep_answers"]

_DATES = f"SELECT ?when (COUNT(?listed) AS ?n) {{ ?listed <{HRG}when> ?when }} GROUP BY ?when ORDER BY ?when"
_WHERE = re.compile(r"^WHERE \{", re.MULTILINE)
_SMALL = 5000
"""Of so few acts and articles every answer comes at once."""
_FIRST, _MOST = 64, 2048
"""Acts and articles in the first part of a list, of which a page is wanted, and in the largest."""
_WORTH_KEEPING = 0.2
"""Seconds after which an answer is kept by whoever happened to ask."""

_Row = tuple[Term | None, ...]


def answer(
    store: Store, query: SavedQuery, values: Mapping[str, str] | None = None, *, limit: int | None = None
) -> Table:
    """The answer of a saved SELECT query, in its order; iterate it while the store is open.

    Args:
        store: where to ask.
        query: what to ask.
        values: of its parameters.
        limit: the first so many rows; None for all of them.

    Raises:
        UsageError: a value is missing, unknown or of the wrong type.
        QueryError: the query answers with triples, or can't be answered.
    """
    if query.form != "select":
        raise QueryError(f"the query {query.name} does not answer with a table", "ask it by itself")
    sparql = query.bind(values)
    table = None
    if store.kept is not None:
        lists = store.lists if query.sql else None
        if query.kept and sparql == query.bind() and not (lists and query.counts):
            table = _kept(store, store.kept, query, sparql)
        elif lists:
            table = _listed(store, lists, query, values, sparql)
        elif query.pages and not _by_name(query, values or {}):
            table = _by_dates(store, store.kept, query.pages, sparql, limit)
    return (table or store.select(sparql)).head(limit)


def answer_triples(
    store: Store, query: SavedQuery, values: Mapping[str, str] | None = None
) -> Iterator[Triple]:
    """The answer of a saved CONSTRUCT query, in no order; iterate it while the store is open.

    Args:
        store: where to ask.
        query: what to ask.
        values: of its parameters.

    Raises:
        UsageError: a value is missing, unknown or of the wrong type.
        QueryError: the query answers with a table, or can't be answered.
    """
    sparql = query.bind(values)
    if query.form == "construct" and query.sql and (lists := store.lists):
        try:
            return _constructed(store, lists, lists.select(*query.bind_sql(values)), sparql)
        except DamagedLists as error:
            lists.distrust(error)
    return store.construct(sparql)


def _constructed(store: Store, lists: Lists, found: Table, sparql: str) -> Iterator[Triple]:
    try:
        for subject, predicate, value in found.rows:
            if subject and predicate and value:
                yield subject, predicate, value
    except DamagedLists as error:
        lists.distrust(error)
        yield from store.construct(sparql)  # some of them again, as of the union of graphs they come too


def keep_answers(store: Store) -> None:
    """Complete the lists of a store, count what the saved queries count over all articles, and keep it.

    Nothing happens where the store keeps nothing (in memory, at an endpoint), and nothing is counted of one
    that is so small that every answer comes at once.

    Raises:
        OSError: it can't be written.
        StoreError: the lists can't be written.
    """
    if store.kept is None:
        return
    store.complete_lists()
    dates = None if store.lists else list(_kept(store, store.kept, None, _DATES).rows)
    size = len(store.lists) if store.lists else sum(int(_value(row[1])) for row in dates or ())
    if size < _SMALL:
        return
    for query in saved_queries():
        if query.kept and not (store.lists and query.counts):
            sparql = query.bind()
            if store.kept.read(query.name, sparql) is None:
                store.kept.keep(query.name, sparql, _counted(store, query, sparql))


def _kept(store: Store, kept: KeptAnswers, query: SavedQuery | None, sparql: str) -> Table:
    """A kept answer (of no query: the dates); one that must be counted now is kept, where that took long."""
    name = query.name if query else "dates"
    found = kept.read(name, sparql)
    if found is not None:
        return found
    begun = time.monotonic()
    table = _counted(store, query, sparql)
    rows = list(table.rows)
    if time.monotonic() - begun > _WORTH_KEEPING:
        with contextlib.suppress(OSError):  # in a folder that others own
            kept.keep(name, sparql, Table(table.variables, iter(rows)))
    return Table(table.variables, iter(rows))


def _counted(store: Store, query: SavedQuery | None, sparql: str) -> Table:
    lists = store.lists if query is not None and query.sql else None
    found = _listed(store, lists, query, None, sparql) if query is not None and lists else None
    return found or store.select(sparql)


def _listed(
    store: Store, lists: Lists, query: SavedQuery, values: Mapping[str, str] | None, sparql: str
) -> Table | None:
    """The answer of the lists; where they turn out to be damaged, the store goes on, or begins (None)."""
    try:
        found = lists.select(*query.bind_sql(values))
    except DamagedLists as error:
        lists.distrust(error)
        return None

    def rest(done: int) -> Iterator[_Row]:
        return islice(store.select(sparql).rows, done, None)

    def texts() -> Iterator[tuple[str, ...]]:
        done = 0
        try:
            for done, row in enumerate(found.values(), 1):  # noqa: B007
                yield row
        except DamagedLists as error:
            lists.distrust(error)
            yield from Table(found.variables, rest(done)).values()

    def rows() -> Iterator[_Row]:
        done = 0
        try:
            for done, row in enumerate(found.rows, 1):  # noqa: B007
                yield row
        except DamagedLists as error:
            lists.distrust(error)
            yield from rest(done)

    return Table(found.variables, rows(), texts())


def _by_name(query: SavedQuery, values: Mapping[str, str]) -> bool:
    """Whether somebody or something is asked for by name: then the store begins there."""
    narrow = {p.name for p in query.parameters if p.type in ("name", "iri")}
    return any(name in narrow and value.strip() for name, value in values.items())


def _by_dates(store: Store, kept: KeptAnswers, variable: str, sparql: str, limit: int | None) -> Table | None:
    """A list, read some dates at a time; None where that is not worth it."""
    dates = [(_value(row[0]), int(_value(row[1]))) for row in _kept(store, kept, None, _DATES).rows]
    if sum(number for _, number in dates) < _SMALL:
        return None
    parts = _parts(dates, _MOST if limit is None else _FIRST)
    first = store.select(_within(sparql, variable, next(parts)))

    def rows() -> Iterator[_Row]:
        yield from first.rows
        for part in parts:
            yield from store.select(_within(sparql, variable, part)).rows

    return Table(first.variables, rows())


def _parts(dates: list[tuple[str, int]], size: int) -> Iterator[list[str]]:
    """Dates in their order, as many at a time as have so many acts and articles, then twice as many."""
    part: list[str] = []
    listed = 0
    for date, number in dates:
        part.append(date)
        listed += number
        if listed >= size:
            yield part
            part, listed, size = [], 0, min(2 * size, _MOST)
    if part:
        yield part


def _within(sparql: str, variable: str, dates: list[str]) -> str:
    values = " ".join(f'"{date}"' for date in dates)
    return _WHERE.sub(f"WHERE {{\n  VALUES ?{variable} {{ {values} }}", sparql, count=1)


def _value(term: Term | None) -> str:
    return "" if term is None else term.value
