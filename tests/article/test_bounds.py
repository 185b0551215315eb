"""Texts made to be slow: time grows with their length, not with its square."""

from __future__ import annotations

import time

import pytest

from hrgraph.article import infer_date, parse_article
from hrgraph.dates import find_dates
from hrgraph.errors import ArticleError
from hrgraph.segment import quotations, sentences
from hrgraph.symbols import find_symbols

REPEATED = [
    ("a ", ".txt"),
    ("\n", ".txt"),
    ("(", ".txt"),
    ("!", ".txt"),
    ("1", ".txt"),
    ("A", ".txt"),
    ("a-", ".txt"),
    ("a@", ".txt"),
    (" ‘a", ".txt"),
    (' "a', ".txt"),
    ("“a\n\n", ".txt"),
    ("A (b. ", ".txt"),
    ("A/1", ".txt"),
    ("resolution 1/1, ", ".txt"),
    ("on 1 May 2019 the day before ", ".txt"),
    ("Geneva, ", ".txt"),
    ("Related articles\n\nA b.\n\n", ".txt"),
    ("A b\n\n", ".txt"),
    ("[", ".md"),
    ("_a", ".md"),
    ("`a", ".md"),
    ("> ", ".md"),
    ("* ", ".md"),
    ("# a\n", ".md"),
    ("<div>", ".html"),
    ("<p>a ", ".html"),
    ("<ul><li>", ".html"),
    ('<p class="related">a', ".html"),
    ("&amp;", ".html"),
]
CHARACTERS = 60_000
SECONDS = 10.0
"""Of CPU, generous for slow machines: the squares that this guards against took minutes."""


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("piece", "suffix"), REPEATED, ids=[repr(case[0]) for case in REPEATED])
def test_time_is_bounded(piece: str, suffix: str) -> None:
    begin = time.process_time()  # a busy machine takes nothing from it
    data = f"{piece * (CHARACTERS // len(piece))} They met.".encode()
    try:
        article = parse_article(data, f"x{suffix}", suffix)
    except ArticleError as error:
        assert suffix != ".txt" and "text" in error.message  # nested deeper than the parsers follow
        return
    sentences(article)
    quotations(article)
    find_dates(article.text, "2020-01-01")
    find_symbols(article.text)
    infer_date(article.text, article.blocks, {"Universal Declaration of Human Rights": 1948})
    assert time.process_time() - begin < SECONDS


def test_an_element_of_countless_attributes_is_refused() -> None:
    """The HTML parser takes time in the square of their number: 300,000 of them would take minutes."""
    attributes = " ".join(f"a{number}=b" for number in range(300_000))
    with pytest.raises(ArticleError, match="more than 5000 attributes"):
        parse_article(f"<p {attributes}>They met.</p>".encode(), "x.html", ".html")
    few = " ".join(f"a{number}=b" for number in range(1_000))
    picture = f'<img src="data:image/png;base64,{"A" * 100_000}">'
    assert parse_article(f"{picture}<p {few}>They met.</p>".encode(), "x.html", ".html").text == "They met."
