"""Links as they work in the repository become links as they work on the site."""

from __future__ import annotations

import pytest

pytest.importorskip("mkdocs", reason="the extra docs is not installed")

from tools.docs.hooks import with_links_mended

CASES = [
    ("a page beside", "docs/a.md", "[b](b.md)", "[b](b.md)"),
    ("an anchor is kept", "docs/a.md", "[b](b.md#c)", "[b](b.md#c)"),
    ("up from a folder", "docs/how-to/a.md", "[b](../b.md)", "[b](../b.md)"),
    (
        "a page of the top folder",
        "docs/how-to/a.md",
        "[C](../../CONTRIBUTING.md#x)",
        "[C](../contributing.md#x)",
    ),
    ("from the top folder", "CONTRIBUTING.md", "[m](docs/model.md)", "[m](model.md)"),
    ("a file that the site lacks", "CONTRIBUTING.md", "see [LICENSE](LICENSE).", "see LICENSE."),
    ("elsewhere", "docs/a.md", "[w](https://www.w3.org/)", "[w](https://www.w3.org/)"),
    ("within the page", "docs/a.md", "[x](#x)", "[x](#x)"),
    ("a picture", "docs/a.md", "![p](images/p.png)", "![p](images/p.png)"),
    ("a notebook is read as a page", "docs/a.md", "[n](notebooks/n.ipynb)", "[n](notebooks/n.md)"),
    ("but is fetched from its page", "docs/notebooks/n.md", "[n](n.ipynb)", "[n](n.ipynb)"),
    ("code is left alone", "docs/a.md", "`[l](LICENSE)`", "`[l](LICENSE)`"),
    ("blocks of code too", "docs/a.md", "```\n[l](LICENSE)\n```", "```\n[l](LICENSE)\n```"),
]


@pytest.mark.parametrize(("why", "source", "given", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_link(why: str, source: str, given: str, wanted: str) -> None:
    assert with_links_mended(given, source) == wanted
