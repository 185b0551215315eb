"""A few kills of those that `benchmarks/kill.py` makes by the dozen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "kill.py"


@pytest.mark.timeout(600)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of Unix")
def test_nothing_is_lost() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--kills", "4", "--articles", "30", "--seed", "5"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kills, 0 losses" in done.stdout
    assert done.stdout.count("as undisturbed") == 4
