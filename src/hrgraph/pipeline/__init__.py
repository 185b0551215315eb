"""Composes the stages: from paths to mapped articles, and from paths to a store."""

from __future__ import annotations

from hrgraph.pipeline.build import BuildReport, Outcome, OutcomeKind, build
from hrgraph.pipeline.graphs import ArticleMapper
from hrgraph.pipeline.limits import Limits
from hrgraph.pipeline.rows import claim_rows, entity_rows
from hrgraph.pipeline.sources import authority_slice, load_sources
from hrgraph.pipeline.state import BuildProgress, read_progress

__all__ = [
    "ArticleMapper",
    "BuildProgress",
    "BuildReport",
    "Limits",
    "Outcome",
    "OutcomeKind",
    "authority_slice",
    "build",
    "claim_rows",
    "entity_rows",
    "load_sources",
    "read_progress",
]
