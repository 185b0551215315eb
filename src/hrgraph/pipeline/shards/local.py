"""Making shards in several processes of this machine."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.pipeline.shards.making import Setup, ShardDone, ShardTask, load_tools, made_away
from hrgraph.pipeline.shards.places import is_url
from hrgraph.pipeline.workers import can_fork, usable_cores

__all__ = ["Processes", "one_process"]

_MOST = 8
_TRIES = 3


class Processes:
    """Makes shards in several processes; a `Run` for `build_shards`.

    They are forked from this one and share what it has loaded.  Connections to an object store don't outlive
    a fork: with files there, one process makes all; workers of a cluster on this machine make several.

    Args:
        jobs: how many; None is one a core, at most 8, where several are possible.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._asked = jobs
        self._jobs = jobs or min(usable_cores(), _MOST)

    def __call__(self, tasks: Sequence[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        """Make all shards, in the order in which they get ready.

        Raises:
            UsageError: several processes were asked for where only one is possible.
            HrgraphError: a shard can't be made, or its process was ended again and again.
        """
        left = {task.number: task for task in tasks}
        jobs = min(self._jobs, len(left))
        here = not any(is_url(place) for t in tasks for place in (t.out, *(s.url for s in t.sources)))
        if not (here and can_fork()):
            if (self._asked or 1) > 1:
                raise UsageError(
                    "several processes need Linux, and all files on this machine",
                    "leave --jobs out, or start a Dask scheduler and workers, and build with --cluster",
                )
            jobs = 1
        if jobs <= 1:
            yield from one_process(tasks, setup)
            return
        load_tools(setup)
        context = multiprocessing.get_context("fork")
        for _ in range(_TRIES):
            with ProcessPoolExecutor(jobs, context, _begin, (setup,)) as pool:
                try:
                    for done in _made(pool, list(left.values()), 2 * jobs):
                        del left[done.number]
                        yield done
                    return
                except BrokenProcessPool:
                    continue
                finally:
                    pool.shutdown(wait=False, cancel_futures=True)
        raise HrgraphError(
            f"processes that made shards were ended {_TRIES} times; {len(left)} of {len(tasks)} are missing",
            "there may be too little memory: the same command goes on, with --jobs 1 it names the article",
        )


def one_process(tasks: Sequence[ShardTask], setup: Setup) -> Iterator[ShardDone]:
    """Make all shards here, one after the other."""
    for task in tasks:
        yield made_away(task, setup)


def _made(pool: ProcessPoolExecutor, tasks: Sequence[ShardTask], ahead: int) -> Iterator[ShardDone]:
    queue = deque(tasks)
    waiting: set[Future[ShardDone]] = set()
    while queue or waiting:
        while queue and len(waiting) < ahead:
            waiting.add(pool.submit(_make, queue.popleft()))
        ready, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in ready:
            yield future.result()


_setup: Setup | None = None


def _begin(setup: Setup) -> None:
    """What a process does first."""
    global _setup
    _setup = setup
    # Ctrl-C reaches all processes; these may end at once, because files are whole or not there
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _make(task: ShardTask) -> ShardDone:
    assert _setup is not None
    return made_away(task, _setup)
