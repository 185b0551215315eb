"""What an endpoint may do wrong, and what is said about it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hrgraph.cli import main
from hrgraph.errors import HrgraphError, QueryError
from hrgraph.store import open_store, quarantine_folder
from hrgraph.store.endpoint import Endpoint, read_endpoint

SECRET = "correct horse battery"
EMPTY = b'{"head": {"vars": ["s"]}, "results": {"bindings": []}}'
RESULTS = "application/sparql-results+json"


class Fake(BaseHTTPRequestHandler):
    """An endpoint that behaves as the test wants."""

    behave: Callable[[Fake], None]
    seen: list[tuple[str, str, dict[str, str]]]

    def handle_any(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen.append((self.command, self.path, dict(self.headers)))
        type(self).behave(self)

    do_GET = do_POST = do_PUT = handle_any

    def log_message(self, format: str, *args: object) -> None:
        pass

    def reply(self, status: int, media: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": media, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[tuple[str, type[Fake]]]:
    fake = type("One", (Fake,), {"seen": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), fake) as listening:
        listening.daemon_threads = True
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}", fake
        listening.shutdown()


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrgraph.store.http._PAUSES", (0.01, 0.01))
    for name in ("USER", "PASSWORD", "UPDATE", "TIMEOUT"):
        monkeypatch.delenv(f"HRGRAPH_STORE_{name}", raising=False)


def hang(fake: Fake) -> None:
    time.sleep(2)


def drip(fake: Fake) -> None:
    fake.send_response(200)
    fake.send_header("Content-Type", RESULTS)
    fake.end_headers()
    for _ in range(60):
        time.sleep(0.05)
        fake.wfile.write(b" ")
        fake.wfile.flush()


def break_off(fake: Fake) -> None:
    fake.send_response(200)
    fake.send_header("Content-Type", RESULTS)
    fake.send_header("Content-Length", "1000")
    fake.end_headers()
    fake.wfile.write(EMPTY)


@pytest.mark.parametrize(
    ("behave", "words"),
    [
        pytest.param(hang, "did not answer within 0.2 seconds", id="hangs"),
        pytest.param(drip, "did not answer within 0.2 seconds", id="drips for ever"),
        pytest.param(break_off, "broke off", id="breaks off"),
        pytest.param(lambda f: f.reply(200, "text/html", b"<html>"), "a web page", id="a web page"),
        pytest.param(lambda f: f.reply(200, RESULTS, b"<html>"), "not as a SPARQL", id="HTML called JSON"),
        pytest.param(lambda f: f.reply(200, RESULTS, b'{"a":'), "not as a SPARQL", id="half a JSON"),
        pytest.param(lambda f: f.reply(200, RESULTS, b"[]"), "not as a SPARQL", id="another JSON"),
        pytest.param(lambda f: f.reply(200, RESULTS, b'{"head":{}}'), "not as a SPARQL", id="no results"),
        pytest.param(lambda f: f.reply(200, "", b""), "not as a SPARQL", id="nothing"),
        pytest.param(lambda f: f.reply(404, "text/html", b"<p>no"), "status 404", id="not found"),
        pytest.param(lambda f: f.reply(401, "text/plain", b"no"), "does not let hrgraph in", id="401"),
        pytest.param(lambda f: f.reply(500, "text/html", b"<p>trace"), "status 500", id="500 as a page"),
        pytest.param(lambda f: f.reply(503, "text/plain", b"busy"), "status 503: busy", id="always busy"),
        pytest.param(
            lambda f: f.reply(302, "", b"", Location="http://127.0.0.1:9/"), "status 302", id="sent elsewhere"
        ),
    ],
)
def test_a_bad_endpoint_gives_one_clear_line(
    server: tuple[str, type[Fake]],
    behave: Callable[[Fake], None],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    url, fake = server
    fake.behave = behave
    monkeypatch.setenv("HRGRAPH_STORE_TIMEOUT", "0.2")
    monkeypatch.setenv("HRGRAPH_STORE_USER", "researcher")
    monkeypatch.setenv("HRGRAPH_STORE_PASSWORD", SECRET)
    begun = time.monotonic()
    assert main(["info", "--store", url]) == 1
    assert time.monotonic() - begun < 20
    error = capsys.readouterr().err
    first, mend = error.splitlines()
    assert words in first and f"{url}/query" in first
    assert mend.strip()
    assert SECRET not in error and "researcher" not in error


def test_nobody_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["info", "--store", "http://127.0.0.1:9"]) == 1
    assert "can't be reached" in capsys.readouterr().err


def test_a_busy_server_is_asked_again(server: tuple[str, type[Fake]]) -> None:
    url, fake = server
    fake.behave = lambda f: f.reply(503 if len(f.seen) < 3 else 200, RESULTS, EMPTY)
    open_store(url).close()
    assert len(fake.seen) == 3


def test_the_servers_words_on_a_wrong_query_are_kept(server: tuple[str, type[Fake]]) -> None:
    url, fake = server
    fake.behave = lambda f: f.reply(200, RESULTS, EMPTY)
    with open_store(url) as store:
        fake.behave = lambda f: f.reply(400, "text/plain", b"error at 1:10: expected WHERE\nmore")
        with pytest.raises(QueryError, match=r"does not parse.*error at 1:10: expected WHERE") as caught:
            store.select("SELECT nonsense")
        assert "\n" not in caught.value.message


def test_credentials_go_to_the_endpoint_alone(
    server: tuple[str, type[Fake]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, fake = server
    other_seen: list[str] = []
    other_fake = type(
        "Other", (Fake,), {"seen": [], "behave": lambda f: other_seen.append(f.headers["Authorization"])}
    )
    monkeypatch.setenv("HRGRAPH_STORE_USER", "researcher")
    monkeypatch.setenv("HRGRAPH_STORE_PASSWORD", SECRET)
    with ThreadingHTTPServer(("127.0.0.1", 0), other_fake) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        fake.behave = lambda f: f.reply(302, "", b"", Location=f"http://127.0.0.1:{other.server_port}/query")
        with pytest.raises(HrgraphError):
            open_store(url)
        other.shutdown()
    assert fake.seen[0][2]["Authorization"].startswith("Basic ")
    assert other_seen == []


def test_graphs_that_are_no_union_are_noticed(server: tuple[str, type[Fake]]) -> None:
    url, fake = server
    some = b'{"head":{"vars":["s","p"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://x/a"},"p":{"type":"uri","value":"http://x/p"}}]}}'
    answers = iter([some, b'{"head":{},"boolean":false}'])
    fake.behave = lambda f: f.reply(200, RESULTS, next(answers))
    with pytest.raises(HrgraphError, match="one default graph"):
        open_store(url)


@pytest.mark.parametrize(
    ("location", "environment", "query", "update", "graphs"),
    [
        pytest.param("http://h:7878", {}, "/query", "/update", "", id="Oxigraph"),
        pytest.param("http://h:7878/", {}, "/query", "/update", "", id="Oxigraph with a slash"),
        pytest.param("http://h:7878/ds/query", {}, "/ds/query", "/ds/update", "", id="Fuseki"),
        pytest.param(
            "http://h:7878/sparql", {}, "/sparql", "/sparql-auth", "/sparql-graph-crud-auth", id="Virtuoso"
        ),
        pytest.param(
            "http://h:7878/sparql-auth",
            {},
            "/sparql-auth",
            "/sparql-auth",
            "/sparql-graph-crud-auth",
            id="Virtuoso that lets nobody read",
        ),
        pytest.param("http://h:7878/repositories/r", {}, "/repositories/r", "", "", id="unknown: read only"),
        pytest.param(
            "http://h:7878/repositories/r",
            {"HRGRAPH_STORE_UPDATE": "http://h:7878/repositories/r/statements"},
            "/repositories/r",
            "/repositories/r/statements",
            "",
            id="told by the environment",
        ),
    ],
)
def test_where_the_parts_are(
    location: str, environment: dict[str, str], query: str, update: str, graphs: str
) -> None:
    found = read_endpoint(location, environment)
    base = "http://h:7878"
    assert (found.query, found.update, found.graphs) == (
        base + query,
        update and base + update,
        graphs and base + graphs,
    )


@pytest.mark.parametrize(
    ("location", "environment", "words"),
    [
        pytest.param("http://u:pw@h/sparql", {}, "holds a user or password", id="credentials in the URL"),
        pytest.param("http://h/sparql?key=1", {}, "goes on after its path", id="query string"),
        pytest.param("http://", {}, "not a URL", id="no host"),
        pytest.param("http://h:99999/", {}, "not a URL", id="no port"),
        pytest.param("http://h", {"HRGRAPH_STORE_TIMEOUT": "soon"}, "not a number", id="timeout"),
        pytest.param("http://h", {"HRGRAPH_STORE_TIMEOUT": "-1"}, "not a number", id="negative timeout"),
    ],
)
def test_wrong_settings(location: str, environment: dict[str, str], words: str) -> None:
    with pytest.raises(HrgraphError, match=words) as caught:
        read_endpoint(location, environment)
    assert "pw" not in str(caught.value)


def test_a_store_that_takes_no_updates_is_not_opened_for_writing(server: tuple[str, type[Fake]]) -> None:
    url, fake = server
    fake.behave = lambda f: f.reply(200, RESULTS, EMPTY)
    open_store(f"{url}/some/where").close()
    with pytest.raises(HrgraphError, match="takes updates"):
        open_store(f"{url}/some/where", write=True)


def test_an_endpoint_shows_no_credentials() -> None:
    assert SECRET not in repr(Endpoint("http://h/query", user="me", password=SECRET))


def test_quarantine_of_an_endpoint_is_beside_us() -> None:
    assert quarantine_folder("http://h:1/sparql").as_posix() == "hrgraph-quarantine/h-1-sparql"
    assert quarantine_folder("out/demo").as_posix() == "out/demo/quarantine"
