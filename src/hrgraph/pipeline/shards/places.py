"""Folders and files wherever fsspec finds them: on this machine, in an object store, in memory."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hrgraph.article import LIMIT_BYTES, SUFFIXES, find_articles, read_bytes
from hrgraph.errors import ArticleError, HrgraphError, MissingExtraError, UsageError
from hrgraph.files import PREFIX, mend, write_file
from hrgraph.iris import slug

__all__ = ["Place", "Source", "find_sources", "is_url", "read_sources"]

_AT_ONCE = 32
"""Files fetched from an object store in one go: enough to hide how long each takes."""


def is_url(text: str) -> bool:
    """Whether a path is an address that fsspec reads, such as `s3://bucket/folder`.

    >>> is_url("s3://bucket/articles"), is_url("data/articles"), is_url("file:///tmp")
    (True, False, True)
    """
    return "://" in text


class Place:
    """A folder, wherever it is.

    Args:
        url: a path, or an address like `s3://bucket/folder`, `gs://bucket/folder`, `memory://folder`.

    Raises:
        UsageError: nothing installed knows this kind of address.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/") or "/"
        self._fs, path = _filesystem(self.url)
        self._root = path.rstrip("/")
        self.local = Path(path) if _is_local(self._fs) else None
        """The folder, where it is on this machine."""

    @property
    def private(self) -> bool:
        """Whether no other process can see it."""
        return "memory" in _protocols(self._fs)

    def describe(self, name: str = "") -> str:
        """How a message names a file of it."""
        return f"{self.url}/{name}" if name else self.url

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is no such file.

        Raises:
            HrgraphError: it can't be read.
        """
        try:
            with _told(self.describe(name), "read"):
                data: bytes = self._fs.cat_file(self._at(name))
                return data
        except FileNotFoundError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """Write a file: under another name first, so that whoever looks sees all of it or nothing.

        Raises:
            HrgraphError: it can't be written.
        """
        try:
            with _told(self.describe(name), "written"):
                self._write(name, data)
        except FileNotFoundError:  # an object store has no such bucket
            raise HrgraphError(
                f"{self.describe(name)} can't be written: there is no such place", "check the address"
            ) from None

    def _write(self, name: str, data: bytes) -> None:
        if self.local is not None:
            path = self.local / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, data)
            return
        folder, _, last = self._at(name).rpartition("/")
        temporary = f"{folder}/{PREFIX}{secrets.token_hex(6)}-{last}"
        self._fs.makedirs(folder, exist_ok=True)
        self._fs.pipe_file(temporary, data)
        self._fs.mv(temporary, self._at(name))

    def names(self, folder: str) -> list[str]:
        """The names of the files in one of its folders, sorted; empty where the folder isn't there.

        Raises:
            HrgraphError: it can't be read.
        """
        try:
            with _told(self.describe(folder), "read"):
                self._fs.invalidate_cache()
                found = self._fs.ls(self._at(folder), detail=True)
        except FileNotFoundError:
            return []
        return sorted(item["name"].rpartition("/")[2] for item in found if item["type"] == "file")

    def remove(self, name: str) -> None:
        """Remove a file, if it is there.

        Raises:
            HrgraphError: it can't be removed.
        """
        try:
            with _told(self.describe(name), "removed"):
                self._fs.rm_file(self._at(name))
        except FileNotFoundError:
            pass

    def remove_folder(self, folder: str) -> None:
        """Remove one of its folders, where it is empty and not only part of a name."""
        if self.local is not None and (self.local / folder).is_dir():
            try:
                (self.local / folder).rmdir()
            except OSError:  # something of somebody else's is in it
                return

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}"


@dataclass(frozen=True, slots=True)
class Source:
    """An article's file."""

    id: str
    """The article's id: the file's name without its ending."""
    url: str
    """An absolute path, or an address."""
    size: int = 0
    """Bytes, where the listing told; 0 where it didn't."""


def find_sources(paths: Sequence[str]) -> list[Source]:
    """The articles among some files and folders, on this machine or elsewhere.

    Args:
        paths: paths and addresses of files and folders.

    Returns:
        the articles in order of their ids.

    Raises:
        UsageError: a path doesn't exist, or two files would give one article.
        HrgraphError: a folder can't be listed.
    """
    here = [Path(path) for path in paths if not is_url(path)]
    found = [Source(path.stem, str(path.resolve())) for path in (find_articles(here) if here else [])]
    for url in paths:
        if is_url(url):
            found += _listed(url)
    names: dict[str, Source] = {}
    for source in found:
        other = names.setdefault(slug(source.id), source)
        if other.url != source.url:
            raise UsageError(
                f"two files would be one article: {other.url} and {source.url}",
                "rename one of them or leave it out",
            )
    return sorted(names.values(), key=lambda source: (slug(source.id), source.url))


