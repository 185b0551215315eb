"""Imported once before workers are forked: what every worker needs is in memory when it begins."""

from __future__ import annotations

from hrgraph.queries import saved_queries
from hrgraph.serve.render import load_templates
from hrgraph.serve.static_files import static_files
from hrgraph.serve.tasks import JOBS

__all__ = ["JOBS"]

load_templates()
saved_queries()
static_files()
