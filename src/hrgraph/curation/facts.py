"""What a reviewer must see of a claim, and which claims and actors wait for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hrgraph.curation.records import ROLES, Decision, Party, Reading, Role, one_line
from hrgraph.curation.standing import Standing
from hrgraph.errors import UsageError
from hrgraph.iris import BASE, HRG
from hrgraph.queries import near
from hrgraph.records import ActKey
from hrgraph.store import Store
from hrgraph.triples import ActTypes
from hrgraph.unknown import UnknownName, unknown_names

__all__ = [
    "ClaimFacts",
    "QueuedClaim",
    "full_iri",
    "labels_of",
    "queued_actors",
    "queued_claims",
    "read_claim",
]

_PREFIXES = """PREFIX hrg: <https://w3id.org/hrgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
"""
_BATCH = 200
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class QueuedClaim:
    """A claim that waits for a reviewer."""

    iri: str
    label: str
    confidence: float
    act: str
    """Its key: urge, condemn, ..."""
    article: str
    """What names the article in IRIs."""
    quote: str
    status: str
    """"", reviewed or disputed."""


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim with all that a reviewer must see of it."""

    iri: str
    label: str
    confidence: str
    frame: str
    reasons: tuple[str, ...]
    """Why the mapper says so."""
    demand: str
    article: Party
    date: str
    """Of the article, ISO 8601; "" where it has none."""
    before: str
    """The article's words before the quotation."""
    quote: str
    after: str
    reading: Reading
    """The claim as the mapper read it, which is what a decision is about."""
    now: Reading
    """The claim as it stands, which differs where it was corrected."""
    labels: dict[str, str]
    """Names of the participants and offices, by IRI."""
    mentioned: tuple[Party, ...]
    """Whom and what the article names."""
    decisions: tuple[str, ...] = ()
    """IRIs of the decisions that were heeded in it."""

    def parties(self, role: Role) -> tuple[Party, ...]:
        """Who has a role now."""
        return tuple(Party(iri, self.labels.get(iri, iri.removeprefix(BASE))) for iri in self.now.who(role))

    def offices(self, role: Role) -> tuple[Party, ...]:
        """The offices in which they have it."""
        held = dict(self.now.offices).get(role, ())
        return tuple(Party(iri, self.labels.get(iri, iri.removeprefix(BASE))) for iri in held)


def full_iri(name: str) -> str:
    """An IRI from how the tables print it.

    >>> full_iri("act/s004/urge-321")
    'https://w3id.org/hrgraph/id/act/s004/urge-321'
    """
    name = name.strip().removeprefix("<").removesuffix(">")
    return name if "://" in name else BASE + name


def _safe(iri: str) -> bool:
    return iri.isprintable() and not any(character in '<>"{}|^`\\ ' for character in iri)


def queued_claims(
    store: Store,
    standing: Standing,
    *,
    reviewer: str = "",
    act: str = "",
    actor: str = "",
    article: str = "",
    below: float = 1.01,
) -> list[QueuedClaim]:
    """The claims that nobody has decided on, the least sure first.

    Args:
        store: where the claims are.
        standing: the decisions, also those that no build has applied yet.
        reviewer: IRI of a reviewer: leave out only what this one has decided on, for a second opinion.
        act: only this kind of act.
        actor: only claims in which this IRI takes part.
        article: only claims of this article, by what names it in IRIs.
        below: only claims with less confidence.
    """
    act_types = ActTypes.load()
    keys = {iri: key for key, iri in act_types.classes.items()}
    patterns = [
        "?act a hrg:Act ; a ?class ; rdfs:label ?label ; hrg:confidence ?sure .",
        "?act hrg:quote ?quote ; hrg:reportedIn ?article .",
    ]
    if act:
        patterns.append(f"?act a <{act_types.classes[act]}> .")
    if actor and _safe(actor):
        patterns.append(f"?act hrg:actor|hrg:addressee|hrg:instrument|hrg:onBehalfOf <{actor}> .")
    if article:
        wanted = full_iri(
            article if article.startswith("article/") or "://" in article else f"article/{article}"
        )
        if not _safe(wanted):
            return []
        patterns.append(f"FILTER(?article = <{wanted}>)")
    table = store.select(
        f"{_PREFIXES}SELECT ?act ?class ?label ?sure ?quote ?article ?status WHERE {{ {' '.join(patterns)} "
        "OPTIONAL { ?act hrg:reviewStatus ?status } }"
    )
    found: dict[str, QueuedClaim] = {}
    for row in table.dicts():
        key = keys.get(row["class"].value)
        sure = float(row["sure"].value)
        if key is None or sure >= below:
            continue
        found[row["act"].value] = QueuedClaim(
            row["act"].value,
            row["label"].value,
            sure,
            key,
            row["article"].value.removeprefix(f"{BASE}article/"),
            one_line(row["quote"].value),
            row["status"].value.removeprefix(HRG).lower() if "status" in row else "",
        )
    ordered = sorted(found.values(), key=lambda c: (c.confidence, c.iri))
    return _undecided(store, ordered, standing, reviewer)


