"""The places of a text that is handed over, and of thanks: in whose letter, to whom, from whom."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.clauses import complements, prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.acts.speakers import speaker_tokens

__all__ = ["PAPERS", "Papers"]

_BEARING = frozenset(
    ("bear", "carry", "contain", "list", "detail", "document", "name", "describe", "demand", "urge", "call")
)
_TOGETHER = frozenset(("together", "along", "jointly", "coalition", "partnership", "collaboration"))
_GOING = frozenset(("go", "belong", "extend", "be"))
_LEARNING = frozenset(("learn", "see", "hear", "read", "note", "find", "know", "observe", "discover"))
_IN = frozenset(("in", "through", "via", "with"))


class Papers(Places):
    """Where the parties of a document stand."""

    def below_text(self) -> list[Token]:
        """To whom a text goes, hung on what says more about it: "a petition bearing signatures *to X*"."""
        within = [
            t
            for obj in self.obj()
            for text in prepositions(obj, frozenset(("of",)))
            for t in prepositions(text, frozenset(("to",)))
            if self._is_actor(t)
        ]
        return within + [
            g
            for obj in self.obj()
            for clause in obj.children
            if clause.dep_ in ("acl", "relcl") and clause.lemma_ in _BEARING
            for g in prepositions(clause, frozenset(("to",)))
            + [
                p
                for c in clause.children
                if c.dep_ == "dative" and c.lower_ == "to"
                for p in c.children
                if p.dep_ == "pobj"
            ]
            if self._is_actor(g)
        ]

    def one_obj(self) -> list[Token]:
        """One text, not what offices do daily: "received *a petition*", not "receives complaints"."""
        return [t for t in self.obj() if t.tag_ in ("NN", "NNP") and list(t.lefts)]

    def from_below(self) -> list[Token]:
        """From whom a text comes, hung on what it is about: "a petition on the rise of the sea *from X*"."""
        return [
            g
            for obj in self.obj()
            for t in obj.subtree
            if t.lower_ == "from" and t.dep_ == "prep" and t.head.pos_ == "NOUN"
            for g in t.children
            if g.dep_ == "pobj" and self._is_actor(g)
        ]

    def sent_text(self) -> list[Token]:
        """The participle of "in an opinion *sent* to X", "in a study *published* on Friday"."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "acl"
            and c.tag_ == "VBN"
            and self.trigger.dep_ == "pobj"
            and self.trigger.head.lower_ in _IN
            and not any(g.dep_ == "agent" for g in c.children)
            and c.lemma_
            in ("send", "publish", "release", "issue", "deliver", "submit", "present", "address", "transmit")
        ]

    def sent_by(self) -> list[Token]:
        """Who says something in it has sent it: "in an opinion sent to Kenya, *FIDH* warned"."""
        verb = verb_of(self.trigger.head) if self.sent_text() else None
        if verb is None:
            return []
        own = [c for c in self.trigger.children if c.dep_ == "poss"]
        return own or subjects(verb) or speaker_tokens(self.parsed, verb)

    def sent_to(self) -> list[Token]:
        """To whom it was sent."""
        to = frozenset(("to", "before"))
        return [t for clause in self.sent_text() for t in prepositions(clause, to) if self._is_actor(t)]

    def goes_to(self) -> list[Token]:
        """Whom thanks go to: "our *thanks go to* X"."""
        verb = self.trigger.head
        if self.trigger.dep_ != "nsubj" or verb.lemma_ not in _GOING:
            return []
        return prepositions(verb, frozenset(("to",)))

    def learned_doer(self) -> list[Token]:
        """Who did what it pleases to learn: "pleased to learn that *Kenya* has freed them"."""
        return [
            t
            for comp in complements(self.trigger)
            if comp.lemma_ in _LEARNING and comp.tag_ == "VB"
            for clause in comp.children
            if clause.dep_ == "ccomp" and any(c.dep_ == "nsubj" for c in clause.children)
            for t in subjects(clause)
            if self._is_actor(t)
        ]

    def of_own_accord(self) -> list[Token]:
        """No urging: who "is encouraged *by X to act*" is not pleased."""
        asked = [
            c
            for c in self.trigger.children
            if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and c.lemma_ not in _LEARNING
        ]
        asked += [
            c
            for c in self.trigger.head.children
            if self.trigger.dep_ == "acomp"
            and c.i > self.trigger.i
            and c.dep_ == "xcomp"
            and c.tag_ == "VB"
            and c.lemma_ not in _LEARNING
        ]
        return [] if asked else [self.trigger]

    def as_it(self) -> list[Token]:
        """ "*As* X sees *it*"."""
        before = [c.lower_ for c in self.trigger.children if c.i < self.trigger.i]
        return [c for c in self.trigger.children if c.lower_ == "it" and c.dep_ == "dobj" and "as" in before]

    def told_of(self) -> list[Token]:
        """Cited as what one says, not in passing: "put off the hearing, *citing* a lack of time"."""
        return [] if self.trigger.tag_ == "VBG" and self.trigger.dep_ == "advcl" else [self.trigger]

    def to_deliver(self) -> list[Token]:
        """With or among whom a text is shared, not together with whom it is tabled."""
        found = self._prep("with")
        return [t for t in found if t.head.i == 0 or t.head.nbor(-1).lower_ not in _TOGETHER]


PAPERS = {
    "told_of": Papers.told_of,
    "to_deliver": Papers.to_deliver,
    "below_text": Papers.below_text,
    "from_below": Papers.from_below,
    "one_obj": Papers.one_obj,
    "sent_by": Papers.sent_by,
    "sent_to": Papers.sent_to,
    "goes_to": Papers.goes_to,
    "learned_doer": Papers.learned_doer,
    "of_own_accord": Papers.of_own_accord,
    "as_it": Papers.as_it,
}
"""The slots of this module."""
