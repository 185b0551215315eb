"""The options of networks and charts that say which acts to keep, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hrgraph.records import ACT_KEYS

if TYPE_CHECKING:
    from hrgraph.network import ActTable, Filters

__all__ = ["KINDS", "SLICES", "chosen_filters", "filter_options", "read_table", "together"]

_Function = TypeVar("_Function", bound=Callable[..., Any])
KINDS = ("advocacy", "coaction", "instruments", "offices", "attacks")
SLICES = ("year", "quarter", "month")


def together(*options: Callable[[_Function], _Function]) -> Callable[[_Function], _Function]:
    """Several options as one decorator, in their order in the help."""

    def add(function: _Function) -> _Function:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def filter_options(function: _Function) -> _Function:
    """The options that say which acts a network is made of."""
    return together(
        click.option(
            "--act", "acts", type=click.Choice(ACT_KEYS), help="Only this type of act.", multiple=True
        ),
        click.option("--from", "begin", default="", metavar="DATE", help="From this year, month or day on."),
        click.option("--to", "end", default="", metavar="DATE", help="Up to this year, month or day."),
        click.option(
            "--actor-type",
            "actor_types",
            metavar="TYPE",
            help='Only acts of such actors: a class (State, UNBody) or a category ("civil society").',
            multiple=True,
        ),
        click.option("--topic", "topics", metavar="NAME", help="Only acts about this topic.", multiple=True),
        click.option(
            "--country",
            "countries",
            metavar="NAME",
            help="Only acts with somebody of this State.",
            multiple=True,
        ),
        click.option(
            "--article", "articles", metavar="ID", help="Only what this article reports.", multiple=True
        ),
        click.option(
            "--factuality",
            type=click.Choice(["done", "announced", "alleged"]),
            help="Only acts reported so.",
            multiple=True,
        ),
        click.option(
            "--min-confidence", type=float, default=0.0, metavar="0..1", help="Only acts read so surely."
        ),
        click.option(
            "--min-weight",
            type=click.IntRange(1),
            default=1,
            metavar="N",
            help="Only edges with so many acts.",
        ),
    )(function)


def read_table(store: str, *kinds: str) -> ActTable:
    """The acts of a store, with the ties of these kinds."""
    from hrgraph.network import load_acts
    from hrgraph.store import open_store

    with open_store(store) as opened:
        return load_acts(opened, kinds)


def chosen_filters(options: dict[str, Any]) -> Filters:
    """The filters that the options ask for."""
    from hrgraph.network import Filters

    return Filters(
        acts=options["acts"],
        begin=options["begin"],
        end=options["end"],
        actor_types=options["actor_types"],
        topics=options["topics"],
        countries=options["countries"],
        articles=options["articles"],
        factuality=options["factuality"],
        min_confidence=options["min_confidence"],
        min_weight=options["min_weight"],
    )
