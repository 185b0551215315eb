"""Building shards: who makes which, and the manifest when all are there."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.files import PREFIX
from hrgraph.iris import IriFactory
from hrgraph.pipeline.curating import decisions_apart
from hrgraph.pipeline.shards.local import one_process
from hrgraph.pipeline.shards.making import (
    Entry,
    Setup,
    ShardDone,
    ShardTask,
    note,
    shard_of,
    shards_for,
    write_named,
)
from hrgraph.pipeline.shards.places import Place, Source, find_sources
from hrgraph.pipeline.sources import code_hash, ontology_hash, source_graphs
from hrgraph.store import STORE_FORMAT, FolderLock, InUseError

__all__ = [
    "FOLDERS",
    "MANIFEST",
    "MANIFEST_FORMAT",
    "SHARD_SIZE",
    "ShardReport",
    "build_shards",
    "read_manifest",
]

MANIFEST = "manifest.json"
MANIFEST_FORMAT = 1
"""The version of the layout; a manifest of another one is refused."""
SHARD_SIZE = 1000
"""Articles in a shard, at most on average: half a minute of mapping, and some megabytes."""
_LOCK = ".lock"
FOLDERS = ("graphs", "kept-out", "progress")
_OURS = re.compile(
    r"(articles-)?\d{6}-of-\d{6}(-[0-9a-f]{16})?\.(nq\.gz|jsonl\.gz|json)"
    rf"|(authority|ontology|curation)-[0-9a-f]{{16}}\.nq\.gz|{re.escape(PREFIX)}.+"
)
"""Names that a build gives to files: what it may remove."""
Run = Callable[[Sequence[ShardTask], Setup], Iterator[ShardDone]]
"""Makes all shards, in any order."""


@dataclass(frozen=True, slots=True)
class ShardReport:
    """What a build of shards did."""

    manifest: str
    """Its address."""
    articles: int
    statements: int
    claims: int
    shards: int
    fresh: int
    """So many articles were mapped in this build; the others were there."""
    kept_out: int
    """So many articles could not enter."""
    named: tuple[tuple[str, str, str], ...]
    """The first of them: id, kind (as of `Outcome`), reason."""


def build_shards(
    paths: Sequence[str],
    out: str,
    setup: Setup,
    *,
    curation: Path | Literal[False] | None = None,
    run: Run = one_process,
    shard_size: int = SHARD_SIZE,
    progress: Callable[[ShardDone | None, int, int], None] | None = None,
) -> ShardReport:
    """Make the shards of some articles, and the manifest that names them.

    What is there already and undamaged is taken as it is, article by article, also from a build that was
    stopped.  One build at a time may write to a folder.

    Args:
        paths: files and folders, as paths or addresses.
        out: the folder for the shards, as a path or an address.
        setup: what makes the graphs.
        curation: the folder of reviewers' decisions; None is `curation` in the working folder, where it is
            there; False is for none.
        run: who makes the shards.
        shard_size: articles in a shard, at most on average; the same articles and size give the same files.
        progress: is told of each shard, with the number of articles done and of all; once before the first.

    Raises:
        UsageError: a path doesn't exist, or an address is none.
        HrgraphError: files can't be read or written, or the mapper can't be loaded.
    """
    factory = IriFactory()
    decisions, nquads, key = decisions_apart(factory, curation)
    # the build's name is told to workers, and written nowhere
    setup = replace(setup, build=secrets.token_hex(8), decisions=decisions)
    place = Place(out)
    sources = find_sources(paths)
    with _alone(place):
        return _build(sources, place, setup, (nquads, key), run, shard_size, progress)


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """One build at a time writes to a folder of this machine; object stores have no locks.

    Raises:
        HrgraphError: another process is at it, or the folder can't be written.
    """
    if place.local is None:
        yield
        return
    lock = FolderLock(place.local / _LOCK)
    try:
        place.local.mkdir(parents=True, exist_ok=True)
        lock.acquire(write=True)
    except OSError as error:
        raise HrgraphError(
            f"{place.describe()} can't be written: {error.strerror}",
            "check the folder's permissions and space",
        ) from None
    except InUseError as error:
        raise HrgraphError(
            f"{place.describe()} is being written by {error}",
            "wait until it has finished, or name another --out",
        ) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock.path.write_bytes(b"")  # the same files whoever built them
        lock.release()


def _build(
    sources: Sequence[Source],
    place: Place,
    setup: Setup,
    curated: tuple[str, str],
    run: Run,
    shard_size: int,
    progress: Callable[[ShardDone | None, int, int], None] | None,
) -> ShardReport:
    nquads, key = curated
    factory = IriFactory()
    manifest = _earlier(place)
    graphs = [(g.name, g.graph, g.nquads(), g.key()) for g in source_graphs(factory, setup.authority)]
    graphs += [("curation", factory.curation_graph, nquads, key)] if nquads else []
    loaded = [_source(place, *graph) for graph in graphs]
    tasks = _tasks(place.url if place.local is None else str(place.local), sources, shard_size, manifest)
    done = _all_made(run(tasks, setup), len(sources), progress)
    entries = [done[task.number].entry for task in tasks]
    refused = [entry.get("kept-out", {}) for entry in entries]
    totals = {name: sum(entry[name] for entry in entries) for name in ("articles", "statements", "claims")}
    made_by = done[0].made_by
    whole: dict[str, Any] = {
        "hrgraph-shards": MANIFEST_FORMAT,
        "store-format": STORE_FORMAT,
        "made-by": made_by.split("\n"),
        **totals,
        "kept-out": sum(item.get("articles", 0) for item in refused),
        "sources": loaded,
        "shards": entries,
    }
    text = json.dumps(whole, indent=1, sort_keys=True) + "\n"
    if place.read(MANIFEST) != text.encode():
        place.write(MANIFEST, text.encode())
    _tidy(place, {item["file"] for item in [*loaded, *entries, *refused] if item})
    named = [item for number in sorted(done) for item in done[number].kept_out]
    return ShardReport(
        manifest=place.describe(MANIFEST),
        shards=len(entries),
        fresh=sum(item.fresh for item in done.values()),
        kept_out=whole["kept-out"],
        named=tuple(named[:20]),
        **totals,
    )


def _source(place: Place, name: str, graph: str, nquads: str, key: str) -> Entry:
    content = (nquads + note(graph, key)).encode("utf-8")
    entry = write_named(place, f"graphs/{name}", "nq.gz", content)
    return entry | {"graph": graph, "statements": nquads.count("\n")}


def _tasks(
    out: str, sources: Sequence[Source], size: int, manifest: dict[str, Any] | None
) -> list[ShardTask]:
    count = shards_for(len(sources), size)
    members: list[list[Source]] = [[] for _ in range(count)]
    for source in sources:
        members[shard_of(source.id, count)].append(source)
    before = manifest["shards"] if manifest else []
    common = min(count, len(before)) or 1
    return [
        ShardTask(
            out, n, count, tuple(members[n]), tuple(e for e in before if e["shard"] % common == n % common)
        )
        for n in range(count)
    ]


def _all_made(
    made: Iterable[ShardDone],
    articles: int,
    progress: Callable[[ShardDone | None, int, int], None] | None,
) -> dict[int, ShardDone]:
    """The shards by their number; all made by the same version of everything."""
    done: dict[int, ShardDone] = {}
    count = 0
    ours = f"{ontology_hash()}\n{code_hash()}"
    if progress:
        progress(None, 0, articles)
    for item in made:
        if not item.made_by.endswith(ours) or any(item.made_by != other.made_by for other in done.values()):
            raise HrgraphError(
                f"the worker {item.worker or 'of this process'} has another hrgraph than this one",
                "install the same hrgraph, with the same data, on every worker, and start them anew",
            )
        done[item.number] = item
        count += item.sources
        if progress:
            progress(item, count, articles)
    return done


def _earlier(place: Place) -> dict[str, Any] | None:
    """The manifest of the build before, if there is one that can be used."""
    try:
        return read_manifest(place)
    except UsageError:
        return None


def read_manifest(place: Place) -> dict[str, Any]:
    """The manifest in a folder of shards.

    Raises:
        UsageError: there is none, or it is not one that this version reads.
        HrgraphError: it can't be read.
    """
    data = place.read(MANIFEST)
    if data is None:
        raise UsageError(
            f"there is no {MANIFEST} in {place.describe()}",
            f"finish the build: hrgraph build ARTICLES --out {place.describe()}",
        )
    anew = f"build the shards anew: hrgraph build ARTICLES --out {place.describe()}"
    try:
        found = json.loads(data)
        versions = found["hrgraph-shards"], found["store-format"]
        counts = found["articles"], found["kept-out"], found["made-by"]
        whole = bool(counts) and all(
            {"file", "sha256"} <= entry.keys() for entry in [*found["sources"], *found["shards"]]
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        whole, versions = False, (MANIFEST_FORMAT, STORE_FORMAT)
    if versions != (MANIFEST_FORMAT, STORE_FORMAT):
        raise UsageError(f"{place.describe(MANIFEST)} was written by another version of hrgraph", anew)
    if not whole:
        raise UsageError(f"{place.describe(MANIFEST)} is not a manifest of hrgraph, or damaged", anew)
    manifest: dict[str, Any] = found
    return manifest


def _tidy(place: Place, named: set[str]) -> None:
    """Remove what earlier and interrupted builds left; nothing that somebody else put there."""
    for folder in FOLDERS:
        for name in place.names(folder):
            if f"{folder}/{name}" not in named and _OURS.fullmatch(name):
                place.remove(f"{folder}/{name}")
        place.remove_folder(folder)
