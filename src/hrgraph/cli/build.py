"""`hrgraph build`: from articles to a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
from click.core import ParameterSource

from hrgraph.cli.output import confidence_option, curation_option, store_option
from hrgraph.cli.stopping import stoppable
from hrgraph.errors import UsageError

if TYPE_CHECKING:
    from hrgraph.pipeline import BuildReport, Outcome

__all__ = ["build"]

_SHOWN = 20
"""So many articles that were kept out are named; the quarantine folder has them all."""


@click.command(short_help="Make or update a graph store from articles.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
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
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Processes that read articles (Linux).  [default: one a core, at most 8; none for few articles]",
)
@click.option("--out", metavar="DIR|URL", help="Write shards (files of N-Quads) there instead of a store.")
@click.option("--cluster", metavar="ADDRESS", help="With --out: map on the Dask cluster of this scheduler.")
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="With --out: so many articles in a file, at most on average.",
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="With --cluster: how long to wait for a scheduler or workers that are away.",
)
@click.pass_context
def build(
    context: click.Context,
    paths: tuple[str, ...],
    store: str,
    prune: bool,
    min_confidence: float,
    out: str | None,
    cluster: str | None,
    shard_size: int,
    wait: float,
    curation: Path | None,
    no_curation: bool,
    article_seconds: float,
    jobs: int | None,
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

    For a large corpus, on one machine or on a cluster (docs/scaling.md), --out writes files that hrgraph load
    puts into any store; PATH and --out may then be addresses like s3://bucket/folder:

    \b
      hrgraph build letters/ --out out/shards
      hrgraph build s3://corpus/letters --out s3://corpus/shards --cluster tcp://10.0.0.1:8786

    Stopping it (Ctrl-C) does no harm: it ends after the present article, and the same command again goes on
    from there. hrgraph status shows how far it is. The exit status is 1 if an article was kept out, and 130
    after Ctrl-C.
    """
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import Limits
    from hrgraph.pipeline import build as run

    _check(context, paths, prune, out, cluster)
    if cluster and jobs:
        raise UsageError(
            "--jobs is for this machine, --cluster for others",
            "choose one of them",
        )
    load = partial(Mapper.load, min_confidence=min_confidence)
    limits = Limits(seconds=article_seconds)
    decisions: Path | Literal[False] | None = False if no_curation else curation
    if out:
        from hrgraph.cli.shards import build_to_shards

        return build_to_shards(paths, out, cluster or "", shard_size, wait, jobs, load, limits, decisions)

    with stoppable("the present article") as stop, _progress() as progress:
        report = run(
            [Path(path) for path in paths],
            store,
            load,
            prune=prune,
            curation=decisions,
            progress=progress,
            stop=stop,
            limits=limits,
            jobs=jobs,
        )
    _summary(report, store)
    if report.stopped:
        click.echo("stopped; the same command again goes on from there", err=True)
        return stop.exit_status
    return 0 if report.complete else 1


def _check(
    context: click.Context, paths: tuple[str, ...], prune: bool, out: str | None, cluster: str | None
) -> None:
    """Refuse options that don't go together."""
    if cluster and not out:
        raise UsageError(
            "--cluster needs --out: workers write files, not a store",
            "name a folder that all of them can reach, then load it: hrgraph load",
        )
    if out and context.get_parameter_source("store") == ParameterSource.COMMANDLINE:
        raise UsageError("--out and --store are two builds", "build with --out, then hrgraph load --store")
    if out and prune:
        raise UsageError(
            "--prune is for stores: shards hold just the articles given", "use hrgraph load --prune"
        )
    elsewhere = next((path for path in paths if "://" in path), None)
    if elsewhere and not out:
        raise UsageError(
            f"{elsewhere} is no path on this machine",
            "with --out it may be an address; without, copy it here",
        )


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
    click.echo(f"{store}: {said}" + (f"; {acts} {'claim' if acts == 1 else 'claims'}" if acts else ""))
    heeded = sum(outcome.decisions for outcome in report.outcomes)
    stale = sum(outcome.stale for outcome in report.outcomes)
    if heeded or stale:
        also = f"; no longer fitting: {stale} (hrgraph review status)" if stale else ""
        click.echo(f"  decisions of reviewers applied: {heeded}{also}")
    warnings = sum(outcome.warnings for outcome in report.outcomes)
    if warnings:
        noun = "warning" if warnings == 1 else "warnings"
        click.echo(f"  {warnings} {noun}: hrgraph validate ARTICLES says which")
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
    shared = f" of {report.jobs} processes" if report.jobs > 1 else ""
    click.echo(f"  {total:.1f} s{shared}" + (f": {parts}" if parts else ""))
