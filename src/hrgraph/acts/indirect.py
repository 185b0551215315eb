"""Reported speech that goes on: "She said that space was shrinking.  *States needed to act.*"

Minutes and summaries of meetings name a speaker once and tell the rest of a speech, to the end of the
paragraph, in the past tense without a word on who says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from hrgraph.acts.parts import Claim
from hrgraph.acts.speech import Saying, speakers_of
from hrgraph.links import Phrases, Referent
from hrgraph.mentions import ParsedSentence
from hrgraph.segment import Quotation

__all__ = ["goes_on"]

_REACH = 12
"""Sentences of one paragraph through which a speech is followed back."""
_BACKSHIFTED = frozenset(("would", "could", "should", "must", "had", "was", "were", "might", "did", "needed"))
_TALKING_OF_OTHERS = ("person", "office", "state", "organisation")


def goes_on(
    sentence: ParsedSentence,
    framed: Sequence[Claim],
    quotations: Sequence[Quotation],
    parsed: Sequence[ParsedSentence],
    sayings: Mapping[int, Sequence[Saying]],
    phrases: Phrases,
) -> tuple[Saying, tuple[Referent, ...]] | None:
    """Whose speech a sentence without a speaker goes on with, and the sentence as what is said; else None.

    Only the unquoted words of one speaker, in the same paragraph, told in the past tense throughout.

    Args:
        framed: the claims found in the sentence; one whose doer is named is the teller's own.
    """
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), None)
    if root is None or quotations or any(c.actors and c.act != "attack" for c in framed):
        return None
    fronted = [c for c in root.children if c.dep_ in ("ccomp", "parataxis") and c.i < root.i]
    if not any(_backshifted(v) for v in (root, *fronted)) or sentence.text.rstrip().endswith((":", "?")):
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - _REACH), -1):
        before = parsed[number]
        if before.sentence.block != sentence.sentence.block:
            return None
        said = [s for s in sayings[number] if s.verb.pos_ == "VERB" and s.speakers]
        if not said:
            main = next((t for t in before.doc if t.dep_ == "ROOT"), None)
            if main is None or not _backshifted(main):
                return None
            continue
        last = said[0]
        if last.quoted or last.verb.tag_ != "VBD" or last.verb.dep_ not in ("ROOT", "conj"):
            return None
        if not any(_backshifted(before.doc[i]) for i in last.content if before.doc[i].dep_ == "ccomp"):
            return None
        speakers = tuple(p.referent for p in speakers_of(last, phrases))
        if len(speakers) != 1 or speakers[0].type not in _TALKING_OF_OTHERS:
            return None
        return Saying(sentence, root, "say", [], {t.i for t in sentence.doc}), speakers
    return None


def _backshifted(verb: Token) -> bool:
    """Told in the past tense: "gains *were* at risk", "States *needed* to act", "*should* act"."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "cop")}
    if helpers:
        return bool(helpers & _BACKSHIFTED)
    return verb.tag_ == "VBD" or verb.lower_ in _BACKSHIFTED
