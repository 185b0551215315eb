"""How well the mapper finds claims: its claims against gold claims, by act and by measure.

    python benchmarks/claims.py --gold GOLD.jsonl --articles DIR... [--errors] [--fold tune|held] [--json]

GOLD.jsonl holds one article a line: its `id` (the stem of the article's file), its claims and entities, each
participant as the list of names that are right for it.  The measures, as the annotation guide defines them:

- who: pairs of act and actor; whom: triples of act, actor and addressee; what: triples of act, actor and
  instrument; `meet` counts its participants in either order.  A missing actor is written as "-".
- A wrong tuple that only adds one of the claim's `optional` participants to its act is not counted.
- entities: named and of the right type; an office may be answered by its holder, and the reverse.

Folds: `tune` is what the lexicon is tuned on (ids that begin with a digit, and every second of the others
in the order of their ids), `held` is only measured.

The last table shows what the confidence of a claim is worth.  A claim is right when all its who and whom
tuples are in the gold, those of its act's `optional` participants left out.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

__all__ = ["GoldNames", "Score", "evaluate", "fold_of", "main", "normal_form", "predictions", "reliability"]

MEASURES = ("who", "whom", "what")
FOLDS = ("tune", "held")
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
"""Bounds of the bins of confidence."""

Row = Mapping[str, Any]
Fact = tuple[str, ...]
"""An act and the participants of one tuple."""


# ---- names ----------------------------------------------------------------------------------------------


def normal_form(name: str) -> str:
    """A name as it is compared: without case, accents, marks, a leading article or title, a leading UN.

    >>> normal_form("The U.N. Secretary-General’s")
    'secretary general'
    """
    letters = [c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)]
    bare = re.sub(r"['’]s\b", "", "".join(letters).casefold())
    bare = " ".join(re.findall(r"[\w/]+", bare))
    bare = re.sub(r"^(?:the|an?|mr|mrs|ms|dr) ", "", bare)
    return re.sub(r"^(?:united nations|un|u n) (?=\w)", "", bare)


class GoldNames:
    """Which participant of an article's gold a name is right for."""

    def __init__(self, article: Row) -> None:
        self._participants: list[set[str]] = []
        for claim in article["claims"]:
            for slot in ("actors", "addressees", "instruments", "optional"):
                for names in claim.get(slot, ()):
                    self._join(names)
        for entity in article.get("entities", ()):
            self._join(entity["names"])

    def _join(self, names: Iterable[str]) -> None:
        """Participants that share a name are one."""
        group = {normal_form(n) for n in names}
        apart = [other for other in self._participants if not other & group]
        for other in self._participants:
            if other & group:
                group |= other
        self._participants = [*apart, group]

    def key(self, names: Iterable[str]) -> str:
        """What tuples call the participant with these names; with a "?" where the gold has none such."""
        known = {normal_form(n) for n in names if n}
        for participant in self._participants:
            if participant & known:
                return min(participant)
        return "?" + min(known, default="")


def _gold_key(gold: GoldNames) -> Callable[[Any], str]:
    return gold.key


def _predicted_key(gold: GoldNames) -> Callable[[Any], str]:
    return lambda p: gold.key([p["label"], p["mention"], *p["names"]])


def _facts(claims: Iterable[Row], key: Callable[[Any], str]) -> dict[str, set[Fact]]:
    """The tuples of some claims, by measure."""
    found: dict[str, set[Fact]] = {measure: set() for measure in MEASURES}
    for claim in claims:
        act = claim["act"]
        actors, addressees, instruments = (
            {key(p) for p in claim.get(slot, ())} for slot in ("actors", "addressees", "instruments")
        )
        if act == "meet":
            found["who"] |= {(act, p) for p in actors | addressees}
            found["whom"] |= {(act, *sorted((a, b))) for a, b in product(actors, addressees) if a != b}
        else:
            found["who"] |= {(act, a) for a in actors}
            found["whom"] |= {(act, a, b) for a, b in product(actors or {"-"}, addressees)}
        found["what"] |= {(act, a, i) for a, i in product(actors or {"-"}, instruments)}
    return found


# ---- scores ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """What was found, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 0.0


