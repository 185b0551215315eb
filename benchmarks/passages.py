"""How well the mapper reads single passages: `python benchmarks/passages.py [--fold tune|held] [--errors]`.

`passages/` holds some 2,200 passages of one to three sentences, in the manner of press releases, meeting
coverage, news, letters and case reports, with the acts that they report.  They were written for this: **the
persons, organisations and events in them are invented**, also what is said there of real States and offices.
Half of the act words are rare ones on purpose, and a quarter of the passages report no act at all, so that
figures are lower here than on articles.  What an article adds (who is meant ten sentences later) is not
measured; `claims.py` does that.

Each line: `text`; `acts`, each with the `word` that carries it and with its participants as the text has
them ("called#2" is the second "called").  Files are named after the manner of their passages.

Folds: `tune` is every second passage of a file, from the first; rules are tuned on those alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims import FOLDS, Row, evaluate, reliability, report  # type: ignore[import-not-found, unused-ignore]

__all__ = ["PASSAGES", "gold_of", "main", "names_of", "read_passages"]

PASSAGES = Path(__file__).parent / "passages"
_SLOTS = ("actors", "addressees", "instruments")
_DETERMINER = re.compile(r"(?:the|an?|its|his|her|their|our|some|all|both|several|many) ", re.IGNORECASE)
_PROPER = re.compile(r"(?<!from )(?<!in )(?<!of )(?<!at )\b[A-Z][\w’'.-]*(?: (?:de|al|bin|[A-Z][\w’'.-]*))+$")
_TITLE = re.compile(
    r"^.*\b(?:Minister|President|Secretary|Judge|Justice|Ambassador|Prosecutor|Commissioner|Rapporteur|"
    r"Director|Chair\w*|Spokes\w+|Mr|Ms|Mrs|Dr|Prof\w*|Senator|Governor|Mayor|Colonel|General|Captain|"
    r"Sister|Father|Archbishop|Bishop|Imam|King|Queen|Prince|Sheikh|Chief|Envoy|Representative|Speaker)"
    r"\b[.,]* (?=[A-Z])"
)
_POSSESSOR = re.compile(r"^.*?[’']s? (?=\w)")
_AFTER_HEAD = re.compile(r", | (?:from|in|with|of the|at|for|to|who|and) ")


def names_of(phrase: str) -> list[str]:
    """The words by which a participant may rightly be found: without determiner, title, possessor.

    What follows the head is left out too.

    >>> names_of("Kenya's Ministry of Health")
    ["Kenya's Ministry of Health", 'Ministry of Health']
    >>> names_of("some activists from Kivu")
    ['some activists from Kivu', 'activists from Kivu', 'some activists', 'activists']
    >>> names_of("Danish Interior Minister Ida Holm")
    ['Danish Interior Minister Ida Holm', 'Ida Holm']
    """
    phrase = re.sub(r"#\d+$", "", phrase)
    found = [phrase, _DETERMINER.sub("", phrase, count=1) if _DETERMINER.match(phrase) else phrase]
    found += _PROPER.findall(found[1])
    found += [_TITLE.sub("", name) for name in found]
    found += [_POSSESSOR.sub("", name) for name in found]
    found += [_AFTER_HEAD.split(name)[0] for name in found if not name[0].isupper() or ", " in name]
    found += [_DETERMINER.sub("", name, count=1) for name in found if _DETERMINER.match(name)]
    return [name for name in dict.fromkeys(found) if len(name) > 2 or name == phrase]


def read_passages(folder: Path = PASSAGES) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every passage: its id, its fold, what is written of it.

    Args:
        folder: where the files are.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            yield f"{path.stem}-{number + 1:03}", FOLDS[number % 2], json.loads(line)


def gold_of(id_: str, passage: Mapping[str, Any]) -> Row:
    """A passage as the gold of an article (see `claims.py`)."""
    claims = []
    for act in passage["acts"]:
        parties = {slot: [names_of(name) for name in act[slot]] for slot in _SLOTS}
        claims.append({"act": act["act"], "optional": [], **parties})
    return {"id": id_, "claims": claims, "entities": []}


def _predictions(passages: Iterable[tuple[str, Mapping[str, Any]]]) -> list[Row]:
    """The claims that the mapper finds in the passages."""
    from hrgraph.article import parse_article
    from hrgraph.mapper import Mapper
    from hrgraph.pipeline import claim_rows

    mapper = Mapper.load()
    found: list[Row] = []
    for id_, passage in passages:
        found += claim_rows(mapper.map(parse_article(passage["text"].encode("utf-8"), f"{id_}.txt", ".txt")))
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fold", choices=FOLDS, help="only these passages (default: one after the other)")
    parser.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    options = parser.parse_args(arguments)
    passages = list(read_passages())
    for fold in (options.fold,) if options.fold else FOLDS:
        chosen = [(id_, passage) for id_, mine, passage in passages if mine == fold]
        gold = [gold_of(id_, passage) for id_, passage in chosen]
        claims = _predictions(chosen)
        result = evaluate(gold, claims, [])
        result.totals.pop("entities")  # the passages don't tell them
        print(f"\n{fold}: {len(gold)} passages")
        print("\n".join(report(result, reliability(gold, claims), errors=options.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
