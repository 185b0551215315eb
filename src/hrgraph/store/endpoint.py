"""Where the parts of a remote store are: a URL says it for the usual servers, the environment for others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from hrgraph.errors import StoreError

__all__ = ["Endpoint", "is_endpoint", "read_endpoint"]

_TIMEOUT = 60.0
_LAYOUTS = {
    # how the URL ends: query, update, Graph Store Protocol (where graphs must be written by it)
    "": ("/query", "/update", ""),
    "/query": ("/query", "/update", ""),
    "/sparql": ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
    "/sparql-auth": ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
}
"""Oxigraph and Fuseki have query and update side by side; Virtuoso has `/sparql` and what goes with it."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a remote store, and who asks."""

    query: str
    update: str = ""
    """"" where the store can only be read."""
    graphs: str = ""
    """Where the Graph Store Protocol puts graphs; "" where an update does it."""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    timeout: float = _TIMEOUT
    """Seconds to wait for a connection or for the next bytes."""


def is_endpoint(location: object) -> bool:
    """Whether a store's location is an address on the web.

    >>> is_endpoint("http://localhost:7878"), is_endpoint("out/demo")
    (True, False)
    """
    return str(location).lower().startswith(("http://", "https://"))


def read_endpoint(location: str, environment: Mapping[str, str]) -> Endpoint:
    """The parts of the remote store at a URL.

    >>> read_endpoint("http://localhost:7878", {}).update
    'http://localhost:7878/update'
    >>> read_endpoint("http://localhost:8890/sparql", {}).graphs
    'http://localhost:8890/sparql-graph-crud-auth'

    Args:
        location: the URL.
        environment: where HRGRAPH_STORE_UPDATE (the address of updates, for other layouts),
            HRGRAPH_STORE_USER, HRGRAPH_STORE_PASSWORD and HRGRAPH_STORE_TIMEOUT (seconds) may be.

    Raises:
        StoreError: the URL is no address of a store, or a setting is wrong.
    """
    try:
        parts = urlsplit(location)
        host, named = parts.hostname, parts.port is None or parts.port > 0
    except ValueError:
        host, named = None, False
    if not host or not named:
        raise StoreError("the address of the store is not a URL", "write it like http://localhost:7878")
    if "@" in parts.netloc:
        raise StoreError(
            f"the address of the store at {host} holds a user or password, which others could read",
            "take it out, and set HRGRAPH_STORE_USER and HRGRAPH_STORE_PASSWORD",
        )
    if parts.query or parts.fragment:
        raise StoreError(
            f"the address of the store at {host} goes on after its path", "leave out what follows ? or #"
        )
    path = parts.path.rstrip("/")
    base, slash, last = path.rpartition("/")
    ending = f"{slash}{last}"
    user, password = (environment.get(f"HRGRAPH_STORE_{name}", "") for name in ("USER", "PASSWORD"))

    def at(suffix: str) -> str:
        return urlunsplit((parts.scheme, parts.netloc, base + suffix, "", ""))

    if ending in _LAYOUTS:
        query, update, graphs = (suffix and at(suffix) for suffix in _LAYOUTS[ending])
    else:
        query, update, graphs = location, "", ""
    if explicit := environment.get("HRGRAPH_STORE_UPDATE", ""):
        update, graphs = explicit, ""
    return Endpoint(query, update, graphs, user, password, _seconds(environment))


def _seconds(environment: Mapping[str, str]) -> float:
    text = environment.get("HRGRAPH_STORE_TIMEOUT", "")
    try:
        seconds = float(text or _TIMEOUT)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        raise StoreError(
            f"HRGRAPH_STORE_TIMEOUT is {text!r}, not a number of seconds up to 3600", "set it to 60, say"
        )
    return seconds