@dataclass(frozen=True)
class Evaluation:
    """All figures of a run."""

    totals: dict[str, Score]
    """By measure: who, whom, what, all, entities."""
    by_act: dict[str, Score]
    by_article: dict[str, Score]
    errors: list[tuple[str, str, str, Fact]]
    """Article, measure, "missed" or "wrong", tuple."""

    @property
    def mean_article_f1(self) -> float:
        """The mean over articles, which weighs a short article as much as a long one."""
        return sum(s.f1 for s in self.by_article.values()) / len(self.by_article) if self.by_article else 0.0


def evaluate(gold: Sequence[Row], claims: Sequence[Row], entities: Sequence[Row]) -> Evaluation:
    """Compare predicted claims and entities with the gold.

    Args:
        gold: the gold articles.
        claims: predicted claims as `hrgraph claims --format jsonl` writes them.
        entities: predicted entities as `hrgraph entities --format jsonl` writes them.

    Raises:
        ValueError: a prediction is about an article that the gold doesn't have.
    """
    if strange := {r["article"] for r in (*claims, *entities)} - {g["id"] for g in gold}:
        raise ValueError(f"no gold for {', '.join(sorted(strange))}")
    totals = {m: Score() for m in (*MEASURES, "all", "entities")}
    by_act: dict[str, Score] = {}
    by_article: dict[str, Score] = {}
    errors: list[tuple[str, str, str, Fact]] = []
    for row in gold:
        article = row["id"]
        names = GoldNames(row)
        wanted = _facts(row["claims"], _gold_key(names))
        had = _facts((c for c in claims if c["article"] == article), _predicted_key(names))
        open_ = _optional(row, names)
        by_article[article] = Score()
        for measure in MEASURES:
            right = had[measure] & wanted[measure]
            wrong = {f for f in had[measure] - wanted[measure] if not _open(f, open_)}
            missed = wanted[measure] - had[measure]
            score = Score(len(right), len(wrong), len(missed))
            totals[measure] += score
            totals["all"] += score
            by_article[article] += score
            for facts, one in ((right, Score(right=1)), (wrong, Score(wrong=1)), (missed, Score(missed=1))):
                for fact in facts:
                    by_act[fact[0]] = by_act.get(fact[0], Score()) + one
            errors += [(article, measure, "missed", f) for f in sorted(missed)]
            errors += [(article, measure, "wrong", f) for f in sorted(wrong)]
        want = {(_person(e["type"]), names.key(e["names"])) for e in row.get("entities", ())}
        have = {
            (_person(e["type"]), names.key([e["label"], *e["names"]]))
            for e in entities
            if e["article"] == article
        }
        totals["entities"] += Score(len(want & have), len(have - want), len(want - have))
        errors += [(article, "entities", "missed", f) for f in sorted(want - have)]
        errors += [(article, "entities", "wrong", f) for f in sorted(have - want)]
    return Evaluation(totals, by_act, by_article, errors)


def _optional(row: Row, names: GoldNames) -> set[tuple[str, str]]:
    return {(c["act"], names.key(n)) for c in row["claims"] for n in c.get("optional", ())}


def _open(fact: Fact, optional: set[tuple[str, str]]) -> bool:
    return any((fact[0], part) in optional for part in fact[1:])


def _person(type_: str) -> str:
    return "person" if type_ == "office" else type_


def reliability(gold: Sequence[Row], claims: Sequence[Row]) -> list[tuple[float, float, int, int]]:
    """What confidence is worth: for each bin its bounds, its claims, and how many of them are right."""
    tally: Counter[tuple[int, bool]] = Counter()
    for row in gold:
        names = GoldNames(row)
        wanted = _facts(row["claims"], _gold_key(names))
        optional = _optional(row, names)
        for claim in (c for c in claims if c["article"] == row["id"]):
            facts = _facts([claim], _predicted_key(names))
            right = all(f in wanted[m] or _open(f, optional) for m in ("who", "whom") for f in facts[m])
            number = sum(claim["confidence"] >= bound for bound in BINS[1:])
            tally[number, right] += 1
    return [
        (BINS[n], BINS[n + 1], tally[n, True] + tally[n, False], tally[n, True]) for n in range(len(BINS) - 1)
    ]


# ---- the run --------------------------------------------------------------------------------------------


