"""Shards: the same articles give the same files, and any store takes them whole."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from hrgraph.cli import main
from hrgraph.errors import HrgraphError, StoreError, UsageError
from hrgraph.iris import IriFactory
from hrgraph.pipeline import ArticleMapper, build
from hrgraph.pipeline.shards import (
    Processes,
    Setup,
    ShardDone,
    ShardReport,
    ShardTask,
    build_shards,
    load_shards,
    one_process,
)
from hrgraph.pipeline.shards.making import shard_of, shards_for
from hrgraph.pipeline.workers import can_fork
from hrgraph.records import Article, MappedArticle
from hrgraph.store import FolderLock, open_store

fsspec = pytest.importorskip("fsspec", reason='pip install "hrgraph[cluster]"')
GOOD = "The lawyers are at risk.\n\nISHR called on the Committee to follow up.\n"
NOTES = IriFactory().meta_graph.encode()
Make = Callable[..., ShardReport]


def servers() -> ModuleType:
    """The stores' conftest.py as a module: its list of backends is needed when tests are collected."""
    spec = importlib.util.spec_from_file_location(
        "shard_servers", Path(__file__).parent.parent / "store" / "conftest.py"
    )
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SERVERS = servers()
oxigraph_server, virtuoso_server = SERVERS.oxigraph_server, SERVERS.virtuoso_server
location = SERVERS.location


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n in range(12):
        (folder / f"letter-{n}.txt").write_text(f"About {n}\n\n{GOOD}", encoding="utf-8")
    return folder


@pytest.fixture
def make(articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper) -> Make:
    """Builds the articles' shards into `tmp_path / "shards"`, three articles in each."""

    def go(out: str = "shards", mapper: ArticleMapper = stub_mapper, **options: object) -> ShardReport:
        target = out if "://" in out else str(tmp_path / out)
        options.setdefault("shard_size", 3)
        setup = Setup(lambda: mapper, authority_folder)
        return build_shards([str(articles)], target, setup, **options)  # type: ignore[arg-type]

    return go


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path in the folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def content(store: str) -> list[bytes]:
    """The statements without blank nodes, whose names differ (all are in the ontology)."""
    with open_store(store) as opened:
        return sorted(line for line in b"".join(opened.dump("nquads")).splitlines() if b"_:" not in line)


@pytest.mark.parametrize(
    ("articles", "size", "shards"),
    [
        pytest.param(0, 1000, 1, id="no articles are one empty shard"),
        pytest.param(1000, 1000, 1, id="just full"),
        pytest.param(1001, 1000, 2, id="one more"),
        pytest.param(5000, 1000, 8, id="a power of two"),
        pytest.param(100_000_000, 1000, 131_072, id="a hundred million"),
    ],
)
def test_the_number_of_shards(articles: int, size: int, shards: int) -> None:
    assert shards_for(articles, size) == shards


def test_doubling_the_shards_splits_each_in_two() -> None:
    for article in map(str, range(300)):
        assert shard_of(article, 8) % 4 == shard_of(article, 4)


def test_what_is_written(make: Make, tmp_path: Path) -> None:
    report = make()
    assert (report.articles, report.claims, report.shards, report.fresh) == (12, 12, 4, 12)
    manifest = json.loads((tmp_path / "shards/manifest.json").read_text())
    files = [entry["file"] for entry in [*manifest["sources"], *manifest["shards"]]]
    assert sorted(tree(tmp_path / "shards")) == sorted([*files, "manifest.json", ".lock"])
    lines = b"".join(gzip.decompress((tmp_path / "shards" / f).read_bytes()) for f in files).splitlines()
    assert sum(NOTES in line for line in lines) == 12 + 2
    assert len(lines) - 14 == report.statements + sum(s["statements"] for s in manifest["sources"])
    header = (tmp_path / "shards" / files[-1]).read_bytes()[:10]
    assert header == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", "no time and no name"


def test_two_builds_at_once_are_refused(make: Make, tmp_path: Path) -> None:
    (tmp_path / "shards").mkdir()
    other = FolderLock(tmp_path / "shards/.lock")
    other.acquire(write=True)
    with pytest.raises(HrgraphError, match="is being written by") as raised:
        make()
    assert str(os.getpid()) in raised.value.message
    assert list(tree(tmp_path / "shards")) == [".lock"]
    other.release()
    assert make().articles == 12


