"""Feeds and newsletters: RSS, Atom and e-mail messages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from hrgraph.article.decoding import clean
from hrgraph.article.plain import read_plain
from hrgraph.ingest.document import Document, Item, SetAside, pieces_of
from hrgraph.ingest.web import fragment_pieces

__all__ = ["read_feed", "read_mail"]

_LEAST = 400
"""Characters: a feed's entry with less is a teaser of an article."""


_DAMAGED = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
)
"""What feedparser raises on damaged feeds: it is made for sloppy ones, not for hostile ones."""


def read_feed(data: bytes, origin: str) -> Iterator[Item]:
    """The entries of an RSS or Atom feed that hold their whole text."""
    try:
        feed = feedparser.parse(io.BytesIO(data))  # a stream: what looks like an address would be fetched
    except _DAMAGED as error:
        words = next(iter(str(error).splitlines()), "") or type(error).__name__
        yield SetAside(origin, f"the feed is damaged: {words[:200]}")
        return
    if not feed.get("version"):
        yield SetAside(origin, "neither RSS nor Atom")
        return
    about = feed.get("feed", {})
    for entry in feed.get("entries", []):
        url = str(entry.get("link", ""))
        where = f"{origin}!{url or entry.get('id', '')}"
        contents = [str(part.get("value", "")) for part in entry.get("content", [])] or [
            str(entry.get("summary", ""))
        ]
        pieces = fragment_pieces(max(contents, key=len))
        if sum(len(words) for words, _ in pieces) < _LEAST:
            yield SetAside(where, "only a teaser: fetch the page itself", broken=False)
            continue
        yield Document(
            where,
            pieces,
            title=" ".join(clean(str(entry.get("title", ""))).split()),
            published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
            publisher=" ".join(clean(str(about.get("title", ""))).split()),
            sources=(url,) if url.startswith(("http://", "https://")) else (),
            language=str(about.get("language", "")).split("-")[0].lower(),
            rights=" ".join(clean(str(entry.get("rights", "") or about.get("rights", ""))).split()),
        )


def _day(moment: Any) -> str:
    """The day of a parsed time; "" where there is none."""
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday).isoformat() if moment else ""
    except ValueError:
        return ""


def read_mail(data: bytes, origin: str) -> Iterator[Item]:
    """The text of an e-mail message, such as a newsletter."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("html", "plain"))
        content = body.get_content() if body else ""
        subject, sender, sent, archived = (
            str(message.get(key, "")) for key in ("Subject", "From", "Date", "Archived-At")
        )
    except (MessageError, *_DAMAGED) as error:
        yield SetAside(origin, f"the message is damaged: {str(error) or type(error).__name__}")
        return
    if not isinstance(content, str) or not content.strip():
        yield SetAside(origin, "the message has no text", broken=False)
        return
    html = body is not None and body.get_content_subtype() == "html"
    pieces = fragment_pieces(content) if html else pieces_of(read_plain(clean(content)))
    try:
        published = parsedate_to_datetime(sent).date().isoformat()
    except ValueError:
        published = ""
    yield Document(
        origin,
        pieces,
        title=" ".join(clean(subject).split()),
        published=published,
        publisher=" ".join(clean(sender.partition("<")[0]).replace('"', "").split()),
        sources=tuple(re.findall(r"<(https?://[^\s<>]+)>", archived)[:1]),
    )
