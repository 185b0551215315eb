"""Speech whose verb stands aside: "..., *X noted*, ...", "“...,” *conceded the expert*", however parsed.

The parser takes such a verb for part of the sentence around it, and the sentence's subject for whoever
speaks.  Commas and quotation marks tell better.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from hrgraph.mentions import ParsedSentence

__all__ = ["around", "before_comma", "behind_quotation", "wrong_subject"]

_CLOSING = frozenset(('"', "”", "’", "'", "''", "»"))
_STOPS = frozenset((",", ".", ";", ":", "!", "?", "—", "–", "-", ")", *_CLOSING))
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_SEGMENTS = 3
"""How many appositions back somebody's name may stand."""
_TAIL = 9
"""Words that may follow the verb before the comma: "said *in a statement on Friday*,"."""
_BESIDE = frozenset(
    ("prt", "advmod", "npadvmod", "prep", "pobj", "det", "compound", "amod", "nummod", "poss")
)
_BEHIND_NOUN = ("prep", "pobj", "det", "compound", "amod", "poss", "case", "npadvmod")
_SPEAKING = re.compile(
    r"(?:chair|expert|head|chief|wife|husband|envoy|delegate|president|secretary|coordinator|source|witness"
    r"|aide|group|union|ngo|committee|network|coalition|institute|association|federation|delegation|ministry"
    r"|judge|counsel|spouse|brother|sister|son|representative|rapporteur|general|sponsor|official|usher"
    r"|mother|father|brother|teacher|researcher|campaigner|office|organisation|organization|centre|center|family|relative|supporter"
    r"|\w+(?:man|woman|person|ist|tor|yer|der|ger|ter|ser|ner|ler))"
)
"""Nouns for who speaks behind a comma without a quotation: "patience, noted *the chair*, ..."."""


