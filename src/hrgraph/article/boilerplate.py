"""The phrases that mark boilerplate, read once from `data/lexicon/boilerplate.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from hrgraph.errors import LexiconError
from hrgraph.resources import lexicon_dir

__all__ = ["Phrases", "normal", "phrases"]

_LISTS = (
    "teaser_sections",
    "teaser_starts",
    "contact_sections",
    "contact_starts",
    "caption_starts",
    "caption_lines",
    "legal_starts",
    "navigation_lines",
    "navigation_starts",
    "kicker_lines",
    "end_lines",
    "html_classes",
)
_LIMITS = ("navigation", "teaser", "caption", "contact", "legal")
_EDGES = ' \t\n.:;,!?*#>»›→«‹←|•·-–—_=~[]"“”'


def normal(line: str) -> str:
    """A line as it is compared with the phrases: no case, one kind of apostrophe, no punctuation at its ends.

    >>> normal("» Related Articles:")
    'related articles'
    """
    return " ".join(line.replace("’", "'").casefold().split()).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Word lists of one kind each; the names are those of the file."""

    teaser_sections: frozenset[str]
    contact_sections: frozenset[str]
    caption_lines: frozenset[str]
    navigation_lines: frozenset[str]
    kicker_lines: frozenset[str]
    end_lines: frozenset[str]
    html_classes: frozenset[str]
    starts: tuple[tuple[str, re.Pattern[str]], ...]
    """Kind of block with the pattern of how its lines begin, in the order in which they are tried."""
    limits: dict[str, int]
    """The most words that a line of the kind has."""


def _start_pattern(entries: list[str]) -> re.Pattern[str]:
    """Matches a line that begins with one of the phrases, as a whole word."""
    alternatives = "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
    return re.compile(rf"(?:{alternatives})(?!\w)")


@cache
def phrases() -> Phrases:
    """The phrases of the file.

    Raises:
        LexiconError: the file is missing or is not as its own head describes it.
    """
    path = lexicon_dir() / "boilerplate.yaml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise LexiconError(
            f"{path} can't be read: {str(error).splitlines()[0]}", "mend its YAML or reinstall hrgraph"
        ) from error
    if not isinstance(data, dict) or set(data) != {*_LISTS, "limits"}:
        raise LexiconError(
            f"{path} must have exactly these keys: limits, {', '.join(_LISTS)}", "add or remove keys"
        )
    for key in _LISTS:
        if not isinstance(data[key], list) or not all(isinstance(entry, str) for entry in data[key]):
            raise LexiconError(f"{path}: {key} must be a list of texts", "put numbers into quotation marks")
    if set(data["limits"]) != set(_LIMITS):
        raise LexiconError(f"{path}: limits must name {', '.join(_LIMITS)}", "add those that it lacks")

    def whole(key: str) -> frozenset[str]:
        return frozenset(normal(entry) for entry in data[key])

    return Phrases(
        teaser_sections=whole("teaser_sections"),
        contact_sections=whole("contact_sections"),
        caption_lines=whole("caption_lines"),
        navigation_lines=whole("navigation_lines"),
        kicker_lines=whole("kicker_lines"),
        end_lines=whole("end_lines"),
        html_classes=whole("html_classes"),
        starts=tuple(
            (kind, _start_pattern(data[f"{kind}_starts"]))
            for kind in ("caption", "contact", "teaser", "legal", "navigation")
        ),
        limits={kind: int(limit) for kind, limit in data["limits"].items()},
    )
