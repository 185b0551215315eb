# ruff: noqa: E501 - one case a line
"""How papers, agencies and broadcasters tell the news; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

NEWS = """
The New York-based Committee to Protect Journalists (CPJ) has denounced the sentence and called for Ana Paz's release. | urge: Committee to Protect Journalists | based behind a name of several words is no verb
The San Francisco-based Omega Fund has criticised the law and asked Chad to repeal it. | urge: Omega Fund > Chad | based behind another
On 3 May 2019 police in Goma, the capital of North Kivu, arrested Ana Paz. | attack: police in Goma > Ana Paz | the subject that the date before it swallows
The junta has waged a crackdown on students and others demanding elections. | urge: students; others > | others who demand
Two gunmen rode up and shot her husband dead, Hugo Obi, the head of the union, told reporters. | state: Hugo Obi > reporters | a name and a role before told
Soldiers raided a bar in Lima, the newspaper La Prensa reported on Friday. | state: La Prensa | who reports is parsed as an apposition
But the group's vice convener, Ida Obi, told AFP that the charges were false. | state: Ida Obi > AFP | a role and a name before told
The Government has used the law to silence poets, singers and painters by holding them for years. | attack: Government > poets; singers; painters | them is whom the verb before has
Police moved in on the marchers and dragged them off. | attack: Police > marchers | them behind a preposition
“The ship has left the harbour,” Luis Rey posted on X. | state: Luis Rey | posted, with the words
Prisoners described how guards beat them at night. | state: Prisoners | described how
The EU's human rights watchdog warned that torture feeds crime. | concern: EU's human rights watchdog | a watchdog is a body
“The arrests are a violation of Iran's obligations under international law,” the experts said. | condemn: experts > Iran | whose obligations are breached
Journalists must be able to write without fear, the experts said. | urge: experts > | who must be able is not asked
Lawyers in Chad filed an application seeking the release of Ana Paz. | urge: Lawyers > | who is to be freed isn't asked
The teachers demanded of the Government to reopen the school. | urge: teachers > Government | demanded of
“Mexican authorities must comply with their obligations, including by searching for the miners, and holding perpetrators responsible,” the experts said. | -condemn | a gerund inside what must be done
The judge announced new charges against Ana Paz. | attack: judge > Ana Paz | announced charges
Police fired tear gas to disperse the marchers. | attack: Police > marchers | tear gas to disperse
Luis Rey was taken by soldiers in March. | attack: soldiers > Luis Rey | taken by soldiers
Ten students have been picked by the police in front of the library. | attack: police > ten students | picked by police
In 2022 Ana Paz was awarded OMCT's annual prize. | commemorate: OMCT > Ana Paz | whose prize it is
Ana Paz was shot dead by a pair of unknown assailants. | attack: unknown assailants > Ana Paz | a pair of
Ana Paz was jailed in 2020 after protests against the Citizenship Act. She read the Press Act. | attack: > Ana Paz | who was jailed
Masked agents lined up the guests, asking them about their work. | -urge | asked about
Mary Lawlor came to Lima. Her first meeting was with the widows. | meet: Mary Lawlor > widows | the meeting was with somebody
OMCT launched its Global Analysis 2022 on prisons. | submit: OMCT # Global Analysis 2022 | a text of a year
OMCT published a report in May. The report also names 40 prisons. | state: OMCT | a text that tells
Ana Paz and Luis Rey were arrested at her home in Lima by armed men, before being taken by soldiers to an island. | attack: armed men > Ana Paz; Luis Rey | an agent hung on a place
“The trial begins today,” FIDH said, noting that Chad has freed nobody. | state: FIDH | what is noted is not what is quoted
"They want to scare us," said a student who asked not to be named. | -urge | asked not to be named
Amnesty International said the verdict was a travesty of justice and called on Chad to free her. | condemn: Amnesty International | what is said, beside what is asked
Amnesty International said the verdict was a travesty of justice and called on Chad to free her. | urge: Amnesty International > Chad | what is asked, beside what is said
Ana Paz was convicted of "spreading false news" by a court in Tunis. | attack: court in Tunis > Ana Paz | an agent hung on the charge
Pope Francis prayed for the victims and called for dialogue. | urge: Pope Francis > | prayers are for somebody, not to
The High Court dismissed her case. The Supreme Court upheld the conviction of Ana Paz, rejecting her appeal. | -urge | an appeal against a verdict
Police in the capital Harare arrested the singer Ada Obi. | attack: Police in the capital > Ada Obi | police in a capital are not its State
Argentina freed the poets. The family of 28-year-old Santiago Maldonado wept. Border police detained Maldonado. | attack: Border police > Santiago Maldonado | a first name that is a capital, too
Luis Rey and Berta Paz were killed in May. Two armed men shot Ana Obi dead. | attack: Two armed men > Ana Obi | strangers are not the two just named
The officers took Ana Obi to a police station in Lagos. | attack: officers > Ana Obi | a police station
“In a grim milestone, we counted 400 killings,” said Ana Paz of OMCT. | concern: Ana Paz | no milestone to welcome
In March UNESCO was forced to drop the plan. | -attack | a month is no march
The union was founded in 1990. His lawyers said that Ana Paz was ill. | state: lawyers | his lawyers are nobody told of before
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [[part.strip() for part in line.split(" | ")] for line in NEWS.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[2] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
