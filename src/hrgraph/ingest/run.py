"""From sources to a folder of articles."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.ingest.document import Raw, SetAside, to_markdown
from hrgraph.ingest.guard import Bounds, Examined, examine_all
from hrgraph.ingest.sources import find_sources, read_source
from hrgraph.ingest.stage import Stage, hold
from hrgraph.ingest.tables import COLUMNS

__all__ = ["REPORT", "IngestReport", "ingest"]

REPORT = "ingest-report.jsonl"
"""In the folder of the articles: what became of every source, one a line."""
_STAGE = ".ingest"
_LOCK = "lock.sqlite"


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of the sources."""

    written: int
    """Articles that are new or have changed."""
    unchanged: int
    duplicates: int
    """Documents that repeat another one; their addresses stand in its `also`."""
    languages: tuple[tuple[str, int], ...]
    """Documents set aside because of their language, by language."""
    set_aside: int
    """Documents set aside for another harmless reason: too short, only a teaser."""
    failed: tuple[SetAside, ...]
    """Sources that can't be read."""


def ingest(
    paths: list[Path],
    out: Path,
    *,
    language: str = "en",
    columns: Mapping[str, str] | None = None,
    bounds: Bounds | None = None,
    jobs: int = 0,
    progress: Callable[[str, int, int], None] = lambda origin, file, files: None,
) -> IngestReport:
    """Turn sources into Markdown articles with front matter, which `hrgraph build` reads.

    The same sources give the same files; files of an earlier run that are not among them stay.

    Args:
        paths: files and folders.
        out: the folder for the articles; it is made where it doesn't exist.
        language: articles in other languages are set aside ("" keeps all).
        columns: names of columns in tables, by what they are for (keys of `COLUMNS`).
        bounds: what reading one document may cost; one that costs more is set aside.
        jobs: processes that read at the same time; 0 for one a core.
        progress: called with each document's origin, the number of the file read now and how many there are.

    Raises:
        UsageError: a path doesn't exist or is of no known kind, a column is for nothing known, or another
            process is writing to the folder.
        HrgraphError: the folder can't be written.
    """
    for key in columns or {}:
        if key not in COLUMNS:
            raise UsageError(f"a column can't be for {key}", f"one of {', '.join(COLUMNS)}")
    files = list(find_sources(paths))
    stage = out / _STAGE
    run: _Run | None = None
    lock: sqlite3.Connection | None = None
    try:
        stage.mkdir(parents=True, exist_ok=True)
        lock = hold(stage / _LOCK)
        for left in stage.iterdir():  # of a run that was killed
            if not left.name.startswith(_LOCK):
                left.unlink()
        run = _Run(stage, language)
        number = 0

        def found() -> Iterator[Raw | SetAside]:
            nonlocal number
            for number, file in enumerate(files, 1):  # noqa: B007  progress shows it
                yield from read_source(file, columns or {})

        for item in examine_all(found(), bounds or Bounds(), jobs):
            run.take(item)
            progress(item.document.origin if isinstance(item, Examined) else item.origin, number, len(files))
        return run.finish(out)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise HrgraphError(
            f"can't write to {out}: {reason}", "check the folder's permissions and space"
        ) from None
    finally:
        if run is not None:
            run.close()
        if lock is not None:
            lock.close()
            shutil.rmtree(stage, ignore_errors=True)


class _Run:
    """One run: articles wait in a folder of their own until all are known, then move."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder
        self._language = language
        self._stage = Stage(folder / "documents.sqlite")
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._failed: list[SetAside] = []
        self._log = (folder / REPORT).open("w", encoding="utf-8")

    def close(self) -> None:
        """Let go of the files."""
        self._log.close()
        self._stage.close()

    def take(self, item: Examined | SetAside) -> None:
        """Keep a document, or say why not."""
        if isinstance(item, SetAside):
            self._note(item.origin, "failed" if item.broken else "set aside", item.reason)
            if item.broken:
                self._failed.append(item)
            return
        document = item.document
        if self._language and item.language != self._language:
            self._languages[item.language] += 1
            self._note(document.origin, "other language", item.language)
            return
        document = replace(document, language=document.language or item.language)
        first = self._stage.add(document, item.sketch)
        self._note(document.origin, "duplicate" if first else "article", first or document.name)

    def _note(self, origin: str, status: str, detail: str) -> None:
        self._counts[status] += 1
        line = {"origin": origin, "status": status, "detail": detail}
        self._log.write(json.dumps(line, ensure_ascii=False) + "\n")

    def finish(self, out: Path) -> IngestReport:
        """Write the articles that are new or have changed."""
        written = kept = 0
        for document, also in self._stage.documents():
            kept += 1
            data = to_markdown(document, also).encode()
            target = out / f"{document.name}.md"
            if target.exists() and target.read_bytes() == data:
                continue
            _replace(self._folder / "article.tmp", target, data)
            written += 1
        self._log.close()
        (self._folder / REPORT).replace(out / REPORT)
        return IngestReport(
            written,
            kept - written,
            self._counts["duplicate"],
            tuple(sorted(self._languages.items())),
            self._counts["set aside"],
            tuple(self._failed),
        )


def _replace(temporary: Path, target: Path, data: bytes) -> None:
    temporary.write_bytes(data)
    temporary.replace(target)
