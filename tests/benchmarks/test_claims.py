"""The claims benchmark scores as the annotation guide says."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def load(name: str) -> Any:
    """A benchmark script as a module."""
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bench = load("claims")

PATEL = ["Asha Patel", "Patel"]
UNION = ["Harbour Union", "HU"]
STATE = ["Ruritania", "the Ruritanian authorities"]
LAW = ["Harbour Act"]


def party(*names: str) -> dict[str, Any]:
    return {"label": names[0], "mention": names[-1], "names": list(names), "type": "organisation"}


def claim(
    act: str, actors: list[Any], addressees: list[Any], instruments: list[Any], **more: Any
) -> dict[str, Any]:
    return {
        "article": "a",
        "act": act,
        "actors": actors,
        "addressees": addressees,
        "instruments": instruments,
        "confidence": 0.8,
        **more,
    }


GOLD = [
    {
        "id": "a",
        "claims": [
            claim("urge", [PATEL], [STATE], [LAW], optional=[UNION]),
            claim("meet", [PATEL], [UNION], [], optional=[]),
            claim("attack", [], [PATEL], [], optional=[]),
        ],
        "entities": [{"names": PATEL, "type": "office"}, {"names": UNION, "type": "organisation"}],
    },
    {"id": "b", "claims": [claim("condemn", [UNION], [STATE], [], optional=[])], "entities": []},
]

CASES = [
    pytest.param(
        [claim("urge", [party("Patel")], [party("Ruritania")], [party("the Harbour Act")])],
        {"who": (1, 0, 3), "whom": (1, 0, 3), "what": (1, 0, 0)},
        id="names are compared in their normal form; all claims of b are missed",
    ),
    pytest.param(
        [claim("urge", [party("Harbour Union")], [party("Ruritania")], [])],
        {"who": (0, 0, 4), "whom": (0, 0, 4), "what": (0, 0, 1)},
        id="an optional participant is neither asked for nor wrong",
    ),
    pytest.param(
        [claim("meet", [party("HU")], [party("Patel")], [])],
        {"who": (2, 0, 2), "whom": (1, 0, 3), "what": (0, 0, 1)},
        id="a meeting has its participants in either order",
    ),
    pytest.param(
        [claim("attack", [], [party("Asha Patel")], [])],
        {"who": (0, 0, 4), "whom": (1, 0, 3), "what": (0, 0, 1)},
        id="an attack by unknown hands has a victim and no actor",
    ),
    pytest.param(
        [claim("condemn", [party("Nobody")], [party("Ruritania")], [])],
        {"who": (0, 1, 4), "whom": (0, 1, 4), "what": (0, 0, 1)},
        id="a claim that the article does not make is wrong",
    ),
]


@pytest.mark.parametrize(("claims", "expected"), CASES)
def test_measures(claims: list[dict[str, Any]], expected: dict[str, tuple[int, int, int]]) -> None:
    totals = bench.evaluate(GOLD, claims, []).totals
    assert {m: (totals[m].right, totals[m].wrong, totals[m].missed) for m in expected} == expected


def test_an_office_may_be_answered_by_its_holder() -> None:
    found = [{"article": "a", "label": "Patel", "names": ["Patel"], "type": "person"}]
    assert bench.evaluate(GOLD, [], found).totals["entities"] == bench.Score(1, 0, 1)


def test_a_claim_about_an_unknown_article_is_refused() -> None:
    with pytest.raises(ValueError, match="no gold for z"):
        bench.evaluate(GOLD, [{**claim("state", [], [], []), "article": "z"}], [])


def test_confidence_is_compared_with_the_share_of_right_claims() -> None:
    right = claim("meet", [party("HU")], [party("Patel")], [])
    wrong = claim("urge", [party("Patel")], [party("Somebody")], [])
    bins = {(low, high): (n, ok) for low, high, n, ok in bench.reliability(GOLD, [right, wrong]) if n}
    assert bins == {(0.8, 0.9): (2, 1)}


def test_folds() -> None:
    folds = bench.fold_of(["b", "0seed", "a", "d", "c"])
    assert folds == {"0seed": "tune", "a": "tune", "b": "held", "c": "tune", "d": "held"}


NAMES = [
    ("The Secretary-General", "secretary general", "article and hyphen"),
    ("UN Secretary-General", "secretary general", "leading UN"),
    ("Dr. Ana Núñez’s", "ana nunez", "title, accents, possessive"),
    ("A/RES/72/247", "a/res/72/247", "symbols keep their strokes"),
    ("UN", "un", "the UN itself keeps its name"),
]


@pytest.mark.parametrize(("name", "expected"), [n[:2] for n in NAMES], ids=[n[2] for n in NAMES])
def test_normal_form(name: str, expected: str) -> None:
    assert bench.normal_form(name) == expected


def test_agrees_with_a_reference_scorer(tmp_path: Path) -> None:
    """HRGRAPH_SCORER and HRGRAPH_GOLD name a reference implementation and its gold file."""
    scorer, gold_file = os.environ.get("HRGRAPH_SCORER"), os.environ.get("HRGRAPH_GOLD")
    if not scorer or not gold_file:
        pytest.skip("HRGRAPH_SCORER and HRGRAPH_GOLD are not set")
    gold = [json.loads(line) for line in Path(gold_file).read_text(encoding="utf-8").splitlines()]
    claims: list[dict[str, Any]] = []
    entities: list[dict[str, Any]] = []
    for number, row in enumerate(gold):
        for index, c in enumerate(row["claims"]):
            # right, partly right, and wrong claims in turn
            slots = {s: [party(*n) for n in c.get(s, ())] for s in ("actors", "addressees", "instruments")}
            if index % 3 == 1:
                slots["actors"] += [party(*n) for n in c.get("optional", ())] + [party("Nobody At All")]
            if index % 3 == 2:
                slots["addressees"] = slots["addressees"][1:] + slots["actors"][:1]
            if (number + index) % 5:
                claims.append({"article": row["id"], "act": c["act"], "confidence": 0.5, **slots})
        entities += [
            {
                "article": row["id"],
                "label": e["names"][0],
                "names": e["names"][:1],
                "type": "person" if i % 4 == 0 else e["type"],
            }
            for i, e in enumerate(row.get("entities", ()))
            if i % 3
        ]
    for name, rows in (("claims", claims), ("entities", entities)):
        (tmp_path / name).write_text("\n".join(json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    run = subprocess.run(
        [
            sys.executable,
            scorer,
            gold_file,
            str(tmp_path / "claims"),
            "--entities",
            str(tmp_path / "entities"),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    reference = json.loads(run.stdout)
    result = bench.evaluate(gold, claims, entities)
    for measure, score in result.totals.items():
        theirs = reference[measure]
        assert (score.right, score.wrong, score.missed) == (theirs["tp"], theirs["fp"], theirs["fn"]), measure
    assert result.mean_article_f1 == pytest.approx(reference["mean_article_f1"])
    assert {a: (s.right, s.wrong, s.missed) for a, s in result.by_act.items()} == {
        a: (s["tp"], s["fp"], s["fn"]) for a, s in reference["by_act"].items()
    }
