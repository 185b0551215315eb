"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrgraph.files import PREFIX, mend, write_file


@pytest.mark.parametrize("data", [b"bytes", "text", [b"pie", b"ces"]], ids=["bytes", "text", "pieces"])
def test_it_is_written(tmp_path: Path, data: bytes | str | list[bytes]) -> None:
    write_file(tmp_path / "x", data)
    assert (tmp_path / "x").read_bytes() in (b"bytes", b"text", b"pieces")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("the source broke off")

    (tmp_path / "x").write_text("old")
    with pytest.raises(RuntimeError):
        write_file(tmp_path / "x", pieces())
    assert (tmp_path / "x").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_it_goes_to_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        done.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_file(tmp_path / "x", b"1")
    assert done == ["file", "name", "folder"]


def test_the_mode_stays_or_is_what_the_umask_says(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"")
        (tmp_path / "secret").touch(mode=0o600)
        write_file(tmp_path / "secret", b"")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, b"through")
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_unfinished_file_can_be_told(tmp_path: Path) -> None:
    seen: list[str] = []

    def pieces() -> Iterator[bytes]:
        seen.extend(path.name for path in tmp_path.iterdir())
        yield b""

    write_file(tmp_path / "x", pieces())
    assert len(seen) == 1 and seen[0].startswith(PREFIX)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (28, "free some space"),
        (27, "free some space"),
        (13, "permissions"),
        (30, "permissions"),
        (5, "other"),
    ],
)
def test_the_mend_follows_the_error(number: int, words: str) -> None:
    assert words in mend(OSError(number, "x"), "name another file")
