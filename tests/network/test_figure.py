"""Static figures: sizes, captions, labels that do not overlap, the same bytes, hostile labels."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE
from hrgraph.network import ActTable, Filters, build_network
from hrgraph.network import figure as module
from hrgraph.network.figure import FIGURE_FORMATS, caption, render_figure

pytest.importorskip("matplotlib", reason="the extra figures is not installed")
pytest.importorskip("adjustText", reason="the extra figures is not installed")
STARTS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.mark.parametrize("format", FIGURE_FORMATS)
def test_formats_and_the_same_bytes(table: ActTable, format: Any) -> None:
    network = build_network(table, "advocacy")
    first = render_figure(network, format)
    assert first.startswith(STARTS[format])
    assert render_figure(network, format) == first


@pytest.mark.parametrize(("columns", "millimetres"), [(1, 85), (2, 180)])
def test_width_is_that_of_columns(table: ActTable, columns: Any, millimetres: int) -> None:
    svg = render_figure(build_network(table, "advocacy"), "svg", columns=columns).decode()
    width = re.search(r'width="([\d.]+)pt"', svg)
    assert width is not None
    assert float(width[1]) / 72 * 25.4 == pytest.approx(millimetres, abs=0.1)


def test_no_dates_or_versions_in_the_file(table: ActTable) -> None:
    network = build_network(table, "offices")
    assert b"<dc:date>" not in render_figure(network, "svg")
    pdf = render_figure(network, "pdf")
    assert b"CreationDate" not in pdf and b"Matplotlib" not in pdf


def test_caption_has_counts_period_filters_and_citation(table: ActTable) -> None:
    network = build_network(table, "advocacy", Filters(acts=("urge",), begin="2019"))
    text = caption(network, citation="Doe 2024.")
    for part in ("4 nodes", "acts: urge", "2019", "Doe 2024.", "Line width grows"):
        assert part in text


def test_labels_do_not_overlap_and_stay_inside(synthetic: ActTable, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def keep(figure: Any, format: Any, title: str, dpi: int) -> bytes:
        seen.append(figure)
        return b""

    monkeypatch.setattr(module, "_save", keep)
    render_figure(build_network(synthetic, "advocacy", Filters(min_weight=2)), "png")
    (figure,) = seen
    renderer = figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.axes[0].texts]
    assert len(boxes) > 10
    for n, box in enumerate(boxes):
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1
        # A label's box has some air above and below its letters.
        assert not any(box.shrunk(1, 0.8).overlaps(other.shrunk(1, 0.8)) for other in boxes[:n])


def test_hostile_labels_are_drawn_as_text(table_with: Callable[[str], ActTable]) -> None:
    labels = [
        "$\\\\frac{1}{0}$ costs",
        "</svg><script>alert(1)</script>",
        "w" * 500,
        "مركز القاهرة",
        "🕊️ peace",
    ]
    blocks = [
        f'<{BASE}org/x{n}> a hrg:CivilSocietyOrganisation ; rdfs:label "{label}" . '
        f"<{BASE}act/x/{n}> a hrg:UrgeAct, hrg:Act ; "
        f"hrg:actor <{BASE}org/x{n}> ; hrg:addressee <{BASE}org/ada> ."
        for n, label in enumerate(labels)
    ]
    network = build_network(table_with("\n".join(blocks)), "advocacy")
    for format in FIGURE_FORMATS:
        drawn = render_figure(network, format)
        assert drawn.startswith(STARTS[format])
        assert b"<script>" not in drawn


def test_without_graphviz_our_own_layout_draws(table: ActTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert render_figure(build_network(table, "advocacy"), "svg").startswith(b"<?xml")


def test_large_undirected_networks(synthetic: ActTable) -> None:
    assert render_figure(build_network(synthetic, "coaction"), "svg", columns=1).startswith(b"<?xml")


def test_nothing_to_draw(table: ActTable) -> None:
    with pytest.raises(HrgraphError, match="there is nothing to draw"):
        render_figure(build_network(table, "advocacy", Filters(acts=("join",))))


def test_missing_packages_are_named(table: ActTable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "adjustText", None)
    with pytest.raises(UsageError) as raised:
        render_figure(build_network(table, "advocacy"))
    assert "hrgraph[figures]" in raised.value.mend
