"""From one article to its judged graph: what every kind of build does with an article."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from hrgraph.iris import IriFactory
from hrgraph.pipeline.sources import authority_slice, code_hash, ontology_hash
from hrgraph.records import Article, MappedArticle
from hrgraph.store import Store
from hrgraph.triples import TripleWriter
from hrgraph.validate import AuthoritySlice, Report, validate_article

__all__ = ["ArticleGraph", "ArticleMapper", "Clock", "Gate", "GraphMaker", "default_gate"]

Gate = Callable[[str], Report]
"""Judges an article's graph, given as N-Quads."""


class ArticleMapper(Protocol):
    """What `build` needs of a mapper."""

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """What makes the mapping: pairs of name and version."""

    def map(self, article: Article) -> MappedArticle:
        """All claims and entities of one article."""


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """The graph of one article, and whether it may enter a store."""

    article: str
    """The article's id."""
    graph: str
    """IRI of the named graph."""
    key: str
    """Names the article's content and all that its graph depends on."""
    nquads: str
    acts: int
    warnings: int
    """What the gate reported without stopping the article."""
    reason: str = ""
    """Why the graph may not enter a store: the first rule that it breaks; "" where it may."""
    report: str = ""
    """All that the gate found, as Turtle, where the graph may not enter."""


class GraphMaker:
    """Maps articles, writes their graphs and judges them.

    Args:
        mapper: maps them.
        gate: judges each graph.
        factory: mints the IRIs.
        clock: counts the time of each stage.
    """

    def __init__(
        self,
        mapper: ArticleMapper,
        gate: Gate,
        factory: IriFactory | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.factory = factory or IriFactory()
        self._mapper = mapper
        self._gate = gate
        self._writer = TripleWriter(self.factory)
        self._clock = clock or Clock()
        made_by = [f"{name} {version}" for name, version in mapper.versions]
        self.made_by = "\n".join([*made_by, ontology_hash(), code_hash()])
        """All that a graph depends on beside its article."""

    def key(self, article: Article) -> str:
        """Names the article's content and all that its graph depends on."""
        return f"sha256:{hashlib.sha256(f'{article.sha256} {self.made_by}'.encode()).hexdigest()}"

    def make(self, article: Article) -> ArticleGraph:
        """Map an article, write its graph, and hold it to the rules."""
        with self._clock.stage("mapping"):
            mapped = self._mapper.map(article)
        with self._clock.stage("writing RDF"):
            nquads = self._writer.nquads(mapped)
        with self._clock.stage("validating"):
            found = self._gate(nquads)
        broken = (
            "" if found.conforms else next(f.message for f in found.findings if f.severity == "violation")
        )
        return ArticleGraph(
            article.id,
            self.factory.graph(article.id),
            self.key(article),
            nquads,
            acts=len(mapped.acts),
            warnings=len(found.findings),
            reason=broken,
            report=found.to_turtle() if broken else "",
        )


def default_gate(store: Store, factory: IriFactory) -> Gate:
    """SHACL validation with what the article needs of the store's authority data."""

    @cache
    def known() -> AuthoritySlice:  # a build that finds nothing new needs none
        return authority_slice(store, factory)

    return lambda nquads: validate_article(nquads, known())


class Clock:
    """Adds up the time that each stage takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside as time of this stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
