"""Several processes: the same store as one makes, whatever happens to them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hrgraph.iris import IriFactory
from hrgraph.pipeline import ArticleMapper, BuildReport, build
from hrgraph.pipeline.work import Task, Worked
from hrgraph.pipeline.workers import Workers, can_fork
from hrgraph.records import Article, MappedArticle
from hrgraph.store import open_store

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes are forked on Linux only")
NUMBER = 45
"""More than one process reads alone before it starts others."""
NOTES = IriFactory().meta_graph.encode()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(NUMBER):
        text = f"About {n}\n\nISHR called on the Committee to follow up.\n"
        (folder / f"a{n:03}.txt").write_text(text, encoding="utf-8")
    return folder


class Wrapped:
    """A mapper that does something to the process on some articles first."""

    def __init__(self, mapper: ArticleMapper, before: Callable[[Article], None]) -> None:
        self._mapper = mapper
        self._before = before

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """As the mapper's."""
        return self._mapper.versions

    def map(self, article: Article) -> MappedArticle:
        """As the mapper does."""
        self._before(article)
        return self._mapper.map(article)


def content(store: Path) -> list[bytes]:
    with open_store(store) as opened:
        return sorted(line for line in b"".join(opened.dump("nquads")).splitlines() if b"_:" not in line)


def outcomes(report: BuildReport) -> list[tuple[str, str, int]]:
    return [(each.article, each.kind, each.acts) for each in report.outcomes]


@pytest.fixture
def run(articles: Path, authority_folder: Path) -> Callable[..., BuildReport]:
    def go(store: Path, mapper: ArticleMapper, jobs: int | None) -> BuildReport:
        return build([articles], store, lambda: mapper, authority=authority_folder, jobs=jobs)

    return go


def test_the_store_is_the_same(
    run: Callable[..., BuildReport], articles: Path, tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    (articles / "a030.txt").write_bytes(b"")
    (articles / "a031.txt").write_text(
        "BROKEN\n\nISHR called on the Committee to follow up.\n", encoding="utf-8"
    )
    one = run(tmp_path / "one", stub_mapper, 1)
    three = run(tmp_path / "three", stub_mapper, 3)
    assert (one.jobs, three.jobs) == (1, 3)
    assert outcomes(three) == outcomes(one)
    assert {each.kind for each in one.outcomes} == {"added", "quarantined", "unreadable"}
    assert content(tmp_path / "three") == content(tmp_path / "one")
    again = run(tmp_path / "three", stub_mapper, 3)
    assert {each.kind for each in again.outcomes} == {"unchanged", "quarantined", "unreadable"}


def test_few_articles_need_no_processes(
    run: Callable[..., BuildReport], tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    assert run(tmp_path / "store", stub_mapper, None).jobs == 1


def test_a_process_that_dies_takes_its_article_only(
    run: Callable[..., BuildReport], tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    parent = os.getpid()

    def before(article: Article) -> None:
        if article.id == "a033" and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    report = run(tmp_path / "store", Wrapped(stub_mapper, before), 2)
    kinds = {each.article: each.kind for each in report.outcomes}
    assert kinds.pop("a033") == "quarantined"
    assert set(kinds.values()) == {"added"}
    assert len(kinds) == NUMBER - 1
    (kept,) = report.of("quarantined")
    assert "was ended twice (signal 9)" in kept.reason
    assert "--jobs 1" in (Path(kept.path) / "reason.txt").read_text(encoding="utf-8")


def test_a_process_that_is_killed_once_loses_nothing(
    run: Callable[..., BuildReport], tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    parent = os.getpid()
    done = tmp_path / "killed"

    def before(article: Article) -> None:
        if article.id == "a033" and os.getpid() != parent and not done.exists():
            done.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    report = run(tmp_path / "store", Wrapped(stub_mapper, before), 2)
    assert done.exists()
    assert {each.kind for each in report.outcomes} == {"added"}
    assert run(tmp_path / "one", stub_mapper, 1).complete
    assert content(tmp_path / "store") == content(tmp_path / "one")


def test_stopping_keeps_what_was_begun(
    articles: Path, authority_folder: Path, tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    asked = iter(range(10_000))
    report = build(
        [articles],
        tmp_path / "store",
        lambda: stub_mapper,
        authority=authority_folder,
        jobs=2,
        stop=lambda: next(asked) == 30,
    )
    assert report.stopped
    assert [each.kind for each in report.outcomes] == ["added"] * 30
    with open_store(tmp_path / "store") as store:
        assert sum("/graph/article/" in graph for graph in store.graph_keys()) == 30


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    """Also when it is killed, and they leave it nothing open."""
    script = (
        "import os, time\n"
        "from pathlib import Path\n"
        "from hrgraph.pipeline.work import Task, Worked\n"
        "from hrgraph.pipeline.workers import Workers\n"
        "def work(task):\n"
        "    os.write(1, f'{os.getpid()}\\n'.encode())\n"  # in one piece: both write to one pipe
        "    return Worked('unreadable')\n"
        "with Workers(2, work) as workers:\n"
        "    for n in range(2):\n"
        "        workers.give(Task(n, Path('x'), ''))\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = {int(parent.stdout.readline()) for _ in range(2)}
        parent.kill()
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < deadline, "a process outlives the one that started it"
        time.sleep(0.05)


def test_more_work_than_pipes_hold(tmp_path: Path) -> None:
    """Large results and many tasks: nobody waits for somebody who waits for him."""
    paths = [tmp_path / ("x" * 200 + str(n)) for n in range(200)]

    def work(task: Task) -> Worked:
        return Worked("unreadable", None, "y" * 300_000, task.path.name)

    found: list[str] = []
    with Workers(2, work) as workers:
        for n, path in enumerate(paths):
            workers.give(Task(n, path, ""))
            while workers.full:
                found += [worked.mend for _, worked in workers.results()]
        while not workers.idle:
            found += [worked.mend for _, worked in workers.results()]
    assert sorted(found) == sorted(path.name for path in paths)
