"""Body or boilerplate?"""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.article.blocks import stands_alone

BODY = (
    "ISHR and Amnesty International called on the Secretary-General to protect human rights defenders, "
    "and to speak out against reprisals. They did so in a letter."
)


def kinds(text: str, suffix: str = ".txt") -> list[tuple[str, str]]:
    article = parse_article(text.encode(), f"x{suffix}", suffix)
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


# (a line below a paragraph, what it is, why)
LINES = [
    ("Photo: Wikicommons.", "caption", "seed 000"),
    ("UN Photo / Manuel Elias", "caption", "seed 004"),
    ("Illustration: Badiucao", "caption", "brief on China"),
    ("Picket in Roman Road. Picture: Unison - Credit: Unison", "caption", "credit at the end"),
    ("FILE - In this Aug. 30, 2019, file photo, migrants wait.", "caption", "agency's archive"),
    ("By Karolos Grohmann and Mitch Phillips", "navigation", "byline"),
    ("(Reporting by X; Editing by Hugh Lawson)", "contact", "agency's staff"),
    ("Photo credit: X / Reuters", "caption", "credit"),
    ("© AFP / X. Y.", "caption", "an agency's picture"),
    ("Contact: Tess McEvoy, [email protected] and Eleanor Openshaw, [email protected].", "contact", "seed"),
    ("For media inquiries, please contact the UN Human Rights Office.", "contact", "brief on Burundi"),
    ("Press contacts: FIDH, Paris; OMCT, Geneva", "contact", "brief on Nicaragua"),
    ("Interviews: to speak with the team, write to the media desk.", "contact", "brief on CIVICUS"),
    ("Jane Doe, press officer: +41 22 555 01 23", "contact", "a telephone number"),
    ("jane.doe@example.org", "contact", "an e-mail address"),
    ("Note to editors: the Convention is open to all.", "contact", "brief on Michel Forst"),
    ("About the experts: Special Rapporteurs serve in their own name.", "contact", "OHCHR's notes"),
    ("Download as PDF", "navigation", "seed 004"),
    ("Download the full report (PDF)", "navigation", "brief"),
    ("The joint civil society letter can be accessed here.", "navigation", "seed 000"),
    ("Read the full statement here (in Spanish).", "navigation", "pointer with a bracket"),
    ("Share this article", "navigation", "brief"),
    ("Tag and share: @UN_SPExperts", "navigation", "OHCHR"),
    ("Topics: Bangladesh, Enforced disappearances, News", "navigation", "Amnesty"),
    ("Home > News > Statements", "navigation", "breadcrumb"),
    ("We use cookies to improve your experience on this site.", "navigation", "cookie line"),
    ("Subscribe to our newsletter: a daily digest of stories on human rights.", "navigation", "newsletter"),
    ("Sign up for our newsletter", "navigation", "newsletter"),
    ("Print", "navigation", "a button"),
    ("27 February 2023", "navigation", "a date alone"),
    ("https://example.org/a/b", "navigation", "an address alone"),
    ("***", "navigation", "a row of stars"),
    ("ENDS", "navigation", "the end"),
    ("© Human Rights Watch", "legal", "copyright"),
    ("All rights reserved.", "legal", "rights"),
    ("Creative Commons Attribution 4.0", "legal", "licence"),
    ("This article was originally published by X.", "legal", "republished"),
    ("Read more about our #EndReprisals campaign", "teaser", "one line"),
    ("See also: UN experts condemn the verdict", "teaser", "one line"),
    ("Related articles", "teaser", "heading of teasers"),
    ("• We call on States to stop reprisals.", "list", "bullet"),
    ("- Release all detained defenders;", "list", "dash"),
    ("1. Release all detained defenders;", "list", "number"),
    ("(a) Release all detained defenders;", "list", "letter"),
    ("What the resolution says", "heading", "short, no full stop"),
    # and what only begins like boilerplate
    ("Contact with the families was lost in May, and the police do not say where they are.", "body", "verb"),
    ("Photographs of the crackdown were shown to the Council by the experts.", "body", "a longer word"),
    ("Shared by 75 States, the statement condemned reprisals.", "body", "share as part of a word"),
    ("Here the defenders meet every year.", "body", "here at the beginning"),
    ("He was told that his lawyer could not be found here or abroad.", "body", "here is not the end"),
    ("By Friday nobody had answered.", "body", "no byline"),
    ("Nobody was harmed.", "body", "short but a sentence"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"), [case[:2] for case in LINES], ids=[f"{c[0][:40]} ({c[2]})" for c in LINES]
)
def test_line(line: str, kind: str) -> None:
    found = kinds(f"A headline of some words\n\n{BODY}\n\n{BODY}\n\n{line}\n")
    assert found[-1] == (kind, line)
    assert [k for k, _ in found[:3]] == ["title", "body", "body"]


def test_a_kicker_and_a_caption_stand_before_the_headline() -> None:
    found = kinds(f"UN Photo / Manuel Elias\n\nNews\n\nCivil society stresses access\n\n{BODY}\n\n{BODY}")
    assert [kind for kind, _ in found] == ["caption", "navigation", "title", "body", "body"]


def test_a_text_without_a_headline_has_none() -> None:
    article = parse_article(f"{BODY}\n\n{BODY}".encode(), "x.txt", ".txt")
    assert [block.kind for block in article.blocks] == ["body", "body"]
    assert article.title == ""


def test_everything_below_related_articles_is_a_teaser() -> None:
    teasers = f"Another headline\n\n{BODY}\n\nA third headline\n\n{BODY}"
    text = f"Title words\n\n{BODY}\n\nRelated articles\n\n{teasers}"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", *["teaser"] * 5]


def test_the_article_resumes_below_a_box_of_teasers() -> None:
    text = f"Title words\n\n{BODY}\n\nRead more\n\nAnother headline" + f"\n\n{BODY}" * 4
    found = [kind for kind, _ in kinds(text)]
    assert found == ["title", "body", "teaser", "teaser", "teaser", "body", "body", "body"]


def test_notes_after_the_end_are_not_the_article() -> None:
    text = f"Title words\n\n{BODY}\n\nENDS\n\n{BODY}\n\nBackground of the case is known."
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "navigation", "contact", "contact"]


