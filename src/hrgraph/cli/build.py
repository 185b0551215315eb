"""`hrgraph build`: from articles to a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from hrgraph.cli.output import confidence_option, curation_option, store_option
from hrgraph.cli.stopping import stoppable

if TYPE_CHECKING:
    from hrgraph.pipeline import BuildReport, Outcome

__all__ = ["build"]

_SHOWN = 20
"""So many articles that were kept out are named; the quarantine folder has them all."""


@click.command(short_help="Make or update a graph store from articles.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@store_option()
@click.option("--prune", is_flag=True, help="Remove the store's articles that are not among the paths.")
@confidence_option()
@curation_option()
@click.option("--no-curation", is_flag=True, help="Build without the decisions of reviewers.")
@click.option(
    "--article-seconds",
    type=click.FloatRange(min=0),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Processor time that one article may take; one that takes more goes to quarantine. 0 is no limit.",
)
def build(
    paths: tuple[Path, ...],
    store: str,
    prune: bool,
    min_confidence: float,
    curation: Path | None,
    no_curation: bool,
    article_seconds: float,
) -> int:
    """Make or update a graph store from articles.

    Reads .txt, .md (with front matter) and .html files, and folders of them. What the store has already is
    skipped; what has changed replaces its earlier version; an article whose graph breaks a rule goes to the
    folder STORE/quarantine with a report, and the others go in. STORE may be a SPARQL endpoint. The decisions
    of `hrgraph review` are applied.

    \b
    Examples:
      hrgraph build data/articles                          into the folder hrgraph-store
      hrgraph build letters/ speech.txt --store out/mine   files and folders, elsewhere
      hrgraph build letters/ --store out/mine --prune      and drop what is no longer in letters/

    Stopping it (Ctrl-C) does no harm: it ends after the present article, and the same command again goes on
    from there. hrgraph status shows how far it is. The exit status is 1 if an article was kept out, and 130
    after Ctrl-C.
    """
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import Limits
    from hrgraph.pipeline import build as run

    limits = Limits(seconds=article_seconds)
    with stoppable("the present article") as stop, _progress() as progress:
        load = partial(Mapper.load, min_confidence=min_confidence)
        decisions: Path | Literal[False] | None = False if no_curation else curation
        report = run(
            list(paths),
            store,
            load,
            prune=prune,
            curation=decisions,
            progress=progress,
            stop=stop,
            limits=limits,
        )
    _summary(report, store)
    if report.stopped:
        click.echo("stopped; the same command again goes on from there", err=True)
        return stop.exit_status
    return 0 if report.complete else 1


@contextmanager
def _progress() -> Iterator[Callable[[Outcome, int, int], None]]:
    """A progress bar where somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("loading", total=None)

        def show(outcome: Outcome, number: int, total: int) -> None:
            bar.update(task, completed=number, total=total, description=outcome.article)

        yield show


def _summary(report: BuildReport, store: str) -> None:
    from hrgraph.store import quarantine_folder

    counts = {kind: len(report.of(kind)) for kind in ("added", "changed", "unchanged", "removed")}
    acts = sum(outcome.acts for outcome in report.outcomes)
    said = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) or "nothing to do"
    click.echo(f"{store}: {said}" + (f"; {acts} claims" if acts else ""))
    heeded = sum(outcome.decisions for outcome in report.outcomes)
    stale = sum(outcome.stale for outcome in report.outcomes)
    if heeded or stale:
        also = f"; {stale} no longer fit: hrgraph review status" if stale else ""
        click.echo(f"  {heeded} decisions of reviewers applied{also}")
    warnings = sum(outcome.warnings for outcome in report.outcomes)
    if warnings:
        click.echo(f"  {warnings} warnings: hrgraph validate ARTICLE shows those of one article")
    kept_out = [*report.of("unreadable"), *report.of("quarantined")]
    for outcome in kept_out[:_SHOWN]:
        click.echo(f"  {outcome.kind}: {outcome.article}: {outcome.reason}", err=True)
        if outcome.kind == "quarantined":
            click.echo(f"    see {outcome.path}", err=True)
    if len(kept_out) > _SHOWN:
        click.echo(f"  and {len(kept_out) - _SHOWN} more, all in {quarantine_folder(store)}", err=True)
    total = sum(report.seconds.values())
    slowest = sorted(report.seconds.items(), key=lambda item: -item[1])
    parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in slowest if seconds >= 0.05)
    click.echo(f"  {total:.1f} s" + (f": {parts}" if parts else ""))
