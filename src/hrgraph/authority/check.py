"""Lints of the authority data: what would make a link wrong, a fact unproved or a record unreachable."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Literal

from hrgraph.authority.compile import (
    DCTERMS,
    ORG,
    RDF_TYPE,
    RDFS,
    SKOS,
    Statement,
    Value,
    compile_records,
)
from hrgraph.authority.fold import fold_text
from hrgraph.authority.names import Pattern, name_patterns
from hrgraph.authority.periods import first_day, is_date, last_day
from hrgraph.authority.records import KINDS, Record, RecordType
from hrgraph.authority.variants import COMMON_WORDS, fits
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.symbols import normalise

__all__ = ["RANGES", "RULES", "Finding", "Severity", "check_statements"]

Severity = Literal["error", "warning"]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATES = {
    _XSD + "date": 10,
    _XSD + "gYearMonth": 7,
    _XSD + "gYear": 4,
}
_DATE_PROPERTIES = (
    *(HRG + name for name in ("begin", "end", "termBegin", "termEnd", "adoptedOn", "entryIntoForce")),
    DCTERMS + "issued",
)
_ORDERED = (("begin", "end"), ("termBegin", "termEnd"), ("adoptedOn", "entryIntoForce"))
_FOLDERS: dict[RecordType, tuple[str, ...]] = {
    "organisation": ("org",),
    "person": ("person",),
    "office": ("office",),
    "state": ("state",),
    "instrument": ("instrument",),
    "place": ("place",),
    "topic": ("topic",),
}
RANGES: dict[str, tuple[RecordType, ...]] = {
    ORG + "member": ("person",),
    HRG + "office": ("office",),
    ORG + "postIn": ("organisation", "state"),
    ORG + "subOrganizationOf": ("organisation", "state"),
    HRG + "country": ("state", "place"),
    HRG + "adoptedBy": ("organisation", "office", "state"),
    HRG + "monitoredBy": ("organisation", "office"),
    DCTERMS + "subject": ("topic",),
}
"""What kinds of record some properties point at."""
_NAMES = (RDFS + "label", SKOS + "altLabel", SKOS + "hiddenLabel", HRG + "formerName")
_STRONG = frozenset({"label", "acronym", "alt", "hidden", "demonym", "capital"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of the data."""

    rule: str
    severity: Severity
    file: str
    subject: str
    """IRI of the record."""
    message: str


