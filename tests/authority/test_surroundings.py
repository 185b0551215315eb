"""Names that only are a part of a longer name that the data doesn't know."""

from __future__ import annotations

import pytest

from hrgraph.authority import AuthorityIndex
from hrgraph.authority.resolve import resolve


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("said the Atlantic Council in May", id="a body with another word before it"),
        pytest.param("said the Egyptian Council in May", id="a body of a State"),
        pytest.param(
            "the National Human Rights Council said that it would not answer",
            id="the UN's name without UN, with a word before it",
        ),
        pytest.param("the Council of Islamic Ideology said", id="of something else"),
        pytest.param("the Committee on Foreign Affairs said", id="on something else"),
        pytest.param("the Deputy High Commissioner said", id="a deputy is another office"),
        pytest.param("the vice-High Commissioner said", id="so is a vice"),
        pytest.param("Mali and the Gulf of Egypt", id="a gulf is no State"),
        pytest.param("a reporter of the Cairo Post", id="nor is a newspaper"),
        pytest.param("he studied at the University of Switzerland", id="nor is a university"),
        pytest.param(
            "the Indigenous Shelter for Hunted Ravens (ISHR) closed. ISHR said",
            id="an acronym that the text defines",
        ),
    ],
)
def test_parts_of_other_names(index: AuthorityIndex, text: str) -> None:
    assert [h.text for h in index.find_names(text) if h.name_kind != "demonym"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Yesterday the Council met", "the Council", id="the article parts the words"),
        pytest.param("The Council met", "The Council", id="an article at the beginning"),
        pytest.param("Addressing the Council on Friday, he", "the Council", id="on a day of the week"),
        pytest.param("the Council for March", "the Council", id="for a month"),
        pytest.param("At Council meetings", "Council", id="a small word at the beginning"),
        pytest.param("Egypt's Council seat", "Council", id="a possessive is no part of the name"),
        pytest.param("said Jane Doe. Council members", "Council", id="another sentence"),
        pytest.param(
            "the Geneva-based Human Rights Council", "Human Rights Council", id="a compound adjective"
        ),
        pytest.param("NGOs Urge Human Rights Council to Act Now", "Human Rights Council", id="a headline"),
        pytest.param("Former High Commissioner Pillay", "High Commissioner", id="a word about the holder"),
        pytest.param("the ISHR Council", "ISHR", id="what stands before is a name itself"),
        pytest.param("the Special Rapporteur on Belarus", "Special Rapporteur", id="mandates go on with on"),
        pytest.param("the International Services for Human Rights (ISHR) said", "ISHR", id="a body misnamed"),
        pytest.param(
            "International Service for Human Rights (ISHR)", "ISHR", id="a body named, with its acronym"
        ),
    ],
)
def test_names_of_their_own(index: AuthorityIndex, text: str, expected: str) -> None:
    assert expected in [h.text for h in index.find_names(text)]


def test_the_country_before_chooses_among_records(index: AuthorityIndex) -> None:
    """Of the three presidents only Egypt's is Egyptian."""
    (demonym, office) = index.find_names("the Egyptian President said")
    assert (demonym.text, office.records) == (
        "Egyptian",
        ("https://w3id.org/hrgraph/id/office/president-egypt",),
    )


def test_an_office_before_another_name(index: AuthorityIndex) -> None:
    (resolution,) = resolve(index, "the High Commissioner Smith", "2016")
    assert resolution.candidates[0].score < 0.4 and "Smith" in resolution.candidates[0].reason
