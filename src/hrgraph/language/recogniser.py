"""spaCy's entity recogniser, quicker.

Its steps are few and simple: a word begins an entity, goes on with it, ends it, is one by itself, or none.
spaCy asks of every word for each of its seventy moves whether it is allowed, and takes Python's lock for each
question.  Here the scores of all words outside of entities are worked out at once, and only words within
entities one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from hrgraph.language.vectors import Floats, WordVectors

__all__ = ["QuickRecogniser"]

_NEVER = np.float32(-np.inf)


class QuickRecogniser:
    """Does what spaCy's component does.

    Args:
        component: spaCy's, which `suits`.
    """

    def __init__(self, component: EntityRecognizer) -> None:
        self.name = component.name
        self._component = component
        model: Any = component.model
        below, lower, upper = model.get_ref("tok2vec"), model.get_ref("lower"), model.get_ref("upper")
        vectors, _, linear = below.layers
        self._vectors = WordVectors(vectors)
        self._reduce = linear.get_param("W").T, linear.get_param("b")
        weights = lower.get_param("W")  # for each of 3 places: 64 numbers in 2 pieces, of 64
        self._places = np.ascontiguousarray(weights.reshape(-1, weights.shape[-1]).T)
        self._shape = weights.shape[:3]
        self._pads = lower.get_param("pad")[0]
        self._bias = lower.get_param("b").reshape(weights.shape[1:3])
        self._score = np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b")
        moves = component.moves
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        self._begins = np.array([name.startswith("B-") for name in names])
        outside = np.array([name == "O" or (name[:2] in ("B-", "U-") and name != "U-") for name in names])
        self._barred = np.where(outside, np.float32(0), _NEVER)
        self._barred_last = np.where(outside & ~self._begins, np.float32(0), _NEVER)
        self._barred_space = np.where(np.array(names) == "O", np.float32(0), _NEVER)
        self._moves = [(name[0], name[2:]) for name in names]
        numbers = {name: number for number, name in enumerate(names)}
        self._within = {
            name[2:]: (numbers["I" + name[1:]], numbers["L" + name[1:]])
            for name in names
            if name.startswith("B-")
        }

    @staticmethod
    def suits(component: Any) -> bool:
        """Whether it is such a component, with a model of the usual form that decides greedily."""
        if type(component) is not EntityRecognizer or component.cfg.get("beam_width", 1) != 1:
            return False
        model: Any = component.model
        try:
            below, lower = model.get_ref("tok2vec"), model.get_ref("lower")
            return (
                bool(model.attrs["has_upper"])
                and not model.attrs["unseen_classes"]
                and lower.get_dim("nF") == 3
                and lower.get_dim("nP") >= 2
                and [str(layer.name).split("(", 1)[0] for layer in below.layers[1:]]
                == ["list2array", "linear"]
                and WordVectors.suits(below.layers[0])
                and component.moves.n_moves == model.get_ref("upper").get_dim("nO")
            )
        except (AttributeError, KeyError, ValueError):
            return False

    def __call__(self, doc: Doc) -> Doc:
        """Add the entities of a document, in place."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Add the entities of documents."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            plain = []
            for doc in batch:
                if len(doc) == 0 or doc.to_array([ENT_IOB]).any():
                    self._component(doc)
                else:
                    plain.append(doc)
            for doc, features, scores in self._scored(plain):
                entities = [Span(doc, *found) for found in self._entities(doc, features, scores)]
                doc.set_ents(entities, default="outside")
            yield from batch

    def _scored(self, docs: list[Doc]) -> Iterator[tuple[Doc, Floats, Floats]]:
        """Each document's features, and the scores of the moves at words outside of entities."""
        if not docs:
            return
        vectors = np.concatenate(self._vectors(docs))
        weights, bias = self._reduce
        reduced = vectors @ weights
        reduced += bias
        features = (reduced @ self._places).reshape(len(vectors), *self._shape)
        scores = self._scores(features[:, 0] + self._pads[1] + self._pads[2])
        scores += self._barred
        at = 0
        for doc in docs:
            end = at + len(doc)
            yield doc, features[at:end], scores[at:end]
            at = end

    def _entities(self, doc: Doc, features: Floats, scores: Floats) -> Iterator[tuple[int, int, str]]:
        table = doc.to_array([IS_SPACE, SENT_START])
        last = np.append(table[1:, 1] == 1, True)  # no entity goes on behind the end of a sentence
        scores[last] += self._barred_last
        scores[table[:, 0] == 1] += self._barred_space
        best = scores.argmax(axis=1).tolist()
        at = 0
        while at < len(doc):
            move, label = self._moves[best[at]]
            start = at
            if move == "B":
                inside, end = self._within[label]
                at += 1
                while not last[at]:
                    state = features[at, 0] + features[start, 1] + features[at - 1, 2]
                    both = self._scores(state[None])[0]
                    if both[end] > both[inside] or (both[end] == both[inside] and end < inside):
                        break
                    at += 1
            if move != "O":
                yield start, at + 1, label
            at += 1

    def _scores(self, states: Floats) -> Floats:
        weights, bias = self._score
        hidden: Floats = (states + self._bias).max(axis=2)
        scores: Floats = hidden @ weights
        scores += bias
        return scores
