"""Who acts where the clause itself does not say: through a document, a session, a prize."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, prepositions, subjects
from hrgraph.acts.parts import Claim, Part, parts_of
from hrgraph.acts.slots import Slots
from hrgraph.links import Phrases
from hrgraph.links.syntax import conjuncts

__all__ = [
    "adopters",
    "author_by_participle",
    "civic_actors",
    "document_authors",
    "gains_authors",
    "named_ahead",
    "prize_givers",
    "through_texts",
    "whoever_asks",
    "whoever_is_asked",
]


def author_by_participle(claim: Claim, tokens: Sequence[Token], phrases: Phrases) -> None:
    """ "The statement, delivered by Finland, urges ...": whoever delivered, signed or wrote the text acts
    through it.
    """
    for token in tokens:
        for part in parts_of(claim.parsed, [token], phrases):
            if part.referent.type not in ("document", "instrument") or part.referent.authors:
                continue
            part.referent.authors = [
                p.referent
                for child in token.children
                if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.i != claim.trigger.i
                for p in parts_of(claim.parsed, agents(child), phrases)
                if p.referent.is_actor
            ]


def gains_authors(claim: Claim, slots: Slots, phrases: Phrases) -> None:
    """A text that somebody published or adopted acts for them in later sentences."""
    for token in slots.tokens(slots.frame.object_slot):
        for part in parts_of(claim.parsed, [token], phrases):
            if part.referent.type in ("document", "instrument") and not part.referent.authors:
                part.referent.authors = [p.referent for p in claim.actors if p.referent.is_actor]


def document_authors(claim: Claim, slots: Slots, phrases: Phrases) -> list[Part]:
    """Whose document it is, where nobody else is named: "was welcomed in the statement", "a letter sent
    last week".
    """
    tokens = prepositions(claim.trigger, frozenset(("in",)))
    if claim.act == "submit":
        tokens = [claim.trigger] if claim.trigger.pos_ == "NOUN" else slots.obj()
    for token in tokens:
        for part in parts_of(claim.parsed, [token], phrases):
            if part.referent.type in ("document", "instrument") and part.referent.authors:
                if part.referent.type == "instrument" and claim.act != "submit":
                    claim.instruments.append(part)
                return [Part(a, part.mention) for a in part.referent.authors]
    return []


def through_texts(claims: Sequence[Claim]) -> None:
    """ "Adopted a text *that condemned* the arrests", "a statement *criticising* X": who issued it acts."""
    for claim in claims:
        noun = claim.trigger.head
        while (
            noun.dep_ == "pobj" and noun.head.lower_ == "including"
        ):  # "63 texts, including one that condemned"
            noun = noun.head.head
        if (
            claim.actors
            or claim.act not in ("urge", "welcome", "condemn", "concern", "state")
            or claim.trigger.dep_ not in ("relcl", "acl")
            or claim.trigger.tag_ not in ("VBD", "VBZ", "VBP", "VBG", "VBN")
            or noun.dep_ not in ("dobj", "nsubjpass")
        ):
            continue
        for other in claims:
            if other.trigger.i == noun.head.i and other.act in ("adopt", "submit") and not claim.actors:
                claim.actors = list(other.actors)


_COMMON = frozenset(
    [
        "award",
        "awards",
        "prize",
        "human",
        "rights",
        "international",
        "annual",
        "european",
        "peace",
        "freedom",
        "press",
        "the",
        "foundation",
        "courage",
        "global",
        "world",
        "national",
    ]
)


def prize_givers(claim: Claim, phrases: Phrases) -> list[Part]:
    """The organisation of the article that bears the prize's name: the Martin Ennals Award is the Martin
    Ennals Foundation's.
    """
    words = {
        t.lower_
        for noun in claim.parsed.doc
        if noun.lemma_.lower() in ("award", "prize", "medal")
        for t in noun.subtree
        if t.text[:1].isupper() and t.i < noun.i
    } - _COMMON
    organisations = [r for r in phrases.discourse.referents if r.type == "organisation"]
    for referent in organisations if words else ():
        if words & set(referent.label.lower().split()):
            return [Part(referent, referent.label)]
    givers = [r for r in organisations if {"award", "prize"} & set(r.label.lower().split())]
    return [Part(givers[0], givers[0].label)] if len(givers) == 1 else []


def named_ahead(claim: Claim, tokens: Sequence[Token], phrases: Phrases) -> list[Part]:
    """ "As *they* marked the day, *five experts* urged ...": a pronoun of a clause put first means who acts
    after it.
    """
    verb = claim.trigger
    fronted = verb.dep_ == "advcl" and verb.head.i > verb.i and len(tokens) == 1
    if not fronted or tokens[0].lower_ not in ("they", "he", "she", "it"):
        return []
    return parts_of(claim.parsed, [t for t in subjects(verb.head) if t.i > verb.i], phrases)


_CIVIC = frozenset(
    ("city", "town", "municipality", "village", "borough", "island", "province", "canton", "county", "region")
)


def civic_actors(claim: Claim, slots: Slots, phrases: Phrases) -> list[Part]:
    """ "*The city of Lyon* gave its key to A": a place honours or appoints as a body."""
    return [
        Part(r, claim.parsed.phrase(t))
        for t in slots.subj()
        if t.lemma_.lower() in _CIVIC and t.i not in claim.parsed.names
        for r in phrases.stranger(claim.parsed, t)
    ]


def adopters(claim: Claim, phrases: Phrases) -> list[Part]:
    """Who adopted: the body whose session or meeting it was, else the body that the text belongs to."""
    for token in claim.trigger.subtree:
        if token.lemma_ in ("session", "meeting", "plenary") and token.dep_ == "pobj":
            for inner in [
                *prepositions(token, frozenset(("of",))),
                *[c for c in token.children if c.dep_ == "poss"],
            ]:
                parts = [
                    p for p in parts_of(claim.parsed, [inner], phrases) if p.referent.type == "organisation"
                ]
                if parts:
                    return parts
    return _whose_text(claim, phrases) or [
        Part(a, i.mention) for i in claim.instruments for a in i.referent.authors
    ]


def _whose_text(claim: Claim, phrases: Phrases) -> list[Part]:
    """ "In a resolution *adopted* on Thursday, *MEPs* urged", "*its* opinion adopted today"."""
    text, verb = claim.trigger.head, claim.trigger.head
    if claim.act != "adopt" or claim.trigger.dep_ != "acl" or claim.trigger.tag_ not in ("VBN", "VBD"):
        return []
    owners = [c for c in text.children if c.dep_ == "poss"]
    if text.dep_ == "pobj" and text.head.lower_ == "in" and not owners:
        verb = text.head.head
        while verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":  # "urged Chad to free him in a resolution"
            verb = verb.head
        owners = subjects(verb) if verb.pos_ == "VERB" else []
    return [p for p in parts_of(claim.parsed, owners, phrases) if p.referent.type == "organisation"]


_ASKED_IN = ("obj", "prep:on|upon", "prep:to|with", "prep:to|with|on|upon")


_EVERYBODY = frozenset(("all", "everyone", "everybody"))
_WRITTEN = frozenset(
    (
        *("article", "editorial", "column", "paper", "text", "message", "post", "tweet", "placard", "banner"),
        *("report", "poster", "sign", "campaign", "headline", "song", "film", "book", "situation", "crisis"),
        *("case", "event", "guide", "section", "page", "video", "advert", "advertisement", "slogan", "study"),
    )
)
"""What asks for somebody who is named elsewhere, or only seems to ask."""
_NO_ONE = re.compile(
    r"(?!foundation|administration|corporation|congregation|department|establishment|university|charity)"
    r"\w+(?:tion|sion|ment|ness|ism|[ae]nce|ing|ure|age|ity|dom)|year|month|week|day|decade|time|moment|law"
)
"""Deeds, states and times: "recalled that this *year* was the tenth and asked ..."."""
_ASKING = ("urge/urge-someone", "urge/ask", "urge/call-on", "urge/appeal-to")


def whoever_asks(claim: Claim, tokens: Sequence[Token], slots: Slots, phrases: Phrases) -> None:
    """ "*The cooperative* urged ECOWAS to act": who asks somebody to do something is somebody."""
    if claim.frame not in _ASKING or claim.trigger.pos_ != "VERB" or not slots.tokens("comp_inf"):
        return
    for token in tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma not in _WRITTEN and not _NO_ONE.fullmatch(lemma):
            _make_known(claim, token, phrases)
    claim.actors = parts_of(claim.parsed, tokens, phrases)


def _make_known(claim: Claim, word: Token, phrases: Phrases) -> None:
    """A person or body in the article for a word of which no list says what it is."""
    if (
        (word.pos_ in ("NOUN", "PROPN") or word.lower_ in _EVERYBODY)
        and word.i not in claim.parsed.names
        and word.lemma_.lower() not in phrases.words.letters | phrases.words.instrument_heads
        and not phrases.resolve(claim.parsed, word)
    ):
        phrases.stranger(claim.parsed, word)


def whoever_is_asked(claim: Claim, slots: Slots, phrases: Phrases) -> list[Part]:
    """ "Urged *readers* to vote", "called on *shareholders* to act": who is to do something is somebody,
    whatever the noun.
    """
    asked = slots.tokens("comp_inf") if claim.trigger.pos_ == "VERB" else []
    if not asked:
        return []
    first = min(c.i for c in asked)
    for slot in slots.frame.addressee:
        if slot not in _ASKED_IN:
            continue
        for token in slots.tokens(slot):
            for word in conjuncts(token):
                if claim.trigger.i < word.i < first:
                    _make_known(claim, word, phrases)
            if found := [p for p in parts_of(claim.parsed, [token], phrases) if p.referent.is_actor]:
                return found
    return []
