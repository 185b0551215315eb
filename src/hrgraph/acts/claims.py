"""Claims: frames matched on the parse of one sentence, with their participants."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.charges import charged
from hrgraph.acts.clauses import is_passive, objects, verbal
from hrgraph.acts.conditions import conditions_hold, light_noun, object_is
from hrgraph.acts.factuality import Status, attempted, status
from hrgraph.acts.generic import only_characterises
from hrgraph.acts.implied import (
    adopters,
    author_by_participle,
    civic_actors,
    document_authors,
    gains_authors,
    named_ahead,
    prize_givers,
    through_texts,
    whoever_asks,
    whoever_is_asked,
)
from hrgraph.acts.parts import Claim, Part, parts_of
from hrgraph.acts.shadows import without_shadows
from hrgraph.acts.slots import Slots
from hrgraph.lexicon import Frame, Lexicon
from hrgraph.links import Phrases
from hrgraph.mentions import ParsedSentence

__all__ = ["find_claims"]


_GLADLY = frozenset(
    [
        "announce",
        "present",
        "share",
        "launch",
        "host",
        "invite",
        "introduce",
        "inform",
        "release",
        "publish",
        "offer",
    ]
)

_ONLY_NAMED = frozenset(("adopt", "join", "submit", "appoint", "commit", "meet"))
"""Acts that a gerund as the subject of a clause only names; it tells harm as a fact."""

# What these verbs have as their object did not happen: "postponed its visit", "avoided arrest".
_VOTING = frozenset(("reject", "adopt", "pass", "approve", "defeat"))
_UNDONE = frozenset(
    [
        *("withdraw", "retract", "disavow"),
        "cancel",
        "postpone",
        "avoid",
        "refuse",
        "decline",
        "prevent",
        "block",
        "delay",
        "seek",
        "want",
        "plan",
        "propose",
        "await",
        "expect",
        "escape",
        "evade",
        "risk",
        "avert",
        "stop",
        "forgo",
        "abandon",
        "threaten",
        "fear",
        "lack",
        "need",
        "deny",
    ]
)


def find_claims(parsed: ParsedSentence, phrases: Phrases, lexicon: Lexicon) -> list[Claim]:
    """The claims that the frames find in one sentence, before speech and suppression."""
    claims: list[Claim] = []
    for token in parsed.doc:
        if token.i in parsed.inside:
            continue
        claims += _of_token(parsed, token, phrases, lexicon)
    through_texts(claims)
    carried = {
        (c.act, c.noun)
        for c in claims
        if c.actors and c.trigger.lemma_ not in ("share", "echo", "join", "repeat")
    }
    letters = {c.trigger.i for c in claims if c.frame == "submit/letter-of"}
    return [
        c
        for c in claims
        if (c.act, c.trigger.i) not in carried
        and not (c.act == "join" and c.trigger.dep_ == "acl" and c.trigger.head.i in letters)
    ]


def _of_token(parsed: ParsedSentence, token: Token, phrases: Phrases, lexicon: Lexicon) -> list[Claim]:
    lower = token.lower_
    lemma = lexicon.grammar.lemmas.get(lower, token.lemma_.lower())
    if lemma not in lexicon.by_verb and lower not in lexicon.by_adjective and lemma not in lexicon.by_noun:
        return []
    found: list[Claim] = []
    if verbal(token) or (token.tag_.startswith("VB") and token.dep_ not in ("amod", "compound")):
        if token.i and token.nbor(-1).lower_ == "the" and token.dep_ not in ("amod", "compound", "nmod"):
            return []  # "the mothers of *the disappeared*": those to whom it happened
        frames = lexicon.by_verb.get(lemma, ())
        state = status(token, lexicon.grammar) if frames else "none"
        for frame in frames:
            claim = _verbal(parsed, token, state, frame, phrases, lexicon)
            if claim is not None:
                _add(found, claim)
    found = without_shadows(found)
    if lower in lexicon.by_adjective and (
        token.dep_ not in ("amod", "compound") or (token.dep_ == "amod" and token.i > token.head.i)
    ):
        for frame in lexicon.by_adjective[lower]:
            if frame.act == "attack":
                continue
            claim = _adjectival(parsed, token, frame, phrases, lexicon)
            if claim is not None:
                _add(found, claim)
    if not found and token.dep_ in ("amod", "compound", "nmod"):
        found = _describing(parsed, token, phrases, lexicon)
    if not found and token.pos_ == "NOUN":
        for frame in lexicon.by_noun.get(lemma, ()):
            claim = _nominal(parsed, token, frame, phrases, lexicon)
            if claim is not None and (claim.act != "attack" or claim.addressees):
                found.append(claim)
                break
    return found


def _add(found: list[Claim], claim: Claim) -> None:
    """One claim an act and word: the first whose actor can act ("The arrests worry X": X worries, not the
    arrests).
    """
    for n, other in enumerate(found):
        if other.act == claim.act:
            more = bool(claim.addressees) > bool(other.addressees) and _has_actor(claim) == _has_actor(other)
            if more or (not _has_actor(other) and _has_actor(claim)):
                found[n] = claim
            return
    found.append(claim)


def _has_actor(claim: Claim) -> bool:
    return any(p.referent.is_actor or p.referent.authors for p in claim.actors)


# ---- verbs
# -------------------------------------------------------------------------------------------------------


def _verbal(
    parsed: ParsedSentence, verb: Token, state: Status, frame: Frame, phrases: Phrases, lexicon: Lexicon
) -> Claim | None:
    meant = frame.act == "attack" and verb.dep_ == "advcl" and verb.tag_ == "VB"
    if verb.dep_ == "csubj" and verb.tag_ == "VBG" and frame.act in _ONLY_NAMED:
        return None  # "*Repealing the law* was a pledge": what is spoken of
    if state == "none" or meant:  # "sent soldiers to arrest them": meant, not done
        if frame.act != "attack" or not attempted(verb, lexicon.grammar):
            return None
        state = "done"
    if frame.act == "state" and _conceding(verb):
        return None
    if frame.act != "attack" and charged(verb):
        return None
    noun = None
    slots = Slots(parsed, verb, frame, phrases)
    if frame.light_nouns:
        noun = light_noun(parsed, slots, frame)
        if noun is None or any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in noun.children):
            return None
        slots = Slots(parsed, verb, frame, phrases, noun)
    if not conditions_hold(slots, frame, verb, lexicon):
        return None
    claim = Claim(frame.act, frame.name, parsed, verb, announced=state == "announced")
    claim.noun = noun.i if noun is not None else -1
    if frame.violation or frame.violations:
        claim.violations = tuple(
            v
            for v in (
                frame.violations.get(noun.lemma_.lower() if noun else verb.lemma_.lower(), frame.violation),
            )
            if v
        )
    return _fill(claim, slots, frame, phrases, lexicon)


def _conceding(verb: Token) -> bool:
    """ "*Whilst recognising* the progress, Parliament urges ...": only the ground on which it urges."""
    marks = [c.lower_ for c in verb.children if c.dep_ == "mark"]
    if verb.dep_ == "pcomp":
        marks.append(verb.head.lower_)
    return verb.tag_ == "VBG" and bool({"while", "whilst", "although", "though", "despite"} & set(marks))


# ---- adjectives and nouns
# ----------------------------------------------------------------------------------------


def _adjectival(
    parsed: ParsedSentence, word: Token, frame: Frame, phrases: Phrases, lexicon: Lexicon
) -> Claim | None:
    if _no_assertion(word, lexicon):
        return None
    slots = Slots(parsed, word, frame, phrases)
    actors = _who_feels(word, slots, frame, phrases)
    if actors is None:
        return None
    if word.dep_ == "acl" and not any(c.dep_ in ("prep", "agent", "ccomp") for c in word.children):
        return None  # "the communities concerned"
    if frame.light_nouns:  # "full of *praise* for"
        noun = light_noun(parsed, slots, frame)
        if noun is None:
            return None
        slots = Slots(parsed, word, frame, phrases, noun)
    if frame.needs and not slots.any(frame.needs):
        return None
    if word.lower_ in frame.only_with and not slots.any(frame.only_with[word.lower_]):
        return None
    claim = Claim(frame.act, frame.name, parsed, word)
    claim.actors = parts_of(parsed, actors, phrases)
    return _fill(claim, slots, frame, phrases, lexicon, actors_known=True)


def _no_assertion(word: Token, lexicon: Lexicon) -> bool:
    """The adjective or participle states no act: it only describes, or another word acts through it."""
    children = list(word.children)
    if any(c.dep_ == "mark" and c.lower_ == "as" for c in children) and word.head.lower_ == "far":
        return True  # "as far as X is concerned"
    if word.dep_ in ("amod", "acl") and not any(
        c.dep_ in ("prep", "agent", "ccomp", "xcomp", "advcl") for c in children
    ):
        return True  # "the States concerned"
    infinitive = [c for c in children if c.dep_ == "xcomp"]
    if any(c.lemma_ in _GLADLY for c in infinitive):
        return True  # "is pleased to announce" announces
    if word.lower_ == "encouraged" and infinitive:
        return True  # "are encouraged to consult": a request
    return (
        status(word if word.pos_ == "VERB" or word.dep_ == "ROOT" else word.head, lexicon.grammar) == "none"
    )


def _who_feels(word: Token, slots: Slots, frame: Frame, phrases: Phrases) -> list[Token] | None:
    """Whose feeling the adjective or participle is; None where the word is an active verb of another act."""
    if word.pos_ not in ("VERB", "AUX"):
        return slots.subj()
    passive = is_passive(word)
    if not passive and (
        word.dep_ not in ("acl", "advcl", "acomp", "oprd", "conj", "xcomp", "ccomp")
        or any(c.dep_ in ("dobj", "aux") for c in word.children)
    ):
        return None
    actors = objects(word) if passive else []
    if not actors and word.dep_ in ("acl", "advcl", "amod") and word.head.pos_ in ("NOUN", "PROPN"):
        actors = [word.head]
    if not actors and word.dep_ in ("oprd", "xcomp", "ccomp", "conj", "acomp", "advcl"):
        actors = Slots(slots.parsed, word.head, frame, phrases).subj()
    return actors


def _describing(parsed: ParsedSentence, word: Token, phrases: Phrases, lexicon: Lexicon) -> list[Claim]:
    """A participle that tells what befell somebody: "the *jailed* journalist A"."""
    for frame in lexicon.by_adjective.get(word.lower_, ()):
        slots = Slots(parsed, word, frame, phrases)
        if frame.act != "attack" or not slots.any(frame.needs):
            continue
        claim = Claim(frame.act, frame.name, parsed, word, weight=0.8)
        claim.violations = (frame.violations.get(word.lower_, frame.violation),)
        filled = _fill(claim, slots, frame, phrases, lexicon)
        if filled is not None:
            return [filled]
    return []


def _nominal(
    parsed: ParsedSentence, noun: Token, frame: Frame, phrases: Phrases, lexicon: Lexicon
) -> Claim | None:
    if any(c.dep_ in ("det", "neg") and c.lower_ == "no" for c in noun.children):
        return None
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in _UNDONE:
        return None
    if frame.act == "submit" and noun.dep_ == "dobj" and noun.head.lemma_ in _VOTING:
        return None  # "rejected the amendment by 22 votes": voted on, not handed in
    slots = Slots(parsed, noun, frame, phrases)
    if frame.needs and not slots.any(frame.needs):
        return None
    only_with = frame.only_with.get(noun.lemma_.lower())
    if only_with and not slots.any(only_with):
        return None
    if frame.object_is and not object_is(slots, frame, lexicon):
        return None
    claim = Claim(frame.act, frame.name, parsed, noun, weight=0.8)
    if frame.violation or frame.violations:
        claim.violations = tuple(
            v for v in (frame.violations.get(noun.lemma_.lower(), frame.violation),) if v
        )
    return _fill(claim, slots, frame, phrases, lexicon)


# ---- roles
# -------------------------------------------------------------------------------------------------------


def _fill(
    claim: Claim,
    slots: Slots,
    frame: Frame,
    phrases: Phrases,
    lexicon: Lexicon,
    *,
    actors_known: bool = False,
) -> Claim | None:
    actor_tokens = [] if actors_known else _fill_actors(claim, slots, frame, phrases)
    author_by_participle(claim, actor_tokens, phrases)
    if (frame.act in ("submit", "adopt") or claim.trigger.lemma_ in ("sign", "issue")) and claim.actors:
        gains_authors(claim, slots, phrases)
    claim.region = {t.i for t in claim.trigger.subtree}
    _fill_demand(claim, slots, frame, {a.i for a in actor_tokens})
    if frame.object_is in ("instrument", "document", "draft", "law") or frame.act == "join":
        for part in parts_of(claim.parsed, slots.tokens(frame.object_slot), phrases):
            if part.referent.type == "instrument":
                claim.instruments.append(part)
                if frame.actor_from_document and not claim.actors:
                    claim.actors = [Part(a, part.mention) for a in part.referent.authors]
    if frame.act == "commemorate" and not claim.actors:
        claim.actors = civic_actors(claim, slots, phrases) or prize_givers(claim, phrases)
    if frame.act in ("adopt", "appoint") and not claim.actors:
        claim.actors = adopters(claim, phrases)
    _fill_addressees(claim, slots, frame, phrases, _within(claim, actor_tokens))
    if only_characterises(claim):
        return None
    return None if frame.actor_required and not claim.actors else claim


def _fill_actors(claim: Claim, slots: Slots, frame: Frame, phrases: Phrases) -> list[Token]:
    """Fills who acts from the first slot that names an actor; gives the tokens of the last slot tried."""
    tokens: list[Token] = []
    for slot in frame.actor:
        tokens = slots.tokens(slot)
        claim.actors = parts_of(claim.parsed, tokens, phrases)
        if claim.actors:
            return tokens
    if not claim.actors and (ahead := named_ahead(claim, tokens, phrases)):
        claim.actors = ahead
    if not claim.actors and tokens:
        whoever_asks(claim, tokens, slots, phrases)
    if not claim.actors and frame.act in ("urge", "welcome", "condemn", "concern", "commit", "submit"):
        claim.actors = document_authors(claim, slots, phrases)
    return tokens


def _fill_demand(claim: Claim, slots: Slots, frame: Frame, actors: set[int]) -> None:
    """The words asked for or promised, and the tokens whose instruments belong to them."""
    for slot in frame.demand:
        tokens = slots.tokens(slot)
        if tokens:
            left = min(t.left_edge.i for t in tokens)
            right = max(t.right_edge.i for t in tokens)
            claim.demand = (claim.parsed.starts[left], claim.parsed.ends[right])
            if frame.act in ("urge", "commit"):
                claim.demand_region |= {t.i for token in tokens for t in token.subtree} - actors
            break
    if frame.act == "urge" and not claim.demand_region:
        claim.demand_region = {t.i for c in slots.comp() for t in c.subtree}


def _of_one(verb: Token, tokens: list[Token]) -> bool:
    """ "A and B, *who was* arrested": a relative clause in the singular speaks of the last alone."""
    clause = verb
    while clause.dep_ == "conj":
        clause = clause.head
    if clause.dep_ != "relcl" or len(tokens) != 1 or tokens[0].i != clause.head.i:
        return False
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    return bool(auxiliaries & {"was", "is", "has"})


def _within(claim: Claim, actors: list[Token]) -> set[int]:
    """What tells who acts: "a coalition *of NGOs* called for ..." addresses no NGOs."""
    trigger = claim.trigger
    if trigger.pos_ != "VERB" or claim.act in ("meet", "join", "attack"):
        return set()
    return {
        t.i
        for actor in actors
        if actor.i < trigger.i
        for c in actor.children
        if c.dep_ == "prep" and c.lower_ == "of" and c.i < trigger.i
        for t in c.subtree
        if t.i < trigger.i
    }


def _fill_addressees(claim: Claim, slots: Slots, frame: Frame, phrases: Phrases, within: set[int]) -> None:
    """The first slot that names somebody other than who acts; those who met are each other's.

    `within` are the tokens that tell who acts.
    """
    for slot in frame.addressee:
        tokens = [t for t in slots.tokens(slot) if t.i not in within]
        if slot == "obj" and frame.act in ("condemn", "concern"):
            # "the murder of the leader, A": whom the parser hangs beside the deed suffers it
            deed = tokens and not any(r.is_actor for r in phrases.resolve(claim.parsed, tokens[0]))
            tokens = [] if deed else tokens
        parts = parts_of(claim.parsed, tokens, phrases, alone=_of_one(claim.trigger, tokens))
        found = [p for p in parts if p.referent.is_actor]
        found = [p for p in found if not any(p.referent is a.referent for a in claim.actors)]
        if frame.act == "meet":
            met = [p for p in found if _can_meet(p, claim)]
            found = met if not all(p.referent.type == "group" for p in found) or not met else found
        if found:
            claim.addressees = found
            break
    if frame.act == "urge" and not claim.addressees:
        claim.addressees = whoever_is_asked(claim, slots, phrases)
    if frame.name == "submit/write-to" and not claim.addressees:
        claim.addressees = [Part(r, r.label) for r in phrases.discourse.letter_to if r.is_actor]
    if frame.act == "meet" and not claim.addressees and len(claim.actors) > 1:
        claim.actors, claim.addressees = claim.actors[:1], claim.actors[1:]


_VISITS = frozenset(("visit", "trip"))
_PRESS = frozenset(
    ("reporter", "reporters", "journalist", "journalists", "press", "media", "newspaper", "television")
)
_PRESS_NAMES = frozenset(
    (
        *(
            "afp",
            "reuters",
            "ap",
            "bbc",
            "cnn",
            "radio",
            "tv",
            "news",
            "times",
            "post",
            "guardian",
            "television",
        ),
        *("newspaper", "magazine", "herald", "tribune", "telegraph", "jazeera", "daily", "weekly", "gazette"),
    )
)


def _can_meet(part: Part, claim: Claim) -> bool:
    """A visit to a country spoken of in passing is no meeting; who speaks with the press is interviewed."""
    if part.referent.type == "state" and claim.trigger.pos_ == "NOUN" and claim.trigger.lemma_ in _VISITS:
        return False
    if part.mention.lower() in ("the press", "the media", "reporters"):
        return False  # "meeting the press": answering questions
    if claim.trigger.lemma_ in ("speak", "talk", "chat", "brief", "telephone", "phone", "call"):
        words = {w.lower() for n in (*part.referent.names, part.mention) for w in n.split()}
        return not words & (_PRESS if part.referent.type == "group" else _PRESS_NAMES)
    return True
