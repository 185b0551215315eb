"""Words that say what kind of people are meant, and report no act of theirs."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.parts import Claim

__all__ = ["only_characterises"]

_TAKING_SIDES = ("condemn", "concern", "welcome")


def only_characterises(claim: Claim) -> bool:
    """ "Journalists *critical of* the party are jailed", "died for *opposing* dams": the kind of people.

    Unnamed people whom a clause singles out by what they say: the sentence tells what happens to such people.
    """
    if claim.frame == "urge/nominal-call" and any(c.lower_ == "against" for c in claim.trigger.children):
        return claim.trigger.lemma_ == "appeal"  # "an *appeal* against her conviction": to a court
    voices = claim.act == "urge" and claim.trigger.dep_ == "acl" and claim.trigger.head.lemma_ == "voice"
    offering = claim.act == "commit" and claim.trigger.tag_ == "VBG" and claim.trigger.dep_ == "acl"
    if offering and _no_particular(claim.trigger.head) and not any(p.referent.named for p in claim.actors):
        return True  # "founded an organisation *offering legal help*"
    if not (voices or claim.act in _TAKING_SIDES) or not claim.actors:
        return False
    if any(p.referent.named or p.referent.type not in ("group", "person") for p in claim.actors):
        return False
    trigger = _head_of_coordination(claim.trigger)
    if trigger.dep_ == "pcomp":
        return trigger.head.lower_ == "for" and trigger.head.head.pos_ in ("VERB", "AUX", "NOUN")
    if trigger.dep_ in ("acomp", "attr") and trigger.head.dep_ == "relcl":
        return _no_particular(trigger.head.head) and trigger.head.tag_ in ("VBZ", "VBP")
    if trigger.tag_.startswith("JJ"):
        return trigger.dep_ in ("amod", "acl") and trigger.i > trigger.head.i and _no_particular(trigger.head)
    if trigger.dep_ == "acl" and trigger.tag_ == "VBG":  # "arrested 400 people *protesting against* the coup"
        return (
            voices
            or trigger.head.dep_ in ("dobj", "nsubjpass")
            or (trigger.head.dep_ in ("pobj", "conj") and _no_particular(trigger.head))
        )
    return trigger.dep_ == "relcl" and trigger.tag_ in ("VBZ", "VBP") and _no_particular(trigger.head)


def _head_of_coordination(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def _no_particular(noun: Token) -> bool:
    """ "Journalists", "anyone", "a journalist", but not "the journalists", "20 journalists"."""
    return not any(
        (c.dep_ == "det" and c.lower_ not in ("a", "an", "any", "all")) or c.dep_ in ("nummod", "poss")
        for c in noun.children
    )
