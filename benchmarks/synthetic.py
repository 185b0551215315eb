"""A synthetic corpus as N-Quads, shaped as docs/model.md says: for load tests, never for findings.

All names are invented, States too, so that no line can be taken for a fact about anybody.
The same numbers give the same bytes.  Run it to write a file: `python benchmarks/synthetic.py 1000 >
corpus.nq`.
"""

from __future__ import annotations

import hashlib
import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from hrgraph.iris import BASE, HRG, IriFactory, slug
from hrgraph.records import (
    Act,
    ActKey,
    Article,
    ArticleDate,
    Block,
    Entity,
    MappedArticle,
    Participant,
    ParticipantType,
    Span,
)
from hrgraph.triples import TripleWriter, name_key

if TYPE_CHECKING:
    from hrgraph.store import Store

__all__ = ["synthetic_graphs", "synthetic_store"]

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

# act: (class, shortcut, verb, share of all acts)
ACTS: dict[ActKey, tuple[str, str, str, int]] = {
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
FILLERS = (
    "The statement was published on Monday and sent to the members of the committee on the same day.",
    "Observers noted that the hall was full, that the debate lasted for hours, and that few left early.",
    "No reply had arrived when this text was written; earlier letters were answered within some weeks.",
)
VERSIONS = (("authority", "none"), ("hrgraph", "synthetic"), ("lexicon", "none"), ("model", "none"))
TYPES: dict[str, ParticipantType] = {
    "org": "organisation",
    "state": "state",
    "person": "person",
    "office": "office",
    "instrument": "instrument",
}


@dataclass(frozen=True, slots=True)
class _Thing:
    iri: str
    label: str
    theme: int
    type: ParticipantType
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
        self.unknown_people = self._unknown("person", max(20, size))
        self.unknown_organisations = self._unknown("organisation", max(20, size // 2))

    def thing(self, iri: str, kind: str, label: str, theme: int, *pairs: tuple[str, str]) -> _Thing:
        """Declare one thing in the authority graph."""
        self.lines.append(quad(iri, TYPE, f"<{kind if ':' in kind else HRG + kind}>", self.graph))
        self.lines.append(quad(iri, f"{RDFS}label", text(label, "en"), self.graph))
        self.lines.extend(quad(iri, prop, value, self.graph) for prop, value in pairs)
        names = [label, *(value.split('"')[1] for prop, value in pairs if prop == f"{HRG}acronym")]
        self.lines.extend(quad(iri, f"{HRG}nameKey", text(name_key(n)), self.graph) for n in names)
        path = iri.removeprefix(self.iris.base).partition("/")[0]
        return _Thing(iri, label, theme, TYPES.get(path, "organisation"))

    def _unknown(self, kind: ParticipantType, count: int) -> list[_Thing]:
        """Whom only articles name."""
        labels = [
            f"{self._word()} {self._word()}" + ("" if kind == "person" else f" {self.rng.choice(BODIES)}")
            for _ in range(count)
        ]
        return [
            _Thing(self.iris.unreviewed(kind, label), label, n % len(THEMES), kind)
            for n, label in enumerate(dict.fromkeys(labels))
        ]

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
                people.append(_Thing(person, name, theme, "person", iri))
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

    Articles go through the same writer as real ones, and resemble the 24 samples: about five acts an article,
    of all thirteen types, in 2012 to 2023; nine acts of ten by one actor, the others by up to forty; every
    third participant is unknown to the authority data; the cast grows with the corpus, and a few are
    everywhere.
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
        "unknown people": _Picker(cast.unknown_people, rng),
        "unknown organisations": _Picker(cast.unknown_organisations, rng),
    }
    writer = TripleWriter(iris)
    for number in range(articles):
        mapped = _article(number, rng, iris, pickers)
        yield iris.graph(mapped.article.id), writer.nquads(mapped)


def _article(number: int, rng: random.Random, iris: IriFactory, pick: dict[str, _Picker]) -> MappedArticle:
    theme = rng.randrange(len(THEMES))
    year = min(2023, 2012 + int(12 * rng.random() ** 0.7))
    published = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    title = f"Synthetic article {number} on {THEMES[theme]}"
    text_ = f"{title}\n\n"
    acts: list[Act] = []
    keys, sums = tuple(ACTS), list(accumulate(a[3] for a in ACTS.values()))
    for _ in range(rng.choice((2, 3, 4, 5, 5, 6, 8, 10))):
        key = keys[bisect(sums, rng.random() * sums[-1])]
        act = _act(key, theme, published, len(text_), rng, pick)
        acts.append(act)
        text_ += f"{act.quote} {rng.choice(FILLERS)}\n\n"
    participants = {
        p.iri: p for act in acts for p in (*act.actors, *act.on_behalf_of, *act.addressees, *act.instruments)
    }
    publisher = pick["organisations"].one(theme)
    article = Article(
        id=f"synthetic-{number:06}",
        text=text_,
        blocks=(Block(0, len(title), "title"), Block(len(title) + 2, len(text_), "body")),
        title=title,
        date=ArticleDate(published),
        publisher=publisher.label,
        sources=(f"https://example.org/synthetic-{number:06}",),
        sha256=hashlib.sha256(text_.encode()).hexdigest(),
    )
    entities = tuple(Entity(p, p.type, ()) for p in participants.values() if p.type != "group")
    return MappedArticle(article, tuple(acts), entities, versions=VERSIONS)


def _participant(thing: _Thing) -> Participant:
    known = not thing.iri.startswith(f"{BASE}unreviewed/")
    return Participant(
        iri=thing.iri,
        label=thing.label,
        names=(thing.label,),
        mention=thing.label,
        type=thing.type,
        office=thing.office or None,
        known=known,
        kind="" if known else {"person": "Person", "organisation": "Organisation"}[thing.type],
    )


def _roles(
    key: str, theme: int, rng: random.Random, pick: dict[str, _Picker]
) -> tuple[list[_Thing], list[_Thing], list[_Thing]]:
    """Actors, addressees, instruments as such an act has them."""
    organisation, official = pick["organisations"], pick["people" if rng.random() < 0.5 else "offices"]
    target = official if rng.random() < 0.35 else pick["states"]
    instruments = [pick["instruments"].one(theme)] if rng.random() < 0.25 else []
    if key == "attack":
        actors = [pick["states"].one(theme)] if rng.random() < 0.4 else []
        return (
            actors,
            [pick["unknown people"].one(theme) if rng.random() < 0.6 else organisation.one(theme)],
            [],
        )
    if key in ("adopt", "appoint"):
        return (
            [pick["bodies"].one(theme)],
            [pick["people"].one(theme)] if key == "appoint" else [],
            [pick["instruments"].one(theme)],
        )
    if key in ("join", "commit") or (key == "state" and rng.random() < 0.3):
        return [pick["states"].one(theme)], [], [pick["instruments"].one(theme)]
    if rng.random() < 0.3:
        organisation = pick["unknown organisations"]
    signers = 1 if rng.random() < 0.9 else min(40, 2 + int(rng.expovariate(0.25)))
    actors = [organisation.one(theme) for _ in range(signers)]
    if key in ("state", "condemn", "concern", "urge") and rng.random() < 0.4:
        actors = [pick["people" if rng.random() < 0.5 else "unknown people"].one(theme)]
    addressees = [target.one(theme)] if key == "meet" or rng.random() < 0.6 else []
    return actors, addressees, instruments


def _act(
    key: ActKey, theme: int, published: str, start: int, rng: random.Random, pick: dict[str, _Picker]
) -> Act:
    actors, addressees, instruments = (list(dict.fromkeys(r)) for r in _roles(key, theme, rng, pick))
    addressees = [a for a in addressees if a not in actors]
    speaks = len(actors) == 1 and actors[0].type == "person" and rng.random() < 0.7
    behalf = [pick["organisations"].one(theme)] if speaks else []
    who = " and ".join(a.label for a in actors[:3]) or "Unknown men"
    demand = rng.choice(DEMANDS) if key == "urge" else ""
    whom = " and ".join(a.label for a in addressees)
    about = f" under {instruments[0].label}" if instruments else ""
    verb = ACTS[key][2]
    quote = " ".join(f"{who} {verb} {whom} {demand}{about}".split()) + "."
    dated = rng.random()
    return Act(
        start=start,
        end=start + len(quote),
        key=key,
        actors=tuple(map(_participant, actors)),
        addressees=tuple(map(_participant, addressees)),
        instruments=tuple(map(_participant, instruments)),
        on_behalf_of=tuple(map(_participant, behalf)),
        quote=quote,
        frame=f"{key}/synthetic",
        trigger=Span(start + len(who) + 1, start + len(who) + 1 + len(verb)),
        demand=demand,
        date=published if dated < 0.15 else published[:7] if dated < 0.2 else "",
        factuality="alleged" if key == "attack" and rng.random() < 0.3 else "done",
        confidence=round(rng.uniform(0.4, 0.99), 2),
        explanation=f"the words {verb!r} with a subject and an object",
        violations=("arbitrary-detention",) if key == "attack" else (),
    )


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
    store.replace_graphs((graph, nquads, "") for graph, nquads in synthetic_graphs(articles, seed))
    return store


if __name__ == "__main__":
    for _, nquads in synthetic_graphs(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0):
        sys.stdout.write(nquads)
