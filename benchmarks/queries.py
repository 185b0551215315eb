"""How long the saved questions take on 1,000, 10,000 and 100,000 synthetic articles, and on other engines.

    python benchmarks/queries.py --articles 1000 10000 --engines hrgraph plain rdflib
    python benchmarks/queries.py --articles 100000 --keep bench-stores --json
    python benchmarks/queries.py --articles 1000 --engines endpoint --endpoint http://localhost:8890/sparql

For each question the first page (50 rows), cold (the first time this process asks) and warm, and the whole
answer, as rows and written as CSV. Each is asked in a process of its own, which is stopped after `--seconds`
(the row then says so), and each row is printed as it comes. Engines: `hrgraph`, a folder as hrgraph builds
it, with its lists; `sparql`, the same folder asked by SPARQL alone; `plain`, Oxigraph in a folder without the
derived triples, asked with the queries of benchmarks/plain (as the saved queries were before they used
them); `rdflib`, in memory, with all triples; `endpoint`, the corpus sent to a server, Virtuoso for example,
or there already: `--write` makes files for its own loader. What counts over everything is counted anew for
the whole answer; the page of hrgraph is of the answer that its builds keep.

Seconds are those of the processor by default, which other programs on the machine change less (`--clock
wall` for the clock on the wall, which is all that an endpoint can be timed by). A corpus of 100,000
articles takes half an hour to make and load, and some ten gigabytes of disk.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import synthetic_graphs  # type: ignore[import-not-found, unused-ignore]

from hrgraph.errors import HrgraphError
from hrgraph.iris import IriFactory
from hrgraph.queries import SavedQuery, answer, answer_triples, keep_answers, saved_queries
from hrgraph.resources import ontology_dir
from hrgraph.store import Store, Table, open_store
from hrgraph.store.graphs import noted
from hrgraph.store.lists import LISTS, Lists
from hrgraph.triples import DERIVED

PLAIN = Path(__file__).parent / "plain"
PAGE = 50
VALUES = {
    "acts-of-actor": "actor",
    "asked-of-official": "official",
    "office-holders": "office",
    "article-claims": "article",
    "evidence": "act",
}
"""Questions about one thing, which is a frequent one of the corpus."""
Count = Callable[[SavedQuery, dict[str, str], int | None, bool], int]
"""Asks a question for so many rows (None: all), as terms or written as CSV; says how many there were."""
Values = dict[str, dict[str, str]]
_HRG = "PREFIX hrg: <https://w3id.org/hrgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"


@dataclass(slots=True)
class Timing:
    """One question on one engine, in seconds; None where it was not answered in time."""

    engine: str
    articles: int
    query: str
    limit: float
    rows: int | None = None
    page_cold: float | None = None
    page_warm: float | None = None
    whole: float | None = None
    csv: float | None = None
    fault: str = ""

    def line(self) -> str:
        """A row of the Markdown table."""
        late = f"> {self.limit:.0f} s"
        if self.fault:
            return f"| {self.query} | {self.engine} | {self.articles:,} | {self.fault} | | | | |"
        page = [late if t is None else f"{1000 * t:.0f} ms" for t in (self.page_cold, self.page_warm)]
        whole = [late if t is None else f"{t:.2f} s" for t in (self.whole, self.csv)]
        rows = "" if self.rows is None else f"{self.rows:,}"
        cells = (self.query, self.engine, f"{self.articles:,}", rows, *page, *whole)
        return f"| {' | '.join(cells)} |"


def corpus(articles: int, *, derived: bool) -> Iterator[tuple[str, bytes]]:
    """The graphs of the ontology, the authority data and the articles: IRI, N-Quads."""
    ontology = IriFactory().ontology_graph
    quads = [
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(ontology))
        for path in sorted(ontology_dir().glob("*.ttl"))
        for t in ox.parse(path=path)
    ]
    yield ontology, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    without = tuple(f"<{name}>" for name in DERIVED)
    for graph, nquads in synthetic_graphs(articles):
        if not derived:
            lines = nquads.splitlines(keepends=True)
            nquads = "".join(line for line in lines if line.split(" ", 2)[1] not in without)
        yield graph, nquads.encode()


def load(folder: Path, articles: int, *, derived: bool) -> None:
    """Make a store of the corpus by one bulk load."""
    with Store(folder, create=True):
        pass  # its layout; the database itself is filled below, faster than by one graph after the other
    database = ox.Store(str(folder / "oxigraph"))
    reader, writer = os.pipe()

    def feed() -> None:
        with os.fdopen(writer, "wb") as pipe:
            graphs = corpus(articles, derived=derived)
            for _, nquads in lists(folder, graphs) if derived else graphs:
                pipe.write(nquads)

    thread = threading.Thread(target=feed)
    thread.start()
    with os.fdopen(reader, "rb") as pipe:
        database.bulk_load(input=pipe, format=ox.RdfFormat.N_QUADS)
    thread.join()
    database.optimize()
    del database
    if derived:
        with open_store(folder, write=True) as store:
            keep_answers(store)


def lists(folder: Path, graphs: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Make the lists of a store from the graphs that are put in by one bulk load, and hand those on."""
    made = Lists(folder / LISTS, write=True)
    while batch := list(islice(graphs, 500)):
        made.put((graph, "-", nquads.decode()) for graph, nquads in batch)
        yield from batch
    made.close()


