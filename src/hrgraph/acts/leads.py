"""Whom the lead of a news story leaves unnamed: "A Belarusian activist was jailed", then "Ales Paz"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.parts import Claim
from hrgraph.links import Phrases, Referent
from hrgraph.mentions import ParsedSentence

__all__ = ["LEAD", "SPEAKS", "holds_mandate", "link_lead_speakers", "link_lead_victims", "link_leads"]

LEAD = 3
"""Sentences at the start, and after them, in which a news story first describes and then names somebody."""
SPEAKS = 2.2
"""How prominent a subject is that acts or speaks (`rank_of`)."""
_MANDATES = ("Rapporteur", "Independent Expert", "Working Group")
_BEFALLS = frozenset(
    (
        *(
            "arrest",
            "detention",
            "conviction",
            "sentence",
            "sentencing",
            "trial",
            "case",
            "charge",
            "killing",
        ),
        *("murder", "death", "disappearance", "abduction", "imprisonment", "prosecution", "release", "body"),
        *("assassination", "hearing", "verdict", "ruling", "indictment", "kidnapping", "shooting", "appeal"),
        *("accusation", "allegation", "jailing", "slaying", "attack", "warrant", "home", "house", "family"),
    )
)
"""What befalls somebody: "the *arrest* of Ales Paz"."""
_SUFFERS = frozenset(
    (
        "die",
        "disappear",
        "vanish",
        "face",
        "deny",
        "serve",
        "spend",
        "remain",
        "plead",
        "go",
        "risk",
        "appear",
    )
)
_OTHERS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:[\w-]+\s){0,3}[\w-]+,?\s$")
"""Before a name: "*his wife,* Natallya Paz" is somebody else."""
_BEFORE, _AFTER = 60, 70
"""Characters beside a name in which the text says what somebody is."""


_SINGLE_BODIES = frozenset(
    (
        *("organisation", "organization", "group", "ngo", "association", "network"),
        *("watchdog", "charity", "nonprofit", "non-profit"),
    )
)
_OF_POWER = re.compile(
    r"\b(?:court|tribunal|police|army|ministry|department|parliament|senate|congress|party|government|news"
    r"|times|post|assembly|bank|university)\b",
    re.I,
)
"""Words in the names of bodies that no news text calls a watchdog or a rights group."""


def link_leads(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """One person described in the lead is the first one whom the next sentences name as suffering the same,
    or under the same description.
    """
    roles = phrases.words.person_roles - phrases.words.spokes_roles - phrases.words.office_heads
    for group in phrases.discourse.referents:
        if group.type != "group" or group.named or group.members or group.same_as or not group.occurrences:
            continue
        first = group.occurrences[0]
        if group.count != 1 or group.head not in roles or first.sentence >= LEAD - 1:
            continue
        lead = parsed[first.sentence]
        word = next((t for t in lead.doc if lead.starts[t.i] == first.start), None)
        if word is None or not _new(word):
            continue
        person = _named_next(group, parsed[first.sentence + 1 : first.sentence + 1 + LEAD], phrases)
        if person is not None:
            group.same_as = person


def _new(word: Token) -> bool:
    """ "*A* prominent activist", "*one of* the country's lawyers": nobody spoken of before."""
    if word.lower_ == "one":
        return any(c.lower_ == "of" for c in word.rights)
    return any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in word.lefts)


def _named_next(group: Referent, following: Sequence[ParsedSentence], phrases: Phrases) -> Referent | None:
    text = phrases.discourse.article.text
    same = re.compile(rf"\b{re.escape(group.head)}\b", re.I)
    for sentence in following:
        for index in sorted(sentence.names):
            token = sentence.doc[index]
            for person in phrases.one(sentence, token):
                if person.type != "person" or not person.named or person.office:
                    continue
                span = sentence.names[index]
                start, end = sentence.starts[token.left_edge.i], sentence.ends[index]
                if min(o.sentence for o in person.occurrences) < sentence.number:
                    return None  # somebody already spoken of
                if _OTHERS.search(text[max(0, start - _BEFORE) : start]):
                    return None
                beside = text[max(0, start - _BEFORE) : start] + " " + text[end : end + _AFTER]
                described = span.role.lower().endswith(group.head) or bool(same.search(beside))
                return person if described or _suffers(token) else None
    return None


def _suffers(token: Token) -> bool:
    above = token.head
    if token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and above.lemma_ in _SUFFERS):
        return True
    if token.dep_ == "pobj":
        return above.lower_ in ("of", "against", "for", "to") and above.head.lemma_ in _BEFALLS
    return token.dep_ == "poss" and above.lemma_ in _BEFALLS


def link_lead_speakers(phrases: Phrases) -> None:
    """Who speaks in the lead without a name, and is named as speaking in the next sentences."""
    _link_speaker(phrases)
    _link_body(phrases)


def _link_speaker(phrases: Phrases) -> None:
    """ "A UN rights expert today urged ...", and then "..., said Adrian Severin, the Special Rapporteur".

    The lead of a news text describes who speaks; the one person whom the next sentences name as speaking or
    as holder of such an office is meant.
    """
    discourse = phrases.discourse
    roles = phrases.words.expert_roles | phrases.words.spokes_roles | {"envoy"}
    for group in discourse.referents:
        if group.type not in ("group", "mechanism") or group.named or group.members or not group.occurrences:
            continue
        first = group.occurrences[0]
        one = group.count in (None, 1) and group.head in roles
        if not one or first.sentence >= LEAD or first.text.lower().endswith("s"):
            continue
        where = first.sentence
        expert = group.head in phrases.words.expert_roles
        named = [
            r
            for r in discourse.referents
            if r.type == "person" and r.named and r.occurrences and r.occurrences[0].sentence >= where
        ]
        near = [
            r
            for r in named
            if r.occurrences[0].sentence <= where + LEAD
            and r.occurrences[0].start > first.start
            and (any(o.rank >= SPEAKS for o in r.occurrences) or (expert and holds_mandate(r, phrases)))
        ]
        if len(near) == 1:
            group.members = near
            group.reason = "described first, then named"


def _link_body(phrases: Phrases) -> None:
    """ "A rights group has criticised the minister", and then "..., the Irish Council said in a statement".

    The lead of a news text describes the organisation that speaks; the only one of civil society that the
    next sentences name as speaking is meant.
    """
    discourse = phrases.discourse
    words = phrases.words
    for group in discourse.referents:
        if group.type != "group" or group.named or group.members or not group.occurrences:
            continue
        first = group.occurrences[0]
        one = group.count in (None, 1) and group.head in words.civil_groups & _SINGLE_BODIES
        one = one and f"{group.head} of " not in group.label.lower()  # "a group of unknown men"
        if not one or first.sentence >= LEAD or first.rank < SPEAKS or first.text.lower().endswith("s"):
            continue
        speaking = [
            r
            for r in discourse.referents
            if r.type == "organisation"
            and r.named
            and (phrases.is_civil(r) or group.head == "watchdog")
            and not _OF_POWER.search(r.label)
            and r.occurrences
            and first.start < r.occurrences[0].start
            and r.occurrences[0].sentence <= first.sentence + LEAD
            and any(o.rank >= SPEAKS for o in r.occurrences if o.sentence <= first.sentence + 2 * LEAD)
        ]
        if len(speaking) == 1:
            group.members = speaking
            group.reason = "described first, then named"


def holds_mandate(person: Referent, phrases: Phrases) -> bool:
    """Do the text or the data say that a person holds or held a mandate of the Human Rights Council?"""
    index = phrases.discourse.index
    held = [index.records[t.office].label for t in index.offices_of(person.iri) if t.office in index.records]
    return any(w in label for label in (person.office_label, *person.names, *held) for w in _MANDATES)


def link_lead_victims(claims: Sequence[Claim]) -> None:
    """ "*A lawyer* was jailed on Monday." and then "A court gave *Ana Paz* two years": she is meant.

    The lead of a news text describes whom something befell; the one person to whom the next sentences say
    that the like was done is the one.
    """
    harmed = [(c, p.referent) for c in claims if c.act == "attack" for p in c.addressees]
    for claim, victim in harmed:
        described = victim.type == "group" and victim.count == 1 and victim.kind == "Person"
        if not described or claim.parsed.number > 1 or victim.members:
            continue
        after = {
            r.iri: r
            for c, r in harmed
            if 0 < c.parsed.number - claim.parsed.number <= LEAD
            if r.type == "person" and r.named and r.occurrences
            if r.occurrences[0].sentence > claim.parsed.number
        }
        if len(after) == 1:
            victim.members = list(after.values())
            victim.reason = "described in the lead, then named"
