"""The page of errors, collected from the source: each message with its cause and its mend."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.docs.markup import plain

import hrgraph.errors
from hrgraph.errors import HrgraphError, MissingExtraError

__all__ = ["ErrorCase", "error_cases", "errors_page"]

SOURCE = Path(hrgraph.errors.__file__).parent


@dataclass(frozen=True, slots=True, order=True)
class ErrorCase:
    """One place of the source that makes an error."""

    kind: str
    message: str
    mend: str
    cause: str
    """What was being done: the first sentence of the function's documentation."""
    module: str


def error_cases() -> list[ErrorCase]:
    """Every error that the source makes on purpose."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    kinds = _kinds(trees.values())
    found = {
        case
        for path, tree in trees.items()
        if path.name != "errors.py"
        for case in _below(tree, kinds, _module(path), ast.get_docstring(tree) or "")
    }
    return sorted(found)


def _kinds(trees: Iterable[ast.Module]) -> frozenset[str]:
    """The names of HrgraphError and of all classes below it, wherever they are defined."""
    names = {"HrgraphError"}
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while True:
        more = {c.name for c in classes if any(isinstance(b, ast.Name) and b.id in names for b in c.bases)}
        if more <= names:
            return frozenset(names)
        names |= more


def _module(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def _below(node: ast.AST, kinds: frozenset[str], module: str, doing: str) -> Iterator[ErrorCase]:
    for child in ast.iter_child_nodes(node):
        inside = doing
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = ast.get_docstring(child) or doing
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in kinds:
            case = _case(child, module, inside)
            if case is not None:
                yield case
        yield from _below(child, kinds, module, inside)


def _case(call: ast.Call, module: str, doing: str) -> ErrorCase | None:
    assert isinstance(call.func, ast.Name)
    words = [_words(argument) for argument in (*call.args, *(k.value for k in call.keywords))]
    if not words or not words[0].strip("‹›….\n "):
        return None  # passed on from elsewhere, where it is found too
    message, mend = (*words, "")[:2]
    if call.func.id == "MissingExtraError":
        made = MissingExtraError(words[0], words[1])
        message, mend = made.message, made.mend
    return ErrorCase(call.func.id, _line(message), _line(mend), _line(doing.split("\n\n")[0]), module)


def _line(text: str) -> str:
    return " ".join(text.split())


def _words(node: ast.expr) -> str:
    """The text that an argument makes; what is only known when it happens stands in ‹ ›."""
    match node:
        case ast.Constant():
            return str(node.value)
        case ast.JoinedStr():
            return "".join(
                _words(p) if isinstance(p, ast.Constant) else f"‹{_name(p.value)}›"  # type: ignore[attr-defined]
                for p in node.values
            )
        case ast.BinOp(op=ast.Add()):
            return _words(node.left) + _words(node.right)
        case ast.IfExp():
            return (
                f"{_words(node.body)} / {_words(node.orelse)}" if _words(node.orelse) else _words(node.body)
            )
        case ast.Subscript() if "splitlines" in ast.unparse(node):
            inside = [n for n in ast.walk(node) if isinstance(n, ast.JoinedStr)]
            return _words(inside[0]) if inside else "‹…›"
    return f"‹{_name(node)}›"


_SPOKEN = {
    "self": "",
    "str": "",
    "repr": "",
    "strerror": "reason",
    "error": "reason",
    "err": "reason",
    "exc": "reason",
}


def _name(node: ast.expr) -> str:
    """A word for a value: the last name in the expression."""
    match node:
        case ast.Name():
            word = node.id
        case ast.Attribute():
            word = node.attr
        case ast.Call(args=[argument, *_]) if not isinstance(argument, ast.GeneratorExp):
            return _name(argument)
        case ast.Subscript():
            return _name(node.value)
        case ast.BoolOp():
            return _name(node.values[0])
        case _:
            return "…"
    word = _SPOKEN.get(word, word).strip("_").replace("_", " ")
    return word or "…"


def errors_page() -> str:
    """The page, as Markdown."""
    lines = [
        "# Errors",
        "",
        "A message says what is wrong with which file or value; the mend, in brackets behind it, says",
        "what to do. What is known only when it happens stands in ‹ ›. The command line prints both",
        "in one line, without a traceback, and ends with the exit status below; from Python they are",
        "exceptions with `message` and `mend`. This page is collected from the source.",
        "",
        "| exit status | error | meaning |",
        "|---|---|---|",
    ]
    named = [getattr(hrgraph.errors, name) for name in hrgraph.errors.__all__]
    classes = [kind for kind in named if issubclass(kind, HrgraphError)]
    for kind in sorted(classes, key=lambda c: (c is not HrgraphError, c.__name__)):
        summary = (kind.__doc__ or "").strip().split("\n")[0]
        lines.append(f"| {kind.exit_status} | [`{kind.__name__}`](#{kind.__name__.lower()}) | {summary} |")
    by_kind: dict[str, list[ErrorCase]] = defaultdict(list)
    for case in error_cases():
        by_kind[case.kind].append(case)
    known = sorted(by_kind, key=lambda k: (k != "HrgraphError", k))
    for name in known:
        lines += ["", f"## {name}", "", "| message | mend | while |", "|---|---|---|"]
        for case in by_kind[name]:
            mend, cause = plain(case.mend) or "none", plain(case.cause)
            lines.append(f"| {plain(case.message)} | {mend} | {cause} (`{case.module}`) |")
    return "\n".join(lines) + "\n"
