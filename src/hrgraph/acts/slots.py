"""The slots that a frame names: where in the clause a role stands.

`obj`, `subj`, `iobj`, `comp` and so on give tokens; a suffix narrows them: `_actor` (can act), `_named`
(has a name).
`prep:on|upon` is the object of one of these prepositions; `word:dead|missing` is one of these words in the
clause;
`noun.` looks from the light verb's noun instead of the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from hrgraph.acts.clauses import prepositions
from hrgraph.acts.deeds import DEEDS, Deeds
from hrgraph.acts.disputes import DISPUTES, Disputes
from hrgraph.acts.encounters import ENCOUNTERS, Encounters
from hrgraph.acts.harm_words import BORDERS
from hrgraph.acts.harms import HARMS, Harms
from hrgraph.acts.papers import PAPERS, Papers
from hrgraph.acts.remembrance import REMEMBRANCE, Remembrance
from hrgraph.acts.requests import Requests
from hrgraph.acts.sides import SIDES, Sides
from hrgraph.links import Referent

__all__ = ["SLOTS", "Slots"]

_MEMORY = frozenset(("memory", "honour", "honor", "remembrance", "commemoration", "tribute", "observance"))
_WITHIN = frozenset(
    (
        *("agreement", "deal", "cooperation", "dialogue", "talk", "contact", "relation", "tie", "pact"),
        *("accord", "engagement", "meeting", "interview", "conflict", "alliance", "partnership"),
        *("cooperate", "comply", "interfere", "collaborate", "associate", "deal", "tamper", "coordinate"),
    )
)
"""What is *with* somebody without their being told of it."""
_PRIZES = frozenset(("award", "prize", "medal", "distinction", "fellowship", "honour"))


@dataclass(slots=True)
class Slots(Deeds, Encounters, Harms, Remembrance, Requests, Disputes, Sides, Papers):
    """Evaluates the slots that frames name, around one trigger."""

    def tokens(self, slot: str) -> list[Token]:
        """The tokens that fill a slot; empty where nothing does."""
        place = _place(slot)
        if place.kind == "plain":
            found = place.reading(self) if place.reading is not None else self._prep(place.rest)
            if place.test == "_actor":
                return [t for t in found if self._is_actor(t)]
            if place.test == "_named":
                return [t for t in found if self._is_named(t)]
            return found
        if place.kind == "noun.":
            if self.noun is None:
                return []
            return Slots(self.parsed, self.noun, self.frame, self.phrases).tokens(place.rest)
        if place.kind == "obj.":
            return [
                t
                for o in self.obj()
                for t in Slots(self.parsed, o, self.frame, self.phrases).tokens(place.rest)
            ]
        if place.kind == "inner:":  # "use of force *against X*": hung on the noun in between
            between = [g for c in self.trigger.children if c.dep_ == "prep" for g in c.children]
            return [t for noun in between for t in prepositions(noun, place.words) if self._is_actor(t)]
        if place.kind == "word:":
            wanted = place.words
            if self.parsed.forms.isdisjoint(place.lower):
                return []
            return [t for t in self.trigger.subtree if t.lower_ in wanted or t.lemma_ in wanted]
        return self.particle(place.rest)

    def any(self, slots: tuple[str, ...]) -> bool:
        """Is one of the slots filled?"""
        return any(self.tokens(s) for s in slots)

    def referents(self, slots: tuple[str, ...]) -> list[Referent]:
        """The referents of the first slot that gives any actor."""
        for slot in slots:
            found: list[Referent] = []
            for token in self.tokens(slot):
                for referent in self.phrases.resolve(self.parsed, token):
                    if referent.is_actor and referent not in found:
                        found.append(referent)
            if found:
                return found
        return []

    def death_spoken_of(self) -> list[Token]:
        """The sentence speaks of a death or its anniversary."""
        return [
            t
            for t in self.parsed.doc
            if t.lemma_.lower() in ("death", "memory", "anniversary", "late", "murder", "funeral")
        ]

    def appos(self) -> list[Token]:
        """Appositions of the trigger."""
        return [c for c in self.trigger.children if c.dep_ == "appos"]

    def subj_poss(self) -> list[Token]:
        """Whose the subject is."""
        return [c for s in self.subj() for c in s.children if c.dep_ == "poss"]

    def prize_subject(self) -> list[Token]:
        """A prize as the subject."""
        return [t for t in self.subj() if t.lemma_.lower() in _PRIZES]

    def giver(self) -> list[Token]:
        """Who gives a prize that its own words name: "the Foundation's award", "the award of the
        Foundation".
        """
        found: list[Token] = []
        for noun in [*self.subj(), *self.obj()]:
            if noun.lemma_.lower() in _PRIZES:
                found += prepositions(noun, frozenset(("of", "from", "by")))
        return [t for t in found if self._is_actor(t)]

    def memory_of(self) -> list[Token]:
        """ "in memory of X", "in honour of X", "in tribute to X"."""
        found: list[Token] = []
        for noun in self.remembrance():
            found += prepositions(noun, frozenset(("of", "to", "for"))) + [
                c for c in noun.children if c.dep_ == "poss"
            ]
        return [t for t in found if self._is_actor(t)]

    def remembrance(self) -> list[Token]:
        """The noun of "in *memory* of", wherever the parser hangs it."""
        words = frozenset(("in", "to"))
        near = prepositions(self.trigger, words) + [
            t for obj in self.obj() for t in prepositions(obj, words | {"of"})
        ]
        near += [t for noun in near for t in prepositions(noun, frozenset(("in",)))]
        return [t for t in near if t.lemma_.lower() in _MEMORY]

    def warmly(self) -> list[Token]:
        """ "was *warmly* received"."""
        return [
            c for c in self.trigger.children if c.lower_ in ("warmly", "well", "favourably", "positively")
        ]

    def out_against(self) -> list[Token]:
        """ "came *out against* the bill"."""
        return (
            self.against() if self.particle("out") else [c for t in self.particle("out") for c in t.children]
        )

    def it_object(self) -> list[Token]:
        """ "as she put *it*"."""
        return [t for t in self.obj() if t.lower_ == "it"]

    def this_object(self) -> list[Token]:
        """What was just told: "he denies *this*", "a charge *which* they deny"."""
        found = [t for t in self.obj() if t.lower_ in ("it", "this", "that", "which", "everything", "them")]
        return [t for t in found if t.lower_ != "them" or t.i > self.trigger.i]

    def responsible(self) -> list[Token]:
        """ "responsible", "accountable"."""
        return [
            t
            for t in self.trigger.subtree
            if t.lower_ in ("responsible", "accountable", "liable", "answerable")
            and abs(t.i - self.trigger.i) < 12
        ]

    def as_or_oprd(self) -> list[Token]:
        """ "as X", or the predicate after the object."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ in ("oprd", "attr") or (c.dep_ == "prep" and c.lower_ == "as")
        ] or [
            c  # "picked A over four others *as* its chair": hung one word too low
            for word in self.trigger.children
            if word.i > self.trigger.i and word.dep_ in ("dobj", "prep")
            for part in (word, *(g for g in word.children if g.dep_ == "pobj"))
            for c in part.children
            if c.dep_ == "prep" and c.lower_ == "as"
        ]

    def told_with(self) -> list[Token]:
        """With whom concerns are raised, wherever the parser hangs it: "raised concerns about the case with
        Togo".
        """
        return [
            g
            for t in self.trigger.subtree
            if t.lower_ == "with"
            and t.i > self.trigger.i
            and t.head.pos_ in ("NOUN", "VERB", "PROPN")
            and t.head.lemma_ not in _WITHIN
            for g in t.children
            if g.dep_ == "pobj" and self._is_actor(g)
        ]

    def anniversary(self) -> list[Token]:
        """The anniversary or named day that is marked; no treaty marks its own."""
        if any(r.type == "instrument" for t in self.subj() for r in self.phrases.resolve(self.parsed, t)):
            return []
        return [
            t
            for obj in self.obj()
            for t in obj.subtree
            if t.lemma_ in ("anniversary", "year", "birthday", "decade", "death", "jubilee", "centenary")
            or (t.lemma_.lower() == "day" and t.text[0].isupper())
        ]

    def text_author(self) -> list[Token]:
        """ "the recommendations *in a report by X*", "in *X's* report"."""
        texts = [
            t
            for t in prepositions(self.trigger, frozenset(("in", "of", "from")))
            if t.lemma_.lower() in self.phrases.words.letters | {"report", "study", "review", "paper"}
        ]
        return [
            t
            for text in texts
            for t in [
                *prepositions(text, frozenset(("by", "from"))),
                *(c for c in text.children if c.dep_ == "poss"),
            ]
            if self._is_actor(t)
        ]

    def not_of_opinion(self) -> list[Token]:
        """ "Agreed with the bank on a plan", not "*agrees with* her that it is bad"."""
        shared = any(c.lower_ == "with" for c in self.trigger.children)
        now = self.trigger.tag_ in ("VBZ", "VBP", "VBG")
        return [] if shared and now and not self.comp_to() else [self.trigger]

    def no_culprit(self) -> list[Token]:
        """ "Handed down a verdict", not "a verdict *against* a person", which harms that person."""
        hit = prepositions(self.noun, frozenset(("against",))) if self.noun is not None else []
        hit += prepositions(self.trigger, frozenset(("against",)))
        people = any(r.type == "person" for t in hit for r in self.phrases.resolve(self.parsed, t))
        return [] if people else [self.trigger]

    def withheld(self) -> list[Token]:
        """ "Was *not* allowed to leave"."""
        return [c for c in self.trigger.children if c.dep_ == "neg"]

    def at_border(self) -> list[Token]:
        """ "Was stopped *at the airport*"."""
        words = frozenset(("at", "in", "from", "near"))
        return [t for t in prepositions(self.trigger, words) if t.lemma_.lower() in BORDERS]

    def text_subject(self) -> list[Token]:
        """A text that tells: "*The report* names 300 victims"."""
        return [
            t
            for t in self.subj()
            if any(
                r.type in ("document", "instrument") and r.authors
                for r in self.phrases.resolve(self.parsed, t)
            )
        ]

    def at_request(self) -> list[Token]:
        """ "*at* the request of X": the request was made, not only spoken of."""
        head = self.trigger.head
        return [self.trigger] if self.trigger.dep_ == "pobj" and head.lower_ in ("at", "upon", "on") else []


