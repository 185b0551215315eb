"""Making one shard: the part of a build that any process, on any machine, can do alone."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hrgraph.article import parse_article
from hrgraph.curation import Decision, Standing
from hrgraph.errors import ArticleError, HrgraphError
from hrgraph.iris import HRG, IriFactory, slug
from hrgraph.pipeline.curating import Curator, known_records, touched_by
from hrgraph.pipeline.graphs import ArticleMapper, GraphMaker, default_gate
from hrgraph.pipeline.limits import LimitError, Limits, bounded
from hrgraph.pipeline.shards.places import Place, Source, read_sources
from hrgraph.pipeline.sources import load_sources
from hrgraph.store import Store

__all__ = [
    "Entry",
    "Setup",
    "ShardDone",
    "ShardTask",
    "article_graphs",
    "checked",
    "load_tools",
    "made_away",
    "make_shard",
    "note",
    "packed",
    "shard_of",
    "shards_for",
    "write_named",
]

Entry = dict[str, Any]
"""What the manifest says of one shard."""
_META = IriFactory().meta_graph
_KEY = f"{HRG}loadKey"
_NOTE = re.compile(rf'<([^<>]*)> <{re.escape(_KEY)}> "([^"\\]*)" <{re.escape(_META)}> \.')
_ACT = f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{HRG}Act> "
_SHOWN = 20


@dataclass(frozen=True)
class Setup:
    """What the processes of one build have in common."""

    mapper: Callable[[], ArticleMapper]
    """Loads the mapper."""
    authority: Path | None = None
    """A folder of authority data instead of hrgraph's own."""
    limits: Limits = field(default_factory=Limits)
    """What one article may take."""
    decisions: tuple[Decision, ...] = ()
    """The reviewers'."""
    build: str = ""
    """Tells one build from the next; what a process has loaded is kept for one build."""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard to make."""

    out: str
    """Address of the folder of shards."""
    number: int
    """From 0."""
    of: int
    """So many shards there are: a power of two."""
    sources: tuple[Source, ...]
    """Its articles, in order."""
    before: tuple[Entry, ...] = ()
    """Shards of the build before that may hold some of these articles."""

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{self.number:06}-of-{self.of:06}"


@dataclass(frozen=True, slots=True)
class ShardDone:
    """A shard that is in its place."""

    number: int
    sources: int
    """So many articles it was to be made of."""
    entry: Entry
    """What the manifest will say of it."""
    made_by: str
    """All that its graphs depend on beside the articles."""
    fresh: int
    """So many articles were mapped; the others were there as they are."""
    kept_out: tuple[tuple[str, str, str], ...]
    """The first of the articles that could not enter: id, kind (as of `Outcome`), reason."""
    worker: str = ""
    """Who made it."""


def shards_for(articles: int, size: int) -> int:
    """So many shards for so many articles: a power of two, so that a growing corpus splits shards in half.

    >>> [shards_for(n, 1000) for n in (0, 1000, 1001, 5000)]
    [1, 1, 2, 8]
    """
    return 1 << max(0, (max(1, articles) - 1) // size).bit_length()


def shard_of(article_id: str, shards: int) -> int:
    """The number of the shard where an article has its place."""
    return int.from_bytes(hashlib.sha256(slug(article_id).encode()).digest()[:8], "big") % shards


def note(graph: str, key: str) -> str:
    """The line after an article's statements: the note that a store keeps of what a graph was loaded with."""
    return f'<{graph}> <{_KEY}> "{key}" <{_META}> .\n'


