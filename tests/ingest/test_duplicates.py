"""Texts that are the same release, nearly."""

from __future__ import annotations

import pytest

pytest.importorskip("py3langid", reason="the extra `sources` is not installed")

from hrgraph.ingest.duplicates import Duplicates, similarity, sketch

WORDS = [f"word{i}" for i in range(400)]
TEXT = " ".join(WORDS)


@pytest.mark.parametrize(
    ("changed", "same", "why"),
    [
        (TEXT, True, "the same"),
        (TEXT.upper(), True, "another case"),
        (TEXT.replace(" ", ", "), True, "other punctuation"),
        (f"Share this. {TEXT} Contact: X.", True, "boilerplate around it"),
        (" ".join(WORDS[:360]), True, "cut off by a tenth"),
        (
            " ".join("other" if i % 100 == 0 else word for i, word in enumerate(WORDS)),
            True,
            "four words replaced",
        ),
        (" ".join(WORDS[:200]), False, "only a half"),
        (" ".join(reversed(WORDS)), False, "the same words in another order"),
        ("something else entirely is told here", False, "another text"),
    ],
)
def test_find(changed: str, same: bool, why: str) -> None:
    found = Duplicates()
    assert found.find("first", TEXT) == ""
    assert found.find("second", changed) == ("first" if same else ""), why


def test_the_nearest_is_found() -> None:
    found = Duplicates()
    found.find("far", " ".join(WORDS[:260] + ["x"] * 100))
    found.find("near", TEXT)
    assert found.find("again", TEXT) == "near"


def test_the_estimate_is_near_the_truth() -> None:
    half = " ".join(WORDS[:200])
    assert similarity(sketch(TEXT), sketch(half)) == pytest.approx(196 / 396, abs=0.13)
    assert similarity(sketch(""), sketch("")) == 1
