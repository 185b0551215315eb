"""Tables whose rows are articles: CSV, TSV, JSON Lines and Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from hrgraph.article.decoding import clean, decode
from hrgraph.article.plain import read_plain
from hrgraph.dates import full_date
from hrgraph.errors import ArticleError, MissingExtraError
from hrgraph.ingest.document import Document, Item, Raw, SetAside, pieces_of
from hrgraph.ingest.web import fragment_pieces

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = ["COLUMNS", "read_csv", "read_json_lines", "read_parquet", "read_row"]

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
_HEAD_BYTES = 1_000_000
"""So much of a table tells its encoding."""
_HTML = re.compile(r"<(?:p|div|br|h[1-6]|ul|article|html)\b", re.I)
_BATCH = 64
"""Rows of a Parquet file that are in memory at once."""
_GROUP_BYTES = 4_000_000_000
"""The most that a group of rows of a Parquet file may unpack to, in the columns that are read."""

Row = Raw | SetAside


def read_csv(stream: BinaryIO, origin: str, columns: Mapping[str, str], delimiter: str = "") -> Iterator[Row]:
    """The rows of a CSV or TSV table with a header.

    Args:
        stream: the file.
        origin: where it was found.
        columns: names of columns, by what they are for (keys of `COLUMNS`), where the usual names don't tell.
        delimiter: what divides the columns; "" to tell it from the header.
    """
    csv.field_size_limit(_ROW_BYTES)
    buffered = io.BufferedReader(_Opened(stream), _HEAD_BYTES)
    try:
        encoding = _encoding(buffered.peek(_HEAD_BYTES)[:_HEAD_BYTES], origin)
        text = io.TextIOWrapper(buffered, encoding=encoding, errors="surrogateescape", newline="")
        header = text.readline(_ROW_BYTES)
        delimiter = delimiter or max(",;\t|", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        for number, cells in enumerate(csv.reader(_lines(text), delimiter=delimiter), 2):
            if not cells:
                continue
            row = _row(dict(zip(names, cells, strict=False)), f"{origin}!{number}", columns)
            yield row
            if isinstance(row, SetAside) and row.reason.startswith(_NO_COLUMN):
                return
    except ArticleError as error:
        yield SetAside(origin, f"the table can't be read: {error.message}")
    except (csv.Error, UnicodeError, OSError, EOFError, zlib.error) as error:
        yield SetAside(origin, f"the table can't be read to its end: {error}")


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a table.

    Raises:
        csv.Error: one is longer than a row may be.
    """
    while line := text.readline(_ROW_BYTES):
        if len(line) >= _ROW_BYTES:
            raise csv.Error(f"a line is longer than {_ROW_BYTES / 1e6:.0f} MB")
        yield line.replace("\0", "")


class _Opened(io.RawIOBase):
    """A stream as `BufferedReader` wants it; closing it leaves the stream open."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _encoding(head: bytes, origin: str) -> str:
    """What a table is written in, as its beginning tells.

    Raises:
        ArticleError: it can't be told.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        return "utf-8-sig"
    except UnicodeDecodeError:
        decode(head, origin)  # complains unless it is plausible cp1252, as older spreadsheets write
        return "cp1252"


