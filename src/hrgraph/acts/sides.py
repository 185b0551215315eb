"""Slots of promises and of taking sides: what one says that one will do, and for whom one stands up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, objects, prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links import Referent

__all__ = ["SIDES", "Sides"]

_THEMSELVES = frozenset(("it", "he", "she", "they", "we", "i"))
_OWN = frozenset(
    ("government", "country", "office", "ministry", "administration", "organisation", "organization")
)
_WITHIN_POWER = frozenset(
    (
        *("pay", "release", "free", "open", "reopen", "investigate", "look", "review", "publish", "provide"),
        *(
            "support",
            "send",
            "ensure",
            "introduce",
            "ratify",
            "sign",
            "amend",
            "withdraw",
            "repeal",
            "abolish",
        ),
        *(
            "hold",
            "launch",
            "establish",
            "allow",
            "grant",
            "protect",
            "respect",
            "cooperate",
            "comply",
            "raise",
        ),
        *("implement", "go", "stand", "work", "defend", "bring", "consider", "study", "submit", "present"),
        *("give", "meet", "accept", "drop", "halt", "stop", "resume", "return", "rebuild", "build", "fund"),
        *("finance", "donate", "help", "assist", "train", "host", "invite", "act", "push", "press", "spare"),
        *(
            "table",
            "monitor",
            "follow",
            "report",
            "welcome",
            "keep",
            "create",
            "appoint",
            "continue",
            "restore",
        ),
        *(
            "repair",
            "replace",
            "lift",
            "close",
            "compensate",
            "double",
            "increase",
            "join",
            "deploy",
            "deliver",
        ),
    )
)
"""Deeds that are in the speaker's power: whoever says that he will do them promises; things merely to come
("it *will be* difficult", "they *will lose* their homes") are foretold."""
_HELPING = frozenset(
    (
        *(
            "assist",
            "help",
            "support",
            "advise",
            "train",
            "protect",
            "receive",
            "meet",
            "host",
            "aid",
            "brief",
        ),
        *(
            "accompany",
            "compensate",
            "shelter",
            "welcome",
            "back",
            "provide",
            "share",
            "send",
            "give",
            "lend",
        ),
        *("offer", "hear", "see", "invite", "fund", "finance", "evacuate", "resettle", "release", "free"),
    )
)
_CAMPAIGNING = frozenset(
    ("elect", "re-elect", "reelect", "campaign", "run", "win", "come", "sweep", "stand", "vote")
)
_SPONSORS = frozenset(
    ("sponsor", "co-sponsor", "cosponsor", "signatory", "supporter", "backer", "endorser", "co-signatory")
)
_SIDING = frozenset(("intervene", "be", "stand", "come", "weigh", "testify", "speak", "step", "enter"))
_PUSHING = frozenset(("vote", "push", "rush", "wave", "nod", "force", "ram", "steamroller", "railroad"))


@dataclass(slots=True)
class Sides(Places):
    """Slots around verbs and nouns of promising, supporting and deciding together."""

    def own_promise(self) -> list[Token]:
        """What the subject says that it will do itself: "said that *it would* pay for the school"."""
        speakers = [r for t in subjects(self.trigger) for r in self.phrases.resolve(self.parsed, t)]
        return [
            c
            for clause in self.trigger.children
            if clause.dep_ == "ccomp" and clause.i > self.trigger.i and clause.lemma_ in _WITHIN_POWER
            if any(g.lower_ in ("would", "will", "'ll", "’ll", "shall") for g in clause.children)
            if not any(g.dep_ in ("neg", "auxpass") or g.lower_ in ("no", "if") for g in clause.subtree)
            for c in clause.children
            if c.dep_ == "nsubj" and self._is_own(c, speakers)
        ]

    def _is_own(self, subject: Token, speakers: list[Referent]) -> bool:
        """Is the subject of what is promised the one who promises, or what he speaks for?"""
        if subject.lemma_.lower() in _OWN:
            if subject.lower_ in ("government", "country") and any(c.lower_ == "the" for c in subject.lefts):
                return any(self._governs(r) for r in speakers)
            subject = next((c for c in subject.children if c.dep_ == "poss"), subject)
            return subject.lower_ in ("its", "his", "her", "their", "our", "my")
        if subject.lower_ not in _THEMSELVES:
            return False
        meant = self.phrases.resolve(self.parsed, subject)
        if subject.lower_ in ("it", "they") and any(r.type == "organisation" for r in meant):
            return True  # "a spokesman for the bar said *it* would pay"
        return subject.lower_ in ("we", "i") or not meant or any(r is s for r in meant for s in speakers)

    def _governs(self, speaker: Referent) -> bool:
        """May the speaker promise what "the country" will do: a State, an official."""
        titles = self.phrases.words.office_heads
        words = {w for n in speaker.names for w in n.lower().split()}
        official = speaker.type in ("state", "office") or bool(speaker.office)
        return official or (speaker.type == "person" and bool(words & titles))

    def promised_her(self) -> list[Token]:
        """ "promised *her* police protection", which the parser takes for "her own protection"."""
        if self.trigger.lemma_ != "promise" or is_passive(self.trigger):
            return []
        mine = [r for t in subjects(self.trigger) for r in self.phrases.resolve(self.parsed, t)]
        return [
            c
            for o in objects(self.trigger)
            for c in o.children
            if c.dep_ == "poss" and c.lower_ == "her"
            if not any(r is m for r in self.phrases.resolve(self.parsed, c) for m in mine)
        ]

    def helped(self) -> list[Token]:
        """Whom the deed offered helps: "stands ready to assist *the commission*"."""
        found: list[Token] = []
        for clause in self.comp():
            if clause.lemma_ in _HELPING:
                given = prepositions(clause, frozenset(("to", "with")))
                given += [t for o in objects(clause) for t in prepositions(o, frozenset(("to", "with")))]
                found += [t for t in objects(clause) if self._is_actor(t)] or given
        return [t for t in found if self._is_actor(t)]

    def ready_to(self) -> list[Token]:
        """What one stands ready to do; only a party that can promise it."""
        word = self.trigger
        head = word.head
        if head.lemma_ not in ("be", "stand", "remain") or not any(self._is_actor(t) for t in self.subj()):
            return []
        after = [c for c in (*word.children, *head.children) if c.i > word.i]
        return [c for c in after if c.dep_ == "xcomp" and c.tag_ == "VB"]

    def elected_on(self) -> list[Token]:
        """Who was "elected *on* a promise to", "campaigned *on* a pledge"."""
        noun = self.trigger
        verb = verb_of(noun)
        if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "upon") or verb is None:
            return []
        if verb.lemma_ not in _CAMPAIGNING:
            return []
        return objects(verb) if is_passive(verb) else subjects(verb)

    def as_sponsor(self) -> list[Token]:
        """ "signed up *as co-sponsors*"."""
        return [t for t in prepositions(self.trigger, frozenset(("as",))) if t.lemma_.lower() in _SPONSORS]

    def takes_side(self) -> list[Token]:
        """Who does something "*in solidarity with*", "in support of" somebody."""
        noun = self.trigger
        if noun.dep_ != "pobj" or noun.head.lower_ != "in":
            return []
        verb = verb_of(noun)
        return subjects(verb) if verb is not None and _told(verb) else []

    def backed(self) -> list[Token]:
        """Whom one backs: what one signs or ratifies is a text, though its name may look like another's."""
        if self.trigger.lemma_ not in ("support", "back", "endorse", "join", "second"):
            return []
        mine = self.obj()
        calls = [
            o for o in mine if o.lemma_ in ("call", "appeal", "demand", "plea")
        ]  # "supports *FIDH's* call"
        return [t for t in mine if self._is_actor(t)] or [
            c for o in calls for c in o.children if c.dep_ == "poss"
        ]

    def beside_whom(self) -> list[Token]:
        """With whom: "marched in solidarity *with X*", which the parser often hangs on the verb."""
        noun = self.trigger
        words = frozenset(("with", "of", "to") if noun.lemma_ == "solidarity" else ("of",))
        found = prepositions(noun, words)
        verb = verb_of(noun)
        if not found and verb is not None:
            after = [c for c in verb.children if c.i == noun.i + 1 and c.lower_ in words]
            found = [g for c in after for g in c.children if g.dep_ == "pobj"]
        return [t for t in found if self._is_actor(t)]

    def sided(self) -> list[Token]:
        """Who "intervened *on the side of*" somebody."""
        noun = self.trigger
        if noun.dep_ != "pobj" or noun.head.lower_ not in ("on", "upon"):
            return []
        verb = verb_of(noun)
        return subjects(verb) if verb is not None and verb.lemma_ in _SIDING and _told(verb) else []

    def cause_of(self) -> list[Token]:
        """Whose cause is taken up; not "praised for *taking the side* of X", which tells what is praised."""
        if self.noun is None or self.trigger.dep_ == "pcomp":
            return []
        words = frozenset(("of", "with", "behind", "around"))
        found = prepositions(self.noun, words) + [c for c in self.noun.children if c.dep_ == "poss"]
        return [t for t in (*found, *prepositions(self.trigger, words - {"of"})) if self._is_actor(t)]

    def voted_to(self) -> list[Token]:
        """What a body voted to do: no State and no person votes alone."""
        actors = [r for t in self.subj() for r in self.phrases.resolve(self.parsed, t)]
        if not any(r.type not in ("state", "person", "office") for r in actors):
            return []
        return [c for c in self.trigger.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]

    def voted_through(self) -> list[Token]:
        """What a body voted, rushed or waved through, or settled on."""
        verb = self.trigger
        actors = [r for t in self.subj() for r in self.phrases.resolve(self.parsed, t)]
        if not any(r.type not in ("state", "person", "office") for r in actors):
            return []
        if verb.lemma_ == "settle":
            return [t for t in prepositions(verb, frozenset(("on", "upon"))) if not self._is_actor(t)]
        if verb.lemma_ == "carry":
            tally = [t for t in prepositions(verb, frozenset(("by",))) if t.lemma_ in ("vote", "majority")]
            return objects(verb) if tally else []
        through = [c for c in verb.children if c.lower_ == "through" and c.dep_ in ("prt", "prep", "advmod")]
        return through if verb.lemma_ in _PUSHING else []


def _told(verb: Token) -> bool:
    """The verb tells a fact: finite or a participle, neither negated nor under a modal."""
    if is_passive(verb) or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return False
    return verb.tag_ in ("VBD", "VBZ", "VBP", "VBG") or any(c.lemma_ == "have" for c in verb.lefts)


SIDES: dict[str, Callable[[Sides], list[Token]]] = {
    "own_promise": Sides.own_promise,
    "promised_her": Sides.promised_her,
    "helped": Sides.helped,
    "ready_to": Sides.ready_to,
    "elected_on": Sides.elected_on,
    "as_sponsor": Sides.as_sponsor,
    "takes_side": Sides.takes_side,
    "sided": Sides.sided,
    "backed": Sides.backed,
    "beside_whom": Sides.beside_whom,
    "cause_of": Sides.cause_of,
    "voted_to": Sides.voted_to,
    "voted_through": Sides.voted_through,
}
"""The slots of this module, by the name that the lexicon uses."""
