"""Writing files so that a crash, a full disk or a power cut leaves the old file or the new one, never half.

The bytes go to a file beside the target, to the disk, and then take the target's name in one step.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

__all__ = ["PREFIX", "mend", "sync_folder", "whole_file", "write_file"]

PREFIX = ".hrgraph-"
"""How the names of unfinished files begin: a killed process leaves them behind, and they may be removed."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def write_file(path: Path, data: bytes | str | Iterable[bytes], *, lasting: bool = True) -> None:
    """Write a file, which is there whole or not at all.

    Args:
        path: the file, in a folder that is there.
        data: its bytes, or its text (UTF-8), or pieces of bytes.
        lasting: wait until the disk has it, so that it outlasts a power cut.

    Raises:
        OSError: it can't be written; what was there is untouched.
    """
    if isinstance(data, str):
        data = data.encode("utf-8")
    with whole_file(path, lasting=lasting) as file:
        for piece in (data,) if isinstance(data, bytes) else data:
            file.write(piece)


@contextmanager
def whole_file(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file to write in, that takes its name only when the block ends without an error.

    Args:
        path: the file, in a folder that is there.
        lasting: wait until the disk has it, so that it outlasts a power cut.

    Raises:
        OSError: it can't be written; what was there is untouched.
    """
    if path.exists() and not path.is_file():  # /dev/null, a pipe: nothing to put anything in the place of
        with path.open("wb") as stream:
            yield stream
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=PREFIX, delete=False) as file:
        temporary = Path(file.name)
        try:
            yield file  # type: ignore[misc]  # it wraps the binary file that is promised
            file.flush()
            if lasting:
                os.fsync(file.fileno())
            # a temporary file is for its owner alone, the target as it was or as the user's umask says
            temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk knows the names in a folder, where the operating system can say so."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders, and keeps their names safe itself
        return
    try:
        os.fsync(descriptor)
    except OSError:  # some network file systems can't
        pass
    finally:
        os.close(descriptor)


def mend(error: OSError, otherwise: str) -> str:
    """What a user can do about a file that can't be written.

    >>> mend(OSError(errno.ENOSPC, "No space left on device"), "choose another folder")
    'free some space on the disk, then run the same command again'

    Args:
        error: what the operating system said.
        otherwise: the mend where it says nothing that we know.
    """
    if error.errno in _FULL:
        return "free some space on the disk, then run the same command again"
    if error.errno in _FORBIDDEN:
        return f"check the permissions, or {otherwise}"
    return otherwise


def _umask() -> int:
    value = os.umask(0)
    os.umask(value)
    return value
