"""Colours and marks that all pictures share.

The colours are those of Okabe and Ito, which people with any common colour blindness tell apart
(M. Okabe, K. Ito, "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/); marks differ too,
so that a picture can be read in black and white.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

__all__ = ["ACT_COLOURS", "COMMUNITY_COLOURS", "FAINT", "MARKS", "RELATION_COLOURS", "Mark"]

Shape = Literal["circle", "square", "diamond", "hexagon", "triangle"]


class Mark(NamedTuple):
    """How nodes of one category are drawn."""

    colour: str
    shape: Shape


MARKS: Mapping[str, Mark] = {
    "civil society": Mark("#0072B2", "circle"),
    "international body": Mark("#56B4E9", "triangle"),
    "state or agency": Mark("#D55E00", "hexagon"),
    "office": Mark("#E69F00", "diamond"),
    "person": Mark("#CC79A7", "circle"),
    "group": Mark("#B8A800", "circle"),
    "instrument": Mark("#009E73", "square"),
    "other": Mark("#8A8F98", "circle"),
}
"""By category, in the order of legends.  Yellow is darkened: Okabe and Ito's vanishes on white."""

COMMUNITY_COLOURS = (
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#B8A800", "#6A5ACD",
)  # fmt: skip
"""Of the largest communities; all others are faint."""
FAINT = "#A3ABB8"
RELATION_COLOURS: Mapping[str, str] = {"attack": "#D55E00", "protest": "#0072B2", "support": "#009E73"}
ACT_COLOURS: Mapping[str, str] = {
    "urge": "#0072B2",
    "welcome": "#009E73",
    "condemn": "#D55E00",
    "concern": "#E69F00",
    "attack": "#000000",
    "meet": "#56B4E9",
    "submit": "#CC79A7",
}
"""Of act types in charts; the others are faint."""
