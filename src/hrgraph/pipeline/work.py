"""What is done with one article away from the store: by the build itself, or by one of its processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hrgraph.article import parse_article, read_bytes
from hrgraph.errors import ArticleError
from hrgraph.pipeline.graphs import ArticleGraph, Clock, GraphMaker
from hrgraph.pipeline.limits import LimitError, Limits, bounded

__all__ = ["Task", "Worked", "work"]


@dataclass(frozen=True, slots=True)
class Task:
    """An article that is to be read."""

    number: int
    """Its place in the build."""
    path: Path
    attempt: str
    """Names the article's content, what its graph depends on, and what it may take: the quarantine's key."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of it; small enough to be handed from process to process."""

    kind: Literal["made", "kept out", "unreadable"]
    made: ArticleGraph | None = None
    message: str = ""
    mend: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each stage took."""


def work(task: Task, maker: GraphMaker, limits: Limits) -> Worked:
    """Read, map, write and judge one article.

    Args:
        task: the article.
        maker: maps, writes and judges.
        limits: what the article may take.
    """
    clock = Clock()
    name = str(task.path)
    try:
        with clock.stage("reading"):
            data = read_bytes(task.path)
            with bounded(limits, name):
                article = parse_article(data, name, task.path.suffix)
    except LimitError as error:
        return Worked("kept out", None, error.message, error.mend, clock.seconds)
    except ArticleError as error:
        return Worked("unreadable", None, error.message, error.mend, clock.seconds)
    return Worked("made", maker.make(article, clock), seconds=clock.seconds)
