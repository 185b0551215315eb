"""Groups whose members the text lists: "six international NGOs", "nine organisations"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, is_passive, objects
from hrgraph.acts.leads import LEAD, SPEAKS, holds_mandate, link_lead_speakers, link_lead_victims
from hrgraph.acts.lists import listed_with
from hrgraph.acts.parties import expand
from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.acts.speech import Saying, speakers_of
from hrgraph.links import Phrases, Referent
from hrgraph.links.groups import is_official
from hrgraph.links.syntax import conjuncts, lemma_of
from hrgraph.mentions import ParsedSentence

__all__ = ["link_counted_groups", "link_scattered_groups", "name_some"]


def link_counted_groups(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "six international NGOs" gets its members where the text lists exactly six near by."""
    lists: list[tuple[int, tuple[Referent, ...]]] = []
    for sentence in parsed:
        for token in sentence.doc:
            beside = token.dep_ == "appos" and token.head.tag_ not in ("NNS", "NNPS")
            if token.dep_ == "conj" or beside or len(conjuncts(token)) < 2:
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
    _link_told_members(parsed, phrases)
    _link_signers(parsed, phrases)
    _link_signing_lead(parsed, phrases)
    _link_experts(phrases)
    link_lead_speakers(phrases)
    for group in phrases.discourse.referents:
        counted = group.type == "group" and group.count and 2 <= group.count <= 60
        if not counted or group.members or _STRANGERS.search(group.label):
            continue
        where = group.occurrences[0].sentence if group.occurrences else 0
        civil = group.head in phrases.words.civil_groups
        for number, listed in sorted(lists, key=lambda item: (abs(item[0] - where), item[0])):
            if abs(number - where) > (_FAR_BACK if number < where and _told_of(group, phrases) else 4):
                continue
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


_STRANGERS = re.compile(r"\b(?:armed|masked|hooded|unknown|unidentified|unnamed|gunmen|assailants)\b", re.I)
"""Those whom nobody names: "two *armed* men" are not the two persons just told of."""
_FAR_BACK = 12
"""Sentences back to the list that "the four activists" takes up again."""


def _told_of(group: Referent, phrases: Phrases) -> bool:
    """Is it "*the* four activists", so many as were named before?"""
    text = phrases.discourse.article.text
    start = group.occurrences[0].start if group.occurrences else 0
    return bool(
        re.search(
            r"\b(?:the|these|those|all)\s+[\w-]+\s+(?:\w+\s+)?$", text[max(0, start - 40) : start], re.I
        )
    )