class Data:
    """The statements, as the rules look at them."""

    def __init__(self, statements: Sequence[Statement], terms: frozenset[str]) -> None:
        self.statements = statements
        self.terms = terms
        """Local names of the ontology's terms."""
        self.table: dict[str, dict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        self.files: dict[str, str] = {}
        self.typed_in: dict[str, set[str]] = defaultdict(set)
        for subject, predicate, value, file in statements:
            if value not in self.table[subject][predicate]:
                self.table[subject][predicate].append(value)
            self.files.setdefault(subject, file)
            if predicate == RDF_TYPE:
                self.typed_in[subject].add(file)

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records that compile."""
        records, _ = compile_records(self.statements)
        return {r.iri: r for r in records}

    def kinds(self, subject: str) -> list[str]:
        """Local names of the classes of a subject."""
        return [v.text.rsplit("#", 1)[-1] for v in self.table[subject].get(RDF_TYPE, ())]

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The values of a property, as text."""
        return sorted(v.text for v in self.table[subject].get(predicate, ()))

    def is_membership(self, subject: str) -> bool:
        """Whether the subject is a tenure."""
        return "Membership" in self.kinds(subject)

    def label(self, subject: str) -> str:
        """A short name for messages."""
        record = self.records.get(subject)
        return record.label if record else subject.removeprefix(BASE)


Rule = Callable[[Data], Iterator[tuple[str, str]]]
"""Gives (subject, message) for each fault."""


def _no_type(data: Data) -> Iterator[tuple[str, str]]:
    known = {*KINDS, "Membership", "ConceptScheme"}
    for subject in data.table:
        kinds = data.kinds(subject)
        if not any(k in known for k in kinds):
            what = (
                f"its class {', '.join(sorted(kinds))} is none of authority records"
                if kinds
                else "it has no class"
            )
            yield subject, f"{what}: write `a hrg:…`"


def _no_label(data: Data) -> Iterator[tuple[str, str]]:
    for subject, properties in data.table.items():
        labels = properties.get(RDFS + "label", ())
        languages = [v.language for v in labels]
        if "en" not in languages:
            yield subject, "it has no English rdfs:label"
        for language in sorted({x for x in languages if languages.count(x) > 1}):
            yield subject, f"it has two labels in “{language}”: make one skos:altLabel"


def _no_source(data: Data) -> Iterator[tuple[str, str]]:
    for subject, properties in data.table.items():
        sources = properties.get(DCTERMS + "source", ())
        if not sources:
            yield subject, "it has no dcterms:source"
        for value in sources:
            if not value.iri or not re.match(r"https?://[^/\s]+", value.text):
                yield subject, f"its source {value.text!r} is no web address in angle brackets"


def _blank_names(data: Data) -> Iterator[tuple[str, str]]:
    for subject, predicate, value, _ in data.statements:
        if not value.iri and value.text != re.sub(r"\s+", " ", value.text).strip():
            yield subject, f"{_short(predicate)} {value.text!r} has stray blanks"
        elif not value.iri and not value.text:
            yield subject, f"{_short(predicate)} is empty"


def _unknown_terms(data: Data) -> Iterator[tuple[str, str]]:
    if not data.terms:
        return
    for subject, predicate, value, _ in data.statements:
        for iri in (predicate, value.text if value.iri else ""):
            if iri.startswith(HRG) and iri.removeprefix(HRG) not in data.terms:
                yield subject, f"hrg:{iri.removeprefix(HRG)} is no term of the ontology"


def _wrong_iri(data: Data) -> Iterator[tuple[str, str]]:
    for subject in data.table:
        if "ConceptScheme" in data.kinds(subject):
            continue
        path = subject.removeprefix(BASE)
        folder = path.split("/")[0]
        record = data.records.get(subject)
        wanted = _FOLDERS[record.type] if record else ("membership",) if data.is_membership(subject) else ()
        if path == subject or (wanted and folder not in wanted):
            yield subject, f"its IRI should begin with {BASE}{wanted[0] if wanted else ''}/"


def _references(data: Data) -> Iterator[tuple[str, str]]:
    for subject, predicate, value, _ in data.statements:
        if not value.iri or predicate in (RDF_TYPE, DCTERMS + "source"):
            continue
        if value.text.startswith(BASE) and value.text not in data.table:
            yield (
                subject,
                f"{_short(predicate)} points at {value.text.removeprefix(BASE)}, which nothing describes",
            )
            continue
        record, wanted = data.records.get(value.text), RANGES.get(predicate)
        if record and wanted and record.type not in wanted:
            yield subject, f"{_short(predicate)} points at {record.label}, a {record.type}, not a {wanted[0]}"


def _membership_parts(data: Data) -> Iterator[tuple[str, str]]:
    for subject in data.table:
        if data.is_membership(subject):
            for name, iri in (("org:member", ORG + "member"), ("hrg:office", HRG + "office")):
                if len(data.texts(subject, iri)) != 1:
                    yield subject, f"it needs one {name}"
        elif "Office" in data.kinds(subject) and not data.texts(subject, ORG + "postIn"):
            yield subject, "the office needs org:postIn"


def _no_begin(data: Data) -> Iterator[tuple[str, str]]:
    for subject in data.table:
        if data.is_membership(subject) and not any(
            data.texts(subject, HRG + p) for p in ("begin", "termBegin")
        ):
            yield subject, "the tenure has no begin"


def _malformed_dates(data: Data) -> Iterator[tuple[str, str]]:
    for subject, properties in data.table.items():
        for predicate in _DATE_PROPERTIES:
            values = properties.get(predicate, ())
            if len(values) > 1 and data.is_membership(subject):
                yield subject, f"{_short(predicate)} has {len(values)} values"
            for value in values:
                if _DATES.get(value.datatype) != len(value.text) or not is_date(value.text):
                    yield (
                        subject,
                        f"{_short(predicate)} “{value.text}” is no xsd:date, xsd:gYearMonth or xsd:gYear",
                    )


def _date_order(data: Data) -> Iterator[tuple[str, str]]:
    for subject in data.table:
        for first, second in _ORDERED:
            for a in filter(is_date, data.texts(subject, HRG + first)):
                for b in filter(is_date, data.texts(subject, HRG + second)):
                    if first_day(a) > last_day(b):
                        yield subject, f"hrg:{second} {b} is before hrg:{first} {a}"


def _tenures(data: Data) -> dict[str, list[tuple[str, str, str, str]]]:
    """By single-seat office: (begin, end, person, membership) of the full holders."""
    offices: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for subject in data.table:
        if not data.is_membership(subject) or data.texts(subject, HRG + "acting") in (["true"], ["1"]):
            continue
        begin = [*data.texts(subject, HRG + "begin"), *data.texts(subject, HRG + "termBegin")]
        end = [*data.texts(subject, HRG + "end"), *data.texts(subject, HRG + "termEnd")]
        people, offices_held = data.texts(subject, ORG + "member"), data.texts(subject, HRG + "office")
        if not begin or not people or not offices_held or not all(map(is_date, (*begin, *end))):
            continue
        office = data.records.get(offices_held[0])
        if office and office.seats == 1:
            offices[office.iri].append((begin[0], end[0] if end else "", people[0], subject))
    return {office: sorted(found) for office, found in offices.items()}


def _overlaps(data: Data) -> Iterator[tuple[str, str]]:
    for office, found in sorted(_tenures(data).items()):
        for one, other in combinations(found, 2):
            # Only what no reading of the dates excuses: "2014" may end in January and begin in December.
            if one[1] and last_day(other[0]) < first_day(one[1]):
                first = f"{data.label(one[2])} ({one[0]} to {one[1]})"
                both = f"{first} and {data.label(other[2])} (from {other[0]})"
                yield other[3], f"{data.label(office)} has one seat, but two holders at once: {both}"


def _no_end(data: Data) -> Iterator[tuple[str, str]]:
    for office, found in sorted(_tenures(data).items()):
        for one, other in combinations(found, 2):
            unknown = data.texts(one[3], HRG + "endUnknown") in (["true"], ["1"])
            if not one[1] and not unknown and one[2] != other[2] and other[0] > one[0]:
                successor = f"{data.label(other[2])} follows in {other[0]}"
                yield one[3], f"{data.label(office)}: no end is given, yet {successor}"
                break


def _plain(name: str) -> str:
    """A name as declarations compare it: folded, without "the" and "UN" before it."""
    return re.sub(r"^(?:the )?(?:un |united nations )?", "", fold_text(name))


def _shared_names(data: Data) -> Iterator[tuple[str, str]]:
    by_key: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in name_patterns(data.records):
        if pattern[2] in _STRONG:
            by_key[pattern[0].lower()].append(pattern)
    declared = {iri: {_plain(n) for n in r.shared_names} for iri, r in data.records.items()}
    told: set[tuple[str, str, str]] = set()
    for key, group in sorted(by_key.items()):
        for one, other in combinations(group, 2):
            if one[1] == other[1] or not (fits(one[3], one[0], other[0]) or fits(other[3], other[0], one[0])):
                continue
            for mine, its in ((one, other), (other, one)):
                plain = _plain(key)
                if {plain, plain.removesuffix("s")} & declared[mine[1]]:
                    continue  # "Koreans" is declared with "Korean"
                if (mine[1], its[1], plain) not in told:
                    told.add((mine[1], its[1], plain))
                    yield (
                        mine[1],
                        f"shares the name “{mine[0]}” with {its[1].removeprefix(BASE)}: add hrg:sharedName",
                    )


def _idle_shared(data: Data) -> Iterator[tuple[str, str]]:
    owners: dict[str, set[str]] = defaultdict(set)
    for iri, record in data.records.items():
        for name in record.names:
            owners[_plain(name.text)].add(iri)
    for iri, record in data.records.items():
        for shared in record.shared_names:
            if iri not in owners[_plain(shared)]:
                yield iri, f"declares the shared name “{shared}”, which is none of its names"
            elif len(owners[_plain(shared)]) == 1:
                yield iri, f"declares the shared name “{shared}”, which no other record has"


def _label_collisions(data: Data) -> Iterator[tuple[str, str]]:
    labels: dict[str, list[str]] = defaultdict(list)
    for subject, properties in data.table.items():
        for text in sorted(
            {fold_text(v.text) for v in properties.get(RDFS + "label", ()) if v.language == "en"}
        ):
            labels[text].append(subject)
    for _, subjects in sorted(labels.items()):
        for subject in sorted(subjects)[1:]:
            other = min(subjects).removeprefix(BASE)
            if {data.kinds(subject)[0] if data.kinds(subject) else ""} & {"Topic", "Concept"}:
                continue  # topics are never looked for by name, and "torture" is a topic and a crime
            yield subject, f"has the same English label as {other}"


def _common_words(data: Data) -> Iterator[tuple[str, str]]:
    for subject, properties in data.table.items():
        record = data.records.get(subject)
        if record is None or record.type in ("state", "place", "topic"):
            continue
        for value in properties.get(HRG + "contextName", ()):
            if value.text.islower() and value.text.isalpha() and record.type != "office":
                yield subject, f"“{value.text}” in lower case is in every article: leave it out"
        for text in (v.text for p in _NAMES for v in properties.get(p, ()) if v.language in ("en", "")):
            if text.lower() in COMMON_WORDS and not text.isupper():
                yield subject, f"“{text}” is an ordinary word: make it hrg:contextName or hrg:acronym"


def _acronym_kind(data: Data) -> Iterator[tuple[str, str]]:
    for subject, properties in data.table.items():
        record = data.records.get(subject)
        if record is None or record.type == "topic":
            continue
        for value in properties.get(SKOS + "altLabel", ()):
            if re.fullmatch(r"[A-Z]{2,5}", value.text):
                yield subject, f"“{value.text}” is an acronym: make it hrg:acronym"


def _symbols(data: Data) -> Iterator[tuple[str, str]]:
    factory = IriFactory()
    seen: dict[str, str] = {}
    for subject, properties in sorted(data.table.items()):
        # A resolution may have the symbol of its draft too: one of them makes the IRI.
        made = {factory.symbol(value.text) for value in properties.get(HRG + "symbol", ())}
        for value in properties.get(HRG + "symbol", ()):
            symbol = value.text
            known = normalise(symbol)
            if known is not None and known.symbol != symbol:
                yield subject, f"its symbol “{symbol}” should be written “{known.symbol}”"
            elif subject not in made and {"Resolution", "Report"} & set(data.kinds(subject)):
                yield (
                    subject,
                    f"its IRI should be {factory.symbol(symbol)}: the mapper makes it from the symbol",
                )
            if symbol in seen:
                yield subject, f"has the symbol of {seen[symbol].removeprefix(BASE)}"
            seen[symbol] = subject


def _described_twice(data: Data) -> Iterator[tuple[str, str]]:
    for subject, files in sorted(data.typed_in.items()):
        if len(files) > 1:
            yield subject, f"is described in {' and '.join(sorted(files))}"


def _unused(data: Data) -> Iterator[tuple[str, str]]:
    """Texts find all but topics by name; a topic is of use only where something is about it."""
    used = {
        value.text
        for _, predicate, value, _ in data.statements
        if value.iri and predicate not in (SKOS + "narrower", SKOS + "hasTopConcept", SKOS + "related")
    }
    for subject, record in data.records.items():
        if record.type == "topic" and subject not in used:
            yield subject, "nothing is about this topic, and no narrower one is below it"
        elif record.type == "place" and not any(n.kind in _STRONG for n in record.names):
            yield subject, "no text can name it"


def _short(predicate: str) -> str:
    for prefix, namespace in (
        ("hrg", HRG),
        ("rdfs", RDFS),
        ("skos", SKOS),
        ("org", ORG),
        ("dcterms", DCTERMS),
    ):
        if predicate.startswith(namespace):
            return f"{prefix}:{predicate.removeprefix(namespace)}"
    return predicate


RULES: dict[str, tuple[Severity, str, Rule]] = {
    "no-type": ("error", "every record has a class of the ontology", _no_type),
    "no-label": ("error", "every record has one English label, and one label a language", _no_label),
    "no-source": ("error", "every record has a source on the web", _no_source),
    "stray-blanks": ("error", "names have no blanks at their ends", _blank_names),
    "unknown-term": ("error", "every hrg: term is in the ontology", _unknown_terms),
    "wrong-iri": ("error", "IRIs say what kind of thing they name", _wrong_iri),
    "broken-reference": ("error", "what is pointed at is described, and of the right kind", _references),
    "incomplete": (
        "error",
        "a tenure has a person and an office, an office an organisation",
        _membership_parts,
    ),
    "malformed-date": ("error", "dates are xsd:date, xsd:gYearMonth or xsd:gYear", _malformed_dates),
    "date-order": ("error", "begin is before end", _date_order),
    "two-holders": ("error", "an office with one seat has one holder at a time", _overlaps),
    "no-end": ("error", "a tenure that another follows has an end, or hrg:endUnknown", _no_end),
    "undeclared-name": (
        "error",
        "a name of two records is declared by both with hrg:sharedName",
        _shared_names,
    ),
    "same-label": ("error", "English labels tell records apart", _label_collisions),
    "ordinary-word": ("error", "an ordinary word is no full name", _common_words),
    "symbol": ("error", "symbols are in the one form that the mapper makes, and unique", _symbols),
    "no-begin": ("warning", "a tenure has a begin", _no_begin),
    "idle-declaration": ("warning", "a declared shared name is shared", _idle_shared),
    "acronym-kind": ("warning", "acronyms are hrg:acronym", _acronym_kind),
    "described-twice": ("warning", "a record is described in one file", _described_twice),
    "unused": ("warning", "a record is of use", _unused),
}
"""Severity, what should hold, and the rule."""


def check_statements(statements: Sequence[Statement], terms: frozenset[str] = frozenset()) -> list[Finding]:
    """All faults of the data, by severity, rule, file and record.

    Args:
        statements: what `compile.read_statements` gives.
        terms: local names of the ontology's terms; empty: terms are not checked.

    Raises:
        AuthorityError: data that doesn't compile at all.
    """
    data = Data(statements, terms)
    found = {
        Finding(rule, severity, data.files.get(subject, ""), subject, message)
        for rule, (severity, _, check) in RULES.items()
        for subject, message in check(data)
    }
    return sorted(found, key=lambda f: (f.severity, f.rule, f.file, f.subject, f.message))
