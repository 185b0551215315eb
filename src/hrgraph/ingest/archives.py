"""Archives of other sources: ZIP and tar, with bounds against bombs."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import BinaryIO

from hrgraph.ingest.document import SetAside

__all__ = ["MEMBER_BYTES", "read_tar", "read_zip"]

MEMBER_BYTES = 50_000_000
"""The most that is unpacked of one member."""
_ARCHIVE_BYTES = 20_000_000_000
"""The most that is unpacked of one archive."""
_MEMBERS = 1_000_000
_DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, LZMAError, EOFError, OSError, ValueError),
    *(RuntimeError, NotImplementedError),  # a password; a method of packing that Python doesn't know
)

Member = tuple[str, bytes] | SetAside
"""A member's name with its bytes, or why it was left out."""


def read_zip(stream: BinaryIO, origin: str) -> Iterator[Member]:
    """The files in a ZIP archive, each at most `MEMBER_BYTES` long."""
    unpacked = 0
    try:
        with zipfile.ZipFile(stream) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            if len(members) > _MEMBERS:
                yield SetAside(origin, f"{len(members):,} members are too many")
                return
            for member in members:
                where = f"{origin}!{member.filename}"
                if member.file_size > MEMBER_BYTES:
                    yield SetAside(where, f"unpacks to {member.file_size / 1e6:.0f} MB")
                    continue
                with packed.open(member) as file:
                    data = file.read(MEMBER_BYTES + 1)
                unpacked += len(data)
                if unpacked > _ARCHIVE_BYTES or len(data) > MEMBER_BYTES:
                    yield SetAside(where, "unpacks to more than an archive may hold")
                    return
                yield member.filename, data
    except _DAMAGED as error:
        yield SetAside(origin, f"the ZIP archive is damaged: {str(error) or type(error).__name__}")


def read_tar(stream: BinaryIO, origin: str) -> Iterator[Member]:
    """The files in a tar archive, packed or not; links and devices are left out."""
    unpacked = count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|*") as packed:
            for member in packed:
                count += 1
                unpacked += member.size
                where = f"{origin}!{member.name}"
                if unpacked > _ARCHIVE_BYTES or count > _MEMBERS:
                    yield SetAside(where, "unpacks to more than an archive may hold")
                    return
                if not member.isfile():
                    continue
                if member.size > MEMBER_BYTES:
                    yield SetAside(where, f"unpacks to {member.size / 1e6:.0f} MB")
                    continue
                file = packed.extractfile(member)
                if file is not None:
                    yield member.name, file.read()
    except _DAMAGED as error:
        yield SetAside(origin, f"the tar archive is damaged: {str(error) or type(error).__name__}")
