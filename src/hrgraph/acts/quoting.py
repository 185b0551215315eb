"""What quotations and reports of speech amount to, and who speaks in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrgraph.acts.clauses import subjects
from hrgraph.acts.duties import obligations
from hrgraph.acts.events import deed_in_what
from hrgraph.acts.judged import brands, charged_with, epithet, whom_words_judge
from hrgraph.acts.parties import actors_of, expand
from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.acts.reported import own_lot, passes_on, tells_nothing
from hrgraph.acts.speakers import signed_below, without_besides
from hrgraph.acts.speech import Saying, asks, claim_of, content_act, speakers_of
from hrgraph.lexicon import Grammar, Lexicon
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence
from hrgraph.segment import Quotation

__all__ = [
    "announced_by",
    "announced_paragraph",
    "authors_requests",
    "continued_quote",
    "official_in_quotation",
    "one_per_quotation",
    "set_unmarked_we",
    "set_we",
    "spoken",
    "stands_alone",
    "went_on",
]

_DEEDS = ("appoint", "adopt", "submit", "commit", "join", "commemorate")
_ABOUT_OTHERS = ("condemn", "concern", "welcome")


def set_we(
    sentence: ParsedSentence,
    quotations: Sequence[Quotation],
    parsed: Sequence[ParsedSentence],
    sayings: Mapping[int, Sequence[Saying]],
    phrases: Phrases,
    grammar: Grammar,
) -> None:
    """Who "we" is inside each quotation: the speaker named in any sentence that the quotation touches."""
    for quotation in quotations:
        for number in range(sentence.number, len(parsed)):
            other = parsed[number]
            if other.sentence.start >= quotation.end:
                break
            outside = [
                s for s in sayings[number] if not quotation.start <= other.starts[s.verb.i] < quotation.end
            ]
            if number != sentence.number:
                outside = [s for s in outside if all(t.i in other.names for t in s.speakers)]
            said_by = [p.referent for s in outside for p in speakers_of(s, phrases)]
            speakers = tuple(
                r for one in said_by for r in ((one,) if one.is_actor else one.authors) if r.is_actor
            )
            if speakers:
                phrases.we.setdefault(sentence.number, []).append((quotation.start, quotation.end, speakers))
                break
        known = [w for w in phrases.we.get(sentence.number - 1, ()) if w[0] == quotation.start]
        if any(w[0] == quotation.start for w in phrases.we.get(sentence.number, ())):
            continue
        if quotation.start >= sentence.sentence.start and (
            speakers := announced_by(sentence, parsed, phrases, grammar)
        ):
            phrases.we.setdefault(sentence.number, []).append((quotation.start, quotation.end, speakers))
            continue
        # a quotation that goes on after "..., she said." belongs to who spoke last
        earlier = [
            w
            for n in range(sentence.number, max(-1, sentence.number - 6), -1)
            for w in phrases.we.get(n, ())
            if w[1] <= quotation.start
        ]
        if known or earlier:
            _, _, speakers = (known or earlier)[0]
        elif quotation.start >= sentence.sentence.start:
            speakers = _spoke_before(sentence, parsed, phrases, grammar)
        else:
            speakers = ()
        speakers = signed_below(quotation, parsed, phrases) or speakers
        if speakers:
            phrases.we.setdefault(sentence.number, []).append((quotation.start, quotation.end, speakers))


def set_unmarked_we(
    sentence: ParsedSentence,
    parsed: Sequence[ParsedSentence],
    sayings: Mapping[int, Sequence[Saying]],
    phrases: Phrases,
    grammar: Grammar,
) -> None:
    """Who "we" is in a paragraph that lost its quotation marks: the person who spoke just before.

    News sites strip the marks: "Ana Paz said they were honoured.", then in its own paragraph "We must go on."
    In the text of an organisation, a letter or a speech "we" are its authors.
    """
    discourse = phrases.discourse
    number = sentence.number
    if number == 0 or phrases.we.get(number) or not sentence.doc:
        return
    before = parsed[number - 1]
    if announced := announced_paragraph(sentence, parsed, phrases, grammar):
        phrases.we[number] = [(sentence.sentence.start, sentence.sentence.end, announced)]
        return
    ours = discourse.publisher is not None and any(
        o.start < sentence.sentence.start for o in discourse.publisher.occurrences
    )
    if ours or discourse.signatories or discourse.speaking or discourse.voices or discourse.greeted:
        return
    if sentence.sentence.block == before.sentence.block:
        whole = (before.sentence.start, before.sentence.end)
        speakers = next((w[2] for w in phrases.we.get(number - 1, ()) if w[:2] == whole), ())
    elif number > 1 and announced_paragraph(before, parsed, phrases, grammar) and _demands(sentence):
        speakers = announced_paragraph(before, parsed, phrases, grammar)
    elif sentence.doc[0].lower_ in ("we", "i", "our", "my") and discourse.speaker is None:
        said = [s for s in sayings[number - 1] if s.verb.pos_ in ("VERB", "AUX")]
        found = [p.referent for s in said for p in speakers_of(s, phrases)]
        speakers = tuple(r for r in found if r.type == "person")
    else:
        return
    if speakers:
        phrases.we[number] = [(sentence.sentence.start, sentence.sentence.end, speakers)]


def announced_paragraph(
    sentence: ParsedSentence, parsed: Sequence[ParsedSentence], phrases: Phrases, grammar: Grammar
) -> tuple[Referent, ...]:
    """Who says a paragraph that lost its quotation marks, where the one before it ends in "..., X said:"."""
    number = sentence.number
    if not number or sentence.sentence.block == parsed[number - 1].sentence.block:
        return ()
    if parsed[number - 1].text.rstrip().endswith(("to:", "that:", "following:", "for:", "on:")):
        return ()  # what follows is a list
    if not sentence.text[:1].isupper() or not sentence.text.rstrip().endswith((".", "!", "?")):
        return ()
    return announced_by(sentence, parsed, phrases, grammar)


def _demands(sentence: ParsedSentence) -> bool:
    """A "must" that no news story says of its own: the words announced go on in the next paragraph."""
    return any(t.lower_ == "must" and t.tag_ == "MD" and t.head.dep_ == "ROOT" for t in sentence.doc)


_ADDRESSING = frozenset(
    (
        "post",
        "share",
        "blog",
        "email",
        "text",
        "address",
        "speak",
        "testify",
        "reply",
        "intervene",
        "issue",
        "deliver",
        "publish",
    )
)


def _spoke_before(
    sentence: ParsedSentence, parsed: Sequence[ParsedSentence], phrases: Phrases, grammar: Grammar
) -> tuple[Referent, ...]:
    """Who was said to speak just before a quotation that names nobody: "She addressed the Council. ..." """
    for number in range(sentence.number - 1, max(-1, sentence.number - 4), -1):
        before = parsed[number]
        for verb in reversed(list(before.doc)):
            if verb.pos_ != "VERB" or verb.dep_ not in ("ROOT", "conj"):
                continue
            if grammar.speech_kind(verb.lemma_.lower()) or verb.lemma_ in _ADDRESSING:
                found = tuple(
                    r
                    for token in subjects(verb)
                    for r in phrases.resolve(before, token)
                    if r.is_actor and r.type != "state"
                )
                if found:
                    return found
    return ()


def announced_by(
    sentence: ParsedSentence, parsed: Sequence[ParsedSentence], phrases: Phrases, grammar: Grammar
) -> tuple[Referent, ...]:
    """Who says what follows a colon: "Marie Struthers, its director, said:", then the quotation in its own
    paragraph.
    """
    if sentence.number == 0 or not parsed[sentence.number - 1].text.rstrip().endswith(":"):
        return ()
    before = parsed[sentence.number - 1]
    for verb in reversed(list(before.doc)):
        told = verb.pos_ in ("VERB", "AUX")
        if told and (grammar.speech_kind(verb.lemma_.lower()) or verb.lemma_ == "issue"):
            found = tuple(r for token in subjects(verb) for r in phrases.resolve(before, token) if r.is_actor)
            beside = [t for t in before.doc[: verb.i] if t.text != ","][-1:]
            if beside and beside[0].i in before.names:  # "..., Marie Struthers, said:", however it is parsed
                found = found or tuple(r for r in phrases.one(before, beside[0]) if r.is_actor)
            if found:
                return found
    return ()


def stands_alone(
    quotation: Quotation, parsed: Sequence[ParsedSentence], sayings: Mapping[int, Sequence[Saying]]
) -> bool:
    """Is a quotation a paragraph of its own, with no word on who says it, after no other quotation?"""
    inside = [p for p in parsed if p.sentence.start < quotation.end and p.sentence.end > quotation.start]
    if not inside or any(sayings[p.number] for p in inside):
        return False
    first = inside[0].number
    if first == 0 or parsed[first - 1].sentence.block == inside[0].sentence.block:
        return False
    return not any(s.quoted for s in sayings[first - 1])


def spoken(
    saying: Saying,
    framed: Sequence[Claim],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
) -> list[Claim]:
    """What a saying amounts to, beside the claims that its own words report."""
    grammar = lexicon.grammar
    holder = Claim("state", "state/say", saying.parsed, saying.verb)
    actors = actors_of(holder, speakers_of(saying, phrases), phrases)
    if not actors:
        return []
    same = [c for c in framed if c.trigger.i == saying.verb.i and (c.actors or c.act == "attack")]
    if same:
        return _asked_besides(same, saying, actors, phrases, grammar)
    inside = without_besides(framed, saying.parsed, saying.content, actors, phrases)
    if saying.verb.lower_ == "according" and any(
        c.act not in ("attack", "join") and c.trigger.dep_ == "ROOT" and c.actors for c in inside
    ):
        return []  # "According to the EU, the Commission pointed out ...": the Commission said it
    if saying.verb.lemma_ == "announce" and any(c.act in _DEEDS for c in inside):
        return []  # what a body announces is told as its deed
    if saying.kind == "say" and not saying.quoted and any(_main_in(c, saying) for c in inside):
        return []  # "The EU added that the Commission had voiced concern": the Commission is worried
    asked = saying.verb.lemma_ in ("ask", "wonder")  # "“Where shall we go?” asked X": no request
    requests = [] if asked else _requests(saying, actors, grammar, phrases)
    mine = [
        c
        for c in inside
        if any(a.referent is b.referent for a in c.actors for b in actors)
        and c.act in ("urge", "welcome", "condemn", "concern", "commit")
    ]
    if requests and not any(c.act == "urge" for c in mine):
        return requests
    if mine:
        return []
    if saying.kind in _ABOUT_OTHERS:
        claim = claim_of(saying.kind, f"{saying.kind}/said", saying, actors, phrases)  # type: ignore[arg-type]
        claim.addressees = expand(
            whom_words_judge(saying, claim.act, actors, phrases, any_subject=saying.kind == "condemn"),
            phrases,
        )
        return [claim]
    text = _content_text(saying)
    if saying.kind == "say" and saying.quoted and not asked and asks(text, grammar):
        claim = claim_of("urge", "urge/obligation", saying, actors, phrases)
        claim.weight = 0.6
        return [claim]
    act = content_act(text, grammar, "state" if passes_on(saying) else saying.kind)
    attackers = charged_with(saying, inside, actors) if act == "state" else []
    if act == "state" and (attackers or brands(saying) or epithet(saying) or deed_in_what(saying, framed)):
        act = "condemn"
    if act == "state" and saying.verb.lemma_ in ("urge", "demand", "plead"):
        act = "urge"  # "*urged* that they be freed"
    frame = {"state": "state/say", "urge": "urge/obligation"}.get(act, f"{act}/said")
    claim = claim_of(act, frame, saying, actors, phrases)
    claim.weight = 0.9 if act == "state" else 0.7
    claim.quoted = saying.quoted
    claim.instruments = list(holder.instruments)
    if act == "state" and tells_nothing(saying, framed):
        return []
    if act not in ("state", "urge"):
        claim.addressees = attackers or expand(whom_words_judge(saying, act, actors, phrases), phrases)
    return [claim]


def _asked_besides(
    same: list[Claim], saying: Saying, actors: list[Part], phrases: Phrases, grammar: Grammar
) -> list[Claim]:
    """ "The bill must be dropped, the families *wrote* to the Speaker": they ask whom they write to."""
    if any(c.act not in ("submit", "meet") for c in same):
        return []
    requests = _requests(saying, actors, grammar, phrases)
    for request in requests:
        request.addressees = request.addressees or list(same[0].addressees)
    return requests


def _main_in(claim: Claim, saying: Saying) -> bool:
    """Is a claim the main thing that a saying tells, and somebody else's act?"""
    speaking = {t.i for t in saying.speakers}
    told = claim.act in ("condemn", "concern", "welcome", "urge", "state") and bool(claim.actors)
    subject = [c for c in claim.trigger.children if c.dep_ in ("nsubj", "nsubjpass")]
    own = not subject or any(c.tag_ == "PRP" for c in subject)
    return (
        told
        and not own
        and (claim.trigger.tag_ in ("VBD", "VBN") or claim.trigger.i < saying.verb.i)
        and claim.trigger.i not in speaking
        and (claim.trigger.head.i == saying.verb.i or claim.trigger.dep_ == "ROOT")
    )


