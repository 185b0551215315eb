"""How far a build is, as another process sees it; and stopping it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hrgraph.cli import main
from hrgraph.errors import StoreError
from hrgraph.pipeline import ArticleMapper, build, read_progress
from hrgraph.pipeline.state import BuildState
from hrgraph.store import open_store, state_file

SLOW = Path(__file__).parent / "killed_build.py"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(40):
        (folder / f"a{number:02}.txt").write_text(f"Title {number}\n\nISHR called on the Committee to act.\n")
    return folder


def start(articles: Path, store: Path, authority: Path, delay: float) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SLOW), str(articles), str(store), str(authority), str(delay)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_counts_rate_and_time_left(tmp_path: Path) -> None:
    now = [0.0]
    state = BuildState(state_file(tmp_path), 1000, clock=lambda: now[0])
    state.enter("running")
    for number in range(300):
        now[0] += 0.5
        state.note("quarantined" if number % 100 == 0 else "added")
    (tmp_path / "lock").touch()
    found = read_progress(tmp_path)
    assert found is not None
    assert (found.done, found.left) == (300, 700)
    assert found.outcomes == {"added": 297, "quarantined": 3}
    assert found.rate == pytest.approx(2.0, rel=0.05)
    assert found.phase == "killed", "nobody has the lock"


def test_the_rate_is_that_of_the_last_minute(tmp_path: Path) -> None:
    now = [0.0]
    state = BuildState(state_file(tmp_path), 100_000, clock=lambda: now[0])
    state.enter("running")
    for _ in range(10_000):  # what is unchanged goes fast
        now[0] += 0.002
        state.note("unchanged")
    for _ in range(500):
        now[0] += 0.5
        state.note("added")
    found = read_progress(tmp_path)
    assert found is not None
    assert found.rate == pytest.approx(2.0, rel=0.1)


def test_it_is_written_now_and_then_not_with_each_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import hrgraph.pipeline.state as module

    written: list[object] = []
    monkeypatch.setattr(module, "write_file", lambda *a, **k: written.append(a))
    now = [0.0]
    state = BuildState(state_file(tmp_path), 10_000, clock=lambda: now[0])
    for _ in range(10_000):
        now[0] += 0.001
        state.note("added")
    assert len(written) <= 12


def test_a_full_disk_does_not_stop_the_build_here(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    state = BuildState(tmp_path / "file" / "build.json", 1)
    state.note("added")
    state.enter("finished")


@pytest.mark.parametrize("text", ["{", "[]", '{"phase": "running"}'])
def test_a_damaged_note_is_named(tmp_path: Path, text: str) -> None:
    state_file(tmp_path).write_text(text)
    with pytest.raises(StoreError, match=r"build\.json is damaged"):
        read_progress(tmp_path)


def test_a_build_in_another_process(
    articles: Path, tmp_path: Path, authority_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    process = start(articles, store, authority_folder, 0.2)
    try:
        assert process.stdout is not None
        for _ in range(12):
            process.stdout.readline()
        assert main(["status", "--store", str(store), "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["phase"] == "running"
        assert told["process"] == process.pid
        assert told["total"] == 40
        assert 0 < told["done"] <= 40 and told["left"] == 40 - told["done"]
        assert main(["status", "--store", str(store)]) == 0
        assert f"a build is running (process {process.pid})" in capsys.readouterr().out
    finally:
        process.kill()
        process.communicate()
    assert main(["status", "--store", str(store)]) == 1
    assert "the last build was killed; the same command again" in capsys.readouterr().out


def test_before_and_after(
    articles: Path,
    tmp_path: Path,
    authority_folder: Path,
    stub_mapper: ArticleMapper,
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = tmp_path / "store"
    assert main(["status", "--store", str(store)]) == 1
    assert "there is no store" in capsys.readouterr().err
    open_store(store, create=True).close()
    assert main(["status", "--store", str(store)]) == 0
    assert "no build has been noted" in capsys.readouterr().out
    (articles / "a07.txt").write_text("")
    build([articles], store, lambda: stub_mapper, authority=authority_folder)
    assert main(["status", "--store", str(store)]) == 0
    text = capsys.readouterr().out
    assert "the last build finished" in text
    assert "40 of 40 articles (100.0%)" in text
    assert f"1, with their reasons in {store / 'quarantine'}" in text


def test_an_error_is_noted(articles: Path, tmp_path: Path, authority_folder: Path) -> None:
    def broken() -> ArticleMapper:
        raise RuntimeError("no model")

    with pytest.raises(RuntimeError):
        build([articles], tmp_path / "store", broken, authority=authority_folder)
    found = read_progress(tmp_path / "store")
    assert found is not None
    assert found.phase == "failed"


def test_stopping_ends_after_an_article_and_the_next_build_goes_on(
    articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper
) -> None:
    answers = iter([False] * 5 + [True])
    store = tmp_path / "store"
    report = build(
        [articles],
        store,
        lambda: stub_mapper,
        authority=authority_folder,
        prune=True,
        stop=lambda: next(answers),
    )
    assert report.stopped and not report.complete
    assert [outcome.kind for outcome in report.outcomes] == ["added"] * 5
    found = read_progress(store)
    assert found is not None
    assert (found.phase, found.left) == ("stopped", 35)
    rest = build([articles], store, lambda: stub_mapper, authority=authority_folder)
    assert (len(rest.of("unchanged")), len(rest.of("added"))) == (5, 35)


@pytest.mark.model
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_ctrl_c_finishes_the_article_and_says_so(tmp_path: Path, number: signal.Signals, status: int) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    text = "The River Defenders Network called on the Secretary-General to denounce attacks.\n\n" * 40
    for letter in range(400):
        (articles / f"a{letter}.txt").write_text(f"Letter {letter}\n\n{text}")
    store = tmp_path / "store"
    process = subprocess.Popen(
        [sys.executable, "-m", "hrgraph", "build", str(articles), "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(600):
            time.sleep(0.1)
            found = read_progress(store)
            if found is not None and found.phase == "running" and found.done:
                break
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == status, err
    assert "stopping after the present article" in err
    assert "the same command again goes on from there" in err
    assert "added" in out
    found = read_progress(store)
    assert found is not None
    assert found.phase == "stopped"
    with open_store(store) as opened:
        assert len([g for g in opened.graph_keys() if "/article/" in g]) == found.done > 0
