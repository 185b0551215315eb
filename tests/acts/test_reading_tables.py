"""How texts of many kinds are read: the tables in reading/, in the form of test_reading_cases.py.

A line is "text | expected | reason"; one that begins with "#" is a heading.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acts.test_reading_cases import holds

from hrgraph.article import parse_article
from hrgraph.mapper import Mapper

pytestmark = pytest.mark.model

TABLES = sorted(Path(__file__).with_name("reading").glob("*.txt"))
CASES = [
    pytest.param(*(part.strip() for part in line.split(" | ")), id=f"{table.stem}-{number}")
    for table in TABLES
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1)
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_case(mapper: Mapper, text: str, expected: str, reason: str) -> None:
    article = parse_article(f"---\ntitle: Example\n---\n\n{text}\n".encode(), "example", ".md")
    acts = mapper.map(article).acts
    found = [(a.key, [p.label for p in a.actors], [p.label for p in a.addressees]) for a in acts]
    assert holds(acts, expected), (reason, found)
