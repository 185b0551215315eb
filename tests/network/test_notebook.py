"""The tutorial notebook runs from top to bottom, and shows what it says."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from hrgraph.network import ActTable, Filters, build_network

NOTEBOOKS = Path(__file__).resolve().parents[2] / "docs" / "notebooks"
LETTERS = NOTEBOOKS / "networks-of-joint-letters.ipynb"
SECRETARY_GENERAL = NOTEBOOKS / "who-urges-the-secretary-general.ipynb"


def cells(notebook: Path) -> list[str]:
    found = json.loads(notebook.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in found["cells"] if cell["cell_type"] == "code"]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell; returns the value of its last line where that is an expression without a semicolon."""
    tree = ast.parse(source)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr) or source.rstrip().endswith(";"):
        exec(compile(tree, "cell", "exec"), names)
        return None
    exec(compile(ast.Module(tree.body[:-1], []), "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def shown_by(notebook: Path) -> list[Any]:
    names: dict[str, Any] = {}
    return [value for value in (run(source, names) for source in cells(notebook)) if value is not None]


@pytest.mark.model
def test_every_cell_on_joint_letters_runs() -> None:
    pytest.importorskip("adjustText", reason="the extra figures is not installed")
    shown = shown_by(LETTERS)
    as_page = [value for value in shown if hasattr(value, "_repr_html_")]
    as_drawing = [value for value in shown if hasattr(value, "_repr_svg_")]
    assert len(as_page) == 1 and "<iframe" in as_page[0]._repr_html_()
    assert len(as_drawing) == 2 and all("<svg" in value._repr_svg_() for value in as_drawing)


@pytest.mark.model
def test_every_cell_on_the_secretary_general_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (drawing,) = [value for value in shown_by(SECRETARY_GENERAL) if hasattr(value, "_repr_svg_")]
    printed = capsys.readouterr().out
    assert "2017-01-01 – today: António Guterres" in printed
    assert "80 civil society organisations" in printed
    assert "found by the frame urge/" in printed
    assert "<svg" in drawing._repr_svg_()


@pytest.mark.parametrize("notebook", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_no_outputs_are_committed(notebook: Path) -> None:
    found = json.loads(notebook.read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in found["cells"])


def test_every_notebook_is_run() -> None:
    assert sorted(NOTEBOOKS.glob("*.ipynb")) == sorted((LETTERS, SECRETARY_GENERAL))


def test_a_network_in_a_notebook_is_a_sandboxed_frame(table: ActTable) -> None:
    html = build_network(table, "advocacy")._repr_html_()
    assert 'sandbox="allow-scripts' in html and "allow-same-origin" not in html
    assert "&lt;script" in html and "<script" not in html


def test_an_empty_network_in_a_notebook(table: ActTable) -> None:
    html = build_network(table, "advocacy", Filters(acts=("join",)))._repr_html_()
    assert "an empty network" in html