def _requests(saying: Saying, actors: list[Part], grammar: Grammar, phrases: Phrases) -> list[Claim]:
    claims: list[Claim] = []
    for verb, subject in obligations(saying.parsed, saying.content, grammar):
        addressees: list[Part] = []
        for token in subject:
            for word in conjuncts(token):
                addressees += [
                    Part(r, saying.parsed.covers(word))
                    for r in phrases.one(saying.parsed, word)
                    if r.is_actor
                ]
        addressees = [
            a for a in expand(addressees, phrases) if not any(a.referent is s.referent for s in actors)
        ]
        if not addressees and (saying.kind == "state" or own_lot(saying, verb, subject, actors, phrases)):
            continue
        claim = claim_of("urge", "urge/obligation", saying, actors, phrases)
        claim.addressees = addressees or claim.addressees
        claim.demand_region = {t.i for t in verb.subtree}
        claim.demand = (saying.parsed.starts[verb.left_edge.i], saying.parsed.ends[verb.right_edge.i])
        claims.append(claim)
    return claims


def _content_text(saying: Saying) -> str:
    """The words said, without names: the "Working Group on *Arbitrary* Detention" blames nobody."""
    parsed = saying.parsed
    return " ".join(
        parsed.covers(parsed.doc[i])
        for i in sorted(saying.content)
        if i not in parsed.names or parsed.names[i].type in ("state", None)
    )


