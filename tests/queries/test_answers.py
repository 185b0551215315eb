"""Answers on large stores: the same rows as the plain SPARQL, in the same order, however they are read."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
import rdflib

from hrgraph.errors import QueryError
from hrgraph.iris import IriFactory
from hrgraph.queries import SavedQuery, answer, answers, find_query, keep_answers, saved_queries
from hrgraph.store import Store

ROOT = Path(__file__).parents[2]
TABLES = [query for query in saved_queries() if query.form == "select"]


@pytest.fixture(scope="module")
def graphs() -> list[tuple[str, str]]:
    spec = importlib.util.spec_from_file_location("synthetic", ROOT / "benchmarks" / "synthetic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    with module.synthetic_store(60) as store:
        factory = IriFactory()
        ontology = b"".join(store.dump("nquads", factory.ontology_graph)).decode()
    return [(factory.ontology_graph, ontology), *module.synthetic_graphs(60)]


@pytest.fixture
def store(graphs: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A folder of 60 articles, which is read as if it were large and its lists were not up to date."""
    monkeypatch.setattr(Store, "lists", None)
    monkeypatch.setattr(answers, "_SMALL", 0)
    monkeypatch.setattr(answers, "_FIRST", 4)
    monkeypatch.setattr(answers, "_MOST", 50)
    monkeypatch.setattr(answers, "_WORTH_KEEPING", -1.0)
    with Store(tmp_path / "s", create=True) as made:
        made.replace_graphs((graph, nquads, "") for graph, nquads in graphs)
        yield made


@pytest.mark.parametrize("query", TABLES, ids=lambda q: q.name)
def test_every_way_gives_the_same_rows(store: Store, query: SavedQuery) -> None:
    plain = list(store.select(query.bind()).rows)
    assert list(answer(store, query).rows) == plain, "read in parts, or counted and kept"
    assert list(answer(store, query).rows) == plain, "kept by the first who asked"
    assert list(answer(store, query, limit=5).rows) == plain[:5], "a page of it"


def test_lists_are_long_enough_to_show_something(store: Store) -> None:
    for name in ("who-urged-whom", "acts-in-period", "ties", "co-actors", "instruments-invoked"):
        assert len(list(answer(store, find_query(name)).rows)) > 5, name


@pytest.mark.parametrize(
    ("name", "values"),
    [
        pytest.param("acts-in-period", {"from": "2015", "to": "2016-06"}, id="a period"),
        pytest.param("acts-in-period", {"act": "attack"}, id="a kind of act"),
        pytest.param("ties", {"act": "urge"}, id="what is kept is the answer without parameters"),
        pytest.param("attacks", {"violation": "arbitrary-detention"}, id="a kind of violation"),
        pytest.param("who-urged-whom", {"actor": "nobody"}, id="a name that nobody has"),
    ],
)
def test_parameters(store: Store, name: str, values: dict[str, str]) -> None:
    query = find_query(name)
    assert list(answer(store, query, values).rows) == list(store.select(query.bind(values)).rows)


def test_what_is_kept_goes_when_anything_changes(store: Store, graphs: list[tuple[str, str]]) -> None:
    keep_answers(store)
    kept = Path(store.location) / "kept"
    names = {query.name for query in TABLES if query.kept}
    assert {path.stem for path in kept.iterdir()} == names | {"dates"}
    before = list(answer(store, find_query("ties")).rows)
    for graph, _ in graphs[2:20]:
        store.remove_graph(graph)
    assert not kept.exists()
    after = list(answer(store, find_query("ties")).rows)
    assert after != before
    assert after == list(store.select(find_query("ties").bind()).rows)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="empty"),
        pytest.param("[]\n", id="no head"),
        pytest.param('{"format":1,"question":"another","variables":["x"]}\n[null]\n', id="another question"),
        pytest.param("{\n", id="broken"),
    ],
)
def test_what_is_not_the_answer_is_counted_anew(store: Store, content: str) -> None:
    query = find_query("ties")
    keep_answers(store)
    (Path(store.location) / "kept" / "ties.jsonl").write_text(content)
    assert list(answer(store, query).rows) == list(store.select(query.bind()).rows)


def test_triples_are_no_table(store: Store) -> None:
    with pytest.raises(QueryError):
        answer(store, find_query("urged-graph"))


@pytest.mark.parametrize("query", TABLES, ids=lambda q: q.name)
def test_rdflib_answers_the_same(
    sample_store: Store, sample_dataset: rdflib.Dataset, query: SavedQuery
) -> None:
    rows = cast("list[tuple[object, ...]]", list(sample_dataset.query(query.bind())))
    assert {tuple("" if cell is None else str(cell) for cell in row) for row in rows} == {
        tuple("" if term is None else term.value for term in row)
        for row in sample_store.select(query.bind()).rows
    }


@pytest.fixture(scope="module")
def sample_dataset(sample_store: Store) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(sample_store.dump("nquads")), format="nquads")
    return dataset
