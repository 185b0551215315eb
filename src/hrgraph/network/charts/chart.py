"""A chart: its SVG, what it says in words, and its data; and the page that shows all three."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network.formats import write_atomically

__all__ = ["CHART_FORMATS", "Cell", "Chart", "page_link", "write_chart"]

CHART_FORMATS = (".svg", ".html")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the data table: text, with the address of its page where it has one."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart with its data."""

    title: str
    description: str
    """What it shows, for those who can't see it."""
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def html(self) -> str:
        """The whole page."""
        digest = base64.b64encode(hashlib.sha256(_STYLE.encode("utf-8")).digest()).decode("ascii")
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        return _PAGE.format(
            policy=policy,
            title=html.escape(self.title),
            style=_STYLE,
            svg=self.svg,
            description=html.escape(self.description),
            count=f"{len(self.rows):,} row{'' if len(self.rows) == 1 else 's'}",
            head="".join(f'<th scope="col">{html.escape(name)}</th>' for name in self.columns),
            body="\n".join(_row(row) for row in self.rows),
        )

    def _repr_svg_(self) -> str:
        """The drawing, for notebooks."""
        return self.svg


def _row(row: Sequence[Cell]) -> str:
    cells = []
    for cell in row:
        text = html.escape(cell.text)
        if cell.link:
            text = f'<a href="{html.escape(cell.link)}" rel="noopener noreferrer">{text}</a>'
        cells.append(f'<td dir="auto">{text}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def page_link(iri: str, base_url: str) -> str:
    """The address of the page about a thing: below `base_url` where it is one of ours, else the IRI itself
    if it is a web address."""
    if iri.startswith(BASE):
        return base_url + iri.removeprefix(BASE)
    return iri if iri.startswith(("https://", "http://")) else ""


def write_chart(chart: Chart, path: Path) -> None:
    """Write the chart as `.svg` or `.html`.

    Raises:
        UsageError: another suffix.
        HrgraphError: the file can't be written.
    """
    if path.suffix.lower() == ".svg":
        write_atomically(path, chart.svg)
    elif path.suffix.lower() == ".html":
        write_atomically(path, chart.html())
    else:
        raise UsageError(f"no chart has the suffix {path.suffix!r}", f"use {' or '.join(CHART_FORMATS)}")


_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --text: #1a2230; --line: #d5dbe3; --link: #0b5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181f; --text: #e6eaf0; --line: #343d4b; --link: #84bdf7; }
}
body { margin: 0 auto; max-width: 1100px; padding: 20px; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
figure { margin: 14px 0; overflow-x: auto; background: #fff; border: 1px solid var(--line);
  border-radius: 6px; }
figure svg { display: block; min-width: 640px; width: 100%; height: auto; }
summary { cursor: pointer; font-weight: 600; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13.5px; margin-top: 8px; }
th, td { text-align: start; vertical-align: top; padding: 4px 10px 4px 0; min-width: 60px;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { white-space: nowrap; }
a { color: var(--link); }
:focus-visible { outline: 2px solid #a33b00; outline-offset: 2px; }
"""
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1 class="unseen" dir="auto">{title}</h1>
<p>{description}</p>
<figure>{svg}</figure>
<details><summary>The data ({count})</summary>
<div class="table"><table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody></table></div></details>
</body>
</html>
"""
