"""Slots of disagreement: claims brushed aside, objections overridden, protests, worry felt by many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.answerable import answer_for
from hrgraph.acts.clauses import prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links.syntax import conjuncts

__all__ = ["DISPUTES", "Disputes"]

_WORDS_OF = frozenset(
    (
        *("report", "finding", "findings", "account", "study", "testimony", "letter", "conclusion"),
        *("statement", "remark", "comment", "argument", "position", "version", "assessment", "analysis"),
        *("complaint", "claim", "warning", "figure", "opinion", "recommendation", "objection"),
    )
)
"""What "of" gives an author: "the *findings of FIDH*"; "criticism of FIDH" is about it."""
_CLAIMS = _WORDS_OF | frozenset(
    (
        *("allegation", "accusation", "criticism", "criticisms", "concern", "charge", "suggestion", "notion"),
        *("assertion", "insinuation", "comparison", "story", "rumour", "rumor", "question", "idea", "talk"),
        *("resolution", "ruling", "verdict", "judgment", "evidence", "speculation", "fear", "worry", "call"),
        *("appeal", "demand", "proposal", "guideline", "guidelines", "draft", "text", "petition", "press"),
    )
)
"""What somebody has said or written, and another may wave aside."""
_IN_COURT = frozenset(("appeal", "complaint", "charge", "petition", "claim", "objection", "evidence", "case"))
"""What a court dismisses is no word against anybody."""
_POLITE = frozenset(("inform", "announce", "advise", "say", "report", "tell", "notify"))
_OVER = frozenset(("over", "despite", "amid", "amidst", "notwithstanding"))
_IN_THE = frozenset(("face", "teeth", "defiance"))
_GROWING = frozenset(
    (
        *("grow", "mount", "rise", "spread", "persist", "exist", "deepen", "increase", "abound", "remain"),
        *("linger", "swirl", "build", "prevail", "run", "reign", "intensify", "heighten"),
    )
)
_PENALTIES = frozenset(
    ("year", "month", "prison", "jail", "imprisonment", "death", "gallows", "labour", "labor", "life", "fine")
)
_WRITERS = frozenset(
    ("journalist", "reporter", "correspondent", "photographer", "blogger", "newspaper", "outlet", "media")
)
_AT = frozenset(("at", "over", "against", "about"))
_AMONG = frozenset(("among", "amongst", "within"))
_COURTS = frozenset(("court", "tribunal", "judge", "magistrate", "bench", "panel"))


@dataclass(slots=True)
class Disputes(Places):
    """Slots around words of dispute and worry."""

    def no_sentence(self) -> list[Token]:
        """Blame in words: not "*condemned* the editor to five years in prison"."""
        to = [w for c in self.trigger.children if c.lower_ == "to" and c.dep_ == "prep" for w in c.subtree]
        return [] if any(w.lemma_.lower() in _PENALTIES for w in to) else [self.trigger]

    def finds_guilty(self) -> list[Token]:
        """ "*Found* the army responsible", not "find *those responsible*"."""
        sought = ("those", "people", "person", "anyone", "persons", "individuals", "men", "whoever", "all")
        return [] if any(t.lower_ in sought for t in self.obj()) else [self.trigger]

    def own_report(self) -> list[Token]:
        """ "The expert *reported* on the killings", not "journalists reporting on the march"."""
        verb = self.trigger
        writers = any(t.lemma_.lower() in _WRITERS for s in self.subj() for t in conjuncts(s))
        described = verb.dep_ in ("acl", "relcl") or verb.tag_ == "VBG"
        return [] if described and (writers or verb.dep_ == "relcl") else [verb]

    def for_cause(self) -> list[Token]:
        """ "Campaigned *for an inquiry*", not "campaigned for a senator"."""
        return [t for t in prepositions(self.trigger, frozenset(("for",))) if not self._individual(t)]

    def _individual(self, token: Token) -> bool:
        found = self.phrases.resolve(self.parsed, token)
        if token.tag_ == "NN" and token.lemma_.lower() in self.phrases.words.person_roles:
            return True
        return any(r.type == "person" or (r.kind == "Person" and r.count == 1) for r in found)

    def obj_claim(self) -> list[Token]:
        """What is waved aside: a claim or text, not a person who is sacked or a case before a court."""
        found = [t for t in self.obj() if t.lemma_.lower() in _CLAIMS or self._is_text(t)]
        if any(t.lemma_.lower() in _COURTS for t in self.subj()):
            return [t for t in found if t.lemma_.lower() not in _IN_COURT]
        return found

    def _is_text(self, token: Token) -> bool:
        return any(r.type in ("instrument", "document") for r in self.phrases.resolve(self.parsed, token))

    def as_false(self) -> list[Token]:
        """ "dismissed it *as* a lie"; whoever is dismissed as a director loses the post."""
        words = [c for c in self.trigger.children if c.lower_ == "as" and c.dep_ == "prep"]
        roles = self.phrases.words.person_roles
        return [w for w in words if not any(g.lemma_.lower() in roles for g in w.children)]

    def claimant(self) -> list[Token]:
        """Whose claim it is: "*her* account", "the findings *of FIDH*", "criticism *from Norway*"."""
        found: list[Token] = []
        near = prepositions(self.trigger, frozenset(("at", "over", "about", "against"))) + self.obj()
        for noun in (part for token in near for part in conjuncts(token)):
            lemma = noun.lemma_.lower()
            if lemma not in _CLAIMS:
                continue
            found += [c for c in noun.children if c.dep_ == "poss"]
            found += prepositions(noun, frozenset(("by", "from")))
            found += prepositions(noun, frozenset(("of",))) if lemma in _WORDS_OF else []
        return [t for t in found if self._is_actor(t)]

    def comp_accused(self) -> list[Token]:
        """Who did what is deplored: "deplores that *the Court* upheld the ban"."""
        types = ("state", "organisation", "office")
        return [
            t for t in self.comp_doer() if any(r.type in types for r in self.phrases.resolve(self.parsed, t))
        ]

    def in_protest(self) -> list[Token]:
        """Who does something "*in protest*"."""
        noun = self.trigger
        if noun.tag_ == "NNS" and not prepositions(noun, _AT):
            return []  # "arrested after taking part *in protests*"
        if noun.dep_ != "pobj" or noun.head.lower_ != "in" or noun.head.i != noun.i - 1:
            return []
        verb = verb_of(noun.head)
        return subjects(verb) if verb is not None else []

    def protested(self) -> list[Token]:
        """What the protest is against: "in protest *at the ruling of the Court*", wherever it hangs."""
        verb = verb_of(self.trigger.head)
        roots = prepositions(self.trigger, _AT) or (prepositions(verb, _AT) if verb is not None else [])
        return self._at_fault([t for t in roots if t.i > self.trigger.i])

    def up_in_arms(self) -> list[Token]:
        """The noun of "*up in arms*"."""
        return [
            t
            for t in self.trigger.subtree
            if t.lower_ == "arms" and t.i > 1 and t.nbor(-1).lower_ == "in" and t.nbor(-2).lower_ == "up"
        ]

    def arms_against(self) -> list[Token]:
        """Against whom somebody is up in arms."""
        near = [t for noun in self.up_in_arms() for t in prepositions(noun, _AT)]
        return self._at_fault(near or prepositions(self.trigger, _AT))

    def _at_fault(self, roots: list[Token]) -> list[Token]:
        """The parties among them, and who answers for the deeds among them."""
        words = [part for token in roots for part in conjuncts(token)]
        found = [t for t in words if self._is_actor(t)]
        deeds = [t for t in words if t not in found and t.pos_ in ("NOUN", "PROPN")]
        answer = [a for t in deeds for a in answer_for(t, self._is_state, self._is_named)]
        return found + [t for t in answer if self._is_actor(t)]

    def overridden(self) -> list[Token]:
        """Who goes ahead "*over the objections* of X", "*in the face of protests*"."""
        noun, head = self.trigger, self.trigger.head
        through = head.lower_ == "of" and head.head.lemma_ in _IN_THE
        if noun.dep_ != "pobj" or not (head.lower_ in _OVER or through):
            return []
        verb = verb_of(head)
        return subjects(verb) if verb is not None else []

    def felt_among(self) -> list[Token]:
        """Whose worry it is: "concern is growing *among lawyers*", "there is alarm *among lawyers*"."""
        noun, verb = self.trigger, self.trigger.head
        there = noun.dep_ == "attr" and any(c.dep_ == "expl" for c in verb.children)
        grows = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _GROWING
        if not (there or grows):
            return []
        return prepositions(verb, _AMONG) + prepositions(noun, _AMONG)

    def noun_with(self) -> list[Token]:
        """ "view *with* concern": the noun behind a preposition, where as an object it would be others'."""
        return [self.noun] if self.noun is not None and self.noun.dep_ == "pobj" else []

    def voted_no(self) -> list[Token]:
        """ "voted *no*"."""
        return [c for c in self.trigger.children if c.lower_ in ("no", "nay") and c.i == self.trigger.i + 1]

    def rounded_on(self) -> list[Token]:
        """ "rounded *on* the critics"."""
        return [t for t in prepositions(self.trigger, frozenset(("on", "upon"))) if self._is_actor(t)]

    def not_only_polite(self) -> list[Token]:
        """ "We regret *to inform* you" regrets nothing."""
        return [] if any(c.lemma_ in _POLITE and c.tag_ == "VB" for c in self.comp()) else [self.trigger]


DISPUTES: dict[str, Callable[[Disputes], list[Token]]] = {
    "obj_claim": Disputes.obj_claim,
    "no_sentence": Disputes.no_sentence,
    "own_report": Disputes.own_report,
    "finds_guilty": Disputes.finds_guilty,
    "for_cause": Disputes.for_cause,
    "as_false": Disputes.as_false,
    "claimant": Disputes.claimant,
    "comp_accused": Disputes.comp_accused,
    "in_protest": Disputes.in_protest,
    "protested": Disputes.protested,
    "up_in_arms": Disputes.up_in_arms,
    "arms_against": Disputes.arms_against,
    "overridden": Disputes.overridden,
    "felt_among": Disputes.felt_among,
    "noun_with": Disputes.noun_with,
    "voted_no": Disputes.voted_no,
    "rounded_on": Disputes.rounded_on,
    "not_only_polite": Disputes.not_only_polite,
}
"""Their names in the lexicon."""
