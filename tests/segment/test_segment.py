"""Sentences and quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrgraph.records import Article, Block, BlockKind
from hrgraph.segment import quotations, sentences, split

# (text with | where sentences end, why)
SPLITS = [
    ("He left.| She stayed.", "plain"),
    ("Stop!| Why?| Because.", "other marks"),
    ("Mr. Smith and Dr. Ali met Ms. Lee.| They left.", "titles"),
    ("He met Gen. Sisi, Prof. Ali and Amb. Lee in St. Petersburg.| He left.", "more titles"),
    ("J. K. Rowling and A. Guterres spoke.| They left.", "initials"),
    ("The U.N. Secretary-General spoke.| He left.", "dotted acronym before a name"),
    ("He works for the U.N.| The letter was sent.", "dotted acronym at an end"),
    ("She lives in Washington, D.C.| The group left.", "the same"),
    ("At 5 p.m. on Friday they met.| They left.", "lower case follows"),
    ("Resolution No. 23/027 of 2023 passed.| It is law.", "No. before a number"),
    ("Did he answer?| No.| He did not.", "No. as an answer"),
    ("See para. 4 and res. 31/32, pp. 4-5, Art. 5.| It is clear.", "abbreviations before numbers"),
    ("It concerns torture, e.g. Beatings, i.e. Violence.| They stopped.", "Latin ones"),
    ("Lee et al. wrote to X Inc. and Y Ltd. in May.| They waited.", "in the middle"),
    ("It cost $3.5 million in 2019.| It was dear.", "decimal point"),
    ("The site www.ohchr.org is down.| It will return.", "an address"),
    ("Nobody knows...| But wait.", "dots"),
    ("They waited … and left.| Then they returned.", "ellipsis in the middle"),
    ("The Council (which met in Geneva. It was cold.) adopted it.| Then it rose.", "full stop in brackets"),
    ("It met (in Geneva).| It was cold.", "bracket before the full stop"),
    ("It met in Geneva.[1]| It was cold.", "footnote"),
    ("“We must act.| Now is the time,” she said.| “Go.”| He left.", "a quotation is divided too"),
    ("She said: ‘It must stop.’| He agreed.", "closing mark stays"),
    ("“Stop this!” Mr Türk said.| “Why?” he asked.", "the speaker belongs to the question"),
    ("“Stop this!” he said.| He left.", "lower case follows"),
    ("It was a “reprisal.”| The end came.", "American full stop"),
    ("We call on: 1. Egypt to stop; 2. Iran to go.| They did.", "numbered in a line"),
    ("States must: (a) stop; (b) go; and (c) leave.| They did.", "lettered in a line"),
    ("It had 5 members in 2019.| 12 joined in 2020.", "a sentence that begins with a number"),
    ("The end.\n\n  Then a new one.", "white space"),
    ("one without an end", "no mark"),
]


@pytest.mark.parametrize(("marked", "why"), SPLITS, ids=[case[1] for case in SPLITS])
def test_split(marked: str, why: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    if why == "white space":
        expected = ["The end.", "Then a new one."]
    assert [text[start:end] for start, end in split(text)] == expected


def article(*blocks: tuple[BlockKind, str]) -> Article:
    text = "\n\n".join(words for _, words in blocks)
    made, at = [], 0
    for kind, words in blocks:
        made.append(Block(at, at + len(words), kind))
        at += len(words) + 2
    return Article("x", text, tuple(made))


def test_only_the_article_has_sentences() -> None:
    text = article(
        ("title", "A headline"),
        ("caption", "Photo: X. Y."),
        ("body", "One. Two."),
        ("list", "• An item."),
        ("contact", "Contact: X."),
        ("teaser", "Another story. More."),
        ("heading", "A heading"),
    )
    found = sentences(text)
    assert [text.text[s.start : s.end] for s in found] == [
        "A headline",
        "One.",
        "Two.",
        "• An item.",
        "A heading",
    ]
    assert [s.block for s in found] == [0, 2, 2, 3, 6]


# (text with the quotations expected, kinds, why)
QUOTES = [
    ("She said: “We must act now.”", [("We must act now.", "direct")], "curly double"),
    ("‘We must act now’, she said.", [("We must act now", "direct")], "curly single"),
    ('"We must act now," she said.', [("We must act now,", "direct")], "straight double"),
    ("'We must act now', she said.", [("We must act now", "direct")], "straight single"),
    ("«We must act now», she said.", [("We must act now", "direct")], "guillemets"),
    (
        "‘The UN’s work and defenders’ rights matter. We’re here’, said X.",
        [("The UN’s work and defenders’ rights matter. We’re here", "direct")],
        "apostrophes within single marks",
    ),
    ("The UN’s work and defenders’ rights matter.", [], "apostrophes only"),
    ("It's the States' duty, isn't it?", [], "straight apostrophes only"),
    ("in the ’90s and '80s, rock ’n’ roll", [], "decades"),
    ("so-called ‘reprisals’ against them", [("reprisals", "scare")], "a plural in single marks"),
    ("It called it “terrorism” again.", [("terrorism", "scare")], "one word"),
    (
        "a report entitled “We are the ones who must act now”",
        [("We are the ones who must act now", "scare")],
        "title",
    ),
    (
        "“Human Rights in Times of Crisis” was launched.",
        [("Human Rights in Times of Crisis", "scare")],
        "title case",
    ),
    ("“it is unacceptable”, she said", [("it is unacceptable", "direct")], "a short clause"),
    ("a “very serious concern” for all", [("very serious concern", "scare")], "a phrase without a verb"),
    (
        "“We must act”, she said. “States must listen”.",
        [("We must act", "direct"), ("States must listen", "direct")],
        "two",
    ),
    (
        "She said “he called it ‘terror’ again and again”.",
        [("he called it ‘terror’ again and again", "direct")],
        "outer only",
    ),
    ("An opening “mark that is never closed", [], "no end"),
    ("A closing” mark alone", [], "no beginning"),
    ("5' 10\" tall", [], "feet and inches"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[:2] for case in QUOTES], ids=[case[2] for case in QUOTES]
)
def test_quotations(text: str, expected: list[tuple[str, str]]) -> None:
    found = quotations(article(("body", text)))
    assert [(text[q.inner_start : q.inner_end], q.kind) for q in found] == expected
    for quotation in found:
        assert text[quotation.start : quotation.end].strip(text[quotation.start] + text[quotation.end - 1])


def test_a_quotation_over_paragraphs_repeats_its_mark() -> None:
    text = article(
        ("body", "“We are alarmed. This must stop."),
        ("body", "“States must act,” said X. He left."),
        ("body", "“Go,” he said."),
    )
    found = quotations(text)
    assert [text.text[q.start : q.end] for q in found] == [
        "“We are alarmed. This must stop.\n\n“States must act,”",
        "“Go,”",
    ]
    assert found[0].kind == "direct"


def test_a_caption_has_no_quotations() -> None:
    assert quotations(article(("caption", "“We must act now,” said X."))) == ()


TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            [
                "Mr.",
                "No.",
                "5",
                "He",
                "left.",
                "”",
                "“",
                "‘",
                "’",
                "'s",
                '"',
                "(",
                ")",
                "!",
                "\n",
                "U.N.",
                "…",
            ]
        ),
        max_size=40,
    ).map(" ".join),
)


@given(TEXTS)
def test_sentences_cover_a_paragraph(text: str) -> None:
    spans = list(split(text))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    gaps = [0, *(at for span in spans for at in span), len(text)]
    assert gaps == sorted(gaps)
    assert not "".join(text[a:b] for a, b in zip(gaps[::2], gaps[1::2], strict=True)).strip()


@given(TEXTS)
def test_quotations_of_any_text(text: str) -> None:
    made = article(("body", text.strip() or "x"), ("body", "Said ‘she’."))
    end = 0
    for q in quotations(made):
        assert end <= q.start < q.inner_start <= q.inner_end < q.end <= len(made.text)
        end = q.end


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("urged " * 1000 + "it.", 7, id="a wall of words is cut at spaces"),
        pytest.param("x" * 5000, 5, id="and without spaces anywhere"),
        pytest.param(
            "Recalling its resolution 1; " * 60 + "decides to act.", 2, id="a resolution at a semicolon"
        ),
        pytest.param("The States " + "met " * 100 + ".", 1, id="a long sentence is one"),
        pytest.param("a" + " " * 9000 + "b.", 2, id="white space is nobody's"),
    ],
)
def test_a_sentence_has_a_bound(text: str, pieces: int) -> None:
    article = Article("x", text, (Block(0, len(text), "body"),))
    found = sentences(article)
    assert len(found) == pieces
    assert max(len(text[s.start : s.end]) for s in found) <= 1000
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in found)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    if ";" in text:
        assert text[: found[0].end].endswith(";")
