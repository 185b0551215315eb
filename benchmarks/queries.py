"""How long the saved questions take on 1,000, 10,000 and 100,000 synthetic articles, and on other engines.

    python benchmarks/queries.py --articles 1000 10000 --engines hrgraph plain rdflib
    python benchmarks/queries.py --articles 100000 --keep bench-stores --json
    python benchmarks/queries.py --articles 1000 --engines endpoint --endpoint http://localhost:8890/sparql

For each question the first page (50 rows) and the whole answer, each asked twice: cold (the first time this
process asks) and warm.  Engines: `hrgraph`, a folder as hrgraph builds it; `plain`, the same folder
without the derived triples, asked with the queries of benchmarks/plain (as the saved queries were before they
used them); `rdflib`, in memory; `endpoint`, the corpus sent to a server, Virtuoso for example.

Seconds are those of the processor by default, which other programs on the machine change little (`--clock
wall` for the clock on the wall, which is all that an endpoint can be timed by).  A corpus of 100,000 articles
takes half an hour to make and load, and some ten gigabytes of disk.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import synthetic_graphs  # type: ignore[import-not-found, unused-ignore]

from hrgraph.errors import HrgraphError
from hrgraph.iris import IriFactory
from hrgraph.queries import SavedQuery, answer, keep_answers, saved_queries
from hrgraph.resources import ontology_dir
from hrgraph.store import Store, open_store
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
Count = Callable[[SavedQuery, dict[str, str], int | None], int]


@dataclass(frozen=True, slots=True)
class Timing:
    """One question on one engine, in seconds."""

    engine: str
    articles: int
    query: str
    rows: int
    page_cold: float
    page_warm: float
    whole_cold: float
    whole_warm: float


def corpus(articles: int, *, derived: bool) -> Iterator[bytes]:
    """The N-Quads of the ontology and of the articles, in pieces."""
    ontology = IriFactory().ontology_graph
    for path in sorted(ontology_dir().glob("*.ttl")):
        quads = [
            ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(ontology)) for t in ox.parse(path=path)
        ]
        yield ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    without = tuple(f"<{name}>" for name in DERIVED)
    for _, nquads in synthetic_graphs(articles):
        if not derived:
            lines = nquads.splitlines(keepends=True)
            nquads = "".join(line for line in lines if line.split(" ", 2)[1] not in without)
        yield nquads.encode()


def load(folder: Path, articles: int, *, derived: bool) -> None:
    """Make a store of the corpus by one bulk load."""
    with Store(folder, create=True):
        pass  # its layout; the database itself is filled below, faster than by one graph after the other
    database = ox.Store(str(folder / "oxigraph"))
    reader, writer = os.pipe()

    def feed() -> None:
        with os.fdopen(writer, "wb") as pipe:
            for piece in corpus(articles, derived=derived):
                pipe.write(piece)

    thread = threading.Thread(target=feed)
    thread.start()
    with os.fdopen(reader, "rb") as pipe:
        database.bulk_load(input=pipe, format=ox.RdfFormat.N_QUADS)
    thread.join()
    database.optimize()
    del database
    if derived:
        with open_store(folder) as store:
            keep_answers(store)


def values(store: Store) -> dict[str, dict[str, str]]:
    """What the questions about one thing are asked about: the busiest actor, official and office."""
    hrg = "PREFIX hrg: <https://w3id.org/hrgraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"

    def first(pattern: str) -> str:
        found = next(store.select(f"{hrg} SELECT ?v WHERE {{ {pattern} }}").rows)[0]
        return found.value if found else ""

    busiest = (
        "{{ SELECT ?x (COUNT(*) AS ?n) {{ ?act hrg:{0} ?x }} GROUP BY ?x ORDER BY DESC(?n) LIMIT 1 }}"
        "?x rdfs:label ?v"
    )
    act = first("?v a hrg:UrgeAct ; hrg:addressee ?x } LIMIT 1 #")
    about = {
        "acts-of-actor": first(busiest.format("actor")),
        "asked-of-official": first(busiest.format("addresseeOffice")),
        "office-holders": first(busiest.format("addresseeOffice")),
        "article-claims": first(f"<{act}> hrg:reportedIn ?v"),
        "evidence": act,
    }
    return {query: {VALUES[query]: value} for query, value in about.items()}


def in_folder(store: Store) -> Count:
    """Questions to a store, as `hrgraph query` asks them."""

    def count(query: SavedQuery, given: dict[str, str], limit: int | None) -> int:
        if query.form == "construct":
            return sum(1 for _ in islice(store.construct(query.bind(given)), limit))
        return sum(1 for _ in answer(store, query, given, limit=limit).rows)

    return count


def plainly(store: Store) -> Count:
    """Questions to a store as SPARQL alone, the first page by LIMIT."""

    def count(query: SavedQuery, given: dict[str, str], limit: int | None) -> int:
        sparql = query.bind(given) + (f"\nLIMIT {limit}" if limit else "")
        found = store.construct(sparql) if query.form == "construct" else store.select(sparql).rows
        return sum(1 for _ in found)

    return count


def with_rdflib(articles: int) -> Count:
    """Questions to rdflib in memory."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=b"".join(corpus(articles, derived=True)), format="nquads")

    def count(query: SavedQuery, given: dict[str, str], limit: int | None) -> int:
        sparql = query.bind(given) + (f"\nLIMIT {limit}" if limit else "")
        return len(list(dataset.query(sparql)))

    return count


