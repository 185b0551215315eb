"""When an article was published, from its own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrgraph.article.blocks import is_date_line
from hrgraph.article.dateline import dateline
from hrgraph.dates import full_date
from hrgraph.records import ArticleDate, Block

__all__ = ["infer_date", "stated_date"]


def stated_date(text: str, blocks: Sequence[Block]) -> ArticleDate | None:
    """The date of a dateline or of a line of its own above the first paragraphs."""
    bodies = 0
    for block in blocks:
        words = text[block.start : block.end]
        if block.kind == "navigation" and (line := is_date_line(words)) and (value := full_date(line)):
            return ArticleDate(value, True, f"the line “{words}” at the top")
        if block.kind == "body":
            line_at_start = dateline(words)
            if line_at_start.date:
                shown = words[: line_at_start.length].strip(" –—-:.")
                return ArticleDate(line_at_start.date, True, f"the dateline “{shown}”")
            bodies += 1
            if bodies == 2:
                break
    return None


def infer_date(
    text: str,
    blocks: Sequence[Block],
    adopted_years: Mapping[str, int],
    sources: Sequence[str] = (),
) -> ArticleDate | None:
    """When an article was published, as far as its words tell."""
    return stated_date(text, blocks)
