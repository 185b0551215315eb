"""Text as Markdown shows it."""

from __future__ import annotations

import re

__all__ = ["plain"]


def plain(text: str) -> str:
    """Text in one line, with what Markdown or HTML would read as marks made harmless."""
    return re.sub(r"[\\`*_\[\]<>|{}#&]", lambda mark: f"&#{ord(mark[0])};", " ".join(text.split()))
