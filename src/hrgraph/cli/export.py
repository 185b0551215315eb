"""`hrgraph export`: taking the graph away."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hrgraph.cli.output import store_option

__all__ = ["export"]

_FORMATS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")


@click.command(short_help="Write the graph as RDF.")
@store_option()
@click.option("--format", "format", type=click.Choice(_FORMATS), default="turtle", show_default=True)
@click.option(
    "--article", metavar="ID", help="Only what this article says: the name of its file, or its IRI."
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to; the default is the screen."
)
def export(store: str, format: str, article: str | None, out: Path | None) -> None:
    """Write the graph, or the graph of one article, as RDF.

    trig, nquads and jsonld keep the named graphs (one for each article); the other formats put all in one.
    The same store gives the same bytes.

    \b
    Examples:
      hrgraph export --out graph.ttl
      hrgraph export --article ngos-meet-secretary-general-on-civic-space
      hrgraph export --format nquads --store out/demo | gzip > graph.nq.gz
    """
    from hrgraph.export import article_graph, write_export
    from hrgraph.store import open_store

    with open_store(store) as opened:
        graph = article_graph(opened, article) if article else None
        write_export(opened, format, out or sys.stdout.buffer, graph)
    if out:
        click.echo(f"{out}: {out.stat().st_size:,} bytes")
