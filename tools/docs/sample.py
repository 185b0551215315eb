"""The graph of the sample corpus, from which the pages take their examples."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hrgraph
from hrgraph.errors import StoreError
from hrgraph.resources import articles_dir
from hrgraph.store import Store

__all__ = ["sample_store"]

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "out" / "site-samples"
_HERE = "HRGRAPH_SITE_STORE"
"""Where the store is kept between two builds of the site; the default is in `out`, which git ignores."""


@contextmanager
def sample_store() -> Iterator[Store]:
    """The store of the sample articles; those that have changed since it was made are read again."""
    folder = Path(os.environ.get(_HERE) or OWN)
    try:
        hrgraph.build([articles_dir()], folder, prune=True)
    except StoreError:
        if folder != OWN or not folder.exists():
            raise
        shutil.rmtree(folder)  # of an earlier version of hrgraph
        hrgraph.build([articles_dir()], folder, prune=True)
    with Store(folder) as store:
        yield store
