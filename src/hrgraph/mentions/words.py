"""A parsed sentence's words as plain objects.

The rules look at words some thousand times a sentence, and each look into spaCy's `Doc` makes a new object.
These have what the rules read, under spaCy's names and with spaCy's meaning, worked out once; what is asked
seldom is passed on to spaCy's own token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

__all__ = ["Word", "Words", "once"]

_COLUMNS = [ORTH, LOWER, LEMMA, TAG, POS, DEP, HEAD]
_HEAD = len(_COLUMNS) - 1
_TEXTS: dict[int, str] = {}
"""The texts of spaCy's numbers, which are hashes of them."""
_REMEMBERED = 50_000
_P = ParamSpec("_P")
_R = TypeVar("_R")
_UNREAD: Any = object()


def once(reading: Callable[Concatenate[Token, _P], _R]) -> Callable[Concatenate[Token, _P], _R]:
    """A reading of a word in its parse that is made once, and then remembered with the word.

    Many frames ask for the object of the same verb, and a parse does not change.  What is remembered are
    values that nobody changes; of a list whoever asks has a copy.
    """

    @wraps(reading)
    def remembered(word: Token, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        memory: Any = getattr(word, "memory", _UNREAD)
        if memory is _UNREAD or kwargs:  # spaCy's own token
            return reading(word, *args, **kwargs)
        if memory is None:
            memory = {}
            word.memory = memory  # type: ignore[attr-defined]
        key = (reading, *args) if args else reading
        found: Any = memory.get(key, _UNREAD)
        if found is _UNREAD:
            found = memory[key] = reading(word, *args, **kwargs)
        return cast(_R, found.copy() if type(found) is list else found)

    return cast(Callable[Concatenate[Token, _P], _R], remembered)


class Word:
    """One word, as `spacy.tokens.Token` has it."""

    __slots__ = (
        "_below",
        "_edges",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "lefts",
        "lemma_",
        "lower_",
        "memory",
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
        self.lefts: Sequence[Word] = ()
        self.rights: Sequence[Word] = ()
        self.children: Sequence[Word] = ()
        self.memory: dict[Any, Any] | None = None
        """What `once` has read of it."""
        self._edges: tuple[int, int] | None = None
        self._below: tuple[Word, ...] | None = None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.doc.spacy[self.i], name)

    @property
    def subtree(self) -> Iterator[Word]:
        """The word and all that hangs on it, in text order."""
        return iter(self._all_below())

    def _all_below(self) -> tuple[Word, ...]:
        if self._below is None:
            found: list[Word] = []
            for word in self.lefts:
                found += word._all_below()
            found.append(self)
            for word in self.rights:
                found += word._all_below()
            self._below = tuple(found)
        return self._below

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

    def __init__(self, doc: Doc, recognise: Callable[[], None] | None = None) -> None:
        self.spacy = doc
        self._recognise = recognise
        table = doc.to_array(_COLUMNS)
        rows = table.tolist()
        try:
            super().__init__(_words(self, rows))
        except KeyError:
            _learn(table, doc.vocab.strings)
            super().__init__(_words(self, rows))
        lefts: dict[int, list[Word]] = {}
        rights: dict[int, list[Word]] = {}
        for word, offset in zip(self, table[:, _HEAD].astype(np.int64).tolist(), strict=True):
            if offset:
                at = word.i + offset
                word.head = self[at]
                (lefts if offset > 0 else rights).setdefault(at, []).append(word)
        for at, found in rights.items():
            self[at].rights = self[at].children = found
        for at, found in lefts.items():
            self[at].lefts = found
            self[at].children = [*found, *self[at].rights]

    @property
    def ents(self) -> Any:
        """The entities that the model sees."""
        if self._recognise is not None:
            self._recognise()
            self._recognise = None
        return self.spacy.ents

    def release(self) -> None:
        """Let go of the words, which nobody may use afterwards.

        They know their heads and the sentence, which know them: else their memory waits for Python to
        look for garbage.
        """
        for word in self:
            del word.doc, word.head
            word.memory = None
        self.clear()


def _words(doc: Words, rows: Iterable[Sequence[int]]) -> list[Word]:
    """The words of a table.

    Raises:
        KeyError: a number's text is not known yet.
    """
    texts = _TEXTS
    return [
        Word(doc, i, texts[a], texts[b], texts[c], texts[d], texts[e], texts[f])
        for i, (a, b, c, d, e, f, _) in enumerate(rows)
    ]


def _learn(table: NDArray[Any], strings: StringStore) -> None:
    """Remember the texts of a table's numbers."""
    if len(_TEXTS) > _REMEMBERED:
        _TEXTS.clear()
    _TEXTS.update((value, strings[value]) for value in np.unique(table[:, :_HEAD]).tolist())
