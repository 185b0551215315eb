"""The quick parser draws the same arcs as spaCy's."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from hrgraph.language import DEFAULT_MODEL
from hrgraph.language.transitions import QuickParser
from hrgraph.resources import articles_dir

pytestmark = pytest.mark.model

COLUMNS = [HEAD, DEP, SENT_START]
ODD = {
    "one word": "Geneva",
    "two words": "He left",
    "no verb": "The Third Committee of the General Assembly, New York",
    "crossing arcs": "A hearing is scheduled on the issue today, which nobody had heard of before.",
    "several roots": "She wrote. He answered! Who knows? Nobody does",
    "words that are put back": "Because when if while, although and or but, that which who whom.",
    "signs alone": "( ) - – . . . , ; : “ ” ‘ ’ # $ %",
    "other scripts": "你好 İstanbul ß \u202emirror",
    "long": "It condemned the arrest of A, B, C and D, who had urged States to act, " * 12,
}


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's pipeline as it comes, as far as the parser."""
    return spacy.load(DEFAULT_MODEL, enable=["tok2vec", "parser"])


def _docs(nlp: Language, texts: list[str], *, whole: bool) -> list[Doc]:
    """Documents with their vectors; `whole` ones say that they are one sentence."""
    docs = []
    for text in texts:
        words = [token.text for token in nlp.make_doc(text)]
        starts: Any = [True, *([False] * (len(words) - 1))] if whole and words else None
        docs.append(Doc(nlp.vocab, words=words, sent_starts=starts))
    tok2vec: Any = nlp.get_pipe("tok2vec")
    return list(tok2vec.pipe(docs))


def _same(nlp: Language, texts: list[str], *, whole: bool = True) -> None:
    parser: Any = nlp.get_pipe("parser")
    assert QuickParser.suits(parser)
    ours = list(QuickParser(parser).pipe(_docs(nlp, texts, whole=whole), batch_size=64))
    theirs = list(parser.pipe(_docs(nlp, texts, whole=whole)))
    for our, their in zip(ours, theirs, strict=True):
        assert our.to_array(COLUMNS).tolist() == their.to_array(COLUMNS).tolist(), our.text


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_sentences(plain: Language, text: str) -> None:
    _same(plain, [text])


def test_the_briefs_in_batches(plain: Language) -> None:
    briefs = [path.read_text(encoding="utf-8") for path in sorted(articles_dir().glob("*.md"))[::3]]
    _same(plain, [line for text in briefs for line in text.split("\n") if line])


def test_where_sentences_begin_is_left_to_spacy(plain: Language) -> None:
    """The quick parser takes no part in what it does not decide."""
    _same(plain, [*ODD.values(), ""], whole=False)


def test_a_parser_that_looks_at_several_parses_keeps_its_own_way(plain: Language) -> None:
    parser: Any = plain.get_pipe("parser")
    beam = plain.create_pipe("beam_parser")
    assert QuickParser.suits(parser)
    assert not QuickParser.suits(beam)