def continued_quote(
    sentence: ParsedSentence,
    framed: Sequence[Claim],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
    announced: Sequence[ParsedSentence],
) -> list[Claim]:
    """The claims in a sentence wholly inside a quotation whose speaker is named elsewhere.

    Its requests; and what the quotation amounts to, where a colon before this sentence announced it.

    Args:
        announced: the sentences of the quotation that this one begins after a colon; else empty.
    """
    claims: list[Claim] = []
    for start, end, speakers in phrases.we.get(sentence.number, ()):
        inside = {t.i for t in sentence.doc if start <= sentence.starts[t.i] < end}
        if len(inside) < len(sentence.doc) - 2 or any(
            c.act == "urge" and c.trigger.i in inside for c in framed
        ):
            continue
        root = next((t for t in sentence.doc if t.dep_ == "ROOT"), sentence.doc[0])
        saying = Saying(sentence, root, "say", [], inside, True)
        actors = [Part(s, s.label) for s in speakers]
        requests = _requests(saying, actors, lexicon.grammar, phrases)
        claims += requests
        if requests or any(c.trigger.i in inside and c.actors for c in framed):
            continue
        words = " ".join(s.text for s in announced) if announced else _content_text(saying)
        act = content_act(words, lexicon.grammar, "say")
        if not announced and (act == "state" or asks(words, lexicon.grammar)):
            continue  # one sentence more of a quotation that is already told of
        if asks(words, lexicon.grammar):
            act = "urge"
        frame = {"state": "state/say", "urge": "urge/obligation"}.get(act, f"{act}/said")
        claim = claim_of(act, frame, saying, actors, phrases)
        claim.weight, claim.quoted = 0.7 if announced else 0.6, True
        if act in _ABOUT_OTHERS:
            claim.addressees = expand(whom_words_judge(saying, act, actors, phrases), phrases)
        claims.append(claim)
    return claims


