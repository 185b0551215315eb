"""A small graph written by hand, and the synthetic corpus of the benchmarks."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from hrgraph.iris import BASE
from hrgraph.network import ActTable, load_acts
from hrgraph.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]

PREFIXES = """
@base <https://w3id.org/hrgraph/id/> .
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
# Invented actors: two organisations, a State with its police, an office with its holder.
AUTHORITY = """
<org/ada> a hrg:CivilSocietyOrganisation ; rdfs:label "Ada Watch"@en ;
  hrg:acronym "AW"@en ; hrg:country <state/norland> .
<org/bea> a hrg:CivilSocietyOrganisation ; rdfs:label "Bea Forum"@en, "Forum Bea"@fr .
<org/police> a hrg:GovernmentBody ; rdfs:label "Norland Police"@en ;
  hrg:country <state/norland> .
<state/norland> a hrg:State ; rdfs:label "Norland"@en .
<office/rapporteur> a hrg:Office ; rdfs:label "Rapporteur on Defenders"@en ;
  hrg:jurisdiction <topic/defenders> .
<person/kim> a hrg:Person ; rdfs:label "Kim Kimson"@en .
<person/lou> a hrg:Person ; rdfs:label "Lou Louson"@en .
<membership/kim> a hrg:Membership ; org:member <person/kim> ;
  hrg:office <office/rapporteur> ; hrg:begin "2015"^^xsd:gYear ; hrg:end "2020"^^xsd:gYear .
<topic/defenders> a skos:Concept ; rdfs:label "human rights defenders"@en .
<instrument/R-1> a hrg:Resolution ; rdfs:label "Resolution 1"@en ; hrg:symbol "R/1" ;
  dcterms:subject <topic/defenders> .
<instrument/L-2> a hrg:Law ; rdfs:label "Law 2"@en .
"""
# article: its date, then its acts: key, class, date ("-": that of the article), confidence, roles
ARTICLES = {
    "one": ("2019-05-04", """
      urge-1 UrgeAct 2019-05-02 0.90 actor=org/ada,org/bea addressee=person/kim
        addresseeOffice=office/rapporteur instrument=instrument/R-1
      condemn-2 CondemnAct - 0.80 actor=org/ada addressee=org/police
      attack-3 AttackAct 2019-05 0.70 actor=org/police addressee=org/bea
    """),
    "two": ("2021", """
      urge-1 UrgeAct - 0.60 actor=org/ada addressee=office/rapporteur
        addresseeOffice=office/rapporteur instrument=instrument/L-2
      meet-2 MeetAct 2021-03-01 0.95 actor=org/bea addressee=person/lou
      attack-3 AttackAct - 0.50 addressee=person/lou
    """),
    "three": ("", """
      urge-1 UrgeAct - 0.50 actor=group/three/letter addressee=state/norland
      commit-2 CommitAct - 0.50 actor=person/kim onBehalfOf=state/norland instrument=instrument/R-1
    """),
}  # fmt: skip
GROUP = """
<group/three/letter> a hrg:Group ; rdfs:label "12 organisations"@en ;
  hrg:memberCount 12 ; hrg:hasMember <org/ada>, <org/bea> .
"""


def _synthetic() -> ModuleType:
    spec = importlib.util.spec_from_file_location("synthetic", ROOT / "benchmarks" / "synthetic.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["synthetic"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def _nquads(turtle: str, graph: str) -> str:
    import pyoxigraph

    lines = (
        f"{t.subject} {t.predicate} {t.object} <{graph}> ."
        for t in pyoxigraph.parse(PREFIXES + turtle, format=pyoxigraph.RdfFormat.TURTLE)
    )
    return "\n".join(lines) + "\n"


def _article(name: str, date: str, acts: str) -> str:
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}
    issued = f' ; dcterms:issued "{date}"^^xsd:{kind[len(date)]}' if date else ""
    out = [f'<{BASE}article/{name}> a hrg:Article ; rdfs:label "Article {name}"@en ;']
    out.append(f" dcterms:source <https://example.org/{name}>{issued} .")
    for act in re.split(r"\n(?=      \S)", acts.strip("\n ")):
        key, cls, when, confidence, *roles = act.split()
        out.append(f'<{BASE}act/{name}/{key}> a hrg:{cls}, hrg:Act ; rdfs:label "{key}"@en ;')
        out.append(f" hrg:reportedIn <{BASE}article/{name}> ; hrg:confidence {confidence} ;")
        out.append(f' hrg:factuality hrg:Done ; hrg:quote "Words of {key} in {name}."@en')
        if when != "-":
            out.append(f' ; hrg:date "{when}"^^xsd:{kind[len(when)]}')
        for role in roles:
            prop, _, things = role.partition("=")
            out.append(f" ; hrg:{prop} " + ", ".join(f"<{BASE}{t}>" for t in things.split(",")))
        out.append(" .")
    return "\n".join(out)


def build_store(extra: str = "", store: Store | None = None) -> Store:
    """The hand-written graph with the project's ontology, in memory by default; `extra` is more Turtle for
    it."""
    import pyoxigraph

    from hrgraph.resources import ontology_dir

    store = store or Store.in_memory()
    ontology = [
        f"{t.subject} {t.predicate} {t.object} <{BASE}graph/ontology> ."
        for path in sorted(ontology_dir().glob("*.ttl"))
        for t in pyoxigraph.parse(path=path)
    ]
    store.replace_graph(f"{BASE}graph/ontology", "\n".join(ontology) + "\n")
    store.replace_graph(f"{BASE}graph/authority", _nquads(AUTHORITY, f"{BASE}graph/authority"))
    for name, (date, acts) in ARTICLES.items():
        turtle = _article(name, date, acts) + (GROUP if name == "three" else "")
        store.replace_graph(f"{BASE}graph/article/{name}", _nquads(turtle, f"{BASE}graph/article/{name}"))
    if extra:
        store.replace_graph(f"{BASE}graph/article/extra", _nquads(extra, f"{BASE}graph/article/extra"))
    return store


@pytest.fixture(scope="session")
def table() -> ActTable:
    with build_store() as store:
        return load_acts(store)


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hand-written graph in a folder."""
    folder = tmp_path_factory.mktemp("network") / "store"
    with open_store(folder, write=True, create=True) as store:
        build_store(store=store)
    return str(folder)


@pytest.fixture
def table_with() -> Callable[[str], ActTable]:
    """The hand-written graph with more Turtle in it."""

    def make(extra: str) -> ActTable:
        with build_store(extra) as store:
            return load_acts(store)

    return make


@pytest.fixture(scope="session")
def synthetic() -> Iterator[ActTable]:
    """120 synthetic articles."""
    with _synthetic().synthetic_store(120) as store:
        yield load_acts(store)
