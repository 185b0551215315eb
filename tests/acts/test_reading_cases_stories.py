# ruff: noqa: E501 - one case a line
"""What news stories tell in their own ways, more cases; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

NEWS = """
A rights watchdog has denounced the minister's plan. The Lesotho Council for Dignity called the plan unlawful. | condemn: Lesotho Council for Dignity | described first, named in the next sentence
A press freedom group condemned the raid. The Supreme Court said it would rule in May. | condemn: press freedom group | a court is no press freedom group
Odhikar has said that it will sue. The nonprofit called for an inquiry. | urge: Odhikar | a nonprofit is an organisation spoken of
Odhikar and the Lantern Foundation condemned a clampdown on peaceful marchers. The groups also urged Kenya to free the marchers. | urge: Odhikar; Lantern Foundation > Kenya | several groups are no group of marchers
Several CSOs held a press conference to denounce the ban. | condemn: Several CSOs | what a press conference is held for
Ana Gomez attended a meeting to discuss the drought with Peter Lane. | -meet | what a meeting is for was perhaps not done
The Minister held a press conference to introduce the candidate. | -condemn | no blame
Nigerians condemned the raid. | condemn: Nigerians | a people in the plural
Uganda votes in May. Human Rights Watch criticised Okello's government. | condemn: Human Rights Watch > Uganda | whose government: the State's
Norway is a member. FIDH denounced the Solberg administration. | condemn: FIDH > Norway | a leader's administration
The National Human Rights Commission (NHRC) spoke in Nigeria. NHRC condemned the raid. | condemn: NHRC | a commission by these letters is not the committee of another State
Ghana jailed three poets. The NHRC condemned the raid. | condemn: NHRC | another State's body, of which the article does not speak
Qatar jailed three poets. The NHRC condemned the raid. | condemn: National Human Rights Committee | of which it speaks
The police let Ana Paz call her lawyer but have not allowed her family to visit. | attack: police > family | a perfect does not go on from an infinitive
Ana Paz was held in Cairo. She is accused of spreading lies harmful to the State and joining the Democratic League. | -join | a second charge
Ana Paz was tried in Cairo. The court document accused Paz of “maliciously speculating” about the flood by “speaking to foreign media.” | -state | what a court says that she said
“It is important that President Duda signs this law promptly,” Ana Gomez added. | -join | what is to be done
It is essential that Kenya ratifies the Convention. | -join | what is to be done
Ugandan Prime Minister Bo Lund spoke in Norway. FIDH denounced the Lund administration. | condemn: FIDH > Uganda | the State as whose leader he is introduced
Uganda held a vote. The United States sent observers. FIDH denounced the Okello administration. | condemn: FIDH > Okello administration | of two States, nobody can tell whose
A reporter working for the Daily Lantern, Peter Lane, was expelled from Chad. | attack: > Peter Lane | the name after a long description
The head of the National Union of Teachers in Lagos, Ana Gomez, told FIDH that schools were closed. | state: Ana Gomez > FIDH | the name after a place
According to Merupaz, an independent think tank, ten teachers died. | state: Merupaz | an unknown name that figures are from
Soldiers detained the three singers, Ana Gomez, Peter Lane and Zinaida Lane. It rained. It was May. They slept. The rain ended. It was June. The three singers have denied the charges. | state: Ana Gomez; Peter Lane; Zinaida Lane | so many as were named long before
Peru's former ambassador was detained by masked men. | attack: masked men > Peru's former ambassador | a former ambassador is a person
Ana Gomez was forced into a car by two officers. | attack: two officers > Ana Gomez | into a car
The driver forced the car into a garage. | -attack | things
The regime has waged a campaign of persecution against monks. | attack: regime > monks | against, hung on what the campaign consists in
Ana Gomez was held overnight in Arua. | attack: > Ana Gomez | overnight
FIDH received reports of the arrest of many marchers. | -attack | what is reported to somebody
Complaints filed by lawyers for the banker Tukur Lane led to the raid. | -attack | whom lawyers work for
A court condemned the singer Ana Gomez to twelve years in prison. | -condemn | a sentence is no blame
A court condemned the singer Ana Gomez to twelve years in prison. | attack: court > Ana Gomez | a sentence
Both journalists were reporting on a march when they left. | -state | work, not words
The expert reported on the killings. | state: expert | a report
Ana Gomez campaigned for a senator. | -urge | support for a person
Ana Gomez campaigned for an inquiry. | urge: Ana Gomez | support for a demand
The marchers came to press home their point. | -urge | idiom
“This arrest is a deliberate attempt to stifle one of the boldest voices calling for reform,” Odhikar said. | condemn: Odhikar | who calls for reform is only described
“This arrest is a deliberate attempt to stifle one of the boldest voices calling for reform,” Odhikar said. | -urge | who calls for reform is only described
“The law is good,” Ana Gomez posted on her page. | state: Ana Gomez | posted
Ana Gomez posted a photograph of the march. | -state | no words
Nurses staged a protest in Lima. | condemn: Nurses | a protest
Ana Gomez has been outspoken about repression in the country. | condemn: Ana Gomez | outspoken
The Ministry spoke of forty injuries. | state: Ministry | speak of
The petition that FIDH had sent earlier to the Minister was lost. | submit: FIDH > Minister | hung on the adverb
The village prefect called the remarks unacceptable. | condemn: village prefect | a prefect
Ana Gomez was shot dead on Monday, the Council of Rivers, which Zinaida Lane founded, reported on its website. | state: Council of Rivers | a clause before the verb of saying
FIDH called for the release of two imprisoned writers Ana Gomez and Peter Lane. | attack: > Ana Gomez; Peter Lane | what they suffered is told in passing
FIDH demands an inquiry by the Commission against Impunity in Chad (CIC). | urge: FIDH > Commission against Impunity in Chad | a country before the acronym belongs to the name
In May, Norway introduced a Guarantee Mechanism for reporters. | adopt: Norway > Guarantee Mechanism | a mechanism
FIDH launched a new website on torture. | submit: FIDH | a website
The company tied the rope to a post. | -condemn | no link to a crime
The law drew protests from farmers, trade unions and bishops. | condemn: farmers; trade unions; bishops | a list after a preposition
The minister called the remarks unacceptable. | condemn: minister | an adjective behind its noun
The minister called a meeting open to all. | -state | no description
Officers arrested Ana Gomez at dawn. “Arresting Ana Gomez is a ploy,” said Odhikar. | condemn: Odhikar | a gerund as what is spoken of
Ana Gomez was abducted in Lima, Peru by a group of masked men. Odhikar said that it was May. | attack: group of masked men > Ana Gomez | a group of men is no organisation; by, hung on a country
Ana Gomez was held in Lima, Peru by soldiers. | attack: soldiers > Ana Gomez | by, hung on a country
Ministers of Chad, meeting in Lima, have urged FIDH to act. | urge: Chad > FIDH | the subject of a participle between commas
They withdrew at the end of June in the face of rebel advances and Kenya's government then urged Chad to act. | urge: Kenya > Chad | a new clause, parsed as a list
The Chadian parliament voted a new media law. | adopt: Chadian parliament # new media law | vote a law
“Every year the regime jails poets and priests,” said Ana Gomez. | condemn: Ana Gomez > regime | harm as a habit, in somebody's words
“The police arrested my brother,” said Ana Gomez. | state: Ana Gomez | a deed told
He founded an organisation offering help to poets. | -commit | what an organisation does
“We must find those responsible for this deed,” said Ana Gomez. | -condemn | who did it is not known yet
FIDH filed the request. Soldiers sprayed gas on monks and nuns while beating them with sticks. | attack: Soldiers > monks; nuns | them, in a clause beside
FIDH and Odhikar filed the request. Soldiers used gas to disperse the crowd. | attack: Soldiers > crowd | a crowd is no organisation
The Council protects demonstrators and journalists reporting on these marches. | -state | work, not words, in a list
Ana Gomez said she hoped the members of the Lagoon Council – the bill’s next readers – would see the light. | urge: Ana Gomez > Lagoon Council | an insertion between subject and verb
Peru is poor. The police authorities warned of clashes. | concern: police authorities | no State
Opponents say the dam would displace hundreds of families. | concern: Opponents | harm to come
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [[part.strip() for part in line.split(" | ")] for line in NEWS.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[f"{c[2]} {c[1]}" for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
