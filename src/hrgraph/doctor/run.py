"""All checks in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hrgraph.doctor.findings import Check
from hrgraph.doctor.installation import check_installation, check_place
from hrgraph.doctor.stored import check_store
from hrgraph.store import is_endpoint

__all__ = ["examine"]


def examine(store: str = "") -> Iterator[Check]:
    """Look at the installation and, where one is named, at a store.

    Args:
        store: a store's folder or an endpoint; "" for the installation alone.
    """
    yield from check_installation()
    if is_endpoint(store):
        yield from check_store(store)
        return
    yield from check_place(Path(store) if store else Path.cwd())
    if store:
        yield from check_store(store)
