"""Bounds on the time and the memory that one article may take: a hostile one does not stop a build."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from hrgraph.errors import ArticleError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

__all__ = ["LimitError", "Limits", "bounded"]

_TICK = 0.1
"""Seconds of the processor's time between two looks."""
_MEMORY = Path("/proc/self/statm")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What one article may take."""

    seconds: float = 60.0
    """Of the processor's time, which a busy machine does not change; 0 is no limit."""
    megabytes: float = 2000.0
    """Of memory, beyond what the process had before; 0 is no limit."""


class LimitError(ArticleError):
    """An article that took more than it may."""


class _ExceededError(BaseException):
    """Raised inside the work; no `except Exception` on its way may swallow it."""


@contextmanager
def bounded(limits: Limits, name: str) -> Iterator[None]:
    """End what is inside when it takes too much.

    It works in the main thread of a process, where Python runs signal handlers, on systems that have timers
    of the processor's time (all but Windows); elsewhere it does nothing.  A single long call into a library
    written in C ends before it is looked at.

    Args:
        limits: how much is too much.
        name: the article, for the message.

    Raises:
        LimitError: it took more.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    began, before = time.process_time(), _memory()
    exceeded = ""
    over = False

    def look(_: int, __: FrameType | None) -> None:
        nonlocal exceeded
        if over:
            return
        if limits.seconds and time.process_time() - began > limits.seconds:
            exceeded = f"takes more than {limits.seconds:g} s to read"
        elif limits.megabytes and _memory() - before > limits.megabytes:
            exceeded = f"takes more than {limits.megabytes:g} MB of memory to read"
        if exceeded:
            raise _ExceededError

    earlier = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    try:
        try:
            yield
        finally:
            over = True
    except (_ExceededError, MemoryError):
        over = True  # it may have come just before the line above
        reason = exceeded or "takes more memory to read than there is"
        raise LimitError(f"{name} {reason}", "look at what is in it; split it, or raise the limit") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier)


def _memory() -> float:
    """Megabytes that this process has, or at least had at its highest."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(_MEMORY.read_text().split()[1]) * _PAGE / 1e6
    if resource is None:
        return 0.0
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1e6 if sys.platform == "darwin" else 1e3)
