"""Where the graph is kept: one `Store`, whatever lies behind it."""

from __future__ import annotations

from hrgraph.store.backend import DUMP_FORMATS, Backend
from hrgraph.store.folder import STORE_FORMAT, StoreFolder, quarantine_folder
from hrgraph.store.graphs import Store, open_store
from hrgraph.store.terms import Table, Term, Triple

__all__ = [
    "DUMP_FORMATS",
    "STORE_FORMAT",
    "Backend",
    "Store",
    "StoreFolder",
    "Table",
    "Term",
    "Triple",
    "open_store",
    "quarantine_folder",
]
