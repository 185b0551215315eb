"""Pages for people, and the data behind them."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import Any

import httpx
import pytest

from hrgraph.iris import BASE

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def page(server: str, path: str, status: int = 200, **params: Any) -> str:
    response = httpx.get(f"{server}{path}", params=params or None, headers=BROWSER, timeout=20)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return response.text


def words(text: str) -> str:
    """What a page says, without its tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "Who urged which official"),
        ("/questions/who-urged-whom", "to go on speaking out about grave violations"),
        ("/query", "Ctrl + Enter runs"),
        ("/query?query=SELECT+%2A+%7B+%3Fs+a+%3Fc+%7D+LIMIT+1", "1 row"),
        ("/search?q=reprisals", "Committee against Torture alarmed over reprisals"),
        ("/id/person/antonio-guterres", "since 2017"),
        ("/id/office/un-secretary-general", "Ban Ki-moon"),
        ("/id/org/ishr", "What they did"),
        ("/id/instrument/A-RES-72-247", "A/RES/72/247"),
        ("/id/article/meeting-2023", "Two NGOs meet Guterres"),
        ("/ontology", "hrg:UrgeAct"),
        ("/network", "Who acts towards whom"),
    ],
)
def test_every_kind_of_page(server: str, path: str, said: str) -> None:
    response = httpx.get(f"{server}{path}", headers=BROWSER, timeout=30)
    assert response.status_code == 200
    assert said in words(response.text) or said in response.text
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    # nothing is loaded from elsewhere, and nothing is in the page that the policy would stop
    assert not re.search(
        r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"(?:https?:)?//(?!w3id)", response.text
    )
    assert not re.search(r"<[^>]+\s(?:on\w+|style)=", response.text)
    assert "<style" not in response.text


def test_every_saved_question_has_a_page_and_files(server: str) -> None:
    from hrgraph.queries import saved_queries

    front = page(server, "/")
    for query in saved_queries():
        assert f'href="/questions/{query.name}"' in front
        text = page(server, f"/questions/{query.name}")
        assert "The SPARQL query behind this" in text
        assert httpx.get(f"{server}/questions/{query.name}.json").status_code == 200


def test_an_answer_shows_its_evidence_and_links(server: str) -> None:
    text = page(server, "/questions/who-urged-whom", actor="Amnesty International")
    assert 'href="/id/person/antonio-guterres"' in text
    assert 'href="/id/org/amnesty-international"' in text
    assert "They called on the Secretary-General to go on speaking out" in text
    assert 'href="/id/article/meeting-2023"' in text
    assert "asked the Secretary-General by letter" not in text, "of another actor"


def test_the_files_of_an_answer(server: str) -> None:
    response = httpx.get(f"{server}/questions/who-urged-whom.csv", params={"actor": "Amnesty International"})
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert {row["official"] for row in rows} == {"António Guterres"}
    assert 'filename="who-urged-whom.csv"' in response.headers["content-disposition"]
    answer = httpx.get(
        f"{server}/questions/who-urged-whom.json", params={"actor": "Amnesty International"}
    ).json()
    assert len(answer["results"]["bindings"]) == len(rows)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/questions/who-urgd-whom", 400, "Did you mean who-urged-whom"),
        ("/questions/acts-in-period?from=soon", 400, "is not a date"),
        ("/id/org/nobody", 404, "There is nothing here"),
        ("/nowhere", 404, "there is no page /nowhere".capitalize()),
        ("/network?kind=gossip", 400, "there is no network".capitalize()),
        ("/query?query=SELECT+%7B", 400, "does not parse"),
    ],
)
def test_readable_errors(server: str, path: str, status: int, said: str) -> None:
    response = httpx.get(f"{server}{path}", headers=BROWSER, timeout=20)
    assert response.status_code == status
    assert said in words(response.text)
    assert "Traceback" not in response.text


