"""A synthetic corpus as N-Quads, shaped as docs/model.md says: for load tests, never for findings.

All names are invented, States too, so that no line can be taken for a fact about anybody.
The same numbers give the same bytes.  Run it to write a file: `python benchmarks/synthetic.py 1000 >
corpus.nq`.
"""

from __future__ import annotations

import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hrgraph.iris import HRG, IriFactory, slug

if TYPE_CHECKING:
    from hrgraph.store import Store

__all__ = ["synthetic_graphs", "synthetic_store"]

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# act: (class, shortcut, verb, share of all acts)
ACTS: dict[str, tuple[str, str, str, int]] = {
    "urge": ("UrgeAct", "urged", "urged", 26),
    "welcome": ("WelcomeAct", "welcomed", "welcomed", 9),
    "condemn": ("CondemnAct", "condemned", "condemned", 10),
    "concern": ("ConcernAct", "voicedConcernTo", "voiced concern to", 8),
    "state": ("StatementAct", "told", "told", 12),
    "commit": ("CommitAct", "promised", "promised", 4),
    "meet": ("MeetAct", "met", "met", 6),
    "submit": ("SubmitAct", "submittedTo", "submitted a letter to", 6),
    "adopt": ("AdoptAct", "decidedOn", "adopted a decision on", 4),
    "join": ("JoinAct", "joinedWith", "joined with", 4),
    "appoint": ("AppointAct", "appointed", "appointed", 2),
    "attack": ("AttackAct", "attacked", "detained", 7),
    "commemorate": ("CommemorateAct", "commemorated", "commemorated", 2),
}
SYLLABLES = (
    *("bel", "ta", "mo", "ria", "var", "so", "lin", "que", "dar", "ni", "ora", "pel"),
    *("ku", "me", "sha", "ti", "ven", "gor", "ala", "zu", "ren", "ica", "dro", "fa"),
)
THEMES = (
    "Torture Prevention",
    "Human Rights Defenders",
    "Freedom of Expression",
    "Women's Rights",
    "Indigenous Peoples",
    "Enforced Disappearances",
    "Peaceful Assembly",
    "Minority Rights",
    "Access to Justice",
    "Labour Rights",
    "Environmental Defenders",
    "Digital Rights",
    "Children's Rights",
    "Independence of Judges",
    "Right to Food",
)
BODIES = (
    "Network",
    "Centre",
    "Alliance",
    "Commission",
    "Forum",
    "Watch",
    "Federation",
    "Initiative",
    "League",
)
DEMANDS = (
    "to release all those held for their work",
    "to repeal the law on associations",
    "to renew the mandate",
    "to speak out publicly on reprisals",
    "to grant access to independent monitors",
)


@dataclass(frozen=True, slots=True)
class _Thing:
    iri: str
    label: str
    theme: int
    office: str = ""


