"""Puts the rows of graphs into the tables, many graphs at once, and takes them out again."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from hrgraph.store.lists.cells import plain
from hrgraph.store.lists.counts import COUNTS, TELLING
from hrgraph.store.lists.reading import GraphRows

__all__ = ["RowWriter"]

_MOST_TERMS = 20_000
"""Terms whose numbers are remembered."""
_TELLING_KEY = "(actor, addressee, type, year, article, act)"
_ARTICLE = "INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)"
_ACT = "INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FACT = "INSERT INTO fact VALUES (?, ?, ?, ?) ON CONFLICT (p, s, o) DO UPDATE SET n = n + excluded.n"
_Row = Sequence[object]


class RowWriter:
    """Writes in the tables of one database; transactions are for whoever calls.

    Rows go in by the table, in the order of its key: what lies together is written together.

    Args:
        db: the database.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._terms: dict[str, int] = {}
        self._next: dict[str, int] = {}

    def forget(self) -> None:
        """Remember nothing of what was written: it has been undone."""
        self._terms.clear()
        self._next.clear()

    def remove(self, iri: str) -> None:
        """Take out all that a graph has put in."""
        db = self._db
        found = db.execute("SELECT id FROM graph WHERE iri = ?", (iri,)).fetchone()
        if found is None:
            return
        alone = {"first": found[0], "last": found[0]}
        for count in COUNTS:
            for step in count.take():
                db.execute(step, alone)
        db.execute(f"DELETE FROM telling WHERE {_TELLING_KEY} IN ({TELLING})", alone)
        db.execute(
            "INSERT INTO trigram (trigram, rowid, text) SELECT 'delete', words.article, words.text"
            " FROM article CROSS JOIN words ON words.article = article.id WHERE article.graph = ?",
            found,
        )
        db.execute(
            "DELETE FROM role WHERE p IN (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)"
            " AND s IN (SELECT id FROM act WHERE graph = ?)",
            found,
        )
        db.execute(
            "DELETE FROM role WHERE p IN (14, 15) AND s IN (SELECT id FROM article WHERE graph = ?)", found
        )
        db.execute("DELETE FROM official WHERE act IN (SELECT id FROM act WHERE graph = ?)", found)
        db.execute("DELETE FROM words WHERE article IN (SELECT id FROM article WHERE graph = ?)", found)
        db.execute("DELETE FROM act WHERE graph = ?", found)
        db.execute("DELETE FROM article WHERE graph = ?", found)
        facts = db.execute("SELECT p, s, o FROM held WHERE graph = ?", found).fetchall()
        db.executemany("UPDATE fact SET n = n - 1 WHERE p = ? AND s = ? AND o = ?", facts)
        db.executemany("DELETE FROM fact WHERE p = ? AND s = ? AND o = ? AND n < 1", facts)
        db.execute("DELETE FROM held WHERE graph = ?", found)
        db.execute("DELETE FROM graph WHERE id = ?", found)

    def add(self, graphs: Sequence[tuple[str, str, GraphRows]]) -> None:
        """Put in what graphs say, of which the tables have nothing yet.

        Args:
            graphs: of each its IRI, its key and its rows.
        """
        db = self._db
        numbers = [self._number("graph") for _ in graphs]
        all_rows = [rows for _, _, rows in graphs]
        self._learn(all_rows)
        odd = {number for number, rows in zip(numbers, all_rows, strict=True) if rows.odd}
        nodes: list[dict[str, int]] = [{} for _ in graphs]
        self._add_articles(numbers, all_rows, nodes, odd)
        self._add_acts(numbers, all_rows, nodes, odd)
        term = self._terms
        both = [*zip(all_rows, nodes, strict=True)]
        roles = [(p, known[s], term[o]) for rows, known in both for p, s, o in rows.roles if s in known]
        db.executemany("INSERT INTO role VALUES (?, ?, ?)", sorted(roles))
        officials = [
            (known[act], official, *(None if each is None else term[each] for each in (person, office)))
            for rows, known in both
            for act, official, person, office in rows.officials
            if act in known
        ]
        db.executemany("INSERT INTO official VALUES (?, ?, ?, ?)", officials)
        facts: Counter[tuple[int, int, int]] = Counter()
        for number, rows in zip(numbers, all_rows, strict=True):
            said = sorted((p, term[s], term[o]) for p, s, o in rows.facts)
            facts.update(said)
            db.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", ((number, *fact) for fact in said))
        db.executemany(_FACT, ((*fact, n) for fact, n in sorted(facts.items())))
        made = [(n, iri, key, n in odd) for n, (iri, key, _) in zip(numbers, graphs, strict=True)]
        db.executemany("INSERT INTO graph VALUES (?, ?, ?, ?)", made)
        self._count(numbers, alone=bool(odd))

    def _count(self, numbers: Sequence[int], *, alone: bool) -> None:
        """Count what graphs have: each alone where one is odd, for its acts may be of another's article."""
        spans = [(number, number) for number in numbers] if alone else [(numbers[0], numbers[-1])]
        for first, last in spans:
            span = {"first": first, "last": last}
            for count in COUNTS:
                self._db.execute(count.add(), span)
            self._db.execute(f"INSERT INTO telling {TELLING}", span)

    def _add_articles(
        self,
        numbers: Sequence[int],
        all_rows: Sequence[GraphRows],
        nodes: Sequence[dict[str, int]],
        odd: set[int],
    ) -> None:
        values: list[_Row] = []
        words: dict[int, str] = {}
        for number, rows, known in zip(numbers, all_rows, nodes, strict=True):
            for article in rows.articles:
                node = known[article["iri"]] = self._number("article")
                values.append(
                    (node, number, article["iri"], article["day"], article["title"], article.get("issued"))
                )
                if "words" in article:
                    words[node] = plain(article["words"]).lower()
        for node in self._refused("article", _ARTICLE, values, numbers, nodes, odd):
            words.pop(node, None)
        self._db.executemany("INSERT INTO words VALUES (?, ?)", words.items())
        self._db.executemany("INSERT INTO trigram (rowid, text) VALUES (?, ?)", words.items())

    def _add_acts(
        self,
        numbers: Sequence[int],
        all_rows: Sequence[GraphRows],
        nodes: Sequence[dict[str, int]],
        odd: set[int],
    ) -> None:
        values: list[_Row] = []
        for number, rows, known in zip(numbers, all_rows, nodes, strict=True):
            for act in rows.acts:
                article = known.get(act["article"], 0)
                node = known[act["iri"]] = self._number("act")
                factuality = act.get("factuality")
                values.append(
                    (
                        *(node, number, article, act["type"], act["day"]),
                        act.get("joint", "").startswith("true"),
                        None if factuality is None else self._terms[factuality],
                        *(act["iri"], act.get("date"), act.get("place")),
                        *(act["label"], act.get("demand"), act["quote"]),
                    )
                )
        self._refused("act", _ACT, values, numbers, nodes, odd)

    def _refused(
        self,
        table: str,
        statement: str,
        values: Sequence[_Row],
        numbers: Sequence[int],
        nodes: Sequence[dict[str, int]],
        odd: set[int],
    ) -> set[int]:
        """Insert rows, and give the numbers of those whose IRI another graph has already; it is odd then."""
        before = self._db.total_changes
        self._db.executemany(statement, values)
        if self._db.total_changes - before == len(values):
            return set()
        first = min(int(str(row[0])) for row in values)
        there = {node for (node,) in self._db.execute(f"SELECT id FROM {table} WHERE id >= ?", (first,))}
        refused = {int(str(row[0])): int(str(row[1])) for row in values if row[0] not in there}
        odd.update(refused.values())
        for known in nodes:
            for iri in [iri for iri, node in known.items() if node in refused]:
                del known[iri]
        return set(refused)

    def _learn(self, all_rows: Iterable[GraphRows]) -> None:
        """Number all terms of these rows."""
        if len(self._terms) >= _MOST_TERMS:
            self._terms.clear()
        terms = self._terms
        unknown: set[str | None] = set()
        for rows in all_rows:
            unknown.update(o for _, _, o in rows.roles)
            unknown.update(term for official in rows.officials for term in official[2:])
            unknown.update(term for _, s, o in rows.facts for term in (s, o))
            unknown.update(act.get("factuality") for act in rows.acts)
        new = []
        for text in sorted(text for text in unknown if text is not None and text not in terms):
            found = self._db.execute("SELECT id FROM term WHERE text = ?", (text,)).fetchone()
            if found is None:
                terms[text] = self._number("term")
                new.append((terms[text], text))
            else:
                terms[text] = found[0]
        self._db.executemany("INSERT INTO term VALUES (?, ?)", new)

    def _number(self, table: str) -> int:
        """The next free one of a table; numbers are not given twice while the file is open."""
        if table not in self._next:
            last = f"SELECT IFNULL(MAX(id), 0) + 1 FROM {table}"
            self._next[table] = self._db.execute(last).fetchone()[0]
        number = self._next[table]
        self._next[table] = number + 1
        return number
