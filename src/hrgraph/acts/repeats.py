"""The same act told again: in one sentence, by a noun beside its verb, in the headline and the body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from hrgraph.acts.parts import Claim, merge_parts

__all__ = ["distinct", "without_echoes", "without_repeats"]

_ALIKE = 0.5
"""Two tellings are one act where they share this part of the shorter one's content words."""


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The same act told again with the same participants is one claim: the first.

    Two requests of the same parties are two acts where they ask for different things, and two attacks on
    the same victim where they are of different kinds.
    """
    seen: dict[tuple[object, ...], list[frozenset[str]]] = {}
    kept: list[Claim] = []
    for claim in claims:
        key = (
            claim.act,
            frozenset(p.referent.iri for p in claim.actors),
            frozenset(p.referent.iri for p in claim.addressees),
            frozenset(p.referent.iri for p in claim.instruments),
            claim.violations,
        )
        content = _content(claim)
        if any(_alike(content, other) for other in seen.get(key, ())):
            continue
        seen.setdefault(key, []).append(content)
        kept.append(claim)
    return kept


def _content(claim: Claim) -> frozenset[str]:
    """The content words of what is asked, said or done, without the parties' names."""
    if claim.act in ("attack", "meet", "appoint", "commemorate"):
        return frozenset()  # the parties and the kind of act tell them apart
    doc = claim.parsed.doc
    region = claim.demand_region or claim.region or range(len(doc))
    return frozenset(
        doc[i].lemma_.lower()
        for i in region
        if doc[i].pos_ in ("NOUN", "VERB", "ADJ") and not doc[i].is_stop and len(doc[i]) > 2
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter < 2 or len(one & other) >= _ALIKE * shorter


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The same act by the same parties once a sentence; a claim that says less than another is dropped."""
    kept: list[Claim] = []
    for claim in claims:
        mine = _key(claim)
        merged = claim.frame == "attack/described-victim" and any(
            c.act == "attack"
            and c is not claim
            and c.violations == claim.violations
            and mine[1] <= _key(c)[1]
            for c in claims
        )  # "the *arrested* activists were arrested by soldiers": told by the verb
        if merged:
            continue
        for other in kept:
            theirs = _key(other)
            if (
                claim.act == other.act
                and claim.violations == other.violations
                and mine[0] == theirs[0]
                and (mine[1] <= theirs[1] or theirs[1] <= mine[1])
            ):
                if mine[1] > theirs[1]:
                    other.addressees = claim.addressees
                other.instruments = merge_parts([*other.instruments, *claim.instruments])
                merged = True
                break
        if not merged:
            kept.append(claim)
    return kept


def _of_subject(verb: Token) -> bool:
    """ "*Arresting and charging A* is a ploy": what is spoken of."""
    while verb.dep_ == "conj":
        verb = verb.head
    return bool(verb.dep_ == "csubj" and verb.tag_ == "VBG")


def without_echoes(claims: Sequence[Claim]) -> list[Claim]:
    """Without "X's arrest" where the article tells who arrested X, or tells of the arrest otherwise."""
    kept: list[Claim] = []
    for claim in claims:
        gerund = _of_subject(claim.trigger)
        if claim.act == "attack" and not claim.actors and (claim.trigger.pos_ == "NOUN" or gerund):
            victims = {p.referent.iri for p in claim.addressees}
            others = [
                c
                for c in claims
                if c is not claim and c.act == "attack" and (c.actors or c.trigger.pos_ != "NOUN")
            ]
            if victims and all(
                any(v == p.referent.iri for c in others for p in c.addressees) for v in victims
            ):
                continue
        kept.append(claim)
    return kept


def _key(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(p.referent.iri for p in claim.actors), frozenset(
        p.referent.iri for p in claim.addressees
    )
