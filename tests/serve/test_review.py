"""The review page: only for whoever started the server, and what is decided there is kept."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest

from hrgraph.cli import main
from hrgraph.curation import Decision, DecisionFolder

TOKEN = "a-token-for-the-tests"
OPTIONS = ("--review", "--by", "Jane Doe", "--date", "2024-05-02", "--token", TOKEN)
LAWYER = "https://w3id.org/hrgraph/id/unreviewed/person/armel-niyongere"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""


@pytest.fixture(scope="module")
def reviewed(
    serve: Callable[..., AbstractContextManager[str]],
    store_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, DecisionFolder]]:
    """A server that takes decisions, and their folder."""
    folder = tmp_path_factory.mktemp("decisions")
    with serve(store_folder, *OPTIONS, "--curation", str(folder)) as url:
        yield url, DecisionFolder(folder)


@pytest.fixture
def client(reviewed: tuple[str, DecisionFolder]) -> Iterator[httpx.Client]:
    """A browser that has opened the address which hrgraph printed."""
    url, folder = reviewed
    for path in folder.files():
        path.unlink()
    with httpx.Client(base_url=url, timeout=60) as found:
        answer = found.get(f"/review?token={TOKEN}")
        assert answer.status_code == 303 and answer.headers["location"] == "/review"
        assert TOKEN not in answer.headers["set-cookie"]
        assert (
            "HttpOnly" in answer.headers["set-cookie"] and "SameSite=strict" in answer.headers["set-cookie"]
        )
        yield found


def key_of(page: str) -> str:
    found = re.search(r'name="key" value="([0-9a-f]+)"', page)
    assert found
    return found[1]


def shown(page: str) -> str:
    found = re.search(r'name="what" value="([^"]+)"', page)
    assert found
    return found[1]


def only(folder: DecisionFolder) -> Decision:
    (decision,) = folder.load()
    return decision


def test_nobody_else_gets_in(reviewed: tuple[str, DecisionFolder]) -> None:
    url, folder = reviewed
    with httpx.Client(base_url=url, timeout=60) as stranger:
        assert stranger.get("/review").status_code == 403
        assert stranger.get("/review?token=guess").status_code == 403
        assert stranger.get("/review?token=%C3%A9").status_code == 403
        assert stranger.post("/review", data={"verdict": "accept"}).status_code == 403
        assert stranger.post(f"/review?token={TOKEN}", data={"verdict": "accept"}).status_code == 403
        assert stranger.post("/review/undo", data={}).status_code == 403
        assert stranger.get("/id/org/ishr").status_code == 200, "the rest is as open as before"
        refused = stranger.get("/review", headers={"Accept": "text/html"})
        assert "only whoever started the server may review" in html.unescape(refused.text).lower()
    assert folder.load() == ()


def test_a_form_of_another_site_is_refused(
    client: httpx.Client, reviewed: tuple[str, DecisionFolder]
) -> None:
    page = client.get("/review").text
    form = {"what": shown(page), "verdict": "accept", "key": key_of(page)}
    assert client.post("/review", data={**form, "key": "0" * 64}).status_code == 403
    assert client.post("/review", data={**form, "key": ""}).status_code == 403
    foreign = {"Origin": "https://evil.example"}
    assert client.post("/review", data=form, headers=foreign).status_code == 403
    assert client.get("/review", headers={"Host": "evil.example"}).status_code == 403, "DNS rebinding"
    assert reviewed[1].load() == ()
    assert (
        client.post("/review", data=form, headers={"Origin": str(client.base_url).rstrip("/")}).status_code
        == 303
    )


def test_deciding_and_undoing(client: httpx.Client, reviewed: tuple[str, DecisionFolder]) -> None:
    _, folder = reviewed
    page = client.get("/review?only=claims").text
    assert "no-store" in client.get("/review").headers["cache-control"]
    first = shown(page)
    following = re.search(r'name="next" value="([^"]+)"', page)
    assert following
    form = {
        "key": key_of(page),
        "what": first,
        "verdict": "reject",
        "why": "it says <b>no</b>",
        "next": following[1],
    }
    answer = client.post("/review", data={**form, "filter_only": "claims"})
    assert answer.status_code == 303
    made = only(folder)
    assert (made.verdict, made.why, made.date, made.reviewer.name) == (
        "reject",
        "it says <b>no</b>",
        "2024-05-02",
        "Jane Doe",
    )
    page = client.get(answer.headers["location"]).text
    assert shown(page) == following[1], "what was left for later does not come again"
    assert "Reject:" in page and made.iri in page and 'name="filter_only" value="claims"' in page
    back = client.post("/review/undo", data={"key": key_of(page), "decision": made.iri})
    assert back.status_code == 303 and folder.load() == ()
    assert shown(client.get(back.headers["location"]).text) == first


def test_correcting(client: httpx.Client, reviewed: tuple[str, DecisionFolder]) -> None:
    page = client.get("/review?only=claims&article=reprisals-2016&act=urge").text
    form = {
        "key": key_of(page),
        "what": shown(page),
        "verdict": "correct",
        "act": "condemn",
        "actor": "https://w3id.org/hrgraph/id/org/ishr",
        "addressee_other": "org/amnesty-international; Ann Roe",
        "new": "Person",
    }
    assert client.post("/review", data=form).status_code == 303
    result = only(reviewed[1]).result
    assert result is not None and result.act == "condemn"
    assert [iri.rpartition("/")[2] for iri in result.who("addressee")] == ["amnesty-international", "ann-roe"]


FAULTS = (
    # what the form says, what the page answers, why
    (
        {"verdict": "correct", "addressee_other": "Nobody Inc"},
        "nobody is known as 'Nobody Inc'",
        "a name of nobody",
    ),
    ({"verdict": "note"}, "the note is empty", "a note without words"),
    ({"verdict": "merge", "into": "org/ishr"}, "a claim has no verdict", "a verdict of actors"),
    ({"verdict": "accept", "what": "act/none/urge-1"}, "has no claim", "a claim that is gone"),
    (
        {"verdict": "split", "what": LAWYER, "into": "org/ishr"},
        "in which articles",
        "a split without articles",
    ),
    ({"verdict": "merge", "what": LAWYER}, "who is it instead?", "a merge into nobody"),
)


@pytest.mark.parametrize(("fields", "says", "why"), FAULTS, ids=[each[2] for each in FAULTS])
def test_faulty_forms_are_explained(
    client: httpx.Client, reviewed: tuple[str, DecisionFolder], fields: dict[str, str], says: str, why: str
) -> None:
    page = client.get("/review?only=claims").text
    answer = client.post("/review", data={"key": key_of(page), "what": shown(page), **fields})
    assert answer.status_code == 400
    assert says in html.unescape(answer.text) and 'role="alert"' in answer.text
    assert reviewed[1].load() == ()


def test_actors(client: httpx.Client, reviewed: tuple[str, DecisionFolder]) -> None:
    page = client.get("/review?only=actors").text
    assert shown(page) == LAWYER and "Armel Niyongere" in page
    form = {"key": key_of(page), "what": LAWYER, "verdict": "merge", "into": "ISHR member", "new": "Person"}
    assert client.post("/review", data=form).status_code == 303
    made = only(reviewed[1])
    assert (
        made.verdict == "merge" and made.replacement is not None and made.replacement.label == "ISHR member"
    )
    assert "Nothing waits" in client.get("/review?only=actors").text


def test_what_articles_say_is_no_script(client: httpx.Client) -> None:
    page = client.get("/review?only=claims&article=evil-2020").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    assert "script-src 'self'" in client.get("/review").headers["content-security-policy"]


def test_a_damaged_file_stops_the_page(client: httpx.Client, reviewed: tuple[str, DecisionFolder]) -> None:
    broken = reviewed[1].path / "broken.ttl"
    broken.write_text("this is no turtle", encoding="utf-8")
    try:
        answer = client.get("/review")
        assert answer.status_code == 500 and "broken.ttl:1: not Turtle" in answer.text
    finally:
        broken.unlink()


REFUSED = (
    (("--host", "0.0.0.0"), "from this machine alone", "everybody could decide"),
    (("--token", "short"), "less than 16 characters", "a token that can be guessed"),
    (("--date", "today"), "no day", "the clock is never asked"),
)


@pytest.mark.parametrize(("options", "says", "why"), REFUSED, ids=[each[2] for each in REFUSED])
def test_a_review_that_is_not_begun(
    store_folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], says: str, why: str
) -> None:
    assert main(["serve", "--store", str(store_folder), *OPTIONS, *options]) == 2
    assert says in capsys.readouterr().err


def test_without_review_there_is_no_such_page(server: str) -> None:
    assert httpx.get(f"{server}/review").status_code == 404


@pytest.mark.browser
@pytest.mark.timeout(240)
def test_a_person_reviews_by_keys(reviewed: tuple[str, DecisionFolder]) -> None:
    sync_api: Any = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    if not CHROMIUM:
        pytest.skip("needs Chromium: apt-get install chromium")
    url, folder = reviewed
    for path in folder.files():
        path.unlink()
    faults: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: faults.append(r.url) if not r.url.startswith((url, "data:")) else None)
        page.goto(f"{url}/review?token={TOKEN}")
        assert TOKEN not in page.url
        with page.expect_navigation():
            page.keyboard.press("a")
        assert only(folder).verdict == "accept"
        with page.expect_navigation():
            page.keyboard.press("u")
        assert folder.load() == ()
        page.fill("#reason", "arc")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        assert folder.load() == (), "Enter in the reason's field decides nothing"
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        assert page.evaluate("document.activeElement.id") == "act"
        page.select_option("#act", "commit")
        with page.expect_navigation():
            page.click("text=Keep the correction")
        assert only(folder).verdict == "correct" and only(folder).why == "arc"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        browser.close()
    assert faults == []