def measure(
    engine: str,
    articles: int,
    ask: Count,
    queries: tuple[SavedQuery, ...],
    given: dict[str, dict[str, str]],
    clock: Callable[[], float],
) -> Iterator[Timing]:
    """Time each question; one that fails is told and left out."""
    for query in queries:
        parameters = given.get(query.name, {})

        def timed(
            limit: int | None, query: SavedQuery = query, about: dict[str, str] = parameters
        ) -> tuple[float, int]:
            begun = clock()
            rows = ask(query, about, limit)
            return clock() - begun, rows

        try:
            (page_cold, _), (page_warm, _) = timed(PAGE), timed(PAGE)
            (whole_cold, rows), (whole_warm, _) = timed(None), timed(None)
        except (HrgraphError, ValueError, TypeError, MemoryError) as error:  # what the engine can't do
            print(f"  {engine}, {query.name}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
            continue
        yield Timing(engine, articles, query.name, rows, page_cold, page_warm, whole_cold, whole_warm)


def show(timings: list[Timing]) -> None:
    """A Markdown table."""
    print("| question | engine | articles | rows | page cold | page warm | whole cold | whole warm |")
    print("|---|---|---|---|---|---|---|---|")
    for t in sorted(timings, key=lambda t: (t.query, t.engine, t.articles)):
        print(
            f"| {t.query} | {t.engine} | {t.articles:,} | {t.rows:,} | {1000 * t.page_cold:.0f} ms | "
            f"{1000 * t.page_warm:.0f} ms | {t.whole_cold:.2f} s | {t.whole_warm:.2f} s |"
        )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--engines", nargs="+", default=["hrgraph", "plain", "rdflib"])
    parser.add_argument("--queries", nargs="*", default=[], help="only these questions")
    parser.add_argument("--endpoint", default="", help="address of an empty store for the engine endpoint")
    parser.add_argument("--keep", type=Path, help="folder for the stores, used again where they are there")
    parser.add_argument("--clock", choices=("cpu", "wall"), default="cpu")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    clock = time.process_time if options.clock == "cpu" else time.perf_counter
    timings: list[Timing] = []

    def chosen(folder: Path | None = None) -> tuple[SavedQuery, ...]:
        return tuple(q for q in saved_queries(folder) if not options.queries or q.name in options.queries)

    with tempfile.TemporaryDirectory(prefix="hrgraph-bench-") as temporary:
        home = options.keep or Path(temporary)
        home.mkdir(exist_ok=True)
        for articles in options.articles:
            for engine in options.engines:
                print(f"{engine}, {articles:,} articles", file=sys.stderr)
                begun = time.perf_counter()
                if engine == "rdflib":
                    with Store.in_memory() as store:
                        store.replace_graphs((g, text, "") for g, text in synthetic_graphs(articles))
                        given = values(store)
                    ask = with_rdflib(articles)
                    timings += measure(engine, articles, ask, chosen(), given, clock)
                    continue
                if engine == "endpoint":
                    with open_store(options.endpoint, write=True) as remote:
                        for graph, nquads in synthetic_graphs(articles):
                            remote.replace_graph(graph, nquads)
                        ask, given = plainly(remote), values(remote)
                        timings += measure(engine, articles, ask, chosen(), given, time.perf_counter)
                    continue
                folder = home / f"{engine}-{articles}"
                if not (folder / "hrgraph-store.json").exists():
                    load(folder, articles, derived=engine == "hrgraph")
                    print(f"  loaded in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
                with open_store(folder) as store:
                    given = values(store)
                    if engine == "hrgraph":
                        timings += measure(engine, articles, in_folder(store), chosen(), given, clock)
                    else:
                        timings += measure(engine, articles, plainly(store), chosen(PLAIN), given, clock)
    if options.json:
        json.dump([asdict(timing) for timing in timings], sys.stdout, indent=1)
    else:
        show(timings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
