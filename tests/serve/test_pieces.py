"""The pieces that pages and answers are made of, without a server."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("jinja2", reason='hrgraph serve needs pip install "hrgraph[server]"')

from hrgraph.errors import QueryError
from hrgraph.iris import BASE
from hrgraph.queries import find_query
from hrgraph.serve.facts import read_acts, read_entity
from hrgraph.serve.facts.entity import Neighbour, Tenure
from hrgraph.serve.facts.names import Named
from hrgraph.serve.faults import explain
from hrgraph.serve.formats import Rows, read_rows, write_boolean, write_rows
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.negotiation import choose, quality
from hrgraph.serve.passages import paragraphs
from hrgraph.serve.pictures import star, timeline
from hrgraph.serve.render import render_entity
from hrgraph.serve.tables import answer_grid, linked_labels
from hrgraph.store import Store, Table, Term
from hrgraph.store.syntax import names_dataset, services, with_dataset

LINKS = ServerLinks()
PARIS = Term("literal", 'Pa\tris "x"\n & <y>', language="fr")
ROWS = Rows(
    ("a", "b", "c"),
    (
        (Term("iri", "http://x/a"), PARIS, None),
        (
            Term("bnode", "b0"),
            Term("literal", "3", "http://www.w3.org/2001/XMLSchema#integer"),
            Term("literal", ""),
        ),
    ),
    False,
)


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_results_are_read_back_by_another_library(format: str) -> None:
    import pyoxigraph as ox

    formats = {
        "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV
    }  # fmt: skip
    body = write_rows(ROWS, format)
    if format == "csv":  # CSV has no types to read back
        assert body == b'a,b,c\r\nhttp://x/a,"Pa\tris ""x""\n & <y>",\r\n_:b0,3,\r\n'
        return
    solutions: Any = ox.parse_query_results(body, format=formats[format])
    found = list(solutions)
    assert [v.value for v in solutions.variables] == ["a", "b", "c"]
    assert found[0]["a"] == ox.NamedNode("http://x/a")
    assert found[0]["b"] == ox.Literal(PARIS.value, language="fr")
    assert found[0]["c"] is None
    assert found[1]["b"] == ox.Literal(3)
    assert found[1]["c"] == ox.Literal("")


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("format", ["json", "xml"])
def test_yes_and_no(answer: bool, format: str) -> None:
    import pyoxigraph as ox

    formats = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}
    assert bool(ox.parse_query_results(write_boolean(answer, format), format=formats[format])) is answer


def test_the_row_limit_tells_a_cut_answer_from_one_that_just_fits() -> None:
    def table(count: int) -> Table:
        return Table(("n",), iter([(Term("literal", str(n)),) for n in range(count)]))

    assert [read_rows(table(n), 3).truncated for n in (2, 3, 4)] == [False, False, True]
    assert len(read_rows(table(4), 3).rows) == 3


@pytest.mark.parametrize(
    ("accept", "media", "expected"),
    [
        ("", "text/html", 1.0),
        ("text/html", "text/html", 1.0),
        ("text/*;q=0.5", "text/html", 0.5),
        ("text/*;q=0.5, text/html;q=0.8", "text/html", 0.8),
        ("*/*;q=0.1", "text/html", 0.1),
        ("application/json", "text/html", 0.0),
        ("text/html;q=0", "text/html", 0.0),
        ("text/html;q=nonsense", "text/html", 0.0),
        ("text/html;level=1;q=0.4", "text/html", 0.4),
        (",,;,", "text/html", 0.0),
    ],
)
def test_quality(accept: str, media: str, expected: float) -> None:
    assert quality(accept, media) == expected


def test_the_server_chooses_among_equals() -> None:
    assert choose("*/*", {"text/turtle": "turtle", "application/ld+json": "jsonld"}) == "turtle"
    assert choose("image/png", {"text/turtle": "turtle"}) is None


DATASETS = {
    "select": ("SELECT * WHERE { ?s ?p ?o }", "SELECT *  FROM <http://x/g> WHERE { ?s ?p ?o }"),
    "no where": ("SELECT * { ?s ?p ?o }", "SELECT *  FROM <http://x/g> { ?s ?p ?o }"),
    "a group in the projection": (
        "SELECT (EXISTS { ?a ?b ?c } AS ?e) { }",
        "SELECT (EXISTS { ?a ?b ?c } AS ?e)  FROM <http://x/g> { }",
    ),
    "a template": (
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o }  FROM <http://x/g> WHERE { ?s ?p ?o }",
    ),
    "describe": ("DESCRIBE <http://x/a>", "DESCRIBE <http://x/a> FROM <http://x/g> "),
    "its own dataset": ("ASK FROM NAMED <http://x/h> { }", "ASK   FROM <http://x/g> { }"),
}


@pytest.mark.parametrize(("query", "expected"), DATASETS.values(), ids=DATASETS)
def test_with_dataset(query: str, expected: str) -> None:
    import pyoxigraph as ox

    changed = with_dataset(query, ["http://x/g"], [])
    assert changed.split() == expected.split()
    ox.Store().query(changed)


def test_a_graph_must_be_an_iri() -> None:
    with pytest.raises(QueryError, match="does not name a graph"):
        with_dataset("ASK {}", ["http://x/> { } #"], [])


@pytest.mark.parametrize(
    ("query", "dataset", "called"),
    [
        ("SELECT * { ?s ?p 'FROM <x>' }", False, ()),
        ("SELECT ?from { ?from :from :service }", False, ()),
        ("SELECT * # FROM <x>\n{ ?s ?p ?o }", False, ()),
        ('SELECT * { ?s ?p """\nSERVICE <x> """ }', False, ()),
        ("SELECT * from <http://x/g> { service <http://y> {} }", True, ("http://y",)),
        ("SELECT * { SERVICE ?x {} }", False, ("",)),
        ("SELECT * { ?s <http://x/service#SERVICE> ?o }", False, ()),
    ],
)
def test_what_a_query_names(query: str, dataset: bool, called: tuple[str, ...]) -> None:
    assert names_dataset(query) is dataset
    assert services(query) == called


def test_a_fault_without_a_place_keeps_its_words() -> None:
    failure = explain(QueryError("the store is gone", "build it"))
    assert (failure.message, failure.mend, failure.line) == ("the store is gone", "build it", 0)


def claim(*spans: tuple[int, int]) -> Any:
    return SimpleNamespace(places=[SimpleNamespace(start=a, end=b) for a, b in spans])


TEXT = "Title\n\nOne two three.\n\nFour five six."


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], ["Title", "One two three.", "Four five six."]),
        ([claim((11, 14))], ["Title", "One ", "two+1", " three.", "Four five six."]),
        ([claim((7, 14)), claim((11, 21))], ["Title", "One +1", "two+12", " three.+2", "Four five six."]),
        ([claim((15, 27))], ["Title", "One two ", "three.+1", "Four+1", " five six."]),
        ([claim((7, 22))], ["Title", "One two three.+1", "Four five six."]),
        ([claim((30, 999))], ["Title", "One two three.", "Four fi", "ve six.+1"]),
        ([claim((500, 999)), claim((9, 9))], ["Title", "One two three.", "Four five six."]),
    ],
    ids=["none", "one", "overlapping", "over two paragraphs", "to the line's end", "past the end", "nowhere"],
)
def test_passages(claims: list[Any], expected: list[str]) -> None:
    found = paragraphs(TEXT, "Title", claims)
    assert found[0].title and not found[1].title
    passages = [p for paragraph in found for p in paragraph.passages]
    assert [p.text + ("+" if p.claims else "") + "".join(map(str, p.claims)) for p in passages] == expected
    ends = [n for p in passages for n in p.ends]
    assert sorted(ends) == sorted(set(ends)), "each quotation ends once"


def tenure(begin: str, end: str, *, ended: bool = False, acting: bool = False) -> Tenure:
    return Tenure(Named("P", "x:p"), Named("O", "x:o"), begin, end, acting, ended, (), "x:m")


def test_the_timeline() -> None:
    drawn = timeline([tenure("2000-07-01", "2005"), tenure("2006", ""), tenure("1999", "", ended=True)], True)
    assert drawn is not None
    first, second, third = drawn.bars
    assert first.x < second.x
    assert (first.open_end, second.open_end, third.open_end, third.unsure) == (False, True, False, True)
    assert max(bar.x + bar.width for bar in drawn.bars) <= drawn.width
    assert len({year for _, year in drawn.ticks}) >= 3
    assert timeline([tenure("", "")], True) is None
    assert timeline([tenure("", "2005")], True) is not None


def test_the_star_has_a_place_for_each_neighbour() -> None:
    assert star([]) is None
    many = [
        Neighbour(Named(f"N{n:02}", f"x:{n}"), n + 1, "acts with" if n % 2 else "acts towards")
        for n in range(40)
    ]
    drawn = star(many)
    assert drawn is not None
    assert len(drawn.spokes) == 16
    assert len({(s.x, s.y) for s in drawn.spokes}) == 16
    assert all(0 < s.y < drawn.height for s in drawn.spokes)


def test_rows_about_one_act_are_joined_and_linked(sample_store: Store) -> None:
    query = find_query("who-urged-whom")
    rows = read_rows(sample_store.select(query.bind({})), 1000)
    grid = answer_grid(rows, LINKS)
    assert len(grid.lines) < len(rows.rows), "two organisations urge together: one line"
    acts = read_acts(sample_store, [line.act for line in grid.lines])
    grid = linked_labels(grid, acts, lambda labels: {}, LINKS)
    urls = {cell.text: cell.url for line in grid.lines for cells in line.cells for cell in cells}
    assert urls["Amnesty International"] == "/id/org/amnesty-international"
    assert urls["António Guterres"] == "/id/person/antonio-guterres"


def test_pages_take_any_links(sample_store: Store) -> None:
    class FileLinks(ServerLinks):
        """Links of a folder of files."""

        home, search, query, network = "index.html", "", "", ""

        def page(self, iri: str) -> str:
            return iri.removeprefix(BASE) + ".html"

    text = render_entity(sample_store, f"{BASE}person/antonio-guterres", FileLinks())
    assert text is not None
    assert 'href="office/un-secretary-general.html"' in text
    assert 'role="search"' not in text
    assert text == render_entity(sample_store, f"{BASE}person/antonio-guterres", FileLinks()), (
        "the same bytes"
    )
    assert render_entity(sample_store, f"{BASE}person/nobody", LINKS) is None
    assert read_entity(sample_store, "no <iri>") is None


def test_names_for_machines_are_no_facts_for_readers(sample_store: Store) -> None:
    hrg = "https://w3id.org/hrgraph/ontology#"
    with_both = sample_store.select(f"SELECT ?x {{ ?x <{hrg}nameKey> ?key ; <{hrg}symbol> ?y }} ORDER BY ?x")
    found = read_entity(sample_store, next(iter(with_both.dicts()))["x"].value)
    assert found is not None
    shown = {statement.property.iri for statement in found.statements}
    assert f"{hrg}symbol" in shown
    assert f"{hrg}nameKey" not in shown


@pytest.mark.parametrize(
    ("iri", "url"),
    [
        (f"{BASE}org/ishr", "/id/org/ishr"),
        (f'{BASE}org/a"><script>', "/id/org/a%22%3E%3Cscript%3E"),
        ("https://w3id.org/hrgraph/ontology#UrgeAct", "/ontology#UrgeAct"),
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://example.org/a", "HTTPS://example.org/a"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org", ""),
        (" https://example.org", ""),
    ],
)
def test_links_lead_to_pages_and_web_addresses_only(iri: str, url: str) -> None:
    assert LINKS.page(iri) == url
