"""Votes with the names of who voted: "by 135 in favour to 2 against (Belarus, Cuba), with 26 abstentions"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.links import Phrases
from hrgraph.mentions import ParsedSentence
from hrgraph.records import ActKey

__all__ = ["roll_call"]

_TALLY = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|no)\s+(?:votes?\s+|States\s+)?"
    r"(?P<side>against|opposed|in favou?r)\s*\((?P<who>[^()]{4,1200})\)"
)
_SIDES: dict[str, tuple[ActKey, str]] = {
    "against": ("condemn", "condemn/vote-against"),
    "opposed": ("condemn", "condemn/vote-against"),
}
_FOR: tuple[ActKey, str] = ("join", "join/vote-in-favour")


def roll_call(sentence: ParsedSentence, claims: Sequence[Claim], phrases: Phrases) -> list[Claim]:
    """Those whom a tally names voted against the text, or for it; tallies without names tell nothing.

    Args:
        claims: the sentence's other claims, of which the adopted text is taken.
    """
    if "(" not in sentence.text:
        return []
    found: list[Claim] = []
    for match in _TALLY.finditer(sentence.text):
        start, end = (sentence.sentence.start + o for o in match.span("who"))
        inside = [t for t in sentence.doc if start <= sentence.starts[t.i] < end]
        before = [t for t in sentence.doc if sentence.starts[t.i] < start and t.text != "("]
        voters = [
            Part(r, sentence.covers(t))
            for t in inside
            if t.i in sentence.names and sentence.inside.get(t.i, t.i) == t.i
            for r in phrases.one(sentence, t)
            if r.type == "state"
        ]
        if not voters or not before:
            continue
        act, frame = _SIDES.get(match["side"], _FOR)
        claim = Claim(act, frame, sentence, before[-1], actors=merge_parts(voters), weight=0.9)
        texts = [i for c in claims if c.act == "adopt" for i in c.instruments]
        if not texts:
            last = phrases.discourse.salient(
                start, sentence.number, lambda r: r.type == "instrument" and not r.plural, reach=2
            )
            texts = [Part(last, last.label)] if last is not None else []
        claim.instruments = merge_parts(texts)
        found.append(claim)
    return found
