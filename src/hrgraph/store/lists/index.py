"""Writes and reads the lists of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from hrgraph.errors import StoreError
from hrgraph.files import sync_folder
from hrgraph.store.lists.reading import GraphRows, read_graph
from hrgraph.store.lists.tables import FORMAT, TABLES, VIEWS
from hrgraph.store.terms import XSD, Table, Term

__all__ = ["LISTS", "Lists"]

LISTS = "lists.sqlite"
"""The name of their file in the folder of the store."""
_CACHE_KB, _MAPPED = 64_000, 2**40
_MOST_TERMS = 200_000
"""Terms whose numbers, or which, are remembered."""
_REMEMBERED = 60
"""Characters of a term that is likely to come again in an answer: a name, not a quotation."""
_AT_ONCE = 200
"""Graphs that are read anew in one step."""

_Cell = str | int | None
_Row = tuple[Term | None, ...]


class Lists:
    """The lists of one store.

    Args:
        path: their file.
        write: whether the store is open for writing.
        graphs: gives the graphs that the store had before its lists, where they must be made.

    Raises:
        StoreError: they can't be written.
    """

    def __init__(
        self, path: Path, *, write: bool = False, graphs: Callable[[], Iterable[str]] = tuple
    ) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._terms: dict[str, int] = {}
        self._next: dict[str, int] = {}
        if write:
            try:
                self._db = self._open_for_writing(graphs)
            except (sqlite3.Error, OSError) as error:
                raise self._unwritable(error) from None
        else:
            self._db = self._open_for_reading()
        if self._db is not None:
            self._db.create_function("plain", 1, _plain, deterministic=True)
            self._db.executescript(VIEWS)

    def _open_for_reading(self) -> sqlite3.Connection | None:
        """None where there are none, or where they are not those of the store."""
        # one that was killed while it wrote left a journal, which only a connection that may write undoes
        for mode in ("ro", "rw"):
            db = None
            try:
                db = sqlite3.connect(f"file:{quote(str(self._path))}?mode={mode}", uri=True)
                if db.execute("PRAGMA user_version").fetchone() == (FORMAT,) and _whole(db):
                    db.execute(f"PRAGMA mmap_size = {_MAPPED}")
                    return db
                db.close()
                return None
            except sqlite3.Error:
                if db is not None:
                    db.close()
        return None

    def _open_for_writing(self, graphs: Callable[[], Iterable[str]]) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None)
        try:
            found = db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:  # not SQLite's
            found = -1
        if found != FORMAT:
            db.close()
            self._path.unlink(missing_ok=True)
            db = sqlite3.connect(self._path, isolation_level=None)
            db.execute("BEGIN")
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.executemany("INSERT INTO pending VALUES (?)", ((graph,) for graph in graphs()))
            db.execute(f"PRAGMA user_version = {FORMAT}")
            db.execute("COMMIT")
            sync_folder(self._path.parent)
        db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        db.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return db

    @property
    def whole(self) -> bool:
        """Whether they have all that the graphs say; else the store must be asked itself."""
        return self._db is not None and _whole(self._db)

    def __len__(self) -> int:
        """How many acts and articles there are."""
        assert self._db is not None
        count = "SELECT (SELECT COUNT(*) FROM act) + (SELECT COUNT(*) FROM article)"
        return int(self._db.execute(count).fetchone()[0])

    def __bool__(self) -> bool:
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    # writing

    def expect(self, graphs: Iterable[str]) -> None:
        """Note, before the store writes them, that the lists of these graphs will be old.

        Raises:
            StoreError: it can't be written.
        """
        with _Step(self) as db:
            db.executemany("INSERT OR IGNORE INTO pending VALUES (?)", ((graph,) for graph in graphs))

    def put(self, graphs: Iterable[tuple[str, str, Iterable[ox.Quad]]]) -> None:
        """Put in what graphs say now, all of them or none.

        Args:
            graphs: of each its IRI, its key ("" where it is gone), and its statements.

        Raises:
            StoreError: it can't be written.
        """
        with _Step(self) as db:
            for iri, key, statements in graphs:
                self._remove(db, iri)
                if key:
                    self._add(db, iri, key, read_graph(statements))
                db.execute("DELETE FROM pending WHERE iri = ?", (iri,))

    def compare(self, keys: Mapping[str, str]) -> None:
        """Note whose lists are not of what the store has now, after a power cut or another program.

        Args:
            keys: of the graphs of the store that have one.

        Raises:
            StoreError: it can't be written.
        """
        assert self._db is not None
        mine = dict(self._db.execute("SELECT iri, key FROM graph WHERE key <> '-'"))
        if mine != keys:
            self.expect(iri for iri in mine.keys() | keys.keys() if mine.get(iri) != keys.get(iri))

    def complete(self, keys: Mapping[str, str], statements: Callable[[str], Iterable[ox.Quad]]) -> None:
        """Read those graphs anew whose lists are old or missing.

        Args:
            keys: of all graphs of the store.
            statements: gives what a graph says.

        Raises:
            StoreError: it can't be written.
        """
        assert self._db is not None
        todo = [iri for (iri,) in self._db.execute("SELECT iri FROM pending ORDER BY iri")]
        for start in range(0, len(todo), _AT_ONCE):
            self.put((iri, keys.get(iri, ""), statements(iri)) for iri in todo[start : start + _AT_ONCE])

    def _remove(self, db: sqlite3.Connection, iri: str) -> None:
        found = db.execute("SELECT id FROM graph WHERE iri = ?", (iri,)).fetchone()
        if found is None:
            return
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

    def _add(self, db: sqlite3.Connection, iri: str, key: str, rows: GraphRows) -> None:
        graph = self._number(db, "graph")
        term = self._term
        nodes: dict[str, int] = {}
        odd = rows.odd
        for article in rows.articles:
            node = self._number(db, "article")
            row = (node, graph, article["iri"], article["day"], article["title"], article.get("issued"))
            if db.execute("INSERT OR IGNORE INTO article VALUES (?, ?, ?, ?, ?, ?)", row).rowcount:
                nodes[article["iri"]] = node
                if "words" in article:
                    words = (node, _plain(article["words"]).lower())
                    db.execute("INSERT INTO words VALUES (?, ?)", words)
            else:  # another graph has it already
                odd = True
        for act in rows.acts:
            node = self._number(db, "act")
            columns = (
                *(node, graph, nodes.get(act["article"], 0), act["type"], act["day"]),
                *(act.get("joint", "").startswith("true"), _maybe(term, db, act.get("factuality"))),
                *(
                    act["iri"],
                    act.get("date"),
                    act.get("place"),
                    act["label"],
                    act.get("demand"),
                    act["quote"],
                ),
            )
            values = ", ".join("?" * len(columns))
            if db.execute(f"INSERT OR IGNORE INTO act VALUES ({values})", columns).rowcount:
                nodes[act["iri"]] = node
            else:
                odd = True
        roles = [(p, nodes[s], term(db, o)) for p, s, o in rows.roles if s in nodes]
        db.executemany("INSERT INTO role VALUES (?, ?, ?)", roles)
        officials = [
            (nodes[act], official, _maybe(term, db, person), _maybe(term, db, office))
            for act, official, person, office in rows.officials
            if act in nodes
        ]
        db.executemany("INSERT INTO official VALUES (?, ?, ?, ?)", officials)
        facts = [(p, term(db, s), term(db, o)) for p, s, o in rows.facts]
        db.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, 1) ON CONFLICT (p, s, o) DO UPDATE SET n = n + 1", facts
        )
        db.executemany("INSERT INTO held VALUES (?, ?, ?, ?)", ((graph, *fact) for fact in facts))
        db.execute("INSERT INTO graph VALUES (?, ?, ?, ?)", (graph, iri, key, odd))

    def _number(self, db: sqlite3.Connection, table: str) -> int:
        """The next free one of a table; numbers are not given twice while the file is open."""
        if table not in self._next:
            self._next[table] = db.execute(f"SELECT IFNULL(MAX(id), 0) + 1 FROM {table}").fetchone()[0]
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def _term(self, db: sqlite3.Connection, text: str) -> int:
        number = self._terms.get(text)
        if number is None:
            found = db.execute("SELECT id FROM term WHERE text = ?", (text,)).fetchone()
            number = found[0] if found else self._number(db, "term")
            if not found:
                db.execute("INSERT INTO term VALUES (?, ?)", (number, text))
            if len(self._terms) >= _MOST_TERMS:
                self._terms.clear()
            self._terms[text] = number
        return number

    def _unwritable(self, error: Exception) -> StoreError:
        full = "full" in str(error) or "I/O" in str(error)
        return StoreError(
            f"{self._path} can't be written: {error}",
            "free some space on the disk, then run the same command again: what was written before is whole"
            if full
            else "check the permissions of the folder; the file may be removed: the next build makes it anew",
        )

    # asking

    def select(self, sql: str, values: Mapping[str, str | int]) -> Table:
        """The answer of a query; iterate it once, in this thread, while the store is open.

        Rows that are the same as the one before are left out: let the SQL put them side by side.  Columns
        whose names begin with "-" are for its order alone; they come last and are left out.

        Args:
            sql: a SELECT, whose columns have the names of the variables.
            values: of its parameters.

        Raises:
            StoreError: the file is damaged.
        """
        assert self._db is not None
        try:
            cursor = self._db.execute(sql, values)
            first = cursor.fetchone()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None
        variables = tuple(column[0] for column in cursor.description if column[0][0] != "-")
        found = chain(() if first is None else (first,), cursor)
        return Table(variables, self._rows(found, len(variables)))

    def _rows(self, found: Iterator[Sequence[_Cell]], width: int) -> Iterator[_Row]:
        term_of = _Terms().__getitem__
        before: Sequence[_Cell] = ()
        try:
            for all_of_it in found:
                row = all_of_it[:width]
                if row == before:
                    continue
                before = row
                yield tuple(map(term_of, row))
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from None

    def _damaged(self, error: Exception) -> StoreError:
        return StoreError(
            f"{self._path} can't be read: {error}", "remove that file alone: the next build makes it anew"
        )


class _Step:
    """Writings that are done together or not at all."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def __enter__(self) -> sqlite3.Connection:
        db = self._lists._db
        assert db is not None
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._lists._unwritable(error) from None
        return db

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        db = self._lists._db
        assert db is not None
        if error is None:
            try:
                db.execute("COMMIT")
                return
            except sqlite3.Error as fault:
                error = fault
        if db.in_transaction:
            db.execute("ROLLBACK")
        self._lists._terms.clear()
        self._lists._next.clear()
        if isinstance(error, sqlite3.Error):
            raise self._lists._unwritable(error) from None


