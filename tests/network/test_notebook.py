"""The tutorial notebook runs from top to bottom, and shows what it says."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from hrgraph.network import ActTable, Filters, build_network

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "networks-of-joint-letters.ipynb"


def cells() -> list[str]:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; returns the value of its last line where that is an expression without a semicolon."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        exec(compile(tree, str(NOTEBOOK), "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), str(NOTEBOOK), "exec"), names)
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)


@pytest.mark.model
def test_every_cell_runs() -> None:
    pytest.importorskip("adjustText", reason="the extra figures is not installed")
    names: dict[str, Any] = {}
    shown = [value for value in (run(source, names) for source in cells()) if value is not None]
    as_page = [value for value in shown if hasattr(value, "_repr_html_")]
    as_drawing = [value for value in shown if hasattr(value, "_repr_svg_")]
    assert len(as_page) == 1 and "<iframe" in as_page[0]._repr_html_()
    assert len(as_drawing) == 2 and all("<svg" in value._repr_svg_() for value in as_drawing)


def test_no_outputs_are_committed() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])


def test_a_network_in_a_notebook_is_a_sandboxed_frame(table: ActTable) -> None:
    html = build_network(table, "advocacy")._repr_html_()
    assert 'sandbox="allow-scripts' in html and "allow-same-origin" not in html
    assert "&lt;script" in html and "<script" not in html


def test_an_empty_network_in_a_notebook(table: ActTable) -> None:
    html = build_network(table, "advocacy", Filters(acts=("join",)))._repr_html_()
    assert "an empty network" in html
