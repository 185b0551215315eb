"""Every rule finds the fault that it is there for, and nothing else; both engines agree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import yaml
from rdflib import SH, Graph, URIRef

from hrgraph.resources import ontology_dir
from hrgraph.store import Store
from hrgraph.validate import Finding, load_checks, read_slice, run_checks, validate_article, validate_graph
from hrgraph.validate.compiled import compile_shapes
from hrgraph.validate.engine import AuthoritySlice, apply_compiled, apply_rules, to_rdflib
from hrgraph.validate.rules import all_rules, article_rules, class_tree, read_turtle

HERE = Path(__file__).parent
ARTICLE = HERE / "fixtures" / "article.ttl"
AUTHORITY = HERE / "fixtures" / "authority.ttl"
CURATION = HERE / "fixtures" / "curation.ttl"
BASE = "https://w3id.org/hrgraph/id/"
PREFIXES = {
    "hrg": "https://w3id.org/hrgraph/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "o": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "act": f"{BASE}act/small/",
    "article": f"{BASE}article/",
    "decision": f"{BASE}decision/",
    "reading": f"{BASE}reading/",
    "reviewer": f"{BASE}reviewer/",
    "graph": f"{BASE}graph/",
    "group": f"{BASE}group/small/",
    "membership": f"{BASE}membership/",
    "new": f"{BASE}unreviewed/person/",
    "newtext": f"{BASE}unreviewed/instrument/",
    "office": f"{BASE}office/",
    "org": f"{BASE}org/",
    "person": f"{BASE}person/",
    "place": f"{BASE}place/",
    "run": f"{BASE}run/",
    "state": f"{BASE}state/",
    "tenure": f"{BASE}membership/",
    "text": f"{BASE}instrument/",
    "topic": f"{BASE}topic/",
}


@dataclass(frozen=True)
class Fault:
    rule: str
    place: str
    why: str
    update: str
    also: frozenset[str]
    severity: str


def _faults() -> list[Fault]:
    cases = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
    return [
        Fault(
            case["rule"],
            case["in"],
            case["why"],
            case["update"],
            frozenset(case.get("also", ())),
            case.get("severity", "violation"),
        )
        for case in cases
    ]


FAULTS = _faults()


def _cases(*places: str) -> pytest.MarkDecorator:
    chosen = [fault for fault in FAULTS if fault.place in places]
    return pytest.mark.parametrize("fault", chosen, ids=[f"{each.rule}: {each.why}" for each in chosen])


def _loaded(path: Path, graph: str = "") -> ox.Store:
    store = ox.Store()
    to_graph = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=to_graph)
    return store


def _change(store: ox.Store, update: str) -> None:
    before = set(store)
    store.update("".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + update)
    assert set(store) != before, "the fault changes nothing"


def _text(store: ox.Store, graph: str = "") -> str:
    return "".join(sorted(f"{quad.triple}{f' <{graph}>' if graph else ''} .\n" for quad in store))


def _good_or_faulty(fault: Fault) -> ox.Store:
    store = _loaded({"article": ARTICLE, "authority": AUTHORITY, "curation": CURATION}[fault.place])
    _change(store, fault.update)
    return store


@pytest.fixture(scope="module")
def context() -> AuthoritySlice:
    return read_slice([AUTHORITY])


def _findings(fault: Fault, store: ox.Store, context: AuthoritySlice, folder: Path) -> tuple[Finding, ...]:
    if fault.place == "article":
        return validate_article(_text(store), context).findings
    path = folder / "authority.nt"
    path.write_text(_text(store), encoding="utf-8")
    return validate_graph(path).findings


@_cases("article", "authority", "curation")
def test_a_fault_is_found(fault: Fault, context: AuthoritySlice, tmp_path: Path) -> None:
    findings = _findings(fault, _good_or_faulty(fault), context, tmp_path)
    assert {each.severity for each in findings if each.rule == fault.rule} == {fault.severity}
    assert {each.rule for each in findings} == {fault.rule} | fault.also


def _pyshacl(store: ox.Store, shapes: Graph, rules: list[str]) -> set[tuple[str, str]]:
    data = Graph()
    for quad in store:
        data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
    for link in class_tree():
        data.add(link)
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True, use_shapes=rules)
    assert isinstance(report, Graph), text
    results = report.objects(None, SH.result)
    return {
        (str(report.value(each, SH.sourceShape)), str(report.value(each, SH.focusNode))) for each in results
    }


@pytest.fixture(scope="module")
def all_shapes() -> Graph:
    """Every shapes file as it is, SPARQL constraints included."""
    shapes = Graph()
    for path in (ontology_dir() / "shapes").glob("*.ttl"):
        shapes += read_turtle(path)
    return shapes


SPARQL_RULES = {rule.shape.rsplit("#", 1)[1]: rule.shape for rule in all_rules().sparql}
PROVEN = [fault for fault in FAULTS if fault.rule in SPARQL_RULES and fault.place != "store"]


@pytest.mark.parametrize("fault", PROVEN, ids=lambda fault: f"{fault.rule}: {fault.why}")
def test_pyshacl_says_the_same(
    fault: Fault, context: AuthoritySlice, all_shapes: Graph, tmp_path: Path
) -> None:
    """The SPARQL constraints run in Oxigraph; pySHACL, which can run them too, is the reference."""
    store = _good_or_faulty(fault)
    findings = _findings(fault, store, context, tmp_path)
    ours = {(each.shape, each.focus) for each in findings if each.rule == fault.rule}
    assert _pyshacl(store, all_shapes, [SPARQL_RULES[fault.rule]]) == ours


def _triples(store: ox.Store) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(_text(store), format=ox.RdfFormat.N_TRIPLES)]


@_cases("article")
def test_the_compiled_rules_find_the_same(fault: Fault, context: AuthoritySlice) -> None:
    """What the gate runs first against pySHACL: the same findings, in every part."""
    store = _good_or_faulty(fault)
    triples = _triples(store)
    compiled = apply_compiled(_text(store), article_rules(), context)
    assert compiled is not None, "a shape uses a constraint that hrgraph.validate.compiled does not know"
    assert set(compiled) == set(apply_rules(triples, article_rules(), context))
    assert fault.rule in {each.rule for each in compiled}


@pytest.mark.parametrize("path", [ARTICLE, HERE / "fixtures" / "six-ngos.ttl"], ids=lambda path: path.stem)
def test_the_compiled_rules_find_the_same_without_context(path: Path) -> None:
    triples = _triples(_loaded(path))
    compiled = apply_compiled(_text(_loaded(path)), article_rules(), {})
    assert compiled
    assert set(compiled) == set(apply_rules(triples, article_rules(), {}))


ODD_SHAPES = {
    "a path of two steps": "[ sh:path ( hrg:actor rdfs:label ) ; sh:minCount 1 ]",
    "a constraint that no shape of ours uses": "[ sh:path hrg:actor ; sh:maxLength 3 ]",
    "a part of a shape that is not ours": "[ sh:path hrg:actor ; sh:deactivated true ]",
    "a plain string among the values": '[ sh:path hrg:place ; sh:in ( "Geneva" ) ]',
}


@pytest.mark.parametrize("shape", ODD_SHAPES.values(), ids=list(ODD_SHAPES))
def test_what_is_not_known_is_left_to_pyshacl(shape: str) -> None:
    shapes = Graph().parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "@prefix hrg: <https://w3id.org/hrgraph/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f"hrg:Shape a sh:NodeShape ; sh:targetClass hrg:Act ; sh:property {shape} .",
        format="turtle",
    )
    assert compile_shapes(shapes) is None


@pytest.mark.parametrize("path", [ARTICLE, AUTHORITY], ids=lambda path: path.stem)
def test_pyshacl_finds_nothing_in_the_good_ones(path: Path, all_shapes: Graph) -> None:
    assert _pyshacl(_loaded(path), all_shapes, sorted(SPARQL_RULES.values())) == set()


@pytest.mark.parametrize("path", [ARTICLE, HERE / "fixtures" / "six-ngos.ttl"], ids=lambda path: path.stem)
def test_good_articles_pass(path: Path, context: AuthoritySlice) -> None:
    known = dict(context)
    if path != ARTICLE:
        known |= read_slice([HERE / "fixtures" / "six-ngos-context.ttl"])
    report = validate_article(_text(_loaded(path)), known)
    assert report.findings == ()
    assert report.conforms


def test_good_authority_data_passes() -> None:
    assert validate_graph(AUTHORITY).findings == ()


def test_good_decisions_break_no_rule() -> None:
    assert validate_graph(CURATION).findings == ()


def test_without_context_participants_dangle() -> None:
    report = validate_article(_text(_loaded(ARTICLE)))
    assert not report.conforms
    assert "referred-described" in {each.rule for each in report.findings}


def test_every_rule_has_a_fault() -> None:
    shapes = Graph()
    for path in (ontology_dir() / "shapes").glob("*.ttl"):
        shapes += read_turtle(path)
    rules = {str(node).rsplit("#", 1)[1] for node in shapes.subjects(SH.message) if isinstance(node, URIRef)}
    assert rules - {fault.rule for fault in FAULTS if fault.place != "store"} == set()


def test_every_check_has_a_fault() -> None:
    assert {check.name for check in load_checks()} <= {
        fault.rule for fault in FAULTS if fault.place == "store"
    }


ACT_CLASSES = sorted(
    str(name) for name in read_turtle(ontology_dir() / "shapes" / "acts.ttl").objects(None, SH.targetClass)
)


@pytest.mark.parametrize("name", sorted(set(ACT_CLASSES)), ids=lambda iri: iri.rsplit("#", 1)[1])
def test_every_act_type_warns_of_what_it_lacks(name: str, context: AuthoritySlice) -> None:
    attack = name.endswith("#AttackAct")
    role, rule = ("addressee", "has-victim") if attack else ("actor", "has-actor")
    other = "actor" if attack else "addressee"
    store = _loaded(ARTICLE)
    _change(
        store,
        f"DELETE DATA {{ act:urge-16 a hrg:UrgeAct, hrg:Nothing }} ; INSERT DATA {{ act:urge-16 a <{name}> ; "
        f"hrg:{other} person:antonio-guterres }} ; DELETE WHERE {{ act:urge-16 hrg:{role} ?who }}",
    )
    report = validate_article(_text(store), context)
    assert report.conforms
    assert rule in {each.rule for each in report.findings}


def _store(update: str = "") -> Store:
    """A store as `hrgraph build` leaves it, changed by an update."""
    quads = ox.Store()
    ontology, authority, article = (f"{BASE}graph/{name}" for name in ("ontology", "authority", "small"))
    for path, graph in (
        *((ontology_dir() / f"{name}.ttl", ontology) for name in ("core", "acts", "alignments")),
        (AUTHORITY, authority),
        (ARTICLE, article),
    ):
        quads.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))
    if update:
        _change(quads, update)
    store = Store.in_memory()
    for graph_name in quads.named_graphs():
        lines = "".join(
            f"{quad.triple} {graph_name} .\n"
            for quad in quads.quads_for_pattern(None, None, None, graph_name)
        )
        store.replace_graph(str(graph_name.value), lines)
    return store


def test_a_good_store_passes_all_checks() -> None:
    with _store() as store:
        assert run_checks(store) == []


@_cases("store")
def test_a_fault_in_a_store_is_found(fault: Fault) -> None:
    with _store(fault.update) as store:
        findings = run_checks(store)
    assert {each.severity for each in findings if each.rule == fault.rule} == {fault.severity}
    assert {each.rule for each in findings} == {fault.rule} | fault.also
