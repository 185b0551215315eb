"""The folder as a whole: complete, the same every time, whole or not there."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE, HRG
from hrgraph.publish import publish
from hrgraph.publish.content import read_graphs, union
from hrgraph.queries import saved_queries
from hrgraph.store import Store, open_store

URL = "https://data.example.org/graph/"


@pytest.fixture(scope="module")
def site(sample: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(
        sample, folder, base_url=URL, publisher="Example Institute", endpoint="https://example.org/sparql"
    )
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_two_runs_give_the_same_bytes(sample: Store, site: Path, tmp_path: Path) -> None:
    publish(
        sample,
        tmp_path / "b",
        base_url=URL,
        publisher="Example Institute",
        endpoint="https://example.org/sparql",
    )
    assert contents(tmp_path / "b") == contents(site)


def test_the_same_content_in_another_store_gives_the_same_bytes(
    sample: Store, site: Path, tmp_path: Path
) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        for graph in sorted(sample.graphs(), reverse=True):
            store.replace_graph(graph, b"".join(sample.dump("nquads", graph)).decode())
        publish(
            store,
            tmp_path / "b",
            base_url=URL,
            publisher="Example Institute",
            endpoint="https://example.org/sparql",
        )
    assert contents(tmp_path / "b") == contents(site)


def test_the_sums_are_right(site: Path) -> None:
    lines = (line.split("  ") for line in (site / "SHA256SUMS").read_text().splitlines())
    sums = {name: digest for digest, name in lines}
    found = {name: hashlib.sha256(data).hexdigest() for name, data in contents(site).items()}
    del found["SHA256SUMS"]
    assert sums == found


def quads(data: bytes, format: ox.RdfFormat) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(data, format=format))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def test_all_files_of_data_hold_the_same_graph(sample: Store, site: Path) -> None:
    lines = quads(gzip.decompress((site / "data/hrgraph.nq.gz").read_bytes()), ox.RdfFormat.N_QUADS)
    trig = quads(gzip.decompress((site / "data/hrgraph.trig.gz").read_bytes()), ox.RdfFormat.TRIG)
    assert lines == trig
    assert {q.graph_name.value for q in lines} == set(read_graphs(sample))
    whole = Graph().parse(site / "data/hrgraph.ttl", format="turtle")
    parts = Graph()
    for path in (site / "data/graph").rglob("*.ttl"):
        parts.parse(path, format="turtle")
    assert isomorphic(whole, parts)
    assert len(whole) == len({q.triple for q in lines})


def test_nothing_tells_when_it_was_compressed(site: Path) -> None:
    assert (site / "data/hrgraph.nq.gz").read_bytes()[4:8] == b"\0\0\0\0"


def test_the_texts_of_closed_articles_stay_here(site: Path) -> None:
    for name, data in contents(site).items():
        data = gzip.decompress(data) if name.endswith(".gz") else data
        assert b"that must stay here" not in data, name
    page = (site / "id/article/closed.html").read_text(encoding="utf-8")
    assert "Amnesty International" in page and "All rights" in page


def test_hostile_titles_are_escaped(site: Path) -> None:
    for name, data in contents(site).items():
        if name.endswith(".html"):
            assert b"<script>alert" not in data, name
    page = (site / "id/article/closed.html").read_text(encoding="utf-8")
    (markup,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(markup)["name"].startswith("All rights <script>")


def test_links_lead_somewhere_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    bad = []
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for link in re.findall(r'(?:href|src)="([^"]*)"', text):
            target = unquote(link.partition("#")[0])
            if not link or not (
                link.startswith(("http://", "https://", "#")) or (path.parent / target).exists()
            ):
                bad.append((path.name, link))
        assert not re.search(r'<(script|img|iframe|link rel="stylesheet")[^>]* (src|href)="https?:', text), (
            path
        )
    assert bad == []


def test_everything_has_a_page_with_markup(site: Path) -> None:
    types = {
        "id/person/antonio-guterres.html": "Person",
        "id/org/ishr.html": "NGO",
        "id/article/meeting-2023.html": "Article",
        "id/act/meeting-2023/meet-55.html": "Action",
        "id/topic/reprisals.html": "DefinedTerm",
        "index.html": "Dataset",
    }
    for name, kind in types.items():
        page = (site / name).read_text(encoding="utf-8")
        (markup,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert json.loads(markup)["@type"] == kind, name


def test_the_sitemap_lists_every_page(site: Path) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    found = {
        unquote(node.text or "") for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    }
    assert found == {URL + p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def test_the_description_for_portals(sample: Store, site: Path) -> None:
    graph = Graph().parse(site / "dataset.ttl", format="turtle")
    (row,) = graph.query(
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?title ?name ?triples ?begin WHERE {
          ?catalogue a dcat:Catalog ; dcterms:title ?t ; dcterms:description ?d ; dcterms:publisher ?p ;
                     dcat:dataset ?data .
          ?data a dcat:Dataset , void:Dataset ; dcterms:title ?title ; dcterms:description ?text ;
                dcterms:publisher/foaf:name ?name ; dcterms:license ?licence ; void:triples ?triples ;
                dcat:theme ?theme ; dcterms:temporal/dcat:startDate ?begin ; void:sparqlEndpoint ?endpoint .
          FILTER(STRENDS(STR(?theme), "JUST")) }"""
    )
    assert str(row[1]) == "Example Institute"  # type: ignore[index]
    assert int(str(row[2])) == len(Graph().parse(site / "data/hrgraph.ttl"))  # type: ignore[index]
    files = graph.query(
        """
        PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX spdx: <http://spdx.org/rdf/terms#>
        SELECT ?url ?size ?sum WHERE { ?d a dcat:Distribution ; dcat:accessURL ?url ; dcat:downloadURL ?url ;
          dcat:byteSize ?size ; dcat:mediaType ?m ; dcterms:format ?f ; dcterms:license ?l ;
          spdx:checksum/spdx:checksumValue ?sum }"""
    )
    found = {str(url).removeprefix(URL): (int(str(size)), str(digest)) for url, size, digest in files}  # type: ignore[misc]
    assert set(found) == {
        f"data/{n}" for n in ("hrgraph.ttl", "hrgraph.trig.gz", "hrgraph.nq.gz", "topics.ttl")
    }
    for name, (size, digest) in found.items():
        data = (site / name).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (size, digest.lower())
    counted = graph.query(
        "PREFIX void: <http://rdfs.org/ns/void#> "
        "SELECT ?c ?n { ?d void:classPartition [ void:class ?c ; void:entities ?n ] }"
    )
    counts = {str(c): int(str(n)) for c, n in counted}  # type: ignore[misc]
    acts = {str(t.subject) for t in union(read_graphs(sample)) if str(t).endswith(f"#type> <{HRG}Act>")}
    assert counts[f"{HRG}Act"] == len(acts)


