"""Writes and reads the lists of a store."""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from hrgraph.errors import HrgraphWarning, StoreError
from hrgraph.files import sync_folder
from hrgraph.store.lists.cells import Cell, grams, plain, rows_of_terms, rows_of_values
from hrgraph.store.lists.reading import read_graph
from hrgraph.store.lists.tables import FORMAT, TABLES, VIEWS
from hrgraph.store.lists.writing import RowWriter
from hrgraph.store.terms import Table

__all__ = ["LISTS", "DamagedLists", "Lists", "damage"]

LISTS = "lists.sqlite"
"""The name of their file in the folder of the store."""
_CACHE_KB, _MAPPED = 64_000, 2**40
"""What a writer keeps of the file in memory, and how much of it a reader lets the system map."""
_AT_ONCE = 200
"""Graphs that are read anew in one step."""
_TOGETHER = 50
"""Graphs whose rows go in together; more would take memory, and save little."""
_NEEDED = (3, 35, 0)
"""The SQLite that knows what is asked of it; an older one has no lists."""


class DamagedLists(StoreError):
    """The file of the lists can't be read; the store says all that they say."""


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
        self._graphs = graphs
        self._db: sqlite3.Connection | None = None
        self._writer: RowWriter | None = None
        try:
            self._db = self._open_for_writing() if write else self._open_for_reading()
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            if not write:
                self.distrust(error)
            elif _is_damage(error):
                self.begin_anew(error)
            else:
                raise self._unwritable(error) from None

    @staticmethod
    def possible() -> bool:
        """Whether the SQLite of this Python knows all that the lists ask of it."""
        if sqlite3.sqlite_version_info < _NEEDED:
            return False
        with closing(sqlite3.connect(":memory:")) as db:
            return ("ENABLE_FTS5",) in db.execute("PRAGMA compile_options").fetchall()

    def _prepare(self) -> None:
        if self._db is not None:
            self._db.create_function("plain", 1, plain, deterministic=True)
            self._db.create_function("grams", 1, grams, deterministic=True)
            self._db.executescript(VIEWS)
            self._writer = RowWriter(self._db)

    def _open_for_reading(self) -> sqlite3.Connection | None:
        """None where there are none, or where they are not those of the store."""
        if not self._path.exists():
            return None
        # one that was killed while it wrote left a journal, which only a connection that may write undoes
        for mode in ("ro", "rw"):
            db = sqlite3.connect(f"file:{quote(str(self._path))}?mode={mode}", uri=True)
            try:
                if db.execute("PRAGMA user_version").fetchone() == (FORMAT,) and _whole(db):
                    db.execute(f"PRAGMA mmap_size = {_MAPPED}")
                    return db
                db.close()
                return None
            except sqlite3.Error:
                db.close()
                if mode == "rw":
                    raise
        return None

    def _open_for_writing(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None)
        try:
            found = db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError:  # not SQLite's
            found = -1
        if found != FORMAT:
            db.close()
            db = self._made_anew()
        db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")  # not mapped: that would be all of it in the end
        return db

    def _made_anew(self) -> sqlite3.Connection:
        """An empty one, in which all graphs of the store are pending."""
        self._path.unlink(missing_ok=True)
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)  # it is of the old one
        db = sqlite3.connect(self._path, isolation_level=None)
        db.execute("BEGIN")
        for statement in TABLES.split(";"):
            db.execute(statement)
        db.executemany("INSERT INTO pending VALUES (?)", ((graph,) for graph in self._graphs()))
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
        sync_folder(self._path.parent)
        return db

    def begin_anew(self, error: Exception) -> None:
        """Throw away what is damaged, and say so; `complete` will read all graphs again.

        Raises:
            StoreError: it can't be written.
        """
        self.close()
        warnings.warn(f"{self._damaged(error).message}; it is made anew", HrgraphWarning, stacklevel=2)
        try:
            self._db = self._made_anew()
            self._prepare()
        except (sqlite3.Error, OSError) as error:
            raise self._unwritable(error) from None

    @property
    def whole(self) -> bool:
        """Whether they have all that the graphs say; else the store must be asked itself."""
        try:
            return self._db is not None and _whole(self._db)
        except sqlite3.Error as error:
            self.distrust(error)
            return False

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

    def put(self, graphs: Iterable[tuple[str, str, str]]) -> None:
        """Put in what graphs say now, all of them or none.

        Args:
            graphs: of each its IRI, its key ("" where it is gone), and its statements as N-Quads.

        Raises:
            StoreError: it can't be written.
        """
        graphs = iter(graphs)
        with _Step(self) as db:
            assert self._writer is not None
            while some := [*islice(graphs, _TOGETHER)]:
                for iri, _, _ in some:
                    self._writer.remove(iri)
                if there := [(iri, key, read_graph(nquads)) for iri, key, nquads in some if key]:
                    self._writer.add(there)
                db.executemany("DELETE FROM pending WHERE iri = ?", ((iri,) for iri, _, _ in some))

    def compare(self, keys: Mapping[str, str]) -> None:
        """Note whose lists are not of what the store has now, after a power cut or another program.

        Args:
            keys: of the graphs of the store that have one.

        Raises:
            StoreError: it can't be written.
        """
        assert self._db is not None
        try:
            mine = dict(self._db.execute("SELECT iri, key FROM graph WHERE key <> '-'"))
        except sqlite3.Error as error:
            raise self._unwritable(error) from None
        if mine != keys:
            self.expect(iri for iri in mine.keys() | keys.keys() if mine.get(iri) != keys.get(iri))

    def complete(self, keys: Mapping[str, str], statements: Callable[[str], str]) -> None:
        """Read those graphs anew whose lists are old or missing.

        Args:
            keys: of all graphs of the store.
            statements: gives what a graph says, as N-Quads.

        Raises:
            StoreError: it can't be written.
        """
        assert self._db is not None
        try:
            todo = [iri for (iri,) in self._db.execute("SELECT iri FROM pending ORDER BY iri")]
        except sqlite3.Error as error:
            raise self._unwritable(error) from None
        for start in range(0, len(todo), _AT_ONCE):
            self.put((iri, keys.get(iri, ""), statements(iri)) for iri in todo[start : start + _AT_ONCE])

    def _unwritable(self, error: Exception) -> StoreError:
        if _is_damage(error):
            return self._damaged(error)
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
            DamagedLists: the file is damaged; also while the rows are read.
        """
        assert self._db is not None
        try:
            cursor = self._db.execute(sql, values)
        except sqlite3.Error as error:
            raise self._damaged(error) from None
        variables = tuple(column[0] for column in cursor.description if column[0][0] != "-")

        def fetch(size: int) -> Sequence[tuple[Cell, ...]]:
            try:
                return cursor.fetchmany(size)
            except sqlite3.Error as error:
                raise self._damaged(error) from None

        width = len(variables)
        return Table(variables, rows_of_terms(fetch, width), rows_of_values(fetch, width))

    def _damaged(self, error: Exception) -> DamagedLists:
        if isinstance(error, DamagedLists):
            return error
        return DamagedLists(
            f"{self._path} can't be read: {error}", "remove that file alone: the next build makes it anew"
        )

    def distrust(self, error: Exception) -> None:
        """Leave them alone from now on, and say so."""
        self.close()
        damaged = self._damaged(error)
        warnings.warn(
            f"{damaged.message}, so the graph itself is asked, which takes longer ({damaged.mend})",
            HrgraphWarning,
            stacklevel=2,
        )


def damage(path: Path) -> str:
    """What SQLite finds wrong with a file of lists, which it reads whole; "" for nothing, or no file.

    Args:
        path: the file.
    """
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as db:
            found = str(db.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    return "" if found == "ok" else found.splitlines()[-1]


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
        if self._lists._writer is not None:
            self._lists._writer.forget()
        if isinstance(error, sqlite3.Error):
            raise self._lists._unwritable(error) from None


def _is_damage(error: Exception) -> bool:
    return type(error) is sqlite3.DatabaseError  # malformed; its subclasses are for other faults


def _whole(db: sqlite3.Connection) -> bool:
    one = "SELECT EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM graph WHERE odd)"
    return bool(db.execute(one).fetchone() == (0,))
