"""What the machine does to a build: a full disk, folders that can't be written or read.  Nothing is lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.export import export
from hrgraph.pipeline import ArticleMapper, build
from hrgraph.store import open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix does it this way")
CHILD = Path(__file__).parent / "killed_build.py"
AS_ORDINARY_USER = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
"""Permission bits bind even root without these capabilities."""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(150):
        text = f"Letter {number}\n\n" + "ISHR called on the Committee to act.\n\n" * (number % 7 + 1)
        (folder / f"a{number}.txt").write_text(text)
    return folder


def child(articles: Path, store: Path, authority: Path, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, str(CHILD), str(articles), str(store), str(authority), "0"],
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


def small_files(limit: int) -> Callable[[], None]:
    def set_limits() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return set_limits


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few hundred kilobytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def whole(store: Path) -> dict[str, bytes]:
    """The graphs of the articles; all of them must have a key."""
    with open_store(store) as opened:
        graphs = {graph for graph in opened.graphs() if "/article/" in graph}
        assert graphs == {graph for graph in opened.graph_keys() if "/article/" in graph}
        return {graph: b"".join(export(opened, "nquads", graph)) for graph in graphs}


def test_a_file_system_that_takes_no_large_files(
    articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    store = tmp_path / "store"
    build([articles], tmp_path / "undisturbed", lambda: stub_mapper, authority=authority_folder)
    expected = whole(tmp_path / "undisturbed")
    full = child(articles, store, authority_folder, preexec_fn=small_files(250_000))
    assert full.returncode == 1
    assert "StoreError" in full.stderr
    assert "File too large" in full.stderr
    assert "free some space" in full.stderr
    found = whole(store)
    assert set(found.items()) <= set(expected.items())
    assert len(found) < len(expected)
    rest = child(articles, store, authority_folder)
    assert rest.returncode == 0, rest.stderr
    assert whole(store) == expected


def test_a_full_disk(
    articles: Path, tmp_path: Path, small_disk: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    build([articles], tmp_path / "undisturbed", lambda: stub_mapper, authority=authority_folder)
    full = child(articles, small_disk / "store", authority_folder)
    assert full.returncode == 1
    assert "No space left" in full.stderr
    assert "free some space" in full.stderr
    larger = tmp_path / "moved"
    shutil.copytree(small_disk / "store", larger)
    expected = whole(tmp_path / "undisturbed")
    assert set(whole(larger).items()) <= set(expected.items())
    assert child(articles, larger, authority_folder).returncode == 0
    assert whole(larger) == expected


def test_an_export_to_a_full_disk_leaves_the_old_file(
    articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    store, out = tmp_path / "store", tmp_path / "graph.ttl"
    build([articles], store, lambda: stub_mapper, authority=authority_folder)
    out.write_text("the old one")
    done = subprocess.run(
        [sys.executable, "-m", "hrgraph", "export", "--store", str(store), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=small_files(100_000),
    )
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"hrgraph: error: {out} can't be written: File too large",
        "  free some space on the disk, then run the same command again",
    ]
    assert out.read_text() == "the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "graph.ttl", "store"]


def hrgraph(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line, for a user whom permission bits bind."""
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        prefix = AS_ORDINARY_USER
        if shutil.which(prefix[0]) is None or subprocess.run([*prefix, "true"], check=False).returncode:
            pytest.skip("root may write anywhere, and setpriv is not there to give that up")
    return subprocess.run(
        [*prefix, sys.executable, "-m", "hrgraph", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def locked(
    articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> Iterator[Path]:
    """A store that may only be read, in a folder that may only be read."""
    store = tmp_path / "locked" / "store"
    build([articles], store, lambda: stub_mapper, authority=authority_folder)
    folders = [store.parent, *(path for path in [store, *store.rglob("*")] if path.is_dir())]
    files = [path for path in store.rglob("*") if path.is_file()]
    for path in files:
        path.chmod(0o444)
    for path in folders:
        path.chmod(0o555)
    yield store
    for path in folders:
        path.chmod(0o755)


def test_questions_need_no_right_to_write(locked: Path) -> None:
    done = hrgraph("query", "ties", "--store", str(locked), "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "Committee against Torture" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("build {articles} --store {store}", id="build"),
        pytest.param("build {articles} --store {store}/../new", id="new store"),
        pytest.param("export --store {store} --out {store}/../graph.ttl", id="export"),
        pytest.param("publish --store {store} --out {store}/../site", id="publish"),
        pytest.param("network advocacy --store {store} --out {store}/../x.gexf", id="network"),
    ],
)
def test_a_read_only_folder_is_named(locked: Path, articles: Path, command: str) -> None:
    before = sorted(path.name for path in locked.parent.rglob("*"))
    done = hrgraph(*(part.format(articles=articles, store=locked) for part in command.split()))
    assert done.returncode == 1
    message, mend = done.stderr.splitlines()
    assert message.startswith("hrgraph: error: ")
    assert "can't be written: Permission denied" in message
    assert mend.strip()
    assert sorted(path.name for path in locked.parent.rglob("*")) == before


@pytest.mark.parametrize("part", ["", "hrgraph-store.json", "oxigraph"])
def test_a_store_that_may_not_be_read_is_named_and_not_condemned(locked: Path, part: str) -> None:
    (locked / part).chmod(0)
    done = hrgraph("query", "ties", "--store", str(locked))
    assert done.returncode == 1
    message, mend = done.stderr.splitlines()
    assert "Permission denied" in message
    assert "check the permissions" in mend
    assert "build it anew" not in mend


@pytest.mark.model
def test_an_article_that_may_not_be_read_is_kept_out(articles: Path, tmp_path: Path) -> None:
    for path in list(articles.iterdir())[2:]:
        path.unlink()
    closed, _ = sorted(articles.iterdir())
    closed.chmod(0)
    done = hrgraph("build", str(articles), "--store", str(tmp_path / "store"))
    assert done.returncode == 1
    assert f"unreadable: {closed.stem}: can't read {closed}: Permission denied" in done.stderr
    assert "1 added" in done.stdout


def test_a_folder_that_may_not_be_searched_is_named(articles: Path, tmp_path: Path) -> None:
    inner = articles / "inner"
    inner.mkdir(mode=0)
    done = hrgraph("build", str(articles), "--store", str(tmp_path / "store"))
    assert done.returncode == 2
    assert "Permission denied" in done.stderr
    assert not (tmp_path / "store").exists()


def test_a_quarantine_that_cannot_be_written_stops_the_build_with_a_mend(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "bad.txt").write_bytes(b"")
    store = tmp_path / "store"
    open_store(store, create=True).close()
    (store / "quarantine").write_text("a file where the folder should be")
    for path in articles.glob("a*.txt"):
        path.unlink()
    assert main(["build", str(articles), "--store", str(store)]) == 1
    assert "quarantine" in capsys.readouterr().err
