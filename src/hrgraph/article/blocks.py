"""Telling the article from what stands around it.

Three passes over the pieces of a text: what each line is by itself (its shape), which one is the headline,
and how far sections such as "Related articles" reach.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hrgraph.article.boilerplate import normal, phrases
from hrgraph.article.parts import Part
from hrgraph.dates import FULL_DATE_PATTERN
from hrgraph.records import Block, BlockKind

__all__ = ["classify", "is_bullet", "is_date_line", "stands_alone"]

_BULLET = re.compile(
    r"(?:[•◦▪‣●○■□➢➤✓*·]|[-–—](?=\s)|o(?=\s\s)|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s))\s*\S"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\[(?:email|e-mail)[^\]]{0,20}\]|\[at\]", re.I)
_PHONE = re.compile(r"(?<!\w)(?:\+|00)\d[\d ().-]{6,}\d")
_END_PUNCTUATION = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BREADCRUMB = re.compile(r"home\b.{0,20}[>»›/|]|(?:[^>»›]{1,40}[>»›]){2,}")
_POINTER = re.compile(
    r"(?:access|read|find|found|download|click|view|see|watch|listen|consult|available|sign)\w*\b.{0,60}\bhere"
    r"(?: ?\([^)]*\))?[.:!]*$"
)
_DATE_LINE = re.compile(
    rf"(?:(?:published|posted|updated|date|issued|released)?(?: on)?:?\s*)"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?P<date>{FULL_DATE_PATTERN})"
    r"(?:[,\s|–-]*\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|EST|EDT|CET|CEST))?)?\.?",
    re.I,
)
_BYLINE = re.compile(r"(?:By|BY)\s+[A-ZÀ-Þ][\w.'’-]+(?:(?:\s|,\s|\sand\s|\s&\s)[A-ZÀ-Þ][\w.'’-]+){0,7}")
_CREDIT = re.compile(r"(?:^|[\s(|-])(?:Credit|Picture|Photo|Image|PHOTO|IMAGE)s?\s?:\s*\S.{0,60}$")
_TWEET = re.compile(r"\bpic\.twitter\.com/|\(@\w+\)\s[A-Z][a-z]+ \d")
_HEADING_WORDS = 15
_HEADLINE_CHARACTERS = 300
_RESUME = 3
"""So many paragraphs in a row below a teaser heading are the article again."""
_NOTE_WORDS = 45
"""Below a heading such as "Media contacts" lines of up to so many words are contacts."""
_POINTER_WORDS = 20
_LONGEST_LINE = 1500
"""Characters: a longer line is no boilerplate, however few words it has."""

_Shape = str
"""A `BlockKind`, or one of the marks "teaser-section", "contact-section", "end" and "kicker"."""


def is_bullet(line: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_BULLET.match(line))


def is_date_line(line: str) -> str:
    """The date in a line that says nothing else, as it is written; "" for any other line."""
    match = _DATE_LINE.fullmatch(line.strip())
    return match["date"] if match else ""


def stands_alone(line: str) -> bool:
    """Whether a line opens a section or is boilerplate, so that it is never a paragraph's continuation."""
    return len(line) < 80 and _phrase(line, normal(line), len(line.split())) != ""


def _phrase(line: str, words: str, count: int) -> _Shape:
    """What a line's words say that it is; "" if they say nothing."""
    known = phrases()
    if words in known.teaser_sections:
        return "teaser-section"
    if words in known.contact_sections:
        return "contact-section"
    if words in known.end_lines and (line.isupper() or not words.isalpha()):
        return "end"
    if words in known.caption_lines:
        return "caption"
    if words in known.kicker_lines:
        return "kicker"
    if words in known.navigation_lines:
        return "navigation"
    folded = line.lstrip('»›→>[(*•- "“').replace("’", "'").casefold()
    for kind, pattern in known.starts:
        if pattern.match(folded) and count <= known.limits[kind]:
            return kind
    return ""


def _shape(line: str, hint: str) -> _Shape:
    """What a piece is, seen by itself."""
    count = line.count(" ") + 1
    if hint == "title":
        return "title"
    if count <= 120 and len(line) <= _LONGEST_LINE:
        words = normal(line)
        found = _phrase(line, words, count)
        if found == "kicker" and hint == "heading":
            return "heading"
        if found and not (found in {"contact", "legal", "navigation"} and _is_prose(line, count)):
            return found
        if not words:  # a row of dashes or stars
            return "navigation"
        if count <= 60 and (special := _pattern(line, words, count)):
            return special
    if hint in {"heading", "list", "caption"}:
        return hint
    if is_bullet(line):
        return "list"
    if count <= _HEADING_WORDS and not _END_PUNCTUATION.search(line):
        return "heading"
    return "body"


