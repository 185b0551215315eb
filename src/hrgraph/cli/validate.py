"""`hrgraph validate`: holding articles, RDF files and stores to the rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import echo_json, format_option, print_table

if TYPE_CHECKING:
    from hrgraph.validate import Finding

__all__ = ["validate"]

_COLUMNS = ("file", "severity", "rule", "node", "value", "message")


@click.command(short_help="Check articles, RDF files or stores.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@format_option("table", "json")
def validate(files: tuple[Path, ...], format: str) -> int:
    """Check articles, RDF files or whole stores against hrgraph's rules.

    An article is mapped, and its graph judged as at the gate of a store. RDF files (.ttl, .nq, .trig, .nt,
    .jsonld, .rdf) are judged together, with the authority data known. A store is checked for what no single
    article shows, such as two holders of one seat.

    \b
    Examples:
      hrgraph validate letter.txt                 would this article enter a store?
      hrgraph validate letters                    and all of this folder?
      hrgraph validate my-organisations.ttl       is my authority data all right?
      hrgraph validate out/demo                   does the whole store hold together?

    The exit status is 1 if a rule is broken; warnings don't count.
    """
    files = tuple(_spread(files))
    findings = [*_stores(files), *_articles(files), *_graphs(files)]
    rows = [_row(name, finding) for name, finding in findings]
    if format == "json":
        echo_json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(_COLUMNS, rows, total="findings")
    return 1 if any(finding.severity == "violation" for _, finding in findings) else 0


def _row(name: str, finding: Finding) -> tuple[str, ...]:
    return name, finding.severity, finding.rule, finding.focus, finding.value, finding.message


def _spread(files: Iterable[Path]) -> Iterable[Path]:
    """A folder that is no store but holds articles stands for them."""
    from hrgraph.article import find_articles
    from hrgraph.store import StoreFolder

    for path in files:
        store = StoreFolder(path)
        is_store = store.identity.exists() or store.database.exists()
        inside = find_articles([path]) if path.is_dir() and not is_store else []
        yield from inside or [path]


def _stores(files: Iterable[Path]) -> Iterable[tuple[str, Finding]]:
    from hrgraph.store import open_store
    from hrgraph.validate import run_checks

    for path in files:
        if path.is_dir():
            with open_store(path) as store:
                yield from ((str(path), finding) for finding in run_checks(store))


def _articles(files: Iterable[Path]) -> Iterable[tuple[str, Finding]]:
    from hrgraph.article import SUFFIXES, read_article

    articles = [path for path in files if path.suffix.lower() in SUFFIXES and not path.is_dir()]
    if not articles:
        return
    from hrgraph.authority import authority_files
    from hrgraph.errors import ArticleError
    from hrgraph.mapper import Mapper
    from hrgraph.triples import TripleWriter
    from hrgraph.validate import Finding, read_slice, validate_article

    mapper, writer, known = Mapper.load(), TripleWriter(), read_slice(authority_files())
    for path in articles:
        try:
            article = read_article(path)
        except ArticleError as error:
            if len(articles) == 1:
                raise
            yield str(path), Finding("violation", "unreadable", path.name, "", "", str(error))
            continue
        report = validate_article(writer.nquads(mapper.map(article)), known)
        yield from ((str(path), finding) for finding in report.findings)


def _graphs(files: Iterable[Path]) -> Iterable[tuple[str, Finding]]:
    from hrgraph.article import SUFFIXES

    graphs = [path for path in files if path.suffix.lower() not in SUFFIXES and not path.is_dir()]
    if not graphs:
        return
    from hrgraph.authority import authority_files
    from hrgraph.validate import read_slice, validate_graph

    report = validate_graph(*graphs, context=read_slice(authority_files()))
    name = str(graphs[0]) if len(graphs) == 1 else f"{len(graphs)} files"
    yield from ((name, finding) for finding in report.findings)
