"""What is known of each address, so that a later run asks only for what has changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.fetch.listing import Entry

__all__ = ["Known", "State"]

_TABLES = """
CREATE TABLE IF NOT EXISTS runs (id INTEGER PRIMARY KEY, finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS addresses (
  url TEXT PRIMARY KEY, run INTEGER NOT NULL, outcome TEXT NOT NULL, status INTEGER NOT NULL,
  reason TEXT NOT NULL, final TEXT NOT NULL, file TEXT NOT NULL, digest TEXT NOT NULL, etag TEXT NOT NULL,
  modified TEXT NOT NULL, lastmod TEXT NOT NULL, entries TEXT NOT NULL, size INTEGER NOT NULL
);
"""
_COLUMNS = "outcome, status, reason, final, file, digest, etag, modified, lastmod, entries, size"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Known:
    """What a request of an address led to."""

    url: str
    """As it was asked for first, before redirects."""
    outcome: str
    """new, changed, unchanged, list, left out, gone or failed."""
    status: int = 0
    """Of HTTP; 0 where there was no answer."""
    reason: str = ""
    final: str = ""
    """Where redirects led."""
    file: str = ""
    """Where its page is, below the folder; a page that is gone later stays."""
    digest: str = ""
    etag: str = ""
    modified: str = ""
    """The Last-Modified header, as the server wrote it."""
    lastmod: str = ""
    """What the sitemap or feed said."""
    entries: tuple[Entry, ...] = field(default=())
    """Of a list."""
    size: int = 0
    """Bytes of the page."""


class State:
    """A small database in the folder; one process at a time may have it open.

    Args:
        path: the file; it is made where it doesn't exist.

    Raises:
        UsageError: another process is fetching into the folder.
        HrgraphError: the file can't be opened or was made by another version.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._base = sqlite3.connect(path, timeout=0.2, isolation_level=None)
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("BEGIN EXCLUSIVE")
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
            if version not in {0, _VERSION}:
                raise HrgraphError(
                    f"{path} was made by another version of hrgraph", "fetch into a new folder"
                )
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
            self._base.execute(f"PRAGMA user_version={_VERSION}")
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise UsageError(
                    f"another hrgraph fetch is writing to {path.parent.parent}",
                    "wait for it, or name another --out",
                ) from None
            raise HrgraphError(
                f"can't open {path}: {error}", "check the folder's permissions and space"
            ) from None
        except sqlite3.DatabaseError as error:
            raise HrgraphError(
                f"{path} is damaged: {error}", "remove it: the pages are then asked for anew"
            ) from None
        last = self._base.execute("SELECT id, finished FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        self.resumed = bool(last and not last[1])
        """Whether the run before this one was stopped: this one completes it."""
        if self.resumed:
            self.run = int(last[0])
        else:
            self.run = int(last[0]) + 1 if last else 1
            self._write("INSERT INTO runs (id) VALUES (?)", (self.run,))

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        try:
            self._base.execute(statement, values)
        except sqlite3.OperationalError as error:
            raise HrgraphError(
                f"can't write what was fetched: {error}", "check the disk's space; then run it again"
            ) from None

    def get(self, url: str) -> tuple[Known, bool] | None:
        """What is known of an address, and whether it was learnt in this run."""
        row = self._base.execute(
            f"SELECT {_COLUMNS}, run FROM addresses WHERE url = ?",
            (url,),
        ).fetchone()
        return None if row is None else (_known(url, row), row[11] == self.run)

    def put(self, known: Known) -> None:
        """Remember what a request led to; it is on the disk when this returns."""
        entries = json.dumps([(e.url, e.changed, e.listing) for e in known.entries])
        self._write(
            "INSERT OR REPLACE INTO addresses (url, run, outcome, status, reason, final, file, digest, etag, "
            "modified, lastmod, entries, size) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(known.url, self.run, known.outcome, known.status, known.reason, known.final, known.file),
                *(known.digest, known.etag, known.modified, known.lastmod, entries, known.size),
            ),
        )

    def of_this_run(self) -> Iterator[Known]:
        """All addresses of this run, in order."""
        rows = self._base.execute(
            f"SELECT {_COLUMNS}, url FROM addresses WHERE run = ? ORDER BY url",
            (self.run,),
        )
        for row in rows:
            yield _known(row[11], row)

    def finish(self) -> None:
        """The run is complete; the next one asks anew."""
        self._write("UPDATE runs SET finished = 1 WHERE id = ?", (self.run,))

    def close(self) -> None:
        """Let another process have it."""
        self._base.close()


def _known(url: str, row: tuple[object, ...]) -> Known:
    outcome, status, reason, final, file, digest, etag, modified, lastmod, entries, size = row[:11]
    assert isinstance(status, int) and isinstance(size, int)
    return Known(
        url,
        str(outcome),
        status,
        str(reason),
        str(final),
        str(file),
        str(digest),
        str(etag),
        str(modified),
        str(lastmod),
        tuple(Entry(*values) for values in json.loads(str(entries))),
        size,
    )
