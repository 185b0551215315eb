"""Just enough SVG: shapes, text that fits its room, bands between columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

__all__ = ["EMPTY_HEIGHT", "FAINT_TEXT", "FONT", "LINE", "TEXT", "Drawing", "fit", "ordered", "text_width"]

FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
TEXT, FAINT_TEXT, LINE = "#1a2230", "#5b6675", "#d5dbe3"
EMPTY_HEIGHT = 120


def text_width(text: str, size: float) -> float:
    """About the width of a text in pixels, rather too wide than too narrow."""
    total = 0.0
    for character in text:
        if unicodedata.combining(character):
            continue
        if unicodedata.east_asian_width(character) in "WF":
            total += 1.05
        elif character in "iljtfrI.,:;'|! ()[]":
            total += 0.36
        elif character in "mwMW%@" or character.isupper():
            total += 0.76
        else:
            total += 0.58
    return total * size


def fit(text: str, room: float, size: float) -> str:
    """The text, cut with an ellipsis where it is wider than its room."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


class Drawing:
    """An SVG document being drawn."""

    def __init__(self, width: float, height: float, title: str, description: str) -> None:
        self.width, self.height = width, height
        self.title, self.description = title, description
        self.parts: list[str] = []

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: str, *, tip: str = "", opacity: float = 1
    ) -> None:
        """A filled box."""
        self._shape(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}" fill="{fill}"',
            tip,
            opacity,
        )

    def circle(self, x: float, y: float, r: float, fill: str, *, tip: str = "") -> None:
        """A filled dot with a white rim."""
        self._shape(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}" fill="{fill}" stroke="#fff" stroke-width="1"',
            tip,
            1,
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = LINE, width: float = 1) -> None:
        """A straight line."""
        self.parts.append(
            f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}" '
            f'stroke-width="{_n(width)}"/>'
        )

    def band(
        self, x1: float, y1: float, x2: float, y2: float, high1: float, high2: float, fill: str, tip: str
    ) -> None:
        """A curved band from one column to the next."""
        middle = (x1 + x2) / 2
        path = (
            f"M{_n(x1)} {_n(y1)}C{_n(middle)} {_n(y1)} {_n(middle)} {_n(y2)} {_n(x2)} {_n(y2)}"
            f"L{_n(x2)} {_n(y2 + high2)}C{_n(middle)} {_n(y2 + high2)} {_n(middle)} {_n(y1 + high1)} "
            f"{_n(x1)} {_n(y1 + high1)}Z"
        )
        self._shape(f'<path d="{path}" fill="{fill}"', tip, 0.38)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12,
        anchor: str = "start",
        fill: str = TEXT,
        bold: bool = False,
        turn: float = 0,
        room: float = 0,
        tip: str = "",
    ) -> None:
        """A line of text, its middle at y; cut to its room where one is given, with the whole text as a
        tip."""
        shown = fit(text, room, size) if room else text
        whole = tip or (text if shown != text else "")
        turned = f' transform="rotate({_n(turn)} {_n(x)} {_n(y)})"' if turn else ""
        weight = ' font-weight="600"' if bold else ""
        inner = (f"<title>{_x(whole)}</title>" if whole else "") + _x(f"\u2068{shown}\u2069")
        self.parts.append(
            f'<text x="{_n(x)}" y="{_n(y + size * 0.35)}" font-size="{_n(size)}" fill="{fill}" '
            f'text-anchor="{anchor}"{weight}{turned}>{inner}</text>'
        )

    def _shape(self, opening: str, tip: str, opacity: float) -> None:
        faded = f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""
        self.parts.append(
            f"{opening}{faded}><title>{_x(tip)}</title></{opening[1:].split()[0]}>"
            if tip
            else f"{opening}{faded}/>"
        )

    def finish(self) -> str:
        """The document."""
        size = f"{_n(self.width)} {_n(self.height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{_n(self.width)}" '
            f'height="{_n(self.height)}" role="img" font-family="{FONT}">\n'
            f"<title>{_x(self.title)}</title>\n<desc>{_x(self.description)}</desc>\n"
            f'<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(self.parts) + "\n</svg>\n"
        )


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _x(text: str) -> str:
    return escape("".join(c for c in text if c >= " " or c in "\n\t"))


def ordered(left: Sequence[str], right: Sequence[str], flows: Mapping[tuple[str, str], float]) -> list[str]:
    """The right column in the order of the mean places of what flows into each, so that few bands cross."""
    place = {name: n for n, name in enumerate(left)}

    def mean(name: str) -> float:
        into = [(place[a], w) for (a, b), w in flows.items() if b == name and a in place]
        total = sum(w for _, w in into)
        return sum(p * w for p, w in into) / total if total else len(left)

    return sorted(right, key=lambda name: (mean(name), right.index(name)))
