"""Writing a publication: everything into a fresh folder, which then takes the old one's place."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.export import PREFIXES
from hrgraph.iris import HRG, IriFactory
from hrgraph.publish import dataset as describing
from hrgraph.publish.content import Graphs, file_stem, labels, read_graphs, union, without_closed_texts
from hrgraph.publish.dataset import DataFile, Identity
from hrgraph.publish.examples import example_files
from hrgraph.publish.leaks import find_leaks
from hrgraph.publish.markup import script
from hrgraph.publish.ontology import context, read_reference
from hrgraph.publish.site import Site, sitemap
from hrgraph.publish.turtle import write_turtle
from hrgraph.publish.withhold import Secrets, Withheld, withhold
from hrgraph.queries import SavedQuery, saved_queries
from hrgraph.serve.static_files import static_files
from hrgraph.store import Store

__all__ = ["Publication", "publish"]

_SUMS = "SHA256SUMS"
_STATIC = ("site.css", "icon.svg")
_SKOS = PREFIXES["skos"]
_README = """{title}

{description}

index.html      start here
id/             a page for everything: actors, offices, instruments, acts, articles
data/           the graph: one Turtle file a named graph (data/graph/), all of it as hrgraph.ttl, and with its
                named graphs as hrgraph.trig.gz and hrgraph.nq.gz; topics.ttl is the list of topics (SKOS)
ontology/       what the words mean: reference, Turtle, RDF/XML, JSON-LD context
queries/        questions as SPARQL, in the form of sparql-examples (SHACL)
dataset.ttl     description for portals: DCAT-AP, VoID
datapackage.json, sitemap.xml, SHA256SUMS, LICENSE.txt
"""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was written."""

    files: int
    bytes: int
    pages: int
    triples: int
    withheld: int
    """Statements of the store that are not in it because of `withheld`."""
    unseen: tuple[int, ...]
    """Entries of `withheld`, by number, whose name is nowhere in the store."""


