# ruff: noqa: E501 - one case a line
"""Attacks as reports tell them, more cases; the form is that of test_reading_cases.py: "text | expected | reason"."""

from __future__ import annotations

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

ATTACKS = """
Police stopped a march in Lima. They detained nine of the marchers, and soldiers hauled off twelve of them. | attack: soldiers > twelve of them | a number of those spoken of
Guards beat several of the prisoners. | attack: Guards > several of the prisoners | several of
A court fined the group's librarian, Zinaida Lane, for disobedience. | attack: court > Zinaida Lane | an unusual calling beside the name
The European Union condemned the execution in Isfahan of two men, Siavash Moradi and Milad Zand. | attack: > Siavash Moradi; Milad Zand | names hung on the deed, of hung on the place
The flogging of 23 women by Hezbollah was filmed. | attack: Hezbollah > 23 women | one word after by is who acts
FIDH holds Morocco responsible for the surveillance of Sahrawi poets. | attack: Morocco > Sahrawi poets | held responsible
The raid of security forces on the office of Odhikar lasted an hour. | attack: security forces > Odhikar | of before on acts; premises
Malawi's police must explain why officers had clubbed the singer Ada Obi. | attack: officers > Ada Obi | a question why takes it for a fact
The company denied that its guards had beaten villagers. | -attack | what is denied
She met the mothers of the disappeared on Monday. | -attack | the disappeared
Ghana became the first to jail a blogger, Kofi Boateng. | attack: Ghana > Kofi Boateng | the first to
State troopers killed eighteen marchers in Puno. | attack: State troopers > eighteen marchers | troopers
The club holds power in the town. Ana Gomez holds the record. | -attack | hold of things
Thugs beat the marchers. | attack: Thugs > marchers | who acts is another group than whom it is done to
FIDH urged Peru to find those behind the murder of Ada Obi. | attack: > Ada Obi | a deed done, inside a request
FIDH urged Peru to stop the killing of Ada Obi. | -attack | a deed to be stopped
FIDH urged the police to explain why officers had clubbed the singer Ada Obi. | attack: officers > Ada Obi | a why-clause inside a request
FIDH urged the police to find the killers of Ada Obi. | attack: > Ada Obi | who killed, inside a request
Ada Obi smiled. She was jailed for smearing the army. | -condemn | what a court calls an insult
The sentence of nine years handed down in Baku against Ada Obi is unjust. | attack: > Ada Obi | the sentence of years
Officers arrested its chairperson, Ms. Khin Moe Lwin, at dawn. | attack: Officers > Khin Moe Lwin | a courtesy title before the name
Among those held was Abdul Latif Siddiqui, a former minister. | attack: > Abdul Latif Siddiqui | held, among those
Prosecutors in Minsk opened a criminal inquiry into the council members. | attack: Prosecutors in Minsk > council members | into a group, where it is told who did
Police fired tear gas to disperse the marchers. | attack: Police > marchers | fired to disperse
Police arrested the nurses Ana Paz and Luis Silva. They were taken to a camp. They told the court that soldiers beat them. | state: Ana Paz; Luis Silva > court | who is taken away is not the police
"""


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


CASES = [[part.strip() for part in line.split(" | ")] for line in ATTACKS.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[c[2] for c in CASES])
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
