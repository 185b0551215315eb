"""Timeline, matrix, Sankey, alluvial: what they count, that they are well-formed, safe and the same each
time."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.network import ActTable, Filters, build_network
from hrgraph.network.charts import Chart, alluvial, matrix, sankey, timeline, write_chart
from hrgraph.network.charts.svg import fit, ordered, text_width

SVG = "{http://www.w3.org/2000/svg}"


def draw(table: ActTable, kind: str) -> Chart:
    if kind == "timeline":
        return timeline(table, max(table.ties["offices"], key=lambda t: t.target).target)
    if kind == "alluvial":
        return alluvial(table, build_network(table, "coaction"))
    return {"matrix": matrix, "sankey": sankey}[kind](table)


CHARTS = ["timeline", "matrix", "sankey", "alluvial"]


@pytest.mark.parametrize("kind", CHARTS)
def test_well_formed_with_title_and_description(synthetic: ActTable, kind: str) -> None:
    chart = draw(synthetic, kind)
    root = ET.fromstring(chart.svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == chart.title
    assert root.findtext(f"{SVG}desc") == chart.description
    assert chart.rows and all(len(row) == len(chart.columns) for row in chart.rows)


@pytest.mark.parametrize("kind", CHARTS)
def test_the_same_data_gives_the_same_bytes(synthetic: ActTable, kind: str) -> None:
    assert draw(synthetic, kind) == draw(synthetic, kind)


@pytest.mark.parametrize("kind", CHARTS)
def test_everything_lies_inside_the_picture(synthetic: ActTable, kind: str) -> None:
    root = ET.fromstring(draw(synthetic, kind).svg)
    wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
    for part in root.iter():
        if part.get("width") == "100%":
            continue
        for name, limit in (("x", wide), ("cx", wide), ("y", high), ("cy", high)):
            if part.get(name):
                assert 0 <= float(part.get(name, "0")) <= limit


@pytest.mark.parametrize("kind", CHARTS)
def test_the_page_is_self_contained_and_has_the_data(synthetic: ActTable, kind: str) -> None:
    page = draw(synthetic, kind).html()
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page and "<link" not in page
    assert '<th scope="col">' in page


def test_timeline_counts_acts_through_the_holder_too(table: ActTable) -> None:
    chart = timeline(table, "Rapporteur on Defenders")
    assert [(row[0].text, row[1].text, row[2].text) for row in chart.rows] == [
        ("2019-05-02", "urge", "Ada Watch; Bea Forum"),
        ("2021", "urge", "Ada Watch"),
    ]
    assert "Kim Kimson" in chart.svg  # who held the office then


def test_timeline_draws_no_holder_whose_dates_are_unknown(table_with: Callable[[str], ActTable]) -> None:
    """Who left nobody knows when, or held it nobody knows when, would stand at dates that no source shows."""
    table = table_with(
        """
        <membership/a> org:member <person/a> ; hrg:office <office/rapporteur> ; hrg:begin "2012"^^xsd:gYear ;
          hrg:endUnknown true .
        <membership/b> org:member <person/b> ; hrg:office <office/rapporteur> .
        <person/a> rdfs:label "Left Sometime"@en . <person/b> rdfs:label "Held It Once"@en .
        """
    )
    chart = timeline(table, "Rapporteur on Defenders")
    assert "Left Sometime" not in chart.svg and "Held It Once" not in chart.svg
    assert "Kim Kimson" in chart.svg


def test_timeline_of_undated_acts(table: ActTable) -> None:
    chart = timeline(table, "Norland")
    assert chart.rows[0][0].text == "undated"
    assert "undated" in chart.svg


def test_timeline_of_nobody(table: ActTable) -> None:
    with pytest.raises(UsageError, match="no participant is called"):
        timeline(table, "Nobody at all")
    with pytest.raises(UsageError, match="no act towards Norland passes the filters"):
        timeline(table, "Norland", Filters(acts=("meet",)))


def test_matrix_counts(table: ActTable) -> None:
    chart = matrix(table)
    assert {(r[0].text, r[1].text, r[2].text) for r in chart.rows} == {
        ("Ada Watch", "Kim Kimson", "1"),
        ("Bea Forum", "Kim Kimson", "1"),
        ("Ada Watch", "Rapporteur on Defenders", "1"),
        ("Bea Forum", "Lou Louson", "1"),
    }


@pytest.mark.parametrize("order", ["similarity", "weight"])
def test_orders_of_the_matrix_have_the_same_cells(synthetic: ActTable, order: str) -> None:
    chart = matrix(synthetic, order=order)  # type: ignore[arg-type]
    assert {tuple(c.text for c in row) for row in chart.rows} == {
        tuple(c.text for c in row) for row in matrix(synthetic).rows
    }


def test_similarity_puts_blocks_together() -> None:
    from hrgraph.network.charts.matrix import _seriate

    rows, columns = list("aXbYcZ"), list("1p2q3r")
    cells = (
        {(r, c): 1 for r in "abc" for c in "123"}
        | {(r, c): 1 for r in "XYZ" for c in "pqr"}
        | {("a", "p"): 1}
    )
    down, across = _seriate(rows, columns, cells)
    assert {frozenset(down[:3]), frozenset(down[3:])} == {frozenset("abc"), frozenset("XYZ")}
    assert {frozenset(across[:3]), frozenset(across[3:])} == {frozenset("123"), frozenset("pqr")}


def test_sankey_paths(table: ActTable) -> None:
    chart = sankey(table)
    assert {tuple(c.text for c in row) for row in chart.rows} == {
        ("Ada Watch", "Kim Kimson", "Resolution 1", "1"),
        ("Bea Forum", "Kim Kimson", "Resolution 1", "1"),
        ("Ada Watch", "Rapporteur on Defenders", "Law 2", "1"),
        ("Bea Forum", "Lou Louson", "no instrument named", "1"),
    }


def test_sankey_merges_the_weak(synthetic: ActTable) -> None:
    chart = sankey(synthetic, top=3)
    assert any(row[0].text.endswith("others") for row in chart.rows)
    assert len({row[1].text for row in chart.rows}) <= 4


def test_alluvial_needs_two_periods(table: ActTable) -> None:
    with pytest.raises(UsageError, match="fewer than two periods"):
        alluvial(table, build_network(table, "coaction", Filters(end="2019")))


def test_nothing_to_draw(table: ActTable) -> None:
    for chart in (matrix, sankey):
        with pytest.raises(UsageError, match="passes the filters"):
            chart(table, Filters(acts=("adopt",)))


def test_hostile_labels(table_with: Callable[[str], ActTable]) -> None:
    blocks = []
    for n, label in enumerate(
        ["</svg><script>alert(1)</script>", "w" * 500, "مركز القاهرة", "\\u0001 & <b>"]
    ):
        blocks.append(
            f'<{BASE}org/x{n}> a hrg:CivilSocietyOrganisation ; rdfs:label "{label}" . '
            f"<{BASE}act/x/{n}> a hrg:UrgeAct, hrg:Act ; hrg:actor <{BASE}org/x{n}> ; "
            f'hrg:quote "{label}" ; hrg:addressee <{BASE}person/kim> .'
        )
    table = table_with("\n".join(blocks))
    for chart in (matrix(table), sankey(table), timeline(table, "Kim Kimson")):
        ET.fromstring(chart.svg)
        assert "<script>" not in chart.svg
        assert "<script>" not in chart.html()


def test_links_go_to_the_base(table: ActTable) -> None:
    chart = matrix(table, base_url="https://example.org/g/")
    assert chart.rows[0][0].link.startswith("https://example.org/g/org/")


def test_writing(table: ActTable, tmp_path: Path) -> None:
    chart = matrix(table)
    for suffix in (".svg", ".html"):
        write_chart(chart, tmp_path / f"x{suffix}")
        assert (tmp_path / f"x{suffix}").stat().st_size > 1000
    with pytest.raises(UsageError, match=r"no chart has the suffix '\.png'"):
        write_chart(chart, tmp_path / "x.png")


def test_fit_cuts_to_the_room() -> None:
    assert fit("short", 100, 12) == "short"
    cut = fit("a label that is much too long", 60, 12)
    assert cut.endswith("…") and text_width(cut, 12) <= 60


def test_ordered_avoids_crossings() -> None:
    assert ordered(["a", "b"], ["y", "x"], {("a", "x"): 1, ("b", "y"): 1}) == ["x", "y"]
