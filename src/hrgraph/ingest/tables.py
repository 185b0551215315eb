"""Tables whose rows are articles: CSV, TSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from hrgraph.article.decoding import clean
from hrgraph.article.plain import read_plain
from hrgraph.dates import full_date
from hrgraph.ingest.document import Document, Item, SetAside, pieces_of
from hrgraph.ingest.web import fragment_pieces

__all__ = ["COLUMNS", "read_csv", "read_json_lines"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "maintext", "html"),
    "title": ("title", "headline", "name", "subject"),
    "published": ("published", "date", "publish_date", "published_at", "date_published", "pubdate"),
    "publisher": ("publisher", "source_name", "site", "site_name", "outlet", "organisation", "organization"),
    "source": ("source", "url", "link", "source_url", "canonical_url"),
    "lang": ("lang", "language"),
    "rights": ("rights", "licence", "license"),
}
"""What a column is for, and the names by which it is known."""
_ROW_BYTES = 10_000_000
_HTML = re.compile(r"<(?:p|div|br|h[1-6]|ul|article|html)\b", re.I)


def read_csv(
    stream: BinaryIO, origin: str, columns: Mapping[str, str], delimiter: str = ""
) -> Iterator[Item]:
    """The rows of a CSV or TSV table with a header.

    Args:
        stream: the file.
        origin: where it was found.
        columns: names of columns, by what they are for (keys of `COLUMNS`), where the usual names don't tell.
        delimiter: what divides the columns; "" to tell it from the header.
    """
    csv.field_size_limit(_ROW_BYTES)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        header = text.readline(_ROW_BYTES)
        delimiter = delimiter or max(",;\t|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter), 2):
            row = dict(zip(names, cells, strict=False))
            item = _document(row, f"{origin}!{number}", columns)
            yield item
            if isinstance(item, SetAside) and item.broken:
                return
    except (csv.Error, UnicodeDecodeError) as error:
        yield SetAside(origin, f"the table can't be read: {error}")


def read_json_lines(stream: BinaryIO, origin: str, columns: Mapping[str, str]) -> Iterator[Item]:
    """The lines of a JSON Lines file, an object each."""
    number = 0
    while line := stream.readline(_ROW_BYTES):
        number += 1
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield SetAside(f"{origin}!{number}", "the line is not JSON")
            continue
        if not isinstance(row, dict):
            yield SetAside(f"{origin}!{number}", "the line is no JSON object")
            continue
        item = _document(row, f"{origin}!{number}", columns)
        yield item
        if isinstance(item, SetAside) and item.broken:
            return


def _document(row: Mapping[str, object], origin: str, columns: Mapping[str, str]) -> Item:
    """The article of a row."""
    folded = {str(name).strip().casefold(): value for name, value in row.items()}

    def value(key: str) -> str:
        names = (columns[key].casefold(),) if key in columns else COLUMNS[key]
        found = next((folded[name] for name in names if folded.get(name) not in (None, "")), "")
        return str(found) if isinstance(found, str | int) else ""

    text = value("text")
    if not text:
        if "text" in columns and columns["text"].casefold() in folded:
            return SetAside(origin, "the row has no text", broken=False)
        if not any(name in folded for name in COLUMNS["text"]) or "text" in columns:
            known = ", ".join(sorted(folded)) or "none"
            return SetAside(
                origin, f"no column holds the text (columns: {known}): name it with --column text=NAME"
            )
        return SetAside(origin, "the row has no text", broken=False)
    url = value("source")
    published = value("published").strip()
    iso = re.match(r"(?:1[89]|20)\d\d(?:-\d\d){0,2}(?![\d-])", published)
    return Document(
        origin,
        fragment_pieces(text) if _HTML.search(text) else pieces_of(read_plain(clean(text))),
        title=" ".join(clean(value("title")).split()),
        published=_checked(iso[0]) if iso else full_date(published),
        publisher=" ".join(clean(value("publisher")).split()),
        sources=(url,) if url.startswith(("http://", "https://")) else (),
        language=value("lang").split("-")[0].lower(),
        rights=" ".join(clean(value("rights")).split()),
    )


def _checked(iso: str) -> str:
    """The date, if its month and day exist."""
    padded = iso + "-01-01"[: 10 - len(iso)] if len(iso) == 4 else f"{iso}-01" if len(iso) == 7 else iso
    return iso if full_date(padded) else ""
