"""What a large corpus would take: `python benchmarks/extrapolate.py [ARTICLES...] [--count 100000000]`.

Builds shards of some articles in one process and loads them into a store, then multiplies.
Measured, of each article: processor seconds to make its graph (without loading the model) and to load it,
statements, bytes of the source, of the shard and of the store.
Given: cores, which share of the time they are busy, prices.  The formula:

    core-hours = articles * seconds an article / busy / 3600
    hours      = core-hours / cores
    storage    = articles * bytes an article
    money      = core-hours * price of a core-hour + gigabytes * price of a gigabyte-month
                 + requests / 1000 * price of a thousand requests
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrgraph.mapper import Mapper
from hrgraph.pipeline.shards import Setup, ShardDone, ShardTask, build_shards, one_process
from hrgraph.pipeline.shards.making import article_graphs
from hrgraph.resources import articles_dir
from hrgraph.store import open_store

_LOADED = 1000
"""Articles to load, at least."""


@dataclass(frozen=True)
class Measured:
    """What one article takes, on average."""

    articles: int
    words: float
    seconds: float
    """Of one core: reading, mapping, triples, SHACL, compressing, writing."""
    statements: float
    shard_bytes: float
    """Compressed."""
    source_bytes: float
    load_seconds: float
    """Of one core: loading the embedded store."""
    store_bytes: float


@dataclass(frozen=True)
class Given:
    """What the machines are like and what they cost, in dollars; docs/scaling.md has the sources."""

    cores: int = 1000
    busy: float = 0.85
    """The share of the time that cores work: the rest goes to starting, waiting, work done twice."""
    core_hour: float = 0.0425
    gigabyte_month: float = 0.023
    thousand_writes: float = 0.005
    thousand_reads: float = 0.0004
    shard_size: int = 1000


@dataclass(frozen=True)
class Needs:
    """What a corpus takes."""

    core_hours: float
    hours: float
    statements: float
    source_gigabytes: float
    shard_gigabytes: float
    store_gigabytes: float
    load_hours: float
    compute_dollars: float
    storage_dollars: float
    """For one month: articles and shards."""
    request_dollars: float


def extrapolate(articles: float, one: Measured, given: Given) -> Needs:
    """What so many articles take, if they are like those measured."""
    core_hours = articles * one.seconds / given.busy / 3600
    shard = articles * one.shard_bytes / 1e9
    source = articles * one.source_bytes / 1e9
    writes = 3 * articles / (0.75 * given.shard_size)  # a shard, its move and its note; shards are 3/4 full
    return Needs(
        core_hours=core_hours,
        hours=core_hours / given.cores,
        statements=articles * one.statements,
        source_gigabytes=source,
        shard_gigabytes=shard,
        store_gigabytes=articles * one.store_bytes / 1e9,
        load_hours=articles * one.load_seconds / 3600,
        compute_dollars=core_hours * given.core_hour,
        storage_dollars=(source + shard) * given.gigabyte_month,
        request_dollars=writes / 1000 * given.thousand_writes + articles / 1000 * given.thousand_reads,
    )


def measure(paths: Sequence[Path], folder: Path) -> Measured:
    """Build the articles' shards here, and load them into a store."""
    spent = 0.0

    def run(tasks: Sequence[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        nonlocal spent
        # an empty shard loads the model and the authority data, which is not counted
        list(one_process([ShardTask(str(folder / "warm"), 0, 1, ())], setup))
        start = time.process_time()
        yield from one_process(tasks, setup)
        spent = time.process_time() - start

    shards = folder / "shards"
    report = build_shards(
        [str(path) for path in paths], str(shards), Setup(Mapper.load), curation=False, run=run
    )
    files = [file for path in paths for file in path.rglob("*") if file.is_file()]
    written = [file.read_bytes() for file in (shards / "graphs").glob("articles-*")]
    load, stored = _load(
        [graph for data in written for graph in article_graphs(gzip.decompress(data))], folder
    )
    n = report.articles
    return Measured(
        articles=n,
        words=sum(len(file.read_text(encoding="utf-8", errors="replace").split()) for file in files) / n,
        seconds=spent / n,
        statements=report.statements / n,
        shard_bytes=sum(map(len, written)) / n,
        source_bytes=sum(file.stat().st_size for file in files) / n,
        load_seconds=load,
        store_bytes=stored,
    )


def _load(graphs: Sequence[tuple[str, str, str]], folder: Path) -> tuple[float, float]:
    """Processor seconds and bytes an article in the embedded store, which is small beside its own files.

    So it is loaded with many copies, under other names.
    """
    copies = -(-_LOADED // len(graphs))
    names = [graph.rpartition("/")[2] for graph, _, _ in graphs]
    spent = 0.0
    with open_store(folder / "store", create=True) as store:
        for number in range(copies):
            copied = [
                tuple(text.replace(name, f"{name}-{number}") for text in graph)
                for name, graph in zip(names, graphs, strict=True)
            ]
            start = time.process_time()
            store.replace_graphs([(graph, nquads, key) for graph, nquads, key in copied])
            spent += time.process_time() - start
        start = time.process_time()
        store.optimize()
        spent += time.process_time() - start
    size = sum(file.stat().st_size for file in (folder / "store").rglob("*") if file.is_file())
    return spent / (copies * len(graphs)), size / (copies * len(graphs))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "articles", nargs="*", type=Path, default=[articles_dir()], help="folders of articles"
    )
    parser.add_argument("--count", type=float, default=1e8, help="articles to extrapolate to")
    for name, kind in Given.__annotations__.items():
        convert = int if kind == "int" else float
        parser.add_argument(f"--{name.replace('_', '-')}", type=convert, default=getattr(Given, name))
    options = parser.parse_args()
    given = Given(**{name: getattr(options, name) for name in Given.__annotations__})
    with tempfile.TemporaryDirectory() as folder:
        one = measure(options.articles, Path(folder))
    print(f"measured on {one.articles} articles, for each of them:")
    for name, value in vars(one).items():
        print(f"  {name:18}{value:14.4g}")
    needs = extrapolate(options.count, one, given)
    print(f"{options.count:,.0f} articles, {given.cores} cores:")
    for name, value in vars(needs).items():
        print(f"  {name:18}{value:18,.1f}")


if __name__ == "__main__":
    main()
