"""Slots of what bodies do with texts and visitors: courts that rule, States that sign, hosts that receive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links.syntax import antecedent, conjuncts

__all__ = ["DEEDS", "Deeds"]

_COMING = frozenset(("come", "arrive", "emanate", "issue", "pour", "emerge"))
_COURTS = frozenset(
    ("court", "tribunal", "judge", "magistrate", "chamber", "jury", "bench", "justice", "judiciary")
)
_COURT_NAMES = ("court", "tribunal", "working group on arbitrary detention")
_LAWS = frozenset(
    ("law", "bill", "act", "decree", "legislation", "ordinance", "amendment", "edict", "order", "code")
)
_BODIES = (
    "council",
    "assembly",
    "committee",
    "commission",
    "union",
    "organization",
    "organisation",
    "states",
)
_SIGNING = frozenset(("sign", "write", "send", "co-sign", "cosign", "author", "pen", "draft"))
_SPONSORED = frozenset(("resolution", "text", "statement", "draft", "amendment", "initiative", "motion"))
_OCCASIONS = frozenset(("in", "at", "during", "after", "following", "upon", "since"))


_ELECTING = (
    "parliament",
    "assembly",
    "senate",
    "congress",
    "committee",
    "council",
    "house",
    "chamber",
    "majlis",
)
_SAID_AGAINST = frozenset(
    (
        "allegation",
        "accusation",
        "criticism",
        "criticisms",
        "claim",
        "charge",
        "concern",
        "complaint",
        "objection",
    )
)


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
        if any(
            c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" and c.i > self.trigger.i
            for c in self.trigger.children
        ):
            return []  # "joined 20 NGOs to urge ...": they urge together
        if is_passive(self.trigger) and any(self._is_actor(t) for t in self.obj()):
            return []  # "she was joined by two experts in calling for ..."
        return [t for t in self.no_gerund() and self.obj() if t.lemma_.lower() not in employers]

    def mechanism(self) -> list[Token]:
        """The mechanism that a body creates or renews; the mandate stands for it."""
        return self._mechanisms(self.obj())

    def created(self) -> list[Token]:
        """The same behind a noun: "the renewal *of the mandate of X*"."""
        return self._mechanisms(self._prep("of"))

    def _mechanisms(self, objects: list[Token]) -> list[Token]:
        found: list[Token] = []
        for obj in objects:
            for part in conjuncts(antecedent(obj) or obj):
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
        return [t for t in self.subj() if self._is_court(t)]

    def deciding_body(self) -> list[Token]:
        """Who decides together: no State and no person alone, who *rejects* a text in the sense of blame."""
        actors = self.subj()
        alone = ("state", "person")
        found = [r for t in actors for r in self.phrases.resolve(self.parsed, t)]
        return [] if found and all(r.type in alone for r in found) else actors or [self.trigger]

    def came_from(self) -> list[Token]:
        """Whose it is by a verb: "calls for his release *came from* Norway"."""
        verb = self.trigger.head
        if self.trigger.dep_ != "nsubj" or verb.lemma_ not in _COMING:
            return []
        return prepositions(verb, frozenset(("from",)))

    def court_owner(self) -> list[Token]:
        """Whose ruling it is, where it is a court's: "the *Court's* ruling", "a ruling by a judge"."""
        owners = self.poss() + prepositions(self.trigger, frozenset(("by", "of", "from")))
        return [t for t in owners if self._is_court(t)]

    def _is_court(self, token: Token) -> bool:
        names = [n for r in self.phrases.resolve(self.parsed, token) for n in r.names if r.type != "person"]
        words = " ".join((self.parsed.covers(token), *names)).lower()
        return token.lemma_.lower() in _COURTS or any(w in words for w in _COURT_NAMES)

    def signed_law(self) -> list[Token]:
        """What becomes law by a signature: "signed the *bill*", "signed it *into law*"."""
        into = prepositions(self.trigger, frozenset(("into",)))
        return [t for t in (*self.obj(), *into) if t.lemma_.lower() in _LAWS]

    def role_bearer(self) -> list[Token]:
        """Who is it: "Germany, *a sponsor*", "Chad is *a party*", "*signatories* include X"."""
        noun, head = self.trigger, self.trigger.head
        if noun.dep_ == "appos":
            return [head]
        if noun.dep_ == "attr":
            return subjects(head)
        if noun.dep_ in ("nsubj", "nsubjpass") and head.lemma_ in ("include", "comprise", "be"):
            return [c for c in head.children if c.dep_ in ("dobj", "attr") and c.i > head.i]
        if noun.dep_ != "pobj":
            return []
        verb = verb_of(noun)
        if verb is None or (head.lower_ not in ("among", "as") and head.head.lower_ != "one"):
            return []
        if head.lower_ == "as":  # "as a party to the treaty, Chad must ..."
            return subjects(verb) if head.head.i == verb.i and head.i < verb.i else []
        return [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.lower_ != "one"]

    def in_letter(self) -> list[Token]:
        """A letter in which something is said: "*in a letter* to the Minister, FIDH asked"."""
        noun, head = self.trigger, self.trigger.head
        old = any(c.lower_ in ("this", "that", "the", "these", "which") for c in noun.lefts)
        return [noun] if noun.dep_ == "pobj" and head.lower_ in ("in", "through", "via") and not old else []

    def one_text(self) -> list[Token]:
        """The noun, where it means one text: "a complaint by", not "receive complaints from"."""
        return [self.trigger] if self.trigger.tag_ == "NN" and list(self.trigger.lefts) else []

    def report_to(self) -> list[Token]:
        """ "in her report *to the Assembly*", "his report *to the Council*"."""
        owned = self.in_letter() or self.poss()
        return prepositions(self.trigger, frozenset(("to", "before"))) if owned else []

    def letter_writer(self) -> list[Token]:
        """Who says it there: the subject of the clause."""
        return self._around() if self.in_letter() else []

    def occasion(self) -> list[Token]:
        """A meeting at which something is said or done: "*during talks* with the Minister, FIDH asked"."""
        noun, head = self.trigger, self.trigger.head
        return [noun] if noun.dep_ == "pobj" and head.lower_ in _OCCASIONS else []

    def attending(self) -> list[Token]:
        """Who says or does it there, or has it after something else: "held talks with A, *followed by* talks
        with B".
        """
        preposition = self.trigger.head
        follows = preposition.lower_ == "by" and preposition.head.lower_ == "followed"
        if follows and preposition.head.dep_ in ("advcl", "acl", "conj"):
            verb = verb_of(preposition.head)
            return subjects(verb) if verb is not None else []
        told = self.trigger.lemma_ not in ("dialogue", "hearing", "consultation")
        return self._around() if told and self.occasion() else []

    def _around(self) -> list[Token]:
        """The subject of the clause that a prepositional phrase belongs to."""
        verb = verb_of(self.trigger.head)
        return subjects(verb) if verb is not None else []

    def with_support(self) -> list[Token]:
        """ "*with* the support of X"."""
        noun = self.trigger
        return [noun] if noun.dep_ == "pobj" and noun.head.lower_ == "with" else []

    def supported(self) -> list[Token]:
        """Who does something with another's support."""
        return self._around() if self.with_support() else []

    def writing(self) -> list[Token]:
        """What follows "we write" in a letter: "*to express* our concern", "*regarding* the law"."""
        verb = self.trigger
        first = any(t.lower_ in ("we", "i") for t in subjects(verb)) or self._undersigned()
        following = [
            c
            for c in verb.children
            if (c.dep_ in ("xcomp", "advcl") and any(g.lower_ == "to" for g in c.lefts))
            or c.lower_ in ("regarding", "concerning", "about", "on", "with", "in")
        ]
        return following if first else []

    def _undersigned(self) -> bool:
        return any(c.lower_ == "undersigned" for t in subjects(self.trigger) for c in t.lefts)

    def reader(self) -> list[Token]:
        """Whom a letter is written to: "have the honour to address *you*"."""
        return [t for t in self.obj() if t.lower_ == "you" and self.trigger.dep_ == "acl"]

    def told_past(self) -> list[Token]:
        """The verb, where it tells of one past meeting and not of what people generally do."""
        verb = self.trigger
        have = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
        return [verb] if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and have) else []

    def one_meeting(self) -> list[Token]:
        """The noun, where it means one meeting: "*the* talks between X and Y", not "dialogue between"."""
        noun = self.trigger
        return [c for c in noun.children if c.dep_ in ("det", "poss", "nummod")] or (
            [noun] if noun.tag_ == "NNS" and self.occasion() else []
        )

    def body_subject(self) -> list[Token]:
        """A body that others are members of."""
        return [t for t in self.subj() if any(w in self.parsed.covers(t).lower() for w in _BODIES)]

    def obj_free(self) -> list[Token]:
        """ "set him *free*"."""
        return [c for c in self.trigger.children if c.lower_ == "free"]

    def signed_by(self) -> list[Token]:
        """Who signed or sent the text: "the letter, *signed by 34 NGOs*, urges"."""
        return [
            a
            for c in self.trigger.children
            if c.dep_ in ("acl", "relcl") and c.tag_ == "VBN" and c.lemma_ in _SIGNING
            for a in subjects(c)
        ]

    def listed_role(self) -> list[Token]:
        """ "*signatories* include X", "X is among the *signatories*": the noun needs nothing more."""
        return (
            [self.trigger]
            if self.trigger.tag_ == "NNS" and self.trigger.dep_ not in ("appos", "attr")
            else []
        )

    def sponsored(self) -> list[Token]:
        """A text that a sponsor leads: "led the *resolution*"."""
        return [t for t in self.obj() if t.lemma_.lower() in _SPONSORED]

    def signed_onto(self) -> list[Token]:
        """ "signed *on to* the letter"."""
        return [c for c in self.trigger.children if c.lower_ == "on" and c.nbor(1).lower_ == "to"]

    def each_other(self) -> list[Token]:
        """ "spoke *with each other*"."""
        return [
            t
            for t in prepositions(self.trigger, frozenset(("with", "to")))
            if t.lower_ in ("other", "another")
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

    def obj_people(self) -> list[Token]:
        """An object that is a person, an office or a group of people called by their role."""
        roles, resolve = self.phrases.words.person_roles, self.phrases.resolve
        return [
            t
            for t in self.obj()
            if any(
                r.type in ("person", "office") or (r.type == "group" and r.head in roles)
                for r in resolve(self.parsed, t)
            )
        ]

    def body_doer(self) -> list[Token]:
        """A parliament, committee or other body does it."""
        return [t for t in self.subj() if any(w in self.parsed.covers(t).lower() for w in _ELECTING)]

    def electing_body(self) -> list[Token]:
        """Who elects in the same sentence: "*the Assembly* elected A, while B won a second term"."""
        found = [
            t for v in self.parsed.doc if v.lemma_ in ("elect", "re-elect", "reelect") for t in subjects(v)
        ]
        votes = [
            t for t in self.parsed.doc if t.lemma_ in ("vote", "ballot", "election") and t.pos_ == "NOUN"
        ]
        return found or [t for v in votes for t in prepositions(v, frozenset(("of", "in", "by", "at")))]

    def told_as(self) -> list[Token]:
        """What is told of as the noun: "*repealing it* was a pledge of X"."""
        noun = self.trigger
        be = noun.dep_ == "attr" and noun.head.lemma_ == "be"
        return [c for c in noun.head.children if c.dep_ in ("csubj", "nsubj")] if be else []

    def comp_own_future(self) -> list[Token]:
        """What the subject itself will do: "announced that *it would* abolish"."""
        return [
            c
            for clause in self.trigger.children
            if clause.dep_ == "ccomp"
            and any(g.lower_ in ("would", "will") for g in clause.children)
            and not any(g.dep_ == "neg" or g.lower_ == "no" for g in clause.subtree)
            for c in clause.children
            if c.dep_ == "nsubj" and c.lower_ in ("it", "he", "she", "they", "we", "i")
        ]

    def moved_text(self) -> list[Token]:
        """A text moved in a body: "moved *the resolution*"."""
        return [t for t in self.obj() if t.lemma_.lower() in ("resolution", "motion", "amendment")]

    def obj_dispute(self) -> list[Token]:
        """What is said against somebody: "brushed aside *the allegations*"."""
        return [t for t in self.obj() if t.lemma_.lower() in _SAID_AGAINST]


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
    "came_from": Deeds.came_from,
    "court_owner": Deeds.court_owner,
    "deciding_body": Deeds.deciding_body,
    "signed_law": Deeds.signed_law,
    "role_bearer": Deeds.role_bearer,
    "in_letter": Deeds.in_letter,
    "letter_writer": Deeds.letter_writer,
    "occasion": Deeds.occasion,
    "attending": Deeds.attending,
    "with_support": Deeds.with_support,
    "supported": Deeds.supported,
    "writing": Deeds.writing,
    "reader": Deeds.reader,
    "told_past": Deeds.told_past,
    "one_meeting": Deeds.one_meeting,
    "each_other": Deeds.each_other,
    "created": Deeds.created,
    "body_subject": Deeds.body_subject,
    "obj_free": Deeds.obj_free,
    "signed_by": Deeds.signed_by,
    "listed_role": Deeds.listed_role,
    "sponsored": Deeds.sponsored,
    "one_text": Deeds.one_text,
    "report_to": Deeds.report_to,
    "signed_onto": Deeds.signed_onto,
    "obj_people": Deeds.obj_people,
    "body_doer": Deeds.body_doer,
    "electing_body": Deeds.electing_body,
    "moved_text": Deeds.moved_text,
    "told_as": Deeds.told_as,
    "comp_own_future": Deeds.comp_own_future,
    "obj_dispute": Deeds.obj_dispute,
}
"""The slots of this module, by the name that the lexicon uses."""
