"""robots.txt, as RFC 9309 has it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from protego import Protego

from hrgraph.fetch.addresses import normalise
from hrgraph.fetch.client import Client, Failure, Refused

__all__ = ["REDIRECTS", "TOKEN", "Robots", "read_robots"]

TOKEN = "hrgraph"
"""The name by which robots.txt can address this program."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 5
_LONGEST_DELAY = 600.0
"""Seconds; a site that asks for longer pauses is left out, rather than that a run takes for ever."""
_READ_BYTES = 512_000
"""The standard asks for at least 500 KiB; what stands behind is left out."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site allows."""

    rules: Protego | None
    """None: nothing is said."""
    closed: Failure | None = None
    """Why the site can't be asked at all; its robots.txt can't be had either."""

    def refuses(self, url: str) -> str:
        """Why an address may not be asked for; "" where it may."""
        if self.rules is not None and not self.rules.can_fetch(url, TOKEN):
            return "robots.txt disallows it"
        return ""

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for; 0 where it doesn't."""
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(TOKEN)
        asked = self.rules.crawl_delay(TOKEN) or 0.0
        return max(float(asked), rate.seconds / rate.requests if rate and rate.requests else 0.0)


def read_robots(client: Client, origin: str) -> Robots:
    """Ask a site for its rules.

    No file (4xx) allows everything; a server that fails (5xx) forbids everything.

    Raises:
        Failure: the server can't be reached.
    """
    url = f"{origin}/robots.txt"
    for _ in range(_HOPS + 1):
        answer = client.get(url)
        if answer.status in REDIRECTS:
            try:
                url = normalise(answer.header("location"), url)
            except ValueError:
                return Robots(None)
            continue
        if answer.status == 200:
            robots = Robots(Protego.parse(answer.body[:_READ_BYTES].decode("utf-8", "replace")))
            if not robots.delay <= _LONGEST_DELAY:  # "not a number" is no pause either
                reason = f"robots.txt asks for a pause of {robots.delay:g} s after each request"
                return Robots(None, closed=Refused(reason, asked=False))
            return robots
        if answer.status == 429 or answer.status >= 500:
            raise Failure(
                f"robots.txt answered {answer.status}", passing=True, wait=answer.retry_after(time.time())
            )
        return Robots(None)
    return Robots(None)  # too many redirects count as no file
