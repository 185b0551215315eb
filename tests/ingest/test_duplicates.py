"""Texts that are the same release, nearly."""

from __future__ import annotations

import pytest

pytest.importorskip("py3langid", reason="the extra `sources` is not installed")

from hrgraph.ingest.document import Document
from hrgraph.ingest.duplicates import similarity, sketch
from hrgraph.ingest.stage import Stage

WORDS = [f"word{i}" for i in range(400)]
TEXT = " ".join(WORDS)


def document(name: str) -> Document:
    return Document(name, (("x", ""),), title=name, sources=(f"https://example.org/{name}",))


def add(stage: Stage, name: str, text: str) -> str:
    """The origin of the earlier document that a text repeats."""
    found = stage.add(document(name), sketch(text))
    return found.rpartition("-")[0]


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
    stage = Stage(":memory:")
    assert add(stage, "first", TEXT) == ""
    assert add(stage, "second", changed) == ("first" if same else ""), why
    kept = [(kept.title, also) for kept, also in stage.documents()]
    if same:
        assert kept == [("first", ["https://example.org/second"])]
    else:
        assert kept == [("first", []), ("second", [])]


def test_the_nearest_is_found() -> None:
    stage = Stage(":memory:")
    add(stage, "far", " ".join(WORDS[:260] + ["x"] * 100))
    add(stage, "near", TEXT)
    assert add(stage, "again", TEXT) == "near"


def test_what_all_pages_of_a_site_say_does_not_make_finding_slow() -> None:
    """Runs of words that hundreds of texts share are not followed; the same text is found all the same."""
    frame = "Support our work now and subscribe to the newsletter of this organisation today please. " * 3
    stage = Stage(":memory:")
    for number in range(300):
        own = " ".join(f"{word}{number}" for word in WORDS[:60])
        assert add(stage, f"a{number}", frame + own) == ""
    looked_at = 0

    def count(statement: str) -> None:
        nonlocal looked_at
        looked_at += "SELECT name, sketch" in statement

    stage._base.set_trace_callback(count)
    again = " ".join(f"{word}{250}" for word in WORDS[:60])
    assert add(stage, "again", frame + again) == "a250"
    assert looked_at <= 100 * 3


def test_the_estimate_is_near_the_truth() -> None:
    half = " ".join(WORDS[:200])
    assert similarity(sketch(TEXT), sketch(half)) == pytest.approx(196 / 396, abs=0.13)
    assert similarity(sketch(""), sketch("")) == 1