def read_json_lines(stream: BinaryIO, origin: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The lines of a JSON Lines file, an object each."""
    number = 0
    try:
        while line := stream.readline(_ROW_BYTES):
            number += 1
            where = f"{origin}!{number}"
            if not line.endswith(b"\n") and len(line) >= _ROW_BYTES:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(_ROW_BYTES)
                yield SetAside(where, f"the line is longer than {_ROW_BYTES / 1e6:.0f} MB")
                continue
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                yield SetAside(where, "the line is not JSON")
                continue
            if not isinstance(row, dict):
                yield SetAside(where, "the line is no JSON object")
                continue
            item = _row(row, where, columns)
            yield item
            if isinstance(item, SetAside) and item.reason.startswith(_NO_COLUMN):
                return
    except (OSError, EOFError, zlib.error) as error:
        yield SetAside(origin, f"the file can't be read to its end: {error}")


def read_parquet(stream: BinaryIO, origin: str, columns: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a Parquet file; only the columns that are for something are read.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        raise MissingExtraError("reading Parquet files", "parquet") from None
    known = {name for names in COLUMNS.values() for name in names} | {n.casefold() for n in columns.values()}
    try:
        file = parquet.ParquetFile(stream)
        flat = file.schema_arrow.names
        wanted = [name for name in flat if name.strip().casefold() in known]
        for group in range(file.num_row_groups):
            parts = file.metadata.row_group(group)
            cells = (parts.column(i) for i in range(parts.num_columns))
            size = sum(c.total_uncompressed_size for c in cells if c.path_in_schema.split(".")[0] in wanted)
            if size > _GROUP_BYTES:
                yield SetAside(origin, f"a group of its rows unpacks to {size / 1e9:.0f} GB")
                return
        if not wanted:
            yield _row(dict.fromkeys(flat, ""), origin, columns)
            return
        number = 0
        for batch in file.iter_batches(_BATCH, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                item = _row(row, f"{origin}!{number}", columns)
                yield item
                if isinstance(item, SetAside) and item.reason.startswith(_NO_COLUMN):
                    return
    except (pyarrow.ArrowException, OSError, ValueError, KeyError, OverflowError) as error:
        words = next(iter(str(error).splitlines()), "") or type(error).__name__
        yield SetAside(origin, f"the Parquet file is damaged: {words[:200]}")


_NO_COLUMN = "no column holds the text"


def _row(row: Mapping[str, object], origin: str, columns: Mapping[str, str]) -> Row:
    """What a row says, by what its columns are for."""
    folded = {str(name).strip().casefold(): value for name, value in row.items()}

    def value(key: str) -> str:
        names = (columns[key].casefold(),) if key in columns else COLUMNS[key]
        found = next((folded[name] for name in names if folded.get(name) not in (None, "")), "")
        if isinstance(found, date):
            return found.isoformat()
        return str(found) if isinstance(found, str | int) else ""

    values = {key: value(key) for key in COLUMNS}
    if not values["text"]:
        names = (columns["text"].casefold(),) if "text" in columns else COLUMNS["text"]
        if not any(name in folded for name in names):
            known = ", ".join(sorted(folded)[:_SHOWN]) or "none"
            return SetAside(origin, f"{_NO_COLUMN} (columns: {known}): name it with --column text=NAME")
        return SetAside(origin, "the row has no text", broken=False)
    if any(_HALF.search(text) for text in values.values()):
        return SetAside(origin, "the row is not in the table's encoding")
    data = json.dumps(values).encode()
    if len(data) > _ROW_BYTES:
        return SetAside(origin, f"a row of {len(data) / 1e6:.0f} MB is no article")
    return Raw("row", data, origin)


_SHOWN = 30
_HALF = re.compile(r"[\udc80-\udcff]")
"""What bytes become that are not in the encoding."""


def read_row(data: bytes, origin: str) -> Item:
    """The article of a row."""
    value: dict[str, str] = json.loads(data)
    text, url = value["text"], value["source"].strip()
    published = value["published"].strip()
    iso = re.match(r"(?:1[89]|20)\d\d(?:-\d\d){0,2}(?![\d-])", published)
    return Document(
        origin,
        fragment_pieces(text) if _HTML.search(text) else pieces_of(read_plain(clean(text))),
        title=" ".join(clean(value["title"]).split()),
        published=_checked(iso[0]) if iso else full_date(published),
        publisher=" ".join(clean(value["publisher"]).split()),
        sources=(url,) if url.startswith(("http://", "https://")) else (),
        language=value["lang"].split("-")[0].lower(),
        rights=" ".join(clean(value["rights"]).split()),
    )


def _checked(iso: str) -> str:
    """The date, if its month and day exist."""
    padded = iso + "-01-01"[: 10 - len(iso)] if len(iso) == 4 else f"{iso}-01" if len(iso) == 7 else iso
    return iso if full_date(padded) else ""
