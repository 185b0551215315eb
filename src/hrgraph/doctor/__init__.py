"""Checks of an installation and of a store, each with the mend."""

from __future__ import annotations

from hrgraph.doctor.findings import Check, Status
from hrgraph.doctor.run import examine

__all__ = ["Check", "Status", "examine"]
