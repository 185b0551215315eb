"""Making decisions of what a reviewer says about a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hrgraph.curation.facts import ClaimFacts
from hrgraph.curation.parties import Found, PartyFinder
from hrgraph.curation.records import ROLES, Decision, Party, Reading, Reviewer, Role, Verdict
from hrgraph.errors import UsageError
from hrgraph.records import ACT_KEYS, Act, ActKey, Participant, Span
from hrgraph.triples.labels import act_label

__all__ = ["correct_claim", "judge_claim", "settled"]


def judge_claim(
    facts: ClaimFacts,
    verdict: Verdict,
    reviewer: Reviewer,
    date: str,
    why: str = "",
    known: Iterable[Decision] = (),
    settle: bool = False,
) -> Decision:
    """A claim accepted, rejected or noted on.

    To accept a claim that was corrected is to correct it in the same way.

    Args:
        facts: the claim.
        verdict: "accept", "reject" or "note".
        reviewer: who decides.
        date: when, YYYY-MM-DD.
        why: the reason.
        known: the decisions that are known.
        settle: decide for all: the decisions of others about the claim no longer hold.
    """
    decision = Decision(verdict, reviewer, date, why, _labelled(facts))
    if verdict == "accept":
        same = next((d for d in known if d.iri in facts.decisions and d.result), None)
        if same is not None:
            decision = replace(decision, verdict="correct", result=same.result, parties=same.parties)
    return settled(decision, known) if settle else decision


def correct_claim(
    facts: ClaimFacts,
    reviewer: Reviewer,
    date: str,
    why: str = "",
    *,
    act: str = "",
    roles: Mapping[Role, Sequence[Found]],
    finder: PartyFinder,
    known: Iterable[Decision] = (),
    settle: bool = False,
) -> Decision:
    """A claim corrected.

    Args:
        facts: the claim.
        reviewer: who decides.
        date: when, YYYY-MM-DD.
        why: the reason.
        act: the act type that it should have; "" leaves it.
        roles: who should have the roles that are wrong; the others stay.
        finder: knows who holds which office.
        known: the decisions that are known.
        settle: decide for all: the decisions of others about the claim no longer hold.

    Raises:
        UsageError: nothing is changed, there is no such act type, or nobody is left.
    """
    if act and act not in ACT_KEYS:
        raise UsageError(f"there is no act type {act!r}", f"choose one of {', '.join(ACT_KEYS)}")
    key: ActKey = act or facts.now.act
    names = dict(facts.labels)
    parties: dict[str, Party] = {}
    who: list[tuple[Role, tuple[str, ...]]] = []
    offices: list[tuple[Role, tuple[str, ...]]] = []
    for role in ROLES:
        if role in roles:
            iris = sorted({party.iri for party, _ in roles[role]})
            held = sorted({office for office in _offices(facts, role, roles[role], finder) if office})
            for party, _ in roles[role]:
                parties[party.iri] = party
                names[party.iri] = party.label
        else:
            iris, held = list(facts.now.who(role)), list(dict(facts.now.offices).get(role, ()))
        if iris:
            who.append((role, tuple(iris)))
        if held:
            offices.append((role, tuple(held)))
    result = Reading(facts.now.article, facts.now.quote, key, tuple(who), tuple(offices))
    if result.iri == replace(facts.now, label="").iri:
        raise UsageError("nothing is corrected: the claim says that already", "accept it instead")
    if not (result.who("actor") or result.who("addressee")):
        raise UsageError("the claim would have neither actor nor addressee", "reject it instead")
    result = replace(result, label=_label(result, names))
    decision = Decision(
        "correct",
        reviewer,
        date,
        why,
        _labelled(facts),
        result=result,
        parties=tuple(parties[iri] for iri in sorted(parties)),
    )
    return settled(decision, known) if settle else decision


def _offices(facts: ClaimFacts, role: Role, found: Sequence[Found], finder: PartyFinder) -> list[str]:
    """The offices in which those take part who get a role: as they are found, else as the claim has them."""
    if role not in ("actor", "addressee"):
        return []
    now = dict(facts.now.offices)
    there = (*now.get(role, ()), *now.get("addressee" if role == "actor" else "actor", ()))
    offices = []
    for party, office in found:
        kept = office or finder.in_office(party.iri, there)
        if not kept and facts.now.who(role) == (party.iri,) and len(now.get(role, ())) == 1:
            kept = now[role][0]  # somebody whom no record knows keeps the only office
        offices.append(kept)
    return offices


def _label(reading: Reading, names: Mapping[str, str]) -> str:
    """The line that the act would have."""

    def those(role: Role) -> tuple[Participant, ...]:
        labels = ((iri, names.get(iri, iri.rpartition("/")[2])) for iri in reading.who(role))
        return tuple(
            Participant(iri, label, (label,), label, "group" if "/group/" in iri else "organisation")
            for iri, label in labels
        )

    parties = (those("actor"), those("addressee"), those("instrument"), ())
    return act_label(Act(0, 0, reading.act, *parties, quote="", frame="", trigger=Span(0, 0)))


def _labelled(facts: ClaimFacts) -> Reading:
    return facts.reading if facts.reading.label else replace(facts.reading, label=facts.label)


def settled(decision: Decision, known: Iterable[Decision]) -> Decision:
    """The decision as one that decides for all: what was decided before about the same no longer holds."""
    gone = {iri for d in known for iri in d.overrides}
    others = [
        d.iri
        for d in known
        if d.iri not in gone
        and d.verdict not in ("note", "withdraw")
        and (
            (d.reading is not None and d.reading == decision.reading)
            or (d.actor is not None and decision.actor is not None and d.actor.iri == decision.actor.iri)
        )
    ]
    return replace(decision, overrides=tuple(others))
