"""One network to one file: the suffix says what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE
from hrgraph.network.acts import ActTable
from hrgraph.network.build import Network, slice_network
from hrgraph.network.figure import FIGURE_FORMATS, render_figure
from hrgraph.network.formats import DATA_FORMATS, write_atomically, write_data
from hrgraph.network.page import render_page
from hrgraph.network.periods import Slice

__all__ = ["SUFFIXES", "write_network"]

SUFFIXES = (*DATA_FORMATS, ".html", *(f".{name}" for name in FIGURE_FORMATS))
TIMED = (".html", ".gexf")
"""Formats that hold all time slices in one file: as steps of the slider, as spells."""


def write_network(
    network: Network,
    path: Path,
    *,
    table: ActTable | None = None,
    size: Slice | None = None,
    title: str = "",
    base_url: str = BASE,
    citation: str = "",
    columns: Literal[1, 2] = 2,
) -> list[Path]:
    """Write a network as data, page or figure.

    Args:
        network: what to write; must not be empty.
        path: its suffix is one of `SUFFIXES`.
        table: what the network was built from; needed to write slices.
        size: a file for each time slice, named `x-2023.suffix`; in `.html` and `.gexf` the slices are in
        the file.
        title: of a page or figure.
        base_url: where entity and article pages are, for links of a page.
        citation: how to cite it, for captions.
        columns: width of a figure: 1 for 85 mm, 2 for 180 mm.

    Returns:
        The files written.

    Raises:
        UsageError: an unknown suffix.
        HrgraphError: the network is empty, or a file can't be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(
            f"a network can't be written as {path.suffix or path.name!r}", f"use {', '.join(SUFFIXES)}"
        )
    if not network:
        kept = network.filters.describe()
        raise HrgraphError(
            f"the network is empty: no act makes an edge of it ({kept or 'without any filter'})",
            "use fewer or wider filters" if kept else "build the store from articles first: hrgraph build",
        )
    if size and table is not None and suffix not in TIMED:
        parts = slice_network(table, network, size)
        written: list[Path] = []
        for name, part in parts.items():
            if part:
                target = path.with_name(f"{path.stem}-{name}{path.suffix}")
                written += write_network(part, target, citation=citation, columns=columns)
        if not written:
            raise HrgraphError(
                f"no act is dated precisely enough for a slice of a {size}", "use longer slices"
            )
        return written
    if suffix in DATA_FORMATS:
        return write_data(network, path)
    if suffix == ".html":
        page = render_page(network, title=title, base_url=base_url, size=size, citation=citation)
        write_atomically(path, page)
        return [path]
    chosen = next(name for name in FIGURE_FORMATS if suffix == f".{name}")
    write_atomically(path, render_figure(network, chosen, columns=columns, citation=citation))
    return [path]
