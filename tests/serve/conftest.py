"""A server over the hand-made sample store, in a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from hrgraph.iris import BASE
from hrgraph.records import Block, MappedArticle
from hrgraph.store import Store

pytest.importorskip("starlette", reason='hrgraph serve needs pip install "hrgraph[server]"')
httpx = pytest.importorskip("httpx", reason="the tests of the server need httpx")

EVIL = 'Evil <script>alert("1")</script> & <img src=x onerror=alert(2)> "quoted"'
SECRET = "These words stand in the article alone and may not be shown."

Serve = Callable[..., AbstractContextManager[str]]


def evil_article(model: MappedArticle) -> MappedArticle:
    """An article whose title and text try to be a script."""
    text = f"{EVIL}\n\nISHR and Amnesty International met UN Secretary-General <b>António Guterres</b>.\n"
    quote = text.split("\n")[2]
    start = text.index(quote)
    act = replace(model.acts[0], start=start, end=start + len(quote), quote=quote)
    article = replace(
        model.article,
        id="evil-2020",
        text=text,
        title=EVIL,
        blocks=(Block(0, len(EVIL), "title"), Block(len(EVIL) + 2, len(text), "body")),
        sources=("https://example.org/evil",),
    )
    return replace(model, article=article, acts=(act,))


def restricted_article(model: MappedArticle) -> MappedArticle:
    """An article whose rights hold back its text."""
    quote = model.acts[0].quote
    text = f"A restricted article\n\n{quote}\n\n{SECRET}\n"
    start = text.index(quote)
    act = replace(model.acts[0], start=start, end=start + len(quote))
    article = replace(
        model.article,
        id="restricted-2021",
        text=text,
        title="A restricted article",
        blocks=(Block(0, 20, "title"), Block(22, len(text), "body")),
        rights="All rights reserved",
    )
    return replace(model, article=article, acts=(act,))


@pytest.fixture(scope="session")
def store_folder(
    tmp_path_factory: pytest.TempPathFactory,
    sample_store: Store,
    mapped_articles: tuple[MappedArticle, ...],
) -> Path:
    """A store in a folder: the sample, an article that tries to be a script, one that may not be shown."""
    from hrgraph.triples import TripleWriter

    path = tmp_path_factory.mktemp("serve") / "store"
    writer = TripleWriter()
    with Store(path, create=True) as store:
        for graph in sample_store.graphs():
            if graph != f"{BASE}graph/store":
                store.replace_graph(graph, b"".join(sample_store.dump("nquads", graph)).decode())
        for mapped in (evil_article(mapped_articles[1]), restricted_article(mapped_articles[1])):
            store.replace_graph(writer.factory.graph(mapped.article.id), writer.nquads(mapped))
    return path


def free_port() -> int:
    """A port of the loopback interface that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(store: Path | str, *options: str) -> Iterator[str]:
    """A running server's URL; it ends with the context."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "hrgraph", "serve", "--store", str(store), "--port", str(port), *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url, process)
        yield url
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            assert process.stderr is not None
            pytest.fail(f"the server ended: {process.stderr.read().decode()}")
        try:
            # suggestions come when the search index has been made: the last thing that the server starts
            if httpx.get(f"{url}/suggest", params={"q": "amnesty"}, timeout=20).json():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    pytest.fail("the server did not start within a minute")


@pytest.fixture(scope="session")
def server(store_folder: Path) -> Iterator[str]:
    """The URL of a server with limits that tests can reach."""
    with serving(store_folder, "--time-limit", "4", "--row-limit", "500", "--memory-limit", "400") as url:
        yield url


@pytest.fixture(scope="session")
def secret() -> str:
    """Words of the text that may not be shown."""
    return SECRET


@pytest.fixture(scope="session")
def serve() -> Serve:
    """Starts another server: `serve(store, *options)`."""
    return serving
