"""How well `hrgraph attacks` reads news about attacks: its summaries against the articles of HRDsAttack.

    python benchmarks/hrdsattack.py --data FILE.json [--limit N] [--errors] [--json]

FILE.json is a part of the data set of Ran et al., "A New Task and Dataset on Detecting Attacks on Human
Rights Defenders" (Findings of ACL 2023, arXiv 2306.17695; repository dataminr-ai/HRDsAttack, MIT licence).
The measures are those of the paper's evaluation:

- perpetrator mention: does the article name any?  Precision, recall and F1 of "yes".
- victims: the names of main victims.  Exact: the same name.  Fuzzy: one is part of the other.
- violations: kinds of violation, all articles together; "unknown" where there is none.
- the others: the share of right answers among all articles.  As in the paper, an article without a gold
  answer counts, and no answer is right for it: "at best" is the share of articles with a gold answer.

Two differences: a country is compared as a State ("USA" and "Texas" are "United States"), and a month as a
month.  Slips in the gold's dates that the paper's evaluation corrects are corrected here, too.  The paper's
figures are those of its fine-tuned T5-large on the test part.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hrgraph.article import parse_article
from hrgraph.attacks import load_state_parts
from hrgraph.records import Article

if TYPE_CHECKING:
    from hrgraph.attacks import AttackSummary
    from hrgraph.authority import AuthorityIndex

__all__ = ["Answer", "Figure", "answer_of", "article_of", "evaluate", "gold_of", "main"]

PAPER = {
    "perpetrator mention": 96.81,
    "perpetrator type": 62.00,
    "victims, exact": 47.44,
    "victims, fuzzy": 51.16,
    "violations": 71.39,
    "country": 66.00,
    "year": 50.00,
    "month": 33.00,
    "day": 14.00,
}
"""Of the fine-tuned T5-large: F1 for the first and for victims and violations, else accuracy, in per cent."""
KINDS = ("arbitrary detention", "enforced disappearance", "killing", "kidnapping", "torture")
SLIPS = {
    "Columbia": "Colombia",
    "Nigeia": "Nigeria",
    "eSwatini": "Eswatini",
    "Turrkey": "Türkiye",
    "Unites States of America": "United States",
}
"""What annotators wrote for a State: slips of the pen.  Parts of States are in state-parts.yaml."""
CORRECTIONS: Mapping[int, Mapping[str, int]] = {
    1004122033: {"day": 9, "month": 9, "year": 2021},
    885531401: {"day": 13, "year": 1839},
    876209412: {"month": 3, "year": 2015},
}
"""Dates that the paper's evaluation corrects, by the article's number in GDELT."""
TYPES = {
    "state-actor": "state actor",
    "armed-or-criminal-group": "other actors without permissions",
    "private-actor": "other non-state actors",
    "pro-government-group": "other actors with permissions",
}
"""Our types of perpetrator in the data set's words."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NOTHING = {"", "none", "n/a", "n//a", "unknown"}


# ---- reading the data set ----------------------------------------------------------------------------------

_PARAGRAPH = re.compile(r"</p>\s*|<br\s*/?>")
_TAG = re.compile(r"<[^>]+>")
_MARK = re.compile(r"([\\`*_\[\]<>#])")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is asked of an article; None and empty where there is no answer."""

    perpetrator: bool
    perpetrator_type: str | None
    victims: tuple[str, ...]
    violations: frozenset[str]
    country: str | None
    """IRI of a State; of the gold also a text that names none."""
    year: int | None
    month: int | None
    day: int | None


def article_of(row: Mapping[str, Any], number: int) -> Article:
    """An article of the data set as hrgraph reads it: title, day of publication, paragraphs."""
    sample = row["sample"]
    title = _plain(sample["Input.title"]).replace('"', "'")
    paragraphs = [_plain(p) for p in _PARAGRAPH.split(sample["Input.article_interface"])]
    body = "\n\n".join(_MARK.sub(r"\\\1", p) for p in paragraphs)
    day = str(sample["Input.publish_date"])[:10]
    source = f'---\ntitle: "{title}"\npublished: {day}\n---\n\n{body}\n'
    return parse_article(source.encode(), f"hrdsattack-{number:03d}.md", ".md")


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).replace("\\", "/").split())


def gold_of(row: Mapping[str, Any], index: AuthorityIndex) -> Answer:
    """The annotators' answer."""
    gold = row["merged_sample"]
    violations = set(gold["violation_types"])
    if len(violations) > 1:
        violations.discard("unknown")
    date = {"year": _number(gold["year"]), "month": _month(gold["month"]), "day": _number(gold["date"])}
    date |= CORRECTIONS.get(row["sample"]["Input.GLOBALEVENTID"], {})
    return Answer(
        perpetrator=bool(gold["perpetrator_mention"]),
        perpetrator_type=gold["perpetrator_type"],
        victims=tuple(v["victim_name"] for v in gold["victims"] if v["victim_name"]),
        violations=frozenset(violations),
        country=_state(gold["country"], index),
        **date,
    )


