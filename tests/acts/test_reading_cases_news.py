# ruff: noqa: E501 - one case a line
"""How newspapers and agencies tell who spoke and acted; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

SPEAKERS = """
“Chad must free him,” said Ana Paz, Deputy Middle East and North Africa Director at FIDH. | urge: Ana Paz > Chad | a region with "and" in a title speaks not
“Chad must free him,” said Ana Paz, CIVICUS Campaigns and Advocacy Lead. | urge: Ana Paz > Chad | nor does a field with "and"
Ana Paz, Head of Legal and Policy at Odhikar, condemned the arrest. | condemn: Ana Paz | nor one behind the role
Ana Paz, Amnesty International and Human Rights Watch condemned the arrest. | condemn: Ana Paz; Amnesty International; Human Rights Watch | bodies behind a name are no title
Said Ana Paz, CIVICUS director: “The law is cruel.” | condemn: Ana Paz | the verb begins the sentence
Said Ana Paz of FIDH, “Chad must free him.” | urge: Ana Paz > Chad | the verb begins the sentence, without a colon
Ana Paz posted on Facebook: “My house is full of letters.” | state: Ana Paz | posted
FIDH posted on X that the poets were missing. | state: FIDH | posted that
Ana Paz posted a film in May. | -state | posts something
As reported by FIDH, three poets were freed on Monday. | state: FIDH | as reported by
Odhikar’s director for East and Southern Africa, Ana Paz, in a statement said the law had two parts. | state: Ana Paz | a name hung on the field of the role
In a report by Weltblick.com, the UN High Commissioner for Human Rights, Volker Türk, called on Peru not to sign the law. | urge: Volker Türk | a site by its ending is no person
Ana Paz said that on 4 July Omar Diallo threatened her, saying, “The work must stop.” | -urge: Ana Paz | words that another said
"""

WHO = """
A collective of lawyers condemned the arrest of Ana Paz. | condemn: collective of lawyers | a collective acts
Press watchdogs condemned the arrest of Ana Paz. | condemn: Press watchdogs | watchdogs act
Police and military personnel arrested Ana Paz. | attack: Police; military personnel > Ana Paz | personnel
The Police Reforms Working Group urged Chad to act. | urge: Police Reforms Working Group > Chad | a common word behind the article begins the name
PRWG Kenya said it was late. | state: PRWG Kenya | an acronym with its country
The Council of Senior Religious Scholars condemned the law. | condemn: Council of Senior Religious Scholars | a body of persons by their role
The Society for Threatened Poets condemned the law. | condemn: Society for Threatened Poets | a common word that begins a name
The Centre for Human Rights in Togo condemned the law. | condemn: Centre for Human Rights in Togo | a country at the end of a name
"""

TOLD = """
The Commission called the Government of Peru to free Ana Paz. | urge: Commission > Peru | call somebody to do something
FIDH said the poets must be released: they have committed no crime. | -commit | commits a crime
When an activist speaks out and calls for change, he is mocked. | -urge | what always happens
When the police came, Ana Paz called for help from Chad. | urge: Ana Paz | what happened once
FIDH condemned the law. Those arrested are accused of links with rebels. | -condemn: arrested | nobody in particular accuses
Police questioned them about a march held on 3 May to mark the anniversary of the battle. | -commemorate | others held what was held
The march was met with a baton-charge. | -condemn | met with what is no blame
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [
    [part.strip() for part in line.split(" | ")]
    for block in (SPEAKERS, WHO, TOLD)
    for line in block.strip().splitlines()
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[2] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    unwanted, named, who = expected.removeprefix("-").partition(":")
    if expected.startswith("-") and named:  # no such act of this party
        assert not any(a.key == unwanted and who.strip() in [p.label for p in a.actors] for a in acts), found
    else:
        assert holds(acts, expected), (reason, found)
