"""Decisions and builds: they survive every rebuild, touch only their articles; what is rejected is gone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset
from rdflib.compare import isomorphic, to_isomorphic

from hrgraph.curation import Decision, DecisionFolder, Party, Reading, read_reviewer, reading_of
from hrgraph.curation.records import Verdict
from hrgraph.errors import HrgraphError
from hrgraph.export import export
from hrgraph.iris import BASE, HRG
from hrgraph.pipeline import ArticleMapper, BuildReport, build
from hrgraph.publish.content import read_graphs
from hrgraph.store import open_store

WORDS = "ISHR called on the Committee"
ISHR = f"{BASE}org/ishr"
COMMITTEE = f"{BASE}org/committee-against-torture"
AMNESTY = f"{BASE}org/amnesty-international"
Build = Callable[..., BuildReport]


def decide(verdict: Verdict, article: str = "", **more: Any) -> Decision:
    reading = None
    if article:
        roles = (("actor", (ISHR,)), ("addressee", (COMMITTEE,)))
        reading = Reading(article, WORDS, "urge", roles, label="ISHR urges")  # type: ignore[arg-type]
    given = {
        "verdict": verdict,
        "reviewer": read_reviewer("Jane Doe"),
        "date": "2024-05-02",
        "reading": reading,
    }
    return Decision(**{**given, **more})


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("first", "second", "third"):
        text = f"About {name}\n\nThe lawyers are at risk.\n\n{WORDS} to follow up.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def decisions(tmp_path: Path) -> DecisionFolder:
    return DecisionFolder(tmp_path / "curation")


@pytest.fixture
def run(
    articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper, monkeypatch: Any
) -> Build:
    monkeypatch.chdir(tmp_path)

    def go(**options: Any) -> BuildReport:
        mapper = options.pop("mapper", stub_mapper)
        return build([articles], tmp_path / "store", lambda: mapper, authority=authority_folder, **options)

    return go


def kinds(report: BuildReport) -> dict[str, str]:
    return {outcome.article: outcome.kind for outcome in report.outcomes}


def acts(store: Path) -> set[str]:
    """The articles that an act is reported in."""
    with open_store(store) as opened:
        rows = opened.select(f"SELECT ?a {{ ?act a <{HRG}Act> ; <{HRG}reportedIn> ?a }}").dicts()
        return {row["a"].value.rpartition("/")[2] for row in rows}


def bytes_of(store: Path) -> bytes:
    with open_store(store) as opened:
        return b"".join(export(opened, "nquads"))


def test_a_rejected_claim_is_nowhere(run: Build, tmp_path: Path, decisions: DecisionFolder) -> None:
    run()
    decisions.decide(decide("reject", "second"))
    report = run()
    assert kinds(report) == {"first": "unchanged", "second": "changed", "third": "unchanged"}
    assert acts(tmp_path / "store") == {"first", "third"}
    with open_store(tmp_path / "store") as store:
        everything = b"".join(store.dump("nquads")).decode()
        published = read_graphs(store)
    assert f"{BASE}act/second/" not in everything
    assert f"{BASE}evidence/second/" not in everything
    assert f"{BASE}graph/curation" not in published
    told = [line for line in everything.splitlines() if WORDS in line and "/second" in line]
    assert all(f"<{HRG}text>" in line for line in told), "only the article itself has the words"
    assert "Jane Doe" in everything, "the log stays in the store"
    assert b"Jane Doe" not in bytes_of(tmp_path / "store"), "and does not leave it"
    (rejected,) = decisions.load()
    assert rejected.reading is not None and rejected.reading.quote == WORDS


def test_decisions_survive_every_rebuild(
    run: Build, tmp_path: Path, decisions: DecisionFolder, stub_mapper: object
) -> None:
    decisions.decide(decide("reject", "second"))
    decisions.decide(decide("accept", "first"))
    run()
    before = bytes_of(tmp_path / "store")
    assert set(kinds(run()).values()) == {"unchanged"}
    assert set(kinds(run(mapper=type(stub_mapper)("2"))).values()) == {"changed"}  # type: ignore[call-arg]
    assert acts(tmp_path / "store") == {"first", "third"}
    shutil.rmtree(tmp_path / "store")
    run()
    assert bytes_of(tmp_path / "store") == before, "the same articles and decisions give the same bytes"


def test_the_store_remembers_where_they_are(
    run: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = DecisionFolder(tmp_path / "team" / "decided")
    elsewhere.decide(decide("reject", "second"))
    run(curation=elsewhere.path)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    assert set(kinds(run()).values()) == {"unchanged"}
    elsewhere.path.rename(tmp_path / "moved")
    with pytest.raises(HrgraphError, match="are gone") as caught:
        run()
    assert "--curation" in caught.value.mend
    assert acts(tmp_path / "store") == {"first", "third"}
    assert set(kinds(run(curation=tmp_path / "moved")).values()) == {"unchanged"}
    assert kinds(run(curation=False))["second"] == "changed"
    assert acts(tmp_path / "store") == {"first", "second", "third"}
    with pytest.raises(HrgraphError, match="no folder of decisions"):
        run(curation=tmp_path / "none")


def test_taken_back_is_as_if_never_decided(run: Build, tmp_path: Path, decisions: DecisionFolder) -> None:
    run()
    before = bytes_of(tmp_path / "store")
    made = decisions.decide(decide("reject", "second"))
    merge = decide("merge", actor=Party(ISHR, "ISHR"), replacement=Party(AMNESTY, "Amnesty International"))
    decisions.decide(merge)
    assert set(kinds(run()).values()) == {"changed"}
    decisions.decide(decide("withdraw", overrides=(made.iri, merge.iri)))
    assert set(kinds(run()).values()) == {"changed"}
    after, first = Dataset(), Dataset()
    after.parse(data=bytes_of(tmp_path / "store"), format="nquads")
    first.parse(data=before, format="nquads")
    graph = after.graph(f"{BASE}graph/article/second")
    assert isomorphic(to_isomorphic(graph), to_isomorphic(first.graph(f"{BASE}graph/article/second")))
    assert bytes_of(tmp_path / "store") == before
    assert set(kinds(run()).values()) == {"unchanged"}


def test_a_merge_rebuilds_the_articles_with_the_actor(
    run: Build, tmp_path: Path, decisions: DecisionFolder, articles: Path
) -> None:
    (articles / "third.txt").write_text("Nobody did anything.\n", encoding="utf-8")
    run()
    merge = decide("merge", actor=Party(ISHR, "ISHR"), replacement=Party(AMNESTY, "Amnesty International"))
    decisions.decide(merge)
    assert kinds(run()) == {"first": "changed", "second": "changed", "third": "unchanged"}
    assert set(kinds(run()).values()) == {"unchanged"}
    with open_store(tmp_path / "store") as store:
        assert store.ask(f"ASK {{ <{AMNESTY}> <{HRG}urged> <{COMMITTEE}> }}")
        assert not store.ask(f"ASK {{ ?act <{HRG}actor> <{ISHR}> }}")
    split = decide(
        "split",
        actor=Party(AMNESTY, "Amnesty International"),
        replacement=Party(f"{BASE}unreviewed/organisation/other", "Other", "Organisation"),
        articles=("second",),
    )
    decisions.decide(split)
    assert kinds(run()) == {"first": "unchanged", "second": "changed", "third": "unchanged"}
    assert set(kinds(run()).values()) == {"unchanged"}
    with open_store(tmp_path / "store") as store:
        assert store.ask(f"ASK {{ ?act <{HRG}actor> <{BASE}unreviewed/organisation/other> }}")


def test_a_changed_article_leaves_its_decision_stale(
    run: Build, tmp_path: Path, decisions: DecisionFolder, articles: Path
) -> None:
    made = decisions.decide(decide("reject", "second"))
    run()
    text = f"About second\n\n{WORDS.replace('ISHR', 'Everybody and ISHR')} again.\n"
    (articles / "second.txt").write_text(text, encoding="utf-8")
    report = run()
    assert kinds(report)["second"] == "changed"
    assert [o.stale for o in report.outcomes] == [0, 0, 0], "the words are still there"
    (articles / "second.txt").write_text("Nothing of that.\n", encoding="utf-8")
    report = run()
    assert {o.article: o.stale for o in report.outcomes} == {"first": 0, "second": 1, "third": 0}
    with open_store(tmp_path / "store") as store:
        assert store.ask(f"ASK {{ ?article <{HRG}staleDecision> <{made.iri}> }}")
    assert decisions.load() == (made,), "it is not lost"


def test_a_decision_that_breaks_a_rule_stops_the_build(
    run: Build, tmp_path: Path, decisions: DecisionFolder
) -> None:
    run()
    decisions.decide(decide("reject", "second"))
    path = decisions.files()[0]
    path.write_text(
        path.read_text(encoding="utf-8") + f"<{BASE}reviewer/x> a <http://www.w3.org/ns/prov#Agent> .\n"
    )
    with pytest.raises(HrgraphError, match="one name") as caught:
        run()
    assert path.name in caught.value.message
    assert acts(tmp_path / "store") == {"first", "second", "third"}


def test_readings_do_not_depend_on_the_rest(stub_mapper: ArticleMapper) -> None:
    from hrgraph.article import parse_article

    mapped = stub_mapper.map(parse_article(f"{WORDS}.\n".encode(), "a.txt", ".txt"))
    act = mapped.acts[0]
    assert reading_of("a", act) == reading_of("a", replace(act, confidence=0.1, frame="x", demand="y"))
    assert reading_of("a", act) != reading_of("b", act)
