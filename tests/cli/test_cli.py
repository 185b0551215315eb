"""The command line: answers, formats, exit statuses, and what it says when something is wrong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from hrgraph.cli import COMMANDS, cli, main
from hrgraph.errors import HrgraphError
from hrgraph.store import Store, open_store


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, sample_store: Store) -> str:
    """A store on disk with the hand-made articles."""
    place = tmp_path_factory.mktemp("cli") / "demo"
    with open_store(place, create=True) as store:
        for graph, key in sample_store.graph_keys().items():
            store.replace_graph(graph, b"".join(sample_store.dump("nquads", graph)).decode(), key)
    return str(place)


def hrgraph(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "hrgraph", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = (
        "import sys; from hrgraph.cli import main; main(['--help']);"
        "heavy = {'spacy', 'rdflib', 'pyoxigraph', 'pyshacl', 'rich', 'yaml', 'networkx', 'pandas'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    text = capsys.readouterr().out
    examples = [line for line in text.splitlines() if f"hrgraph {name}" in line and "Usage:" not in line]
    assert examples or "Commands:" in text, "help teaches by example"
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert not command.get_short_help_str(80).endswith("...")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["quer"], ["quer", "did you mean quer"], id="command"),
        pytest.param(
            ["query", "who-urgd-whom"], ["who-urgd-whom", "did you mean who-urged-whom"], id="query"
        ),
        pytest.param(["query", "ties", "-p", "akt=urge"], ["akt", "did you mean act"], id="parameter"),
        pytest.param(["query", "ties", "-p", "act"], ["act", "KEY=VALUE"], id="no value"),
        pytest.param(["query", "ties", "-p", "act=urg"], ["urg", "did you mean urge"], id="act"),
        pytest.param(["query", "ties", "--format", "xls"], ["xls", "csv"], id="format"),
        pytest.param(["query", "ties", "--format", "turtle"], ["turtle", "csv"], id="format for triples"),
        pytest.param(["query", "nowhere.rq"], ["nowhere.rq"], id="query file"),
        pytest.param(["query", "ties", "--sotre", "x"], ["--sotre", "--store"], id="option"),
        pytest.param(["query"], ["argument"], id="argument"),
        pytest.param(["build", "nowhere"], ["nowhere"], id="article"),
        pytest.param(["claims", "nowhere"], ["nowhere"], id="article without a store"),
        pytest.param(["export", "--format", "xml"], ["xml", "rdfxml"], id="export format"),
    ],
)
def test_wrong_usage_is_status_2(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str], demo: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HRGRAPH_STORE", demo)
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("hrgraph: error: ")
    assert all(word in captured.err for word in words), captured.err
    assert len(captured.err.splitlines()) <= 2
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_status_1_with_its_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "hrgraph-store.json").write_text('{"hrgraph-store": 0}')
    (tmp_path / "letter.txt").write_text("They met.")
    assert main(["build", str(tmp_path / "letter.txt"), "--store", str(tmp_path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"hrgraph: error: {tmp_path} is a store of format 0; this hrgraph writes format 2",
        "  build into a new folder: hrgraph build ARTICLES --store NEW-FOLDER",
    ]


@pytest.mark.parametrize("command", ["query ties", "info", "export", "explain x"])
def test_a_missing_store_is_named(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--store", str(tmp_path / "none")]) == 1
    assert "there is no store at" in capsys.readouterr().err


def test_ctrl_c_says_what_is_safe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    assert main(["build", "x"]) == 130
    assert "what was written is whole" in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_error(demo: str) -> None:
    command = f"{sys.executable} -m hrgraph export --store {demo} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert len(done.stdout) == 10
    assert done.stderr == ""


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


QUERY = ("query", "who-urged-whom", "--param", "actor=Eleanor Openshaw", "--store")


def test_tables_merge_the_rows_of_an_act(
    demo: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    text = answer(capsys, "query", "who-urged-whom", "--store", demo)
    assert "4 rows about 3 acts" in text
    assert "act: act/letter-2018/urge-" in text
    assert "https://w3id.org/hrgraph/id/" not in text
    assert "quote: They called on the Secretary-General" in text
    assert all(len(line) <= 120 for line in text.splitlines())


def test_csv_is_csv(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = csv.DictReader(io.StringIO(answer(capsys, *QUERY, demo, "--format", "csv")))
    assert row["official"] == "António Guterres"
    assert row["symbol"] == "A/RES/72/247"
    assert row["demand"] == "to back \\ defend 'resolution 72/247'"


def test_tsv_is_tsv(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    header, row = answer(capsys, *QUERY, demo, "--format", "tsv").splitlines()
    assert header.split("\t")[0] == "date"
    assert row.split("\t")[0] == "2018"


def test_json_is_the_standard_one(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(answer(capsys, *QUERY, demo, "--format", "json"))
    (binding,) = data["results"]["bindings"]
    assert set(binding) <= set(data["head"]["vars"])
    assert binding["quote"]["xml:lang"] == "en"
    assert binding["date"]["datatype"] == "http://www.w3.org/2001/XMLSchema#gYear"
    assert binding["act"]["type"] == "uri"
    empty = json.loads(
        answer(capsys, "query", "ties", "-p", "act=appoint", "--store", demo, "--format", "json")
    )
    assert empty["results"]["bindings"] == []


def test_triples_are_turtle_or_a_table(demo: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["query", "urged-graph", "--store", demo, "--format", "turtle"]) == 0
    triples = list(ox.parse(capsysbinary.readouterr().out, format=ox.RdfFormat.TURTLE))
    assert len(triples) == len(set(triples)) > 5
    assert main(["query", "urged-graph", "--store", demo, "--format", "csv"]) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == len(triples) + 1


def test_a_file_or_the_standard_input(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sparql = "#+ parameters:\n#+   - name: who\nASK { ?x ?y ?_who }"
    (tmp_path / "mine.rq").write_text(sparql, encoding="utf-8")
    mine = ["query", str(tmp_path / "mine.rq"), "--store", demo, "-p"]
    assert answer(capsys, *mine, "who=A/RES/72/247") == "yes\n"
    assert (
        answer(capsys, *mine, "who=nobody", "--format", "json") == '{\n  "head": {},\n  "boolean": false\n}\n'
    )
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"SELECT (1 AS ?n) {}")))
    assert answer(capsys, "query", "-", "--store", demo, "--format", "csv") == "n\n1\n"


def test_a_broken_query_is_a_failure(demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.rq").write_text("SELECT * WHERE { ?s ?p }", encoding="utf-8")
    assert main(["query", str(tmp_path / "mine.rq"), "--store", demo]) == 1
    assert "does not parse" in capsys.readouterr().err


def test_the_list_of_queries(capsys: pytest.CaptureFixture[str]) -> None:
    assert "who-urged-whom" in answer(capsys, "queries")
    shown = answer(capsys, "queries", "who-urged-whom")
    assert "--param official=" in shown
    assert "SELECT" in shown
    listed = json.loads(answer(capsys, "queries", "--format", "json"))
    assert {"name", "title", "question", "tags", "parameters", "example", "sparql"} == set(listed[0])


def test_info(demo: str, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json.loads(answer(capsys, "info", "--store", demo, "--format", "json"))
    assert facts["articles"] == 3
    assert facts["claims"] == 9
    assert facts["claims by act"]["urge"] == 5
    assert facts["not yet reviewed"] == 1
    assert "claims" in answer(capsys, "info", "--store", demo)


def test_export(demo: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "--store", demo, "--article", "letter-2018", "--format", "ntriples"]) == 0
    printed = capsysbinary.readouterr().out
    assert main(["export", "--store", demo, "--article", "letter-2018", "--format", "ntriples",
                 "--out", str(tmp_path / "x.nt")]) == 0  # fmt: skip
    assert (tmp_path / "x.nt").read_bytes() == printed
    assert main(["export", "--store", demo, "--article", "leter-2018"]) == 2


def test_validating_a_store_and_its_export(
    demo: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "export", "--store", demo, "--article", "meeting-2023", "--out", str(tmp_path / "x.ttl"))
    status = main(["validate", str(tmp_path / "x.ttl"), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)
    assert status == (1 if any(f["severity"] == "violation" for f in findings) else 0)
    (tmp_path / "bad.ttl").write_text(
        "<http://example.org/x> a <https://w3id.org/hrgraph/ontology#UrgeAct> .", encoding="utf-8"
    )
    assert main(["validate", str(tmp_path / "bad.ttl")]) == 1
    assert "violation" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["missing.ttl", "missing.md"])
def test_validating_what_is_not_there(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(tmp_path / name)]) in (1, 2)
    assert name in capsys.readouterr().err


class TestWithTheModel:
    """The commands that map."""

    pytestmark = pytest.mark.model

    @pytest.fixture
    def letter(self, tmp_path: Path) -> Path:
        path = tmp_path / "letter.txt"
        path.write_text(
            "Two NGOs write to Guterres\n\n1 March 2023 – Amnesty International urged UN Secretary-General "
            "António Guterres on Tuesday to denounce attacks on human rights defenders.\n",
            encoding="utf-8",
        )
        return path

    def test_claims(self, letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (line,) = answer(capsys, "claims", str(letter), "--format", "jsonl").splitlines()
        claim = json.loads(line)
        assert claim["article"] == "letter"
        assert claim["act"] == "urge"
        assert [p["label"] for p in claim["actors"]] == ["Amnesty International"]
        assert [p["label"] for p in claim["addressees"]] == ["António Guterres"]
        assert letter.read_text(encoding="utf-8").find(claim["quote"]) > 0
        assert "Amnesty International" in answer(capsys, "claims", str(letter))
        (row,) = csv.DictReader(io.StringIO(answer(capsys, "claims", str(letter), "--format", "csv")))
        assert row["addressees"] == "António Guterres"

    def test_entities(self, letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
        rows = [
            json.loads(line)
            for line in answer(capsys, "entities", str(letter), "--format", "jsonl").splitlines()
        ]
        assert {"Amnesty International", "António Guterres"} <= {row["label"] for row in rows}

    def test_build_explain_and_validate(
        self, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        store = str(tmp_path / "store")
        assert "1 added" in answer(capsys, "build", str(letter), "--store", store)
        assert "1 unchanged" in answer(capsys, "build", str(letter), "--store", store)
        with open_store(store) as opened:
            (row,) = opened.select("SELECT ?a { ?a a <https://w3id.org/hrgraph/ontology#UrgeAct> }").dicts()
        for what in (
            row["a"].value,
            row["a"].value.removeprefix("https://w3id.org/hrgraph/id/"),
            "letter",
            str(letter),
        ):
            shown = answer(capsys, "explain", what, "--store", store)
            assert "frame urge/" in shown
            assert "parse:" in shown
        assert main(["explain", "act/letter/urge-1", "--store", store]) == 2
        assert "no claim" in capsys.readouterr().err
        assert main(["validate", str(letter)]) == 0
        capsys.readouterr()
        assert main(["validate", str(letter.parent)]) == 0, "a folder of articles stands for them"
        (letter.parent / "empty.txt").write_text("")
        capsys.readouterr()
        assert main(["validate", str(letter.parent), "--format", "json"]) == 1
        found = json.loads(capsys.readouterr().out)
        assert [each["rule"] for each in found if each["severity"] == "violation"] == ["unreadable"]

    def test_unreadable_articles_do_not_stop_the_others(
        self, letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "empty.txt").write_text("")
        assert main(["claims", str(tmp_path), "--format", "jsonl"]) == 1
        captured = capsys.readouterr()
        assert len(captured.out.splitlines()) == 1
        assert "empty.txt" in captured.err
        assert main(["build", str(tmp_path), "--store", str(tmp_path / "store")]) == 1
        captured = capsys.readouterr()
        assert "1 added" in captured.out
        assert "unreadable: empty" in captured.err


def test_status_comes_from_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise HrgraphError("x is broken", "mend x")

    monkeypatch.setattr(cli, "main", failing)
    assert main([]) == 1


def test_it_runs_as_a_module() -> None:
    done = hrgraph("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("hrgraph")
    assert hrgraph("nonsense").returncode == 2
