"""`hrgraph ingest`: from pages, PDF files, feeds and archives to articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hrgraph.errors import MissingExtraError, UsageError

__all__ = ["ingest"]

_SHOWN = 10


@click.command(short_help="Turn pages, PDF files, feeds, tables and archives into articles.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder for the articles.",
)
@click.option(
    "--language",
    metavar="CODE",
    default="en",
    show_default=True,
    help="Set articles in other languages aside; any keeps all.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="USE=NAME",
    help="What a table's column is for: text, title, published, publisher, source, lang or rights.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    metavar="N",
    help="Processes that read at the same time; 0, the default: one a core.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 86_400),
    default=60.0,
    show_default=True,
    help="What takes longer to read is set aside.",
)
@click.option(
    "--megabytes",
    type=click.IntRange(100),
    default=2_000,
    show_default=True,
    help="What takes more memory to read is set aside (on Linux).",
)
def ingest(
    paths: tuple[Path, ...],
    out: Path,
    language: str,
    columns: tuple[str, ...],
    jobs: int,
    seconds: float,
    megabytes: int,
) -> int:
    """Turn sources into articles: Markdown files with title, date, publisher and address.

    Reads HTML, WARC, PDF, DOCX, RSS and Atom, e-mail messages (.eml), CSV, TSV, JSON Lines, Parquet, text,
    and ZIP and tar archives of these. Navigation, teasers and other boilerplate stay out; the same release
    found twice becomes one article with several addresses. ingest-report.jsonl in the folder says what became
    of each source. What takes too much time or memory is set aside, and the rest is read.

    \b
    Examples:
      hrgraph ingest crawl.warc.gz letters/ --out articles
      hrgraph ingest news.csv --column text=maintext --column published=date_publish --out articles
      hrgraph build articles --store out/mine
    """
    try:
        from hrgraph.ingest import Bounds
        from hrgraph.ingest import ingest as run
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("hrgraph"):
            raise
        raise MissingExtraError("hrgraph ingest", "sources") from None

    named: dict[str, str] = {}
    for column in columns:
        use, equals, name = column.partition("=")
        if not equals or not name:
            raise UsageError(f"--column {column} is not USE=NAME", "for example --column text=body")
        named[use] = name
    with _progress() as progress:
        report = run(
            list(paths),
            out,
            language="" if language == "any" else language,
            columns=named,
            bounds=Bounds(seconds, megabytes),
            jobs=jobs,
            progress=progress,
        )
    noun = "article" if report.written == 1 else "articles"
    click.echo(f"{report.written} {noun} written to {out}, {report.unchanged} unchanged")
    if report.duplicates:
        click.echo(f"{report.duplicates} were the same as another one")
    if report.languages:
        counts = ", ".join(f"{code} {count}" for code, count in report.languages)
        click.echo(f"{sum(count for _, count in report.languages)} set aside in other languages: {counts}")
    if report.set_aside:
        click.echo(f"{report.set_aside} set aside: too short, or only a teaser")
    for item in report.failed[:_SHOWN]:
        told = item.reason if item.reason.startswith(item.origin) else f"{item.origin}: {item.reason}"
        click.echo(f"failed: {told}", err=True)
    if len(report.failed) > _SHOWN:
        click.echo(f"and {len(report.failed) - _SHOWN} more, see {out / 'ingest-report.jsonl'}", err=True)
    return 1 if report.failed else 0


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar where somebody watches: files, and what is read in them."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None)
        documents = 0

        def show(origin: str, file: int, files: int) -> None:
            nonlocal documents
            documents += 1
            said = f"{documents:,} documents  {origin[-50:]}"
            bar.update(task, completed=file, total=files, description=escape(said))

        yield show
