"""Loading shards into a store: each checked against the manifest, each article whole, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hrgraph.errors import StoreError, UsageError
from hrgraph.iris import IriFactory
from hrgraph.pipeline.shards.build import MANIFEST, read_manifest
from hrgraph.pipeline.shards.making import Entry, article_graphs, checked
from hrgraph.pipeline.shards.places import Place
from hrgraph.pipeline.state import BuildState, noted_build
from hrgraph.queries import keep_answers
from hrgraph.store import Store, is_endpoint, open_store, record_versions

__all__ = ["LoadReport", "load_shards"]

_OPTIMIZE_AFTER = 1000
_AT_ONCE_REMOTE = 100
"""Graphs handed to an endpoint at a time, so that one sees how it goes on."""
Progress = Callable[[str, int, int], None]


@dataclass
class LoadReport:
    """What was loaded."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    statements: int = 0
    """So many statements of articles were written."""
    sources: list[str] = field(default_factory=list)
    """Which of the ontology, the authority data and the decisions of reviewers were loaded anew."""
    kept_out: int = 0
    """So many articles the build had kept out of the shards."""
    damaged: list[str] = field(default_factory=list)
    """The files that are missing or not what the manifest says; nothing of them was loaded."""
    stopped: bool = False
    """Whether it was asked to stop before all shards were loaded."""


def load_shards(
    manifest: str,
    location: str | Path,
    *,
    prune: bool = False,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
) -> LoadReport:
    """Bring a store up to date with the shards that a manifest names.

    A shard is loaded only if it is what the manifest says.  Of the articles that the store has already, those
    that have changed are replaced, each in one step; the new ones of a shard go in together.  Loading again
    goes on where it was stopped.

    Args:
        manifest: path or address of the manifest, or of the folder that it is in.
        location: the store's folder, made where it isn't there; or the URL of an endpoint.
        prune: remove the articles of the store that are not in the manifest.
        progress: is told what is being loaded, and the number of articles done and of all.
        stop: is asked before each shard; where it says yes, loading ends there.

    Raises:
        UsageError: there is no manifest, or not one that this version reads.
        HrgraphError: the shards can't be read.
        StoreError: the store can't be opened or written; or shards are damaged, after the others were loaded.
    """
    folder, _, name = manifest.rstrip("/").rpartition("/")
    if name.endswith(".json") and name != MANIFEST:
        raise UsageError(f"{manifest} is not a manifest of shards", f"name the {MANIFEST} of the shards")
    place = Place(folder or "." if name == MANIFEST else manifest)
    found = read_manifest(place)
    report = LoadReport(kept_out=found["kept-out"])
    with open_store(location, create=True) as store, noted_build(location, found["articles"]) as state:
        with _whole(place, report):
            loader = _Loader(place, store, report, state, found["articles"], progress or _nobody)
            loader.sources(found["sources"])
            record_versions(location, _versions(found["made-by"]))
            state.enter("running")
            for entry in found["shards"]:
                if stop and stop():
                    report.stopped = True
                    break
                loader.shard(entry)
            state.enter("tidying")
            if prune and not report.stopped and not report.damaged:
                loader.prune()
            if report.added + report.changed >= _OPTIMIZE_AFTER:
                store.optimize()
            if not report.stopped:
                keep_answers(store)
        state.enter("stopped" if report.stopped else "finished")
    return report


class _Loader:
    def __init__(
        self,
        place: Place,
        store: Store,
        report: LoadReport,
        state: BuildState,
        total: int,
        progress: Progress,
    ) -> None:
        self._place = place
        self._store = store
        self._report = report
        self._state = state
        self._total = total
        self._done = 0
        self._progress = progress
        self._seen: set[str] = set()

    def sources(self, entries: Sequence[Entry]) -> None:
        """Load ontology, authority data and decisions, where they are not what the store has."""
        curation = IriFactory().curation_graph
        keys = self._store.graph_keys([curation, *(entry["graph"] for entry in entries)])
        if curation in keys and all(entry["graph"] != curation for entry in entries):
            self._store.remove_graph(curation)
        for entry in entries:
            for graph, nquads, key in self._graphs(entry):
                if keys.get(graph) != key:
                    self._store.replace_graph(graph, nquads, key)
                    self._report.sources.append(graph.rpartition("/")[2])

    def shard(self, entry: Entry) -> None:
        """Load what is new or has changed in one shard."""
        graphs = self._graphs(entry)
        at_once = _AT_ONCE_REMOTE if is_endpoint(self._store.location) else max(1, len(graphs))
        for start in range(0, len(graphs), at_once):
            self._load(graphs[start : start + at_once])
            self._progress(entry["file"], self._done, self._total)

    def _load(self, graphs: Sequence[tuple[str, str, str]]) -> None:
        keys = self._store.graph_keys([graph for graph, _, _ in graphs])
        wanted = [graph for graph in graphs if keys.get(graph[0]) != graph[2]]
        self._store.replace_graphs(wanted)
        changed = sum(graph in keys for graph, _, _ in wanted)
        counts = {"added": len(wanted) - changed, "changed": changed, "unchanged": len(graphs) - len(wanted)}
        for kind, count in counts.items():
            setattr(self._report, kind, getattr(self._report, kind) + count)
            for _ in range(count):
                self._state.note(kind)
        self._report.statements += sum(nquads.count("\n") for _, nquads, _ in wanted)
        self._done += len(graphs)
        self._seen.update(graph for graph, _, _ in graphs)

    def prune(self) -> None:
        """Remove the articles that no shard has."""
        prefix = f"{IriFactory().base}graph/article/"
        for graph in sorted(self._store.graphs()):
            if graph.startswith(prefix) and graph not in self._seen:
                self._store.remove_graph(graph)
                self._report.removed += 1

    def _graphs(self, entry: Entry) -> list[tuple[str, str, str]]:
        content = checked(self._place, entry)
        if content is None:
            self._report.damaged.append(self._place.describe(entry["file"]))
            return []
        return list(article_graphs(content))


@contextmanager
def _whole(place: Place, report: LoadReport) -> Iterator[None]:
    """At the end, say which files could not be used."""
    yield
    if report.damaged:
        more = f", and {len(report.damaged) - 1} more" if len(report.damaged) > 1 else ""
        raise StoreError(
            f"{report.damaged[0]} is missing or damaged{more}: it is not what the manifest says; "
            "the other files were loaded",
            "copy it again, or mend it where it was made: the same hrgraph build ... "
            f"--out {place.describe()}; then load again",
        )


def _versions(made_by: Sequence[str]) -> dict[str, str]:
    named = dict(line.split(" ", 1) for line in made_by if " " in line)
    return {**named, "ontology": made_by[-2]} if len(made_by) > 1 else named


def _nobody(what: str, done: int, total: int) -> None:
    pass
