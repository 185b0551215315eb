"""The lints: a sound little file, and one fault after the other planted in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrgraph.authority import authority_files
from hrgraph.authority.check import RULES, check_statements
from hrgraph.authority.compile import read_statements, read_terms
from hrgraph.authority.stats import coverage, offices_held, totals
from hrgraph.resources import ontology_dir

HEAD = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX hrg: <https://w3id.org/hrgraph/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX i: <https://w3id.org/hrgraph/id/>
BASE <https://w3id.org/hrgraph/id/>
"""
SOUND = """
<org/un> a hrg:UNBody ; rdfs:label "United Nations"@en ; hrg:acronym "UN"@en ;
    dcterms:source <https://un.org/> .
<org/cat> a hrg:TreatyBody ; rdfs:label "Committee against Torture"@en ; hrg:acronym "CAT"@en ;
    hrg:sharedName "CAT"@en ; org:subOrganizationOf <org/un> ; dcterms:source <https://un.org/> .
<instrument/cat> a hrg:Treaty ; rdfs:label "Convention against Torture"@en ; hrg:acronym "CAT"@en ;
    hrg:sharedName "CAT"@en ; hrg:monitoredBy <org/cat> ;
    hrg:adoptedOn "1984-12-10"^^xsd:date ;
    hrg:entryIntoForce "1987-06-26"^^xsd:date ; dcterms:subject <topic/torture> ;
    dcterms:source <https://un.org/> .
<instrument/A-RES-72-247> a hrg:Resolution ; rdfs:label "General Assembly resolution 72/247"@en ;
    hrg:symbol "A/RES/72/247" ; dcterms:source <https://undocs.org/A/RES/72/247> .
<topic/torture> a hrg:Topic, skos:Concept ; rdfs:label "Torture"@en ; skos:prefLabel "Torture"@en ;
    dcterms:source <https://un.org/> .
<state/egypt> a hrg:State ; rdfs:label "Egypt"@en, "Égypte"@fr ; hrg:demonym "Egyptian"@en ;
    dcterms:source <https://un.org/> .
<office/sg> a hrg:Office ; rdfs:label "United Nations Secretary-General"@en ; org:postIn <org/un> ;
    hrg:seats 1 ; dcterms:source <https://un.org/> .
<person/ban> a hrg:Person ; rdfs:label "Ban Ki-moon"@en ; dcterms:source <https://un.org/> .
<person/guterres> a hrg:Person ; rdfs:label "António Guterres"@en ; dcterms:source <https://un.org/> .
<membership/1> a hrg:Membership ; rdfs:label "Ban"@en ; org:member <person/ban> ; hrg:office <office/sg> ;
    hrg:begin "2007-01-01"^^xsd:date ; hrg:end "2016-12-31"^^xsd:date ; dcterms:source <https://un.org/> .
<membership/2> a hrg:Membership ; rdfs:label "Guterres"@en ; org:member <person/guterres> ;
    hrg:office <office/sg> ;
    hrg:begin "2017-01-01"^^xsd:date ; dcterms:source <https://un.org/> .
"""
LABEL = 'rdfs:label "Something"@en'
SRC = "dcterms:source <https://example.org/>"


def rules(tmp_path: Path, turtle: str) -> list[tuple[str, str]]:
    """(rule, last part of the subject) of each finding."""
    (tmp_path / "a.ttl").write_text(HEAD + turtle, encoding="utf-8")
    terms = read_terms([ontology_dir() / "core.ttl"])
    findings = check_statements(read_statements([tmp_path / "a.ttl"]), terms)
    return [(f.rule, f.subject.rsplit("/", 1)[-1]) for f in findings]


