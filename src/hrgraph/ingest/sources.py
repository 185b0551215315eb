"""From a path to documents: what each kind of file is read with."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from hrgraph.article import parse_article
from hrgraph.article.decoding import clean, decode
from hrgraph.article.markdown import read_markdown
from hrgraph.errors import ArticleError, UsageError
from hrgraph.ingest.archives import MEMBER_BYTES, read_tar, read_zip
from hrgraph.ingest.document import Document, Item, Raw, SetAside, pieces_of
from hrgraph.ingest.feeds import read_feed, read_mail
from hrgraph.ingest.papers import read_docx, read_pdf
from hrgraph.ingest.tables import read_csv, read_json_lines, read_parquet, read_row
from hrgraph.ingest.web import read_html, read_warc

__all__ = ["KINDS", "find_sources", "read_raw", "read_source"]

KINDS: dict[str, str] = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".warc", ".warc.gz"), "warc"),
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feed"),
    **dict.fromkeys((".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), "tar"),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonl.gz"), "jsonl"),
    **dict.fromkeys((".csv", ".csv.gz"), "csv"),
    ".tsv": "tsv",
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".zip": "zip",
    ".txt": "text",
    ".md": "markdown",
}
"""What a file's name ends in, and how such files are read."""
_OWN = frozenset({"ingest-report.jsonl"})
"""What ingesting writes beside articles, and does not read again."""
_DEEPEST = 2
"""Archives within archives are opened so far."""


def find_sources(paths: list[Path]) -> Iterator[Path]:
    """The files that can be read among some files and folders, in order.

    Raises:
        UsageError: a path doesn't exist, or a file named outright is of no known kind.
    """
    for path in paths:
        if path.is_dir():
            for parent, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                yield from (
                    Path(parent, name)
                    for name in sorted(names)
                    if _kind(name) and name[0] != "." and name not in _OWN
                )
        elif not path.exists():
            raise UsageError(f"no such file or folder: {path}", "check the spelling")
        elif not _kind(path.name):
            raise UsageError(f"can't tell what {path} is", f"known endings: {' '.join(sorted(KINDS))}")
        else:
            yield path


def _kind(name: str) -> str:
    """How a file of this name is read; "" if it isn't."""
    suffixes = PurePosixPath(name.lower()).suffixes
    return KINDS.get("".join(suffixes[-2:])) or KINDS.get("".join(suffixes[-1:]), "")


def read_source(path: Path, columns: Mapping[str, str]) -> Iterator[Raw | SetAside]:
    """All that documents can be read from in a file, and what in it is none.

    Raises:
        MissingExtraError: the file is a Parquet file, and pyarrow is not installed.
    """
    try:
        with path.open("rb") as stream:
            yield from _read(stream, path.name, str(path), columns, 0)
    except OSError as error:
        yield SetAside(str(path), f"can't be read: {error.strerror or error}")


def _read(
    stream: BinaryIO, name: str, origin: str, columns: Mapping[str, str], depth: int
) -> Iterator[Raw | SetAside]:
    kind = _kind(name)
    if kind in {"csv", "tsv", "jsonl", "parquet"}:
        yield from _rows(kind, _opened(stream, name), origin, columns)
    elif kind == "warc":
        yield from read_warc(stream, origin)
    elif kind in {"zip", "tar"}:
        if depth >= _DEEPEST:
            yield SetAside(origin, "an archive within an archive within an archive is not opened")
            return
        for member in read_zip(stream, origin) if kind == "zip" else read_tar(stream, origin):
            if isinstance(member, SetAside):
                yield member
            elif _kind(member[0]) and PurePosixPath(member[0]).name not in _OWN:
                inner = io.BytesIO(member[1])
                yield from _read(inner, member[0], f"{origin}!{member[0]}", columns, depth + 1)
    else:
        data = stream.read(MEMBER_BYTES + 1)
        if len(data) > MEMBER_BYTES:
            yield SetAside(origin, f"more than {MEMBER_BYTES / 1e6:.0f} MB are no article")
        elif not data.strip():
            yield SetAside(origin, "empty")
        else:
            yield Raw(kind, data, origin)


def _opened(stream: BinaryIO, name: str) -> BinaryIO:
    """A table's stream, unpacked if its name says that it is packed."""
    if not name.lower().endswith(".gz"):
        return stream
    return io.BufferedReader(gzip.GzipFile(fileobj=stream))


def _rows(kind: str, stream: BinaryIO, origin: str, columns: Mapping[str, str]) -> Iterator[Raw | SetAside]:
    if kind == "jsonl":
        return read_json_lines(stream, origin, columns)
    if kind == "parquet":
        return read_parquet(stream, origin, columns)
    return read_csv(stream, origin, columns, "\t" if kind == "tsv" else "")


def read_raw(raw: Raw) -> Iterator[Item]:
    """The documents in what was found: most hold one, a feed holds several.

    Nothing is read here but what was given: this may run in a process of its own.
    """
    if raw.kind == "html":
        yield from read_html(raw.data, raw.origin, raw.url, raw.encoding)
    elif raw.kind == "pdf":
        yield from read_pdf(raw.data, raw.origin, raw.url)
    elif raw.kind == "docx":
        yield from read_docx(raw.data, raw.origin, raw.url)
    elif raw.kind == "feed":
        yield from read_feed(raw.data, raw.origin)
    elif raw.kind == "mail":
        yield from read_mail(raw.data, raw.origin)
    elif raw.kind == "row":
        yield read_row(raw.data, raw.origin)
    else:
        yield _text(raw.kind, raw.data, raw.origin, raw.url)


def _text(kind: str, data: bytes, origin: str, url: str) -> Item:
    """An article that is text already."""
    try:
        article = parse_article(data, origin, ".md" if kind == "markdown" else ".txt")
        language = ""
        if kind == "markdown":
            extract = read_markdown(clean(decode(data, origin)), origin)
            pieces, language = pieces_of(extract), extract.language
        else:
            blocks = (block for block in article.blocks if block.kind != "title")
            pieces = tuple((article.text[block.start : block.end], "") for block in blocks)
    except ArticleError as error:
        return SetAside(origin, error.message)
    stated = article.date is not None and not article.date.inferred
    return Document(
        origin,
        pieces,
        title=article.title,
        published=article.date.value if article.date and stated else "",
        publisher=article.publisher,
        sources=article.sources or ((url,) if url else ()),
        language=language,
        rights=article.rights,
    )
