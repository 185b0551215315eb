"""Who the parties of a claim are where its own clause does not say all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, objects, prepositions
from hrgraph.acts.parts import Claim, Part, merge_parts
from hrgraph.acts.speech import Saying, speakers_of
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = [
    "actors_of",
    "blamed_elsewhere",
    "body_at_work",
    "event_spoken_of",
    "expand",
    "follows_up",
    "inherit_addressees",
    "settle",
    "unnamed_agent",
]

_VOICED = ("urge", "welcome", "condemn", "concern", "commit")
_OWNED = re.compile(r"[A-Z]\w+['’]s? ")
_EVENTS = frozenset(
    [
        "vote",
        "decision",
        "adoption",
        "outcome",
        "move",
        "step",
        "passage",
        "renewal",
        "news",
        "ruling",
        "result",
        "accession",
        "ratification",
        "election",
        "appointment",
        "development",
        "text",
        "initiative",
        "announcement",
        "pledge",
        "promise",
    ]
)


_DESCRIBED = ("acl", "relcl", "amod")


def settle(claim: Claim, sayings: Sequence[Saying], phrases: Phrases) -> None:
    """Documents act for their authors, and groups give way to the members that the text lists."""
    if not claim.actors and claim.act in (*_VOICED, "state", "appoint"):
        for saying in sayings:
            if claim.trigger.i in saying.content and _speaker_does(claim, saying):
                claim.actors = [p for p in speakers_of(saying, phrases) if p.referent.is_actor]
                claim.implicit_actor = True
    _by_spokesperson(claim, sayings, phrases)
    _as_said(claim, sayings, phrases)
    told = [p for p in claim.actors if p.referent.type == "document"]
    owned = any(p.referent.authors and _OWNED.search(p.mention) for p in told)  # "China's letter"
    if told and len(told) == len(claim.actors) and not owned:
        for saying in sayings:
            if claim.trigger.i in saying.content and saying.verb.i != claim.trigger.i:
                claim.actors = speakers_of(saying, phrases)
    claim.actors = actors_of(claim, claim.actors, phrases)
    claim.addressees = expand([p for p in claim.addressees if p.referent.is_actor], phrases)
    if claim.act not in ("attack", "meet"):
        doing = [p.referent for p in claim.actors]
        claim.addressees = [p for p in claim.addressees if p.referent not in doing]


def _speaker_does(claim: Claim, saying: Saying) -> bool:
    """Whether who says it does it: "“*States are urged* to act,” said FIDH", "X has been named director, it
    announced".
    """
    verb = claim.trigger
    if verb.pos_ != "VERB" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        return False  # "protests *calling* for a new law were banned, the party said"
    if claim.act == "appoint":
        return saying.verb.lemma_ == "announce" and is_passive(verb)
    if is_passive(verb):  # "a writer *accused* of treason, X said": who accused him is not told
        return claim.act in ("urge", "welcome") or (claim.act == "condemn" and verb.dep_ not in _DESCRIBED)
    return not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _as_said(claim: Claim, sayings: Sequence[Saying], phrases: Phrases) -> None:
    """Whose words they are where the clause seems to give another subject.

    "*Citing* the mayor, 20 people were hurt, said the spokesperson": the spokesperson cites.
    "As the Pact *reminds us*": nobody does.  "Paz said *they are honoured*": Paz is.
    """
    trigger = claim.trigger
    if trigger.lemma_ in ("remind", "tell", "teach") and claim.actors:
        subject = [c for c in trigger.children if c.dep_ == "nsubj"]
        meant = [r for c in subject for r in phrases.resolve(claim.parsed, c)]
        texts = bool(meant) and all(r.type in ("instrument", "document") for r in meant)
        if texts and any(c.lower_ in ("us", "you") for c in trigger.children):
            claim.actors = []
    saying = next((s for s in sayings if trigger.i in s.content and s.verb.i != trigger.i), None)
    if saying is None or saying.cited:
        return
    if trigger.lemma_ == "cite" and trigger.dep_ == "advcl" and trigger.tag_ == "VBG":
        if not any(p.referent.named for p in claim.actors):
            claim.actors = speakers_of(saying, phrases)
    elif claim.act in ("welcome", "concern", "commit") and claim.frame != "welcome/welcome":
        subject = [c for c in trigger.children if c.dep_ in ("nsubj", "nsubjpass")]
        if not subject and trigger.head.pos_ == "AUX":
            subject = [c for c in trigger.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        clause = trigger if trigger.dep_ == "ccomp" else trigger.head
        of_saying = clause.dep_ == "ccomp" and clause.head.i == saying.verb.i
        if of_saying and not saying.quoted and [c.lower_ for c in subject] == ["they"]:
            claim.actors = speakers_of(saying, phrases)


def _by_spokesperson(claim: Claim, sayings: Sequence[Saying], phrases: Phrases) -> None:
    """ "“Amnesty International calls on Chad to ...”, said its director": the director calls on Chad."""
    trigger = claim.trigger
    present = trigger.tag_ in ("VBZ", "VBP") or any(
        c.lower_ in ("is", "are", "'s", "’s", "remains") for c in (trigger.head, *trigger.children)
    )  # "The agency *is dismayed* by this, its spokesman said"
    if not present or claim.act not in _VOICED or len(claim.actors) != 1:
        return
    spoken_for = claim.actors[0].referent
    if spoken_for.type != "organisation":
        return
    for saying in sayings:
        if not saying.quoted or claim.trigger.i not in saying.content:
            continue
        speakers = speakers_of(saying, phrases)
        if len(speakers) == 1 and speakers[0].referent.type == "person":
            person = speakers[0].referent
            if person.organisation is None:
                person.organisation = spoken_for
            if person.organisation is spoken_for or _beside(saying, spoken_for):
                claim.actors = speakers


def _beside(saying: Saying, organisation: Referent) -> bool:
    """Is the organisation named beside the speaker: "..., said X, Chair of *its* Advisory Board"?"""
    words = {w.lower_ for w in saying.parsed.doc if w.i not in saying.content}
    text = " ".join(saying.parsed.covers(w) for w in saying.parsed.doc if w.i not in saying.content).lower()
    return any(n.lower() in (text if " " in n else words | set(text.split())) for n in organisation.names)


def actors_of(claim: Claim, parts: Sequence[Part], phrases: Phrases) -> list[Part]:
    """Those of the parts that act: the authors of documents, the members of groups."""
    found: list[Part] = []
    for part in parts:
        referent = part.referent
        if referent.type in ("document", "instrument"):
            if referent.type == "instrument":
                claim.instruments.append(part)
            found += [Part(a, part.mention) for a in referent.authors]
        elif referent.is_actor:
            found.append(part)
    return expand(found, phrases)


def expand(parts: Sequence[Part], phrases: Phrases) -> list[Part]:
    """Groups replaced by their members where the text lists them all."""
    return merge_parts(
        [
            Part(m, p.mention)
            for p in parts
            for m in (
                phrases.members(p.referent) if p.referent.type in ("group", "mechanism") else (p.referent,)
            )
        ]
    )


def inherit_addressees(sentence: ParsedSentence, claims: Sequence[Claim], phrases: Phrases) -> None:
    """Whom blame, worry and requests are directed at where their own words don't say.

    The perpetrator of the attack that is blamed; the party written to or met in the same sentence.
    """
    for claim in claims:
        if claim.frame == "submit/letter-of" and not claim.addressees:
            _asked_in_letter(claim, claims)
        if claim.act in ("condemn", "concern"):  # "condemned the murder of X": X is not blamed
            inside = [o for o in claims if o.act == "attack" and o.trigger.i in claim.region]
            victims = {p.referent.iri for o in inside for p in o.addressees}
            claim.addressees = [p for p in claim.addressees if p.referent.iri not in victims]
        if claim.act == "commit" and not claim.addressees:
            claim.addressees = _promised_to(claim, claims)
        if claim.addressees or claim.act not in ("urge", "condemn", "concern"):
            continue
        mine = {p.referent.iri for p in claim.actors}
        if claim.act != "urge" and not _disputes(claim.trigger):
            blamed = [
                p
                for o in claims
                if o.act == "attack" and o.trigger.i in claim.region
                for p in o.actors
                if p.referent.iri not in mine
            ]
            claim.addressees = merge_parts(blamed)
        if claim.act == "concern" or claim.addressees:
            continue
        told = [
            p
            for o in claims
            if o.act in ("submit", "meet") and {a.referent.iri for a in o.actors} == mine
            for p in o.addressees
        ]
        claim.addressees = merge_parts(
            [p for p in told or _letter_to(claim, phrases) if p.referent.iri not in mine]
        )


def _disputes(verb: Token) -> bool:
    """ "Rejected *accusations* that officers beat him": who disputes it blames no officer."""
    return any(o.lemma_.lower() in ("accusation", "allegation", "claim", "charge") for o in objects(verb))


def _promised_to(claim: Claim, claims: Sequence[Claim]) -> list[Part]:
    """Whom a promise is made to: who was met just before, "*met the families* and vowed that ..."."""
    mine = {p.referent.iri for p in claim.actors}
    for other in reversed(claims):
        if other.act != "meet" or other.trigger.i > claim.trigger.i or not mine:
            continue
        hosts, guests = ({p.referent.iri for p in side} for side in (other.actors, other.addressees))
        if mine <= hosts:
            return list(other.addressees)
        if mine <= guests:
            return list(other.actors)
    return []


_CUSTODY = frozenset(("arbitrary-detention", "judicial-harassment"))


def blamed_elsewhere(claims: Sequence[Claim]) -> None:
    """Whom blame for a deed is directed at where another sentence tells who did it.

    "Amnesty International condemned the arrest of A", and further down "*the police* arrested A".
    """
    deeds = [c for c in claims if c.act == "attack" and c.addressees]
    for claim in claims:
        if claim.act not in ("condemn", "concern") or claim.addressees:
            continue
        mine = {p.referent.iri for p in claim.actors}
        for deed in deeds:
            if deed.parsed is not claim.parsed or deed.actors or deed.trigger.i not in claim.region:
                continue
            victims = {p.referent.iri for p in deed.addressees}
            claim.addressees = merge_parts(
                [
                    *claim.addressees,
                    *(
                        p
                        for other in deeds
                        if other.actors and _of_one_kind(deed, other)
                        if victims & {p.referent.iri for p in other.addressees}
                        for p in other.actors
                        if p.referent.iri not in mine | victims
                    ),
                ]
            )


def _of_one_kind(one: Claim, other: Claim) -> bool:
    kinds = [_CUSTODY if set(c.violations) & _CUSTODY else set(c.violations) for c in (one, other)]
    return bool(kinds[0] & kinds[1])


def unnamed_agent(claim: Claim, before: Sequence[Claim]) -> list[Part]:
    """Who did the like just before: "Also elected were ..."; a request may be of who spoke just before."""
    number = claim.parsed.number
    if claim.act == "adopt" and claim.trigger.dep_ not in (
        "ROOT",
        "conj",
        "relcl",
        "acl",
        "ccomp",
        "parataxis",
    ):
        return []  # "although established under the Court": who did it is left open
    for other in reversed(before):
        distance = number - other.parsed.number
        if distance > 3 or (
            claim.act not in ("appoint", "adopt")
            and claim.parsed.sentence.block != other.parsed.sentence.block
        ):
            break
        alike = other.act == claim.act and (
            claim.act not in ("condemn", "welcome") or any(c.lower_ in _ALSO for c in claim.trigger.children)
        )  # "those arrested *are accused* of links": by nobody in particular
        if alike or (
            claim.act == "urge" and other.act in ("condemn", "concern", "welcome", "submit", "urge")
        ):
            claim.implicit_actor = True
            if claim.act == other.act == "urge":
                claim.instruments += other.instruments
            return [p for p in other.actors if not any(p.referent is a.referent for a in claim.addressees)]
    return []


_ALSO = frozenset(("also", "further", "likewise", "equally", "too", "similarly", "again"))
_BODIES = ("council", "assembly", "committee", "commission", "parliament", "congress", "senate")
_OF_BODIES = frozenset(("resolution", "draft", "text", "amendment", "mandate", "motion"))


def body_at_work(claim: Claim, phrases: Phrases) -> list[Part]:
    """Who adopted or renewed it, where a passive does not say: the body whose session the text tells of.

    "The mandate was extended in a resolution in which *the Council* ...", or the body last spoken of.
    """
    words = {t.lemma_.lower() for o in objects(claim.trigger) for t in (o, *conjuncts(o))}
    if not words & _OF_BODIES:
        return []

    def is_body(referent: Referent) -> bool:
        named = referent.label.lower()
        return referent.type == "organisation" and any(w in named for w in _BODIES)

    inside = [
        Part(r, claim.parsed.covers(t))
        for t in claim.trigger.subtree
        if t.dep_ == "nsubj" and t.i > claim.trigger.i
        for r in phrases.resolve(claim.parsed, t)
        if is_body(r)
    ]
    if inside:
        return inside[:1]
    start = claim.parsed.starts[claim.trigger.i]
    body = phrases.discourse.salient(start, claim.parsed.number, is_body, reach=8)
    return [Part(body, body.label)] if body is not None else []


def follows_up(claim: Claim, before: Sequence[Claim]) -> None:
    """A follow-up letter goes to whom its writers wrote or appealed before."""
    if claim.act != "submit" or claim.addressees:
        return
    words = {t.lower_ for t in claim.trigger.subtree} | {
        t.lower_ for o in [claim.trigger.head] for t in o.children
    }
    if not words & {"follow", "follow-up", "followup", "second", "another", "reminder"}:
        return
    heads = {p.referent.head for p in claim.actors}
    for other in reversed(before):
        same = {p.referent.iri for p in other.actors} == {p.referent.iri for p in claim.actors}
        if (
            other.addressees
            and other.act in ("urge", "submit")
            and (same or heads & {p.referent.head for p in other.actors if p.referent.head})
        ):
            claim.addressees = list(other.addressees)
            return


def _asked_in_letter(claim: Claim, claims: Sequence[Claim]) -> None:
    """ "In a public letter, 90 NGOs asked *the High Commissioner* to act": the letter went there."""
    mine = {p.referent.iri for p in claim.actors}
    for other in claims:
        if other.act == "urge" and {p.referent.iri for p in other.actors} == mine:
            claim.addressees = list(other.addressees)
            return


def _letter_to(claim: Claim, phrases: Phrases) -> list[Part]:
    """ "In a letter to the Government, the expert denounced ..."."""
    for token in prepositions(claim.trigger, frozenset(("in",))):
        if token.lemma_.lower() in phrases.words.letters:
            found = [
                Part(r, claim.parsed.covers(t))
                for t in prepositions(token, frozenset(("to",)))
                for r in phrases.resolve(claim.parsed, t)
                if r.is_actor
            ]
            if found:
                return expand(found, phrases)
    return []


_BLAMED_FOR = ("adopt", "appoint", "join", "attack")
"""What "condemned the move" may speak of."""


def event_spoken_of(claim: Claim, before: Sequence[Claim]) -> None:
    """ "Hailed the vote", "welcomed this step": the adoption told of before tells who and what."""
    if claim.act not in ("welcome", "condemn", "concern") or claim.instruments:
        return
    nouns = [
        t
        for t in claim.trigger.subtree
        if t.lemma_ in _EVENTS
        and t.dep_ in ("dobj", "pobj", "nsubjpass")
        and any(c.lower_ in ("the", "this", "that") for c in t.children)
    ]
    if not nouns:
        return
    promised = any(t.lemma_ in ("pledge", "promise", "announcement", "news") for t in nouns)
    acts = ("adopt", "appoint", "join", "commit") if claim.act == "welcome" or promised else _BLAMED_FOR
    for act in acts:
        for other in reversed(before):
            near = 20 if act != "attack" else 4
            if other.act == act and other.actors and claim.parsed.number - other.parsed.number <= near:
                mine = {p.referent.iri for p in claim.actors}
                claim.addressees = claim.addressees or [p for p in other.actors if p.referent.iri not in mine]
                claim.instruments = list(other.instruments)
                return
