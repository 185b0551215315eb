"""Loads the authority file, compiling it only when its content is new.

The compiled index is kept as JSON in the user's cache folder under the hash of the content.  JSON and not
pickle or marshal: a cache folder may be writable for others, and a planted JSON file can at worst hold wrong
names, where a planted pickle runs code.  It also reads faster than the Turtle by a factor of about ten.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from hrgraph.authority.index import AuthorityIndex
from hrgraph.authority.names import Pattern
from hrgraph.authority.records import Name, Record, Tenure
from hrgraph.errors import AuthorityError
from hrgraph.resources import authority_dir

__all__ = ["authority_files", "cache_dir", "load_authority"]

_KEPT = 4
"""So many compiled files stay in the cache; older ones are removed."""


def authority_files(folder: Path | None = None, extra: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The Turtle files of an authority folder, by name, then the extra files in their order.

    Raises:
        AuthorityError: no such folder, or no Turtle file in it.
    """
    place = folder if folder is not None else authority_dir()
    if not place.is_dir():
        raise AuthorityError(f"{place} is no folder", "name the folder that holds the authority's .ttl files")
    files = (*sorted(place.glob("*.ttl")), *extra)
    if not files:
        raise AuthorityError(
            f"{place} holds no .ttl file", "name the folder that holds the authority's files"
        )
    return files


def cache_dir() -> Path:
    """The user's cache folder for hrgraph: $XDG_CACHE_HOME or the platform's own, with `hrgraph` below."""
    if os.environ.get("XDG_CACHE_HOME"):
        return Path(os.environ["XDG_CACHE_HOME"]) / "hrgraph"
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  (Path.home() raises where there is no home)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "hrgraph"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "hrgraph"
    return home / ".cache" / "hrgraph"


def _digest(files: Sequence[Path]) -> str:
    """SHA-256 over the files' names and contents."""
    whole = hashlib.sha256()
    for path in files:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise AuthorityError(
                f"{path.name} can't be read: {error.strerror or error}", "check its permissions"
            ) from error
        whole.update(f"{path.name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _code_digest() -> str:
    """SHA-256 over the code that compiles: a changed rule makes a new cache file."""
    whole = hashlib.sha256()
    for name in ("compile.py", "fold.py", "names.py", "records.py", "variants.py"):
        whole.update((Path(__file__).parent / name).read_bytes())
    return whole.hexdigest()


def load_authority(folder: Path | None = None, extra: Sequence[Path] = ()) -> AuthorityIndex:
    """The index over the authority file.

    Args:
        folder: a folder of Turtle files; hrgraph's own where None.
        extra: further Turtle files, such as a user's own records.

    Raises:
        AuthorityError: a file that can't be read or is no Turtle.
    """
    files = authority_files(folder, extra)
    content = _digest(files)
    path = cache_dir() / f"authority-{content[:24]}-{_code_digest()[:8]}.json"
    cached = _read(path)
    if cached is not None:
        return _thaw(cached, f"sha256:{content}")
    from hrgraph.authority.compile import compile_records, read_statements

    index = AuthorityIndex(*compile_records(read_statements(files)), f"sha256:{content}")
    _write(path, _freeze(index))
    return index


_RECORD_FIELDS = tuple(Record.__dataclass_fields__)
_TENURE_FIELDS = tuple(Tenure.__dataclass_fields__)


def _freeze(index: AuthorityIndex) -> dict[str, Any]:
    """The index as plain lists."""
    records = []
    for record in index.records.values():
        row = [getattr(record, name) for name in _RECORD_FIELDS]
        row[_RECORD_FIELDS.index("names")] = [[n.text, n.language, n.kind] for n in record.names]
        records.append(row)
    number = {iri: i for i, iri in enumerate(index.records)}
    tenures = [[getattr(t, name) for name in _TENURE_FIELDS] for t in index.all_tenures]
    table = [[text, number[iri], kind, rule] for text, iri, kind, rule in index.patterns]
    return {"records": records, "tenures": tenures, "patterns": table}


def _thaw(data: dict[str, Any], digest: str) -> AuthorityIndex:
    """The index from plain lists."""
    at = _RECORD_FIELDS.index("names")
    records = []
    for row in data["records"]:
        values: list[Any] = [tuple(v) if isinstance(v, list) else v for v in row]
        values[at] = tuple(Name(*name) for name in row[at])
        records.append(Record(*values))
    iris = [r.iri for r in records]
    table = [cast(Pattern, (text, iris[i], kind, rule)) for text, i, kind, rule in data["patterns"]]
    return AuthorityIndex(records, [Tenure(*row) for row in data["tenures"]], digest, table)


def _read(path: Path) -> dict[str, Any] | None:
    """A cache file's content; None where there is none or it is damaged (it is then made anew)."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and data.keys() >= {"records", "tenures", "patterns"} else None


def _write(path: Path, data: dict[str, Any]) -> None:
    """Write a cache file atomically.  A folder that can't be written only costs time, so nothing is said."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".authority-")
    except OSError:
        return
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        temporary.replace(path)
        _prune(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _prune(folder: Path) -> None:
    """Remove the oldest compiled files beyond those that are kept."""
    files = sorted(folder.glob("authority-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in files[_KEPT:]:
        path.unlink(missing_ok=True)
