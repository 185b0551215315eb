"""Who did what is judged: "jailed her, *a verdict FIDH called a sham*", "in *what* FIDH called a farce"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.clauses import objects
from hrgraph.acts.describing import DESCRIBING
from hrgraph.acts.parts import Claim
from hrgraph.acts.speech import Saying

__all__ = ["deed_in_what", "judges_deed"]

_DECIDED = frozenset(
    (
        *("verdict", "sentence", "ruling", "conviction", "judgment", "judgement", "order", "decision"),
        *("move", "measure", "ban", "charge", "indictment", "penalty", "expulsion", "deportation", "closure"),
    )
)
"""Those that somebody decides: "the incident" may be told of for its own sake."""
_DEEDS = _DECIDED | frozenset(
    (
        *("step", "practice", "act", "incident", "arrest", "detention", "raid", "attack", "killing"),
        *("crackdown", "operation", "punishment", "tactic", "policy", "action", "episode", "restriction"),
        *("prosecution", "trial", "eviction", "strike", "seizure", "search", "shooting", "assault", "vote"),
        "amendment",
    )
)
"""What a deed told just before is called when it is judged."""
_JUDGED = ("condemn", "concern", "welcome")
_NEAR = 1
"""Sentences back in which a deed is still the one meant."""


def _in_what(verb: Token) -> bool:
    """ "Arrested her, *in what* FIDH *called* a farce": the words judge what the main clause tells."""
    return (
        verb.dep_ == "pcomp"
        and verb.head.lower_ == "in"
        and any(c.lower_ == "what" and c.dep_ in ("dobj", "attr") for c in verb.children)
    )


def deed_in_what(saying: Saying, framed: Sequence[Claim]) -> bool:
    """Is an attack what is spoken of in "*in what* FIDH called an act of revenge"?"""
    return _in_what(saying.verb) and any(c.act == "attack" and c.trigger.i < saying.verb.i for c in framed)


def judges_deed(claim: Claim, before: Sequence[Claim]) -> None:
    """Praise, blame or worry about a deed told before falls on whoever did it.

    The deed is the main clause ("in what FIDH called a farce"), an apposition to it (", a verdict that FIDH
    called a sham"), or the deed of the sentence before taken up by "the" or "this" ("FIDH called *the order*
    a stain").
    """
    if claim.act not in _JUDGED or claim.addressees or not claim.actors:
        return
    verb = claim.trigger
    here = _in_what(verb) or _apposition(verb) or _which(verb)
    if not here and not any(_taken_up(t) for t in _objects(verb)):
        return
    speaking = {p.referent.iri for p in claim.actors}
    for other in reversed(before):
        gap = claim.parsed.number - other.parsed.number
        if gap > (0 if here else _NEAR):
            return
        if other.act in ("attack", "adopt") and other.actors and other.trigger.i != verb.i:
            claim.addressees = [p for p in other.actors if p.referent.iri not in speaking]
            return


def _which(verb: Token) -> bool:
    """ "Jailed her for a year, *which FIDH called a disgrace*": what the whole clause tells."""
    return (
        verb.dep_ == "relcl"
        and verb.lemma_ in DESCRIBING
        and any(c.lower_ == "which" and c.nbor(-1).text == "," for c in verb.children)
    )


def _apposition(verb: Token) -> bool:
    """ ", *a verdict* that FIDH called a sham", whatever the parser hangs it on."""
    near = [verb.head] if verb.dep_ == "relcl" else [c for c in verb.children if c.i < verb.i]
    return any(
        t.lemma_ in _DEEDS
        and any(c.lower_ in ("a", "an") for c in t.lefts)
        and t.left_edge.i > 1
        and t.left_edge.nbor(-1).text in (",", "–", "—", "-")
        for t in near
    )


def _objects(verb: Token) -> list[Token]:
    found = objects(verb) if verb.pos_ in ("VERB", "AUX") else []
    if verb.lemma_ in DESCRIBING:
        found = found + [
            c for o in verb.children if o.dep_ in ("ccomp", "oprd") for c in o.children if c.dep_ == "nsubj"
        ]
    return found


def _taken_up(noun: Token) -> bool:
    """ "*The order*", "*this verdict*" alone: the one just told of."""
    return (
        noun.lemma_ in _DECIDED
        and any(c.lower_ in ("the", "this") for c in noun.lefts)
        and not any(c.dep_ in ("prep", "relcl", "acl", "poss", "compound") for c in noun.children)
    )
