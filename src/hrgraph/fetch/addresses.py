"""Addresses: how they are written, and which computers hrgraph may talk to."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

__all__ = ["host_of", "is_public", "normalise", "origin_of"]

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_LONGEST = 2_000
"""Characters: servers refuse longer addresses."""


def normalise(address: str, base: str = "") -> str:
    """An address as it is asked for and remembered: each page has one way of writing.

    Args:
        address: as it stands in a list or a page.
        base: where it stands, if it may be relative.

    Raises:
        ValueError: it is no address of a web page; the message says why.

    >>> normalise("HTTP://Example.org:80/a b#top")
    'http://example.org/a%20b'
    """
    try:
        parts = parse_url(urljoin(base, address.strip()) if base else address.strip())
    except (LocationParseError, ValueError):
        raise ValueError("it is no web address") from None
    if parts.scheme not in _PORTS or not parts.host:
        raise ValueError("it is no http:// or https:// address")
    if parts.auth:
        raise ValueError("it holds a user name or a password")
    port = parts.port if parts.port != _PORTS[parts.scheme] else None
    url = Url(parts.scheme, None, parts.host, port, parts.path or "/", parts.query).url
    if len(url) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST} characters")
    return url


def origin_of(url: str) -> str:
    """Scheme, host and port of a normalised address: what one robots.txt is for."""
    return url[: url.index("/", url.index("://") + 3)]


def host_of(url: str) -> str:
    """The host of a normalised address: what one delay is for."""
    return parse_url(url).host or ""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet.

    Loopback, link-local, private, shared, reserved and multicast addresses don't; an IPv6 address that only
    wraps an IPv4 one (mapped, 6to4, Teredo, NAT64) is judged by the inner one.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = IPv4Address(int(ip) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved
