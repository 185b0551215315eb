"""`hrgraph network` from end to end on a store in a folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.network.output import SUFFIXES
from hrgraph.resources import articles_dir


def run(*arguments: str | Path) -> int:
    return main(["network", *map(str, arguments)])


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_suffix(
    store_folder: str, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if suffix in (".svg", ".png", ".pdf"):
        pytest.importorskip("adjustText", reason="the extra figures is not installed")
    assert run("advocacy", "--store", store_folder, "--out", tmp_path / f"x{suffix}") == 0
    told = capsys.readouterr().out
    assert "7 edges" in told
    written = sorted(p.name for p in tmp_path.iterdir())
    assert written == (["x-edges.csv", "x-nodes.csv"] if suffix == ".csv" else [f"x{suffix}"])
    assert all(name in told for name in written)


@pytest.mark.parametrize("kind", ["advocacy", "coaction", "instruments", "offices", "attacks"])
def test_counts_without_a_file(store_folder: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(kind, "--store", store_folder) == 0
    assert "edges" in capsys.readouterr().out


def test_ego(store_folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.json"
    assert run("ego", "Ada Watch", "--radius", "2", "--store", store_folder, "--out", out) == 0
    assert "All that lies around Ada Watch" in capsys.readouterr().out
    assert len(json.loads(out.read_text(encoding="utf-8"))["nodes"]) > 4


def test_filters_reach_the_network(store_folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--act", "urge", "--from", "2019", "--to", "2019", "--actor-type", "civil society"]
    arguments += [
        "--country",
        "Norland",
        "--topic",
        "defenders",
        "--article",
        "one",
        "--min-confidence",
        "0.5",
    ]
    assert run("advocacy", "--store", store_folder, *arguments) == 0
    assert "3 nodes, 2 edges, 1 act in 1 article, 2019" in capsys.readouterr().out


def test_slices_are_files(store_folder: str, tmp_path: Path) -> None:
    assert run("advocacy", "--store", store_folder, "--slice", "year", "--out", tmp_path / "x.graphml") == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-2019.graphml", "x-2021.graphml"]


def test_measures_are_written_to_the_file(store_folder: str, tmp_path: Path) -> None:
    assert run("advocacy", "--store", store_folder, "--measures", "--out", tmp_path / "x.graphml") == 0
    text = (tmp_path / "x.graphml").read_text(encoding="utf-8")
    assert "pagerank" in text and "gatekeeper" in text


def test_projection_and_backbone(store_folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("instruments", "--store", store_folder, "--project", "actor") == 0
    assert "Actors by the instruments they share" in capsys.readouterr().out
    assert run("advocacy", "--store", store_folder, "--backbone", "0.05") == 0
    assert "0 edges" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        pytest.param(["advocacy", "--from", "2050", "--out", "x.html"], 1, "is empty", id="nothing-passes"),
        pytest.param(["advocacy", "--out", "x.docx"], 2, "can't be written as '.docx'", id="suffix"),
        pytest.param(["advocacy", "--from", "soon"], 2, "'soon' is not a date", id="date"),
        pytest.param(["ego", "Nobody"], 2, "no participant is called 'Nobody'", id="name"),
        pytest.param(["chart", "matrix", "--out", "x.png"], 2, "no chart has the suffix", id="chart-suffix"),
        pytest.param(
            ["instruments", "--project", "actor", "--slice", "year"], 2, "no time slices", id="project"
        ),
        pytest.param(["friends"], 2, "no such command", id="kind"),
    ],
)  # fmt: skip
def test_mistakes(
    store_folder: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    status: int,
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HRGRAPH_STORE", store_folder)
    assert run(*arguments) == status
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error
    assert list(tmp_path.iterdir()) == []


def test_an_empty_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from hrgraph.store import open_store

    with open_store(tmp_path / "store", write=True, create=True):
        pass
    assert run("advocacy", "--store", tmp_path / "store", "--out", tmp_path / "x.html") == 1
    assert "hrgraph build" in capsys.readouterr().err


def test_stats(store_folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("stats", "advocacy", "--store", store_folder) == 0
    assert "modularity" in capsys.readouterr().out
    assert run("stats", "advocacy", "--store", store_folder, "--nodes") == 0
    assert "Ada Watch" in capsys.readouterr().out
    assert run("stats", "advocacy", "--store", store_folder, "--format", "csv") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("iri,label,type,degree") and len(lines) == 9
    assert run("stats", "advocacy", "--store", store_folder, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["network"]["edges"] == 7


def test_change(store_folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("stats", "offices", "--store", store_folder, "--compare", "2019", "2020..2021") == 0
    assert "edges: 0 came, 1 stayed, 1 went; overlap 0.5" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["timeline", "Rapporteur on Defenders"], ["matrix"], ["sankey"], ["alluvial"]],
    ids=lambda a: a[0],
)
@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_charts(store_folder: str, tmp_path: Path, arguments: list[str], suffix: str) -> None:
    out = tmp_path / f"x{suffix}"
    assert run("chart", *arguments, "--store", store_folder, "--out", out) == 0
    assert "<svg" in out.read_text(encoding="utf-8")


GOLDEN = {
    "letter-to-secretary-general-on-defenders-resolution": {
        ("80 civil society organisations from all over the world", "United Nations Secretary-General"),
        ("Tess McEvoy", "United Nations Secretary-General"),
        ("United Nations General Assembly", "United Nations Secretary-General"),
    },
    "india-release-khurram-parvez-un-experts": {
        ("National Investigation Agency", "Khurram Parvez"),
        ("Amnesty International", "National Investigation Agency"),
    },
}
"""Article → edges of its advocacy network that a reader of the article draws."""


@pytest.mark.model
@pytest.mark.parametrize("article", GOLDEN)
def test_networks_of_the_sample_corpus(article: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    shutil.copy(articles_dir() / f"{article}.md", tmp_path / "articles")
    assert main(["build", str(tmp_path / "articles"), "--store", str(tmp_path / "store")]) == 0
    out = tmp_path / "x.json"
    assert run("advocacy", "--store", tmp_path / "store", "--out", out) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    label = {node["id"]: node["label"] for node in data["nodes"]}
    found = {(label[link["source"]], label[link["target"]]) for link in data["links"]}
    assert found >= GOLDEN[article]
    quotes = {act["iri"]: act["quote"] for act in data["acts"]}
    assert all(quotes[act] for link in data["links"] for act in link["acts"])
