"""A person at a browser: asks, opens the evidence, follows it to the actor, runs a query; on a phone too."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
sync_api = pytest.importorskip("playwright.sync_api", reason="needs Playwright: pip install playwright")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
PAGES = (
    "/",
    "/questions/who-urged-whom",
    "/questions/office-holders",
    "/query?query=SELECT+%2A+%7B+%3Fs+a+%3Fc+%7D+LIMIT+5",
    "/query?query=SELECT",
    "/search?q=reprisals",
    "/id/person/antonio-guterres",
    "/id/office/un-secretary-general",
    "/id/org/ishr",
    "/id/instrument/A-RES-72-247",
    "/id/article/letter-2018",
    "/id/article/restricted-2021",
    "/ontology",
    "/nowhere",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    if not CHROMIUM:
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        # a container has no sandbox of its own to give
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(params=SIZES)
def visitor(request: pytest.FixtureRequest, browser: Any, server: str) -> Iterator[Any]:
    """A page of the browser that fails the test at any error of a script or request to another server."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, base_url=server)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda r: faults.append(r.url) if not r.url.startswith((server, "data:", "blob:")) else None,
    )
    yield page
    context.close()
    assert not faults


def screenshot(page: Any, name: str) -> None:
    """Keep a picture where HRGRAPH_SCREENSHOTS names a folder, to be looked at."""
    if folder := os.environ.get("HRGRAPH_SCREENSHOTS"):
        width = page.viewport_size["width"]
        page.screenshot(path=str(Path(folder) / f"{name}-{width}.png"), full_page=True)


def fits(page: Any) -> bool:
    """Whether the page is no wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_from_a_question_to_the_actor(visitor: Any) -> None:
    visitor.goto("/")
    assert fits(visitor)
    screenshot(visitor, "home")
    visitor.get_by_role("link", name="Who urged which official").first.click()
    visitor.get_by_label("Actor").fill("amnes")
    visitor.get_by_role("option", name="Amnesty International").click()
    visitor.get_by_role("button", name="Answer").click()
    assert "actor=Amnesty+International" in visitor.url, "the address reproduces the answer"
    row = visitor.locator("tr.row").first
    assert "António Guterres" in row.inner_text()
    quotation = visitor.get_by_text("They called on the Secretary-General").first
    assert not quotation.is_visible()
    visitor.locator("tr.proof summary").first.click()
    assert quotation.is_visible()
    assert fits(visitor)
    screenshot(visitor, "answer")
    row.get_by_role("link", name="António Guterres").click()
    assert visitor.locator("h1").inner_text() == "António Guterres"
    assert visitor.locator("svg.timeline").is_visible()
    assert visitor.locator("svg.star").is_visible()
    assert fits(visitor)
    screenshot(visitor, "actor")


def test_from_the_evidence_to_its_place_in_the_article(visitor: Any) -> None:
    visitor.goto("/id/org/committee-against-torture")
    visitor.locator("li.act summary").first.click()
    visitor.locator("li.act details[open] a", has_text="Committee against Torture alarmed").first.click()
    assert fits(visitor)
    mark = visitor.locator("mark").first
    assert mark.is_visible()
    visitor.locator("a.ref").first.click()
    assert visitor.url.endswith("#claim1")
    screenshot(visitor, "article")
    visitor.locator("#claim1 a").first.click()
    assert "Why the mapper says so" in visitor.locator("main").inner_text()
    screenshot(visitor, "act")


def test_running_a_query(visitor: Any) -> None:
    visitor.goto("/query")
    area = visitor.get_by_label("SPARQL query")
    area.fill("")
    area.press_sequentially("SELECT ?x WHERE { ?x a hrg:Pers")
    assert visitor.get_by_role("option", name="hrg:Person A named human").is_visible()
    area.press("Enter")
    assert "PREFIX hrg: <https://w3id.org/hrgraph/ontology#>" in area.input_value(), "the prefix is declared"
    assert visitor.locator(".editor pre .t-key").count() >= 3
    area.press_sequentially(" } ORDER BY ?x")
    area.press("Control+Enter")
    visitor.get_by_role("link", name="António Guterres").wait_for()
    assert "rows" in visitor.locator("#state").inner_text()
    assert fits(visitor)
    screenshot(visitor, "query")
    shared = visitor.url
    visitor.goto("/query")
    assert visitor.locator("#history option").count() >= 2, "the query is remembered"
    visitor.goto(shared)
    assert visitor.get_by_role("link", name="António Guterres").is_visible(), "the link brings the answer"


def test_a_fault_is_shown_in_its_line(browser: Any, server: str) -> None:
    page = browser.new_page(base_url=server)
    page.goto("/query")
    page.get_by_label("SPARQL query").fill("SELECT * WHERE {\n  ?s ?p ?o .\n  OPTIONA { ?s ?p ?o }\n}")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("alert").wait_for()
    assert "perhaps OPTIONAL" in page.get_by_role("alert").inner_text()
    assert "OPTIONA" in page.locator(".editor .wrong").inner_text()
    screenshot(page, "fault")
    page.close()


def test_suggestions_lead_to_pages_by_keyboard(visitor: Any) -> None:
    visitor.goto("/id/org/ishr")
    box = visitor.get_by_role("combobox", name="Search names, quotations, articles")
    box.press_sequentially("guter")
    visitor.get_by_role("option", name="António Guterres").wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    visitor.wait_for_url("**/id/person/antonio-guterres")


def test_reading_needs_no_scripts(browser: Any, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto("/questions/who-urged-whom?actor=Amnesty+International")
    page.locator("tr.proof summary").first.click()
    assert page.get_by_text("They called on the Secretary-General").first.is_visible()
    page.goto("/query")
    page.get_by_role("button", name="Run").click()
    assert page.locator("tbody tr").count() >= 1
    page.goto("/search")
    page.get_by_label("Names, words of quotations and articles").fill("reprisals")
    page.locator("main").get_by_role("button", name="Search").click()
    assert page.get_by_role("link", name="Committee against Torture alarmed").first.is_visible()
    context.close()


def test_a_script_in_a_title_does_not_run(browser: Any, server: str) -> None:
    page = browser.new_page(base_url=server)
    alarms: list[str] = []

    def alarm(dialog: Any) -> None:
        alarms.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", alarm)
    for path in (
        "/id/article/evil-2020",
        "/search?q=evil",
        "/network",
        "/query?query=SELECT+*+{+?s+?p+?o+}+LIMIT+400",
    ):
        page.goto(path)
        page.wait_for_timeout(200)
    assert not alarms
    page.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, fetched by npm into a folder for the time of the tests."""
    if not shutil.which("npm"):
        pytest.skip("needs npm, to fetch axe-core: apt-get install npm")
    folder = tmp_path_factory.mktemp("axe")
    (folder / "package.json").write_text("{}")
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "axe-core@4"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        pytest.skip("needs axe-core: npm install axe-core@4 did not work here (no network?)")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_serious_problem(browser: Any, server: str, axe: str, size: str, scheme: str) -> None:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, base_url=server, bypass_csp=True
    )
    page = context.new_page()
    found = []
    for path in PAGES:
        page.goto(path)
        page.evaluate(axe)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            f"{path}: {problem['id']}: {problem['nodes'][0]['html'][:120]}"
            for problem in result["violations"]
            if problem["impact"] in ("serious", "critical")
        ]
    context.close()
    assert not found
