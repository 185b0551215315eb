"""Decisions as Turtle: PROV says who decided about what, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from hrgraph.curation.records import ROLES, VERDICTS, Decision, Party, Reading, Reviewer, Role, Verdict
from hrgraph.errors import HrgraphError
from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.records import ActKey
from hrgraph.triples import ActTypes

__all__ = ["curation_nquads", "parse_decisions", "write_decisions"]

_RDF_TYPE = f"{PREFIXES['rdf']}type"
_LABEL = f"{PREFIXES['rdfs']}label"
_COMMENT = f"{PREFIXES['rdfs']}comment"
_DATE = f"{PREFIXES['dcterms']}date"
_PROV = PREFIXES["prov"]
_XSD = PREFIXES["xsd"]
_PREFIXES = {name: PREFIXES[name] for name in ("dcterms", "hrg", "prov", "rdfs", "xsd")}
_DOING = {
    "accept": "accepts",
    "reject": "rejects",
    "correct": "corrects",
    "merge": "merges",
    "split": "splits",
    "note": "notes on",
    "withdraw": "withdraws",
}
_IRIS = IriFactory()
_About = Mapping[str, Mapping[str, Sequence[str]]]


def _role(role: Role) -> str:
    return f"{HRG}read{role[0].upper()}{role[1:]}"


def _office(role: Role) -> str:
    return f"{_role(role)}Office"


class _Statements:
    """Collects statements."""

    def __init__(self) -> None:
        self.triples: dict[ox.Triple, None] = {}

    def iri(self, subject: str, predicate: str, *values: str) -> None:
        for value in values:
            self._add(subject, predicate, ox.NamedNode(value))

    def text(self, subject: str, predicate: str, value: str, datatype: str = "", language: str = "") -> None:
        if language:
            literal = ox.Literal(value, language=language)
        else:
            literal = ox.Literal(value, datatype=ox.NamedNode(_XSD + (datatype or "string")))
        self._add(subject, predicate, literal)

    def _add(self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        self.triples[ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)] = None


def write_decisions(decisions: Iterable[Decision], act_types: ActTypes) -> bytes:
    """Decisions as Turtle: the same decisions give the same bytes, in whatever order they come."""
    said = _Statements()
    for decision in sorted(decisions, key=lambda d: (d.date, d.iri)):
        _decision(said, decision)
        for reading in (decision.reading, decision.result):
            if reading:
                _reading(said, reading, act_types)
        if decision.reading and decision.result:
            said.iri(decision.result.iri, f"{_PROV}wasRevisionOf", decision.reading.iri)
        described = [*decision.parties, *(p for p in (decision.actor, decision.replacement) if p)]
        for party in described:
            _party(said, party)
    ordered = sorted(said.triples, key=_order)
    return ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def _order(triple: ox.Triple) -> tuple[str, str, str]:
    predicate = triple.predicate.value
    return str(triple.subject), "" if predicate == _RDF_TYPE else predicate, str(triple.object)


def _decision(said: _Statements, decision: Decision) -> None:
    me = decision.iri
    said.iri(me, _RDF_TYPE, f"{HRG}Decision")
    doing = f"{decision.reviewer.name} {_DOING[decision.verdict]}: {decision.subject}"
    said.text(me, _LABEL, doing, language="en")
    said.iri(me, f"{HRG}verdict", HRG + decision.verdict.capitalize())
    _reviewer(said, me, decision.reviewer)
    said.text(me, _DATE, decision.date, "date")
    if decision.why:
        said.text(me, _COMMENT, decision.why)
    if decision.reading:
        said.iri(me, f"{_PROV}used", decision.reading.iri)
    if decision.actor:
        said.iri(me, f"{_PROV}used", decision.actor.iri)
    if decision.result:
        said.iri(me, f"{_PROV}generated", decision.result.iri)
    if decision.replacement:
        said.iri(me, f"{HRG}replacement", decision.replacement.iri)
    said.iri(me, f"{HRG}onlyIn", *(_IRIS.article(article) for article in decision.articles))
    said.iri(me, f"{HRG}overrides", *decision.overrides)


def _reviewer(said: _Statements, decision: str, reviewer: Reviewer) -> None:
    said.iri(decision, f"{_PROV}wasAssociatedWith", reviewer.iri)
    said.iri(reviewer.iri, _RDF_TYPE, f"{_PROV}Agent")
    said.text(reviewer.iri, _LABEL, reviewer.name)


def _reading(said: _Statements, reading: Reading, act_types: ActTypes) -> None:
    me = reading.iri
    said.iri(me, _RDF_TYPE, f"{HRG}Reading")
    if reading.label:
        said.text(me, _LABEL, reading.label, language="en")
    said.iri(me, f"{HRG}readIn", _IRIS.article(reading.article))
    said.text(me, f"{HRG}readQuote", reading.quote)
    said.iri(me, f"{HRG}readAs", act_types.classes[reading.act])
    for role, iris in reading.roles:
        said.iri(me, _role(role), *iris)
    for role, iris in reading.offices:
        said.iri(me, _office(role), *iris)


def _party(said: _Statements, party: Party) -> None:
    if party.label:
        said.text(party.iri, _LABEL, party.label, language="en")
    if party.kind:
        said.iri(party.iri, _RDF_TYPE, HRG + party.kind)
        # a record without a source of its own says that a person has looked at it
        said.iri(party.iri, f"{HRG}reviewStatus", f"{HRG}Reviewed")


def curation_nquads(decisions: Iterable[Decision], graph: str) -> str:
    """Decisions as a store keeps them: who, when, why, about which article or actor.

    What a rejected claim said stays in the reviewers' files: whoever asks the store must not meet it again.
    """
    said = _Statements()
    for decision in decisions:
        me = decision.iri
        said.iri(me, _RDF_TYPE, f"{HRG}Decision")
        about = f"a claim of {decision.reading.article}" if decision.reading else decision.subject
        label = f"{decision.reviewer.name} {_DOING[decision.verdict]}: {about}"
        said.text(me, _LABEL, label, language="en")
        said.iri(me, f"{HRG}verdict", HRG + decision.verdict.capitalize())
        _reviewer(said, me, decision.reviewer)
        said.text(me, _DATE, decision.date, "date")
        if decision.why:
            said.text(me, _COMMENT, decision.why)
        for reading, link in ((decision.reading, f"{_PROV}used"), (decision.result, f"{_PROV}generated")):
            if reading:
                said.iri(me, link, reading.iri)
                said.iri(reading.iri, _RDF_TYPE, f"{HRG}Reading")
                said.iri(reading.iri, f"{HRG}readIn", _IRIS.article(reading.article))
        if decision.actor:
            said.iri(me, f"{_PROV}used", decision.actor.iri)
        if decision.replacement:
            said.iri(me, f"{HRG}replacement", decision.replacement.iri)
        said.iri(me, f"{HRG}onlyIn", *(_IRIS.article(article) for article in decision.articles))
        said.iri(me, f"{HRG}overrides", *decision.overrides)
    lines = sorted({f"{triple} <{graph}> ." for triple in said.triples})
    return "\n".join(lines) + "\n" if lines else ""


def parse_decisions(data: bytes, path: Path, act_types: ActTypes) -> tuple[Decision, ...]:
    """The decisions in a file, by date.

    Raises:
        HrgraphError: it is not Turtle, or a decision in it lacks something; the message has file and line.
    """
    try:
        triples = list(ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=BASE))
    except SyntaxError as error:
        line = getattr(error, "lineno", None)
        place = f"{path}:{line}" if line else str(path)
        reason = str(error).partition("\n")[0]
        raise HrgraphError(f"{place}: not Turtle: {reason}", "mend that line, or restore the file") from None
    return _Reader(triples, data, path, act_types).decisions()


class _Reader:
    def __init__(self, triples: Iterable[ox.Quad], data: bytes, path: Path, act_types: ActTypes) -> None:
        about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            value = triple.object
            if not isinstance(value, ox.Triple) and not isinstance(triple.subject, ox.Triple):
                about[triple.subject.value][triple.predicate.value].append(value.value)
        self._about: _About = about
        self._data = data
        self._path = path
        self._acts: dict[str, str] = {iri: key for key, iri in act_types.classes.items()}

    def decisions(self) -> tuple[Decision, ...]:
        mine = [iri for iri, said in self._about.items() if f"{HRG}Decision" in said.get(_RDF_TYPE, ())]
        found = [self._decision(iri) for iri in sorted(mine)]
        return tuple(sorted(found, key=lambda d: (d.date, d.iri)))

    def _decision(self, iri: str) -> Decision:
        said = self._about[iri]
        verdict = self._one(iri, f"{HRG}verdict", "hrg:verdict").removeprefix(HRG).lower()
        if verdict not in VERDICTS:
            raise self._fault(iri, f"there is no verdict {verdict!r}", f"use one of {', '.join(VERDICTS)}")
        who = self._one(iri, f"{_PROV}wasAssociatedWith", "prov:wasAssociatedWith")
        reviewer = Reviewer(who, self._first(who, _LABEL) or who.removeprefix(BASE))
        used, result = self._first(iri, f"{_PROV}used"), self._first(iri, f"{_PROV}generated")
        is_reading = f"{HRG}Reading" in self._of(used, _RDF_TYPE)
        replacement = self._first(iri, f"{HRG}replacement")
        after = self._reading(result) if result else None
        decision = Decision(
            verdict=verdict,
            reviewer=reviewer,
            date=self._one(iri, _DATE, "dcterms:date"),
            why=self._first(iri, _COMMENT),
            reading=self._reading(used) if used and is_reading else None,
            actor=self._party(used) if used and not is_reading else None,
            result=after,
            replacement=self._party(replacement) if replacement else None,
            articles=tuple(sorted(map(_article, said.get(f"{HRG}onlyIn", ())))),
            overrides=tuple(sorted(said.get(f"{HRG}overrides", ()))),
            parties=self._parties(after) if after else (),
        )
        self._whole(iri, decision)
        return decision

    def _whole(self, iri: str, decision: Decision) -> None:
        """Raise where the verdict lacks what it needs."""
        lacks = ""
        verdict: Verdict = decision.verdict
        if verdict == "withdraw":
            lacks = "" if decision.overrides else "hrg:overrides"
        elif decision.reading is None and decision.actor is None:
            lacks = "prov:used"
        elif verdict == "correct" and (decision.result is None or decision.reading is None):
            lacks = "prov:generated"
        elif verdict in ("merge", "split") and decision.replacement is None:
            lacks = "hrg:replacement"
        elif verdict == "split" and not decision.articles:
            lacks = "hrg:onlyIn"
        if lacks:
            raise self._fault(iri, f"the decision lacks {lacks}", "add it, or take the decision out")
        if decision.iri != iri:
            raise self._fault(
                iri,
                "the decision was changed after it was made: its name does not fit its content",
                f"name it <{decision.iri}>, or decide anew with hrgraph review",
            )

    def _reading(self, iri: str) -> Reading:
        act = self._one(iri, f"{HRG}readAs", "hrg:readAs")
        if act not in self._acts:
            raise self._fault(iri, f"{act} is no act type", "use a class of ontology/acts.ttl")
        key: ActKey = self._acts[act]  # type: ignore[assignment]
        return Reading(
            article=_article(self._one(iri, f"{HRG}readIn", "hrg:readIn")),
            quote=self._one(iri, f"{HRG}readQuote", "hrg:readQuote"),
            act=key,
            roles=self._roles(iri, _role, ROLES),
            offices=self._roles(iri, _office, ("actor", "addressee")),
            label=self._first(iri, _LABEL),
        )

    def _roles(
        self, iri: str, name: Callable[[Role], str], roles: Sequence[Role]
    ) -> tuple[tuple[Role, tuple[str, ...]], ...]:
        found = ((role, tuple(sorted(set(self._of(iri, name(role)))))) for role in roles)
        return tuple((role, iris) for role, iris in found if iris)

    def _parties(self, reading: Reading) -> tuple[Party, ...]:
        iris = sorted({iri for _, some in (*reading.roles, *reading.offices) for iri in some})
        found = (self._party(iri) for iri in iris)
        return tuple(party for party in found if party.label or party.kind)

    def _party(self, iri: str) -> Party:
        kinds = sorted(k.removeprefix(HRG) for k in self._of(iri, _RDF_TYPE) if k.startswith(HRG))
        return Party(iri, self._first(iri, _LABEL), kinds[0] if kinds else "")

    def _of(self, iri: str, predicate: str) -> Sequence[str]:
        return self._about.get(iri, {}).get(predicate, ())

    def _first(self, iri: str, predicate: str) -> str:
        return min(self._of(iri, predicate), default="")

    def _one(self, iri: str, predicate: str, name: str) -> str:
        values = set(self._of(iri, predicate))
        if len(values) != 1:
            what = "lacks" if not values else "has more than one"
            raise self._fault(iri, f"<{iri.removeprefix(BASE)}> {what} {name}", "give it exactly one")
        return values.pop()

    def _fault(self, iri: str, message: str, mend: str) -> HrgraphError:
        at = self._data.find(f"<{iri}>".encode())
        for line, text in enumerate(self._data.split(b"\n"), 1):
            if text.startswith(f"<{iri}> ".encode()):
                return HrgraphError(f"{self._path}:{line}: {message}", mend)
        line = self._data.count(b"\n", 0, max(at, 0)) + 1
        return HrgraphError(f"{self._path}:{line}: {message}", mend)


def _article(iri: str) -> str:
    return iri.removeprefix(f"{BASE}article/")
