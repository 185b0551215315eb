"""The installation: Python, packages, extras, the language model, hrgraph's own data, the machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from hrgraph import __version__
from hrgraph.doctor.findings import Check, fail, ok, warn
from hrgraph.errors import HrgraphError

__all__ = ["EXTRAS", "FOR_DEVELOPERS", "check_installation", "check_place"]

EXTRAS = {
    "cluster": "hrgraph build --out and hrgraph load: shards, a Dask cluster, object stores",
    "docs": "the documentation as a website",
    "fast": "measures of large networks with igraph",
    "figures": "figures for papers, hrgraph network --out figure.png",
    "pandas": "answers as frames, .to_frame()",
    "parquet": "tables in Parquet files",
    "server": "hrgraph serve",
    "sources": "hrgraph ingest and hrgraph fetch",
}
"""The extras that users choose from, and what each is for."""
FOR_DEVELOPERS = frozenset({"dev"})
_REINSTALL = "pip install --upgrade --force-reinstall hrgraph"
_SCARCE, _FULL = 1_000, 50
"""Megabytes of free space below which to warn, and to fail."""


def check_installation() -> Iterator[Check]:
    """Look at what is installed, one finding after the other."""
    yield _python()
    yield _hrgraph()
    requirements = [Requirement(text) for text in metadata.requires("hrgraph") or ()]
    yield from _packages([r for r in requirements if not _extra_of(r)])
    for extra in sorted({_extra_of(r) for r in requirements} - {"", *FOR_DEVELOPERS}):
        yield _extra(extra, [r for r in requirements if _extra_of(r) == extra])
    yield _guarded("model", _model, "the model")
    yield _guarded("ontology", _ontology, _REINSTALL)
    yield _guarded("authority", _authority, "hrgraph authority check shows all findings")
    yield _guarded("lexicon", _lexicon, _REINSTALL)
    yield _guarded("queries", _queries, _REINSTALL)
    yield _cache()
    yield _terminal()


def _guarded(part: str, check: Callable[[], Check], mend: str) -> Check:
    """A check of which anything may go wrong: a doctor must not fall ill."""
    try:
        return check()
    except HrgraphError as error:
        return fail(part, error.message, error.mend or mend)
    except Exception as error:  # noqa: BLE001
        return fail(part, f"{type(error).__name__}: {error}", mend)


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    wanted = metadata.metadata("hrgraph")["Requires-Python"] or ""
    if not SpecifierSet(wanted).contains(version):
        return fail("python", f"Python {version}, hrgraph needs {wanted}", "install another Python")
    return ok("python", f"Python {version} ({sys.executable})")


def _hrgraph() -> Check:
    place = Path(__file__).resolve().parent.parent
    installed = metadata.version("hrgraph")
    if installed != __version__:
        return warn(
            "hrgraph",
            f"the code in {place} is version {__version__}, but {installed} is what is installed",
            "install it anew: make demo, or pip install --editable .",
        )
    return ok("hrgraph", f"hrgraph {__version__} ({place})")


def _extra_of(requirement: Requirement) -> str:
    """The extra that asks for a package; "" where everybody needs it."""
    found = str(requirement.marker or "").partition("extra == ")[2]
    return found.strip("\"'")


def _missing(requirements: list[Requirement]) -> tuple[list[str], list[str]]:
    """The packages that are not there, and those whose version will not do."""
    absent, wrong = [], []
    for requirement in requirements:
        if requirement.marker and not requirement.marker.evaluate({"extra": _extra_of(requirement)}):
            continue
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            absent.append(requirement.name)
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            wrong.append(f"{requirement.name} {version} instead of {requirement.specifier}")
    return absent, wrong


def _packages(requirements: list[Requirement]) -> Iterator[Check]:
    absent, wrong = _missing(requirements)
    if absent:
        yield fail("packages", f"not installed: {', '.join(absent)}", _REINSTALL)
    if wrong:
        yield fail("packages", f"another version than hrgraph needs: {'; '.join(wrong)}", _REINSTALL)
    if not absent and not wrong:
        shown = ", ".join(f"{name} {metadata.version(name)}" for name in ("spacy", "pyoxigraph", "pyshacl"))
        yield ok("packages", f"all {len(requirements)} are there ({shown}, ...)")


def _extra(extra: str, requirements: list[Requirement]) -> Check:
    purpose = EXTRAS.get(extra, "")
    absent, wrong = _missing(requirements)
    part, install = f"extra {extra}", f'pip install "hrgraph[{extra}]"'
    if wrong:
        return warn(part, f"another version than hrgraph needs: {'; '.join(wrong)}", install)
    if len(absent) == len(requirements):
        return ok(part, f"not installed ({purpose})", install)
    if absent:
        return warn(part, f"installed in part ({purpose}); {', '.join(absent)} is missing", install)
    return ok(part, f"installed ({purpose})")


def _model() -> Check:
    from hrgraph.language import load_model, model_version

    return ok("model", model_version(load_model()))


def _ontology() -> Check:
    from hrgraph.validate import check_ontology, load_checks

    found = check_ontology()
    if found:
        return fail("ontology", f"{len(found)} findings, the first: {found[0].message}", _REINSTALL)
    return ok("ontology", f"classes, shapes and {len(load_checks())} checks hold together")


def _authority() -> Check:
    from hrgraph.authority import authority_files
    from hrgraph.authority.check import check_statements
    from hrgraph.authority.compile import read_statements

    statements = read_statements(authority_files())
    errors = [finding for finding in check_statements(statements) if finding.severity == "error"]
    if errors:
        return fail(
            "authority", f"{len(errors)} errors, the first: {errors[0].message}", "hrgraph authority check"
        )
    return ok("authority", f"{len({s.subject for s in statements})} records without an error")


def _lexicon() -> Check:
    from hrgraph.lexicon import load_lexicon

    return ok("lexicon", f"{len(load_lexicon().frames)} frames")


def _queries() -> Check:
    from hrgraph.queries import saved_queries

    return ok("queries", f"{len(saved_queries())} saved questions")


def _cache() -> Check:
    from hrgraph.authority.load import cache_dir

    folder = cache_dir()
    if not _writable(folder):
        return warn(
            "cache",
            f"{folder} can't be written, so each start reads the authority data anew",
            "mend its permissions, or set XDG_CACHE_HOME to another folder",
        )
    return ok("cache", str(folder))


def _terminal() -> Check:
    encoding = (sys.stdout.encoding or "ascii").lower()
    try:
        "António Guterres – “Türk”".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return warn(
            "terminal",
            f"it prints {encoding}, which has no letters for many names",
            "set PYTHONUTF8=1, or LANG=C.UTF-8",
        )
    return ok("terminal", f"{encoding}, {shutil.get_terminal_size().columns} columns")


def check_place(folder: Path) -> Iterator[Check]:
    """Look at the folder where a store is or will be: may it be written, and is there space?"""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    if not _writable(there):
        yield warn(
            "folder", f"{there} can't be written: questions work, builds don't", "mend its permissions"
        )
    else:
        yield ok("folder", f"{there} can be written")
    free = shutil.disk_usage(there).free / 1e6
    if free < _FULL:
        yield fail("disk", f"{free:.0f} MB are free at {there}", "free some space before the next build")
    elif free < _SCARCE:
        yield warn("disk", f"{free:.0f} MB are free at {there}", "a large build needs more")
    else:
        yield ok("disk", f"{free / 1000:,.0f} GB are free at {there}")


def _writable(folder: Path) -> bool:
    """Whether a file can be made there; permission bits alone do not tell."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True