def publish(
    store: Store,
    target: Path,
    *,
    base_url: str = "https://w3id.org/hrgraph/",
    publisher: str = "The hrgraph developers",
    endpoint: str = "",
    withheld: Sequence[Withheld] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Publication:
    """Write a store as a folder for a web server.  The same store gives the same bytes.

    Args:
        store: what to publish.
        target: the folder; an earlier publication there is replaced in one step.
        base_url: where the folder will stand on the web.
        publisher: who publishes it, for portals.
        endpoint: the address of a public SPARQL endpoint with the same data; "" for none.
        withheld: people and articles to leave out or rename.
        progress: is told how many pages are written, and of how many.

    Raises:
        UsageError: an argument is wrong, or the folder holds something else.
        StoreError: the store can't be read.
        HrgraphError: the folder can't be written, or would show what must be withheld.
    """
    for name, url in (("base URL", base_url), ("endpoint", endpoint)):
        if url and not _is_url(url):
            raise UsageError(
                f"the {name} {url!r} is not a web address", "write it like https://example.org/graph/"
            )
    _check(target)
    whole = read_graphs(store)
    if not whole:
        raise UsageError(f"the store {store.location} is empty", "build it first: hrgraph build ARTICLES")
    graphs, secrets = withhold(whole, withheld) if withheld else (whole, Secrets((), frozenset()))
    missing = sum(map(len, whole.values())) - sum(map(len, graphs.values()))
    graphs = without_closed_texts(graphs)
    identity = Identity(base_url.rstrip("/") + "/", publisher, _version(graphs), endpoint)
    with _fresh_folder(target) as folder:
        writer = _Writer(folder)
        pages = _write(writer, graphs, identity, progress)
        if withheld and (leaks := find_leaks(folder, secrets)):
            path, what = leaks[0]
            raise HrgraphError(
                f"nothing is published: {path} and {len(leaks) - 1} other files would show {what}",
                "withhold the article or the name as well, or mend the data",
            )
        sums = "".join(f"{digest}  {path}\n" for path, (digest, _) in sorted(writer.written.items()))
        writer.write(_SUMS, sums)
    return Publication(
        files=len(writer.written),
        bytes=sum(size for _, size in writer.written.values()),
        pages=pages,
        triples=len(union(graphs)),
        withheld=missing,
        unseen=secrets.unseen,
    )


def _is_url(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not any(c in url for c in ' <>"{}|\\^`\n')


def _check(target: Path) -> None:
    """Refuse to replace anything that is no publication."""
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} is not a folder", "name a new folder with --out")
    if any(target.iterdir()) and not (target / _SUMS).exists():
        raise UsageError(f"{target} holds other files, which would be lost", "name a new folder with --out")


@contextmanager
def _fresh_folder(target: Path) -> Iterator[Path]:
    """A folder beside the target that takes its place when all is written, or goes."""
    folder: Path | None = None
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
        folder.chmod(0o755)
        yield folder
        old = folder.with_name(folder.name + "-old")
        if target.exists():
            target.replace(old)
        folder.replace(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise HrgraphError(
            f"{target} can't be written: {error.strerror or error}", "choose another folder with --out"
        ) from None
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


class _Writer:
    """Writes files, and keeps their sums."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written: dict[str, tuple[str, int]] = {}

    def write(self, path: str, content: str | bytes) -> None:
        data = content.encode("utf-8") if isinstance(content, str) else content
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        self.written[path] = hashlib.sha256(data).hexdigest(), len(data)

    def data(self, path: str, title: str, content: str | bytes) -> DataFile:
        self.write(path, content)
        digest, size = self.written[path]
        return DataFile(path, title, size, digest)


def _write(
    writer: _Writer, graphs: Graphs, identity: Identity, progress: Callable[[int, int], None] | None
) -> int:
    queries = saved_queries()
    files = _write_data(writer, graphs)
    with Store.in_memory() as store:
        for name, triples in graphs.items():
            quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples]
            store.replace_graph(name, (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode())
        site = Site(graphs, store, labels(graphs), identity.version)
        _write_ontology(writer, graphs, site)
        for path, text in example_files(queries, identity.endpoint):
            writer.write(f"queries/{path}", text)
        writer.write("dataset.ttl", describing.dataset(graphs, files, identity))
        writer.write("datapackage.json", describing.package(files, identity))
        writer.write("LICENSE.txt", describing.LICENCE_TEXT)
        readme = _README.format(title=describing.TITLE, description=describing.DESCRIPTION)
        writer.write("README.txt", readme)
        _write_pages(writer, site, files, queries, identity, progress)
    pages = [path for path in writer.written if path.endswith(".html")]
    writer.write("sitemap.xml", sitemap(pages, identity.base_url))
    return len(pages)


def _write_data(writer: _Writer, graphs: Graphs) -> list[DataFile]:
    for name, triples in graphs.items():
        writer.write(f"data/graph/{file_stem(name)}.ttl", write_turtle(triples))
    quads = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name))
        for name, triples in graphs.items()
        for t in triples
    ]
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    trig = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""
    files = [
        writer.data("data/hrgraph.ttl", "The whole graph", write_turtle(union(graphs))),
        writer.data("data/hrgraph.trig.gz", "The whole graph with its named graphs", _gzipped(trig)),
        writer.data("data/hrgraph.nq.gz", "The whole graph with its named graphs", _gzipped(lines)),
    ]
    topics = _topics(graphs)
    if topics:
        files.append(writer.data("data/topics.ttl", "The topics, as a SKOS thesaurus", write_turtle(topics)))
    return files


def _topics(graphs: Graphs) -> list[ox.Triple]:
    """All that is said of the concepts and lists of concepts of the authority data."""
    authority = graphs.get(IriFactory().authority_graph, ())
    kinds = {f"{_SKOS}Concept", f"{_SKOS}ConceptScheme"}
    of_skos = {
        t.subject
        for t in authority
        if t.predicate.value == f"{PREFIXES['rdf']}type"
        and isinstance(t.object, ox.NamedNode)
        and t.object.value in kinds
    }
    return [t for t in authority if t.subject in of_skos]


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _write_ontology(writer: _Writer, graphs: Graphs, site: Site) -> None:
    triples = graphs.get(IriFactory().ontology_graph, ())
    writer.write("ontology/hrgraph.ttl", write_turtle(triples))
    rdf = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES) or b""
    writer.write("ontology/hrgraph.rdf", rdf)
    writer.write("ontology/context.jsonld", context(triples))
    page = site.fill("ontology.html", "ontology/index.html", reference=read_reference(triples), namespace=HRG)
    writer.write("ontology/index.html", page)


def _write_pages(
    writer: _Writer,
    site: Site,
    files: Sequence[DataFile],
    queries: Sequence[SavedQuery],
    identity: Identity,
    progress: Callable[[int, int], None] | None,
) -> None:
    for name in _STATIC:
        writer.write(f"static/{name}", static_files()[name].body)
    for number, (path, text) in enumerate(site.pages(), 1):
        writer.write(path, text)
        if progress:
            progress(number, len(site.places))
    for path, text in site.lists():
        writer.write(path, text)
    home = site.fill(
        "home.html",
        "index.html",
        title=describing.TITLE,
        description=describing.DESCRIPTION,
        markup=script(describing.markup(files, identity)),
        kinds=site.kinds(),
        files=files,
        queries=[query for query in queries if f"queries/{query.name}.ttl" in writer.written],
        licence=describing.LICENCE,
    )
    writer.write("index.html", home)


def _version(graphs: Graphs) -> str:
    """A short name of the content: the same content has the same."""
    whole = hashlib.sha256()
    for name, triples in graphs.items():
        whole.update(name.encode())
        for triple in triples:
            whole.update(f"{triple}\n".encode())
    return whole.hexdigest()[:16]
