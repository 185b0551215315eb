"""A claim as a whole: its instruments, whether it says enough, and whether it only repeats another."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, objects
from hrgraph.acts.coordination import main_coordination
from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.acts.repairs import main_participle
from hrgraph.links import Phrases
from hrgraph.links.syntax import antecedent, conjuncts
from hrgraph.records import ActKey

__all__ = ["gather_instruments", "inside_request", "is_complete"]

_ADOPTED_ALONE = frozenset(
    f"adopt/{name}"
    for name in (
        *("rule", "court-rule", "court-decide", "court-find", "court-ruling", "vote-down", "adopt-text"),
        *(
            "create-mechanism",
            "issue-decree",
            "vote-to",
            "vote-through",
            "emergency",
            "issue-resolution",
            "sign-law",
            "precautionary-measures",
            "nominal-creation",
        ),
    )
)
"""Frames whose words say what is adopted, though it has no name."""

_JOINED = frozenset(
    (
        *("statement", "letter", "request", "call", "text", "appeal", "initiative", "campaign", "petition"),
        *("proposal", "resolution", "motion", "renewal", "it", "consensus", "declaration", "convention"),
        *("treaty", "protocol", "pledge", "mandate", "amendment", "position", "charter", "draft", "covenant"),
        *("submission", "communiqué", "memorandum", "complaint", "brief", "manifesto", "pact", "accord"),
    )
)
"""What is signed or joined, though it has no name."""


def gather_instruments(claim: Claim, claims: Sequence[Claim], phrases: Phrases) -> None:
    """The texts named in the claim's own words, those of its demand included."""
    if claim.act in ("meet", "appoint") or claim.frame in ("submit/write-to", "submit/letter-of"):
        claim.instruments = []  # what a letter asks about is not what is delivered
        return
    parsed = claim.parsed
    region = set(claim.region) | claim.demand_region
    for other in claims:
        if other is claim or other.trigger.i == claim.trigger.i or other.trigger.i not in region:
            continue
        if other.act == claim.act and {a.referent.iri for a in other.actors} == {
            a.referent.iri for a in claim.actors
        }:
            continue
        nominal = (
            other.trigger.pos_ == "NOUN"
        )  # "welcomed the commitment to apply the guidelines" is about them too
        if (
            claim.trigger.i not in other.region
            and not nominal
            and other.act
            in (
                "urge",
                "adopt",
                "submit",
                "join",
                "condemn",
                "concern",
                "welcome",
                "commit",
            )
        ):
            region -= other.region - {claim.trigger.i}
    region -= _about(claim)
    for token in parsed.doc:
        if token.i not in region or parsed.inside.get(token.i, token.i) != token.i:
            continue
        if (
            token.pos_ not in ("NOUN", "PROPN")
            and token.i not in parsed.names
            and token.lower_ not in ("it", "this", "both")
        ):
            continue
        for referent in phrases.one(parsed, token):
            if referent.type == "instrument":
                claim.instruments.append(Part(referent, parsed.phrase(token)))
    if not claim.instruments and (
        claim.trigger.lemma_ == "vote"
        or (claim.frame == "join/sign-text" and any(t.lower_ == "it" for t in objects(claim.trigger)))
        or claim.frame in ("join/sign-up-as", "join/own-sponsorship")
    ):
        last = phrases.discourse.salient(
            parsed.ends[claim.trigger.i], parsed.number, lambda r: r.type == "instrument", reach=2
        )
        if last is not None:
            claim.instruments.append(Part(last, last.label))
    if claim.act == "attack":  # only the law that the attack uses
        claim.instruments = [
            p for p in claim.instruments if p.referent.kind == "Law" or p.referent.head == "law"
        ]
    claim.instruments = merge_parts(claim.instruments)


_ABOUT = frozenset(("on", "about", "regarding", "concerning", "under"))


_AFTER = frozenset(("after", "before", "since", "when", "while", "following", "amid"))


def _about(claim: Claim) -> set[int]:
    """The words for what an adopted text is about: "adopted its views *on how Fiji keeps the Covenant*"; of
    an attack what came before: "was jailed *after protests against the Act*".
    """
    if claim.act == "attack":
        return {
            t.i
            for c in claim.trigger.rights
            if c.dep_ in ("advcl", "prep") and _AFTER & {c.lower_, *(g.lower_ for g in c.lefts)}
            for t in c.subtree
        }
    if claim.act != "adopt" or not claim.instruments:
        return set()
    heads = {t.i for o in objects(claim.trigger) for t in conjuncts(o)}
    return {
        t.i
        for i in heads
        for c in claim.parsed.doc[i].children
        if c.dep_ == "prep" and c.lower_ in _ABOUT and i not in claim.parsed.names
        for t in c.subtree
    }


_AGAINST_STATES = frozenset(("attack/invade", "attack/nominal-invasion", "attack/impose"))
"""Frames in which a State suffers: elsewhere it is the place or what is spoken of."""


