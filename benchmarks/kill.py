"""Builds that are killed at random moments: `python benchmarks/kill.py [--kills 50] [--articles 200]`.

Four scenarios take turns: a store is built from nothing; the sources (ontology and authority data) are
loaded anew into it; half of its articles are replaced, some removed, some added; and the same with shards
that are loaded (`hrgraph load`).  A process at it is sent SIGKILL at a random moment.  After each kill the
store must open, and every article in it must be whole: exactly the old one or the new one, with the note
that goes with it.  Then the same is run again, and killed again; and at last it is run to its end, and the
export must be that of a store that nobody disturbed, byte for byte, and the lists must say what the graphs
do.  With `--jobs 2` the builds read with two more processes, which must end when the one that is killed does.

The mapper is a small one of this file's own, and the gate lets everything in, so that most moments fall into
the writing.  The exit status is 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hrgraph.export import export
from hrgraph.iris import BASE, IriFactory
from hrgraph.pipeline import build
from hrgraph.pipeline.shards import Setup, build_shards, load_shards
from hrgraph.queries import saved_queries
from hrgraph.records import Act, Article, MappedArticle, Participant, Span
from hrgraph.store import Store, open_store
from hrgraph.validate import Report

WORDS = ("urged the Assembly to meet", "urged the Assembly to act", "urged the Assembly to listen")
AUTHORITY = """
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/hrgraph/id/> .
<org/invented-assembly> a hrg:UNBody ; rdfs:label "Invented Assembly"@en .
"""
RECORD = (
    '<org/invented-network-{n}> a hrg:CivilSocietyOrganisation ; rdfs:label "Invented Network {n}"@en .\n'
)
SCENARIOS = ("build", "sources", "replace", "load")
ASSEMBLY = Participant(
    f"{BASE}org/invented-assembly",
    "Invented Assembly",
    ("Invented Assembly",),
    "the Assembly",
    "organisation",
)


class SmallMapper:
    """Every "NAME urged the Assembly" is a request."""

    versions = (
        ("authority", f"sha256:{'a' * 64}"),
        ("hrgraph", "0"),
        ("lexicon", f"sha256:{'b' * 64}"),
        ("model", "none"),
    )

    def map(self, article: Article) -> MappedArticle:
        """See `ArticleMapper`."""
        acts, position = [], 0
        for line in article.text.split("\n"):
            name, found, _ = line.partition(" urged ")
            if found:
                actor = Participant(
                    f"{BASE}org/{name.lower().replace(' ', '-')}", name, (name,), name, "organisation"
                )
                end, trigger = position + len(line), position + len(name) + 1
                acts.append(
                    Act(
                        *(position, end, "urge", (actor,), (ASSEMBLY,), (), (), line, "urge/urge"),
                        Span(trigger, trigger + 5),
                    )
                )
            position += len(line) + 1
        return MappedArticle(article, tuple(acts), (), versions=self.versions)


def write_corpus(folder: Path, articles: int, rng: random.Random) -> None:
    """Two states of a corpus, `old` and `new`, and of authority data, `authority` and `authority-new`."""
    for state in ("old", "new"):
        (folder / state).mkdir()
    for number in range(articles):
        lines = [
            f"Invented Network {rng.randrange(500)} {rng.choice(WORDS)}." for _ in range(rng.randint(1, 12))
        ]
        text = f"Letter {number}\n\n" + "\n\n".join(lines) + "\n"
        kind = rng.random()
        if kind < 0.9:
            (folder / "old" / f"letter-{number}.txt").write_text(text)
        if kind < 0.5 or kind >= 0.9:
            (folder / "new" / f"letter-{number}.txt").write_text(text)
        elif kind < 0.85:
            (folder / "new" / f"letter-{number}.txt").write_text(
                text + "\nInvented Network 1 " + WORDS[0] + ".\n"
            )
    for name, records in (("authority", 500), ("authority-new", 3000)):
        (folder / name).mkdir()
        data = AUTHORITY + "".join(RECORD.format(n=n) for n in range(records))
        (folder / name / "authority.ttl").write_text(data)


def run_build(corpus: Path, store: Path, authority: Path, jobs: int = 1) -> None:
    """A build, undisturbed."""
    report = build(
        [corpus],
        store,
        SmallMapper,
        prune=True,
        authority=authority,
        gate=lambda _: Report(()),
        curation=False,
        jobs=jobs,
    )
    assert report.complete, report
    assert report.jobs == jobs, report.jobs


def article_graphs(store: Store) -> dict[str, str]:
    """The hash of each article's statements, by the graph's IRI; of the sources too."""
    notes = IriFactory().meta_graph
    return {
        graph: hashlib.sha256(b"".join(export(store, "nquads", graph))).hexdigest()
        for graph in store.graphs()
        if graph != notes
    }


def left_behind(command: object, patience: float = 20) -> int:
    """How many processes of a command go on; they may finish the article that they are at."""
    assert isinstance(command, list)
    wanted = "\0".join(command).encode() + b"\0"
    end = time.monotonic() + patience
    while True:
        found = 0
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with contextlib.suppress(OSError):  # it has just ended
                found += path.read_bytes() == wanted
        if not found or time.monotonic() > end:
            return found
        time.sleep(0.05)


def listed_wrongly(store: Store) -> list[str]:
    """The saved questions to which the lists of a store give another answer than its graphs."""
    if store.lists is None:
        return ["the lists are not up to date"]
    return [
        f"{query.name} is not answered as the SPARQL is"
        for query in saved_queries()
        if query.sql and query.form == "select"
        if all(p.default is not None for p in query.parameters)
        if list(store.lists.select(*query.bind_sql()).rows) != list(store.select(query.bind()).rows)
    ]


class Trial:
    """A scenario, its beginning, and what must come out of it.

    Args:
        name: one of `SCENARIOS`.
        folder: where the corpus is.
        jobs: processes that read articles in a build.
    """

    def __init__(self, name: str, folder: Path, jobs: int) -> None:
        self.name = name
        self.jobs = jobs
        old, new = folder / "old", folder / "new"
        before, after = folder / "authority", folder / "authority-new"
        self.corpus = new if name in ("replace", "load") else old
        self.authority = after if name == "sources" else before
        self.start = None if name == "build" else folder / "store-built"
        if self.start is not None and not self.start.exists():
            run_build(old, self.start, before)
        self.shards = folder / "shards"
        if name == "load":
            made = build_shards(
                [str(new)], str(self.shards), Setup(SmallMapper, before), curation=False, shard_size=20
            )
            assert not made.kept_out, made
        self.whole = folder / f"store-{name}"
        begin = time.perf_counter()
        self._fresh(self.whole)
        done = self._process(self.whole).wait()
        assert done == 0, f"the undisturbed build ended with {done}"
        self.seconds = time.perf_counter() - begin
        with open_store(self.whole) as store:
            self.expected = article_graphs(store)
            self.export = hashlib.sha256(b"".join(export(store, "nquads"))).hexdigest()
        self.before: dict[str, str] = {}
        if self.start is not None:
            with open_store(self.start) as store:
                self.before = article_graphs(store)
        self.store = folder / f"killed-{name}"
        self._fresh(self.store)

    def _fresh(self, place: Path) -> None:
        shutil.rmtree(place, ignore_errors=True)
        if self.start is not None:
            shutil.copytree(self.start, place)

    def _process(self, store: Path) -> subprocess.Popen[str]:
        if self.name == "load":
            command = [sys.executable, __file__, "--load", str(self.shards), str(store)]
        else:
            command = [sys.executable, __file__, "--jobs", str(self.jobs)]
            command += ["--child", *map(str, (self.corpus, store, self.authority))]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"  # what is loaded; from here on every moment counts
        return process

    def kill(self, share: float) -> tuple[str, list[str]]:
        """Kill a process at it, and look at the store.

        Args:
            share: when, as a share of the time that it takes.

        Returns:
            What came of it, and what is wrong.
        """
        process = self._process(self.store)
        begin, survived = time.perf_counter(), True
        try:
            process.wait(share * self.seconds)
            self.seconds = min(self.seconds, time.perf_counter() - begin)  # so quick it can be
        except subprocess.TimeoutExpired:
            survived = False
            process.kill()
            process.wait()
        left = left_behind(process.args)
        if left:
            return "processes left behind", [f"{left} processes went on without the one that was killed"]
        if not self.store.exists():
            return "before the store was there", []
        if not (self.store / "hrgraph-store.json").exists():
            return "before the store was one", []
        with open_store(self.store) as store:
            found, keys = article_graphs(store), set(store.graph_keys())
        wrong = [
            f"{graph} is neither the old nor the new one"
            for graph, content in found.items()
            if content not in (self.expected.get(graph), self.before.get(graph))
        ]
        wrong += [f"{graph} is noted and not there" for graph in sorted(keys - set(found))]
        wrong += [f"{graph} is there without a note" for graph in sorted(set(found) - keys)]
        if survived:
            return "after the end", [*wrong, *self.complete()]
        done = sum(self.expected.get(graph) == content for graph, content in found.items())
        return f"{done} of {len(self.expected)} graphs as they shall be", wrong

    def complete(self) -> list[str]:
        """Run it to its end, say what is wrong then, and begin anew."""
        status = self._process(self.store).wait()
        wrong = [] if status == 0 else [f"the rerun ended with {status}"]
        with open_store(self.store) as store:
            if hashlib.sha256(b"".join(export(store, "nquads"))).hexdigest() != self.export:
                wrong.append("the export differs from that of an undisturbed build")
            wrong += listed_wrongly(store)
        self._fresh(self.store)
        return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--jobs", type=int, default=1, help="processes that read articles in a build")
    options.add_argument("--child", nargs=3, metavar=("ARTICLES", "STORE", "AUTHORITY"), type=Path)
    options.add_argument("--load", nargs=2, metavar=("SHARDS", "STORE"), type=Path)
    chosen = options.parse_args(arguments)
    if chosen.child:
        print("ready", flush=True)
        corpus, store, authority = chosen.child
        run_build(corpus, store, authority, chosen.jobs)
        return 0
    if chosen.load:
        print("ready", flush=True)
        load_shards(str(chosen.load[0]), chosen.load[1], prune=True)
        return 0
    rng = random.Random(chosen.seed)
    lost: list[str] = []
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="hrgraph-kill-") as name:
        folder = Path(name)
        write_corpus(folder, chosen.articles, rng)
        trials = [Trial(scenario, folder, chosen.jobs) for scenario in SCENARIOS]
        for trial in trials:
            print(
                f"{trial.name}: {trial.seconds:.1f} s undisturbed, {len(trial.expected)} graphs", flush=True
            )
        for number in range(chosen.kills):
            trial = trials[number % len(trials)]
            share = rng.random()
            said, wrong = trial.kill(share)
            outcomes[f"{trial.name}: {said}" if said[0].isalpha() else f"{trial.name}: in the middle"] += 1
            print(f"kill {number + 1} in {trial.name} at {share:.0%}: {said}", *wrong, sep="\n  ", flush=True)
            lost += wrong
        for trial in trials:
            wrong = trial.complete()
            print(f"{trial.name}, run to the end: {wrong or 'as undisturbed'}", flush=True)
            lost += wrong
    for said, count in sorted(outcomes.items()):
        print(f"{count:4} {said}")
    print(f"{chosen.kills} kills, {len(lost)} losses")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
