"""The folder of an embedded store: its layout, its version and its lock.

DIR/hrgraph-store.json   what made it; written first, so that a build killed early leaves a store
DIR/oxigraph/            the database
DIR/quarantine/ID/       articles that the gate kept out, with the reason
DIR/lock                 held by whoever has the store open (readers share it, a writer has it alone)
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO

from hrgraph.errors import StoreError
from hrgraph.iris import slug
from hrgraph.store.endpoint import is_endpoint

try:
    import fcntl
except ImportError:  # Windows: the database's own lock still keeps a second writer out
    fcntl = None  # type: ignore[assignment]

__all__ = ["STORE_FORMAT", "StoreFolder", "quarantine_folder"]

STORE_FORMAT = 1
"""The version of the layout and of the graph's model; a store of another version is refused."""


class StoreFolder:
    """A folder that holds, or may come to hold, an embedded store.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "oxigraph"
        self.quarantine = path / "quarantine"
        self._identity = path / "hrgraph-store.json"
        self._lock: IO[str] | None = None

    def check(self) -> None:
        """Make sure that this is a store which this version of hrgraph can read.

        Raises:
            StoreError: it is not there, not a store, or of another version.
        """
        if not self.path.exists():
            raise StoreError(f"there is no store at {self.path}", f"make one: {self._build_command()}")
        if not self.path.is_dir():
            raise StoreError(f"{self.path} is not a folder", "name the folder that hrgraph build wrote")
        try:
            found = json.loads(self._identity.read_text(encoding="utf-8"))
            version = found["hrgraph-store"]
        except FileNotFoundError:
            raise StoreError(
                f"{self.path} is not a store of hrgraph",
                f"make one in a folder of its own: {self._build_command()}",
            ) from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._identity} can't be read: {error}", self._rebuild()) from None
        if version != STORE_FORMAT:
            raise StoreError(
                f"{self.path} is a store of version {version}, this hrgraph reads version {STORE_FORMAT}",
                self._rebuild(),
            )

    def create(self) -> None:
        """Make the folder a store, unless it is one.

        Raises:
            StoreError: the folder holds something else, or can't be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if self._identity.exists():
                return
            strangers = sorted(
                p.name for p in self.path.iterdir() if p.name not in {"lock", self._temporary.name}
            )
        except OSError as error:
            raise _unwritable(self.path, error) from None
        if strangers:
            raise StoreError(
                f"{self.path} is not a store of hrgraph and holds other files ({strangers[0]}, ...)",
                "name an empty or new folder with --store",
            )
        try:
            self._temporary.write_text(json.dumps({"hrgraph-store": STORE_FORMAT}) + "\n", encoding="utf-8")
            self._temporary.replace(self._identity)
        except OSError as error:
            raise _unwritable(self.path, error) from None

    @property
    def _temporary(self) -> Path:
        return self._identity.with_suffix(".json.new")

    def acquire(self, *, write: bool) -> None:
        """Take the lock, which the operating system frees when the process ends, however it ends.

        Raises:
            StoreError: a writer has the store, or readers have it and `write` is asked.
        """
        lock_path = self.path / "lock"
        try:
            # "a" creates without truncating; a reader of a read-only folder can do with what is there
            self._lock = lock_path.open("a", encoding="utf-8")
        except OSError as error:
            if write:
                raise _unwritable(self.path, error) from None
            if not lock_path.exists():
                return
            self._lock = lock_path.open(encoding="utf-8")
        if fcntl is None:
            return
        try:
            fcntl.flock(self._lock, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise StoreError(
                f"the store {self.path} is in use by another hrgraph",
                "wait until it has finished, or stop it"
                + (", or build into another folder" if write else ""),
            ) from None

    def release(self) -> None:
        """Give the lock back."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _build_command(self) -> str:
        return f"hrgraph build ARTICLES --store {self.path}"

    def _rebuild(self) -> str:
        return f"remove the folder and build it anew: {self._build_command()}"


def quarantine_folder(location: str | Path) -> Path:
    """Where the articles are that could not enter a store: in its folder, or for an endpoint beside us.

    >>> quarantine_folder("http://localhost:7878").as_posix()
    'hrgraph-quarantine/localhost-7878'
    """
    if is_endpoint(location):
        return Path("hrgraph-quarantine") / slug(str(location).partition("://")[2])
    return StoreFolder(Path(location)).quarantine


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} can't be written: {error.strerror}", "choose another folder with --store")
