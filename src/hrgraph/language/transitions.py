"""spaCy's dependency parser, quicker.

The parser takes two steps a word: it shifts, reduces, or draws an arc to the left or right.  spaCy asks of
each of its hundred moves whether it is allowed, and takes Python's lock for each question.  Here the question
is asked of each kind of move, the steps that leave no choice are taken without scores, and the scores of all
sentences at their next step are worked out together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, SENT_START
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from hrgraph.language.vectors import Floats

__all__ = ["QuickParser"]

_FEATURES = 8
_NEVER = np.float32(-np.inf)
_SHIFT, _REDUCE = 0, 1


class QuickParser:
    """Does what spaCy's component does with documents of one sentence each, whose first word alone begins it.

    Args:
        component: spaCy's, which `suits`.
    """

    def __init__(self, component: DependencyParser) -> None:
        self.name = component.name
        self._component = component
        model: Any = component.model
        tok2vec, lower, upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        linear = tok2vec.layers[-1]
        self._reduce = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")
        weights = lower.get_param("W")  # for each of 8 places: 64 numbers in 2 pieces, of 64
        self._width, self._pieces = weights.shape[1], weights.shape[2]
        by_piece = weights.transpose(0, 2, 1, 3).reshape(-1, weights.shape[3])
        self._places = np.ascontiguousarray(by_piece.T)
        self._pads = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, -1)
        self._bias = np.ascontiguousarray(lower.get_param("b").T).reshape(-1)
        self._score = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        moves: Any = component.moves
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        strings = component.vocab.strings
        self._left = [name.startswith("L-") for name in names]
        self._labels = [strings.add(name[2:]) if name[1:2] == "-" else 0 for name in names]
        self._breaks = [number for number, name in enumerate(names) if name.startswith("B-")]
        self._root = moves.root_label

    @staticmethod
    def suits(component: Any) -> bool:
        """Whether it is such a component, with a model of the usual form that decides greedily."""
        if type(component) is not DependencyParser or component.cfg.get("beam_width", 1) != 1:
            return False
        model: Any = component.model
        try:
            tok2vec, lower = model.get_ref("tok2vec"), model.get_ref("lower")
            names = [component.moves.get_class_name(n) for n in range(component.moves.n_moves)]
            return (
                bool(model.attrs["has_upper"])
                and not model.attrs["unseen_classes"]
                and lower.get_dim("nF") == _FEATURES
                and lower.get_dim("nP") >= 2
                and [str(layer.name) for layer in tok2vec.layers]
                == ["tok2vec-listener", "list2array", "linear"]
                and names[:2] == ["S", "D"]
                and all(name[:2] in ("L-", "R-", "B-") and name[2:] != "subtok" for name in names[2:])
                and len(names) == model.get_ref("upper").get_dim("nO")
            )
        except (AttributeError, KeyError, ValueError):
            return False

    def __call__(self, doc: Doc) -> Doc:
        """Parse a document, in place."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Parse documents."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            plain = [doc for doc in batch if _plain(doc)]
            if plain:
                self._parse(plain)
            for doc in batch if len(plain) < len(batch) else ():
                if not _plain(doc):
                    self._component(doc)
            yield from batch

    def _parse(self, docs: Sequence[Doc]) -> None:
        states = self._decide(docs)
        for doc, state in zip(docs, states, strict=True):
            heads = np.array(state.heads, dtype=np.int64)
            labels = np.array(state.labels, dtype=np.uint64)
            none = heads < 0
            offsets = np.where(none, 0, heads - np.arange(len(heads)))
            labels[none] = self._root
            values: Any = np.stack([offsets.astype(np.uint64), labels], axis=1)
            doc.from_array([HEAD, DEP], values)
            for hook in self._component.postprocesses:
                hook(doc)

    def _decide(self, docs: Sequence[Doc]) -> list[_State]:
        weights, bias = self._reduce
        reduced = np.concatenate([doc.tensor for doc in docs]) @ weights
        reduced += bias
        features: Floats = (reduced @ self._places).reshape(len(reduced) * _FEATURES, -1)
        table = np.concatenate([features, self._pads])
        pad = len(features)
        states = []
        at = 0
        for doc in docs:
            states.append(_State(len(doc), at, pad))
            at += len(doc) * _FEATURES
        scoring, score_bias = self._score
        width, lefts, labels = self._width, self._left, self._labels
        running = [state for state in states if state.forced()]
        while running:
            rows: list[int] = []
            for state in running:
                rows += state.places()
            summed = table[rows].reshape(len(running), _FEATURES, -1).sum(axis=1)
            summed += self._bias
            hidden = summed[:, :width]
            for piece in range(1, self._pieces):
                hidden = np.maximum(hidden, summed[:, piece * width : (piece + 1) * width])
            scores: Floats = hidden @ scoring
            scores += score_bias
            scores[:, self._breaks] = _NEVER
            for n, state in enumerate(running):
                if state.no_shift():
                    scores[n, _SHIFT] = _NEVER
                if len(state.stack) == 1:
                    scores[n, _REDUCE] = _NEVER
            for state, move in zip(running, scores.argmax(axis=1).tolist(), strict=True):
                if move == _SHIFT:
                    state.push()
                elif move == _REDUCE:
                    state.reduce()
                elif lefts[move]:
                    state.arc_left(labels[move])
                else:
                    state.arc_right(labels[move])
            running = [state for state in running if state.forced()]
        return states