SLOTS: dict[str, Callable[[Slots], list[Token]]] = {
    "subj": Slots.subj,
    "at_request": Slots.at_request,
    "no_culprit": Slots.no_culprit,
    "not_of_opinion": Slots.not_of_opinion,
    "withheld": Slots.withheld,
    "at_border": Slots.at_border,
    "text_subject": Slots.text_subject,
    "text_author": Slots.text_author,
    "obj": Slots.obj,
    "active_obj": Slots.active_obj,
    "iobj": Slots.iobj,
    "thing": Slots.thing,
    "comp": Slots.comp,
    "comp_inf": Slots.comp_inf,
    "comp.subj": Slots.comp_subj,
    "comp_state": Slots.comp_state,
    "comp_blamed": Slots.comp_blamed,
    "comp_doer": Slots.comp_doer,
    "comp_involved": Slots.comp_involved,
    "that_doer": Slots.that_doer,
    "comp_agent": Slots.comp_agent,
    "of_gerund": Slots.of_gerund,
    "of_gerund.subj": Slots.of_gerund_subj,
    "poss": Slots.poss,
    "compound": Slots.compound,
    "poss_agent": Slots.poss_agent,
    "poss_victim": Slots.poss_victim,
    "death_spoken_of": Slots.death_spoken_of,
    "appos": Slots.appos,
    "subj_poss": Slots.subj_poss,
    "prize_subject": Slots.prize_subject,
    "giver": Slots.giver,
    "memory_of": Slots.memory_of,
    "remembrance": Slots.remembrance,
    "prep:to_memory": Slots.memory_of,
    "several": Slots.several,
    "no_gerund": Slots.no_gerund,
    "for_clause": Slots.for_clause,
    "for_whom": Slots.for_whom,
    "need_of_whom": Slots.need_of_whom,
    "comp_promised": Slots.comp_promised,
    "as_words": Slots.as_words,
    "asks_for": Slots.asks_for,
    "insists_on": Slots.insists_on,
    "picked_up": Slots.picked_up,
    "comp_to": Slots.comp_to,
    "comp_future": Slots.comp_future,
    "warmly": Slots.warmly,
    "out_against": Slots.out_against,
    "no_object": Slots.no_object,
    "it_object": Slots.it_object,
    "this_object": Slots.this_object,
    "between_several": Slots.between_several,
    "responsible": Slots.responsible,
    "as_or_oprd": Slots.as_or_oprd,
    "anniversary": Slots.anniversary,
    "told_with": Slots.told_with,
    "answerable": Slots.answerable,
    "answerer": Slots.answerer,
    "doer": Slots.doer,
    "main_subj": Slots.main_subj,
    "passive_subj": Slots.passive_subj,
    "comp_undone": Slots.comp_undone,
    "pressing_need": Slots.pressing_need,
    "not_called_in": Slots.not_called_in,
    "deadline": Slots.deadline,
    "asked_of": Slots.asked_of,
    "comp_base": Slots.comp_base,
    "poss_with": Slots.poss_with,
    "poss_of": Slots.poss_of,
    "see_done": Slots.see_done,
    "see_done.subj": Slots.see_done_subj,
    "never": lambda s: [],
    **DEEDS,
    **ENCOUNTERS,
    **REMEMBRANCE,
    **HARMS,
    **DISPUTES,
    **SIDES,
    **PAPERS,
}
"""Every slot without a parameter, by the name that the lexicon uses."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A slot's name, taken apart."""

    kind: str
    """What it begins with; "plain" where the rest is a reading or a preposition."""
    rest: str
    words: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    reading: Callable[[Slots], list[Token]] | None = None
    """None for prepositions."""
    test: str = ""


@cache
def _place(slot: str) -> _Place:
    for kind in ("noun.", "obj.", "inner:", "word:", "particle_"):
        if slot.startswith(kind):
            rest = slot.removeprefix(kind)
            words = frozenset(rest.removesuffix("_actor" if kind == "inner:" else "").split("|"))
            return _Place(kind, rest, words, frozenset(word.lower() for word in words))
    test = next((suffix for suffix in ("_actor", "_named") if slot.endswith(suffix)), "")
    name = slot.removesuffix(test)
    if name.startswith("prep:"):
        return _Place("plain", name[5:], test=test)
    return _Place("plain", name, reading=SLOTS.get(name, SLOTS["never"]), test=test)
