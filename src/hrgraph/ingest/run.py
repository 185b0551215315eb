"""From sources to a folder of articles."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import py3langid

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.ingest.document import Document, SetAside, to_markdown
from hrgraph.ingest.duplicates import Duplicates
from hrgraph.ingest.sources import find_sources, read_source
from hrgraph.ingest.tables import COLUMNS

__all__ = ["REPORT", "IngestReport", "ingest"]

REPORT = "ingest-report.jsonl"
"""In the folder of the articles: what became of every source, one a line."""
_SHORTEST = 30
"""Words: less is no article."""
_LANGUAGE_SAMPLE = 1500
"""Characters: enough to tell a language; the time grows with them."""
_STAGE = ".ingest"


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
    progress: Callable[[str], None] = lambda origin: None,
) -> IngestReport:
    """Turn sources into Markdown articles with front matter, which `hrgraph build` reads.

    The same sources give the same files; files of an earlier run that are not among them stay.

    Args:
        paths: files and folders.
        out: the folder for the articles; it is made where it doesn't exist.
        language: articles in other languages are set aside ("" keeps all).
        columns: names of columns in tables, by what they are for (keys of `COLUMNS`).
        progress: called with each document's origin.

    Raises:
        UsageError: a path doesn't exist or is of no known kind, or a column is for nothing known.
        HrgraphError: the folder can't be written.
    """
    for key in columns or {}:
        if key not in COLUMNS:
            raise UsageError(f"a column can't be for {key}", f"one of {', '.join(COLUMNS)}")
    files = list(find_sources(paths))
    stage = out / _STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)  # of a run that was killed
        stage.mkdir(parents=True)
        run = _Run(stage, language, progress)
        for file in files:
            for item in read_source(file, columns or {}):
                run.take(item)
        return run.finish(out)
    except OSError as error:
        raise HrgraphError(
            f"can't write to {out}: {error.strerror}", "check the folder's permissions and space"
        ) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


class _Run:
    """One run: articles wait in a folder of their own until all are known, then move."""

    def __init__(self, stage: Path, language: str, progress: Callable[[str], None]) -> None:
        self._stage = stage
        self._language = language
        self._progress = progress
        self._duplicates = Duplicates()
        self._also: dict[str, list[str]] = {}
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._failed: list[SetAside] = []
        self._log = (stage / REPORT).open("w", encoding="utf-8")

    def take(self, item: Document | SetAside) -> None:
        """Keep a document, or say why not."""
        self._progress(item.origin)
        if isinstance(item, SetAside):
            self._note(item.origin, "failed" if item.broken else "set aside", item.reason)
            if item.broken:
                self._failed.append(item)
            return
        text = item.text
        if len(text.split()) < _SHORTEST:
            self._note(item.origin, "set aside", f"fewer than {_SHORTEST} words")
            return
        language = str(py3langid.classify(text[:_LANGUAGE_SAMPLE])[0])
        if self._language and language != self._language:
            self._languages[language] += 1
            self._note(item.origin, "other language", language)
            return
        name = item.name
        first = name if name in self._also else self._duplicates.find(name, text)
        if first:
            self._also[first].extend(item.sources)
            self._note(item.origin, "duplicate", first)
            return
        self._also[name] = []
        (self._stage / f"{name}.json").write_text(_dump(item, language), encoding="utf-8")
        self._note(item.origin, "article", name)

    def _note(self, origin: str, status: str, detail: str) -> None:
        self._counts[status] += 1
        line = {"origin": origin, "status": status, "detail": detail}
        self._log.write(json.dumps(line, ensure_ascii=False) + "\n")

    def finish(self, out: Path) -> IngestReport:
        """Write the articles that are new or have changed."""
        written = 0
        for name, also in self._also.items():
            document = _load((self._stage / f"{name}.json").read_text(encoding="utf-8"))
            data = to_markdown(document, also).encode()
            target = out / f"{name}.md"
            if target.exists() and target.read_bytes() == data:
                continue
            _replace(self._stage / "article.tmp", target, data)
            written += 1
        self._log.close()
        (self._stage / REPORT).replace(out / REPORT)
        return IngestReport(
            written,
            len(self._also) - written,
            self._counts["duplicate"],
            tuple(sorted(self._languages.items())),
            self._counts["set aside"],
            tuple(self._failed),
        )


def _replace(temporary: Path, target: Path, data: bytes) -> None:
    temporary.write_bytes(data)
    temporary.replace(target)


def _dump(document: Document, language: str) -> str:
    return json.dumps(
        (
            *(document.origin, document.pieces, document.title, document.published, document.publisher),
            *(document.sources, document.language or language, document.rights),
        ),
        ensure_ascii=False,
    )


def _load(text: str) -> Document:
    origin, pieces, title, published, publisher, sources, language, rights = json.loads(text)
    return Document(
        origin,
        tuple((words, hint) for words, hint in pieces),
        title,
        published,
        publisher,
        tuple(sources),
        language,
        rights,
    )