def _undecided(
    store: Store, claims: list[QueuedClaim], standing: Standing, reviewer: str
) -> list[QueuedClaim]:
    """Those that are still to be decided on."""
    mine = [d for d in standing.standing if d.reading and d.verdict != "note"]
    if reviewer:
        mine = [d for d in mine if d.reviewer.iri == reviewer]
    # a corrected claim stands in the store as corrected
    decided = {r for d in mine for r in (d.reading, d.result) if r}
    rough = {(r.article, r.act, r.quote) for r in decided}
    close = [c.iri for c in claims if (c.article, c.act, c.quote) in rough]
    exact = {iri for iri, reading in _readings(store, close).items() if reading in decided}
    return [c for c in claims if c.iri not in exact and (reviewer or c.status != "reviewed")]


def _readings(store: Store, iris: Sequence[str]) -> dict[str, Reading]:
    """The readings that acts of a store are, as they stand."""
    keys = {iri: key for key, iri in ActTypes.load().classes.items()}
    wanted = ("actor", "onBehalfOf", "addressee", "instrument", "actorOffice", "addresseeOffice", "quote")
    path = " ".join(f"hrg:{name}" for name in (*wanted, "reportedIn"))
    found: dict[str, Reading] = {}
    for start in range(0, len(iris), _BATCH):
        values = " ".join(f"<{iri}>" for iri in iris[start : start + _BATCH])
        table = store.select(
            f"{_PREFIXES}SELECT DISTINCT ?act ?p ?o WHERE {{ VALUES ?act {{ {values} }} "
            f"VALUES ?p {{ {path} rdfs:label <{_TYPE}> }} ?act ?p ?o }}"
        )
        about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in table.dicts():
            about[row["act"].value][row["p"].value.rpartition("#")[2]].append(row["o"].value)
        for iri, said in about.items():
            key = next((keys[c] for c in said["type"] if c in keys), None)
            if key is None or not said["reportedIn"]:
                continue
            act: ActKey = key  # type: ignore[assignment]
            roles = tuple((role, tuple(sorted(said[role]))) for role in ROLES if said[role])
            held: tuple[Role, ...] = ("actor", "addressee")
            offices = tuple((r, tuple(sorted(said[f"{r}Office"]))) for r in held if said[f"{r}Office"])
            article = said["reportedIn"][0].removeprefix(f"{BASE}article/")
            quote = one_line(min(said["quote"], default=""))
            found[iri] = Reading(article, quote, act, roles, offices, min(said["label"], default=""))
    return found


def queued_actors(
    store: Store, standing: Standing, *, reviewer: str = "", name: str = "", article: str = ""
) -> list[UnknownName]:
    """The unknown actors and instruments that nobody has decided on, the most frequent first.

    Args:
        store: where they are.
        standing: the decisions, also those that no build has applied yet.
        reviewer: IRI of a reviewer: leave out only what this one has decided on.
        name: only those whose name has these words, or whose IRI it is.
        article: only those that this article mentions.
    """
    mine = [d for d in standing.standing if d.actor and d.verdict != "note"]
    if reviewer:
        mine = [d for d in mine if d.reviewer.iri == reviewer]
    decided = {d.actor.iri for d in mine if d.actor}
    found = [u for u in unknown_names(store, examples=3) if u.iri not in decided]
    if name:
        found = [u for u in found if name.casefold() in u.label.casefold() or full_iri(name) == u.iri]
    if article:
        iri = full_iri(article if article.startswith("article/") else f"article/{article}")
        rows = (
            store.select(f"{_PREFIXES}SELECT ?x WHERE {{ <{iri}> schema:mentions ?x }}")
            if _safe(iri)
            else None
        )
        there = {row["x"].value for row in rows.dicts()} if rows else set()
        found = [u for u in found if u.iri in there]
    return found


def articles_of(store: Store, iri: str) -> tuple[Party, ...]:
    """The articles that mention somebody or have them in a claim, by title."""
    if not _safe(iri):
        return ()
    table = store.select(
        f"{_PREFIXES}SELECT DISTINCT ?a ?title {{ {{ ?a schema:mentions <{iri}> }} UNION "
        f"{{ ?act hrg:actor|hrg:addressee|hrg:instrument|hrg:onBehalfOf <{iri}> ; hrg:reportedIn ?a }} "
        "?a rdfs:label ?title }"
    )
    found = {Party(row["a"].value, row["title"].value) for row in table.dicts()}
    return tuple(sorted(found, key=lambda party: (party.label, party.iri)))


