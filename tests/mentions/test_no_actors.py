"""Capitalised words that name nobody: parts of the world, points of an agenda."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

CASES = [
    ("ISHR reported on the Middle East and Latin America.", {"ISHR"}, "regions side by side"),
    ("Sub-Saharan Africa and the Horn of Africa are unsafe, ISHR said.", {"ISHR"}, "regions as subjects"),
    ("ISHR spoke under Agenda Item 4.", {"ISHR"}, "a point of an agenda"),
    ("The NGO met ISHR in West Africa.", {"ISHR"}, "a general word in capitals"),
    ("The International Day in Support of Torture Victims met ISHR.", {"ISHR"}, "a day with its cause"),
    ("The Middle East Eye spoke with ISHR.", {"ISHR", "Middle East Eye"}, "a region within a name"),
    (
        "COVID-19 hit the HRDs of West Papua and the West, ISHR said.",
        {"ISHR"},
        "diseases, short forms, territories",
    ),
    ("The Minister of Defence met ISHR in Gezi Park.", {"ISHR"}, "the second half of a ministry"),
    ("North Africans and Rohingya met ISHR.", {"ISHR"}, "peoples"),
    ("South Africa met ISHR.", {"ISHR", "South Africa"}, "a State with a region's word"),
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("text", "named", "reason"), CASES, ids=[c[2] for c in CASES])
def test_entities(mapper: Mapper, text: str, named: set[str], reason: str) -> None:
    entities = mapper.map(parse_article(text.encode(), "a.txt", ".txt")).entities
    labels = {e.participant.label.replace("International Service for Human Rights", "ISHR") for e in entities}
    assert labels == named, reason
