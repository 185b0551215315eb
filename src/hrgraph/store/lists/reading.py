"""What one graph puts into the lists, whatever the other graphs say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from hrgraph.iris import HRG
from hrgraph.store.lists.tables import ACT, ARTICLE, ENGLISH, FACTS, LABEL, ROLES, TYPE
from hrgraph.store.terms import XSD
from hrgraph.triples.statements import Statement, read_statements, value_of

__all__ = ["GraphRows", "packed", "read_graph"]

_ACT, _ARTICLE, _OFFICIAL = f"{HRG}Act", f"{HRG}Article", f"{HRG}AddressedOfficial"
_PARTS = {f"{HRG}official": "official", f"{HRG}personName": "person", f"{HRG}inOffice": "office"}
_WANTED = {f"<{iri}>": iri for iri in (TYPE, LABEL, *ACT, *ARTICLE, *ROLES, *FACTS, *_PARTS)}
"""The properties that matter here, by how they are written."""
_ACT_ROLES = {iri: number for iri, number in ROLES.items() if number < 14}
_ARTICLE_ROLES = {iri: number for iri, number in ROLES.items() if number >= 14}
_OWN = frozenset((*ACT, *ROLES, *_PARTS)) - {f"{HRG}when"}
"""What must be said of acts, articles and officials alone, in the graph that has them."""
_EVIDENCE = "http://www.w3.org/ns/oa#"
_STRING = f"^^<{XSD}string>"


@dataclass(slots=True)
class GraphRows:
    """The rows of one graph, with terms as text."""

    articles: list[dict[str, str]] = field(default_factory=list)
    """Of each its iri, title and the columns of `ARTICLE`."""
    acts: list[dict[str, str]] = field(default_factory=list)
    """Of each its iri, label and the columns of `ACT`."""
    roles: list[tuple[int, str, str]] = field(default_factory=list)
    """Number of the property, act or article, object."""
    officials: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    """Act, official, name of the person, office."""
    facts: set[tuple[int, str, str]] = field(default_factory=set)
    odd: bool = False
    """Whether it says something that the tables can't hold: an act with two quotations, half an act."""


def packed(term: str) -> str:
    """A term, given as N-Triples writes it, as text in the order that SPARQL has (see `tables`)."""
    first = term[0]
    if first == "<" and " " not in term:
        return f"{term[1:-1]}\x01<"
    if first == '"':
        value = value_of(term)
        kind = term[term.rindex('"') + 1 :]
        if kind and kind != _STRING:
            return f"{value}\x01{kind}" if kind[0] == "@" else f"{value}\x01^{kind[3:-1]}"
        return f"{value}\x01" if "\x01" in value else value
    return f"{term.removeprefix('_:')}\x01_"  # a blank node, or a statement about a statement


def _statements(nquads: str) -> Iterable[Statement]:
    """What a graph says with the properties that matter here."""
    if "_:" not in nquads:
        return read_statements(nquads, _WANTED)
    # blank nodes keep the names that they have in the text
    quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
    return ((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads)


def read_graph(nquads: str) -> GraphRows:
    """The rows of a graph.

    Args:
        nquads: all that the graph says.

    Raises:
        SyntaxError: it is no N-Quads.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = GraphRows()
    for subject, predicate, object_ in _statements(nquads):
        wanted = _WANTED.get(predicate)
        if wanted is not None:
            found[subject][wanted].append(packed(object_))
    found = {packed(subject): said for subject, said in found.items()}
    officials: dict[str, list[str]] = {}
    for subject, said in found.items():
        classes = said.get(TYPE, ())
        if f"{_ACT}\x01<" in classes:
            _act(rows, subject, said)
            for official in said.get(f"{HRG}official", ()):
                officials.setdefault(official, []).append(subject)
        elif f"{_ARTICLE}\x01<" in classes:
            _article(rows, subject, said)
        elif f"{_OFFICIAL}\x01<" not in classes:
            _thing(rows, subject, said)
    for official, acts in officials.items():
        _official(rows, official, acts, found.get(official, {}))
    rows.odd |= any(
        f"{_OFFICIAL}\x01<" in said.get(TYPE, ()) and subject not in officials
        for subject, said in found.items()
    )
    articles = {article["iri"] for article in rows.articles}
    rows.odd |= any(act["article"] not in articles for act in rows.acts)
    return rows


def _act(rows: GraphRows, subject: str, said: dict[str, list[str]]) -> None:
    row = _columns(rows, subject, said, ACT, "label")
    if not {"type", "day", "article", "label", "quote"} <= row.keys():
        rows.odd = True
        return
    rows.acts.append(row)
    rows.roles.extend((p, subject, o) for iri, p in _ACT_ROLES.items() for o in set(said.get(iri, ())))
    rows.odd |= any(iri in said for iri in _ARTICLE_ROLES)


def _article(rows: GraphRows, subject: str, said: dict[str, list[str]]) -> None:
    row = _columns(rows, subject, said, ARTICLE, "title")
    if not {"day", "title"} <= row.keys():
        rows.odd = True
        return
    rows.articles.append(row)
    rows.roles.extend((p, subject, o) for iri, p in _ARTICLE_ROLES.items() for o in set(said.get(iri, ())))
    rows.odd |= any(iri in said for iri in _OWN - ARTICLE.keys() - _ARTICLE_ROLES.keys())


def _columns(
    rows: GraphRows, subject: str, said: dict[str, list[str]], columns: dict[str, str], label: str
) -> dict[str, str]:
    row = {"iri": subject}
    for iri, column in ((LABEL, label), *columns.items()):
        values = said.get(iri, ())
        if values:
            row[column] = values[0]
            rows.odd |= any(value != values[0] for value in values)
    return row


def _official(rows: GraphRows, official: str, acts: list[str], said: dict[str, list[str]]) -> None:
    persons, offices = (set(said.get(f"{HRG}{name}", ())) for name in ("personName", "inOffice"))
    rows.odd |= len(acts) > 1 or len(persons) > 1 or len(offices) > 1
    rows.officials.append((acts[0], official, next(iter(persons), None), next(iter(offices), None)))


def _thing(rows: GraphRows, subject: str, said: dict[str, list[str]]) -> None:
    for iri, objects in said.items():
        number = FACTS.get(iri)
        if number is None:
            # in the graph of an article what an act has is said of the act; dcterms:source of anything
            rows.odd |= iri in _OWN and iri not in _ARTICLE_ROLES
            continue
        if subject.endswith("\x01_"):  # a blank node has another name each time that it is read
            rows.odd |= iri not in (TYPE, LABEL)
            continue
        for value in objects:
            if number == FACTS[TYPE] and value.startswith(_EVIDENCE):
                continue  # four for each act, which no list shows
            rows.facts.add((number, subject, value))
            if iri == LABEL and value.endswith("\x01@en"):
                rows.facts.add((ENGLISH, subject, value))
