"""Slots around meeting and appointing: who is received or heard, who is named to which post."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, prepositions, subjects
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links.syntax import conjuncts, lemma_of

__all__ = ["ENCOUNTERS", "Encounters"]

_GUESTS = frozenset(
    (
        *("delegation", "representative", "group", "leader", "ambassador", "minister", "visitor", "team"),
        *("member", "delegate", "campaigner", "activist", "defender", "family", "relative", "widow"),
        *("widower", "mother", "father", "wife", "husband", "son", "daughter", "parent", "survivor", "envoy"),
        *("elder", "colleague", "deputation", "mission", "lawyer", "organiser", "petitioner", "laureate"),
        *("unionist", "student", "rapporteur", "expert", "commissioner", "counterpart", "diplomat"),
        *("official", "lawmaker", "parliamentarian", "senator", "deputy", "bishop", "monk", "journalist"),
        *("worker", "farmer", "striker", "protester", "chief", "head", "mediator", "observer", "monitor"),
        *("brother", "sister", "partner", "villager", "teacher", "youth", "veteran", "jurist", "judge"),
    )
)
"""Whom a host receives; a camp or a clinic receives refugees and patients."""
_HOUSES = frozenset(("camp", "hospital", "clinic", "shelter", "centre", "center", "country", "town", "city"))
_AUDIENCES = frozenset(
    (
        *("crowd", "supporter", "audience", "rally", "nation", "reporter", "journalist", "media", "press"),
        *("parliament", "council", "assembly", "congress", "public", "party", "court", "committee"),
    )
)
"""Who listens to a speech and does not take part in a talk."""
_LEAVE = frozenset(("take", "pay", "bid", "discuss", "thank", "congratulate"))
"""What a visitor calls on somebody for: "called on the King *to take leave*"."""
_OCCASIONS = frozenset(
    (
        *(
            "meeting",
            "table",
            "roundtable",
            "event",
            "conference",
            "summit",
            "dialogue",
            "workshop",
            "seminar",
        ),
        *(
            "session",
            "talk",
            "dinner",
            "lunch",
            "gathering",
            "forum",
            "hearing",
            "consultation",
            "discussion",
        ),
        *("symposium", "ceremony", "panel", "retreat", "encounter", "assembly", "visit", "mission"),
    )
)
"""What brings people together."""
_POSTS = frozenset(
    (
        *(
            "citizen",
            "laureate",
            "winner",
            "recipient",
            "heir",
            "successor",
            "patron",
            "queen",
            "king",
            "envoy",
        ),
        *("member", "trustee", "fellow", "guardian", "caretaker", "prefect", "regent", "chief", "speaker"),
        *("head", "lead", "candidate", "nominee", "vice-president", "vice-chair", "treasurer", "deputy"),
    )
)
_LASTING = frozenset(
    (
        *("presidency", "post", "position", "office", "rank", "chair", "chairmanship", "leadership", "board"),
        *("council", "committee", "commission", "court", "bench", "seat", "helm", "head", "secretariat"),
        *("bureau", "panel", "cabinet", "directorship", "premiership", "chairpersonship", "job", "role"),
        *(
            "portfolio",
            "ministry",
            "mandate",
            "throne",
            "top",
            "team",
            "senate",
            "tribunal",
            "rapporteurship",
        ),
    )
)
"""What somebody is raised or named to."""
_CHARGES = frozenset(
    (
        *("chair", "post", "position", "presidency", "mandate", "portfolio", "task", "leadership", "file"),
        *("implementation", "coordination", "co-ordination", "drafting", "rapporteurship", "inquiry", "role"),
        *("follow-up", "preparation", "direction", "stewardship", "seat", "helm", "reins", "premiership"),
        *("ministry", "chairmanship", "office", "secretariat", "investigation", "probe", "supervision"),
    )
)
"""What is entrusted to somebody."""


_WITH = frozenset(("with",))


@dataclass(slots=True)
class Encounters(Places):
    """Slots around verbs and nouns of meeting and appointing."""

    def was_with(self) -> list[Token]:
        """ "Her first meeting *was with the widows*"."""
        verb = self.trigger.head
        told = self.trigger.dep_ == "nsubj" and verb.lemma_ == "be"
        return [t for t in prepositions(verb, _WITH) if self._is_actor(t)] if told else []

    def _people(self, token: Token) -> bool:
        """A person, an office, or a group of persons; no body and no State."""
        resolved = self.phrases.resolve(self.parsed, token)
        return any(r.type in ("person", "office", "group") for r in resolved)

    def guest(self) -> list[Token]:
        """Whom a host receives: "received *the widow of A*", "*campaigners* were received by"."""
        if any(t.lemma_.lower() in _HOUSES for t in self.subj()):
            return []
        return [
            t
            for t in self.obj()
            if any(
                r.type in ("person", "office")
                or (r.type == "group" and (lemma_of(t) in _GUESTS or r.head in _GUESTS))
                or (t.lemma_ in ("delegation", "representative", "team", "leader", "colleague", "staff"))
                for r in self.phrases.resolve(self.parsed, t)
                if r.is_actor
            )
        ]

    def spoken_to(self) -> list[Token]:
        """Whom one speaks to in a talk: "spoke to *the families*", not "spoke to reporters"."""
        if self.trigger.tag_ not in ("VBD", "VBN"):
            return []
        found = self._prep("to")
        relative = self.trigger.dep_ == "relcl" and self.trigger.head.pos_ in ("NOUN", "PROPN")
        last = self.trigger.nbor(1) if self.trigger.i + 1 < len(self.trigger.doc) else self.trigger
        if not found and relative and last.lower_ == "to":  # "the ambassadors I *spoke to*"
            found = [self.trigger.head]
        return [t for t in found if lemma_of(t) not in _AUDIENCES and self._people(t)]

    def heard(self) -> list[Token]:
        """Whom one listens to: "listened to *the elders*", "to the testimony of *the families*"."""
        if self.trigger.tag_ not in ("VBD", "VBN"):
            return []
        found: list[Token] = []
        for token in self._prep("to"):
            for part in conjuncts(token):
                own = self._people(part)
                found += [part] if own else prepositions(part, frozenset(("of", "from", "by")))
        return [t for t in found if self._people(t)]

    def heard_out(self) -> list[Token]:
        """Who is heard by a body: "heard *the unionist A*"; a court hears in a trial."""
        past = self.trigger.tag_ in ("VBD", "VBN")
        clauses = [c for c in self.trigger.children if c.dep_ in ("ccomp", "xcomp")]
        judges = any("court" in self.parsed.covers(t).lower() or t.lemma_ == "judge" for t in self.subj())
        if not past or clauses or judges:
            return []
        found = [t for t in self.obj() if t.dep_ in ("dobj", "nsubjpass") and self._people(t)]
        return [t for t in found if t.tag_ != "NNS" or list(t.lefts)]  # "heard witnesses": their evidence

    def called_on(self) -> list[Token]:
        """Who is visited: "the delegation *called on the President* in Tbilisi", where nothing is asked."""
        verb = self.trigger
        asked = [
            c
            for c in verb.children
            if (c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and c.lemma_ not in _LEAVE)
            or (c.dep_ == "prep" and c.lower_ in ("for", "not") and c.i > verb.i)
        ]
        taking = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.lemma_ in _LEAVE]
        courteous = all(
            c.lemma_ not in ("take", "pay")
            or any(g.lower_ in ("leave", "respects", "tribute") for g in c.children)
            for c in taking
        )
        past = verb.tag_ == "VBD" or (
            verb.tag_ == "VBN" and any(c.lower_ in ("had", "has", "have") for c in verb.lefts)
        )
        if asked or not past or not courteous or is_passive(verb) or verb.doc[-1].text == ":":
            return []
        if any(t.text in ("“", '"', ":") for t in verb.doc[verb.i :]):
            return []
        where = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "at") and c.i > verb.i]
        if not where and not taking and not any(c.lower_ in ("on", "in") for c in verb.children):
            return []
        placed = where or taking or [c for c in verb.children if c.dep_ in ("npadvmod", "prt")]
        return [
            t
            for t in prepositions(verb, frozenset(("on", "upon")))
            if placed and any(r.type in ("person", "office") for r in self.phrases.resolve(self.parsed, t))
        ]

    def dropped_in(self) -> list[Token]:
        """Who is visited: "dropped *in on* the activists"; not "in its report it called on States"."""
        verb, doc = self.trigger, self.trigger.doc
        after = [t.lower_ for t in doc[verb.i + 1 : verb.i + 3]]
        if after not in (["in", "on"], ["in", "at"], ["by", "at"]):
            return []
        return [t for t in prepositions(verb, frozenset(("on", "at"))) if self._is_actor(t)]

    def brought_together(self) -> list[Token]:
        """Who is brought together by an occasion: "the round table gathered *A, B and C*"."""
        occasions = [t for t in self.subj() if t.lemma_.lower() in _OCCASIONS and not self._is_named(t)]
        found = [t for t in self.obj() if self._is_actor(t)]
        return found if occasions and sum(len(conjuncts(t)) for t in found) > 1 else []

    def not_describing(self) -> list[Token]:
        """The verb, unless it only describes: "told *visiting* parliamentarians"."""
        verb = self.trigger
        after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
        bare = verb.tag_ == "VBG" and after.tag_ in ("NNS", "NNPS", "NN") and after.dep_ == "dobj"
        return [] if bare and verb.dep_ in ("xcomp", "amod", "ccomp") else [verb]

    def post(self) -> list[Token]:
        """The post that follows a name: "made A *chief of police*", "made A, a nurse, *her chief*"."""
        found = []
        named = self.named_for_post()
        if not named:
            return []
        roles = self.phrases.words.person_roles | self.phrases.words.office_heads | _POSTS
        name = named[0]
        end = (
            max(i for i, head in self.parsed.inside.items() if head == name.i)
            if name.i in (self.parsed.inside.values())
            else name.i
        )
        for token in self.trigger.doc[end + 1 : end + 14]:
            if token.pos_ in ("VERB", "AUX") or token.lower_ in ("of", "for", "who", "and", ";"):
                break
            if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in roles:
                continue
            between = self.trigger.doc[end + 1 : token.i]
            own = any(t.tag_ == "PRP$" for t in between)
            if own or not any(t.text == "," for t in between):
                found.append(token)
                break
        return found

    def named_for_post(self) -> list[Token]:
        """The first name after the verb: "named the deputy *A* rapporteur"."""
        doc, start = self.trigger.doc, self.trigger.i + 1
        for token in doc[start : start + 9]:
            head = self.parsed.inside.get(token.i, token.i)
            if head in self.parsed.names:
                person = any(
                    r.type in ("person", "group") for r in self.phrases.resolve(self.parsed, doc[head])
                )
                return [doc[head]] if person or self.parsed.names[head].type in ("person", None) else []
            if token.pos_ in ("VERB", "AUX", "ADP") or token.text in (",", ";"):
                return []
        return []

    def raised_to(self) -> list[Token]:
        """The post that somebody is raised to: "elevated A *to the presidency*"."""
        return [
            t
            for t in self._prep("to|as|onto|at|of|in")
            if t.lemma_.lower() in _LASTING | self.phrases.words.person_roles | _POSTS
        ]

    def post_as(self) -> list[Token]:
        """ "proposed A *as* its chair": only a post makes these an appointment."""
        return [
            c
            for c in self.trigger.children
            if c.dep_ == "prep" and c.lower_ in ("as", "for") and self._is_post(c)
        ]

    def _is_post(self, preposition: Token) -> bool:
        posts = self.phrases.words.person_roles | self.phrases.words.office_heads | _POSTS | _LASTING
        return any(g.dep_ == "pobj" and g.lemma_.lower() in posts for g in preposition.children)

    def put_at_head(self) -> list[Token]:
        """ "put A *at the head of* the police", "placed A *in charge of*"."""
        return [
            t
            for t in self._prep("at|in|on")
            if t.lemma_.lower() in ("head", "helm", "charge", "command", "board", "bench", "throne")
        ]

    def obj_candidate(self) -> list[Token]:
        """Candidates that are put forward."""
        return [t for t in self.obj() if t.lemma_.lower() in ("candidate", "nominee")]

    def charge(self) -> list[Token]:
        """What is entrusted to somebody: "entrusted *the chair* to A"."""
        return [t for t in self.obj() if t.lemma_.lower() in _CHARGES]

    def sworn(self) -> list[Token]:
        """Who is sworn in: "swore in the lawyer *A* as a judge", "was sworn in by"."""
        verb = self.trigger
        if not any(c.lower_ == "in" for c in verb.children):
            return []
        found = self.obj() or prepositions(verb, frozenset(("in",)))
        named = [] if is_passive(verb) else self._sworn_name()
        return named or [t for t in found if self._people(t)]

    def _sworn_name(self) -> list[Token]:
        doc, start = self.trigger.doc, self.trigger.i + 1
        for token in doc[start : start + 9]:
            head = self.parsed.inside.get(token.i, token.i)
            if head in self.parsed.names:
                return [doc[head]]
        return []

    def of_the_verb(self) -> list[Token]:
        """Who met at a meeting told of as a place of talk: "raised it *with A* at two meetings"."""
        verb = verb_of(self.trigger.head)
        return [] if verb is None else prepositions(verb, frozenset(("with",)))

    def meeting_place(self) -> list[Token]:
        """ "raised it with A *at a meeting*", "*over lunch*"."""
        verb = verb_of(self.trigger.head)
        raised = verb is not None and verb.lemma_ in ("raise", "discuss", "air", "broach")
        inside = self.trigger.dep_ == "pobj" and self.trigger.head.lower_ in ("at", "in", "during", "over")
        return [self.trigger] if raised and inside and self.of_the_verb() else []

    def raiser(self) -> list[Token]:
        """Who raises it there."""
        verb = verb_of(self.trigger.head) if self.meeting_place() else None
        return subjects(verb) if verb is not None else []


ENCOUNTERS: dict[str, Callable[[Encounters], list[Token]]] = {
    "was_with": Encounters.was_with,
    "guest": Encounters.guest,
    "spoken_to": Encounters.spoken_to,
    "heard": Encounters.heard,
    "heard_out": Encounters.heard_out,
    "called_on": Encounters.called_on,
    "dropped_in": Encounters.dropped_in,
    "brought_together": Encounters.brought_together,
    "not_describing": Encounters.not_describing,
    "post": Encounters.post,
    "named_for_post": Encounters.named_for_post,
    "raised_to": Encounters.raised_to,
    "charge": Encounters.charge,
    "post_as": Encounters.post_as,
    "put_at_head": Encounters.put_at_head,
    "obj_candidate": Encounters.obj_candidate,
    "sworn": Encounters.sworn,
    "of_the_verb": Encounters.of_the_verb,
    "meeting_place": Encounters.meeting_place,
    "raiser": Encounters.raiser,
}
"""The slots of this module, by the name that the lexicon uses."""