def packed(data: bytes) -> bytes:
    """Compressed, without the time and name that gzip would write."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0, compresslevel=6) as file:
        file.write(data)
    return buffer.getvalue()


def write_named(place: Place, stem: str, ending: str, content: bytes) -> Entry:
    """Write compressed content under a name that has its hash, unless it is there.

    Returns:
        `file`, `bytes` and `sha256` of what is there now.

    Raises:
        HrgraphError: it can't be written.
    """
    name = f"{stem}-{hashlib.sha256(content).hexdigest()[:16]}.{ending}"
    data = place.read(name)
    if data is None or _unpacked(data) != content:
        data = packed(content)
        place.write(name, data)
    return {"file": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def checked(place: Place, entry: Mapping[str, Any]) -> bytes | None:
    """The content of a file; None where it is missing or not what its entry says.

    Raises:
        HrgraphError: it can't be read.
    """
    data = place.read(str(entry["file"]))
    if data is None or hashlib.sha256(data).hexdigest() != entry["sha256"]:
        return None
    return _unpacked(data)


def _unpacked(data: bytes) -> bytes | None:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return None


def article_graphs(content: bytes) -> Iterator[tuple[str, str, str]]:
    """The graphs of a shard, one after the other: IRI, statements, key."""
    lines: list[str] = []
    for line in content.decode("utf-8").split("\n"):
        found = _NOTE.fullmatch(line)
        if found:
            yield found[1], "".join(lines), found[2]
            lines = []
        elif line:
            lines.append(line + "\n")


_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Tools:
    """What a process loads once, for all shards of a build."""

    maker: GraphMaker
    standing: Standing
    touched: dict[str, frozenset[str]]
    """For the articles of the present shard, the decisions about actors that have a say in them."""


_loaded: tuple[str, _Tools] | None = None


def load_tools(setup: Setup) -> _Tools:
    """Load what makes graphs, once in a process for all shards of a build."""
    global _loaded
    if _loaded is None or not setup.build or _loaded[0] != setup.build:
        factory = IriFactory()
        store = Store.in_memory()
        load_sources(store, factory, setup.authority)
        standing, touched = Standing(setup.decisions), dict[str, frozenset[str]]()
        curator = Curator(standing, known_records(store, factory, standing), touched)
        gate = default_gate(store, factory)
        maker = GraphMaker(setup.mapper(), gate, factory, limits=setup.limits, curator=curator)
        _loaded = setup.build, _Tools(maker, standing, touched)
    return _loaded[1]


def make_shard(task: ShardTask, setup: Setup) -> ShardDone:
    """Make one shard, of what is there of it and of its articles.

    Raises:
        HrgraphError: the mapper can't be loaded, or files can't be read or written.
    """
    with _LOCK:  # a worker with several threads: the language model is for one at a time
        return _Shard(task, load_tools(setup), setup.limits).make()


def made_away(task: ShardTask, setup: Setup) -> ShardDone:
    """The same in another process, to which errors must be brought back.

    Raises:
        HrgraphError: as `make_shard`.
    """
    try:
        return make_shard(task, setup)
    except HrgraphError as error:  # some of its classes can't be unpickled
        raise HrgraphError(error.message, error.mend) from None


class _Shard:
    def __init__(self, task: ShardTask, tools: _Tools, limits: Limits) -> None:
        self._task = task
        self._tools = tools
        self._maker = tools.maker
        self._limits = limits
        self._place = Place(task.out)
        self._graphs: dict[str, tuple[str, str]] = {}
        """What is there of earlier builds: key and statements."""
        self._refused: dict[str, Entry] = {}
        """Those that were kept out by earlier builds."""
        self._fresh = 0

    def make(self) -> ShardDone:
        task, progress = self._task, f"progress/{self._task.name}.json"
        noted = _json(self._place.read(progress))
        for entry in (*task.before, *([noted] if noted else [])):
            self._remember(entry)
        self._tools.touched.clear()
        for source in task.sources:
            _, nquads = self._graphs.get(self._maker.factory.graph(source.id), ("", ""))
            self._tools.touched[slug(source.id)] = touched_by(self._tools.standing, source.id, nquads)
        pieces: list[str] = []
        kept_out: list[Entry] = []
        for source, data in read_sources(task.sources):
            try:
                if isinstance(data, ArticleError):
                    raise data
                nquads, refused = self._graph(source, data)
            except ArticleError as error:
                why = {"kind": "unreadable", "reason": error.message, "explanation": error.mend}
                nquads, refused = "", {"article": source.id} | why
            if refused is None:
                pieces.append(nquads)
            else:
                kept_out.append(refused)
        entry = self._write("".join(pieces), len(pieces), kept_out)
        if entry not in task.before and entry != noted:
            self._place.write(progress, json.dumps(entry, sort_keys=True).encode())
        said = tuple((item["article"], item["kind"], item["reason"]) for item in kept_out[:_SHOWN])
        return ShardDone(task.number, len(task.sources), entry, self._maker.made_by, self._fresh, said)

    def _graph(self, source: Source, data: bytes) -> tuple[str, Entry | None]:
        """An article's statements and note, or why it is kept out: what is there of it, or made now."""
        graph = self._maker.factory.graph(source.id)
        key = self._maker.key_of(source.id, hashlib.sha256(data).hexdigest())
        there, nquads = self._graphs.get(graph, ("", ""))
        if there == key:
            return nquads + note(graph, key), None
        attempt = f"{key} {self._limits}"
        refused = self._refused.get(source.id)
        if refused is not None and refused["key"] == attempt:
            return "", refused
        refused = {"article": source.id, "kind": "quarantined", "key": attempt}
        try:
            with bounded(self._limits, source.url):
                article = parse_article(data, source.url, Path(source.url).suffix)
        except LimitError as error:
            return "", refused | {"reason": error.message, "explanation": error.mend}
        self._fresh += 1
        made = self._maker.make(article)
        if not made.reason:
            return made.nquads + note(graph, made.key), None
        return "", refused | {
            "reason": made.reason,
            "explanation": made.explanation,
            "files": made.evidence,
        }

    def _remember(self, entry: Entry) -> None:
        """Take what an earlier build made, where it is undamaged."""
        wanted = {self._maker.factory.graph(source.id) for source in self._task.sources}
        content = checked(self._place, entry)
        if content is not None:
            for graph, nquads, key in article_graphs(content):
                if graph in wanted:
                    self._graphs[graph] = key, nquads
        refused = entry.get("kept-out")
        content = checked(self._place, refused) if refused else None
        for line in (content or b"").decode("utf-8").splitlines():
            item = json.loads(line)
            if item["kind"] == "quarantined":
                self._refused[item["article"]] = item

    def _write(self, nquads: str, articles: int, kept_out: Sequence[Entry]) -> Entry:
        name = self._task.name
        entry = write_named(self._place, f"graphs/articles-{name}", "nq.gz", nquads.encode("utf-8"))
        entry |= {
            "shard": self._task.number,
            "articles": articles,
            "statements": nquads.count("\n") - articles,
            "claims": nquads.count(_ACT),
        }
        if kept_out:
            lines = "".join(json.dumps(item, sort_keys=True, ensure_ascii=False) + "\n" for item in kept_out)
            refused = write_named(self._place, f"kept-out/{name}", "jsonl.gz", lines.encode("utf-8"))
            entry["kept-out"] = refused | {
                "articles": len(kept_out),
                "unreadable": sum(item["kind"] == "unreadable" for item in kept_out),
            }
        return entry


def _json(data: bytes | None) -> Entry | None:
    """A note of progress; None where there is none, or only half of one."""
    try:
        found = json.loads(data or b"")
        return found if isinstance(found, dict) and {"file", "sha256"} <= found.keys() else None
    except ValueError:
        return None
