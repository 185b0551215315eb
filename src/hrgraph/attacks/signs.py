"""The words that show the kind of a violation and of a perpetrator, and where it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hrgraph.errors import LexiconError
from hrgraph.resources import lexicon_dir

__all__ = ["Signs", "StateParts", "load_signs", "load_state_parts"]

_FILE, _PARTS = "attack-signs.yaml", "state-parts.yaml"
_LISTS = ("victim-roles", "official-roles", "not-people", "not-done", "open", "crimes", "causes")
_KEYS = frozenset({"violations", "perpetrators", *_LISTS})
_NEAR = r"\W+(?:\w+\W+){0,%d}$"
"""What may stand between a word that takes reality from a sign and the sign: so many words."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Patterns over lower-case text."""

    violations: Mapping[str, re.Pattern[str]]
    """By notation of a kind of violation."""
    any_violation: re.Pattern[str]
    perpetrators: Mapping[str, re.Pattern[str]]
    """By type of perpetrator."""
    victim_role: re.Pattern[str]
    official_role: re.Pattern[str]
    not_people: frozenset[str]
    """Words of names that people don't have."""
    not_done: re.Pattern[str]
    """Of the text before a sign: it did not happen ("attempted murder")."""
    open: re.Pattern[str]
    """Of the text before a sign: it may not have happened ("would be arrested")."""
    crime: re.Pattern[str]
    """Of a sentence: suspects of a crime are arrested and tried, not defenders."""
    cause: re.Pattern[str]
    """Of a sentence: it is about protest, opposition, the press."""


@cache
def load_signs(folder: Path | None = None) -> Signs:
    """Read the signs.

    Args:
        folder: where `attack-signs.yaml` is; None for hrgraph's own lexicon.

    Raises:
        LexiconError: the file can't be read, or breaks the rules.
    """
    data = _read((folder or lexicon_dir()) / _FILE)
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise LexiconError(f"{_FILE} doesn't have the keys {', '.join(sorted(_KEYS))}", "see docs/attacks.md")
    violations = {name: _pattern(name, words) for name, words in data["violations"].items()}
    return Signs(
        violations=violations,
        any_violation=re.compile("|".join(p.pattern for p in violations.values())),
        perpetrators={name: _pattern(name, words) for name, words in data["perpetrators"].items()},
        victim_role=_pattern("victim-roles", [f"{w}*" for w in data["victim-roles"]]),
        official_role=_pattern("official-roles", data["official-roles"]),
        not_people=frozenset(data["not-people"]),
        not_done=_before("not-done", data["not-done"], 3),
        open=_before("open", data["open"], 2),
        crime=_pattern("crimes", data["crimes"]),
        cause=_pattern("causes", data["causes"]),
    )


@dataclass(frozen=True, slots=True)
class StateParts:
    """Parts and cities of States."""

    pattern: re.Pattern[str]
    states: Mapping[str, str]
    """The English label of the State, by the name of the part."""


@cache
def load_state_parts(folder: Path | None = None) -> StateParts:
    """Read the parts of States (`state-parts.yaml`).

    Raises:
        LexiconError: the file can't be read, or a name stands under two States.
    """
    data = _read((folder or lexicon_dir()) / _PARTS)
    states: dict[str, str] = {}
    for state, names in data.items():
        for name in names:
            if states.setdefault(name, state) != state:
                raise LexiconError(f"{_PARTS}: {name!r} stands under two States", "leave it out of both")
    longest_first = sorted(states, key=lambda name: (-len(name), name))
    return StateParts(re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])"), states)


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(
            f"{path.name} can't be read: {' '.join(str(error).split())}", "mend the file"
        ) from error


def _pattern(name: str, words: Sequence[str]) -> re.Pattern[str]:
    """Whole words; a star stands for any ending."""
    if (
        not isinstance(words, list)
        or not words
        or not all(isinstance(w, str) and w == w.lower() for w in words)
    ):
        raise LexiconError(f"{_FILE}: {name} is not a list of lower-case words", "see docs/attacks.md")
    forms = (re.escape(w).replace(r"\*", r"\w*") for w in words)
    return re.compile(rf"\b(?:{'|'.join(forms)})(?![\w-])")


def _before(name: str, words: Sequence[str], between: int) -> re.Pattern[str]:
    """Whole words at the end of a text, at most so many other words behind them."""
    return re.compile(_pattern(name, words).pattern + _NEAR % between)
