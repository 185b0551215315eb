"""The passages are annotated as their reader expects."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from hrgraph.authority import load_authority
from hrgraph.lexicon import load_lexicon

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def bench() -> Any:
    """The benchmark as a module."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location("benchmark_passages", BENCHMARKS / "passages.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


def _stands_in(words: str, text: str) -> bool:
    """Is it there, so many times: "called#2" at least twice?"""
    numbered = re.fullmatch(r"(.*)#(\d+)", words)
    bare, times = numbered.groups() if numbered else (words, "1")
    return len(re.findall(rf"(?<!\w){re.escape(bare)}(?!\w)", text)) >= int(times)


def test_every_passage_is_whole(bench: Any) -> None:
    acts = {frame.act for frames in load_lexicon().by_verb.values() for frame in frames}
    texts = set()
    for id_, _, passage in bench.read_passages():
        assert set(passage) == {"text", "acts"}, id_
        assert passage["text"] not in texts, f"{id_}: twice"
        texts.add(passage["text"])
        for act in passage["acts"]:
            assert set(act) == {"act", "word", "actors", "addressees", "instruments"}, id_
            assert act["act"] in acts, id_
            words = [act["word"], *act["actors"], *act["addressees"], *act["instruments"]]
            assert [w for w in words if not _stands_in(w, passage["text"])] == [], id_
    assert len(texts) > 2000


def test_nobody_in_a_passage_is_real(bench: Any) -> None:
    index = load_authority()
    for id_, _, passage in bench.read_passages():
        named = [hit for hit in index.find_names(passage["text"]) if hit.name_kind != "context"]
        persons = {i for hit in named for i in hit.records if index.records[i].type == "person"}
        assert not persons, f"{id_}: {persons}"


def test_folds_share_no_passage(bench: Any) -> None:
    folds = {"tune": set(), "held": set()}  # type: dict[str, set[str]]
    for id_, fold, _ in bench.read_passages():
        folds[fold].add(id_)
    assert abs(len(folds["tune"]) - len(folds["held"])) < 10
    assert not folds["tune"] & folds["held"]


NAMES = [
    ("she", "she", "a pronoun stands for itself"),
    ("the lawyer", "lawyer", "without article"),
    ("Interior Minister Davit Lomsadze", "Davit Lomsadze", "without title"),
    ("Ms. Yolanda Tzoc", "Yolanda Tzoc", "without title and its full stop"),
    ("Kosovo’s Ministry of Culture", "Ministry of Culture", "without possessor"),
    ("her brother#2", "her brother", "the second of its kind"),
    ("twelve senators from three parties", "twelve senators", "without what follows the head"),
    ("Davit Lomsadze, the Minister", "Davit Lomsadze", "without apposition"),
]


@pytest.mark.parametrize(("phrase", "name", "reason"), NAMES, ids=[case[2] for case in NAMES])
def test_names(bench: Any, phrase: str, name: str, reason: str) -> None:
    assert name in bench.names_of(phrase), reason


def test_a_place_is_not_its_people(bench: Any) -> None:
    assert "Kivu" not in bench.names_of("activists from Kivu")
