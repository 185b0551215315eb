"""Answer tables as pages show them: named columns, linked labels, rows of one act joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hrgraph.records import ACT_KEYS
from hrgraph.serve.facts import ActFacts, labels_of
from hrgraph.serve.facts.names import short_iri
from hrgraph.serve.formats import Rows
from hrgraph.serve.links import Links, is_web
from hrgraph.serve.words import long_date
from hrgraph.store import Store, Term
from hrgraph.store.terms import XSD

__all__ = ["Cell", "Grid", "Line", "answer_grid", "linked_labels", "result_grid"]

_NUMBERS = frozenset(
    f"{XSD}{name}" for name in ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
)
_DATES = frozenset(f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth", "dateTime"))
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One value."""

    text: str
    url: str = ""
    title: str = ""
    """More, for those who point at it."""
    kind: str = "text"
    """text, number, date, act, iri, web"""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: several values in a column where rows were joined."""

    cells: tuple[tuple[Cell, ...], ...]
    act: str = ""
    """IRI of the act that the row is about."""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table for a page."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: tuple[bool, ...]


def result_grid(store: Store, rows: Rows, links: Links) -> Grid:
    """The answer to a SPARQL query: IRIs with their labels, linked; literals as people read them."""
    iris = {t.value for row in rows.rows for t in row if t is not None and t.kind == "iri"}
    labels = labels_of(store, iris)
    lines = tuple(
        Line(tuple(() if term is None else (_cell(term, labels, links),) for term in row))
        for row in rows.rows
    )
    return _grid(rows.variables, lines)


def answer_grid(rows: Rows, links: Links) -> Grid:
    """The answer to a saved question: rows about one act joined, its IRI and words put aside."""
    names = list(rows.variables)
    act = names.index("act") if "act" in names else -1
    quote = names.index("quote") if "quote" in names else -1
    iri = names.index("iri") if "iri" in names else -1
    lines: list[Line] = []
    for row in rows.rows:
        cells: list[tuple[Cell, ...]] = [
            () if term is None or not term.value else (_cell(term, {}, links, name),)
            for term, name in zip(row, names, strict=True)
        ]
        about = _value(row, act)
        if lines and about and lines[-1].act == about:
            joined = (tuple(dict.fromkeys(a + b)) for a, b in zip(lines[-1].cells, cells, strict=True))
            lines[-1] = replace(lines[-1], cells=tuple(joined))
            continue
        if iri >= 0 and "article" in names and cells[names.index("article")]:
            at = names.index("article")
            cells[at] = (replace(cells[at][0], url=links.page(_value(row, iri))),)
        lines.append(Line(tuple(cells), act=about, quote=_value(row, quote)))
    aside = {act, quote, iri if "article" in names else -1}
    if act >= 0 and "article" in names:
        aside.add(names.index("article"))  # the evidence of each row names it
    used = [i for i in range(len(names)) if i not in aside and any(line.cells[i] for line in lines)]
    return _grid(
        [names[i].replace("_", " ") for i in used],
        tuple(replace(line, cells=tuple(line.cells[i] for i in used)) for line in lines),
    )


def linked_labels(
    grid: Grid,
    acts: Mapping[str, ActFacts],
    elsewhere: Callable[[Iterable[str]], Mapping[str, str]],
    links: Links,
) -> Grid:
    """The table with links on the names of actors, instruments and articles.

    Args:
        grid: the table.
        acts: the acts that its rows are about: their participants are meant by their labels.
        elsewhere: finds things by label, for rows that are about no act.
        links: how to build URLs.
    """
    plain = {
        cell.text
        for line in grid.lines
        if line.act not in acts
        for cells in line.cells
        for cell in cells
        if cell.kind == "text"
    }
    known = elsewhere(plain) if plain else {}

    def link(cell: Cell, iris: Mapping[str, str]) -> Cell:
        iri = iris.get(cell.text) if cell.kind == "text" and not cell.url else None
        return replace(cell, url=links.page(iri)) if iri else cell

    lines = []
    for line in grid.lines:
        act = acts.get(line.act)
        iris = known if act is None else _participants(act)
        lines.append(
            replace(line, cells=tuple(tuple(link(cell, iris) for cell in cells) for cells in line.cells))
        )
    return replace(grid, lines=tuple(lines))


def _participants(act: ActFacts) -> dict[str, str]:
    found = {named.label: named.iri for _, things in act.roles for named in things}
    return found | {act.article.label: act.article.iri, act.label: act.iri}


def _grid(columns: Sequence[str], lines: tuple[Line, ...]) -> Grid:
    numeric = tuple(
        any(line.cells[i] for line in lines)
        and all(cell.kind == "number" for line in lines for cell in line.cells[i])
        for i in range(len(columns))
    )
    return Grid(tuple(columns), lines, numeric)


def _value(row: Sequence[Term | None], at: int) -> str:
    term = row[at] if at >= 0 else None
    return term.value if term else ""


def _cell(term: Term, labels: Mapping[str, str], links: Links, column: str = "") -> Cell:
    if term.kind == "iri":
        label = labels.get(term.value)
        url = links.page(term.value)
        if label is None and url == term.value:
            return Cell(term.value, url, kind="web")
        return Cell(label or short_iri(term.value), url, title=term.value, kind="iri")
    if term.kind == "bnode":
        return Cell(f"_:{term.value}", kind="iri")
    if term.datatype in _NUMBERS:
        return Cell(term.value, kind="number", title=short_iri(term.datatype))
    if term.datatype in _DATES or (
        column in ("date", "issued", "begin", "end") and _ISO.fullmatch(term.value)
    ):
        return Cell(long_date(term.value), kind="date", title=term.value)
    if column == "act_type" and term.value in ACT_KEYS:
        return Cell(term.value, kind="act")
    if is_web(term.value) and " " not in term.value:
        return Cell(term.value, term.value, kind="web")
    title = short_iri(term.datatype) if term.datatype else ""
    return Cell(term.value, title=title, language=term.language)
