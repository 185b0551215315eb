# ruff: noqa: E501 - one case a line
"""How newspapers and agencies tell acts, more cases; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

REPORTED = """
Forty unions came together to demand the repeal of the law. | urge: Forty unions | came together to
Shopkeepers blocked the bridge to demand his release. | urge: Shopkeepers | what is done to demand something demands it
Shopkeepers closed the market to protest against the tax. | condemn: Shopkeepers | nor is a protest only meant
The mayor hopes to demand an inquiry. | -urge | hoped for
Petrov, the president of Togo, said Ana Paz "did useful things". | state: Petrov | the name behind "said" begins the clause
“It was right,” said Ana Paz, the judge. | state: Ana Paz | here it is the speaker
Police say Ana Paz was behind the murder of Omar Ali. | attack: Ana Paz > Omar Ali | behind a deed
Ana Paz was held by soldiers wearing masks after handing a petition to the Ministry of Justice. | submit: Ana Paz > Ministry of Justice | who was held did what the clause tells, not those masked
Ana Paz said she had to sign a paper. | -urge | what befell the speaker asks nothing
Ana Paz said that States have to sign the treaty. | urge: Ana Paz > States | what others have to do
FIDH had earlier this month condemned the law. | condemn: FIDH | the subject hung on "had"
FIDH issued a report accusing the police of torturing miners. | condemn: FIDH > police | the charge is no part of the name
FIDH issued a report accusing the police of torturing miners. | attack: police > miners | the deed in the charge
FIDH accused members of the party of fraud. | condemn: FIDH > party | whose members they are, and the charge
Omar Ali was not allowed to leave Chad. | attack: > Omar Ali | leave denied
The guards did not allow Omar Ali to see his wife. | attack: guards > Omar Ali | by whom
Omar Ali was allowed to leave Chad. | -attack | leave given
The law would not allow Omar Ali to leave. | -attack | only supposed
Omar Ali was stopped at the airport. | attack: > Omar Ali | stopped at a border
Omar Ali was stopped at the bakery by a friend. | -attack | stopped elsewhere
Officers searched the homes of the editors Arun Shah (Pune) and Vera Das (Goa), Ana Tal (Delhi), Gita Rao (Surat), Stan Lal (Kochi). | attack: Officers > Arun Shah; Vera Das; Ana Tal; Gita Rao; Stan Lal | a list grouped by place
Police carried out raids on the homes of Ana Tal and Gita Rao. | attack: Police > Ana Tal; Gita Rao | a raid on homes
Twenty unions, including Odhikar, FIDH and OMCT, which met in Lima, urged Chad to stop. | urge: Twenty unions; Odhikar; FIDH; OMCT > Chad | the group with those it lists
The law was backed by 20 unions, including Odhikar, FIDH and OMCT, which urged Chad to stop. | urge: 20 unions; Odhikar; FIDH; OMCT > Chad | all of them, not the listed alone
Rights groups signed a letter. The groups included Odhikar, FIDH and OMCT. The groups demand his release. | urge: Rights groups; Odhikar; FIDH; OMCT | some members told in a sentence of their own
Rights groups have condemned the bans. “We are alarmed,” a statement signed by 18 NGOs read. | condemn: 18 NGOs | the lead's groups are those who signed
The mayor said that the safety of the judges is at stake. | concern: mayor | at stake
The mayor said that poets could be prosecuted. | concern: mayor | harm to come, in the passive
Lawyers are questioning the mayor's commitment to free speech. | condemn: Lawyers | doubt in what somebody stands for
The Commission sent a notice to the bank, seeking a report on the fire. | urge: Commission > bank | seeking a report
The head of the Water Institute Hossam Ali spoke. FIDH met Hossam Ali. | meet: FIDH > Hossam Ali | a person behind a body
FIDH is alarmed by the Foreign Gifts (Voluntary Bodies) Control Act. | concern: FIDH > # Foreign Gifts (Voluntary Bodies) Control Act | a title with brackets within
The League of Togo, or LT, said Omar Ali, 44, was arrested. | state: League of Togo | an aside between the subject and its verb
FIDH called for Omar Ali's immediate release. | urge: FIDH > | who is to be freed is not asked
Police held miners. Two of them, Omar Ali and Ana Paz, were sentenced by a court to a year in jail. | attack: court > Omar Ali; Ana Paz | some of them, named
FIDH criticised China's crackdown on unions and its detentions of lawyers. | attack: China > lawyers | a possessor told again by a pronoun
Omar Ali was one of six miners who were abducted by soldiers. | attack: soldiers > Omar Ali; six miners | one of so many
The court handed down the verdict against the editor Omar Ali. | attack: court > Omar Ali | a verdict against a person harms
The court handed down the verdict against the editor Omar Ali. | -adopt | and is no text adopted
Police held 20 people in Lima who were protesting against the tax. | condemn: 20 people | who hung on the place
Togo's human rights council criticised the verdict. | condemn: Togo's human rights council | a body of a State
The mayor's office said the verdict was late. | state: mayor's office | an office that says something
The prosecutor's office charged Omar Ali with libel. | attack: prosecutor's office > Omar Ali | or does it
Police raided the mayor's office. | attack: Police > mayor | as premises it is its owner's
FIDH quoted a statement issued by Omar Ali's office. | submit: Omar Ali's office | behind "by"
Norway has called the trial politically motivated. | condemn: Norway | what is said, hung on the trial
Norway called a meeting scheduled for Monday. | -state | a meeting is called, not described
Forty unions demanded the repeal of the law. “Chad should stop the arrests,” the joint statement said. | urge: Forty unions > Chad | a statement that nothing introduced
The crowd chanted slogans against Omar Ali. | condemn: crowd > Omar Ali | chanted against somebody
The crowd chanted slogans for hours. | -condemn | against nobody
The mayor's aide and former minister Omar Ali was sentenced to death. | attack: > Omar Ali | two roles of one person
The minister agrees with FIDH that the law is bad. | -commit | an opinion shared
The arrested editor Omar Ali was detained by soldiers. | attack: soldiers > Omar Ali | told by the verb, and by the participle before
Prosecutors are seeking a six-year sentence for Omar Ali. | attack: Prosecutors > Omar Ali | a sentence sought
A prominent blogger was jailed by a Togo court on Monday. The court gave Omar Ali two years in prison. | attack: Togo court > Omar Ali | described in the lead, then named
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [[part.strip() for part in line.split(" | ")] for line in REPORTED.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[2] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
