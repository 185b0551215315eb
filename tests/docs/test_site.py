"""The documentation site builds without a broken link, holds every page, and loads nothing from elsewhere."""

from __future__ import annotations

import functools
import html
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from rdflib import RDF
from tools.docs.errors_page import error_cases
from tools.docs.misreadings import misreadings

import hrgraph
import hrgraph.errors
from hrgraph.iris import HRG
from hrgraph.lexicon import load_lexicon
from hrgraph.queries import saved_queries
from hrgraph.resources import ontology_dir
from hrgraph.validate import load_checks
from hrgraph.validate.rules import all_rules, read_turtle

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
NO_QUESTION = {"most-addressed-officials", "ties"}
"""Queries that count what others list."""

pytest.importorskip("material", reason="the extra docs is not installed")
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]


def build(folder: Path, samples: Path) -> Path:
    """Build the site into a folder; a broken link, a missing anchor or an unlisted page fails it."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "HRGRAPH_SITE_STORE": str(samples)},
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the build keeps its store of the sample articles."""
    return tmp_path_factory.mktemp("samples") / "store"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    return build(tmp_path_factory.mktemp("documentation") / "site", samples)


def ids(page: Path) -> set[str]:
    """The anchors of a page."""
    return set(re.findall(r'\bid="([^"]+)"', page.read_text(encoding="utf-8")))


def test_every_page_is_in_the_navigation(site: Path) -> None:
    navigation = re.findall(
        r'href="([^"]+)" class="md-nav__link', (site / "tutorial.html").read_text(encoding="utf-8")
    )
    pages = [p.relative_to(site).as_posix() for p in site.rglob("*.html") if p.name != "404.html"]
    assert len(pages) > 20
    assert set(pages) - {"tutorial.html"} - set(navigation) == set()


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Links may lead elsewhere; what a browser fetches by itself may not."""
    fetched = re.compile(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="(https?:)?//|<link\b[^>]*>')
    for page in sorted(site.rglob("*.html")):
        for found in fetched.finditer(page.read_text(encoding="utf-8")):
            tag = found[0]
            assert tag.startswith("<link") and not re.search(
                r'rel="(?:stylesheet|preload|preconnect|icon)"[^>]*href="https?:', tag
            ), f"{page.name}: {tag}"


def test_every_term_of_the_ontology_is_in_its_reference(site: Path) -> None:
    wanted = {
        str(s).removeprefix(HRG)
        for name in ("core", "acts", "alignments")
        for s, kind in read_turtle(ontology_dir() / f"{name}.ttl").subject_objects(RDF.type)
        if str(s).startswith(HRG) and not str(kind).endswith(("ConceptScheme", "AllDifferent"))
    }
    assert len(wanted) > 120
    assert wanted - ids(site / "reference" / "ontology.html") == set()


def test_every_frame_and_every_rule_is_in_its_reference(site: Path) -> None:
    frames = (site / "reference" / "frames.html").read_text(encoding="utf-8")
    assert [f.name for f in load_lexicon().frames if f"{f.name}<" not in frames] == []
    rules = (site / "reference" / "rules.html").read_text(encoding="utf-8")
    assert [c.name for c in load_checks() if f"{c.name}<" not in rules] == []
    assert [r.shape for r in all_rules().sparql if f">{r.shape.split('#')[1]}</code>" not in rules] == []


def test_every_public_name_is_in_the_reference_of_python(site: Path) -> None:
    found = ids(site / "reference" / "python.html")
    homes = {f"{value.__module__}.{value.__qualname__}" for value in map(hrgraph.__getattr__, hrgraph._HOMES)}
    assert homes - found == set()
    assert {f"hrgraph.errors.{name}" for name in hrgraph.errors.__all__} - found == set()


def test_every_error_says_what_to_do() -> None:
    cases = error_cases()
    assert len(cases) > 200
    assert [case for case in cases if not (case.message and case.mend and case.cause)] == []


def test_the_page_on_accuracy_shows_what_is_read_wrong_today(site: Path) -> None:
    page = html.unescape((site / "accuracy.html").read_text(encoding="utf-8"))
    wrong = list(misreadings())
    assert len(wrong) >= 4, "write harder sentences into docs/misreadings.yaml"
    assert [case.sentence for case in wrong if case.sentence not in page] == []


def test_generated_pages_are_the_same_every_time() -> None:
    program = (
        "from tools.docs import api_page, diagrams, errors_page, lexicon_page, ontology_page, rules_page\n"
        "print(api_page.api_page(), errors_page.errors_page(), lexicon_page.lexicon_page())\n"
        "print(rules_page.rules_page(), diagrams.diagrams())\n"
        "print(ontology_page.ontology_page(ontology_page.reference(), {}, diagrams.diagrams()))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1 and len(printed.pop()) > 100_000


def test_every_query_shows_an_answer(site: Path) -> None:
    page = (site / "queries.html").read_text(encoding="utf-8")
    for query in saved_queries():
        told = re.search(rf"<code>hrgraph query {query.name}</code> (on the sample|has no)", page)
        assert told and told[1].startswith("on"), query.name


def questions() -> list[tuple[str, str, str]]:
    page = (ROOT / "docs" / "competency-questions.md").read_text(encoding="utf-8")
    return re.findall(r"^\| (.+\?) \| `hrgraph query (.+?)` \| (.+) \|$", page, re.M)


@pytest.mark.parametrize(("question", "asked", "expected"), questions(), ids=[q[1] for q in questions()])
def test_a_competency_question_is_answered(
    question: str, asked: str, expected: str, site: Path, samples: Path
) -> None:
    name, *options = shlex.split(asked)
    parameters = dict(option.split("=", 1) for option in options if option != "-p")
    with hrgraph.Store(samples) as store:
        rows = list(hrgraph.ask(store, name, **parameters).dicts())
    assert any(expected in term.value for row in rows for term in row.values()), question


def test_every_select_query_answers_a_competency_question() -> None:
    asked = {shlex.split(command)[0] for _, command, _ in questions()}
    assert {query.name for query in saved_queries() if query.form == "select"} - asked <= NO_QUESTION


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.browser
def test_the_site_is_read_and_searched_without_the_network(address: str) -> None:
    """A browser that may reach only this computer opens pages that fit a phone, and searches them."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's Chromium")
    refused: list[str] = []
    failed: list[str] = []

    def only_here(route: Any) -> None:
        if urlsplit(route.request.url).hostname in ("127.0.0.1", None):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.route("**/*", only_here)
        page.on("pageerror", lambda error: failed.append(str(error)))
        for name in ("index.html", "tutorial.html", "queries.html"):
            page.goto(f"{address}/{name}")
            assert page.locator("h1").count() == 1
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{name} is {wide} pixels wider than a phone"
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{address}/index.html")
        page.fill("input[name=query]", "reconciliation OpenRefine")
        page.wait_for_selector(".md-search-result__item a", timeout=60_000)
        assert "openrefine" in (page.locator(".md-search-result__item a").first.get_attribute("href") or "")
        browser.close()
    assert refused == []
    assert failed == []
