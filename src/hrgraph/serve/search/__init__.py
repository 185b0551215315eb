"""Finding things by their names and acts by their words: a SQLite full-text index made from the store."""

from __future__ import annotations

from hrgraph.serve.search.build import build_index
from hrgraph.serve.search.index import Hit, Index, Match

__all__ = ["Hit", "Index", "Match", "build_index"]
