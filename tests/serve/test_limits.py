"""What must not bring the server down, and must not hold up the others."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from hrgraph.iris import BASE, HRG

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOSTILE = {
    "cross join": CROSS,
    "sorted cross join": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i",
    "distinct cross join": "SELECT DISTINCT ?a ?d ?g ?j { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l "
    "FILTER(?a = ?x) }",
    "deep paths": "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:b>)* ?b . ?c (<x:a>|!<x:b>)* ?d . "
    "?e (<x:a>|!<x:b>)* ?f }",
    "huge CONSTRUCT": "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?nothing) }",
    "regular expressions": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    'FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "(x+x+)+y|(a|aa)+$")) }',
    "concatenation": "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "comparison of all": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    "FILTER(CONTAINS(STR(?c), STR(?f))) }",
    "nested selects": "SELECT * { { SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g } }",
    "a hidden ASK": "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?a != ?a) }",
}  # fmt: skip


def test_a_query_is_stopped_at_the_time_limit(server: str) -> None:
    begun = time.monotonic()
    response = httpx.get(f"{server}/sparql", params={"query": CROSS}, timeout=30)
    assert response.status_code == 503
    assert "stopped after 4 seconds" in response.text
    assert time.monotonic() - begun > 3.5
    assert response.headers["retry-after"]


def test_a_query_is_stopped_at_the_memory_bound(server: str) -> None:
    eater = "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    response = httpx.get(f"{server}/sparql", params={"query": eater}, timeout=30)
    assert response.status_code == 503
    assert "memory" in response.text or "stopped after" in response.text, response.text
    assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}).status_code == 200


def test_others_get_answers_while_ten_hostile_queries_run(server: str) -> None:
    def ask(query: str) -> int:
        return httpx.get(f"{server}/sparql", params={"query": query}, timeout=60).status_code

    answers = []
    with ThreadPoolExecutor(len(HOSTILE)) as pool:
        hostile = [pool.submit(ask, query) for query in HOSTILE.values()]
        while not all(job.done() for job in hostile):
            # the time limit fails the test; benchmarks/serve_load.py measures how long it takes
            response = httpx.get(f"{server}/id/org/ishr", headers={"Accept": "text/turtle"}, timeout=30)
            assert response.status_code == 200
            answers.append(
                httpx.get(f"{server}/sparql", params={"query": "SELECT * { ?s a ?c } LIMIT 3"}, timeout=30)
            )
            time.sleep(0.1)
        statuses = {job.result() for job in hostile}
    assert statuses <= {200, 503}
    # a query waits for a place among the hostile ones: on a busy machine it may be told to come again
    assert {a.status_code for a in answers} <= {200, 503}
    assert all(a.headers["retry-after"] for a in answers if a.status_code == 503)
    assert any(a.status_code == 200 for a in answers)


def test_a_client_that_goes_away_frees_its_place(server: str) -> None:
    for _ in range(12):  # more than there are places for slow queries
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{server}/sparql", params={"query": CROSS}, timeout=0.3)
    begun = time.monotonic()
    assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, timeout=30).status_code == 200
    assert time.monotonic() - begun < 20


SERVICES = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "lower case": "select * { service <URL> { ?s ?p ?o } }",
    "a variable": "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "a prefix": "PREFIX e: <URL> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "a base": "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "no space": "SELECT * { SERVICE<URL>{ ?s ?p ?o } }",
    "after a number": "SELECT * { ?s ?p 1SERVICE <URL> { ?s ?p ?o } }",
    "glued to a prefix": "PREFIX e: <URL> SELECT * { SERVICEe: { ?s ?p ?o } }",
    "behind less-than": "SELECT * { ?s ?p ?b FILTER(?b<?b).SERVICE<URL>{ ?s ?p ?o } }",
    "behind less-than and a comment": "SELECT * { BIND(<URL> AS ?u) ?s ?p ?b "
    "FILTER(1<?b).SERVICE?u#>\n{ ?s ?p ?o } }",
    "behind a quotation mark in a comment": "SELECT * { # '\n SERVICE <URL> { ?s ?p ?o } # '\n }",
    "inside a subquery": "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
}  # fmt: skip


@pytest.mark.parametrize("query", SERVICES.values(), ids=SERVICES)
def test_services_are_not_called(server: str, query: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        called = threading.Event()

        def listen() -> None:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                return
            called.set()
            connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        response = httpx.get(f"{server}/sparql", params={"query": query.replace("URL", url)}, timeout=20)
        thread.join()
    assert not called.is_set(), "the server called out"
    assert response.status_code == 400


def test_the_word_service_is_no_service(server: str) -> None:
    query = 'SELECT ?service { ?service ?p "SERVICE <http://x>" } # SERVICE <http://x> {}'
    assert httpx.get(f"{server}/sparql", params={"query": query}).status_code == 200


def test_a_hundred_megabytes_are_refused_at_once(server: str) -> None:
    parts = urlsplit(server)
    begun = time.monotonic()
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as connection:
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 104857600\r\n\r\nASK {}"
        )
        answer = connection.recv(4096)
    assert b" 413 " in answer.split(b"\r\n", 1)[0]
    assert time.monotonic() - begun < 20


def test_a_body_without_length_is_cut_off(server: str) -> None:
    def pieces() -> object:
        for _ in range(1600):
            yield b"#" * 65536

    try:
        response = httpx.post(
            f"{server}/sparql",
            content=pieces(),  # type: ignore[arg-type]
            headers={"Content-Type": "application/sparql-query"},
            timeout=30,
        )
    except (httpx.WriteError, httpx.RemoteProtocolError):
        pass  # the server answered and closed before all was sent
    else:
        assert response.status_code == 413
    assert httpx.get(f"{server}/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2f..%2fetc/passwd",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
        "/id/../../hrgraph-store.json",
        "/id/..%2f..%2fhrgraph-store.json",
        "/questions/..%2f..%2fpyproject",
        "/questions/../ontology/checks/article-without-acts",
        "/graphs/../../../etc/passwd",
        "/static/site.css%00.js",
    ],
)
def test_no_path_leads_out(server: str, path: str) -> None:
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    assert answer.split(b" ")[1] in (b"404", b"400"), answer[:200]
    assert b"root:" not in answer


def test_a_store_that_is_exchanged_is_seen(tmp_path: Path, serve: object) -> None:
    from hrgraph.store import Store

    assert callable(serve)
    graph = f"{BASE}graph/authority"
    for name, label in (("one", "The first store"), ("two", "The second store")):
        statements = (
            f'<{BASE}org/a> <{RDFS}label> "{label} amnesty"@en',
            f"<{BASE}org/a> <{RDF}type> <{HRG}Organisation>",
            f"<{HRG}Organisation> <{RDF}type> <http://www.w3.org/2002/07/owl#Class>",
            f"<{HRG}Organisation> <{RDFS}subClassOf> <{HRG}Actor>",
        )
        with Store(tmp_path / name, create=True) as store:
            store.replace_graph(graph, "".join(f"{statement} <{graph}> .\n" for statement in statements))
    link = tmp_path / "current"
    link.symlink_to("one")
    with serve(link) as url:
        old = httpx.get(f"{url}/id/org/a")
        assert "The first store" in old.text
        fresh = tmp_path / "fresh"
        fresh.symlink_to("two")
        fresh.replace(link)
        deadline = time.monotonic() + 15
        while "The second store" not in (new := httpx.get(f"{url}/id/org/a")).text:
            assert time.monotonic() < deadline, new.text
            time.sleep(0.5)
        assert new.headers["etag"] != old.headers["etag"]
