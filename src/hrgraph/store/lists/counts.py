"""What the lists count, so that nobody has to count it over all articles: each graph adds its part."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.iris import HRG

__all__ = ["COUNTS", "TELLING", "Count"]


@dataclass(frozen=True, slots=True)
class Count:
    """A table of sums, of which every graph has its part."""

    table: str
    key: tuple[str, ...]
    sums: tuple[str, ...]
    """Its other columns; a row whose last sum is 0 is none."""
    part: str
    """SELECT of the key and the sums of the graphs whose numbers go from `:first` to `:last`; what is counted
    for many of them together is the sum of what is counted for each, unless one of them is odd."""

    def add(self) -> str:
        """Put in the part of graphs."""
        more = ", ".join(f"{name} = {name} + excluded.{name}" for name in self.sums)
        return (
            f"INSERT INTO {self.table} ({', '.join(self.key + self.sums)}) {self.part} "
            f"ON CONFLICT ({', '.join(self.key)}) DO UPDATE SET {more}"
        )

    def take(self) -> tuple[str, str]:
        """Take the part of a graph away again: two steps."""
        same = " AND ".join(f"{self.table}.{name} = part.{name}" for name in self.key)
        less = ", ".join(f"{name} = {self.table}.{name} - part.{name}" for name in self.sums)
        keys, last = ", ".join(self.key), self.sums[-1]
        return (
            f"UPDATE {self.table} SET {less} FROM ({self.part}) AS part WHERE {same}",
            f"DELETE FROM {self.table} WHERE ({keys}) IN (SELECT {keys} FROM ({self.part})) AND {last} < 1",
        )


_SPAN = "BETWEEN :first AND :last"
_UNREVIEWED = f"{HRG}Unreviewed\x01<"
COUNTS = (
    Count(
        "tie",
        ("actor", "addressee", "type"),
        ("articles", "acts"),
        "SELECT one.o AS actor, other.o AS addressee, act.type, COUNT(DISTINCT act.article) AS articles,"
        " COUNT(*) AS acts"
        " FROM act CROSS JOIN role AS one ON one.p = 7 AND one.s = act.id"
        f" CROSS JOIN role AS other ON other.p = 9 AND other.s = act.id WHERE act.graph {_SPAN}"
        " GROUP BY 1, 2, 3",
    ),
    Count(
        "pair",
        ("one", "other"),
        ("articles", "acts"),
        "SELECT one.o AS one, other.o AS other, COUNT(DISTINCT act.article) AS articles, COUNT(*) AS acts"
        " FROM act CROSS JOIN role AS one ON one.p = 7 AND one.s = act.id"
        " CROSS JOIN role AS other ON other.p = 7 AND other.s = act.id AND other.o > one.o"
        f" WHERE act.graph {_SPAN} AND act.joint GROUP BY 1, 2",
    ),
    Count(
        "thing",
        ("id",),
        ("articles", "acts", "n"),
        "SELECT id, SUM(articles) AS articles, SUM(acts) AS acts, COUNT(*) AS n FROM ("
        "SELECT role.o AS id, 1 AS articles, 0 AS acts FROM article"
        f" CROSS JOIN role ON role.p = 14 AND role.s = article.id WHERE article.graph {_SPAN}"
        " UNION ALL SELECT role.o, 0, COUNT(DISTINCT act.id) FROM act"
        f" CROSS JOIN role ON role.p IN (1, 2, 3, 4) AND role.s = act.id WHERE act.graph {_SPAN}"
        " GROUP BY act.graph, role.o"
        ") GROUP BY 1",
    ),
    Count(
        "nameless",
        ("id", "label", "class"),
        ("n",),
        "SELECT status.s AS id, label.o AS label, class.o AS class, 1 AS n FROM held AS status"
        " CROSS JOIN held AS label ON label.graph = status.graph AND label.p = 100 AND label.s = status.s"
        " CROSS JOIN held AS class ON class.graph = status.graph AND class.p = 108 AND class.s = status.s"
        f" WHERE status.graph {_SPAN} AND status.p = 109"
        f" AND status.o = (SELECT id FROM term WHERE text = '{_UNREVIEWED}')",
    ),
)

TELLING = (
    "SELECT one.o AS actor, other.o AS addressee, act.type, SUBSTR(act.day, 1, 4) AS year, act.article,"
    " act.id AS act"
    " FROM act CROSS JOIN role AS one ON one.p = 7 AND one.s = act.id"
    f" CROSS JOIN role AS other ON other.p = 9 AND other.s = act.id WHERE act.graph {_SPAN}"
)
"""The rows of `telling` that the graphs from `:first` to `:last` have."""
