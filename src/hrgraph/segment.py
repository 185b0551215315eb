"""Sentences and quotations, with exact offsets.

The splitter is our own: `sentencex` (as fast, offsets right) breaks at "para. 4" and "1. Egypt" and keeps or
divides a quotation of five sentences depending on its marks; pysbd takes 9 ms an article, spaCy 28.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hrgraph.records import Article, Block, Sentence, Span

__all__ = ["Quotation", "quotations", "sentences", "split"]

_SPOKEN = frozenset({"title", "heading", "body", "list"})
"""Kinds of blocks that have sentences."""

_BREAK = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)"
    r"(?P<close>[\"'”’»›)\]]*+(?:\[\d{1,3}\])*)"
    r"(?P<space>\s++)"
    r"(?P<open>(?:«[ \u00a0\u202f]|[\"'“‘«‹„(\[])*)(?P<next>[^\s\"'“‘«‹„(\[])"
)
_TOKEN = re.compile(r"[^\s\"'“‘«‹„(\[/–—]+$")
_INITIALS = re.compile(r"(?:[A-Za-zÀ-ÿ]\.)*[A-Za-zÀ-Þ]")
_ENUMERATOR = re.compile(r"(?:^|[:;]\s+)\(?[0-9]{1,2}$")
_NEVER = frozenset(
    (
        *("mr", "mrs", "ms", "messrs", "dr", "drs", "prof", "profs", "gen", "gov", "sen", "rep", "lt", "col"),
        *("sgt", "capt", "maj", "cmdr", "adm", "brig", "st", "ste", "hon", "rev", "fr", "amb", "pres", "mme"),
        *("mlle", "sheikh", "insp", "supt", "atty", "e.g", "i.e", "cf", "vs", "viz", "ibid", "approx", "ca"),
    )
)
"""Abbreviations that a name or an example follows: no sentence ends with them."""
_BEFORE_NUMBER = frozenset(
    (
        *("no", "nos", "art", "arts", "para", "paras", "res", "vol", "vols", "p", "pp", "sec", "secs", "ch"),
        *(
            "fig",
            "figs",
            "doc",
            "docs",
            "add",
            "rev",
            "corr",
            "op",
            "annex",
            "n",
            "nr",
            "ser",
            "supp",
            "suppl",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "reg"),
    )
)
"""Abbreviations only where a number follows."""
_SOMETIMES = frozenset(
    (
        "etc",
        "al",
        "inc",
        "ltd",
        "co",
        "corp",
        "jr",
        "sr",
        "esq",
        "plc",
        "llc",
        "bros",
        "dept",
        "est",
        "ph.d",
        "ed",
        "eds",
    )
)
"""Abbreviations that may end a sentence: they do where a word follows that begins many sentences."""
_STARTERS = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "this",
            "that",
            "these",
            "those",
            "there",
            "it",
            "its",
            "he",
            "she",
            "they",
            "we",
        ),
        *("i", "you", "his", "her", "their", "our", "my", "in", "on", "at", "as", "by", "for", "from", "to"),
        *("of", "with", "without", "under", "after", "before", "during", "since", "while", "when", "where"),
        *("if", "although", "though", "because", "but", "and", "or", "yet", "so", "however", "moreover"),
        *("furthermore", "meanwhile", "according", "also", "both", "all", "some", "many", "most", "several"),
        *("no", "not", "now", "then", "today", "yesterday", "last", "despite", "through", "among", "such"),
    )
)
_LONGEST_SENTENCE = 1000
"""Characters; the longest sentence of the articles that we know has 474."""
_SEAMS = (";", "\n", ", and ")
"""Where a longer one is cut: at the last of these in the second half of a piece, or at a space."""
_SAID = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3}\s+"
    r"(?:said|says|asked|asks|added|adds|told|wrote|tweeted|warned|insisted|stressed|noted|exclaimed)\b"
)
_OPEN_BRACKET_REACH = 300
"""A bracket that isn't closed within so many characters is taken for a slip of the pen."""


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's titles, headings, paragraphs and list items, in order.

    Offsets count in `Article.text`; a sentence has no white space at its ends.
    A quotation of several sentences is divided too; `quotations` says which sentences lie within it.
    """
    return tuple(
        Sentence(block.start + start, block.start + end, index)
        for index, block in enumerate(article.blocks)
        if block.kind in _SPOKEN
        for whole in split(article.text[block.start : block.end])
        for start, end in _bounded(article.text, block.start, *whole)
    )


def _bounded(text: str, base: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or a wall of words in pieces: the cost of reading grows with a piece's square."""
    while end - start > _LONGEST_SENTENCE:
        window = text[base + start : base + start + _LONGEST_SENTENCE]
        at = max(window.rfind(mark, _LONGEST_SENTENCE // 2) + 1 for mark in _SEAMS)
        if at == 0:
            at = max(window.rfind(" "), window.rfind("\n")) + 1 or _LONGEST_SENTENCE
        if piece := window[:at].rstrip():
            yield start, start + len(piece)
        start += at
        while start < end and text[base + start].isspace():
            start += 1
    if end > start:
        yield start, end


def split(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a paragraph, without the white space around it.

    >>> list(split("Mr. Ali left. He is in Geneva."))
    [(0, 13), (14, 30)]
    """
    start = len(text) - len(text.lstrip())
    position = start
    while match := _BREAK.search(text, position):
        position = match.end("space")
        end = match.end("close")
        if _ends(text, start, match):
            yield start, end
            start = position
    end = len(text.rstrip())
    if end > start:
        yield start, end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` ends at a full stop, question mark or the like."""
    following = match["next"]
    if following.islower():
        return False
    stop, close = match["stop"], match["close"]
    if stop == "." and not close and _abbreviates(text, start, match):
        return False
    if close and stop[-1] in "!?" and not match["open"] and _SAID.match(text, match.end("space")):
        return False
    body = text[start : match.end("close")]
    if body.count("(") > body.count(")"):
        closing = text.find(")", match.end(), match.end() + _OPEN_BRACKET_REACH)
        opening = text.find("(", match.end(), match.end() + _OPEN_BRACKET_REACH)
        if closing != -1 and (opening == -1 or closing < opening):
            return False
    return True


def _abbreviates(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation, an initial or a list's number."""
    at = match.start("stop")
    found = _TOKEN.search(text, max(start, at - 40), at)
    if found is None:
        return False
    token = found.group().lower()
    following = match["next"]
    if token in _BEFORE_NUMBER and (
        following.isdigit() or re.match(r"[IVXL]+\b", text[match.start("next") :][:6])
    ):
        return True
    if token in _NEVER:
        return True
    if token.isdigit():
        return bool(_ENUMERATOR.search(text[start:at]))
    if token in _SOMETIMES or _INITIALS.fullmatch(found.group()):
        word = re.match(r"[^\W\d_]+", text[match.start("next") : match.start("next") + 20])
        starts = bool(word) and word.group().lower() in _STARTERS  # type: ignore[union-attr]  # checked before
        return not (starts or match["open"] not in {"", "("})
    return False


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Words between quotation marks."""

    inner_start: int
    """After the opening mark."""
    inner_end: int
    """Before the closing mark."""
    kind: Literal["direct", "scare"]
    """`direct`: somebody's words, a clause at least; `scare`: a word, a phrase or a title."""


_MARK = re.compile("[“”„‘’\"'«»‹›]")
_PAIRS = {"“": "”", "„": "”“", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'’"}
_BEFORE_OPENING = frozenset(" \n([-–—/:;,“‘«\"'…")
_LONGEST = 6000
"""A quotation of more characters is an opening mark that lost its closing one."""
_TITLED = re.compile(
    r"(?:titled|called|named|dubbed|headlined|hashtag|slogan|theme|known as|termed|labelled)[\s:,]*$",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|must|should|shall|will|would|can|could|may|might"
    r"|cannot|isn|aren|don|doesn|won|let|stop|release|i|we|you|he|she|they|it|it’s|it's|we’re|we're|there)\b",
    re.I,
)
_DIRECT_WORDS = 8


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The quotations in an article's titles, headings, paragraphs and list items, in order.

    A quotation within another is not returned.  One may run over several paragraphs, each of
    which repeats the opening mark.
    """
    blocks = [block for block in article.blocks if block.kind in _SPOKEN]
    found: list[Quotation] = []
    done = 0
    unclosed: dict[str, int] = {}  # where the search for a mark's end has failed up to
    for i, block in enumerate(blocks):
        position = max(block.start, done)
        if position == block.start and (lone := _lost_opening(article.text, block)) is not None:
            found.append(lone)
            position = done = lone.end
        while position < block.end and (match := _MARK.search(article.text, position, block.end)):
            position = match.end()
            mark = match.group()
            if mark not in _PAIRS or match.start() < unclosed.get(mark, 0):
                continue
            if not _opens(article.text, match.start(), block.start):
                continue
            end = _closing(article.text, match.start(), block.end)
            last = i
            while end < 0 and last + 1 < len(blocks) and article.text[blocks[last + 1].start] == mark:
                last += 1
                end = _closing(article.text, blocks[last].start, blocks[last].end)
            if end < 0:
                unclosed[mark] = blocks[last].end
            if end < 0 or end - match.start() > _LONGEST:
                continue
            inner = article.text[match.end() : end]
            if inner.strip():
                before = article.text[max(block.start, match.start() - 20) : match.start()]
                kind = _kind(inner, before)
                found.append(Quotation(match.start(), end + 1, match.end(), end, kind))
            position = done = end + 1
    return tuple(found)


def _lost_opening(text: str, block: Block) -> Quotation | None:
    """A paragraph that begins within somebody's words but lost the opening mark: `We object,” she said.`"""
    close = text.find("”", block.start, block.end)
    if close < 0 or close - block.start > _LONGEST or text[close - 1] not in ".,!?…":
        return None
    inner = text[block.start : close]
    if any(mark in inner for mark in "“„") or len(inner.split()) < _DIRECT_WORDS:
        return None
    return Quotation(block.start, close + 1, block.start, close, "direct")


def _opens(text: str, at: int, first: int) -> bool:
    """Whether a mark stands where quotations open: after a space or bracket, before a word."""
    before = text[at - 1] if at > first else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "«" and after in " \u00a0\u202f" and before in _BEFORE_OPENING:
        return True  # French marks stand apart from the words: « so »
    if after.isspace() or before not in _BEFORE_OPENING:
        return False
    # '90s, ’tis and the like: decades are no quotations.
    return not (text[at] in "'‘" and re.match(r"\d0s?\b", text[at + 1 : at + 5]))


def _closing(text: str, at: int, end: int) -> int:
    """Where the quotation that opens at `at` closes within its block; -1 if it doesn't."""
    mark = text[at]
    closers = _PAIRS[mark]
    if mark in "‘'":
        return _closing_single(text, at, end, closers)
    first, depth = -1, 0
    for match in _MARK.finditer(text, at + 1, end):
        found = match.group()
        if found in closers:
            if depth == 0:
                return match.start()
            first = match.start() if first < 0 else first
            depth -= 1
        elif found == mark and mark in "“«" and text[match.start() - 1].isspace():
            depth += 1  # a quotation within the quotation, in the same marks
        elif found == mark and mark != '"':
            return match.start()  # the wrong mark, typed by a machine
    return first


def _closing_single(text: str, at: int, end: int, closers: str) -> int:
    """The same where the closing mark is also an apostrophe.

    An apostrophe within a word never closes.  One after an s and before a word ("the States’ duty") closes
    only where nothing better follows before the next opening mark.
    """
    possible = -1
    for match in _MARK.finditer(text, at + 1, end):
        i, found = match.start(), match.group()
        before = text[i - 1]
        after = text[i + 1] if i + 1 < end else " "
        if found == "‘" or (found == "'" and before.isspace() and after.isalnum()):
            if possible >= 0:
                return possible
            continue
        if found not in closers or before.isspace() or (i == at + 1) or after.isalnum():
            continue
        plural = before in "sS" and after.isspace() and text[i + 2 : i + 3].isalpha()
        if not plural:
            return i
        if possible < 0:
            possible = i
    return possible


def _kind(inner: str, before: str) -> Literal["direct", "scare"]:
    """Whether words in quotation marks are somebody's sentence or only a phrase."""
    words = inner.split()
    if _TITLED.search(before):
        return "scare"
    if inner.rstrip()[-1] in ".!?…" and len(words) >= 3:
        return "direct"
    long = [word for word in words if len(word) > 3]
    if len(words) > 2 and long and sum(word[0].isupper() for word in long) >= 0.7 * len(long):
        return "scare"
    if len(words) >= _DIRECT_WORDS or (inner.rstrip()[-1] == "," and len(words) >= 3):
        return "direct"
    return "direct" if len(words) >= 3 and _CLAUSE.search(inner) else "scare"
