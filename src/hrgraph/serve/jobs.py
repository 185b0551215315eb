"""What the server's processes say to each other: a job goes to a worker, a reply comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Failure", "Job", "Ready", "Reply"]


@dataclass(frozen=True, slots=True)
class Job:
    """Work for a worker: the name of a function in `worker.JOBS`, and its arguments."""

    name: str
    arguments: dict[str, Any] = field(default_factory=dict)
    index: str = ""
    """Path of the search index, "" while there is none."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, ready to be sent."""

    body: bytes
    media: str
    """Media type, with its parameters."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that could not be done, for a reason that whoever asked can understand."""

    status: int
    message: str
    mend: str = ""
    line: int = 0
    """Where in a query the fault is, from 1; 0 where that does not apply."""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Ready:
    """The first word of a worker: it has opened the store, which is of this version."""

    version: str