def write(articles: int, folder: Path) -> None:
    """Write a corpus as N-Quads, with the notes by which hrgraph knows that each graph is there."""
    folder.mkdir(exist_ok=True)
    with (folder / f"corpus-{articles}.nq").open("wb") as file:
        for graph, nquads in corpus(articles, derived=True):
            file.write(noted(graph, nquads.decode()).as_nquads())


def values(store: Store) -> Values:
    """What the questions about one thing are asked about: the busiest actor, official and office."""

    def first(sparql: str) -> str:
        found = next(store.select(f"{_HRG} {sparql}").rows)[0]
        return found.value if found else ""

    def busiest(role: str) -> str:
        return first(
            f"SELECT ?v {{ {{ SELECT ?x (COUNT(*) AS ?n) {{ ?act hrg:{role} ?x }} GROUP BY ?x "
            "ORDER BY DESC(?n) LIMIT 1 } ?x rdfs:label ?v }"
        )

    act = first("SELECT ?act { ?act a hrg:UrgeAct ; hrg:addressee ?x } LIMIT 1")
    office = busiest("addresseeOffice")
    about = {
        "acts-of-actor": busiest("actor"),
        "asked-of-official": office,
        "office-holders": office,
        "article-claims": first(f"SELECT ?v {{ <{act}> hrg:reportedIn ?v }}"),
        "evidence": act,
    }
    return {query: {VALUES[query]: value} for query, value in about.items()}


def in_folder(store: Store) -> Count:
    """Questions to a store, as `hrgraph query` asks them; of what is kept, the whole is counted anew."""

    def count(query: SavedQuery, given: dict[str, str], limit: int | None, written: bool) -> int:
        if query.form == "construct":
            return _written(Table((), islice(answer_triples(store, query, given), limit)), written)
        if limit is None and query.kept and store.lists:
            return _written(store.lists.select(*query.bind_sql(given)), written)
        return _written(answer(store, query, given, limit=limit), written)

    return count


def plainly(store: Store) -> Count:
    """Questions to a store as SPARQL alone, the first page by LIMIT."""

    def count(query: SavedQuery, given: dict[str, str], limit: int | None, written: bool) -> int:
        sparql = query.bind(given) + (f"\nLIMIT {limit}" if limit else "")
        if query.form == "construct":
            return _written(Table((), store.construct(sparql)), written)
        return _written(store.select(sparql), written)

    return count


def _written(table: Table, written: bool) -> int:
    """Read an answer, as rows of terms or as CSV; say how long it is."""
    if not written:
        return sum(1 for _ in table.rows)
    number = itertools.count()
    with Path(os.devnull).open("w", encoding="utf-8") as file:
        csv.writer(file).writerows(row for row, _ in zip(table.values(), number))  # noqa: B905
    return next(number)


