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
“All must be freed,” FIDH’s Deputy Director for East Africa, the Gulf and the Great Lakes Region, Flavia Paz, said. | urge: Flavia Paz | a field with commas between a role and its name
Said Ana Paz, CIVICUS director: “The law is cruel.” | condemn: Ana Paz | the verb begins the sentence
Said Ana Paz of FIDH, “Chad must free him.” | urge: Ana Paz > Chad | the verb begins the sentence, without a colon
Ana Paz posted on Facebook: “My house is full of letters.” | state: Ana Paz | posted
FIDH posted on X that the poets were missing. | state: FIDH | posted that
Ana Paz posted a film in May. | -state | posts something
As reported by FIDH, three poets were freed on Monday. | state: FIDH | as reported by
Odhikar’s director for East and Southern Africa, Ana Paz, in a statement said the law had two parts. | state: Ana Paz | a name hung on the field of the role
“The law is cruel and mad,” thundered the opposition leader, Ana Paz. | condemn: Ana Paz | any verb behind what is quoted
In a report by Weltblick.com, the UN High Commissioner for Human Rights, Volker Türk, called on Peru not to sign the law. | urge: Volker Türk | a site by its ending is no person
Ana Paz said that on 4 July Omar Diallo threatened her, saying, “The work must stop.” | -urge: Ana Paz | words that another said
"""

WHO = """
A collective of lawyers condemned the arrest of Ana Paz. | condemn: collective of lawyers | a collective acts
FIDH met the families. The opposition bloc said it welcomed the vote. | welcome: opposition bloc | a bloc is one
Ana Paz and Omar Diallo were arrested. Twenty have been freed, according to the opposition. | state: opposition | the opposition is nobody spoken of before
Cambodian opposition figures implored Japan to help. | urge: Cambodian opposition figures > Japan | figures
Ana Paz met FIDH on Friday. The 60-year-old was beaten by guards. | attack: guards > Ana Paz | who is told of by age
A 60-year-old lawyer, Ana Paz, was beaten by guards. | attack: guards > Ana Paz | an age before a calling
Press watchdogs condemned the arrest of Ana Paz. | condemn: Press watchdogs | watchdogs act
Police and military personnel arrested Ana Paz. | attack: Police; military personnel > Ana Paz | personnel
The Police Reforms Working Group urged Chad to act. | urge: Police Reforms Working Group > Chad | a common word behind the article begins the name
PRWG Kenya said it was late. | state: PRWG Kenya | an acronym with its country
The Council of Senior Religious Scholars condemned the law. | condemn: Council of Senior Religious Scholars | a body of persons by their role
The Society for Threatened Poets condemned the law. | condemn: Society for Threatened Poets | a common word that begins a name
The Poetry Forum met Ana Paz. PF condemns the arrest. | condemn: Poetry Forum | an acronym that nobody explains
Iran is large. The Islamic Republic condemned the law. | condemn: Iran | a State's name for itself
UN Special Rapporteurs urged Chad to drop the law. | urge: UN Special Rapporteurs > Chad | several of an office are none of them
The Centre for Human Rights in Togo condemned the law. | condemn: Centre for Human Rights in Togo | a country at the end of a name
"""

TOLD = """
The Commission called the Government of Peru to free Ana Paz. | urge: Commission > Peru | call somebody to do something
FIDH said the poets must be released: they have committed no crime. | -commit | commits a crime
When an activist speaks out and calls for change, he is mocked. | -urge | what always happens
When the police came, Ana Paz called for help from Chad. | urge: Ana Paz | what happened once
FIDH condemned the law. Those arrested are accused of links with rebels. | -condemn: arrested | nobody in particular accuses
Police questioned them about a march held on 3 May to mark the anniversary of the battle. | -commemorate | others held what was held
Students travelled to Geneva to demand justice from Chad. | urge: Students > Chad | who travels to demand something demands it
Watch a film about the miners of Chad. FIDH made it. | -urge | what a page tells its readers
FIDH spoke of a campaign by Iranian authorities to criminalize aid and silence independent voices. | attack: Iran > independent voices | an aim that "and" joins
Iran's drive to wipe out the unions went on. | attack: Iran > unions | a drive to wipe out
Delhi police booked the lawyer Ana Paz under the terror law. | attack: Delhi police > Ana Paz | booked for a crime
Ana Paz booked a room for her mother. | -attack | booked a room
FIDH is alarmed by life in Iran, where peaceful activism is repressed and criminalized by the authorities. | -attack | the subject hung on an auxiliary
Ana Paz was on Friday handed a 10-year sentence. | attack: > Ana Paz | a day between the auxiliary and its participle
His trial was criticised as deeply flawed by foreign governments. | condemn: foreign governments | who speaks hung on the words
Two men were detained after marches calling for a new law, a union said. | -urge | marches call, not who tells of them
FIDH called on Chad to wait, and asked Peru to help, the Lima Times reported. | urge: FIDH > Peru | what a fronted clause goes on with
Guards raided the hall and referred 43 people, including Americans, to courts. | attack: Guards > 43 people; Americans | referred to courts
“It is a sinister act of vengeance,” said Ana Paz. | condemn: Ana Paz | vengeance
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
