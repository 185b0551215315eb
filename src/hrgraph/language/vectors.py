"""spaCy's vectors of words in their sentences, quicker.

The model's first layers give each word a vector that depends on its form alone; they are asked once for each
form.  The layers above look at the words beside it: they are computed here with few passes over the memory,
which takes half the time of the general layers.  The numbers are the model's own, up to rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

__all__ = ["QuickTok2Vec", "WordVectors"]

Floats: TypeAlias = NDArray[np.float32]

_REMEMBERED = 20_000
"""So many forms are remembered, about 10 MB."""
_AT_ONCE = 1000
"""Words that are looked up at once."""
_EMBED = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
_LAYER = ["expand_window", "maxout", "layernorm", "dropout"]


class WordVectors:
    """Vectors of words in their sentences.

    Args:
        model: a `spacy.Tok2Vec` model, which `suits`.
    """

    def __init__(self, model: Any) -> None:
        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        self._columns: list[Any] = list(embed.layers[0].attrs["columns"])
        self._tables = embed.layers[2].layers[0]
        self._mix = _Maxout(*_parts(embed.layers[3].layers[0]))
        layers = [_parts(residual.layers[0]) for residual in encode.layers[0].layers]
        self._layers = [_Maxout(maxout, norm) for maxout, norm in layers]
        self._pad = int(encode.attrs["pad"])
        self.width = int(encode.get_dim("nO"))
        self._memory: dict[bytes, int] = {}
        self._forms = np.empty((_REMEMBERED, self.width), dtype=np.float32)

    @staticmethod
    def suits(model: Any) -> bool:
        """Whether the model is of spaCy's usual form: hashed features, maxout layers with a window of one."""
        try:
            embed, encode = model.get_ref("embed"), model.get_ref("encode")
            stack = encode.layers[0].layers
            return (
                [_kind(layer) for layer in embed.layers] == _EMBED
                and _kind(encode) == "with_array"
                and [layer.name for layer in _flat(embed.layers[3].layers[0])] == _LAYER[1:]
                and all(_kind(residual) == "residual" for residual in stack)
                and all([each.name for each in _flat(residual.layers[0])] == _LAYER for residual in stack)
                and all(_flat(residual.layers[0])[0].attrs["window_size"] == 1 for residual in stack)
                and all(layer.ops.xp is np for layer in model.walk())
            )
        except (AttributeError, IndexError, KeyError, ValueError):
            return False

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each document's words."""
        if not any(map(len, docs)):
            return [np.zeros((0, self.width), dtype=np.float32) for _ in docs]
        pad, width = self._pad, self.width
        forms = self._of_forms(np.concatenate([self._features(doc) for doc in docs]))
        states: Floats = np.zeros((len(forms) + pad * (len(docs) + 1), width), dtype=np.float32)
        places = []
        read = 0
        for number, doc in enumerate(docs, start=1):
            at = read + number * pad
            places.append(slice(at, at + len(doc)))
            states[places[-1]] = forms[read : read + len(doc)]
            read += len(doc)
        window: Floats = np.zeros((len(states), 3 * width), dtype=np.float32)
        for layer in self._layers:
            window[1:, :width] = states[:-1]
            window[:, width : 2 * width] = states
            window[:-1, 2 * width :] = states[1:]
            states += layer(window)
        return [states[place] for place in places]

    def _features(self, doc: Doc) -> Any:
        return doc.to_array(self._columns).reshape(len(doc), len(self._columns))

    def _of_forms(self, features: Any) -> Floats:
        """The vectors of words by themselves."""
        size = features.itemsize * features.shape[1]
        keys: list[bytes] = np.ascontiguousarray(features).view(f"V{size}").ravel().tolist()
        found = np.empty((len(keys), self.width), dtype=np.float32)
        memory = self._memory
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            if any(key not in memory for key in some):
                self._learn(some, features[start : start + _AT_ONCE])
            found[start : start + _AT_ONCE] = self._forms[[memory[key] for key in some]]
        return found

    def _learn(self, keys: list[bytes], features: Any) -> None:
        if len(self._memory) + len(keys) > _REMEMBERED:
            self._memory.clear()
        new = {key: i for i, key in enumerate(keys) if key not in self._memory}
        first = len(self._memory)
        self._forms[first : first + len(new)] = self._mix.singly(
            self._tables.predict(features[list(new.values())])
        )
        self._memory.update(zip(new, range(first, first + len(new)), strict=True))


class _Maxout:
    """A maxout layer with the normalisation after it."""

    def __init__(self, maxout: Any, norm: Any) -> None:
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        self.width, self.pieces = bias.shape
        # the pieces side by side: their maximum is then taken of whole rows
        by_piece = weights.transpose(1, 0, 2).reshape(self.width * self.pieces, -1)
        self._weights: Floats = np.ascontiguousarray(by_piece.T, dtype=np.float32)
        self._bias: Floats = np.ascontiguousarray(bias.T.reshape(-1), dtype=np.float32)
        self._gain: Floats = norm.get_param("G")
        self._shift: Floats = norm.get_param("b")

    def __call__(self, inputs: Floats) -> Floats:
        """What the layer makes of some rows."""
        return self._highest(inputs @ self._weights)

    def singly(self, inputs: Floats) -> Floats:
        """The same, where rounding must not depend on which rows come together: one product for each row."""
        products: Floats = np.matmul(inputs[:, None, :], self._weights)[:, 0, :]
        return self._highest(products)

    def _highest(self, every: Floats) -> Floats:
        width = self.width
        every += self._bias
        best: Floats = every[:, :width].copy()
        for piece in range(1, self.pieces):
            np.maximum(best, every[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (1.0 / np.sqrt(variance))[:, None]
        best *= self._gain
        best += self._shift
        return best


class QuickTok2Vec:
    """Does what spaCy's component does.

    Args:
        component: spaCy's, which `suits`.
    """

    def __init__(self, component: Tok2Vec) -> None:
        self.name = component.name
        self._vectors = WordVectors(component.model)

    @staticmethod
    def suits(component: Any) -> bool:
        """Whether it is such a component with a model of the usual form."""
        return type(component) is Tok2Vec and WordVectors.suits(component.model)

    def __call__(self, doc: Doc) -> Doc:
        """Give a document's words their vectors."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Give documents' words their vectors."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            for doc, vectors in zip(batch, self._vectors(batch), strict=True):
                doc.tensor = vectors  # type: ignore[assignment]  # spaCy's stub is mistaken: floats of 32 bits
            yield from batch


def _kind(layer: Any) -> str:
    """What sort of layer it is: "with_array(...)" is a "with_array"."""
    return str(layer.name).split("(", 1)[0]


def _flat(layer: Any) -> list[Any]:
    """The layers of a chain, and of the chains in it."""
    return [each for part in layer.layers for each in _flat(part)] if ">>" in layer.name else [layer]


def _parts(chain: Any) -> tuple[Any, Any]:
    """The maxout layer and the normalisation of a chain."""
    layers = {layer.name: layer for layer in _flat(chain)}
    return layers["maxout"], layers["layernorm"]