def _listed(url: str) -> list[Source]:
    fs, path = _filesystem(url)
    if _is_local(fs):
        return [Source(file.stem, str(file.resolve())) for file in find_articles([Path(path)])]
    try:
        with _told(url, "read"):
            fs.invalidate_cache()
            files = fs.find(path, detail=True)
    except FileNotFoundError:
        files = {}
    if not files:
        raise UsageError(f"no such file or folder: {url}", "check the spelling, and that you may read it")
    alone = list(files) == [path]
    found = []
    for name, details in sorted(files.items()):
        parts = name.removeprefix(path).split("/")
        ending = Path(name).suffix.lower()
        if alone or (ending in SUFFIXES and not any(part.startswith(".") for part in parts)):
            found.append(
                Source(Path(name).stem, str(fs.unstrip_protocol(name)), int(details.get("size") or 0))
            )
    return found


def read_sources(sources: Sequence[Source]) -> Iterator[tuple[Source, bytes | ArticleError]]:
    """Read the files of some articles, one after the other; where one can't be read, why.

    Raises:
        HrgraphError: what holds them can't be reached.
    """
    for start in range(0, len(sources), _AT_ONCE):
        batch = sources[start : start + _AT_ONCE]
        fetched = _fetch([s for s in batch if is_url(s.url) and s.size <= LIMIT_BYTES])
        for source in batch:
            try:
                if not is_url(source.url):
                    yield source, read_bytes(Path(source.url))
                else:
                    yield source, _bounded(source, fetched.get(source.url))
            except ArticleError as error:
                yield source, error


def _bounded(source: Source, data: bytes | None) -> bytes:
    size = max(source.size, len(data or b""))
    if size > LIMIT_BYTES:
        raise ArticleError(
            f"{source.url} is too large for an article: {size / 1e6:.1f} MB, the limit is "
            f"{LIMIT_BYTES / 1e6:.1f} MB",
            "split it into articles, or leave it out",
        )
    if data is None:
        raise ArticleError(f"can't read {source.url}: it is gone", "look whether it has been moved")
    return data


def _fetch(sources: Sequence[Source]) -> dict[str, bytes]:
    """Files by their address; those that are gone are left out."""
    found: dict[str, bytes] = {}
    stores: dict[str, tuple[Any, dict[str, str]]] = {}
    for source in sources:
        fs, path = _filesystem(source.url)
        stores.setdefault(source.url.partition("://")[0], (fs, {}))[1][path] = source.url
    for fs, urls in stores.values():
        with _told(next(iter(urls.values())), "read"):
            for path, answer in fs.cat(list(urls), on_error="return").items():
                if isinstance(answer, bytes):
                    found[urls[path]] = answer
                elif not isinstance(answer, FileNotFoundError):
                    raise answer
    return found


def _filesystem(url: str) -> tuple[Any, str]:
    try:
        import fsspec
    except ImportError:
        raise MissingExtraError("Shards", "cluster") from None
    try:
        fs, path = fsspec.url_to_fs(os.fspath(url))
    except ImportError as error:
        raise UsageError(f"{url} can't be opened: {error}", _driver(url)) from None
    except ValueError as error:
        raise UsageError(
            f"{url} can't be opened: {error}", "write a path, or an address like s3://bucket/folder"
        ) from None
    return fs, str(path)


def _driver(url: str) -> str:
    drivers = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs"}
    name = drivers.get(url.partition("://")[0])
    return f"pip install {name}" if name else "install the package that it names"


def _protocols(fs: Any) -> tuple[str, ...]:
    protocol = fs.protocol
    return (protocol,) if isinstance(protocol, str) else tuple(protocol)


def _is_local(fs: Any) -> bool:
    return "file" in _protocols(fs)


@contextmanager
def _told(what: str, done: str) -> Iterator[None]:
    """Say in one line what could not be done; a file that isn't there is the caller's to judge."""
    try:
        yield
    except (HrgraphError, FileNotFoundError):
        raise
    except OSError as error:
        raise HrgraphError(
            f"{what} can't be {done}: {error.strerror or error}",
            mend(error, "choose another place" if done == "written" else "check the address and your rights"),
        ) from None
    except Exception as error:  # noqa: BLE001  # each driver has exceptions of its own: no credentials, no bucket
        line = str(error).partition("\n")[0] or type(error).__name__
        raise HrgraphError(
            f"{what} can't be {done}: {line}", "check the address, the credentials and the network"
        ) from None
