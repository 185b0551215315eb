"""Groups whose members the text lists: "six international NGOs", "nine organisations"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrgraph.acts.parties import expand
from hrgraph.acts.parts import Claim
from hrgraph.acts.speech import Saying, speakers_of
from hrgraph.links import Phrases, Referent
from hrgraph.links.groups import is_official
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["link_counted_groups", "link_scattered_groups"]


def link_counted_groups(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "six international NGOs" gets its members where the text lists exactly six near by."""
    lists: list[tuple[int, tuple[Referent, ...]]] = []
    for sentence in parsed:
        for token in sentence.doc:
            if token.dep_ in ("conj", "appos") or len(conjuncts(token)) < 2:
                continue
            members: list[Referent] = []
            for referent in phrases.resolve(sentence, token):
                if referent.named and referent.is_actor and referent not in members:
                    members.append(referent)
            if len(members) > 1:
                lists.append((sentence.number, tuple(members)))
        for verb in sentence.doc:
            several = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
            subjects = [r for c in several for r in phrases.resolve(sentence, c) if r.named and r.is_actor]
            if len(several) > 1 and len(subjects) > 1:  # "A, B and C": A hangs on the verb beside B
                lists.append((sentence.number, tuple(dict.fromkeys(subjects))))
    for group in phrases.discourse.referents:
        if group.type != "group" or not group.count or group.count < 2 or group.count > 60 or group.members:
            continue
        where = group.occurrences[0].sentence if group.occurrences else 0
        civil = group.head in phrases.words.civil_groups
        for number, listed in sorted(lists, key=lambda item: (abs(item[0] - where), item[0])):
            if abs(number - where) > 4:
                break
            candidates = (
                _as_organisations(listed)
                if civil
                else [m for m in listed if is_official(m)]
                if group.head == "official"
                else [m for m in listed if m.type == "person"]
                if group.head in phrases.words.person_roles | {"people"}
                else [m for m in listed if m.type == "state"]
            )
            if len(candidates) == group.count:
                group.members = list(candidates)
                group.reason = f"the text lists all {group.count}"
                break


def link_scattered_groups(
    claims: Sequence[Claim],
    sayings: Mapping[int, Sequence[Saying]],
    parsed: Sequence[ParsedSentence],
    phrases: Phrases,
) -> None:
    """Members named one by one: "nine organisations", whose bans are then told in three sentences.

    The parties that suffer or enjoy the same act elsewhere in the article, where they are exactly as many;
    else, for people, all named persons who do not speak in it, where they are exactly as many.
    """
    speakers = {
        p.referent.iri for s in sayings.values() for saying in s for p in speakers_of(saying, phrases)
    }
    persons = [
        r
        for r in phrases.discourse.referents
        if r.type == "person" and r.named and r.occurrences and r.iri not in speakers and not r.office
    ]
    for claim in claims:
        for part in [*claim.addressees, *claim.actors]:
            group = part.referent
            if group.type != "group" or not group.count or not 2 <= group.count <= 40 or group.members:
                continue
            others = [
                p.referent for c in claims if c.act == claim.act for p in c.addressees if p.referent.named
            ]
            found = list(dict.fromkeys(others))
            if (
                len(found) != group.count
                and part in claim.addressees
                and group.head in phrases.words.person_roles | {"people", "defender"}
            ):
                found = persons
            if len(found) == group.count:
                group.members = found
                group.reason = f"the text names {group.count} such parties"
    for claim in claims:
        claim.actors = expand(claim.actors, phrases)
        claim.addressees = expand(claim.addressees, phrases)


def _as_organisations(listed: Sequence[Referent]) -> list[Referent]:
    found: list[Referent] = []
    for member in listed:
        organisation = member.organisation if member.type == "person" else member
        if organisation is not None and organisation.type == "organisation" and organisation not in found:
            found.append(organisation)
    return found
