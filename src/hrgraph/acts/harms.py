"""Slots of attacks: owners of what is raided or taken, custody, who attacks by a word before the noun."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, is_passive, objects, prepositions, subjects
from hrgraph.acts.harm_words import (
    BELONGINGS,
    BODY,
    HOMES,
    MONEY,
    PREMISES,
    SILENCING,
    TIMES,
    WEAPONS,
    is_custody,
)
from hrgraph.acts.lists import picked_out
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import ACCUSING, WIELDERS, accused_through
from hrgraph.links.syntax import conjuncts

__all__ = ["HARMS", "Harms"]

_ORDERED = frozenset(
    [
        *("detain", "arrest", "hold", "jail", "imprison", "execute", "deport", "expel", "extradite"),
        *("evict", "dissolve", "close", "kill", "keep", "suspend", "shut", "disband", "block", "seize"),
        "remand",
    ]
)
_TAKEN = frozenset(
    [
        *("confiscate", "seize", "revoke", "freeze", "cancel", "withdraw", "suspend", "ransack", "search"),
        *("raid", "hack", "block", "strip", "annul", "burn", "destroy", "vandalise", "vandalize", "bug"),
    ]
)
_COMMITTED = frozenset(
    (
        *("carry", "commit", "perpetrate", "order", "orchestrate", "instigate", "mastermind", "conduct"),
        *("stage", "launch", "mount", "plan", "unleash", "inflict", "direct", "undertake", "execute"),
    )
)
"""Verbs that tell who did a deed: "*carried* out by the army"."""
_OTHER_DEEDS = frozenset(
    (
        "attack",
        "murder",
        "killing",
        "raid",
        "assault",
        "abuse",
        "crime",
        "violation",
        "investigation",
        "offensive",
    )
)


def _deeds_before(participle: Token, deed: Token) -> list[Token]:
    """The deeds named from this one to a participle that may speak of the last of them only."""
    return [t for t in participle.doc[deed.i : participle.i] if t.i == deed.i or t.lemma_ in _OTHER_DEEDS]


_ANSWERING = frozenset(("responsible", "guilty", "culpable", "answerable", "accountable", "liable"))


def _answering(adjective: Token) -> list[Token]:
    """Who is responsible: "*The army* is responsible for ...", "hold *the army* responsible for ..."."""
    if adjective.dep_ == "acomp":
        return subjects(adjective.head)
    own = [c for c in adjective.children if c.dep_ == "nsubj"]
    if own or adjective.head.lemma_ not in ("hold", "find", "deem", "consider", "declare"):
        held = adjective.head.dep_ == "dobj" and adjective.head.head.lemma_ in ("hold", "find", "deem")
        return own or ([adjective.head] if held else [])
    return objects(adjective.head)


_OF = frozenset(("of",))


def _owners(thing: Token) -> list[Token]:
    """Whose something is: "*Odhikar's* office", "the office of *Odhikar*"."""
    return [c for c in thing.children if c.dep_ == "poss"] + prepositions(
        thing, frozenset(("of", "belonging"))
    )


@dataclass(slots=True)
class Harms(Places):
    """Slots of those who suffer and commit attacks."""

    def premises(self) -> list[Token]:
        """The owner of raided premises."""
        found: list[Token] = []
        roots = [*self.obj(), *prepositions(self.trigger, frozenset(("into", "to", "on", "at")))]
        # "the office of X and *the home of Y*", "the door *of the flat* of X"
        roots = [part for root in roots for part in conjuncts(root)]
        roots += [t for root in roots if root.lemma_ in PREMISES for t in prepositions(root, _OF)]
        for obj in dict.fromkeys(roots):
            if obj.lemma_ in PREMISES:
                found += [
                    c
                    for c in obj.children
                    if c.dep_ == "poss" or (c.dep_ == "compound" and c.i in self.parsed.names)
                ] + prepositions(obj, frozenset(("of", "belonging")))
                # "the offices of X in the capital and Y": Y hung on the place
                found += [t for p in prepositions(obj, frozenset(("in",))) for t in conjuncts(p)[1:]]
        return [t for t in found if self._is_actor(t)]

    def premises_of(self) -> list[Token]:
        """The owner of what a deed told by a noun is aimed at: "the raid on *Odhikar's* office"."""
        words = frozenset(("on", "against", "at", "of", "into", "upon"))
        below = prepositions(self.trigger, frozenset(("by", "of")))
        places = [*prepositions(self.trigger, words), *(p for t in below for p in prepositions(t, words))]
        if self.trigger.dep_ == "dobj" and not places:  # "carried out raids *on homes*": hung on the verb
            places = prepositions(self.trigger.head, frozenset(("on", "against", "upon", "into")))
        return [
            o
            for p in places
            if p.lemma_ in PREMISES | BELONGINGS and p.i not in self.parsed.names
            for o in _owners(p)
            if self._is_actor(o)
        ]

    def hit_on(self) -> list[Token]:
        """Who suffers in "a raid of the police *on Odhikar*", also where "on" hangs on who acts."""
        if not prepositions(self.trigger, frozenset(("of", "by"))):
            return []
        words = frozenset(("on", "against", "upon"))
        own = prepositions(self.trigger, words)
        for doer in prepositions(self.trigger, frozenset(("of",))):
            own += prepositions(doer, words)
        return [t for t in own if self._is_actor(t)]

    def doer_of(self) -> list[Token]:
        """Who acts in "a raid *of the police* on Odhikar"."""
        doers = prepositions(self.trigger, frozenset(("of",)))
        return doers if self.hit_on() or (self.premises_of() and self._aims(doers)) else []

    def _aims(self, doers: list[Token]) -> bool:
        words = frozenset(("on", "against", "upon"))
        return any(prepositions(t, words) for t in [self.trigger, *doers])

    def apposed(self) -> list[Token]:
        """The name that the parser hangs on the deed: "the killing of the mediator *Abdi Warsame* by ..."."""
        described = [
            t
            for t in prepositions(self.trigger, frozenset(("of", "against", "on", "in", "at")))
            if t.i not in self.parsed.names or self._place_before(t)
        ]
        if not described:
            return []
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "appos" and c.i > described[0].i and c.i in self.parsed.names and self._is_person(c)
        ]

    def _place_before(self, token: Token) -> bool:
        """ "The execution *in Isfahan* of two men, A and B": "of" hangs on the place."""
        return token.head.lower_ in ("in", "at") and bool(prepositions(token, frozenset(("of",))))

    def _is_person(self, token: Token) -> bool:
        return any(r.type == "person" for r in self.phrases.one(self.parsed, token))

    def person_held(self) -> list[Token]:
        """Whom somebody holds: "continues to hold *Ana Gomez*", not "holds Ana responsible"."""
        if any(
            c.dep_ in ("oprd", "ccomp", "acomp")
            or c.lower_ in ("accountable", "responsible", "up")
            or (c.lower_ == "to" and c.dep_ == "prep")
            for c in self.trigger.children
        ):
            return []
        suffering = [t for t in self.obj() if self._is_person(t)]
        among = self.trigger.dep_ == "acl" and self.trigger.head.lower_ in ("those", "others")
        if suffering and (among or not is_passive(self.trigger)):  # "among those *held* was A"
            return suffering
        doers = [
            t
            for t in subjects(self.trigger)
            if t.lemma_.lower() in WIELDERS or self._is_state(t) or t.lower_ in ("captors", "kidnappers")
        ]
        lasting = any(
            t.lemma_ in TIMES
            for t in prepositions(self.trigger, frozenset(("for", "since", "until", "beyond")))
        )
        return [t for t in self.obj() if self._is_actor(t)] if doers and lasting else []

    def obj_person(self) -> list[Token]:
        """The person to whom it is done: "*Ana* was hit", not "the NGO was hit by cuts"."""
        return [t for t in self.obj() if self._is_person(t)]

    def armed(self) -> list[Token]:
        """Who strikes with weapons: "*forces* struck an ambulance", "*drones* struck a convoy"."""
        return [t for t in subjects(self.trigger) if t.lemma_.lower() in WIELDERS | WEAPONS]

    def from_home(self) -> list[Token]:
        """From where somebody is taken: "took him *from his home*", "pulled her off the bus"."""
        near = prepositions(self.trigger, frozenset(("from", "out", "off", "of")))
        near += [t for o in self.obj() for t in prepositions(o, frozenset(("from", "off")))]
        return [t for t in near if t.lemma_.lower() in HOMES]

    def broken_bones(self) -> list[Token]:
        """Whose body is hurt: "broke *her* arm", "the hands of *a cellist*"."""
        return [o for t in self.obj() if t.lemma_.lower() in BODY for o in _owners(t) if self._is_actor(o)]

    def bounty(self) -> list[Token]:
        """On whose head a price is put: "put a bounty *on the head of A*", "a price on *her* head"."""
        heads = prepositions(self.trigger, frozenset(("on",)))
        heads += [t for o in self.obj() for t in prepositions(o, frozenset(("on",)))]
        return [o for t in heads if t.lemma_.lower() == "head" for o in _owners(t) if self._is_actor(o)] or [
            t for t in heads if t.lemma_.lower() != "head" and self._is_actor(t)
        ]

    def into_things(self) -> list[Token]:
        """Into or at whose house or car somebody shoots: "fired nine rounds into *his* car"."""
        words = frozenset(("into", "at", "on", "against", "through", "to", "over"))
        near = [*prepositions(self.trigger, words), *(t for o in self.obj() for t in prepositions(o, words))]
        return [o for t in near if t.lemma_.lower() in PREMISES for o in _owners(t) if self._is_actor(o)]

    def owner(self) -> list[Token]:
        """Whose status, licence, accounts or belongings are taken: "revoked the licence of X"."""
        found: list[Token] = []
        for obj in [*self.obj(), *prepositions(self.trigger, frozenset(("on", "into", "to")))]:
            for part in conjuncts(obj):
                if part.lemma_.lower() in BELONGINGS:
                    found += [c for c in part.children if c.dep_ == "poss"]
                    found += prepositions(part, frozenset(("of",)))
        return [t for t in found if self._is_actor(t)]

    def custody(self) -> list[Token]:
        """Where somebody is held."""
        words = frozenset(("in", "at", "under", "into", "to", "behind"))
        found = prepositions(self.trigger, words)
        for child in self.trigger.children:  # "sent back to prison"
            if child.lower_ in ("back", "straight", "directly"):
                found += prepositions(child, words)
        for term in self.trigger.rights:  # "spent five months *in jail*"
            found += prepositions(term, words) if term.lemma_ in TIMES else []
        return [t for t in found if is_custody(t)]

    def had_done(self) -> list[Token]:
        """What somebody suffers: "had her passport *confiscated*"."""
        near = [*self.trigger.children, *(g for c in self.trigger.children for g in c.children)]
        return [
            t
            for t in near
            if t.lemma_ in _TAKEN and t.tag_ in ("VBN", "VBD") and t.dep_ in ("ccomp", "acl", "xcomp", "oprd")
        ]

    def mod_agent(self) -> list[Token]:
        """Who attacks, told by a word before the noun: "*Russian* invasion", "*police* violence".

        Only where those who suffer stand after it: "the *Khashoggi* murder" tells the victim.
        """
        if not prepositions(self.trigger, frozenset(("of", "on", "against", "upon", "targeting"))):
            return []
        demonyms = self.phrases.demonyms.get(self.parsed.number, {})
        return [
            c
            for c in self.trigger.children
            if c.i < self.trigger.i
            and (
                (c.dep_ in ("amod", "compound", "nmod") and self.parsed.starts[c.i] in demonyms)
                or (c.dep_ in ("compound", "nmod") and self._could_attack(c))
            )
        ]

    def _could_attack(self, word: Token) -> bool:
        return any(
            r.is_actor and r.type in ("state", "organisation", "group")
            for r in self.phrases.one(self.parsed, word)
        )

    def modified(self) -> list[Token]:
        """Whom a participle describes: "the *jailed* journalist A", "all *detained* lawyers, including A"."""
        head = self.trigger.head
        if self.trigger.dep_ not in ("amod", "compound", "nmod") or head.i < self.trigger.i:
            return []
        while head.dep_ == "compound" and head.i < head.head.i and head.i not in self.parsed.names:
            head = head.head
        return [head] if self._is_named(head) else picked_out(self.parsed, head, self.phrases)

    def aimed_at(self) -> list[Token]:
        """Whom an action is to harm: "a ban *to silence critics*", "tear gas *to disperse marchers*"."""
        found: list[Token] = []
        for token in self.trigger.subtree:
            if token.i > self.trigger.i and token.lemma_ in SILENCING and token.tag_ in ("VB", "VBG"):
                found += objects(token)
        return found

    def years_inside(self) -> list[Token]:
        """A prison term: "received *eleven years*", "got *six months* in jail", not "a year of training"."""
        terms = [t for t in self.obj() if any(c.dep_ == "nummod" for c in t.children)]
        return [t for t in terms if all(is_custody(p) for p in prepositions(t, _OF))]

    def before_sum(self) -> list[Token]:
        """ "fined *A* 500 euros": the parser takes A for a modifier of the sum."""
        return [
            c
            for obj in self.obj()
            if obj.lemma_.lower() in MONEY and any(g.dep_ == "nummod" for g in obj.children)
            for c in obj.children
            if c.dep_ in ("nmod", "compound") and c.i in self.parsed.names
        ]

    def held_by(self) -> list[Token]:
        """Who holds somebody: "are held *by gunmen*", not "a meeting was held by the party"."""
        return [
            t for t in subjects(self.trigger) if t.lemma_.lower() in WIELDERS and is_passive(self.trigger)
        ]

    def done_by(self) -> list[Token]:
        """Who did it, told by a participle: "the attack on A, allegedly *carried out by police*", "the murder
        was *ordered by* the general".
        """
        deed, subject = self.trigger, self.trigger.dep_ in ("nsubjpass", "nsubj")
        near = [t for t in deed.subtree if t.i > deed.i and t.dep_ in ("acl", "relcl", "advcl")]
        near += [deed.head] if subject else []
        near += [c for c in deed.head.children if c.dep_ in ("advcl", "acl") and c.i > deed.i]
        return [
            a
            for t in near
            if t.tag_ == "VBN"
            and (t.lemma_ in _COMMITTED or t.i in self.parsed.inside)  # a surname tagged as a participle
            and all(d.i == deed.i for d in _deeds_before(t, deed))
            for a in agents(t)
        ]

    def accused(self) -> list[Token]:
        """Whom the sentence holds answerable for the deed: "blamed *the army* for the killing of A"."""
        preposition = self.trigger.head
        if self.trigger.dep_ == "conj":
            preposition = preposition.head
        if preposition.dep_ != "prep" or preposition.lower_ not in ("of", "for", "over", "behind"):
            return []
        governor = preposition.head
        if preposition.lower_ == "behind":  # "*the army* was behind the murder of A"
            return subjects(governor) if governor.lemma_ in ("be", "stand") else []
        if governor.pos_ == "ADJ" and governor.lemma_ in _ANSWERING:
            return _answering(governor)
        if accused_through(governor) is not None:
            return [governor]
        return objects(governor) if governor.lemma_ in ACCUSING and governor.pos_ == "VERB" else []

    def ordered(self) -> list[Token]:
        """Whom an order is to harm: "ordered *A* detained", "ordered that *A* be held"."""
        found: list[Token] = []
        for clause in self.comp():
            if clause.lemma_ in _ORDERED and clause.tag_ in ("VBN", "VBD"):
                found += [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")] or self.obj()
        return found

    def resulting(self) -> list[Token]:
        """Who died or was hurt through it: "use of force that *resulted in the deaths of four workers*"."""
        verb = self.trigger.head if self.trigger.dep_ == "nsubj" else None
        near = [c for c in self.trigger.children if c.dep_ in ("relcl", "acl")] + ([verb] if verb else [])
        near += [c for t in prepositions(self.trigger, frozenset(("of", "by"))) for c in t.children]
        return [
            victim
            for clause in near
            if clause.lemma_ in ("result", "lead", "cause", "claim")
            for harm in [*prepositions(clause, frozenset(("in", "to"))), *objects(clause)]
            if harm.lemma_ in ("death", "killing", "injury", "shooting", "arrest", "detention", "life")
            for victim in prepositions(harm, frozenset(("of", "to")))
        ]

    def rights(self) -> list[Token]:
        """Whose rights are violated."""
        found: list[Token] = []
        for obj in [*self.obj(), *prepositions(self.trigger, frozenset(("on", "upon", "of")))]:
            if obj.lemma_.lower() in ("right", "rights", "freedom", "liberty"):
                found += [c for c in obj.children if c.dep_ == "poss"] + prepositions(obj, frozenset(("of",)))
        return [t for t in found if self._is_actor(t)]

    def status_lost(self) -> list[Token]:
        """ "stripped of its legal status"."""
        return [
            t
            for t in self.trigger.subtree
            if t.lemma_
            in (
                "status",
                "licence",
                "license",
                "registration",
                "personality",
                "citizenship",
                "nationality",
                "passport",
                "accreditation",
                "immunity",
            )
        ]

    def court(self) -> list[Token]:
        """Words that make a trial of it."""
        return [
            t
            for t in self.trigger.subtree
            if t.lower_ in ("court", "tribunal", "trial", "absentia", "judge", "charges")
        ]

    def police(self) -> list[Token]:
        """Officers or prosecutors as the subject."""
        return [
            t
            for t in self.subj()
            if any(
                w in t.sent.text.lower()
                for w in ("police", "security", "prosecutor", "officers", "agents", "authorities")
            )
        ]

    def for_crime(self) -> list[Token]:
        """For what somebody named is investigated."""
        named = any(self._is_named(t) for t in self.obj())
        return prepositions(self.trigger, frozenset(("for", "on", "over"))) if named else []

    def passive_from(self) -> list[Token]:
        """From what somebody is removed."""
        return prepositions(self.trigger, frozenset(("from",)))

    def obj_official(self) -> list[Token]:
        """ "sued *the Government*", "sued *the Inspector General of Police*": who answers for a State."""
        return [t for t in self.obj() if self._is_official(t)]

    def obj_private(self) -> list[Token]:
        """ "sued *the newspaper*": anybody else."""
        return [t for t in self.obj() if self._is_actor(t) and not self._is_official(t)]

    def _is_official(self, token: Token) -> bool:
        found = [r for r in self.phrases.one(self.parsed, token) if r.is_actor]
        return any(
            r.type in ("state", "office") or bool(r.office) or bool(_OFFICIAL.search(r.label)) for r in found
        )


_OFFICIAL = re.compile(
    r"\b(?:minister|ministry|president|government|inspector|commissioner|police|attorney[ -]general|authority"
    r"|registrar|governor|mayor|prosecutor|army|military|speaker|state|county|municipality|department|parliament"
    r"|commission)\b",
    re.IGNORECASE,
)
"""Who is sued for what a State did."""


HARMS: dict[str, Callable[[Harms], list[Token]]] = {
    "obj_official": Harms.obj_official,
    "obj_private": Harms.obj_private,
    "premises": Harms.premises,
    "premises_of": Harms.premises_of,
    "hit_on": Harms.hit_on,
    "doer_of": Harms.doer_of,
    "apposed": Harms.apposed,
    "person_held": Harms.person_held,
    "obj_person": Harms.obj_person,
    "armed": Harms.armed,
    "from_home": Harms.from_home,
    "broken_bones": Harms.broken_bones,
    "bounty": Harms.bounty,
    "into_things": Harms.into_things,
    "owner": Harms.owner,
    "custody": Harms.custody,
    "had_done": Harms.had_done,
    "mod_agent": Harms.mod_agent,
    "modified": Harms.modified,
    "aimed_at": Harms.aimed_at,
    "before_sum": Harms.before_sum,
    "years_inside": Harms.years_inside,
    "held_by": Harms.held_by,
    "accused": Harms.accused,
    "done_by": Harms.done_by,
    "ordered": Harms.ordered,
    "resulting": Harms.resulting,
    "rights": Harms.rights,
    "status_lost": Harms.status_lost,
    "court": Harms.court,
    "police": Harms.police,
    "for_crime": Harms.for_crime,
    "passive_from": Harms.passive_from,
}
"""Its slots, by the name that the lexicon uses."""
