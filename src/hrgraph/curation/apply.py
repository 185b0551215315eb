"""Applying decisions to a mapped article, before it is written: whoever reads the graph sees the outcome."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from hrgraph.authority.records import KINDS
from hrgraph.curation.records import Decision, Party, Reading, Role, reading_of
from hrgraph.curation.standing import Outcome, Standing
from hrgraph.iris import HRG, slug
from hrgraph.records import Act, ActKey, Entity, MappedArticle, Participant, ParticipantType, Review
from hrgraph.validate import AuthoritySlice

__all__ = ["apply_decisions"]


def apply_decisions(mapped: MappedArticle, standing: Standing, known: AuthoritySlice) -> MappedArticle:
    """The article as the reviewers' decisions have it.

    First actors are merged, split and rejected; then claims are looked up by their words, act type and
    participants, and kept, left out or corrected.  A claim about which reviewers disagree stays as it was
    read.  A decision whose claim is no longer read is named in `stale_decisions`, and does nothing.

    Args:
        mapped: as the mapper read it.
        standing: the decisions.
        known: the records of the authority data, which need no description in the article's graph.
    """
    return _Application(mapped, standing, known).result() if standing else mapped


class _Application:
    def __init__(self, mapped: MappedArticle, standing: Standing, known: AuthoritySlice) -> None:
        self._mapped = mapped
        self._article = slug(mapped.article.id)
        self._standing = standing
        self._known = known
        self._heeded: set[str] = set()
        self._names: dict[str, tuple[str, ...]] = {}
        self._read: dict[str, Participant] = {}
        for participant in _everybody(mapped):
            self._read.setdefault(participant.iri, participant)

    def result(self) -> MappedArticle:
        """The article with all decisions applied."""
        numbered = _numbered(self._mapped.acts)
        acts = [self._with_actors(act) for act in numbered]
        entities = self._entities()
        kept, stale = self._claims([act for act in acts if act is not None])
        return replace(
            self._mapped,
            acts=tuple(kept),
            entities=entities,
            decisions=tuple(sorted(self._heeded)),
            stale_decisions=tuple(sorted(stale)),
        )

    # actors

    def _with_actors(self, act: Act) -> Act | None:
        """The act with its participants as they are decided; None where it lost whom it is about."""
        actors, behalf, addressees, instruments = (
            self._parties(group) for group in (act.actors, act.on_behalf_of, act.addressees, act.instruments)
        )
        if (act.actors and not actors) or (not actors and act.addressees and not addressees):
            return None
        return replace(
            act, actors=actors, on_behalf_of=behalf, addressees=addressees, instruments=instruments
        )

    def _parties(self, group: tuple[Participant, ...]) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        for participant in group:
            decided = self._participant(participant)
            if decided is not None:
                found.setdefault(decided.iri, decided)
        return tuple(found.values())

    def _participant(self, participant: Participant) -> Participant | None:
        iri, followed = self._standing.rename(participant.iri, self._article)
        self._heeded |= {d.iri for d in followed}
        if not iri:
            return None
        if iri != participant.iri:
            last = followed[-1].replacement
            assert last is not None
            participant = self._make(last, participant)
        members = [self._standing.rename(member, self._article) for member in participant.members]
        self._heeded |= {d.iri for _, some in members for d in some}
        participant = replace(participant, members=tuple(dict.fromkeys(m for m, _ in members if m)))
        outcome = self._standing.actors.get(participant.iri)
        if outcome is None or not (outcome.disputed or outcome.decision.verdict == "accept"):
            return participant
        self._heeded |= {d.iri for d in outcome.decisions}
        return replace(participant, review=_review(outcome))

    def _make(self, party: Party, like: Participant | None = None) -> Participant:
        """The participant that a decision names; `like` is the one whose place it takes."""
        mention = like.mention if like else party.label
        names = like.names if like else ()
        if party.iri in self._read:
            there = self._read[party.iri]
            joined = tuple(dict.fromkeys((*there.names, *names)))
            return replace(there, mention=mention, names=joined, office=there.office if not like else None)
        described = self._known.get(party.iri)
        label = party.label or (described.label if described else "") or party.iri.rpartition("/")[2]
        kind = party.kind
        if described:
            kind = next((t.removeprefix(HRG) for t in described.types if t.removeprefix(HRG) in KINDS), kind)
        made = Participant(
            iri=party.iri,
            label=label,
            names=tuple(dict.fromkeys((label, *(names if not described else ())))),
            mention=mention,
            type=_type(kind, like),
            known=described is not None,
            kind="" if described else kind or (like.kind if like else ""),
            reason="a reviewer said so",
        )
        self._read[party.iri] = made
        return made

    def _entities(self) -> tuple[Entity, ...]:
        found: dict[str, Entity] = {}
        for entity in self._mapped.entities:
            participant = self._participant(entity.participant)
            if participant is None:
                continue
            there = found.get(participant.iri)
            if there is None:
                type_ = participant.type if participant.type != "group" else entity.type
                found[participant.iri] = replace(entity, participant=participant, type=type_)
            else:
                spans = sorted({*there.mentions, *entity.mentions}, key=lambda s: (s.start, s.end))
                found[participant.iri] = replace(there, mentions=tuple(spans))
        return tuple(found.values())

    # claims

    def _claims(self, acts: list[Act]) -> tuple[list[Act], set[str]]:
        """The acts that stay, and the decisions that no act is left for."""
        mine = self._standing.claims.get(self._article, ())
        by_reading: dict[Reading, list[Decision]] = defaultdict(list)
        for decision in mine:
            assert decision.reading is not None
            by_reading[self._renamed(decision.reading)].append(decision)
        outcomes = self._standing.judge(by_reading)
        taken = Counter((act.key, act.trigger.start) for act in self._mapped.acts)
        kept: dict[Reading, Act] = {}
        met: set[Reading] = set()
        for act in acts:
            reading = reading_of(self._article, act)
            outcome = outcomes.get(reading)
            if outcome is not None:
                met.add(reading)
                self._heeded |= {d.iri for d in outcome.decisions}
                decided = self._decided(act, outcome, taken)
                if decided is None:
                    continue
                act = decided
            now = reading_of(self._article, act)
            if now not in kept:
                kept[now] = act
            elif act.review and not kept[now].review:  # a merge or correction made two claims alike
                kept[now] = replace(kept[now], review=act.review)
        stale = {d.iri for reading, group in by_reading.items() if reading not in met for d in group}
        return list(kept.values()), stale

    def _renamed(self, reading: Reading) -> Reading:
        """What was judged, with the participants as they are now decided."""
        roles = []
        for role, iris in reading.roles:
            names = {self._standing.rename(iri, self._article)[0] for iri in iris} - {""}
            if names:
                roles.append((role, tuple(sorted(names))))
        return replace(reading, roles=tuple(roles))

    def _decided(self, act: Act, outcome: Outcome, taken: Counter[tuple[ActKey, int]]) -> Act | None:
        if outcome.disputed or outcome.decision.verdict == "accept":
            return replace(act, review=_review(outcome))
        if outcome.decision.verdict == "reject":
            return None
        decision = outcome.decision
        assert decision.result is not None and decision.reading is not None
        parties = {party.iri: party for party in decision.parties}
        offices = dict(decision.result.offices)

        def role(name: Role, before: tuple[Participant, ...]) -> tuple[Participant, ...]:
            return self._corrected(decision.result, name, before, parties, list(offices.get(name, ())))

        number = act.number
        if decision.result.act != act.key:
            place = (decision.result.act, act.trigger.start)
            taken[place] += 1
            number = taken[place]
        corrected = replace(
            act,
            key=decision.result.act,
            number=number,
            actors=role("actor", act.actors),
            on_behalf_of=role("onBehalfOf", act.on_behalf_of),
            addressees=role("addressee", act.addressees),
            instruments=role("instrument", act.instruments),
            violations=act.violations if decision.result.act == "attack" else (),
            explanation="; ".join(filter(None, (_corrected_by(decision), act.explanation))),
            review=replace(_review(outcome), revision_of=decision.reading.iri),
        )
        # whoever it was corrected to may be no actor, as another decision says
        return corrected if corrected.actors or corrected.addressees else None

    def _corrected(
        self,
        result: Reading | None,
        role: Role,
        before: tuple[Participant, ...],
        parties: Mapping[str, Party],
        offices: list[str],
    ) -> tuple[Participant, ...]:
        """Who has a role after the correction: those who had it in their order, then the new ones."""
        assert result is not None
        wanted = {self._standing.rename(iri, self._article)[0]: iri for iri in result.who(role)}
        wanted.pop("", None)
        stay = [p for p in before if p.iri in wanted]
        come = [iri for iri in wanted if iri not in {p.iri for p in stay}]
        people = [replace(p, office=p.office if p.office in offices else None) for p in stay]
        left = [office for office in offices if office not in {p.office for p in people}]
        for iri in come:
            made = self._make(parties.get(wanted[iri], Party(iri)) if wanted[iri] == iri else Party(iri))
            office = left.pop(0) if left and made.type in ("person", "office") else None
            people.append(replace(made, office=office))
        if left:  # an office that somebody has who had none
            for at, person in enumerate(people):
                if left and person.office is None and person.type == "person":
                    people[at] = replace(person, office=left.pop(0))
        return tuple(people)


def _numbered(acts: tuple[Act, ...]) -> list[Act]:
    """The acts with the numbers that their IRIs have without any decision."""
    seen: Counter[tuple[str, int]] = Counter()
    found = []
    for act in acts:
        place = (act.key, act.trigger.start)
        seen[place] += 1
        found.append(replace(act, number=seen[place]))
    return found


def _review(outcome: Outcome) -> Review:
    return Review(
        status="disputed" if outcome.disputed else "reviewed",
        decisions=tuple(sorted(d.iri for d in outcome.decisions)),
        reviewers=tuple(sorted({(d.reviewer.iri, d.reviewer.name) for d in outcome.decisions})),
    )


def _corrected_by(decision: Decision) -> str:
    why = decision.why.replace(";", ",")  # reasons are parted by semicolons
    return f"corrected by {decision.reviewer.name} on {decision.date}" + (f": {why}" if why else "")


def _everybody(mapped: MappedArticle) -> list[Participant]:
    found = [entity.participant for entity in mapped.entities]
    for act in mapped.acts:
        found += [*act.actors, *act.on_behalf_of, *act.addressees, *act.instruments]
    return found


def _type(kind: str, like: Participant | None) -> ParticipantType:
    if kind == "Group":
        return "group"
    found = KINDS.get(kind)
    if found in ("organisation", "person", "office", "state", "instrument"):
        return found
    return like.type if like else "organisation"
