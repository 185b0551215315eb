"""From sources to a folder of articles."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from hrgraph import __version__
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.ingest.document import Raw, SetAside, to_markdown
from hrgraph.ingest.guard import Bounds, Examined, examine_all
from hrgraph.ingest.sources import find_sources, read_source
from hrgraph.ingest.stage import Note, Reached, Stage, hold
from hrgraph.ingest.tables import COLUMNS

__all__ = ["REPORT", "IngestReport", "ingest"]

REPORT = "ingest-report.jsonl"
"""In the folder of the articles: what became of every source, one a line."""
_STAGE = ".ingest"
_LOCK = "lock.sqlite"
_MARK_EVERY = 200
"""After so many documents a place is noted, from which a stopped run is gone on with."""


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

    The same sources give the same files; files of an earlier run that are not among them stay.  A run that
    was stopped or killed is gone on with by the next one of the same sources and settings.

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
    bounds = bounds or Bounds()
    files = list(find_sources(paths))
    settings = json.dumps([__version__, language, sorted((columns or {}).items()), repr(bounds)])
    stage = out / _STAGE
    run: _Run | None = None
    lock: sqlite3.Connection | None = None
    done = False
    try:
        stage.mkdir(parents=True, exist_ok=True)
        lock = hold(stage / _LOCK)
        run = _Run(stage, language, settings, files)

        number = run.reached.file

        def found() -> Iterator[Raw | SetAside]:
            nonlocal number
            skip, since = run.reached.items, 0
            for number in range(run.reached.file, len(files)):
                items = skip
                for item in islice(read_source(files[number], columns or {}), skip, None):
                    yield item
                    items, since = items + 1, since + 1
                    if since == _MARK_EVERY:
                        yield _Mark("", "", file=number, items=items)
                        since = 0
                skip = 0
            yield _Mark("", "", file=len(files))

        for item in examine_all(found(), bounds, jobs):
            run.take(item)
            if not isinstance(item, _Mark):
                origin = item.document.origin if isinstance(item, Examined) else item.origin
                progress(origin, number + 1, len(files))
        report = run.finish(out)
        done = True
        return report
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise HrgraphError(
            f"can't write to {out}: {reason}",
            "check the folder's permissions and space; the same command goes on from there",
        ) from None
    finally:
        if run is not None:
            run.close()
        if lock is not None:
            lock.close()
            if done:
                shutil.rmtree(stage, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Mark(SetAside):
    """Passes through the readers among the documents: all before it has been read."""

    file: int = 0
    items: int = 0


class _Run:
    """One run: articles wait in a folder of their own until all are known, then move."""

    def __init__(self, folder: Path, language: str, settings: str, files: Sequence[Path]) -> None:
        self._folder = folder
        self._language = language
        self._files = files
        self._seen, self._seen_files = hashlib.sha256(), 0
        self._stage = Stage(folder / "documents.sqlite", run=settings)
        self.reached = self._stage.reached()
        """How far an earlier run of these sources came."""
        if self.reached.files != self._fingerprint(self.reached):
            self._seen, self._seen_files = hashlib.sha256(), 0
            self._stage.restart(settings)
            self.reached = self._stage.reached()

    def _fingerprint(self, reached: Reached) -> str:
        """Tells the files that had been read from others, and from the same with other content: by their
        names, sizes and times.
        """
        read = reached.file + bool(reached.items)
        if read > len(self._files):
            return "more files than there are now"
        while self._seen_files < read:
            path = self._files[self._seen_files]
            about = path.stat()
            self._seen.update(json.dumps([str(path.absolute()), about.st_size, about.st_mtime_ns]).encode())
            self._seen_files += 1
        return self._seen.hexdigest() if read else ""

    def close(self) -> None:
        """Let go of the files."""
        self._stage.close()

    def take(self, item: Examined | SetAside) -> None:
        """Keep a document, or say why not."""
        if isinstance(item, _Mark):
            reached = Reached(item.file, item.items)
            self._stage.reach(replace(reached, files=self._fingerprint(reached)))
            return
        if isinstance(item, SetAside):
            self._note(item.origin, "failed" if item.broken else "set aside", item.reason)
            return
        document = item.document
        if self._language and item.language != self._language:
            self._note(document.origin, "other language", item.language)
            return
        document = replace(document, language=document.language or item.language)
        first = self._stage.add(document, item.sketch)
        self._note(document.origin, "duplicate" if first else "article", first or document.name)

    def _note(self, origin: str, status: str, detail: str) -> None:
        self._stage.note(Note(origin, status, detail))

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
        counts: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        failed: list[SetAside] = []
        with (self._folder / REPORT).open("w", encoding="utf-8") as log:
            for note in self._stage.notes():
                counts[note.status] += 1
                if note.status == "other language":
                    languages[note.detail] += 1
                elif note.status == "failed":
                    failed.append(SetAside(note.origin, note.detail))
                line = {"origin": note.origin, "status": note.status, "detail": note.detail}
                log.write(json.dumps(line, ensure_ascii=False) + "\n")
        (self._folder / REPORT).replace(out / REPORT)
        return IngestReport(
            written,
            kept - written,
            counts["duplicate"],
            tuple(sorted(languages.items())),
            counts["set aside"],
            tuple(failed),
        )


def _replace(temporary: Path, target: Path, data: bytes) -> None:
    temporary.write_bytes(data)
    temporary.replace(target)
