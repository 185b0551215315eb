"""What every review has at hand: the store, the folder of decisions, who decides and when."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hrgraph.cli.output import curation_option, store_option
from hrgraph.errors import UsageError
from hrgraph.records import ACT_KEYS

if TYPE_CHECKING:
    from hrgraph.curation import Decision, DecisionFolder, Reviewer, Standing
    from hrgraph.curation.parties import PartyFinder
    from hrgraph.store import Store

__all__ = [
    "Session",
    "count",
    "filters",
    "folder_of",
    "open_session",
    "place_options",
    "reviewer_options",
    "who_and_when",
]

_Function = TypeVar("_Function", bound=Callable[..., Any])


def place_options(function: _Function) -> _Function:
    """`--store` and `--curation`."""
    return store_option()(curation_option()(function))


def reviewer_options(function: _Function) -> _Function:
    """`--by`, `--date` and `--why`."""
    by = click.option(
        "--by",
        envvar="HRGRAPH_REVIEWER",
        metavar="NAME",
        help='Who decides: a name, an ORCID, or both ("Jane Doe 0000-0002-1825-0097"). '
        "HRGRAPH_REVIEWER sets the default.",
    )
    date = click.option("--date", metavar="DAY", help="When: YYYY-MM-DD. It is never taken from the clock.")
    why = click.option("--why", default="", metavar="TEXT", help="The reason.")
    return by(date(why(function)))


def filters(function: _Function) -> _Function:
    """The options that narrow down what waits for a reviewer."""
    act = click.option("--act", type=click.Choice(ACT_KEYS), metavar="ACT", help="Only this kind of act.")
    actor = click.option("--actor", default="", metavar="NAME", help="Only what this actor takes part in.")
    article = click.option("--article", default="", metavar="ID", help="Only this article.")
    below = click.option(
        "--below", type=click.FloatRange(0, 1), metavar="0..1", help="Only claims that are less sure."
    )
    only = click.option(
        "--only", type=click.Choice(("claims", "actors")), help="Only claims, or only unknown actors."
    )
    second = click.option(
        "--second", is_flag=True, help="Also what others have decided: for a second opinion."
    )
    for option in (second, only, below, article, actor, act):
        function = option(function)
    return function


def who_and_when(by: str | None, date: str | None) -> tuple[Reviewer, str]:
    """The reviewer and the day: as given, or asked for where somebody can answer.

    Raises:
        UsageError: they are missing or wrong.
    """
    from hrgraph.curation import read_reviewer
    from hrgraph.curation.records import as_day

    if not by:
        by = _asked("Who are you (a name or an ORCID)", "--by")
    reviewer = read_reviewer(by)
    if not date:
        date = _asked("Which day is it (YYYY-MM-DD)", "--date")
    return reviewer, as_day(date)


def _asked(question: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise UsageError(f"{option} is missing", f"a decision names who made it and when: give {option}")
    answer: str = click.prompt(question, err=True)
    return answer


def count(number: object, name: str) -> str:
    """So many of something.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def folder_of(store: str, curation: Path | None) -> DecisionFolder:
    """The folder of decisions about a store; it need not be there yet."""
    from hrgraph.curation import DecisionFolder
    from hrgraph.curation.place import DEFAULT, find_folder

    return DecisionFolder(find_folder(store, curation) or DEFAULT)


class Session:
    """An open review.

    Args:
        store: open for reading.
        folder: the decisions.
        reviewer: who decides.
        date: when.
    """

    def __init__(self, store: Store, folder: DecisionFolder, reviewer: Reviewer, date: str) -> None:
        self.store = store
        self.folder = folder
        self.reviewer = reviewer
        self.date = date

    @cached_property
    def finder(self) -> PartyFinder:
        """Finds whom the reviewer means."""
        from hrgraph.authority import load_authority
        from hrgraph.curation.parties import PartyFinder

        return PartyFinder(self.store, load_authority())

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions as they are now."""
        return self.folder.load()

    def standing(self) -> Standing:
        """The decisions that hold now."""
        from hrgraph.curation import Standing

        return Standing(self.folder.load())

    def keep(self, decision: Decision) -> Decision:
        """Keep a decision in the reviewer's file."""
        from hrgraph.curation.place import adopt_folder

        kept = self.folder.decide(decision)
        adopt_folder(self.store.location, self.folder.path)
        return kept


@contextmanager
def open_session(store: str, curation: Path | None, by: str | None, date: str | None) -> Iterator[Session]:
    """A review of a store.

    Raises:
        UsageError: reviewer or day are missing or wrong.
        StoreError: the store can't be opened.
    """
    from hrgraph.store import open_store

    with open_store(store) as opened:
        reviewer, day = who_and_when(by, date)
        yield Session(opened, folder_of(store, curation), reviewer, day)
