"""Names that several share: the publisher's acronym, and offices that change hands."""

from __future__ import annotations

import pytest

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

CASES = [
    (
        "publisher: ISHR",
        "ISHR urged Egypt to free him.",
        "International Service for Human Rights",
        "of two bodies with one acronym the one that campaigns publishes",
    ),
    (
        "published: 2016-10-07",
        "The next UN Secretary-General called on Egypt to free him.",
        "António Guterres",
        "who took the office after the article's date",
    ),
    (
        "published: 2026-03-07",
        "The next UN Secretary-General called on Egypt to free him.",
        "United Nations Secretary-General",
        "nobody is known to come next: the office, and not who holds it",
    ),
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("front", "text", "actor", "reason"), CASES, ids=[c[3] for c in CASES])
def test_who_is_meant(mapper: Mapper, front: str, text: str, actor: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n{front}\n---\n\n{text}\n".encode(), "example", ".md")
    assert [p.label for act in mapper.map(article).acts for p in act.actors] == [actor], reason
