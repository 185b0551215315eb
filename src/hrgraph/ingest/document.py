"""What every reader of sources makes: documents, written as Markdown articles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from hrgraph.article.decoding import clean
from hrgraph.article.parts import Extract, Hint
from hrgraph.iris import slug

__all__ = ["Document", "Item", "Raw", "SetAside", "pieces_of", "to_markdown"]


@dataclass(frozen=True, slots=True)
class Raw:
    """What a document is read from: a file, a member of an archive, or a row of a table."""

    kind: str
    """How it is read: html, pdf, docx, feed, mail, text, markdown or row."""
    data: bytes
    origin: str
    """Where it was found: a path, with the member of an archive or the row of a table behind it."""
    url: str = ""
    """Its address, where known."""
    encoding: str = ""
    """As its server named it; "" where it didn't."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article out of a source."""

    origin: str
    """Where it was found: a path, with the member of an archive or the row of a table behind it."""
    pieces: tuple[tuple[str, Hint], ...]
    """Its paragraphs, headings and list items."""
    title: str = ""
    published: str = ""
    """ISO 8601, as precise as the source is; "" where it doesn't say."""
    publisher: str = ""
    sources: tuple[str, ...] = field(default=())
    """Addresses where it was published, the main one first."""
    language: str = ""
    """As the source says; "" where it doesn't."""
    rights: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "\n\n".join(words for words, _ in self.pieces)

    @property
    def name(self) -> str:
        """Stem of its file: the title and a hash of its address or words; a rerun gives the same."""
        key = self.sources[0] if self.sources else f"{self.title}\n{self.text}"
        words = slug(self.title or "untitled")[:60].rstrip("-")
        return f"{words}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source that gave no article, and why."""

    origin: str
    reason: str
    broken: bool = True
    """False: nothing is wrong with it, it just is no article in the language asked for."""


Item = Document | SetAside

_ANYWHERE = re.compile(r"([\\`*_\[\]<&])")
_LINE_START = re.compile(r"^(?=[#>+\-=~])", re.M)
_NUMBER_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)", re.M)


def pieces_of(extract: Extract) -> tuple[tuple[str, Hint], ...]:
    """The pieces of a text that another reader has read, without its title and captions."""
    return tuple(
        (extract.text[part.start : part.end], part.hint)
        for part in extract.parts
        if part.hint not in {"title", "caption"}
    )


def to_markdown(document: Document, also: Iterable[str] = ()) -> str:
    """The article as `hrgraph build` reads it: front matter, and a text that gives the same words back.

    Args:
        document: the article.
        also: more addresses where the same text was published.
    """
    others = [url for url in dict.fromkeys((*document.sources[1:], *also)) if url not in document.sources[:1]]
    front: dict[str, str | list[str]] = {
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "source": document.sources[0] if document.sources else "",
        "also": others,
        "lang": document.language,
        "rights": document.rights,
    }
    lines = yaml.safe_dump(
        {key: value for key, value in front.items() if value},
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
    )
    body = "\n\n".join(_block(words, hint) for words, hint in document.pieces)
    return f"---\n{lines if any(front.values()) else ''}---\n\n{body}\n"


def _block(words: str, hint: Hint) -> str:
    """One piece as Markdown whose reading gives the piece back."""
    escaped = "\n".join(filter(None, (_escape(line.strip()) for line in clean(words).split("\n"))))
    if hint == "heading":
        return "## " + escaped.replace("\n", " ")
    if hint == "list":
        return "- " + escaped.replace("\n", "\n  ")
    return escaped


def _escape(line: str) -> str:
    line = _ANYWHERE.sub(r"\\\1", line)
    return _NUMBER_START.sub(r"\1\\\2", _LINE_START.sub(r"\\", line))
