"""`hrgraph attacks`: what articles report about attacks, one row an article."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hrgraph.cli.mapping import show_mapped
from hrgraph.cli.output import format_option

if TYPE_CHECKING:
    from hrgraph.attacks import Finding
    from hrgraph.authority import AuthorityIndex
    from hrgraph.records import MappedArticle

__all__ = ["attacks"]

_VALUES = ("date", "country", "violations", "victims", "perpetrator", "perpetrator_type")
_Row = dict[str, Any]


@click.command(short_help="Sum up the attacks that articles report, without a store.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@format_option("table", "csv", "jsonl")
def attacks(paths: tuple[Path, ...], format: str) -> int:
    """Sum up the attacks that articles report: when, where, what, on whom, by whom.

    One row an article, about the attack that it tells most of, with the quotation behind each value; an
    article without a word of one has no row. `hrgraph claims` shows every single act. Nothing is stored. JSON
    Lines hold the quotations' offsets, too. The exit status is 1 if an article could not be read.

    \b
    Examples:
      hrgraph attacks letter.txt
      hrgraph attacks news/ --format csv > attacks.csv
    """
    return show_mapped(paths, format, _rows, _cells)


@cache
def _authority() -> AuthorityIndex:
    from hrgraph.authority import load_authority

    return load_authority()


def _rows(mapped: MappedArticle) -> list[_Row]:
    from hrgraph.attacks import summarise

    summary = summarise(mapped, _authority())
    if summary is None:
        return []
    article = mapped.article
    row: _Row = {
        "article": summary.article,
        "title": article.title or None,
        "published": article.date.value if article.date else None,
    }
    for name in _VALUES:
        value = getattr(summary, name)
        row[name] = (
            [_shown(f) for f in value] if isinstance(value, tuple) else _shown(value) if value else None
        )
    return [row]


def _shown(finding: Finding) -> _Row:
    return {"value": finding.value, "quote": finding.quote, "start": finding.start, "end": finding.end}


def _cells(row: _Row) -> dict[str, str]:
    found = {name: row[name] if isinstance(row[name], list) else [row[name]] for name in _VALUES if row[name]}
    cells = {"article": row["article"]}
    cells |= {name: "; ".join(f["value"] for f in found.get(name, ())) for name in _VALUES}
    cells["title"] = row["title"] or ""
    cells["published"] = row["published"] or ""
    for name in _VALUES:
        quotes = dict.fromkeys(" ".join(f["quote"].split()) for f in found.get(name, ()))
        cells[f"{name} quote"] = " | ".join(quotes)
    return cells
