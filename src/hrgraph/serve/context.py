"""What a worker has at hand: the open store and the index made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hrgraph.network import ActTable, load_acts
from hrgraph.serve.search import Index
from hrgraph.serve.settings import Settings
from hrgraph.store import Store, open_store

__all__ = ["Context", "open_context"]


@dataclass
class Context:
    """The open store, with the server's settings."""

    store: Store
    settings: Settings
    index_path: str = ""
    """Of the search index; "" while there is none.  Set by each job."""
    _index: Index | None = None
    _acts: ActTable | None = None

    def acts(self) -> ActTable:
        """All acts as networks need them, read when they are first asked for."""
        if self._acts is None:
            self._acts = load_acts(self.store)
        return self._acts

    def index(self) -> Index | None:
        """The search index, opened when it is first asked; None while it is being made."""
        if not self.index_path:
            return None
        path = Path(self.index_path)
        if self._index is None or self._index.path != path:
            self._index = Index(path)
        return self._index


def open_context(settings: Settings) -> Context:
    """Open the store for reading.

    Raises:
        StoreError: it can't be opened.
    """
    return Context(open_store(settings.store), settings)
