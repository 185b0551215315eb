"""Reported words that are no act of their own: others' findings, mere reasons, one's own lot."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.parts import Claim, Part
from hrgraph.acts.speech import Saying
from hrgraph.links import Phrases

__all__ = ["own_lot", "passes_on", "tells_nothing"]

_JUDGING = frozenset(
    ("deem", "view", "dub", "judge", "characterise", "characterize", "portray", "depict", "brand")
)
"""These report an act only where they praise or blame."""


def passes_on(saying: Saying) -> bool:
    """ "She said *the report found* that all had committed crimes": what others found is only passed on."""
    return saying.kind == "say" and any(
        c.dep_ == "ccomp"
        and c.lemma_ in ("find", "report", "conclude", "note", "state", "document", "estimate", "record")
        and c.tag_ in ("VBD", "VBZ")
        and any(g.dep_ == "nsubj" and g.tag_ != "PRP" for g in c.children)
        for c in saying.verb.children
    )


def tells_nothing(saying: Saying, framed: Sequence[Claim]) -> bool:
    """Words that neither praise nor blame and report no act of their own.

    "After *what* FIDH called a play", "*dubbed* a play"; "voiced concern, *saying that* the bill bans
    protests": they only say why.
    """
    verb = saying.verb
    aside = any(c.lower_ == "what" for c in verb.children)
    if verb.pos_ == "VERB" and (aside or verb.lemma_ in _JUDGING):
        return True
    if verb.dep_ != "advcl" or verb.lower_ not in ("saying", "arguing", "stating", "explaining"):
        return False
    return any(
        c.trigger.i == verb.head.i and c.act in ("urge", "condemn", "concern", "welcome") for c in framed
    )


def own_lot(
    saying: Saying, verb: Token, subject: Sequence[Token], speakers: Sequence[Part], phrases: Phrases
) -> bool:
    """ "She said *she had to flee*", "“I have to work,” he said": who tells of himself asks nobody."""
    having = verb.head.lemma_ in ("have", "need") and verb.dep_ == "xcomp"
    if not having or not subject:
        return False
    past = verb.head.lower_ in ("had", "needed")
    if saying.quoted and past:
        return True
    own = {p.referent.iri for p in speakers}
    meant = [r for t in subject for r in phrases.resolve(saying.parsed, t)]
    alone = all(t.lower_ in ("i", "he", "she") for t in subject) and all(r.iri in own for r in meant)
    return alone or (past and bool(meant) and all(r.iri in own for r in meant))
