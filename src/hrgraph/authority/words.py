"""Content words: what a phrase is about, for the comparison of descriptions with titles and topics."""

from __future__ import annotations

import re

from hrgraph.authority.fold import fold_text

__all__ = ["content_words"]

_STOP = frozenset(
    (
        "act", "adopted", "adopting", "all", "and", "annual", "any", "are", "article", "assembly",
        "bill", "convention", "council", "declaration", "for", "from", "general", "has", "have",
        "human", "international", "its", "last", "latest", "law", "nations", "new", "not", "passed",
        "promotion", "protection", "recent", "regular", "report", "resolution", "right", "rights",
        "session", "situation", "special", "text", "that", "the", "their", "this", "treaty",
        "united", "was", "which", "with", "year",
    )
)  # fmt: skip


def content_words(text: str) -> frozenset[str]:
    """The content words of a text, folded and without plural endings.

    >>> sorted(content_words("the resolution on human rights defenders in Côte d'Ivoire"))
    ['cote', 'defender', 'ivoire']
    """
    words = re.findall(r"[a-z]{3,}", fold_text(text).replace("'s ", " "))
    return frozenset(
        w[:-1] if w.endswith("s") and not w.endswith("ss") else w for w in words if w not in _STOP
    )
