"""Words that the parser hangs wrongly for a reason that the text shows plainly, hung where they belong."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

__all__ = ["rehang"]

_DECIDED = (
    "adopted|approved|passed|rejected|endorsed|ratified|defeated|renewed|extended|enacted|backed|supported|amended"
    "|repealed|vetoed|signed|tabled|prolonged|established|overturned|upheld"
)
_DECIDED_WORDS = frozenset(_DECIDED.split("|"))
_WITH_ASIDE = re.compile(
    rf"\b(?:{_DECIDED})(?:, (?:by|with|without|at|in|on|after|over|during|despite|for)"
    r"|(?: on \w+)? (?:by (?:a |\d+|[a-z-]+ votes)|with \w+ abstentions|without a vote"
    r"|in (?:first|second|third|final) reading))\b"
)
"""A decision whose tally or circumstances stand before its object."""
_TOLD_OF = re.compile(r"\w, (?:\w+ly )?[a-z]+(?:ed|wn|en|pt|ht|de|ld)(?: [a-z]+ly)? by\b")
"""A participle with its agent after a comma."""
_LISTED = re.compile(r"\b(?:by|from|among|on|to|of|with) [^,.;:]{3,60}s, [^,.;:]{3,60}s,? and \w")
"""Three plurals after a preposition."""
_VOTED_ON = frozenset(
    (
        *("resolution", "law", "bill", "act", "amendment", "motion", "report", "declaration", "text", "plan"),
        *("programme", "program", "budget", "decree", "treaty", "protocol", "convention", "statement"),
        *("strategy", "code", "charter", "guideline", "recommendation", "decision", "conclusion", "opinion"),
        *("measure", "legislation", "reform", "mandate", "proposal", "draft", "package", "agreement", "rule"),
        *("policy", "constitution", "ordinance", "regulation", "pact", "document", "roadmap", "verdict"),
    )
)
_TALLY = frozenset(
    ("votes", "vote", "abstentions", "consensus", "acclamation", "majority", "reading", "unanimity")
)
_OF_SOMETHING = frozenset(
    (
        *("member", "leader", "head", "president", "minister", "director", "chief", "chair", "supporter"),
        *("majority", "number", "group", "secretary", "ministry", "government", "founder", "representative"),
        *("official", "commander", "editor", "owner", "staff", "king", "ruler", "people", "citizen", "host"),
        *("dozen", "hundred", "thousand", "bank", "university", "court", "department", "governor", "mayor"),
    )
)
"""Nouns whose own "of" tells whose they are."""
_LOOSE = frozenset(("pobj", "conj", "appos", "npadvmod", "dep", "attr"))


def rehang(doc: Doc, text: str) -> None:
    """Correct a sentence's parse in place.

    Args:
        doc: the parse, names as single words.
        text: the sentence; what it lacks is not looked for.
    """
    if _WITH_ASIDE.search(text):
        for verb in doc:
            if verb.tag_ in ("VBD", "VBN") and verb.lower_ in _DECIDED_WORDS:
                _object_after_aside(verb)
    if "accus" in text and " of " in text:
        for verb in doc:
            if verb.lemma_ == "accuse":
                _charge_of_accused(verb)
    if _LISTED.search(text):
        for noun in doc:
            if noun.dep_ == "conj" and noun.tag_ == "NNS" and noun.head.tag_ in ("VBN", "VBD", "VBZ", "VBP"):
                _member_after_comma(noun)
    _verb_before_root(doc)
    if _TOLD_OF.search(text):
        for verb in doc:
            if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "dep", "advcl"):
                _participle_after_comma(verb)


def _verb_before_root(doc: Doc) -> None:
    """ "Minister Ana Paz *renewed* promises that ...": a past tense that the parser takes for a modifier."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ != "NNS" or root.i < _AFTER_SUBJECT:
        return
    verb = root.nbor(-1)
    name = verb.nbor(-1)
    if verb.tag_ != "VBD" or verb.dep_ != "amod" or name.tag_ != "NNP" or name.head.i != root.i:
        return
    for child in list(root.lefts):
        if child.i != verb.i and child.i != name.i:
            child.head = name if child.dep_ in ("compound", "amod", "det", "nmod") else verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "dobj"
    name.head, name.dep_ = verb, "nsubj"


