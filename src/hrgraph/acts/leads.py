"""Whom the lead of a news story leaves unnamed: "A Belarusian activist was jailed", then "Ales Paz"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["link_leads", "name_some"]

_LEAD = 2
"""Sentences at the start in which a news story describes whom it is about."""
_NEXT = 3
"""Sentences after it within which it gives the name."""
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


def link_leads(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """One person described in the lead is the first one whom the next sentences name as suffering the same,
    or under the same description.
    """
    roles = phrases.words.person_roles - phrases.words.spokes_roles - phrases.words.office_heads
    for group in phrases.discourse.referents:
        if group.type != "group" or group.named or group.members or group.same_as or not group.occurrences:
            continue
        first = group.occurrences[0]
        if group.count != 1 or group.head not in roles or first.sentence >= _LEAD:
            continue
        lead = parsed[first.sentence]
        word = next((t for t in lead.doc if lead.starts[t.i] == first.start), None)
        if word is None or not _new(word):
            continue
        person = _named_next(group, parsed[first.sentence + 1 : first.sentence + 1 + _NEXT], phrases)
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


def name_some(claims: Sequence[Claim], parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """Those of a group whom the next sentence names: "Ten leaders were held. *Among them is Ana Paz.*"

    They are parties of the claim beside the group.
    """
    for sentence in parsed:
        for token in sentence.doc:
            named = _among(token) if token.lower_ in ("them", "those") else _included(token)
            if not named:
                continue
            near = [c for c in claims if 0 < sentence.number - c.parsed.number <= _NEXT]
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
