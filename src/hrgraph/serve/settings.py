"""What whoever runs the server decides."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.curation import Reviewer

__all__ = ["ReviewSettings", "Settings"]


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """Who reviews on the server's page."""

    by: Reviewer
    date: str
    """The day of the decisions, YYYY-MM-DD."""
    curation: str
    """The folder of decisions."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server answers."""

    store: str
    """Where the graph is: what `open_store` takes."""
    time_limit: float = 30.0
    """Seconds after which a query is stopped."""
    row_limit: int = 100_000
    """Most rows (of a table) or triples (of a graph) in one answer."""
    memory_limit: int = 1024
    """Megabytes of memory that one query may use."""
    services: tuple[str, ...] = ()
    """Endpoints that SERVICE may call; others are refused."""
    review: ReviewSettings | None = None
    """Set where the server takes decisions."""
