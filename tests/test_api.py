"""`import hrgraph`: quick, complete, and working."""

from __future__ import annotations

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hrgraph
from hrgraph.errors import MissingExtraError, UsageError
from hrgraph.store import Store

SENTENCE = "Amnesty International urged the UN Secretary-General on Tuesday to denounce attacks on defenders."


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, hrgraph; print(sorted({'spacy', 'rdflib', 'pyoxigraph', 'click'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.parametrize("name", hrgraph.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(hrgraph, name)
    assert name == "__version__" or value.__doc__
    assert name in dir(hrgraph)


def test_unknown_names_are_unknown() -> None:
    with pytest.raises(AttributeError, match="claimz"):
        hrgraph.claimz  # noqa: B018


def test_asking_by_name(sample_store: Store) -> None:
    pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    frame = hrgraph.ask(sample_store, "who-urged-whom", actor="Eleanor Openshaw").to_frame()
    assert frame["symbol"].tolist() == ["A/RES/72/247"]
    with pytest.raises(UsageError, match="did you mean who-urged-whom"):
        hrgraph.ask(sample_store, "who-urged-who")


def test_frames_need_pandas(sample_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pandas(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(MissingExtraError, match=r"hrgraph\[pandas\]"):
        hrgraph.Rows(lambda: iter(())).to_frame()
    with pytest.raises(MissingExtraError, match=r"hrgraph\[pandas\]"):
        hrgraph.ask(sample_store, "ties").to_frame()


@pytest.mark.model
def test_mapping_text_and_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    by_text = hrgraph.map_article(SENTENCE, name="letter")
    by_file = hrgraph.map_article(tmp_path / "letter.txt")
    assert by_text.acts == by_file.acts
    assert by_text.acts[0].key == "urge"
    with pytest.raises(hrgraph.HrgraphError, match=r"none\.txt"):
        hrgraph.map_article(tmp_path / "none.txt")


@pytest.mark.model
def test_claims_can_be_read_twice(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    claims = hrgraph.claims([tmp_path])
    assert [row["act"] for row in claims] == [row["act"] for row in claims] == ["urge"]
    assert "Amnesty International" in {row["label"] for row in hrgraph.entities([tmp_path])}


@pytest.mark.model
def test_building(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(SENTENCE + "\n", encoding="utf-8")
    report = hrgraph.build([tmp_path / "letter.txt"], tmp_path / "store")
    assert report.complete
    with hrgraph.Store(tmp_path / "store") as store:
        assert list(hrgraph.ask(store, "unreviewed").dicts()) == []
