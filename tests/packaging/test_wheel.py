"""The wheel works without the checkout, and the source distribution holds what it is built from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]
ARTICLE = "Amnesty International urged UN Secretary-General António Guterres on 3 March 2023 to speak out.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution, and the wheel that is built from it."""
    uv = shutil.which("uv")
    if not uv:
        pytest.skip("needs uv to build in a clean environment")
    folder = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [uv, "build", "--quiet", "--out-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode and any(
        word in done.stderr.casefold() for word in ("network", "connect", "resolve", "fetch")
    ):
        pytest.skip("needs a package index for the build's own tools")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked, which is all that installing a pure wheel does besides its scripts."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def hrgraph(installed: Path, folder: Path, *arguments: str) -> str:
    """What a command of the wheel prints, run far from the checkout."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HRGRAPH_")}
    done = subprocess.run(
        [sys.executable, "-m", "hrgraph", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(installed), "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_has_the_data_and_nothing_else(installed: Path) -> None:
    for name in ("ontology", "data/authority", "data/lexicon", "data/articles", "queries"):
        wanted = {p.relative_to(ROOT / name) for p in (ROOT / name).rglob("*") if p.is_file()}
        there = installed / "hrgraph" / "resources" / name
        assert {p.relative_to(there) for p in there.rglob("*") if p.is_file()} == wanted
    assert {p.name.split("-")[0] for p in installed.iterdir()} == {"hrgraph"}


def test_the_source_distribution_has_what_a_maintainer_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.split("/", 2)[1] for name in files.getnames() if "/" in name}
    assert {"src", "tests", "docs", "tools", "ontology", "data", "queries", "Makefile", "README.md"} <= names
    assert not names & {"out", "site", ".venv", ".ci"}


def test_the_wheel_reads_asks_and_writes(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(ARTICLE, encoding="utf-8")
    where = subprocess.run(
        [sys.executable, "-c", "import hrgraph; print(hrgraph.__file__)"],
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(installed))
    hrgraph(installed, tmp_path, "build", "letter.txt", "--store", "store")
    assert "António Guterres" in hrgraph(installed, tmp_path, "query", "who-urged-whom", "--store", "store")
    hrgraph(installed, tmp_path, "export", "--store", "store", "--out", "graph.ttl")
    assert (tmp_path / "graph.ttl").stat().st_size > 1000
    hrgraph(installed, tmp_path, "authority", "check")