FORMATS = {
    "html for browsers": ("", "text/html,*/*;q=0.8", "text/html"),
    "html by default": ("", "", "text/html"),
    "turtle": ("", "text/turtle", "text/turtle"),
    "json-ld": ("", "application/ld+json", "application/ld+json"),
    "n-triples": ("", "application/n-triples", "application/n-triples"),
    "html by extension": (".html", "text/turtle", "text/html"),
    "turtle by extension": (".ttl", "text/html", "text/turtle"),
    "json-ld by extension": (".jsonld", "", "application/ld+json"),
    "n-triples by extension": (".nt", "", "application/n-triples"),
}


@pytest.mark.parametrize("thing", ["org/ishr", "instrument/A-RES-72-247", "article/meeting-2023"])
@pytest.mark.parametrize(("ending", "accept", "media"), FORMATS.values(), ids=FORMATS)
def test_every_iri_dereferences(server: str, thing: str, ending: str, accept: str, media: str) -> None:
    response = httpx.get(f"{server}/id/{thing}{ending}", headers={"Accept": accept}, timeout=20)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "accept" in response.headers["vary"].lower()
    if not ending:
        assert httpx.get(f"{server}{response.headers['content-location']}").status_code == 200


def test_the_data_of_an_act_brings_its_evidence(server: str) -> None:
    import rdflib

    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    acts = re.findall(r'href="/id/(act/meeting-2023/urge-\d+)"', page(server, "/id/article/meeting-2023"))
    data = httpx.get(f"{server}/id/{acts[0]}.ttl").text
    graph = rdflib.Graph().parse(data=data, format="turtle")
    assert graph.value(predicate=oa.hasBody, object=rdflib.URIRef(BASE + acts[0]))
    assert "They called on" in str(next(graph.objects(None, oa.exact)))


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "file:///etc/passwd", "", "no iri"])
def test_resource_takes_web_addresses_only(server: str, iri: str) -> None:
    assert httpx.get(f"{server}/resource", params={"iri": iri}).status_code == 400


def test_resource_leads_to_the_page(server: str) -> None:
    response = httpx.get(f"{server}/resource", params={"iri": f"{BASE}org/ishr"})
    assert (response.status_code, response.headers["location"]) == (303, "/id/org/ishr")


def test_every_claim_leads_to_its_words(server: str) -> None:
    """Also where two quotations begin at the same word."""
    for article in ("letter-2018", "meeting-2023"):
        text = page(server, f"/id/article/{article}")
        words = set(re.findall(r'href="#(q\d+)"', text))
        assert words and words <= set(re.findall(r'id="(q\d+)"', text))


def test_every_quotation_is_marked_in_its_place(server: str) -> None:
    text = page(server, "/id/article/letter-2018")
    article = text[text.index('<article class="text"') : text.index("</article>")]
    marked = [words(part) for part in re.findall(r"<mark[^>]*>(.*?)</mark>", article, re.DOTALL)]
    assert len(marked) == 3
    assert marked[0].startswith("In October 2016, 80 civil society organisations asked")
    plain = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="ref[^>]*>\d+</a>', "", article)))
    assert "Resolution 72/247 was adopted by the Assembly at its 72nd session, twenty years" in " ".join(
        plain.split()
    )
    for number in (1, 2, 3):
        assert f'id="q{number}"' in article
        assert f'href="#claim{number}"' in article
        assert f'id="claim{number}"' in text


def test_an_article_cannot_run_a_script(server: str) -> None:
    for path in (
        "/id/article/evil-2020",
        "/search?q=evil",
        "/questions/acts-of-actor",
        "/network",
        "/id/org/ishr",
    ):
        text = page(server, path)
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert "<b>António" not in text, path
    assert "&lt;script&gt;alert" in page(server, "/id/article/evil-2020")
    echoed = page(server, "/search", q='"><script>alert(1)</script>')
    assert "<script>alert" not in echoed


def test_a_text_that_may_not_be_shown_is_not_shown(server: str, secret: str) -> None:
    text = page(server, "/id/article/restricted-2021")
    assert "All rights reserved" in text
    assert "ISHR and Amnesty International met" in text, "the quotation is shown"
    for path in (
        "/id/article/restricted-2021",
        "/id/article/restricted-2021.ttl",
        "/id/article/restricted-2021.jsonld",
        "/search?q=stand+alone+article+shown",
    ):
        assert secret not in httpx.get(f"{server}{path}", headers=BROWSER).text, path


