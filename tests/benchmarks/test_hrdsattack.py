"""The measures of the HRDsAttack benchmark."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def load(name: str) -> Any:
    """A benchmark script as a module."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bench = load("hrdsattack")

GOLD = bench.Answer(
    perpetrator=True,
    perpetrator_type="state actor",
    victims=("Jane Example", "Joe Sample"),
    violations=frozenset({"killing", "torture"}),
    country="https://example.org/kenya",
    year=2021,
    month=5,
    day=None,
)


@pytest.mark.parametrize(
    ("change", "measure", "expected"),
    [
        pytest.param({}, "country", 1.0, id="the same State"),
        pytest.param({}, "day", 0.0, id="no answer is right where the gold has none, as in the paper"),
        pytest.param({"day": 4}, "day", 0.0, id="nor is any answer"),
        pytest.param({"victims": ("Jane Example",)}, "victims, exact", 2 / 3, id="one of two victims"),
        pytest.param({"victims": ("Example",)}, "victims, exact", 0.0, id="a surname is not the name"),
        pytest.param({"victims": ("Example",)}, "victims, fuzzy", 2 / 3, id="but is part of it"),
        pytest.param(
            {"violations": frozenset({"killing", "other"})}, "violations", 0.5, id="one of two kinds is right"
        ),
        pytest.param({"perpetrator": False}, "perpetrator mention", 0.0, id="a perpetrator is missed"),
        pytest.param({"month": 6}, "month", 0.0, id="another month"),
    ],
)
def test_measures(change: dict[str, Any], measure: str, expected: float) -> None:
    result = bench.evaluate([replace(GOLD, **change)], [GOLD])
    assert result.figures[measure].value == pytest.approx(expected)


MONTHS = [
    ("07", 7),
    ("March", 3),
    ("Ocober", 10),
    ("10.0", 10),
    ("2015", None),
    ("unknown", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "month"), MONTHS)
def test_months_as_annotators_wrote_them(text: str | None, month: int | None) -> None:
    assert bench._month(text) == month


def test_an_article_is_read_with_its_title_and_day() -> None:
    row = {
        "sample": {
            "Input.title": 'The "Harbour" case',
            "Input.publish_date": "2021-05-06 10:00:00",
            "Input.article_interface": "<p>First &amp; *last*.</p> <p>Second.</p>",
        }
    }
    article = bench.article_of(row, 7)
    assert (article.id, article.title) == ("hrdsattack-007", "The 'Harbour' case")
    assert article.date is not None
    assert article.date.value == "2021-05-06"
    assert "First & *last*." in article.text
