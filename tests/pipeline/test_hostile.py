"""One hostile article: it goes to quarantine with its reason, and the run goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hrgraph.errors import HrgraphError
from hrgraph.pipeline import ArticleMapper, BuildReport, Limits, build
from hrgraph.pipeline.limits import LimitError, bounded
from hrgraph.records import Article, MappedArticle

MakeMapper = Callable[[Callable[[], object]], ArticleMapper]
TIGHT = Limits(seconds=1, megabytes=300)


def forever() -> None:
    while True:
        pass


def stubborn() -> None:
    while True:
        try:
            forever()
        except Exception:  # noqa: BLE001  # what libraries do
            continue


def hoard() -> None:
    kept = []
    while True:
        kept.append(b"x" * 1_000_000)


def too_much_at_once() -> None:
    bytearray(1 << 60)


def too_deep() -> None:
    too_deep()


def defect() -> None:
    raise KeyError("a table\nwithout this")


def refusal() -> None:
    raise HrgraphError("this article can't be mapped")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("first", "second", "third"):
        (folder / f"{name}.txt").write_text(f"About {name}\n\nISHR called on the Committee to act.\n")
    return folder


@pytest.fixture
def run(articles: Path, tmp_path: Path, authority_folder: Path, stub_mapper: ArticleMapper) -> Callable[..., BuildReport]:  # fmt: skip  # noqa: E501
    """Builds three articles, of which the second does something evil to the mapper."""

    class Victim:
        tried = 0
        versions = stub_mapper.versions

        def __init__(self, evil: Callable[[], None]) -> None:
            self.evil = evil

        def map(self, article: Article) -> MappedArticle:
            if article.id == "second":
                Victim.tried += 1
                self.evil()
            return stub_mapper.map(article)

    def go(evil: Callable[[], None], limits: Limits = TIGHT) -> BuildReport:
        go.tried = Victim  # type: ignore[attr-defined]
        return build(
            [articles], tmp_path / "store", lambda: Victim(evil), authority=authority_folder, limits=limits
        )

    return go


@pytest.mark.parametrize(
    ("evil", "reason"),
    [
        pytest.param(forever, "second.txt takes more than 1 s to read", id="it never ends"),
        pytest.param(stubborn, "second.txt takes more than 1 s to read", id="it swallows errors"),
        pytest.param(hoard, "second.txt takes more than 300 MB of memory", id="it eats memory"),
        pytest.param(too_much_at_once, "second.txt takes more memory to read than", id="all memory at once"),
        pytest.param(too_deep, "RecursionError", id="it is nested too deep"),
        pytest.param(defect, "hrgraph failed on", id="it shows a defect"),
        pytest.param(refusal, "this article can't be mapped", id="it is refused"),
    ],
)
def test_it_is_kept_out_with_its_reason_and_the_others_go_in(
    run: Callable[..., BuildReport], tmp_path: Path, evil: Callable[[], None], reason: str
) -> None:
    begin = time.process_time()
    report = run(evil)
    assert time.process_time() - begin < 30
    assert [outcome.kind for outcome in report.outcomes] == ["added", "quarantined", "added"]
    (bad,) = report.of("quarantined")
    assert reason in bad.reason
    assert "\n" not in bad.reason
    place = tmp_path / "store" / "quarantine" / "second"
    assert reason in (place / "reason.txt").read_text()
    assert (place / "error.txt").exists() is (evil in (defect, too_deep))


def test_what_was_kept_out_is_not_tried_again_until_something_changes(
    run: Callable[..., BuildReport], articles: Path
) -> None:
    run(forever)
    again = run(forever)
    assert [outcome.kind for outcome in again.outcomes] == ["unchanged", "quarantined", "unchanged"]
    assert "takes more than 1 s" in again.of("quarantined")[0].reason
    assert run.tried.tried == 1  # type: ignore[attr-defined]
    run(forever, Limits(seconds=1.1, megabytes=300))
    assert run.tried.tried == 2, "with another limit it may get through"  # type: ignore[attr-defined]
    (articles / "second.txt").write_text("Another text.\n")
    assert [outcome.kind for outcome in run(lambda: None).outcomes] == ["unchanged", "added", "unchanged"]


def test_no_limit_is_none(run: Callable[..., BuildReport]) -> None:
    def long() -> None:
        begin = time.process_time()
        while time.process_time() - begin < 1.2:
            pass

    assert run(long, Limits(seconds=0, megabytes=0)).complete


@pytest.mark.parametrize(
    ("evil", "reason"),
    [
        pytest.param(forever, "takes more than 1 s to read", id="it never ends"),
        pytest.param(stubborn, "takes more than 1 s to read", id="it swallows errors"),
        pytest.param(hoard, "takes more than 300 MB of memory", id="it eats memory"),
        pytest.param(too_much_at_once, "takes more memory to read than", id="all memory at once"),
    ],
)
def test_the_limits_hold_in_threads_too(evil: Callable[[], None], reason: str) -> None:
    """A worker of Dask reads in a thread; what is read next in it isn't disturbed."""

    def work() -> str:
        with pytest.raises(LimitError) as raised, bounded(TIGHT, "bad.txt"):
            evil()
        for _ in range(1000):
            with bounded(TIGHT, "good.txt"):
                pass
        return raised.value.message

    with ThreadPoolExecutor(1) as pool:
        message = pool.submit(work).result()
    assert message.startswith(f"bad.txt {reason}")


def test_another_thread_s_time_does_not_count() -> None:
    stop = threading.Event()

    def busy() -> None:
        while not stop.is_set():
            pass

    def waits() -> None:
        with bounded(Limits(seconds=0.5, megabytes=0), "patient.txt"):
            time.sleep(1.2)

    other = threading.Thread(target=busy)
    other.start()
    try:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(waits).result()
    finally:
        stop.set()
        other.join()
