"""From human-rights articles to a verified knowledge graph.

    import hrgraph

    mapped = hrgraph.map_article("letter.txt")              # one article: its acts and entities
    frame = hrgraph.claims(["data/articles"]).to_frame()    # many articles, as a pandas frame
    hrgraph.build(["data/articles"], "out/demo")            # a graph store
    with hrgraph.Store("out/demo") as store:
        for row in hrgraph.ask(store, "who-urged-whom").dicts():
            print(row["actor"].value, row["official"].value)

Everything is loaded when it is first used, so that `import hrgraph` is quick.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hrgraph.api import Rows as Rows
    from hrgraph.api import ask as ask
    from hrgraph.api import build as build
    from hrgraph.api import claims as claims
    from hrgraph.api import entities as entities
    from hrgraph.api import map_article as map_article
    from hrgraph.api import map_articles as map_articles
    from hrgraph.errors import HrgraphError as HrgraphError
    from hrgraph.queries import saved_queries as saved_queries
    from hrgraph.store import Store as Store
    from hrgraph.store import open_store as open_store

__version__ = "0.1.0"

_HOMES = {
    "HrgraphError": "hrgraph.errors",
    "Rows": "hrgraph.api",
    "Store": "hrgraph.store",
    "ask": "hrgraph.api",
    "build": "hrgraph.api",
    "claims": "hrgraph.api",
    "entities": "hrgraph.api",
    "map_article": "hrgraph.api",
    "map_articles": "hrgraph.api",
    "open_store": "hrgraph.store",
    "saved_queries": "hrgraph.queries",
}
__all__ = [
    "HrgraphError",
    "Rows",
    "Store",
    "__version__",
    "ask",
    "build",
    "claims",
    "entities",
    "map_article",
    "map_articles",
    "open_store",
    "saved_queries",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hrgraph' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
