"""Letters and reports: PDF and DOCX files."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from hrgraph.article.blocks import is_bullet
from hrgraph.article.decoding import clean
from hrgraph.article.parts import Hint
from hrgraph.ingest.document import Document, Item, SetAside

__all__ = ["read_docx", "read_pdf"]

_PAGES = 500
_UNPACKED_BYTES = 100_000_000
_RATIO = 200
_DAMAGED = (
    *(PyPdfError, OpcError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RecursionError, OSError),
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, AssertionError),
    NotImplementedError,
)
"""What the two libraries raise on damaged files: they check little before they follow a reference."""
_NO_TITLE = re.compile(r"^(?:microsoft word|untitled|document\d*|.*\.(?:docx?|pdf|indd|qxd))\b", re.I)
_HYPHEN = re.compile(r"[a-z]-$")
_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_FULL = 0.75
"""A line shorter than this share of a full one ends its paragraph, if it ends a sentence."""
_RUNNING_PAGES = 3


def read_pdf(data: bytes, origin: str, url: str = "") -> Iterator[Item]:
    """The text of a PDF file, without running heads and page numbers."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield SetAside(origin, "the PDF file is locked with a password")
            return
        if len(reader.pages) > _PAGES:
            yield SetAside(origin, f"{len(reader.pages)} pages are no article")
            return
        pages = [clean(page.extract_text()).split("\n") for page in reader.pages]
        title = str(reader.metadata.title or "") if reader.metadata else ""
        root = reader.trailer["/Root"].get_object()
        language = str(root.get("/Lang", ""))[:35] if isinstance(root, DictionaryObject) else ""
    except _DAMAGED as error:
        yield SetAside(origin, f"the PDF file is damaged: {_first_line(error)}")
        return
    pieces = _paragraphs(_without_running_lines(pages))
    if not pieces:
        yield SetAside(origin, "the PDF file has no text: it is a picture of a page", broken=False)
        return
    title = " ".join(clean(title).split())
    if len(title.split()) < 3 or _NO_TITLE.match(title):
        title = pieces.pop(0)[0] if pieces[0][1] == "heading" and len(pieces) > 1 else ""
    tag = language.split("-")[0].lower()
    yield Document(
        origin,
        tuple(pieces),
        title=title,
        sources=(url,) if url else (),
        language=tag if re.fullmatch("[a-z]{2,3}", tag) else "",
    )


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__


def _without_running_lines(pages: list[list[str]]) -> list[str]:
    """All lines, without page numbers and what stands on most pages."""

    def key(line: str) -> str:
        return re.sub(r"\d+", "0", " ".join(line.split()))

    counts = Counter(shown for page in pages for shown in {key(line) for line in page})
    least = max(_RUNNING_PAGES, len(pages) / 2)
    return [
        line.strip()
        for page in pages
        for line in page
        if counts[key(line)] < least or len(pages) < _RUNNING_PAGES
    ]


def _paragraphs(lines: list[str]) -> list[tuple[str, Hint]]:
    """Paragraphs out of lines: a PDF file knows lines only."""
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[int(len(lengths) * 0.9)] if lengths else 0
    pieces: list[tuple[str, Hint]] = []
    words = ""

    def flush() -> None:
        nonlocal words
        if words:
            short = len(words) < full * _FULL and not _END.search(words) and not is_bullet(words)
            pieces.append((words, "heading" if short else ""))
        words = ""

    for line in lines:
        if not line or re.fullmatch(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", line, re.I):
            if not line:
                flush()
            continue
        if is_bullet(line):
            flush()
        if _HYPHEN.search(words) and line[0].islower():
            words = words[:-1] + line
        else:
            words = f"{words} {line}" if words else line
        ended = _END.search(line) and len(line) < full * _FULL
        titled = words == line and len(line) < full * _FULL and not _END.search(line) and not is_bullet(line)
        if ended or titled:
            flush()
    flush()
    return pieces


def read_docx(data: bytes, origin: str, url: str = "") -> Iterator[Item]:
    """The text of a DOCX file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(member.file_size for member in packed.infolist())
        if size > _UNPACKED_BYTES or size > len(data) * _RATIO + 1_000_000:
            yield SetAside(origin, f"the DOCX file unpacks to {size / 1e6:.0f} MB")
            return
        document = docx.Document(io.BytesIO(data))
        pieces: list[tuple[str, Hint]] = []
        title = str(document.core_properties.title or "")
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                cells = (cell.text for row in block.rows for cell in row.cells)
                pieces.extend((words, "list") for cell in cells if (words := clean(cell).strip()))
                continue
            words = clean(block.text).strip()
            style = (block.style.name or "") if block.style else ""
            if not words:
                continue
            if style == "Title" or (style == "Heading 1" and not pieces):
                title = words
            elif style.startswith("Heading"):
                pieces.append((words, "heading"))
            else:
                pieces.append((words, "list" if style.startswith("List") else ""))
    except _DAMAGED as error:
        yield SetAside(origin, f"the DOCX file is damaged: {_first_line(error)}")
        return
    if pieces:
        yield Document(
            origin, tuple(pieces), title=" ".join(clean(title).split()), sources=(url,) if url else ()
        )
    else:
        yield SetAside(origin, "the DOCX file has no text", broken=False)