def labels_of(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """Names by IRI, in English where there is one."""
    wanted = sorted({iri for iri in iris if _safe(iri)})
    found: dict[str, tuple[bool, str]] = {}
    for start in range(0, len(wanted), _BATCH):
        values = " ".join(f"<{iri}>" for iri in wanted[start : start + _BATCH])
        table = store.select(
            f"{_PREFIXES}SELECT DISTINCT ?x ?label WHERE {{ VALUES ?x {{ {values} }} ?x rdfs:label ?label }}"
        )
        for row in table.dicts():
            said = (row["label"].language != "en", row["label"].value)
            found[row["x"].value] = min(found.get(row["x"].value, said), said)
    return {iri: label for iri, (_, label) in found.items()}


_CLAIM = """SELECT DISTINCT * WHERE {{
  <{act}> a hrg:Act ; rdfs:label ?label ; hrg:confidence ?sure ; hrg:quote ?quote ; hrg:reportedIn ?article ;
    hrg:evidence/oa:hasTarget/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
  ?article hrg:text ?text ; rdfs:label ?title .
  OPTIONAL {{ <{act}> hrg:frame ?frame }} OPTIONAL {{ <{act}> hrg:explanation ?why }}
  OPTIONAL {{ <{act}> hrg:demand ?demand }} OPTIONAL {{ ?article dcterms:issued ?date }}
}}"""


def read_claim(store: Store, name: str, decisions: Iterable[Decision] = (), context: int = 240) -> ClaimFacts:
    """A claim with all that a reviewer must see of it.

    Args:
        store: where it is.
        name: its IRI, or how the tables print it.
        decisions: those that are known, by which a corrected claim finds its first reading.
        context: characters of the article on either side of the quotation.

    Raises:
        UsageError: the store has no such claim.
    """
    iri = full_iri(name)
    rows = list(store.select(_PREFIXES + _CLAIM.format(act=iri)).dicts()) if _safe(iri) else []
    if not rows:
        raise _no_claim(store, iri)
    told = {key: term.value for key, term in rows[0].items()}
    now = _readings(store, [iri])[iri]
    heeded = tuple(
        sorted(
            r["d"].value for r in store.select(f"{_PREFIXES}SELECT ?d {{ <{iri}> hrg:decision ?d }}").dicts()
        )
    )
    by_iri = {d.iri: d for d in decisions}
    first = next((by_iri[d].reading for d in heeded if d in by_iri and by_iri[d].result), None)
    mentioned = [
        row["x"].value
        for row in store.select(
            f"{_PREFIXES}SELECT DISTINCT ?x {{ <{told['article']}> schema:mentions ?x }}"
        ).dicts()
    ]
    everybody = {i for _, some in (*now.roles, *now.offices) for i in some}
    labels = labels_of(store, {*mentioned, *everybody})
    start, end, text = int(told["start"]), int(told["end"]), told["text"]
    return ClaimFacts(
        iri=iri,
        label=told["label"],
        confidence=told["sure"],
        frame=told.get("frame", ""),
        reasons=tuple(part.strip() for part in told.get("why", "").split("; ") if part.strip()),
        demand=told.get("demand", ""),
        article=Party(told["article"], told["title"]),
        date=told.get("date", ""),
        before=text[max(0, start - context) : start],
        quote=text[start:end],
        after=text[end : end + context],
        reading=first or now,
        now=now,
        labels=labels,
        mentioned=tuple(
            sorted((Party(m, labels.get(m, m)) for m in mentioned), key=lambda p: p.label.casefold())
        ),
        decisions=heeded,
    )


def _no_claim(store: Store, iri: str) -> UsageError:
    path = iri.removeprefix(BASE).split("/")
    known: list[str] = []
    if len(path) == 3 and path[0] == "act" and _safe(iri):
        table = store.select(
            f"{_PREFIXES}SELECT ?act {{ ?act a hrg:Act ; hrg:reportedIn <{BASE}article/{path[1]}> }}"
        )
        known = sorted(row["act"].value.removeprefix(BASE) for row in table.dicts())
    name = iri.removeprefix(BASE)
    return UsageError(
        f"the store {store.location} has no claim {name!r}",
        f"{near(name, known)}hrgraph review queue lists what waits; hrgraph review log has what was rejected",
    )
