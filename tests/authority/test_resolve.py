"""What names and phrases stand for: offices in time, shared names, descriptions, misspellings."""

from __future__ import annotations

import pytest

from hrgraph.authority import AuthorityIndex, Tenure
from hrgraph.authority.periods import first_day, is_date, last_day, overlaps
from hrgraph.authority.resolve import resolve
from hrgraph.errors import UsageError

ID = "https://w3id.org/hrgraph/id/"


def best(index: AuthorityIndex, text: str, date: str = "", context: str = "") -> list[str]:
    """Last part of the best candidate's IRI, for each thing found."""
    return [r.candidates[0].iri.rsplit("/", 1)[-1] for r in resolve(index, text, date, context)]


@pytest.mark.parametrize(
    ("text", "date", "context", "expected"),
    [
        pytest.param("the High Commissioner", "2014-06-30", "", "pillay", id="2014, before the change"),
        pytest.param("the High Commissioner", "2014-10", "", "zeid", id="2014, after the change"),
        pytest.param("the High Commissioner", "2019", "", "bachelet", id="2019"),
        pytest.param(
            "the High Commissioner", "2024-02-01", "", "turk", id="2024: no end of tenure in the data"
        ),
        pytest.param("the UN human rights chief", "2022-09-15", "", "alnashif", id="an acting holder"),
        pytest.param("the High Commissioner", "", "", "hc", id="without a date the office alone"),
        pytest.param("the High Commissioner", "1999", "", "hc", id="before every holder the office alone"),
        pytest.param("the acting High Commissioner", "2022", "", "alnashif", id="acting, in a year of three"),
        pytest.param("the Secretary-General", "2026-12-30", "", "guterres", id="within the term's end"),
        pytest.param("the Secretary-General", "2027-02", "", "sg", id="after the term's end nobody is known"),
        pytest.param(
            "Special Rapporteur on human rights defenders",
            "2020-06",
            "",
            "lawlor",
            id="one seat: the next holder ends a tenure without end",
        ),
        pytest.param(
            "Special Rapporteur on human rights defenders",
            "2014-12",
            "",
            "forst",
            id="one seat, no end known: for a year",
        ),
        pytest.param(
            "Special Rapporteur on human rights defenders",
            "2018",
            "",
            "sr-hrd",
            id="one seat, no end known: who held it later would be a guess",
        ),
        pytest.param(
            "the then Special Rapporteur on human rights defenders",
            "2023",
            "",
            "forst",
            id="then: the last one before the holder of the day",
        ),
        pytest.param(
            "the then Special Rapporteur on human rights defenders in 2010",
            "2023",
            "",
            "sekaggya",
            id="then, with its year",
        ),
        pytest.param("the former High Commissioner", "2019-05", "", "zeid", id="former: the last one"),
        pytest.param("former High Commissioner Pillay", "2019", "", "pillay", id="former, with a surname"),
        pytest.param("former High Commissioner Pillay", "", "", "pillay", id="a surname needs no date"),
        pytest.param("ex-High Commissioner Pillay", "2019", "", "pillay", id="ex-"),
        pytest.param(
            "High Commissioner Bachelet's report",
            "2024",
            "",
            "bachelet",
            id="a surname is stronger than the date",
        ),
        pytest.param("High Commissioner Zeid", "2016", "", "zeid", id="known by the first part of the name"),
        pytest.param("Secretary-General Ban", "2012", "", "ban", id="a family name that comes first"),
        pytest.param(
            "High Commissioner Pillay Tuesday", "2012", "", "pillay", id="another capitalised word follows"
        ),
        pytest.param(
            "the Special Rapporteur Forst", "2018", "", "forst", id="the surname tells which office"
        ),
        pytest.param(
            "the new Secretary-General", "2016-11", "", "guterres", id="appointed, not yet in office"
        ),
        pytest.param("the new Secretary-General", "2017-03", "", "guterres", id="new, just in office"),
        pytest.param("the incoming High Commissioner", "2022-09-20", "", "turk", id="incoming"),
        pytest.param("the Secretary-General-designate", "2016-10-20", "", "guterres", id="designate"),
        pytest.param("the outgoing High Commissioner", "2022-07", "", "bachelet", id="outgoing"),
        pytest.param(
            "his successor", "2015", "High Commissioner Pillay left office.", "zeid", id="successor"
        ),
        pytest.param(
            "his successor",
            "2022-09",
            "Michelle Bachelet left office.",
            "turk",
            id="successor: the acting holder is not meant",
        ),
        pytest.param("her predecessor", "2021", "Mary Lawlor spoke.", "forst", id="predecessor"),
        pytest.param(
            "his successor",
            "",
            "Ban Ki-moon left office.",
            "guterres",
            id="successor: undated tenures don't follow",
        ),
        pytest.param("Pillay", "", "", "pillay", id="a surname alone"),
        pytest.param("Mr Madrigal-Borloz", "2018", "", "madrigal", id="a double surname with a title"),
    ],
)
def test_offices_in_time(index: AuthorityIndex, text: str, date: str, context: str, expected: str) -> None:
    assert best(index, text, date, context)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        pytest.param(
            "The Special Rapporteur on the right to freedom of peaceful assembly and association said",
            "sr-assembly",
            "Special Rapporteur on the right to freedom of peaceful assembly and association",
            id="another number and fewer words",
        ),
        pytest.param(
            "the Special Rapporteur for human rights defenders, who spoke",
            "sr-hrd",
            "Special Rapporteur for human rights defenders",
            id="another preposition: the words of the shorter name do",
        ),
        pytest.param(
            "the Special Rapporteur on water", "sr-assembly", "Special Rapporteur", id="no such mandate"
        ),
    ],
)
def test_mandates_by_their_words(index: AuthorityIndex, text: str, expected: str, words: str) -> None:
    (resolution,) = resolve(index, text)
    assert (resolution.text, resolution.candidates[0].iri) == (words, f"{ID}office/{expected}")


