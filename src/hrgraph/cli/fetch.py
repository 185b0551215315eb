"""`hrgraph fetch`: pages from the web into a folder."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.errors import MissingExtraError, UsageError

if TYPE_CHECKING:
    from hrgraph.fetch import FetchReport

__all__ = ["fetch"]

_SHOWN = 10


@click.command(short_help="Fetch pages, feeds and sitemaps from the web, politely.")
@click.argument("sources", nargs=-1, required=True, metavar="URL|FILE...")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder for the pages.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Pause between two requests to one host; a longer one in its robots.txt counts.",
)
@click.option(
    "--contact", metavar="TEXT", default="", help="Your e-mail or web address, for the sites' owners."
)
@click.option(
    "--only", metavar="PATTERN", default="", help="Of lists, only addresses that match this expression."
)
@click.option(
    "--since", metavar="DATE", default="", help="Of lists, only what changed then or later: 2023-05-01."
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10_000,
    show_default=True,
    metavar="N",
    help="The most new pages that lists may lead to.",
)
@click.option(
    "--retries", type=click.IntRange(0, 10), default=3, show_default=True, help="After errors that may pass."
)
@click.option(
    "--timeout",
    type=click.FloatRange(1, 600),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a server may be silent; a whole page may take four times as long.",
)
@click.option(
    "--max-mb", type=click.FloatRange(0.01, 1000), default=50.0, show_default=True, help="The largest page."
)
@click.option("--allow-private", is_flag=True, help="Also ask computers of your own network and this one.")
def fetch(
    sources: tuple[str, ...],
    out: Path,
    delay: float,
    contact: str,
    only: str,
    since: str,
    limit: int,
    retries: int,
    timeout: float,
    max_mb: float,
    allow_private: bool,
) -> int:
    """Fetch pages from the web into a folder that `hrgraph ingest` reads.

    An address may be a page, a PDF file, an RSS or Atom feed, a sitemap or an index of sitemaps; a FILE holds
    one address a line, or is a CSV table with a column url. Rules of robots.txt are kept, one request at a
    time goes to each host, and computers that are not on the open internet are not asked.

    The same command again asks only for what has changed. Stopping it (Ctrl-C) does no harm: run it again and
    it goes on. fetch-report.json in the folder says what became of each address.

    \b
    Examples:
      hrgraph fetch https://example.org/news/feed --contact me@example.org --out crawl
      hrgraph fetch https://example.org/sitemap.xml --only /news/ --since 2023 --out crawl
      hrgraph fetch data/sources.csv --out crawl
      hrgraph ingest crawl --out articles

    The exit status is 1 if an address gave no page.
    """
    try:
        from hrgraph.fetch import Limits, Options
        from hrgraph.fetch import fetch as run
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("hrgraph"):
            raise
        raise MissingExtraError("hrgraph fetch", "sources") from None

    if math.isnan(delay + timeout + max_mb):
        raise UsageError("--delay, --timeout and --max-mb are numbers", "for example --delay 2")
    try:
        pattern = re.compile(only) if only else None
    except re.error as error:
        raise UsageError(
            f"--only {only} is no regular expression: {error}", "for example --only /news/"
        ) from None
    if since and not re.fullmatch(r"(?:19|20)\d\d(?:-\d\d){0,2}", since):
        raise UsageError(f"--since {since} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
    options = Options(
        delay=delay,
        limits=Limits(silence=timeout, seconds=4 * timeout, size=int(max_mb * 1e6)),
        pages=limit,
        retries=retries,
        only=pattern,
        since=since,
        allow_private=allow_private,
        contact=" ".join(contact.split()),
    )
    with _progress() as progress:
        report = run(sources, out, options, progress)
    _summary(report, out, limit)
    return 1 if report.missing else 0


def _summary(report: FetchReport, out: Path, limit: int) -> None:
    from hrgraph.fetch import REPORT

    counts = {name: report.count(name) for name in ("new", "changed", "unchanged")}
    said = ", ".join(f"{number} {name}" for name, number in counts.items() if number) or "no page"
    lists = report.count("list")
    click.echo(f"{out}: {said}" + (f" (from {lists} list{'s' * (lists != 1)})" if lists else ""))
    if report.over:
        click.echo(f"{report.over} left for another run: the limit is {limit} new pages (--limit)")
    for known in report.missing[:_SHOWN]:
        kept = "; the page of an earlier run stays" if known.file else ""
        click.echo(f"{known.outcome}: {known.url}: {known.reason}{kept}", err=True)
    if len(report.missing) > _SHOWN:
        click.echo(f"and {len(report.missing) - _SHOWN} more, see {out / REPORT}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar where somebody watches."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("asking", total=None)

        def show(url: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description=escape(url[:60]))

        yield show
