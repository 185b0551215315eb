"""Programs that people use: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from hrgraph.iris import BASE

LABELS = (
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    f"SELECT DISTINCT ?label {{ <{BASE}org/ishr> rdfs:label ?label }}"
)
NAME = "International Service for Human Rights"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("encoding", ["urlencoded", "postdirectly"])
def test_sparqlwrapper(server: str, method: str, encoding: str) -> None:
    from SPARQLWrapper import JSON, SPARQLWrapper

    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(LABELS)
    client.setReturnFormat(JSON)
    client.setMethod(method)
    client.setRequestMethod(encoding)
    answer: Any = client.queryAndConvert()
    rows = answer["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == [NAME]


def test_sparqlwrapper_reads_graphs_and_errors(server: str) -> None:
    from SPARQLWrapper import JSON, TURTLE, SPARQLExceptions, SPARQLWrapper

    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery(f"CONSTRUCT {{ <{BASE}org/ishr> ?p ?o }} {{ <{BASE}org/ishr> ?p ?o }}")
    graph: Any = client.queryAndConvert()
    assert len(graph) >= 3
    client.setReturnFormat(TURTLE)
    turtle: Any = client.queryAndConvert()
    assert b"hrg:CivilSocietyOrganisation" in turtle
    client.setReturnFormat(JSON)
    client.setQuery("SELECT * { ?s")
    with pytest.raises(SPARQLExceptions.QueryBadFormed, match="line 1"):
        client.query()


def test_rdflib_sparqlstore(server: str) -> None:
    import rdflib
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
    assert [str(row[0]) for row in graph.query(LABELS)] == [NAME]  # type: ignore[index]
    assert rdflib.Literal(NAME, lang="en") in set(
        graph.objects(rdflib.URIRef(f"{BASE}org/ishr"), rdflib.RDFS.label)
    )


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl: apt-get install curl")
@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["--data-urlencode", f"query={LABELS}"], "/sparql"),
        (["-G", "--data-urlencode", f"query={LABELS}"], "/sparql"),
        (["-H", "Content-Type: application/sparql-query", "--data-binary", LABELS], "/sparql"),
    ],
    ids=["form", "get", "direct"],
)
def test_curl(server: str, arguments: list[str], path: str) -> None:
    done = subprocess.run(
        ["curl", "--silent", "--fail", "--compressed", *arguments, server + path],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert json.loads(done.stdout)["results"]["bindings"][0]["label"]["value"] == NAME


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl: apt-get install curl")
def test_curl_follows_an_iri(server: str) -> None:
    done = subprocess.run(
        ["curl", "--silent", "--fail", "-H", "Accept: text/turtle", f"{server}/id/org/ishr"],
        capture_output=True,
        check=True,
        timeout=30,
    )
    assert b"hrg:CivilSocietyOrganisation" in done.stdout
