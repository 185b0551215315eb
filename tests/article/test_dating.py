"""Datelines, and dates inferred from an article's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrgraph.article import Dateline, dateline, infer_date, parse_article
from hrgraph.records import Article

# (first words, places, date, what follows the dateline, why)
DATELINES = [
    ("GENEVA (28 January 2023) – The Office", ("Geneva",), "2023-01-28", "The Office", "OHCHR"),
    ("(Geneva, 7 July 2022) – The UN", ("Geneva",), "2022-07-07", "The UN", "ILGA"),
    ("(New York) –The New York", ("New York",), "", "The New York", "HRW"),
    ("PARIS-GENEVA – In only", ("Paris", "Geneva"), "", "In only", "the Observatory"),
    ("Paris – Geneva, October 19, 2010 - The", ("Paris", "Geneva"), "2010-10-19", "The", "the Observatory"),
    ("Geneva-Paris, June 19, 2008. The", ("Geneva", "Paris"), "2008-06-19", "The", "full stop"),
    ("Istanbul, May 17, 2024—The Committee", ("Istanbul",), "2024-05-17", "The Committee", "CPJ, no spaces"),
    (
        "Washington, D.C., March 20, 2020 — The",
        ("Washington, D.C.",),
        "2020-03-20",
        "The",
        "a comma in a place",
    ),
    ("ADEN, Yemen, March 7 (Xinhua) -- Yemeni", ("Aden", "Yemen"), "", "Yemeni", "two hyphens"),
    ("(Reuters) - Gunmen", (), "", "Gunmen", "an agency is no place"),
    ("Paris, Oct 23 (IANS/AKI) The head", ("Paris",), "", "The head", "an agency ends it without a dash"),
    ("The UK - Egypt's partner", (), "", "The UK - Egypt's partner", "a pair of dashes"),
    ("NAIROBI, Kenya (AP) — Police", ("Nairobi", "Kenya"), "", "Police", "agency"),
    ("Geneva, 24 March (AFP) - The", ("Geneva",), "", "The", "a date without a year is no date"),
    ("LOMÉ, May 7, 2021, Afrik-News -- Two", ("Lomé",), "2021-05-07", "Two", "an agency after the date"),
    ("7 July 2022, Geneva – ISHR", ("Geneva",), "2022-07-07", "ISHR", "date first"),
    ("GENEVA / NEW YORK (7 June 2017) – A", ("Geneva", "New York"), "2017-06-07", "A", "slash"),
    ("PORT-AU-PRINCE (7 June 2017) – A", ("Port-Au-Prince",), "2017-06-07", "A", "hyphens in one name"),
    ("GENEVA – “We must act”", ("Geneva",), "", "“We must act”", "a quotation follows"),
    ("CIVICUS – the global alliance – said", (), "", "CIVICUS – the global alliance – said", "an apposition"),
    ("DAKAR, April 10 Odhikar said", ("Dakar",), "", "Odhikar said", "capitals and a day, no dash"),
    ("LAHORE: The lawyers met", ("Lahore",), "", "The lawyers met", "capitals and a colon"),
    ("OMCT: What did you see", (), "", "OMCT: What did you see", "who speaks in an interview"),
    ("Members of six NGOs met", (), "", "Members of six NGOs met", "no dateline"),
    ("In May 2019. The", (), "", "In May 2019. The", "no place"),
    ("On 24 March 2016 the Council", (), "", "On 24 March 2016 the Council", "no place"),
    ("", (), "", "", "nothing"),
]


@pytest.mark.parametrize(
    ("text", "places", "date", "rest"), [case[:4] for case in DATELINES], ids=[case[4] for case in DATELINES]
)
def test_dateline(text: str, places: tuple[str, ...], date: str, rest: str) -> None:
    found = dateline(text)
    assert found == Dateline(places, date, len(text) - len(rest))


@given(st.text(alphabet=st.sampled_from("GENEVAgeneva ()–-—,.:/2023 JuneD\n"), max_size=150))
def test_a_dateline_lies_within_the_text(text: str) -> None:
    found = dateline(text)
    assert 0 <= found.length <= len(text)
    assert found.length or not found.places


def article(body: str, title: str = "A headline of some words") -> Article:
    return parse_article(f"{title}\n\n{body}\n\nThey left the room then.".encode(), "x.txt", ".txt")


ADOPTED = {
    "Universal Declaration of Human Rights": 1948,
    "UDHR": 1948,
    "Declaration on Human Rights Defenders": 1998,
    "Convention against Torture": 1984,
    "Declaration": 1900,
}
LONG = "Declaration on the Right and Responsibility of Individuals, Groups and Organs of Society"

BOTH = (
    "The occasion of both the 75th anniversary of the Universal Declaration of Human Rights and the 25th "
    "anniversary of the Declaration on Human Rights Defenders provides an opportunity."
)
STATED = (
    f"This year marks the 20th anniversary of the UN {LONG}. There have been advances since 1998, but "
    "not enough."
)
COUNTED = (
    "Two anniversaries fall this year: 75 years of the Universal Declaration of Human Rights and 25 years of "
    "the Declaration on Human Rights Defenders."
)
SINGLE = "This year marks the 20th anniversary of the Declaration on Human Rights Defenders."

# (body, date, words of the reason, why)
INFERRED = [
    ("GENEVA (7 June 2017) – They met.", "2017-06-07", "the dateline “GENEVA (7 June 2017)”", "dateline"),
    ("The experts said today (7 June 2017) that it must stop.", "2017-06-07", "the words “today (", "today"),
    (SINGLE, "2018", "the 20th anniversary of the Declaration on Human Rights Defenders of 1998", "seed 000"),
    (BOTH, "2023", "the 75th anniversary of the Universal Declaration of Human Rights of 1948", "seed 004"),
    (STATED, "2018", "of 1998", "the year stands in the text"),
    (COUNTED, "2023", "the 75th anniversary", "counted in years"),
    ("On the seventieth anniversary of the UDHR, they met.", "2018", "the 70th", "in words"),
    ("On the twenty-fifth anniversary of the Convention against Torture.", "2009", "the 25th", "two words"),
    ("On the 41st anniversary of the Convention against Torture.", "2025", "the 41st", "ordinal ending"),
    (
        "On 13 December 2018 five groups were banned.",
        "2018",
        "the lead, which tells of 13 December",
        "lead",
    ),
    (
        "Made public on 14 April, it was sent on 14 February 2024.",
        "2024",
        "14 February",
        "a month is left open",
    ),
]


@pytest.mark.parametrize(("body", "value", "reason"), [c[:3] for c in INFERRED], ids=[c[3] for c in INFERRED])
def test_inferred(body: str, value: str, reason: str) -> None:
    made = article(body)
    found = infer_date(made.text, made.blocks, ADOPTED)
    assert found is not None
    assert (found.value, found.inferred) == (value, True)
    assert reason in found.reason


NOTHING = [
    ("They met yesterday.", "nothing at all"),
    ("Ahead of the 75th anniversary of the UDHR they met.", "not yet"),
    ("Last year's 70th anniversary of the UDHR was celebrated.", "no longer"),
    ("At the 50th anniversary in 1998 of the UDHR they met.", "a year of its own"),
    ("The 20th anniversary of her death is near.", "no instrument"),
    (
        "The 75th anniversary of the UDHR and the 20th anniversary of the Convention against Torture.",
        "contradiction",
    ),
    ("On 10 December 1948 it was adopted. In 2015 it was amended.", "a later date stands there"),
    ("They have worked for 75 years of the UDHR.", "not this year"),
]


@pytest.mark.parametrize("body", [case[0] for case in NOTHING], ids=[case[1] for case in NOTHING])
def test_nothing_is_guessed(body: str) -> None:
    made = article(body)
    assert infer_date(made.text, made.blocks, ADOPTED) is None


def test_a_teaser_dates_nothing() -> None:
    made = parse_article(
        b"Title words\n\nThey met.\n\nRelated articles\n\nThis is the 75th anniversary of the UDHR.",
        "x",
        ".txt",
    )
    assert infer_date(made.text, made.blocks, ADOPTED) is None


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("https://www.hrw.org/news/2019/03/08/joint-statement", "2019-03"),
        ("https://example.org/2016-03-24-statement", "2016-03"),
        ("https://example.org/news/369401", ""),
        ("https://example.org/2016/99/x", ""),
    ],
)
def test_the_main_address_may_hold_the_month(source: str, value: str) -> None:
    made = article("They met.")
    found = infer_date(made.text, made.blocks, {}, [source, "https://example.org/2001/01/"])
    assert (found.value if found else "") == value


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("HRC55: Ten years on, NGOs honour Cao Shunli", "2024"),
        ("HRC31: Council adopts a resolution", "2016"),
        ("HRC1 opens the Council", ""),
        ("UNGA75: 75 States take a stand", "2020"),
    ],
)
def test_the_session_in_a_title(title: str, value: str) -> None:
    made = article("They met in the Third Committee.", title)
    found = infer_date(made.text, made.blocks, {})
    assert (found.value if found else "") == value


def test_a_line_with_the_date_above_the_text() -> None:
    made = parse_article(b"Press release\n\n7 June 2017\n\nTitle words\n\nThey met.", "x", ".txt")
    assert made.date is not None
    assert (made.date.value, made.date.reason) == ("2017-06-07", "the line “7 June 2017” at the top")


def test_a_date_at_the_end_is_not_the_article_s() -> None:
    made = parse_article(b"Title words\n\nThey met.\n\nThey left.\n\nThey slept.\n\n7 June 2017", "x", ".txt")
    assert made.date is None
