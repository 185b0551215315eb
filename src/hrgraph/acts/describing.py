"""What somebody calls something: "*calls* it a disgrace", "*sees* the step as a sign"."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["DESCRIBING", "description", "tells_how"]

DESCRIBING = frozenset(
    (
        *("call", "describe", "label", "term", "brand", "consider", "regard", "see", "view", "deem"),
        *("perceive", "characterise", "characterize", "dub", "portray", "interpret", "qualify"),
        *("judge", "depict"),
    )
)
"""Verbs that say what something is: "*calls* it a disgrace", "*sees* the step as a sign"."""
_WITH_AS = frozenset(("see", "view", "perceive", "portray", "interpret", "qualify", "regard", "describe"))
"""Those of them that describe only with "as"."""
_CONVENED = frozenset(
    (
        *(
            "protest",
            "strike",
            "rally",
            "demonstration",
            "march",
            "election",
            "meeting",
            "summit",
            "referendum",
        ),
        *("conference", "session", "vote", "poll", "boycott", "halt", "truce", "ceasefire"),
    )
)
"""What is called without being called anything."""


def description(verb: Token) -> set[int] | None:
    """What "calls it *a disgrace*", "describes it *as unlawful*" says; None where nothing is described."""
    if any(c.lower_ in ("what", "how") for c in verb.children) and any(
        c.dep_ == "nsubj" and c.pos_ == "PRON" for c in verb.children
    ):
        return None  # "denounced *what* they described as ..." reports no saying of its own
    if verb.lemma_ == "call" and any(
        c.lower_ in ("on", "upon", "for") or (c.dep_ == "dobj" and c.lemma_ in _CONVENED)
        for c in verb.children
    ):
        return None  # "calling on X to act", "called protests in two towns"
    described = [c for c in verb.children if c.lower_ == "as" and c.dep_ == "prep" and c.i > verb.i]
    described = described or [c for c in verb.children if c.dep_ in ("oprd", "attr", "xcomp")]
    if not described and sum(c.dep_ == "nsubj" for c in verb.children) > 1:
        described = [c for c in verb.children if c.dep_ == "dobj"]  # ", a verdict FIDH *called a disgrace*"
    if not described and any(c.tag_ == "WDT" and c.i < verb.i for c in verb.children):
        described = [
            c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i
        ]  # "which FIDH *calls a sham*"
    if not described or verb.lemma_ in _WITH_AS:
        described = [
            t
            for t in verb.subtree
            if t.lower_ == "as" and t.i > verb.i and t.dep_ in ("prep", "advmod") and _near(t, verb)
        ][:1]
    if not described:  # "called the remarks *unacceptable*", parsed as an epithet
        described = [
            g
            for c in verb.children
            if c.dep_ == "dobj" and not any(g.lower_ in ("a", "an") for g in c.children)
            for g in c.children
            if g.tag_ == "JJ" and g.dep_ in ("amod", "acl") and g.i > c.i
        ]
    if not described:  # "deemed *in contravention of* the treaty"
        described = [
            c
            for c in verb.children
            if c.dep_ == "prep"
            and c.lower_ in ("in", "contrary")
            and any(
                g.lemma_ in ("contravention", "breach", "violation", "conflict") or g.lower_ == "to"
                for g in c.children
            )
        ]
    if verb.lemma_ == "consider" and any(c.dep_ == "xcomp" and c.tag_ in ("VBG", "VB") for c in described):
        return None  # "considered organising a workshop", "is considering whether to appeal"
    if not described:
        return set() if verb.lemma_ in ("consider", "deem") or tells_how(verb) else None
    # "described it *as politically motivated*": "as" hung on the participle
    whole = [d.head if d.dep_ == "advmod" and d.head.i > d.i else d for d in described]
    return {t.i for d in whole for t in d.subtree if t.i > verb.i}


def tells_how(verb: Token) -> bool:
    """ "Described *how* guards beat them": what happened is told."""
    return any(
        c.dep_ in ("ccomp", "advcl") and c.i > verb.i and any(g.lower_ == "how" for g in c.lefts)
        for c in verb.children
    )


def _near(word: Token, verb: Token) -> bool:
    """Does a word hang on the verb, its object or what modifies its object?"""
    head = word.head
    for _ in range(7):
        if head.i == verb.i:
            return True
        if head.dep_ not in ("dobj", "prep", "pobj", "acl", "relcl", "advcl", "nsubj", "ccomp"):
            return False
        head = head.head
    return False
