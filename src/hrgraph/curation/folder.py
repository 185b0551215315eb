"""The folder of decisions: one Turtle file a reviewer, changed under a lock, there whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

from hrgraph.curation.records import Decision
from hrgraph.curation.turtle import parse_decisions, write_decisions
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.files import mend, write_file
from hrgraph.triples import ActTypes

try:
    import fcntl
except ImportError:  # Windows: two reviews at once are not guarded against there
    fcntl = None  # type: ignore[assignment]

__all__ = ["DecisionFolder", "read_decisions"]

_LIMIT = 50 * 2**20
"""Bytes of a file of decisions; a larger one is something else."""


@cache
def _act_types() -> ActTypes:
    return ActTypes.load()


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file, by date.

    Raises:
        HrgraphError: it can't be read, is not Turtle, or a decision in it lacks something.
    """
    try:
        if path.stat().st_size > _LIMIT:
            raise HrgraphError(f"{path} is larger than 50 MB, too large for decisions", "name another file")
        data = path.read_bytes()
    except OSError as error:
        raise HrgraphError(f"{path} can't be read: {error.strerror}", "check the path") from None
    return parse_decisions(data, path, _act_types())


class DecisionFolder:
    """A folder of decisions; it need not be there before the first one is made.

    Args:
        path: the folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def files(self) -> list[Path]:
        """The files of decisions, by name.

        Raises:
            HrgraphError: the path is no folder.
        """
        if self.path.exists() and not self.path.is_dir():
            raise HrgraphError(f"{self.path} is not a folder", "name the folder of decisions with --curation")
        return sorted(self.path.glob("*.ttl"))

    def load(self) -> tuple[Decision, ...]:
        """All decisions, by date; one that stands in two files counts once.

        Raises:
            HrgraphError: a file is damaged.
        """
        found = {d.iri: d for path in self.files() for d in read_decisions(path)}
        return tuple(sorted(found.values(), key=lambda d: (d.date, d.iri)))

    def digest(self) -> str:
        """The hash of all files, by which a change is seen."""
        whole = hashlib.sha256()
        for path in self.files():
            try:
                whole.update(f"{path.name}\0".encode() + path.read_bytes())
            except OSError as error:
                raise HrgraphError(f"{path} can't be read: {error.strerror}", "check the path") from None
        return whole.hexdigest()

    def add(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Keep decisions, each in its reviewer's file; returns those that were not there yet.

        They are kept as they are: a decision of another folder brings its own `overrides`.

        Raises:
            HrgraphError: a file is damaged, or can't be written.
        """
        with self._locked():
            known = {d.iri for path in self.files() for d in read_decisions(path)}
            fresh = {d.iri: d for d in decisions if d.iri not in known}
            for name in sorted({d.reviewer.file for d in fresh.values()}):
                mine = [d for d in fresh.values() if d.reviewer.file == name]
                self._rewrite(name, lambda there, mine=mine: (*there, *mine))  # type: ignore[misc]
        return tuple(fresh.values())

    def decide(self, decision: Decision) -> Decision:
        """Keep one decision; it overrides what its reviewer decided about the same before.

        Returns:
            The decision as it is kept.

        Raises:
            HrgraphError: a file is damaged, or can't be written.
        """
        with self._locked():
            standing = self.load()
            if decision.verdict not in ("note", "withdraw"):
                own = {d.iri for d in standing if _same_matter(d, decision)}
                gone = {iri for d in standing for iri in d.overrides}
                overrides = tuple(sorted({*decision.overrides, *(own - gone)}))
                same = next((d for d in standing if d.iri in own - gone and _same_verdict(d, decision)), None)
                if same is not None and not decision.overrides:
                    return same
                decision = replace(decision, overrides=overrides)
            self._rewrite(decision.reviewer.file, lambda there: (*there, decision))
        return decision

    def forget(self, iri: str) -> None:
        """Take back a decision that has just been made, as if it had never been.

        Raises:
            HrgraphError: a file is damaged, or can't be written.
        """
        with self._locked():
            for path in self.files():
                if any(d.iri == iri for d in read_decisions(path)):
                    self._rewrite(path.name, lambda there: tuple(d for d in there if d.iri != iri))

    def find(self, name: str) -> Decision:
        """A decision by its IRI or the end of it.

        Raises:
            UsageError: there is none, or more than one.
        """
        wanted = name.strip("<>").rpartition("/")[2]
        found = [d for d in self.load() if wanted and d.iri.rpartition("/")[2].startswith(wanted)]
        if len(found) != 1:
            message = (
                f"there is no decision {name!r}" if not found else f"{len(found)} decisions begin so: {name}"
            )
            raise UsageError(f"{message} in {self.path}", "hrgraph review log lists them")
        return found[0]

    def _rewrite(self, name: str, change: Callable[[tuple[Decision, ...]], tuple[Decision, ...]]) -> None:
        path = self.path / name
        there = read_decisions(path) if path.exists() else ()
        changed = {d.iri: d for d in change(there)}
        try:
            if changed:
                write_file(path, write_decisions(changed.values(), _act_types()))
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Have the folder alone; whoever comes second waits."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with (self.path / ".lock").open("a") as lock:
                if fcntl is not None:
                    fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> HrgraphError:
        return HrgraphError(
            f"{self.path} can't be written: {error.strerror}",
            mend(error, "choose another folder with --curation"),
        )


def _same_matter(old: Decision, new: Decision) -> bool:
    """Whether both are verdicts of one reviewer on one claim or actor."""
    if old.reviewer.iri != new.reviewer.iri or old.verdict in ("note", "withdraw"):
        return False
    if new.reading is not None:
        return old.reading == new.reading
    if old.actor is None or new.actor is None or old.actor.iri != new.actor.iri:
        return False
    # an actor may be another one in several articles
    return (old.verdict == "split") == (new.verdict == "split") and (
        new.verdict != "split" or old.articles == new.articles
    )


def _same_verdict(old: Decision, new: Decision) -> bool:
    return (old.verdict, old.why, old.result, old.replacement, old.articles) == (
        new.verdict,
        new.why,
        new.result,
        new.replacement,
        new.articles,
    ) and (old.result is None or old.result.iri == (new.result and new.result.iri))
