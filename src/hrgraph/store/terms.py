"""RDF terms and answer tables as every backend gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from hrgraph.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas

__all__ = ["Table", "Term", "Triple"]

XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(f"{XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger"))


class Term(NamedTuple):
    """An IRI, a literal or a blank node.

    A tuple, because an answer has millions of them and nothing is made more quickly.

    `datatype` is the IRI of a literal's datatype, "" for plain and language-tagged strings;
    `language` is a literal's language tag, "" without one.
    """

    kind: Literal["iri", "literal", "bnode"]
    value: str
    datatype: str = ""
    language: str = ""

    def to_python(self) -> str | int | float | bool:
        """The value as Python has it: numbers and booleans as such, everything else as text.

        >>> Term("literal", "3", "http://www.w3.org/2001/XMLSchema#integer").to_python()
        3
        """
        try:
            if self.datatype in _INTEGERS:
                return int(self.value)
            if self.datatype in (f"{XSD}decimal", f"{XSD}double", f"{XSD}float"):
                return float(self.value)
        except ValueError:  # an ill-typed literal is shown as it was written
            return self.value
        if self.datatype == f"{XSD}boolean":
            return self.value in ("true", "1")
        return self.value


Triple = tuple[Term, Term, Term]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT query.

    Iterate it once, by `rows`, `values()` or `dicts()`, in the thread that asked.
    """

    variables: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]
    texts: Iterator[tuple[str, ...]] | None = None
    """The values of the same rows, where they come without terms more quickly."""

    def values(self) -> Iterator[tuple[str, ...]]:
        """Each row as the values of its terms alone, "" where one is unbound: half the work of terms."""
        if self.texts is not None:
            return self.texts
        return (tuple(["" if term is None else term.value for term in row]) for row in self.rows)

    def head(self, limit: int | None) -> Table:
        """The first so many rows; None for all of them."""
        if limit is None:
            return self
        return Table(self.variables, islice(self.rows, limit), self.texts and islice(self.texts, limit))

    def dicts(self) -> Iterator[dict[str, Term]]:
        """Each row as a dictionary, without the variables that are unbound in it."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}

    def to_frame(self) -> pandas.DataFrame:
        """The rest of the rows as a pandas frame with one column a variable, `None` where unbound.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("A frame", "pandas") from None
        rows: list[list[Any]] = [[None if t is None else t.to_python() for t in row] for row in self.rows]
        return pd.DataFrame(rows, columns=list(self.variables))
