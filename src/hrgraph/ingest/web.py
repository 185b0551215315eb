"""Web pages, alone or in WARC archives.

`trafilatura` finds the main text of wild pages; what the page says about itself is taken from its metadata
alone, since `trafilatura`'s guesses of a date depend on the day they are made.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import trafilatura
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from hrgraph.article.decoding import clean, decode
from hrgraph.article.parts import Hint
from hrgraph.article.webpage import declared_encoding, read_webpage
from hrgraph.errors import ArticleError
from hrgraph.ingest.document import Document, Item, Raw, SetAside, pieces_of

__all__ = ["fragment_pieces", "read_html", "read_warc"]

PAGE_BYTES = 5_000_000
"""A longer page is data, not an article."""
RECORD_BYTES = 50_000_000
"""The most that is read of one record of an archive."""
_LEAST = 200
"""Characters: with less, what `trafilatura` found isn't the article."""


def read_html(data: bytes, origin: str, url: str = "", encoding: str = "") -> Iterator[Item]:
    """The article of a web page.

    Args:
        data: the page.
        origin: where it was found.
        url: its address, where known; the page's own canonical address comes first.
        encoding: as its server named it; "" to take what the page names.
    """
    if len(data) > PAGE_BYTES:
        yield SetAside(origin, f"a page of {len(data) / 1e6:.0f} MB is no article")
        return
    try:
        text = clean(decode(data, origin, encoding or declared_encoding(data)))
        page = read_webpage(text, origin)
    except ArticleError as error:
        yield SetAside(origin, error.message)
        return
    pieces = pieces_of(page)
    main = trafilatura.extract(text, output_format="html", fast=True, include_comments=False)
    if main:
        try:
            found = pieces_of(read_webpage(clean(main), origin))
        except ArticleError:  # it kept nothing but a title
            found = ()
        if sum(len(words) for words, _ in found) >= _LEAST:
            pieces = tuple(piece for piece in found if piece[0] != page.title)
    yield Document(
        origin,
        pieces,
        title=page.title,
        published=page.date.value if page.date else "",
        publisher=page.publisher,
        sources=page.sources or ((url,) if url else ()),
        language=page.language,
        rights=page.rights,
    )


def fragment_pieces(fragment: str) -> tuple[tuple[str, Hint], ...]:
    """The paragraphs of a piece of HTML from a feed or a table; () if it has no words."""
    try:
        return pieces_of(read_webpage(clean(fragment), "the text"))
    except ArticleError:
        return ()


_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/plain": "text",
    "message/rfc822": "mail",
}
"""Media types in WARC archives, and how they are read."""


def read_warc(stream: BinaryIO, origin: str) -> Iterator[Raw | SetAside]:
    """The pages, PDF files, letters and feeds in a WARC archive, plain or compressed."""
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            where = f"{origin}!{url}"
            media, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
            kind = _KINDS.get(media.strip().lower(), "")
            if not kind or record.http_headers.get_statuscode() != "200":
                continue
            data = record.content_stream().read(RECORD_BYTES + 1)
            if len(data) > RECORD_BYTES:
                yield SetAside(where, f"more than {RECORD_BYTES / 1e6:.0f} MB are no article")
                continue
            charset = re.search(r"charset\s*=\s*[\"']?([\w-]{2,30})", rest, re.I)
            yield Raw(kind, data, where, url, charset[1] if charset else "")
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, zlib.error, AttributeError) as error:
        words = next(iter(str(error).splitlines()), "") or "cut off"
        yield SetAside(origin, f"the WARC archive is damaged: {words[:200]}")
