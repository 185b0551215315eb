"""Pages written in CommonMark, as the repository shows them, become the same lists on the site."""

from __future__ import annotations

import pytest
from tools.docs.lists import with_wide_lists

CASES = [
    ("text alone stays", "one\n\ntwo", "one\n\ntwo"),
    ("a list needs an empty line before it", "one:\n- a\n- b", "one:\n\n- a\n- b"),
    ("not between items", "- a\n- b", "- a\n- b"),
    ("not after a wrapped item", "- a\n  b\n- c", "- a\n    b\n- c"),
    ("code in a numbered item", "1. a\n\n   ```sh\n   x\n     y\n   ```\n2. b", None),
    ("a list in a list", "- a\n  - b\n    c\n- d", "- a\n    - b\n        c\n- d"),
    ("what follows a list is no part of it", "- a\n\ntext\n", "- a\n\ntext\n"),
    ("code is left alone", "```\n- a\n  - b\n```", "```\n- a\n  - b\n```"),
    ("an indented block of code is left alone", "x\n\n    - a\n", "x\n\n    - a\n"),
    ("a rule in a table is no list", "| - |\n|---|", "| - |\n|---|"),
]


@pytest.mark.parametrize(("why", "page", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_page(why: str, page: str, wanted: str | None) -> None:
    if wanted is None:
        wanted = "1. a\n\n    ```sh\n    x\n      y\n    ```\n2. b"
    assert with_wide_lists(page) == wanted


@pytest.mark.parametrize("page", [case[1] for case in CASES if "\n  - b\n    c" not in case[1]])
def test_no_word_is_lost(page: str) -> None:
    assert with_wide_lists(page).split() == page.split()
