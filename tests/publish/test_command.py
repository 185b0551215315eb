"""`hrgraph publish` as people type it."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.store import Store, open_store


@pytest.fixture
def folder(sample: Store, tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", create=True) as store:
        for graph in sample.graphs():
            store.replace_graph(graph, b"".join(sample.dump("nquads", graph)).decode())
    return tmp_path / "store"


def test_a_folder_is_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "w.txt").write_text("Zoë Quux\n", encoding="utf-8")
    arguments = ["publish", "--store", str(folder), "--out", str(tmp_path / "site")]
    assert main([*arguments, "--withhold", str(tmp_path / "w.txt")]) == 0
    said = capsys.readouterr().out
    assert "pages" in said and "no withheld name or quotation is in any file" in said
    assert (tmp_path / "site" / "index.html").exists()


@pytest.mark.parametrize(
    ("extra", "status", "words"),
    [
        pytest.param(["--base-url", "here"], 2, "not a web address", id="base"),
        pytest.param(["--withhold", "nowhere.txt"], 2, "can't be read", id="no such file"),
        pytest.param(
            ["--out", "/proc/self/site"], 1, "can't be written", id="a target that can't be written"
        ),
        pytest.param(["--store", "nowhere"], 1, "there is no store", id="no store"),
    ],
)
def test_mistakes_give_one_line(
    folder: Path,
    tmp_path: Path,
    extra: list[str],
    status: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ["publish", "--store", str(folder), "--out", str(tmp_path / "site"), *extra]
    assert main(arguments) == status
    error = capsys.readouterr().err
    assert words in error.splitlines()[0]
    assert "Traceback" not in error
    assert not (tmp_path / "site").exists()
