"""Which of several formats a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

__all__ = ["choose", "quality"]

_Q = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def quality(accept: str, media: str) -> float:
    """How much a client likes a media type, from 0 (not at all) to 1; 1 for all where it does not say.

    >>> quality("text/html, application/*;q=0.5", "application/json")
    0.5
    """
    if not accept.strip():
        return 1.0
    best = (-1, 0.0)
    kind = media.partition("/")[0]
    for entry in accept.lower().split(","):
        name, *parameters = (part.strip() for part in entry.split(";"))
        rank = 2 if name == media else 1 if name == f"{kind}/*" else 0 if name == "*/*" else -1
        if rank > best[0]:
            best = (rank, _weight(parameters))
    return best[1] if best[0] >= 0 else 0.0


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value.strip()) if _Q.fullmatch(value.strip()) else 0.0
    return 1.0


def choose(accept: str, offers: Mapping[str, str]) -> str | None:
    """The name of the offer that a client likes best, the first of those it likes as much; None for none.

    >>> choose("application/xml;q=0.9, */*;q=0.1", {"application/json": "json", "application/xml": "xml"})
    'xml'

    Args:
        accept: the header; "" where there is none.
        offers: media type → name, the server's own preference first.
    """
    scored = [(quality(accept, media), name) for media, name in offers.items()]
    best = max(score for score, _ in scored)
    return next(name for score, name in scored if score == best) if best > 0 else None
