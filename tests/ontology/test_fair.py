"""docs/fair.md says of FOOPS!'s criteria what the ontology's files show."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import DC, DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.iris import HRG
from hrgraph.resources import ontology_dir
from hrgraph.validate.rules import read_turtle

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fair.md"
ADDRESSES = {
    "core": "https://w3id.org/hrgraph/ontology",
    "acts": "https://w3id.org/hrgraph/ontology/acts",
    "alignments": "https://w3id.org/hrgraph/ontology/alignments",
}
VANN = "http://purl.org/vocab/vann/"
BUILT_IN = (str(RDF), str(RDFS), str(OWL), "http://www.w3.org/2001/XMLSchema#", HRG)


def has(*properties: Node) -> Callable[[Graph, URIRef], bool]:
    """Whether the ontology has a value for each of some properties."""
    return lambda graph, iri: all((iri, p, None) in graph for p in properties)


def terms(graph: Graph) -> list[Node]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return [s for kind in kinds for s in graph.subjects(RDF.type, kind) if str(s).startswith(HRG)]


def described(*properties: Node) -> Callable[[Graph, URIRef], bool]:
    """Whether every term has a value for one of some properties."""
    return lambda graph, _: all(any((t, p, None) in graph for p in properties) for t in terms(graph))


CRITERIA: dict[str, Callable[[Graph, URIRef], bool]] = {
    "PURL1": lambda _, iri: iri.startswith("https://w3id.org/"),
    "VER1": lambda graph, iri: graph.value(iri, OWL.versionIRI) not in (None, iri),
    "OM1": has(
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.license,
        OWL.versionIRI,
        DCTERMS.creator,
        URIRef(f"{VANN}preferredNamespaceUri"),
    ),
    "FIND1": has(URIRef(f"{VANN}preferredNamespacePrefix")),
    "HTTP1": lambda _, iri: str(iri).startswith(("http://", "https://")),
    "URI2": lambda graph, iri: list(graph.subjects(RDF.type, OWL.Ontology)) == [iri],
    "RDF1": lambda graph, _: len(graph) > 0,
    "VOC1": lambda graph, iri: any(str(p).startswith(str(DCTERMS)) for p in graph.predicates(iri)),
    "VOC2": lambda graph, iri: any(
        isinstance(o, URIRef) and not str(o).startswith(BUILT_IN) for s, _, o in graph if s != iri
    ),
    "OM2": has(
        URIRef(f"{VANN}preferredNamespacePrefix"),
        OWL.versionInfo,
        DCTERMS.created,
        DCTERMS.bibliographicCitation,
    ),
    "VOC3": described(RDFS.label, SKOS.prefLabel),
    "VOC4": described(RDFS.comment, SKOS.definition),
    "OM4.1": has(DCTERMS.license),
    "OM5.1": has(DCTERMS.creator, DCTERMS.created),
}
"""What can be decided without the network, as FOOPS! words it."""
MISSING = {
    "OM3": (DCTERMS.publisher, DC.publisher, URIRef("http://purl.org/ontology/bibo/doi")),
    "OM5.2": (DCTERMS.publisher, DCTERMS.issued),
}
"""What the page says is missing."""


def rows() -> dict[str, tuple[str, str]]:
    found = re.findall(
        r"^\| ([A-Z0-9.-]+) \| \S+ \| .+? \| (yes|no|not yet) \| (.+) \|$", PAGE.read_text("utf-8"), re.M
    )
    return {name: (holds, why) for name, holds, why in found}


def test_the_page_names_all_criteria() -> None:
    assert len(rows()) == 24


def test_the_page_says_of_the_right_ones_that_they_are_tested() -> None:
    said = {name for name, (_, why) in rows().items() if re.search(r"(?<!not )tested", why)}
    assert said == set(CRITERIA)


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_criterion_holds_as_the_page_says(criterion: str, name: str) -> None:
    graph = read_turtle(ontology_dir() / f"{name}.ttl")
    assert rows()[criterion][0] == "yes"
    assert CRITERIA[criterion](graph, URIRef(ADDRESSES[name]))


@pytest.mark.parametrize("criterion", MISSING)
def test_what_the_page_says_is_missing_is_missing(criterion: str) -> None:
    graph = read_turtle(ontology_dir() / "core.ttl")
    assert rows()[criterion][0] == "no"
    assert not any((URIRef(ADDRESSES["core"]), p, None) in graph for p in MISSING[criterion])


def test_all_modules_have_one_version_and_it_is_in_the_list_of_changes() -> None:
    versions = {
        str(read_turtle(ontology_dir() / f"{name}.ttl").value(URIRef(iri), OWL.versionInfo))
        for name, iri in ADDRESSES.items()
    }
    changes = (PAGE.parent / "ontology-changes.md").read_text(encoding="utf-8")
    assert len(versions) == 1
    assert f"## {versions.pop()}\n" in changes


def test_a_citation_names_the_version() -> None:
    for name, iri in ADDRESSES.items():
        graph = read_turtle(ontology_dir() / f"{name}.ttl")
        citation = graph.value(URIRef(iri), DCTERMS.bibliographicCitation)
        assert (
            isinstance(citation, Literal)
            and f"version {graph.value(URIRef(iri), OWL.versionInfo)}." in citation
        )
