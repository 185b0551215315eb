# ruff: noqa: E501 - one case a line
"""Speeches, letters and opinion pieces: "I" is whoever a line above the text names."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

BODY = "The situation is getting worse.\n\nI call on Belarus to free all lawyers.\n"


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [
    ("Statement by Volker Türk, UN High Commissioner for Human Rights", "Volker Türk", "byline of a speech"),
    ("Opening remarks by UN Secretary-General António Guterres", "António Guterres", "office before the name"),
    ("Oral update of Michelle Bachelet to the Human Rights Council", "Michelle Bachelet", "of, not by"),
    ("By Arlinda Okoye", "Arlinda Okoye", "author of an opinion piece, unknown to the authority data"),
    ("Volker Türk, United Nations High Commissioner for Human Rights", "Volker Türk", "a name and title alone"),
    ("A statement by the organisations followed.", "", "a sentence is no byline"),
    ("Report of the working group", "", "nobody who could say I"),
    ("", "", "nothing above the text"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "speaker", "reason"), CASES, ids=[c[2] for c in CASES])
def test_who_says_i(mapper: Mapper, line: str, speaker: str, reason: str) -> None:
    source = f'---\ntitle: "A speech"\npublished: 2023-06-19\n---\n\n{line}\n\n{BODY}'
    acts = mapper.map(parse_article(source.encode(), "speech.md", ".md")).acts
    urged = [(a.actors[0].label, [p.label for p in a.addressees]) for a in acts if a.key == "urge"]
    assert urged == ([(speaker, ["Belarus"])] if speaker else []), reason


def test_a_quotation_keeps_its_own_speaker(mapper: Mapper) -> None:
    source = "Statement by Volker Türk, UN High Commissioner for Human Rights\n\n“I call on Belarus to free them,” said Agnès Callamard.\n"
    acts = mapper.map(parse_article(source.encode(), "speech.md", ".md")).acts
    assert [a.actors[0].label for a in acts if a.key == "urge"] == ["Agnès Callamard"]
