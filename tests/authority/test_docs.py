"""docs/authority.md says what the code does: its lints, and its templates, which must pass them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hrgraph.authority import authority_files
from hrgraph.authority.check import RULES, check_statements
from hrgraph.authority.compile import read_statements
from hrgraph.authority.index import FUZZY_THRESHOLD
from hrgraph.authority.turtle import PREFIXES

DOCS = Path(__file__).parents[2] / "docs" / "authority.md"


@pytest.fixture(scope="module")
def page() -> str:
    """The page's text."""
    return DOCS.read_text(encoding="utf-8")


def test_the_table_of_lints_is_complete(page: str) -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \| (.+) \|$", page, re.MULTILINE)
    assert rows == [(rule, severity, should) for rule, (severity, should, _) in RULES.items()]


def test_the_threshold_is_the_one_in_use(page: str) -> None:
    assert f"| **{FUZZY_THRESHOLD}** |" in page and f"at or above {FUZZY_THRESHOLD}" in page


def test_the_templates_pass_the_lints(page: str, tmp_path: Path) -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    blocks = re.findall(r"^```turtle\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "templates.ttl").write_text(prefixes + "\n".join(blocks), encoding="utf-8")
    templates = read_statements([tmp_path / "templates.ttl"])
    own = read_statements(authority_files())
    known = {s.subject for s in own}
    new = [s for s in templates if s.subject not in known]
    assert len({s.subject for s in new}) == 4
    findings = check_statements([*own, *new])
    assert [f for f in findings if f.subject in {s.subject for s in new} and f.severity == "error"] == []
