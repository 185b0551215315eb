"""Everything on the site that no person writes: whole pages, and parts that stand in pages of others.

A page asks for a part with a line `<!-- made: NAME -->`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tools.docs.alignments import alignments_table
from tools.docs.answers import answers, with_answers
from tools.docs.api_page import api_page
from tools.docs.coverage import coverage_table
from tools.docs.diagrams import diagrams, offices_in_time
from tools.docs.errors_page import errors_page
from tools.docs.lexicon_page import lexicon_page
from tools.docs.misreadings import misreadings_table
from tools.docs.ontology_page import examples_of, ontology_page, reference
from tools.docs.rules_page import rules_page
from tools.docs.sample import sample_store

from hrgraph.authority import load_authority

__all__ = ["Generated", "generate"]

_OFFICES = ("office/un-secretary-general", "office/un-high-commissioner-for-human-rights")


@dataclass(frozen=True, slots=True)
class Generated:
    """What was made."""

    pages: Mapping[str, str]
    """Markdown by the page's path below docs/."""
    parts: Mapping[str, str]
    """Markdown or HTML by the part's name."""
    answers: Mapping[str, str]

    def with_answers(self, page: str) -> str:
        """The page of saved queries with their answers."""
        return with_answers(page, self.answers)


def generate() -> Generated:
    """Make it all; the sample corpus is read where it has changed."""
    drawn = diagrams()
    with sample_store() as store:
        found = answers(store)
        examples = examples_of(store)
    return Generated(
        pages={
            "reference/ontology.md": ontology_page(reference(), examples, drawn),
            "reference/rules.md": rules_page(),
            "reference/frames.md": lexicon_page(),
            "reference/errors.md": errors_page(),
            "reference/python.md": api_page(),
        },
        parts={
            **{f"diagram-{name}": svg for name, svg in drawn.items()},
            "diagram-offices-in-time": offices_in_time(load_authority(), _OFFICES, 1995, 2026),
            "alignments": alignments_table(),
            "misreadings": misreadings_table(),
            "authority-coverage": coverage_table(),
        },
        answers=found,
    )