_AFTER_SUBJECT = 2
"""Words before the object: a name and its verb."""


def _object_after_aside(verb: Token) -> None:
    """ "Approved, by 30 votes to 2, *a draft law*": the parser hangs the text on some word of the aside."""
    if any(c.dep_ in ("dobj", "nsubjpass", "auxpass") for c in verb.children) or verb.i + 3 >= len(verb.doc):
        return
    comma = verb.nbor(1).text == ","
    for token in verb.doc[verb.i + 3 : verb.i + 30]:
        if token.text in (";", ".", ":", "–", "—") or token.lower_ in ("who", "which", "that", "and", "but"):
            return
        if token.lemma_.lower() not in _VOTED_ON or token.dep_ not in _LOOSE or token.is_ancestor(verb):
            continue
        before = token.left_edge.nbor(-1)
        if before.text == "," if comma else before.like_num or before.lower_ in _TALLY:
            token.head, token.dep_ = verb, "dobj"
            return


def _charge_of_accused(verb: Token) -> None:
    """ "Accused the army *of* torture", "*of* killing miners": the charge goes with the verb.

    The parser hangs it on the army, and takes "killing" for an adjective of the miners.
    """
    for accused in [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]:
        for of in [c for c in accused.children if c.lower_ == "of" and c.dep_ == "prep"]:
            gerunds = [
                t
                for g in of.children
                for t in (g, *g.children)
                if t.tag_ == "VBG" and t.i == of.i + 1 and t.dep_ in ("pcomp", "amod")
            ]
            if not gerunds and accused.lemma_.lower() in _OF_SOMETHING:
                inner = [t for g in of.children if g.dep_ == "pobj" for t in g.children if t.lower_ == "of"]
                if not inner:
                    continue  # "accused members *of the party*"
                of = inner[0]  # "... of the party *of fraud*"
            of.head = verb
            if gerunds and gerunds[0].dep_ == "amod":
                deed, done_to = gerunds[0], gerunds[0].head
                deed.head, deed.dep_, deed.pos_ = of, "pcomp", "VERB"
                done_to.head, done_to.dep_ = deed, "dobj"


def _member_after_comma(noun: Token) -> None:
    """ "Drew protests from parties, *groups* and unions": a noun goes on with the list, not with the verb."""
    start, verb = noun.left_edge.i, noun.head
    if start < 2 or noun.doc[start - 1].text != "," or verb.i > start:
        return
    before = noun.doc[start - 2]
    told = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "dobj", "ccomp") for c in noun.children)
    if not told and before.tag_ == "NNS" and before.dep_ in ("pobj", "conj") and verb.is_ancestor(before):
        noun.head = before


def _participle_after_comma(verb: Token) -> None:
    """ "To sign the *bill*, passed by Parliament": it describes the noun before the comma, not the verb."""
    first = verb.nbor(-1) if verb.i else verb
    if first.tag_ == "RB" and verb.i > 1:
        first = verb.nbor(-2)
    if first.text != "," or first.i < 1 or not any(c.dep_ == "agent" for c in verb.children):
        return
    noun = first.nbor(-1)
    above = verb.head
    if above.pos_ not in ("VERB", "AUX", "NOUN") or above.i >= noun.i or noun.pos_ not in ("NOUN", "PROPN"):
        return
    if above.pos_ == "NOUN" and above.tag_ != "NNS":
        return
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "mark") for c in verb.children):
        return
    if noun.lemma_.lower() in _VOTED_ON and not verb.is_ancestor(noun):
        verb.head, verb.dep_ = noun, "acl"
