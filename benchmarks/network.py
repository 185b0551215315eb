"""Times networks of a synthetic corpus: reading, building, layout, measures, page, and the page in Chromium.

    python benchmarks/network.py --articles 1500 --acts urge welcome condemn
    python benchmarks/network.py --articles 20000 --page out/large.html

Take ratios, not seconds.  The part of the browser needs Playwright and Chromium (HRGRAPH_CHROMIUM, PATH).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from synthetic import synthetic_store  # type: ignore[import-not-found, unused-ignore]

from hrgraph.network import Filters, build_network, load_acts, render_page
from hrgraph.network.communities import find_communities
from hrgraph.network.formats import to_gexf, to_graphml
from hrgraph.network.layout import layout
from hrgraph.network.measures import node_measures

Result = TypeVar("Result")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PAN = """() => new Promise(done => {
  const canvas = hrgraphNetwork.canvas, box = canvas.getBoundingClientRect(), times = [];
  canvas.setPointerCapture = () => {};
  let [x, y, n] = [box.left + 500, box.top + 400, 0];
  const fire = type => canvas.dispatchEvent(
    new PointerEvent(type, { pointerId: 1, bubbles: true, clientX: x, clientY: y }));
  fire("pointerdown");
  const step = time => {
    times.push(time);
    [x, y, n] = [x + Math.cos(n / 12) * 9, y + Math.sin(n / 12) * 6, n + 1];
    fire("pointermove");
    if (n < 120) requestAnimationFrame(step);
    else { fire("pointerup"); done(1000 * (times.length - 1) / (times.at(-1) - times[0])); }
  };
  requestAnimationFrame(step);
})"""


def timed(what: str, action: Callable[[], Result]) -> Result:
    began = time.perf_counter()
    result = action()
    print(f"{what:34} {time.perf_counter() - began:8.2f} s", flush=True)
    return result


def in_browser(page: Path) -> None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("browser: Playwright is missing")
        return
    chromium = os.environ.get("HRGRAPH_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("browser: Chromium is missing")
        return
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        tab = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
        tab.goto("about:blank")
        began = time.perf_counter()
        tab.goto(page.resolve().as_uri())
        while not tab.evaluate("Boolean(window.hrgraphNetwork && hrgraphNetwork.painted)"):
            tab.wait_for_timeout(10)
        print(f"{'page opened and painted':34} {time.perf_counter() - began:8.2f} s")
        print(f"{'one full painting':34} {tab.evaluate('hrgraphNetwork.cost'):8.0f} ms")
        print(f"{'panning':34} {tab.evaluate(PAN):8.0f} frames/s")
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--kind", default="advocacy")
    parser.add_argument("--acts", nargs="*", default=[])
    parser.add_argument("--page", type=Path, help="keep the page here")
    parser.add_argument("--no-measures", action="store_true")
    chosen = parser.parse_args()
    store = timed("synthetic store", lambda: synthetic_store(chosen.articles))
    table = timed("read acts from the store", lambda: load_acts(store, (chosen.kind,)))
    network = timed(
        "build the network", lambda: build_network(table, chosen.kind, Filters(acts=tuple(chosen.acts)))
    )
    print(network.summary())
    timed("layout", lambda: layout(network.graph))
    timed("communities", lambda: find_communities(network.graph))
    if not chosen.no_measures:
        timed("all measures of nodes", lambda: node_measures(network))
    timed("GraphML", lambda: to_graphml(network))
    timed("GEXF (with layout)", lambda: to_gexf(network))
    html = timed("page (with layout, communities)", lambda: render_page(network))
    print(f"{'size of the page':34} {len(html.encode()) / 1e6:8.2f} MB")
    with tempfile.TemporaryDirectory() as folder:
        page = chosen.page or Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        in_browser(page)


if __name__ == "__main__":
    main()
