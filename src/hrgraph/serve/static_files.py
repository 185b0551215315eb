"""Styles and scripts: read once, named by their content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["StaticFile", "static_files", "static_versions"]

_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that pages load."""

    body: bytes
    media: str
    version: str


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Every static file by name: the server's own and those of the network viewer."""
    from hrgraph import network

    texts = {f"network/{name}": text for name, text in network.static_files().items()}
    for entry in (resources.files("hrgraph.serve") / "static").iterdir():
        texts[entry.name] = entry.read_text(encoding="utf-8")
    return {name: _file(name, text.encode("utf-8")) for name, text in sorted(texts.items())}


def _file(name: str, body: bytes) -> StaticFile:
    media = _MEDIA[name.rpartition(".")[2]]
    return StaticFile(body, media, hashlib.sha256(body).hexdigest()[:10])


def static_versions() -> dict[str, str]:
    """The version of each file, for its URL."""
    return {name: file.version for name, file in static_files().items()}
