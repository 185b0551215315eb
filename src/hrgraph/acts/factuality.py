"""Does a clause report its act as done, as announced, or not at all: negations, conditions, wishes, plans."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from hrgraph.lexicon import Grammar

__all__ = ["Status", "status"]

Status = Literal["done", "announced", "none"]

_TELLING = frozenset(
    [
        "write",
        "meet",
        "speak",
        "gather",
        "use",
        "send",
        "issue",
        "publish",
        "join",
        "unite",
        "intervene",
        "rally",
        "march",
        "demonstrate",
        "protest",
        "rise",
        "assemble",
    ]
)
"""After these "to urge" is done, not only meant: "wrote to the President to condemn ..."."""

_WISHING = frozenset(("like", "wish", "want"))
"""After these some acts are done by being spoken: "we would like to thank", "I want to stress"."""
_GLAD = frozenset(
    [
        "pleased",
        "proud",
        "delighted",
        "happy",
        "glad",
        "honoured",
        "honored",
        "privileged",
        "sorry",
        "saddened",
        "shocked",
    ]
)
"""After these an infinitive is done: "is pleased to announce"."""
_PERFORMED = frozenset(
    [
        "thank",
        "congratulate",
        "express",
        "welcome",
        "commend",
        "applaud",
        "pay",
        "stress",
        "emphasise",
        "emphasize",
        "highlight",
        "underline",
        "reiterate",
        "recall",
        "remind",
        "draw",
        "condemn",
        "urge",
        "appeal",
        "call",
        "ask",
        "salute",
        "acknowledge",
        "praise",
        "note",
        "extend",
        "convey",
        "voice",
    ]
)


def _floor(verb: Token) -> bool:
    """ "took the *floor* to thank", "used the occasion to condemn": done in the same breath."""
    return any(
        c.dep_ in ("dobj", "pobj")
        and c.lemma_ in ("floor", "opportunity", "occasion", "moment", "chance", "stage", "podium", "street")
        for child in verb.children
        for c in (child, *(child.children if child.dep_ == "prep" else ()))
    )


def _negated(verb: Token, grammar: Grammar) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "hardly", "almost", "nearly"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in ("nobody", "none") or any(g.lower_ in ("no", "neither") for g in child.children)
        ):
            return True
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


def status(verb: Token, grammar: Grammar) -> Status:
    """Is the act done, announced, or no claim at all (negated, hypothetical, wished for)?"""
    result: Status = "done"
    token = verb
    own = True
    for _ in range(8):
        if _negated(token, grammar) and not (not own and token.lemma_ in ("can", "could")):
            return "none"
        modals = [c.lower_ for c in token.children if c.dep_ == "aux" and c.tag_ == "MD"]
        if any(m in grammar.hypothetical_modals for m in modals) and token.lemma_ not in _WISHING:
            return "none"
        if any(m in ("will", "'ll", "wo") for m in modals):
            result = "announced"
        if any(c.dep_ == "mark" and c.lower_ in grammar.conditional_marks for c in token.children):
            return "none"
        if (
            any(c.dep_ == "advmod" and c.lower_ in ("when", "how", "why") for c in token.children)
            and token.dep_ == "ccomp"
        ):
            return "none"
        head = token.head
        if (
            token.dep_ == "conj"
            and head.pos_ in ("VERB", "AUX")
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
        ):
            if token.tag_ in ("VB", "VBG") or not any(c.dep_ in ("aux", "auxpass") for c in token.children):
                token, own = head, False
                if token.tag_ not in ("VB", "VBG") and verb.tag_ not in ("VB", "VBG"):
                    # coordinated finite verbs share modals only when bare
                    if not any(c.tag_ == "MD" for c in token.children):
                        token = token if token.dep_ in ("xcomp", "advcl", "conj", "ccomp") else token
                continue
        if token.dep_ in ("xcomp", "pcomp", "advcl", "ccomp") and head.i != token.i:
            governor = head.head if token.dep_ == "pcomp" else head
            lemma = governor.lemma_.lower()
            infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
            if token.dep_ in ("xcomp", "ccomp") and infinitive:
                if lemma in ("have", "be") and any(c.lower_ == "yet" for c in governor.children):
                    return "none"  # "has yet to condemn"
                if governor.lower_ in _GLAD:
                    return result
                if lemma in _WISHING and own and token.lemma_ in _PERFORMED:
                    pass  # "would like to thank" thanks
                elif lemma in grammar.planning_verbs:
                    result = "announced"
                elif lemma not in grammar.transparent_verbs and lemma not in (
                    "report",
                    "know",
                    "say",
                    "appear",
                    "seem",
                    "claim",
                    "allege",
                    "be",
                ):
                    return "none"
            elif (token.dep_ == "xcomp" and lemma in grammar.blocking_verbs) or (
                token.dep_ == "advcl" and infinitive and lemma not in _TELLING and not _floor(governor)
            ):
                return "none"
            elif (
                token.dep_ == "pcomp"
                and head.lower_ in ("of", "for", "from", "without", "against", "about")
                and governor.pos_ in ("NOUN", "ADJ", "VERB")
            ):
                if governor.pos_ == "VERB" and head.lower_ in ("of",) and lemma in ("accuse", "suspect"):
                    return result
                return result if head.lower_ in ("for",) and governor.pos_ == "VERB" else "none"
            if token.dep_ == "ccomp" and token.tag_ == "VB" and lemma in ("have", "let", "make"):
                token, own = governor, False  # "the draft would have the Assembly urge ..."
                continue
            if token.dep_ == "ccomp" or (token.dep_ == "advcl" and not infinitive):
                return result
            token, own = governor, False
            continue
        if token.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
            return "none"
        break
    return result