def fold_of(ids: Iterable[str]) -> dict[str, str]:
    """The fold of each article."""
    ordered = sorted(ids)
    others = [i for i in ordered if not i[:1].isdigit()]
    held = set(others[1::2])
    return {i: "held" if i in held else "tune" for i in ordered}


def predictions(gold: Sequence[Row], folders: Sequence[Path]) -> tuple[list[Row], list[Row]]:
    """The claims and entities that the mapper finds in the gold articles.

    Raises:
        SystemExit: the folders lack an article.
    """
    from hrgraph.article import find_articles, read_article
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import claim_rows, entity_rows

    files = {path.stem: path for path in find_articles(folders)}
    if absent := [g["id"] for g in gold if g["id"] not in files]:
        sys.exit(f"no article {absent[0]} in {', '.join(map(str, folders))}")
    mapper = Mapper.load()
    claims: list[Row] = []
    entities: list[Row] = []
    for row in gold:
        mapped = mapper.map(read_article(files[row["id"]]))
        claims += claim_rows(mapped)
        entities += entity_rows(mapped)
    return claims, entities


def report(
    result: Evaluation, bins: Sequence[tuple[float, float, int, int]], *, errors: bool
) -> Iterable[str]:
    """The tables, line by line."""
    yield f"{'measure':<10}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'wrong':>7}{'missed':>8}"
    for measure, s in result.totals.items():
        yield f"{measure:<10}{s.precision:7.3f}{s.recall:7.3f}{s.f1:7.3f}{s.right:8}{s.wrong:7}{s.missed:8}"
    yield f"mean F1 of {len(result.by_article)} articles: {result.mean_article_f1:.3f}"
    yield ""
    yield f"{'act':<13}{'P':>6}{'R':>6}{'F1':>6}{'gold':>6}"
    for act, s in sorted(result.by_act.items(), key=lambda item: (-item[1].right - item[1].missed, item[0])):
        yield f"{act:<13}{s.precision:6.2f}{s.recall:6.2f}{s.f1:6.2f}{s.right + s.missed:6}"
    yield ""
    yield f"{'confidence':<14}{'claims':>7}{'right':>7}{'share':>7}"
    for low, high, count, right in bins:
        if count:
            yield f"{low:.1f} to {min(high, 1):.1f}{'':<4}{count:7}{right:7}{right / count:7.2f}"
    if errors:
        yield ""
        for article, measure, kind, fact in result.errors:
            yield f"{article}  {measure:<8} {kind:<6} {'  '.join(fact)}"


def _as_json(result: Evaluation, bins: Sequence[tuple[float, float, int, int]]) -> dict[str, object]:
    def figures(s: Score) -> dict[str, float]:
        return {
            "p": s.precision,
            "r": s.recall,
            "f1": s.f1,
            "right": s.right,
            "wrong": s.wrong,
            "missed": s.missed,
        }

    return {
        "measures": {m: figures(s) for m, s in result.totals.items()},
        "mean_article_f1": result.mean_article_f1,
        "by_act": {a: figures(s) for a, s in sorted(result.by_act.items())},
        "articles": {a: figures(s) for a, s in result.by_article.items()},
        "confidence": [{"from": a, "to": min(b, 1.0), "claims": n, "right": r} for a, b, n, r in bins],
        "errors": [{"article": a, "measure": m, "kind": k, "tuple": list(f)} for a, m, k, f in result.errors],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", required=True, type=Path, help="gold articles, JSON Lines")
    parser.add_argument(
        "--articles", required=True, nargs="+", type=Path, metavar="DIR", help="where the articles are"
    )
    parser.add_argument("--fold", choices=FOLDS, help="only these articles")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    options = parser.parse_args(arguments)
    lines = options.gold.read_text(encoding="utf-8").splitlines()
    gold: list[Row] = [json.loads(line) for line in lines if line.strip()]
    folds = fold_of(g["id"] for g in gold)
    gold = [g for g in gold if options.fold in (None, folds[g["id"]])]
    claims, entities = predictions(gold, options.articles)
    result = evaluate(gold, claims, entities)
    bins = reliability(gold, claims)
    if options.json:
        print(json.dumps(_as_json(result, bins), ensure_ascii=False, indent=1))
    else:
        print("\n".join(report(result, bins, errors=options.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
