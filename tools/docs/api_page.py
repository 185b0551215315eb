"""The page of the Python interface: which names it shows; mkdocstrings takes the rest from docstrings."""

from __future__ import annotations

import importlib
import inspect

__all__ = ["MODULES", "api_page"]

MODULES = (
    "hrgraph",
    "hrgraph.errors",
    "hrgraph.records",
    "hrgraph.article",
    "hrgraph.ingest",
    "hrgraph.mapper",
    "hrgraph.attacks",
    "hrgraph.authority",
    "hrgraph.pipeline",
    "hrgraph.triples",
    "hrgraph.validate",
    "hrgraph.store",
    "hrgraph.queries",
    "hrgraph.export",
    "hrgraph.network",
    "hrgraph.publish",
    "hrgraph.resources",
)
"""In the order in which data flows; what other modules hold is not meant for use from outside."""


def api_page() -> str:
    """The page, as Markdown with mkdocstrings' directives."""
    lines = [
        "# Python",
        "",
        "What `import hrgraph` gives comes first, and is enough for most; the modules below it are",
        "the stages, in the order in which data flows. Made from the docstrings.",
    ]
    for name in MODULES:
        module = importlib.import_module(name)
        lines += ["", f"## {name}", "", (inspect.getdoc(module) or "").split("\n\n")[0], ""]
        for public in module.__all__:
            if public.startswith("__"):
                continue
            value = getattr(module, public)
            home = getattr(value, "__module__", None)
            if name != "hrgraph" and not (inspect.isclass(value) or inspect.isfunction(value)):
                home = None
            if not isinstance(home, str) or not home.startswith("hrgraph"):
                continue  # a constant, or a name that another library made
            lines += [f"::: {home}.{value.__qualname__}", ""]
    return "\n".join(_once(lines)) + "\n"


def _once(lines: list[str]) -> list[str]:
    """A name that several modules offer is shown where it comes first."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        if line.startswith(":::"):
            if line in seen:
                continue
            seen.add(line)
        kept.append(line)
    return kept
