"""What validation finds, and the report that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

__all__ = ["SEVERITIES", "Finding", "Report", "Severity"]

Severity = Literal["violation", "warning", "info"]
_ORDER: dict[Severity, int] = {"violation": 0, "warning": 1, "info": 2}
_SHACL = "http://www.w3.org/ns/shacl#"
SEVERITIES: dict[str, Severity] = {
    f"{_SHACL}Violation": "violation",
    f"{_SHACL}Warning": "warning",
    f"{_SHACL}Info": "info",
}
"""SHACL's severities by their IRIs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule objects to.

    `shape` is the IRI of the rule (or the file name of a check), `focus` the IRI of the node at fault.
    `path` is the IRI of the property and `value` the value at fault in Turtle's notation, "" where there is
    none.
    `message` says in plain English what to do.
    """

    severity: Severity
    shape: str
    focus: str
    path: str
    value: str
    message: str

    @property
    def rule(self) -> str:
        """The rule's short name, such as `act-evidence`.

        >>> Finding("warning", "https://w3id.org/hrgraph/shapes#act-frame", "http://x/a", "", "", "…").rule
        'act-frame'
        """
        return self.shape.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


class Report:
    """All findings about one graph, the gravest first, in an order that depends on the findings alone."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(set(findings), key=_key))

    @cached_property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that keep a graph out of the store."""
        return tuple(finding for finding in self.findings if finding.severity == "violation")

    @property
    def conforms(self) -> bool:
        """True where nothing stops the graph (warnings may remain)."""
        return not self.violations

    def to_turtle(self) -> str:
        """The report as a `sh:ValidationReport` in Turtle; the same findings give the same text."""
        lines = ["@prefix sh: <http://www.w3.org/ns/shacl#> .", ""]
        lines += ["[] a sh:ValidationReport ;", f"    sh:conforms {str(self.conforms).lower()}"]
        for finding in self.findings:
            lines[-1] += " ;"
            lines += [f"    sh:result {_result(finding)}"]
        lines[-1] += " ."
        return "\n".join(lines) + "\n"


def _key(finding: Finding) -> tuple[int, str, str, str, str, str]:
    return (
        _ORDER[finding.severity],
        finding.shape,
        finding.focus,
        finding.path,
        finding.value,
        finding.message,
    )


def _result(finding: Finding) -> str:
    parts = [
        "a sh:ValidationResult",
        f"sh:resultSeverity sh:{finding.severity.capitalize()}",
        f"sh:sourceShape {_resource(finding.shape)}",
        f"sh:focusNode {_resource(finding.focus)}",
    ]
    if finding.path:
        parts.append(f"sh:resultPath {_resource(finding.path)}")
    if finding.value:
        value = "[]" if finding.value.startswith("_:") else finding.value
        parts.append(f"sh:value {value}")
    parts.append(f"sh:resultMessage {_string(finding.message)}@en")
    return "[\n        " + " ;\n        ".join(parts) + " ]"


def _resource(name: str) -> str:
    """An IRI in Turtle; a blank node stays one, a check's file name becomes a string."""
    if name.startswith("_:"):
        return "[]"
    return f"<{name}>" if ":" in name else _string(name)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
