"""A name in the text."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.authority import NameHit
from hrgraph.records import ParticipantType
from hrgraph.symbols import Symbol

__all__ = ["NameSpan"]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in the article's text."""

    start: int
    end: int
    text: str
    """The name without leading role words and without an acronym in brackets."""
    kind: str
    """known (in the data), context (a record's short form), symbol, proper (unknown), date, role."""
    records: tuple[str, ...] = ()
    type: ParticipantType | None = None
    """What the words themselves show; None: the parse must tell."""
    role: str = ""
    """Role words before a person's name: "Executive Director"."""
    alias: str = ""
    """An acronym that the text introduces in brackets: "(CENIDH)"."""
    symbols: tuple[Symbol, ...] = ()
    """Of a UN symbol: what it can be; one where the words tell."""
    head: str = ""
    """Head word in lower case that showed the type."""
    hit: NameHit | None = None
    """Of a name in the authority data: what was found, each record with its kind of name."""
