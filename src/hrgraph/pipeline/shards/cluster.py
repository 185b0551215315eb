"""Making shards on a Dask cluster.

The scheduler is told of a few shards at a time, so that it needs no memory for a large corpus.  Whatever is
lost (a worker, the scheduler, the connection) costs the shards that were being made, which are made again.
"""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import TYPE_CHECKING

from hrgraph.errors import HrgraphError, MissingExtraError, UsageError
from hrgraph.pipeline.shards.making import Setup, ShardDone, ShardTask, made_away

if TYPE_CHECKING:
    from distributed import Client, Future

__all__ = ["Cluster"]

_CONNECT = 10.0
"""Seconds that one attempt to reach the scheduler may take, if the patience lasts so long."""
_ROUND = 1.0
"""Seconds between looks at whether the cluster is still there."""
_ATTEMPTS = 3
"""So often a shard is tried where a worker reports a failure of files or network."""


class _Away(Exception):
    """The scheduler doesn't answer, or has forgotten us."""


class Cluster:
    """Makes shards on a Dask cluster; a `Run` for `build_shards`.

    Args:
        address: the scheduler's, such as `tcp://127.0.0.1:8786`.
        patience: seconds to wait for a scheduler that doesn't answer, and for workers where there are none.
        say: is told in a line when there is something to wait for.
    """

    def __init__(
        self, address: str, *, patience: float = 300.0, say: Callable[[str], None] | None = None
    ) -> None:
        self.address = address
        self._patience = patience
        self._say = say or (lambda line: None)
        self._attempt = itertools.count()
        self._seen = time.monotonic()

    def __call__(self, tasks: Sequence[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        """Make all shards, in the order in which they get ready.

        Raises:
            MissingExtraError: dask.distributed isn't installed.
            UsageError: the address is none.
            HrgraphError: there is no scheduler or no worker for longer than the patience; or a shard can't be
                made.
        """
        try:
            import distributed
        except ImportError:
            raise MissingExtraError("A cluster", "cluster") from None
        left = {task.number: task for task in tasks}
        self._seen = time.monotonic()
        while left:
            try:
                with self._client(distributed.Client) as client:
                    for done in _Round(self, client, setup).make(list(left.values())):
                        del left[done.number]
                        yield done
            except (_Away, OSError, TimeoutError, CancelledError):
                self.wait_for(f"the Dask scheduler at {self.address}", "dask scheduler")

    def _client(self, make: Callable[..., Client]) -> Client:
        try:
            left = self._patience - (time.monotonic() - self._seen)
            return make(self.address, timeout=max(_ROUND, min(_CONNECT, left)))
        except (OSError, CancelledError):
            raise
        except Exception as error:  # noqa: BLE001  another service's greeting, taken for a length, leads anywhere
            reason = str(error).partition("\n")[0]
            raise UsageError(
                f"{self.address} is no address of a Dask scheduler: {reason}",
                "write it like tcp://127.0.0.1:8786",
            ) from None

    def alive(self) -> None:
        """Note that the cluster goes on."""
        self._seen = time.monotonic()

    def wait_for(self, what: str, command: str) -> None:
        """Wait a little for something that isn't there; not for ever.

        Raises:
            HrgraphError: it has been away for longer than the patience.
        """
        away = time.monotonic() - self._seen
        if away > self._patience:
            raise HrgraphError(
                f"{what} can't be reached, for {away:.0f} seconds now",
                f"start it ({command}), then run the same command again: it goes on from there",
            )
        self._say(f"waiting for {what}")
        time.sleep(min(_ROUND, self._patience))

    def next_key(self, number: int, build: str) -> str:
        """A name for a task that no other has had."""
        return f"hrgraph-{build}-{number}-{next(self._attempt)}"


class _Round:
    """What is done over one connection to the scheduler."""

    def __init__(self, cluster: Cluster, client: Client, setup: Setup) -> None:
        self._cluster = cluster
        self._client = client
        self._setup = setup

    def make(self, tasks: Sequence[ShardTask]) -> Iterator[ShardDone]:
        from distributed import wait

        queue = deque(tasks)
        waiting: dict[Future, ShardTask] = {}
        while queue or waiting:
            threads = self._threads()
            while queue and threads and len(waiting) < 2 * threads + 2:
                task = queue.popleft()
                waiting[self._submit(task)] = task
            if not waiting:
                continue
            try:
                ready = wait(list(waiting), timeout=_ROUND, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                continue
            for future in ready:
                done = self._result(future, waiting.pop(future))
                self._cluster.alive()
                yield done

    def _threads(self) -> int:
        """So many shards can be made at once; says that it waits where there is nobody to make them."""
        if self._client.status != "running":
            raise _Away
        threads: int = sum(self._client.nthreads().values())
        if threads:
            self._cluster.alive()
        else:
            self._cluster.wait_for(
                f"workers of {self._cluster.address}",
                f"dask worker {self._cluster.address} --nthreads 1 --nworkers auto",
            )
        return threads

    def _submit(self, task: ShardTask) -> Future:
        key = self._cluster.next_key(task.number, self._setup.build)
        return self._client.submit(_made_here, task, self._setup, key=key, pure=False, retries=_ATTEMPTS - 1)

    def _result(self, future: Future, task: ShardTask) -> ShardDone:
        from distributed.scheduler import KilledWorker

        if future.status in ("cancelled", "lost"):
            raise _Away
        what = f"shard {task.number + 1} of {task.of} could not be made"
        error = future.exception(timeout=_CONNECT) if future.status == "error" else None
        if isinstance(error, HrgraphError):
            raise error
        if isinstance(error, KilledWorker):
            raise HrgraphError(
                f"{what}: every worker that tried has died",
                "look into the workers' logs (too little memory?); the same command again goes on from there",
            )
        if error is not None:
            raise HrgraphError(
                f"{what}: {type(error).__name__}: " + str(error).partition("\n")[0],
                "install the same hrgraph[cluster] on every worker; the workers' logs say more",
            )
        done: ShardDone = future.result(timeout=_CONNECT)
        return done


def _made_here(task: ShardTask, setup: Setup) -> ShardDone:
    """Make a shard on a worker."""
    from distributed import get_worker

    return replace(made_away(task, setup), worker=get_worker().address)