def test_search_and_suggestions(server: str) -> None:
    text = words(page(server, "/search", q="grave violations"))
    assert "Quotations 1" in text
    assert "They called on the Secretary-General" in text
    found = httpx.get(f"{server}/suggest", params={"q": "guter"}).json()
    assert found[0]["url"] == "/id/person/antonio-guterres"
    for odd in ('"', "*", "NEAR(", "a OR", "-", "\u0000", "x" * 5000, "'; DROP TABLE things; --"):
        assert httpx.get(f"{server}/search", params={"q": odd}, timeout=20).status_code == 200
    assert "Did you mean António Guterres" in words(page(server, "/search", q="Antonio Guteres"))


def test_pages_are_tagged_by_the_version_of_the_store(server: str) -> None:
    first = httpx.get(f"{server}/id/org/ishr")
    again = httpx.get(f"{server}/id/org/ishr", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_head_is_get_without_a_body(server: str) -> None:
    response = httpx.head(f"{server}/id/org/ishr", headers=BROWSER)
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) > 1000


def test_reconciliation_manifest(server: str) -> None:
    manifest = httpx.get(f"{server}/reconcile").json()
    assert "0.2" in manifest["versions"]
    assert manifest["identifierSpace"] == BASE
    assert manifest["view"]["url"] == f"{server}/id/{{{{id}}}}"
    assert set(manifest["suggest"]) == {"entity", "type", "property"}


RECONCILED = {
    "the name": ({"query": "Amnesty International"}, "org/amnesty-international", True),
    "misspelt": ({"query": "Amnesty Internationl"}, "org/amnesty-international", True),
    "without accents": ({"query": "Antonio Guterres"}, "person/antonio-guterres", True),
    "an acronym": ({"query": "ISHR"}, "org/ishr", True),
    "of a type": ({"query": "Guterres Antonio", "type": "Person"}, "person/antonio-guterres", True),
    "of a list of types": ({"query": "Burundi", "type": ["State", "Person"]}, "state/burundi", True),
    "of another type": ({"query": "Burundi", "type": "Person"}, None, False),
    "nothing like it": ({"query": "qqqq zzzz"}, None, False),
    "empty": ({"query": ""}, None, False),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected", "sure"), RECONCILED.values(), ids=RECONCILED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_reconciliation(
    server: str, method: str, query: dict[str, Any], expected: str | None, sure: bool
) -> None:
    values = {"queries": json.dumps({"q0": {**query, "limit": 3}})}
    if method == "GET":
        answer = httpx.get(f"{server}/reconcile", params=values).json()
    else:
        answer = httpx.post(f"{server}/reconcile", data=values).json()
    result = answer["q0"]["result"]
    assert len(result) <= 3
    if expected is None:
        assert not any(candidate["match"] for candidate in result)
    else:
        assert (result[0]["id"], result[0]["match"]) == (expected, sure)
        assert {"id", "name"} <= set(result[0]["type"][0])


@pytest.mark.parametrize(
    "queries",
    ["no json", "[]", '{"q0": 1}', '{"q0": {}}', json.dumps({f"q{n}": {"query": "x"} for n in range(99)})],
)
def test_reconciliation_of_nonsense(server: str, queries: str) -> None:
    assert httpx.post(f"{server}/reconcile", data={"queries": queries}).status_code == 400


def test_reconciliation_suggests_and_previews(server: str) -> None:
    found = httpx.get(f"{server}/reconcile/suggest/entity", params={"prefix": "amn"}).json()["result"]
    assert found[0]["id"] == "org/amnesty-international"
    types = httpx.get(f"{server}/reconcile/suggest/type", params={"prefix": "sta"}).json()["result"]
    assert types == [{"id": "State", "name": "State"}]
    assert httpx.get(f"{server}/reconcile/suggest/property", params={"prefix": "x"}).json() == {"result": []}
    preview = httpx.get(f"{server}/reconcile/preview", params={"id": "person/antonio-guterres"})
    assert "António Guterres" in preview.text
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    assert httpx.get(f"{server}/reconcile/preview", params={"id": "person/nobody"}).status_code == 404
