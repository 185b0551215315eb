"""The same release on several sites is one article with several sources.

Texts are compared by their bottom-k MinHash sketches.  `datasketch` does the like, but brings in scipy (one
second to import) for a table that one threshold doesn't need.
"""

from __future__ import annotations

import heapq
import re
from hashlib import blake2b

__all__ = ["Duplicates", "similarity", "sketch"]

_SKETCH = 128
_KEYS = 16
"""So many of the smallest hashes are looked up; texts that are the same release nearly always share one."""
_SHINGLE = 5
"""Words in a run."""
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's five-word runs, in order: the same sample for the same runs."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)
    return tuple(heapq.nsmallest(_SKETCH, hashes))


def similarity(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of runs that two texts have in common (Jaccard), estimated from their sketches; 0 to 1."""
    sample = heapq.nsmallest(_SKETCH, {*one, *other})
    both = set(one).intersection(other)
    return sum(value in both for value in sample) / len(sample)


class Duplicates:
    """Remembers texts, and finds those that share most of their words.

    Args:
        threshold: the share of common runs from which two texts are the same release.
    """

    def __init__(self, threshold: float = 0.7) -> None:
        self._threshold = threshold
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._index: dict[int, list[str]] = {}

    def find(self, name: str, text: str) -> str:
        """The name of an earlier text that this one repeats; "" for a new one, which is then remembered."""
        own = sketch(text)
        near = {other for key in own[:_KEYS] for other in self._index.get(key, ())}
        scored = ((similarity(own, self._sketches[other]), other) for other in near)
        best, first = max(scored, default=(0.0, ""))
        if best >= self._threshold:
            return first
        self._sketches[name] = own
        for key in own[:_KEYS]:
            self._index.setdefault(key, []).append(name)
        return ""
