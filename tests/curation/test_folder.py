"""Decisions as files: nothing lost, nothing half, and a damaged file is named with its line."""

from __future__ import annotations

import multiprocessing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.curation import (
    Decision,
    DecisionFolder,
    Party,
    Reading,
    Reviewer,
    Standing,
    read_reviewer,
    reading_of,
)
from hrgraph.curation.folder import read_decisions
from hrgraph.curation.records import ROLES, VERDICTS, Verdict, as_day, one_line
from hrgraph.curation.turtle import parse_decisions, write_decisions
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE, slug
from hrgraph.records import ACT_KEYS, MappedArticle
from hrgraph.triples import ActTypes
from hrgraph.validate import validate_graph

TYPES = ActTypes.load()
JANE = read_reviewer("Jane Doe")
JOHN = read_reviewer("John Roe 0000-0002-1825-0097")


def claim(mapped: MappedArticle, at: int) -> Reading:
    return reading_of(mapped.article.id, mapped.acts[at], label=f"claim {at}")


def decide(verdict: Verdict, reading: Reading | None = None, *, by: Reviewer = JANE, **more: Any) -> Decision:
    return Decision(**{"verdict": verdict, "reviewer": by, "date": "2024-05-02", "reading": reading, **more})


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs", "Cn"), include_characters=" "),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split()) or "words")
IRIS = st.sampled_from([f"{BASE}org/{name}" for name in ("a", "b", "c", "d")])
READINGS = st.builds(
    Reading,
    article=WORDS.map(slug),
    quote=WORDS,
    act=st.sampled_from(ACT_KEYS),
    roles=st.lists(IRIS, min_size=1, max_size=3, unique=True).map(lambda i: (("actor", tuple(sorted(i))),)),
    offices=st.just(()),
    label=WORDS,
)
DECISIONS = st.builds(
    decide,
    verdict=st.sampled_from(["accept", "reject", "note"]),
    reading=READINGS,
    by=WORDS.filter(one_line).map(read_reviewer),
    date=st.dates().map(lambda day: day.isoformat()),
    why=st.one_of(st.just(""), WORDS),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(DECISIONS, max_size=5))
def test_what_is_written_is_read(decisions: list[Decision]) -> None:
    data = write_decisions(decisions, TYPES)
    again = parse_decisions(data, Path("some.ttl"), TYPES)
    assert {d.iri for d in again} == {d.iri for d in decisions}
    assert write_decisions(reversed(again), TYPES) == write_decisions(again, TYPES)


def every_kind(mapped: MappedArticle) -> tuple[Decision, ...]:
    reading = claim(mapped, 0)
    person = Party(f"{BASE}unreviewed/person/ann", "Ann", "Person")
    other = Party(f"{BASE}org/ishr", "ISHR", "")
    result = replace(
        reading, act="condemn", roles=(("actor", (person.iri,)),), offices=(), label="Ann condemns"
    )
    accepted = decide("accept", reading, why='it \\ says "so"\nindeed')
    return (
        accepted,
        decide("reject", reading, by=JOHN),
        decide("correct", reading, result=result, parties=(person,)),
        decide("merge", actor=person, replacement=other),
        decide("split", actor=other, replacement=person, articles=("a", "b")),
        decide("note", reading, why="look at the letter"),
        decide("withdraw", overrides=(accepted.iri,)),
    )


def test_every_kind_of_decision_is_kept(mapped_articles: tuple[MappedArticle, ...], tmp_path: Path) -> None:
    decisions = every_kind(mapped_articles[0])
    assert {d.verdict for d in decisions} == set(VERDICTS)
    folder = DecisionFolder(tmp_path / "curation")
    assert folder.load() == ()
    assert len(folder.add(decisions)) == len(decisions)
    assert {d.iri for d in folder.load()} == {d.iri for d in decisions}
    assert {d.why for d in folder.load()} == {d.why for d in decisions}
    names = ["0000-0002-1825-0097.ttl", "jane-doe.ttl"]
    assert [path.name for path in folder.files()] == names
    assert folder.add(decisions) == (), "what is there is not added again"
    kept = next(d for d in folder.load() if d.verdict == "correct")
    assert kept.parties == (Party(f"{BASE}unreviewed/person/ann", "Ann", "Person"),)
    for path in folder.files():
        report = validate_graph(path)
        assert report.conforms, report.findings


def test_deciding_anew_overrides_ones_own(mapped_articles: tuple[MappedArticle, ...], tmp_path: Path) -> None:
    folder = DecisionFolder(tmp_path)
    reading = claim(mapped_articles[0], 0)
    first = folder.decide(decide("accept", reading))
    again = folder.decide(decide("accept", reading, date="2024-06-01"))
    assert again.iri == first.iri, "the same verdict twice is one decision"
    other = folder.decide(decide("reject", reading, date="2024-06-01"))
    assert other.overrides == (first.iri,)
    back = folder.decide(decide("accept", reading, date="2024-06-02"))
    assert back.overrides == (other.iri,)
    folder.decide(decide("reject", reading, by=JOHN))
    standing = Standing(folder.load())
    assert {(d.reviewer, d.verdict) for d in standing.standing} == {(JANE, "accept"), (JOHN, "reject")}
    assert folder.find(back.iri.rpartition("/")[2][:10]) == back
    assert len(folder.load()) == 4, "the log stays"
    folder.forget(back.iri)
    assert len(folder.load()) == 3