def _whole(db: sqlite3.Connection) -> bool:
    one = "SELECT EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM graph WHERE odd)"
    return bool(db.execute(one).fetchone() == (0,))


def _maybe(
    term: Callable[[sqlite3.Connection, str], int], db: sqlite3.Connection, text: str | None
) -> int | None:
    return None if text is None else term(db, text)


def _plain(text: str | None) -> str:
    """The value of a term alone, "" for none: what SPARQL's STR gives."""
    return "" if text is None else text.rpartition("\x01")[0] if "\x01" in text else text


class _Terms(dict["_Cell", "Term | None"]):
    """The terms that cells stand for: most come again and again, and an answer has millions of cells."""

    def __missing__(self, cell: _Cell) -> Term | None:
        if cell.__class__ is not str:
            return None if cell is None else Term("literal", str(cell), f"{XSD}integer")
        end = cell[-4:]
        if end == "\x01@en":
            term = Term("literal", cell[:-4], "", "en")
        elif end[2:] == "\x01<":
            return Term("iri", cell[:-2])  # of an act or article, as a rule
        else:
            term = _term(cell)
        if len(cell) < _REMEMBERED:
            if len(self) >= _MOST_TERMS:
                self.clear()
            self[cell] = term
        return term


def _term(cell: str) -> Term:
    value, mark, kind = cell.rpartition("\x01")
    if not mark:
        return Term("literal", cell)
    if not kind:
        return Term("literal", value)
    if kind == "_":
        return Term("bnode", value)
    return Term("literal", value, "", kind[1:]) if kind[0] == "@" else Term("literal", value, kind[1:])
