"""Where the graph is kept: one `Store`, whatever lies behind it."""

from __future__ import annotations

from hrgraph.store.backend import DUMP_FORMATS, Backend
from hrgraph.store.endpoint import is_endpoint
from hrgraph.store.folder import (
    STORE_FORMAT,
    StoreFolder,
    lock_file,
    quarantine_folder,
    record_versions,
    recorded_versions,
    state_file,
)
from hrgraph.store.graphs import Store, open_store
from hrgraph.store.lock import FolderLock, InUseError, is_locked
from hrgraph.store.terms import Table, Term, Triple

__all__ = [
    "DUMP_FORMATS",
    "STORE_FORMAT",
    "Backend",
    "FolderLock",
    "InUseError",
    "Store",
    "StoreFolder",
    "Table",
    "Term",
    "Triple",
    "is_endpoint",
    "is_locked",
    "lock_file",
    "open_store",
    "quarantine_folder",
    "record_versions",
    "recorded_versions",
    "state_file",
]
