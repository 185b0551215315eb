"""The quick vectors and the quick recogniser do what spaCy's do."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from hrgraph.language import DEFAULT_MODEL, load_model
from hrgraph.language.recogniser import QuickRecogniser
from hrgraph.language.vectors import QuickTok2Vec, WordVectors
from hrgraph.resources import articles_dir

pytestmark = pytest.mark.model

ODD = [
    "Geneva",
    "On 12 May 2021 the Human Rights Council met Mr. Ahmed Ali of Amnesty International in New York City.",
    "It ends with Amnesty International",
    "Two  spaces,\n a line break and\ta tab between United \n Nations.",
    "Alice Mogwe. Bob Dylan. The United Kingdom. Ten. $5 million. 50 %.",  # entities end with their sentence
    "你好 İstanbul ß \u202emirror",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    """spaCy's pipeline as it comes."""
    return spacy.load(DEFAULT_MODEL)


def _texts() -> list[str]:
    briefs = [path.read_text(encoding="utf-8") for path in sorted(articles_dir().glob("*.md"))[1::4]]
    return [*ODD, *(line for text in briefs for line in text.split("\n") if line)]


def _entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(span.start, span.end, span.label_) for span in doc.ents]


def test_the_default_model_is_read_the_quick_way() -> None:
    kinds = {type(component) for _, component in load_model()._components}
    assert {QuickTok2Vec, QuickRecogniser} <= kinds


def test_vectors_are_the_models_own(plain: Language) -> None:
    component: Any = plain.get_pipe("tok2vec")
    assert QuickTok2Vec.suits(component)
    quick = WordVectors(component.model)
    docs = [plain.make_doc(text) for text in ["", *_texts()]]
    theirs = component.model.predict(docs)
    for again in range(2):  # the second time from memory
        for doc, ours, expected in zip(docs, quick(docs), theirs, strict=True):
            assert ours.shape == expected.shape, doc.text
            assert np.allclose(ours, expected, atol=1e-4), (again, doc.text)


def test_a_form_has_the_same_vector_whatever_was_read_before(plain: Language) -> None:
    """Same text, same bytes: also of the numbers that decide."""
    component: Any = plain.get_pipe("tok2vec")
    docs = [plain.make_doc(text) for text in _texts()]
    forwards, backwards = WordVectors(component.model), WordVectors(component.model)
    first = [forwards([doc])[0] for doc in docs]
    last = [backwards([doc])[0] for doc in reversed(docs)][::-1]
    assert all((one == other).all() for one, other in zip(first, last, strict=True))


def test_nothing_to_read_gives_nothing(plain: Language) -> None:
    component: Any = plain.get_pipe("tok2vec")
    quick = QuickTok2Vec(component)
    assert list(quick.pipe([])) == []
    empty = plain.make_doc("")
    assert quick(empty) is empty
    assert [len(vectors) for vectors in WordVectors(component.model)([empty, empty])] == [0, 0]


def test_more_forms_than_are_remembered(plain: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    component: Any = plain.get_pipe("tok2vec")
    doc = plain.make_doc(" ".join(_texts()))
    expected = WordVectors(component.model)([doc])[0]
    monkeypatch.setattr("hrgraph.language.vectors._REMEMBERED", 60)
    monkeypatch.setattr("hrgraph.language.vectors._AT_ONCE", 50)
    assert np.allclose(WordVectors(component.model)([doc])[0], expected, atol=1e-5)


def test_entities_are_the_models_own(plain: Language) -> None:
    component: Any = plain.get_pipe("ner")
    assert QuickRecogniser.suits(component)
    quick = QuickRecogniser(component)
    before = [name for name in plain.pipe_names if name != "ner"]
    with plain.select_pipes(enable=before):
        docs = list(plain.pipe(_texts()))
    ours, theirs = [doc.copy() for doc in docs], [doc.copy() for doc in docs]
    assert [_entities(doc) for doc in quick.pipe(ours)] == [_entities(component(doc)) for doc in theirs]
    assert any(len(doc.ents) > 3 for doc in ours)
    assert [doc.to_array(["ENT_IOB"]).tolist() for doc in ours] == [
        doc.to_array(["ENT_IOB"]).tolist() for doc in theirs
    ]


def test_entities_that_are_there_are_left_to_spacy(plain: Language) -> None:
    component: Any = plain.get_pipe("ner")
    docs = [plain.make_doc("The Human Rights Council met in Geneva.") for _ in range(2)]
    for doc in docs:
        doc.set_ents([Span(doc, 1, 4, label="PERSON")])
    assert _entities(QuickRecogniser(component)(docs[0])) == _entities(component(docs[1]))


def test_models_of_another_form_keep_their_own_way() -> None:
    nlp = spacy.blank("en")
    other = nlp.add_pipe("ner", config={"model": {"@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner", "extra_state_tokens": True, "hidden_width": 8, "maxout_pieces": 2,
        "use_upper": True, "tok2vec": {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1,
        "embed_size": 10, "window_size": 1, "maxout_pieces": 2, "subword_features": True,
        "pretrained_vectors": None}}})  # fmt: skip
    assert not QuickRecogniser.suits(other)
    wide = nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8,
        "depth": 1, "embed_size": 10, "window_size": 2, "maxout_pieces": 2, "subword_features": True,
        "pretrained_vectors": None}})  # fmt: skip
    assert not QuickTok2Vec.suits(wide)