def _is_prose(line: str, count: int) -> bool:
    """Whether a line that begins like boilerplate reads on as a paragraph of several sentences."""
    return count > 35 and len(re.findall(r"[.!?][”’\"]?\s+[A-Z“‘\"]", line)) >= 2 and not _EMAIL.search(line)


def _pattern(line: str, words: str, count: int) -> _Shape:
    """What the form of a shortish line says that it is; "" if it says nothing."""
    if count <= 30 and (_EMAIL.search(line) or _PHONE.search(line)):
        return "contact"
    if _BREADCRUMB.match(words) and count <= 15 and not _SENTENCE_END.search(line):
        return "navigation"
    if count <= _POINTER_WORDS and _POINTER.search(words):
        return "navigation"
    if _DATE_LINE.fullmatch(line) or _BYLINE.fullmatch(line):
        return "navigation"
    if _CREDIT.search(line) or _TWEET.search(line):
        return "caption"
    if count <= 10 and re.match(r"https?://\S+$", line):
        return "navigation"
    return ""


def classify(text: str, parts: Sequence[Part]) -> tuple[Block, ...]:
    """Say what each piece of a text is.

    Args:
        text: the article's text.
        parts: its pieces, in order.

    Returns:
        a block for each piece.
    """
    lines = [text[part.start : part.end] for part in parts]
    shapes = [_shape(line, part.hint) for line, part in zip(lines, parts, strict=True)]
    _headline(lines, shapes)
    _name_lists(parts, shapes)
    kinds = _sections(lines, shapes)
    return tuple(Block(part.start, part.end, kind) for part, kind in zip(parts, kinds, strict=True))


def _headline(lines: list[str], shapes: list[_Shape]) -> None:
    """Mark the headline, and what stands before it, in `shapes`."""
    if "title" in shapes:
        return
    for i, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape in {"kicker", "navigation", "caption", "legal", "contact"}:
            continue
        if shape in {"body", "heading"}:
            headline = len(line) <= _HEADLINE_CHARACTERS and not re.search(r"[.:;,][\"'”’»)\]]*$", line)
            if headline and any(later in {"body", "list"} for later in shapes[i + 1 :]):
                shapes[i] = "title"
        return


def _name_lists(parts: Sequence[Part], shapes: list[_Shape]) -> None:
    """Turn runs of short lines (signatories, countries) into lists."""
    i = 0
    while i < len(shapes):
        end = i
        while end < len(shapes) and shapes[end] == "heading" and parts[end].hint == "":
            end += 1
        if end - i >= 3:
            followed = (
                end < len(shapes) and shapes[end] == "body"
            )  # the last line is then that text's heading
            for k in range(i, end - 1 if followed else end):
                shapes[k] = "list"
        i = max(end, i + 1)


def _sections(lines: list[str], shapes: list[_Shape]) -> list[BlockKind]:
    """Let sections reach as far as they do."""
    kinds: list[BlockKind] = []
    section = ""
    seen_body = False
    for i, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if section == "teaser" and shape in {"body", "heading", "list"} and _resumes(shapes, i):
            section = ""
        kind: BlockKind
        if shape == "teaser-section":
            section, kind = "teaser", "teaser"
        elif shape == "contact-section":
            section, kind = ("contact" if section != "teaser" else section), "contact"
        elif shape == "end":
            section, kind = ("notes" if seen_body else section), "navigation"
        elif shape == "kicker":
            kind = "teaser" if section == "teaser" else "navigation"
        elif shape in {"caption", "legal", "navigation", "contact", "teaser", "title"}:
            kind = shape  # type: ignore[assignment]  # the marks are excluded above
        else:
            if section == "contact" and (
                shape == "heading" or (shape == "body" and len(line.split()) > _NOTE_WORDS)
            ):
                section = ""
            if section == "teaser":
                kind = "teaser"
            elif section:
                kind = "contact"
            else:
                kind = shape  # type: ignore[assignment]  # body, list or heading
                seen_body = seen_body or kind == "body"
        kinds.append(kind)
    return kinds


def _resumes(shapes: list[_Shape], i: int) -> bool:
    """Whether the article goes on at `i`, below teasers.

    It does where paragraphs follow each other and the first is not the summary below a teaser's headline;
    directly below a teaser heading (a box that has lost its links) two are enough.
    """
    run = 0
    while i + run < len(shapes) and shapes[i + run] in {"body", "list"}:
        run += 1
    if shapes[i] != "body" or shapes[i - 1] == "heading":
        return False
    return run >= (_RESUME - 1 if shapes[i - 1] == "teaser-section" else _RESUME)