def is_complete(claim: Claim) -> bool:
    """Does the claim say enough to count?"""
    act: ActKey = claim.act
    actors = [p.referent for p in claim.actors]
    addressees = [p.referent for p in claim.addressees]
    if act == "attack":
        wars = claim.frame in _AGAINST_STATES and bool(actors)
        victims = [v for v in addressees if v.type != "state" or wars]
        claim.addressees = [p for p in claim.addressees if p.referent in victims]
        if not victims or any(a in victims for a in actors):
            return False
        return any(v.named for v in victims) or bool(actors)
    if not actors:
        return False
    if act == "meet":
        return bool(addressees)
    if act == "appoint":
        return bool(addressees)
    if act == "adopt":
        claim.actors = [
            p for p in claim.actors if p.referent.type != "person" or p.referent.office
        ] or claim.actors
        return bool(claim.instruments) or bool(addressees) or claim.frame in _ADOPTED_ALONE
    if act == "join" and claim.trigger.lemma_ == "vote" and _only_counts(claim):
        return False
    if act == "join":
        return (
            bool(claim.instruments)
            or bool(addressees)
            or _joins_a_text(claim)
            or claim.frame in ("join/signed-by", "join/role", "join/sign-up-as", "join/own-sponsorship")
        )
    if act == "commemorate":
        return True
    return True


def _only_counts(claim: Claim) -> bool:
    """ "38 MPs voted in favour and 13 against": a count names nobody."""
    words = {t.lower_ for t in claim.parsed.doc}
    unnamed = all(p.referent.type == "group" and p.referent.count for p in claim.actors)
    return unnamed and "against" in words and bool(words & {"favour", "favor", "for"})


def _joins_a_text(claim: Claim) -> bool:
    """Is it a text or a common act that is joined, though it is not named?"""
    words = {t.lemma_.lower() for t in claim.trigger.subtree}
    if claim.trigger.pos_ == "VERB":
        words |= {(antecedent(t) or t).lemma_.lower() for t in objects(claim.trigger)}
    return bool(words & _JOINED)


def inside_request(claim: Claim, claims: Sequence[Claim]) -> bool:
    """What lies inside a request or promise is its content, unless it is an attack told as a fact."""
    for other in claims:
        if other is claim or other.act not in ("urge", "commit"):
            continue
        if claim.trigger.i == other.noun:
            continue  # "accepted the *recommendation* of X": X recommended
        if other.trigger in (main_coordination(claim.trigger), main_participle(claim.trigger)):
            continue
        if claim.trigger.tag_ == "VB" and _goes_with_infinitive(claim.trigger, other.trigger):
            return True
        if claim.trigger.i in other.demand_region and other.trigger.i != claim.trigger.i:
            return not _told_in_passing(claim)
    return False


def _goes_with_infinitive(verb: Token, asking: Token) -> bool:
    """ "FIDH calls on Chad to stop and *engage* in a dialogue": a base form is no second main verb."""
    return (
        verb.dep_ == "conj"
        and verb.head.i == asking.i < verb.i
        and (asking.tag_ in ("VBZ", "VBD", "VBP"))
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
        and any(c.dep_ in ("xcomp", "advcl") and asking.i < c.i < verb.i for c in asking.children)
    )


def _past(verb: Token) -> bool:
    """A past tense or a perfect."""
    return verb.tag_ == "VBD" or any(c.lower_ in ("has", "have", "had") for c in verb.lefts)


_DONE_DEEDS = frozenset(
    (
        *("murder", "killing", "assassination", "abduction", "beating", "disappearance", "kidnapping"),
        *("attack", "shooting", "poisoning", "massacre", "slaying", "stabbing", "lynching", "bombing"),
    )
)
_LOOKING_INTO = frozenset(("investigate", "probe", "solve", "examine", "review", "clarify", "elucidate"))


def _deed_looked_into(claim: Claim) -> bool:
    """A deed done, whatever is asked: "find *the killers of X*", "an inquiry into *the murder of X*"."""
    deed = claim.trigger
    if not any(p.referent.named for p in claim.addressees):
        return False
    if claim.frame == "attack/nominal-doer":
        return True
    if deed.lemma_.lower() not in _DONE_DEEDS or not any(c.lower_ == "the" for c in deed.lefts):
        return False
    if deed.dep_ == "pobj":
        return deed.head.lower_ in ("into", "for", "behind", "of") and deed.head.head.pos_ in (
            "NOUN",
            "ADJ",
            "PRON",
            "DET",
        )
    return deed.dep_ == "dobj" and deed.head.lemma_ in _LOOKING_INTO


def _told_in_passing(claim: Claim) -> bool:
    """A clause about somebody named in a request tells a fact: "release X, *who was arrested* in May"."""
    trigger = claim.trigger
    if claim.frame == "attack/described-victim":
        return True  # "called for justice for the *murdered* journalist X"
    if claim.act == "attack" and trigger.pos_ == "NOUN":
        return _deed_looked_into(claim)
    if trigger.pos_ != "VERB" or trigger.tag_ not in ("VBD", "VBN"):
        return False
    if claim.act in ("adopt", "join", "submit"):  # "to sign the bill *that parliament passed*"
        told = bool(claim.actors) and not claim.implicit_actor and not is_passive(trigger)
        passed = trigger.nbor(-1).text == "," and any(c.dep_ == "agent" for c in trigger.children)
        return (told and trigger.dep_ == "relcl" and _past(trigger)) or (passed and bool(claim.actors))
    if claim.act != "attack":
        return False
    if trigger.dep_ == "ccomp" and any(c.lower_ == "why" for c in trigger.children):
        return True  # "explain *why officers had beaten* him"
    while trigger.dep_ == "conj" and trigger.head.pos_ in ("VERB", "AUX"):
        trigger = trigger.head
    if trigger.dep_ == "acl":  # "release A, *detained since May*"
        apart = trigger.nbor(-1).text == "," and any(p.referent.named for p in claim.addressees)
        return (bool(claim.actors) or apart) and claim.noun < 0
    return trigger.dep_ == "relcl" and (bool(claim.actors) or any(p.referent.named for p in claim.addressees))
