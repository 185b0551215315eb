"""Lists of addresses: sitemaps, their indexes, RSS and Atom feeds, files of addresses."""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from lxml import etree

from hrgraph.fetch.addresses import normalise
from hrgraph.fetch.client import Failure, unpack

__all__ = ["Entry", "addresses_in_file", "entries_of"]

LIST_BYTES = 60_000_000
"""The most that a packed sitemap may unpack to; its protocol allows 50 MB."""
_MOST_ENTRIES = 1_000_000
_ITEMS = frozenset({"url", "sitemap", "item", "entry"})
_ROOTS = frozenset({"urlset", "sitemapindex", "rss", "feed", "RDF"})
_DATES = ("lastmod", "updated", "modified", "published", "pubDate", "date", "issued")
"""When an entry was changed last, the best name first."""
_COLUMNS = ("url", "source", "link", "address", "source_url")


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a list."""

    url: str
    changed: str = ""
    """ISO 8601, as precise as the list is; "" where it doesn't say."""
    listing: bool = False
    """Whether it leads to another list."""


def entries_of(body: bytes, base: str) -> list[Entry] | None:
    """The addresses in a sitemap, a sitemap index, a feed or a text with an address a line.

    Args:
        body: what the server sent, packed with gzip or not.
        base: its address.

    Returns:
        the entries, each once; None where it is none of these.
    """
    if body[:2] == b"\x1f\x8b":
        try:
            body = unpack(iter([body]), LIST_BYTES)
        except (Failure, zlib.error):
            return None
    head = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"http") and b"<" not in head:
        return _once(Entry(line) for line in body.decode("utf-8", "replace").splitlines())
    if not head.startswith(b"<") or re.match(rb"(?i)<(?:!doctype\s+html|html)", head):
        return None
    return _once(_resolved(_markup(body), base)) if _root(body) in _ROOTS else None


def _parser() -> dict[str, bool]:
    """Entities stay as they are, nothing is loaded, broken markup is read as far as it goes."""
    return {
        "resolve_entities": False,
        "no_network": True,
        "recover": True,
        "load_dtd": False,
        "huge_tree": False,
    }


def _root(body: bytes) -> str:
    try:
        for _, element in etree.iterparse(io.BytesIO(body), events=("start",), **_parser()):
            return str(etree.QName(element).localname)
    except (etree.XMLSyntaxError, ValueError):
        pass
    return ""


def _markup(body: bytes) -> Iterator[Entry]:
    try:
        for _, element in etree.iterparse(io.BytesIO(body), events=("end",), **_parser()):
            if not isinstance(element.tag, str):
                continue
            name = etree.QName(element).localname
            if name in _ITEMS:
                entry = _entry(element, name == "sitemap")
                if entry:
                    yield entry
                element.clear()
                previous = element.getprevious()
                while previous is not None:  # memory stays flat
                    element.getparent().remove(previous)
                    previous = element.getprevious()
    except (etree.XMLSyntaxError, ValueError):
        return


def _entry(element: etree._Element, listing: bool) -> Entry | None:
    texts: dict[str, str] = {}
    link = ""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        words = (child.text or "").strip()
        if name == "link" and child.get("href"):  # Atom
            if child.get("rel", "alternate") == "alternate":
                link = link or str(child.get("href"))
        elif words:
            texts.setdefault(name, words)
    guid = texts.get("guid", "")
    url = texts.get("loc") or link or texts.get("link") or (guid if guid.startswith("http") else "")
    if not url:
        return None
    changed = next((iso for name in _DATES if (iso := _iso(texts.get(name, "")))), "")
    return Entry(url, changed, listing)


def _iso(text: str) -> str:
    """A moment as sitemaps (ISO 8601) or feeds (as in e-mail) write it, in ISO 8601; "" for anything else."""
    if re.match(r"(?:19|20)\d\d(?:-\d\d){0,2}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$", text):
        return text
    try:
        return parsedate_to_datetime(text).isoformat() if text else ""
    except (ValueError, OverflowError):
        return ""


def _resolved(entries: Iterator[Entry], base: str) -> Iterator[Entry]:
    for entry in entries:
        try:
            yield Entry(normalise(entry.url, base), entry.changed, entry.listing)
        except ValueError:
            continue


def _once(entries: Iterator[Entry]) -> list[Entry]:
    """Each address once, in order, as it is asked for."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if len(found) >= _MOST_ENTRIES:
            break
        try:
            url = normalise(entry.url)
        except ValueError:
            continue
        found.setdefault(url, Entry(url, entry.changed, entry.listing))
    return list(found.values())


def addresses_in_file(text: str) -> list[str]:
    """The addresses in a file: one a line, or a CSV table with a column `url`.

    Lines that are empty or begin with # are left out; what is no address is not, so that it can be reported.
    """
    lines = text.splitlines()
    header = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    names = [name.strip().casefold() for name in next(csv.reader([header]), [])]
    column = next((names.index(name) for name in _COLUMNS if name in names), -1)
    if column < 0:
        return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    rows = csv.reader(io.StringIO("\n".join(lines[lines.index(header) + 1 :])))
    return [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
