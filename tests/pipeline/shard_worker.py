"""What workers of a cluster load in the tests: the stub mapper, slowed down by the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from conftest import StubMapper  # type: ignore[import-not-found]
from hrgraph.pipeline import ArticleMapper


def load() -> ArticleMapper:
    """The stub mapper; HRGRAPH_TEST_DELAY is in seconds an article."""
    mapper: ArticleMapper = StubMapper(delay=float(os.environ.get("HRGRAPH_TEST_DELAY", "0")))
    return mapper