def test_the_office_is_kept_beside_its_holder(index: AuthorityIndex) -> None:
    (resolution,) = resolve(index, "the UN High Commissioner for Human Rights", "2012")
    assert resolution.office == ID + "office/hc" and resolution.method == "office"
    assert [c.iri for c in resolution.candidates] == [ID + "person/pillay", ID + "office/hc"]
    assert "2008-09-01" in resolution.candidates[0].reason


def test_a_year_of_change_has_both_holders(index: AuthorityIndex) -> None:
    people = [t.person for t in index.holders(ID + "office/hc", "2014")]
    assert people == [ID + "person/pillay", ID + "person/zeid"]
    (resolution,) = resolve(index, "the High Commissioner", "2014")
    assert resolution.candidates[0].score < 0.6


def test_holders_need_a_date(index: AuthorityIndex) -> None:
    assert index.holders(ID + "office/hc", "") == ()
    assert len(index.tenures(ID + "office/hc")) == 5
    assert [t.office for t in index.offices_of(ID + "person/turk", "2023")] == [ID + "office/hc"]
    assert index.offices_of(ID + "person/turk", "2020") == ()


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        pytest.param("CAT", "its members reviewed Burundi", "org/cat", id="context words of the committee"),
        pytest.param(
            "CAT", "Burundi ratified it in 1993", "instrument/cat", id="context words of the treaty"
        ),
        pytest.param("CAT", "the Committee against Torture met", "org/cat", id="the full name elsewhere"),
        pytest.param("the ICC", "the prosecutor spoke of war crimes", "org/icc", id="the court"),
        pytest.param(
            "the ICC", "accreditation under the Paris Principles", "org/icc-nhri", id="the committee of NHRIs"
        ),
        pytest.param(
            "the Special Rapporteur",
            "Mary Lawlor, an Irish expert",
            "office/sr-hrd",
            id="an office by its holder",
        ),
        pytest.param("AI", "Amnesty International published", "org/amnesty", id="AI beside Amnesty"),
    ],
)
def test_shared_names(index: AuthorityIndex, text: str, context: str, expected: str) -> None:
    (resolution,) = resolve(index, text, context=context)
    assert resolution.candidates[0].iri == ID + expected
    if len(resolution.candidates) > 1:
        assert resolution.candidates[0].score > resolution.candidates[1].score


def test_a_body_that_had_ended_is_not_meant(index: AuthorityIndex) -> None:
    (resolution,) = resolve(index, "the ICC", "2022")
    assert [c.iri for c in resolution.candidates] == [ID + "org/icc", ID + "org/icc-nhri"]
    assert "ended in 2016" in resolution.candidates[1].reason