def test_contacts_reach_to_the_next_paragraph() -> None:
    text = f"Title words\n\n{BODY}\n\nMedia contacts\n\nJane Doe, Geneva.\n\nJohn Doe, Paris.\n\n" + BODY * 3
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "contact", "contact", "contact", "body"]


def test_signatories_are_a_list() -> None:
    names = "Amnesty International\n\nFIDH\n\nHuman Rights Watch\n\nILGA World"
    found = kinds(f"Title words\n\n{BODY}\n\n{names}")
    assert [kind for kind, _ in found] == ["title", "body", "list", "list", "list", "list"]


def test_requests_in_bullets_are_a_list() -> None:
    call = "We call on States to:\n• stop reprisals;\n• free all defenders."
    found = kinds(f"Title words\n\n{BODY}\n\n{call}\n\n{BODY}")
    assert found[2:] == [
        ("body", "We call on States to:"),
        ("list", "• stop reprisals;"),
        ("list", "• free all defenders."),
        ("body", BODY),
    ]


WRAPPED = """\
Title of the article

Members of six international NGOs spoke with the
Secretary-General on 27 February in New York about
access to the United Nations for civil society.
They left.
"""


def test_wrapped_lines_are_one_paragraph() -> None:
    found = kinds(WRAPPED)
    assert [kind for kind, _ in found] == ["title", "body"]
    assert found[1][1].endswith("They left.")


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    assert [kind for kind, _ in kinds(f"News\nTitle of it\n{BODY}\n{BODY}\n")] == [
        "navigation",
        "title",
        "body",
        "body",
    ]


def test_boilerplate_is_never_swallowed_by_a_wrapped_paragraph() -> None:
    line = "Members of six international NGOs spoke with the Secretary-General."
    assert (
        kinds(f"Title\n\n{line}\n{line}\nDownload as PDF of the whole of this statement\n")[-1][0]
        == "navigation"
    )


@pytest.mark.parametrize(
    ("line", "alone"), [("Related articles", True), ("and so he left", False), ("News", True)]
)
def test_stands_alone(line: str, alone: bool) -> None:
    assert stands_alone(line) is alone
