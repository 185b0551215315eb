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
    ("Human Rights Council, 36th session", "", "a body with its session"),
    ("New York, 5 March 2024", "", "a place with a date"),
    ("A statement by the organisations followed.", "", "a sentence is no byline"),
    ("Report of the working group", "", "nobody who could say I"),
    ("Ana Pereira, its director, said the trial was long", "", "a sentence that begins with a name and a title"),
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


WE = "We call on Belarus to free all lawyers."
LETTERS = [
    (f"The undersigned 48 organisations come from all regions. {WE}", ["48 organisations"], "the undersigned"),
    (f"We are a coalition of lawyers from Asia. {WE}", ["coalition of lawyers from Asia"], "we are a"),
    (f"This is a joint statement by 13 NGOs.[1]\n\n{WE}", ["13 NGOs"], "a counted group in the byline"),
    (f"Joint statement by FIDH and OMCT\n\n{WE}", ["FIDH", "OMCT"], "organisations in the byline"),
    (f"Statement by FIDH and OMCT to the Human Rights Council\n\n{WE}", ["FIDH", "OMCT"], "to whom a statement is made does not speak"),
    (f"Human Rights Council, 36th session\n\n{WE}", ["the authors of the text"], "a body with its session does not speak"),
    (f"In 2006 the General Assembly set up the Council. The General Assembly elects it. {WE}", ["the authors of the text"], "no body of States says we"),
    (f"The killings went on for a week. {WE}", ["the authors of the text"], "nobody is named: the claim is its nameless authors'"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "actors", "reason"), LETTERS, ids=[c[2] for c in LETTERS])
def test_who_says_we(mapper: Mapper, body: str, actors: list[str], reason: str) -> None:
    acts = mapper.map(parse_article(f"Open letter\n\n{body}\n".encode(), "letter.txt", ".txt")).acts
    urged = [[{p.label, *p.names} for p in a.actors] for a in acts if a.key == "urge"]
    assert len(urged) == 1, reason
    assert len(urged[0]) == len(actors), (reason, urged)
    assert all(any(actor in names for names in urged[0]) for actor in actors), (reason, urged)


TO = [
    ("Letter to Member States of the UN Human Rights Council", "Member States", "a title that says to whom"),
    ("Dear President Ruto,", "Ruto", "a greeting"),
]


@pytest.mark.parametrize(("line", "addressee", "reason"), TO, ids=[c[2] for c in TO])
@pytest.mark.parametrize("you", ["you", "your Government"])
def test_who_is_you(mapper: Mapper, line: str, addressee: str, reason: str, you: str) -> None:
    text = f"{line}\n\nThe undersigned organisations urge {you} to support the resolution.\n"
    acts = mapper.map(parse_article(text.encode(), "letter.txt", ".txt")).acts
    assert any(addressee in p.label for a in acts if a.key == "urge" for p in a.addressees), reason


def test_what_a_speech_says_must_be_done_its_speaker_asks(mapper: Mapper) -> None:
    line = "Statement by Volker Türk, UN High Commissioner for Human Rights"
    for body, found in (("I am worried.\n\n", ["Volker Türk"]), ("All are worried.\n\n", [])):
        source = f"{line}\n\n{body}Belarus must free all lawyers.\n"
        acts = mapper.map(parse_article(source.encode(), "speech.md", ".md")).acts
        assert [a.actors[0].label for a in acts if a.key == "urge"] == found, body


BEHALF = [
    ("I have the honour to deliver this statement on behalf of the Nordic countries.", "Nordic countries"),
    ("I am pleased to speak on behalf of the Group of Friends of R2P.", "Group of Friends of R2P"),
]


@pytest.mark.parametrize(("opening", "group"), BEHALF, ids=[b[1] for b in BEHALF])
def test_we_is_on_whose_behalf_somebody_speaks(mapper: Mapper, opening: str, group: str) -> None:
    source = f"---\ntitle: A statement\npublisher: OMCT\n---\n\n{opening}\n\nWe call on Egypt to free him.\n"
    acts = mapper.map(parse_article(source.encode(), "statement.md", ".md")).acts
    assert [a.actors[0].label for a in acts if a.key == "urge"] == [group]


def test_who_said_it_stands_below_the_quotation(mapper: Mapper) -> None:
    text = "ISHR met.\n\n“Let us act. Egypt must free the lawyers.”\n\n– Ana Pérez, director of Odhikar\n\nFIDH met."
    acts = mapper.map(parse_article(f"---\ntitle: A day\n---\n\n{text}\n".encode(), "day.md", ".md")).acts
    assert {a.actors[0].label for a in acts if a.key == "urge"} == {"Ana Pérez"}