def with_rdflib(articles: int) -> Count:
    """Questions to rdflib in memory."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(nquads for _, nquads in corpus(articles, derived=True)), format="nquads")

    def count(query: SavedQuery, given: dict[str, str], limit: int | None, written: bool) -> int:
        sparql = query.bind(given) + (f"\nLIMIT {limit}" if limit else "")
        return len(list(dataset.query(sparql)))  # as terms, however it is wanted

    return count


def measure(
    engine: str,
    articles: int,
    ask: Callable[[], Count],
    queries: tuple[SavedQuery, ...],
    given: Values,
    options: argparse.Namespace,
) -> Iterator[Timing]:
    """Time each question in a process of its own; `ask` opens there what it asks."""
    fork = multiprocessing.get_context("fork")
    wall = engine == "endpoint" or options.clock == "wall"
    clock = time.perf_counter if wall else time.process_time
    for query in queries:
        timing = Timing(engine, articles, query.name, options.seconds)
        receiver, sender = fork.Pipe(duplex=False)
        about = given.get(query.name, {})
        child = fork.Process(target=_time, args=(ask, query, about, clock, options.seconds, wall, sender))
        child.start()
        sender.close()
        try:
            # the processor's seconds are limited by the system; a machine that others use may take longer
            while receiver.poll(options.seconds * (1 if wall else 10)):
                name, value = receiver.recv()
                setattr(timing, name, value)
        except EOFError:
            pass
        child.kill()
        child.join()
        yield timing


def _time(
    ask: Callable[[], Count],
    query: SavedQuery,
    about: dict[str, str],
    clock: Callable[[], float],
    seconds: float,
    wall: bool,
    results: Connection,
) -> None:
    """Ask one question and tell what it took, as soon as it is known."""
    try:
        count = ask()
        for name, limit in (("page_cold", PAGE), ("page_warm", PAGE), ("whole", None), ("csv", None)):
            if not wall:
                used = int(time.process_time() + seconds) + 1
                resource.setrlimit(resource.RLIMIT_CPU, (used, resource.getrlimit(resource.RLIMIT_CPU)[1]))
            begun = clock()
            rows = count(query, about, limit, name == "csv")
            results.send((name, clock() - begun))
        results.send(("rows", rows))
    except (HrgraphError, ValueError, TypeError, MemoryError) as error:  # what the engine can't do
        results.send(("fault", f"{type(error).__name__}: {error}"[:120].replace("\n", " ")))


def known_values(home: Path, articles: int, make: Callable[[], Values]) -> Values:
    """What the questions are asked about: the same for all engines, as the first of them told."""
    path = home / f"values-{articles}.json"
    if not path.exists():
        path.write_text(json.dumps(make()), encoding="utf-8")
    return cast("Values", json.loads(path.read_text(encoding="utf-8")))


def run(engine: str, articles: int, home: Path, options: argparse.Namespace) -> Iterator[Timing]:
    """Load the corpus where it isn't, and time the questions."""

    def chosen(folder: Path | None = None) -> tuple[SavedQuery, ...]:
        return tuple(q for q in saved_queries(folder) if not options.queries or q.name in options.queries)

    def from_memory() -> Values:
        with Store.in_memory() as store:
            store.replace_graphs((g, text.decode(), "") for g, text in corpus(articles, derived=True))
            return values(store)

    begun = time.perf_counter()
    if engine == "rdflib":
        count = with_rdflib(articles)
        print(f"  loaded in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        given = known_values(home, articles, from_memory)
        yield from measure(engine, articles, lambda: count, chosen(), given, options)
    elif engine == "endpoint":
        with open_store(options.endpoint, write=True) as remote:
            there = remote.graph_keys()
            for graph, nquads in corpus(articles, derived=True):
                if graph not in there:
                    remote.replace_graph(graph, nquads.decode())
            given = known_values(home, articles, lambda: values(remote))
        print(f"  loaded in {time.perf_counter() - begun:.0f} s", file=sys.stderr)

        def ask_server() -> Count:
            return plainly(open_store(options.endpoint))

        yield from measure(engine, articles, ask_server, chosen(), given, options)
    else:
        derived = engine != "plain"
        folder = home / f"{'hrgraph' if derived else 'plain'}-{articles}"
        if not (folder / "hrgraph-store.json").exists():
            load(folder, articles, derived=derived)
            print(f"  loaded in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
        given = known_values(home, articles, lambda: _values_of(folder))

        def ask_folder() -> Count:
            store = open_store(folder)
            return in_folder(store) if engine == "hrgraph" else plainly(store)

        questions = chosen() if derived else chosen(PLAIN)
        yield from measure(engine, articles, ask_folder, questions, given, options)


def _values_of(folder: Path) -> Values:
    with open_store(folder) as store:
        return values(store)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--engines", nargs="+", default=["hrgraph", "plain", "rdflib"])
    parser.add_argument("--queries", nargs="*", default=[], help="only these questions")
    parser.add_argument("--endpoint", default="", help="address of an empty store for the engine endpoint")
    parser.add_argument("--keep", type=Path, help="folder for the stores, used again where they are there")
    parser.add_argument(
        "--write", type=Path, help="write the corpora there as N-Quads, for a server's own loader, and end"
    )
    parser.add_argument("--clock", choices=("cpu", "wall"), default="cpu")
    parser.add_argument("--seconds", type=float, default=60, help="after which a question is stopped")
    parser.add_argument("--json", action="store_true", help="a JSON object a line")
    options = parser.parse_args()
    if options.write:
        for articles in options.articles:
            write(articles, options.write)
        return 0
    with tempfile.TemporaryDirectory(prefix="hrgraph-bench-") as temporary:
        home = options.keep or Path(temporary)
        home.mkdir(exist_ok=True)
        if not options.json:
            print("| question | engine | articles | rows | page cold | page warm | whole | as CSV |")
            print("|---|---|---|---|---|---|---|---|", flush=True)
        for articles in options.articles:
            for engine in options.engines:
                print(f"{engine}, {articles:,} articles", file=sys.stderr)
                for timing in run(engine, articles, home, options):
                    print(json.dumps(asdict(timing)) if options.json else timing.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
