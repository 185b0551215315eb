"""Asks the index: names by their beginning or their likeness, texts by their words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rapidfuzz import fuzz, process

from hrgraph.authority.fold import fold_text
from hrgraph.iris import BASE

__all__ = ["Hit", "Index", "Match"]

_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = "\x02", "\x03"
"""Around the words found, in the pieces of text that SQLite gives."""
_LIKE = 60.0
"""Least likeness of a candidate, of 100."""
_SURE = 92.0
_LEAD = 6.0
"""By so much the first candidate must be ahead of the second to be a sure match."""
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that a name may mean."""

    iri: str
    label: str
    type: str
    """Local name of its class."""
    type_label: str
    weight: int
    """Number of acts that it takes part in."""
    name: str
    """The name by which it was found."""
    score: float = 100.0
    sure: bool = False
    reviewed: bool = True

    @property
    def id(self) -> str:
        """Its IRI without the data's base."""
        return self.iri.removeprefix(BASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """An act or article whose words were found."""

    iri: str
    kind: str
    title: str
    date: str
    pieces: tuple[tuple[str, bool], ...]
    """A piece of the text in parts, with whether each is a word that was looked for."""


class Index:
    """An index that `build_index` made.

    Args:
        path: its file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._database = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)

    def suggest(self, text: str, limit: int = 10, kind: str = "") -> list[Match]:
        """Things with a name that has words which begin so, those with most acts first.

        Args:
            text: the beginning of a name, or of its words.
            limit: most results.
            kind: local name of a class that they must belong to.
        """
        words = _words(fold_text(text))
        if not words:
            return []
        rows = self._database.execute(
            "SELECT t.iri, t.label, t.type, t.type_label, t.weight, n.name, t.reviewed, n.folded, n.kind "
            "FROM name_words w JOIN names n ON n.rowid = w.rowid JOIN things t ON t.iri = n.iri "
            "WHERE name_words MATCH ? AND instr(t.kinds, ?) "
            "ORDER BY n.folded = ? DESC, (n.folded LIKE ?) DESC, t.weight DESC, t.reviewed DESC, "
            "length(n.folded), t.label LIMIT ?",
            (
                " ".join(f'"{word}"*' for word in words),
                f" {kind} " if kind else "",
                fold_text(text),
                _like(fold_text(text)),
                limit * 8,
            ),
        )
        found: dict[str, Match] = {}
        for row in rows:
            # a hidden name (a misspelling) finds its thing but is not shown
            name = row[1] if row[8] == "hidden" else row[5]
            found.setdefault(row[0], _match(row, name, reviewed=bool(row[6])))
        return [*found.values()][:limit]

    def find(self, text: str, kind: str, limit: int = 20) -> tuple[list[Hit], int]:
        """Acts ("act") or articles ("article") that have all words of a text, and how many there are."""
        words = _words(text)
        if not words:
            return [], 0
        query = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
        total = self._database.execute(
            "SELECT count(*) FROM texts WHERE texts MATCH ? AND kind = ?", (query, kind)
        ).fetchone()[0]
        rows = self._database.execute(
            "SELECT iri, title, note, snippet(texts, 1, ?, ?, '…', 34) FROM texts "
            "WHERE texts MATCH ? AND kind = ? ORDER BY bm25(texts, 4.0, 1.0), iri LIMIT ?",
            (_OPEN, _CLOSE, query, kind, limit),
        )
        return [Hit(iri, kind, title, date, _pieces(piece)) for iri, title, date, piece in rows], int(total)

    def by_labels(self, labels: Iterable[str]) -> dict[str, str]:
        """The one thing that has each label; labels that several things have are left out."""
        wanted = sorted(set(labels))
        found: dict[str, set[str]] = {}
        for start in range(0, len(wanted), 400):
            batch = wanted[start : start + 400]
            marks = ", ".join("?" * len(batch))
            for name, iri in self._database.execute(
                f"SELECT name, iri FROM names WHERE kind = 'label' AND name IN ({marks}) "
                f"AND folded IN ({marks})",
                (*batch, *(fold_text(label) for label in batch)),
            ):
                found.setdefault(name, set()).add(iri)
        return {name: next(iter(iris)) for name, iris in found.items() if len(iris) == 1}

    @cached_property
    def _names(self) -> tuple[list[str], list[str], list[str], list[str]]:
        rows = self._database.execute("SELECT folded, iri, kind, name FROM names ORDER BY rowid").fetchall()
        return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows]

    def reconcile(self, text: str, kinds: Sequence[str] = (), limit: int = 5) -> list[Match]:
        """What a name, perhaps misspelt, may stand for; the likeliest first.

        Args:
            text: the name.
            kinds: local names of classes; the thing must belong to one of them.
            limit: most candidates.
        """
        folded = fold_text(text)
        if not folded:
            return []
        texts, iris, kinds_of_name, names = self._names
        scores: dict[str, tuple[float, int]] = {}
        for _, score, at in process.extract(
            folded, texts, scorer=fuzz.token_sort_ratio, score_cutoff=_LIKE, limit=40 * limit
        ):
            if kinds_of_name[at] in ("acronym", "symbol") and texts[at] != folded:
                continue  # one letter off is another body
            if score > scores.get(iris[at], (0.0, 0))[0]:
                scores[iris[at]] = (score, at)
        found = []
        for iri, (score, at) in scores.items():
            row = self._database.execute(
                "SELECT label, type, type_label, weight, reviewed, kinds FROM things WHERE iri = ?", (iri,)
            ).fetchone()
            if kinds and not any(f" {kind} " in row[5] for kind in kinds):
                continue
            # a name that nobody has reviewed is a weaker answer than one from the authority file
            score = round(score - (0 if row[4] else 5), 1)
            found.append(Match(iri, row[0], row[1], row[2], row[3], names[at], score, reviewed=bool(row[4])))
        found.sort(key=lambda m: (-m.score, -m.weight, m.iri))
        lead = len(found) == 1 or (len(found) > 1 and found[0].score - found[1].score >= _LEAD)
        if found and lead and found[0].score >= _SURE:
            found[0] = replace(found[0], sure=True)
        return found[:limit]

    def thing(self, iri: str) -> Match | None:
        """The thing of an IRI."""
        row = self._database.execute(
            "SELECT iri, label, type, type_label, weight, reviewed FROM things WHERE iri = ?", (iri,)
        ).fetchone()
        return _match(row, row[1], reviewed=bool(row[5])) if row else None

    def types(self) -> list[tuple[str, str, int]]:
        """The classes of the things: local name, label, how many; the largest first."""
        return self._database.execute(
            "SELECT type, type_label, count(*) FROM things GROUP BY type, type_label ORDER BY 3 DESC, 1"
        ).fetchall()


def _match(row: Sequence[Any], name: str, *, reviewed: bool) -> Match:
    return Match(row[0], row[1], row[2], row[3], row[4], name, reviewed=reviewed)


def _words(text: str) -> list[str]:
    """Words as FTS5 has them, so few that no query grows without bound."""
    return _WORD.findall(text)[:_MOST_WORDS]


def _like(text: str) -> str:
    return text.replace("%", "").replace("_", "") + "%"


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    parts = []
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", text)):
        if part:
            parts.append((part, number % 2 == 1))
    return tuple(parts)
