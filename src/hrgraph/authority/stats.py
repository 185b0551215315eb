"""Coverage of the authority data: how much there is of each kind, and how well it is proved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hrgraph.authority.compile import DCTERMS, RDF_TYPE, RDFS, SKOS, Statement
from hrgraph.authority.records import KINDS
from hrgraph.iris import BASE, HRG

__all__ = ["COLUMNS", "KindStats", "coverage", "totals"]

_MATCHES = frozenset(
    {
        "http://www.w3.org/2002/07/owl#sameAs",
        "https://schema.org/sameAs",
        SKOS + "exactMatch",
        SKOS + "closeMatch",
    }
)
_IDENTIFIERS = frozenset(
    {HRG + "symbol", HRG + "isoAlpha2", HRG + "isoAlpha3", DCTERMS + "identifier", SKOS + "notation"}
)
_NAMES = frozenset(
    {
        RDFS + "label",
        SKOS + "altLabel",
        SKOS + "hiddenLabel",
        HRG + "acronym",
        HRG + "formerName",
        HRG + "contextName",
        HRG + "demonym",
        HRG + "capitalName",
    }
)
_ORDER = (*KINDS, "Membership")


@dataclass(frozen=True, slots=True)
class KindStats:
    """Counts of one kind of record.  All but `kind` are numbers of records, `names` of names."""

    kind: str
    """Local name of the class, or "all"."""
    records: int
    sourced: int
    """With at least one source."""
    identified: int
    """With an identifier from elsewhere: a UN symbol, an ISO code, a match with another scheme."""
    websites: int
    multilingual: int
    """With a label in another language than English too."""
    dated: int
    """Tenures, instruments and bodies with a date."""
    names: int


COLUMNS: tuple[tuple[str, str], ...] = (
    ("kind", "kind"),
    ("records", "records"),
    ("sourced", "with a source"),
    ("identified", "with an external identifier"),
    ("websites", "with a website"),
    ("multilingual", "labelled in several languages"),
    ("dated", "dated"),
    ("names", "names"),
)
"""Fields of `KindStats` with their headings."""


def coverage(statements: Sequence[Statement]) -> list[KindStats]:
    """Counts by kind of record, in the order of `KINDS`, tenures last."""
    table: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        table[statement.subject].append(statement)
    by_kind: dict[str, list[list[Statement]]] = defaultdict(list)
    for rows in table.values():
        kinds = {s.value.text.removeprefix(HRG) for s in rows if s.predicate == RDF_TYPE}
        kinds |= {"Topic"} if SKOS + "Concept" in kinds else set()
        known = [k for k in reversed(_ORDER) if k in kinds]
        if known:
            by_kind[known[0]].append(rows)
    return [_count(kind, by_kind[kind]) for kind in _ORDER if by_kind[kind]]


def _count(kind: str, records: list[list[Statement]]) -> KindStats:
    dates = frozenset(
        {
            HRG + "begin",
            HRG + "termBegin",
            HRG + "end",
            HRG + "adoptedOn",
            HRG + "entryIntoForce",
            DCTERMS + "issued",
        }
    )

    def having(predicates: frozenset[str]) -> int:
        return sum(any(s.predicate in predicates for s in rows) for rows in records)

    matched = sum(
        any(
            s.predicate in _IDENTIFIERS or (s.predicate in _MATCHES and not s.value.text.startswith(BASE))
            for s in rows
        )
        for rows in records
    )
    languages = sum(
        any(s.predicate == RDFS + "label" and s.value.language not in ("en", "") for s in rows)
        for rows in records
    )
    return KindStats(
        kind,
        len(records),
        having(frozenset({DCTERMS + "source"})),
        matched,
        having(frozenset({"https://schema.org/url", "http://xmlns.com/foaf/0.1/homepage"})),
        languages,
        having(dates),
        sum(s.predicate in _NAMES for rows in records for s in rows) if kind != "Membership" else 0,
    )


def totals(rows: Sequence[KindStats]) -> KindStats:
    """The sums over all kinds."""
    fields = [name for name, _ in COLUMNS if name != "kind"]
    return KindStats("all", *(sum(getattr(row, name) for row in rows) for name in fields))


def offices_held(statements: Sequence[Statement]) -> tuple[int, int]:
    """How many offices have a holder in the data, and how many offices there are."""
    offices = {s.subject for s in statements if s.predicate == RDF_TYPE and s.value.text == HRG + "Office"}
    held = {s.value.text for s in statements if s.predicate == HRG + "office"}
    return len(offices & held), len(offices)
