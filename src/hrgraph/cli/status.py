"""`hrgraph status`: how far a build is."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import echo_json, format_option, store_option

if TYPE_CHECKING:
    from hrgraph.pipeline import BuildProgress

__all__ = ["status"]

_KEPT_OUT = ("quarantined", "unreadable")


@click.command(short_help="Tell how far a build is.")
@store_option()
@format_option("table", "json")
def status(store: str, format: str) -> int:
    """Tell how far a build is: done, left, rate, time left, kept out.

    A build in another terminal is not disturbed. After a build it tells how that one ended.

    \b
    Examples:
      hrgraph status --store out/mine
      watch hrgraph status --store out/mine              see it move
      hrgraph status --store out/mine --format json      for a program

    The exit status is 1 where the last build did not finish and none is running.
    """
    from hrgraph.pipeline import read_progress
    from hrgraph.store import StoreFolder, is_endpoint, quarantine_folder

    if not is_endpoint(store):
        StoreFolder(Path(store)).check()
    found = read_progress(store)
    if format == "json":
        more = {} if found is None else {"left": found.left, "seconds_left": found.seconds_left}
        echo_json(None if found is None else asdict(found) | more)
    elif found is None:
        click.echo(f"{store}: no build has been noted")
    else:
        _show(found, store, str(quarantine_folder(store)))
    return 1 if found is not None and found.phase in ("stopped", "failed", "killed") else 0


def _show(progress: BuildProgress, store: str, quarantine: str) -> None:
    process = f"(process {progress.process})"
    phases = {
        "loading": f"a build is loading the model and the authority data {process}",
        "running": f"a build is running {process}",
        "tidying": f"a build is tidying the store, the last step {process}",
        "finished": "the last build finished",
        "stopped": "the last build was stopped; the same command again goes on from there",
        "failed": "the last build ended with an error; the same command again goes on from there",
        "killed": "the last build was killed; the same command again goes on from there",
    }
    click.echo(f"{store}: {phases[progress.phase]}")
    share = f" ({progress.done / progress.total:.1%})" if progress.total else ""
    _line("done", f"{progress.done:,} of {progress.total:,} articles{share}")
    kept_out = sum(progress.outcomes.get(kind, 0) for kind in _KEPT_OUT)
    for kind, number in progress.outcomes.items():
        _line(f"  {kind}", f"{number:,}")
    if progress.left:
        _line("left", f"{progress.left:,}")
    if progress.phase == "running":
        _line("rate", f"{progress.rate:,.1f} articles a second" if progress.rate else "not known yet")
    _line("time", duration(progress.seconds))
    if progress.seconds_left is not None:
        _line("time left", f"about {duration(progress.seconds_left)}")
    if kept_out:
        _line("kept out", f"{kept_out:,}, with their reasons in {quarantine}")


def _line(name: str, value: str) -> None:
    click.echo(f"  {name:<14}{value}")


def duration(seconds: float) -> str:
    """Seconds as people say it.

    >>> duration(42), duration(150), duration(9000), duration(200000)
    ('42 s', '2 min 30 s', '2 h 30 min', '2 d 7 h')
    """
    whole = round(seconds)
    for size, name, smaller, part in ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size} {name}" + (f" {rest} {part}" if rest else "")
    return f"{whole} s"
