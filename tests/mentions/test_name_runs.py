"""Where a name begins and ends in running text, and what it is a name of."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

CASES = [
    ("The New York Daily News met ISHR.", "New York Daily News", "organisation", "a newspaper of a city"),
    (
        "The Kenya Union of Journalists met ISHR.",
        "Kenya Union of Journalists",
        "organisation",
        "State, head, of",
    ),
    (
        "ISHR met the Hong Kong Lawyers Association.",
        "Hong Kong Lawyers Association",
        "organisation",
        "territory",
    ),
    (
        "The Human Rights Forum for Nurses-Uganda met ISHR.",
        "Human Rights Forum for Nurses-Uganda",
        "organisation",
        "a branch with a hyphen, and Human Rights at the start",
    ),
    (
        "It cited the Land Tenure (Reform and Repeal) Act.",
        "Land Tenure (Reform and Repeal) Act",
        "instrument",
        "a law with brackets",
    ),
    ("Voice of Nepal met ISHR.", "Voice of Nepal", "organisation", "a broadcaster"),
    (
        "ISHR wrote to the Minister of Justice and Islamic Affairs.",
        "Minister of Justice and Islamic Affairs",
        "office",
        "an office with two subjects",
    ),
    ("His Majesty King Faruq bin Isa met ISHR.", "King Faruq bin Isa", "person", "a title before a title"),
    ("ISHR met the editor, Mary Law.", "Mary Law", "person", "a surname that is a kind of text"),
    ("ISHR met Juan “Tol” Lindavo.", "Juan “Tol” Lindavo", "person", "a nickname in quotation marks"),
    (
        "ISHR met the Prosecutor General’s Office.",
        "Prosecutor General’s Office",
        "organisation",
        "its office",
    ),
    ("ISHR met Minister of Justice Maria Conti.", "Maria Conti", "person", "behind the field of an office"),
    ("ISHR met Secretary of State Antony Blinken.", "Antony Blinken", "person", "an office of three words"),
    ("ISHR met House Speaker Ana Duarte.", "Ana Duarte", "person", "a role of a house"),
    ("The Uganda Police met ISHR.", "Uganda Police", "organisation", "a State before one word of a body"),
    ("The Kenya Land Commission met ISHR.", "Kenya Land Commission", "organisation", "a State before a body"),
    ("SADC Lawyers Association met ISHR.", "SADC Lawyers Association", "organisation", "an acronym first"),
    ("The Nakuru Teachers’ Union met ISHR.", "Nakuru Teachers’ Union", "organisation", "a plural possessor"),
    ("The Palu Human rights Centre met ISHR.", "Palu Human rights Centre", "organisation", "a small letter"),
    ("PEN Malawi met ISHR.", "PEN Malawi", "organisation", "the branch of a country"),
    ("Danish PEN met ISHR.", "Danish PEN", "organisation", "the branch of a people"),
    (
        "They founded the “New Dawn Movement” in May.",
        "New Dawn Movement",
        "organisation",
        "a quoted name whole",
    ),
    ("Juan Carlos (Pepito) Murillo met ISHR.", "Juan Carlos (Pepito) Murillo", "person", "a nickname inside"),
    ("ISHR met lawyer Tran Van Son.", "Tran Van Son", "person", "a calling before the name"),
    ("ISHR met SUARA Board Member Dewi Kusuma.", "Dewi Kusuma", "person", "a role of two words"),
    ("ISHR thanked Manos Unidas Sur, a Spanish NGO.", "Manos Unidas Sur", "organisation", "a noun after it"),
    (
        "ISHR wrote to the Director of Public Prosecutions.",
        "Director of Public Prosecutions",
        "office",
        "office",
    ),
    (
        "ISHR met the Peace and Bread Party.",
        "Peace and Bread Party",
        "organisation",
        "a first half before “and”",
    ),
    (
        "ISHR met the Heron District Court in Palu.",
        "Heron District Court",
        "organisation",
        "without its place",
    ),
    ("ISHR met the Guardia Montaña.", "Guardia Montaña", "organisation", "a head in another language"),
    ("ISHR met Jan Erik Smit. Jan Smit wept.", "Jan Erik Smit", "person", "a middle name left out"),
    ("ISHR thanked PEN Malawi’s director.", "PEN Malawi", "organisation", "a branch that possesses"),
    (
        "The Office of the Special Rapporteur on torture met ISHR.",
        "Office of the Special Rapporteur on torture",
        "organisation",
        "an office with its staff",
    ),
]

TEXTS = [
    (
        "Kenya passed the Public Assembly Act on Tuesday.",
        "Public Assembly Act",
        "when it was passed is no title",
    ),
    ("ISHR signed a Memorandum of Understanding with FIDH.", "Memorandum of Understanding", "a memorandum"),
    ("ISHR cited the Rural and Coastal Land Act.", "Rural and Coastal Land Act", "a law of two parts"),
    (
        "ISHR cited the Guidelines on the Right to Clean Water.",
        "Guidelines on the Right to Clean Water",
        "title",
    ),
    (
        "ISHR cited the Lima Charter of Land, Water and Seeds.",
        "Lima Charter of Land, Water and Seeds",
        "a title with a list",
    ),
    (
        "ISHR criticised the report “Dry Wells in Ruritania”.",
        "Dry Wells in Ruritania",
        "a title in quotation marks",
    ),
    ("ISHR joined the resolution entitled “Safe Water for All”.", "Safe Water for All", "entitled"),
    ("ISHR opposed the village savings law.", "village savings law", "told apart by the words before it"),
    ("ISHR praised the peace agreement.", "peace agreement", "an agreement with its kind"),
    ("ISHR opposed House Bill (HB) No. 9912.", "House Bill (HB) No. 9912", "a bill with its short form"),
    ("ISHR opposed HB 4411.", "HB 4411", "a bill by its short form alone"),
    ("ISHR cited Law No. 84 of 2002.", "Law No. 84 of 2002", "a numbered law of a year"),
    ("ISHR criticised the flawed 2011 fishing law.", "2011 fishing law", "a law by its year"),
    ("ISHR cited the Nine-Point Plan.", "Nine-Point Plan", "a plan by its points"),
    ("ISHR cited the Resolution of 3 May 2012.", "Resolution of 3 May 2012", "a resolution by its date"),
    (
        "ISHR cited the fourth periodic report of CIVICUS.",
        "fourth periodic report of CIVICUS",
        "one of a series",
    ),
]

NO_TEXTS = [
    ("ISHR criticised the decision of CIVICUS to leave.", "a decision to do something"),
    ("ISHR criticised our decision.", "somebody's decision"),
    ("ISHR praised an agreement.", "any agreement"),
    ("ISHR spoke of discriminatory laws.", "laws in general"),
]

NO_NAMES = [
    ("ISHR spoke of the Mara Lindu case.", "the name of a case"),
    ("ISHR visited the Red Hills region.", "the name of a place"),
    ("ISHR spoke in the General Debate.", "a title before an event"),
    ("Amid protests ISHR called. Whilst ISHR spoke, it rained.", "small words at the beginning"),
    ("Award-winning ISHR called from its Geneva-based office.", "words that describe"),
    ("ISHR spoke at 11h CET on the UPR.", "hours and short forms"),
    ("ISHR wrote in Oslo, 06.10.2016.", "a capital in an address"),
    ("ISHR met the Attorney General.", "two titles"),
    ("ISHR was arrested in Minsk.", "a capital as a place"),
    ("ISHR joined the Green Path Award ceremony.", "a prize"),
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def _entities(mapper: Mapper, text: str) -> set[tuple[str, str]]:
    mapped = mapper.map(parse_article(text.encode(), "a.txt", ".txt"))
    return {(e.participant.label, e.type) for e in mapped.entities}


@pytest.mark.parametrize(("text", "name", "kind", "reason"), CASES, ids=[c[3] for c in CASES])
def test_name(mapper: Mapper, text: str, name: str, kind: str, reason: str) -> None:
    ours = ("International Service for Human Rights", "organisation")
    assert _entities(mapper, text) - {ours} == {(name, kind)}, reason


@pytest.mark.parametrize(("text", "reason"), NO_NAMES, ids=[c[1] for c in NO_NAMES])
def test_no_name(mapper: Mapper, text: str, reason: str) -> None:
    assert {label for label, _ in _entities(mapper, text)} == {"International Service for Human Rights"}, (
        reason
    )


@pytest.mark.parametrize(("text", "name", "reason"), TEXTS, ids=[c[2] for c in TEXTS])
def test_text(mapper: Mapper, text: str, name: str, reason: str) -> None:
    assert [label for label, kind in _entities(mapper, text) if kind == "instrument"] == [name], reason


@pytest.mark.parametrize(("text", "reason"), NO_TEXTS, ids=[c[1] for c in NO_TEXTS])
def test_no_text(mapper: Mapper, text: str, reason: str) -> None:
    assert not [label for label, kind in _entities(mapper, text) if kind == "instrument"], reason
