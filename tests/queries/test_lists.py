"""Lists beside a store: whatever was put in, replaced or removed, an answer is that of the SPARQL."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from hrgraph.iris import IriFactory
from hrgraph.queries import SavedQuery, answer, answer_triples, find_query, keep_answers, saved_queries
from hrgraph.queries.binding import bind_sql
from hrgraph.queries.header import Parameter
from hrgraph.store import Store, open_store
from hrgraph.store.lists import LISTS

ROOT = Path(__file__).parents[2]
ARTICLES = 300
QUERIES = [query for query in saved_queries() if query.sql]
Graph = tuple[str, str]


@pytest.fixture(scope="module")
def synthetic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synthetic", ROOT / "benchmarks" / "synthetic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def graphs(synthetic: ModuleType) -> list[Graph]:
    """The ontology, the authority data and 300 articles."""
    with synthetic.synthetic_store(1) as store:
        ontology = IriFactory().ontology_graph
        return [
            (ontology, b"".join(store.dump("nquads", ontology)).decode()),
            *synthetic.synthetic_graphs(ARTICLES),
        ]


@pytest.fixture(scope="module")
def others(synthetic: ModuleType) -> dict[str, str]:
    """Articles of the same names that say something else, of others whom the authority data doesn't know."""
    return dict(synthetic.synthetic_graphs(ARTICLES, seed=1))


