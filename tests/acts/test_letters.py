"""Letters and joint statements: who "we" and "you" are, where the text itself says so."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.links.letters import addressees, readers, signatories
from hrgraph.mapper import Mapper
from hrgraph.records import Act, Span


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
        (
            ("CIVICUS and Amnesty International are alarmed.", ASKED),
            "CIVICUS",
            ["CIVICUS", "Amnesty International"],
        ),
        (("CIVICUS met Amnesty International.", ASKED), "CIVICUS", ["CIVICUS"]),
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
        "a joint statement",
        "publisher and whom it met",
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
    ("text", "found"),
    [
        ("Dear President Museveni,\n\nWe", ["President Museveni"]),
        ("He is dear to us.", []),
        ("Mr Jan Bech, Mayor of Holm\n\nDear Mayor,\n\nWe", ["Mr Jan Bech, Mayor of Holm"]),
        (
            "H.E. Mr Jan Bech, President\n\ncc: Ms Lund\n\nH.E. Ms Ida Holm, Speaker\n\nExcellencies,\n\nWe",
            ["Mr Jan Bech, President", "Ms Ida Holm, Speaker"],
        ),
        ("Dear friends,\n\nWe", ["friends"]),
        ("Madam Special Rapporteur,\n\nWe thank you.", ["Madam Special Rapporteur"]),
        ("To the Members of the Board\n\nYour Excellency,\n\nWe ask.", ["the Members of the Board"]),
        ("Mr Jan Bech, Mayor of Holm, spoke.\n\nWe left.", []),
    ],
    ids=[
        "greeting",
        "no greeting",
        "address",
        "several, with a copy",
        "a greeting of nobody",
        "a speech",
        "no colon",
        "no letter",
    ],
)
def test_whom_a_letter_addresses(text: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in addressees(text)] == found


@pytest.mark.parametrize(
    ("title", "named", "groups"),
    [
        ("Open letter by 12 unions to President Jan Bech: stop the trial", ["President Jan Bech"], ()),
        (
            "Open Letter to Singers, Dancers and Stage Workers at the Gala",
            [],
            ("singers", "dancers", "stage workers"),
        ),
        ("A letter on reading", [], ()),
    ],
    ids=["a person", "groups", "nobody"],
)
def test_the_title_says_whom_an_open_letter_addresses(
    title: str, named: list[str], groups: tuple[str, ...]
) -> None:
    text = f"{title}\n\nYour Excellency,\n\nWe ask you to act."
    at = Span(0, len(title))
    assert [text[span.start : span.end] for span in addressees(text, at)] == named
    assert readers(text, at) == groups


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "actors"),
    [
        ("Following is a statement from Ana Pereira, President of the Guild.", ["Ana Pereira"]),
        ("The following statement was issued by Amnesty International.", ["Amnesty International"]),
        (
            "CIVICUS, together with its 47 member groups, writes to you today.",
            ["CIVICUS", "47 member groups"],
        ),
        ("We the undersigned NGOs met in May.", ["undersigned NGOs"]),
        ("Jane Doe, the chair, said the prize was given in May.", ["Jane Doe"]),
    ],
    ids=["following is", "following, passive", "together with", "we the undersigned", "lost marks"],
)
def test_a_sentence_says_who_we_are(mapper: Mapper, first: str, actors: list[str]) -> None:
    assert ("urge", actors, ["India"]) in _read(mapper, first, ASKED)


@pytest.mark.model
@pytest.mark.parametrize(
    ("publisher", "actor"),
    [("United Nations Secretary-General", "António Guterres"), ("", "António Guterres")],
)
def test_a_title_or_publisher_says_who_i_am(mapper: Mapper, publisher: str, actor: str) -> None:
    title = 'title: "UN Secretary-General\'s video message to the forum"\npublished: 2023-05-01'
    head = f'---\n{title}\npublisher: "{publisher}"\n---\n\n'
    acts = mapper.map(parse_article(f"{head}I welcome the new law.\n".encode(), "example", ".md")).acts
    assert [(a.key, [p.label for p in a.actors]) for a in acts] == [("welcome", [actor])]


@pytest.mark.model
def test_what_signatories_say_must_be_done_they_ask(mapper: Mapper) -> None:
    must = "India must release the poet."
    signed = ("We are shocked.", must, "Signed by:", "1. Amnesty International\n2. CIVICUS")
    assert ("urge", ["Amnesty International", "CIVICUS"], ["India"]) in _read(mapper, *signed)
    assert not _read(mapper, must, publisher="CIVICUS")  # the "must" of a news story is nobody's


@pytest.mark.model
def test_you_may_stand_beside_who_is_meant(mapper: Mapper) -> None:
    read = _read(mapper, "Dear friends,", "We call upon you, drivers and teams, to act.", publisher="CIVICUS")
    assert any(a == "urge" and who == ["CIVICUS"] and "drivers" in whom for a, who, whom in read)


@pytest.mark.model
def test_their_letter_is_of_whom_the_sentence_goes_on_to_name(mapper: Mapper) -> None:
    before = "The lawyers Ana Pereira and Jan Bech were arrested."
    read = _read(mapper, before, "In their joint submission, CIVICUS and FIDH have highlighted the arrests.")
    writers = [who for act, who, _ in read if act == "submit"]
    assert writers == [["CIVICUS", "International Federation for Human Rights"]]


@pytest.mark.model
def test_offices_that_write_in_their_capacities_are_we(mapper: Mapper) -> None:
    """A letter of special procedures to a Government: they are "we", and the State is "you"."""
    found = _read(
        mapper,
        "Excellency,",
        "We have the honour to address you in our capacities as Special Rapporteur on torture and Special "
        "Rapporteur on the independence of judges and lawyers.",
        "We thank your Excellency’s Government for its reply. We urge Chad to repeal the law.",
    )
    urging = [actors for act, actors, _ in found if act == "urge"]
    assert [len(actors) for actors in urging] == [2], found
    assert any(act == "submit" and to == ["Chad"] for act, _, to in found), found


@pytest.mark.model
def test_the_title_tells_whose_statement_it_is(mapper: Mapper) -> None:
    """ "ISHR statement at ..." on another's site: "we" is ISHR."""
    text = b"---\ntitle: ISHR statement at the debate\npublisher: Weltblick\n---\n\nWe deplore the arrests.\n"
    acts = mapper.map(parse_article(text, "x", ".md")).acts
    assert [[p.label for p in act.actors] for act in acts] == [["International Service for Human Rights"]]