def test_the_sound_file_is_sound(tmp_path: Path) -> None:
    assert rules(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        pytest.param(f"<org/x> {LABEL} ; {SRC} .", "no-type", id="no class"),
        pytest.param(f"<org/x> a hrg:Act ; {LABEL} ; {SRC} .", "no-type", id="no class of records"),
        pytest.param(
            f'<org/x> a hrg:Media ; rdfs:label "Rien"@fr ; {SRC} .', "no-label", id="no English label"
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; rdfs:label "Something"@en, "Something else"@en ; {SRC} .',
            "no-label",
            id="two English labels",
        ),
        pytest.param(f"<org/x> a hrg:Media ; {LABEL} .", "no-source", id="no source"),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; dcterms:source "https://x.org" .',
            "no-source",
            id="a source in quotes",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; rdfs:label "Some "@en ; {SRC} .',
            "stray-blanks",
            id="a blank at the end",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; hrg:acronim "X"@en ; {SRC} .',
            "unknown-term",
            id="a property that the ontology lacks",
        ),
        pytest.param(
            f"<person/x> a hrg:Media ; {LABEL} ; {SRC} .", "wrong-iri", id="a medium among the people"
        ),
        pytest.param(
            f"<https://example.org/x> a hrg:Media ; {LABEL} ; {SRC} .", "wrong-iri", id="a foreign IRI"
        ),
        pytest.param(
            f"<org/x> a hrg:Media ; {LABEL} ; hrg:country <state/nowhere> ; {SRC} .",
            "broken-reference",
            id="a State that nothing describes",
        ),
        pytest.param(
            f"<org/x> a hrg:Media ; {LABEL} ; hrg:country <org/un> ; {SRC} .",
            "broken-reference",
            id="a country that is no State",
        ),
        pytest.param(
            f"<membership/x> a hrg:Membership ; {LABEL} ; hrg:office <office/sg> ; {SRC} ; "
            'hrg:begin "1990"^^xsd:gYear .',
            "incomplete",
            id="a tenure of nobody",
        ),
        pytest.param(f"<office/x> a hrg:Office ; {LABEL} ; {SRC} .", "incomplete", id="an office in nothing"),
        pytest.param(
            '<instrument/cat> hrg:adoptedOn "1984-13"^^xsd:gYearMonth .', "malformed-date", id="month 13"
        ),
        pytest.param(
            '<instrument/cat> hrg:adoptedOn "1984"^^xsd:date .', "malformed-date", id="a year called a date"
        ),
        pytest.param(
            '<instrument/cat> hrg:adoptedOn "1984" .', "malformed-date", id="a date without its type"
        ),
        pytest.param(
            f"<membership/x> a hrg:Membership ; {LABEL} ; org:member <person/ban> ; hrg:office <office/sg> ; "
            f'hrg:begin "1990"^^xsd:gYear ; hrg:end "1989"^^xsd:gYear ; {SRC} .',
            "date-order",
            id="an end before the begin",
        ),
        pytest.param(
            '<instrument/cat> hrg:entryIntoForce "1983"^^xsd:gYear .',
            "date-order",
            id="in force before it was adopted",
        ),
        pytest.param(
            f"<membership/x> a hrg:Membership ; {LABEL} ; org:member <person/guterres> ; "
            f'hrg:office <office/sg> ; hrg:begin "2015"^^xsd:gYear ; hrg:end "2016"^^xsd:gYear ; {SRC} .',
            "two-holders",
            id="two holders of one seat",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; hrg:acronym "CAT"@en ; {SRC} .',
            "undeclared-name",
            id="a shared acronym that the third doesn't declare",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; skos:altLabel "the egypt"@en ; {SRC} .',
            None,
            id="names of organisations need their capitals",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; skos:altLabel "Egypt"@en ; {SRC} .',
            "undeclared-name",
            id="the name of a State",
        ),
        pytest.param(
            f'<org/x> a hrg:UNBody ; rdfs:label "UN Committee against Torture"@en ; {SRC} .',
            "undeclared-name",
            id="the same name with UN before it",
        ),
        pytest.param(
            f'<person/x> a hrg:Person ; rdfs:label "Antonio Guterres"@en ; {SRC} .',
            "same-label undeclared-name",
            id="the same person twice, by accent",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; skos:altLabel "Witness"@en ; {SRC} .',
            "ordinary-word",
            id="an ordinary word as a name",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; hrg:contextName "probe"@en ; {SRC} .',
            "ordinary-word",
            id="an ordinary word in lower case, even as a short name",
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; hrg:acronym "WITNESS"@en ; {SRC} .',
            None,
            id="as an acronym it is safe",
        ),
        pytest.param(
            f'<instrument/A-RES-1-1> a hrg:Resolution ; {LABEL} ; hrg:symbol "A/RES/1/2" ; {SRC} .',
            "symbol",
            id="an IRI that the mapper would not make",
        ),
        pytest.param(
            f'<instrument/x> a hrg:Resolution ; {LABEL} ; hrg:symbol "A/RES/72/247" ; {SRC} .',
            "symbol",
            id="a symbol twice",
        ),
        pytest.param(
            f"<membership/x> a hrg:Membership ; {LABEL} ; org:member <person/ban> ; hrg:office <office/sg> ; "
            f"{SRC} .",
            "no-begin",
            id="a tenure without begin",
        ),
        pytest.param(
            f"<membership/x> a hrg:Membership ; {LABEL} ; org:member <person/ban> ; hrg:office <office/sg> ; "
            f'hrg:begin "2001"^^xsd:gYear ; {SRC} .',
            "no-end",
            id="a tenure that the next one ends",
        ),
        pytest.param(
            '<org/un> hrg:sharedName "UNO"@en .', "idle-declaration", id="a shared name that nobody has"
        ),
        pytest.param(
            f'<org/x> a hrg:Media ; {LABEL} ; skos:altLabel "BBC"@en ; {SRC} .',
            "acronym-kind",
            id="an acronym as a plain name",
        ),
        pytest.param(
            f"<topic/x> a hrg:Topic, skos:Concept ; {LABEL} ; {SRC} .",
            "unused",
            id="a topic that nothing is about",
        ),
    ],
)
def test_planted_faults(tmp_path: Path, fault: str, expected: str | None) -> None:
    assert {rule for rule, _ in rules(tmp_path, SOUND + fault)} == set((expected or "").split())


