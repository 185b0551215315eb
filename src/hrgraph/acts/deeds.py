"""Slots of what bodies do with texts and visitors: courts that rule, States that sign, hosts that receive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, prepositions
from hrgraph.acts.places import Places
from hrgraph.links.syntax import conjuncts

__all__ = ["DEEDS", "Deeds"]


@dataclass(slots=True)
class Deeds(Places):
    """Slots around verbs and nouns of adopting, submitting, joining and meeting."""

    def obj_person(self) -> list[Token]:
        """An object that is a person or office: one hosts an expert; a country that hosts a body does not
        meet it.
        """
        resolve = self.phrases.resolve
        return [t for t in self.obj() if any(r.type in ("person", "office") for r in resolve(self.parsed, t))]

    def joinable(self) -> list[Token]:
        """What one joins in the sense of supporting it: not an employer or a party."""
        employers = (
            "company",
            "firm",
            "army",
            "staff",
            "board",
            "team",
            "party",
            "university",
            "faculty",
            "police",
            "office",
        )
        return [t for t in self.no_gerund() and self.obj() if t.lemma_.lower() not in employers]

    def mechanism(self) -> list[Token]:
        """The mechanism that a body creates or renews; the mandate stands for it."""
        found: list[Token] = []
        for obj in self.obj():
            for part in conjuncts(obj):
                if part.lemma_ in ("mandate", "term", "work", "life"):
                    found += (
                        prepositions(part, frozenset(("of", "for")))
                        or [c for c in part.children if c.dep_ == "poss"]
                        or [part]
                    )
                else:
                    found.append(part)
        return found

    def in_favour(self) -> list[Token]:
        """ "voted in favour", "voted for"."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "prep"
            and (
                c.lower_ == "for"
                or (c.lower_ == "in" and any(g.lower_ in ("favour", "favor", "support") for g in c.children))
            )
        ]

    def reflexive(self) -> list[Token]:
        """ "itself"."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "dobj"
            and c.lower_ in ("itself", "themselves", "himself", "herself", "myself", "ourselves")
        ]

    def against(self) -> list[Token]:
        """ "voted against", with or without saying what."""
        return [c for c in self.trigger.children if c.lower_ == "against"]

    def delegation(self) -> list[Token]:
        """Visitors that a host receives."""
        return [
            t
            for t in self.obj()
            if t.lemma_
            in ("delegation", "representative", "group", "leader", "ambassador", "minister", "visitor")
            or any(r.type in ("person", "office") for r in self.phrases.resolve(self.parsed, t))
        ]

    def public_of(self) -> list[Token]:
        """ "made *public*"."""
        return [t for t in self.trigger.subtree if t.lower_ == "public" and 0 < t.i - self.trigger.i < 12]

    def court_subject(self) -> list[Token]:
        """A court or judge does it."""
        return [
            t
            for t in self.subj()
            if t.lemma_.lower() in ("court", "tribunal", "judge", "chamber", "jury", "panel", "bench")
            or "court" in self.parsed.covers(t).lower()
            or "tribunal" in self.parsed.covers(t).lower()
        ]

    def in_favour_of(self) -> list[Token]:
        """ "is *in favour of* the protocol"."""
        return [
            g
            for c in self.trigger.children
            if c.dep_ == "prep" and c.lower_ == "in"
            for f in c.children
            if f.lower_ in ("favour", "favor", "support")
            for g in prepositions(f, frozenset(("of",)))
        ]

    def reflexive_with(self) -> list[Token]:
        """ "aligned itself *with*"."""
        return prepositions(self.trigger, frozenset(("with",))) if self.reflexive() else []

    def passive(self) -> list[Token]:
        """The trigger, where it is passive: "a statement *led by* Norway"."""
        return [self.trigger] if is_passive(self.trigger) else []


DEEDS: dict[str, Callable[[Deeds], list[Token]]] = {
    "passive": Deeds.passive,
    "joinable": Deeds.joinable,
    "obj_person": Deeds.obj_person,
    "mechanism": Deeds.mechanism,
    "in_favour": Deeds.in_favour,
    "against": Deeds.against,
    "reflexive": Deeds.reflexive,
    "delegation": Deeds.delegation,
    "public_of": Deeds.public_of,
    "court_subject": Deeds.court_subject,
    "in_favour_of": Deeds.in_favour_of,
    "reflexive_with": Deeds.reflexive_with,
}
"""The slots of this module, by the name that the lexicon uses."""
