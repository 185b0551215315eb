"""Answers that count over the whole store, kept beside it until it changes.

STORE/kept/NAME.jsonl    the variables, then a row a line

A writer takes the folder away before it changes anything, so that what is there is true.
"""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from hrgraph.errors import StoreError
from hrgraph.files import mend, sync_folder, whole_file
from hrgraph.store.terms import Table, Term

__all__ = ["KEPT", "KeptAnswers"]

KEPT = "kept"
"""The name of their folder in that of the store."""
_FORMAT = 1


class KeptAnswers:
    """The kept answers of one store.

    Args:
        folder: where they are, or will be.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str, question: str) -> Table | None:
        """A kept answer; None where there is none, or where it answers another question.

        Args:
            name: of the saved query.
            question: the SPARQL that was asked.
        """
        try:
            lines = (self._folder / f"{name}.jsonl").open(encoding="utf-8")
        except OSError:
            return None
        try:
            head = json.loads(next(lines, "null"))
        except (OSError, ValueError):
            head = None
        if not isinstance(head, dict) or (head.get("format"), head.get("question")) != (_FORMAT, question):
            lines.close()
            return None
        return Table(tuple(head["variables"]), _rows(lines))

    def keep(self, name: str, question: str, answer: Table) -> None:
        """Keep an answer, all of it or nothing.

        Raises:
            OSError: it can't be written.
        """
        self._folder.mkdir(exist_ok=True)
        head = {"format": _FORMAT, "question": question, "variables": answer.variables}
        with whole_file(self._folder / f"{name}.jsonl") as file:
            for line in itertools.chain([head], map(_packed, answer.rows)):
                file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    def drop(self) -> None:
        """Take all of them away.

        Raises:
            StoreError: they can't be removed.
        """
        try:
            if self._folder.exists():
                shutil.rmtree(self._folder)
                sync_folder(self._folder.parent)
        except OSError as error:
            raise StoreError(
                f"{self._folder} can't be removed: {error.strerror}", mend(error, "remove it")
            ) from None


def _packed(row: Iterable[Term | None]) -> list[object]:
    return [None if t is None else [t.kind, t.value, t.datatype, t.language] for t in row]


def _rows(lines: Iterable[str]) -> Iterator[tuple[Term | None, ...]]:
    with lines:  # type: ignore[attr-defined]
        for line in lines:
            yield tuple(None if cell is None else Term(*cell) for cell in json.loads(line))
