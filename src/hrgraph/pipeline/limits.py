"""Bounds on the time and the memory that one article may take: a hostile one does not stop a build."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
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

    A single long call into a library written in C ends before it is looked at.

    Args:
        limits: how much is too much.
        name: the article, for the message.

    Raises:
        LimitError: it took more.
    """
    main = threading.current_thread() is threading.main_thread()
    watched = _by_signal if main and hasattr(signal, "setitimer") else _by_thread
    clock = _clock_of_this_thread() if watched is _by_thread else time.process_time
    began, before = clock(), _memory()
    exceeded = ""

    def exceeds() -> bool:
        nonlocal exceeded
        if limits.seconds and clock() - began > limits.seconds:
            exceeded = f"takes more than {limits.seconds:g} s to read"
        elif limits.megabytes and _memory() - before > limits.megabytes:
            exceeded = f"takes more than {limits.megabytes:g} MB of memory to read"
        return bool(exceeded)

    try:
        with watched(exceeds):
            yield
    except (_ExceededError, MemoryError):
        reason = exceeded or "takes more memory to read than there is"
        raise LimitError(f"{name} {reason}", "look at what is in it; split it, or raise the limit") from None


@contextmanager
def _by_signal(exceeds: Callable[[], bool]) -> Iterator[None]:
    """Look from a timer of the processor's time, whose signals Python handles in the main thread."""
    over = False

    def look(_: int, __: FrameType | None) -> None:
        if not over and exceeds():
            raise _ExceededError

    earlier = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    try:
        try:
            yield
        finally:
            over = True
    finally:
        over = True  # the error may have come just before the line above
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier)


@contextmanager
def _by_thread(exceeds: Callable[[], bool]) -> Iterator[None]:
    """Look from a second thread, where signals don't reach: in a worker of Dask, and on Windows.

    It raises in the working thread by `PyThreadState_SetAsyncExc`
    (https://docs.python.org/3/c-api/init.html), once at most and only while the work goes on.
    """
    working = ctypes.c_ulong(threading.get_ident())
    lock, ended, inside = threading.Lock(), threading.Event(), True

    def watch() -> None:
        while not ended.wait(_TICK):
            if exceeds():
                with lock:
                    if inside:
                        ctypes.pythonapi.PyThreadState_SetAsyncExc(working, ctypes.py_object(_ExceededError))
                return

    threading.Thread(target=watch, name="limits", daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        with lock:
            inside = False
            # what was raised and has not arrived yet must not arrive in the next article
            ctypes.pythonapi.PyThreadState_SetAsyncExc(working, None)


def _clock_of_this_thread() -> Callable[[], float]:
    """Seconds of the processor's time of the calling thread, also when another asks; where the system can't
    tell them, seconds.
    """
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(threading.get_ident())
    return lambda: time.clock_gettime(clock)


def _memory() -> float:
    """Megabytes that this process has, or at least had at its highest."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(_MEMORY.read_text().split()[1]) * _PAGE / 1e6
    if resource is None:
        return 0.0
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / (1e6 if sys.platform == "darwin" else 1e3)
