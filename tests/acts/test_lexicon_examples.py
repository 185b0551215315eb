"""Every frame's examples, read by the mapper as sentences of an article.

An example is "sentence | actors > addressees # instruments": names in the sentence's own words, separated
by commas;
"> " without actors is an act whose doer the text doesn't name.
"""

from __future__ import annotations

import re

import pytest

from hrgraph.article import parse_article
from hrgraph.lexicon import Frame, load_lexicon
from hrgraph.mapper import Mapper
from hrgraph.records import Act, Participant

pytestmark = pytest.mark.model

CASES = [(frame, example) for frame in load_lexicon().frames for example in frame.examples]


@pytest.fixture(scope="module")
def mapper() -> Mapper:
    return Mapper.load()


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _expected(spec: str) -> tuple[list[str], list[str], list[str]]:
    body, _, instruments = spec.partition("#")
    actors, _, addressees = body.partition(">")
    return _split(actors), _split(addressees), _split(instruments)


def _norm(text: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(text.casefold().split()))


def _named(participants: tuple[Participant, ...], words: list[str]) -> bool:
    """Each expected name is one of the participants' names, or the words it was found as."""
    have = [{_norm(n) for n in (*p.names, p.label, p.mention)} for p in participants]
    return (
        all(any(_norm(w) in names for names in have) for w in words)
        and len(have) >= len(words)
        and bool(words) == bool(have)
    )


PRONOUNS = {"he", "she", "it", "they", "him", "her"}


def _fits(act: Act, frame: Frame, spec: str) -> bool:
    actors, addressees, instruments = _expected(spec)
    known_actors = [a for a in actors if a.lower() not in PRONOUNS]
    if act.key != frame.act or (known_actors and not _named(act.actors, known_actors)):
        return False
    return _named(act.addressees, addressees) and (not instruments or _named(act.instruments, instruments))


@pytest.mark.parametrize(("frame", "example"), CASES, ids=[f"{f.name}-{i}" for i, (f, _) in enumerate(CASES)])
def test_example_gives_its_roles(mapper: Mapper, frame: Frame, example: str) -> None:
    sentence, _, spec = example.partition("|")
    actors, _, _ = _expected(spec)
    lead = "Jane Doe is a lawyer. " if any(a.lower() in PRONOUNS - {"it", "they"} for a in actors) else ""
    lead = "Amnesty International is an organisation. " if any(a.lower() == "it" for a in actors) else lead
    lead = (
        "Amnesty International and Human Rights Watch were there. "
        if any(a.lower() == "they" for a in actors)
        else lead
    )
    article = parse_article(
        f"---\ntitle: Example\n---\n\n{lead}{sentence.strip()}\n".encode(), "example", ".md"
    )
    acts = mapper.map(article).acts
    assert any(_fits(a, frame, spec) for a in acts), [
        (
            a.key,
            [p.label for p in a.actors],
            [p.label for p in a.addressees],
            [p.label for p in a.instruments],
            a.frame,
        )
        for a in acts
    ]