def _state(name: str | None, index: AuthorityIndex) -> str | None:
    if not name or name.lower() in NOTHING:
        return None
    name = SLIPS.get(name, name)
    name = load_state_parts().states.get(name, name)
    for hit in index.find_names(name):
        record = index.records[hit.records[0]]
        if record.type == "state":
            return record.iri
        if record.country:
            return record.country
    return name


def _number(value: str | None) -> int | None:
    text = str(value or "").strip().lower()
    return int(float(text)) if text not in NOTHING and re.fullmatch(r"[\d.]+", text) else None


def _month(value: str | None) -> int | None:
    text = str(value or "").strip().lower()
    if text[:3] in MONTHS:
        return MONTHS.index(text[:3]) + 1
    number = _number("10" if text.startswith("oco") else text)
    return number if number is not None and 1 <= number <= 12 else None


def answer_of(summary: AttackSummary | None, index: AuthorityIndex) -> Answer:
    """Our answer, in the data set's words."""
    if summary is None:
        return Answer(False, None, (), frozenset({"unknown"}), None, None, None, None)
    kinds = {v.value.replace("-", " ") for v in summary.violations}
    violations = {k if k in KINDS else "other" for k in kinds} or {"unknown"}
    parts = [int(p) for p in summary.date.value.split("-")] if summary.date else []
    year, month, day = (parts + [None] * 3)[:3] if parts else (None, None, None)
    type_ = summary.perpetrator_type
    return Answer(
        perpetrator=type_ is not None,
        perpetrator_type=TYPES[type_.value] if type_ else None,
        victims=tuple(v.value for v in summary.victims),
        violations=frozenset(violations),
        country=_state(summary.country.value, index) if summary.country else None,
        year=year,
        month=month,
        day=day,
    )


# ---- scores ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Figure:
    """One measure."""

    right: int = 0
    given: int = 0
    """Answers of ours; of shares: articles."""
    wanted: int = 0
    """Answers of the gold."""
    share: bool = False
    """An accuracy, else precision, recall and F1."""

    @property
    def value(self) -> float:
        """F1, or the share of right answers among all articles."""
        if self.share:
            return self.right / self.given if self.given else 0.0
        both = self.given + self.wanted
        return 2 * self.right / both if both else 0.0

    @property
    def precision(self) -> float:
        """The share of our answers that is right."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold's answers that we give."""
        return self.right / self.wanted if self.wanted else 0.0


@dataclass(slots=True)
class Evaluation:
    """All measures, and what was wrong."""

    figures: dict[str, Figure] = field(default_factory=dict)
    kinds: dict[str, Figure] = field(default_factory=dict)
    """Violations by kind."""
    errors: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Number of the article, measure, our answer, the gold's."""


def evaluate(answers: Sequence[Answer], golds: Sequence[Answer]) -> Evaluation:
    """Compare our answers with the gold's, article by article."""
    result = Evaluation({name: Figure() for name in PAPER})
    for number, (ours, gold) in enumerate(zip(answers, golds, strict=True)):
        _mention(result.figures["perpetrator mention"], ours, gold)
        _victims(result, number, ours, gold)
        _violations(result, number, ours, gold)
        for name, attribute in (
            ("perpetrator type", "perpetrator_type"),
            ("country", "country"),
            ("year", "year"),
            ("month", "month"),
            ("day", "day"),
        ):
            figure = result.figures[name]
            figure.share = True
            have, want = getattr(ours, attribute), getattr(gold, attribute)
            figure.given += 1
            figure.wanted += want is not None
            figure.right += want is not None and have == want
            if want is not None and have != want:
                result.errors.append((number, name, str(have), str(want)))
    return result