def went_on(saying: Saying, speakers: Sequence[Referent], phrases: Phrases, lexicon: Lexicon) -> list[Claim]:
    """The requests, worry, blame and praise of a sentence that goes on with somebody's speech."""
    actors = [Part(s, s.label) for s in speakers]
    requests = _requests(saying, actors, lexicon.grammar, phrases)
    if requests:
        for claim in requests:
            claim.weight = 0.7
        return requests
    act = content_act(_content_text(saying), lexicon.grammar, "say")
    if act == "state":
        return []
    claim = claim_of(act, f"{act}/said", saying, actors, phrases)
    claim.weight = 0.6
    claim.addressees = expand(whom_words_judge(saying, act, actors, phrases), phrases)
    return [claim]


def authors_requests(
    sentence: ParsedSentence,
    framed: Sequence[Claim],
    phrases: Phrases,
    lexicon: Lexicon,
    *,
    first_person: bool,
) -> list[Claim]:
    """What a letter, joint statement or speech says ought to be done: its authors ask for it.

    Only where the text says who its authors are; the "must" of a news story or press release is nobody's.

    Args:
        first_person: whether somebody says "I" outside quotations.
    """
    discourse = phrases.discourse
    speakers = discourse.signatories or discourse.speaking or discourse.voices
    if not speakers and first_person and discourse.speaker is not None:
        speakers = (discourse.speaker,)
    if not speakers or any(c.act == "urge" for c in framed):
        return []
    root = next((t for t in sentence.doc if t.dep_ == "ROOT"), sentence.doc[0])
    saying = Saying(sentence, root, "say", [], {t.i for t in sentence.doc}, True)
    return _requests(saying, [Part(s, s.label) for s in speakers], lexicon.grammar, phrases)


