# ruff: noqa: E501 - one case a line
"""Leads, speakers and homes in the stories of agencies, more cases; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

LEADS = """
A prominent Togolese poet has been jailed, her lawyer said. Adjoa Mensah was arrested in May. | attack: > Adjoa Mensah | the lead leaves the name to the next sentence
Police in Lomé arrested a blogger on Monday. The charges against Kofi Boateng, a blogger from Aného, are absurd, Odhikar said. | attack: Police in Lomé > Kofi Boateng | named behind the charges
A Togolese poet was jailed on Monday. His wife, Adjoa Mensah, was questioned. | -attack: > Kofi Boateng | his wife is another
Soldiers seized an editor. The editor's neighbour, Kofi Boateng, died in May. | attack: Soldiers > editor | so is a neighbour
Gunmen killed 12 teachers on Monday. Among them was Kofi Boateng. | attack: Gunmen > 12 teachers; Kofi Boateng | some of a group, named next
Gunmen killed 12 teachers on Monday. They include Kofi Boateng and Adjoa Mensah. | attack: Gunmen > 12 teachers; Kofi Boateng; Adjoa Mensah | they include
Police detained dozens of youths. | attack: Police > dozens of youths | a number belongs to what they are called
"""

SPEAKERS = """
In a joint letter, FIDH, OMCT and CIVICUS said the trial was over. The groups asked Chad to free the poet. | urge: FIDH; OMCT; CIVICUS > Chad | who spoke, however parsed, are the groups
The coalition believes the raids violate the poets' rights. They urged Chad to stop. | urge: coalition > Chad | a body that spoke goes on
Security sources said a poet was held by soldiers. They said he was ill. | state: Security sources | those who spoke, and not who acted
The Kenya Lawyers League, or KLL, said Juma Ali, 44, was also charged with treason. | state: Kenya Lawyers League | another name between commas; who is charged does not speak
“This raid is a clear attempt to stifle poets,” read a statement from Adjoa Mensah. | condemn: Adjoa Mensah | read a statement from
“They beat us,” one of the prisoners, who asked not to be named, told Radio Omega. | -urge | asked not to be named
Reports from Mali say that it rained. | -state | where reports come from
Team 29 said the trial was over. | state: Team 29 | a name with a number
On 21 July 2021 FIDH wrote to the Government of Chad. | submit: FIDH > Chad | no name begins in a date
The UN High Commissioner for Human Rights voiced shock on Monday. It called for an inquiry. | urge: * | an office spoken of as it
FIDH and many other NGOs sent a letter to Chad. We, the undersigned NGOs, condemn the raid. | condemn: FIDH; many other NGOs | a group that signs with a named one
A writer accused of treason was in court, his colleagues said. | -condemn | who accuses is not told
Police say Ana Gomez took part. Ana Gomez denies it. | state: Ana Gomez | denies it
Kofi Boateng, who had been held since the coup in Mali, urged Chad to act. | urge: Kofi Boateng > Chad | the main verb behind a clause about who acts
After being elected in 2018, Prime Minister Kofi Boateng renewed promises that the dam would be built. | commit: Kofi Boateng | a past tense before its object
Ana Gomez was charged with calling for a strike. | -urge | what others say that somebody did
"""

ASKED = """
FIDH called for Ana Gomez's immediate release. | urge: FIDH > | who is to be freed is not asked
“If this is the case she must be released now,” said Ana Gomez. | urge: Ana Gomez | behind a condition
“It is about time that the army showed restraint,” said Ana Gomez. | urge: Ana Gomez > army | about time
FIDH calls on Chad to stop and to listen, and engage in a dialogue with poets. | -meet | a base form goes on with what is asked
Amnesty International urged Interpol to reform. | urge: Amnesty International > Interpol | who is asked is somebody
We call on the international community, including the United Nations and the African Union, to demand an inquiry. | urge: * > international community; United Nations; African Union | picked out of whom, not of us
FIDH supports CIVICUS's call for an inquiry. | join: FIDH > CIVICUS | whose call it is
"""

BLAME = """
Chad jailed Ana Gomez, and FIDH called it a farce. | condemn: FIDH | what is spoken of is not who is blamed
Kenya jailed Ana Gomez for a year, which FIDH calls a disgrace. | condemn: FIDH > Kenya | which takes up the clause
The trial of Ana Gomez, which FIDH criticised, ended. | condemn: FIDH > | which is no person
Students were held after taking part in protests. | -condemn | in protests
Prosecutors had accused the group of breaking the law. | condemn: Prosecutors > group | what the group did is not its name
Police alleged that the marchers were involved in a fire. | condemn: Police > marchers | involved in
Kofi Boateng was jailed, the group said. The army leader, it added, deplores the raids and fears for the safety of poets. | concern: * | a verb after and
The country has no independent judiciary, the bishops stressed. They praised the courage of poets. | welcome: bishops | what there is none of does nothing
The lack of progress in holding the army accountable is appalling, said Ada Obi. | condemn: Ada Obi > | what lacks is not done
Egypt jailed two poets. FIDH accused President Sisi's government of revenge. | condemn: FIDH > Egypt | a ruler's government
"""

HOMES = """
Police raided the office of Odhikar and the home of Ana Gomez. | attack: Police > Odhikar; Ana Gomez | premises of two
Police broke down the door of the flat of Ana Gomez. | attack: Police > Ana Gomez | a door of a flat
Ali Hassan and Omar Hassan were arrested in June. Police later searched their homes. | attack: Police > Ali Hassan; Omar Hassan | not the homes of those who search
Ana Gomez received eleven years. | attack: > Ana Gomez | received years
Ana Gomez was freed after spending five months in jail. | attack: > Ana Gomez | months in jail
OMCT reported on States’ misuse of spyware to target poets. | attack: States > poets | whose misuse
Norway imposed sanctions on two Ugandan officials. | attack: Norway > two Ugandan officials | some officials are no State
A court in Kampala jailed a lawyer and activist. | attack: court in Kampala > lawyer | one person in two roles
"""

CASES = [
    [part.strip() for part in line.split(" | ")]
    for table in (LEADS, SPEAKERS, ASKED, BLAME, HOMES)
    for line in table.strip().splitlines()
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[2] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