def test_the_same_articles_give_the_same_bytes(make: Make, tmp_path: Path) -> None:
    def backwards(tasks: list[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        return one_process(tasks[::-1], setup)

    make()
    make("other", run=backwards)
    assert tree(tmp_path / "other") == tree(tmp_path / "shards")


class Fatal:
    """A mapper whose process is killed at its first article, and at every one if there is no mark."""

    def __init__(self, mapper: ArticleMapper, mark: Path | None) -> None:
        self._mapper = mapper
        self._mark = mark

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        return self._mapper.versions

    def map(self, article: Article) -> MappedArticle:
        if self._mark is None or not self._mark.exists():
            if self._mark:
                self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self._mapper.map(article)


@pytest.mark.skipif(not can_fork(), reason="only Linux forks")
def test_several_processes_make_the_same_bytes(
    make: Make, tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    make()
    make("several", run=Processes(3))
    assert tree(tmp_path / "several") == tree(tmp_path / "shards")
    make("killed", run=Processes(3), mapper=Fatal(stub_mapper, tmp_path / "mark"))
    assert tree(tmp_path / "killed") == tree(tmp_path / "shards")
    with pytest.raises(HrgraphError, match="were ended 3 times; 4 of 4 are missing"):
        make("never", run=Processes(2), mapper=Fatal(stub_mapper, None))


def test_nothing_is_mapped_twice(make: Make, tmp_path: Path, stub_mapper: object) -> None:
    make()
    before = tree(tmp_path / "shards")
    stub_mapper.mapped.clear()  # type: ignore[attr-defined]
    assert make().fresh == 0
    assert stub_mapper.mapped == []  # type: ignore[attr-defined]
    assert tree(tmp_path / "shards") == before


@pytest.mark.parametrize(
    ("change", "mapped"),
    [
        pytest.param(lambda a: (a / "letter-3.txt").write_text("Nothing."), ["letter-3"], id="changed"),
        pytest.param(lambda a: (a / "letter-3.txt").unlink(), [], id="gone"),
        pytest.param(lambda a: (a / "new.txt").write_text(GOOD), ["new"], id="new, and twice the shards"),
        pytest.param(lambda a: [(a / f"letter-{n}.txt").unlink() for n in range(8)], [], id="fewer shards"),
    ],
)
def test_a_changed_corpus_gives_what_a_fresh_build_gives(
    make: Make,
    articles: Path,
    tmp_path: Path,
    stub_mapper: object,
    change: Callable[[Path], object],
    mapped: list[str],
) -> None:
    make()
    change(articles)
    stub_mapper.mapped.clear()  # type: ignore[attr-defined]
    make()
    assert stub_mapper.mapped == mapped  # type: ignore[attr-defined]
    make("fresh")
    assert tree(tmp_path / "shards") == tree(tmp_path / "fresh")


def test_what_is_kept_out(make: Make, articles: Path, tmp_path: Path, stub_mapper: object) -> None:
    (articles / "letter-1.txt").write_text(f"BROKEN\n\n{GOOD}", encoding="utf-8")
    (articles / "letter-2.txt").write_bytes(b"")
    report = make()
    assert (report.articles, report.kept_out) == (10, 2)
    assert {(article, kind) for article, kind, _ in report.named} == {
        ("letter-1", "quarantined"),
        ("letter-2", "unreadable"),
    }
    lines = [
        json.loads(line)
        for file in sorted((tmp_path / "shards/kept-out").iterdir())
        for line in gzip.decompress(file.read_bytes()).splitlines()
    ]
    quarantined = next(item for item in lines if item["article"] == "letter-1")
    assert "sh:conforms false" in quarantined["files"]["report.ttl"]
    assert "not in the text" in quarantined["files"]["graph.nq"]
    stub_mapper.mapped.clear()  # type: ignore[attr-defined]
    make()
    assert stub_mapper.mapped == []  # type: ignore[attr-defined]
    (articles / "letter-1.txt").write_text(f"About 1\n\n{GOOD}", encoding="utf-8")
    assert make().articles == 11


class Killed(BaseException):
    """What ends a build at once."""


def test_a_build_that_was_stopped_goes_on(make: Make, tmp_path: Path, stub_mapper: object) -> None:
    def two_then_killed(tasks: list[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        yield from one_process(tasks[:2], setup)
        raise Killed

    with pytest.raises(Killed):
        make(run=two_then_killed)
    assert not (tmp_path / "shards/manifest.json").exists()
    before = len(stub_mapper.mapped)  # type: ignore[attr-defined]
    assert 0 < before < 12
    make()
    assert len(stub_mapper.mapped) == 12  # type: ignore[attr-defined]
    make("fresh")
    assert tree(tmp_path / "shards") == tree(tmp_path / "fresh")


@pytest.mark.parametrize("half", [0, 40], ids=["empty", "half"])
@pytest.mark.parametrize("finished", [True, False], ids=["after the manifest", "before the manifest"])
def test_a_shard_half_written_is_made_again(make: Make, tmp_path: Path, half: int, finished: bool) -> None:
    """As a disk leaves it that lies about what it has written, or a copy that broke off."""

    def stopped(tasks: list[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        yield from one_process(tasks[:3], setup)
        raise Killed

    make("fresh")
    if finished:
        make()
    else:
        with pytest.raises(Killed):
            make(run=stopped)
    victim = min((tmp_path / "shards/graphs").glob("articles-*"))
    victim.write_bytes(victim.read_bytes()[:half])
    fresh = make().fresh
    assert 0 < fresh < 12
    assert tree(tmp_path / "shards") == tree(tmp_path / "fresh")


def test_an_earlier_manifest_holds_until_the_new_one_is_there(
    make: Make, articles: Path, tmp_path: Path
) -> None:
    make()
    for n in range(12):
        (articles / f"letter-{n}.txt").write_text("Nothing was asked for.\n", encoding="utf-8")

    def stopped(tasks: list[ShardTask], setup: Setup) -> Iterator[ShardDone]:
        yield from one_process(tasks, setup)
        raise Killed

    with pytest.raises(Killed):
        make(run=stopped)
    assert load_shards(str(tmp_path / "shards"), tmp_path / "store").added == 12


def test_what_others_put_there_stays(make: Make, tmp_path: Path) -> None:
    make()
    (tmp_path / "shards/graphs/README.txt").write_text("mine")
    (tmp_path / "shards/graphs/.hrgraph-left-behind").write_text("half a file")
    make()
    assert (tmp_path / "shards/graphs/README.txt").read_text() == "mine"
    assert not (tmp_path / "shards/graphs/.hrgraph-left-behind").exists()


def test_articles_and_shards_in_memory(
    make: Make, articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    """Stands for object stores: the same way through fsspec, without a network."""
    memory = fsspec.filesystem("memory")
    memory.store.clear()
    for path in articles.iterdir():
        memory.pipe_file(f"/corpus/{path.name}", path.read_bytes())
    memory.pipe_file("/corpus/.hidden.txt", b"no")
    memory.pipe_file("/corpus/picture.png", b"no")
    memory.pipe_file("/corpus/deeper/empty.md", b"")
    (articles / "empty.md").write_bytes(b"")
    setup = Setup(lambda: stub_mapper, authority_folder)
    with pytest.raises(UsageError, match="several processes need"):
        build_shards(["memory://corpus"], "memory://shards", setup, run=Processes(2), shard_size=3)
    report = build_shards(["memory://corpus"], "memory://shards", setup, run=Processes(), shard_size=3)
    here = make()
    assert report.named[0][:2] == here.named[0][:2] == ("empty", "unreadable")

    def shards(files: dict[str, bytes]) -> dict[str, bytes]:
        return {name: data for name, data in files.items() if name.startswith("graphs/")}

    there = {name.removeprefix("/shards/"): memory.cat_file(name) for name in memory.find("/shards")}
    assert shards(there) == shards(tree(tmp_path / "shards"))
    assert load_shards("memory://shards", tmp_path / "store").added == 12
    memory.store.clear()


@pytest.mark.parametrize(
    ("paths", "out", "says"),
    [
        pytest.param(["memory://nothing"], "memory://o", "no such file or folder", id="nothing there"),
        pytest.param(["nowhere"], "memory://o", "nowhere", id="no such folder"),
        pytest.param(["s4://bucket/x"], "memory://o", "s4", id="no such protocol"),
    ],
)
def test_addresses_that_lead_nowhere(paths: list[str], out: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        build_shards(paths, out, Setup(lambda: pytest.fail("no mapper is needed")))


def test_a_place_that_cannot_be_written(make: Make, tmp_path: Path) -> None:
    (tmp_path / "shards").write_text("a file")
    with pytest.raises(HrgraphError, match="can't be"):
        make()


@pytest.mark.parametrize("backend", SERVERS.BACKENDS[1:])
def test_loading_gives_what_a_build_gives(
    backend: str,
    make: Make,
    articles: Path,
    tmp_path: Path,
    location: Callable[[str], str],
    authority_folder: Path,
    stub_mapper: ArticleMapper,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)  # beside an endpoint, what is kept out and how far it is goes there
    make()
    target = location(backend)
    report = load_shards(str(tmp_path / "shards/manifest.json"), target)
    assert (report.added, report.changed, report.unchanged) == (12, 0, 0)
    assert report.sources == ["ontology", "authority"]
    build([articles], tmp_path / "built", lambda: stub_mapper, authority=authority_folder)
    if backend != "virtuoso":  # it has its own ways with literals, see docs/stores.md
        assert content(target) == content(str(tmp_path / "built"))
    with open_store(target) as store, open_store(tmp_path / "built") as built:
        assert store.graph_keys() == built.graph_keys()

    again = load_shards(str(tmp_path / "shards"), target)
    assert (again.added, again.changed, again.unchanged, again.sources) == (0, 0, 12, [])

    (articles / "letter-4.txt").write_text("Nothing was asked for.\n", encoding="utf-8")
    (articles / "letter-5.txt").unlink()
    make()
    third = load_shards(str(tmp_path / "shards"), target, prune=True)
    assert (third.added, third.changed, third.unchanged, third.removed) == (0, 1, 10, 1)


def test_a_damaged_shard_is_refused_by_name_and_mended_by_the_build(make: Make, tmp_path: Path) -> None:
    make()
    victim = min((tmp_path / "shards/graphs").glob("articles-*"))
    data = victim.read_bytes()
    victim.write_bytes(data[:-20] + b"x" * 20)
    with pytest.raises(StoreError, match=victim.name) as caught:
        load_shards(str(tmp_path / "shards"), tmp_path / "store")
    assert "hrgraph build" in caught.value.mend
    with open_store(tmp_path / "store") as store:
        loaded = sum("/article/" in graph for graph in store.graph_keys())
    assert 0 < loaded < 12
    make()
    assert victim.read_bytes() == data
    report = load_shards(str(tmp_path / "shards"), tmp_path / "store")
    assert (report.added, report.unchanged) == (12 - loaded, loaded)


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        pytest.param(None, "there is no manifest.json", id="none"),
        pytest.param(b"{", "not a manifest", id="half"),
        pytest.param(b"[]", "not a manifest", id="something else"),
        pytest.param(b'{"hrgraph-shards": 99, "store-format": 1}', "damaged|another version", id="newer"),
    ],
)
def test_manifests_that_are_none(tmp_path: Path, manifest: bytes | None, says: str) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_bytes(manifest)
    with pytest.raises(UsageError, match=says):
        load_shards(str(tmp_path), tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_load_that_is_stopped_goes_on(make: Make, tmp_path: Path) -> None:
    make()
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2

    first = load_shards(str(tmp_path / "shards"), tmp_path / "store", stop=stop)
    assert first.stopped
    second = load_shards(str(tmp_path / "shards"), tmp_path / "store")
    assert (second.added, second.unchanged) == (12 - first.added, first.added)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["--cluster", "tcp://127.0.0.1:1"], "--cluster needs --out", id="a store on a cluster"),
        pytest.param(["--out", "o", "--store", "s"], "two builds", id="both"),
        pytest.param(
            ["--out", "o", "--cluster", "tcp://127.0.0.1:1", "--jobs", "2"],
            "choose one of them",
            id="both kinds",
        ),
        pytest.param(["--out", "o", "--prune"], "hrgraph load --prune", id="nothing to prune"),
        pytest.param(
            ["--out", "memory://o", "--cluster", "tcp://127.0.0.1:1"], "memory of this process", id="memory"
        ),
    ],
)
def test_options_that_do_not_go_together(
    articles: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(articles), *arguments]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.model
def test_from_the_command_line(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["build", "articles", "--out", "shards"]) == 0
    said = capsys.readouterr().out
    assert "shards/manifest.json: 12 articles in 1 file" in said
    assert main(["load", "shards", "--store", "store"]) == 0
    assert "store: 12 added" in capsys.readouterr().out
    assert main(["query", "acts-in-period", "--store", "store", "--format", "csv"]) == 0
    assert capsys.readouterr().out.count("letter-") >= 12
