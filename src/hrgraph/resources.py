"""Where `ontology/`, `data/` and `queries/` are: in a checkout, an editable install and a wheel.

This module alone knows the layout.  A wheel carries the folders inside the package (`hrgraph/resources/…`),
a checkout or editable install has them at the top level of the repository.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hrgraph.errors import HrgraphError

__all__ = ["articles_dir", "authority_dir", "lexicon_dir", "ontology_dir", "queries_dir"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """The folder that holds `ontology`, `data` and `queries`.

    Raises:
        HrgraphError: neither a wheel's nor a checkout's layout is there.
    """
    for candidate in (_PACKAGE / "resources", _PACKAGE.parent.parent):
        if (candidate / "ontology").is_dir() and (candidate / "queries").is_dir():
            return candidate
    raise HrgraphError(
        f"hrgraph's own data files are missing beside {_PACKAGE}",
        "reinstall hrgraph, or run it from a complete checkout",
    )


def ontology_dir() -> Path:
    """The folder of the ontology, shapes and checks."""
    return _root() / "ontology"


def authority_dir() -> Path:
    """The folder of the authority data."""
    return _root() / "data" / "authority"


def lexicon_dir() -> Path:
    """The folder of the lexicon."""
    return _root() / "data" / "lexicon"


def articles_dir() -> Path:
    """The folder of the sample corpus."""
    return _root() / "data" / "articles"


def queries_dir() -> Path:
    """The folder of the saved queries."""
    return _root() / "queries"