def test_both_owners_of_a_shared_name_are_told(tmp_path: Path) -> None:
    fault = f'<org/x> a hrg:Media ; {LABEL} ; skos:altLabel "Egypt"@en ; {SRC} .'
    assert rules(tmp_path, SOUND + fault) == [("undeclared-name", "x"), ("undeclared-name", "egypt")]


def test_every_rule_has_a_planted_fault() -> None:
    """A rule without a fault may never fire."""
    marks = test_planted_faults.pytestmark  # type: ignore[attr-defined]
    planted = {rule for mark in marks for param in mark.args[1] for rule in (param.values[1] or "").split()}
    assert set(RULES) - planted == {"described-twice"}


def test_a_record_in_two_files(tmp_path: Path) -> None:
    record = HEAD + f"<org/x> a hrg:Media ; {LABEL} ; {SRC} ."
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text(record, encoding="utf-8")
    findings = check_statements(read_statements([tmp_path / "a.ttl", tmp_path / "b.ttl"]))
    assert [(f.rule, f.message) for f in findings] == [("described-twice", "is described in a.ttl and b.ttl")]


def test_own_data_have_no_errors() -> None:
    terms = read_terms([ontology_dir() / "core.ttl", ontology_dir() / "acts.ttl"])
    findings = check_statements(read_statements(authority_files()), terms)
    assert [f for f in findings if f.severity == "error"] == []


def test_coverage_counts(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + SOUND, encoding="utf-8")
    statements = read_statements([tmp_path / "a.ttl"])
    rows = {row.kind: row for row in coverage(statements)}
    assert [rows[k].records for k in ("UNBody", "Person", "Membership", "Topic")] == [1, 2, 2, 1]
    assert (rows["State"].multilingual, rows["Resolution"].identified, rows["Treaty"].dated) == (1, 1, 1)
    total = totals(list(rows.values()))
    assert (total.records, total.sourced) == (11, 11)
    assert offices_held(statements) == (1, 1)
