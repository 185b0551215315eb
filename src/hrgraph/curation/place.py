"""Where the decisions about a store are: the store remembers, so that every rebuild finds them."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

from hrgraph.errors import HrgraphError
from hrgraph.files import mend, write_file
from hrgraph.store.endpoint import is_endpoint

__all__ = ["DEFAULT", "adopt_folder", "find_folder", "remember_folder"]

DEFAULT = Path("curation")
"""In the working folder, beside the articles: the store may be thrown away, the decisions may not."""
_NOTE = "curation.json"


def find_folder(location: str | Path, given: Path | None = None) -> Path | None:
    """The folder of the decisions about a store.

    The one that is given, else the one that the store was last built with, else `curation` in the working
    folder where that is there.

    Args:
        location: the store.
        given: what the user says.

    Returns:
        The folder; None where nobody has decided anything yet.

    Raises:
        HrgraphError: the folder that the store was built with is gone.
    """
    if given is not None:
        return given
    remembered = _remembered(location)
    if remembered is not None:
        if not remembered.is_dir():
            raise HrgraphError(
                f"the decisions that the store {location} was built with are gone: there is no {remembered}",
                "bring the folder back, or name another with --curation; without decisions: --no-curation",
            )
        return remembered
    return DEFAULT if DEFAULT.is_dir() else None


def _remembered(location: str | Path) -> Path | None:
    if is_endpoint(location):
        return None
    note = Path(location) / _NOTE
    try:
        found = json.loads(note.read_text(encoding="utf-8"))["folder"]
        return Path(os.path.relpath(Path(location) / found))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HrgraphError(f"{note} can't be read: {error}", "name the folder with --curation") from None


def adopt_folder(location: str | Path, folder: Path) -> None:
    """Let a store remember the folder `curation` in which somebody begins to decide: a build must find it.

    Nothing happens with another folder (it may be for a second opinion), where the store knows one, or where
    the store's folder can't be written.
    """
    if folder == DEFAULT and not is_endpoint(location) and _remembered(location) is None:
        with contextlib.suppress(HrgraphError):
            remember_folder(location, DEFAULT)


def remember_folder(location: str | Path, folder: Path | None) -> None:
    """Note in a store's folder where the decisions about it are; None: there are none.

    An endpoint has no folder for that: there `--curation` says it each time, or `curation` in the working
    folder counts.

    Raises:
        HrgraphError: the note can't be written.
    """
    if is_endpoint(location):
        return
    note = Path(location) / _NOTE
    try:
        if folder is None:
            note.unlink(missing_ok=True)
            return
        # relative, so that the project may be moved as a whole
        text = json.dumps({"folder": Path(os.path.relpath(folder, location)).as_posix()}) + "\n"
        if note.exists() and note.read_text(encoding="utf-8") == text:
            return
        write_file(note, text)
    except OSError as error:
        raise HrgraphError(
            f"{note} can't be written: {error.strerror}", mend(error, "check its permissions")
        ) from None
