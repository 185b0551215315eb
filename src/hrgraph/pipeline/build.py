"""Building a store: read, map, write as RDF, judge, keep — one article after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hrgraph.article import find_articles, parse_article, read_bytes
from hrgraph.errors import ArticleError
from hrgraph.iris import IriFactory
from hrgraph.pipeline.curating import open_curator
from hrgraph.pipeline.graphs import ArticleMapper, Clock, Gate, GraphMaker, default_gate
from hrgraph.pipeline.limits import LimitError, Limits, bounded
from hrgraph.pipeline.quarantine import Quarantine
from hrgraph.pipeline.sources import load_sources, ontology_hash
from hrgraph.pipeline.state import noted_build
from hrgraph.store import Store, open_store, quarantine_folder, record_versions

__all__ = ["BuildReport", "Outcome", "OutcomeKind", "build"]

OutcomeKind = Literal["added", "changed", "unchanged", "removed", "quarantined", "unreadable"]
_OPTIMIZE_AFTER = 1000
"""So many articles written in one build make it worth reorganising the database."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    article: str
    """Its id."""
    kind: OutcomeKind
    path: str = ""
    """Its file; of an article in quarantine the folder with the report."""
    reason: str = ""
    """Of a quarantined or unreadable article: why, in one line."""
    acts: int = 0
    warnings: int = 0
    """What the gate reported without stopping the article."""
    decisions: int = 0
    """How many decisions of reviewers were heeded."""
    stale: int = 0
    """How many are about claims that are no longer read as they were judged."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    `seconds` tells the time of each stage, for people; it is never written to a store.
    """

    outcomes: tuple[Outcome, ...]
    sources_loaded: bool
    """Whether the ontology or the authority data were loaded anew."""
    seconds: dict[str, float] = field(default_factory=dict)
    stopped: bool = False
    """Whether it was asked to stop before all articles were dealt with."""

    def of(self, kind: OutcomeKind) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind == kind)

    @property
    def complete(self) -> bool:
        """True where all articles were dealt with and none was kept out."""
        return not (self.stopped or self.of("quarantined") or self.of("unreadable"))


