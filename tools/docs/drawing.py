"""Diagrams as SVG that takes its colours from the page: dark on light and light on dark alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

__all__ = ["Drawing", "text_width"]

_LETTER = 0.58
"""Mean width of a letter, in parts of the font's size; the fonts are the reader's own."""
_STYLE = (
    ".hd text{fill:var(--md-typeset-color,#222);font-family:var(--md-text-font,sans-serif)}"
    ".hd .soft{opacity:.78}"
    ".hd .box{fill:var(--md-code-bg-color,#f5f5f5);stroke:var(--md-default-fg-color--light,#777)}"
    ".hd .strong{fill:var(--md-primary-fg-color,#4051b5);stroke:none}"
    ".hd .on-strong{fill:var(--md-primary-bg-color,#fff)}"
    ".hd .line{fill:none;stroke:var(--md-default-fg-color--light,#777);stroke-width:1.3}"
    ".hd .head{fill:var(--md-default-fg-color--light,#777)}"
    ".hd .ground{fill:var(--md-default-bg-color,#fff)}"
)


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * size * _LETTER


@dataclass
class Drawing:
    """An SVG in the making.  Lengths are pixels, from the upper left corner."""

    title: str
    """What a screen reader says."""
    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def rectangle(
        self, x: float, y: float, width: float, height: float, kind: str = "box", note: str = ""
    ) -> None:
        """A rectangle; `note` is shown when the pointer rests on it."""
        inside = f"<title>{escape(note)}</title>" if note else ""
        self.parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'rx="5">{inside}</rect>'
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 13,
        anchor: str = "start",
        kind: str = "",
        bold: bool = False,
    ) -> None:
        """A line of text; y is its base line."""
        weight = ' font-weight="600"' if bold else ""
        named = f' class="{kind}"' if kind else ""
        self.parts.append(
            f'<text{named} x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"{weight}>'
            f"{escape(words)}</text>"
        )

    def line(self, points: Sequence[tuple[float, float]], arrow: bool = False) -> None:
        """A line through points, with an arrow's head at its end where that is asked for."""
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self.parts.append(f'<path class="line" d="{path}"/>')
        if arrow:
            (x0, y0), (x1, y1) = points[-2:]
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 or 1.0
            ux, uy = (x1 - x0) / length, (y1 - y0) / length
            left = (x1 - 9 * ux - 4 * uy, y1 - 9 * uy + 4 * ux)
            right = (x1 - 9 * ux + 4 * uy, y1 - 9 * uy - 4 * ux)
            corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in ((x1, y1), left, right))
            self.parts.append(f'<polygon class="head" points="{corners}"/>')

    def link(
        self,
        target: str,
        words: str,
        x: float,
        y: float,
        size: float = 13,
        kind: str = "",
        bold: bool = False,
    ) -> None:
        """A line of text that leads somewhere."""
        self.parts.append(f'<a href="{escape(target)}">')
        self.text(x, y, words, size, kind=kind, bold=bold)
        self.parts.append("</a>")

    def svg(self) -> str:
        """The drawing as one line of HTML, which scrolls sideways where the page is too narrow."""
        inside = "".join(self.parts)
        return (
            '<div class="diagram" markdown="0"><svg class="hd" xmlns="http://www.w3.org/2000/svg" role="img" '
            f'aria-label="{escape(self.title)}" viewBox="0 0 {self.width:.0f} {self.height:.0f}" '
            f'width="{self.width:.0f}" height="{self.height:.0f}"><style>{_STYLE}</style>{inside}</svg></div>'
        )
