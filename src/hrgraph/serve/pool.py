"""Worker processes: quick queries never wait long for slow ones.

A query starts in one of a few quick places.  When it has worked for half a second it is moved to a slow
place: its process gets a lower priority, and a fresh process takes the quick place.  At the time limit the
process is killed.  So ten queries that never end hold up the others for about a second, and no longer.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import multiprocessing
import os
import time
from collections.abc import Awaitable
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from hrgraph.errors import StoreError
from hrgraph.serve.jobs import Failure, Job, Ready, Reply
from hrgraph.serve.settings import Settings
from hrgraph.serve.worker import work

__all__ = ["Pool"]

QUICK = max(8, 4 * (os.cpu_count() or 1))
"""Queries that run at once in their first half second."""
SLOW = max(8, 4 * (os.cpu_count() or 1))
"""Queries that run at once beyond it; one more is refused."""
IDLE = max(4, os.cpu_count() or 1)
"""Workers that are kept ready."""
SLOW_AFTER = 0.5
"""Seconds of the processor's time after which a query is slow: a busy machine alone makes no query slow."""
OWN_SLOW_AFTER = 5.0
"""The same for the server's own pages and saved questions."""
_STRANGERS = frozenset({"query", "query-page", "result"})
"""Jobs that run what somebody wrote."""
WAITING = 512
"""Most queries that wait for a place."""
_NICE = 15
_PRELOADED = ("hrgraph.serve.warm", "rdflib.plugins.sparql.parser", "igraph")
"""Imported once, before workers are forked; igraph only where it is installed."""
_START = 60.0
"""Seconds in which a worker must have opened the store."""


class _Worker:
    """One process and the connection to it."""

    def __init__(self, context: ForkServerContext, settings: Settings, limited: bool) -> None:
        self._connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=work, args=(theirs, settings, limited), name="hrgraph-worker", daemon=True
        )
        self.process.start()
        theirs.close()

    async def wait(self, seconds: float | None) -> bool:
        """Whether something can be read within so many seconds."""
        return await _readable(self._connection, seconds)

    async def receive(self) -> object:
        """What the process says next.

        Raises:
            EOFError: it has died.
        """
        try:
            return await asyncio.to_thread(self._connection.recv)
        except OSError:
            raise EOFError from None

    async def send(self, job: Job) -> None:
        """Give it a job.  If it has died, `receive` tells."""
        with contextlib.suppress(OSError):
            await asyncio.to_thread(self._connection.send, job)

    def seconds(self) -> float:
        """How much of the processor's time it has used; infinite where the system does not tell."""
        try:
            fields = (
                Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            )
        except OSError:
            return math.inf
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def renice(self) -> None:
        """Let the others go first."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid or 0, _NICE)

    def kill(self) -> None:
        """End it now."""
        self.process.kill()
        self._connection.close()

    def reap(self) -> None:
        """Take the dead process off the operating system's list."""
        self.process.join(5)


async def _quickly(worker: _Worker, job: Job, limit: float) -> bool:
    """Whether a worker has done its job before it has used much of the processor's time."""
    allowed = SLOW_AFTER if job.name in _STRANGERS else OWN_SLOW_AFTER
    begun, used = time.monotonic(), worker.seconds()
    while not await worker.wait(min(SLOW_AFTER / 2, limit)):
        worked = worker.seconds() - used
        waited = time.monotonic() - begun
        # where the system does not tell, the clock on the wall has to do
        if (worked if math.isfinite(worked) else waited) >= allowed or waited >= limit:
            return False
        # on a busy machine it takes long to have worked long, and others wait for the place
        if waited >= 2 * allowed and worked >= allowed / 4:
            return False
    return True


async def _readable(connection: Connection, seconds: float | None) -> bool:
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    descriptor = connection.fileno()
    loop.add_reader(descriptor, event.set)
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    finally:
        loop.remove_reader(descriptor)
    return True


