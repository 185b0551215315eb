"""The names under which a described group can be found: its own words, and shorter wordings of the same."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

CASES = [
    ("UN human rights experts", {"human rights experts", "experts"}, "modifier by modifier"),
    ("At least 23 protesters", {"23 protesters"}, "the number alone, but never all protesters"),
    ("80 civil society organisations", {"civil society organisations"}, "a number"),
    ("A group of over twenty NGOs", {"group of over twenty NGOs", "twenty NGOs"}, "whom the noun counts"),
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("group", "expected", "reason"), CASES)
def test_names(mapper: Mapper, group: str, expected: set[str], reason: str) -> None:
    text = f"{group} criticised the bill."
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    (actor,) = acts[0].actors
    assert expected <= set(actor.names), reason
    assert "protesters" not in actor.names, reason
