"""RDF of one mapped article: deterministic N-Quads text."""

from __future__ import annotations

from hrgraph.triples.acttypes import ActTypes
from hrgraph.triples.article import TripleWriter
from hrgraph.triples.listing import DERIVED, key_of_name, name_key

__all__ = ["DERIVED", "ActTypes", "TripleWriter", "key_of_name", "name_key"]
