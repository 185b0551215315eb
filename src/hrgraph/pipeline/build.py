"""Building a store: read, map, write as RDF, judge, keep — one article after the other."""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from hrgraph.article import find_articles, read_bytes
from hrgraph.errors import ArticleError
from hrgraph.iris import IriFactory
from hrgraph.pipeline.curating import open_curator
from hrgraph.pipeline.graphs import ArticleGraph, ArticleMapper, Clock, Gate, GraphMaker, default_gate
from hrgraph.pipeline.limits import Limits
from hrgraph.pipeline.quarantine import Quarantine
from hrgraph.pipeline.sources import load_sources, ontology_hash
from hrgraph.pipeline.state import noted_build
from hrgraph.pipeline.work import Task, Worked, work
from hrgraph.pipeline.workers import Workers, can_fork, usable_cores
from hrgraph.queries import keep_answers
from hrgraph.store import Store, open_store, quarantine_folder, record_versions

__all__ = ["BuildReport", "Outcome", "OutcomeKind", "build"]

OutcomeKind = Literal["added", "changed", "unchanged", "removed", "quarantined", "unreadable"]
_OPTIMIZE_AFTER = 1000
"""So many articles written in one build make it worth reorganising the database."""
_BATCH, _BATCH_SIZE = 200, 25_000_000
"""Graphs are written when there are so many of them, or so many characters: about a hundred articles.  Each
writing costs the database some of what it has already; and more at once would take more memory."""
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 10.0
"""Or when so many seconds have passed: two at first, then a tenth of what the build has taken, up to ten.
What a kill can lose is what was read since."""
_ALONE = 4
"""So many articles are read before other processes are started, which then share what their reading loads."""
_NEW_OBJECTS = 200_000
"""Python looks for garbage when there are so many new objects: an article makes more than its usual 700."""
_ARTICLES_A_JOB = 25
_MOST_JOBS = 8
"""Processes that are started unasked, each with some 200 MB of its own."""


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
    jobs: int = 1
    """How many processes read articles; `seconds` adds up what each of them took."""

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
    jobs: int | None = 1,
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
        jobs: how many processes read articles, on Linux; None is for one a core, up to eight, and none of
            them for a few articles.  What is in the store does not depend on it.

    Raises:
        UsageError: a path doesn't exist.
        StoreError: the store can't be opened or written.
        HrgraphError: the mapper, the ontology or the authority data can't be loaded.
    """
    clock = Clock()
    files = find_articles(paths)
    jobs = _jobs(jobs, len(files))
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
        limits = limits or Limits()
        keeper = _Keeper(store, quarantine_folder(location), maker, factory, clock, limits)
        found: dict[int, Outcome] = {}
        state.enter("running")
        with _long_lived():
            for number, outcome in _outcomes(files, keeper, maker, limits, jobs, stop):
                found[number] = outcome
                state.note(outcome.kind)
                if progress:
                    progress(outcome, len(found), len(files))
        outcomes = [outcome for _, outcome in sorted(found.items())]
        stopped = len(outcomes) < len(files)
        state.enter("tidying")
        if prune and not stopped:
            outcomes += keeper.remove_all_but({factory.graph(path.stem) for path in files})
        written = sum(outcome.kind in ("added", "changed") for outcome in outcomes)
        if written >= _OPTIMIZE_AFTER and not stopped:
            with clock.stage("tidying the store"):
                store.optimize()
        if not stopped:
            with clock.stage("counting for the questions"):
                keep_answers(store)
        state.enter("stopped" if stopped else "finished")
    return BuildReport(tuple(outcomes), sources_loaded, clock.seconds, stopped, jobs)


def _outcomes(
    files: Sequence[Path],
    keeper: _Keeper,
    maker: GraphMaker,
    limits: Limits,
    jobs: int,
    stop: Callable[[], bool] | None,
) -> Iterator[tuple[int, Outcome]]:
    """What becomes of each file, with its number, as it is settled."""

    def done(task: Task) -> Worked:
        return work(task, maker, limits)

    alone = 0
    with Workers(jobs, done) as workers:
        for number, path in enumerate(files):
            if stop and stop():
                break
            task = keeper.look(number, path)
            if isinstance(task, Outcome):
                yield number, task
            elif jobs == 1 or alone < _ALONE:
                alone += 1
                yield from _numbered(keeper.keep(task, done(task)))
            else:
                if alone == _ALONE:
                    alone += 1
                    maker.prepare()
                workers.give(task)
                while workers.full:
                    for each, worked in workers.results():
                        yield from _numbered(keeper.keep(each, worked))
        while not workers.idle:
            for each, worked in workers.results():
                yield from _numbered(keeper.keep(each, worked))
    yield from _numbered(keeper.flush())


def _numbered(settled: Iterator[tuple[Task, Outcome]]) -> Iterator[tuple[int, Outcome]]:
    return ((task.number, outcome) for task, outcome in settled)


def _jobs(wanted: int | None, articles: int) -> int:
    """How many processes read articles: as many as wanted, else one a core, but none for a few articles."""
    if not can_fork() or wanted == 1:
        return 1
    if wanted is not None:
        return max(1, wanted)
    return max(1, min(usable_cores(), _MOST_JOBS, articles // _ARTICLES_A_JOB))


@contextmanager
def _long_lived() -> Iterator[None]:
    """What is loaded stays: Python's search for garbage need not look through it again and again."""
    usual = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(max(usual[0], _NEW_OBJECTS) if usual[0] else 0, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


class _Keeper:
    """Knows what the store has, and puts in what was made."""

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
        self._pending: list[tuple[Task, ArticleGraph]] = []
        self._size = 0
        self._began = self._since = time.monotonic()

    def look(self, number: int, path: Path) -> Task | Outcome:
        """What is to be done with a file; an outcome where nothing is."""
        graph = self._factory.graph(path.stem)
        try:
            with self._clock.stage("reading"):
                # to know what is done already must cost next to nothing: a build is often resumed
                key = self._maker.key_of(path.stem, hashlib.sha256(read_bytes(path)).hexdigest())
        except ArticleError as error:
            return self._unreadable(path, error.message, error.mend)
        if self._keys.get(graph) == key:
            return Outcome(path.stem, "unchanged", str(path))
        attempt = f"{key} {self._limits}"
        if reason := self._quarantine.reason(path.stem, attempt):
            return Outcome(path.stem, "quarantined", str(self._quarantine.path(path.stem)), reason)
        return Task(number, path, attempt)

    def keep(self, task: Task, worked: Worked) -> Iterator[tuple[Task, Outcome]]:
        """Put into the store what was made of an article, or into quarantine why it was not.

        Graphs go in by the batch, each of them whole; gives what is settled.
        """
        self._clock.add(worked.seconds)
        path, made = task.path, worked.made
        if worked.kind == "unreadable":
            yield task, self._unreadable(path, worked.message, worked.mend)
        elif made is None:
            place = self._quarantine.keep(path.stem, f"{worked.message}\n{worked.mend}", key=task.attempt)
            yield task, Outcome(path.stem, "quarantined", str(place), worked.message)
        elif made.reason:
            place = self._quarantine.keep(
                made.article, f"{made.explanation}\nThe article: {path}", made.evidence, key=task.attempt
            )
            yield task, Outcome(made.article, "quarantined", str(place), made.reason)
        else:
            self._pending.append((task, made))
            self._size += len(made.nquads)
            now = time.monotonic()
            wait = min(max(_FIRST_WAIT, (now - self._began) / 10), _LONGEST_WAIT)
            if len(self._pending) >= _BATCH or self._size > _BATCH_SIZE or now - self._since > wait:
                yield from self.flush()

    def flush(self) -> Iterator[tuple[Task, Outcome]]:
        """Write the graphs that wait to be written."""
        batch, self._pending, self._size = self._pending, [], 0
        if batch:
            with self._clock.stage("storing"):
                self._store.replace_graphs((made.graph, made.nquads, made.key) for _, made in batch)
        self._since = time.monotonic()
        for task, made in batch:
            self._quarantine.clear(made.article)
            yield (
                task,
                Outcome(
                    made.article,
                    "changed" if made.graph in self._keys else "added",
                    str(task.path),
                    acts=made.acts,
                    warnings=made.warnings,
                    decisions=made.decisions,
                    stale=made.stale,
                ),
            )

    def _unreadable(self, path: Path, message: str, mend: str) -> Outcome:
        self._quarantine.keep(path.stem, f"{message}\n{mend}")
        return Outcome(path.stem, "unreadable", str(path), message)

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
