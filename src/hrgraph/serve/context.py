"""What a worker has at hand: the open store and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass

from hrgraph.serve.settings import Settings
from hrgraph.store import Store, open_store

__all__ = ["Context", "open_context"]


@dataclass
class Context:
    """The open store, with the server's settings."""

    store: Store
    settings: Settings


def open_context(settings: Settings) -> Context:
    """Open the store for reading.

    Raises:
        StoreError: it can't be opened.
    """
    return Context(open_store(settings.store), settings)
