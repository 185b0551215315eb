"""spaCy's lemmatizer with a memory.

What the lemma of a word is depends on its form, its part of speech and its morphology alone, but spaCy
remembers only those lemmas that it found by a rule, and works out anew that "defender" is one already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

__all__ = ["RememberingLemmatizer"]

_REMEMBERED = 50_000
"""So many lemmas are remembered."""


class RememberingLemmatizer:
    """Does what a lemmatizer does, looking up what it said of such a word before.

    Args:
        lemmatizer: spaCy's component, which `suits`.
    """

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self.name = lemmatizer.name
        self._lemmatizer = lemmatizer
        self._strings = lemmatizer.vocab.strings
        self._memory: dict[tuple[int, int, int], int] = {}

    @staticmethod
    def suits(lemmatizer: Any) -> bool:
        """Whether it is a lemmatizer that goes by rules, and leaves alone the lemmas that a word has."""
        by_rules = isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode == "rule"
        return by_rules and not lemmatizer.overwrite

    def __call__(self, doc: Doc) -> Doc:
        """Give the words of a document their lemmas, in place."""
        memory = self._memory
        lemmas: list[int] = []
        for i, (form, part, features, lemma) in enumerate(doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()):
            if not lemma:
                key = (form, part, features)
                lemma = memory.get(key) or self._learn(key, doc, i)
            lemmas.append(lemma)
        values: Any = np.array(lemmas, dtype=np.uint64).reshape(-1, 1)
        doc.from_array([LEMMA], values)
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Give documents their lemmas, one after another."""
        return map(self, docs)

    def _learn(self, key: tuple[int, int, int], doc: Doc, i: int) -> int:
        if len(self._memory) > _REMEMBERED:
            self._memory.clear()
            self._lemmatizer.cache.clear()
        self._memory[key] = self._strings.add(self._lemmatizer.lemmatize(doc[i])[0])
        return self._memory[key]
