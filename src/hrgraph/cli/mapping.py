"""`hrgraph claims` and `hrgraph entities`: what articles say, without a store."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hrgraph.cli.output import confidence_option, format_option, print_table, write_delimited

if TYPE_CHECKING:
    from hrgraph.records import MappedArticle

__all__ = ["claims", "entities", "show_mapped"]

_PARTIES = ("actors", "addressees", "instruments", "on_behalf_of")
_Row = dict[str, Any]


@click.command(short_help="Show what articles report, without a store.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@format_option("table", "csv", "jsonl")
@confidence_option()
def claims(paths: tuple[Path, ...], format: str, min_confidence: float) -> int:
    """Show what articles report: who did what to whom, with the words that prove it.

    Nothing is stored. JSON Lines hold everything, one claim a line; tables and CSV join the names of several
    participants with semicolons. The exit status is 1 if an article could not be read.

    \b
    Examples:
      hrgraph claims letter.txt
      hrgraph claims data/articles --format jsonl > claims.jsonl
      hrgraph claims data/articles --format csv > claims.csv
    """
    from hrgraph.pipeline import claim_rows

    return show_mapped(paths, format, claim_rows, _claim_cells, min_confidence)


@click.command(short_help="Show whom and what articles name, without a store.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@format_option("table", "csv", "jsonl")
def entities(paths: tuple[Path, ...], format: str) -> int:
    """Show whom and what articles name: organisations, people, offices, States, instruments.

    Nothing is stored. The exit status is 1 if an article could not be read.

    \b
    Examples:
      hrgraph entities letter.txt
      hrgraph entities data/articles --format jsonl > entities.jsonl
    """
    from hrgraph.pipeline import entity_rows

    return show_mapped(paths, format, entity_rows, _entity_cells)


def show_mapped(
    paths: Iterable[Path],
    format: str,
    rows_of: Callable[[MappedArticle], list[_Row]],
    cells_of: Callable[[_Row], dict[str, str]],
    min_confidence: float = 0.0,
) -> int:
    """Map articles and write what is asked of each.

    Args:
        paths: files and folders of articles.
        format: table, csv or jsonl.
        rows_of: the rows of an article, as JSON Lines hold them.
        cells_of: a row as tables and CSV hold it.
        min_confidence: leave out claims that are less sure, 0 to 1.

    Returns:
        the exit status: 1 where an article could not be read.
    """
    failures: list[str] = []
    rows = (row for mapped in _mapped(paths, failures, min_confidence) for row in rows_of(mapped))
    if format == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        cells = (cells_of(row) for row in rows)
        if format == "table":
            shown = [list(row.items()) for row in cells]
            columns = [name for name, _ in shown[0]] if shown else []
            print_table(columns, [[value for _, value in row] for row in shown])
        else:
            _write_csv(cells)
    for failure in failures:
        click.echo(f"hrgraph: error: {failure}", err=True)
    return 1 if failures else 0


def _mapped(paths: Iterable[Path], failures: list[str], min_confidence: float) -> Iterator[MappedArticle]:
    """The mapped articles; what can't be read is left out and named in `failures`."""
    from hrgraph.article import find_articles, read_article
    from hrgraph.errors import ArticleError
    from hrgraph.mapper import Mapper

    files = find_articles(list(paths))
    mapper = Mapper.load(min_confidence=min_confidence) if files else None
    for path in files:
        try:
            article = read_article(path)
        except ArticleError as error:
            failures.append(f"{error.message}\n  {error.mend}")
            continue
        assert mapper is not None
        yield mapper.map(article)


def _write_csv(rows: Iterator[dict[str, str]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    write_delimited("csv", list(first), (list(row.values()) for row in chain((first,), rows)))


def _claim_cells(row: _Row) -> dict[str, str]:
    cells = {"article": row["article"], "act": row["act"]}
    cells |= {name: "; ".join(party["label"] for party in row[name]) for name in _PARTIES}
    for name in ("demand", "date", "factuality", "quote", "start", "end", "frame", "confidence"):
        cells[name] = "" if row[name] is None else str(row[name])
    return cells


def _entity_cells(row: _Row) -> dict[str, str]:
    return {
        "article": row["article"],
        "label": row["label"],
        "type": row["type"],
        "mentions": str(len(row["mentions"])),
        "names": "; ".join(row["names"]),
        "iri": row["iri"],
    }
