"""Letters and joint statements: who "we" and "you" are, where the text itself says so."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.links.letters import greeting, signatories
from hrgraph.mapper import Mapper
from hrgraph.records import Act


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def _read(mapper: Mapper, *paragraphs: str, publisher: str = "") -> list[tuple[str, list[str], list[str]]]:
    head = "---\ntitle: Example\n" + (f'publisher: "{publisher}"\n' if publisher else "") + "---\n"
    text = "\n\n".join((head, *paragraphs)) + "\n"
    acts: tuple[Act, ...] = mapper.map(parse_article(text.encode(), "example", ".md")).acts
    return [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]


ASKED = "We call on India to release the poet."


@pytest.mark.model
@pytest.mark.parametrize(
    ("paragraphs", "publisher", "actors"),
    [
        ((ASKED,), "CIVICUS", ["CIVICUS"]),
        (
            ("We, the undersigned groups, call on India to release the poet.",),
            "CIVICUS",
            ["undersigned groups"],
        ),
        (
            (ASKED, "Signed by:", "1. Amnesty International\n2. CIVICUS"),
            "",
            ["Amnesty International", "CIVICUS"],
        ),
        (
            (ASKED, "Yours sincerely,", "Blue Forum\n\nKisumu Legal Aid"),
            "",
            ["Blue Forum", "Kisumu Legal Aid"],
        ),
        (
            (ASKED, "Blue Forum\n\nKisumu Legal Aid Centre\n\nRights Network Kisumu"),
            "CIVICUS",
            ["Blue Forum", "Kisumu Legal Aid Centre", "Rights Network Kisumu"],
        ),
        (
            (ASKED, "Yours sincerely,", "Ms Jane Doe\nChair of the Writers Committee\nBlue Forum"),
            "",
            ["Blue Forum"],
        ),
        (
            (
                "We, unions of the region, call on India to release the poet.",
                "Signed:",
                "Blue Forum\nRed Union",
            ),
            "",
            ["Blue Forum", "Red Union"],
        ),
        ((ASKED, "About CIVICUS"), "", ["CIVICUS"]),
        (("Dear Minister,", "Seven unions write to you today.", ASKED), "", ["Seven unions"]),
    ],
    ids=[
        "publisher",
        "undersigned",
        "signed by",
        "sincerely",
        "names at the end",
        "a person for a body",
        "unions of",
        "about line",
        "first group of a letter",
    ],
)
def test_we(mapper: Mapper, paragraphs: tuple[str, ...], publisher: str, actors: list[str]) -> None:
    assert ("urge", actors, ["India"]) in _read(mapper, *paragraphs, publisher=publisher)


@pytest.mark.model
def test_you_is_whom_the_letter_greets(mapper: Mapper) -> None:
    read = _read(mapper, "Dear President Museveni,", "We urge you to veto the bill.", publisher="CIVICUS")
    assert ("urge", ["CIVICUS"], ["Museveni"]) in read or ("urge", ["CIVICUS"], ["Yoweri Museveni"]) in read


def test_signatories_end_where_prose_begins() -> None:
    names = "- Blue Forum, Kenya\n- Red Union (Togo)"
    text = f"We ask.\n\nSignatories:\n\n{names}\n\nThe list is open.\n\nLater Group"
    assert signatories(text) == ("Blue Forum", "Red Union")


def test_one_name_is_no_list() -> None:
    assert signatories("We ask.\n\nSincerely,\n\nJane Doe") == ()


@pytest.mark.parametrize(
    ("text", "found"), [("Dear President Museveni,\n\nWe", "President Museveni"), ("He is dear to us.", "")]
)
def test_greeting(text: str, found: str) -> None:
    span = greeting(text)
    assert (text[span.start : span.end] if span else "") == found
