"""A new record from plain answers: its IRI, its file, its block of Turtle.

`hrgraph authority add` asks for the answers; nothing is written unless the lints pass for the new record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hrgraph.authority.check import RANGES, Finding, check_statements
from hrgraph.authority.compile import RDF_TYPE, Statement, Value, compile_records, read_statements
from hrgraph.authority.fields import Field, fields_for
from hrgraph.authority.fold import fold_text
from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.periods import is_date
from hrgraph.authority.records import KINDS, RecordType
from hrgraph.authority.turtle import block, expand, insert_block, write_text
from hrgraph.errors import AuthorityError
from hrgraph.iris import BASE, HRG, IriFactory, slug
from hrgraph.symbols import normalise

__all__ = ["Addition", "prepare", "save"]

_FOLDERS: dict[RecordType, str] = {"organisation": "org"}
_HOMES = {
    "CivilSocietyOrganisation": "civil-society",
    "Person": "people",
    "State": "states",
    "Place": "places",
}


@dataclass(frozen=True, slots=True)
class Addition:
    """A record ready to be written."""

    iri: str
    path: Path
    turtle: str
    text: str
    """The whole file with the record in it."""
    elsewhere: tuple[Finding, ...]
    """Faults that the addition makes in other records, such as a shared name to be declared there."""
    similar: tuple[str, ...]
    """Labels of records with nearly the same name."""


_ADDRESS = re.compile(r"https?://[^\s<>\"{}|^`\\]+")
_TAGGED = re.compile(r"(?P<text>.+)@(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)", re.DOTALL)
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


def _text(answer: str) -> Value:
    match = _TAGGED.fullmatch(answer)
    return Value(match["text"].strip(), language=match["language"]) if match else Value(answer, language="en")


def _value(name: str, field: Field, answer: str, index: AuthorityIndex) -> Value:
    """An answer as a value.

    Raises:
        AuthorityError: an answer that the question doesn't allow.
    """
    if field.form == "text":
        return _text(answer)
    if field.form == "record":
        return Value(_find(index, name, answer, RANGES.get(expand(field.predicate), ())), iri=True)
    if field.form == "date":
        if not is_date(answer):
            raise AuthorityError(f"--{name} {answer!r} is no date", "write YYYY, YYYY-MM or YYYY-MM-DD")
        return Value(answer, datatype=_XSD + _DATE_TYPES[len(answer)])
    if field.form == "number":
        if not answer.isdecimal():
            raise AuthorityError(f"--{name} {answer!r} is no whole number", "give digits only, such as 3")
        return Value(answer, datatype=_XSD + "integer")
    if field.form == "flag":
        if answer not in ("true", "false"):
            raise AuthorityError(f"--{name} {answer!r} is neither true nor false", "write true or false")
        return Value(answer, datatype=_XSD + "boolean")
    if field.form == "address":
        if not _ADDRESS.fullmatch(answer):
            raise AuthorityError(f"--{name} {answer!r} is no web address", "write it whole, with https://")
        return Value(answer, iri=True)
    symbol = normalise(answer) if name == "symbol" else None
    return Value(symbol.symbol if symbol else answer)


def _find(index: AuthorityIndex, name: str, answer: str, types: Collection[RecordType]) -> str:
    """The IRI of a record that an answer names: by IRI, by the end of its IRI, or by name.

    Raises:
        AuthorityError: it names no record of the types that the question allows, or several.
    """
    for iri in (answer, BASE + answer):
        if index.get(iri) is not None:
            return iri
    key = fold_text(answer)
    named = [
        r.iri
        for r in index.records.values()
        if (not types or r.type in types)
        and any(n.kind in ("label", "alt", "acronym") and fold_text(n.text) == key for n in r.names)
    ]
    if len(named) == 1:
        return named[0]
    if named:
        choices = ", ".join(iri.removeprefix(BASE) for iri in named)
        raise AuthorityError(f"--{name} {answer!r} names several records", f"write one of: {choices}")
    near = ", ".join(c.iri.removeprefix(BASE) for c in index.fuzzy(answer, limit=3))
    raise AuthorityError(
        f"--{name} {answer!r} names no record", f"perhaps {near}" if near else "add that record first"
    )


def _own_iri(kind: str, label: str, values: Mapping[str, Sequence[Value]]) -> str:
    if kind == "Membership":
        ends = [values[name][0].text.rsplit("/", 1)[-1] for name in ("member", "post") if values.get(name)]
        begin = [v.text[:4] for name in ("begin", "term-begin") for v in values.get(name, ())][:1]
        return f"{BASE}membership/{'-'.join((*ends, *begin))}"
    if kind in ("Resolution", "Report") and values.get("symbol"):
        return IriFactory().symbol(values["symbol"][0].text)
    type_ = KINDS[kind]
    return f"{BASE}{_FOLDERS.get(type_, type_)}/{slug(label)}"


def _home(kind: str, statements: Sequence[Statement], new: Sequence[Statement]) -> str:
    """The file that a record belongs in: where most records of its class and relations are."""
    class_iri = HRG + kind
    relations = {(s.predicate, s.value) for s in new if s.value.iri and s.value.text.startswith(BASE)}
    same_class = {
        s.subject: s.file for s in statements if s.predicate == RDF_TYPE and s.value.text == class_iri
    }
    related = Counter(
        same_class[s.subject]
        for s in statements
        if s.subject in same_class and (s.predicate, s.value) in relations
    )
    counts = related or Counter(same_class.values())
    if counts:
        return min(counts, key=lambda file: (-counts[file], file))
    return f"{_HOMES.get(kind, slug(re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', kind)) + 's')}.ttl"


def prepare(
    files: Sequence[Path],
    kind: str,
    label: str,
    answers: Mapping[str, Sequence[str]],
    *,
    terms: frozenset[str] = frozenset(),
    file: str = "",
    iri: str = "",
) -> Addition:
    """A new record, checked, but not written.

    Args:
        files: the authority's Turtle files, all in one folder.
        kind: local name of its class, as `record_kinds` lists them.
        label: its English label; of a tenure it may be empty.
        answers: by the names of `FIELDS`.
        terms: local names of the ontology's terms, for the check.
        file: name of the file to write to; chosen by the data where empty.
        iri: its IRI; made from the label (or symbol, or person and office) where empty.

    Raises:
        AuthorityError: a wrong answer, no source, a duplicate, or a record that the lints refuse.
    """
    statements = read_statements(files)
    index = AuthorityIndex(*compile_records(statements), "")
    allowed = fields_for(kind)
    for name in answers:
        if answers[name] and name not in allowed:
            raise AuthorityError(f"a {kind} has no --{name}", f"it has: {', '.join(allowed)}")
    if not answers.get("source"):
        raise AuthorityError("a record needs a source", "give --source, the web page that shows it")
    values = {
        name: [_value(name, allowed[name], answer.strip(), index) for answer in given if answer.strip()]
        for name, given in answers.items()
    }
    label = label.strip() or _tenure_label(index, kind, values)
    subject = iri or _own_iri(kind, label, values)
    if not _ADDRESS.fullmatch(subject):
        raise AuthorityError(f"--iri {subject!r} is no IRI", f"begin it with {BASE}")
    if file and (Path(file).name != file or not file.endswith(".ttl")):
        raise AuthorityError(f"--file {file!r} is no file of the folder", "give a name such as people.ttl")
    if any(s.subject == subject for s in statements):
        raise AuthorityError(f"{subject.removeprefix(BASE)} is already there", "edit its block instead")
    new = [
        Statement(subject, RDF_TYPE, Value(HRG + kind, iri=True), ""),
        Statement(subject, expand("rdfs:label"), Value(label, language="en"), ""),
        *(_concept(subject, label) if kind == "Topic" else ()),
        *(Statement(subject, expand(allowed[n].predicate), v, "") for n, vs in values.items() for v in vs),
    ]
    name = file or _home(kind, statements, new)
    new = [Statement(s.subject, s.predicate, s.value, name) for s in new]
    elsewhere = _checked(statements, new, subject, terms)
    path = files[0].parent / name
    written = block(subject, new)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    similar = tuple(c.label for c in index.fuzzy(label, limit=3))
    return Addition(subject, path, written, insert_block(old, subject, written), elsewhere, similar)


def _concept(subject: str, label: str) -> tuple[Statement, ...]:
    """What a topic says beside: it is a SKOS concept."""
    return (
        Statement(subject, RDF_TYPE, Value(expand("skos:Concept"), iri=True), ""),
        Statement(subject, expand("skos:prefLabel"), Value(label, language="en"), ""),
    )


def _tenure_label(index: AuthorityIndex, kind: str, values: Mapping[str, Sequence[Value]]) -> str:
    """ "António Guterres, United Nations Secretary-General, from 2017"."""
    if kind != "Membership":
        raise AuthorityError("a record needs an English label", "give --label")
    if not values.get("member") or not values.get("post"):
        raise AuthorityError("a tenure needs a person and an office", "give --member and --post")
    person, office = (index.get(values[name][0].text) for name in ("member", "post"))
    begin = [v.text[:4] for name in ("begin", "term-begin") for v in values.get(name, ())]
    labels = [record.label for record in (person, office) if record]
    return ", ".join((*labels, *(f"from {year}" for year in begin[:1])))


def _checked(
    statements: list[Statement], new: list[Statement], subject: str, terms: frozenset[str]
) -> tuple[Finding, ...]:
    """What the addition makes wrong in other records.

    Raises:
        AuthorityError: the new record has errors.
    """
    before = set(check_statements(statements, terms))
    after = [
        f for f in check_statements([*statements, *new], terms) if f not in before and f.severity == "error"
    ]
    own = [f.message for f in after if f.subject == subject]
    if own:
        raise AuthorityError(f"{subject.removeprefix(BASE)}: {'; '.join(own)}", "nothing was written")
    return tuple(f for f in after if f.subject != subject)


def save(addition: Addition) -> None:
    """Write the file of a prepared record.

    Raises:
        AuthorityError: it can't be written.
    """
    write_text(addition.path, addition.text)
