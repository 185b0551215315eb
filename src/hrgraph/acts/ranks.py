"""Acts told of whoever was the first, latest or 35th to do them."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.repairs import dependents

__all__ = ["is_rank", "ranked"]

_RANKS = frozenset(("first", "second", "third", "latest", "last", "only", "next"))


def is_rank(noun: Token) -> bool:
    """ "the *first* State", "the 35th country", "the latest to sign": the predicate of "be" or "become"."""
    told = noun.dep_ in ("attr", "nsubj") and noun.head.lemma_ in ("be", "become")
    return told and any(
        c.lower_ in _RANKS or c.lower_.endswith(("th", "1st", "2nd", "3rd")) for c in (noun, *noun.lefts)
    )


def ranked(verb: Token) -> list[Token]:
    """Who is "the *first* State to ratify it": told by the copula, or nobody."""
    head = verb.head
    noun = head if head.pos_ in ("NOUN", "PROPN", "ADJ") else None
    if noun is None and verb.dep_ == "csubj":  # "The latest State to sign it *is* Malta"
        inner = dependents(verb, ("nsubj",))
        noun = inner[0] if inner else None
        found = [c for c in head.children if c.dep_ in ("nsubj", "attr") and c.i > head.i]
        lefts = {c.lower_ for c in noun.lefts} if noun is not None else set()
        return found if head.lemma_ == "be" and lefts & _RANKS else []
    if noun is None or not is_rank(noun):
        return []
    copula = noun.head
    wanted = ("attr", "nsubj") if noun.dep_ == "nsubj" else ("nsubj",)
    return [c for c in copula.children if c.dep_ in wanted and c.i != noun.i]
