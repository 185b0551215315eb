"""What workers can be asked to do, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hrgraph.serve.answers import answer_query
from hrgraph.serve.jobs import Reply

__all__ = ["JOBS"]

JOBS: Mapping[str, Callable[..., Reply]] = {
    "query": answer_query,
}
"""Functions of the worker's context and the job's arguments."""