def behind_quotation(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who speaks in "“...,” *conceded the expert*": the phrase right behind the verb, no name."""
    before, at = verb.i - 1, verb.i + 1
    doc = parsed.doc
    while at < len(doc) and doc[at].dep_ in ("prt", "advmod"):
        at += 1
    if before < 0 or at >= len(doc) or verb.dep_ == "conj":
        return []
    mark = doc[before].text
    word = doc[parsed.inside.get(at, at)]
    while word.dep_ in ("det", "amod", "compound", "poss", "case", "nummod", "nmod") and word.head.i > word.i:
        word = word.head
    if word.pos_ not in ("NOUN", "PROPN") or word.i <= verb.i or word.i - at > _TAIL:
        return []
    end = _end_of_phrase(word)
    called = _name_between(parsed, end)
    if mark in _CLOSING:
        return called or [word]
    if word.dep_ in ("nsubj", "nsubjpass") and word.head.i != verb.i:
        return []  # "The League, or LK, said *Ana Paz*, 44, was charged"
    spoken = word.i in parsed.names or _SPEAKING.fullmatch(word.lemma_.lower())
    apart = end >= len(doc) or (doc[end].text in _STOPS and doc[end].tag_ != "``")
    return (called or [word]) if mark == "," and before > 0 and spoken and apart else []


def _end_of_phrase(word: Token) -> int:
    """Where a noun's phrase ends, without what commas add: "noted *the chair of the board*, ..."."""
    doc = word.doc
    at = word.i + 1
    while at < len(doc) and doc[at].dep_ in _BEHIND_NOUN:
        at += 1
    return at


def _name_between(parsed: ParsedSentence, at: int) -> list[Token]:
    """The name between two commas: "the chair of the board, *Ana Paz*, ..."."""
    doc = parsed.doc
    if at + 2 >= len(doc) or doc[at].text != ",":
        return []
    name = parsed.inside.get(at + 1, at + 1)
    while name + 1 < len(doc) and doc[name].dep_ == "compound" and name not in parsed.names:
        name = parsed.inside.get(name + 1, name + 1)
    span = parsed.names.get(name)
    if span is None or span.type not in ("person", None) or name + 1 >= len(doc):
        return []
    return [doc[name]] if doc[name + 1].text in _STOPS and doc[name].dep_ in ("appos", "npadvmod") else []


def before_comma(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who speaks in "..., its director, *Ana Paz*, told the radio": the name or role that the last commas
    enclose.
    """
    doc, end = parsed.doc, verb.i
    if end < 4 or doc[end - 1].text != "," or verb.tag_ not in ("VBD", "VBZ"):
        return []
    role: list[Token] = []
    for _ in range(_SEGMENTS):
        end -= 1
        start = end
        while start > 0 and doc[start - 1].text not in (",", ";") and end - start < _TAIL:
            start -= 1
        if start == 0 or doc[start - 1].text not in (",", ";"):
            break
        last = doc[end - 1]
        name = parsed.names.get(last.i)
        if name is not None and name.type in ("person", "organisation", "office", None):
            inside = all(
                i in parsed.inside or i == last.i or doc[i].dep_ in ("compound", "det")
                for i in range(start, end)
            )
            if inside:
                return [last]
        nouns = [t for t in doc[start:end] if t.pos_ == "NOUN" and t.head.i not in range(start, end)]
        if not role and nouns and _SPEAKING.fullmatch(nouns[0].lemma_.lower()):
            role = nouns[:1]
        end = start
    return role


def wrong_subject(parsed: ParsedSentence, verb: Token, subjects: list[Token]) -> bool:
    """ "*Ten days*, the station's lawyer, Ana Paz, pointed out, is the maximum": no days speak.

    Nor does who rules speak in "*The junta* tried 900 people before courts, the Envoy, Ana Paz, reported."
    """
    if (
        subjects
        and verb.i > 3
        and verb.nbor(-1).text == ","
        and verb.dep_ in ("advcl", "conj", "ccomp", "parataxis")
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux", "cc") for c in verb.children)
        and _ends_soon(verb)
    ):
        return subjects[0].i < verb.i - 4
    if len(subjects) != 1 or subjects[0].i in parsed.names or verb.i < 4 or verb.nbor(-1).text != ",":
        return False
    at = verb.i + 1
    while at < len(verb.doc) and verb.doc[at].dep_ in ("prt", "advmod"):
        at += 1
    if at + 1 >= len(verb.doc) or verb.doc[at].text != ",":
        return False
    following = verb.doc[at + 1]
    return (
        following.tag_ in _FINITE
        and following.pos_ in ("VERB", "AUX")
        and not _SPEAKING.fullmatch(subjects[0].lemma_.lower())
        and any(c.dep_ == "appos" for c in subjects[0].children)
    )


def _ends_soon(verb: Token) -> bool:
    """Does nothing but to whom and when it was said follow: "..., told *reporters on Friday*."?"""
    for word in verb.doc[verb.i + 1 : verb.i + _TAIL]:
        if word.text in (".", ";", *_CLOSING):
            return True
        if word.pos_ not in ("NOUN", "PROPN", "ADP", "DET", "ADJ", "NUM", "PART"):
            return False
    return verb.i + 1 >= len(verb.doc)


def around(verb: Token, speakers: list[Token]) -> set[int]:
    """The words around a verb of saying and its speaker that commas set apart from both; empty where none do.

    "*It takes a year*, the Ombudsman found, *and two thirds go missing*."
    """
    doc = verb.doc
    if not speakers or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return set()
    if speakers[0].i < verb.i:
        left, right = speakers[0].left_edge.i, verb.i + 1
        while left < speakers[0].i and doc[left].text == ",":
            left += 1
        if verb.dep_ == "relcl" and verb.head.i == left - 1:  # ", the website *Wayka reported*, ..."
            left -= 1
            while left > 0 and doc[left - 1].head.i == verb.head.i and doc[left - 1].text != ",":
                left -= 1
        # an apposition hangs on the noun before it
        while right < len(doc) and doc[right].text not in _STOPS and doc[right].dep_ in _BESIDE:
            right += 1
    else:
        left, right = verb.i, speakers[0].right_edge.i + 1
    between = doc[min(left, verb.i) : max(speakers[0].i, verb.i)]
    if right - verb.i > _TAIL + 12 or any(t.pos_ == "VERB" and t.dep_ == "ROOT" for t in between):
        return set()
    apart = left > 1 and doc[left - 1].text in (",", ";", "—", "–", *_CLOSING)
    ends = right >= len(doc) or doc[right].text in _STOPS
    if not apart or not ends:
        return set()
    told = [*range(left - 1), *range(right, len(doc))]
    return set(told) if any(doc[i].pos_ in ("VERB", "AUX") for i in told) else set()
