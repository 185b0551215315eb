"""From one article to its judged graph: what every kind of build does with an article."""

from __future__ import annotations

import hashlib
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from hrgraph.curation import Standing
from hrgraph.errors import HrgraphError, StoreError
from hrgraph.iris import IriFactory
from hrgraph.pipeline.curating import Curator
from hrgraph.pipeline.limits import Limits, bounded
from hrgraph.pipeline.sources import authority_slice, code_hash, ontology_hash
from hrgraph.records import Article, MappedArticle
from hrgraph.store import Store
from hrgraph.triples import TripleWriter
from hrgraph.validate import AuthoritySlice, Report, validate_article

__all__ = ["ArticleGraph", "ArticleMapper", "Clock", "Gate", "GraphMaker", "StoreGate", "default_gate"]

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
    """Why it may not enter a store: the first rule that it breaks, or what failed; "" where it may."""
    report: str = ""
    """All that the gate found, as Turtle, where the graph may not enter."""
    error: str = ""
    """Where in the program hrgraph failed on the article, if it did."""
    decisions: int = 0
    """How many decisions of reviewers were heeded."""
    stale: int = 0
    """How many are about claims that are no longer read as they were judged."""

    @property
    def explanation(self) -> str:
        """Why it may not enter, and what there is to look at, for the quarantine."""
        if self.report:
            more = "It breaks a rule. All findings are in report.ttl, the graph itself in graph.nq."
        elif self.error:
            more = "This is a defect of hrgraph: please report it, with error.txt."
        else:
            more = "Look at what is in it; split it, or raise the limit with --article-seconds."
        return f"{self.reason}\n{more}"

    @property
    def evidence(self) -> dict[str, str]:
        """The files that go with it into quarantine, by name."""
        files = {"report.ttl": self.report, "graph.nq": self.nquads, "error.txt": self.error}
        return {name: text for name, text in files.items() if text}


class GraphMaker:
    """Maps articles, writes their graphs and judges them.

    Args:
        mapper: maps them.
        gate: judges each graph.
        factory: mints the IRIs.
        clock: counts the time of each stage.
        limits: what one article may take.
        curator: applies the decisions of reviewers; without one there are none.
    """

    def __init__(
        self,
        mapper: ArticleMapper,
        gate: Gate,
        factory: IriFactory | None = None,
        clock: Clock | None = None,
        limits: Limits | None = None,
        curator: Curator | None = None,
    ) -> None:
        self.factory = factory or IriFactory()
        self._mapper = mapper
        self._gate = gate
        self._writer = TripleWriter(self.factory)
        self._clock = clock or Clock()
        self._limits = limits or Limits()
        self._curator = curator or Curator(Standing(), {})
        made_by = [f"{name} {version}" for name, version in mapper.versions]
        self.made_by = "\n".join([*made_by, ontology_hash(), code_hash()])
        """All that a graph depends on beside its article."""

    def key(self, article: Article) -> str:
        """Names the article's content and all that its graph depends on."""
        return self.key_of(article.id, article.sha256)

    def key_of(self, article_id: str, sha256: str) -> str:
        """The same, of an article that is known by its name and the hash of its bytes alone."""
        return self._key(sha256, self._curator.expected(article_id))

    def _key(self, sha256: str, decisions: str) -> str:
        whole = f"{sha256} {self.made_by}{decisions}"
        return f"sha256:{hashlib.sha256(whole.encode()).hexdigest()}"

    def prepare(self) -> None:
        """Load what is loaded at first use, so that it is there for all processes."""
        if isinstance(self._gate, StoreGate):
            self._gate.prepare()

    def make(self, article: Article, clock: Clock | None = None) -> ArticleGraph:
        """Map an article, write its graph, and hold it to the rules.

        Whatever goes wrong with one article is said in what is returned, so that the others go on.

        Args:
            article: the article.
            clock: counts the time of each stage in the place of the maker's own.
        """
        try:
            with bounded(self._limits, article.path or article.id):
                return self._make(article, clock or self._clock)
        except StoreError:  # that is no fault of the article
            raise
        except HrgraphError as failure:
            reason, where = failure.message, ""
        except Exception as failure:  # noqa: BLE001  # one article's defect must not stop a million others
            reason = f"hrgraph failed on {article.path or article.id}: {type(failure).__name__}: {failure}"
            where = traceback.format_exc()
        graph = self.factory.graph(article.id)
        first = " ".join(reason.split())
        return ArticleGraph(article.id, graph, self.key(article), "", 0, 0, reason=first, error=where)

    def _make(self, article: Article, clock: Clock) -> ArticleGraph:
        with clock.stage("mapping"):
            mapped = self._curator.curate(self._mapper.map(article))
        with clock.stage("writing RDF"):
            nquads = self._writer.nquads(mapped)
        with clock.stage("validating"):
            found = self._gate(nquads)
        broken = (
            "" if found.conforms else next(f.message for f in found.findings if f.severity == "violation")
        )
        return ArticleGraph(
            article.id,
            self.factory.graph(article.id),
            self._key(article.sha256, self._curator.applied(mapped)),
            nquads,
            acts=len(mapped.acts),
            warnings=len(found.findings),
            decisions=len(mapped.decisions),
            stale=len(mapped.stale_decisions),
            reason=broken,
            report=found.to_turtle() if broken else "",
        )


class StoreGate:
    """SHACL validation with what an article needs of a store's authority data.

    Args:
        store: is asked once, at first use: a build that finds nothing new needs nothing.
        factory: names its graphs.
    """

    def __init__(self, store: Store, factory: IriFactory) -> None:
        self._store = store
        self._factory = factory
        self._known: AuthoritySlice | None = None

    def prepare(self) -> AuthoritySlice:
        """Load the authority data."""
        if self._known is None:
            self._known = authority_slice(self._store, self._factory)
        return self._known

    def __call__(self, nquads: str) -> Report:
        """Judge an article's graph."""
        return validate_article(nquads, self.prepare())


def default_gate(store: Store, factory: IriFactory) -> Gate:
    """SHACL validation with what the article needs of the store's authority data."""
    return StoreGate(store, factory)


class Clock:
    """Adds up the time that each stage takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def add(self, seconds: Mapping[str, float]) -> None:
        """Count what another clock has counted."""
        for name, value in seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + value

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside as time of this stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
