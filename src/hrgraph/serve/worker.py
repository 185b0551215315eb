"""A process that opens the store for reading and does one job after the other.

Whatever a query does to its worker (loops, eats memory, crashes), the server goes on: it kills the worker
and starts another.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from hrgraph.errors import HrgraphError, QueryError, StoreError, UsageError
from hrgraph.serve.jobs import Failure, Job, Ready, Reply
from hrgraph.serve.settings import Settings

if TYPE_CHECKING:
    from hrgraph.serve.context import Context

__all__ = ["work"]

_GRACE = 5
"""Seconds beyond the time limit after which the operating system ends a worker whose server has gone."""


def work(connection: Connection, settings: Settings, limited: bool) -> None:
    """Open the store and do jobs until the other end of the connection closes.

    Args:
        connection: where jobs come from and replies go to.
        settings: the server's.
        limited: whether the limits on memory and time hold; they do not for building the search index.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to handle
    from hrgraph.serve.context import open_context
    from hrgraph.serve.tasks import JOBS

    try:
        context = open_context(settings)
    except HrgraphError as error:
        connection.send(Failure(503, error.message, error.mend))
        return
    if limited:
        bound = settings.memory_limit * 2**20
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))
    connection.send(Ready(context.store.version()))
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        if limited:
            signal.setitimer(signal.ITIMER_REAL, settings.time_limit + _GRACE)
        reply = _do(JOBS, context, job)
        signal.setitimer(signal.ITIMER_REAL, 0)
        # a worker that has grown is replaced: the next query shall have the whole bound to itself
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > settings.memory_limit * 1024 // 2
        connection.send((reply, grown))


def _do(jobs: Mapping[str, Callable[..., Reply]], context: Context, job: Job) -> Reply | Failure:
    from hrgraph.serve.faults import explain

    arguments: dict[str, Any] = job.arguments
    context.index_path = job.index
    try:
        return jobs[job.name](context, **arguments)
    except QueryError as error:
        return explain(error, str(arguments.get("query", "")))
    except UsageError as error:
        return Failure(400, error.message, error.mend)
    except StoreError as error:
        return Failure(503, error.message, error.mend)
    except HrgraphError as error:
        return Failure(500, error.message, error.mend)
    except MemoryError:
        return Failure(503, "the answer needs more memory than a query may use", "ask for less at once")
