"""`hrgraph publish`: the graph as a folder for any web server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from hrgraph.cli.output import store_option
from hrgraph.errors import MissingExtraError

__all__ = ["publish"]


@click.command(short_help="Write the graph as a website with data files.")
@store_option()
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to write."
)
@click.option(
    "--base-url",
    default="https://w3id.org/hrgraph/",
    show_default=True,
    metavar="URL",
    help="Where the folder will stand on the web.",
)
@click.option(
    "--publisher",
    default="The hrgraph developers",
    show_default=True,
    metavar="NAME",
    help="Who publishes it, for data portals.",
)
@click.option("--endpoint", default="", metavar="URL", help="A public SPARQL endpoint with the same data.")
@click.option(
    "--withhold",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="People to leave out or rename: a name or IRI a line, `=> Pseudonym` after it; or YAML.",
)
def publish(
    store: str, out: Path, base_url: str, publisher: str, endpoint: str, withhold: Path | None
) -> None:
    """Write the graph as a folder that can be put on any web server.

    It holds the graph as Turtle, TriG and N-Quads, the ontology with its reference, a page for everything,
    the saved queries, and descriptions for data portals. The same store gives the same bytes. An earlier
    publication in the folder is replaced in one step.

    Of articles whose front matter states rights only quotations with their context are published.

    \b
    Examples:
      hrgraph publish --store out/demo --out out/site
      hrgraph publish --out site --base-url https://data.example.org/rights/ --publisher "Example Institute"
      hrgraph publish --out site --withhold people-at-risk.txt
    """
    try:
        from hrgraph.publish import publish as run
        from hrgraph.publish import read_withheld
    except ImportError:
        raise MissingExtraError("hrgraph publish", "server") from None
    from hrgraph.store import open_store

    entries = read_withheld(withhold) if withhold else ()
    with open_store(store) as opened, _progress() as progress:
        done = run(
            opened,
            out,
            base_url=base_url,
            publisher=publisher,
            endpoint=endpoint,
            withheld=entries,
            progress=progress,
        )
    click.echo(
        f"{out}: {done.files:,} files, {done.pages:,} pages, {done.bytes:,} bytes, {done.triples:,} triples"
    )
    for line in done.unseen:
        click.echo(f"  entry {line} of {withhold} is nowhere in the graph: is it spelt right?", err=True)
    if entries:
        click.echo(f"  {done.withheld:,} statements withheld; no withheld name or quotation is in any file")


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A progress bar where somebody watches."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("pages", total=None)
        yield lambda number, total: bar.update(task, completed=number, total=total)
