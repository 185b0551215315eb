"""Lists: "The Committee urged Kenya to:" and the items below, each read as one sentence with this lead-in.

The items of such a list lack what the lead-in has: the subject, often the verb.  Each item therefore becomes
a sentence of two pieces, the lead-in and the item, and what stands between them is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hrgraph.lexicon import Lexicon
from hrgraph.mentions.spans import NameSpan
from hrgraph.records import Article, Sentence, Span

__all__ = ["with_lead_ins"]

_LEAD_IN = re.compile(r"\s*:\s*$")
_WANTS_VERB = re.compile(
    r"\b(?:to|that|should|must|shall|by)$"
    r"|\b(?:ask|call|demand|insist|propose|recommend|request|urge)\w*\b.*\bthat\b[^,;:]{1,80}$",
    re.IGNORECASE,
)
"""Lead-ins that whatever stands below them goes on with."""
_JOINT = re.compile(r"[\s;,]+(?:and|or)?[\s;,]*$")
_VERB = re.compile(r"(?:(?:[A-Za-z]+ly|also|further|again)\s+)?(?P<verb>[^\W\d_]+)\s*", re.IGNORECASE)
_INFLECTED = ("s", "es", "ed", "d", "ing")
_LONGEST = 1500
"""Characters from the lead-in to the end of an item: a longer quotation is hard to check."""

_Names = Mapping[int, Sequence[NameSpan]]


def with_lead_ins(
    article: Article,
    units: Sequence[Sentence],
    lexicon: Lexicon,
    find: Callable[[Sequence[Sentence]], _Names],
) -> tuple[Sequence[Sentence], _Names]:
    """The sentences with the items of lists joined to their lead-ins, and the names of each by its number.

    A list whose items don't go on with its lead-in stays as it is: "The following were arrested:" above a row
    of names, or items that are whole sentences.

    Args:
        article: the article.
        units: its sentences, in order.
        lexicon: tells the verbs that an item may begin with.
        find: finds the names in sentences, by their number.
    """
    lead_of = _items(article, units, lexicon)
    if not lead_of:
        return units, find(units)
    names = find([_after_verb(article, u) if n in lead_of else u for n, u in enumerate(units)])
    found: list[Sentence] = []
    found_names: dict[int, Sequence[NameSpan]] = {}
    first_item: dict[int, int] = {}
    leads = set(lead_of.values())
    for number, unit in enumerate(units):
        if number in leads:
            continue
        found_names[len(found)] = names.get(number, ())
        if number in lead_of:
            lead = units[lead_of[number]]
            first = first_item.setdefault(lead_of[number], len(found))
            found_names[len(found)] = [*names.get(lead_of[number], ()), *names.get(number, ())]
            colon = lead.start + len(_LEAD_IN.sub("", article.text[lead.start : lead.end]))
            end = unit.start + len(_JOINT.sub("", article.text[unit.start : unit.end]))
            unit = Sentence(lead.start, end, lead.block, Span(colon, unit.start), first)
        found.append(unit)
    return found, found_names


def _items(article: Article, units: Sequence[Sentence], lexicon: Lexicon) -> dict[int, int]:
    """The sentences that begin an item which goes on with its lead-in, and the number of the lead-in."""
    found: dict[int, int] = {}
    lead = block = -1
    wants_verb = open_ = False
    for number, unit in enumerate(units):
        words = article.text[unit.start : unit.end]
        if lead >= 0 and unit.block != block:
            goes_on = article.blocks[unit.block].kind == "list" or open_ or words[:1].islower()
            if (
                unit.block == block + 1
                and (goes_on or _JOINT.search(words))
                and (wants_verb or _begins_with_verb(words, lexicon))
                and unit.end - units[lead].start <= _LONGEST
            ):
                found[number] = lead
                block = unit.block
                open_ = bool(_JOINT.search(words))
                continue
            lead = -1
        if lead < 0 and _LEAD_IN.search(words):
            lead, block, open_ = number, unit.block, False
            wants_verb = bool(_WANTS_VERB.search(_LEAD_IN.sub("", words)))
    return found


def _begins_with_verb(words: str, lexicon: Lexicon) -> bool:
    """Does an item begin with a verb that reports an act: "Strongly condemns", "urging"?"""
    first = _VERB.match(words)
    if first is None:
        return False
    word = first["verb"].lower()
    stems = {word} | {word.removesuffix(e) for e in _INFLECTED if word.endswith(e)}
    stems |= {stem + "e" for stem in stems}
    return bool(stems & lexicon.by_verb.keys()) and word not in lexicon.by_noun


def _after_verb(article: Article, item: Sentence) -> Sentence:
    """An item without the verb that it begins with, which a name would begin with: "*Release* Ada Obi"."""
    first = _VERB.match(article.text, item.start, item.end)
    return replace(item, start=first.end()) if first and first.end() < item.end else item
