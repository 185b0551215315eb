"""`hrgraph resolve`, `authority …` and `unknown`, through the command line."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from hrgraph.authority import load_authority
from hrgraph.authority.compile import read_statements
from hrgraph.cli import main
from hrgraph.store import open_store
from hrgraph.unknown import unknown_names

SMALL = Path(__file__).with_name("fixtures") / "small.ttl"
ID = "https://w3id.org/hrgraph/id/"
Out = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A sound authority folder of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / "authority"
    place.mkdir()
    shutil.copy(SMALL, place)
    return str(place)


def test_resolve_shows_candidates_and_reasons(folder: str, capsys: Out) -> None:
    assert main(["resolve", "the High Commissioner", "--date", "2015", "--folder", folder]) == 0
    out = capsys.readouterr().out
    assert "Zeid Ra'ad Al Hussein" in out and "held the office" in out and "0.95" in out


def test_resolve_as_json(folder: str, capsys: Out) -> None:
    assert main(["resolve", "High Commissioner Pillay", "--format", "json", "--folder", folder]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["start"], found["end"], found["method"]) == (0, 24, "office")
    assert found["office"] == ID + "office/hc"
    assert set(found["candidates"][0]) == {"iri", "label", "score", "reason"}


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        pytest.param(["resolve", "xyzzy"], 1, "nothing is known of “xyzzy”", id="nothing known"),
        pytest.param(["resolve", "UN", "--date", "May"], 2, "'May' is no date", id="no date"),
        pytest.param(["authority", "check", "--rule", "nonsense"], 2, "no such rule: nonsense", id="no rule"),
        pytest.param(["authority", "add", "--label", "X"], 2, "--kind is missing", id="half an addition"),
        pytest.param(["authority", "add"], 2, "there is nobody to ask", id="questions without a terminal"),
    ],
)
def test_refusals(folder: str, arguments: list[str], status: int, message: str, capsys: Out) -> None:
    assert main([*arguments, "--folder", folder]) == status
    assert message in capsys.readouterr().err


def test_a_missing_folder_is_one_line(tmp_path: Path, capsys: Out) -> None:
    assert main(["authority", "check", "--folder", str(tmp_path / "none")]) == 1
    assert "is no folder" in capsys.readouterr().err


def test_stats_in_three_forms(folder: str, capsys: Out) -> None:
    for form, words in (
        ("table", "with a source"),
        ("markdown", "| kind | records |"),
        ("json", '"offices_held": 4'),
    ):
        assert main(["authority", "stats", "--format", form, "--folder", folder]) == 0
        assert words in capsys.readouterr().out


def test_check_tells_errors_and_exits_with_1(folder: str, capsys: Out) -> None:
    """The fixture's tenures have no labels, which the lints mind."""
    assert main(["authority", "check", "--folder", folder]) == 1
    assert "error no-label" in capsys.readouterr().out
    assert main(["authority", "check", "--rule", "two-holders", "--folder", folder]) == 0
    capsys.readouterr()
    assert main(["authority", "check", "--rule", "no-begin", "--format", "json", "--folder", folder]) == 0
    findings = json.loads(capsys.readouterr().out)
    assert findings and {f["severity"] for f in findings} == {"warning"}
    assert main(["authority", "check", "--rule", "no-begin", "--strict", "--folder", folder]) == 1


def test_add_by_options(folder: str, capsys: Out) -> None:
    options = ["--kind", "Person", "--label", "Jane Doe", "--source", "https://example.org/jane"]
    assert main(["authority", "add", *options, "--dry-run", "--folder", folder]) == 0
    assert 'rdfs:label "Jane Doe"@en' in capsys.readouterr().out
    assert load_authority(Path(folder)).get(ID + "person/jane-doe") is None
    assert main(["authority", "add", *options, "--folder", folder]) == 0
    assert load_authority(Path(folder)).get(ID + "person/jane-doe") is not None
    assert main(["authority", "add", *options, "--folder", folder]) == 1, "a second time is a duplicate"


def test_add_by_questions(folder: str) -> None:
    from click.testing import CliRunner

    from hrgraph.cli.authority import authority

    lines = [
        "Media",
        "Daily Egret",
        "",
        "DEGT",
        *[""] * 4,
        "Egypt",
        "",
        "",
        "https://egret.example",
        "https://x.org/a",
    ]
    result = CliRunner().invoke(authority, ["add", "--folder", folder], input="\n".join(lines) + "\n")
    assert result.exit_code == 0, result.output
    record = load_authority(Path(folder)).get(ID + "org/daily-egret")
    assert record is not None and record.country == ID + "state/egypt"
    assert "DEGT" in [n.text for n in record.names]


def test_questions_warn_of_what_is_there(folder: str) -> None:
    from click.testing import CliRunner

    from hrgraph.cli.authority import authority

    answers = "CivilSocietyOrganisation\nAmnesty Internationall\nn\n"
    result = CliRunner().invoke(authority, ["add", "--folder", folder], input=answers)
    assert result.exit_code == 1 and "there is already: Amnesty International" in result.output


