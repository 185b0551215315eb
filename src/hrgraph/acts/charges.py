"""What somebody is accused of: others say that he did it."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["charged"]

_CHARGING = frozenset(("accuse", "charge", "convict", "suspect", "acquit", "guilty", "indict"))


def charged(verb: Token) -> bool:
    """ "Charged with *calling* for a strike and *signing* a petition", "accused her of *speculating*"."""
    while verb.dep_ == "conj" and verb.tag_ == "VBG":
        verb = verb.head
    return verb.dep_ == "pcomp" and verb.head.head.lemma_ in _CHARGING
