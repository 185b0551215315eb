"""The quick attribute ruler and spaCy's say the same of every word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc

from hrgraph.language import DEFAULT_MODEL, hasten, load_model, parse, recognise
from hrgraph.language.ruler import RememberingRuler
from hrgraph.resources import articles_dir

pytestmark = pytest.mark.model
COLUMNS = [TAG, POS, MORPH, LEMMA, DEP, HEAD, SENT_START]

ODD = [
    "",
    "Let's go, they said, and there is nothing to lose.",  # patterns of two words, one of them by relation
    "There are two of us, ain't there? You're gonna see what I've got to do; y'all gotta come.",
    "He said nuthin' and nothin' else.",  # a pattern by expression
    "C'm on! Dunno, cannot, wanna: I'd, he'd, they've, it's.",
    "All States, both of them, that which who whom whose.",
    "Two  spaces,\n a line break and\ta tab.",  # lone spaces are left to spaCy
    "The the THE İstanbul ß ﬁ 你好 \u202emirror",
    "but but but . . . -- “ ” ‘ ’ # $ % 12 12.5 XII",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's pipeline as it comes."""
    return spacy.load(DEFAULT_MODEL)


def _texts() -> list[str]:
    briefs = [path.read_text(encoding="utf-8") for path in sorted(articles_dir().glob("*.md"))[::3]]
    return [*ODD, *(line for text in briefs for line in text.split("\n") if line)]


def _tables(docs: Sequence[Doc]) -> list[list[list[int]]]:
    return [doc.to_array(COLUMNS).tolist() for doc in docs]


def test_the_quick_ruler_says_the_same(plain: Language) -> None:
    texts = _texts()
    before = [name for name in plain.pipe_names if name in ("tok2vec", "tagger", "parser")]
    with plain.select_pipes(enable=before):
        docs = list(plain.pipe(texts))
    ruler: Any = plain.get_pipe("attribute_ruler")
    assert RememberingRuler.suits(ruler)
    quick = RememberingRuler(ruler)
    for again in range(2):  # the second time from memory
        copies = [doc.copy() for doc in docs]
        assert _tables([quick(doc) for doc in copies]) == _tables([ruler(doc.copy()) for doc in docs]), again


def test_a_ruler_with_other_patterns_keeps_its_own_way() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"ORTH": "NGO"}]], {"POS": "NOUN"})
    assert not RememberingRuler.suits(ruler)
    hasten(nlp)
    assert nlp.get_pipe("attribute_ruler") is ruler


def test_the_pipeline_parses_as_spacy_does(plain: Language) -> None:
    """Fewer components, another library for the matrices: the same parse and entities."""
    quick = load_model()
    texts = _texts()[len(ODD) :]
    ours = parse(quick, (quick.make_doc(text) for text in texts), 32)
    recognise(quick, ours)
    theirs = list(plain.pipe(texts))
    assert _tables(ours) == _tables(theirs)
    assert [[(e.start, e.end, e.label_) for e in d.ents] for d in ours] == [
        [(e.start, e.end, e.label_) for e in d.ents] for d in theirs
    ]


def test_batches_do_not_matter() -> None:
    nlp = load_model()
    texts = _texts()[len(ODD) :]
    whole = parse(nlp, (nlp.make_doc(text) for text in texts), 32)
    assert _tables(whole) == _tables([parse(nlp, [nlp.make_doc(text)], 1)[0] for text in texts])
