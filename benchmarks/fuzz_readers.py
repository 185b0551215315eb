"""Fuzz the readers of sources and articles with atheris, guided by the coverage of what they run.

    python benchmarks/fuzz_readers.py --seconds 300 [--corpus DIR]

atheris is not among hrgraph's dependencies, since it has no builds for all systems: `pip install atheris`
first. A reader may set a source aside; it may not raise anything, and may not take longer than ten seconds.
Each finding is printed once, by where it was raised, with the bytes that led there; it belongs into the table
FOUND of tests/ingest/test_hostile.py when it has been mended.
"""

from __future__ import annotations

import argparse
import base64
import logging
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["hrgraph", "feedparser", "pypdf", "docx", "email"]):
    from hrgraph.article import parse_article
    from hrgraph.errors import ArticleError
    from hrgraph.fetch.listing import addresses_in_file, entries_of
    from hrgraph.ingest.document import Raw
    from hrgraph.ingest.sources import read_raw
    from hrgraph.ingest.tables import read_csv, read_json_lines
    from hrgraph.ingest.web import read_warc

KINDS = ("html", "pdf", "docx", "feed", "mail", "text", "markdown", "csv", "jsonl", "warc", "list", "article")
SLOW = 10.0
"""Seconds of CPU."""

found: dict[str, bytes] = {}


def read(kind: str, data: bytes) -> None:
    """Read some bytes as one kind of source."""
    import io

    if kind in {"csv", "jsonl"}:
        rows = read_csv if kind == "csv" else read_json_lines
        for row in rows(io.BytesIO(data), "x", {}):
            if isinstance(row, Raw):
                list(read_raw(row))
    elif kind == "warc":
        for raw in read_warc(io.BytesIO(data), "x"):
            if isinstance(raw, Raw):
                list(read_raw(raw))
    elif kind == "list":
        entries_of(data, "https://example.org/")
        addresses_in_file(data.decode("utf-8", "replace"))
    elif kind == "article":
        for suffix in (".html", ".md", ".txt"):
            try:
                parse_article(data, "x", suffix)
            except ArticleError:
                continue
    else:
        list(read_raw(Raw(kind, data, "x")))


def one(data: bytes) -> None:
    """One input: its first byte says as what the others are read."""
    if not data:
        return
    kind = KINDS[data[0] % len(KINDS)]
    start = time.process_time()
    try:
        read(kind, data[1:])
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001  whatever it is, it is a finding
        last = traceback.extract_tb(error.__traceback__)[-1]
        report(
            f"{kind}: {type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}", kind, data
        )
    if time.process_time() - start > SLOW:
        report(f"{kind}: took {time.process_time() - start:.0f} s", kind, data)


def report(words: str, kind: str, data: bytes) -> None:
    """Print a finding, once for each place."""
    place = words.partition(": ")[2].rpartition(":")[0] + kind
    if place not in found:
        found[place] = data
        print(f"FOUND {words[:200]}\n  {base64.b64encode(data[1:1500]).decode()}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, help="a folder of inputs to begin with, which grows")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    corpus = [str(options.corpus)] if options.corpus else []
    flags = [f"-max_total_time={options.seconds}", "-max_len=20000", "-timeout=60", "-rss_limit_mb=4000"]
    atheris.Setup([sys.argv[0], *flags, *corpus], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
