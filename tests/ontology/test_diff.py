"""The comparison of two versions of the ontology."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.ontology_diff import compare, main, read, report

from hrgraph.resources import ontology_dir

CASES = [
    ("nothing", "", "", (), (), (), (), False),
    (
        "a new term is compatible",
        "# ---------------------------------------------------------------- instruments",
        'hrg:Choir a owl:Class ; rdfs:subClassOf hrg:Organisation ; rdfs:label "choir"@en .',
        ("Choir",),
        (),
        (),
        (),
        False,
    ),
    (
        "another superclass is breaking",
        "hrg:Company a owl:Class ; rdfs:subClassOf hrg:Organisation ;",
        "hrg:Company a owl:Class ; rdfs:subClassOf hrg:Actor ;",
        (),
        (),
        ("Company",),
        (),
        True,
    ),
    (
        "a term under another name is breaking",
        "hrg:Company a",
        "hrg:Firm a",
        ("Firm",),
        ("Company",),
        (),
        (),
        True,
    ),
    ("a label is wording", '"company"@en', '"enterprise"@en', (), (), (), ("Company",), False),
]


@pytest.mark.parametrize(
    ("why", "old", "new", "added", "removed", "meaning", "wording", "breaking"),
    CASES,
    ids=[c[0] for c in CASES],
)
def test_what_a_change_is_called(
    why: str,
    old: str,
    new: str,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    meaning: tuple[str, ...],
    wording: tuple[str, ...],
    breaking: bool,
    tmp_path: Path,
) -> None:
    text = (ontology_dir() / "core.ttl").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "core.ttl").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = compare(read(ontology_dir() / "core.ttl"), read(tmp_path / "core.ttl"))
    assert (found.added, found.removed) == (added, removed)
    assert (tuple(name for name, _ in found.meaning), found.wording) == (meaning, wording)
    assert found.breaking == breaking
    assert all(f"`hrg:{name}`" in report(found) for name in (*added, *removed, *meaning, *wording))


def test_a_breaking_change_needs_a_new_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ontology_dir() / "core.ttl").read_text(encoding="utf-8")
    earlier = tmp_path / "core.ttl"
    earlier.write_text(text.replace("hrg:Company a", "hrg:Firm a", 1), encoding="utf-8")
    assert main([str(earlier), str(ontology_dir() / "core.ttl")]) == 1
    assert "raise owl:versionInfo" in capsys.readouterr().err
    earlier.write_text(
        earlier.read_text("utf-8").replace('versionInfo "0.1.0"', 'versionInfo "0.0.9"'), "utf-8"
    )
    assert main([str(earlier), str(ontology_dir() / "core.ttl")]) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "no ontology here"), ("hrg:Act a", "mend the Turtle")],
    ids=["nothing", "no Turtle"],
)
def test_bad_input_is_one_line(content: str | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "core.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit, match=said) as stopped:
        main([str(tmp_path)])
    assert "\n" not in str(stopped.value)
