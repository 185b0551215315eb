"""Reading in processes of their own, each document with a limit of time and memory.

A page or PDF file can be made so that its reader takes hours or all memory, and a library in C can crash.
Only a process that can be ended bounds that; `pebble` keeps a pool of such processes, and ends the one that
takes too long.  They also use all cores.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass

from pebble import ProcessExpired, ProcessPool

from hrgraph.ingest.document import Document, Raw, SetAside
from hrgraph.ingest.duplicates import sketch
from hrgraph.ingest.sources import read_raw

__all__ = ["Bounds", "Examined", "examine", "examine_all"]

_SHORTEST = 30
"""Words: less is no article."""
_LONGEST = 1_000_000
"""Characters, three novels: more is no article."""
_LANGUAGE_SAMPLE = 1500
"""Characters: enough to tell a language; the time grows with them."""
_TASKS = 2_000
"""After so many documents a process is replaced, so that what libraries leak stays small."""
_WAITING_BYTES = 200_000_000
"""Documents that are read ahead hold at most so much."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one document may cost."""

    seconds: float = 60.0
    megabytes: int = 2_000
    """Of memory, beyond what an idle process has; where the system can bound it (Linux)."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A document with what its text tells."""

    document: Document
    language: str
    """ISO 639-1, as the words tell; it may differ from what the source says."""
    sketch: tuple[int, ...]


def examine(raw: Raw) -> list[Examined | SetAside]:
    """Read what was found, and tell the language of every document in it."""
    import py3langid

    found: list[Examined | SetAside] = []
    for item in read_raw(raw):
        if isinstance(item, SetAside):
            found.append(item)
            continue
        text = item.text
        if len(text) > _LONGEST:
            found.append(SetAside(item.origin, f"{len(text):,} characters are more than an article has"))
        elif len(text.split(None, _SHORTEST)) < _SHORTEST:
            found.append(SetAside(item.origin, f"fewer than {_SHORTEST} words", broken=False))
        else:
            language = str(py3langid.classify(text[:_LANGUAGE_SAMPLE])[0])
            found.append(Examined(item, language, sketch(text)))
    return found


def examine_all(
    found: Iterable[Raw | SetAside],
    bounds: Bounds,
    jobs: int = 0,
    read: Callable[[Raw], list[Examined | SetAside]] = examine,
) -> Iterator[Examined | SetAside]:
    """Read all that was found, in order.

    Args:
        found: what documents are read from; what was set aside already passes through.
        bounds: what each may cost; what costs more is set aside with its reason.
        jobs: processes at a time; 0 for one a core.
        read: reads one; it runs in another process.
    """
    jobs = jobs or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    waiting: deque[tuple[Raw, Future[list[Examined | SetAside]]] | SetAside] = deque()
    size = 0
    pool = ProcessPool(jobs, _TASKS, _bound, (bounds.megabytes,), context=_context())
    try:
        for item in found:
            if isinstance(item, SetAside):
                waiting.append(item)
            else:
                waiting.append((item, pool.schedule(read, args=(item,), timeout=bounds.seconds)))
                size += len(item.data)
            while waiting and (len(waiting) > 8 * jobs or size > _WAITING_BYTES):
                first = waiting.popleft()
                size -= 0 if isinstance(first, SetAside) else len(first[0].data)
                yield from _results(first, bounds)
        while waiting:
            yield from _results(waiting.popleft(), bounds)
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _results(
    item: tuple[Raw, Future[list[Examined | SetAside]]] | SetAside, bounds: Bounds
) -> list[Examined | SetAside]:
    """What reading gave, or why it gave nothing."""
    if isinstance(item, SetAside):
        return [item]
    raw, future = item
    try:
        return future.result()
    except TimeoutError:
        reason = f"reading it took longer than {bounds.seconds:g} s"
    except MemoryError:
        reason = f"reading it took more than {bounds.megabytes} MB of memory"
    except ProcessExpired as error:
        reason = f"reading it broke the reader off (exit status {error.exitcode})"
    except Exception as error:  # noqa: BLE001  whatever a library raises on hostile input: the run goes on
        words = next(iter(str(error).splitlines()), "")
        reason = f"the reader failed: {type(error).__name__}{': ' * bool(words)}{words[:200]}"
    return [SetAside(raw.origin, reason)]


def _context() -> multiprocessing.context.BaseContext:
    """How processes start: from a server that has the readers loaded, where the system has that."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["hrgraph.ingest.warm"])
    return context


def _bound(megabytes: int) -> None:
    """Bound this process's memory, where the system can, and keep libraries from writing to the terminal."""
    logging.disable(logging.CRITICAL)
    if sys.platform != "linux":
        return
    import resource

    with suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  not a file of ours
            now = int(file.read().split()[0]) * resource.getpagesize()
        most = now + megabytes * 1_000_000
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