def build(
    paths: Sequence[Path],
    location: str | Path,
    mapper: Callable[[], ArticleMapper],
    *,
    prune: bool = False,
    authority: Path | None = None,
    curation: Path | Literal[False] | None = None,
    gate: Gate | None = None,
    progress: Callable[[Outcome, int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    limits: Limits | None = None,
) -> BuildReport:
    """Bring a store up to date with some articles.

    What is unchanged is left alone; what has changed replaces its graph in one step.  An article that can't
    enter goes to quarantine, and the store keeps the earlier version where it has one.  A build may be killed
    at any moment: the store opens, and the next build completes it.

    Args:
        paths: files, and folders to search.
        location: the store's folder, made where it isn't there; or the URL of an endpoint.
        mapper: loads the mapper, once the paths and the store are known to be all right.
        prune: remove the articles of the store that are not among the files.
        authority: a folder of authority data instead of hrgraph's own.
        curation: the folder of reviewers' decisions; None finds the one that the store was last built with,
            else `curation` in the working folder; False is for none.
        gate: judges each article's graph; the default is SHACL with the store's authority data.
        progress: is told of each outcome, with its number and how many there are.
        stop: is asked before each article; where it says yes, the build ends there, and the next one goes on.
        limits: what one article may take of time and memory; one that takes more goes to quarantine.

    Raises:
        UsageError: a path doesn't exist.
        StoreError: the store can't be opened or written.
        HrgraphError: the mapper, the ontology or the authority data can't be loaded.
    """
    clock = Clock()
    files = find_articles(paths)
    factory = IriFactory()
    with open_store(location, create=True) as store, noted_build(location, len(files)) as state:
        with clock.stage("authority data and ontology"):
            sources_loaded = load_sources(store, factory, authority)
        with clock.stage("decisions"):
            curator = open_curator(store, location, factory, curation)
        with clock.stage("loading the mapper"):
            mapping = mapper()
        record_versions(location, {**dict(mapping.versions), "ontology": ontology_hash()})
        gate = gate or default_gate(store, factory)
        maker = GraphMaker(mapping, gate, factory, clock, limits, curator)
        worker = _Worker(store, quarantine_folder(location), maker, factory, clock, limits or Limits())
        outcomes: list[Outcome] = []
        state.enter("running")
        for path in files:
            if stop and stop():
                break
            outcome = worker.take(path)
            outcomes.append(outcome)
            state.note(outcome.kind)
            if progress:
                progress(outcome, len(outcomes), len(files))
        stopped = len(outcomes) < len(files)
        state.enter("tidying")
        if prune and not stopped:
            outcomes += worker.remove_all_but({factory.graph(path.stem) for path in files})
        written = sum(outcome.kind in ("added", "changed") for outcome in outcomes)
        if written >= _OPTIMIZE_AFTER and not stopped:
            with clock.stage("tidying the store"):
                store.optimize()
        state.enter("stopped" if stopped else "finished")
    return BuildReport(tuple(outcomes), sources_loaded, clock.seconds, stopped)


class _Worker:
    """Takes the articles of one build, one after the other."""

    def __init__(
        self,
        store: Store,
        quarantine: Path,
        maker: GraphMaker,
        factory: IriFactory,
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._store = store
        self._factory = factory
        self._maker = maker
        self._limits = limits
        self._quarantine = Quarantine(quarantine)
        self._quarantine.sweep()
        self._clock = clock
        self._keys = store.graph_keys()

    def take(self, path: Path) -> Outcome:
        """Read, map, judge and keep one article, unless the store has it as it is."""
        graph = self._factory.graph(path.stem)
        try:
            with self._clock.stage("reading"):
                data = read_bytes(path)
                # to know what is done already must cost next to nothing: a build is often resumed
                key = self._maker.key_of(path.stem, hashlib.sha256(data).hexdigest())
                if self._keys.get(graph) == key:
                    return Outcome(path.stem, "unchanged", str(path))
                attempt = f"{key} {self._limits}"
                if reason := self._quarantine.reason(path.stem, attempt):
                    return Outcome(path.stem, "quarantined", str(self._quarantine.path(path.stem)), reason)
                with bounded(self._limits, str(path)):
                    article = parse_article(data, str(path), path.suffix)
        except LimitError as error:
            place = self._quarantine.keep(path.stem, f"{error.message}\n{error.mend}", key=attempt)
            return Outcome(path.stem, "quarantined", str(place), error.message)
        except ArticleError as error:
            self._quarantine.keep(path.stem, f"{error.message}\n{error.mend}")
            return Outcome(path.stem, "unreadable", str(path), error.message)
        made = self._maker.make(article)
        if made.reason:
            place = self._quarantine.keep(
                article.id, f"{made.explanation}\nThe article: {path}", made.evidence, key=attempt
            )
            return Outcome(article.id, "quarantined", str(place), made.reason)
        with self._clock.stage("storing"):
            self._store.replace_graph(graph, made.nquads, made.key)
        self._quarantine.clear(article.id)
        return Outcome(
            article.id,
            "changed" if graph in self._keys else "added",
            str(path),
            acts=made.acts,
            warnings=made.warnings,
            decisions=made.decisions,
            stale=made.stale,
        )

    def remove_all_but(self, graphs: set[str]) -> list[Outcome]:
        """Remove the articles whose graphs are not among these."""
        prefix = f"{self._factory.base}graph/article/"
        removed = []
        for graph in sorted(self._store.graphs()):
            if graph.startswith(prefix) and graph not in graphs:
                article = graph.removeprefix(prefix)
                self._store.remove_graph(graph)
                self._quarantine.clear(article)
                removed.append(Outcome(article, "removed"))
        return removed
