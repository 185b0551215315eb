"""The running server: its workers, the version of its store, the pages that it keeps."""

from __future__ import annotations

import asyncio
import logging
import os
import tempfile
import time
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path

from starlette.requests import Request

from hrgraph.errors import StoreError
from hrgraph.serve.http import fail
from hrgraph.serve.jobs import Failure, Job, Reply
from hrgraph.serve.pool import Pool
from hrgraph.serve.search.build import SCHEMA
from hrgraph.serve.settings import Settings
from hrgraph.store.endpoint import is_endpoint

__all__ = ["Server"]

_LOOK = 2.0
"""Seconds between two looks at whether the store's folder has been exchanged."""
_ASK = 30.0
"""Seconds between two questions to an endpoint whether its content has changed."""
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
        self._looked = time.monotonic()
        self._folder = _fingerprint(settings.store)
        self._lock = asyncio.Lock()
        self._asking: asyncio.Task[None] | None = None
        self.index = ""
        """Path of the search index; "" while it is being made."""
        self._indexed = ""
        """The version of the store that the index is of."""
        self._indexing: asyncio.Task[None] | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

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
        self._begin_index()

    async def stop(self) -> None:
        """End the workers."""
        for task in (self._indexing, self._asking):
            if task is not None:
                task.cancel()
        await self.pool.stop()
        if self._temporary is not None:
            self._temporary.cleanup()

    def _begin_index(self) -> None:
        if self._indexing is not None:
            self._indexing.cancel()
        self.index = ""
        self._indexed = self.version
        self._indexing = asyncio.ensure_future(self._make_index(self.version))

    async def _make_index(self, version: str) -> None:
        """Find the index of this version of the store, or make it: beside the store if that is possible."""
        name = f"search-{SCHEMA}-{version}.sqlite"
        folder = Path(self.settings.store)
        if not (folder.is_dir() and os.access(folder, os.W_OK)):
            if self._temporary is None:
                self._temporary = tempfile.TemporaryDirectory(prefix="hrgraph-search-")
            folder = Path(self._temporary.name)
        path = folder / name
        if not path.exists():
            reply = await self.pool.once(Job("index", {"path": str(path)}))
            if isinstance(reply, Failure):
                _LOG.warning("%s (%s)", reply.message, reply.mend)
                return
            for old in folder.glob("search-*.sqlite"):
                if old != path:
                    old.unlink(missing_ok=True)
        if version == self.version:
            self.index = str(path)
            self._kept.clear()  # pages made without it lack their links
            self._kept_bytes = 0

    async def refresh(self) -> None:
        """Open the store anew where another folder has taken its place."""
        now = time.monotonic()
        if now - self._looked < (_ASK if is_endpoint(self.settings.store) else _LOOK):
            return
        self._looked = now
        if is_endpoint(self.settings.store):
            self._asking = asyncio.ensure_future(self._ask())
            return
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
            self._begin_anew()

    async def _ask(self) -> None:
        """Ask an endpoint whether its content has changed."""
        reply = await self.pool.run(Job("version"))
        if isinstance(reply, Failure):
            _LOG.warning("%s (%s)", reply.message, reply.mend)
        elif reply.body.decode("ascii") != self._indexed:
            try:
                await self.pool.restart()
            except StoreError as error:
                _LOG.warning("the store can't be opened anew: %s", error)
            else:
                self._begin_anew()

    def _begin_anew(self) -> None:
        """Forget what was made of the old store."""
        self._kept.clear()
        self._kept_bytes = 0
        self._begin_index()

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
        reply = await self._until_gone(request, replace(job, index=self.index))
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
        parts = [(folder / name).stat() for name in ("hrgraph-store.json", "oxigraph")]
    except OSError:
        return ""
    return "-".join(f"{part.st_ino}:{part.st_mtime_ns}" for part in parts)
