"""Exports: every format holds every statement, in a stable order."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.export import FORMATS, article_graph, export, write_export
from hrgraph.iris import IriFactory
from hrgraph.store import Store

RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "trig": "trig",
    "nquads": "nquads",
    "jsonld": "json-ld",
}
BLANK = re.compile(r"_:\w+")
NOTES = IriFactory().meta_graph


def statements(store: Store, graph: str | None = None) -> set[str]:
    return masked(b"".join(store.dump("nquads", graph)), "nquads")


def masked(data: bytes, format: str) -> set[str]:
    """The statements; all blank nodes look the same."""
    quads = ox.parse(data, format=FORMATS[format])
    return {BLANK.sub("_:x", str(quad.triple)) for quad in quads if quad.graph_name != ox.NamedNode(NOTES)}


@pytest.mark.parametrize("format", sorted(FORMATS))
@pytest.mark.parametrize("article", ["letter-2018", None])
def test_formats_hold_all_statements(sample_store: Store, format: str, article: str | None) -> None:
    graph = article and article_graph(sample_store, article)
    data = b"".join(export(sample_store, format, graph))
    assert masked(data, format) == statements(sample_store, graph)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_rdflib_reads_the_same(sample_store: Store, format: str) -> None:
    graph = article_graph(sample_store, "reprisals-2016")
    lines = b"".join(export(sample_store, "ntriples", graph))
    expected = rdflib.Graph().parse(data=lines, format="nt")
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(export(sample_store, format, graph)), format=RDFLIB[format])
    found = rdflib.Graph()
    for subject, predicate, value, _ in dataset.quads():
        found.add((subject, predicate, value))
    assert isomorphic(expected, found)


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_formats_with_graphs_keep_them(sample_store: Store, format: str) -> None:
    data = b"".join(export(sample_store, format))
    graphs = {quad.graph_name.value for quad in ox.parse(data, format=FORMATS[format])}
    assert graphs == set(sample_store.graphs()) - {NOTES}


def test_the_same_content_gives_the_same_bytes(sample_store: Store) -> None:
    with Store.in_memory() as other:
        for graph in sorted(sample_store.graphs(), reverse=True):
            other.replace_graph(graph, b"".join(sample_store.dump("nquads", graph)).decode())
        for format in FORMATS:
            assert b"".join(export(sample_store, format)) == b"".join(export(other, format)), format


def test_turtle_is_for_people(sample_store: Store) -> None:
    text = b"".join(export(sample_store, "turtle")).decode()
    prefixes = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert len(prefixes) == len(set(prefixes))
    assert "hrg:Act" in text
    assert "\nhrid:state\\/burundi a hrg:State" in text or "id/state/burundi> a hrg:State" in text


def test_json_ld_is_json(sample_store: Store) -> None:
    assert json.loads(b"".join(export(sample_store, "jsonld")))


def test_a_file_is_whole_or_not_there(sample_store: Store, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "graph.ttl"
    write_export(sample_store, "turtle", target)
    assert target.read_bytes() == b"".join(export(sample_store, "turtle"))
    assert [path.name for path in target.parent.iterdir()] == ["graph.ttl"]
    stream = io.BytesIO()
    write_export(sample_store, "turtle", stream)
    assert stream.getvalue() == target.read_bytes()


def test_a_target_that_is_a_folder_is_named(sample_store: Store, tmp_path: Path) -> None:
    with pytest.raises(HrgraphError, match="can't be written"):
        write_export(sample_store, "turtle", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.parent.glob(".hrgraph-*")) == []


@pytest.mark.parametrize("id", ["letter-2018", "https://w3id.org/hrgraph/id/article/letter-2018"])
def test_articles_are_found_by_name_or_iri(sample_store: Store, id: str) -> None:
    assert article_graph(sample_store, id) == "https://w3id.org/hrgraph/id/graph/article/letter-2018"


@pytest.mark.parametrize(
    ("call", "words"),
    [
        pytest.param(lambda s: article_graph(s, "leter-2018"), "did you mean letter-2018", id="article"),
        pytest.param(lambda s: list(export(s, "turtel")), "did you mean turtle", id="format"),
    ],
)
def test_mistakes_are_named(sample_store: Store, call: object, words: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError, match=words):
        call(sample_store)
