"""Whose turn it is: one request at a time for each host, with a pause after each."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from hrgraph.fetch.addresses import host_of
from hrgraph.fetch.robots import Robots
from hrgraph.fetch.state import Known

__all__ = ["Lane", "Queue", "Task"]


@dataclass(slots=True)
class Task:
    """An address to ask for."""

    url: str
    asked: str
    """The address before redirects."""
    depth: int = 0
    """0: named by the user; else so many lists led to it."""
    listing: bool = False
    """Whether it must be a list: a sitemap that another one names."""
    lastmod: str = ""
    trail: tuple[str, ...] = ()
    """Addresses that redirected to this one."""
    known: Known | None = None
    """What an earlier run learnt."""
    attempts: int = 0
    """Requests that failed and may have an answer later."""


@dataclass(slots=True)
class Lane:
    """What is to be asked of one host."""

    tasks: deque[Task] = field(default_factory=deque)
    ready_at: float = 0.0
    busy: bool = False
    robots: dict[str, Robots] = field(default_factory=dict)
    """By origin: a host may have several ports."""


class Queue:
    """The lanes of all hosts.  Times are seconds of a clock that only goes forward."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}

    def add(self, task: Task, *, first: bool = False) -> None:
        """Put a task into its host's lane, at the end or in front."""
        lane = self._lanes.setdefault(host_of(task.url), Lane())
        (lane.tasks.appendleft if first else lane.tasks.append)(task)

    def ready(self, now: float) -> Iterator[tuple[Lane, Task]]:
        """The next task of every host that may be asked now; its lane is then busy."""
        for lane in self._lanes.values():
            if lane.tasks and not lane.busy and lane.ready_at <= now:
                lane.busy = True
                yield lane, lane.tasks.popleft()

    def wait(self, now: float) -> float | None:
        """Seconds until a host may be asked again; None where none has a task and time for it."""
        times = [lane.ready_at for lane in self._lanes.values() if lane.tasks and not lane.busy]
        return max(0.0, min(times) - now) if times else None