def test_the_data_package(site: Path) -> None:
    package = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in package["resources"]:
        data = (site / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])


def test_the_ontology_in_three_forms(site: Path) -> None:
    turtle = Graph().parse(site / "ontology/hrgraph.ttl", format="turtle")
    assert isomorphic(turtle, Graph().parse(site / "ontology/hrgraph.rdf", format="xml"))
    context = json.loads((site / "ontology/context.jsonld").read_text(encoding="utf-8"))
    document = {**context, "id": f"{BASE}act/1", "type": "UrgeAct", "actor": f"{BASE}org/ishr"}
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    assert graph.query(f"ASK {{ <{BASE}act/1> a <{HRG}UrgeAct> ; <{HRG}actor> <{BASE}org/ishr> }}").askAnswer
    page = (site / "ontology/index.html").read_text(encoding="utf-8")
    for name in ("UrgeAct", "actor", "ArbitraryDetention", "Unreviewed", "shortcut"):
        assert f'id="{name}"' in page


def test_saved_queries_in_the_form_of_sparql_examples(site: Path, sample: Store) -> None:
    merged = Graph()
    for path in sorted((site / "queries").glob("*.ttl")):
        assert path.name == "prefixes.ttl" or "sh:prefixes _:sparql_examples_prefixes" in path.read_text()
        merged.parse(path, format="turtle")
    found = merged.query(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX schema: <https://schema.org/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?query ?sparql ?kind WHERE { ?query a sh:SPARQLExecutable , ?kind ;
          rdfs:comment ?comment ; sh:select|sh:construct|sh:ask ?sparql ;
          schema:target <https://example.org/sparql> ; sh:prefixes ?p .
          FILTER(?kind != sh:SPARQLExecutable && LANG(?comment) = "en") }"""
    )
    rows = {str(q).rpartition("/")[2]: (str(s), str(k)) for q, s, k in found}  # type: ignore[misc]
    assert set(rows) == {q.name for q in saved_queries() if all(p.default is not None for p in q.parameters)}
    for sparql, kind in rows.values():
        if kind.endswith("SPARQLSelectExecutable"):
            list(sample.select(sparql).rows)
        else:
            list(sample.construct(sparql))


# the folder is written whole or not at all


def test_an_earlier_publication_is_replaced(sample: Store, tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(sample, target)
    (target / "stale.html").write_text("old")
    publish(sample, target)
    assert not (target / "stale.html").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["site"], "nothing is left beside it"


def test_a_failure_keeps_the_earlier_one(
    sample: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    publish(sample, target)
    before = contents(target)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hrgraph.publish.folder._write_pages", full)
    with pytest.raises(HrgraphError, match="can't be written: No space left on device"):
        publish(sample, target)
    assert contents(target) == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_other_files_are_not_replaced(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(UsageError, match="holds other files"):
        publish(sample, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(UsageError, match="not a folder"):
        publish(sample, tmp_path / "site")


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="root may write everywhere")
def test_a_target_that_can_not_be_written(sample: Store) -> None:
    with pytest.raises(HrgraphError, match="can't be written"):
        publish(sample, Path("/proc/self/site"))


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://x/<y>"])
def test_a_base_that_is_no_web_address(sample: Store, tmp_path: Path, url: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        publish(sample, tmp_path / "site", base_url=url)


def test_an_empty_store(tmp_path: Path) -> None:
    with Store.in_memory() as store, pytest.raises(UsageError, match="is empty"):
        publish(store, tmp_path / "site")
