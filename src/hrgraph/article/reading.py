"""From paths to articles."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from hrgraph.article.blocks import classify
from hrgraph.article.dating import stated_date
from hrgraph.article.decoding import clean, decode
from hrgraph.article.markdown import read_markdown
from hrgraph.article.plain import read_plain
from hrgraph.article.webpage import declared_encoding, read_webpage
from hrgraph.errors import ArticleError, UsageError
from hrgraph.iris import slug
from hrgraph.records import Article

__all__ = ["LIMIT_BYTES", "SUFFIXES", "find_articles", "parse_article", "read_article", "read_bytes"]

SUFFIXES = (".txt", ".md", ".html", ".htm")
"""What an article's file name ends in."""
LIMIT_BYTES = 10_000_000
"""A larger file is no article."""


def find_articles(paths: Sequence[Path]) -> list[Path]:
    """The articles among some files and folders.

    Args:
        paths: files, taken as they are, and folders, searched with all they contain.

    Returns:
        the files in order of their names, each once.

    Raises:
        UsageError: a path doesn't exist or can't be searched, or two files would give one article.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        try:
            files = [path] if not path.is_dir() else _inside(path)
            if not path.exists():
                raise UsageError(f"no such file or folder: {path}", "check the spelling")
        except OSError as error:
            raise UsageError(f"can't read {path}: {error.strerror}", "check its permissions") from None
        for file in files:
            found.setdefault(file.resolve(), file)
    names: dict[str, Path] = {}
    for file in found.values():
        other = names.setdefault(slug(file.stem), file)
        if other is not file:
            raise UsageError(
                f"two files would be one article: {other} and {file}", "rename one of them or leave it out"
            )
    return sorted(found.values(), key=lambda file: (file.stem, str(file)))


def _inside(folder: Path) -> list[Path]:
    """The articles in a folder and the folders in it, hidden ones left out."""

    def fail(error: OSError) -> None:
        raise error

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.extend(
            Path(parent, name)
            for name in sorted(names)
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")
        )
    return files


def read_article(path: Path, *, limit_bytes: int = LIMIT_BYTES) -> Article:
    """Read one article.

    Args:
        path: a `.txt`, `.md`, `.html` or `.htm` file; any other name is read as plain text.
        limit_bytes: a larger file is refused without being read.

    Raises:
        ArticleError: the file is empty, too large, not text, not readable, or its front matter is broken.
    """
    return parse_article(read_bytes(path, limit_bytes), str(path), path.suffix)


def read_bytes(path: Path, limit_bytes: int = LIMIT_BYTES) -> bytes:
    """The bytes of an article's file.

    Raises:
        ArticleError: it is no file, too large, or not readable.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{path} is not a file", "name a file, or a folder where folders are taken")
        if status.st_size > limit_bytes:
            raise _too_large(path, status.st_size, limit_bytes)
        with path.open("rb") as file:
            data = file.read(limit_bytes + 1)
    except OSError as error:
        raise ArticleError(
            f"can't read {path}: {error.strerror}", "check the path and its permissions"
        ) from None
    if len(data) > limit_bytes:  # it grew since it was measured
        raise _too_large(path, len(data), limit_bytes)
    return data


def _too_large(path: Path, size: int, limit: int) -> ArticleError:
    return ArticleError(
        f"{path} is too large for an article: {size / 1e6:.1f} MB, the limit is {limit / 1e6:.1f} MB",
        "split it into articles, or leave it out",
    )


def parse_article(data: bytes, name: str, suffix: str) -> Article:
    """Make an article of a file's bytes.

    Args:
        data: the bytes.
        name: the file's path; its stem is the article's id.
        suffix: what the format is: `.md`, `.html` or `.htm`; anything else is plain text.

    Raises:
        ArticleError: there is no text in it, or it can't be decoded, or its front matter is broken.
    """
    suffix = suffix.lower()
    html = suffix in {".html", ".htm"}
    if not data:
        raise ArticleError(f"{name} is empty", "remove it, or fetch it again")
    text = clean(decode(data, name, declared_encoding(data) if html else ""))
    if html:
        extract = read_webpage(text, name)
    elif suffix == ".md":
        extract = read_markdown(text, name)
    else:
        extract = read_plain(text)
    if not extract.parts:
        raise ArticleError(f"{name} has no text in it", "remove it, or fetch it again")
    blocks = classify(extract.text, extract.parts)
    title = extract.title
    if not title:
        title = next((extract.text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    return Article(
        id=Path(name).stem,
        text=extract.text,
        blocks=blocks,
        title=" ".join(title.split()),
        date=extract.date or stated_date(extract.text, blocks),
        publisher=extract.publisher,
        sources=extract.sources,
        language=extract.language or "en",
        rights=extract.rights,
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
    )
