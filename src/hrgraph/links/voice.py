"""Whose voice an article is in: the speaker of a speech, the author of an open letter or opinion piece."""

from __future__ import annotations

import re

from hrgraph.records import Article, Block

__all__ = ["byline", "signed", "title_of"]

_FIRST_BLOCKS = 8
"""A byline stands above the text; further down "a statement by X" tells of another text."""
_LONGEST = 160
"""Characters: a longer block is a paragraph."""
_SPEECHES = (
    "statement|remarks|speech|address|message|intervention|keynote|testimony|letter|opinion|op-ed|update"
    "|reflections|lecture"
)
_BYLINE = re.compile(
    rf"(?:^|[:|–—-]\s*)(?:[\w’'-]+\s){{0,4}}(?:{_SPEECHES})\s(?:[^.:]{{0,50}}?\s)?"
    r"(?:delivered\s|given\s)?(?:by|of|from)\s+(?P<who>[^.]+)$"
    r"|^by\s+(?P<author>[A-ZÀ-Þ][^.]+)$",
    re.IGNORECASE,
)


_SPOKEN_BY = re.compile(
    rf"(?:full text:?\s+)?(?:the\s+)?(?P<who>(?:[A-ZÀ-Þ][\w’'.-]*[\s-])*[A-ZÀ-Þ][\w.-]*?)(?:[’']s|s[’'])\s"
    rf"(?:(?:opening|closing|full|video|written|oral|annual|keynote|introductory|joint|public)\s)*(?:{_SPEECHES})s?\b"
)
"""A title such as "Secretary-General's video message to the panel"."""
_STATED = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^:,“”\"]{1,80}?)(?:[’']s)?\s(?:(?:[Jj]oint|[Oo]ral|[Ww]ritten|[Vv]ideo|[Nn]ational|[Oo]pening)\s)*"
    r"(?:[Ss]tatement|[Ii]ntervention|[Rr]emarks|[Ss]peech)\s(?:at|to|before|during|under)\b"
)
"""A title such as "ISHR statement at the interactive dialogue"."""
_END = re.compile(r"(?:\.|\s?\[\d+\])+$")
"""A full stop and the mark of a footnote."""
_SIGNED = re.compile(
    r"(?:by\s+)?(?:(?:mr|mrs|ms|dr|prof|h\.?e)\.?\s)*[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'.-]+){1,4},\s[^.:;“”\"]+"
)
"""A line that is a name and a title: "Volker Türk, United Nations High Commissioner for Human Rights"."""


_TELLING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|says?|said|told|tells|added|announced|urged|urges|called|calls"
    r"|welcomed|welcomes|condemned|condemns|warned|warns|noted|stressed|died|met|wrote)\b"
)
"""A line with one of these is a sentence: "Ana Paz, its director, said the trial was over"."""


def byline(article: Article) -> str:
    """Whose speech, letter or statement it is, in the words of a line above the text; "" where none says so.

    "Statement by Volker Türk, UN High Commissioner for Human Rights" gives what follows "by".
    """
    if found := _STATED.match(article.title):
        return str(found["who"])
    for line in _lines(article):
        if found := _BYLINE.search(line):
            who: str = found["who"] or found["author"]
            if who.removeprefix("the ")[:1].isupper() or who[:1].isdigit():
                return who
    if found := _SPOKEN_BY.match(article.title):
        return str(found["who"])
    return ""


def title_of(article: Article) -> Block | None:
    """The block of the title; None where the text has none."""
    return next((b for b in article.blocks if b.kind == "title"), None)


def signed(article: Article) -> tuple[str, ...]:
    """The lines above the text that have the form of a name and a title; "New York, 5 March" has it, too."""
    return tuple(line for line in _lines(article) if _SIGNED.fullmatch(line) and not _TELLING.search(line))


def _lines(article: Article) -> list[str]:
    texts = (article.text[b.start : b.end] for b in article.blocks[:_FIRST_BLOCKS])
    lines = (_END.sub("", " ".join(text.split())) for text in texts)
    return [line for line in lines if len(line) <= _LONGEST]