def _plain(doc: Doc) -> bool:
    """Whether a document is one sentence and says so: where sentences begin is not left to the parser."""
    starts = doc.to_array([SENT_START]).astype(np.int64).ravel()
    return (
        len(doc) > 0 and doc.tensor.shape[0] == len(doc) and starts[0] == 1 and bool((starts[1:] == -1).all())
    )


class _State:
    """How far the parse of a sentence has come: what lies on the stack, what comes next, the arcs drawn."""

    __slots__ = (
        "again",
        "heads",
        "labels",
        "lefts",
        "length",
        "next",
        "pad",
        "rights",
        "shifted",
        "stack",
        "start",
    )

    def __init__(self, length: int, start: int, pad: int) -> None:
        self.length = length
        self.start, self.pad = start, pad
        self.stack: list[int] = []
        self.again: list[int] = []
        """Words that were put back before what comes next, the last first."""
        self.next = 0
        self.heads = [-1] * length
        self.labels = [0] * length
        self.lefts: list[list[int]] = [[] for _ in range(length)]
        self.rights: list[list[int]] = [[] for _ in range(length)]
        self.shifted: set[int] = set()

    def forced(self) -> bool:
        """Take the steps that leave no choice; whether any are left that do."""
        while True:
            if not self.stack:
                if not self.again and self.next >= self.length:
                    return False
                self.push()
            elif not self.again and self.next >= self.length:
                self.reduce()
            else:
                return True

    def places(self) -> tuple[int, ...]:
        """The rows of the eight words that the next step depends on."""
        stack, again, start, pad = self.stack, self.again, self.start, self.pad
        if again:
            first = again[-1]
            second = again[-2] if len(again) > 1 else self.next
        else:
            first, second = self.next, self.next + 1
        depth = len(stack)
        top = stack[-1]
        left, top_left, top_right = self.lefts[first], self.lefts[top], self.rights[top]
        return (
            start + first * 8,
            start + second * 8 + 1 if second < self.length else pad + 1,
            start + top * 8 + 2,
            start + stack[-2] * 8 + 3 if depth > 1 else pad + 3,
            start + stack[-3] * 8 + 4 if depth > 2 else pad + 4,
            start + left[-1] * 8 + 5 if left else pad + 5,
            start + top_left[-1] * 8 + 6 if top_left else pad + 6,
            start + top_right[-1] * 8 + 7 if top_right else pad + 7,
        )

    def no_shift(self) -> bool:
        """Whether the next word must not be shifted: it is the last one, or was put back."""
        if self.again:
            return self.again[-1] in self.shifted or self.length - self.next + len(self.again) < 2
        return self.length - self.next < 2

    def push(self) -> None:
        """Put the next word onto the stack."""
        if self.again:
            self.stack.append(self.again.pop())
        else:
            self.stack.append(self.next)
            self.next += 1

    def reduce(self) -> None:
        """Take the top from the stack; a word without head is put back before the next one."""
        top = self.stack.pop()
        if self.stack and self.heads[top] < 0:
            self.shifted.add(top)
            self.again.append(top)

    def arc_left(self, label: int) -> None:
        """Hang the top of the stack on the next word."""
        first = self.again[-1] if self.again else self.next
        self._arc(first, self.stack.pop(), label)
        self.shifted.discard(first)

    def arc_right(self, label: int) -> None:
        """Hang the next word on the top of the stack, and put it there."""
        self._arc(self.stack[-1], self.again[-1] if self.again else self.next, label)
        self.push()

    def _arc(self, head: int, child: int, label: int) -> None:
        old = self.heads[child]
        if old >= 0:
            (self.lefts if old > child else self.rights)[old].remove(child)
        self.heads[child] = head
        self.labels[child] = label
        (self.lefts if head > child else self.rights)[head].append(child)
