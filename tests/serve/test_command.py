"""`hrgraph serve` as a command: what it says when it can't serve, and endpoints as stores."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from hrgraph.cli import main


def test_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--store", str(tmp_path / "none")]) == 1
    assert "there is no store at" in capsys.readouterr().err


def test_a_port_that_is_taken(store_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--store", str(store_folder), "--port", str(port)]) == 1
    assert f"nothing can listen at 127.0.0.1:{port}" in capsys.readouterr().err


def test_it_listens_on_this_machine_alone_by_default() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hrgraph", "serve", "--help"], capture_output=True, text=True, check=True
    )
    assert "[default: 127.0.0.1]" in done.stdout


def test_ctrl_c_ends_it_quietly(store_folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "hrgraph", "serve", "--store", str(store_folder), "--port", str(port)],
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/static/site.css")
            break
        except httpx.TransportError:
            time.sleep(0.2)
    process.send_signal(2)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err.strip() == f"http://127.0.0.1:{port}/  (Ctrl-C ends it)"


def test_an_endpoint_is_a_store_too(server: str, serve: object) -> None:
    assert callable(serve)
    with serve(f"{server}/sparql") as url:
        text = httpx.get(f"{url}/id/person/antonio-guterres", timeout=30).text
        assert "United Nations Secretary-General" in text
        answer = httpx.get(f"{url}/sparql", params={"query": "ASK { ?s ?p ?o }"}, timeout=30).json()
        assert answer["boolean"] is True
