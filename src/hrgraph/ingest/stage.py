"""Where documents wait until all are known: a database on the disk, so that memory stays flat."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hrgraph.errors import UsageError
from hrgraph.ingest.document import Document
from hrgraph.ingest.duplicates import similarity

__all__ = ["Note", "Reached", "Stage", "hold"]

_KEYS = 16
"""So many of the smallest hashes are looked up; texts that are the same release nearly always share one."""
_COMMON = 100
"""A run of words that more texts share belongs to a site's frame and tells nothing."""
_TABLES = """
CREATE TABLE documents (number INTEGER PRIMARY KEY, name TEXT UNIQUE, sketch BLOB, body TEXT);
CREATE TABLE keys (key INTEGER, document INTEGER, PRIMARY KEY (key, document)) WITHOUT ROWID;
CREATE TABLE also (document INTEGER, url TEXT);
CREATE INDEX also_document ON also (document);
CREATE TABLE notes (number INTEGER PRIMARY KEY, origin TEXT, status TEXT, detail TEXT);
CREATE TABLE progress (run TEXT, files TEXT, file INTEGER, items INTEGER);
"""
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the sources have been read."""

    file: int = 0
    """Index of the file that is being read."""
    items: int = 0
    """So many things in it have been read."""
    files: str = ""
    """Tells the files up to it from others, and from the same files with other content."""


@dataclass(frozen=True, slots=True)
class Note:
    """What became of a source."""

    origin: str
    status: str
    """article, duplicate, other language, set aside or failed."""
    detail: str


def hold(path: Path) -> sqlite3.Connection:
    """Keep other processes out until the connection is closed or this process ends, however it ends.

    Raises:
        UsageError: another process is at it.
        sqlite3.Error: the file can't be written.
    """
    base = sqlite3.connect(path, timeout=0.2, isolation_level=None)
    try:
        base.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        base.close()
        if "locked" not in str(error):
            raise
        out = path.parent.parent
        raise UsageError(
            f"another hrgraph ingest is writing to {out}", "wait for it, or name another --out"
        ) from None
    return base


class Stage:
    """Remembers documents in order, and finds those that share most of their words.

    What was noted as reached is there again after the process was ended, however it ended.

    Args:
        path: the file; ":memory:" for a few documents.
        threshold: the share of common runs of words from which two texts are the same release.
        run: tells the settings of this run from others; what another run left is thrown away.

    Raises:
        sqlite3.Error: the file can't be written (also from every method).
    """

    def __init__(self, path: Path | str, threshold: float = 0.7, run: str = "") -> None:
        self._threshold = threshold
        self._path = path
        self._base = self._open()
        if self._run() != run:
            self.restart(run)

    def _open(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._path, isolation_level=None)
        with suppress(sqlite3.DatabaseError):  # no database; `restart` makes one
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=NORMAL")
            base.execute("BEGIN")
        return base

    def _run(self) -> str | None:
        try:
            found = self._base.execute("SELECT run FROM progress").fetchone()
        except sqlite3.DatabaseError:
            return None
        return str(found[0]) if found else None

    def restart(self, run: str) -> None:
        """Forget all that is there."""
        self._base.close()
        if isinstance(self._path, Path):
            for ending in ("", *_SIDE_FILES):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)
        self._base = sqlite3.connect(self._path, isolation_level=None)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=NORMAL")
        self._base.executescript(_TABLES)
        self._base.execute("INSERT INTO progress VALUES (?, '', 0, 0)", (run,))
        self._base.execute("BEGIN")

    def reached(self) -> Reached:
        """How far an earlier process came."""
        files, file, items = self._base.execute("SELECT files, file, items FROM progress").fetchone()
        return Reached(file, items, files)

    def reach(self, reached: Reached) -> None:
        """All up to here is kept: what another process goes on from."""
        self._base.execute(
            "UPDATE progress SET files = ?, file = ?, items = ?", (reached.files, reached.file, reached.items)
        )
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")

    def note(self, note: Note) -> None:
        """Remember what became of a source."""
        self._base.execute(
            "INSERT INTO notes (origin, status, detail) VALUES (?, ?, ?)",
            (note.origin, note.status, note.detail),
        )

    def notes(self) -> Iterator[Note]:
        """What became of every source, in order."""
        for row in self._base.execute("SELECT origin, status, detail FROM notes ORDER BY number"):
            yield Note(*row)

    def close(self) -> None:
        """Forget all."""
        self._base.close()

    def add(self, document: Document, sketch: tuple[int, ...]) -> str:
        """Keep a document, unless an earlier one has its name or most of its words.

        Args:
            document: the article.
            sketch: of its text, as `hrgraph.ingest.duplicates.sketch` makes it.

        Returns:
            the name of the earlier document, which then has this one's addresses too; "" if it was kept.
        """
        name = document.name
        found = self._base.execute("SELECT number, name FROM documents WHERE name = ?", (name,)).fetchone()
        found = found or self._near(sketch)
        if found:
            number, first = found
            self._base.executemany(
                "INSERT INTO also VALUES (?, ?)", [(number, url) for url in document.sources]
            )
            return str(first)
        number = self._base.execute(
            "INSERT INTO documents (name, sketch, body) VALUES (?, ?, ?)",
            (name, array("Q", sketch).tobytes(), _dump(document)),
        ).lastrowid
        self._base.executemany(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)", [(key, number) for key in sketch[:_KEYS]]
        )
        return ""

    def _near(self, sketch: tuple[int, ...]) -> tuple[int, str] | None:
        """Number and name of the document that shares most words, if it shares enough of them."""
        near: set[int] = set()
        for key in sketch[:_KEYS]:
            rows = self._base.execute(
                "SELECT document FROM keys WHERE key = ? LIMIT ?", (key, _COMMON + 1)
            ).fetchall()
            if len(rows) <= _COMMON:
                near.update(row[0] for row in rows)
        best: tuple[float, int, str] = (0.0, 0, "")
        for number in sorted(near):
            name, blob = self._base.execute(
                "SELECT name, sketch FROM documents WHERE number = ?", (number,)
            ).fetchone()
            other = array("Q")
            other.frombytes(blob)
            best = max(best, (similarity(sketch, tuple(other)), number, name))
        return best[1:] if best[0] >= self._threshold else None

    def documents(self) -> Iterator[tuple[Document, list[str]]]:
        """Every document that was kept, in order, with the further addresses where its text was found."""
        for number, body in self._base.execute("SELECT number, body FROM documents ORDER BY number"):
            also = self._base.execute("SELECT url FROM also WHERE document = ? ORDER BY rowid", (number,))
            yield _load(body), [row[0] for row in also]


def _dump(document: Document) -> str:
    return json.dumps(
        (
            *(document.origin, document.pieces, document.title, document.published, document.publisher),
            *(document.sources, document.language, document.rights),
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
