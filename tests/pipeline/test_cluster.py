"""Shards made on a Dask cluster: a real scheduler and two worker processes on this machine.

Whatever is lost on the way, the files are, byte for byte, those that one process makes.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.pipeline.shards import Setup, ShardDone, ShardReport, build_shards, load_shards
from hrgraph.pipeline.shards import build as building
from hrgraph.pipeline.shards import cluster as clusters
from hrgraph.pipeline.shards.cluster import Cluster

distributed = pytest.importorskip("distributed", reason='pip install "hrgraph[cluster]"')
HERE = Path(__file__).parent
GOOD = "The lawyers are at risk.\n\nISHR called on the Committee to follow up.\n"
PATIENCE = 60.0


class Dask:
    """A scheduler and workers, in processes of their own, which all end with the test."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.address = f"tcp://127.0.0.1:{self._port}"
        self._scheduler: subprocess.Popen[bytes] | None = None
        self._workers: dict[str, subprocess.Popen[bytes]] = {}
        self.delay = 0.0
        """Seconds that the stub mapper takes for an article."""

    def start(self, workers: int = 2) -> None:
        """A scheduler and some workers."""
        self._scheduler = self._run(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-show"
        )
        for _ in range(workers):
            port = free_port()
            self._workers[f"tcp://127.0.0.1:{port}"] = self._run(
                "dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1",
                "--worker-port", str(port), "--death-timeout", "60",
                "--local-directory", str(self._folder / "scratch"),
            )  # fmt: skip

    def _run(self, command: str, *options: str) -> subprocess.Popen[bytes]:
        paths = [str(HERE), *sys.path]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        environment["HRGRAPH_TEST_DELAY"] = str(self.delay)
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{command}", "--no-dashboard", *options],
                env=environment,
                stdout=log,
                stderr=log,
                cwd=self._folder,
            )

    def kill_worker(self, *, other_than: str) -> subprocess.Popen[bytes]:
        """SIGKILL one of the workers, whatever it is doing."""
        victim = next(process for address, process in self._workers.items() if address != other_than)
        victim.kill()
        victim.wait(20)
        return victim

    def kill_scheduler(self) -> None:
        """SIGKILL the scheduler; its workers end when they notice."""
        assert self._scheduler
        self._scheduler.kill()
        self._scheduler.wait(20)

    def end(self) -> None:
        """End every process."""
        processes = [*self._workers.values(), *([self._scheduler] if self._scheduler else [])]
        for process in processes:
            process.kill()
        for process in processes:
            process.wait(20)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    cluster = Dask(tmp_path)
    try:
        yield cluster
    finally:
        cluster.end()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(16):
        (folder / f"letter-{n}.txt").write_text(f"About {n}\n\n{GOOD}", encoding="utf-8")
    (folder / "broken.txt").write_text(f"BROKEN\n\n{GOOD}", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def setup(authority_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    monkeypatch.syspath_prepend(str(HERE))
    return Setup(importlib.import_module("shard_worker").load, authority_folder)


@pytest.fixture
def alone(articles: Path, tmp_path: Path, setup: Setup) -> dict[str, bytes]:
    """What one process makes."""
    build_shards([str(articles)], str(tmp_path / "alone"), setup, shard_size=3)
    return tree(tmp_path / "alone")


Make = Callable[..., ShardReport]


@pytest.fixture
def make(dask: Dask, articles: Path, tmp_path: Path, setup: Setup) -> Make:
    """Builds on the cluster, into `tmp_path / "shards"`."""

    def go(watch: Callable[[ShardDone], None] = lambda done: None) -> ShardReport:
        return build_shards(
            [str(articles)],
            str(tmp_path / "shards"),
            setup,
            run=Cluster(dask.address, patience=PATIENCE),
            shard_size=3,
            progress=lambda done, number, total: watch(done) if done else None,
        )

    return go


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path in the folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_two_workers_make_what_one_process_makes(
    dask: Dask, make: Make, alone: dict[str, bytes], tmp_path: Path
) -> None:
    """And mend what was left half written, of a shard and of another file."""
    dask.start()
    makers: list[str] = []
    report = make(lambda done: makers.append(done.worker))
    assert (report.articles, report.fresh, report.kept_out) == (16, 17, 2)
    assert len(makers) == 8
    assert tree(tmp_path / "shards") == alone

    first, second = sorted((tmp_path / "shards/graphs").glob("articles-*"))[:2]
    first.write_bytes(first.read_bytes()[:50])
    second.unlink()
    (tmp_path / "shards/graphs/.hrgraph-left").write_bytes(b"half a shard")
    (tmp_path / "shards/progress").mkdir()
    (tmp_path / "shards/progress/000000-of-000008.json").write_text('{"file": "gra')
    assert 0 < make().fresh < 16
    assert tree(tmp_path / "shards") == alone
    assert make().fresh == 0
    assert load_shards(str(tmp_path / "shards"), tmp_path / "store").added == 16


def test_a_worker_that_is_killed_in_the_middle(
    dask: Dask, make: Make, alone: dict[str, bytes], tmp_path: Path
) -> None:
    dask.delay = 0.3
    dask.start()
    killed: list[subprocess.Popen[bytes]] = []
    later: list[str] = []

    def watch(done: ShardDone) -> None:
        if killed:
            later.append(done.worker)
        else:
            killed.append(dask.kill_worker(other_than=done.worker))

    make(watch)
    assert killed[0].returncode == -9, "it was alive until then"
    assert len(later) == 7
    assert tree(tmp_path / "shards") == alone


def test_a_scheduler_that_is_started_anew(
    dask: Dask, make: Make, alone: dict[str, bytes], tmp_path: Path
) -> None:
    dask.delay = 0.1
    dask.start()
    seen: list[ShardDone] = []

    def watch(done: ShardDone) -> None:
        seen.append(done)
        if len(seen) == 2:
            dask.kill_scheduler()
            dask.start()

    make(watch)
    assert len(seen) == 8
    assert tree(tmp_path / "shards") == alone


def test_another_hrgraph_on_a_worker_is_named(
    dask: Dask, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dask.start(workers=1)
    monkeypatch.setattr(building, "code_hash", lambda: "sha256:another")
    with pytest.raises(HrgraphError, match=r"tcp://127\.0\.0\.1:\d+ has another hrgraph"):
        make()
    assert not (tmp_path / "shards/manifest.json").exists()


def test_what_is_not_there_is_waited_for_and_then_named(
    dask: Dask, articles: Path, tmp_path: Path, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "_CONNECT", 0.3)
    said: list[str] = []

    def attempt(patience: float) -> None:
        run = Cluster(dask.address, patience=patience, say=said.append)
        build_shards([str(articles)], str(tmp_path / "shards"), setup, run=run)

    with pytest.raises(HrgraphError, match="the Dask scheduler at tcp"):
        attempt(2.0)
    dask.start(workers=0)
    monkeypatch.setattr(clusters, "_CONNECT", 30.0)
    until = time.monotonic() + 30
    while time.monotonic() < until:  # until it listens
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", int(dask.address.rpartition(":")[2])), 1).close()
            break
        time.sleep(0.1)
    with pytest.raises(HrgraphError, match="workers of tcp") as caught:
        attempt(1.0)
    assert "dask worker" in str(caught.value)
    assert {line.partition(" at")[0].partition(" of")[0] for line in said} == {
        "waiting for the Dask scheduler",
        "waiting for workers",
    }


def test_another_service_is_no_scheduler(articles: Path, tmp_path: Path, setup: Setup) -> None:
    """What answers with other words than Dask's, whose first eight bytes are read as a length."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)

        def greet() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    connection.sendall(b"\x01\0\0\0\0\0\0\0" + b"SSH-2.0-" * 20)

        threading.Thread(target=greet, daemon=True).start()
        address = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(HrgraphError, match="no address of a Dask scheduler"):
            build_shards([str(articles)], str(tmp_path / "shards"), setup, run=Cluster(address, patience=2))


def test_an_address_that_is_none(articles: Path, tmp_path: Path, setup: Setup) -> None:
    with pytest.raises(UsageError, match="no address of a Dask scheduler"):
        build_shards([str(articles)], str(tmp_path / "shards"), setup, run=Cluster("carrier-pigeon://x"))


@pytest.mark.model
def test_from_the_command_line(
    dask: Dask, articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the real mapper on the workers, too."""
    dask.start()
    (articles / "broken.txt").unlink()
    (articles / "empty.txt").unlink()
    assert main(["build", str(articles), "--out", str(tmp_path / "a"), "--cluster", dask.address]) == 0
    assert "16 articles in 1 file" in capsys.readouterr().out
    assert main(["build", str(articles), "--out", str(tmp_path / "b")]) == 0
    assert tree(tmp_path / "a") == tree(tmp_path / "b")
