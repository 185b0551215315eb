"""Reading one article: sentence by sentence, speech, then claims with every participant resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrgraph.acts.claims import find_claims
from hrgraph.acts.clauses import is_passive
from hrgraph.acts.events import judges_deed
from hrgraph.acts.indirect import goes_on
from hrgraph.acts.leads import link_leads
from hrgraph.acts.members import link_counted_groups, link_scattered_groups, name_some
from hrgraph.acts.parties import (
    blamed_elsewhere,
    body_at_work,
    event_spoken_of,
    follows_up,
    inherit_addressees,
    settle,
    unnamed_agent,
)
from hrgraph.acts.parts import Claim
from hrgraph.acts.quoting import (
    announced_by,
    announced_paragraph,
    authors_requests,
    continued_quote,
    official_in_quotation,
    one_per_quotation,
    set_unmarked_we,
    set_we,
    spoken,
    stands_alone,
    went_on,
)
from hrgraph.acts.repeats import without_echoes, without_repeats
from hrgraph.acts.speech import Saying, find_sayings, speakers_of
from hrgraph.acts.votes import roll_call
from hrgraph.acts.whole import gather_instruments, inside_request, is_complete
from hrgraph.lexicon import Lexicon
from hrgraph.links import Phrases
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence
from hrgraph.segment import Quotation

__all__ = ["read_claims"]


def read_claims(
    parsed: Sequence[ParsedSentence], quotations: Sequence[Quotation], phrases: Phrases, lexicon: Lexicon
) -> list[Claim]:
    """All claims of an article, in text order, participants resolved.

    Args:
        parsed: the sentences in order.
        quotations: the article's quotations.
        phrases: resolves noun phrases; what the article speaks of grows in it.
        lexicon: the frames.
    """
    sayings: dict[int, list[Saying]] = {}
    touching = {
        s.number: [
            q
            for q in quotations
            if q.kind == "direct" and q.start < s.sentence.end and q.end > s.sentence.start
        ]
        for s in parsed
    }
    for sentence in parsed:
        sayings[sentence.number] = find_sayings(sentence, touching[sentence.number], phrases, lexicon)
    for sentence in parsed:
        phrases.note_states(sentence)
    for sentence in parsed:
        set_we(sentence, touching[sentence.number], parsed, sayings, phrases, lexicon.grammar)
        set_unmarked_we(sentence, parsed, sayings, phrases, lexicon.grammar)
        phrases.read(sentence)
        for saying in sayings[sentence.number]:
            several = any(len(conjuncts(t)) > 1 for t in saying.speakers)
            spoke = tuple(p.referent for p in speakers_of(saying, phrases)) if several else ()
            if len(spoke) > 1:  # "In a statement, *A, B and C* said", however parsed: then "the groups"
                phrases.discourse.remember_set(sentence.starts[saying.verb.i], sentence.number, 3.5, spoke)
            if saying.quoted and all(t.i in sentence.names for t in saying.speakers):
                for part in speakers_of(saying, phrases):
                    part.referent.speaks_in(sentence.number)
    link_leads(parsed, phrases)
    link_counted_groups(parsed, phrases)
    first_person = any(
        t.text == "I" and t.dep_ == "nsubj" for s in parsed if not touching[s.number] for t in s.doc
    )
    claims: list[Claim] = []
    for sentence in parsed:
        claims += _sentence_claims(
            sentence,
            sayings[sentence.number],
            touching[sentence.number],
            phrases,
            lexicon,
            claims,
            parsed,
            sayings,
            first_person=first_person,
        )
    link_scattered_groups(claims, sayings, parsed, phrases)
    name_some(claims, parsed, phrases)
    claims = one_per_quotation([c for c in claims if c.actors or c.act == "attack"], quotations)
    blamed_elsewhere(claims)
    claims = without_echoes(claims)
    for claim in claims:
        if claim.act == "urge" and not claim.addressees:
            official_in_quotation(claim, parsed, quotations, phrases)
    return claims


def _sentence_claims(
    sentence: ParsedSentence,
    sayings: Sequence[Saying],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
    before: Sequence[Claim],
    parsed: Sequence[ParsedSentence],
    every: Mapping[int, Sequence[Saying]],
    *,
    first_person: bool,
) -> list[Claim]:
    citing = {s.verb.i for s in sayings if s.cited}
    framed = [c for c in find_claims(sentence, phrases, lexicon) if c.trigger.i not in citing]
    for claim in framed:
        settle(claim, sayings, phrases)
        if (
            not claim.actors
            and claim.act in ("urge", "appoint", "adopt", "condemn", "welcome", "commemorate", "meet")
            and claim.trigger.pos_ == "VERB"
            and is_passive(claim.trigger)
        ):
            claim.actors = unnamed_agent(claim, before)
            if not claim.actors and claim.act == "adopt":
                claim.actors = body_at_work(claim, phrases)
                claim.implicit_actor = True
    framed = [c for c in framed if not inside_request(c, framed)]
    said: list[Claim] = []
    for saying in sayings:
        said += spoken(saying, framed, quotations, phrases, lexicon)
    # "States must keep *their promises*, the experts said": what States are asked to keep
    content = [c for c in framed if c.act == "commit" or (c.act != "attack" and c.trigger.tag_ == "VBG")]
    asked = {id(c) for c in content if inside_request(c, said)}
    everything = [c for c in framed if id(c) not in asked] + said
    if not sayings:
        announced = [
            s
            for s in parsed[sentence.number :]
            if quotations
            and quotations[0].start >= sentence.sentence.start
            and s.sentence.start < quotations[0].end
            and (
                announced_by(sentence, parsed, phrases, lexicon.grammar)
                or stands_alone(quotations[0], parsed, every)
            )
        ]
        if not quotations and announced_paragraph(sentence, parsed, phrases, lexicon.grammar):
            announced = [s for s in parsed[sentence.number :] if s.sentence.block == sentence.sentence.block]
        everything += continued_quote(sentence, framed, quotations, phrases, lexicon, announced)
    if not sayings and not quotations:
        everything += authors_requests(sentence, framed, phrases, lexicon, first_person=first_person)
        if (speech := goes_on(sentence, everything, quotations, parsed, every, phrases)) is not None:
            everything += went_on(*speech, phrases, lexicon)
    inherit_addressees(sentence, everything, phrases)
    kept = []
    for claim in everything:
        gather_instruments(claim, everything, phrases)
        follows_up(claim, [*before, *everything[: everything.index(claim)]])
        earlier = [*before, *[c for c in everything if c.trigger.i < claim.trigger.i]]
        event_spoken_of(claim, earlier)
        judges_deed(claim, earlier)
        if is_complete(claim):
            kept.append(claim)
    kept += roll_call(sentence, kept, phrases)
    kept.sort(key=lambda c: (c.trigger.i, c.act))
    return without_repeats(kept)