def one_per_quotation(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> list[Claim]:
    """Background inside a quotation that asks is no claim of its own."""
    dropped: set[int] = set()
    for quotation in quotations:
        if quotation.kind != "direct":
            continue
        inside = [
            c
            for c in claims
            if c.parsed.sentence.start < quotation.end and c.parsed.sentence.end > quotation.start
        ]
        asking = [c for c in inside if c.act == "urge"]
        judging = [c for c in inside if c.act in _ABOUT_OTHERS and c.quoted]
        for claim in inside:
            mine = {p.referent.iri for p in claim.actors}
            same = [
                c
                for c in [*asking, *(judging if claim.act == "state" else [])]
                if {p.referent.iri for p in c.actors} == mine
                and (claim.act == "state" or c.parsed is claim.parsed)
            ]
            if same and claim.quoted and claim.frame.endswith(("/say", "/said")):
                dropped.add(id(claim))
                same[0].instruments = merge_parts([*same[0].instruments, *claim.instruments])
    return [c for c in claims if id(c) not in dropped]


def official_in_quotation(
    claim: Claim, parsed: Sequence[ParsedSentence], quotations: Sequence[Quotation], phrases: Phrases
) -> None:
    """A quoted request without addressee that speaks of one official only is directed at that official."""
    start = claim.parsed.sentence.start
    around = [
        q for q in quotations if q.kind == "direct" and q.start < claim.parsed.sentence.end and q.end > start
    ]
    if not around or not (claim.quoted or claim.frame == "urge/obligation"):
        return
    quotation = around[0]
    officials: list[Part] = []
    for sentence in parsed:
        for token in sentence.doc:
            if (
                quotation.start <= sentence.starts[token.i] < quotation.end
                and token.i in sentence.names
                and sentence.names[token.i].type in ("office", "person")
            ):
                officials += [
                    Part(r, sentence.phrase(token))
                    for r in phrases.one(sentence, token)
                    if r.office or r.type == "office"
                ]
    officials = [p for p in merge_parts(officials) if not any(p.referent is a.referent for a in claim.actors)]
    if len(officials) == 1:
        claim.addressees = officials