def _link_told_members(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "The groups involved are A, B and C": the members of the group told of before; "include": some."""
    words = phrases.words
    for sentence in parsed:
        for token in sentence.doc:
            if token.tag_ not in ("NNS", "NNPS"):
                continue
            head = lemma_of(token)
            if head not in words.civil_groups and head not in words.expert_roles:
                continue
            verb = token.head
            listing = verb.lemma_ in ("be", "include", "comprise") and token.dep_ == "nsubj"
            if not listing or not any(c.lower_ in ("the", "these") for c in token.lefts):
                continue
            named = [
                r
                for c in verb.children
                if c.dep_ in ("attr", "appos", "dobj") and c.i > verb.i
                for t in listed_with(sentence, c, phrases) or [c]
                for r in phrases.resolve(sentence, t)
                if r.named and r.is_actor
            ]
            heads = {head, *words.civil_groups}
            group = phrases.discourse.salient(
                sentence.starts[token.i], sentence.number, partial(_is_group_of, heads), reach=30
            )
            if group is None or len(named) < 2 or group.members:
                continue
            named = list(dict.fromkeys(named))
            if verb.lemma_ == "include" and group.count != len(named):
                group.listed = named
                group.reason = "the text names some of them"
            else:
                group.members = named
                group.count = None
                group.reason = "the text says who they are"


def _link_signers(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "A statement from *diplomatic missions* ... The statement was signed by the embassies of A, B and C":
    who signed are the missions.
    """
    for sentence in parsed:
        for verb in sentence.doc:
            if verb.lemma_ not in _SIGNING or not is_passive(verb):
                continue
            texts = [t for t in objects(verb) if lemma_of(t) in phrases.words.letters]
            by = [c for c in verb.children if c.dep_ == "agent"] if texts else []
            named = [t for c in by for t in c.subtree if t.i in sentence.names and t.dep_ != "compound"]
            found = [r for t in named for r in phrases.one(sentence, t) if r.is_actor and r.named]
            signers = list(dict.fromkeys(found))
            if len(signers) < _SEVERAL:
                continue
            for group in phrases.discourse.referents:
                if _signs(group, signers, parsed, phrases) and abs(_first(group) - sentence.number) <= _NEAR:
                    group.members = list(signers)
                    group.reason = "the text says who signed"


def _link_signing_lead(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "Rights groups have condemned the bans." and then "a statement signed by *18 NGOs*": the same.

    The lead tells of groups without number; whoever is said to have signed what they say are they.
    """
    civil = phrases.words.civil_groups
    leads = [
        r
        for r in phrases.discourse.referents
        if r.type == "group" and r.plural and r.head in civil and not r.count and not r.members
        if r.occurrences and _first(r) < LEAD and r.occurrences[0].rank >= SPEAKS and not r.same_as
    ]
    for sentence in parsed[: LEAD + LEAD] if len(leads) == 1 else ():
        for verb in sentence.doc:
            if verb.lemma_ not in _SIGNING or not is_passive(verb):
                continue
            if not any(lemma_of(t) in phrases.words.letters for t in objects(verb)):
                continue
            signing = [r for t in agents(verb) for r in phrases.one(sentence, t)]
            if len(signing) == 1 and signing[0].head in civil and signing[0].count and signing[0] != leads[0]:
                signing[0].add_names(leads[0].names)
                signing[0].listed = signing[0].listed or leads[0].listed
                leads[0].same_as = signing[0]
                return


def _signs(
    group: Referent, signers: Sequence[Referent], parsed: Sequence[ParsedSentence], phrases: Phrases
) -> bool:
    """Can these be the group, and does the text first speak of it together with a statement or letter?"""
    if group.type != "group" or not group.plural or group.members or not group.occurrences:
        return False
    if group.count not in (None, len(signers)):
        return False
    official = group.head in _OF_STATES
    if not official and group.head not in phrases.words.civil_groups:
        return False
    states = sum(r.type == "state" for r in signers)
    if (states < len(signers) - 2) if official else states:
        return False
    told = next(s for s in parsed if s.number == _first(group))
    return any(lemma_of(t) in phrases.words.letters for t in told.doc)


def _first(group: Referent) -> int:
    return min(o.sentence for o in group.occurrences) if group.occurrences else -1


_SIGNING = frozenset(("sign", "cosign", "co-sign", "issue", "endorse", "release", "publish"))
_OF_STATES = frozenset(
    ("mission", "embassy", "country", "state", "government", "nation", "delegation", "ambassador", "diplomat")
)
_SEVERAL = 3
_NEAR = 12
"""Sentences between the group and the list of who signed."""


def _is_group_of(heads: set[str], referent: Referent) -> bool:
    return referent.type == "group" and referent.plural and referent.head in heads


def _link_experts(phrases: Phrases) -> None:
    """ "UN experts urged ...": the mandate holders where the article says who they are.

    Only where it lists them as these experts: others may have spoken, and experts may also suffer something.
    """
    discourse = phrases.discourse
    experts = [
        r
        for r in discourse.referents
        if r.type == "person"
        and r.named
        and any(o.named for o in r.occurrences)
        and holds_mandate(r, phrases)
    ]
    for group in discourse.referents:
        if group.type != "group" or group.members or not group.plural or len(experts) < 2:
            continue
        if " " not in group.label:
            continue  # "attacks on experts"
        if not any(o.rank for o in group.occurrences) or not _are_listed(
            group, experts, discourse.article.text
        ):
            continue
        plain = {w for n in group.names for w in n.lower().split()} <= _PLAIN_EXPERTS
        if group.head in phrases.words.expert_roles and plain and group.count in (None, len(experts)):
            group.members = list(experts)
            group.reason = "the mandate holders whom the article names"


def _are_listed(group: Referent, people: Sequence[Referent], text: str) -> bool:
    """Are these people named first in a list of the group: "The experts are A, B and C"?"""
    starts = sorted(min(o.start for o in person.occurrences) for person in people)
    told = min((o.start for o in group.occurrences), default=0)
    before = text[max(0, starts[0] - _LIST_BEFORE) : starts[0]]
    return told < starts[0] and starts[-1] - starts[0] < _LIST_LENGTH and bool(_LISTED.search(before))


_LISTED = re.compile(r"\bexperts?\b[^.!?]*(?::|\b(?:are|were|include[sd]?|namely|comprise[sd]?)\b)", re.I)
_LIST_BEFORE, _LIST_LENGTH = 150, 1500
"""Characters before the first name, and from there to the last."""


_PLAIN_EXPERTS = frozenset(
    ("the", "un", "united", "nations", "independent", "human", "rights", "experts", "special", "rapporteurs")
)


_CULPRITS = frozenset(
    ("suspect", "attacker", "assailant", "gunman", "perpetrator", "killer", "culprit", "hitman")
)
"""Those whom the text names as victims are none of these."""


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
            if group.head in _CULPRITS:
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
    link_lead_victims(claims)
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


_AMONG = re.compile(r"\b(?:among(?:st)?|includ(?:e[sd]?|ing))\b", re.I)


def name_some(claims: Sequence[Claim], parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """Those of a group whom the next sentence names: "Ten leaders were held. *Among them is Ana Paz.*"

    They are parties of the claim beside the group.
    """
    for sentence in parsed:
        if _AMONG.search(sentence.text) is None:
            continue
        for token in sentence.doc:
            named = _among(token) if token.lower_ in ("them", "those") else _included(token)
            if not named:
                continue
            near = [c for c in claims if 0 < sentence.number - c.parsed.number <= LEAD]
            meant = [p.referent for c in near if c.act == "attack" for p in c.addressees]
            group = next((r for r in [*meant, *phrases.resolve(sentence, token)] if _several(r)), None)
            found = [
                Part(r, sentence.covers(word))
                for noun in named
                for word in conjuncts(noun)
                for r in phrases.one(sentence, word)
                if r.named and r.type in ("person", "organisation")
            ]
            for claim in near if group is not None and found else ():
                if any(p.referent is group for p in claim.addressees):
                    claim.addressees = merge_parts([*claim.addressees, *found])
                elif any(p.referent is group for p in claim.actors):
                    claim.actors = merge_parts([*claim.actors, *found])


def _several(referent: Referent) -> bool:
    """A group of several who are not named."""
    return referent.type == "group" and (referent.plural or (referent.count or 0) > 1)


def _among(pronoun: Token) -> list[Token]:
    """ "Among *them* is A", "A is among *them*"."""
    above = pronoun.head
    if above.lower_ not in ("among", "amongst") or above.head.lemma_ not in ("be", "include"):
        return []
    return [c for c in above.head.children if c.dep_ in ("nsubj", "attr") and c.pos_ == "PROPN"]


def _included(subject: Token) -> list[Token]:
    """ "*They* include A and B", "*the group* includes A"."""
    verb = subject.head
    if verb.lemma_ != "include" or subject.dep_ != "nsubj" or verb.dep_ != "ROOT":
        return []
    return [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PROPN"]
