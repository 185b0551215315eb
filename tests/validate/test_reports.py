"""Reports, files and the gate's context."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, Graph, Literal

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.validate import (
    Described,
    Finding,
    Report,
    Severity,
    read_slice,
    validate_article,
    validate_graph,
)

FIXTURES = Path(__file__).parent / "fixtures"
HRG = "https://w3id.org/hrgraph/ontology#"


def _nquads(name: str) -> list[str]:
    data = (FIXTURES / name).read_bytes()
    return sorted(f"{quad.triple} ." for quad in ox.parse(data, format=ox.RdfFormat.TURTLE))


def test_the_same_graph_in_another_order_gives_the_same_report() -> None:
    lines = _nquads("article.ttl")
    shuffled = random.Random(1).sample(lines, len(lines))
    first, second = (validate_article("\n".join(each)) for each in (lines, shuffled))
    assert first.to_turtle() == second.to_turtle()
    assert len(first.findings) > 3


def test_the_report_in_turtle_is_a_validation_report() -> None:
    nasty = Finding(
        "warning", "shared-name", "_:b0", "", '"a \\"quoted\\" name"@en', 'Say "which",\nor C:\\ that.'
    )
    plain = Finding(
        "violation",
        "https://w3id.org/hrgraph/shapes#label",
        "http://x/a",
        "http://x/p",
        "<http://x/b>",
        "Mend it.",
    )
    graph = Graph().parse(data=Report([nasty, plain]).to_turtle(), format="turtle")
    assert set(graph.objects(None, SH.resultMessage)) == {
        Literal('Say "which",\nor C:\\ that.', lang="en"),
        Literal("Mend it.", lang="en"),
    }
    assert set(graph.objects(None, SH.conforms)) == {Literal(False)}
    assert len(list(graph.objects(None, SH.value))) == 2


@pytest.mark.parametrize(
    ("severity", "conforms"), [("violation", False), ("warning", True), ("info", True)], ids=str
)
def test_only_violations_stop_a_graph(severity: Severity, conforms: bool) -> None:
    finding = Finding(severity, "s", "http://x/a", "", "", "m")
    assert Report([finding]).conforms is conforms


def test_the_gravest_come_first_and_none_twice() -> None:
    severities: tuple[Severity, ...] = ("info", "warning", "violation", "info")
    findings = [Finding(each, "s", "http://x/a", "", "", "m") for each in severities]
    assert [each.severity for each in Report(findings).findings] == ["violation", "warning", "info"]


def test_the_gate_does_not_judge_records_that_are_kept_elsewhere() -> None:
    """An unlabelled authority record is no fault of the article that names it."""
    known = dict(read_slice([FIXTURES / "authority.ttl"]))
    guterres = "https://w3id.org/hrgraph/id/person/antonio-guterres"
    known[guterres] = Described(known[guterres].types, "")
    assert validate_article("\n".join(_nquads("article.ttl")), known).findings == ()


def test_the_gate_judges_what_the_article_says_of_them() -> None:
    known = dict(read_slice([FIXTURES / "authority.ttl"]))
    known["https://w3id.org/hrgraph/id/person/antonio-guterres"] = Described((f"{HRG}Resolution",), "a text")
    report = validate_article("\n".join(_nquads("article.ttl")), known)
    assert {each.rule for each in report.violations} == {"participant-kind"}


def test_a_slice_prefers_english_labels(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '<http://x/a> a <http://x/C> ; rdfs:label "Suisse"@fr, "Switzerland"@en .\n'
        '<http://x/b> a <http://x/C> ; rdfs:label "Genève"@fr .\n',
        encoding="utf-8",
    )
    assert read_slice([path]) == {
        "http://x/a": Described(("http://x/C",), "Switzerland"),
        "http://x/b": Described(("http://x/C",), "Genève"),
    }


FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_says_the_same(suffix: str, tmp_path: Path) -> None:
    broken = [line for line in _nquads("authority.ttl") if "example.org/ishr" not in line]
    triples = [quad.triple for quad in ox.parse("\n".join(broken), format=ox.RdfFormat.N_TRIPLES)]
    path = tmp_path / f"data{suffix}"
    path.write_bytes(ox.serialize(triples, format=FORMATS[suffix]) or b"")
    assert [each.rule for each in validate_graph(path).findings] == ["record-source"]


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    """Two files that both say `_:x` speak of two persons, each with one label."""
    paths = [tmp_path / "one.nt", tmp_path / "two.nt"]
    for path, name in zip(paths, ("One", "Two"), strict=True):
        path.write_text(
            f"_:x <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HRG}Person> .\n"
            f'_:x <http://www.w3.org/2000/01/rdf-schema#label> "{name}"@en .\n'
            "_:x <http://purl.org/dc/terms/source> <http://x/> .\n",
            encoding="utf-8",
        )
    assert validate_graph(*paths).findings == ()


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("data.csv", b"a,b", UsageError, "not a file of RDF"),
        ("data.ttl", b"<http://x/a> <http://x/b> .", HrgraphError, "data.ttl"),
        ("data.nq", b"\xff\xfe\x00", HrgraphError, "data.nq"),
        ("data.jsonld", b"{", HrgraphError, "data.jsonld"),
        ("data.rdf", b"<rdf", HrgraphError, "data.rdf"),
    ],
    ids=["no RDF", "half a triple", "not UTF-8", "broken JSON", "broken XML"],
)
def test_a_bad_file_is_one_clear_line(
    name: str, content: bytes, error: type[HrgraphError], words: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(error) as caught:
        validate_graph(path)
    assert words in caught.value.message
    assert "\n" not in str(caught.value)
    assert caught.value.mend


def test_a_missing_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(HrgraphError, match=r"nowhere\.ttl: No such file"):
        validate_graph(tmp_path / "nowhere.ttl")


def test_text_that_is_no_rdf_does_not_pass_the_gate() -> None:
    with pytest.raises(HrgraphError, match="no N-Quads"):
        validate_article("this is an article")


def test_an_empty_file_has_nothing_to_object_to(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_bytes(b"")
    assert validate_graph(path).conforms
