"""Decisions applied to mapped articles: the right claims, only those, and the rest as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.curation import (
    Decision,
    Party,
    Reading,
    Reviewer,
    Standing,
    apply_decisions,
    read_reviewer,
    reading_of,
)
from hrgraph.curation.records import Verdict
from hrgraph.iris import BASE, HRG
from hrgraph.records import MappedArticle
from hrgraph.triples import TripleWriter
from hrgraph.validate import Described, validate_article

JANE = read_reviewer("Jane Doe")
JOHN = read_reviewer("John Roe")
ISHR = f"{BASE}org/ishr"
AMNESTY = f"{BASE}org/amnesty-international"
LAWYER = f"{BASE}unreviewed/person/armel-niyongere"
COMMITTEE = f"{BASE}org/committee-against-torture"
BURUNDI = f"{BASE}state/burundi"
KNOWN = {
    iri: Described((HRG + kind,), label)
    for iri, kind, label in (
        (ISHR, "CivilSocietyOrganisation", "International Service for Human Rights"),
        (AMNESTY, "CivilSocietyOrganisation", "Amnesty International"),
        (COMMITTEE, "TreatyBody", "Committee against Torture"),
        (BURUNDI, "State", "Burundi"),
        (f"{BASE}person/antonio-guterres", "Person", "António Guterres"),
        (f"{BASE}person/eleanor-openshaw", "Person", "Eleanor Openshaw"),
        (f"{BASE}org/un-general-assembly", "UNBody", "United Nations General Assembly"),
        (f"{BASE}instrument/A-RES-72-247", "Resolution", "General Assembly resolution 72/247"),
        (f"{BASE}office/un-secretary-general", "Office", "United Nations Secretary-General"),
    )
}
WRITER = TripleWriter()


def decide(verdict: Verdict, reading: Reading | None = None, *, by: Reviewer = JANE, **more: Any) -> Decision:
    return Decision(**{"verdict": verdict, "reviewer": by, "date": "2024-05-02", "reading": reading, **more})


@pytest.fixture
def reprisals(mapped_articles: tuple[MappedArticle, ...]) -> MappedArticle:
    """Urge and condemn by the Committee towards Burundi, attack on a lawyer, urge by ISHR."""
    return mapped_articles[2]


def apply(mapped: MappedArticle, *decisions: Decision) -> MappedArticle:
    return apply_decisions(mapped, Standing(decisions), KNOWN)


def claim(mapped: MappedArticle, at: int) -> Reading:
    return reading_of(mapped.article.id, mapped.acts[at], label=f"claim {at}")


def told(mapped: MappedArticle) -> list[tuple[str, list[str], list[str]]]:
    return [(a.key, [p.iri for p in a.actors], [p.iri for p in a.addressees]) for a in mapped.acts]


def test_no_decision_changes_nothing(mapped_articles: tuple[MappedArticle, ...]) -> None:
    for mapped in mapped_articles:
        assert apply(mapped) is mapped


def test_an_accepted_claim_is_marked(reprisals: MappedArticle) -> None:
    decision = decide("accept", claim(reprisals, 1))
    made = apply(reprisals, decision)
    assert told(made) == told(reprisals)
    assert made.decisions == (decision.iri,)
    review = made.acts[1].review
    assert review is not None and review.status == "reviewed"
    assert review.reviewers == ((JANE.iri, "Jane Doe"),)
    assert [act.review for act in (made.acts[0], *made.acts[2:])] == [None] * 3


def test_a_rejected_claim_is_gone(reprisals: MappedArticle) -> None:
    made = apply(reprisals, decide("reject", claim(reprisals, 2)))
    assert told(made) == told(reprisals)[:2] + told(reprisals)[3:]
    nquads = WRITER.nquads(made)
    gone = WRITER.act_iris(reprisals)[2]
    assert gone in WRITER.nquads(reprisals)
    assert gone not in nquads and WRITER.factory.evidence(gone) not in nquads
    assert reprisals.acts[2].explanation not in nquads
    assert validate_article(nquads, KNOWN).conforms


def test_a_rejection_gives_no_iri_to_another_act(reprisals: MappedArticle) -> None:
    twin = replace(reprisals.acts[0], addressees=(), demand="")
    mapped = replace(reprisals, acts=(reprisals.acts[0], twin, *reprisals.acts[1:]))
    before = WRITER.act_iris(mapped)
    made = apply(mapped, decide("reject", claim(mapped, 0)))
    assert WRITER.act_iris(made) == before[1:]
    other = replace(claim(mapped, 2), act="urge", roles=(("actor", (AMNESTY,)),))
    retyped = apply(mapped, decide("correct", claim(mapped, 2), result=other))
    assert WRITER.act_iris(retyped) == (*before[:2], f"{before[0]}-3", *before[3:])
    same = apply(mapped, decide("correct", claim(mapped, 2), result=replace(claim(mapped, 2), act="urge")))
    assert WRITER.act_iris(same) == (*before[:2], *before[3:]), "two claims made alike are one"
    assert same.acts[0].review is not None


def correction(mapped: MappedArticle, at: int, *parties: Party, **changes: Any) -> Decision:
    before = claim(mapped, at)
    return decide("correct", before, result=replace(before, **{"label": "", **changes}), parties=parties)


def test_roles_and_type_are_corrected(reprisals: MappedArticle) -> None:
    ann = Party(f"{BASE}unreviewed/person/ann", "Ann", "Person")
    changed = correction(
        reprisals,
        0,
        ann,
        Party(AMNESTY, "Amnesty International"),
        act="concern",
        roles=(("actor", (COMMITTEE, ann.iri)), ("addressee", (AMNESTY,)), ("onBehalfOf", (ISHR,))),
    )
    made = apply(reprisals, changed)
    assert told(made)[0] == ("concern", [COMMITTEE, ann.iri], [AMNESTY])
    act = made.acts[0]
    assert [p.iri for p in act.on_behalf_of] == [ISHR]
    assert act.review is not None and act.review.revision_of == claim(reprisals, 0).iri
    assert act.explanation.startswith("corrected by Jane Doe on 2024-05-02; the words")
    assert act.quote == reprisals.acts[0].quote and act.demand == reprisals.acts[0].demand
    nquads = WRITER.nquads(made)
    assert validate_article(nquads, KNOWN).conforms
    triples = {str(q.triple) for q in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    assert f'<{ann.iri}> <http://www.w3.org/2000/01/rdf-schema#label> "Ann"@en' in triples
    assert not any(f"<{AMNESTY}> <http://www.w3.org/2000/01/rdf-schema#label>" in t for t in triples), (
        "a record of the authority data is not described again"
    )
    assert f"<{COMMITTEE}> <{HRG}voicedConcernTo> <{AMNESTY}>" in triples
    assert f"<{COMMITTEE}> <{HRG}condemned> <{BURUNDI}>" in triples, "the other claim of the sentence stays"
    evidence = WRITER.factory.evidence(WRITER.act_iris(made)[0])
    assert f"<{evidence}> <http://www.w3.org/ns/prov#wasRevisionOf> <{claim(reprisals, 0).iri}>" in triples
    assert f"<{evidence}> <http://www.w3.org/ns/prov#wasAttributedTo> <{JANE.iri}>" in triples


def test_an_attack_that_is_none_has_no_violation(reprisals: MappedArticle) -> None:
    changed = correction(
        reprisals, 2, act="state", roles=(("actor", (BURUNDI,)), ("addressee", (LAWYER,))), offices=()
    )
    made = apply(reprisals, changed)
    assert made.acts[2].violations == ()
    assert validate_article(WRITER.nquads(made), KNOWN).conforms


def test_offices_stay_and_can_be_given(mapped_articles: tuple[MappedArticle, ...]) -> None:
    letter = mapped_articles[0]
    office = f"{BASE}office/un-secretary-general"
    same = correction(letter, 0, act="condemn")
    assert [p.office for p in apply(letter, same).acts[0].addressees] == [office]
    without = correction(letter, 0, offices=())
    assert [p.office for p in apply(letter, without).acts[0].addressees] == [None]
    given = decide("accept", claim(letter, 1))
    made = correction(
        letter,
        1,
        Party(f"{BASE}person/antonio-guterres", "António Guterres", "Person"),
        roles=(("actor", (f"{BASE}person/antonio-guterres",)), *claim(letter, 1).roles[1:]),
        offices=(("actor", (office,)),),
    )
    assert given.iri != made.iri
    assert [p.office for p in apply(letter, made).acts[1].actors] == [office]


STALE = (
    # what changes in the article; why the decision no longer fits
    ({"quote": "other words"}, "the words"),
    ({"key": "condemn"}, "the act type"),
    ({"addressees": ()}, "whom it is addressed to"),
    ({"on_behalf_of": "actors"}, "on whose behalf"),
)


@pytest.mark.parametrize(("change", "why"), STALE, ids=[each[1] for each in STALE])
@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_a_claim_that_is_read_otherwise_is_left_alone(
    reprisals: MappedArticle, change: dict[str, Any], why: str, verdict: Verdict
) -> None:
    result = replace(claim(reprisals, 3), act="meet") if verdict == "correct" else None
    decision = decide(verdict, claim(reprisals, 3), result=result)
    act = reprisals.acts[3]
    new = {name: getattr(act, value) if value == "actors" else value for name, value in change.items()}
    changed = replace(reprisals, acts=(*reprisals.acts[:3], replace(act, **new)))
    made = apply(changed, decision)
    assert told(made) == told(changed)
    assert made.stale_decisions == (decision.iri,)
    assert made.decisions == ()
    assert f"<{HRG}staleDecision> <{decision.iri}>" in WRITER.nquads(made)


def test_what_moves_in_the_text_is_found_again(reprisals: MappedArticle) -> None:
    """Offsets, confidence, frame and white space may change; the claim is the same."""
    act = reprisals.acts[3]
    moved = replace(act, start=act.start + 7, end=act.end + 7, confidence=0.1, frame="urge/other", demand="x")
    changed = replace(reprisals, acts=(*reprisals.acts[:3], moved))
    assert apply(changed, decide("reject", claim(reprisals, 3))).stale_decisions == ()


def test_reviewers_who_disagree(reprisals: MappedArticle) -> None:
    yes, no = decide("accept", claim(reprisals, 0)), decide("reject", claim(reprisals, 0), by=JOHN)
    made = apply(reprisals, yes, no)
    assert told(made) == told(reprisals)
    review = made.acts[0].review
    assert review is not None and review.status == "disputed"
    assert review.decisions == tuple(sorted((yes.iri, no.iri)))
    (conflict,) = Standing([yes, no]).conflicts()
    assert {d.iri for d in conflict.decisions} == {yes.iri, no.iri}
    settled = decide("reject", claim(reprisals, 0), overrides=(yes.iri, no.iri), why="talked it over")
    assert len(apply(reprisals, yes, no, settled).acts) == 3
    assert not list(Standing([yes, no, settled]).conflicts())
    taken_back = decide("withdraw", overrides=(settled.iri,))
    assert apply(reprisals, yes, no, settled, taken_back) is reprisals, "what was overridden stays so"


def test_two_who_agree_are_both_named(reprisals: MappedArticle) -> None:
    made = apply(
        reprisals,
        decide("accept", claim(reprisals, 0)),
        decide("accept", claim(reprisals, 0), by=JOHN, why="for another reason"),
    )
    review = made.acts[0].review
    assert review is not None and review.status == "reviewed"
    assert [name for _, name in review.reviewers] == ["Jane Doe", "John Roe"]


def test_actors_are_merged_everywhere(reprisals: MappedArticle) -> None:
    merge = decide(
        "merge", actor=Party(LAWYER), replacement=Party(f"{BASE}unreviewed/person/a", "A", "Person")
    )
    on = decide("merge", actor=merge.replacement, replacement=Party(AMNESTY))
    made = apply(reprisals, merge)
    assert told(made)[2] == ("attack", [], [f"{BASE}unreviewed/person/a"])
    assert {e.participant.iri for e in made.entities} >= {f"{BASE}unreviewed/person/a"}
    nquads = WRITER.nquads(made)
    assert LAWYER not in nquads
    assert '"Armel Niyongere"@en' in nquads, "the old name is another name of the new one"
    assert validate_article(nquads, KNOWN).conforms
    assert told(apply(reprisals, merge, on))[2] == ("attack", [], [AMNESTY]), "merges are followed"


def test_a_circle_of_merges_is_told_and_not_followed(reprisals: MappedArticle) -> None:
    there = decide("merge", actor=Party(LAWYER), replacement=Party(ISHR))
    back = decide("merge", actor=Party(ISHR), replacement=Party(LAWYER))
    assert told(apply(reprisals, there, back)) == told(reprisals)
    (conflict,) = Standing([there, back]).conflicts()
    assert "circle" in conflict.reason


def test_a_split_is_for_its_articles(mapped_articles: tuple[MappedArticle, ...]) -> None:
    other = Party(f"{BASE}unreviewed/organisation/ishr-other", "Another ISHR", "Organisation")
    split = decide("split", actor=Party(ISHR), replacement=other, articles=("reprisals-2016",))
    assert told(apply(mapped_articles[2], split))[3] == ("urge", [other.iri], [COMMITTEE])
    meeting = apply(mapped_articles[1], split)
    assert told(meeting) == told(mapped_articles[1]) and meeting.decisions == ()


def test_claims_are_found_after_a_merge(reprisals: MappedArticle) -> None:
    """A decision made before the merge and one made after it speak of the same claim."""
    merge = decide("merge", actor=Party(LAWYER), replacement=Party(AMNESTY))
    before = decide("reject", claim(reprisals, 2))
    after = decide("reject", claim(apply(reprisals, merge), 2), by=JOHN)
    for decisions in ((merge, before), (merge, after), (merge, before, after)):
        made = apply(reprisals, *decisions)
        assert [act.key for act in made.acts] == ["urge", "condemn", "urge"]
        assert made.stale_decisions == ()
    assert apply(reprisals, after).stale_decisions == (after.iri,), "without the merge it fits no claim"


def test_a_name_that_is_no_actor(reprisals: MappedArticle) -> None:
    made = apply(reprisals, decide("reject", actor=Party(COMMITTEE)))
    assert told(made) == [("attack", [], [LAWYER]), ("urge", [ISHR], [])]
    assert COMMITTEE not in {e.participant.iri for e in made.entities}
    assert validate_article(WRITER.nquads(made), KNOWN).conforms


def test_an_actor_who_exists_is_reviewed(reprisals: MappedArticle) -> None:
    made = apply(reprisals, decide("accept", actor=Party(LAWYER)))
    assert f"<{LAWYER}> <{HRG}reviewStatus> <{HRG}Reviewed>" in WRITER.nquads(made)
    disputed = apply(
        reprisals, decide("accept", actor=Party(LAWYER)), decide("reject", actor=Party(LAWYER), by=JOHN)
    )
    assert f"<{LAWYER}> <{HRG}reviewStatus> <{HRG}Disputed>" in WRITER.nquads(disputed)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_properties(mapped_articles: tuple[MappedArticle, ...], data: st.DataObject) -> None:
    """Whatever is decided: the graph is valid, a decision is heeded or stale, and order does not count."""
    mapped = data.draw(st.sampled_from(mapped_articles))
    iris = st.sampled_from([LAWYER, ISHR, AMNESTY, COMMITTEE, BURUNDI])
    readings = [claim(mapped, at) for at in range(len(mapped.acts))]
    one = st.builds(decide, st.sampled_from(["accept", "reject"]), st.sampled_from(readings))
    two = st.builds(
        lambda reading, iri, by: decide(
            "correct",
            reading,
            by=by,
            result=replace(reading, act="meet", roles=(("actor", (iri,)),), offices=()),
        ),
        st.sampled_from(readings),
        iris,
        st.sampled_from([JANE, JOHN]),
    )
    three = st.builds(
        lambda a, b, verdict: decide(verdict, actor=Party(a), replacement=Party(b)),
        iris,
        iris,
        st.sampled_from(["merge", "accept", "reject"]),
    )
    decisions = data.draw(st.lists(st.one_of(one, two, three), max_size=5))
    made = apply(mapped, *decisions)
    nquads = WRITER.nquads(made)
    report = validate_article(nquads, KNOWN)
    assert report.conforms, report.findings
    assert nquads == WRITER.nquads(apply(mapped, *reversed(decisions)))
    assert len(set(WRITER.act_iris(made))) == len(made.acts)
    claims = {d.iri for d in Standing(decisions).standing if d.reading}
    assert claims <= {*made.decisions, *made.stale_decisions}
    assert not set(made.decisions) & set(made.stale_decisions)