def _mention(figure: Figure, ours: Answer, gold: Answer) -> None:
    figure.given += ours.perpetrator
    figure.wanted += gold.perpetrator
    figure.right += ours.perpetrator and gold.perpetrator


def _victims(result: Evaluation, number: int, ours: Answer, gold: Answer) -> None:
    exact, fuzzy = result.figures["victims, exact"], result.figures["victims, fuzzy"]
    near = [n for n in ours.victims if any(n in g or g in n for g in gold.victims)]
    for figure, right in ((exact, [n for n in ours.victims if n in gold.victims]), (fuzzy, near)):
        figure.given += len(ours.victims)
        figure.wanted += len(gold.victims)
        figure.right += len(right)
    wrong = [n for n in ours.victims if n not in near]
    missed = [g for g in gold.victims if not any(n in g or g in n for n in ours.victims)]
    if wrong or missed:
        result.errors.append((number, "victims", "; ".join(wrong), "; ".join(missed)))


def _violations(result: Evaluation, number: int, ours: Answer, gold: Answer) -> None:
    for kind in sorted(ours.violations | gold.violations):
        for figure in (result.figures["violations"], result.kinds.setdefault(kind, Figure())):
            figure.given += kind in ours.violations
            figure.wanted += kind in gold.violations
            figure.right += kind in ours.violations and kind in gold.violations
    if ours.violations != gold.violations:
        result.errors.append(
            (number, "violations", "; ".join(sorted(ours.violations)), "; ".join(sorted(gold.violations)))
        )


# ---- the run -----------------------------------------------------------------------------------------------


def report(result: Evaluation, *, errors: bool) -> Iterator[str]:
    """The tables, line by line."""
    yield f"{'measure':<24}{'P':>7}{'R':>7}{'value':>8}{'paper':>8}{'at best':>9}"
    for name, figure in result.figures.items():
        pair = f"{'':14}" if figure.share else f"{figure.precision * 100:7.1f}{figure.recall * 100:7.1f}"
        best = f"{figure.wanted / figure.given * 100:9.1f}" if figure.share and figure.given else ""
        yield f"{name:<24}{pair}{figure.value * 100:8.2f}{PAPER[name]:8.2f}{best}"
    yield ""
    yield f"{'where the gold has an answer':<31}{'right':>8}"
    for name, figure in result.figures.items():
        if figure.share:
            yield f"{name:<31}{figure.recall * 100:8.2f}"
    yield ""
    yield f"{'kind of violation':<24}{'P':>7}{'R':>7}{'F1':>8}{'gold':>6}"
    for kind, figure in sorted(result.kinds.items(), key=lambda item: (-item[1].wanted, item[0])):
        yield (
            f"{kind:<24}{figure.precision * 100:7.1f}{figure.recall * 100:7.1f}{figure.value * 100:8.2f}"
            f"{figure.wanted:6}"
        )
    if errors:
        yield ""
        for number, name, ours, gold in result.errors:
            yield f"{number:03d}  {name:<17} ours: {ours}  gold: {gold}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    from hrgraph.attacks import summarise
    from hrgraph.mapper import Mapper

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", required=True, type=Path, help="a part of HRDsAttack, JSON")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--errors", action="store_true", help="list what was wrong")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    options = parser.parse_args(arguments)
    rows = json.loads(options.data.read_text(encoding="utf-8"))[: options.limit]
    mapper = Mapper.load()
    mapped = (mapper.map(article_of(row, number)) for number, row in enumerate(rows))
    answers = [answer_of(summarise(m, mapper.index), mapper.index) for m in mapped]
    result = evaluate(answers, [gold_of(row, mapper.index) for row in rows])
    if options.json:
        figures = {n: {"value": f.value, "paper": PAPER[n] / 100} for n, f in result.figures.items()}
        print(json.dumps(figures, indent=1))
    else:
        print("\n".join(report(result, errors=options.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
