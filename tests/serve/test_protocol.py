"""The SPARQL 1.1 Protocol: the W3C's own tests that apply to a read-only service, and the house rules."""

from __future__ import annotations

import gzip
import json
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from hrgraph.iris import BASE

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
A = f"{BASE}graph/article/letter-2018"
B = f"{BASE}graph/article/meeting-2023"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_NAMED = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"


def post(server: str, body: bytes | str, media: str | None, query: str = "") -> httpx.Response:
    headers = {"Content-Type": media} if media else {}
    return httpx.post(f"{server}/sparql{query}", content=body, headers=headers, timeout=20)


# Names are those of the W3C's test suite, data-sparql11/protocol.  Its tests of updates do not apply: the
# service refuses them (see test_updates_are_refused).
LETTER = f"<{BASE}article/letter-2018>"
MEETING = f"<{BASE}article/meeting-2023>"
QUERIES: dict[str, tuple[str, dict[str, Any]]] = {
    "query_get": ("GET", {"params": {"query": "ASK {}"}}),
    "query_post_form": ("POST", {"data": {"query": "ASK {}"}}),
    "query_post_direct": ("POST", {"content": "ASK {}", "headers": {"Content-Type": DIRECT}}),
    "query_dataset_default_graph": (
        "POST",
        {"content": f"ASK {{ {LETTER} ?p ?o }}", "headers": {"Content-Type": DIRECT},
         "params": {"default-graph-uri": A}},
    ),
    "query_dataset_default_graphs_get": (
        "GET",
        {"params": {"query": f"ASK {{ {LETTER} ?p ?o . {MEETING} ?q ?r }}",
                    "default-graph-uri": [A, B]}},
    ),
    "query_dataset_default_graphs_post": (
        "POST",
        {"content": f"ASK {{ {LETTER} ?p ?o . {MEETING} ?q ?r }}",
         "headers": {"Content-Type": DIRECT}, "params": {"default-graph-uri": [A, B]}},
    ),
    "query_dataset_named_graphs_get": (
        "GET",
        {"params": {"query": f"ASK {{ GRAPH ?g {{ {LETTER} ?p ?o }} }}",
                    "named-graph-uri": [A, B]}},
    ),
    "query_dataset_named_graphs_post": (
        "POST",
        {"content": f"ASK {{ GRAPH ?g {{ {LETTER} ?p ?o }} }}",
         "headers": {"Content-Type": DIRECT}, "params": {"named-graph-uri": [A, B]}},
    ),
    "query_dataset_full": (
        "POST",
        {"content": f"ASK {{ {LETTER} ?p ?o GRAPH ?g {{ {MEETING} ?q ?r }} "
                    f"FILTER NOT EXISTS {{ {MEETING} ?x ?y }} }}",
         "headers": {"Content-Type": DIRECT}, "params": {"default-graph-uri": A, "named-graph-uri": B}},
    ),
    "query_multiple_dataset": (
        # the protocol's dataset wins over the query's own
        "POST",
        {"data": {"query": f"ASK FROM <http://example.org/other> {{ GRAPH ?g {{ {LETTER} ?p ?o }} }}",
                  "named-graph-uri": [A, B]}},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("method", "request_"), QUERIES.values(), ids=QUERIES)
def test_w3c_queries(server: str, method: str, request_: dict[str, Any]) -> None:
    response = httpx.request(method, f"{server}/sparql", timeout=20, **request_)
    assert response.status_code == 200, response.text
    assert response.json()["boolean"] is True


CONTENT_TYPES = {
    "query_content_type_select": ("SELECT ?n { BIND(1 AS ?n) }", "application/sparql-results+json"),
    "query_content_type_ask": ("ASK {}", "application/sparql-results+json"),
    "query_content_type_describe": (f"DESCRIBE <{A}>", "text/turtle; charset=utf-8"),
    "query_content_type_construct": ("CONSTRUCT { <x:s> <x:p> 1 } {}", "text/turtle; charset=utf-8"),
}


@pytest.mark.parametrize(("query", "media"), CONTENT_TYPES.values(), ids=CONTENT_TYPES)
def test_w3c_content_types(server: str, query: str, media: str) -> None:
    response = httpx.get(f"{server}/sparql", params={"query": query})
    assert (response.status_code, response.headers["content-type"]) == (200, media)


BAD: dict[str, tuple[int, str, dict[str, Any]]] = {
    "bad_query_method": (405, "PUT", {"params": {"query": "ASK {}"}}),
    "bad_multiple_queries": (400, "GET", {"params": {"query": ["ASK {}", "SELECT * {}"]}}),
    "bad_query_wrong_media_type": (
        415, "POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}},
    ),
    "bad_query_missing_form_type": (415, "POST", {"content": "query=ASK%20%7B%7D"}),
    "bad_query_missing_direct_type": (415, "POST", {"content": "ASK {}"}),
    "bad_query_non_utf8": (
        400, "POST", {"content": "ASK {}".encode("utf-16"), "headers": {"Content-Type": DIRECT}},
    ),
    "bad_query_syntax": (400, "GET", {"params": {"query": "ASK {"}}),
    # not in the suite
    "no query in a form": (400, "POST", {"data": {"default-graph-uri": A}}),
    "query that is not UTF-8 in a form": (
        400, "POST", {"content": b"query=%ff%fe", "headers": {"Content-Type": FORM}},
    ),
    "empty query": (400, "GET", {"params": {"query": ""}}),
    "unknown format": (400, "GET", {"params": {"query": "ASK {}", "format": "pdf"}}),
    "graph format for a table": (
        406, "GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "text/turtle"}},
    ),
    "dataset that is no IRI": (400, "GET", {"params": {"query": "ASK {}", "default-graph-uri": "no iri> {"}}),
    "delete": (405, "DELETE", {}),
}  # fmt: skip


@pytest.mark.parametrize(("status", "method", "request_"), BAD.values(), ids=BAD)
def test_bad_requests(server: str, status: int, method: str, request_: dict[str, Any]) -> None:
    response = httpx.request(method, f"{server}/sparql", timeout=20, **request_)
    assert response.status_code == status, response.text
    assert "Traceback" not in response.text


UPDATES = {
    "form": ({"data": {"update": "CLEAR ALL"}}, 403),
    "direct": ({"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403),
    "as a query": ({"data": {"query": "INSERT DATA { <x:a> <x:b> <x:c> }"}}, 400),
    "with a using clause": ({"data": {"update": "CLEAR ALL", "using-graph-uri": A}}, 403),
}


@pytest.mark.parametrize(("request_", "status"), UPDATES.values(), ids=UPDATES)
def test_updates_are_refused(server: str, request_: dict[str, Any], status: int) -> None:
    before = httpx.get(f"{server}/sparql", params={"query": COUNT, "format": "csv"}).text
    assert httpx.post(f"{server}/sparql", **request_).status_code == status
    assert httpx.get(f"{server}/sparql", params={"query": COUNT, "format": "csv"}).text == before


NEGOTIATION = {
    "json by default": ("SELECT * {}", "", "application/sparql-results+json"),
    "xml": ("SELECT * {}", "application/sparql-results+xml", "application/sparql-results+xml"),
    "csv": ("SELECT * {}", "text/csv", "text/csv"),
    "tsv": ("SELECT * {}", "text/tab-separated-values", "text/tab-separated-values"),
    "the better liked": ("SELECT * {}", "text/csv;q=0.9, application/json;q=0.2", "text/csv"),
    "any": ("SELECT * {}", "*/*", "application/sparql-results+json"),
    "turtle by default": ("CONSTRUCT WHERE { ?s a ?o }", "", "text/turtle"),
    "n-triples": ("CONSTRUCT WHERE { ?s a ?o }", "application/n-triples", "application/n-triples"),
    "trig": ("CONSTRUCT WHERE { ?s a ?o }", "application/trig", "application/trig"),
    "json-ld": ("CONSTRUCT WHERE { ?s a ?o }", "application/ld+json", "application/ld+json"),
    "rdf/xml": ("CONSTRUCT WHERE { ?s a ?o }", "application/rdf+xml", "application/rdf+xml"),
    "ask as xml": ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "accept", "media"), NEGOTIATION.values(), ids=NEGOTIATION)
def test_negotiation(server: str, query: str, accept: str, media: str) -> None:
    response = httpx.get(f"{server}/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.headers["content-type"].split(";")[0] == media
    assert "accept" in response.headers["vary"].lower()
    assert response.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in response.headers


def test_a_from_clause_is_heeded(server: str) -> None:
    def number(query: str, **more: Any) -> int:
        response = httpx.get(f"{server}/sparql", params={"query": query, **more})
        return int(response.json()["results"]["bindings"][0]["n"]["value"])

    every, one = number(COUNT), number(COUNT.replace("{", f"FROM <{A}> {{"))
    assert 0 < one < every
    assert number(COUNT, **{"default-graph-uri": A}) == one
    assert number(COUNT, **{"named-graph-uri": A}) == 0, "named graphs alone leave the default graph empty"
    assert number(COUNT_NAMED, **{"named-graph-uri": [A, B]}) == 2


def test_etag_saves_the_second_answer(server: str) -> None:
    url = f"{server}/sparql?{urlencode({'query': COUNT})}"
    first = httpx.get(url)
    again = httpx.get(url, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = httpx.get(url, headers={"If-None-Match": first.headers["etag"], "Accept": "text/csv"})
    assert other.status_code == 200, "another format is another thing"


def test_what_changes_by_itself_has_no_etag(server: str) -> None:
    response = httpx.get(f"{server}/sparql", params={"query": "SELECT (RAND() AS ?n) {}"})
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_large_answers_are_compressed(server: str) -> None:
    with httpx.stream(
        "GET",
        f"{server}/sparql",
        params={"query": "SELECT * { ?s ?p ?o }"},
        headers={"Accept-Encoding": "gzip"},
    ) as response:
        raw = b"".join(response.iter_raw())
    assert response.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw))["results"]["bindings"]
    plain = httpx.get(
        f"{server}/sparql", params={"query": "SELECT * { ?s ?p ?o }"}, headers={"Accept-Encoding": "identity"}
    )
    assert "content-encoding" not in plain.headers


def test_the_row_limit_is_announced(server: str) -> None:
    response = httpx.get(f"{server}/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert len(response.json()["results"]["bindings"]) == 500
    assert response.headers["hrgraph-truncated"] == "500 rows"
    assert response.json()["truncated"] == {"rows": 500}
    whole = httpx.get(f"{server}/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 499"})
    assert "hrgraph-truncated" not in whole.headers
    assert "truncated" not in whole.json()
    graph = httpx.get(f"{server}/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"})
    assert graph.headers["hrgraph-truncated"] == "500 triples"


@pytest.mark.parametrize(
    ("query", "line", "column", "word"),
    [
        ("SELECT * WHERE {\n  ?s ?p ?o\n  FILTER(?x = )\n}", 3, 3, "line 3, column 3: “FILTER”"),
        ("SELECT * { ?s foo:bar ?o }", 1, None, "PREFIX"),
        ("ASK {", 1, 6, "ends too early"),
        ("ASK {\n OPTIONA { ?s ?p ?o } }", 2, 2, "perhaps OPTIONAL"),
    ],
    ids=["an expression is missing", "an undeclared prefix", "an open brace", "a misspelt word"],
)
def test_syntax_errors_name_the_place(
    server: str, query: str, line: int, column: int | None, word: str
) -> None:
    response = httpx.get(f"{server}/sparql", params={"query": query}, headers={"Accept": "application/json"})
    error = response.json()["error"]
    assert (response.status_code, error["line"]) == (400, line)
    assert column is None or error["column"] == column
    assert word in error["message"]
    text = httpx.get(f"{server}/sparql", params={"query": query}).text
    assert f"line {line}" in text


def test_the_service_describes_itself(server: str) -> None:
    import rdflib

    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    graph = rdflib.Graph().parse(data=httpx.get(f"{server}/sparql").text, format="turtle")
    service = graph.value(predicate=rdflib.RDF.type, object=sd.Service)
    assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{server}/sparql")
    assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query
    about = httpx.get(f"{server}/.well-known/void", headers={"Accept": "application/rdf+xml"})
    dataset = rdflib.Graph().parse(data=about.text, format="xml")
    me = dataset.value(predicate=rdflib.RDF.type, object=void.Dataset)
    assert int(str(dataset.value(me, void.triples))) > 1000
    assert dataset.value(me, void.sparqlEndpoint) == rdflib.URIRef(f"{server}/sparql")


def test_preflight(server: str) -> None:
    response = httpx.options(
        f"{server}/sparql",
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"},
    )
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]