class _Cast:
    """Everybody and everything that acts can be about."""

    def __init__(self, size: int, rng: random.Random, iris: IriFactory) -> None:
        self.lines: list[str] = []
        self.iris = iris
        self.rng = rng
        self.graph = iris.authority_graph
        base = iris.base
        self.topics = [
            self.thing(f"{base}topic/{slug(t)}", f"{SKOS}Concept", t, n) for n, t in enumerate(THEMES)
        ]
        self.states = self._states(min(60, 8 + size // 20))
        self.organisations = self._organisations(max(20, size))
        self.bodies = self._bodies()
        self.offices, self.people = self._offices()
        self.instruments = self._instruments(max(10, size // 5))

    def thing(self, iri: str, kind: str, label: str, theme: int, *pairs: tuple[str, str]) -> _Thing:
        """Declare one thing in the authority graph."""
        self.lines.append(quad(iri, TYPE, f"<{kind if ':' in kind else HRG + kind}>", self.graph))
        self.lines.append(quad(iri, f"{RDFS}label", text(label, "en"), self.graph))
        self.lines.extend(quad(iri, prop, value, self.graph) for prop, value in pairs)
        return _Thing(iri, label, theme)

    def _word(self) -> str:
        return "".join(self.rng.choice(SYLLABLES) for _ in range(self.rng.randint(2, 3))).capitalize()

    def _fresh(self, used: set[str]) -> str:
        word = self._word()
        while word in used:
            word = self._word() + self.rng.choice(SYLLABLES)
        used.add(word)
        return word

    def _states(self, count: int) -> list[_Thing]:
        used: set[str] = set()
        names = [self._fresh(used) for _ in range(count)]
        return [
            self.thing(f"{self.iris.base}state/{slug(n)}", "State", n, i % len(THEMES))
            for i, n in enumerate(names)
        ]

    def _organisations(self, count: int) -> list[_Thing]:
        kinds = ("CivilSocietyOrganisation",) * 16 + ("Coalition", "Media", "Company", "GovernmentBody")
        found: list[_Thing] = []
        for n in range(count):
            theme = self.rng.randrange(len(THEMES))
            kind = self.rng.choice(kinds)
            state = self.rng.choice(self.states)
            label = f"{self._word()} {self.rng.choice(BODIES)} for {THEMES[theme]}"
            iri = f"{self.iris.base}org/{slug(label)}-{n}"
            acronym = "".join(w[0] for w in label.split() if w[0].isupper()) + str(n)
            found.append(
                self.thing(
                    iri,
                    kind,
                    label,
                    theme,
                    (f"{HRG}country", f"<{state.iri}>"),
                    (f"{HRG}acronym", text(acronym, "en")),
                )
            )
        return found

    def _bodies(self) -> list[_Thing]:
        base, found = self.iris.base, []
        for n, theme in enumerate(THEMES):
            kind = ("TreatyBody", "UNBody", "SpecialProcedure", "RegionalBody", "InvestigativeBody")[n % 5]
            label = (
                f"{('Committee', 'Council', 'Working Group', 'Regional Court', 'Inquiry')[n % 5]} on {theme}"
            )
            found.append(self.thing(f"{base}org/{slug(label)}", kind, label, n))
        return found

    def _offices(self) -> tuple[list[_Thing], list[_Thing]]:
        base = self.iris.base
        offices: list[_Thing] = []
        people: list[_Thing] = []
        seats = [(f"Rapporteur on {t}", n, self.bodies[n]) for n, t in enumerate(THEMES)]
        seats += [(f"President of {s.label}", s.theme, s) for s in self.states]
        for label, theme, body in seats:
            iri = f"{base}office/{slug(label)}"
            pairs = [(f"{ORG}postIn", f"<{body.iri}>")]
            if body in self.bodies:
                pairs.append((f"{HRG}jurisdiction", f"<{self.topics[theme].iri}>"))
            offices.append(self.thing(iri, "Office", label, theme, *pairs))
            for begin in (2012, 2018):
                name = f"{self._word()} {self._word()}"
                person = f"{base}person/{slug(name)}-{len(people)}"
                self.thing(person, "Person", name, theme)
                people.append(_Thing(person, name, theme, iri))
                membership = f"{base}membership/{slug(name)}-{len(people)}"
                pairs = [
                    (f"{ORG}member", f"<{person}>"),
                    (f"{HRG}office", f"<{iri}>"),
                    (f"{HRG}begin", typed(f"{begin}-01-01", "date")),
                ]
                if begin == 2012:
                    pairs.append((f"{HRG}end", typed("2017-12-31", "date")))
                self.thing(membership, "Membership", f"{name}, {label}, from {begin}", theme, *pairs)
        return offices, people

    def _instruments(self, count: int) -> list[_Thing]:
        kinds = ("Resolution",) * 6 + ("Law", "Treaty", "Report", "Declaration", "PolicyDocument", "Judgment")
        found = []
        for n in range(count):
            theme = self.rng.randrange(len(THEMES))
            kind = self.rng.choice(kinds)
            label = f"{kind} {self.rng.randint(1, 90)}/{n} on {THEMES[theme]}"
            iri = f"{self.iris.base}instrument/S-{n}"
            found.append(
                self.thing(iri, kind, label, theme, (f"{DCTERMS}subject", f"<{self.topics[theme].iri}>"))
            )
        return found


def text(value: str, language: str = "") -> str:
    """A literal in N-Quads."""
    plain = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{plain}"@{language}' if language else f'"{plain}"'


def typed(value: str, datatype: str) -> str:
    """A typed literal in N-Quads."""
    return f'"{value}"^^<{XSD}{datatype}>'


def quad(subject: str, predicate: str, thing: str, graph: str) -> str:
    """A line of N-Quads; `thing` is an IRI in brackets or a literal."""
    return f"<{subject}> <{predicate}> {thing} <{graph}> ."


class _Picker:
    """Draws with a heavy tail: a few things are drawn often, most rarely; mostly within a theme."""

    def __init__(self, things: Sequence[_Thing], rng: random.Random) -> None:
        self.rng = rng
        self.groups: dict[int, tuple[Sequence[_Thing], list[float]]] = {-1: self._weighted(things)}
        for theme in range(len(THEMES)):
            if mine := [t for t in things if t.theme == theme]:
                self.groups[theme] = self._weighted(mine)

    @staticmethod
    def _weighted(things: Sequence[_Thing]) -> tuple[Sequence[_Thing], list[float]]:
        return things, list(accumulate((rank + 3) ** -0.8 for rank in range(len(things))))

    def one(self, theme: int) -> _Thing:
        group = theme if theme in self.groups and self.rng.random() < 0.85 else -1
        things, sums = self.groups[group]
        return things[bisect(sums, self.rng.random() * sums[-1])]


def synthetic_graphs(articles: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """The authority graph, then one graph an article, as (graph IRI, N-Quads).

    About five acts an article, of all thirteen types, in 2012 to 2023; the cast grows with the corpus.
    """
    rng = random.Random(seed)
    iris = IriFactory()
    cast = _Cast(articles, rng, iris)
    yield iris.authority_graph, "\n".join(cast.lines) + "\n"
    pickers = {
        "organisations": _Picker(cast.organisations, rng),
        "states": _Picker(cast.states, rng),
        "offices": _Picker(cast.offices, rng),
        "people": _Picker(cast.people, rng),
        "bodies": _Picker(cast.bodies, rng),
        "instruments": _Picker(cast.instruments, rng),
    }
    for number in range(articles):
        yield _article(number, rng, iris, pickers)


def _article(number: int, rng: random.Random, iris: IriFactory, pick: dict[str, _Picker]) -> tuple[str, str]:
    name = f"synthetic-{number:06}"
    graph, article = iris.graph(name), iris.article(name)
    theme = rng.randrange(len(THEMES))
    year = min(2023, 2012 + int(12 * rng.random() ** 0.7))
    date = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    title = f"Synthetic article {number} on {THEMES[theme]}"
    publisher = pick["organisations"].one(theme)
    lines = [
        quad(article, TYPE, f"<{HRG}Article>", graph),
        quad(article, f"{RDFS}label", text(title, "en"), graph),
        quad(article, f"{DCTERMS}title", text(title, "en"), graph),
        quad(article, f"{DCTERMS}issued", typed(date, "date"), graph),
        quad(article, f"{DCTERMS}publisher", f"<{publisher.iri}>", graph),
        quad(article, f"{DCTERMS}language", text("en"), graph),
    ]
    run = iris.run("synthetic")
    lines += [
        quad(run, TYPE, f"<{HRG}MappingRun>", graph),
        quad(run, f"{RDFS}label", text("synthetic generator", "en"), graph),
    ]
    body = title + ". "
    keys, sums = tuple(ACTS), list(accumulate(a[3] for a in ACTS.values()))
    for _ in range(rng.choice((2, 3, 4, 5, 5, 6, 8, 10))):
        key = keys[bisect(sums, rng.random() * sums[-1])]
        body += _act(key, theme, date, len(body), (name, graph, article, run), rng, iris, pick, lines)
    lines.append(quad(article, f"{HRG}text", text(body), graph))
    return graph, "\n".join(dict.fromkeys(lines)) + "\n"


def _roles(
    key: str, theme: int, rng: random.Random, pick: dict[str, _Picker]
) -> tuple[list[_Thing], list[_Thing], list[_Thing]]:
    """Actors, addressees, instruments as such an act has them."""
    organisation, official = pick["organisations"], pick["people" if rng.random() < 0.5 else "offices"]
    target = official if rng.random() < 0.55 else pick["states"]
    instruments = [pick["instruments"].one(theme)] if rng.random() < 0.35 else []
    if key == "attack":
        actors = [pick["states"].one(theme)] if rng.random() < 0.8 else []
        return actors, [organisation.one(theme)], []
    if key in ("adopt", "appoint"):
        return (
            [pick["bodies"].one(theme)],
            [pick["people"].one(theme)] if key == "appoint" else [],
            [pick["instruments"].one(theme)],
        )
    if key in ("join", "commit") or (key == "state" and rng.random() < 0.5):
        return (
            [pick["states"].one(theme) for _ in range(rng.randint(1, 4))],
            [],
            [pick["instruments"].one(theme)],
        )
    signers = 1 if rng.random() < 0.6 else min(40, 2 + int(rng.expovariate(0.25)))
    actors = [organisation.one(theme) for _ in range(signers)]
    if key in ("state", "condemn", "concern") and rng.random() < 0.4:
        actors = [pick["people"].one(theme)]
    return actors, [target.one(theme)], instruments


def _act(
    key: str,
    theme: int,
    date: str,
    start: int,
    home: tuple[str, str, str, str],
    rng: random.Random,
    iris: IriFactory,
    pick: dict[str, _Picker],
    lines: list[str],
) -> str:
    """Add one act with its evidence; returns its sentence."""
    name, graph, article, run = home
    kind, shortcut, verb, _ = ACTS[key]
    actors, addressees, instruments = (list(dict.fromkeys(r)) for r in _roles(key, theme, rng, pick))
    addressees = [a for a in addressees if a not in actors]
    act, evidence = iris.act(name, key, start), iris.evidence(iris.act(name, key, start))
    who = " and ".join(a.label for a in actors[:3]) or "Unknown men"
    demand = rng.choice(DEMANDS) if key == "urge" else ""
    whom = " and ".join(a.label for a in addressees)
    about = f" under {instruments[0].label}" if instruments else ""
    quote = " ".join(f"{who} {verb} {whom} {demand}{about}".split()) + "."
    label = " ".join(f"{who} {verb} {whom}".split())
    pairs = [
        (TYPE, f"<{HRG}{kind}>"),
        (TYPE, f"<{HRG}Act>"),
        (f"{RDFS}label", text(label, "en")),
        (f"{HRG}date", typed(date, "date") if rng.random() < 0.8 else typed(date[:7], "gYearMonth")),
        (f"{HRG}factuality", f"<{HRG}{'Alleged' if key == 'attack' and rng.random() < 0.3 else 'Done'}>"),
        (f"{HRG}confidence", typed(f"{rng.uniform(0.4, 0.99):.2f}", "decimal")),
        (f"{HRG}frame", text(f"{key}/synthetic")),
        (f"{HRG}reportedIn", f"<{article}>"),
        (f"{HRG}quote", text(quote, "en")),
        (f"{HRG}evidence", f"<{evidence}>"),
    ]
    if demand:
        pairs.append((f"{HRG}demand", text(demand, "en")))
    if key == "attack":
        pairs.append((f"{HRG}violation", f"<{HRG}ArbitraryDetention>"))
    for role, things in (("actor", actors), ("addressee", addressees), ("instrument", instruments)):
        pairs.extend((f"{HRG}{role}", f"<{t.iri}>") for t in things)
        pairs.extend((f"{HRG}{role}Office", f"<{t.office}>") for t in things if t.office)
    lines.extend(quad(act, prop, value, graph) for prop, value in pairs)
    for actor in actors:
        lines.extend(quad(actor.iri, f"{HRG}{shortcut}", f"<{t.iri}>", graph) for t in addressees)
        lines.extend(quad(actor.iri, f"{HRG}invoked", f"<{t.iri}>", graph) for t in instruments)
    target = f"{evidence}/target"
    for subject, prop, value in (
        (evidence, TYPE, f"<{OA}Annotation>"),
        (evidence, f"{OA}motivatedBy", f"<{OA}identifying>"),
        (evidence, f"{OA}hasBody", f"<{act}>"),
        (evidence, f"{OA}hasTarget", f"<{target}>"),
        (evidence, f"{PROV}wasGeneratedBy", f"<{run}>"),
        (target, TYPE, f"<{OA}SpecificResource>"),
        (target, f"{OA}hasSource", f"<{article}>"),
        (target, f"{OA}hasSelector", f"<{evidence}/quote>"),
        (target, f"{OA}hasSelector", f"<{evidence}/position>"),
        (f"{evidence}/quote", TYPE, f"<{OA}TextQuoteSelector>"),
        (f"{evidence}/quote", f"{OA}exact", text(quote, "en")),
        (f"{evidence}/position", TYPE, f"<{OA}TextPositionSelector>"),
        (f"{evidence}/position", f"{OA}start", typed(str(start), "integer")),
        (f"{evidence}/position", f"{OA}end", typed(str(start + len(quote)), "integer")),
    ):
        lines.append(quad(subject, prop, value, graph))
    return quote + " "


def synthetic_store(articles: int, seed: int = 0) -> Store:
    """A store in memory with the project's ontology and a synthetic corpus."""
    import pyoxigraph

    from hrgraph.resources import ontology_dir
    from hrgraph.store import Store

    store = Store.in_memory()
    iris = IriFactory()
    ontology = [
        f"{t.subject} {t.predicate} {t.object} <{iris.ontology_graph}> ."
        for path in sorted(ontology_dir().glob("*.ttl"))
        for t in pyoxigraph.parse(path=path)
    ]
    store.replace_graph(iris.ontology_graph, "\n".join(ontology) + "\n")
    for graph, nquads in synthetic_graphs(articles, seed):
        store.replace_graph(graph, nquads)
    return store


if __name__ == "__main__":
    for _, nquads in synthetic_graphs(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0):
        sys.stdout.write(nquads)
