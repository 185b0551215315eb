"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Check", "Status", "fail", "ok", "warn"]

Status = Literal["ok", "warn", "fail"]
"""`warn`: all works, but somebody should look; `fail`: something does not work."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found."""

    part: str
    """What was looked at: python, packages, extra, model, ontology, store, ..."""
    status: Status
    message: str
    mend: str = ""
    """What to do about it; "" where nothing need be done."""


def ok(part: str, message: str, mend: str = "") -> Check:
    """All is well.  A mend says what could be had besides."""
    return Check(part, "ok", message, mend)


def warn(part: str, message: str, mend: str) -> Check:
    """All works, but somebody should look."""
    return Check(part, "warn", message, mend)


def fail(part: str, message: str, mend: str) -> Check:
    """Something does not work."""
    return Check(part, "fail", message, mend)
