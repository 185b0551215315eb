"""The interactive page in a real browser: search, filters, period, evidence, export, keyboard, phones."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hrgraph.iris import BASE
from hrgraph.network import ActTable, Network, build_network, network_json, render_page, static_files

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("HRGRAPH_CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is missing: pip install playwright"
    )
    if not CHROMIUM:
        pytest.skip("Chromium is missing: apt-get install chromium, or set HRGRAPH_CHROMIUM to its path")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a network's page from a file; at the end no script error, no blocked or outside request is
    allowed."""
    context = browser.new_context(accept_downloads=True)
    faults: list[str] = []

    def refuse(dialog: Any) -> None:
        faults.append("a dialog opened")
        dialog.dismiss()

    def make(network: Network, width: int = 1300, height: int = 850, **options: Any) -> Any:
        path = tmp_path / "page.html"
        path.write_text(render_page(network, **options), encoding="utf-8")
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "blob:", "data:")) else faults.append(r.url),
        )
        page.on("dialog", refuse)
        page.goto(path.as_uri())
        until(page, "window.hrgraphNetwork && hrgraphNetwork.painted")
        return page

    yield make
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def advocacy(synthetic: ActTable) -> Network:
    return build_network(synthetic, "advocacy")


def until(page: Any, condition: str) -> None:
    """Wait for a condition; Playwright's own waiting evaluates text in the page, which the page's policy
    forbids."""
    for _ in range(200):
        if page.evaluate(f"Boolean({condition})"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def visible(page: Any) -> tuple[int, int]:
    """How many nodes and edges are shown."""
    nodes, edges = page.evaluate(
        "[hrgraphNetwork.network.visibleNodes.length, hrgraphNetwork.network.visibleEdges.length]"
    )
    return nodes, edges


def spot(page: Any, iri: str) -> tuple[float, float]:
    """Where a node is on the screen."""
    x, y = page.evaluate(
        """iri => { const p = hrgraphNetwork, n = p.network.nodes.find(n => p.network.fullIri(n.iri) === iri);
        const box = p.canvas.getBoundingClientRect(), [x, y] = p.view.toScreen(n.x, n.y);
        return [x + box.left, y + box.top]; }""",
        iri,
    )
    return x, y


def test_all_nodes_and_edges_are_there(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy)
    assert visible(page) == (len(advocacy.graph), advocacy.graph.number_of_edges())
    assert (
        page.inner_text("#counts")
        == f"{len(advocacy.graph)} nodes · {advocacy.graph.number_of_edges()} edges"
    )


def test_search_by_keyboard(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.fill("#search", "kimson")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#suggestion-0", "aria-selected") == "true"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Kim Kimson"
    assert page.is_hidden("#suggestions")
    assert "Ada Watch" in page.inner_text("#panel .relations")


def test_search_by_acronym_and_without_accents(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.fill("#search", "aw")
    assert page.inner_text("#suggestions li >> nth=0").strip() == "Ada Watch"
    page.fill("#search", "zzz")
    assert "Nobody" in page.inner_text("#suggestions")


def test_clicking_a_node_shows_its_relations(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.mouse.click(*spot(page, BASE + "org/ada"))
    assert page.inner_text("#panel h2") == "Ada Watch"
    assert page.locator("#panel .relations li").count() == 3
    assert page.get_attribute("#panel a", "href") == BASE + "org/ada"


def test_an_edge_shows_the_quotations_behind_it(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "offices"), base_url="https://example.org/graph/")
    page.mouse.click(*spot(page, BASE + "org/ada"))
    page.click("#panel .relations button")
    assert page.locator("#panel .acts li").count() == 2
    assert "Words of urge-1 in one." in page.inner_text("#panel")
    assert "2019-05-02" in page.inner_text("#panel")
    links = page.eval_on_selector_all("#panel .acts a", "all => all.map(a => a.getAttribute('href'))")
    assert "https://example.org/graph/article/one" in links
    assert "https://example.org/graph/act/one/urge-1" in links
    assert "https://example.org/one" in links  # where the article was published


def test_clicking_a_line_chooses_the_edge(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "offices"))
    x, y = page.evaluate(
        """() => { const p = hrgraphNetwork, l = p.painter.line(p.network.visibleEdges.at(-1));
        const box = p.canvas.getBoundingClientRect();
        return [l.x1 / 4 + l.cx / 2 + l.x2 / 4 + box.left, l.y1 / 4 + l.cy / 2 + l.y2 / 4 + box.top]; }"""
    )
    page.mouse.click(x, y)
    assert page.locator("#panel .acts blockquote").count() == 2


def test_hovering_tells_and_lights(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.mouse.move(*spot(page, BASE + "org/ada"))
    page.wait_for_selector("#tip:not([hidden])")
    assert "Ada Watch" in page.inner_text("#tip")
    assert page.evaluate("hrgraphNetwork.painter.focus().nodes.size") == 4


def test_filter_by_type(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy)
    before = visible(page)
    page.click("#categories label:has-text('state or agency') input")
    after = visible(page)
    assert after[1] < before[1]
    assert page.evaluate(
        "hrgraphNetwork.network.visibleNodes.every(n => "
        "hrgraphNetwork.network.data.categories[n.category].name !== 'state or agency')"
    )
    page.click("#categories label:has-text('state or agency') input")
    assert visible(page) == before


def test_filter_by_act_counts_only_those_acts(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy)
    page.click("[data-all='act-types']")  # none
    assert visible(page) == (0, 0)
    assert "No act passes these filters" in page.inner_text("#empty")
    page.click("#act-types label:has-text('meet') input")
    expected = {
        (a, b) for a, b, data in advocacy.graph.edges(data=True) if any(k == "meet" for k, _ in data["kinds"])
    }
    assert visible(page)[1] == len(expected)


def test_filter_by_weight(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy)
    page.eval_on_selector("#weight", "e => { e.value = 2; e.dispatchEvent(new Event('input')) }")
    assert visible(page)[1] == sum(w >= 2 for *_, w in advocacy.graph.edges(data="weight"))


def test_period_slider(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy, size="year")
    slices = page.evaluate("hrgraphNetwork.network.data.slices")
    page.focus("#time input >> nth=1")
    for _ in range(len(slices) - 1):
        page.keyboard.press("ArrowLeft")
    assert page.inner_text("#time .period") == slices[0]
    first = {act.iri for act in advocacy.acts.values() if act.date.startswith(slices[0])}
    expected = sum(bool(first & set(data["acts"])) for _, _, data in advocacy.graph.edges(data=True))
    assert visible(page)[1] == expected


def test_play_grows_from_the_first_period(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy, size="year")
    page.click("#time .play")
    until(page, "hrgraphNetwork.network.filters.to === 1 && hrgraphNetwork.network.filters.from === 0")
    assert page.inner_text("#time .play") == "❚❚ Stop"
    page.click("#time .play")
    stopped = page.evaluate("hrgraphNetwork.network.filters.to")
    page.wait_for_timeout(900)
    assert page.evaluate("hrgraphNetwork.network.filters.to") == stopped


def test_a_filtered_out_selection_is_let_go(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.mouse.click(*spot(page, BASE + "person/kim"))
    assert page.is_visible("#panel")
    page.click("#categories label:has-text('person') input")
    assert page.is_hidden("#panel")


def test_keyboard_alone(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    page.focus("#drawing")
    page.keyboard.press("Enter")  # the strongest node
    assert page.inner_text("#panel h2") == "Ada Watch"
    at = page.evaluate("hrgraphNetwork.painter.selectedNode.index")
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("hrgraphNetwork.painter.selectedNode.index") is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")
    assert page.evaluate("document.activeElement.id") == "drawing"
    x = page.evaluate("hrgraphNetwork.view.x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("hrgraphNetwork.view.x") > x
    assert at is not None


def test_list_of_nodes_for_screen_readers(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy)
    page.click("#actors summary")
    names = page.eval_on_selector_all("#actor-list .name", "all => all.map(e => e.textContent)")
    assert len(names) == min(100, len(advocacy.graph))
    page.click("#actor-list button >> nth=0")
    assert page.inner_text("#panel h2") == names[0]
    assert names[0] in page.inner_text("#status")


def test_export_svg(open_page: Open, table: ActTable) -> None:
    import xml.etree.ElementTree as ET

    page = open_page(build_network(table, "advocacy"), title="Two letters", citation="Somebody, 2024")
    with page.expect_download() as download:
        page.click("#svg")
    assert download.value.suggested_filename == "two-letters.svg"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    root = ET.fromstring(text)
    words = " ".join(root.itertext())
    for expected in ("Ada Watch", "Two letters", "Somebody, 2024", "civil society"):
        assert expected in words


def test_export_png(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    with page.expect_download() as download:
        page.click("#png")
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\x89PNG")
    assert int.from_bytes(raw[16:20], "big") >= 2 * page.evaluate("Math.floor(hrgraphNetwork.view.width)")


@pytest.mark.parametrize(("width", "height"), [(1300, 850), (390, 844)], ids=["desktop", "phone"])
def test_labels_neither_overlap_nor_leave_the_picture(
    open_page: Open, advocacy: Network, width: int, height: int
) -> None:
    page = open_page(advocacy, width, height)
    boxes = page.evaluate("hrgraphNetwork.painter.labels.map(l => [l.left, l.top, l.right, l.bottom])")
    view = page.evaluate("[hrgraphNetwork.view.width, hrgraphNetwork.view.height]")
    assert len(boxes) > 5
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and top >= 0 and right <= view[0] and bottom <= view[1]
        for other in boxes[:n]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


@pytest.mark.parametrize(("width", "height"), [(1300, 850), (390, 844)], ids=["desktop", "phone"])
def test_the_panel_scrolls_by_itself(open_page: Open, advocacy: Network, width: int, height: int) -> None:
    page = open_page(advocacy, width, height)
    page.evaluate("hrgraphNetwork.selectNode(hrgraphNetwork.network.ranked[0])")
    box = page.locator("#panel").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= height + 1
    assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    scrolls = page.evaluate(
        "(() => { const p = document.getElementById('panel'); return p.scrollHeight > p.clientHeight })()"
    )
    last = page.locator("#panel .relations li").last
    last.scroll_into_view_if_needed()
    bottom = last.bounding_box()
    assert bottom["y"] + bottom["height"] <= height + 1
    assert scrolls


def test_phone(open_page: Open, advocacy: Network) -> None:
    page = open_page(advocacy, 390, 844)
    assert page.is_hidden("#categories")
    page.click("#open-filters")
    assert page.is_visible("#categories")
    assert page.get_attribute("#open-filters", "aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.is_hidden("#categories")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_dark_and_light(open_page: Open, table: ActTable) -> None:
    page = open_page(build_network(table, "advocacy"))
    light = page.evaluate("hrgraphNetwork.painter.style.background")
    page.click("#theme")
    assert page.evaluate("hrgraphNetwork.painter.style.background") != light
    page.click("#theme")
    assert page.evaluate("hrgraphNetwork.painter.style.background") == light
    page.emulate_media(color_scheme="dark")
    page.click("#theme")


def test_hostile_labels_are_only_text(open_page: Open, table_with: Callable[[str], ActTable]) -> None:
    labels = {
        "script": "</script><script>alert(1)</script><img src=x onerror=alert(2)>",
        "long": "very long " * 50,
        "rtl": "مركز القاهرة لدراسات حقوق الإنسان",
        "override": "\u202egnp.exe",
        "emoji": "🕊️👩‍👩‍👧‍👧",
        "quote": "\\\"'`${1}",
    }
    blocks = []
    for name, label in labels.items():
        text = label.replace("\\", "\\\\").replace('"', '\\"')
        blocks.append(
            f'<{BASE}org/{name}> a hrg:CivilSocietyOrganisation ; rdfs:label "{text}" . '
            f"<{BASE}act/x/{name}> a hrg:UrgeAct, hrg:Act ; hrg:actor <{BASE}org/{name}> ; "
            f'hrg:reportedIn <{BASE}article/evil> ; hrg:addressee <{BASE}org/ada> ; hrg:quote "{text}" .'
        )
    blocks.append(
        f'<{BASE}article/evil> a hrg:Article ; rdfs:label "<b>x</b>" ; dcterms:source <javascript:alert(3)> .'
    )
    page = open_page(
        build_network(table_with("\n".join(blocks)), "advocacy"), title="<script>alert(4)</script>"
    )
    assert page.title() == "<script>alert(4)</script>"
    for name in labels:
        page.evaluate(
            "iri => { const p = hrgraphNetwork; p.selectEdge(p.network.edges.find(e => "
            "p.network.fullIri(p.network.nodes[e.source].iri) === iri)) }",
            f"{BASE}org/{name}",
        )
        assert page.locator("#panel script, #panel img, #panel b").count() == 0
        assert page.locator("#panel a[href^='javascript']").count() == 0
        box = page.locator("#panel").bounding_box()
        assert box["width"] <= 360
        page.evaluate("hrgraphNetwork.clear()")
    with page.expect_download() as download:
        page.click("#svg")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "<script>" not in text and "\u202e" not in text


def test_an_empty_network_says_so(open_page: Open, table: ActTable) -> None:
    from hrgraph.network import Filters

    page = open_page(build_network(table, "advocacy", Filters(acts=("join",))))
    assert "This network is empty" in page.inner_text("#empty")
    page.click("#fit")
    page.click("#zoom-in")


def test_isolated_nodes_show_their_acts(open_page: Open, table_with: Callable[[str], ActTable]) -> None:
    extra = f"""
    <{BASE}person/max> a hrg:Person ; rdfs:label "Max"@en .
    <{BASE}act/x/attack-1> a hrg:AttackAct, hrg:Act ; hrg:quote "Max was detained."@en ;
      hrg:addressee <{BASE}person/max> .
    """
    page = open_page(build_network(table_with(extra), "attacks"))
    page.mouse.click(*spot(page, BASE + "person/max"))
    assert "Max was detained." in page.inner_text("#panel")


def test_the_viewer_on_a_servers_data(browser: Any, table: ActTable) -> None:
    """With `embed=False` the page takes styles, script and data from addresses, under the server's policy."""
    network = build_network(table, "advocacy")
    files = static_files()
    bodies = {
        "/network": (
            "text/html; charset=utf-8",
            render_page(network, embed=False, static_url="/s/", data_url="/data"),
        ),
        "/s/viewer.js": ("text/javascript; charset=utf-8", files["viewer.js"]),
        "/s/viewer.css": ("text/css; charset=utf-8", files["viewer.css"]),
        "/data": ("application/json; charset=utf-8", network_json(network, base_url="/id/")),
    }

    def answer(route: Any) -> None:
        path = re.sub(r"^https?://[^/]+", "", route.request.url)
        if path not in bodies:
            route.fulfill(status=404, body="")
            return
        kind, body = bodies[path]
        policy = "default-src 'self'; img-src 'self' data: blob:"
        route.fulfill(
            status=200, body=body, headers={"Content-Type": kind, "Content-Security-Policy": policy}
        )

    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/*", answer)
    page.goto("http://graph.test/network")
    until(page, "window.hrgraphNetwork && hrgraphNetwork.painted")
    page.evaluate("hrgraphNetwork.selectNode(hrgraphNetwork.network.ranked[0])")
    assert page.get_attribute("#panel a", "href") == "/id/org/ada"
    assert errors == []
    context.close()


def test_the_page_works_in_a_notebooks_frame(browser: Any, table: ActTable, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(build_network(table, "advocacy")._repr_html_(), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    frame = page.frames[1]
    for _ in range(100):
        if frame.evaluate("Boolean(window.hrgraphNetwork && hrgraphNetwork.painted)"):
            break
        page.wait_for_timeout(50)
    assert frame.evaluate("hrgraphNetwork.network.visibleNodes.length") == 8
    context.close()
