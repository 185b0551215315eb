"""A store: does it open, is it whole, is it up to date, is anybody at work in it?"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from hrgraph import __version__
from hrgraph.doctor.findings import Check, fail, ok, warn
from hrgraph.errors import HrgraphError, HrgraphWarning
from hrgraph.iris import IriFactory
from hrgraph.pipeline import read_progress
from hrgraph.pipeline.sources import ontology_hash, source_graphs
from hrgraph.store import Store, is_locked, lock_file, open_store, quarantine_folder, recorded_versions
from hrgraph.store.lists import LISTS, Lists, damage

__all__ = ["check_store"]


def check_store(location: str) -> Iterator[Check]:
    """Look at a store, one finding after the other."""
    again = f"hrgraph build ARTICLES --store {location}"
    yield from _build(location, again)
    lock = lock_file(location)
    if lock is not None and is_locked(lock):
        yield warn(
            "store",
            f"{location} is being written, so nothing else can be looked at",
            f"wait until that has finished: hrgraph status --store {location}",
        )
        return
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", HrgraphWarning)
        try:
            with open_store(location) as store:
                yield ok("store", f"{location} opens")
                yield from (
                    warn("format", str(w.message), again) for w in caught if LISTS not in str(w.message)
                )
                yield from _versions(recorded_versions(location), again)
                yield from _whole(store, again)
                yield from _sources(store, again)
                yield from _lists(store, again)
        except HrgraphError as error:
            yield fail("store", error.message, error.mend)
            return
    yield _quarantine(location)


def _build(location: str, again: str) -> Iterator[Check]:
    try:
        progress = read_progress(location)
    except HrgraphError as error:
        yield warn("last build", error.message, error.mend)
        return
    if progress is None:
        return
    done = f"{progress.done:,} of {progress.total:,} articles were dealt with"
    if progress.phase in ("stopped", "failed", "killed"):
        yield warn("last build", f"it did not finish: {done}", f"the same command again goes on: {again}")
    elif progress.phase == "finished":
        yield ok("last build", f"it finished: {done}")


def _versions(recorded: Mapping[str, str], again: str) -> Iterator[Check]:
    from hrgraph.language import load_model, model_version
    from hrgraph.lexicon import load_lexicon

    present = {
        "hrgraph": __version__,
        "pyoxigraph": metadata.version("pyoxigraph"),
        "model": model_version(load_model()),
        "lexicon": f"sha256:{load_lexicon().hash}",
        "ontology": ontology_hash(),
    }
    shown = f"hrgraph {recorded.get('hrgraph', '?')}, pyoxigraph {recorded.get('pyoxigraph', '?')}"
    if "model" in recorded:
        shown += f", model {recorded['model']}"
    other = [
        name
        for name in present
        if name in recorded and name != "authority" and recorded[name] != present[name]
    ]
    if not other:
        yield ok("versions", f"made by {shown}") if recorded else ok("versions", "not recorded")
        return
    told = ", ".join(
        name + ("" if ":" in recorded[name] else f" {recorded[name]}, here {present[name]}") for name in other
    )
    yield warn("versions", f"made by another {told}", f"questions work; to bring it up to date: {again}")


def _whole(store: Store, again: str) -> Iterator[Check]:
    prefix = f"{IriFactory().base}graph/article/"
    graphs = {graph for graph in store.graphs() if graph.startswith(prefix)}
    keys = {graph for graph in store.graph_keys() if graph.startswith(prefix)}
    broken = sorted((graphs - keys) | (keys - graphs))
    if broken:
        first = broken[0].removeprefix(prefix)
        yield fail(
            "articles", f"{len(broken)} of {len(graphs | keys)} are not whole, the first is {first}", again
        )
    else:
        yield ok("articles", f"{len(graphs):,}, all whole")


def _lists(store: Store, again: str) -> Iterator[Check]:
    """Whether the saved questions are answered quickly."""
    if store.kept is None:  # an endpoint
        return
    path = Path(store.location) / LISTS
    if not Lists.possible():
        yield warn(
            "lists",
            "the SQLite of this Python is too old for them or has no FTS5: questions take longer",
            "use a Python with SQLite 3.35 or later",
        )
        return
    fault = damage(path)
    if fault:
        yield fail("lists", f"{path} is damaged: {fault}", f"remove that file alone, then: {again}")
    elif store.lists is None:
        yield warn("lists", "they are not up to date: questions take longer", again)
    else:
        yield ok("lists", "up to date, and sound")


def _sources(store: Store, again: str) -> Iterator[Check]:
    keys = store.graph_keys()
    for source in source_graphs(IriFactory()):
        part = f"store's {source.name}"
        if source.graph not in keys:
            yield fail(part, "it is not in the store", again)
        elif keys[source.graph] != source.key():
            yield warn(part, "it is not the one of this hrgraph", f"to bring it up to date: {again}")
        else:
            yield ok(part, "it is that of this hrgraph")


def _quarantine(location: str) -> Check:
    folder = quarantine_folder(location)
    kept = sorted(p.name for p in folder.iterdir() if not p.name.startswith(".")) if folder.is_dir() else []
    if not kept:
        return ok("quarantine", "no article was kept out")
    noun = "article was" if len(kept) == 1 else "articles were"
    return warn(
        "quarantine",
        f"{len(kept):,} {noun} kept out, the first is {kept[0]}",
        f"read {Path(folder) / kept[0] / 'reason.txt'}; mend the article and build again",
    )