def test_a_browser_is_led_to_the_page(server: str) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    response = httpx.get(f"{server}/sparql", params={"query": "ASK {}"}, headers=browser)
    assert (response.status_code, response.headers["location"]) == (303, "/query?query=ASK+%7B%7D")
    assert httpx.get(f"{server}/sparql", headers=browser).headers["location"] == "/query"


def test_graph_store_protocol(server: str) -> None:
    import rdflib

    listed = httpx.get(f"{server}/graphs").json()["results"]["bindings"]
    assert A in [row["graph"]["value"] for row in listed]
    direct = rdflib.Graph().parse(
        data=httpx.get(f"{server}/graphs/article/letter-2018").text, format="turtle"
    )
    indirect = httpx.get(f"{server}/graphs", params={"graph": A}, headers={"Accept": "application/n-triples"})
    assert set(rdflib.Graph().parse(data=indirect.text, format="nt")) == set(direct)
    whole = httpx.get(f"{server}/graphs?default", headers={"Accept": "application/n-triples"})
    assert "hrgraph-truncated" not in whole.headers
    assert set(direct) < set(rdflib.Graph().parse(data=whole.text, format="nt"))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/graphs/article/nope", 404),
        ("GET", "/graphs?graph=http://example.org/none", 404),
        ("GET", "/graphs?graph=not%20an%20iri", 400),
        ("GET", "/graphs?default&graph=x:y", 400),
        ("PUT", "/graphs?default", 405),
        ("DELETE", "/graphs/article/letter-2018", 405),
        ("POST", "/graphs?default", 405),
    ],
)
def test_graph_store_refusals(server: str, method: str, path: str, status: int) -> None:
    assert httpx.request(method, f"{server}{path}").status_code == status
