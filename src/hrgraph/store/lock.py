"""The lock of a store's folder: readers share it, a writer has it alone.

The operating system frees it when its process ends, however it ends: what a dead process left in the file
keeps nobody out.  The file says who writes, so that whoever is refused can be told.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
import time
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: the database's own lock still keeps a second writer out
    fcntl = None  # type: ignore[assignment]

__all__ = ["FolderLock", "InUseError", "is_locked"]

_BUSY = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})
_PAUSES = (0.02, 0.1)
"""Seconds between attempts."""
_SYSTEM_LOCKS = Path("/proc/locks")


class InUseError(Exception):
    """Another process has the lock; the message names it."""


class FolderLock:
    """The lock in one file.

    Args:
        path: the file; it is made where it isn't there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def acquire(self, *, write: bool) -> None:
        """Take the lock.

        Raises:
            InUseError: a writer has it, or readers have it and `write` is asked.
            OSError: a writer can't write the file.
        """
        try:
            # "a" creates without truncating
            self._file = self.path.open("a+", encoding="utf-8")
        except OSError:
            if write:
                raise
            # a reader of a read-only folder can do with what is there, or without
            with contextlib.suppress(OSError):
                self._file = self.path.open(encoding="utf-8")
        if self._file is None or fcntl is None:
            return
        if not self._take(fcntl.LOCK_EX if write else fcntl.LOCK_SH):
            holder = _holder(self._file)
            self.release()
            raise InUseError(holder)
        if write:
            self._sign()

    def _take(self, kind: int) -> bool:
        assert self._file is not None
        for patience in (*_PAUSES, None):
            try:
                fcntl.flock(self._file, kind | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _BUSY:  # a file system without locks: the database has one of its own
                    return True
            else:
                return True
            if patience:  # somebody may only have asked whether it is locked
                time.sleep(patience)
        return False

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _sign(self) -> None:
        """Write down who has it.  On a full disk nobody is told, and the lock holds all the same."""
        assert self._file is not None
        with contextlib.suppress(OSError):
            self._file.truncate(0)
            json.dump(
                {"process": os.getpid(), "host": socket.gethostname(), "command": _command()}, self._file
            )
            self._file.flush()


def is_locked(path: Path) -> bool:
    """Whether somebody writes under a lock at this moment."""
    if fcntl is None:
        return False
    try:
        with path.open(encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _BUSY and path.exists()
    return False


def _command() -> str:
    """What the user typed, without its arguments."""
    program = Path(sys.argv[0]) if sys.argv else Path()
    if program.name == "hrgraph" or program.parts[-2:] == ("hrgraph", "__main__.py"):
        return " ".join(["hrgraph", *sys.argv[1:2]])
    return program.name if program.suffix == ".py" else "a Python program"


def _holder(file: IO[str]) -> str:
    """Who has a lock: what the operating system knows, and what a writer wrote into the file."""
    signed: dict[str, object] = {}
    with contextlib.suppress(OSError, ValueError):
        file.seek(0)
        found = json.load(file)
        signed = found if isinstance(found, dict) else {}
    command, process, host = (str(signed.get(key, "")) for key in ("command", "process", "host"))
    pids = _locking(file)
    if process and (process in pids or not pids):
        elsewhere = f" on {host}" if host != socket.gethostname() else ""
        return f"{command} (process {process}{elsewhere})"
    if pids:
        noun = "process" if len(pids) == 1 else "processes"
        return f"another program that reads it ({noun} {', '.join(pids)})"
    return "another hrgraph"


def _locking(file: IO[str]) -> list[str]:
    """The ids of the processes that have a lock on a file, where the system lists them (Linux)."""
    status = os.fstat(file.fileno())
    wanted = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    try:
        lines = _SYSTEM_LOCKS.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return []
    # 1: FLOCK  ADVISORY  WRITE 4711 fe:00:12345 0 EOF; who waits for it has -> after the number
    fields = (line.split() for line in lines if "->" not in line)
    found = {field[4] for field in fields if len(field) > 5 and field[1] == "FLOCK" and field[5] == wanted}
    return sorted(pid for pid in found if pid.isdigit() and pid not in ("0", str(os.getpid())))
