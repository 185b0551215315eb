"""How long the way from articles to an answer takes: `python benchmarks/spine.py [SYNTHETIC_ARTICLES]`.

Prints the start of the command line, the build of the sample corpus by stage, and every saved query on a
synthetic corpus.  Take ratios, not seconds: the machine is whatever it is.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from synthetic import synthetic_store  # type: ignore[import-not-found, unused-ignore]

from hrgraph.mapper import Mapper
from hrgraph.pipeline import build
from hrgraph.queries import saved_queries
from hrgraph.resources import articles_dir

RUNS = 5


def cold_start() -> None:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "hrgraph", "--help"], stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    print(f"hrgraph --help: {statistics.median(times):.2f} s (median of {RUNS})")


def stages() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first build", "second build"):
            report = build([articles_dir()], Path(folder) / "store", Mapper.load)
            total = sum(report.seconds.values())
            parts = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in report.seconds.items())
            print(f"{name} of {len(report.outcomes)} articles: {total:.1f} s: {parts}")


def queries(articles: int) -> None:
    with synthetic_store(articles) as store:
        print(f"saved queries on {articles} synthetic articles, in ms:")
        for query in saved_queries():
            start = time.perf_counter()
            ask = store.select(query.bind()).rows if query.form == "select" else store.construct(query.bind())
            rows = sum(1 for _ in ask)
            print(f"  {query.name:28}{rows:8} rows {1000 * (time.perf_counter() - start):8.0f}")


if __name__ == "__main__":
    cold_start()
    stages()
    queries(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
