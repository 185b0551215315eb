"""The slots that a frame names: where in the clause a role stands.

`obj`, `subj`, `iobj`, `comp` and so on give tokens; a suffix narrows them: `_actor` (can act), `_named` (has a name).
`prep:on|upon` is the object of one of these prepositions; `word:dead|missing` is one of these words in the clause;
`noun.` looks from the light verb's noun instead of the verb.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import (
    agents,
    complements,
    is_passive,
    objects,
    prepositions,
    stranded,
    subjects,
    verb_of,
    verbal,
)
from hrgraph.lexicon import Frame
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["SLOTS", "Slots"]

# Nouns whose "of" names who answers for them: "the courage of X", "the silence of X".
_DEEDS = frozenset(
    [
        "courage",
        "bravery",
        "determination",
        "resilience",
        "dedication",
        "contribution",
        "struggle",
        "fight",
        "achievement",
        "support",
        "cooperation",
        "engagement",
        "openness",
        "willingness",
        "conduct",
        "response",
        "handling",
        "treatment",
        "silence",
        "inaction",
        "reaction",
        "tactic",
        "behaviour",
        "memory",
        "perseverance",
        "persistence",
        "heroism",
        "solidarity",
        "complicity",
        "reluctance",
        "passivity",
        "lack",
        "initiative",
        "announcement",
    ]
)
# What befalls its possessor: "concern about *X's* detention" blames no X.
_SUFFERED = frozenset(
    "arrest detention imprisonment treatment killing murder death trial case situation health safety wellbeing life "
    "release conviction sentence sentencing disappearance harassment whereabouts persecution plight fate condition "
    "abduction torture prosecution right rights security expulsion extradition deportation".split()
)
_SAID = frozenset(
    "confirmation announcement news statement report reply response letter assurance word apology".split()
)
_BY = frozenset(("by", "from"))
_AT = frozenset(("in", "at", "on", "during"))

_PRIZES = frozenset(("award", "prize", "medal", "distinction", "fellowship", "honour"))


@dataclass(slots=True)
class Slots:
    """Evaluates slots around one trigger."""

    parsed: ParsedSentence
    trigger: Token
    frame: Frame
    phrases: Phrases
    noun: Token | None = None
    """The light verb's noun."""

    def tokens(self, slot: str) -> list[Token]:
        """The tokens that fill a slot; empty where nothing does."""
        if slot.startswith("noun."):
            if self.noun is None:
                return []
            return Slots(self.parsed, self.noun, self.frame, self.phrases).tokens(slot[5:])
        if slot.startswith("obj."):
            return [
                t
                for o in self.obj()
                for t in Slots(self.parsed, o, self.frame, self.phrases).tokens(slot[4:])
            ]
        if slot.startswith("word:"):
            wanted = frozenset(slot[5:].split("|"))
            return [t for t in self.trigger.subtree if t.lower_ in wanted or t.lemma_ in wanted]
        if slot.startswith("particle_"):
            return self.particle(slot.removeprefix("particle_"))
        test: Callable[[Token], bool] | None = None
        for suffix, check in (("_actor", self._is_actor), ("_named", self._is_named)):
            if slot.endswith(suffix):
                slot, test = slot.removesuffix(suffix), check
        found = (
            self._prep(slot[5:]) if slot.startswith("prep:") else SLOTS[slot](self) if slot in SLOTS else []
        )
        return [t for t in found if test is None or test(t)]

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

    # ---- tests -------------------------------------------------------------------------------------------------

    def _is_actor(self, token: Token) -> bool:
        return any(r.is_actor for r in self.phrases.resolve(self.parsed, token))

    def _is_named(self, token: Token) -> bool:
        return any(r.is_actor and r.named for r in self.phrases.resolve(self.parsed, token))

    def _is_state(self, token: Token) -> bool:
        return any(r.type == "state" for r in self.phrases.resolve(self.parsed, token))

    # ---- places ------------------------------------------------------------------------------------------------

    def _prep(self, words: str) -> list[Token]:
        wanted = frozenset(words.split("|"))
        found = [t for t in prepositions(self.trigger, wanted) if t.lower_ not in self.phrases.words.calendar]
        if self.trigger.pos_ == "VERB" and any(t.i > self.trigger.i for t in found):
            found = [
                t for t in found if t.i > self.trigger.i
            ]  # "On the mandate ..., the Council called on States"
        if not found and self.trigger.pos_ == "VERB" and stranded(self.trigger, wanted):
            return objects(self.trigger)
        if not found:
            # "the call by FIDH *on* Tunisia", "was accused by CIVICUS *of* ...": hung on the one who acts
            between = _BY if self.trigger.pos_ != "NOUN" else _BY | _AT
            for word in prepositions(self.trigger, between):
                if word.pos_ == "PROPN" or word.i in self.parsed.names:
                    found += prepositions(word, wanted)
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

    def subj(self) -> list[Token]:
        return subjects(self.trigger) if verbal(self.trigger) else self._adjective_subject()

    def _adjective_subject(self) -> list[Token]:
        head = self.trigger.head
        if self.trigger.dep_ in ("acomp", "oprd", "attr", "xcomp") and head.pos_ in ("VERB", "AUX"):
            return subjects(head) or objects(head)
        if self.trigger.dep_ == "conj" and head.pos_ in ("ADJ", "VERB"):
            return Slots(self.parsed, head, self.frame, self.phrases).subj()
        own = [c for c in self.trigger.children if c.dep_ in ("nsubj", "nsubjpass")]
        if own:
            return own
        if self.trigger.dep_ in ("amod", "acl", "appos", "advcl") and head.pos_ in ("NOUN", "PROPN"):
            return [head]
        return subjects(head) if self.trigger.dep_ == "advcl" and head.pos_ == "VERB" else []

    def obj(self) -> list[Token]:
        return objects(self.trigger) if verbal(self.trigger) else []

    def obj_person(self) -> list[Token]:
        """An object that is a person or office: one hosts an expert; a country that hosts a body does not meet it."""
        resolve = self.phrases.resolve
        return [t for t in self.obj() if any(r.type in ("person", "office") for r in resolve(self.parsed, t))]

    def active_obj(self) -> list[Token]:
        return [] if is_passive(self.trigger) else [t for t in self.obj() if self._is_actor(t)]

    def iobj(self) -> list[Token]:
        found = [c for c in self.trigger.children if c.dep_ == "dative" and c.pos_ != "ADP"]
        return found + [
            g
            for c in self.trigger.children
            if c.dep_ == "dative" and c.pos_ == "ADP"
            for g in c.children
            if g.dep_ == "pobj"
        ]

    def thing(self) -> list[Token]:
        return [t for t in self.obj() if not self._is_actor(t)]

    def comp(self) -> list[Token]:
        found = complements(self.trigger)
        if not found and self.trigger.pos_ == "ADJ" and self.trigger.head.lemma_ in ("be", "remain"):
            return complements(self.trigger.head)  # "is adamant *that*": hung on the copula
        return found

    def comp_inf(self) -> list[Token]:
        return [c for c in self.comp() if _infinitive(c)] or [c for c in self.comp() if c.dep_ == "ccomp"]

    def comp_subj(self) -> list[Token]:
        found: list[Token] = []
        for comp in self.comp():
            found += [c for c in comp.children if c.dep_ in ("nsubj", "nsubjpass")]
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

    def comp_agent(self) -> list[Token]:
        """Who is to act: "called for *Israel* to end ...", but not "for the law to be repealed"."""
        return [t for t in self.comp_subj() if t.dep_ == "nsubj"]

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
        return [c for g in self.of_gerund() for c in g.children if c.dep_ == "nsubj"]

    def poss(self) -> list[Token]:
        found = [c for c in self.trigger.children if c.dep_ == "poss"]
        if found and found[0].tag_ == "PRP$" and (later := self._subject_ahead(found[0])):
            return later
        return found

    def _subject_ahead(self, pronoun: Token) -> list[Token]:
        """ "During *its* visit to Honduras, the Commission heard ...": the pronoun of a fronted phrase means the subject."""
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
        return [c for c in self.trigger.children if c.dep_ in ("compound", "nmod") and self._is_named(c)]

    def poss_agent(self) -> list[Token]:
        """The possessor does it where the victim stands elsewhere: "Egypt's arrest of X"."""
        return self.poss() if prepositions(self.trigger, frozenset(("of", "on", "against"))) else []

    def poss_victim(self) -> list[Token]:
        """The possessor suffers it where nobody else does: "X's arrest"."""
        return [] if prepositions(self.trigger, frozenset(("of", "on", "against"))) else self.poss()

    def premises(self) -> list[Token]:
        """The owner of raided premises."""
        found: list[Token] = []
        for obj in [*self.obj(), *prepositions(self.trigger, frozenset(("into",)))]:
            if obj.lemma_ in (
                "office",
                "headquarters",
                "home",
                "house",
                "premises",
                "apartment",
                "building",
                "bureau",
                "newsroom",
                "centre",
                "center",
                "compound",
                "campus",
                "studio",
                "shelter",
                "flat",
                "residence",
            ):
                found += [
                    c
                    for c in obj.children
                    if c.dep_ == "poss" or (c.dep_ == "compound" and c.i in self.parsed.names)
                ] + prepositions(obj, frozenset(("of",)))
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

    def owner(self) -> list[Token]:
        """Whose status, licence or accounts are taken: "revoked the licence of X"."""
        found: list[Token] = []
        for obj in self.obj():
            if obj.lemma_ in (
                "status",
                "licence",
                "license",
                "registration",
                "account",
                "asset",
                "personality",
                "accreditation",
                "passport",
                "newspaper",
                "website",
                "fund",
            ):
                found += [c for c in obj.children if c.dep_ == "poss"] + prepositions(obj, frozenset(("of",)))
        return [t for t in found if self._is_actor(t)]

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
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "dobj"
            and c.lower_ in ("itself", "themselves", "himself", "herself", "myself", "ourselves")
        ]

    def against(self) -> list[Token]:
        """ "voted against", with or without saying what."""
        return [c for c in self.trigger.children if c.lower_ == "against"]

    def death_spoken_of(self) -> list[Token]:
        """The sentence speaks of a death or its anniversary."""
        return [
            t
            for t in self.parsed.doc
            if t.lemma_.lower() in ("death", "memory", "anniversary", "late", "murder", "funeral")
        ]

    def appos(self) -> list[Token]:
        return [c for c in self.trigger.children if c.dep_ == "appos"]

    def subj_poss(self) -> list[Token]:
        return [c for s in self.subj() for c in s.children if c.dep_ == "poss"]

    def prize_subject(self) -> list[Token]:
        return [t for t in self.subj() if t.lemma_.lower() in _PRIZES]

    def giver(self) -> list[Token]:
        """Who gives a prize that its own words name: "the Foundation's award", "the award of the Foundation"."""
        found: list[Token] = []
        for noun in [*self.subj(), *self.obj()]:
            if noun.lemma_.lower() in _PRIZES:
                found += prepositions(noun, frozenset(("of", "from", "by")))
        return [t for t in found if self._is_actor(t)]

    def memory_of(self) -> list[Token]:
        """ "in memory of X", "in honour of X", "in tribute to X"."""
        found: list[Token] = []
        for noun in prepositions(self.trigger, frozenset(("in", "to"))):
            if noun.lemma_.lower() in (
                "memory",
                "honour",
                "honor",
                "remembrance",
                "commemoration",
                "tribute",
            ):
                found += prepositions(noun, frozenset(("of", "to", "for"))) + [
                    c for c in noun.children if c.dep_ == "poss"
                ]
        return [t for t in found if self._is_actor(t)]

    def several(self) -> list[Token]:
        """Two or more subjects: "FIDH and OMCT met"."""
        subject = self.subj()
        found = [part for token in subject for part in conjuncts(token)]
        if len(subject) == 1 and subject[0].lower_ in ("they", "both"):
            return subject if len(self.phrases.resolve(self.parsed, subject[0])) > 1 else []
        return found if len(found) > 1 and len(subject) == 1 else []

    def no_gerund(self) -> list[Token]:
        """ "joined X", but not "joined X in calling for"."""
        gerunds = [t for t in prepositions(self.trigger, frozenset(("in",))) if t.dep_ == "pcomp"]
        return [] if gerunds else [self.trigger]

    def for_clause(self) -> list[Token]:
        """ "campaigned *for Algeria to free* the poet"."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ in ("advcl", "ccomp", "xcomp")
            and any(g.dep_ == "mark" and g.lower_ == "for" for g in c.children)
        ]

    def comp_to(self) -> list[Token]:
        """Only an infinitive: "told Russia *to end* the war"."""
        return [c for c in self.comp() if c.dep_ != "advcl" and _infinitive(c)]

    def comp_future(self) -> list[Token]:
        """ "guaranteed that it *would open* the schools"."""
        return [c for c in self.comp() if any(g.lower_ in ("would", "will", "'ll") for g in c.children)]

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

    def no_object(self) -> list[Token]:
        return [] if self.obj() else [self.trigger]

    def light(self) -> list[Token]:
        """ "shed *light* on"."""
        return [t for t in self.obj() if t.lemma_ in ("light", "spotlight")]

    def it_object(self) -> list[Token]:
        """ "as she put *it*"."""
        return [t for t in self.obj() if t.lower_ == "it"]

    def delegation(self) -> list[Token]:
        """Visitors that a host receives."""
        return [
            t
            for t in self.obj()
            if t.lemma_
            in ("delegation", "representative", "group", "leader", "ambassador", "minister", "visitor")
            or any(r.type in ("person", "office") for r in self.phrases.resolve(self.parsed, t))
        ]

    def between_several(self) -> list[Token]:
        """ "a meeting *between FIDH and the minister*"."""
        return [t for t in prepositions(self.trigger, frozenset(("between",))) if len(conjuncts(t)) > 1]

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

    def custody(self) -> list[Token]:
        return [
            t
            for t in prepositions(self.trigger, frozenset(("in", "at", "under", "into")))
            if t.lemma_
            in (
                "custody",
                "detention",
                "prison",
                "jail",
                "confinement",
                "captivity",
                "cell",
                "arrest",
                "solitary",
            )
        ]

    def responsible(self) -> list[Token]:
        return [
            t
            for t in self.trigger.subtree
            if t.lower_ in ("responsible", "accountable", "liable") and abs(t.i - self.trigger.i) < 12
        ]

    def as_or_oprd(self) -> list[Token]:
        return [
            c
            for c in self.trigger.children
            if c.dep_ in ("oprd", "attr") or (c.dep_ == "prep" and c.lower_ == "as")
        ]

    def told_with(self) -> list[Token]:
        """With whom concerns are raised, wherever the parser hangs it: "raised concerns about the case with Togo"."""
        return [
            g
            for t in self.trigger.subtree
            if t.lower_ == "with" and t.i > self.trigger.i and t.head.pos_ in ("NOUN", "VERB", "PROPN")
            for g in t.children
            if g.dep_ == "pobj" and self._is_actor(g)
        ]

    def anniversary(self) -> list[Token]:
        return [
            t
            for obj in self.obj()
            for t in obj.subtree
            if t.lemma_ in ("anniversary", "year", "birthday", "decade", "death", "jubilee", "centenary")
            or (t.lemma_.lower() == "day" and t.text[0].isupper())
        ]

    def court(self) -> list[Token]:
        return [
            t
            for t in self.trigger.subtree
            if t.lower_ in ("court", "tribunal", "trial", "absentia", "judge", "charges")
        ]

    def police(self) -> list[Token]:
        return [
            t
            for t in self.subj()
            if any(
                w in t.sent.text.lower()
                for w in ("police", "security", "prosecutor", "officers", "agents", "authorities")
            )
        ]

    def for_crime(self) -> list[Token]:
        return (
            prepositions(self.trigger, frozenset(("for", "on", "over"))) if self.any(("obj_named",)) else []
        )

    def passive_from(self) -> list[Token]:
        return prepositions(self.trigger, frozenset(("from",)))

    def particle(self, word: str) -> list[Token]:
        return [c for c in self.trigger.children if c.dep_ in ("prt", "advmod", "prep") and c.lower_ == word]

    def attention(self) -> list[Token]:
        return [t for t in self.obj() if t.lemma_ == "attention"]

    def answerable(self) -> list[Token]:
        """Who answers for the act or document that is praised or blamed: possessor or by-phrase of the object."""
        found: list[Token] = []
        roots = [
            *self.obj(),
            *prepositions(
                self.trigger,
                frozenset(("about", "at", "by", "over", "for", "with", "of", "on", "against", "to")),
            ),
        ]
        if self.noun is not None:
            roots += prepositions(self.noun, frozenset(("about", "at", "by", "over", "for", "of", "on")))
        if not is_passive(self.trigger):  # "dismissed the report by X": hung on the verb
            found += prepositions(self.trigger, frozenset(("by",)))
        for root in roots:
            if root.pos_ not in ("NOUN", "PROPN"):
                continue
            for part in conjuncts(root):
                owners = [c for c in part.children if c.dep_ == "poss" and c.tag_ != "PRP$"]
                found += [c for c in owners if part.lemma_ not in _SUFFERED or self._is_state(c)]
                found += [
                    a for c in part.children if c.dep_ == "acl" and c.tag_ == "VBN" for a in agents(c)
                ]  # "the contribution made by X"
                found += prepositions(part, frozenset(("by", "from") if part.lemma_ in _SAID else ("by",)))
                if part.lemma_ in (
                    "vote",
                    "decision",
                    "adoption",
                    "failure",
                    "refusal",
                    "leadership",
                    "effort",
                    "role",
                    "commitment",
                    "work",
                    "move",
                    "policy",
                    "practice",
                    *_DEEDS,
                ):
                    found += prepositions(part, frozenset(("of",)))
        return [t for t in found if self._is_actor(t)]


def _infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


SLOTS: dict[str, Callable[[Slots], list[Token]]] = {
    "subj": Slots.subj,
    "obj": Slots.obj,
    "active_obj": Slots.active_obj,
    "obj_person": Slots.obj_person,
    "iobj": Slots.iobj,
    "thing": Slots.thing,
    "comp": Slots.comp,
    "comp_inf": Slots.comp_inf,
    "comp.subj": Slots.comp_subj,
    "comp_state": Slots.comp_state,
    "comp_agent": Slots.comp_agent,
    "of_gerund": Slots.of_gerund,
    "of_gerund.subj": Slots.of_gerund_subj,
    "poss": Slots.poss,
    "compound": Slots.compound,
    "poss_agent": Slots.poss_agent,
    "poss_victim": Slots.poss_victim,
    "premises": Slots.premises,
    "owner": Slots.owner,
    "status_lost": Slots.status_lost,
    "mechanism": Slots.mechanism,
    "in_favour": Slots.in_favour,
    "against": Slots.against,
    "reflexive": Slots.reflexive,
    "death_spoken_of": Slots.death_spoken_of,
    "appos": Slots.appos,
    "subj_poss": Slots.subj_poss,
    "prize_subject": Slots.prize_subject,
    "giver": Slots.giver,
    "memory_of": Slots.memory_of,
    "prep:to_memory": Slots.memory_of,
    "several": Slots.several,
    "no_gerund": Slots.no_gerund,
    "for_clause": Slots.for_clause,
    "comp_to": Slots.comp_to,
    "comp_future": Slots.comp_future,
    "warmly": Slots.warmly,
    "out_against": Slots.out_against,
    "no_object": Slots.no_object,
    "light": Slots.light,
    "it_object": Slots.it_object,
    "delegation": Slots.delegation,
    "between_several": Slots.between_several,
    "public_of": Slots.public_of,
    "court_subject": Slots.court_subject,
    "in_favour_of": Slots.in_favour_of,
    "reflexive_with": Slots.reflexive_with,
    "custody": Slots.custody,
    "responsible": Slots.responsible,
    "as_or_oprd": Slots.as_or_oprd,
    "anniversary": Slots.anniversary,
    "told_with": Slots.told_with,
    "court": Slots.court,
    "police": Slots.police,
    "for_crime": Slots.for_crime,
    "passive_from": Slots.passive_from,
    "attention": Slots.attention,
    "answerable": Slots.answerable,
    "never": lambda s: [],
}
"""Every slot without a parameter, by the name that the lexicon uses."""
