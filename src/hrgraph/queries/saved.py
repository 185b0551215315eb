"""Saved queries: `.rq` files whose header says what they ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hrgraph.errors import QueryError, UsageError
from hrgraph.queries.binding import QueryForm, bind, bind_sql, query_form
from hrgraph.queries.header import Header, Parameter, read_header
from hrgraph.queries.near import near
from hrgraph.resources import queries_dir

__all__ = ["SavedQuery", "find_query", "parse_query", "saved_queries"]


_KEPT = "-- kept:"
"""How the SQL begins of a question whose answer takes long of the lists too."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that can be asked by name."""

    name: str
    title: str
    question: str
    """The question in plain English."""
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    example: str
    """An example answer, in plain English."""
    text: str
    """The SPARQL, with the variable `?_NAME` where a parameter's value goes."""
    pages: str = ""
    """The variable whose values (dates) divide the answer into pages, in its order; "" where none does."""
    kept: bool = False
    """Whether a store keeps the whole answer for those who give no parameter."""
    sql: str = ""
    """The same question to the lists of a store in a folder; "" where only SPARQL asks it."""

    @property
    def counts(self) -> bool:
        """Whether the lists of a store have counted what it asks for (see `hrgraph.store.lists.counts`)."""
        return bool(self.sql) and not self.sql.startswith(_KEPT)

    @property
    def form(self) -> QueryForm:
        """Which of `Store.select`, `ask` and `construct` answers it."""
        return query_form(self.text)

    def bind(self, values: Mapping[str, str] | None = None) -> str:
        """The SPARQL to ask, with values (or defaults) in the place of the parameters.

        Raises:
            UsageError: a value is missing, unknown or of the wrong type.
        """
        return bind(self.text, self.parameters, values or {}, f"the query {self.name}")

    def bind_sql(self, values: Mapping[str, str] | None = None) -> tuple[str, dict[str, str | int]]:
        """The SQL to ask, and the values of its parameters.

        Raises:
            UsageError: as `bind`.
        """
        return bind_sql(self.sql, self.parameters, values or {}, f"the query {self.name}")


def parse_query(text: str, name: str) -> SavedQuery:
    """A query from its text; the header may be missing.

    Raises:
        QueryError: the header is wrong.
    """
    header: Header = read_header(text, name)
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#+")).strip() + "\n"
    return SavedQuery(
        name=name,
        title=header.title,
        question=header.question,
        parameters=header.parameters,
        tags=header.tags,
        example=header.example,
        text=body,
        pages=header.pages,
        kept=header.kept,
    )


def saved_queries(folder: Path | None = None) -> tuple[SavedQuery, ...]:
    """All saved queries, by name.

    Args:
        folder: where the `.rq` files are; the default is hrgraph's own.

    Raises:
        QueryError: a file can't be read or has a wrong header.
    """
    folder = folder or queries_dir()
    return tuple(_read(path) for path in sorted(folder.glob("*.rq")))


def find_query(name: str, folder: Path | None = None) -> SavedQuery:
    """The saved query of that name.

    Raises:
        UsageError: there is none; the mend names those that are near.
        QueryError: its file can't be read or has a wrong header.
    """
    folder = folder or queries_dir()
    path = folder / f"{name}.rq"
    names = [found.stem for found in sorted(folder.glob("*.rq"))]
    if name not in names:
        raise UsageError(f"there is no query {name!r}", f"{near(name, names)}hrgraph queries lists them all")
    return _read(path)


def _read(path: Path) -> SavedQuery:
    try:
        query = parse_query(path.read_text(encoding="utf-8"), path.stem)
        sql = path.parent / "sql" / f"{path.stem}.sql"
        return replace(query, sql=sql.read_text(encoding="utf-8")) if sql.exists() else query
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} can't be read: {error}", "mend the file or reinstall hrgraph") from None
