"""A small graph to publish: ontology, a few records, golden articles, one about somebody at risk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from hrgraph.iris import BASE, IriFactory
from hrgraph.resources import ontology_dir
from hrgraph.store import Store

AUTHORITY = """
@base <https://w3id.org/hrgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<org/ishr> a hrg:CivilSocietyOrganisation ; rdfs:label "International Service for Human Rights"@en ;
    hrg:acronym "ISHR"@en ; schema:url <https://ishr.ch/> ; dcterms:source <https://ishr.ch/about-us/> .
<org/amnesty-international> a hrg:CivilSocietyOrganisation ; rdfs:label "Amnesty International"@en .
<person/antonio-guterres> a hrg:Person ; rdfs:label "António Guterres"@en .
<office/un-secretary-general> a hrg:Office ; rdfs:label "United Nations Secretary-General"@en .
<membership/guterres> a hrg:Membership ; rdfs:label "António Guterres, Secretary-General, from 2017"@en ;
    org:member <person/antonio-guterres> ; org:post <office/un-secretary-general> ;
    hrg:begin "2017-01-01"^^xsd:date .
<person/zoë-quux> a hrg:Person ; rdfs:label "Zoë Quux"@en ; skos:altLabel "Зоя Кукс"@ru ;
    dcterms:source <https://example.org/defenders/zoe-quux> .
<office/chair-of-the-lawyers-circle> a hrg:Office ; rdfs:label "Chair of the Lawyers' Circle"@en .
<membership/zoe-quux-chair> a hrg:Membership ; rdfs:label "Zoë Quux, Chair of the Lawyers' Circle"@en ;
    org:member <person/zoë-quux> ; org:post <office/chair-of-the-lawyers-circle> .
<topic/scheme> a skos:ConceptScheme ; rdfs:label "Topics"@en ; skos:prefLabel "Topics"@en .
<topic/reprisals> a skos:Concept ; rdfs:label "reprisals"@en ; skos:prefLabel "reprisals"@en ;
    skos:inScheme <topic/scheme> .
"""
AT_RISK = '''
@base <https://w3id.org/hrgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<article/zoe-quux-arrested> a hrg:Article ; rdfs:label "Zoe Quux arrested"@en ;
    dcterms:title "Zoe Quux arrested"@en ;
    dcterms:issued "2024"^^xsd:gYear ; dcterms:source <https://example.org/news/zoe-quux> ;
    hrg:text """Zoe Quux arrested

Officers seized Zoe Quux's papers in the night of the second of May.
ISHR called on the police to free Ms Quux.""" ;
    schema:mentions <person/zoë-quux>, <org/ishr> .
<act/zoe-quux-arrested/attack-20> a hrg:Act, hrg:AttackAct ; rdfs:label "Officers attack Zoe Quux"@en ;
    hrg:addressee <person/zoë-quux> ; hrg:factuality hrg:Done ;
    hrg:quote "Officers seized Zoe Quux's papers in the night of the second of May."@en ;
    hrg:reportedIn <article/zoe-quux-arrested> ; hrg:evidence <evidence/zoe-quux-arrested/attack-20> .
<evidence/zoe-quux-arrested/attack-20> a oa:Annotation ; oa:hasBody <act/zoe-quux-arrested/attack-20> ;
    oa:hasTarget <evidence/zoe-quux-arrested/attack-20/target> .
<evidence/zoe-quux-arrested/attack-20/target> oa:hasSelector <evidence/zoe-quux-arrested/attack-20/quote>,
    <evidence/zoe-quux-arrested/attack-20/position> .
<evidence/zoe-quux-arrested/attack-20/quote> a oa:TextQuoteSelector ;
    oa:exact "Officers seized Zoe Quux's papers in the night of the second of May."@en .
<evidence/zoe-quux-arrested/attack-20/position> oa:start 19 ; oa:end 87 .
<act/zoe-quux-arrested/urge-90> a hrg:Act, hrg:UrgeAct ; rdfs:label "ISHR urges the police"@en ;
    hrg:actor <org/ishr> ; hrg:demand "to free Ms Quux"@en ;
    hrg:quote "ISHR called on the police to free Ms Quux."@en ; hrg:reportedIn <article/zoe-quux-arrested> .
<org/ishr> hrg:urged <person/zoë-quux> .
'''
CLOSED = """
@base <https://w3id.org/hrgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<article/closed> a hrg:Article ; rdfs:label "All rights <script>alert(1)</script> reserved"@en ;
    dcterms:title "All rights <script>alert(1)</script> reserved"@en ; dcterms:rights "All rights reserved" ;
    hrg:text "A sentence that must stay here. Amnesty International met António Guterres." .
<act/closed/meet-50> a hrg:Act, hrg:MeetAct ; rdfs:label "Amnesty International meets António Guterres"@en ;
    hrg:actor <org/amnesty-international> ; hrg:addressee <person/antonio-guterres> ;
    hrg:quote "Amnesty International met António Guterres."@en ; hrg:reportedIn <article/closed> .
"""


def fill(store: Store, graph: str, *sources: str) -> None:
    node = ox.NamedNode(graph)
    quads = ox.Dataset()
    for source in sources:
        for t in ox.parse(source, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            quads.add(ox.Quad(t.subject, t.predicate, t.object, node))
    store.replace_graph(graph, (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode())


@pytest.fixture(scope="session")
def sample() -> Iterator[Store]:
    factory = IriFactory()
    golden = Path(__file__).parents[1] / "triples" / "golden"
    with Store.in_memory() as store:
        names = ("core.ttl", "acts.ttl", "alignments.ttl")
        fill(
            store, factory.ontology_graph, *((ontology_dir() / n).read_text(encoding="utf-8") for n in names)
        )
        fill(store, factory.authority_graph, AUTHORITY)
        for path in sorted(golden.glob("*.ttl")):
            fill(store, factory.graph(path.stem), path.read_text(encoding="utf-8"))
        fill(store, f"{BASE}graph/article/zoe-quux-arrested", AT_RISK)
        fill(store, f"{BASE}graph/article/closed", CLOSED)
        yield store
