"""Shards: `hrgraph build --out`, and `hrgraph load`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from hrgraph.cli.output import store_option
from hrgraph.cli.stopping import stoppable
from hrgraph.errors import UsageError

if TYPE_CHECKING:
    from hrgraph.pipeline import ArticleMapper, Limits
    from hrgraph.pipeline.shards import LoadReport, ShardReport

__all__ = ["build_to_shards", "load"]

_EVERY = 60.0
"""Seconds between lines in a log, where nobody watches a bar."""


def build_to_shards(
    paths: tuple[str, ...],
    out: str,
    cluster: str,
    shard_size: int,
    wait: float,
    jobs: int | None,
    mapper: Callable[[], ArticleMapper],
    limits: Limits,
    curation: Path | Literal[False] | None,
) -> int:
    """Build shards, here or on a cluster.

    Returns:
        The exit status: 1 if an article was kept out.
    """
    from hrgraph.pipeline.shards import Processes, Setup, build_shards
    from hrgraph.pipeline.shards.cluster import Cluster
    from hrgraph.pipeline.shards.places import Place

    if cluster and Place(out).private:
        raise UsageError(
            f"{out} is the memory of this process, which workers can't see", "name a folder that they share"
        )
    setup = Setup(mapper, limits=limits)
    with _progress() as show:
        there = Cluster(cluster, patience=wait, say=lambda line: show(line, None, None))
        report = build_shards(
            paths,
            out,
            setup,
            curation=curation,
            run=there if cluster else Processes(jobs),
            shard_size=shard_size,
            progress=lambda shard, done, total: show("mapping" if shard else "loading", done, total),
        )
    _built(report)
    return 1 if report.kept_out else 0


def _built(report: ShardReport) -> None:
    files = "1 file" if report.shards == 1 else f"{report.shards} files"
    click.echo(
        f"{report.manifest}: {report.articles} articles in {files}, {report.statements} statements, "
        f"{report.claims} claims; {report.fresh} mapped now"
    )
    for article, kind, reason in report.named:
        click.echo(f"  {kind}: {article}: {reason}", err=True)
    if report.kept_out:
        folder = report.manifest.rpartition("/")[0]
        click.echo(f"  {report.kept_out} kept out, with reports in {folder}/kept-out", err=True)
    click.echo(f"  hrgraph load {report.manifest} --store DIR|URL puts them into a store")


@click.command(short_help="Load the shards of a large corpus into a store.")
@click.argument("manifest", metavar="MANIFEST")
@store_option()
@click.option("--prune", is_flag=True, help="Remove the store's articles that are not in the manifest.")
def load(manifest: str, store: str, prune: bool) -> int:
    """Load the shards that hrgraph build --out made into a store.

    MANIFEST is the file manifest.json or its folder: a path, or an address like s3://bucket/shards. Each file
    is held against its checksum first, and one that is damaged is not loaded. What the store has already is
    skipped; what has changed is replaced, each article in one step; the authority data and the ontology go
    in as well. STORE may be a SPARQL endpoint.

    \b
    Examples:
      hrgraph load out/shards --store out/mine
      hrgraph load s3://corpus/shards/manifest.json --store http://localhost:7878
      hrgraph load out/shards --store out/mine --prune     and drop what the manifest no longer has

    Stopping it (Ctrl-C) does no harm: the same command again goes on from there. The exit status is 1 if a
    file was missing or damaged.
    """
    from hrgraph.pipeline.shards import load_shards

    with stoppable("the present file") as stop, _progress() as show:
        report = load_shards(manifest, store, prune=prune, progress=show, stop=stop)
    _loaded(report, store)
    if report.stopped:
        click.echo("stopped; the same command again goes on from there", err=True)
        return stop.exit_status
    return 0


def _loaded(report: LoadReport, store: str) -> None:
    counts = {kind: getattr(report, kind) for kind in ("added", "changed", "unchanged", "removed")}
    said = ", ".join(f"{number} {kind}" for kind, number in counts.items() if number) or "nothing to do"
    statements = f"; {report.statements} statements" if report.statements else ""
    click.echo(f"{store}: {said}{statements}")
    if report.sources:
        click.echo(f"  loaded as well: {' and '.join(report.sources)}")
    if report.kept_out:
        click.echo(f"  {report.kept_out} articles were kept out when the shards were made", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[str, int | None, int | None], None]]:
    """A progress bar where somebody watches; a line now and then in a log."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("loading", total=None)
        last = time.monotonic()
        before = ""

        def show(what: str, done: int | None, total: int | None) -> None:
            nonlocal last, before
            bar.update(task, completed=done, total=total, description=what)
            new = done is None and what != before
            if bar.disable or new:
                if not new and time.monotonic() - last < _EVERY:
                    return
                last = time.monotonic()
                click.echo(what if done is None else f"{done} of {total} articles", err=True)
            before = what

        yield show
