"""Pages on disk: a small WARC file each.

WARC keeps what separate files lose: the address that was asked, the moment, and the server's headers.  One
file for each page, and not one for the whole run, since a page is then there whole or not at all (the file
is renamed into its place), a changed page replaces its earlier version alone, and a run that was killed is
completed where it stopped.  Compressed WARC files can be joined with `cat` whenever one file is wanted.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hrgraph.fetch.client import Answer
from hrgraph.iris import slug

__all__ = ["file_name", "write_page"]

_CHANGED_BY_US = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers that no longer hold for the unpacked body; they stay with a prefix, as other archives do it."""


def file_name(url: str) -> str:
    """Where the page of an address is kept, below the folder: HOST/WORDS-HASH.warc.gz."""
    parts = urlsplit(url)
    last = next((part for part in reversed(parts.path.split("/")) if part), "index")
    words = slug(re.sub(r"\.\w{2,5}$", "", last))[:60].strip("-") or "page"
    host = re.sub(r"[^a-z0-9.-]", "_", parts.netloc.lower())[:100].lstrip(".") or "host"
    return f"{host}/{words}-{hashlib.sha256(url.encode()).hexdigest()[:10]}.warc.gz"


def write_page(answer: Answer, target: Path, temporary: Path) -> None:
    """Write a page; it appears in its place in one step, when it is on the disk.

    Raises:
        OSError: it can't be written.
    """
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    headers = [
        (f"X-Archive-Orig-{key}" if key.lower() in _CHANGED_BY_US else key, _one_line(value))
        for key, value in answer.headers
    ]
    headers.append(("Content-Length", str(len(answer.body))))
    writer.write_record(
        writer.create_warc_record(
            answer.url,
            "response",
            payload=io.BytesIO(answer.body),
            http_headers=StatusAndHeaders(
                f"{answer.status} {_one_line(answer.reason)}".strip(), headers, "HTTP/1.1"
            ),
        )
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    with temporary.open("wb") as file:
        file.write(stream.getvalue())
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def _one_line(text: str) -> str:
    return " ".join(text.split())
