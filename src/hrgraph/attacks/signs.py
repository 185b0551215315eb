"""The words that show the kind of a violation and of a perpetrator (`data/lexicon/attack-signs.yaml`)."""

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

__all__ = ["Signs", "load_signs"]

_FILE = "attack-signs.yaml"
_KEYS = frozenset({"violations", "perpetrators", "victim-roles", "official-roles"})


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


@cache
def load_signs(folder: Path | None = None) -> Signs:
    """Read the signs.

    Args:
        folder: where `attack-signs.yaml` is; None for hrgraph's own lexicon.

    Raises:
        LexiconError: the file can't be read, or breaks the rules.
    """
    path = (folder or lexicon_dir()) / _FILE
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(
            f"{_FILE} can't be read: {' '.join(str(error).split())}", "mend the file"
        ) from error
    if not isinstance(data, dict) or set(data) != _KEYS:
        raise LexiconError(f"{_FILE} doesn't have the keys {', '.join(sorted(_KEYS))}", "see docs/attacks.md")
    violations = {name: _pattern(name, words) for name, words in data["violations"].items()}
    return Signs(
        violations=violations,
        any_violation=re.compile("|".join(p.pattern for p in violations.values())),
        perpetrators={name: _pattern(name, words) for name, words in data["perpetrators"].items()},
        victim_role=_pattern("victim-roles", [f"{w}*" for w in data["victim-roles"]]),
        official_role=_pattern("official-roles", data["official-roles"]),
    )


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
