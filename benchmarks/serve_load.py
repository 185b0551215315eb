"""Load on `hrgraph serve`, on loopback: many clients with mixed questions, then ten hostile queries.

Makes a store of synthetic articles, starts the server, measures, prints, and ends by itself:

    python benchmarks/serve_load.py --articles 10000 --clients 32 --seconds 60
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parent))
from synthetic import synthetic_graphs  # type: ignore[import-not-found, unused-ignore]

from hrgraph.iris import BASE, HRG

PREFIXES = f"PREFIX hrg: <{HRG}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i",
    "SELECT DISTINCT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?x) }",
    "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:b>)* ?b . ?b (<x:a>|!<x:b>)* ?c }",
    "SELECT (COUNT(*) AS ?n) { ?a (<x:a>|!<x:b>)+ ?a . ?c (<x:a>|!<x:b>)+ ?c }",
    "CONSTRUCT { ?a ?e ?i } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(CONCAT(STR(?c), STR(?f)), "(x+x+)+y")) }',
    "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(CONTAINS(STR(?c), STR(?f))) }",
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?a) }",
)


class Corpus:
    """Names and IRIs that the questions are about."""

    def __init__(self, graphs: list[tuple[str, str]]) -> None:
        self.actors: list[str] = []
        self.acts: list[str] = []
        self.articles: list[str] = []
        self.labels: list[str] = []
        for graph, text in graphs:
            for line in text.splitlines():
                subject, predicate, rest = line.split(" ", 2)
                iri = subject[1:-1]
                if predicate.endswith("#type>") and f"<{HRG}Article>" in rest:
                    self.articles.append(iri)
                elif predicate.endswith("#type>") and f"<{HRG}Act>" in rest:
                    self.acts.append(iri)
                elif graph.endswith("/authority") and predicate.endswith("#label>"):
                    self.actors.append(iri)
                    self.labels.append(rest.split('"')[1])

    def question(self, rng: random.Random) -> tuple[str, str, dict[str, str]]:
        """Kind, path and parameters of one request, as visitors mix them."""
        label, actor = rng.choice(self.labels), rng.choice(self.actors)
        kinds: dict[str, tuple[int, str, dict[str, str]]] = {
            "entity page": (25, _path(actor), {}),
            "article page": (12, _path(rng.choice(self.articles)), {}),
            "act page": (8, _path(rng.choice(self.acts)), {}),
            "entity as Turtle": (8, f"{_path(actor)}.ttl", {}),
            "first page": (5, "/", {}),
            "question: acts of an actor": (8, "/questions/acts-of-actor", {"actor": label}),
            "question: holders": (4, "/questions/office-holders", {"office": label}),
            "search": (8, "/search", {"q": label.split()[0]}),
            "suggestions": (10, "/suggest", {"q": label[:3]}),
            "SPARQL: acts of an actor": (
                6,
                "/sparql",
                {"query": f"{PREFIXES} SELECT ?act ?l {{ ?act hrg:actor <{actor}> ; rdfs:label ?l }}"},
            ),
            "SPARQL: co-actors": (
                4,
                "/sparql",
                {
                    "query": f"{PREFIXES} SELECT ?o (COUNT(DISTINCT ?act) AS ?n) "
                    f"{{ ?act hrg:actor <{actor}> , ?o }} GROUP BY ?o ORDER BY DESC(?n) LIMIT 20"
                },
            ),
            "reconciliation": (2, "/reconcile", {"queries": f'{{"q0": {{"query": "{label[:-1]}"}}}}'}),
        }
        kind = rng.choices([*kinds], [weight for weight, _, _ in kinds.values()])[0]
        _, path, parameters = kinds[kind]
        return kind, path, parameters


def _path(iri: str) -> str:
    return "/id/" + iri.removeprefix(BASE)


async def visit(
    client: httpx.AsyncClient, corpus: Corpus, seed: int, until: float, times: dict[str, list[float]]
) -> Counter[str]:
    """One client: asks, reads, asks again, until the end."""
    rng = random.Random(seed)
    faults: Counter[str] = Counter()
    while time.monotonic() < until:
        kind, path, parameters = corpus.question(rng)
        begun = time.monotonic()
        try:
            response = await client.get(path, params=parameters or None)
        except httpx.HTTPError as error:
            faults[f"{kind}: {type(error).__name__}"] += 1
            continue
        times[kind].append(time.monotonic() - begun)
        if response.status_code != 200:
            faults[f"{kind}: {response.status_code}"] += 1
    return faults


async def load(url: str, corpus: Corpus, clients: int, seconds: float, seed: int) -> None:
    """Mixed questions from many clients at once."""
    times: dict[str, list[float]] = defaultdict(list)
    limits = httpx.Limits(max_connections=clients)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        until = time.monotonic() + seconds
        tasks = [visit(client, corpus, seed + n, until, times) for n in range(clients)]
        faults = sum(await asyncio.gather(*tasks), Counter[str]())
    every = [t for group in times.values() for t in group]
    print(f"\n{clients} clients, {seconds:g} s: {len(every)} answers, {len(every) / seconds:.0f} a second")
    print(f"  errors: {dict(faults) or 'none'}")
    report("all", every)
    for kind, group in sorted(times.items()):
        report(kind, group)


def report(kind: str, times: list[float]) -> None:
    """Median, 95th percentile and worst in milliseconds."""
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)] if len(ordered) > 1 else ordered[0]
    figures = f"{statistics.median(ordered) * 1000:7.0f} {p95 * 1000:7.0f} {ordered[-1] * 1000:7.0f}"
    print(f"  {kind:28}{len(times):6} answers, ms: median, p95, worst {figures}")


async def hostile(url: str, corpus: Corpus, seconds: float, seed: int) -> None:
    """Ten hostile queries at once, and one visitor beside them."""
    times: dict[str, list[float]] = defaultdict(list)
    async with httpx.AsyncClient(base_url=url, timeout=120) as client:

        async def attack(query: str) -> int:
            return (await client.get("/sparql", params={"query": query})).status_code

        attacks = [asyncio.ensure_future(attack(query)) for query in HOSTILE]
        faults = await visit(client, corpus, seed, time.monotonic() + seconds, times)
        statuses = Counter(await asyncio.gather(*attacks))
    every = [t for group in times.values() for t in group]
    print(f"\nbeside ten hostile queries (which got {dict(statuses)}), {seconds:g} s, one visitor")
    print(f"  errors: {dict(faults) or 'none'}")
    report("all", every)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    graphs = list(synthetic_graphs(options.articles, options.seed))
    corpus = Corpus(graphs)
    with tempfile.TemporaryDirectory(prefix="hrgraph-load-") as folder:
        store = Path(folder) / "store"
        begun = time.monotonic()
        build(store, graphs)
        quads = sum(text.count("\n") for _, text in graphs)
        print(f"store: {options.articles} articles, {quads:,} statements, {time.monotonic() - begun:.0f} s")
        del graphs
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-m", "hrgraph", "serve", "--store", str(store), "--port", str(port)]
        server = subprocess.Popen([*command, "--time-limit", "20"], env=dict(os.environ))
        try:
            print(f"ready, with its search index, after {wait(url, corpus):.1f} s")
            asyncio.run(load(url, corpus, options.clients, options.seconds, options.seed))
            asyncio.run(hostile(url, corpus, min(20.0, options.seconds), options.seed))
            with Path(f"/proc/{server.pid}/status").open() as status:
                print("\nserver process:", next(line for line in status if line.startswith("VmHWM")).strip())
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
    return 0


def build(store: Path, graphs: list[tuple[str, str]]) -> None:
    """The synthetic corpus with the ontology, as a store in a folder."""
    import pyoxigraph as ox

    from hrgraph.resources import ontology_dir
    from hrgraph.store import Store

    ontology = f"{BASE}graph/ontology"
    lines = [
        f"{t.subject} {t.predicate} {t.object} <{ontology}> .\n"
        for path in sorted(ontology_dir().glob("*.ttl"))
        for t in ox.parse(path=path)
    ]
    with Store(store, create=True) as opened:
        opened.replace_graph(ontology, "".join(lines))
        for graph, nquads in graphs:
            opened.replace_graph(graph, nquads)
        opened.optimize()


def wait(url: str, corpus: Corpus) -> float:
    """Seconds until the server has its search index."""
    begun = time.monotonic()
    while time.monotonic() - begun < 600:
        try:
            if httpx.get(f"{url}/suggest", params={"q": corpus.labels[0][:4]}, timeout=60).json():
                return time.monotonic() - begun
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise SystemExit("the server did not get ready within ten minutes")


if __name__ == "__main__":
    sys.exit(main())
