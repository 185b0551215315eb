"""A corpus of any size to time hrgraph on: the sample articles recombined and varied.

`python benchmarks/corpus.py 2000 --out FOLDER` writes articles of about 565 words.  Each is made of
paragraphs of several samples, in which organisations, States, people, instruments and dates are exchanged:
for others of the authority data, or for invented ones.  So the sentences are of the kind that hrgraph
reads, with about as many names, while what they say is made up: nothing in them is a fact about anybody,
and they are for timing, never for findings.  The same seed gives the same bytes; a larger corpus begins
with the smaller one.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hrgraph.article import find_articles, read_article
from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.resources import articles_dir

__all__ = ["WORDS", "articles", "write_corpus"]

WORDS = 565
"""Words of an article, on average."""
KNOWN = 0.6
"""How many names are exchanged for others of the authority data; the rest are invented."""
KEPT = 0.3
"""How many names stay as they are."""
SYLLABLES = (
    *("bel", "ta", "mo", "ria", "var", "so", "lin", "que", "dar", "ni", "ora", "pel"),
    *("ku", "me", "sha", "ti", "ven", "gor", "ala", "zu", "ren", "ica", "dro", "fa"),
)
FORMS = {
    "organisation": ("{} Human Rights Centre", "Centre for Justice {}", "{} Defenders Network", "{} Watch"),
    "person": ("{} {}",),
    "instrument": ("Law on Associations of {}", "{} Declaration", "Defenders Protection Act of {}"),
}
DATE = re.compile(
    r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)"
    r"( (?:19|20)\d\d)?\b"
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)


@dataclass(frozen=True)
class Piece:
    """A name or date that can be exchanged."""

    start: int
    end: int
    type: str
    """Of the record that it names; "date" for dates."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a sample, with what can be exchanged in it."""

    text: str
    pieces: tuple[Piece, ...]
    words: int


def articles(number: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and texts (Markdown with front matter) of so many articles."""
    index = load_authority()
    paragraphs = _paragraphs(index)
    others = _others(index)
    for n in range(number):
        yield f"timing-{n:07}", _article(random.Random(f"{seed} {n}"), n, paragraphs, others)


def write_corpus(folder: Path, number: int, seed: int = 1) -> Path:
    """Write so many articles into a folder, a thousand to a subfolder."""
    for n, (name, text) in enumerate(articles(number, seed)):
        place = folder / f"{n // 1000:04}"
        if n % 1000 == 0:
            place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@cache
def _paragraphs(index: AuthorityIndex) -> tuple[Paragraph, ...]:
    found = []
    for path in find_articles([articles_dir()]):
        article = read_article(path)
        for block in article.blocks:
            text = " ".join(article.text[block.start : block.end].split())
            if block.kind == "body" and len(text.split()) >= 20:
                found.append(Paragraph(text, tuple(_pieces(text, index)), len(text.split())))
    return tuple(found)


def _pieces(text: str, index: AuthorityIndex) -> Iterator[Piece]:
    names = [
        Piece(hit.start, hit.end, str(index.records[hit.records[0]].type))
        for hit in index.find_names(text)
        if hit.name_kind not in ("demonym", "context")
    ]
    dates = [Piece(match.start(), match.end(), "date") for match in DATE.finditer(text)]
    at = 0
    for piece in sorted([*names, *dates], key=lambda each: (each.start, -each.end)):
        if piece.start >= at and piece.type in (*FORMS, "state", "date"):
            yield piece
            at = piece.end


@cache
def _others(index: AuthorityIndex) -> dict[str, tuple[str, ...]]:
    """The labels of the authority data, by type."""
    labels: dict[str, list[str]] = {}
    for record in index.records.values():
        labels.setdefault(str(record.type), []).append(record.label)
    return {type_: tuple(sorted(set(names))) for type_, names in labels.items()}


def _article(
    random_: random.Random, n: int, paragraphs: Sequence[Paragraph], others: dict[str, tuple[str, ...]]
) -> str:
    wanted = max(120.0, random_.gauss(WORDS, 120) - 35)  # the last paragraph goes beyond it by half
    body: list[str] = []
    words = 0
    for paragraph in random_.sample(paragraphs, len(paragraphs)):
        if words >= wanted:
            break
        body.append(_varied(random_, paragraph, others))
        words += paragraph.words
    published = f"{random_.randint(2005, 2023)}-{random_.randint(1, 12):02}-{random_.randint(1, 28):02}"
    publisher = _name(random_, "organisation", others)
    return (
        f'---\ntitle: "For timing only: article {n}"\npublished: {published}\n'
        f'publisher: "{publisher.replace(chr(34), "")}"\n---\n\n' + "\n\n".join(body) + "\n"
    )


def _varied(random_: random.Random, paragraph: Paragraph, others: dict[str, tuple[str, ...]]) -> str:
    """The paragraph with its names and dates exchanged; the same name for the same one throughout."""
    said: dict[str, str] = {}
    out: list[str] = []
    at = 0
    for piece in paragraph.pieces:
        before = paragraph.text[piece.start : piece.end]
        if before not in said:
            keep = piece.type not in ("date", "person") and random_.random() < KEPT
            said[before] = before if keep else _other(random_, piece.type, before, others)
        out += [paragraph.text[at : piece.start], said[before]]
        at = piece.end
    return "".join([*out, paragraph.text[at:]])


def _other(random_: random.Random, type_: str, before: str, others: dict[str, tuple[str, ...]]) -> str:
    if type_ != "date":
        return _name(random_, type_, others)
    year = f" {random_.randint(1998, 2023)}" if before[-4:].isdigit() else ""
    return f"{random_.randint(1, 28)} {random_.choice(MONTHS)}{year}"


def _name(random_: random.Random, type_: str, others: dict[str, tuple[str, ...]]) -> str:
    """Another name; people are always invented."""
    if type_ == "state" or (type_ != "person" and random_.random() < KNOWN):
        return random_.choice(others[type_])
    form = random_.choice(FORMS[type_])
    return form.format(_word(random_), _word(random_))


def _word(random_: random.Random) -> str:
    return "".join(random_.choices(SYLLABLES, k=random_.randint(2, 4))).capitalize()


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a corpus to time hrgraph on.")
    parser.add_argument("number", type=int, help="how many articles")
    parser.add_argument("--out", type=Path, required=True, help="the folder")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_corpus(options.out, options.number, options.seed)
    print(f"{options.number} articles in {options.out}")


if __name__ == "__main__":
    main()
