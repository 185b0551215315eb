"""The servers that the tests of remote stores run against, each started here and ended by its process."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hrgraph.store import Store, open_store

VIRTUOSO = shutil.which("virtuoso-t")
NO_VIRTUOSO = "there is no virtuoso-t: apt-get install virtuoso-opensource-7 (Debian), then run again"
NO_OXIGRAPH = "there is no oxigraph server: pip install oxigraph, then run again"
BACKENDS = [
    pytest.param("memory", id="memory"),
    pytest.param("folder", id="folder"),
    pytest.param("oxigraph", id="oxigraph"),
    pytest.param("virtuoso", id="virtuoso", marks=pytest.mark.virtuoso),
]
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""
"""As Debian has it, the row limit above all, but on free ports and small."""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """A server from when it answers until the block ends."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
    try:
        for _ in range(300):
            if process.poll() is not None:
                break
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(url, timeout=5).close()
                break
            time.sleep(0.2)
        else:
            pytest.fail(f"{command[0]} does not answer: {(folder / 'output').read_text()[-500:]}")
        assert process.poll() is None, (folder / "output").read_text()[-500:]
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    found = shutil.which(
        "oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    if not found:
        pytest.skip(NO_OXIGRAPH)
    port = free_port()
    command = [found, "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, tmp_path_factory.mktemp("oxigraph"), f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if not VIRTUOSO:
        pytest.skip(NO_VIRTUOSO)
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=free_port(), http=port))
    command = [VIRTUOSO, "+configfile", "virtuoso.ini", "+wait", "+foreground"]
    with running(command, folder, f"http://127.0.0.1:{port}/sparql"):
        yield f"http://127.0.0.1:{port}/sparql"


@pytest.fixture
def location(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Where an empty store of a backend is."""

    def locate(backend: str) -> str:
        if backend == "folder":
            return str(tmp_path / "store")
        address: str = request.getfixturevalue(f"{backend}_server")
        if backend == "virtuoso":
            monkeypatch.setenv("HRGRAPH_STORE_USER", "dba")
            monkeypatch.setenv("HRGRAPH_STORE_PASSWORD", "dba")
        with open_store(address, write=True) as store:
            for graph in sorted(store.graphs()):
                store.remove_graph(graph)
        return address

    return locate


@pytest.fixture
def backend_store(request: pytest.FixtureRequest, location: Callable[[str], str]) -> Iterator[Store]:
    """An empty, writable store; the backend is the test's indirect parameter."""
    backend: str = request.param
    with Store.in_memory() if backend == "memory" else open_store(location(backend), create=True) as store:
        yield store
