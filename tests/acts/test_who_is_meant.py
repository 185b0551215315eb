"""Groups, pronouns and short forms: who is meant."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

CASES = [
    (
        "A group of NGOs urged Egypt to act. The groups involved are CIVICUS and Amnesty International.",
        "urge",
        ["CIVICUS", "Amnesty International"],
        "the members of a group told later",
    ),
    (
        """UN experts urged Egypt to act. The experts are the Special Rapporteur on torture, Nils Melzer,
        and the Special Rapporteur on human rights defenders, Michel Forst.""",
        "urge",
        ["Nils Melzer", "Michel Forst"],
        "experts whom the text lists",
    ),
    (
        """UN experts urged Egypt to act. The Special Rapporteur on torture, Nils Melzer, spoke in May.
        The Special Rapporteur on human rights defenders, Michel Forst, spoke in June.""",
        "urge",
        ["UN experts"],
        "experts who are named are not yet those who spoke",
    ),
    (
        "Odhikar, together with CIVICUS, urged Egypt to act.",
        "urge",
        ["Odhikar", "CIVICUS"],
        "a subject that a preposition adds",
    ),
    (
        """The General Assembly met. The Third Committee of the General Assembly spoke.
        The Assembly urged Egypt to act.""",
        "urge",
        ["United Nations General Assembly"],
        "a short form is the head of the name",
    ),
    (
        "80 NGOs from across the world met in May. The 80 NGOs also spoke. Chad ignored a call by 80 NGOs.",
        "urge",
        ["80 NGOs from across the world"],
        "the same number of the same, told again in fewer words",
    ),
    (
        """António Guterres is the United Nations Secretary-General.
        Amnesty's Secretary General urged Egypt to act.""",
        "urge",
        ["Amnesty's Secretary General"],
        "another body's office of the same name",
    ),
    (
        """António Guterres spoke at the United Nations.
        FIDH's Secretary General, Ada Obi, urged Egypt to act.""",
        "urge",
        ["Ada Obi"],
        "who holds another body's office of the same name",
    ),
    (
        "The United Nations' Secretary-General urged Egypt to act.",
        "urge",
        ["United Nations Secretary-General"],
        "the office of the body that is named",
    ),
    ("MEPs urged Egypt to act.", "urge", ["European Parliament"], "all members are the body"),
    (
        "Ji Sizun was ill. Ji Sizun died in May. His lawyer Ji Zhongjiu wept. Ji urged China to act.",
        "urge",
        ["Ji Sizun"],
        "of two who share a name the one spoken of most",
    ),
    (
        """Norway and Burundi voted against. In Tunisia the Justice Minister urged Egypt to act.""",
        "urge",
        ["Justice Minister"],
        "a short form that one State's office has, where the text has gone on to another",
    ),
    (
        """The Minister of Justice of Burundi spoke in May. The Justice Minister urged Egypt to act.""",
        "urge",
        ["Minister of Justice of Burundi"],
        "an office of the State that the text speaks of",
    ),
    (
        """Tunisia's Minister of Justice spoke in May. The Justice Minister urged Egypt to act. The Minister
        of Justice of Burundi agreed.""",
        "urge",
        ["Justice Minister"],
        "an office of a State that is named only later",
    ),
    (
        "We the undersigned NGOs met in May. We urge Egypt to act.",
        "urge",
        ["undersigned NGOs"],
        "who we are, without a comma",
    ),
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("text", "act", "actors", "reason"), CASES, ids=[c[3] for c in CASES])
def test_actors(mapper: Mapper, text: str, act: str, actors: list[str], reason: str) -> None:
    acts = mapper.map(parse_article(text.encode(), "a.txt", ".txt")).acts
    assert [[p.label for p in a.actors] for a in acts if a.key == act] == [actors], reason
