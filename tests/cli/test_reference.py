"""The reference pages of the documentation do not drift from what they describe."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrgraph.cli import COMMANDS
from hrgraph.cli.reference import cli_page, queries_page, write_pages

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_page_of_queries_is_up_to_date() -> None:
    assert (DOCS / "queries.md").read_text(encoding="utf-8") == queries_page(), "run `make docs`"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_on_the_page(name: str) -> None:
    assert f"## hrgraph {name}\n" in (DOCS / "cli.md").read_text(encoding="utf-8"), "run `make docs`"


def test_pages_are_the_same_every_time(tmp_path: Path) -> None:
    write_pages(tmp_path)
    assert (tmp_path / "cli.md").read_text(encoding="utf-8") == cli_page()
    assert cli_page().count("# hrgraph build\n") == 1
