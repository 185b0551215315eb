"""The saved queries: every header is complete, every query answers, and the answers are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from hrgraph.errors import HrgraphError, QueryError, UsageError
from hrgraph.queries import SavedQuery, find_query, parse_query, query_form, saved_queries
from hrgraph.queries.binding import bind
from hrgraph.queries.header import Parameter
from hrgraph.store import Store

QUERIES = saved_queries()
LETTER = {"article": "letter-2018"}


def ask(store: Store, name: str, **values: str) -> list[dict[str, str]]:
    table = store.select(find_query(name).bind(values))
    return [{name: term.value for name, term in row.items()} for row in table.dicts()]


def test_there_are_enough() -> None:
    assert len(QUERIES) >= 18


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_headers_are_complete(query: SavedQuery) -> None:
    assert query.title
    assert query.question.endswith("?")
    assert query.example
    assert query.tags
    for parameter in query.parameters:
        assert parameter.description.endswith("."), parameter.name
        assert parameter.default is not None, (
            f"{parameter.name} has no default: the query can't be tried at once"
        )
    used = set(re.findall(r"\?_(\w+)", query.text))
    assert used == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_answers_have_an_order(query: SavedQuery) -> None:
    assert ("ORDER BY" in query.text) == (query.form != "construct"), "triples are a set"
    if query.pages:
        assert re.search(rf"^ORDER BY \?{query.pages} ", query.text, re.MULTILINE), "pages follow the order"
        assert re.search(rf"hrg:when \?{query.pages}\b", query.text)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_beginners_find_comments(query: SavedQuery) -> None:
    lines = query.text.splitlines()
    assert any(line.strip().startswith("#") or "  # " in line for line in lines)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_every_query_runs_and_repeats_nothing(query: SavedQuery, sample_store: Store) -> None:
    if query.form == "construct":
        assert list(sample_store.construct(query.bind()))
        return
    rows = list(sample_store.select(query.bind()).rows)
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("name", "values", "column", "expected"),
    [
        pytest.param(
            "who-urged-whom",
            {},
            "actor",
            [
                "80 civil society organisations",
                "Eleanor Openshaw",
                "Amnesty International",
                "International Service for Human Rights",
            ],
            id="officials were urged by four",
        ),
        pytest.param(
            "who-urged-whom",
            {"official": "secretary-general", "actor": "amnesty international"},
            "office",
            ["United Nations Secretary-General"],
            id="names match without case, an office by its short name",
        ),
        pytest.param("who-urged-whom", {"actor": "Nobody"}, "actor", [], id="unknown name"),
        pytest.param(
            "who-urged-whom", {"actor": "Eleanor Openshaw"}, "symbol", ["A/RES/72/247"], id="symbol"
        ),
        pytest.param(
            "who-urged-states", {}, "addressee", ["Committee against Torture", "Burundi"], id="states"
        ),
        pytest.param(
            "asked-of-official",
            {"official": "Antonio Guterres"},
            "date",
            ["2016-10", "2018", "2023-02-27", "2023-02-27"],
            id="asked over time, by another spelling",
        ),
        pytest.param(
            "co-actors", {"actor": "ISHR"}, "partner", ["Amnesty International"], id="partners of ISHR"
        ),
        pytest.param(
            "co-actors",
            {"actor": "Amnesty International"},
            "partner",
            ["International Service for Human Rights"],
            id="partners of Amnesty",
        ),
        pytest.param(
            "instruments-invoked", {"actor": "ISHR"}, "symbol", ["A/RES/72/247"], id="by its speaker"
        ),
        pytest.param(
            "who-met-whom",
            {"participant": "UN Secretary-General"},
            "actor",
            ["Amnesty International", "International Service for Human Rights"],
            id="either side",
        ),
        pytest.param(
            "who-condemned-whom",
            {"condemned": "burundi"},
            "actor",
            ["Committee against Torture"],
            id="condemned",
        ),
        pytest.param("attacks", {}, "violation", ["judicial-harassment"], id="attacks"),
        pytest.param("attacks", {"violation": "raid"}, "victim", [], id="no raid"),
        pytest.param(
            "attacks-and-protests",
            {"victim": "Armel Niyongere"},
            "act_type",
            ["condemn", "urge", "urge"],
            id="protests",
        ),
        pytest.param("office-holders", {"day": "2016-12"}, "holder", ["Ban Ki-moon"], id="on a month"),
        pytest.param(
            "office-holders", {"day": "2023-05-04"}, "holder", ["António Guterres"], id="still in office"
        ),
        pytest.param(
            "resolutions", {"resolution": "a/res/72/247"}, "act_type", ["adopt", "urge"], id="by symbol"
        ),
        pytest.param("evidence", {"act": "meeting-2023/meet-55"}, "start", ["24"], id="evidence"),
        pytest.param(
            "acts-in-period", {"from": "2018", "to": "2018", "act": "urge"}, "date", ["2018"], id="year"
        ),
        pytest.param(
            "acts-in-period", {"from": "2016-09", "to": "2016"}, "date", ["2016-10"], id="from a month"
        ),
        pytest.param("most-addressed-officials", {}, "acts", ["4"], id="counted, both years together"),
        pytest.param(
            "joint-letters",
            LETTER,
            "participant",
            ["80 civil society organisations", "International Service for Human Rights"],
            id="a group",
        ),
        pytest.param("quotations", {"person": "Eleanor Openshaw"}, "act_type", ["urge"], id="said"),
        pytest.param(
            "articles-on-topic",
            {"topic": "grave violations"},
            "article",
            ["Two NGOs meet Guterres"],
            id="words",
        ),
        pytest.param(
            "articles-on-topic",
            {},
            "why",
            ["mentions General Assembly resolution 72/247"],
            id="by the resolution it mentions",
        ),
        pytest.param(
            "article-claims", LETTER, "act_type", ["urge", "adopt", "urge"], id="in the article's order"
        ),
        pytest.param("unreviewed", {}, "label", ["Armel Niyongere"], id="groups are not reviewed"),
        pytest.param("corroboration", {}, "actor", [], id="nothing is told twice"),
        pytest.param(
            "acts-of-actor",
            {"actor": "ISHR"},
            "role",
            ["actor", "represented by a speaker", "actor", "actor"],
            id="by acronym",
        ),
        pytest.param("ties", {"act": "attack"}, "actor", [], id="no attacker is named"),
    ],
)
def test_answers(
    sample_store: Store, name: str, values: dict[str, str], column: str, expected: list[str]
) -> None:
    assert [row[column] for row in ask(sample_store, name, **values)] == expected


def test_who_urged_whom_shows_all_that_was_asked_for(sample_store: Store) -> None:
    (row,) = ask(sample_store, "who-urged-whom", actor="Eleanor Openshaw")
    assert row.pop("act").startswith("https://w3id.org/hrgraph/id/act/letter-2018/urge-")
    assert row == {
        "date": "2018",
        "reported": "2018",
        "actor": "Eleanor Openshaw",
        "on_behalf_of": "International Service for Human Rights",
        "official": "António Guterres",
        "office": "United Nations Secretary-General",
        "instrument": "General Assembly resolution 72/247",
        "symbol": "A/RES/72/247",
        "demand": "to back \\ defend 'resolution 72/247'",
        "quote": "Eleanor Openshaw of ISHR said: "
        "\"We call on the UN Secretary-General to back \\ defend 'resolution 72/247'.\"",
        "article": "NGOs ask the Secretary-General to back resolution 72/247",
    }


HOSTILE = [
    '"',
    "\\",
    '\\" || true) } #',
    '") || true || ("',
    "\n} UNION { ?s ?p ?o",
    "\\u0022 || true",
    "'''",
    "?_official",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_a_value(sample_store: Store, value: str) -> None:
    assert ask(sample_store, "who-urged-whom", actor=value) == []


@pytest.mark.parametrize("value", [*HOSTILE, "x> ?p ?o . <y", "", "a b"])
def test_an_iri_is_an_iri_or_refused(sample_store: Store, value: str) -> None:
    try:
        rows = ask(sample_store, "article-claims", article=value)
    except UsageError:
        return
    assert rows == []


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        pytest.param("who-urgd-whom", {}, ["who-urgd-whom", "did you mean who-urged-whom"], id="query"),
        pytest.param("nonsense", {}, ["nonsense", "hrgraph queries"], id="nothing near"),
        pytest.param("../pyproject", {}, ["../pyproject"], id="not a path"),
        pytest.param(
            "who-urged-whom", {"oficial": "x"}, ["oficial", "did you mean official"], id="parameter"
        ),
        pytest.param("unreviewed", {"x": "x"}, ["x", "none"], id="no parameters at all"),
        pytest.param("acts-in-period", {"from": "last week"}, ["from", "YYYY-MM-DD"], id="date"),
        pytest.param("acts-in-period", {"from": "2020-13"}, ["2020-13"], id="month"),
        pytest.param("acts-in-period", {"act": "urg"}, ["did you mean urge"], id="act"),
    ],
)
def test_mistakes_are_named(name: str, values: dict[str, str], words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        find_query(name).bind(values)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_parameters_are_replaced_only_where_they_are_variables() -> None:
    text = 'SELECT ?_n # not ?_n here\nWHERE { <http://x/?_n> ?p "?_n", \'?_n\', """?_n""" , ?_n }'
    bound = bind(text, (Parameter("n", "", "int"),), {"n": "7"}, "q")
    assert bound == 'SELECT 7 # not ?_n here\nWHERE { <http://x/?_n> ?p "?_n", \'?_n\', """?_n""" , 7 }'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("#+ title: a: b\nSELECT * {}", "not YAML", id="a colon"),
        pytest.param("#+ titel: a\nSELECT * {}", "titel", id="unknown field"),
        pytest.param("#+ parameters: 3\nSELECT * {}", "not a list", id="parameters"),
        pytest.param("#+ parameters:\n#+   - name: on\nSELECT * {}", "True", id="YAML reads on as true"),
        pytest.param("#+ parameters:\n#+   - name: x\n#+     type: text\nSELECT * {}", "text", id="type"),
        pytest.param("#+ - a\nSELECT * {}", "list of fields", id="a list"),
    ],
)
def test_wrong_headers_are_named(text: str, words: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(text, "x.rq")
    assert words in caught.value.message


def test_a_required_parameter_is_asked_for() -> None:
    query = parse_query("#+ parameters:\n#+   - name: x\nSELECT ?_x {}", "q")
    with pytest.raises(UsageError, match="--param x=VALUE"):
        query.bind()


def test_an_undeclared_placeholder_is_named() -> None:
    with pytest.raises(QueryError, match="_x"):
        parse_query("SELECT ?_x {}", "q").bind()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * {}", "select"),
        ("# ASK\nPREFIX select: <http://x/> ASK {}", "ask"),
        ("DESCRIBE <http://x/select>", "construct"),
    ],
)
def test_query_forms(text: str, form: str) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize("text", ["", "INSERT DATA { <a> <b> <c> }", "DROP ALL"])
def test_updates_are_not_queries(text: str) -> None:
    with pytest.raises(QueryError):
        query_form(text)


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(HrgraphError, match=r"x\.rq"):
        saved_queries(tmp_path)


def joins_behind_optional(part: object) -> Iterator[str]:
    """Patterns that are joined to what an OPTIONAL or BIND has made: stores then build cross products."""
    if isinstance(part, CompValue):
        if part.name == "Join" and part.p1.name in ("LeftJoin", "Extend") and part.p2.name == "BGP":
            yield str(part.p2.triples[0])
        for value in part.values():
            yield from joins_behind_optional(value)
    elif isinstance(part, list):
        for value in part:
            yield from joins_behind_optional(value)


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: q.name)
def test_what_must_be_there_comes_before_what_may(query: SavedQuery) -> None:
    assert not list(joins_behind_optional(prepareQuery(query.bind()).algebra))
