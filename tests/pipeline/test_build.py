"""Building a store: nothing twice, nothing lost, whatever happens."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hrgraph.errors import StoreError, UsageError
from hrgraph.iris import IriFactory
from hrgraph.pipeline import ArticleMapper, BuildReport, build, claim_rows, entity_rows
from hrgraph.pipeline.sources import source_graphs
from hrgraph.records import MappedArticle
from hrgraph.store import open_store

GOOD = "The lawyers are at risk.\n\nISHR called on the Committee to follow up.\n"
NOTES = IriFactory().meta_graph.encode()
Build = Callable[..., BuildReport]
MakeMapper = type[ArticleMapper]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.txt").write_text(f"About {name}\n\n{GOOD}", encoding="utf-8")
    return folder


@pytest.fixture
def run(articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper) -> Build:
    """Builds the articles into `tmp_path / "store"`."""

    def go(mapper: ArticleMapper = stub_mapper, **options: bool) -> BuildReport:
        return build([articles], tmp_path / "store", lambda: mapper, authority=authority_folder, **options)  # type: ignore[arg-type]

    return go


def kinds(report: BuildReport) -> dict[str, str]:
    return {outcome.article: outcome.kind for outcome in report.outcomes}


def content(store: Path) -> list[bytes]:
    """Its statements, without its notes, and without blank nodes (in the ontology), whose names differ."""
    with open_store(store) as opened:
        lines = b"".join(opened.dump("nquads")).splitlines()
    return sorted(line for line in lines if b"_:" not in line and NOTES not in line)


def urged(store: Path) -> set[str]:
    """The articles that the store has a request of."""
    with open_store(store) as opened:
        rows = opened.select("SELECT DISTINCT ?a { ?act a <https://w3id.org/hrgraph/ontology#UrgeAct> ; "
                             "<https://w3id.org/hrgraph/ontology#reportedIn> ?a }").dicts()  # fmt: skip
        return {row["a"].value.rpartition("/")[2] for row in rows}


def test_articles_go_in(run: Build, tmp_path: Path) -> None:
    report = run()
    assert kinds(report) == {"first": "added", "second": "added", "third": "added"}
    assert report.complete
    assert report.sources_loaded
    assert [outcome.acts for outcome in report.outcomes] == [1, 1, 1]
    assert urged(tmp_path / "store") == {"first", "second", "third"}
    assert set(report.seconds) >= {"mapping", "validating", "storing"}


def test_building_twice_changes_nothing(run: Build, tmp_path: Path, stub_mapper: object) -> None:
    run()
    before = content(tmp_path / "store")
    stub_mapper.mapped.clear()  # type: ignore[attr-defined]
    report = run()
    assert set(kinds(report).values()) == {"unchanged"}
    assert not report.sources_loaded
    assert stub_mapper.mapped == []  # type: ignore[attr-defined]
    assert content(tmp_path / "store") == before


def test_a_new_mapper_maps_anew(run: Build, stub_mapper: object) -> None:
    run()
    other = type(stub_mapper)("2")  # type: ignore[call-arg]
    assert set(kinds(run(other)).values()) == {"changed"}


def test_a_changed_article_replaces_its_graph(run: Build, articles: Path, tmp_path: Path) -> None:
    run()
    (articles / "second.txt").write_text("Nothing was asked for here.\n", encoding="utf-8")
    assert kinds(run()) == {"first": "unchanged", "second": "changed", "third": "unchanged"}
    assert urged(tmp_path / "store") == {"first", "third"}


def test_a_removed_article_goes_only_when_asked(run: Build, articles: Path, tmp_path: Path) -> None:
    run()
    (articles / "second.txt").unlink()
    run()
    assert "second" in urged(tmp_path / "store")
    report = run(prune=True)
    assert kinds(report)["second"] == "removed"
    assert urged(tmp_path / "store") == {"first", "third"}
    with open_store(tmp_path / "store") as store:
        assert not any("second" in graph for graph in [*store.graphs(), *store.graph_keys()])


def test_a_graph_that_breaks_a_rule_is_kept_out(run: Build, articles: Path, tmp_path: Path) -> None:
    (articles / "second.txt").write_text(f"BROKEN\n\n{GOOD}", encoding="utf-8")
    report = run()
    assert kinds(report) == {"first": "added", "second": "quarantined", "third": "added"}
    assert not report.complete
    place = tmp_path / "store" / "quarantine" / "second"
    assert {path.name for path in place.iterdir()} == {"reason.txt", "key.txt", "report.ttl", "graph.nq"}
    assert "second.txt" in (place / "reason.txt").read_text(encoding="utf-8")
    assert "sh:conforms false" in (place / "report.ttl").read_text(encoding="utf-8")
    assert report.of("quarantined")[0].path == str(place)
    assert urged(tmp_path / "store") == {"first", "third"}

    (articles / "second.txt").write_text(GOOD, encoding="utf-8")
    assert kinds(run())["second"] == "added"
    assert not place.exists()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(bytes(range(256)) * 40, id="binary"),
    ],
)
def test_an_unreadable_article_keeps_its_earlier_version(
    run: Build, articles: Path, tmp_path: Path, data: bytes
) -> None:
    run()
    (articles / "second.txt").write_bytes(data)
    report = run(prune=True)
    assert kinds(report) == {"first": "unchanged", "second": "unreadable", "third": "unchanged"}
    assert "second.txt" in report.of("unreadable")[0].reason
    assert "second.txt" in (tmp_path / "store/quarantine/second/reason.txt").read_text(encoding="utf-8")
    assert "second" in urged(tmp_path / "store")


def test_paths_that_do_not_exist_are_named_before_anything_is_made(
    tmp_path: Path, stub_mapper: ArticleMapper, authority_folder: Path
) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "store", lambda: stub_mapper, authority=authority_folder)
    assert not (tmp_path / "store").exists()


def test_a_target_that_cannot_be_written_is_named(
    articles: Path, tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match="can't be written"):
        build([articles], tmp_path / "file" / "store", lambda: stub_mapper)
    assert (tmp_path / "file").read_text() == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_target_is_named(articles: Path, tmp_path: Path, stub_mapper: ArticleMapper) -> None:
    target = tmp_path / "closed"
    target.mkdir(mode=0o555)
    with pytest.raises(StoreError, match="can't be written"):
        build([articles], target / "store", lambda: stub_mapper)


def test_authority_data_that_is_no_turtle_is_named(
    articles: Path, tmp_path: Path, stub_mapper: ArticleMapper
) -> None:
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "mine.ttl").write_text("this is not Turtle")
    with pytest.raises(Exception, match=r"mine\.ttl"):
        build([articles], tmp_path / "store", lambda: stub_mapper, authority=folder)


def start(articles: Path, store: Path, authority: Path, delay: float) -> subprocess.Popen[str]:
    script = Path(__file__).parent / "killed_build.py"
    return subprocess.Popen(
        [sys.executable, str(script), str(articles), str(store), str(authority), str(delay)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_builds_at_once(articles: Path, tmp_path: Path, authority_folder: Path, run: Build) -> None:
    first = start(articles, tmp_path / "store", authority_folder, 2.0)
    assert first.stdout is not None
    try:
        assert first.stdout.readline().strip() == "1"
        with pytest.raises(StoreError, match=rf"in use by killed_build.py \(process {first.pid}\)"):
            run()
    finally:
        first.kill()
        first.communicate()


def test_a_killed_build_leaves_a_store_that_opens_and_is_completed(
    tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in range(30):
        text = f"Article {number}\n\n" + GOOD * (number % 5 + 1)
        (articles / f"a{number}.txt").write_text(text, encoding="utf-8")
    whole = tmp_path / "whole"
    build([articles], whole, lambda: stub_mapper, authority=authority_folder)
    expected = content(whole)

    store = tmp_path / "store"
    moments = random.Random(7)
    for _ in range(4):
        process = start(articles, store, authority_folder, 0.02)
        assert process.stdout is not None
        process.stdout.readline()  # the first article is in: from here on every moment will do
        time.sleep(moments.uniform(0, 0.6))
        process.kill()
        process.communicate()
        with open_store(store) as opened:
            graphs, keys = set(opened.graphs()), set(opened.graph_keys())
        assert keys, "the first article was in"
        assert keys <= graphs, "a graph is there before its key"
        assert set(content(store)) <= set(expected), "no graph is there in part"
    report = build([articles], store, lambda: stub_mapper, authority=authority_folder)
    assert report.complete
    assert content(store) == expected


def test_a_build_killed_while_it_starts(tmp_path: Path, authority_folder: Path, articles: Path) -> None:
    store = tmp_path / "store"
    moments = random.Random(3)
    for _ in range(3):
        process = start(articles, store, authority_folder, 0)
        time.sleep(moments.uniform(0.3, 1.2))
        process.kill()
        process.communicate()
    last = start(articles, store, authority_folder, 0)
    out, err = last.communicate(timeout=60)
    assert last.returncode == 0, err
    assert out.splitlines()[-1] == "done 3"
    assert urged(store) == {"first", "second", "third"}


def test_the_contract_of_claims_and_entities(mapped_articles: tuple[MappedArticle, ...]) -> None:
    letter = mapped_articles[0]
    row = claim_rows(letter)[2]
    assert list(row) == [
        "article", "act", "actors", "addressees", "instruments", "on_behalf_of", "demand", "date",
        "factuality", "quote", "start", "end", "frame", "confidence",
    ]  # fmt: skip
    assert row["article"] == "letter-2018"
    assert row["actors"] == [
        {
            "iri": "https://w3id.org/hrgraph/id/person/eleanor-openshaw",
            "label": "Eleanor Openshaw",
            "names": ["Eleanor Openshaw"],
            "mention": "Eleanor Openshaw",
            "type": "person",
        }
    ]
    assert letter.article.text[row["start"] : row["end"]] == row["quote"]
    assert claim_rows(letter)[1]["demand"] is None
    entity = entity_rows(letter)[0]
    assert list(entity) == ["article", "iri", "label", "names", "type", "mentions"]
    (start_, end), *_ = entity["mentions"]
    assert letter.article.text[start_:end] == "ISHR"


def test_the_sources_give_the_same_bytes_each_time() -> None:
    """Blank nodes too, which parsing names anew each time."""
    for first, again in zip(source_graphs(IriFactory()), source_graphs(IriFactory()), strict=True):
        statements = first.nquads()
        assert statements == again.nquads()
        assert statements.count("\n") == len(set(statements.splitlines())) > 1000
    assert "_:" in source_graphs(IriFactory())[0].nquads()
