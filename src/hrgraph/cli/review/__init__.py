"""`hrgraph review`: a person looks at claims and actors; what they decide is kept as data."""

from __future__ import annotations

from hrgraph.cli.review import reports
from hrgraph.cli.review.commands import review

__all__ = ["review"]

for command in (reports.queue, reports.log, reports.status, reports.export, reports.apply, reports.agreement):
    review.add_command(command)
