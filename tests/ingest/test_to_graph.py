"""From pages on the web to the graph: what fetching and ingesting keep arrives there."""

# ruff: noqa: E402  (the tests are skipped before imports that need the extra)

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

for module in ("pebble", "protego", "py3langid", "trafilatura", "warcio"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

from hrgraph.article import read_article
from hrgraph.cli import main
from hrgraph.store import open_store

pytestmark = [pytest.mark.model]

BODY = """<p>Geneva, 2 March 2023. Human Rights Watch and Amnesty International called on the
Secretary-General to denounce attacks on human rights defenders.</p> <p>The organisations also urged States to
pay their dues and to cooperate with the treaty bodies, and said that it had been “a hard year”.</p>"""
PAGE = """<html lang="en"><head><title>A letter</title><meta property="og:site_name" content="{0}">
<meta property="article:published_time" content="2023-03-02">
<link rel="license" href="https://example.org/terms"></head>
<body><nav>Home</nav><article><h1>A letter to the Secretary-General</h1>{1}</article></body></html>"""
FRENCH = """<p>Les membres de six organisations internationales ont rencontré le Secrétaire général à New York
et lui ont demandé de protéger les défenseurs des droits humains et de dénoncer les représailles.</p>"""
PREFIXES = """PREFIX hrg: <https://w3id.org/hrgraph/ontology#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>"""
PAGES = {
    "/a": PAGE.format("One", BODY),
    "/b": PAGE.format("Two", BODY + "<p>Share this page with friends.</p>"),
    "/c": PAGE.format("Three", FRENCH),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


def test_from_the_web_to_the_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site = f"http://127.0.0.1:{server.server_address[1]}"
    crawl, articles, graph = (str(tmp_path / name) for name in ("crawl", "articles", "graph"))
    try:
        urls = [site + path for path in PAGES]
        assert main(["fetch", *urls, "--out", crawl, "--delay", "0", "--allow-private"]) == 0
    finally:
        server.shutdown()
        server.server_close()
    assert main(["ingest", crawl, "--out", articles]) == 0
    assert "1 set aside in other languages: fr 1" in capsys.readouterr().out
    assert main(["build", articles, "--store", graph]) == 0

    [article] = [read_article(path) for path in Path(articles).glob("*.md")]
    with open_store(graph) as store:

        def column(pattern: str) -> list[str]:
            rows = store.select(
                f"{PREFIXES} SELECT DISTINCT ?x {{ ?a a hrg:Article . {pattern} }} ORDER BY ?x"
            )
            return [row[0].value for row in rows.rows if row[0] is not None]

        assert column("?a dct:source ?x") == urls[:2], "one article, found at two addresses"
        assert column("?a dct:rights ?x") == ["https://example.org/terms"]
        assert column("?a hrg:text ?x") == [article.text], "what was extracted is what is stored"
        quotes = list(
            store.select(
                f"{PREFIXES} SELECT ?exact ?start ?end {{ ?t oa:hasSelector ?q, ?p . ?q oa:exact ?exact . "
                "?p oa:start ?start ; oa:end ?end }"
            ).rows
        )
    assert quotes
    for exact, start, end in quotes:
        assert exact is not None and start is not None and end is not None
        assert article.text[int(start.value) : int(end.value)] == exact.value