@pytest.fixture(scope="module")
def changed(
    graphs: list[Graph], others: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store in which articles were replaced, removed, and put back."""
    with Store(tmp_path_factory.mktemp("lists") / "s", create=True) as store:
        store.replace_graphs((graph, nquads, "") for graph, nquads in graphs)
        articles = [graph for graph, _ in graphs[2:]]
        store.replace_graphs((graph, others[graph], "") for graph in articles[40:120])
        for graph in articles[100:140]:
            store.remove_graph(graph)
        again = dict(graphs)
        store.replace_graphs((graph, again[graph], "") for graph in articles[:10] + articles[110:120])
        store.replace_graph(articles[41], again[articles[41]])
        yield store


@pytest.fixture(scope="module")
def about(changed: Store) -> dict[str, dict[str, str]]:
    """For each question the busiest of those that its parameters can name."""

    def most(role: str, also: str = "", kind: str = "") -> str:
        query = (
            "PREFIX hrg: <https://w3id.org/hrgraph/ontology#> SELECT ?name (COUNT(*) AS ?n) "
            f"{{ ?act {role} ?it . {also} ?it hrg:nameKey ?name "
            + (f'. ?act hrg:actType "{kind}" }} ' if kind else "} ")
            + "GROUP BY ?name ORDER BY DESC(?n) ?name LIMIT 1"
        )
        return next(changed.select(query).dicts())["name"].value

    actor, official = most("hrg:actor"), most("hrg:addresseeOffice")
    victim = most("hrg:addressee", kind="attack")
    return {
        "acts-in-period": {"from": "2015", "to": "2018-06", "act": "urge"},
        "acts-of-actor": {"actor": actor},
        "articles-on-topic": {"topic": "Torture Prevention"},
        "asked-of-official": {"official": official},
        "attacks": {"victim": victim, "violation": "arbitrary-detention"},
        "attacks-and-protests": {"victim": victim},
        "co-actors": {"actor": actor},
        "instruments-invoked": {"actor": actor},
        "joint-letters": {"article": "synthetic-000002"},
        "quotations": {"person": most("hrg:actor", "?act hrg:onBehalfOf ?any .")},
        "resolutions": {"resolution": most("hrg:instrument")},
        "ties": {"act": "urge"},
        "who-condemned-whom": {"actor": actor},
        "who-met-whom": {"participant": official},
        "who-urged-states": {"addressee": most("hrg:addressee")},
        "who-urged-whom": {"official": official},
    }


def plainly(store: Store, query: SavedQuery, values: dict[str, str] | None = None) -> list[object]:
    if query.form == "construct":
        return sorted(set(store.construct(query.bind(values))), key=repr)
    return list(store.select(query.bind(values)).rows)


def quickly(store: Store, query: SavedQuery, values: dict[str, str] | None = None) -> list[object]:
    assert store.lists is not None, "the lists are up to date"
    if query.form == "construct":
        return sorted(set(answer_triples(store, query, values)), key=repr)
    return list(answer(store, query, values).rows)


def test_every_question_about_all_articles_has_sql() -> None:
    without = {query.name for query in saved_queries()} - {query.name for query in QUERIES}
    assert without == {"article-claims", "evidence", "office-holders"}, (
        "these begin at one thing, and are quick"
    )


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_answer_is_that_of_the_sparql(
    changed: Store, about: dict[str, dict[str, str]], query: SavedQuery
) -> None:
    rows = plainly(changed, query)
    assert quickly(changed, query) == rows
    if query.form == "select":
        assert list(answer(changed, query, limit=7).rows) == rows[:7]
        assert answer(changed, query).variables == changed.select(query.bind()).variables
    values = about.get(query.name)
    if values is not None:
        found = plainly(changed, query, values)
        assert quickly(changed, query, values) == found
        assert found or query.name == "joint-letters", "the case shows something"
    empty = {p.name: "" for p in query.parameters if p.type != "iri"}
    assert quickly(changed, query, empty) == plainly(changed, query, empty), "nothing asked for"
    for name in (p.name for p in query.parameters if p.type == "name"):
        assert quickly(changed, query, {name: "nobody's name"}) == plainly(
            changed, query, {name: "nobody's name"}
        )


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_the_samples_answer_the_same(sample_graphs: Store, query: SavedQuery) -> None:
    assert quickly(sample_graphs, query) == plainly(sample_graphs, query)


@pytest.fixture(scope="module")
def sample_graphs(sample_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graphs of the sample articles in a folder."""
    keys = sample_store.graph_keys()
    with Store(tmp_path_factory.mktemp("samples") / "s", create=True) as store:
        store.replace_graphs(
            (graph, b"".join(sample_store.dump("nquads", graph)).decode(), key) for graph, key in keys.items()
        )
        yield store


def test_two_names_at_once(changed: Store) -> None:
    for name, first, second in (
        ("who-urged-whom", "actor", "official"),
        ("who-condemned-whom", "actor", "condemned"),
    ):
        query = find_query(name)
        row = next(
            row for row in changed.select(query.bind()).dicts() if row.get(second) and row[second].value
        )
        values = {first: row[first].value, second: row[second].value}
        found = plainly(changed, query, values)
        assert found or name == "who-condemned-whom"
        assert quickly(changed, query, values) == found


def contents(store: Store) -> set[tuple[object, ...]]:
    """What the lists say, without the numbers by which they say it."""
    database = sqlite3.connect(Path(store.location) / LISTS)
    try:
        found: set[tuple[object, ...]] = set()
        for name, sql in {
            "graph": "SELECT iri, odd FROM graph",
            "pending": "SELECT iri FROM pending",
            "article": "SELECT iri, day, title, issued, text FROM article, words WHERE words.article = id",
            "act": "SELECT act.iri, type, act.day, joint, date, place, label, demand, quote, article.iri,"
            " text FROM act LEFT JOIN article ON article.id = article LEFT JOIN term ON term.id = factuality",
            "role": "SELECT p, iri, text FROM role, act, term WHERE p < 14 AND act.id = s AND term.id = o",
            "of article": "SELECT p, iri, text FROM role, article, term"
            " WHERE p > 13 AND article.id = s AND term.id = o",
            "roles": "SELECT COUNT(*) FROM role",
            "official": "SELECT iri, node, a.text, b.text FROM official JOIN act ON act.id = act"
            " LEFT JOIN term a ON a.id = person LEFT JOIN term b ON b.id = office",
            "fact": "SELECT p, a.text, b.text, n FROM fact, term a, term b WHERE a.id = s AND b.id = o",
            "held": "SELECT iri, p, a.text, b.text FROM held, graph, term a, term b"
            " WHERE graph.id = graph AND a.id = s AND b.id = o",
        }.items():
            found |= {(name, *row) for row in database.execute(sql)}
        return found
    finally:
        database.close()


def test_replacing_and_removing_leaves_what_loading_once_would(
    changed: Store, graphs: list[Graph], others: dict[str, str], tmp_path: Path
) -> None:
    now = {graph: b"".join(changed.dump("nquads", graph)).decode() for graph in changed.graph_keys()}
    assert 0 < len(now) < len(graphs)
    with Store(tmp_path / "once", create=True) as once:
        once.replace_graphs((graph, nquads, "") for graph, nquads in now.items())
        assert contents(once) == contents(changed)


def put_in(folder: Path, graphs: list[Graph]) -> None:
    with Store(folder, create=True) as store:
        store.replace_graphs((graph, nquads, "") for graph, nquads in graphs[:40])


def _lose(path: Path) -> None:
    path.unlink()


def _spoil(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def _other_format(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


def _interrupt(path: Path) -> None:
    """As one leaves it who was killed between writing the graph and the lists."""
    database = sqlite3.connect(path)
    first = "SELECT iri FROM graph WHERE iri LIKE '%synthetic%' LIMIT 1"
    database.execute(f"INSERT INTO pending {first}")
    database.execute(
        f"UPDATE act SET label = 'old' WHERE graph = (SELECT id FROM graph WHERE iri = ({first}))"
    )
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(_lose, id="the file is gone, as in a store of an earlier version"),
        pytest.param(_spoil, id="the file is no database"),
        pytest.param(_other_format, id="of another version"),
        pytest.param(_interrupt, id="a writer was killed"),
    ],
)
def test_lists_that_are_not_up_to_date_are_not_asked_and_made_anew(
    tmp_path: Path, graphs: list[Graph], harm: Callable[[Path], None]
) -> None:
    put_in(tmp_path / "s", graphs)
    with open_store(tmp_path / "s") as store:
        assert store.lists is not None
        before = {query.name: plainly(store, query) for query in QUERIES}
    first = contents(store)
    harm(tmp_path / "s" / LISTS)
    with open_store(tmp_path / "s") as store:
        assert store.lists is None
        assert list(answer(store, find_query("ties")).rows) == before["ties"], "the store itself is asked"
    with open_store(tmp_path / "s", write=True) as store:
        assert store.lists is None
        keep_answers(store)
        assert {query.name: quickly(store, query) for query in QUERIES} == before
    assert contents(store) == first


def test_what_another_program_changed_is_noticed_by_the_next_build(
    tmp_path: Path, graphs: list[Graph]
) -> None:
    import pyoxigraph as ox

    put_in(tmp_path / "s", graphs)
    database = ox.Store(tmp_path / "s" / "oxigraph")
    gone = graphs[10][0]
    database.update(f"DROP GRAPH <{gone}>; DELETE WHERE {{ GRAPH ?any {{ <{gone}> ?p ?o }} }}")
    database.flush()
    del database
    with open_store(tmp_path / "s", write=True) as store:
        store.graph_keys()  # what a build begins with
        assert store.lists is None
        store.complete_lists()
        for query in QUERIES:
            assert quickly(store, query) == plainly(store, query), query.name


TWO_QUOTES = (
    '<{act}> <https://w3id.org/hrgraph/ontology#quote> "another"@en <{graph}> .\n',
    '<{act}> <https://w3id.org/hrgraph/ontology#actorName> "A. Nother"@en <{graph}> .\n',
)


@pytest.mark.parametrize(
    ("statement", "odd"),
    [
        pytest.param(TWO_QUOTES[0], True, id="an act with two quotations"),
        pytest.param(TWO_QUOTES[1], False, id="an act with two actors"),
        pytest.param(
            '<http://x/a> <https://w3id.org/hrgraph/ontology#quote> "x" <{graph}> .\n', True, id="half an act"
        ),
    ],
)
def test_what_the_lists_cannot_hold_is_asked_of_the_store(
    tmp_path: Path, graphs: list[Graph], statement: str, odd: bool
) -> None:
    put_in(tmp_path / "s", graphs)
    graph, nquads = graphs[5]
    act = next(line for line in nquads.splitlines() if "ontology#quote>" in line).split(">", 1)[0][1:]
    with open_store(tmp_path / "s", write=True) as store:
        store.replace_graph(graph, nquads + statement.format(act=act, graph=graph))
        assert (store.lists is None) == odd
        for query in QUERIES:
            assert (
                list(answer(store, query).rows) == plainly(store, query) if query.form == "select" else True
            )
        store.replace_graph(graph, nquads)
        assert store.lists is not None


SQL = "a\nb -- if x\nc -- unless x\nd -- if y unless x\ne -- a remark\nf -- unless x y"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        pytest.param({}, "acef", id="nothing"),
        pytest.param({"x": "1"}, "abe", id="one"),
        pytest.param({"y": "1"}, "acde", id="the other"),
        pytest.param({"x": "1", "y": "1"}, "abe", id="both"),
    ],
)
def test_lines_for_parameters(given: dict[str, str], lines: str) -> None:
    parameters = (Parameter("x", "", "string", ""), Parameter("y", "", "string", ""))
    sql, values = bind_sql(SQL, parameters, given, "q")
    assert "".join(line[0] for line in sql.splitlines()) == lines
    assert values == {"x": "", "y": ""} | given
