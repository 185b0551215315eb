"""The folder of a store: which versions made it, and who has it in use."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from hrgraph.errors import HrgraphWarning, StoreError
from hrgraph.store import STORE_FORMAT, open_store, record_versions, recorded_versions

G = "http://example.org/g"
QUAD = f'<http://example.org/a> <http://example.org/p> "1" <{G}> .\n'
HOLD = """
import sys
from hrgraph.store import open_store
store = open_store(sys.argv[1], {how})
print("held", flush=True)
input()
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A store with one statement."""
    with open_store(tmp_path / "s", create=True) as store:
        store.replace_graph(G, QUAD)
    return tmp_path / "s"


def test_a_store_says_what_made_it(made: Path) -> None:
    assert set(recorded_versions(made)) == {"hrgraph", "pyoxigraph"}
    record_versions(made, {"model": "en 3.8.0", "ontology": "sha256:aa"})
    found = recorded_versions(made)
    assert (found["model"], found["ontology"]) == ("en 3.8.0", "sha256:aa")
    assert json.loads((made / "hrgraph-store.json").read_text())["hrgraph-store"] == STORE_FORMAT


def test_what_is_recorded_already_is_not_written_again(made: Path) -> None:
    record_versions(made, {"model": "1"})
    before = (made / "hrgraph-store.json").stat()
    record_versions(made, {"model": "1"})
    assert (made / "hrgraph-store.json").stat().st_ino == before.st_ino


def as_format(store: Path, version: int) -> None:
    path = store / "hrgraph-store.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "hrgraph-store": version}))


@pytest.mark.parametrize(
    ("version", "says"),
    [
        pytest.param(STORE_FORMAT + 1, "upgrade hrgraph, or build into a new folder", id="newer"),
        pytest.param(STORE_FORMAT - 1, "build into a new folder", id="older"),
    ],
)
def test_a_store_of_another_format_is_read_with_a_warning_and_not_written(
    made: Path, version: int, says: str
) -> None:
    as_format(made, version)
    with (
        pytest.warns(HrgraphWarning, match=f"store of format {version}") as caught,
        open_store(made) as store,
    ):
        assert store.ask("ASK { ?s ?p '1' }")
    assert says in str(caught[0].message)
    with pytest.raises(StoreError, match=f"writes format {STORE_FORMAT}") as refused:
        open_store(made, write=True)
    assert refused.value.mend.startswith(says)
    with pytest.raises(StoreError):
        open_store(made, create=True)


def test_a_store_without_recorded_versions_opens(made: Path) -> None:
    (made / "hrgraph-store.json").write_text(json.dumps({"hrgraph-store": STORE_FORMAT}))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        open_store(made).close()
    assert recorded_versions(made) == {}


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        pytest.param("write=True", True, id="a writer beside a writer"),
        pytest.param("write=True", False, id="a reader beside a writer"),
        pytest.param("write=False", True, id="a writer beside a reader"),
    ],
)
def test_whoever_has_it_is_named_and_a_dead_one_keeps_nobody_out(made: Path, held: str, wanted: bool) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(how=held), str(made)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=re.escape(str(made))) as refused:
            open_store(made, write=wanted)
        if Path("/proc/locks").exists() or held == "write=True":
            assert re.search(rf"process {process.pid}\b", refused.value.message)
        assert "hrgraph status" in refused.value.mend
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    with open_store(made, write=wanted) as store:  # the lock file is still there, its process is not
        assert store.ask("ASK { ?s ?p '1' }")


def test_a_reader_is_not_taken_for_the_writer_before_it(made: Path) -> None:
    assert str(os.getpid()) in (made / "lock").read_text(), "this process wrote the store"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(how="write=False"), str(made)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreError) as refused:
            open_store(made, write=True)
        if Path("/proc/locks").exists():
            assert f"process {process.pid}" in refused.value.message
    finally:
        process.kill()
        process.communicate()
