"""`hrgraph doctor`: what it finds, and the mend it names."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.doctor import Check, examine
from hrgraph.doctor.installation import EXTRAS, FOR_DEVELOPERS, check_place
from hrgraph.doctor.stored import check_store
from hrgraph.iris import IriFactory
from hrgraph.language import load_model
from hrgraph.mapper import Mapper
from hrgraph.pipeline import build
from hrgraph.store import StoreFolder, open_store
from hrgraph.store.lists import LISTS

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one article, made by the real mapper."""
    folder = tmp_path_factory.mktemp("doctor")
    (folder / "letter.txt").write_text("A letter\n\nAmnesty International urged Burundi to free them.\n")
    build([folder / "letter.txt"], folder / "store", Mapper.load)
    return folder / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """The same, to be damaged."""
    shutil.copytree(built, tmp_path / "store")
    return tmp_path / "store"


def of(found: list[Check], part: str) -> list[Check]:
    return [check for check in found if check.part == part]


def test_all_is_well(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--store", str(store), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    parts = {entry["part"] for entry in found}
    assert parts >= {
        *("python", "hrgraph", "packages", "model", "ontology", "authority", "lexicon", "queries"),
        *("cache", "terminal", "folder", "disk", "store", "versions", "articles", "quarantine"),
        *("last build", "store's ontology", "store's authority", "lists", "extra server"),
    }
    assert [entry for entry in found if entry["status"] == "fail"] == []
    assert all(entry["mend"] for entry in found if entry["status"] != "ok")


def test_every_extra_has_a_purpose() -> None:
    extras = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(EXTRAS) | FOR_DEVELOPERS == set(extras)


def stopped(store: Path) -> None:
    state = store / "build.json"
    state.write_text(json.dumps({**json.loads(state.read_text()), "phase": "running", "done": 0}))


def other_version(store: Path) -> None:
    identity = store / "hrgraph-store.json"
    content = json.loads(identity.read_text())
    content["versions"]["model"] = "en_other 1.0"
    identity.write_text(json.dumps(content))


def newer_format(store: Path) -> None:
    identity = store / "hrgraph-store.json"
    identity.write_text(json.dumps({**json.loads(identity.read_text()), "hrgraph-store": 99}))


def half(store: Path) -> None:
    graph = IriFactory().graph("half")
    with open_store(store, write=True) as opened:
        opened._backend.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <http://a> <http://b> 1 }} }}")


def no_authority(store: Path) -> None:
    with open_store(store, write=True) as opened:
        opened.remove_graph(IriFactory().authority_graph)


def old_ontology(store: Path) -> None:
    graph = IriFactory().ontology_graph
    with open_store(store, write=True) as opened:
        opened.replace_graph(graph, f"<http://a> <http://b> <http://c> <{graph}> .", "sha256:old")


def kept_out(store: Path) -> None:
    (store / "quarantine" / "bad").mkdir(parents=True)


def damaged_lists(store: Path) -> None:
    path = store / LISTS
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"nonsense" * 512 * (len(content) // 4096 - 1))


def old_lists(store: Path) -> None:
    (store / LISTS).unlink()


def damaged(store: Path) -> None:
    (store / "oxigraph" / "CURRENT").write_text("nonsense\n")


@pytest.mark.parametrize(
    ("harm", "part", "status", "words"),
    [
        pytest.param(stopped, "last build", "warn", "did not finish: 0 of 1", id="killed build"),
        pytest.param(other_version, "versions", "warn", "model en_other 1.0, here ", id="another model"),
        pytest.param(newer_format, "format", "warn", "store of format 99", id="newer format"),
        pytest.param(half, "articles", "fail", "1 of 2 are not whole, the first is half", id="half"),
        pytest.param(no_authority, "store's authority", "fail", "not in the store", id="no authority data"),
        pytest.param(old_ontology, "store's ontology", "warn", "not the one of this", id="old ontology"),
        pytest.param(kept_out, "quarantine", "warn", "1 article was kept out, the first is bad", id="bad"),
        pytest.param(damaged, "store", "fail", "can't be opened", id="damaged database"),
        pytest.param(damaged_lists, "lists", "fail", "lists.sqlite is damaged", id="damaged lists"),
        pytest.param(old_lists, "lists", "warn", "not up to date: questions take longer", id="no lists"),
        pytest.param(shutil.rmtree, "store", "fail", "there is no store", id="no store"),
    ],
)
def test_what_is_wrong_with_a_store_is_named(
    store: Path, harm: Callable[[Path], object], part: str, status: str, words: str
) -> None:
    harm(store)
    found = of(list(check_store(str(store))), part)
    assert [(check.status, words in check.message) for check in found] == [(status, True)], found
    assert found[0].mend


def test_a_store_in_use_is_left_alone(store: Path) -> None:
    folder = StoreFolder(store)
    folder.acquire(write=True)
    try:
        found = list(check_store(str(store)))
    finally:
        folder.release()
    assert "is being written" in of(found, "store")[0].message
    assert of(found, "articles") == []


@pytest.mark.parametrize(
    ("free", "status"), [(10e6, "fail"), (500e6, "warn"), (50e9, "ok")], ids=["full", "scarce", "enough"]
)
def test_free_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: float, status: str) -> None:
    usage = type(shutil.disk_usage(tmp_path))(10**12, 0, int(free))  # type: ignore[call-arg, unused-ignore]
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert of(list(check_place(tmp_path / "not" / "there")), "disk")[0].status == status


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hrgraph.doctor.installation as module

    monkeypatch.setattr(module, "_writable", lambda folder: False)
    assert of(list(check_place(tmp_path)), "folder")[0].status == "warn"


def test_faults_of_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    version, requires = metadata.version, metadata.requires

    def other(name: str) -> str:
        if name == "pypdf":
            raise metadata.PackageNotFoundError
        return {"spacy": "2.0"}.get(name, version(name))

    monkeypatch.setattr(metadata, "version", other)
    monkeypatch.setattr(metadata, "requires", lambda name: [*(requires(name) or ()), "left-pad>=1"])
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr("hrgraph.language.DEFAULT_MODEL", "no_such_model")
    load_model.cache_clear()
    found = list(examine())
    load_model.cache_clear()
    packages = " ".join(check.message for check in of(found, "packages"))
    assert "spacy 2.0 instead of" in packages
    assert "not installed: left-pad" in packages
    assert of(found, "python")[0].status == "fail"
    assert "no_such_model" in of(found, "model")[0].message
    assert of(found, "extra sources")[0].status == "warn"
    assert "pypdf is missing" in of(found, "extra sources")[0].message


def test_the_status_follows_the_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRGRAPH_STORE", str(tmp_path / "none"))
    assert main(["doctor"]) == 1
    text = capsys.readouterr().out
    assert "fail store: there is no store at" in text
    assert "→ make one: hrgraph build" in text
    assert text.splitlines()[-1].startswith("1 of ")
