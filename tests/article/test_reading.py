"""From files to articles: formats, metadata, encodings and everything that can be wrong with a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.article import find_articles, parse_article, read_article
from hrgraph.article.decoding import clean
from hrgraph.errors import ArticleError, HrgraphError, UsageError
from hrgraph.records import Article, ArticleDate
from hrgraph.resources import articles_dir

MARKDOWN = """\
---
title: "Six NGOs: a meeting"
published: 2023-03-02
publisher: ISHR
source: "https://example.org/a"
also:
  - "https://example.org/b"
  - "https://example.org/a"
lang: no
rights: All rights reserved
other: ignored
---

# A heading

The *experts* [met](https://example.org) the **Secretary-General**
in New York.

- Stop reprisals.
- Free them.

> “Now,” she said.
"""

PAGE = """\
<!doctype html><html lang="en-GB"><head><title>Headline | Site</title>
<meta property="og:site_name" content="ISHR"><link rel="canonical" href="https://example.org/a">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"},
 {"@type": "NewsArticle", "datePublished": "2023-03-02T10:00:00+01:00"}]}</script>
<style>p { color: red }</style></head><body>
<nav><a href="/">Home</a></nav><header><a>Logo</a></header>
<article><h1>The <em>headline</em></h1>
<p>The experts met &amp; spoke with the <a href="x">Secretary-General</a>.</p>
<p>They left.<br><br>They&nbsp;returned.</p><h2>Requests</h2><ul><li>Stop <b>reprisals</b>.<li>Free them.</ul>
<figure><img src="x"><figcaption>The room</figcaption></figure>
<div class="share-buttons">Tweet</div><aside>Other</aside>
<div class="related-posts"><h3>Related articles</h3><p>Another story is told here.</p></div></article>
<footer>© Site</footer></body></html>
"""


def words(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_markdown() -> None:
    article = parse_article(MARKDOWN.encode(), "folder/six.md", ".md")
    assert article.id == "six"
    assert article.title == "Six NGOs: a meeting"
    assert article.date == ArticleDate("2023-03-02")
    assert article.publisher == "ISHR"
    assert article.sources == ("https://example.org/a", "https://example.org/b")
    assert article.language == "no", "YAML would make False of it"
    assert article.rights == "All rights reserved"
    assert words(article) == [
        ("title", "Six NGOs: a meeting"),
        ("heading", "A heading"),
        ("body", "The experts met the Secretary-General\nin New York."),
        ("list", "Stop reprisals."),
        ("list", "Free them."),
        ("body", "“Now,” she said."),
    ]


def test_the_title_is_not_repeated() -> None:
    text = "---\ntitle: A headline\n---\n# A headline\n\nThe experts met in New York.\n"
    assert words(parse_article(text.encode(), "x.md", ".md")) == [
        ("title", "A headline"),
        ("body", "The experts met in New York."),
    ]


def test_front_matter_may_be_empty_or_absent() -> None:
    for text in (
        "---\n---\nThe experts met.\n",
        "The experts met.\n",
        "---\n# nothing\n...\nThe experts met.",
    ):
        article = parse_article(text.encode(), "x.md", ".md")
        assert article.text == "The experts met."
        assert article.date is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-03-02", "2023-03-02"),
        ('"2023-03"', "2023-03"),
        ("2023", "2023"),
        ("2023-03-02T10:00:00Z", "2023-03-02"),
        ("2023-03-02 10:00", "2023-03-02"),
        ("2 March 2023", "2023-03-02"),
        ("March 2, 2023", "2023-03-02"),
    ],
)
def test_published(value: str, iso: str) -> None:
    article = parse_article(f"---\npublished: {value}\n---\nThey met.".encode(), "x.md", ".md")
    assert article.date == ArticleDate(iso)


def test_front_matter_overrides_a_dateline() -> None:
    text = "---\npublished: 2020-01-01\n---\nGENEVA (7 June 2017) – They met.\n"
    assert parse_article(text.encode(), "x.md", ".md").date == ArticleDate("2020-01-01")


def test_web_page() -> None:
    article = parse_article(PAGE.encode(), "x.html", ".html")
    assert (article.title, article.publisher, article.language) == ("The headline", "ISHR", "en")
    assert article.date == ArticleDate("2023-03-02")
    assert article.sources == ("https://example.org/a",)
    assert words(article) == [
        ("title", "The headline"),
        ("body", "The experts met & spoke with the Secretary-General."),
        ("body", "They left."),
        ("body", "They returned."),
        ("heading", "Requests"),
        ("list", "Stop reprisals."),
        ("list", "Free them."),
        ("caption", "The room"),
    ]


SOUP = [
    ("<p>They met.<p>They left", ["They met.", "They left"], "unclosed"),
    ("They met.", ["They met."], "no element at all"),
    ("<b><i>They</b> met.</i>", ["They met."], "crossed"),
    ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."], "text around a block"),
    ("<table><tr><td>One.<td>Two.</table>", ["One.", "Two."], "table"),
    ("<table><tr><td>Menu<td>Top<p>One.<p>Two.</table>", ["Menu", "Top", "One.", "Two."], "table as layout"),
    ("<p>a &lt;b&gt; &amp; &unknown; c</p>", ["a <b> & &unknown; c"], "entities"),
    ("<p>They <!-- not --> met.</p><script>x</script>", ["They met."], "comment and script"),
    ("<p hidden>No.</p><p>Yes.</p>", ["Yes."], "hidden"),
    ("<div class='related'>All the text is here.</div>", ["All the text is here."], "wraps everything"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "pieces"), [case[:2] for case in SOUP], ids=[case[2] for case in SOUP])
def test_soup(page: str, pieces: list[str]) -> None:
    assert [text for _, text in words(parse_article(page.encode(), "x.htm", ".HTM"))] == pieces


def test_a_page_that_nests_deeply_is_read_or_refused() -> None:
    page = "<div>" * 100_000 + "They met." + "</div>" * 100_000
    with pytest.raises(ArticleError, match="without any text"):
        parse_article(page.encode(), "x.html", ".html")


def test_text_keeps_its_own_offsets() -> None:
    article = parse_article("  Title\r\n\r\nA\u00a0b.\r\n".encode("utf-8-sig"), "x.txt", ".txt")
    assert article.text == "  Title\n\nA b.\n"
    assert words(article) == [("title", "Title"), ("body", "A b.")]


ENCODINGS = [
    ("utf-8", "Türk’s visit – said Cáceres.", "Türk’s visit – said Cáceres."),
    ("utf-8-sig", "Türk’s visit.", "Türk’s visit."),
    ("utf-16", "Türk’s visit.", "Türk’s visit."),
    ("utf-32", "Türk’s visit.", "Türk’s visit."),
    ("cp1252", "Türk’s visit – said Berta Cáceres.", "Türk’s visit – said Berta Cáceres."),
]


@pytest.mark.parametrize(("encoding", "text", "expected"), ENCODINGS, ids=[case[0] for case in ENCODINGS])
def test_encoding(encoding: str, text: str, expected: str) -> None:
    assert parse_article(text.encode(encoding), "x.txt", ".txt").text == expected


def test_a_page_names_its_encoding() -> None:
    page = '<meta charset="windows-1251"><p>Memorial means Мемориал in Russian.</p>'
    assert "Мемориал" in parse_article(page.encode("windows-1251"), "x.html", ".html").text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u00a0b\u2009c\u202fd\te", "a b c d e"),
        ("a\u200bb\u00adc\ufeffd\u0007e", "abcde"),
        ("Guterre\u0301s", "Guterrés"),
        ("a\u2028b\u000cc", "a\nb\nc"),
        ("\u200fשלום\u200e", "שלום"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


WRONG = [
    (b"", ".txt", "x is empty"),
    (b" \n\n ", ".txt", "no text"),
    (b"\xef\xbb\xbf", ".txt", "no text"),
    (b"---\ntitle: X\n---\n", ".md", None),
    (b"---\n---\n\n", ".md", "no text"),
    (b"%PDF-1.7 ...", ".txt", "a PDF file"),
    (b"PK\x03\x04....", ".md", "ZIP"),
    (b"\x89PNG\r\n\x1a\n", ".html", "PNG"),
    (b"They met.\x00\x01\x02", ".txt", "NUL byte at byte 9"),
    ("Они встретились в Женеве".encode("cp1251"), ".txt", "not UTF-8 (byte 0)"),
    ("彼らは会った".encode("shift-jis"), ".txt", "not UTF-8"),
    ("They met Türk.".encode() + "They met Türk.".encode("cp1252"), ".txt", "not UTF-8 (byte 25)"),
    (b"\xff\xfeT\x00h", ".txt", "damaged"),
    (b"\xff\xfeT\x00\x00\xd8\x00\xd8", ".txt", "damaged"),
    (b"---\ntitle: X\nThey met.\n", ".md", "x, line 1: the front matter is never closed"),
    (b"---\ntitle: A: B\n---\nThey met.\n", ".md", "x, line 2: broken front matter"),
    (b"---\ntitle: X\nsource: [a\n---\nThey met.\n", ".md", "x, line 4: broken front matter"),
    (b"---\n- a\n---\nThey met.\n", ".md", "x, line 2: the front matter has no keys"),
    (b"---\ntitle: X\npublished: soon\n---\nThey met.\n", ".md", "x, line 3: published is not a date: soon"),
    (b"---\npublished: 2023-02-30\n---\nThey met.\n", ".md", "line 2: published is not a date"),
    (b"---\ntitle: {a: b}\n---\nThey met.\n", ".md", "x, line 2: title must be a text"),
    (b"---\ntitle: \x07\n---\nThey met.\n", ".md", None),
    (b"---\ntitle: *x\n---\nThey met.\n", ".md", "x, line 2: broken front matter"),
    (
        b"<html><head><title>X</title></head><body><script>x</script></body></html>",
        ".html",
        "without any text",
    ),
    (b"<!-- nothing -->", ".html", "without any text"),
]


@pytest.mark.parametrize(
    ("data", "suffix", "message"), WRONG, ids=[str(case[2]) + str(i) for i, case in enumerate(WRONG)]
)
def test_what_can_be_wrong(data: bytes, suffix: str, message: str | None) -> None:
    if message is None:
        assert parse_article(data, "x", suffix).text
        return
    with pytest.raises(ArticleError) as caught:
        parse_article(data, "x", suffix)
    assert message in caught.value.message
    assert caught.value.message.startswith("x")
    assert caught.value.mend
    assert "\n" not in str(caught.value)


def test_deep_front_matter_is_refused() -> None:
    data = b"---\ntitle: " + b"[" * 20_000 + b"\n---\nThey met.\n"
    with pytest.raises(ArticleError, match="front matter"):
        parse_article(data, "x.md", ".md")


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ArticleError, match=r"too large for an article: 50.0 MB, the limit is 10.0 MB"):
        read_article(path)
    with pytest.raises(ArticleError, match="too large"):
        read_article(path, limit_bytes=49_999_999)


def test_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="No such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(ArticleError, match="is not a file"):
        read_article(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="is not a file"):
        read_article(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They met.")
    path.chmod(0)
    with pytest.raises(ArticleError, match="Permission denied"):
        read_article(path)


def test_find_articles(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.HTML", "sub/.hidden.txt", ".git/d.txt", "e.pdf", "f"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("They met.")
    found = find_articles([tmp_path, tmp_path / "f", tmp_path / "a.txt"])
    assert [path.name for path in found] == ["a.txt", "b.md", "c.HTML", "f"]


def test_two_files_that_would_be_one_article(tmp_path: Path) -> None:
    for name in ("a b.md", "a-b.txt"):
        (tmp_path / name).write_text("They met.")
    with pytest.raises(UsageError, match=r"a b\.md and .*a-b\.txt|a-b\.txt and .*a b\.md"):
        find_articles([tmp_path])


def test_a_missing_path() -> None:
    with pytest.raises(UsageError, match="no such file or folder: nowhere/at/all"):
        find_articles([Path("nowhere/at/all")])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    with pytest.raises(UsageError, match="can't read"):
        find_articles([tmp_path])


def test_every_brief_is_read_and_has_a_headline_and_a_body() -> None:
    found = find_articles([articles_dir()])
    assert len(found) >= 24
    for path in found:
        article = read_article(path)
        assert article.title and article.sources and len(article.sha256) == 64
        assert article.blocks[0].kind == "title"
        assert sum(block.kind == "body" for block in article.blocks) >= 3


SUFFIX = st.sampled_from([".txt", ".md", ".html"])
PIECES = st.sampled_from(
    [
        "---\n",
        "title: ",
        "<p>",
        "</div>",
        "<h1>",
        "# ",
        "* ",
        "\n",
        "\n\n",
        "Related articles",
        "They met.",
        "’",
        "&amp;",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=40).map(lambda p: "".join(p).encode())),
    SUFFIX,
)
def test_any_bytes_give_an_article_or_an_error_with_a_mend(data: bytes, suffix: str) -> None:
    try:
        article = parse_article(data, "x", suffix)
    except HrgraphError as error:
        assert error.mend
        return
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
        assert not article.text[end : block.start].strip()
        end = block.end
    assert not article.text[end:].strip()
