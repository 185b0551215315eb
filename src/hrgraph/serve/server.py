"""The running server: its workers, the version of its store, the pages that it keeps."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import OrderedDict
from pathlib import Path

from starlette.requests import Request

from hrgraph.errors import StoreError
from hrgraph.serve.http import fail
from hrgraph.serve.jobs import Failure, Job, Reply
from hrgraph.serve.pool import Pool
from hrgraph.serve.settings import Settings

__all__ = ["Server"]

_LOOK = 2.0
"""Seconds between two looks at whether the store's folder has been exchanged."""
_CACHE = 48 * 2**20
_LOG = logging.getLogger("hrgraph.serve")


class Server:
    """What requests share.

    Args:
        settings: how to answer.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings)
        self._kept: OrderedDict[tuple[str, str], Reply] = OrderedDict()
        self._kept_bytes = 0
        self._looked = 0.0
        self._folder = _fingerprint(settings.store)
        self._lock = asyncio.Lock()

    @property
    def version(self) -> str:
        """The version of the store."""
        return self.pool.version

    async def start(self) -> None:
        """Open the store.

        Raises:
            StoreError: it can't be opened.
        """
        await self.pool.start()

    async def stop(self) -> None:
        """End the workers."""
        await self.pool.stop()

    async def refresh(self) -> None:
        """Open the store anew where another folder has taken its place."""
        now = time.monotonic()
        if now - self._looked < _LOOK:
            return
        self._looked = now
        found = _fingerprint(self.settings.store)
        if found == self._folder or not found:
            return
        async with self._lock:
            if found == self._folder:
                return
            try:
                await self.pool.restart()
            except StoreError as error:  # the old one is still open: go on with it, and say so
                _LOG.warning("the new store can't be opened: %s", error)
            self._folder = found
            self._kept.clear()
            self._kept_bytes = 0

    async def do(self, request: Request, job: Job, *, keep: str = "") -> Reply:
        """Have a job done; it is stopped when the client goes away.

        Args:
            request: whom it is for.
            job: what to do.
            keep: what the reply may be kept under for others who ask the same; "" for not.

        Raises:
            Problem: the job failed.
        """
        key = (self.version, keep)
        if keep and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        reply = await self._until_gone(request, job)
        if isinstance(reply, Failure):
            raise fail(reply)
        if keep and len(reply.body) < _CACHE // 8 and key not in self._kept:
            self._kept[key] = reply
            self._kept_bytes += len(reply.body)
            while self._kept_bytes > _CACHE:
                _, old = self._kept.popitem(last=False)
                self._kept_bytes -= len(old.body)
        return reply

    async def _until_gone(self, request: Request, job: Job) -> Reply | Failure:
        work = asyncio.ensure_future(self.pool.run(job))
        gone = asyncio.ensure_future(_disconnected(request))
        try:
            await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            return Failure(499, "the client has gone")
        finally:
            gone.cancel()
            work.cancel()


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _fingerprint(store: str) -> str:
    """Which folder it is and when its database last changed; "" where it is no folder, or in exchange."""
    folder = Path(store)
    try:
        parts = [os.stat(folder / name) for name in ("hrgraph-store.json", "oxigraph")]
    except OSError:
        return ""
    return "-".join(f"{part.st_ino}:{part.st_mtime_ns}" for part in parts)
