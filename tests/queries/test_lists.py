"""Lists beside a store: whatever was put in, replaced or removed, an answer is that of the SPARQL."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hrgraph.errors import HrgraphWarning
from hrgraph.iris import IriFactory
from hrgraph.queries import SavedQuery, answer, answer_triples, find_query, keep_answers, saved_queries
from hrgraph.queries.binding import bind_sql
from hrgraph.queries.header import Parameter
from hrgraph.store import Store, Table, open_store
from hrgraph.store.lists import LISTS, DamagedLists, Lists
from hrgraph.store.lists.cells import grams

ROOT = Path(__file__).parents[2]
ARTICLES = 300
pytestmark = pytest.mark.filterwarnings("error::hrgraph.errors.HrgraphWarning")
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
            "tie": "SELECT type, a.text, b.text, acts, articles FROM tie, term a, term b"
            " WHERE a.id = actor AND b.id = addressee",
            "pair": "SELECT MIN(a.text, b.text), MAX(a.text, b.text), acts, articles"
            " FROM pair, term a, term b WHERE a.id = one AND b.id = other",
            "thing": "SELECT text, articles, acts, n FROM thing, term WHERE term.id = thing.id",
            "nameless": "SELECT a.text, b.text, c.text, n FROM nameless x, term a, term b, term c"
            " WHERE a.id = x.id AND b.id = label AND c.id = class",
            "telling": "SELECT a.text, b.text, x.type, x.year, article.iri, act.iri"
            " FROM telling x, act, article, term a, term b"
            " WHERE a.id = actor AND b.id = addressee AND act.id = x.act AND article.id = x.article",
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
    warnings.filterwarnings("ignore", ".*file is not a database")  # which is said, see below
    with open_store(tmp_path / "s") as store:
        assert store.lists is None
        assert list(answer(store, find_query("ties")).rows) == before["ties"], "the store itself is asked"
    with open_store(tmp_path / "s", write=True) as store:
        assert store.lists is None
        keep_answers(store)
        assert {query.name: quickly(store, query) for query in QUERIES} == before
    assert contents(store) == first


def spoil_pages(path: Path, *, keep: int) -> None:
    """Damage all pages of a file but the first ones, as a failing disk may."""
    size = 4096
    content = path.read_bytes()
    assert len(content) > (keep + 1) * size
    path.write_bytes(content[: keep * size] + b"\xff\x00nonsense" * ((len(content) - keep * size) // 10))


@pytest.mark.parametrize(
    "keep", [pytest.param(1, id="all but the first page"), pytest.param(60, id="most pages")]
)
def test_damaged_lists_are_left_alone_and_said_so_once(
    tmp_path: Path, graphs: list[Graph], keep: int
) -> None:
    put_in(tmp_path / "s", graphs)
    with open_store(tmp_path / "s") as store:
        before = {query.name: plainly(store, query) for query in QUERIES}
    spoil_pages(tmp_path / "s" / LISTS, keep=keep)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", HrgraphWarning)
        with open_store(tmp_path / "s") as store:
            for query in QUERIES:
                rows = (
                    list(answer(store, query).rows)
                    if query.form == "select"
                    else sorted(set(answer_triples(store, query)), key=repr)
                )
                assert rows == before[query.name], query.name
    said = [str(warning.message) for warning in caught]
    assert len(said) == 1
    assert "lists.sqlite can't be read" in said[0]
    assert "remove that file alone: the next build makes it anew" in said[0]


def by_terms(table: Table) -> list[object]:
    return list(table.rows)


def by_values(table: Table) -> list[object]:
    return list(table.values())


@pytest.mark.parametrize("after", [0, 1, 70])
def test_the_store_goes_on_where_the_lists_turn_out_to_be_damaged(
    tmp_path: Path, graphs: list[Graph], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    put_in(tmp_path / "s", graphs)
    query = find_query("acts-in-period")
    select = Lists.select

    def broken(lists: Lists, sql: str, values: dict[str, str | int]) -> Table:
        table = select(lists, sql, values)

        def until(rows: Iterator[Any]) -> Iterator[Any]:
            yield from islice(rows, after)
            raise DamagedLists("lists.sqlite can't be read: malformed", "remove it")

        assert table.texts is not None
        return Table(table.variables, until(table.rows), until(table.texts))

    monkeypatch.setattr(Lists, "select", broken)
    for read in (by_terms, by_values):
        with open_store(tmp_path / "s") as store, pytest.warns(HrgraphWarning, match="takes longer"):
            expected = read(store.select(query.bind()))
            assert len(expected) > after
            assert read(answer(store, query)) == expected


@pytest.mark.parametrize("keep", [pytest.param(1, id="at the beginning"), pytest.param(60, id="further on")])
def test_a_build_makes_damaged_lists_anew(tmp_path: Path, graphs: list[Graph], keep: int) -> None:
    put_in(tmp_path / "s", graphs)
    with open_store(tmp_path / "s") as store:
        before = {query.name: plainly(store, query) for query in QUERIES}
    first = contents(store)
    spoil_pages(tmp_path / "s" / LISTS, keep=keep)
    graph, nquads = graphs[7]
    with (
        pytest.warns(HrgraphWarning, match="lists.sqlite can't be read: .*; it is made anew"),
        open_store(tmp_path / "s", write=True) as store,
    ):
        store.replace_graph(graph, nquads)
        assert store.lists is None
        keep_answers(store)
        assert {query.name: quickly(store, query) for query in QUERIES} == before
    assert contents(store) == first


@pytest.mark.parametrize("query", [q for q in QUERIES if q.form == "select"], ids=lambda q: q.name)
def test_values_are_those_of_the_terms(changed: Store, query: SavedQuery) -> None:
    expected = [tuple("" if t is None else t.value for t in row) for row in answer(changed, query).rows]
    assert list(answer(changed, query).values()) == expected
    assert list(answer(changed, query, limit=3).values()) == expected[:3]


TOPICS = (
    "torture prevention",
    "women",
    "no",
    "",
    'a "quotation"',
    "nowhere to be found",
    "synthetic article 12",
)


@pytest.mark.parametrize(
    "often", [pytest.param(2000, id="few articles"), pytest.param(1, id="many articles")]
)
@pytest.mark.parametrize("topic", TOPICS)
def test_words_in_texts_are_found_either_way(changed: Store, topic: str, often: int) -> None:
    query = find_query("articles-on-topic")
    lists = changed.lists
    assert lists is not None
    sql, values = query.bind_sql({"topic": topic})
    rows = list(lists.select(sql.replace("2000", str(often)), values).rows)
    assert rows == plainly(changed, query, {"topic": topic})


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("abcd", '"abc" AND "bcd"', id="each three letters"),
        pytest.param('a"b', '"a""b"', id="a quotation mark"),
        pytest.param("ab", '"\x01\x01\x01"', id="too short: nothing is found"),
        pytest.param("a\0bc", '"\x01\x01\x01"', id="what FTS5 can't be asked for"),
    ],
)
def test_what_is_asked_of_the_index_of_texts(text: str, asked: str) -> None:
    assert grams(text) == asked


def test_a_long_name_is_asked_for_by_some_of_its_letters() -> None:
    asked = grams("".join(chr(ord("a") + n % 26) + chr(ord("a") + n // 26) for n in range(200)))
    assert 20 <= asked.count(" AND ") < 40


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
