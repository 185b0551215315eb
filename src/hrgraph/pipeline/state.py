"""How far a build is: a small file beside the store, which `hrgraph status` reads while the build runs."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from hrgraph.errors import StoreError
from hrgraph.files import write_file
from hrgraph.store import is_locked, lock_file, state_file

__all__ = ["BuildProgress", "BuildState", "Phase", "noted_build", "read_progress"]

Phase = Literal["loading", "running", "tidying", "finished", "stopped", "failed", "killed"]
"""`stopped`: by the user; `failed`: by an error; `killed`: its process is gone without a word."""

_OPEN: tuple[Phase, ...] = ("loading", "running", "tidying")
_EVERY = 1.0
"""Seconds between two writings."""
_WINDOW = 60.0
"""Seconds over which the rate is measured."""


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build is."""

    phase: Phase
    total: int
    """Articles in all."""
    done: int
    """Articles that are dealt with, the unchanged ones too."""
    rate: float
    """Articles in a second, in the last minute."""
    seconds: float
    """Since it began."""
    updated: float
    """When this was written: seconds since 1970."""
    process: int
    host: str
    outcomes: dict[str, int] = field(default_factory=dict)
    """Articles by what became of them: added, changed, unchanged, quarantined, unreadable."""

    @property
    def left(self) -> int:
        """Articles that are still to come."""
        return max(0, self.total - self.done)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest will take at the present rate; None where nobody knows."""
        return self.left / self.rate if self.rate > 0 and self.phase == "running" else None


class BuildState:
    """Writes down how far a build is, now and then; costs next to nothing an article.

    Args:
        path: the file.
        total: how many articles there are.
        clock: tells the time, in seconds.
    """

    def __init__(self, path: Path, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._total = total
        self._clock = clock
        self._began = self._written = clock()
        self._done = 0
        self._outcomes: Counter[str] = Counter()
        self._samples: deque[tuple[float, int]] = deque()
        self._phase: Phase = "loading"
        self._write()

    def enter(self, phase: Phase) -> None:
        """Say what the build does from now on."""
        self._phase = phase
        self._write()

    def note(self, outcome: str) -> None:
        """Count an article."""
        self._done += 1
        self._outcomes[outcome] += 1
        if self._clock() - self._written >= _EVERY:
            self._write()

    def _write(self) -> None:
        now = self._written = self._clock()
        if self._phase == "running":
            self._samples.append((now, self._done))
            while len(self._samples) > 2 and now - self._samples[0][0] > _WINDOW:
                self._samples.popleft()
        progress = BuildProgress(
            self._phase,
            self._total,
            self._done,
            self._rate(),
            round(now - self._began, 1),
            round(time.time(), 1),
            os.getpid(),
            socket.gethostname(),
            dict(sorted(self._outcomes.items())),
        )
        with contextlib.suppress(OSError):  # on a full disk the build itself says so
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_file(self._path, json.dumps(asdict(progress), indent=2) + "\n", lasting=False)

    def _rate(self) -> float:
        if len(self._samples) < 2:
            return 0.0
        (first, before), (last, after) = self._samples[0], self._samples[-1]
        return round((after - before) / (last - first), 3) if last > first else 0.0


@contextmanager
def noted_build(location: str | Path, total: int) -> Iterator[BuildState]:
    """The state of a build, which says so where the block ends with an error."""
    state = BuildState(state_file(location), total)
    try:
        yield state
    except KeyboardInterrupt:
        state.enter("stopped")
        raise
    except BaseException:
        state.enter("failed")
        raise


def read_progress(location: str | Path) -> BuildProgress | None:
    """How far the present or the last build of a store is.

    Args:
        location: the store's folder, or its endpoint as the build was given it, in the folder where it runs.

    Returns:
        What the build wrote last, with the phase `killed` where its process has ended without saying so; None
        where no build has been noted.

    Raises:
        StoreError: the note can't be read.
    """
    path = state_file(location)
    try:
        found = BuildProgress(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(f"{path} can't be read: {error.strerror}", "check its permissions") from None
    except (ValueError, TypeError):
        raise StoreError(f"{path} is damaged", "remove it; the next build writes it anew") from None
    if found.phase in _OPEN and not _runs(location, found):
        return BuildProgress(**{**asdict(found), "phase": "killed"})
    return found


def _runs(location: str | Path, progress: BuildProgress) -> bool:
    """Whether the build that wrote this goes on."""
    lock = lock_file(location)
    if lock is not None:
        return is_locked(lock)
    if progress.host != socket.gethostname():
        return True  # who knows
    try:
        os.kill(progress.process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