class Pool:
    """The workers of a server.

    Args:
        settings: the server's.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.version = ""
        """Of the store; "" until `start`."""
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([*_PRELOADED])
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        # what strangers wrote never stands in the way of the server's own pages
        self._own_places = asyncio.Semaphore(QUICK)
        self._strangers_places = asyncio.Semaphore(QUICK)
        self._waiting = 0
        self._slow = 0
        self._background: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the first worker and learn the store's version.

        Raises:
            StoreError: the store can't be opened.
        """
        self._idle.append(await self._spawn())
        self._keep(self._warm())

    async def stop(self) -> None:
        """End all workers."""
        for task in [*self._background]:
            task.cancel()
        for worker in [*self._all]:
            worker.kill()
        for worker in [*self._all]:
            await asyncio.to_thread(worker.reap)
        self._all.clear()
        self._idle.clear()

    async def restart(self) -> None:
        """Open the store anew, because another has taken its place.  Running jobs are not disturbed.

        Raises:
            StoreError: the store can't be opened; the old workers go on.
        """
        fresh = await self._spawn()
        old, self._idle = self._idle, [fresh]
        for worker in old:
            self._discard(worker)
        self._keep(self._warm())

    async def run(self, job: Job, *, seconds: float | None = None) -> Reply | Failure:
        """Do a job within the time limit.  When the caller is cancelled the job is stopped.

        Args:
            job: what to do.
            seconds: another time limit.
        """
        limit = self.settings.time_limit if seconds is None else seconds
        if self._waiting >= WAITING:
            return _busy()
        places = self._strangers_places if job.name in _STRANGERS else self._own_places
        self._waiting += 1
        try:
            await asyncio.wait_for(places.acquire(), limit)
        except TimeoutError:
            return _busy()
        finally:
            self._waiting -= 1
        return await self._run(job, limit, places)

    async def _run(self, job: Job, limit: float, places: asyncio.Semaphore) -> Reply | Failure:
        quick = True
        worker: _Worker | None = None
        done = False
        try:
            worker = await self._take()
            await worker.send(job)
            begun = time.monotonic()
            if not await _quickly(worker, job, limit):
                if self._slow >= SLOW:
                    return _busy()
                quick = False
                self._slow += 1
                places.release()
                worker.renice()
                self._keep(self._warm())
                if not await worker.wait(max(0.0, begun + limit - time.monotonic())):
                    return _too_slow(limit)
            answer = await worker.receive()
            assert isinstance(answer, tuple)
            reply, grown = answer
            done = quick and not grown
            assert isinstance(reply, Reply | Failure)
            return reply
        except EOFError:
            return Failure(
                503,
                f"the query needed more than {self.settings.memory_limit} MB of memory and was stopped",
                "ask for less at once: fewer variables, a LIMIT in a subquery, no ORDER BY over everything",
            )
        except StoreError as error:
            return Failure(503, error.message, error.mend)
        finally:
            if worker is not None:
                if done and len(self._idle) < IDLE:
                    self._idle.append(worker)
                else:
                    self._discard(worker)
            if quick:
                places.release()
            else:
                self._slow -= 1

    async def once(self, job: Job) -> Reply | Failure:
        """Do a job in a process of its own, without limits: for the server's own long work."""
        worker = await self._spawn(limited=False)
        try:
            await worker.send(job)
            await worker.wait(None)
            answer = await worker.receive()
            assert isinstance(answer, tuple)
            reply = answer[0]
            assert isinstance(reply, Reply | Failure)
            return reply
        except EOFError:
            return Failure(500, f"the work {job.name!r} ended without an answer")
        finally:
            self._discard(worker)

    async def _take(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.process.is_alive():
                return worker
            self._discard(worker)
        return await self._spawn()

    async def _warm(self) -> None:
        """Have some workers ready before they are needed."""
        with contextlib.suppress(StoreError):  # whoever needs one next will be told
            while len(self._idle) < IDLE // 2:
                self._idle.append(await self._spawn())

    async def _spawn(self, *, limited: bool = True) -> _Worker:
        worker = await asyncio.to_thread(_Worker, self._context, self.settings, limited)
        self._all.add(worker)
        try:
            word = await worker.receive() if await worker.wait(_START) else None
        except EOFError:
            word = None
        except asyncio.CancelledError:
            self._discard(worker)
            raise
        if isinstance(word, Ready):
            self.version = word.version
            return worker
        self._discard(worker)
        if isinstance(word, Failure):
            raise StoreError(word.message, word.mend)
        raise StoreError(f"the store {self.settings.store} could not be opened", "look for a full memory")

    def _discard(self, worker: _Worker) -> None:
        worker.kill()
        self._all.discard(worker)
        self._keep(asyncio.to_thread(worker.reap))

    def _keep(self, work: Awaitable[None]) -> None:
        """Run something beside, and hold on to it until it is done."""
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)


def _busy() -> Failure:
    return Failure(503, "the server is busy with other queries", "ask again in a few seconds")


def _too_slow(limit: float) -> Failure:
    return Failure(
        503,
        f"the query was stopped after {limit:g} seconds",
        "ask for less at once: name a class or an actor, add a LIMIT, avoid patterns that share no variable",
    )
