"""The summary of an article about an attack."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrgraph.article import parse_article
from hrgraph.attacks import AttackSummary, load_signs, load_state_parts, summarise
from hrgraph.errors import LexiconError
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def summary_of(
    mapper: Mapper, text: str, title: str = "News", published: str = "2021-06-30"
) -> AttackSummary | None:
    source = f'---\ntitle: "{title}"\npublished: {published}\n---\n\n{text}\n'
    return summarise(mapper.map(parse_article(source.encode(), "example.md", ".md")), mapper.index)


MURDER = """\
Gunmen shot dead the union leader Pedro Ruiz outside his home in Bogotá on 4 May 2021. Ruiz had received \
death threats.

The police said on Monday that they had arrested a suspect, Carlos Vega. "We will find them all," said the \
police chief, Ana Torres. The murder of Ruiz shocked the city.

Colombia is among the most dangerous countries for trade unionists."""

ARREST = """\
Police in Kenya detained the journalist Joseph Otieno on 12 March 2021 after a report on a land dispute.

Otieno, Mary Wanjiru and Peter Kamau were arrested in their office, and the police raided the newsroom. \
Otieno's lawyer, Jane Muthoni, said that she had not been allowed to see him."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            MURDER,
            {
                "victims": ["Pedro Ruiz"],
                "country": "Colombia",
                "date": "2021-05-04",
                "type": "armed-or-criminal-group",
                "violation": "killing",
            },
            id="a killing: the suspect and the police chief are no victims; the day is that of the deed",
        ),
        pytest.param(
            ARREST,
            {
                "victims": ["Joseph Otieno", "Mary Wanjiru", "Peter Kamau"],
                "country": "Kenya",
                "date": "2021-03-12",
                "type": "state-actor",
                "violation": "arbitrary-detention",
            },
            id="arrests: who stands in the list is a victim, the lawyer who speaks is none",
        ),
    ],
)
def test_summary(mapper: Mapper, text: str, expected: dict[str, object]) -> None:
    summary = summary_of(mapper, text)
    assert summary is not None
    assert summary.country is not None
    assert summary.date is not None
    assert summary.perpetrator_type is not None
    assert {
        "victims": [v.value for v in summary.victims],
        "country": summary.country.value,
        "date": summary.date.value,
        "type": summary.perpetrator_type.value,
        "violation": summary.violations[0].value,
    } == expected


def test_every_value_has_the_words_that_show_it(mapper: Mapper) -> None:
    source = f"---\ntitle: News\npublished: 2021-06-30\n---\n\n{MURDER}\n"
    article = parse_article(source.encode(), "example.md", ".md")
    summary = summarise(mapper.map(article), mapper.index)
    assert summary is not None
    findings = [summary.perpetrator, summary.perpetrator_type, summary.country, summary.date]
    for finding in (*findings, *summary.victims, *summary.violations):
        assert finding is not None
        assert " ".join(article.text[finding.start : finding.end].split()) == " ".join(finding.quote.split())


PLACES = [
    pytest.param("Police in Ohio arrested the activist Jane Example.", "United States", id="a part"),
    pytest.param("The Ohio Tribune said that Kenya had jailed its reporter.", "Kenya", id="part of a name"),
    pytest.param(
        "Kenyan police in Tanzania kidnapped an activist. Tanzania was silent.", "Tanzania", id="demonym"
    ),
    pytest.param(
        "The journalist Jane Example was kidnapped in northern Mali. A court in Canada tried a man for it. "
        "Canada paid for the trial of the accused.",
        "Mali",
        id="where it was done, not where the trial is",
    ),
    pytest.param(
        "The Ohio Bureau of Investigation said that Jane Example had been killed.",
        "United States",
        id="a part in a name, where there is nothing else",
    ),
]


@pytest.mark.parametrize(("text", "state"), PLACES)
def test_country(mapper: Mapper, text: str, state: str) -> None:
    summary = summary_of(mapper, text)
    assert summary is not None
    assert summary.country is not None
    assert summary.country.value == state


VIOLATIONS = [
    pytest.param(
        "Police arrested the activist Jane Example on Monday. She was detained for taking part in a protest.",
        {"arbitrary-detention"},
        id="the arrest of a defender",
    ),
    pytest.param(
        "Gunmen killed the mayor of Lakeside. Police arrested two suspects over the murder. "
        "The suspects were charged with murder, and their trial starts in May.",
        {"killing"},
        id="suspects are arrested and tried for a crime",
    ),
    pytest.param(
        "A gang robbed and killed a farmer in Lakeside. Three gunmen fled in a stolen car. "
        "On Friday four men were arrested. They were arrested in a bar and are in custody.",
        {"killing"},
        id="arrests in an article about a crime",
    ),
    pytest.param(
        "Two men threatened to kidnap the reporter Jane Example. She said that the threats had followed her "
        "report. The men had tried to threaten her before.",
        {"threat"},
        id="what was threatened was not done",
    ),
    pytest.param(
        "The World Organisation Against Torture met the Committee against Torture. "
        "Soldiers abducted the farmer Ana Example, and her abductors asked for a ransom.",
        {"kidnapping"},
        id="a kind in a name is none",
    ),
    pytest.param(
        "The nurse Ana Example was raped by guards. They had raped other women before.",
        {"sexual-violence"},
        id="sexual violence",
    ),
    pytest.param(
        "The factory held Ana Example in forced labour, and her wages were never paid.",
        {"forced-labour"},
        id="forced labour",
    ),
]


