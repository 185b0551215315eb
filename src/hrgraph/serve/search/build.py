"""Makes the index: one pass over the store."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from hrgraph.authority.fold import fold_text
from hrgraph.export import PREFIXES
from hrgraph.iris import HRG
from hrgraph.serve.facts.names import PREFIX_LINES
from hrgraph.store import Store

__all__ = ["ROOTS", "SCHEMA", "build_index"]

SCHEMA = 1
"""Of the tables; an index of another schema is made anew."""
ROOTS = ("Actor", "Office", "Instrument", "Place", "Topic")
"""Things of these classes, and of those below them, are found by name."""
_TABLES = """
CREATE TABLE things (iri TEXT PRIMARY KEY, label TEXT, type TEXT, type_label TEXT, kinds TEXT, weight INTEGER,
                     reviewed INTEGER) WITHOUT ROWID;
CREATE TABLE names (iri TEXT, name TEXT, folded TEXT, kind TEXT);
CREATE INDEX names_folded ON names (folded);
CREATE VIRTUAL TABLE name_words USING fts5 (folded, content='names', prefix='1 2 3', tokenize='unicode61');
CREATE VIRTUAL TABLE texts USING fts5 (title, body, kind UNINDEXED, iri UNINDEXED, note UNINDEXED,
                                       tokenize='unicode61 remove_diacritics 2');
"""
_NAME_KINDS = {
    f"{PREFIXES['rdfs']}label": "label",
    f"{PREFIXES['skos']}prefLabel": "label",
    f"{PREFIXES['skos']}altLabel": "alt",
    f"{PREFIXES['skos']}hiddenLabel": "hidden",
    f"{PREFIXES['dcterms']}title": "alt",
    f"{HRG}acronym": "acronym",
    f"{HRG}symbol": "symbol",
    f"{HRG}formerName": "alt",
}


def build_index(store: Store, path: Path) -> None:
    """Write the index of a store; the file is there whole or not at all.

    Args:
        store: what to index.
        path: of the SQLite file.
    """
    descriptor, name = tempfile.mkstemp(prefix=".search-", dir=path.parent)
    os.close(descriptor)
    temporary = Path(name)
    try:
        database = sqlite3.connect(temporary)
        try:
            database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
            _things(database, store)
            database.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", _texts(store))
            database.execute("INSERT INTO name_words (name_words) VALUES ('rebuild')")
            database.execute(f"PRAGMA user_version = {SCHEMA}")
            database.commit()
        finally:
            database.close()
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _things(database: sqlite3.Connection, store: Store) -> None:
    above = _ancestors(store)
    labels = {
        row["c"].value: row["label"].value
        for row in store.select(
            f"{PREFIX_LINES} SELECT DISTINCT ?c ?label {{ ?c a owl:Class ; rdfs:label ?label "
            'FILTER(LANG(?label) = "en") }'
        ).dicts()
    }
    roots = {HRG + name for name in ROOTS}
    types: dict[str, set[str]] = defaultdict(set)
    for row in store.select("SELECT DISTINCT ?x ?c { ?x a ?c FILTER(isIRI(?x)) }").dicts():
        if above.get(row["c"].value, frozenset()) & roots:
            types[row["x"].value].add(row["c"].value)
    weights = {
        row["x"].value: int(row["n"].value)
        for row in store.select(
            f"{PREFIX_LINES} SELECT ?x (COUNT(?act) AS ?n) {{ ?act "
            "hrg:actor|hrg:addressee|hrg:addresseeOffice|hrg:onBehalfOf|hrg:instrument ?x } GROUP BY ?x"
        ).dicts()
    }
    unreviewed = {
        row["x"].value
        for row in store.select(f"SELECT DISTINCT ?x {{ ?x <{HRG}reviewStatus> <{HRG}Unreviewed> }}").dicts()
    }
    best: dict[str, tuple[bool, str, str]] = {}
    names: dict[tuple[str, str], str] = {}
    for prop, kind in _NAME_KINDS.items():
        for row in store.select(f"SELECT DISTINCT ?x ?name {{ ?x <{prop}> ?name }}").dicts():
            iri, term = row["x"].value, row["name"]
            if iri not in types:
                continue
            names.setdefault((iri, term.value), kind)
            rank = (term.language != "en", term.language, term.value)
            if kind == "label" and (iri not in best or rank < best[iri]):
                best[iri] = rank
    for iri in sorted(best):
        # the most specific class: the one with most above it
        kind = max(types[iri], key=lambda c: (len(above.get(c, ())), c))
        kinds = sorted(
            {a.removeprefix(HRG) for c in types[iri] for a in above.get(c, ()) if a.startswith(HRG)}
        )
        database.execute(
            "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                iri,
                best[iri][2],
                kind.removeprefix(HRG),
                labels.get(kind, kind),
                f" {' '.join(kinds)} ",
                weights.get(iri, 0),
                iri not in unreviewed,
            ),
        )
    database.executemany(
        "INSERT INTO names VALUES (?, ?, ?, ?)",
        ((iri, name, fold_text(name), kind) for (iri, name), kind in sorted(names.items()) if iri in best),
    )


def _ancestors(store: Store) -> dict[str, frozenset[str]]:
    """Each class with itself and all above it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?c ?a {{ ?c a owl:Class ; rdfs:subClassOf* ?a FILTER(isIRI(?a)) }}"
    ).dicts():
        found[row["c"].value].add(row["a"].value)
    return {iri: frozenset(above) for iri, above in found.items()}


def _texts(store: Store) -> Iterator[tuple[str, str, str, str, str]]:
    """Quotations and articles; of an article whose rights hold back its text, the title alone."""
    for row in store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?act ?label ?quote ?date {{ ?act a hrg:Act ; rdfs:label ?label ; "
        "hrg:quote ?quote ; hrg:reportedIn ?article OPTIONAL { ?act hrg:date ?told } "
        "OPTIONAL { ?article dcterms:issued ?issued } BIND(STR(COALESCE(?told, ?issued)) AS ?date) }"
    ).dicts():
        date = row["date"].value if "date" in row else ""
        yield row["label"].value, row["quote"].value, "act", row["act"].value, date
    for row in store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?article ?title ?text ?issued {{ ?article a hrg:Article ; "
        "rdfs:label ?title OPTIONAL { ?article dcterms:issued ?issued } "
        "OPTIONAL { ?article hrg:text ?text FILTER NOT EXISTS { ?article dcterms:rights ?rights } } }"
    ).dicts():
        text = row["text"].value if "text" in row else ""
        date = row["issued"].value if "issued" in row else ""
        yield row["title"].value, text, "article", row["article"].value, date
