"""RDF of one mapped article: deterministic N-Quads text."""

from __future__ import annotations

from hrgraph.triples.acttypes import ActTypes
from hrgraph.triples.article import TripleWriter

__all__ = ["ActTypes", "TripleWriter"]
