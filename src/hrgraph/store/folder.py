"""The folder of an embedded store: its layout, and the versions that made it.

DIR/hrgraph-store.json   what made it; written first, so that a build killed early leaves a store
DIR/oxigraph/            the database
DIR/lists.sqlite         what the saved questions list, made of the database (hrgraph.store.lists)
DIR/kept/                answers that count over all articles, until the next change
DIR/quarantine/ID/       articles that the gate kept out, with the reason
DIR/build.json           how far the present or the last build is
DIR/lock                 held by whoever has the store open (readers share it, a writer has it alone)
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from hrgraph.errors import HrgraphWarning, StoreError
from hrgraph.files import PREFIX, mend, write_file
from hrgraph.iris import slug
from hrgraph.store.endpoint import is_endpoint
from hrgraph.store.lock import FolderLock, InUseError

__all__ = [
    "STORE_FORMAT",
    "StoreFolder",
    "lock_file",
    "quarantine_folder",
    "record_versions",
    "recorded_versions",
    "state_file",
]

STORE_FORMAT = 2
"""The version of the layout and of the graph's model.  A store of another version is read, not written."""


class StoreFolder:
    """A folder that holds, or may come to hold, an embedded store.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "oxigraph"
        self.quarantine = path / "quarantine"
        self.state = path / "build.json"
        self.lock_file = path / "lock"
        self.identity = path / "hrgraph-store.json"
        self._lock = FolderLock(self.lock_file)

    def check(self, *, write: bool = False) -> None:
        """Make sure that this is a store which this version of hrgraph can read, or write.

        A store of another format is read with a warning: most questions have the same answers.

        Raises:
            StoreError: it is not there, not a store, or of another format and to be written.
        """
        if not self.path.exists():
            raise StoreError(f"there is no store at {self.path}", f"make one: {self._build_command()}")
        if not self.path.is_dir():
            raise StoreError(f"{self.path} is not a folder", "name the folder that hrgraph build wrote")
        version = self._identity()["hrgraph-store"]
        if version == STORE_FORMAT:
            return
        made_by = self.versions().get("hrgraph")
        what = f"{self.path} is a store of format {version}" + (f" (hrgraph {made_by})" if made_by else "")
        newer = isinstance(version, int) and version > STORE_FORMAT
        cure = "upgrade hrgraph, or " if newer else ""
        cure += f"build into a new folder: {self._build_command('NEW-FOLDER')}"
        if write:
            raise StoreError(f"{what}; this hrgraph writes format {STORE_FORMAT}", cure)
        warnings.warn(
            f"{what}, read as format {STORE_FORMAT}; some answers may lack rows ({cure})",
            HrgraphWarning,
            stacklevel=2,
        )

    def _identity(self) -> dict[str, Any]:
        try:
            found = json.loads(self.identity.read_text(encoding="utf-8"))
            return {**found, "hrgraph-store": found["hrgraph-store"]}
        except FileNotFoundError:
            raise StoreError(
                f"{self.path} is not a store of hrgraph",
                f"make one in a folder of its own: {self._build_command()}",
            ) from None
        except OSError as error:
            raise StoreError(
                f"{self.identity} can't be read: {error.strerror}", mend(error, "look after the disk")
            ) from None
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.identity} is damaged: {error}", self.rebuild()) from None

    def create(self) -> None:
        """Make the folder a store, unless it is one.

        Raises:
            StoreError: the folder holds something else, or can't be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if self.identity.exists():
                return
            strangers = sorted(
                p.name for p in self.path.iterdir() if p.name != "lock" and not p.name.startswith(PREFIX)
            )
        except OSError as error:
            raise self.unwritable(error) from None
        if strangers:
            raise StoreError(
                f"{self.path} is not a store of hrgraph and holds other files ({strangers[0]}, ...)",
                "name an empty or new folder with --store",
            )
        self._write_identity({})

    def versions(self) -> dict[str, str]:
        """What made the store, by name: hrgraph, pyoxigraph, and after the first build model, ontology, ...

        Raises:
            StoreError: this is no store.
        """
        found = self._identity().get("versions")
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def record(self, versions: Mapping[str, str]) -> None:
        """Keep what made the store, where it is not what is kept already.

        Raises:
            StoreError: the folder can't be written.
        """
        if {**_own_versions(), **versions} != self.versions():
            self._write_identity(versions)

    def _write_identity(self, versions: Mapping[str, str]) -> None:
        content = {
            "hrgraph-store": STORE_FORMAT,
            "versions": dict(sorted({**_own_versions(), **versions}.items())),
        }
        try:
            write_file(self.identity, json.dumps(content, indent=2) + "\n")
        except OSError as error:
            raise self.unwritable(error) from None

    def acquire(self, *, write: bool) -> None:
        """Take the lock, which the operating system frees when the process ends, however it ends.

        Raises:
            StoreError: a writer has the store, or readers have it and `write` is asked.
        """
        try:
            self._lock.acquire(write=write)
        except OSError as error:
            raise self.unwritable(error) from None
        except InUseError as error:
            raise StoreError(
                f"the store {self.path} is in use by {error}",
                f"wait until it has finished (hrgraph status --store {self.path}), or stop it"
                + (", or build into another folder" if write else ""),
            ) from None

    def release(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def rebuild(self) -> str:
        """The mend for a damaged store."""
        return f"remove the folder and build it anew: {self._build_command()}"

    def unwritable(self, error: OSError) -> StoreError:
        """The error for a folder that can't be written."""
        return StoreError(
            f"{self.path} can't be written: {error.strerror}",
            mend(error, "choose another folder with --store"),
        )

    def _build_command(self, folder: str = "") -> str:
        return f"hrgraph build ARTICLES --store {folder or self.path}"


def _own_versions() -> dict[str, str]:
    from hrgraph import __version__

    return {"hrgraph": __version__, "pyoxigraph": metadata.version("pyoxigraph")}


def record_versions(location: str | Path, versions: Mapping[str, str]) -> None:
    """Keep in a store's folder what made it; an endpoint keeps that with each article alone.

    Args:
        location: the store.
        versions: names and versions or hashes: the model, the ontology, the authority data, ...

    Raises:
        StoreError: the folder can't be written.
    """
    if not is_endpoint(location):
        StoreFolder(Path(location)).record(versions)


def recorded_versions(location: str | Path) -> dict[str, str]:
    """What `record_versions` kept; nothing for an endpoint.

    Raises:
        StoreError: there is no store.
    """
    return {} if is_endpoint(location) else StoreFolder(Path(location)).versions()


def quarantine_folder(location: str | Path) -> Path:
    """Where the articles are that could not enter a store: in its folder, or for an endpoint beside us.

    >>> quarantine_folder("http://localhost:7878").as_posix()
    'hrgraph-quarantine/localhost-7878'
    """
    if is_endpoint(location):
        return Path("hrgraph-quarantine") / slug(str(location).partition("://")[2])
    return StoreFolder(Path(location)).quarantine


def state_file(location: str | Path) -> Path:
    """Where a build says how far it is.

    >>> state_file("http://localhost:7878").as_posix()
    'hrgraph-quarantine/localhost-7878.build.json'
    """
    if is_endpoint(location):
        quarantine = quarantine_folder(location)
        return quarantine.with_name(f"{quarantine.name}.build.json")
    return StoreFolder(Path(location)).state


def lock_file(location: str | Path) -> Path | None:
    """The lock that whoever writes a store holds; None for an endpoint, which has none."""
    return None if is_endpoint(location) else StoreFolder(Path(location)).lock_file
