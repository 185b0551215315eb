"""Slots of attacks: owners of what is raided or taken, custody, who attacks by a word before the noun."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import objects, prepositions
from hrgraph.acts.places import Places
from hrgraph.links.syntax import conjuncts

__all__ = ["HARMS", "Harms"]

_PREMISES = frozenset(
    [
        *(
            "office",
            "headquarters",
            "home",
            "house",
            "premises",
            "apartment",
            "building",
            "bureau",
            "newsroom",
        ),
        *(
            "centre",
            "center",
            "compound",
            "campus",
            "studio",
            "shelter",
            "flat",
            "residence",
            "property",
            "car",
        ),
        *("vehicle", "room", "dormitory", "farm", "village", "camp", "church", "mosque", "hotel", "school"),
    ]
)
_BELONGINGS = frozenset(
    [
        *("status", "licence", "license", "registration", "account", "asset", "personality", "accreditation"),
        *("passport", "newspaper", "website", "fund", "funding", "broadcast", "programme", "program", "site"),
        *("broadcasting", "channel", "page", "permit", "visa", "citizenship", "nationality", "immunity"),
        *("operation", "activity", "credential", "membership", "charter", "certificate", "signal", "server"),
        *("phone", "laptop", "computer", "device", "equipment", "property", "document", "iphone", "email"),
        *("belonging", "camera", "pension", "salary", "transmission", "frequency", "archive", "land"),
    ]
)
_CUSTODY = frozenset(
    [
        *("custody", "detention", "prison", "jail", "confinement", "captivity", "cell", "arrest", "solitary"),
        *("imprisonment", "remand", "bar", "incarceration", "gaol", "penitentiary", "camp"),
    ]
)
_TAKEN = frozenset(
    [
        *("confiscate", "seize", "revoke", "freeze", "cancel", "withdraw", "suspend", "ransack", "search"),
        *("raid", "hack", "block", "strip", "annul", "burn", "destroy", "vandalise", "vandalize", "bug"),
    ]
)
_SILENCING = frozenset(
    [
        *(
            "silence",
            "crush",
            "muzzle",
            "intimidate",
            "suppress",
            "target",
            "punish",
            "quash",
            "gag",
            "quell",
        ),
        *("eliminate", "eradicate", "persecute", "discredit", "harass", "oppress", "criminalise", "stifle"),
        *("criminalize", "weaken", "terrorise", "terrorize", "dismantle"),
    ]
)


@dataclass(slots=True)
class Harms(Places):
    """Slots of those who suffer and commit attacks."""

    def premises(self) -> list[Token]:
        """The owner of raided premises."""
        found: list[Token] = []
        for obj in [*self.obj(), *prepositions(self.trigger, frozenset(("into", "to", "on", "at")))]:
            if obj.lemma_ in _PREMISES:
                found += [
                    c
                    for c in obj.children
                    if c.dep_ == "poss" or (c.dep_ == "compound" and c.i in self.parsed.names)
                ] + prepositions(obj, frozenset(("of", "belonging")))
                # "the offices of X in the capital and Y": Y hung on the place
                found += [t for p in prepositions(obj, frozenset(("in",))) for t in conjuncts(p)[1:]]
        return [t for t in found if self._is_actor(t)]

    def owner(self) -> list[Token]:
        """Whose status, licence, accounts or belongings are taken: "revoked the licence of X"."""
        found: list[Token] = []
        for obj in [*self.obj(), *prepositions(self.trigger, frozenset(("on", "into", "to")))]:
            for part in conjuncts(obj):
                if part.lemma_.lower() in _BELONGINGS:
                    found += [c for c in part.children if c.dep_ == "poss"]
                    found += prepositions(part, frozenset(("of",)))
        return [t for t in found if self._is_actor(t)]

    def custody(self) -> list[Token]:
        """Where somebody is held."""
        return [
            t
            for t in prepositions(self.trigger, frozenset(("in", "at", "under", "into", "to", "behind")))
            if t.lemma_ in _CUSTODY
        ]

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
        """Whom a participle describes: "the *jailed* journalist A"."""
        head = self.trigger.head
        if self.trigger.dep_ not in ("amod", "compound", "nmod") or head.i < self.trigger.i:
            return []
        while head.dep_ == "compound" and head.i < head.head.i and head.i not in self.parsed.names:
            head = head.head
        return [head]

    def aimed_at(self) -> list[Token]:
        """Whom an action is to harm: "a crackdown *to silence critics*", "laws *aimed at* silencing X"."""
        found: list[Token] = []
        for token in self.trigger.subtree:
            if token.i > self.trigger.i and token.lemma_ in _SILENCING and token.tag_ in ("VB", "VBG"):
                found += objects(token)
        return found

    def before_sum(self) -> list[Token]:
        """ "fined *A* 500 euros": the parser takes A for a modifier of the sum."""
        return [
            c
            for obj in self.obj()
            if any(g.dep_ == "nummod" for g in obj.children)
            for c in obj.children
            if c.dep_ in ("nmod", "compound") and c.i in self.parsed.names
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


HARMS: dict[str, Callable[[Harms], list[Token]]] = {
    "premises": Harms.premises,
    "owner": Harms.owner,
    "custody": Harms.custody,
    "had_done": Harms.had_done,
    "mod_agent": Harms.mod_agent,
    "modified": Harms.modified,
    "aimed_at": Harms.aimed_at,
    "before_sum": Harms.before_sum,
    "rights": Harms.rights,
    "status_lost": Harms.status_lost,
    "court": Harms.court,
    "police": Harms.police,
    "for_crime": Harms.for_crime,
    "passive_from": Harms.passive_from,
}
"""Its slots, by the name that the lexicon uses."""
