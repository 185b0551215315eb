"""The same release on several sites is one article with several sources.

Texts are compared by their bottom-k MinHash sketches.  `datasketch` does the like, but brings in scipy (one
second to import) for a table that one threshold doesn't need.
"""

from __future__ import annotations

import heapq
import re
from hashlib import blake2b

__all__ = ["similarity", "sketch"]

_SKETCH = 128
_SHINGLE = 5
"""Words in a run."""
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of a text's five-word runs, in order: the same sample for the same runs.

    Returns:
        at most 128 numbers below 2**63, which is what a database takes.
    """
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)
    return tuple(heapq.nsmallest(_SKETCH, hashes))


def similarity(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of runs that two texts have in common (Jaccard), estimated from their sketches; 0 to 1."""
    sample = heapq.nsmallest(_SKETCH, {*one, *other})
    both = set(one).intersection(other)
    return sum(value in both for value in sample) / len(sample)
