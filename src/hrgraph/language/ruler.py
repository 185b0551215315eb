"""spaCy's attribute ruler with a memory.

The attribute ruler corrects parts of speech and lemmas by some 180 patterns and tries each of them on every
word, which takes as long as the parser.  Nearly all of them look at one word only: at its tag, its relation,
and whether it is one of a few words.  So what they do to a word is worked out once for each such combination,
by the ruler itself, and looked up afterwards.  The few patterns of several words are tried where their words
are, and where a pattern looks at something else the ruler does its own work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

__all__ = ["RememberingRuler"]

_LOOKED_AT = {"TAG", "DEP", "LOWER", "IS_SPACE"}
_SET = [POS, MORPH, LEMMA]
"""What the patterns set; in a text without lone spaces no pattern sets a tag or relation."""
_COLUMNS = [TAG, DEP, LOWER, IS_SPACE, *_SET]
_LEFT = np.uint64(2**64 - 1)
"""Stands for an attribute that no pattern sets."""
_REMEMBERED = 50_000
"""So many words are remembered as special or not."""
_Key: TypeAlias = tuple[int, int, int]
"""Tag, relation, and the word where some pattern looks for it, else 0."""
_Change: TypeAlias = tuple[np.uint64, np.uint64, np.uint64]


@dataclass(frozen=True, slots=True)
class _Word:
    """What a pattern asks of one word; empty for anything."""

    lower: frozenset[int]
    related: frozenset[int]
    like: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A pattern of several words."""

    number: int
    """Of its rule: later ones win."""
    index: int
    """Which of its words is changed."""
    words: list[_Word]
    exact: bool
    """Whether that is all that the pattern asks."""


class RememberingRuler:
    """Does what an attribute ruler does, looking up what it did to such a word before.

    Args:
        ruler: spaCy's component, which `suits`.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self.name = ruler.name
        self._ruler = ruler
        self._vocab = ruler.vocab
        rules: list[Any] = ruler.patterns
        patterns = [pattern for rule in rules for pattern in rule["patterns"]]
        self._long = [
            self._sequence(number, rule["index"], pattern)
            for number, rule in enumerate(rules)
            for pattern in rule["patterns"]
            if len(pattern) > 1
        ]
        wanted = [word["LOWER"] for pattern in patterns for word in pattern if "LOWER" in word]
        self._words = {self._vocab.strings.add(word) for each in wanted for word in _listed(each)}
        self._expressions = [re.compile(each["REGEX"]) for each in wanted if "REGEX" in each]
        self._kinds: dict[int, int] = {}
        self._memory: dict[_Key, _Change] = {}
        self._rules: dict[_Key, tuple[int, ...]] = {}

    @staticmethod
    def suits(ruler: Any) -> bool:
        """Whether it is a ruler whose patterns look at a word's tag, relation and wording, in known ways."""
        if type(ruler) is not AttributeRuler:
            return False
        rules: list[Any] = ruler.patterns
        return all(
            set(word) <= _LOOKED_AT
            and _known(word.get("LOWER", ""), {"IN", "REGEX"})
            and (len(pattern) == 1 or _known(word.get("DEP", ""), {"IN"}))
            for rule in rules
            for pattern in rule["patterns"]
            for word in pattern
        )

    def __call__(self, doc: Doc) -> Doc:
        """Correct the words of a document, in place."""
        table = doc.to_array(_COLUMNS)
        rows = table.tolist()
        if any(row[3] for row in rows):
            return self._ruler(doc)
        kinds = self._kinds
        keys: list[_Key] = []
        for tag, relation, word, *_ in rows:
            kind = kinds.get(word)
            keys.append((tag, relation, self._kind(word) if kind is None else kind))
        memory = self._memory
        changes = [memory.get(key) or self._learn(key) for key in keys]
        if (several := self._several(keys)) is None:
            return self._ruler(doc)
        for place, numbers in several.items():
            changes[place] = self._merged(sorted({*self._rules[keys[place]], *numbers}))
        changed = np.array(changes, dtype=np.uint64).reshape(-1, len(_SET))
        values: Any = np.where(changed == _LEFT, table[:, 4:], changed)
        doc.from_array(_SET, values)
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Correct documents one after another."""
        return map(self, docs)

    def _several(self, keys: Sequence[_Key]) -> dict[int, set[int]] | None:
        """Which patterns of several words apply at which places; None: only the ruler can tell."""
        found: dict[int, set[int]] = {}
        words = {word for _, _, word in keys}
        for pattern in self._long:
            if any(each.lower and words.isdisjoint(each.lower) for each in pattern.words):
                continue
            for at in range(len(keys) - len(pattern.words) + 1):
                if all(self._fits(word, keys[at + n]) for n, word in enumerate(pattern.words)):
                    if not pattern.exact:
                        return None
                    found.setdefault(at + pattern.index, set()).add(pattern.number)
        return found

    def _fits(self, word: _Word, key: _Key) -> bool:
        return (
            (not word.lower or key[2] in word.lower)
            and (not word.related or key[1] in word.related)
            # words that no expression finds have no key of their own
            and (not word.like or (key[2] != 0 and word.like.search(self._vocab.strings[key[2]]) is not None))
        )

    def _sequence(self, number: int, index: int, pattern: Sequence[Mapping[str, Any]]) -> _Sequence:
        add = self._vocab.strings.add
        words = [
            _Word(
                frozenset(add(text) for text in _listed(word.get("LOWER", {}))),
                frozenset(add(text) for text in _listed(word.get("DEP", {}))),
                re.compile(word["LOWER"]["REGEX"]) if "REGEX" in word.get("LOWER", "") else None,
            )
            for word in pattern
        ]
        exact = index >= 0 and all(set(word) <= {"LOWER", "DEP"} for word in pattern)
        return _Sequence(number, index, words, exact)

    def _kind(self, word: int) -> int:
        """The word itself where some pattern looks for it; 0 for all others, which are alike."""
        if len(self._kinds) > _REMEMBERED:
            self._kinds.clear()
        text = self._vocab.strings[word]
        special = word in self._words or any(each.search(text) for each in self._expressions)
        self._kinds[word] = word if special else 0
        return self._kinds[word]

    def _learn(self, key: tuple[int, int, int]) -> _Change:
        """What the ruler does to a word of this tag, relation and wording."""
        tag, relation, word = (self._vocab.strings[value] if value else "" for value in key)
        # a word that no pattern looks for stands for all of them
        doc = Doc(self._vocab, words=[word or "\ufffd"], tags=[tag], deps=[relation], heads=[0])
        self._rules[key] = tuple(number for number, *_ in self._ruler.match(doc))
        self._memory[key] = self._merged(self._rules[key])
        return self._memory[key]

    def _merged(self, numbers: Iterable[int]) -> _Change:
        """What some rules do together: the later ones win."""
        merged: dict[int, int] = {}
        for number in numbers:
            merged.update(self._ruler.attrs[number])
        first, second, third = (np.uint64(merged.get(attribute, _LEFT)) for attribute in _SET)
        return first, second, third


def _listed(wanted: str | Mapping[str, Any]) -> Iterable[str]:
    """The words, or names, that a pattern spells out."""
    return [wanted] if isinstance(wanted, str) else wanted.get("IN", ())


def _known(wanted: Any, predicates: set[str]) -> bool:
    """Whether a pattern asks for a value, or by these predicates."""
    return isinstance(wanted, str) or set(wanted) <= predicates
