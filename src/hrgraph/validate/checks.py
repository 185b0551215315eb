"""SPARQL checks over a whole store: what no single article's graph can show.

A check is a file `ontology/checks/NAME.rq` with a header in `#+` comments: `title` (what is wrong),
`severity` (violation, warning or info) and `mend` (what to do).  Each row of its answer is one finding:
`?this` is the node at fault, `?value` says more where the query has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import yaml

from hrgraph.errors import HrgraphError
from hrgraph.resources import ontology_dir
from hrgraph.validate.findings import Finding, Severity
from hrgraph.validate.rules import all_rules

__all__ = ["Check", "Selecting", "load_checks", "run_checks"]

_SEVERITIES: dict[str, Severity] = {"violation": "violation", "warning": "warning", "info": "info"}


@dataclass(frozen=True, slots=True)
class Check:
    """One query whose rows are findings."""

    name: str
    severity: Severity
    message: str
    query: str


class _Answer(Protocol):
    def dicts(self) -> Iterable[Mapping[str, Any]]: ...


class Selecting(Protocol):
    """What the checks need of a store: `hrgraph.store.Store` has it."""

    def select(self, sparql: str) -> _Answer:
        """The answer of a SELECT query over the union of all named graphs."""
        ...


@cache
def load_checks() -> tuple[Check, ...]:
    """All checks of `ontology/checks/`, by name.

    Raises:
        HrgraphError: a check's header is broken.
    """
    return tuple(_load(path) for path in sorted((ontology_dir() / "checks").glob("*.rq")))


def run_checks(store: Selecting) -> list[Finding]:
    """Run every check, and every SPARQL constraint of the shapes, over a store.

    Returns:
        The findings, the gravest first.

    Raises:
        QueryError: the store can't answer a check.
    """
    checks = [
        *load_checks(),
        *(Check(rule.shape, rule.severity, rule.message, rule.query) for rule in all_rules().sparql),
    ]
    findings = {
        Finding(check.severity, check.name, _plain(row["this"]), "", _shown(row.get("value")), check.message)
        for check in checks
        for row in store.select(check.query).dicts()
    }
    order = {severity: number for number, severity in enumerate(_SEVERITIES)}
    return sorted(findings, key=lambda each: (order[each.severity], each.shape, each.focus, each.value))


def _load(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    header = "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    try:
        fields = yaml.safe_load(header)
        severity = _SEVERITIES[fields["severity"]]
        message = f"{fields['title']}: {fields['mend']}"
    except (yaml.YAMLError, ValueError, KeyError, TypeError) as error:
        raise HrgraphError(
            f"{path}: the header of the check is broken ({error!r})".splitlines()[0],
            "give it title, severity (violation, warning or info) and mend in #+ comments",
        ) from error
    return Check(path.stem, severity, message, text)


def _plain(term: Any) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else str(term.value)


def _shown(term: Any) -> str:
    """A term in Turtle's notation."""
    if term is None:
        return ""
    if term.kind == "iri":
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    quoted = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    plain = term.datatype in ("", "http://www.w3.org/2001/XMLSchema#string")
    return quoted if plain else f"{quoted}^^<{term.datatype}>"
