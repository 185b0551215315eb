"""Rows of the lists as terms, or as values alone.

An answer has millions of cells: they are made a column at a time, and those that come again are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, repeat

from hrgraph.store.terms import XSD, Term

__all__ = ["Cell", "grams", "plain", "rows_of_terms", "rows_of_values"]

Cell = str | int | None
Fetch = Callable[[int], Sequence[tuple[Cell, ...]]]
_FIRST, _MOST = 64, 2048
"""Rows that are made at once: a page of the first, of which few may be wanted, and later."""
_MOST_CELLS = 100_000
"""Cells of a column that are remembered."""
_MOST_GRAMS, _NOWHERE = 40, "\x01\x01\x01"
_INTEGER = f"{XSD}integer"
_new = tuple.__new__
_Row = tuple[Term | None, ...]


def plain(text: str | None) -> str:
    """The value of a term alone, "" for none: what SPARQL's STR gives."""
    return "" if text is None else text.rpartition("\x01")[0] if "\x01" in text else text


def grams(text: str) -> str:
    """What FTS5 is asked for to find texts that may have these words: their letters, by threes."""
    parts = list(dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2)))
    parts = [part for part in parts if "\0" not in part] or [_NOWHERE]
    # of a long one some, spread over it
    some = parts[:: -(-len(parts) // _MOST_GRAMS)]
    return " AND ".join('"' + part.replace('"', '""') + '"' for part in some)


def rows_of_terms(fetch: Fetch, width: int) -> Iterator[_Row]:
    """Rows as SPARQL gives them.

    Args:
        fetch: gives the next so many rows.
        width: the columns that are wanted; of rows that are the same there as the one before, one is given.
    """
    return _made(fetch, width, _term, _terms)


def rows_of_values(fetch: Fetch, width: int) -> Iterator[tuple[str, ...]]:
    """The values of those rows alone, "" where there is none."""
    return _made(fetch, width, _value, _values)


def _made(
    fetch: Fetch,
    width: int,
    one: Callable[[Cell], object],
    many: Callable[[Sequence[Cell]], Iterable[object]],
) -> Iterator[tuple]:  # type: ignore[type-arg]
    columns = [_Column(one, many) for _ in range(width)]
    size, last = _FIRST, None
    while found := fetch(size):
        cut = found if len(found[0]) == width else [row[:width] for row in found]
        rows = [row for row, _ in groupby(cut)]
        first = rows[0]
        if first == last:
            del rows[0]
        last = cut[-1]
        yield from zip(*(column.made(cells) for column, cells in zip(columns, zip(*rows))))  # noqa: B905
        size = min(2 * size, _MOST)


class _Column(dict[Cell, object]):
    """What the cells of a column stand for.  Of one whose cells are all different nothing is remembered."""

    def __init__(
        self, one: Callable[[Cell], object], many: Callable[[Sequence[Cell]], Iterable[object]]
    ) -> None:
        super().__init__()
        self._one = one
        self._many = many
        self._different = False

    def __missing__(self, cell: Cell) -> object:
        made = self[cell] = self._one(cell)
        return made

    def made(self, cells: Sequence[Cell]) -> Iterable[object]:
        if self._different:
            return self._many(cells)
        before = len(self)
        made = list(map(self.__getitem__, cells))
        if len(self) - before > len(cells) // 2 and before:
            self._different = True
            self.clear()
        elif len(self) > _MOST_CELLS:
            self.clear()
        return made


def _all_of(kind: str, cells: Sequence[Cell]) -> list[str] | None:
    """The values of cells that are all of one kind, as "<" or "@en"; None where they are not."""
    try:
        text = "\x02".join(cells)  # type: ignore[arg-type]
    except TypeError:  # a number, or nothing
        return None
    between, number = f"\x01{kind}\x02", len(cells)
    # so many marks, each of them before the end of a cell: then no value has one
    if text.endswith(between[:-1]) and text.count("\x02") == text.count(between) == number - 1:
        values = text[: 1 - len(between)].split(between)
        return values if text.count("\x01") == number else None
    return None


def _values(cells: Sequence[Cell]) -> Iterable[str]:
    return _all_of("<", cells) or _all_of("@en", cells) or map(_value, cells)


def _terms(cells: Sequence[Cell]) -> Iterable[Term | None]:
    none = repeat("")
    values = _all_of("<", cells)
    if values:
        return map(_new, repeat(Term), zip(repeat("iri"), values, none, none))
    values = _all_of("@en", cells)
    if values:
        return map(_new, repeat(Term), zip(repeat("literal"), values, none, repeat("en")))
    return map(_term, cells)


def _value(cell: Cell) -> str:
    if cell.__class__ is not str:
        return "" if cell is None else str(cell)
    if cell[-2:] == "\x01<":
        return cell[:-2]
    if cell[-4:] == "\x01@en":
        return cell[:-4]
    return plain(cell)


def _term(cell: Cell) -> Term | None:
    if cell.__class__ is not str:
        return None if cell is None else Term("literal", str(cell), _INTEGER)
    if cell[-2:] == "\x01<":
        return _new(Term, ("iri", cell[:-2], "", ""))
    if cell[-4:] == "\x01@en":
        return _new(Term, ("literal", cell[:-4], "", "en"))
    value, mark, kind = cell.rpartition("\x01")
    if not mark:
        return _new(Term, ("literal", cell, "", ""))
    if not kind:
        return Term("literal", value)
    if kind == "_":
        return Term("bnode", value)
    return Term("literal", value, "", kind[1:]) if kind[0] == "@" else Term("literal", value, kind[1:])
