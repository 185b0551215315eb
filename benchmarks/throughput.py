"""How fast articles become a graph: `python benchmarks/throughput.py [--articles 2000] [--json FILE]`.

Beside hrgraph stands spaCy's plain pipeline (all components of the same model) on the same texts in the
same run, because ratios say more than seconds: the machine is whatever it is.  Each measurement has a
process of its own, which is held to one core where the system allows it; times are of the processor, so
that other work on the machine disturbs them little, but for the comparison of one and more processes, which
goes by the clock.

The corpus is `corpus.py`'s.  What is measured: the plain pipeline (before and after the rest), mapping alone,
mapping with triples and SHACL, the whole build by stages, memory, the cold start of two commands, how cost
and memory grow with the number of articles (`--sizes`), and what more processes bring (`--jobs`).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus import write_corpus  # type: ignore[import-not-found, unused-ignore]

from hrgraph.article import find_articles, read_article
from hrgraph.records import Article

PLAIN = 500
"""The plain pipeline reads so many of the articles: what an article costs there does not change with more."""
STARTS = 5


def _articles(folder: Path, number: int) -> Iterator[Article]:
    return (read_article(path) for path in find_articles([folder])[:number])


def plain(folder: Path, number: int, _: int) -> dict[str, Any]:
    """The model as it comes, on the texts."""
    import spacy

    from hrgraph.language import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    texts = [article.text for article in _articles(folder, min(number, PLAIN))]
    list(nlp.pipe(texts[:10]))
    with _timed() as found:
        for _doc in nlp.pipe(texts):
            pass
    return {**found, "articles": len(texts), "words": sum(len(text.split()) for text in texts)}


def mapping(folder: Path, number: int, _: int) -> dict[str, Any]:
    """Articles to claims."""
    from hrgraph.mapper import Mapper

    mapper = Mapper.load()
    words = acts = 0
    for article in _articles(folder, 10):
        mapper.map(article)
    articles = list(_articles(folder, number))
    with _timed() as found:
        for article in articles:
            acts += len(mapper.map(article).acts)
    words = sum(len(article.text.split()) for article in articles)
    return {**found, "articles": len(articles), "words": words, "acts": acts}


def judging(folder: Path, number: int, _: int) -> dict[str, Any]:
    """Articles to graphs that the gate has judged."""
    from hrgraph.iris import IriFactory
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import load_sources
    from hrgraph.pipeline.graphs import GraphMaker, default_gate
    from hrgraph.store import Store

    with Store.in_memory() as store:
        load_sources(store, IriFactory())
        maker = GraphMaker(Mapper.load(), default_gate(store, IriFactory()))
        for article in _articles(folder, 10):
            maker.make(article)
        articles = list(_articles(folder, number))
        triples = 0
        with _timed() as found:
            for article in articles:
                triples += maker.make(article).nquads.count("\n")
    words = sum(len(article.text.split()) for article in articles)
    return {**found, "articles": len(articles), "words": words, "triples": triples}


def building(folder: Path, number: int, jobs: int) -> dict[str, Any]:
    """The whole build, from files to a store on disk; what is loaded first is told apart."""
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import build
    from hrgraph.store import open_store

    with tempfile.TemporaryDirectory() as temporary:
        store = Path(temporary) / "store"
        build(find_articles([folder])[:1], store, Mapper.load, curation=False)  # ontology and authority data
        with _timed() as found:
            report = build(find_articles([folder])[:number], store, Mapper.load, curation=False, jobs=jobs)
        with open_store(store) as opened:
            (row,) = opened.select("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").dicts()
        size = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
    written = len(report.of("added")) + len(report.of("changed"))
    return {
        **found,
        "articles": written,
        "kept out": len(report.of("quarantined")) + len(report.of("unreadable")),
        "triples": int(row["n"].value),
        "acts": sum(outcome.acts for outcome in report.outcomes),
        "megabytes on disk": round(size / 1e6, 1),
        "stages": {stage: round(seconds, 2) for stage, seconds in report.seconds.items()},
        "children's megabytes": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3),
    }


PARTS: dict[str, Callable[[Path, int, int], dict[str, Any]]] = {
    "plain": plain,
    "mapping": mapping,
    "judging": judging,
    "building": building,
}


@contextlib.contextmanager
def _timed() -> Iterator[dict[str, Any]]:
    """Seconds of the processor and by the clock of what is inside, and the memory that it took in all."""
    found: dict[str, Any] = {}
    clock, cpu = time.perf_counter(), time.process_time()
    yield found
    found["cpu"] = round(time.process_time() - cpu, 3)
    found["clock"] = round(time.perf_counter() - clock, 3)
    found["megabytes"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)


def _measure(part: str, folder: Path, number: int, jobs: int = 1) -> dict[str, Any]:
    """One measurement, in a process of its own."""
    command = [sys.executable, __file__, "--part", part, "--corpus", str(folder)]
    command += ["--articles", str(number), "--jobs", str(jobs)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _starts() -> dict[str, float]:
    """Seconds that two commands take until they are done (median)."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"{folder}/store"
        run = [sys.executable, "-m", "hrgraph"]
        from hrgraph.resources import articles_dir

        subprocess.run(
            [*run, "build", str(articles_dir()), "--store", store], check=True, capture_output=True
        )
        commands = {
            "hrgraph --help": [*run, "--help"],
            "hrgraph query": [*run, "query", "who-urged-whom", "--store", store],
        }
        return {
            name: statistics.median(_start(command) for _ in range(STARTS))
            for name, command in commands.items()
        }


