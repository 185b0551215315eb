"""Leave that is denied: "was not allowed to leave the country", "was not let see a lawyer"."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.lexicon import Grammar

__all__ = ["LEAVE", "forbidden"]

LEAVE = frozenset(("allow", "permit", "let"))
"""Who is *not* given leave by these to move or to see somebody is restricted."""
_TOLD = frozenset(("ROOT", "ccomp", "relcl", "conj", "parataxis"))


def forbidden(verb: Token, grammar: Grammar) -> bool:
    """Is leave denied, and told so: the "not" that makes other acts none makes this one a harm."""
    if not any(c.dep_ == "neg" for c in verb.children) or verb.dep_ not in _TOLD:
        return False
    supposed = {c.lower_ for c in verb.children if c.tag_ == "MD" or c.dep_ == "mark"}
    return not supposed & (grammar.hypothetical_modals | grammar.conditional_marks | {"will", "'ll", "wo"})