def test_export_and_import(folder: str, tmp_path: Path, capsys: Out) -> None:
    tables = tmp_path / "tables"
    before = {s[:3] for s in read_statements([Path(folder) / "small.ttl"])}
    assert main(["authority", "export", "--out", str(tables), "--folder", folder]) == 0
    assert main(["authority", "import", str(tables), "--folder", folder]) == 0
    assert "1 tables read, 0 files changed" in capsys.readouterr().out
    file = tables / "small.csv"
    with file.open(encoding="utf-8-sig", newline="") as text:
        assert next(csv.reader(text))[:3] == ["record", "class [IRI]", "rdfs:label [en]"]
    file.write_bytes(file.read_bytes().replace(b"Mary Lawlor", b"Mary B. Lawlor"))
    assert main(["authority", "import", str(tables), "--folder", folder, "--dry-run"]) == 0
    assert {s[:3] for s in read_statements([Path(folder) / "small.ttl"])} == before
    assert main(["authority", "import", str(tables), "--folder", folder]) == 0
    assert load_authority(Path(folder)).records[ID + "person/lawlor"].label == "Mary B. Lawlor"


def test_import_refuses_what_the_lints_refuse(folder: str, tmp_path: Path, capsys: Out) -> None:
    tables = tmp_path / "tables"
    main(["authority", "export", "--out", str(tables), "--folder", folder])
    file = tables / "small.csv"
    file.write_bytes(file.read_bytes().replace(b"id:state/switzerland", b"id:state/swaziland", 1))
    before = (Path(folder) / "small.ttl").read_bytes()
    assert main(["authority", "import", str(tables), "--folder", folder]) == 1
    captured = capsys.readouterr()
    assert "broken-reference" in captured.out and "nothing was written" in captured.err
    assert (Path(folder) / "small.ttl").read_bytes() == before


_HRG = "https://w3id.org/hrgraph/ontology#"
_RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def _article(name: str, people: dict[str, str]) -> str:
    """An article's graph that mentions unreviewed people, of whom those with a quotation act."""
    graph = f"<{ID}graph/article/{name}>"
    article = f"<{ID}article/{name}>"
    quads = [
        f"{article} {_RDF_TYPE} <{_HRG}Article> {graph} .",
        f'{article} {_LABEL} "Title {name}"@en {graph} .',
    ]
    for person, quote in people.items():
        iri = f"<{ID}unreviewed/person/{person}>"
        quads += [
            f"{iri} {_RDF_TYPE} <{_HRG}Person> {graph} .",
            f'{iri} {_LABEL} "{person}"@en {graph} .',
            f"{iri} <{_HRG}reviewStatus> <{_HRG}Unreviewed> {graph} .",
            f"{article} <https://schema.org/mentions> {iri} {graph} .",
        ]
        if quote:
            act = f"<{ID}act/{name}/urge-1>"
            quads += [f"{act} <{_HRG}actor> {iri} {graph} .", f'{act} <{_HRG}quote> "{quote}"@en {graph} .']
    return "\n".join(quads) + "\n"


@pytest.fixture
def store(tmp_path: Path) -> str:
    """A store with three articles, and a text that one of them only describes."""
    place = tmp_path / "store"
    articles = {
        "a": {"anna": "Anna urged them to act.", "ben": ""},
        "b": {"anna": "", "carl": "Carl asked."},
        "c": {"anna": ""},
    }
    with open_store(place, write=True, create=True) as opened:
        bill = f"<{ID}unreviewed/instrument/a/bill>"
        opened.replace_graph(
            f"{ID}graph/article/bill",
            f"{bill} {_RDF_TYPE} <{_HRG}Law> <{ID}graph/article/bill> .\n"
            f'{bill} {_LABEL} "bill"@en <{ID}graph/article/bill> .\n'
            f"{bill} <{_HRG}reviewStatus> <{_HRG}Unreviewed> <{ID}graph/article/bill> .\n",
        )
        for name, people in articles.items():
            opened.replace_graph(f"{ID}graph/article/{name}", _article(name, people))
    return str(place)


def test_unknown_names_by_frequency(store: str) -> None:
    with open_store(store) as opened:
        found = unknown_names(opened)
    assert [(u.label, u.kind, u.articles, u.acts) for u in found] == [
        ("anna", "Person", 3, 1),
        ("carl", "Person", 1, 1),
        ("ben", "Person", 1, 0),
    ]
    assert found[0].examples == ("Anna urged them to act.", "Title a")
    assert found[2].examples == ("Title a",)


def test_unknown_on_the_command_line(store: str, capsys: Out) -> None:
    assert main(["unknown", "--store", store, "--limit", "1", "--format", "json"]) == 0
    assert [n["label"] for n in json.loads(capsys.readouterr().out)] == ["anna"]
    assert main(["unknown", "--store", store, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "anna,Person,3,1,Anna urged them to act."
    assert main(["unknown", "--store", store, "--kind", "Organisation"]) == 0
    assert "no names without a record" in capsys.readouterr().out
