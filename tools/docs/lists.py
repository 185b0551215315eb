"""Lists as CommonMark has them (and the editors of repositories show), for Python-Markdown.

Python-Markdown wants four spaces before what belongs to an item, and an empty line before a list.
"""

from __future__ import annotations

import re

__all__ = ["with_wide_lists"]

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[-*+]|\d+\.)(?P<space> +)\S")
_FENCE = re.compile(r" *(```+|~~~+)")


def with_wide_lists(markdown: str) -> str:
    """The same page with four spaces a level and an empty line before each list."""
    done: list[str] = []
    columns: list[int] = []
    """Where the text of the open items begins, outermost first."""
    fence = ""
    for line in markdown.split("\n"):
        if not line.strip():
            done.append(line)
            continue
        indent = len(line) - len(line.lstrip())
        if not fence:
            while columns and indent < columns[-1]:
                columns.pop()
            if not columns and indent >= 4:
                done.append(line)  # a block of code
                continue
        item = None if fence else _ITEM.match(line)
        shifted = " " * (4 * len(columns)) + line[columns[-1] if columns else 0 :]
        if item is not None:
            before = done[-1] if done else ""
            if (
                before.strip()
                and not columns
                and not _ITEM.match(before)
                and not before.startswith(("    ", "|"))
            ):
                done.append("")
            columns.append(item.end("space"))
        done.append(shifted)
        if found := _FENCE.match(line):
            fence = "" if fence and found[1] == fence else fence or found[1]
    return "\n".join(done)
