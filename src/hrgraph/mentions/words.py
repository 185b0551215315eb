"""A parsed sentence's words as plain objects.

The rules look at words some thousand times a sentence, and each look into spaCy's `Doc` makes a new object.
These have what the rules read, under spaCy's names and with spaCy's meaning, worked out once; what is asked
seldom is passed on to spaCy's own token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, TAG
from spacy.tokens import Doc

__all__ = ["Word", "Words"]

_COLUMNS = [ORTH, LOWER, LEMMA, TAG, POS, DEP]


class Word:
    """One word, as `spacy.tokens.Token` has it."""

    __slots__ = (
        "_edges",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "rights",
        "tag_",
        "text",
    )

    def __init__(
        self, doc: Words, i: int, text: str, lower: str, lemma: str, tag: str, pos: str, dep: str
    ) -> None:
        self.doc = doc
        self.i = i
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.tag_ = tag
        self.pos_ = pos
        self.dep_ = dep
        self.head = self
        self.lefts: list[Word] = []
        self.rights: list[Word] = []
        self.children: list[Word] = self.rights
        self._edges: tuple[int, int] | None = None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.spacy[self.i], name)

    @property
    def subtree(self) -> Iterator[Word]:
        """The word and all that hangs on it, in text order."""
        for word in self.lefts:
            yield from word.subtree
        yield self
        for word in self.rights:
            yield from word.subtree

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return self.doc[self._reach()[0]]

    @property
    def right_edge(self) -> Word:
        """The last word of its subtree."""
        return self.doc[self._reach()[1]]

    def nbor(self, i: int = 1) -> Word:
        """The word so many places after it.

        Raises:
            IndexError: there is none.
        """
        if self.i + i < 0:
            raise IndexError(f"no word {i} places after “{self.text}”")
        return self.doc[self.i + i]

    def is_ancestor(self, descendant: Word) -> bool:
        """Whether another word hangs on this one, at whatever distance."""
        word = descendant
        while word.head is not word:
            word = word.head
            if word is self:
                return True
        return False

    def _reach(self) -> tuple[int, int]:
        if self._edges is None:
            token = self.doc.spacy[self.i]
            self._edges = token.left_edge.i, token.right_edge.i
        return self._edges


class Words(list[Word]):
    """The words of a parsed document.

    Args:
        doc: spaCy's document, which stays at hand as `spacy`.
        recognise: adds to the document the entities that the model sees; called when they are asked for.
    """

    __slots__ = ("_recognise", "spacy")

    def __init__(self, doc: Doc, recognise: Callable[[Doc], None] | None = None) -> None:
        self.spacy = doc
        self._recognise = recognise
        table = doc.to_array(_COLUMNS)
        strings = doc.vocab.strings
        texts = {value: strings[value] for value in np.unique(table).tolist()}
        super().__init__(
            [
                Word(self, i, texts[a], texts[b], texts[c], texts[d], texts[e], texts[f])
                for i, (a, b, c, d, e, f) in enumerate(table.tolist())
            ]
        )
        heads = doc.to_array([HEAD]).astype(np.int64).ravel().tolist()
        for word, offset in zip(self, heads, strict=True):
            if offset:
                head = word.head = self[word.i + offset]
                (head.lefts if offset > 0 else head.rights).append(word)
        for word in self:
            if word.lefts:
                word.children = word.lefts + word.rights

    @property
    def ents(self) -> Any:
        """The entities that the model sees."""
        if self._recognise is not None:
            self._recognise(self.spacy)
            self._recognise = None
        return self.spacy.ents