def _start(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 3)


def _each(found: dict[str, Any], measure: str = "cpu") -> float:
    """Milliseconds an article."""
    return 1000.0 * float(found[measure]) / max(1, int(found["articles"]))


def measure(number: int, sizes: list[int], jobs: int, corpus: Path) -> dict[str, Any]:
    """All measurements."""
    before = _measure("plain", corpus, number)
    result: dict[str, Any] = {
        "mapping": _measure("mapping", corpus, number),
        "judging": _measure("judging", corpus, number),
        "building": _measure("building", corpus, number),
    }
    after = _measure("plain", corpus, number)
    result["plain"] = before if before["cpu"] < after["cpu"] else after
    result["sizes"] = {size: _measure("building", corpus, size) for size in sizes if size < number}
    result["sizes"][number] = result["building"]
    if jobs > 1:
        result["jobs"] = {jobs: _measure("building", corpus, number, jobs)}
    result["starts"] = _starts()
    return result


def report(result: dict[str, Any]) -> Iterator[str]:
    """The tables."""
    base = _each(result["plain"])
    words = result["plain"]["words"] / result["plain"]["articles"]
    head = f"{'one core':32}{'ms':>8}{'articles/s':>12}{'words/s':>10}{'triples/s':>11}"
    yield f"{head}{'to plain':>10}{'MB':>7}"
    for name, label in (
        ("plain", "plain spaCy, all components"),
        ("mapping", "mapping alone"),
        ("judging", "mapping, triples, SHACL"),
        ("building", "whole build"),
    ):
        found = result[name]
        each = _each(found)
        triples = found.get("triples", 0) / found["cpu"]
        yield (
            f"{label:32}{each:8.1f}{1000 / each:12.1f}{1000 * words / each:10.0f}"
            f"{f'{triples:.0f}' if triples else '-':>11}{base / each:9.2f}x{found['megabytes']:7.0f}"
        )
    yield ""
    building = result["building"]
    stages = sorted(building["stages"].items(), key=lambda item: -item[1])
    yield "stages of the build, seconds by the clock: " + ", ".join(f"{n} {s:.1f}" for n, s in stages)
    yield f"kept out: {building['kept out']}"
    yield ""
    yield f"{'articles':>9}{'ms an article':>15}{'MB memory':>11}{'MB on disk':>12}{'triples':>11}"
    for size, found in result["sizes"].items():
        yield (
            f"{size:>9}{_each(found):15.1f}{found['megabytes']:11.0f}{found['megabytes on disk']:12.1f}"
            f"{found['triples']:11}"
        )
    for jobs, found in result.get("jobs", {}).items():
        one = _each(building, "clock")
        yield ""
        yield (
            f"{jobs} processes: {_each(found, 'clock'):.1f} ms an article by the clock, {one:.1f} with one:"
            f" {one / _each(found, 'clock'):.2f}x"
        )
    yield ""
    yield "start, seconds of the processor: " + ", ".join(f"{n} {s:.2f}" for n, s in result["starts"].items())


def main() -> None:
    parser = argparse.ArgumentParser(description="Time hrgraph beside spaCy's plain pipeline.")
    parser.add_argument("--articles", type=int, default=2000, help="how many (default 2000)")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[200, 500], help="smaller numbers, for growth"
    )
    parser.add_argument(
        "--jobs", type=int, default=2, help="also with so many processes (default 2; 1 for not)"
    )
    parser.add_argument("--corpus", type=Path, help="a folder of articles instead of generated ones")
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        if options.jobs == 1 and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        print(json.dumps(PARTS[options.part](options.corpus, options.articles, options.jobs)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        corpus = options.corpus or write_corpus(Path(temporary), options.articles)
        result = measure(options.articles, options.sizes, options.jobs, corpus)
    print("\n".join(report(result)))
    if options.json:
        options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
