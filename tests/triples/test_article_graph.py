"""The RDF of a mapped article: complete, correctly written, the same every time."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from hrgraph.iris import BASE, HRG
from hrgraph.records import Article, MappedArticle
from hrgraph.triples import TripleWriter
from hrgraph.triples.syntax import date, decimal, iri, link, string

WRITER = TripleWriter()
GOLDEN = Path(__file__).parent / "golden"


def graph_of(nquads: str) -> rdflib.Graph:
    """The statements as rdflib reads them, without their graph."""
    lines = [line.rpartition(" <")[0] + " ." for line in nquads.split("\n") if line]
    return rdflib.Graph().parse(data="\n".join(lines), format="nt")


@pytest.mark.parametrize("id", ["letter-2018", "meeting-2023", "reprisals-2016"])
def test_golden_graphs(mapped_articles: tuple[MappedArticle, ...], id: str) -> None:
    (mapped,) = (m for m in mapped_articles if m.article.id == id)
    golden = rdflib.Graph().parse(GOLDEN / f"{id}.ttl", format="turtle")
    made = graph_of(WRITER.nquads(mapped))
    missing, extra = golden - made, made - golden
    assert isomorphic(golden, made), f"missing: {missing.serialize()}\nextra: {extra.serialize()}"


def test_the_same_article_gives_the_same_bytes(mapped_articles: tuple[MappedArticle, ...]) -> None:
    for mapped in mapped_articles:
        text = WRITER.nquads(mapped)
        assert text == TripleWriter().nquads(mapped)
        lines = text.splitlines()
        assert len(lines) == len(set(lines))


def test_both_parsers_read_the_same(mapped_articles: tuple[MappedArticle, ...]) -> None:
    for mapped in mapped_articles:
        text = WRITER.nquads(mapped)
        again = ox.serialize(ox.parse(text, format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
        assert again is not None
        assert isomorphic(graph_of(text), graph_of(again.decode()))


def values(mapped: MappedArticle, subject: str, predicate: str) -> set[str]:
    return {
        quad.object.value
        for quad in ox.parse(WRITER.nquads(mapped), format=ox.RdfFormat.N_QUADS)
        if quad.subject.value == subject and quad.predicate.value == predicate
    }


def test_every_statement_is_in_the_articles_graph(mapped_articles: tuple[MappedArticle, ...]) -> None:
    for mapped in mapped_articles:
        graphs = {q.graph_name.value for q in ox.parse(WRITER.nquads(mapped), format=ox.RdfFormat.N_QUADS)}
        assert graphs == {f"{BASE}graph/article/{mapped.article.id}"}


def test_an_official_is_person_and_office(mapped_articles: tuple[MappedArticle, ...]) -> None:
    letter = mapped_articles[0]
    act = WRITER.act_iris(letter)[0]
    assert values(letter, act, f"{HRG}addressee") == {f"{BASE}person/antonio-guterres"}
    assert values(letter, act, f"{HRG}addresseeOffice") == {f"{BASE}office/un-secretary-general"}


def test_shortcuts_follow_the_ontology(mapped_articles: tuple[MappedArticle, ...]) -> None:
    meeting = mapped_articles[1]
    ishr, guterres = f"{BASE}org/ishr", f"{BASE}person/antonio-guterres"
    assert values(meeting, ishr, f"{HRG}urged") == {guterres}
    assert values(meeting, ishr, f"{HRG}met") == {guterres}
    assert values(meeting, guterres, f"{HRG}met") == {ishr, f"{BASE}org/amnesty-international"}, "symmetric"
    assert values(meeting, guterres, f"{HRG}urged") == set()


def test_evidence_points_at_the_quotation(mapped_articles: tuple[MappedArticle, ...]) -> None:
    for mapped in mapped_articles:
        for act, act_iri in zip(mapped.acts, WRITER.act_iris(mapped), strict=True):
            base = WRITER.factory.evidence(act_iri)
            (start,) = values(mapped, f"{base}/position", "http://www.w3.org/ns/oa#start")
            (end,) = values(mapped, f"{base}/position", "http://www.w3.org/ns/oa#end")
            assert mapped.article.text[int(start) : int(end)] == act.quote
            assert values(mapped, f"{base}/quote", "http://www.w3.org/ns/oa#exact") == {act.quote}


def test_unreviewed_people_have_no_bare_surname_as_name(mapped_articles: tuple[MappedArticle, ...]) -> None:
    person = f"{BASE}unreviewed/person/armel-niyongere"
    assert values(mapped_articles[2], person, f"{HRG}reviewStatus") == {f"{HRG}Unreviewed"}
    assert values(mapped_articles[2], person, "http://www.w3.org/2004/02/skos/core#altLabel") == set()


def test_two_acts_at_one_trigger_are_two(mapped_articles: tuple[MappedArticle, ...]) -> None:
    meeting = mapped_articles[1]
    twice = dataclasses.replace(meeting, acts=(meeting.acts[1], meeting.acts[1]))
    first, second = WRITER.act_iris(twice)
    assert second == f"{first}-2"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(string("a", "en-GB"), '"a"@en-gb', id="language tags are lower case"),
        pytest.param(string("a", "not a tag"), '"a"', id="what is no language tag is left out"),
        pytest.param(string("a\tb"), '"a\tb"', id="a tab may stand as it is"),
        pytest.param(iri("http://x/<é>"), "<http://x/%3Cé%3E>", id="only what is not allowed is encoded"),
        pytest.param(link("https://x.org/a b?q=[1]#f"), "<https://x.org/a%20b?q=%5B1%5D#f>", id="address"),
        pytest.param(link("https://[bad"), '"https://[bad"', id="no address"),
        pytest.param(link("https://x.org/#a#b"), '"https://x.org/#a#b"', id="no address: two fragments"),
        pytest.param(date("last week"), '"last week"', id="no date stays a string, for the gate"),
        pytest.param(decimal(0.8), '"0.8"^^<http://www.w3.org/2001/XMLSchema#decimal>', id="canonical"),
        pytest.param(decimal(0.0), '"0"^^<http://www.w3.org/2001/XMLSchema#decimal>', id="zero"),
    ],
)
def test_terms(written: str, expected: str) -> None:
    assert written == expected


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="#"), max_size=30),
)
def test_any_text_comes_back(text: str, path: str) -> None:
    line = f"{iri('http://x/' + path)} <http://x/p> {string(text, 'en')} <http://x/g> .\n"
    (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    assert quad.object == ox.Literal(text, language="en")
    ((_, _, value),) = graph_of(line)
    assert str(value) == text


@pytest.mark.parametrize(
    ("published_by", "predicate", "value"),
    [
        pytest.param("ISHR", "http://purl.org/dc/terms/publisher", f"{BASE}org/ishr", id="known by a name"),
        pytest.param("Somebody", f"{HRG}publisherName", "Somebody", id="unknown"),
    ],
)
def test_publisher(
    mapped_articles: tuple[MappedArticle, ...], published_by: str, predicate: str, value: str
) -> None:
    letter = mapped_articles[0]
    changed = dataclasses.replace(letter, article=dataclasses.replace(letter.article, publisher=published_by))
    assert values(changed, f"{BASE}article/letter-2018", predicate) == {value}


def test_an_article_without_claims_has_a_graph() -> None:
    bare = MappedArticle(Article(id="x", text="Nothing.", blocks=()), (), ())
    assert values(bare, f"{BASE}article/x", "http://www.w3.org/2000/01/rdf-schema#label") == {"x"}
