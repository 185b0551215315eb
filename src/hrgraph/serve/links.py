"""Where pages are: the one thing in which a server and a folder of static pages differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from hrgraph.iris import BASE, HRG

__all__ = ["Links", "ServerLinks", "is_web"]

VOCABULARY = HRG.removesuffix("#")


class Links(Protocol):
    """Builds the URLs of a page's links.  "" stands for a page that there is not."""

    home: str
    search: str
    query: str
    network: str

    def page(self, iri: str) -> str:
        """The page about a thing."""

    def data(self, iri: str, extension: str) -> str:
        """The statements about a thing as a file: ttl, jsonld or nt."""

    def question(self, name: str, values: Mapping[str, str]) -> str:
        """A saved question with its answer."""

    def static(self, name: str) -> str:
        """A style or script."""


class ServerLinks:
    """The URLs of `hrgraph serve`.

    Args:
        versions: of static files, by name: a changed file gets another URL.
    """

    home = "/"
    search = "/search"
    query = "/query"
    network = "/network"

    def __init__(self, versions: Mapping[str, str] | None = None) -> None:
        self._versions = versions or {}

    def page(self, iri: str) -> str:
        """See `Links`.

        >>> ServerLinks().page("https://w3id.org/hrgraph/id/org/ishr")
        '/id/org/ishr'
        >>> ServerLinks().page("javascript:alert(1)")
        ''
        """
        if iri.startswith(BASE):
            return "/id/" + quote(iri.removeprefix(BASE), safe="/:@!$&'()*+,;=~-._")
        if iri.startswith(VOCABULARY):
            return "/ontology" + quote(iri.removeprefix(VOCABULARY), safe="#/-._")
        return iri if is_web(iri) else ""

    def data(self, iri: str, extension: str) -> str:
        """See `Links`."""
        if iri.startswith(BASE):
            return f"{self.page(iri)}.{extension}"
        return f"/resource?{urlencode({'iri': iri, 'format': extension})}"

    def question(self, name: str, values: Mapping[str, str]) -> str:
        """See `Links`."""
        return f"/questions/{quote(name)}" + (f"?{urlencode(values)}" if values else "")

    def static(self, name: str) -> str:
        """See `Links`."""
        version = self._versions.get(name)
        return f"/static/{quote(name)}" + (f"?v={version}" if version else "")


def is_web(iri: str) -> bool:
    """Whether an IRI may stand in a link of a page.

    >>> is_web("https://ishr.ch/"), is_web("javascript:alert(1)")
    (True, False)
    """
    return iri.lower().startswith(("https://", "http://"))
