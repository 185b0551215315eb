"""`--min-confidence` leaves out what the mapper is less sure of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hrgraph.cli import main

pytestmark = pytest.mark.model

TEXT = "Amnesty International urged Egypt to free them. According to the group, nobody has seen them since."


@pytest.mark.parametrize(
    ("least", "acts"),
    [
        pytest.param("0", ["urge", "state"], id="nothing is left out by default"),
        pytest.param("1", [], id="nothing is certain"),
    ],
)
def test_claims_below_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], least: str, acts: list[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(f"A headline\n\n{TEXT}\n", encoding="utf-8")
    assert main(["claims", str(article), "--format", "jsonl", "--min-confidence", least]) == 0
    assert [json.loads(line)["act"] for line in capsys.readouterr().out.splitlines()] == acts


def test_a_confidence_is_between_0_and_1(tmp_path: Path) -> None:
    assert main(["claims", str(tmp_path), "--min-confidence", "80"]) == 2