DAMAGES = (
    # what is put in the place of what; what the message says; why
    ("hrg:verdict hrg:Accept", "hrg:verdict hrg:Maybe", "no verdict 'maybe'", "a verdict that there is not"),
    ("hrg:verdict hrg:Accept", "hrg:verdikt hrg:Accept", "lacks hrg:verdict", "a misspelt property"),
    ("hrg:Accept", "hrg:Accept ; hrg:verdict hrg:Reject", "more than one hrg:verdict", "two at once"),
    ('"2024-05-02"', '"2024-05-03"', "was changed after it was made", "a date was changed by hand"),
    ("hrg:UrgeAct", "hrg:DanceAct", "no act type", "an act type that there is not"),
    ("hrg:readQuote", "hrg:readQuot", "lacks hrg:readQuote", "without its words it can't be found again"),
    ("prov:used", "prov:Used", "lacks prov:used", "nothing is judged"),
    (" .\n", " \n", "not Turtle", "a full stop is missing"),
)


@pytest.mark.parametrize(("old", "new", "says", "why"), DAMAGES, ids=[each[3] for each in DAMAGES])
def test_a_damaged_file_is_named_with_its_line(
    mapped_articles: tuple[MappedArticle, ...], tmp_path: Path, old: str, new: str, says: str, why: str
) -> None:
    folder = DecisionFolder(tmp_path)
    folder.decide(decide("accept", claim(mapped_articles[0], 0)))
    path = tmp_path / "jane-doe.ttl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    damaged = text.replace(old, new, 1)
    path.write_text(damaged, encoding="utf-8")
    with pytest.raises(HrgraphError) as caught:
        folder.load()
    assert says in caught.value.message
    assert caught.value.message.startswith(f"{path}:")
    assert caught.value.message.split(":")[1].isdecimal()
    assert "\n" not in caught.value.message
    assert caught.value.mend
    with pytest.raises(HrgraphError):
        folder.decide(decide("reject", claim(mapped_articles[0], 1)))
    assert path.read_text(encoding="utf-8") == damaged, "a damaged file is never written over"


def test_what_is_no_file_of_decisions(tmp_path: Path) -> None:
    path = tmp_path / "binary.ttl"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(HrgraphError, match=r"binary\.ttl:?.* not Turtle"):
        read_decisions(path)
    with pytest.raises(HrgraphError, match="can't be read"):
        read_decisions(tmp_path / "none.ttl")
    path.write_bytes(b"")
    assert read_decisions(path) == ()
    with pytest.raises(HrgraphError, match="not a folder"):
        DecisionFolder(path).load()


def _write_some(path: str, name: str, mapped: MappedArticle) -> None:
    folder = DecisionFolder(Path(path))
    for number in range(10):
        reading = replace(claim(mapped, 0), quote=f"words {name} {number}")
        folder.decide(decide("accept", reading))


def test_two_at_once_lose_nothing(mapped_articles: tuple[MappedArticle, ...], tmp_path: Path) -> None:
    """A terminal and a page write to the same reviewer's file."""
    context = multiprocessing.get_context("fork")
    processes = [
        context.Process(target=_write_some, args=(str(tmp_path), name, mapped_articles[0])) for name in "ab"
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    assert len(DecisionFolder(tmp_path).load()) == 20
    assert [path.name for path in DecisionFolder(tmp_path).files()] == ["jane-doe.ttl"]


REVIEWERS = (
    # text, IRI, name, why
    ("Jane  Doe ", f"{BASE}reviewer/jane-doe", "Jane Doe", "a name alone"),
    ("0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097", "an ORCID alone"),
    (
        "Jo <https://orcid.org/0000-0002-1694-233X>",
        "https://orcid.org/0000-0002-1694-233X",
        "Jo",
        "X counts 10",
    ),
    ("Ann (0000-0002-1825-0097)", "https://orcid.org/0000-0002-1825-0097", "Ann", "in brackets"),
)


@pytest.mark.parametrize(("text", "iri", "name", "why"), REVIEWERS, ids=[each[3] for each in REVIEWERS])
def test_reviewers(text: str, iri: str, name: str, why: str) -> None:
    reviewer = read_reviewer(text)
    assert (reviewer.iri, reviewer.name) == (iri, name)


@pytest.mark.parametrize("text", ["", "  ", "\n", "0000-0002-1825-0098"])
def test_nobody_is_no_reviewer(text: str) -> None:
    with pytest.raises(UsageError):
        read_reviewer(text)


@pytest.mark.parametrize("text", ["", "2024", "2024-13-01", "yesterday", "2024-02-30"])
def test_a_decision_needs_a_day(text: str) -> None:
    with pytest.raises(UsageError, match="day"):
        as_day(text)


def test_the_roles_are_those_of_acts() -> None:
    assert ROLES == ("actor", "onBehalfOf", "addressee", "instrument")
    assert JANE.file == "jane-doe.ttl"
