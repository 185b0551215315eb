"""The places of a request beyond its own phrase: who answers it, and who is to do the deed asked for."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.clauses import complements, is_passive, objects, prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links.syntax import conjuncts

__all__ = ["ASKED", "Requests", "doers"]

_ANSWERING = frozenset(
    (
        *("accept", "answer", "approve", "await", "brush", "comply", "consider", "decline", "defy", "deny"),
        *(
            "dismiss",
            "disregard",
            "discard",
            "flout",
            "fulfil",
            "fulfill",
            "grant",
            "heed",
            "honour",
            "honor",
        ),
        *("hear", "ignore", "implement", "meet", "obey", "oppose", "rebuff", "receive", "refuse", "reject"),
        *("resist", "satisfy", "snub", "spurn", "follow", "overlook"),
    )
)
"""Their subject is whom the request was made to: "*ignored* the call of X"."""
_REPLYING = frozenset(
    ("respond", "reply", "react", "accede", "agree", "bow", "yield", "listen", "comply", "abide", "consent")
)
"""With "to" or "with": "*responding to* the appeal of X"."""
_ASKED_OF = frozenset(
    (
        *("support", "cooperation", "co-operation", "engagement", "attention", "intervention", "assistance"),
        *("help", "participation", "involvement", "leadership", "solidarity", "stance", "commitment"),
        *("collaboration", "contribution", "backing", "presence", "resignation", "vigilance"),
    )
)
"""Deeds whose "of" names who is to do them: "called for the *support* of all States"."""
ASKED = _ASKED_OF | frozenset(
    (
        *(
            "action",
            "response",
            "inquiry",
            "enquiry",
            "inquest",
            "investigation",
            "probe",
            "measure",
            "step",
            "effort",
        ),
        *("statement", "apology", "explanation", "guarantee", "assurance", "answer", "information"),
        *("clarification", "pressure", "condemnation", "recognition", "scrutiny", "oversight", "monitoring"),
        *("follow-up", "debate", "session", "visit", "mission", "resolution", "decision", "review", "reform"),
        *("ratification", "vote", "sanction", "ceasefire", "compliance", "respect", "restraint", "report"),
        *("funding", "aid", "undertaking", "promise", "dialogue", "inspection", "audit", "release"),
        *("justice", "accountability", "answers", "talks", "negotiation", "change", "end"),
    )
)


_NEEDS = frozenset(("need", "necessity", "urgency", "importance"))
_SPANS = frozenset(("hour", "day", "week", "month", "year"))


def _to_do(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)


def doers(deed: Token) -> list[Token]:
    """Who is to do a deed that is asked for; empty for other nouns ("the repeal of the law")."""
    lemma = deed.lemma_.lower()
    if lemma not in ASKED:
        return []
    wanted = frozenset(("by", "from", "of") if lemma in _ASKED_OF else ("by", "from"))
    own = [] if lemma == "release" else [c for c in deed.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
    return prepositions(deed, wanted) + own  # "the *miner's* release": who is to be freed frees nobody


class Requests(Places):
    """The places that only requests and promises have."""

    __slots__ = ()

    def asked_of(self) -> list[Token]:
        """ "Demanded *of the authorities* to free them": not what hangs on an object."""
        return [
            g
            for c in self.trigger.rights
            if c.dep_ == "prep" and c.lower_ == "of"
            for g in c.children
            if g.dep_ == "pobj"
        ]

    def answerer(self) -> list[Token]:
        """Who ignored, answered or followed a request that a noun tells of: "*Egypt* ignored the UN's call".

        The clause says it: by its verb ("responded to", "ignored"), or because the noun stands at its edge
        ("at the invitation of Ghana, *the expert* toured", "following a request by Mexico, *it* heard").
        """
        noun = self.trigger
        while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        above = noun.head
        if noun.dep_ in ("dobj", "nsubjpass") and above.lemma_ in _ANSWERING:
            found = self._actors(subjects(above))
            judges = noun.lemma_ == "appeal" and any(
                w in self.parsed.covers(t).lower() for t in found for w in ("court", "tribunal", "judge")
            )
            return [] if judges else found  # "the court rejected *her appeal*": against a verdict
        if noun.dep_ == "pobj" and above.lower_ in ("to", "with"):
            verb = above.head
            if verb.lemma_ in _REPLYING and verb.pos_ == "VERB":
                return self._actors(subjects(verb))
            if (
                verb.lower_ in ("response", "reply", "answer", "reaction")
                and (main := verb_of(verb)) is not None
            ):
                return self._actors(subjects(main))
            if verb.lower_ == "deaf":
                return []
        edge = noun.dep_ == "pobj" and above.lower_ in ("at", "upon", "on", "following", "after")
        if edge and self.trigger.lemma_ != "demand" and (main := verb_of(above)) is not None:
            return self._actors(objects(main) if is_passive(main) else subjects(main))
        if noun.dep_ == "pobj" and above.lower_ in ("despite", "notwithstanding"):
            main = verb_of(above)
            found = subjects(main) if main is not None else []
            return [t for t in found if self._is_state(t)]
        return []

    def doer(self) -> list[Token]:
        """Who is to do what is asked for: "an inquiry *by the Court*", "*the Council's* attention"."""
        roots = [*prepositions(self.trigger, frozenset(("for",))), *self.obj()]
        # "called for the arrest of X, and an inquest by Y": the parser hangs the second noun on the verb
        roots += [c for c in self.trigger.children if roots and c.dep_ == "conj" and c.pos_ == "NOUN"]
        return self._actors([t for root in roots for deed in conjuncts(root) for t in doers(deed)])

    def main_subj(self) -> list[Token]:
        """Who does what was asked: "as requested by the Council, *the Office* reported"."""
        head = self.trigger.head
        as_asked = any(c.lower_ == "as" for c in self.trigger.children)
        if not as_asked or self.trigger.dep_ != "advcl" or head.pos_ not in ("VERB", "AUX"):
            return []
        return self._actors(subjects(head))

    def comp_undone(self) -> list[Token]:
        """What is hoped to be done, by whomever: "hopes that the law *will be repealed*"."""
        return [
            c
            for c in self.comp()
            if is_passive(c)
            and any(g.lower_ in ("will", "would", "'ll") for g in c.children)
            and not any(g.pos_ == "PRON" for g in c.children)
        ]

    def pressing_need(self) -> list[Token]:
        """The need that is pressed on somebody: "impressed upon him the *urgency* of a truce"."""
        return [t for t in self.trigger.subtree if t.lemma_ in _NEEDS and t.i > self.trigger.i]

    def not_called_in(self) -> list[Token]:
        """ "Called on him to act", not "*called in* the ambassador on Monday"."""
        return [] if self.particle("in") and self.active_obj() else [self.trigger]

    def deadline(self) -> list[Token]:
        """The time by which somebody has to do something: "gave Chad *60 days* to report"."""
        if not any(_to_do(c) for o in (self.trigger, *self.obj()) for c in o.subtree if c.i > o.i):
            return []
        return [
            t
            for t in self.trigger.subtree
            if (
                t.lemma_ in _SPANS
                and (any(c.dep_ == "nummod" for c in t.children) or t.head.lower_ == "until")
            )
            or t.lower_ == "until"
        ]

    def passive_subj(self) -> list[Token]:
        """Who is asked in the passive: "*States* are called to act"."""
        return objects(self.trigger) if is_passive(self.trigger) else []

    def comp_base(self) -> list[Token]:
        """A clause that asks by its bare verb: "urged *that the law be repealed*"."""
        found = []
        for clause in self.comp():
            own = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
            bare = any(c.lower_ == "be" and c.tag_ == "VB" for c in own) or (
                not own and clause.lower_ == clause.lemma_ and clause.tag_ in ("VB", "VBP")
            )
            if (
                bare
                and clause.dep_ == "ccomp"
                and any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
            ):
                found.append(clause)
        return found

    def see_done(self) -> list[Token]:
        """What somebody wishes *to see done*: "wish to see the women *released*"."""
        return [c for see in self._see() for c in complements(see) if c.tag_ in ("VB", "VBN", "VBG", "VBD")]

    def see_done_subj(self) -> list[Token]:
        """Who is to do it, where the clause is active."""
        return [
            c
            for clause in self.see_done()
            if clause.tag_ in ("VB", "VBG")
            for c in clause.children
            if c.dep_ == "nsubj"
        ]

    def poss_with(self) -> list[Token]:
        """Who made an agreement: "*Kenya's* agreement with the unions"; "their deal" alone tells nothing."""
        return self.poss() if prepositions(self.trigger, frozenset(("with",))) else []

    def poss_of(self) -> list[Token]:
        """Who appoints, where the one appointed follows: "*the Council's* appointment of X"."""
        return self.poss() if prepositions(self.trigger, frozenset(("of",))) else []

    def need_of_whom(self) -> list[Token]:
        """Who is to act on a need that is pointed out: "the need for *States* to free prisoners"."""
        found: list[Token] = []
        for noun in self.trigger.subtree:
            if noun.lemma_ not in ("need", "necessity", "urgency") or noun.dep_ != "pobj":
                continue
            for clause in noun.children:
                if clause.dep_ in ("acl", "relcl", "advcl") and clause.tag_ == "VB":
                    found += [c for c in clause.children if c.dep_ == "nsubj"]
                    found += prepositions(noun, frozenset(("for",)))
        return self._actors(found)

    def _see(self) -> list[Token]:
        return [c for c in complements(self.trigger) if c.lemma_ == "see" and c.tag_ == "VB"]

    def _actors(self, tokens: list[Token]) -> list[Token]:
        return [t for t in tokens if self._is_actor(t)]
