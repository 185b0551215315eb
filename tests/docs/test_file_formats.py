"""docs/file-formats.md names the fields that are read and written, and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hrgraph.article import markdown
from hrgraph.export import FORMATS
from hrgraph.network.output import SUFFIXES
from hrgraph.pipeline import claim_rows, entity_rows
from hrgraph.records import MappedArticle

PAGE = Path(__file__).resolve().parents[2] / "docs" / "file-formats.md"


def section(title: str) -> str:
    return re.split(r"^## ", PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1], flags=re.M)[0]


def named(title: str) -> list[str]:
    """What stands in the first column of a section's table."""
    return re.findall(r"^\| `(\w+)`", section(title), re.M)


def test_the_keys_of_the_front_matter() -> None:
    assert set(named("Articles")) == markdown._KEYS


@pytest.mark.parametrize("title", ["Claims", "Entities"])
def test_the_fields_of_rows(title: str, mapped_articles: tuple[MappedArticle, ...]) -> None:
    rows = (claim_rows if title == "Claims" else entity_rows)(mapped_articles[0])
    assert named(title) == list(rows[0])


def test_the_fields_of_participants(mapped_articles: tuple[MappedArticle, ...]) -> None:
    participant = claim_rows(mapped_articles[0])[0]["actors"][0]
    assert [key for key in participant if f"`{key}`" not in section("Claims")] == []


def test_the_formats_of_the_graph() -> None:
    assert set(named("The graph")) == set(FORMATS)


def test_the_formats_of_networks() -> None:
    assert set(re.findall(r"`(\.\w+)`", section("Networks"))) == set(SUFFIXES)
