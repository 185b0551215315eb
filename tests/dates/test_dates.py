"""Dates in articles: how precise, from where, and what is no date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrgraph.dates import find_dates, full_date

DAY = "2023-03-02"  # a Thursday

# (text, the article's date, values found, why)
CASES = [
    # a full date needs nothing else
    ("on 13 December 2018", None, ["2018-12-13"], "British order"),
    ("on December 13, 2018", None, ["2018-12-13"], "American order"),
    ("the 13th of December 2018", None, ["2018-12-13"], "ordinal"),
    ("on Tuesday 16 April 2024, ISHR", None, ["2024-04-16"], "the weekday adds nothing"),
    ("on Tuesday, April 16, 2024", None, ["2024-04-16"], "the same in American order"),
    ("2018-12-13", None, ["2018-12-13"], "ISO"),
    ("13/12/2018", None, ["2018-12-13"], "there is no 13th month"),
    ("12/13/2018", None, ["2018-12-13"], "there is no 13th month"),
    ("03/04/2018", None, [], "March or April: nobody knows"),
    ("05/05/2018", None, ["2018-05-05"], "the same either way"),
    ("13.12.2018", None, ["2018-12-13"], "Continental"),
    ("in October 2016", None, ["2016-10"], "month"),
    ("in Oct. 2016", None, ["2016-10"], "abbreviated"),
    ("in early October 2016", None, ["2016-10"], "no more precise than that"),
    ("in 2019", None, ["2019"], "year"),
    ("in 2014 and 2019", None, ["2014", "2019"], "the second year has no preposition"),
    ("in 2014, and again in 2019", None, ["2014", "2019"], "two years"),
    # without the article's date nothing relative is found
    ("27 February", None, [], "no year to take"),
    ("yesterday, last week, two years ago", None, [], "nothing to count from"),
    # a day without a year
    ("the 27 February meeting", DAY, ["2023-02-27"], "seed 004"),
    ("February 27", DAY, ["2023-02-27"], "American order"),
    ("on 2 March", DAY, ["2023-03-02"], "the article's own day"),
    ("on 28 July they met", DAY, ["2022-07-28"], "the last one, seven months back"),
    ("on 16 April", "2023-01-19", ["2022-04-16"], "nine months back are still the past"),
    ("on 16 February in Geneva", "2023-01-19", ["2023-02-16"], "eleven months back are not"),
    ("will be held on 16 July", "2023-03-02", ["2023-07-16"], "the words speak of the future"),
    ("27 February", "2023", ["2023-02-27"], "an article dated by its year"),
    ("14 April", "2024-02", ["2024-04-14"], "an article dated by its month"),
    ("in October", DAY, ["2022-10"], "bare month, the last one"),
    ("since March", DAY, ["2023-03"], "the month of the article"),
    ("in November last year", DAY, ["2022-11"], "said outright"),
    ("last October", DAY, ["2022-10"], "the October before"),
    ("in March this year", "2023-11-05", ["2023-03"], "said outright"),
    # ranges
    ("from 2 to 5 May 2022", None, ["2022-05-02/2022-05-05"], "to"),
    ("on 10-11 March", DAY, ["2023-03-10/2023-03-11"], "hyphen; a week later is nearer than a year ago"),
    ("held on 28 and 29 July", "2016-08-08", ["2016-07-28/2016-07-29"], "and"),
    ("May 7-9, 2021", None, ["2021-05-07/2021-05-09"], "American range"),
    ("26 February – 5 April 2024", None, ["2024-02-26/2024-04-05"], "over two months"),
    ("28 December to 3 January 2024", None, ["2023-12-28/2024-01-03"], "over the new year"),
    ("between 2009 and June 2024", None, ["2009/2024-06"], "year to month"),
    ("from 2014 to 2020", None, ["2014/2020"], "years"),
    ("in the 1990s", None, ["1990/1999"], "decade"),
    # counted from the article
    ("today", DAY, ["2023-03-02"], "day"),
    ("yesterday", DAY, ["2023-03-01"], "day"),
    ("last night", DAY, ["2023-03-01"], "day"),
    ("tomorrow", DAY, ["2023-03-03"], "day"),
    ("three days ago", DAY, ["2023-02-27"], "exact"),
    ("on Tuesday", DAY, ["2023-02-28"], "the last one"),
    ("on Thursday", DAY, ["2023-03-02"], "the article's own weekday is today"),
    ("last Thursday", DAY, ["2023-02-23"], "not today"),
    ("next Friday", DAY, ["2023-03-03"], "the next one"),
    ("will publish its findings on Friday", DAY, ["2023-03-03"], "the future again"),
    ("last week", DAY, ["2023-02"], "the whole week is in February"),
    ("last week", "2023-03-08", ["2023"], "27 February to 5 March: only the year is certain"),
    ("last week", "2023-01-03", ["2022/2023"], "not even that"),
    ("last week", "2018", ["2018"], "seed 000, dated by its year"),
    ("two weeks ago", "2023-03-20", ["2023-03"], "about the 6th"),
    ("last month", "2023-01-03", ["2022-12"], "over the new year"),
    ("last month", "2018", ["2018"], "the article's month isn't known"),
    ("earlier this month", DAY, ["2023-03"], "this month"),
    ("two months ago", DAY, ["2023-01"], "month"),
    ("last year", DAY, ["2022"], "year"),
    ("this year", "2018", ["2018"], "year"),
    ("next year", DAY, ["2024"], "year"),
    ("two years ago", DAY, ["2021"], "year"),
    ("thirty years ago", "2020", ["1990"], "in words"),
    ("a year ago", DAY, ["2022"], "a is one"),
    ("yesterday", "2018", ["2018"], "only its year is certain"),
    ("today", "2018-03", ["2018-03"], "the article's month"),
    ("on Tuesday", "2018-03", ["2018"], "could be the month before"),
    # counted from the date just mentioned
    (
        "On 13 December 2018 they banned five. CENIDH had met the same fate the day before.",
        None,
        ["2018-12-13", "2018-12-12"],
        "brief on Nicaragua",
    ),
    (
        "Arrested on 22 November, he was charged the following day.",
        DAY,
        ["2022-11-22", "2022-11-23"],
        "after it",
    ),
    ("On 24 March 2016 it voted. On the same day it elected", None, ["2016-03-24", "2016-03-24"], "same day"),
    (
        "A day earlier the experts denounced it.",
        DAY,
        ["2023-03-01"],
        "no date in the paragraph: from the article",
    ),
    ("the day before", None, [], "nothing to count from"),
    ("It had met the same fate the day before.", DAY, [], "before a day of the sentence before"),
    ("He was charged the following day.", DAY, [], "after a day of the sentence before"),
    ("the day of action", DAY, [], "no date"),
    # no dates
    ("Agenda 2030 and the 1998 Declaration", DAY, [], "names"),
    ("Resolution 1325 (2000) and A/HRC/RES/31/32", DAY, [], "symbols"),
    ("Law No. 23/027 of the Assembly", DAY, [], "law"),
    ("States may 5 times march", DAY, [], "verbs"),
    ("between 20,000 and 30,000 Swiss francs", DAY, [], "money"),
    ("up to 2000 people", DAY, [], "people"),
    ("1,256 organisations and 2019 signatures", DAY, [], "counts"),
    ("30 February", DAY, ["2023-02"], "no such day: the month is all that is left"),
    ("for 16.5 years, 3.2019", DAY, [], "decimals"),
]


@pytest.mark.parametrize(
    ("text", "base", "values"), [case[:3] for case in CASES], ids=[f"{c[0]} [{c[1]}] {c[3]}" for c in CASES]
)
def test_value(text: str, base: str | None, values: list[str]) -> None:
    found = find_dates(text, base)
    assert ["/".join(filter(None, (match.value, match.end_value))) for match in found] == values


FLAGS = [
    ("on 13 December 2018", False, False, "on", "a full date is neither"),
    ("on 27 February", False, True, "on", "its year is the article's"),
    ("on Tuesday", True, True, "on", "counted from the article"),
    ("since 1990", False, False, "since", "a beginning, not the act's date"),
    ("since October 2016", False, False, "since", "a beginning"),
    ("as of 1 January 2017", False, False, "since", "a beginning"),
    ("until 2020", False, False, "until", "an end"),
    ("by the end of 2024", False, False, "until", "a deadline"),
    ("before June 2024", False, False, "until", "an end"),
]


@pytest.mark.parametrize(
    ("text", "relative", "inferred", "kind"), [case[:4] for case in FLAGS], ids=[case[0] for case in FLAGS]
)
def test_flags(text: str, relative: bool, inferred: bool, kind: str) -> None:
    [match] = find_dates(text, DAY)
    assert (match.relative, match.inferred, match.kind) == (relative, inferred, kind)


def test_the_words_of_a_date_are_its_own() -> None:
    text = "Since 1990, and in October 2016, on Tuesday and last week."
    assert [text[m.start : m.end] for m in find_dates(text, DAY)] == [
        "1990",
        "October 2016",
        "Tuesday",
        "last week",
    ]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("24 March 2016", "2016-03-24"),
        ("March 24th, 2016", "2016-03-24"),
        ("2016-03-24", "2016-03-24"),
        ("31 June 2016", ""),
        ("2016-13-01", ""),
        ("24 March", ""),
        ("on 24 March 2016", ""),
        ("", ""),
    ],
)
def test_full_date(text: str, iso: str) -> None:
    assert full_date(text) == iso


PIECES = """on in since 1 31 2 May March Oct. 2019 1998, last week year Tuesday two 30 days ago - / yesterday
the day before from to and between 0 13/12/2018 next February 29"""
WORDS = st.lists(
    st.sampled_from(PIECES.split()),
    max_size=14,
).map(" ".join)
BASES = st.one_of(
    st.none(), st.sampled_from(["2016", "2020-02", "2020-02-29", "2023-01-01", "1850-01-01", "2050-12-31"])
)


@given(st.one_of(WORDS, st.text(max_size=60)), BASES)
def test_any_text_is_survived_and_values_are_dates(text: str, base: str | None) -> None:
    end = 0
    for match in find_dates(text, base):
        assert end <= match.start < match.end <= len(text)
        for value in filter(None, (match.value, match.end_value)):
            padded = value + "-01-01"[: 0 if len(value) == 10 else 6 if len(value) == 4 else 3]
            assert full_date(padded) == padded
        assert not match.end_value or match.value[:4] <= match.end_value[:4]
        end = match.end
