"""The documentation site builds without a broken link, holds every page, and loads nothing from elsewhere."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")

pytest.importorskip("material", reason="the extra docs is not installed")


def build(folder: Path) -> Path:
    """Build the site into a folder; a broken link, a missing anchor or an unlisted page fails it."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("documentation") / "site")


def test_every_page_is_in_the_navigation(site: Path) -> None:
    navigation = (site / "index.html").read_text(encoding="utf-8")
    pages = [p.relative_to(site).as_posix() for p in site.rglob("*.html") if p.name != "404.html"]
    assert len(pages) > 20
    assert [page for page in pages if f'href="{page}"' not in navigation and page != "index.html"] == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Links may lead elsewhere; what a browser fetches by itself may not."""
    fetched = re.compile(r'<(?:script|img|iframe|source|video|audio)\b[^>]*\bsrc="(https?:)?//|<link\b[^>]*>')
    for page in sorted(site.rglob("*.html")):
        for found in fetched.finditer(page.read_text(encoding="utf-8")):
            tag = found[0]
            assert tag.startswith("<link") and not re.search(
                r'rel="(?:stylesheet|preload|preconnect|icon)"[^>]*href="https?:', tag
            ), f"{page.name}: {tag}"


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
