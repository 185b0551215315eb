"""Several processes that read articles, while one keeps what they made.

The processes are forked from the one that has loaded model, lexicon and authority data, so they share its
memory and start at once.  Only paths go to them and only finished graphs come back.  One that dies (killed,
out of memory) takes no more than one article with it: that article is tried once more, and then kept out.
"""

from __future__ import annotations

import contextlib
import gc
import mmap
import multiprocessing
import os
import signal
import struct
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from hrgraph.pipeline.work import Task, Worked

__all__ = ["Workers", "can_fork", "usable_cores"]

_AHEAD = 8
"""Articles that a process has waiting, so that it need not wait itself while the store is written.  Their
paths must fit into a pipe's buffer, 64 kB."""
_TRIES = 2
_NUMBER = struct.Struct("q")
_FILES = Path("/proc/self/fd")


def can_fork() -> bool:
    """Whether processes can share what this one has loaded: on Linux; macOS's libraries do not bear it."""
    return os.uname().sysname == "Linux" if hasattr(os, "uname") else False


def usable_cores() -> int:
    """The cores that this process may use."""
    with contextlib.suppress(AttributeError, OSError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Process:
    process: Any
    connection: Connection[Any, Any]
    at_work: mmap.mmap
    """Memory that both see: the number of the article that it reads."""
    tasks: deque[Task] = field(default_factory=deque)


class Workers:
    """A pool of processes.  A context manager: they end with it.

    Args:
        number: how many at most; each starts when there is work for it.
        work: what is done with a task.
    """

    def __init__(self, number: int, work: Callable[[Task], Worked]) -> None:
        self._number = number
        self._work = work
        self._running: list[_Process] = []
        self._waiting: deque[Task] = deque()
        self._tries: dict[int, int] = {}
        self.deaths = 0
        """How many processes died at their work."""

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in self._running:
            each.connection.close()
            if kind is not None:
                each.process.terminate()
        for each in self._running:
            each.process.join()
        self._running.clear()

    @property
    def full(self) -> bool:
        """Whether each process has as much to do as it should."""
        queued = len(self._waiting) + sum(len(each.tasks) for each in self._running)
        return queued >= self._number * _AHEAD

    @property
    def idle(self) -> bool:
        """Whether nothing is left to do."""
        return not self._waiting and not any(each.tasks for each in self._running)

    def give(self, task: Task) -> None:
        """Hand over an article."""
        self._waiting.append(task)
        self._share()

    def results(self) -> Iterator[tuple[Task, Worked]]:
        """Wait until something is done, and give all that is."""
        if self.idle:
            return
        ready = set(wait([each.connection for each in self._running if each.tasks]))
        for each in [each for each in self._running if each.connection in ready]:
            try:
                done = each.connection.recv()
            except (EOFError, OSError):
                yield from self._died(each)
            else:
                task = each.tasks.popleft()
                self._tries.pop(task.number, None)
                yield task, done
        self._share()

    def _share(self) -> None:
        """Give what waits to the processes that have least to do."""
        while self._waiting:
            least = min(self._running, key=lambda each: len(each.tasks), default=None)
            if (least is None or least.tasks) and len(self._running) < self._number:
                least = self._start()
            if least is None or len(least.tasks) >= _AHEAD:
                return
            task = self._waiting.popleft()
            least.tasks.append(task)
            with contextlib.suppress(OSError):  # it died: whoever waits for results hears of it
                least.connection.send(task)

    def _died(self, dead: _Process) -> Iterator[tuple[Task, Worked]]:
        """The article that it read may be what it died of; the others it never began, or can't hand over."""
        self.deaths += 1
        self._running.remove(dead)
        dead.connection.close()
        dead.process.join()
        number = _NUMBER.unpack(dead.at_work[:])[0]
        blamed = next((task for task in dead.tasks if task.number == number), dead.tasks[0])
        self._waiting.extendleft(task for task in reversed(dead.tasks) if task is not blamed)
        tries = self._tries[blamed.number] = self._tries.get(blamed.number, 0) + 1
        if tries < _TRIES:
            self._waiting.appendleft(blamed)
            return
        del self._tries[blamed.number]
        how = f"signal {-dead.process.exitcode}" if (dead.process.exitcode or 0) < 0 else "without a word"
        yield (
            blamed,
            Worked(
                "kept out",
                None,
                f"the process that read {blamed.path} was ended twice ({how})",
                "it may need more memory than there is: split the article, or build with --jobs 1",
            ),
        )

    def _start(self) -> _Process:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        at_work = mmap.mmap(-1, _NUMBER.size)
        at_work[:] = _NUMBER.pack(-1)
        process = context.Process(target=_serve, args=(theirs, self._work, at_work), daemon=True)
        with warnings.catch_warnings():
            # Python warns of forks beside threads; the child runs none of the code that they hold locks of
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        self._running.append(_Process(process, ours, at_work))
        return self._running[-1]


def _serve(connection: Connection[Any, Any], work: Callable[[Task], Worked], at_work: mmap.mmap) -> None:
    """Do what comes until nothing more can come.  Runs in a process of its own.

    A graph is larger than a pipe's buffer, and the first process takes none while it writes to the store: a
    thread waits until what is done is taken, while the next article is read.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the one that writes decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what is shared stays shared
    _let_go(keep=connection.fileno())
    done: SimpleQueue[Worked] = SimpleQueue()
    threading.Thread(target=_hand_over, args=(connection, done), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            at_work[:] = _NUMBER.pack(task.number)
            done.put(work(task))
    os._exit(0)


def _hand_over(connection: Connection[Any, Any], done: SimpleQueue[Worked]) -> None:
    """Send what is done, in order; there is never more than what a process has waiting."""
    with contextlib.suppress(OSError):
        while True:
            connection.send(done.get())
    os._exit(0)  # nobody takes it any more


def _let_go(keep: int) -> None:
    """Close the files of the first process: its store, its lock, its ends of the other pipes.

    Otherwise the store would stay in use, and the processes wait for work, when the first one is killed.
    """
    try:
        numbers = [int(entry.name) for entry in _FILES.iterdir()]
    except OSError:
        return
    for number in numbers:
        if number > 2 and number != keep:
            with contextlib.suppress(OSError):
                os.close(number)
