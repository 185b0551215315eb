"""With which verb a coordinated one goes, where the parser hangs it on a clause in between."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = ["after_comma", "main_coordination"]

_REPORTED = frozenset(
    (
        *("call", "urge", "ask", "demand", "condemn", "appeal", "denounce", "criticise", "criticize"),
        *("welcome", "warn", "request", "praise", "commend", "accuse", "reject", "vow", "pledge", "express"),
        *("thank", "deplore", "voice", "invite", "encourage", "blame", "say", "add", "stress", "note"),
        *("implore", "exhort", "beseech", "entreat", "beg", "press", "plead", "recommend", "insist"),
        *("renew", "reiterate", "repeat", "decry", "slam", "lambast", "castigate", "regret", "lament"),
        *("applaud", "salute", "rebuke", "congratulate", "undertake", "caution", "underline", "remind"),
        *("highlight", "recall", "reaffirm", "emphasise", "emphasize", "hope", "trust", "counsel", "advise"),
        *("hail", "promise", "underscore"),
    )
)
"""What somebody does who also says something: "said that ..., and *urged* the Senate to ..."."""
_ASKING = frozenset(("urge", "call", "ask", "appeal", "request", "demand", "invite", "encourage", "implore"))
_BELOW = frozenset(("ccomp", "relcl", "acl", "advcl"))
_OWN = frozenset(("aux", "auxpass", "nsubj", "nsubjpass", "neg", "mark"))
_MARKS = frozenset(("”", '"', "»", "’’", "''"))
_PAST, _PRESENT, _UNREAL = "past", "present", "unreal"


def main_coordination(verb: Token) -> Token | None:
    """The main verb that a coordinated one goes with, where the parser hangs it on a clause in between.

    "We call on Turkey to ensure that the right *is* respected and *urge* protesters to ...": a plural verb
    does not go with a singular one.

    "Writers *said* that many *fear* the law and *called* on ...": nor a past with a present.

    "X *deplores* the killing of A, *gunned* down at home, and *urges* ...": nor a finite verb with a
    participle.

    "The army *let* her make a call and *has* not *allowed* visits": nor a perfect with an infinitive.
    """
    head = verb.head
    if verb.dep_ == "conj" and head.tag_ == "VB" and head.dep_ in ("ccomp", "xcomp") and _perfect(verb):
        return head.head if head.head.i < head.i and _tense(head.head) else None
    if verb.dep_ != "conj" or head.dep_ not in _BELOW or any(c.dep_ in _OWN for c in verb.children):
        return None
    if verb.tag_ in ("VB", "VBP"):
        return _main_plural(verb, head)
    tense = {"VBD": _PAST, "VBZ": _PRESENT}.get(verb.tag_)
    if verb.tag_ == "VBN" and _passive(head) and _asks(verb):
        tense = _PAST  # a past tense tagged as a participle: a passive has no clause of what is asked
    if tense is None or verb.lemma_.lower() not in _REPORTED:
        return None
    main = head
    while main.head.i != main.i and not (main.dep_ in ("ROOT", "conj") and _tense(main) == tense):
        main = main.head
    if main.i >= head.i or _tense(main) != tense or main.pos_ not in ("VERB", "AUX"):
        return None
    return main if _apart(verb, head, tense) else None


def after_comma(verb: Token) -> bool:
    """Is a coordinated verb set off by a comma: "..., *and* also asked"?"""
    joining = [c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i]
    first = joining[-1] if joining else verb
    return first.i > 0 and "," in (first.nbor(-1).text, first.text, verb.nbor(-1).text)


def _main_plural(verb: Token, head: Token) -> Token | None:
    """The plural verb above a clause in the singular, or above one that describes: "We *condemn* acts that
    harm defenders and *call* on ...".
    """
    finite = [head.tag_, *(c.tag_ for c in head.children if c.dep_ in ("aux", "auxpass"))]
    asking = head.dep_ in ("relcl", "acl") and verb.lemma_ in _ASKING and head.lemma_ not in _REPORTED
    if not asking and (head.dep_ != "ccomp" or "VBZ" not in finite):
        return None
    main = head
    while main.head.i != main.i and not (main.tag_ == "VBP" and main.dep_ in ("ROOT", "conj", "ccomp")):
        main = main.head
    return main if main.tag_ == "VBP" and main.i < head.i else None


def _perfect(verb: Token) -> bool:
    """ "*Has* not allowed": finite by its auxiliary, with no subject of its own."""
    tags = {c.tag_ for c in verb.children if c.dep_ == "aux"}
    return bool(tags & {"VBZ", "VBP", "VBD"}) and not any(c.dep_ in ("nsubj", "mark") for c in verb.children)


def _tense(verb: Token) -> str:
    """The tense of a verb with its auxiliaries; empty for a participle or infinitive that has none."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    tags = {c.tag_ for c in auxiliaries}
    if "MD" in tags:
        return _UNREAL
    if "VBD" in tags or (verb.tag_ == "VBD" and not auxiliaries):
        return _PAST
    if tags & {"VBZ", "VBP"} or verb.tag_ in ("VBZ", "VBP"):
        return _PRESENT
    return _UNREAL if verb.tag_ == "VB" else ""


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _asks(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > verb.i for c in verb.children)


def _apart(verb: Token, head: Token, tense: str) -> bool:
    """Can the verb not go with the clause that the parser hangs it on?"""
    below = _tense(head)
    if head.dep_ == "acl" and verb.tag_ == "VBD" and head.tag_ == "VBD" and below == tense:
        below = ""  # "a host *gunned* down at home": a participle, however it is tagged
    if below != tense:
        return True
    auxiliaries = [c for c in head.children if c.dep_ in ("aux", "auxpass")]
    finite = next((c for c in auxiliaries if c.tag_ in ("VBP", "VBZ")), head)
    if sum(t.text in _MARKS for t in verb.doc[head.i : verb.i]) == 1 and head.dep_ == "ccomp":
        return True  # "said that they were “jailing critics” and *called* on ...": outside the quotation
    if verb.tag_ == "VBZ" and finite.tag_ == "VBP":
        return True  # "deplores that they *remain* in prison, and *calls* upon ...": one asks, they remain
    if _passive(head) and _asks(verb):
        return True  # "deplored that nobody *had been tried* and *recommended* an inquiry"
    comma = after_comma(verb)
    perfect = any(c.lemma_ == "have" for c in auxiliaries)
    return comma and perfect  # "regretted that it *had declined*, and *appealed* to ..."
