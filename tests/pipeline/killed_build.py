"""A build with the stub mapper, to be killed: killed_build.py ARTICLES STORE AUTHORITY DELAY."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from conftest import StubMapper  # type: ignore[import-not-found]
from hrgraph.pipeline import build

if __name__ == "__main__":
    articles, store, authority, delay = sys.argv[1:]
    report = build(
        [Path(articles)],
        Path(store),
        lambda: StubMapper(delay=float(delay)),
        authority=Path(authority),
        progress=lambda outcome, number, total: print(number, flush=True),
    )
    print("done", len(report.outcomes))
