"""What the lexicon knows beside its frames."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrgraph.errors import LexiconError
from hrgraph.lexicon import load_given_names, usual_gender

GENDERS = [
    pytest.param("Narges Mohammadi", "f", id="a given name that women bear"),
    pytest.param("Ales Bialiatski", "m", id="a given name that men bear"),
    pytest.param("NÚRIA Example", "f", id="case and accents do not matter"),
    pytest.param("Andrea Example", "", id="men and women bear it"),
    pytest.param("Maria", "", id="a single name may be a surname or a place"),
    pytest.param("", "", id="no name"),
]


@pytest.mark.parametrize(("person", "gender"), GENDERS)
def test_usual_gender(person: str, gender: str) -> None:
    assert usual_gender(person) == gender


def test_given_names_are_many() -> None:
    names = load_given_names()
    assert set(names.values()) == {"m", "f"}
    assert len(names) > 1200


def test_a_name_under_both_genders_is_refused(tmp_path: Path) -> None:
    (tmp_path / "given-names.yaml").write_text("f: [Kim]\nm: [kim]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="'kim' stands under both"):
        load_given_names(tmp_path)