@pytest.mark.parametrize(("text", "kinds"), VIOLATIONS)
def test_violations(mapper: Mapper, text: str, kinds: set[str]) -> None:
    summary = summary_of(mapper, text)
    assert summary is not None
    assert {v.value for v in summary.violations} == kinds


VICTIMS = [
    pytest.param(
        "Police arrested the journalist Jane Example, her colleague Tom Sample and the driver Ann Test at a "
        "protest in Lakeside. Officials were silent.",
        {"Jane Example", "Tom Sample", "Ann Test"},
        id="a list",
    ),
    pytest.param(
        "The reporter Jane Example was kidnapped and killed in May. John Badman, 40, pleaded guilty to her "
        "kidnapping and was sentenced for murder.",
        {"Jane Example"},
        id="who pleads guilty is no victim",
    ),
    pytest.param(
        "The journalist Jane Example was abducted, the Lakeside Herald said. Border Patrol men found her.",
        {"Jane Example"},
        id="newspapers and agencies are no people",
    ),
]


@pytest.mark.parametrize(("text", "names"), VICTIMS)
def test_victims(mapper: Mapper, text: str, names: set[str]) -> None:
    summary = summary_of(mapper, text)
    assert summary is not None
    assert {v.value for v in summary.victims} == names


DATES = [
    pytest.param(
        "The activist Jane Example has been detained since 4 May 2021. A court heard her on 11 June 2021.",
        "2021-05-04",
        id="detained since a day",
    ),
    pytest.param(
        "A photo posted on 2 June 2021 shows the scene. Gunmen killed Jane Example on 28 May 2021.",
        "2021-05-28",
        id="the day of a photo is not that of the deed",
    ),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_date(mapper: Mapper, text: str, day: str) -> None:
    summary = summary_of(mapper, text)
    assert summary is not None
    assert summary.date is not None
    assert summary.date.value == day


def test_parts_belong_to_states_of_the_authority_file(mapper: Mapper) -> None:
    labels = {r.label for r in mapper.index.records.values() if r.type == "state"}
    parts = load_state_parts()
    assert set(parts.states.values()) <= labels
    known = {name: mapper.index.find_names(name) for name in parts.states}
    assert [n for n, hits in known.items() if any(h.text == n for h in hits)] == [], "places.ttl has these"


def test_a_part_of_two_states_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state-parts.yaml").write_text("Kenya: [Lakeside]\nMalawi: [Lakeside]\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="'Lakeside' stands under two States"):
        load_state_parts(tmp_path)


def test_an_article_without_an_attack_has_none(mapper: Mapper) -> None:
    assert summary_of(mapper, "The General Assembly adopted a resolution on clean water.") is None


def test_an_attack_without_a_date_or_place_is_told_all_the_same(mapper: Mapper) -> None:
    summary = summary_of(
        mapper, "Activist Amina Example was kidnapped, and the kidnappers asked for a ransom."
    )
    assert summary is not None
    assert (summary.date, summary.country) == (None, None)
    assert [v.value for v in summary.violations] == ["kidnapping"]


SLIPS = [
    pytest.param("violations: {}\n", "doesn't have the keys", id="keys are missing"),
    pytest.param("- a\n", "doesn't have the keys", id="no mapping"),
    pytest.param("a: [\n", "can't be read", id="no YAML"),
    pytest.param(
        "violations: {killing: [Killed]}\nperpetrators: {}\nvictim-roles: [a]\nofficial-roles: [a]\n"
        "not-people: [a]\nnot-done: [a]\nopen: [a]\ncrimes: [a]\ncauses: [a]\n",
        "killing is not a list of lower-case words",
        id="capitals would never match",
    ),
]


@pytest.mark.parametrize(("text", "message"), SLIPS)
def test_a_slip_in_the_signs_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "attack-signs.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_signs(tmp_path)


def test_kinds_are_those_of_the_ontology() -> None:
    ontology = (Path(__file__).resolve().parents[2] / "ontology" / "acts.ttl").read_text(encoding="utf-8")
    assert [k for k in load_signs().violations if f'skos:notation "{k}"' not in ontology] == []
