"""Curation: what reviewers decide about claims and actors, kept as data and applied at every build."""

from __future__ import annotations

from hrgraph.curation.apply import apply_decisions
from hrgraph.curation.folder import DecisionFolder, read_decisions
from hrgraph.curation.records import Decision, Party, Reading, Reviewer, read_reviewer, reading_of
from hrgraph.curation.standing import Conflict, Outcome, Standing

__all__ = [
    "Conflict",
    "Decision",
    "DecisionFolder",
    "Outcome",
    "Party",
    "Reading",
    "Reviewer",
    "Standing",
    "apply_decisions",
    "read_decisions",
    "read_reviewer",
    "reading_of",
]
