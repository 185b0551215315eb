"""The objects of the prepositions that hang on a verb or noun, wherever the parser hangs them."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.repairs import among_others, displaced
from hrgraph.mentions import once

__all__ = ["prepositions"]

_WHEN = frozenset(("earlier", "again", "directly", "previously", "separately", "recently", "repeatedly"))
"""Adverbs between a verb and its preposition, which the parser hangs on them."""


@once
def prepositions(head: Token, words: frozenset[str]) -> list[Token]:
    """Objects of the prepositions (any of `words`) that hang on a verb or noun."""
    found: list[Token] = []
    for child in head.children:
        if child.dep_ == "advmod" and child.lower_ in _WHEN:  # "an appeal made earlier *to the Council*"
            found += [g for c in child.children if c.lower_ in words for g in c.children if g.dep_ == "pobj"]
        if child.dep_ in ("prep", "prt", "dative", "agent", "advmod") and child.lower_ in words:
            own = [g for g in child.children if g.dep_ in ("pobj", "pcomp")]
            found += own or displaced(head, child) or among_others(head, child)
        if child.dep_ in ("advcl", "ccomp", "xcomp") and any(
            c.dep_ == "mark" and c.lower_ in words for c in child.children
        ):
            # "calls on States to act", parsed as a clause that "on" introduces
            found += [g for g in child.children if g.dep_ in ("nsubj", "nsubjpass")]
        if child.dep_ in ("prep", "prt", "dative", "agent", "advmod") and child.lower_ in words:
            for deeper in child.children:
                if deeper.dep_ in ("prep", "conj") and deeper.pos_ == "ADP" and deeper.lower_ in words:
                    found += [g for g in deeper.children if g.dep_ == "pobj"]
    return found
