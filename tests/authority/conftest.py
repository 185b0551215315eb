"""A small authority file, true to life, that the tests of names and offices share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hrgraph.authority import AuthorityIndex, load_authority

SMALL = Path(__file__).with_name("fixtures") / "small.ttl"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small authority file."""
    place = tmp_path_factory.mktemp("authority")
    shutil.copy(SMALL, place)
    return place


@pytest.fixture(scope="session")
def index(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> AuthorityIndex:
    """Its index, compiled without touching the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        return load_authority(folder)
