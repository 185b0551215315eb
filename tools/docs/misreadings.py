"""What hrgraph makes of sentences that ask more of a reader than it gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from tools.docs.markup import plain

import hrgraph

__all__ = ["Misreading", "misreadings", "misreadings_table"]

FILE = Path(__file__).resolve().parents[2] / "docs" / "misreadings.yaml"


@dataclass(frozen=True, slots=True)
class Misreading:
    """A sentence, and what a reader and the program read in it, as `act: actors > addressees`."""

    why: str
    sentence: str
    reader: tuple[str, ...]
    program: tuple[str, ...]


def misreadings() -> Iterator[Misreading]:
    """The sentences of the file that are misread today; those that are read right are left out."""
    for entry in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        article = f"{entry['sentence']}\n\nThis sentence stands here alone, and nothing else is told."
        found = [
            f"{act.key}: {', '.join(sorted(p.label for p in act.actors)) or '?'}"
            f" > {', '.join(sorted(p.label for p in act.addressees)) or '?'}"
            for act in hrgraph.map_article(article).acts
        ]
        reader, program = tuple(sorted(entry["claims"])), tuple(sorted(found))
        if reader != program:
            yield Misreading(entry["why"], entry["sentence"], reader, program)


def misreadings_table() -> str:
    """The table for the page, as Markdown."""
    lines = ["| sentence | a reader | hrgraph | why it is hard |", "|---|---|---|---|"]
    for case in misreadings():
        reader, program = _claims(case.reader), _claims(case.program)
        lines.append(f"| {plain(case.sentence)} | {reader} | {program} | {plain(case.why)} |")
    return "\n".join(lines)


def _claims(claims: tuple[str, ...]) -> str:
    return "<br>".join(plain(claim).replace("&#62;", "→") for claim in claims) or "nothing"
