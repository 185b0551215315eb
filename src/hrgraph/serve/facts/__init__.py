"""What a page says, read from a store: frozen records, no HTML."""

from __future__ import annotations

from hrgraph.serve.facts.acts import ActFacts, Evidence, read_acts
from hrgraph.serve.facts.article import ArticleFacts, read_article
from hrgraph.serve.facts.entity import EntityFacts, Tenure, read_entity
from hrgraph.serve.facts.names import Named, labels_of, names_of

__all__ = [
    "ActFacts",
    "ArticleFacts",
    "EntityFacts",
    "Evidence",
    "Named",
    "Tenure",
    "labels_of",
    "names_of",
    "read_acts",
    "read_article",
    "read_entity",
]
