"""The `Store` interface, over every backend there is."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.errors import HrgraphError, QueryError, StoreError
from hrgraph.store import STORE_FORMAT, Store, Term, open_store

G = "http://example.org/g"
H = "http://example.org/h"


def quad(subject: str, value: str, graph: str = G) -> str:
    return f"<http://example.org/{subject}> <http://example.org/p> {value} <{graph}> .\n"


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store.in_memory() if request.param == "memory" else Store(tmp_path / "s", create=True)
    with made:
        yield made


def values(store: Store) -> list[str]:
    table = store.select("SELECT ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o")
    return [row["o"].value for row in table.dicts()]


def test_queries_see_the_union_of_the_graphs(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    store.replace_graph(H, quad("a", '"2"', H))
    assert values(store) == ["1", "2"]


def test_a_replaced_graph_keeps_nothing_of_the_old_one(store: Store) -> None:
    store.replace_graph(G, quad("a", '"old"') + quad("b", '"old too"'))
    store.replace_graph(G, quad("a", '"new"'))
    assert values(store) == ["new"]


def test_a_removed_graph_leaves_the_others(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    store.replace_graph(H, quad("a", '"2"', H))
    store.remove_graph(G)
    assert values(store) == ["2"]
    assert G not in set(store.graphs())
    assert set(store.graph_keys()) == {H}
    store.remove_graph(G)


def test_the_same_content_twice_is_the_same_version(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    first = store.version()
    store.replace_graph(G, quad("a", '"1"'))
    assert store.version() == first
    store.replace_graph(G, quad("a", '"2"'))
    assert store.version() != first


def test_a_key_is_given_back(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'), key='sha256:"x"\\ and a\nline')
    assert store.graph_keys() == {G: 'sha256:"x"\\ and a\nline'}


@pytest.mark.parametrize(
    ("value", "term"),
    [
        pytest.param("<http://x/y>", Term("iri", "http://x/y"), id="iri"),
        pytest.param('"plain"', Term("literal", "plain"), id="plain string has no datatype"),
        pytest.param('"mot"@fr', Term("literal", "mot", "", "fr"), id="language"),
        pytest.param(
            '"3"^^<http://www.w3.org/2001/XMLSchema#integer>',
            Term("literal", "3", "http://www.w3.org/2001/XMLSchema#integer"),
            id="integer",
        ),
        pytest.param(
            '"quote \\" back \\\\ line\\nend"', Term("literal", 'quote " back \\ line\nend'), id="escapes"
        ),
        pytest.param(
            '"\\u0022 and \\u005C"', Term("literal", '" and \\'), id="escapes that SPARQL reads too early"
        ),
        pytest.param('"عربي 中文 🙂"', Term("literal", "عربي 中文 🙂"), id="not ASCII"),
        pytest.param('"} } ; DROP ALL #"', Term("literal", "} } ; DROP ALL #"), id="looks like an update"),
    ],
)
def test_terms_come_back_as_they_went_in(store: Store, value: str, term: Term) -> None:
    store.replace_graph(G, quad("a", value))
    assert [row["o"] for row in store.select("SELECT ?o { ?s <http://example.org/p> ?o }").dicts()] == [term]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_any_text_survives(text: str) -> None:
    line = ox.serialize(
        [ox.Quad(ox.NamedNode("http://a"), ox.NamedNode("http://b"), ox.Literal(text), ox.NamedNode(G))],
        format=ox.RdfFormat.N_QUADS,
    )
    assert line is not None
    with Store.in_memory() as store:
        store.replace_graph(G, line.decode())
        assert [row["o"].value for row in store.select("SELECT ?o { <http://a> ?p ?o }").dicts()] == [text]


def test_ask_and_construct(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    assert store.ask("ASK { ?s ?p '1' }")
    assert not store.ask("ASK { ?s ?p '2' }")
    triples = list(store.construct("CONSTRUCT { ?s <http://x/q> ?o } WHERE { ?s <http://example.org/p> ?o }"))
    assert triples == [(Term("iri", "http://example.org/a"), Term("iri", "http://x/q"), Term("literal", "1"))]


def test_unbound_variables_are_none(store: Store) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    table = store.select("SELECT ?o ?no { ?s <http://example.org/p> ?o OPTIONAL { ?s <http://x/no> ?no } }")
    assert table.variables == ("o", "no")
    assert [(row[0] is None, row[1] is None) for row in table.rows] == [(False, True)]


def test_a_frame_has_numbers(store: Store) -> None:
    pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    store.replace_graph(G, quad("a", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'))
    frame = store.select("SELECT ?o { ?s <http://example.org/p> ?o }").to_frame()
    assert frame["o"].tolist() == [3]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        pytest.param(lambda s: s.select("SELECT * WHER { ?s ?p ?o }"), QueryError, id="does not parse"),
        pytest.param(lambda s: s.select("ASK { ?s ?p ?o }"), QueryError, id="ask is no select"),
        pytest.param(lambda s: s.ask("SELECT * { ?s ?p ?o }"), QueryError, id="select is no ask"),
        pytest.param(lambda s: s.construct("ASK { ?s ?p ?o }"), QueryError, id="ask is no construct"),
        pytest.param(lambda s: s.replace_graph(G, quad("a", '"1"', H)), ValueError, id="another graph"),
        pytest.param(lambda s: s.replace_graph("http://x/> }", ""), ValueError, id="not an IRI"),
        pytest.param(lambda s: s.dump("xml"), StoreError, id="unknown format"),
    ],
)
def test_wrong_calls_say_so(store: Store, call: object, error: type[Exception]) -> None:
    assert callable(call)
    with pytest.raises(error):
        call(store)


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "ntriples", "rdfxml"])
@pytest.mark.parametrize("graph", [None, G])
def test_dumps_parse_and_are_complete(store: Store, format: str, graph: str | None) -> None:
    store.replace_graph(G, quad("a", '"1"'))
    store.replace_graph(H, quad("a", '"2"', H))
    media = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "rdfxml": "rdf"}[format]
    read = ox.RdfFormat.from_extension(media)
    assert read is not None
    found = {
        quad.object.value
        for quad in ox.parse(b"".join(store.dump(format, graph)), format=read)
        if quad.predicate.value == "http://example.org/p"
    }
    assert found == ({"1"} if graph else {"1", "2"})


def test_a_folder_keeps_its_content(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.replace_graph(G, quad("a", '"1"'))
        version = store.version()
    with open_store(tmp_path / "s") as store:
        assert values(store) == ["1"]
        assert store.version() == version
        with pytest.raises(StoreError, match="reading only"):
            store.remove_graph(G)


def test_a_store_that_was_made_but_not_filled_can_be_read(tmp_path: Path) -> None:
    # a build killed between the identity file and the database
    (tmp_path / "hrgraph-store.json").write_text(json.dumps({"hrgraph-store": STORE_FORMAT}))
    with open_store(tmp_path) as store:
        assert list(store.graphs()) == []
    with open_store(tmp_path, write=True) as store:
        store.replace_graph(G, quad("a", '"1"'))


def refuse(tmp_path: Path) -> tuple[str, str]:
    with pytest.raises(HrgraphError) as caught:
        open_store(tmp_path, write=True, create=True)
    return caught.value.message, caught.value.mend


def test_a_store_of_another_version_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "hrgraph-store.json").write_text(json.dumps({"hrgraph-store": 99}))
    message, mend = refuse(tmp_path)
    assert "format 99" in message
    assert "upgrade hrgraph" in mend
    assert "build into a new folder" in mend
    assert [p.name for p in tmp_path.iterdir()] == ["hrgraph-store.json"]


def test_a_folder_with_other_files_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    message, _ = refuse(tmp_path)
    assert "thesis.docx" in message
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(lambda p: None, "there is no store", id="missing"),
        pytest.param(lambda p: p.write_text(""), "not a folder", id="a file"),
        pytest.param(lambda p: p.mkdir(), "not a store", id="an empty folder"),
        pytest.param(
            lambda p: (p.mkdir(), (p / "hrgraph-store.json").write_text("{")),
            "is damaged",
            id="broken identity",
        ),
    ],
)
def test_what_is_no_store_is_named(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    make(tmp_path / "s")
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "s")
    assert words in caught.value.message
    assert str(tmp_path / "s") in caught.value.message
    assert caught.value.mend


def test_a_damaged_database_is_an_error_with_a_mend(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.replace_graph(G, quad("a", '"1"'))
    (tmp_path / "s" / "oxigraph" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match="can't be opened"):
        open_store(tmp_path / "s")


def try_to_open(path: Path, write: bool, answers: multiprocessing.Queue[str]) -> None:
    try:
        open_store(path, write=write).close()
        answers.put("opened")
    except StoreError as error:
        answers.put(error.message)


@pytest.mark.parametrize(
    ("held_for_writing", "write", "opens"),
    [
        pytest.param(True, True, False, id="two writers"),
        pytest.param(True, False, False, id="reader beside a writer"),
        pytest.param(False, True, False, id="writer beside a reader"),
        pytest.param(False, False, True, id="two readers"),
    ],
)
def test_one_writer_or_many_readers(tmp_path: Path, held_for_writing: bool, write: bool, opens: bool) -> None:
    open_store(tmp_path / "s", create=True).close()
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    with open_store(tmp_path / "s", write=held_for_writing):
        other = context.Process(target=try_to_open, args=(tmp_path / "s", write, answers))
        other.start()
        answer = answers.get(timeout=60)
        other.join()
    assert (answer == "opened") is opens, answer
    if not opens:
        assert f"(process {os.getpid()})" in answer