def test_a_short_name_alone_is_weak(index: AuthorityIndex) -> None:
    """AI without Amnesty may be anything: the score says so."""
    (weak,) = resolve(index, "AI")
    (strong,) = resolve(index, "AI", context="Amnesty International published")
    assert weak.candidates[0].score <= 0.65 < strong.candidates[0].score


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        pytest.param(
            "the resolution on human rights defenders at the 72nd session", "", "A-RES-72-247", id="session"
        ),
        pytest.param(
            "the seventy-second session's resolution on human rights defenders",
            "",
            "A-RES-72-247",
            id="a session in words",
        ),
        pytest.param(
            "the resolution on human rights defenders adopted at the seventieth session",
            "",
            "A-RES-70-161",
            id="a round session in words",
        ),
        pytest.param("last year's resolution on reprisals", "2018-03", "A-HRC-RES-36-21", id="last year"),
        pytest.param(
            "last year's resolution on reprisals", "2020", "A-HRC-RES-42-28", id="another last year"
        ),
        pytest.param(
            "the 2016 resolution on human rights defenders", "", "A-HRC-RES-31-32", id="an explicit year"
        ),
        pytest.param(
            "General Assembly resolution on human rights defenders",
            "2018-02",
            "A-RES-72-247",
            id="the latest of a body before the date",
        ),
        pytest.param(
            "General Assembly resolution on human rights defenders",
            "2016-06",
            "A-RES-70-161",
            id="later ones are ruled out",
        ),
        pytest.param(
            "Human Rights Council resolution on human rights defenders",
            "2018-02",
            "A-HRC-RES-31-32",
            id="another body",
        ),
        pytest.param(
            "last year's Human Rights Council resolution on the reprisals issue",
            "2018",
            "A-HRC-RES-36-21",
            id="a short name after the body that adopted it",
        ),
        pytest.param("the General Assembly's A/RES/72/247", "", "A-RES-72-247", id="a symbol"),
        pytest.param("General Assembly resolution 72/247", "", "A-RES-72-247", id="a symbol in words"),
        pytest.param("HRC res. 31/32", "", "A-HRC-RES-31-32", id="an abbreviated symbol"),
        pytest.param(
            "resolution 31/32", "", "A-HRC-RES-31-32", id="a number without a body: what the data has"
        ),
    ],
)
def test_instruments_by_description(index: AuthorityIndex, text: str, date: str, expected: str) -> None:
    assert expected in best(index, text, date)


def test_an_unknown_symbol_is_still_an_iri(index: AuthorityIndex) -> None:
    (resolution,) = resolve(index, "A/RES/66/164")
    assert resolution.candidates[0].iri == ID + "instrument/A-RES-66-164"
    assert "no record" in resolution.candidates[0].reason


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the resolution on fisheries", id="a topic that no instrument has"),
        pytest.param("a resolution", id="nothing to go by"),
        pytest.param("the 1999 resolution on human rights defenders", id="a year without one"),
        pytest.param("colourless green ideas", id="no name at all"),
        pytest.param("", id="nothing"),
    ],
)
def test_nothing_fits(index: AuthorityIndex, text: str) -> None:
    assert resolve(index, text) == []


def test_a_tie_is_a_low_score(index: AuthorityIndex) -> None:
    (resolution,) = resolve(index, "the resolution on reprisals")
    assert len(resolution.candidates) == 2 and resolution.candidates[0].score < 0.5


def test_a_wrong_date_is_refused(index: AuthorityIndex) -> None:
    with pytest.raises(UsageError, match="2014-13"):
        resolve(index, "the High Commissioner", "2014-13")


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2016", "2016-01-01", "2016-12-31"), ("2016-02", "2016-02-01", "2016-02-29"), ("2016-02-03",) * 3],
)
def test_days_of_a_date(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("2016", True),
        ("2016-02-29", True),
        ("2015-02-29", False),
        ("2016-00", False),
        ("16", False),
        ("2016-2", False),
    ],
)
def test_is_date(text: str, valid: bool) -> None:
    assert is_date(text) is valid


@pytest.mark.parametrize(
    ("begin", "end", "date", "expected"),
    [
        pytest.param("2014-06", "2020-04", "2020", True, id="part of the year"),
        pytest.param("2014-06", "2020-04", "2020-04-30", True, id="the end's month counts whole"),
        pytest.param("2014-06", "2020-04", "2020-05-01", False, id="the day after"),
        pytest.param("2014-06", "", "2035", True, id="open end"),
        pytest.param("", "2000", "1999-05-05", True, id="no begin: a year before the end"),
        pytest.param("", "2000", "1995-05-05", False, id="no begin: earlier is a guess"),
        pytest.param("", "", "1995", False, id="no date: nobody is the holder on any day"),
    ],
)
def test_overlaps(begin: str, end: str, date: str, expected: bool) -> None:
    assert overlaps(Tenure("p", "o", begin, end), date) is expected


def test_an_unknown_end_is_a_year_after_the_begin() -> None:
    tenure = Tenure("p", "o", "2010-03-01", end_unknown=True)
    assert overlaps(tenure, "2010-12") and not overlaps(tenure, "2012")


def test_undated_tenures_tell_the_office_of_a_person_but_no_holder(index: AuthorityIndex) -> None:
    assert index.holders(ID + "office/president-ga", "2015") == ()
    (tenure,) = index.offices_of(ID + "person/kiai", "2015")
    assert (tenure.office, tenure.begin) == (ID + "office/president-ga", "")
