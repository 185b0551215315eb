"""The ontology is complete, consistent and says what the documentation says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib import namespace as vocabularies

from hrgraph.iris import HRG
from hrgraph.records import ACT_KEYS
from hrgraph.resources import authority_dir, ontology_dir
from hrgraph.validate import check_ontology, lints, load_checks
from hrgraph.validate.rules import read_turtle

FILES = ("core", "acts", "alignments")


def _all() -> Graph:
    graph = Graph()
    for name in FILES:
        graph += read_turtle(ontology_dir() / f"{name}.ttl")
    return graph


def test_the_ontology_has_no_lints() -> None:
    assert check_ontology() == []


LINTS = yaml.safe_load((Path(__file__).parent / "lints.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", LINTS, ids=lambda case: f"{case['lint']}: {case['why']}")
def test_a_lint_finds_its_fault(
    case: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ontology_dir(), folder)
    path = folder / case["file"]
    text = path.read_text(encoding="utf-8")
    assert case["old"] in text
    path.write_text(text.replace(case["old"], case["new"], 1), encoding="utf-8")
    monkeypatch.setattr(lints, "ontology_dir", lambda: folder)
    monkeypatch.setattr("hrgraph.validate.checks.ontology_dir", lambda: folder)
    load_checks.cache_clear()
    try:
        assert case["lint"] in {finding.shape for finding in check_ontology()}
    finally:
        load_checks.cache_clear()


def test_a_new_act_type_needs_its_lexicon_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lints, "lexicon_dir", lambda: tmp_path)
    assert "act-lexicon" in {finding.shape for finding in check_ontology()}


def test_everything_that_the_model_page_names_is_declared() -> None:
    page = Path(__file__).parents[2] / "docs" / "model.md"
    if not page.is_file():
        pytest.skip("docs/model.md is not in an installed wheel")
    declared = {str(term).removeprefix(HRG) for term in _all().subjects() if str(term).startswith(HRG)}
    assert (
        set(re.findall(r"\bhrg:([A-Za-z][A-Za-z0-9]*)", page.read_text(encoding="utf-8"))) - declared == set()
    )


def test_the_terms_that_we_align_with_exist() -> None:
    """As far as rdflib knows the vocabularies; the others were looked up by hand."""
    names = ("DCTERMS", "FOAF", "ORG", "PROV", "SDO", "SKOS", "TIME")
    known = {str(space): space for space in (getattr(vocabularies, name) for name in names)}
    used = {str(node) for triple in read_turtle(ontology_dir() / "alignments.ttl") for node in triple}
    for term in sorted(used):
        for namespace, space in known.items():
            if term.startswith(namespace):
                assert term.removeprefix(namespace) in space, term


def test_each_ontology_has_a_header() -> None:
    for name in FILES:
        graph = read_turtle(ontology_dir() / f"{name}.ttl")
        header = graph.value(predicate=RDF.type, object=OWL.Ontology)
        said = {str(predicate).rsplit("/", 1)[1].rsplit("#", 1)[-1] for predicate in graph.predicates(header)}
        wanted = {"title", "creator", "license", "versionInfo", "preferredNamespacePrefix"}
        assert wanted <= said, name


# What the vocabularies that we align with say of their own terms, where a contradiction could follow from it.
FOREIGN = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
prov:Activity owl:disjointWith prov:Entity .
foaf:Person owl:disjointWith org:Organization, foaf:Document .
foaf:Document owl:disjointWith org:Organization .
org:Membership owl:disjointWith org:Organization .
skos:Concept owl:disjointWith skos:ConceptScheme .
prov:wasGeneratedBy a owl:ObjectProperty ; rdfs:domain prov:Entity ; rdfs:range prov:Activity .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
"""
SAMPLES = Path(__file__).parents[1] / "validate" / "fixtures"
DATED = re.compile(r'"[^"]*"\^\^xsd:(date|gYear|gYearMonth)\b')


def _reasoned(turtle: str, folder: Path) -> list[str]:
    """The unsatisfiable classes of the ontology with these additional statements, by HermiT."""
    owlready2 = pytest.importorskip("owlready2", reason="owlready2, which brings HermiT, is not installed")
    if shutil.which("java") is None:
        pytest.skip("HermiT needs Java, which is not on this machine")
    graph = _all()
    graph.remove((None, OWL.imports, None))
    graph.remove((None, OWL.versionIRI, None))
    graph.parse(data=turtle, format="turtle")
    path = folder / "all.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    owlready2.sync_reasoner_hermit(world, debug=0)
    return [str(each) for each in world.inconsistent_classes()]


def test_the_ontology_is_consistent(tmp_path: Path) -> None:
    assert _reasoned(FOREIGN, tmp_path) == []


@pytest.mark.parametrize("name", ["article", "authority", "six-ngos"])
def test_good_data_is_consistent_with_it(name: str, tmp_path: Path) -> None:
    # dates are beyond OWL's datatypes, and HermiT would stop at them
    data = DATED.sub('"a date"', (SAMPLES / f"{name}.ttl").read_text(encoding="utf-8"))
    assert _reasoned(FOREIGN + data, tmp_path) == []


def test_the_authority_data_is_consistent_with_it(tmp_path: Path) -> None:
    """Types and links of every record; a literal counts only for the class that its property is about."""
    graph = _all()
    links = {RDF.type, *graph.subjects(RDF.type, OWL.ObjectProperty)}
    data = Graph()
    for path in sorted(authority_dir().glob("*.ttl")):
        for subject, predicate, value in read_turtle(path):
            if predicate in links:
                data.add((subject, predicate, value))
            else:
                for kind in graph.objects(predicate, RDFS.domain):
                    data.add((subject, RDF.type, kind))
    assert _reasoned(FOREIGN + data.serialize(format="nt"), tmp_path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "hrg:Nobody rdfs:subClassOf hrg:Person, hrg:Organisation . <urn:x> a hrg:Nobody .",
        "<urn:x> a hrg:Act ; <http://www.w3.org/ns/prov#wasGeneratedBy> <urn:run> .",
    ],
    ids=["a person is no organisation", "an act is not generated by a mapping run"],
)
def test_the_reasoner_objects_to_nonsense(statement: str, tmp_path: Path) -> None:
    owlready2 = pytest.importorskip("owlready2", reason="owlready2, which brings HermiT, is not installed")
    prefixes = f"@prefix hrg: <{HRG}> .\n@prefix rdfs: <{RDFS}> .\n"
    with pytest.raises(owlready2.OwlReadyInconsistentOntologyError):
        _reasoned(FOREIGN + prefixes + statement, tmp_path)


def test_every_shortcut_leads_from_actor_to_addressee() -> None:
    graph = _all()
    shortcuts = set(graph.objects(None, URIRef(f"{HRG}shortcut")))
    assert len(shortcuts) == len(ACT_KEYS)
    for shortcut in shortcuts:
        assert (
            graph.value(shortcut, RDFS.domain) == graph.value(shortcut, RDFS.range) == URIRef(f"{HRG}Actor")
        )
