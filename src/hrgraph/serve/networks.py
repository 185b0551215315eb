"""The network page over the served graph."""

from __future__ import annotations

from collections.abc import Mapping

from hrgraph.errors import UsageError
from hrgraph.network import KINDS, Filters, Network, build_network, network_json, render_page
from hrgraph.serve.context import Context
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.questions import HTML

__all__ = ["PARAMETERS", "network_data", "network_page"]

PARAMETERS = ("kind", "actor", "from", "to", "act", "type", "country", "topic", "confidence", "weight")
_PLACE = "/id/"


def network_page(context: Context, links: ServerLinks, values: Mapping[str, str]) -> Reply:
    """The viewer with its network."""
    body = render_page(
        _network(context, values),
        embed=False,
        base_url=_PLACE,
        static_url="/static/network/",
        home_url=links.home,
    )
    return Reply(body.encode("utf-8"), HTML)


def network_data(context: Context, links: ServerLinks, values: Mapping[str, str]) -> Reply:
    """What the viewer draws."""
    text = network_json(_network(context, values), base_url=_PLACE)
    return Reply(text.encode("utf-8"), "application/json")


def _network(context: Context, values: Mapping[str, str]) -> Network:
    kind = values.get("kind") or ("ego" if values.get("actor") else "advocacy")
    if kind not in KINDS:
        raise UsageError(f"there is no network {kind!r}", f"networks are {', '.join(KINDS)}")
    filters = Filters(
        acts=_list(values.get("act", "")),
        begin=values.get("from", ""),
        end=values.get("to", ""),
        actor_types=_list(values.get("type", "")),
        countries=_list(values.get("country", "")),
        topics=_list(values.get("topic", "")),
        min_confidence=_number(values, "confidence", 0.0),
        min_weight=int(_number(values, "weight", 1)),
    )
    table = context.acts()
    if kind == "ego":
        if not values.get("actor"):
            raise UsageError("the network of one actor needs an actor", "add ?actor=NAME")
        return build_network(table, kind, filters, centre=values["actor"])
    return build_network(table, kind, filters)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _number(values: Mapping[str, str], name: str, default: float) -> float:
    text = values.get(name, "")
    try:
        return float(text) if text else default
    except ValueError:
        raise UsageError(f"{name}={text!r} is no number", "give a number") from None
