"""The places in a clause where a role can stand: subject, object, clauses, prepositional phrases,
possessors.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.answerable import answer_for, failing
from hrgraph.acts.clauses import (
    complements,
    is_passive,
    objects,
    prepositions,
    stranded,
    subjects,
    verbal,
)
from hrgraph.acts.harm_words import CUSTODY
from hrgraph.acts.repairs import verb_of
from hrgraph.lexicon import Frame
from hrgraph.links import Phrases
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["Places"]

_VOICED = frozenset(
    (
        *("call", "urge", "demand", "ask", "request", "appeal", "press", "push", "condemn", "denounce"),
        *("welcome", "express", "voice", "protest", "oppose", "criticise", "criticize", "deplore", "insist"),
    )
)
_VOICING = frozenset(("express", "raise", "voice", "articulate", "state", "share", "formulate", "outline"))
"""Who has done so with a concern has it, and is not to blame: "shared the concerns *voiced* by FIDH"."""
_PARTISANS = frozenset(
    (
        *("supporter", "member", "follower", "leader", "head", "activist", "cadre", "wing", "affiliate"),
        *("ally", "official", "sympathiser", "sympathizer", "officer", "employee", "loyalist", "branch"),
    )
)
"""After these "of" tells whose they are, not who suffers."""
_SHARING = frozenset(("share", "echo", "join", "repeat", "support", "second", "endorse"))
_BY = frozenset(("by", "from"))
_AT = frozenset(("in", "at", "on", "during"))
_AMID = frozenset(("in", "at", "on", "during", "through", "via"))

_TO_KNOW = frozenset(
    ("question", "questions", "name", "age", "time", "reason", "way", "price", "opinion", "view")
)
"""What is asked to be told, not to be done."""
_STRUCK = frozenset(
    ("arrest", "capture", "attempt", "door", "brake", "car", "truck", "head", "ball", "temptation")
)
"""What is slammed or resisted without a word of blame."""


@dataclass(slots=True)
class Places:
    """The places in the clause around one trigger."""

    parsed: ParsedSentence
    trigger: Token
    frame: Frame
    phrases: Phrases
    noun: Token | None = None
    """The light verb's noun."""

    def _is_actor(self, token: Token) -> bool:
        return any(r.is_actor for r in self.phrases.resolve(self.parsed, token))

    def _is_named(self, token: Token) -> bool:
        return any(r.is_actor and r.named for r in self.phrases.resolve(self.parsed, token))

    def _is_state(self, token: Token) -> bool:
        return any(r.type == "state" for r in self.phrases.resolve(self.parsed, token))

    def _prep(self, words: str) -> list[Token]:
        wanted = frozenset(words.split("|"))
        found = [t for t in prepositions(self.trigger, wanted) if t.lower_ not in self.phrases.words.calendar]
        if self.trigger.pos_ == "VERB" and any(t.i > self.trigger.i for t in found):
            found = [
                t for t in found if t.i > self.trigger.i
            ]  # "On the mandate ..., the Council called on States"
        if not found and self.trigger.pos_ == "VERB" and stranded(self.trigger, wanted):
            return objects(self.trigger)
        if not found and self.trigger.pos_ == "NOUN":
            found = self._hung_elsewhere(wanted)
        if not found:
            # "the call by FIDH *on* Tunisia", "was accused by CIVICUS *of* ...": hung on the one who acts
            between = _BY if self.trigger.pos_ != "NOUN" else _BY | _AT
            for word in prepositions(self.trigger, between):
                inflicted = self.trigger.pos_ == "NOUN" and "against" in wanted
                if word.pos_ == "PROPN" or word.i in self.parsed.names or inflicted:
                    theirs = word.lemma_.lower() in _PARTISANS  # "attacks by *supporters of* the party"
                    found += [t for t in prepositions(word, wanted) if not theirs or t.head.lower_ != "of"]
        if not found and self.trigger.pos_ == "VERB" and self.frame.act == "urge":
            # "pleaded in an open letter *for* leniency": hung on the letter
            for word in prepositions(self.trigger, _AMID):
                found += prepositions(word, wanted) if not self._is_actor(word) else []
        if not found and self.trigger.pos_ == "VERB":
            # the parser hangs "to the Council" on the object as often as on the verb
            for obj in objects(self.trigger):
                found += (
                    prepositions(obj, wanted) if obj.i > self.trigger.i and not self._is_actor(obj) else []
                )
            if (
                not found
                and self.trigger.dep_ == "conj"
                and self.trigger.head.pos_ == "VERB"
                and not list(self.trigger.rights)
            ):
                found = prepositions(self.trigger.head, wanted)
        return found

    def _hung_elsewhere(self, wanted: frozenset[str]) -> list[Token]:
        """What belongs to a noun and hangs on a word near it.

        "attacks against defenders *by* the army" on those who suffer, "a campaign of repression *against*
        journalists" on what the campaign consists in, "condemned the killing of A *by* X" on the verb.
        """
        if "by" in wanted:
            sufferers = prepositions(self.trigger, frozenset(("against", "of", "on", "at")))
            parts = [part for word in sufferers for part in conjuncts(word)]
            found = [t for part in parts for t in prepositions(part, frozenset(("by",)))]
            return found or self._agent_hung_on_verb()
        if "against" in wanted and self.trigger.lemma_ in ("campaign", "wave", "policy"):
            return [
                t for w in prepositions(self.trigger, frozenset(("of",))) for t in prepositions(w, wanted)
            ]
        return []

    def _agent_hung_on_verb(self) -> list[Token]:
        """ "Belgium condemned the invasion of Ukraine *by Russia*": an active verb has no by-agent."""
        verb = verb_of(self.trigger)
        if verb is None or verb.i > self.trigger.i or is_passive(verb):
            return []
        return [
            t for t in prepositions(verb, frozenset(("by",))) if t.i > self.trigger.i and t.dep_ == "pobj"
        ]

    def subj(self) -> list[Token]:
        """Who does it."""
        return subjects(self.trigger) if verbal(self.trigger) else self._adjective_subject()

    def _adjective_subject(self) -> list[Token]:
        head = self.trigger.head
        if self.trigger.dep_ in ("acomp", "oprd", "attr", "xcomp") and head.pos_ in ("VERB", "AUX"):
            return subjects(head) or objects(head)
        if self.trigger.dep_ == "conj" and head.pos_ in ("ADJ", "VERB"):
            return type(self)(self.parsed, head, self.frame, self.phrases).subj()
        own = [c for c in self.trigger.children if c.dep_ in ("nsubj", "nsubjpass")]
        if own:
            return own
        if self.trigger.dep_ in ("amod", "acl", "appos", "advcl") and head.pos_ in ("NOUN", "PROPN"):
            return [head]
        return subjects(head) if self.trigger.dep_ == "advcl" and head.pos_ == "VERB" else []

    def obj(self) -> list[Token]:
        """What it is done to."""
        return objects(self.trigger) if verbal(self.trigger) else []

    def active_obj(self) -> list[Token]:
        """The object that can act, of an active verb."""
        return [] if is_passive(self.trigger) else [t for t in self.obj() if self._is_actor(t)]

    def iobj(self) -> list[Token]:
        """To whom: "gave *X* the prize"."""
        found = [c for c in self.trigger.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        return found + [
            g
            for c in self.trigger.children
            if c.dep_ == "dative" and c.pos_ == "ADP"
            for g in c.children
            if g.dep_ == "pobj"
        ]

    def thing(self) -> list[Token]:
        """The objects that cannot act."""
        return [t for t in self.obj() if not self._is_actor(t)]

    def comp(self) -> list[Token]:
        """Clauses that say what is asked or said."""
        found = complements(self.trigger)
        if not found and self.trigger.pos_ == "ADJ" and self.trigger.head.lemma_ in ("be", "remain"):
            return complements(self.trigger.head)  # "is adamant *that*": hung on the copula
        return found or self._behind_time()

    def _behind_time(self) -> list[Token]:
        """ "has called for years *for the UN to act*": hung on the years."""
        return [
            clause
            for c in self.trigger.children
            if c.dep_ == "prep"
            for time in c.children
            if time.dep_ == "pobj"
            and time.lemma_ in ("year", "month", "decade", "week", "day", "time", "while")
            for clause in time.children
            if clause.dep_ in ("relcl", "acl")
            and any(g.lower_ == "for" and g.dep_ == "mark" for g in clause.children)
        ]

    def comp_inf(self) -> list[Token]:
        """The infinitives among them, else the finite clauses."""
        behind = [c for c in self.comp() if c.dep_ == "ccomp" and c.i > self.trigger.i]
        return [c for c in self.comp() if _infinitive(c)] or behind

    def comp_promised(self) -> list[Token]:
        """What is agreed to be done: not "agreed that all *should* be freed"."""
        owed = ("should", "must", "ought")
        return [c for c in self.comp_inf() if not any(g.lower_ in owed for g in c.children)]

    def as_words(self) -> list[Token]:
        """Blame in words: not "*slammed* the door", "slammed it *into* his face", "*resisted* arrest"."""
        blows = prepositions(self.trigger, frozenset(("into", "onto", "against", "through")))
        things = [o for o in self.obj() if o.lemma_.lower() in _STRUCK or o.pos_ == "PRON"]
        gerunds = [c for c in self.trigger.children if c.dep_ in ("xcomp", "ccomp")]
        return [] if blows or things or gerunds else [self.trigger]

    def asks_for(self) -> list[Token]:
        """A request: not "*asked* a question", "asked him the name of the car", "asked not to be named"."""
        things = [*self.obj(), *(t for t in self.thing() if t.dep_ == "dobj")]
        to_know = any(t.lemma_.lower() in _TO_KNOW for t in things)
        about = [c for c in self.trigger.rights if c.dep_ == "prep" and c.lower_ in ("about", "as")]
        unnamed = any(c.lemma_ in ("name", "identify", "quote") for c in self.comp())
        return [] if to_know or unnamed or (about and not self.comp()) else [self.trigger]

    def insists_on(self) -> list[Token]:
        """What is insisted on: not "insisted on *his innocence*"."""
        found = prepositions(self.trigger, frozenset(("on", "upon")))
        return [
            t for t in found if t.lemma_.lower() not in ("innocence", "right", "version", "point", "fact")
        ]

    def picked_up(self) -> list[Token]:
        """ "*Picked up* two editors", not "picked up his daughter from school"."""
        own = [c for o in self.obj() for c in o.children if c.tag_ == "PRP$"]
        return [] if own else self.particle("up")

    def comp_to(self) -> list[Token]:
        """Only an infinitive: "told Russia *to end* the war"."""
        return [c for c in self.comp() if c.dep_ != "advcl" and _infinitive(c)]

    def comp_future(self) -> list[Token]:
        """ "guaranteed that it *would open* the schools"."""
        return [c for c in self.comp() if any(g.lower_ in ("would", "will", "'ll") for g in c.children)]

    def comp_subj(self) -> list[Token]:
        """The subjects of those clauses."""
        found: list[Token] = []
        for comp in self.comp():
            own = [c for c in comp.children if c.dep_ in ("nsubj", "nsubjpass")]
            found += own or self._before_aside(comp)
            for child in comp.children:  # "for the Government to act"
                if child.dep_ == "mark" and child.lower_ == "for":
                    found += [c for c in comp.children if c.dep_ == "nsubj"]
        return found

    def comp_state(self) -> list[Token]:
        """The State that a clause blames: "regrets that *Chad* has not replied"."""
        return [
            t
            for t in self.comp_subj()
            if t.dep_ == "nsubj" and any(r.type == "state" for r in self.phrases.resolve(self.parsed, t))
        ]

    def comp_blamed(self) -> list[Token]:
        """Who is blamed in a clause: a State, or whoever failed: "regrets that *the Council* did not act"."""
        found = self.comp_state()
        for comp in [] if found else self.comp():
            if failing(comp) and not _stays_held(comp):
                found += [
                    t
                    for t in subjects(comp)
                    if t.head.i == comp.i
                    and any(
                        r.type in ("organisation", "office") for r in self.phrases.resolve(self.parsed, t)
                    )
                ]
        return found

    def comp_doer(self) -> list[Token]:
        """Who did what pleases: "delighted that *the court* acquitted her"."""
        return [
            t
            for comp in self.comp()
            if any(c.dep_ in ("nsubj", "agent") for c in comp.children)
            for t in subjects(comp)
            if self._is_actor(t)
        ]

    def comp_involved(self) -> list[Token]:
        """ "Alleged that *the marchers* were involved in a fire"."""
        return [
            t
            for comp in self.comp()
            if comp.lemma_ in ("involve", "implicate", "link") and is_passive(comp)
            for t in objects(comp)
            if self._is_actor(t)
        ]

    def that_doer(self) -> list[Token]:
        """ "Welcomes the fact that *Norway* has signed"."""
        return [
            s
            for obj in self.obj()
            for c in obj.children
            if c.dep_ in ("acl", "ccomp") and any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children)
            for s in subjects(c)
        ]

    def comp_agent(self) -> list[Token]:
        """Who is to act: "called for *Israel* to end ...", but not "for the law to be repealed"."""
        return [t for t in self.comp_subj() if t.dep_ in ("nsubj", "dobj")]

    def _before_aside(self, clause: Token) -> list[Token]:
        """ "Hopes *the members*, the bill's next readers, would reject it": parsed as what is hoped."""
        helper = next((c for c in clause.lefts if c.tag_ == "MD"), None)
        apart = helper is not None and helper.i > 0 and helper.nbor(-1).text in (",", "–", "—")
        if clause.dep_ != "ccomp" or not apart:
            return []
        return [c for c in self.trigger.children if c.dep_ == "dobj" and self.trigger.i < c.i < clause.i]

    def for_clause(self) -> list[Token]:
        """ "campaigned *for Algeria to free* the poet"."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ in ("advcl", "ccomp", "xcomp")
            and any(g.dep_ == "mark" and g.lower_ == "for" for g in c.children)
        ] or self._behind_time()

    def for_whom(self) -> list[Token]:
        """ "called for *States* that hold elections *to do* more": the infinitive's doer, hung on "for"."""
        wanted = [
            c
            for c in self.trigger.children
            if c.dep_ in ("xcomp", "advcl") and _infinitive(c) and not is_passive(c)
        ]
        return [
            t
            for t in prepositions(self.trigger, frozenset(("for",)))
            if any(c.i > t.i for c in wanted) and self._is_actor(t)
        ]

    def of_gerund(self) -> list[Token]:
        """ "the importance of States *protecting* defenders"."""
        found = []
        for obj in self.obj():
            if obj.lemma_ not in (
                "importance",
                "need",
                "necessity",
                "urgency",
                "obligation",
                "responsibility",
                "duty",
            ):
                continue
            for child in obj.subtree:
                if (
                    child.tag_ in ("VBG", "VB")
                    and child.dep_ in ("pcomp", "acl", "relcl")
                    and any(c.dep_ == "nsubj" for c in child.children)
                ):
                    found.append(child)
        return found

    def of_gerund_subj(self) -> list[Token]:
        """Who is to do what is important."""
        return [c for g in self.of_gerund() for c in g.children if c.dep_ == "nsubj"]

    def poss(self) -> list[Token]:
        """The possessor: "*X's* call"."""
        found = [c for c in self.trigger.children if c.dep_ == "poss"]
        if found and found[0].tag_ == "PRP$" and (later := self._subject_ahead(found[0])):
            return later
        return found

    def _subject_ahead(self, pronoun: Token) -> list[Token]:
        """ "During *its* visit to Honduras, the Commission heard ...": the pronoun of a fronted phrase
        means the subject.
        """
        verb = verb_of(self.trigger)
        if verb is None:
            return []
        ahead = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > self.trigger.i]
        if not ahead or not any(t.text == "," for t in pronoun.doc[self.trigger.i : ahead[0].i]):
            return []
        types = {r.type for r in self.phrases.resolve(self.parsed, ahead[0])}
        persons = bool(types & {"person", "office"})
        return (
            ahead
            if types and (pronoun.lower_ == "their" or persons == (pronoun.lower_ in ("his", "her")))
            else []
        )

    def compound(self) -> list[Token]:
        """The name before a noun: "the *X* report"."""
        return [c for c in self.trigger.children if c.dep_ in ("compound", "nmod") and self._is_named(c)]

    def poss_agent(self) -> list[Token]:
        """The possessor does it where the victim stands elsewhere: "Egypt's arrest of X"."""
        return self.poss() if prepositions(self.trigger, frozenset(("of", "on", "against"))) else []

    def poss_victim(self) -> list[Token]:
        """The possessor suffers it where nobody else does: "X's arrest"; a State never ("Kuwait's
        executions").
        """
        if prepositions(self.trigger, frozenset(("of", "on", "against"))):
            return []
        return [c for c in self.poss() if not self._is_state(c)]

    def several(self) -> list[Token]:
        """Two or more subjects: "FIDH and OMCT met"."""
        subject = self.subj()
        found = [part for token in subject for part in conjuncts(token)]
        if len(subject) == 1 and subject[0].lower_ in ("they", "both"):
            return subject if len(self.phrases.resolve(self.parsed, subject[0])) > 1 else []
        return found if len(found) > 1 and len(subject) == 1 else []

    def between_several(self) -> list[Token]:
        """ "a meeting *between FIDH and the minister*"."""
        return [t for t in prepositions(self.trigger, frozenset(("between",))) if len(conjuncts(t)) > 1]

    def no_object(self) -> list[Token]:
        """Filled where the verb has no object."""
        return [] if self.obj() else [self.trigger]

    def no_gerund(self) -> list[Token]:
        """ "joined X", but not "joined X in calling for", "joined X to call for"."""
        gerunds = [t for t in prepositions(self.trigger, frozenset(("in",))) if t.dep_ == "pcomp"]
        purposes = [
            c
            for c in self.trigger.children
            if c.dep_ in ("xcomp", "advcl") and c.lemma_ in _VOICED and _infinitive(c)
        ]
        return [] if gerunds or purposes else [self.trigger]

    def particle(self, word: str) -> list[Token]:
        """The verb's particle, such as "out"."""
        return [c for c in self.trigger.children if c.dep_ in ("prt", "advmod", "prep") and c.lower_ == word]

    def answerable(self) -> list[Token]:
        """Who answers for the act or document that is praised or blamed: possessor or by-phrase of the
        object.
        """
        found: list[Token] = []
        roots = [
            *self.obj(),
            *prepositions(
                self.trigger,
                frozenset(("about", "at", "by", "over", "for", "with", "of", "on", "against", "to")),
            ),
        ]
        if self.noun is not None:
            roots += prepositions(
                self.noun, frozenset(("about", "at", "by", "over", "for", "of", "on", "against", "with"))
            )
        if not is_passive(self.trigger):  # "dismissed the report by X": hung on the verb
            found += prepositions(self.trigger, frozenset(("by",)))
        for root in roots:
            if root.pos_ not in ("NOUN", "PROPN"):
                continue
            if self.noun is not None and root.i == self.noun.i and self.trigger.lemma_ in _SHARING:
                # "shared FIDH's concerns": FIDH is concerned too
                found += [
                    t
                    for t in answer_for(root, self._is_state, self._is_named)
                    if t.dep_ != "poss" and not (t.head.dep_ == "agent" and t.head.head.lemma_ in _VOICING)
                ]
                continue
            for part in conjuncts(root):
                found += answer_for(part, self._is_state, self._is_named)
        return [t for t in found if self._is_actor(t)]


def _stays_held(verb: Token) -> bool:
    """ "They *remain in detention*", "remain prosecuted": who suffers that is not to blame for it."""
    return verb.lemma_ == "remain" and any(
        c.tag_ == "VBN"
        or (c.lower_ in ("in", "under", "behind") and any(g.lemma_ in CUSTODY for g in c.children))
        for c in verb.children
    )


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
