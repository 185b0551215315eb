"""Turtle for people: readable, stable, and the same graph when it is read again."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from hrgraph.publish import write_turtle
from hrgraph.publish.content import read_graphs, union
from hrgraph.store import Store

HEAD = """
@base <https://w3id.org/hrgraph/id/> .
@prefix : <http://example.org/> .
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def triples(source: str) -> list[ox.Triple]:
    found = ox.parse(HEAD + source, format=ox.RdfFormat.TURTLE)
    return [ox.Triple(t.subject, t.predicate, t.object) for t in found]


def canonical(source: str | list[ox.Triple]) -> ox.Dataset:
    found = ox.parse(source, format=ox.RdfFormat.TURTLE) if isinstance(source, str) else source
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in found)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


CASES = [
    pytest.param(":a :p :b .", "<http://example.org/p> <http://example.org/b> .", id="no prefix, no base"),
    pytest.param(
        "<org/ishr> :p <act/x/urge-1> .", "<org/ishr> <http://example.org/p> <act/x/urge-1>", id="base"
    ),
    pytest.param(
        "<https://w3id.org/hrgraph/id/a//b> :p 1 .", "hrgraph/id/a//b>", id="not relative: two slashes"
    ),
    pytest.param("<https://w3id.org/hrgraph/id/a:b> :p 1 .", "hrgraph/id/a:b>", id="not relative: a colon"),
    pytest.param(
        "<https://w3id.org/hrgraph/id/> :p 1 .", "<https://w3id.org/hrgraph/id/> ", id="the base itself"
    ),
    pytest.param(":a a hrg:Act .", " a hrg:Act .", id="a and a prefix"),
    pytest.param("hrg:a.b :p hrg:c- .", "ontology#a.b>", id="no prefix before odd local names"),
    pytest.param(":a :p 1, 2.50, true, 1e3 .", '1, "1e3"^^xsd:double, 2.50, true', id="numbers as they are"),
    pytest.param(':a :p "2023"^^xsd:gYear .', '"2023"^^xsd:gYear', id="datatype"),
    pytest.param(':a :p "mot"@fr, "word"@en .', '"word"@en, "mot"@fr', id="English first"),
    pytest.param(':a :p "x\\ny" .', '"""x\ny"""', id="lines stay lines"),
    pytest.param(':a :p "x\\r\\ny" .', '"x\\r\\ny"', id="carriage returns are shown"),
    pytest.param(':a :p "say \\"no\\"\\n\\"" .', '"""', id="quotation mark at the end"),
    pytest.param(':a :p "\\"\\"\\"\\n\\\\" .', '"""', id="three quotation marks"),
    pytest.param(':a :p "\\u0001\\u007F\\t" .', '"\\u0001\\u007F\\t"', id="control characters"),
    pytest.param(":a :p [ :q [ :r 1 ] ] .", "[", id="nested blank nodes"),
    pytest.param(":a :p ( 1 :b ( ) ( 2 ) ) .", "( 1 <http://example.org/b> () ( 2 ) )", id="lists"),
    pytest.param(":a :p _:x . :b :p _:x . _:x :q 1 .", "_:", id="shared blank node keeps its label"),
    pytest.param("_:x :p _:y . _:y :p _:x .", "_:", id="blank nodes in a circle"),
    pytest.param("_:x :p _:x .", "_:", id="a blank node about itself"),
    pytest.param(":a :p _:x .", "_:", id="a blank node of which nothing is said"),
    pytest.param(":a :p _:l . _:l rdf:first 1 ; rdf:rest _:m .", "rdf:first 1", id="half a list"),
    pytest.param(":a :p ( 1 ) . :l rdf:rest () .", "()", id="the end of a list elsewhere"),
    pytest.param(
        "<http://é.example/中> :p <urn:x:y> .", "<http://é.example/中>", id="IRIs that are not ASCII"
    ),
]


@pytest.mark.parametrize(("source", "shown"), CASES)
def test_what_is_written_is_read_the_same(source: str, shown: str) -> None:
    given_triples = triples(source)
    written = write_turtle(given_triples)
    assert shown in written
    assert canonical(written) == canonical(given_triples)
    assert isomorphic(
        Graph().parse(data=written, format="turtle"), Graph().parse(data=HEAD + source, format="turtle")
    )


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_survives(text: str) -> None:
    triple = ox.Triple(ox.NamedNode("http://a/b"), ox.NamedNode("http://a/p"), ox.Literal(text))
    (read,) = ox.parse(write_turtle([triple]), format=ox.RdfFormat.TURTLE)
    assert read.object == triple.object


def test_the_order_of_statements_does_not_matter(sample: Store) -> None:
    everything = list(union(read_graphs(sample)))
    written = write_turtle(everything)
    random.Random(1).shuffle(everything)
    assert write_turtle(everything) == written


def test_a_whole_graph_makes_the_round_trip(sample: Store) -> None:
    graphs = read_graphs(sample)
    for name, content in graphs.items():
        written = write_turtle(content)
        assert canonical(written) == canonical(list(content)), name
        nt = (ox.serialize(list(content), format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        assert isomorphic(
            Graph().parse(data=written, format="turtle"), Graph().parse(data=nt, format="nt")
        ), name
    whole = union(graphs)
    assert canonical(write_turtle(whole)) == canonical(list(whole))


def test_people_can_read_it(sample: Store) -> None:
    graphs = read_graphs(sample)
    text = write_turtle(graphs["https://w3id.org/hrgraph/id/graph/article/meeting-2023"])
    head, article, *_ = text.split("\n\n", 2)
    assert head.startswith("@base ")
    assert article.startswith("<article/meeting-2023> a hrg:Article ;\n    dcterms:title ")
    assert "#" not in "".join(line for line in text.splitlines() if not line.startswith("@prefix")).replace(
        "/#", ""
    )
    assert "@prefix foaf:" not in head  # it is not used
