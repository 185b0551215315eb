"""Atheris feeds one target, guided by what code it reaches: `python tests/fuzz/run_atheris.py TARGET`.

TARGET is a name in `targets.py`.  Further arguments go to libFuzzer: `-max_total_time=60` seconds, a folder
of beginnings.  A finding is written to a file; move it to `regressions/TARGET/`.  It needs `pip install
atheris`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

sys.path.insert(0, str(Path(__file__).resolve().parent))
with atheris.instrument_imports(include=["hrgraph"], enable_loader_override=False):
    from targets import TARGETS  # type: ignore[import-not-found, unused-ignore]


def main() -> None:
    """Run until something is found, or the time is over."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"{(__doc__ or '').strip()}\n\nTargets: {', '.join(TARGETS)}")
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
