"""How much the authority file holds of each kind, for the page on accuracy."""

from __future__ import annotations

from hrgraph.authority import authority_files
from hrgraph.authority.compile import read_statements
from hrgraph.authority.stats import COLUMNS, coverage, offices_held, totals

__all__ = ["coverage_table"]


def coverage_table() -> str:
    """A Markdown table, as `hrgraph authority stats` prints it."""
    statements = read_statements(authority_files())
    rows = coverage(statements)
    lines = ["| " + " | ".join(heading for _, heading in COLUMNS) + " |", "|" + "---|" * len(COLUMNS)]
    for row in (*rows, totals(rows)):
        lines.append("| " + " | ".join(str(getattr(row, name)) for name, _ in COLUMNS) + " |")
    held, offices = offices_held(statements)
    return "\n".join([*lines, "", f"{held} of the {offices} offices have a holder in the data."])
