"""Reads the Turtle of the authority file.  The only module before `triples` that imports an RDF library.

`read_statements` gives the plain statements, on which the lints, the export and the writer work;
`compile_records` makes of them the records that the mapper needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from hrgraph.authority.records import KINDS, NAME_KINDS, Name, NameKind, Record, Tenure
from hrgraph.errors import AuthorityError
from hrgraph.iris import HRG

__all__ = [
    "DCTERMS",
    "ORG",
    "RDFS",
    "RDF_TYPE",
    "SKOS",
    "Statement",
    "Value",
    "compile_records",
    "read_statements",
    "read_terms",
]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
DCTERMS = "http://purl.org/dc/terms/"

_NAME_PROPERTIES: dict[str, NameKind] = {
    RDFS + "label": "label",
    SKOS + "prefLabel": "label",
    HRG + "acronym": "acronym",
    HRG + "formerName": "alt",
    SKOS + "altLabel": "alt",
    DCTERMS + "title": "title",
    HRG + "symbol": "symbol",
    SKOS + "hiddenLabel": "hidden",
    HRG + "contextName": "context",
    HRG + "demonym": "demonym",
    HRG + "capitalName": "capital",
}


class Value(NamedTuple):
    """The object of a statement: an IRI (datatype and language empty) or a literal."""

    text: str
    iri: bool = False
    datatype: str = ""
    """Empty for IRIs, plain strings and language-tagged strings."""
    language: str = ""


class Statement(NamedTuple):
    """One statement of an authority file."""

    subject: str
    predicate: str
    value: Value
    file: str
    """Name of the file that holds it."""


_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _value(term: ox.NamedNode | ox.Literal, path: Path) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(term.value, iri=True)
    if isinstance(term, ox.Literal):
        if term.language:
            return Value(term.value, language=term.language)
        datatype = term.datatype.value
        return Value(term.value, datatype="" if datatype == _XSD_STRING else datatype)
    raise AuthorityError(
        f"{path.name}: a blank node, which authority data can't have", "give the thing an IRI of its own"
    )


def read_statements(paths: Sequence[Path]) -> list[Statement]:
    """All statements of Turtle files, in the files' order.

    Raises:
        AuthorityError: a file that can't be read or is no Turtle (naming file and line), or blank nodes.
    """
    statements: list[Statement] = []
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if not isinstance(quad.subject, ox.NamedNode):
                    _value(quad.subject, path)
                    continue
                value = _value(quad.object, path)
                statements.append(Statement(quad.subject.value, quad.predicate.value, value, path.name))
        except SyntaxError as error:
            line = f" line {error.lineno}" if error.lineno else ""
            raise AuthorityError(f"{path.name}{line}: {error.msg}", "mend the Turtle there") from error
        except OSError as error:
            raise AuthorityError(
                f"{path.name} can't be read: {error.strerror or error}", "check its permissions"
            ) from error
    return statements


def read_terms(paths: Iterable[Path], namespace: str = HRG) -> frozenset[str]:
    """Local names of the terms that ontology files define in a namespace."""
    return frozenset(
        quad.subject.value.removeprefix(namespace)
        for path in paths
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(namespace)
    )


Properties = Mapping[str, Sequence[Value]]


def _by_subject(statements: Iterable[Statement]) -> dict[str, dict[str, list[Value]]]:
    """Statements by subject and predicate, each value once (files may repeat one another)."""
    table: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in statements:
        values = table[subject][predicate]
        if value not in values:
            values.append(value)
    return table


def kind_of(properties: Properties) -> str:
    """Local name of the class that says most, "" where no class of authority records is stated."""
    kinds = [v.text.rsplit("#", 1)[-1] for v in properties.get(RDF_TYPE, ())]
    known = [k for k in kinds if k in KINDS]
    # A record may state a general class too (hrg:Organisation beside hrg:UNBody): the special one says more.
    special = [k for k in known if k not in ("Organisation", "Instrument")]
    return min(special or known, default="")


def _one(properties: Properties, predicate: str) -> str:
    return min((v.text for v in properties.get(predicate, ())), default="")


def _all(properties: Properties, predicate: str) -> tuple[str, ...]:
    return tuple(sorted({v.text for v in properties.get(predicate, ())}))


def _names(properties: Properties) -> tuple[Name, ...]:
    """Names in a fixed order: by kind, English first, then by language and text."""
    names = {
        Name(value.text.strip(), value.language, kind)
        for predicate, kind in _NAME_PROPERTIES.items()
        for value in properties.get(predicate, ())
        if value.text.strip()
    }
    rank = {kind: i for i, kind in enumerate(NAME_KINDS)}
    return tuple(sorted(names, key=lambda n: (rank[n.kind], n.language != "en", n.language, n.text)))


def _label(names: Sequence[Name], iri: str) -> str:
    labels = [n for n in names if n.kind == "label"]
    return labels[0].text if labels else iri.rsplit("/", 1)[-1]


def _record(iri: str, kind: str, properties: Properties) -> Record:
    names = _names(properties)
    return Record(
        iri=iri,
        label=_label(names, iri),
        type=KINDS[kind],
        kind=kind,
        names=names,
        country=_one(properties, HRG + "country"),
        organisation=_one(properties, ORG + "postIn") or _one(properties, ORG + "subOrganizationOf"),
        symbol=_one(properties, HRG + "symbol"),
        adopted_on=_one(properties, HRG + "adoptedOn") or _one(properties, DCTERMS + "issued"),
        adopted_by=_one(properties, HRG + "adoptedBy") or _one(properties, DCTERMS + "creator"),
        session=_one(properties, HRG + "session"),
        subjects=_all(properties, DCTERMS + "subject"),
        context_words=_all(properties, HRG + "contextWord"),
        jurisdiction=_one(properties, HRG + "jurisdiction"),
        seats=int(_one(properties, HRG + "seats") or 0),
        shared_names=_all(properties, HRG + "sharedName"),
        monitored_by=_one(properties, HRG + "monitoredBy"),
        begin=_one(properties, HRG + "begin"),
        end=_one(properties, HRG + "end"),
    )


def _tenure(iri: str, properties: Properties) -> Tenure | None:
    person, office = _one(properties, ORG + "member"), _one(properties, HRG + "office")
    if not person or not office:
        return None  # `authority check` reports it
    return Tenure(
        person=person,
        office=office,
        begin=_one(properties, HRG + "begin"),
        end=_one(properties, HRG + "end"),
        term_begin=_one(properties, HRG + "termBegin"),
        term_end=_one(properties, HRG + "termEnd"),
        acting=_one(properties, HRG + "acting") in ("true", "1"),
        end_unknown=_one(properties, HRG + "endUnknown") in ("true", "1"),
    )


def compile_records(statements: Iterable[Statement]) -> tuple[list[Record], list[Tenure]]:
    """The records, sorted by IRI, and the tenures, sorted by office and date.

    Raises:
        AuthorityError: a number of seats that is no number.
    """
    records: list[Record] = []
    tenures: list[Tenure] = []
    for iri, properties in sorted(_by_subject(statements).items()):
        if HRG + "Membership" in {v.text for v in properties.get(RDF_TYPE, ())}:
            tenure = _tenure(iri, properties)
            if tenure is not None:
                tenures.append(tenure)
            continue
        kind = kind_of(properties)
        if not kind:
            continue
        try:
            records.append(_record(iri, kind, properties))
        except ValueError as error:
            raise AuthorityError(f"{iri}: hrg:seats is no whole number", "write hrg:seats 1") from error
    tenures.sort(key=lambda t: (t.office, t.begin or t.term_begin, t.end or t.term_end, t.person))
    return records, tenures
