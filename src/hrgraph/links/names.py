"""Names: what an unknown name is, and what a phrase says of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from spacy.tokens import Token

from hrgraph.lexicon import usual_gender
from hrgraph.links.referents import Referent, ReferentType
from hrgraph.links.syntax import SUBJECTS, conjuncts, first_conjunct, lemma_of
from hrgraph.links.texts import Texts
from hrgraph.mentions import NameSpan, ParsedSentence

__all__ = ["Names"]

_NER: dict[str, ReferentType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "LAW": "instrument",
    "WORK_OF_ART": "instrument",
}


_BEFORE = re.compile(r"(?<![\w-])([a-z]+) $")
_GOVERNMENT = re.compile(
    r"\b(?:Ministry|Government|Cabinet|Embassy|Permanent Mission|State|(?:Foreign|Home) Office"
    r"|Department of (?:Justice|Defen[cs]e|Labou?r|Health|Education|(?:the )?Interior|Home Affairs"
    r"|Foreign Affairs|Homeland Security|Immigration))\b"
)
_NO_CALLINGS = frozenset(
    ("member", "head", "general", "chief", "state", "representative", "secretary", "son")
)
"""Before a name they may speak of an organisation: "member *Odhikar*"."""
_CALLED = re.compile(
    r"[”\"’']?, (?:\([^)]{1,30}\),? )?(?:an?|the) (?P<what>(?:[\w’'-]+ ){0,4}?[\w-]+)"
    r"(?=[,.;)]| (?:who|which|that|in|at|of|from|for|and|working|based|with|whose|was|is)\b)"
)
"""What a name is called after a comma: "Yolocamba Solidaridad, a Spanish development *NGO*"."""
_WHERE = frozenset(("in", "at", "near", "from", "to", "across", "outside", "around"))


_OF_PEOPLE = frozenset(
    (
        *(
            "arrest",
            "rearrest",
            "detain",
            "jail",
            "imprison",
            "shoot",
            "kill",
            "murder",
            "beat",
            "stab",
            "abduct",
        ),
        *(
            "kidnap",
            "torture",
            "handcuff",
            "interrogate",
            "behead",
            "assassinate",
            "execute",
            "hang",
            "release",
        ),
        *(
            "deport",
            "extradite",
            "acquit",
            "convict",
            "sentence",
            "hospitalise",
            "hospitalize",
            "bury",
            "remand",
        ),
    )
)
"""What is done to a person: "*Ilic* was arrested"."""


_DEEDS = frozenset(
    (
        *("killing", "murder", "abduction", "kidnapping", "attack", "assassination", "execution", "flogging"),
        *("shelling", "bombing", "massacre", "torture", "detention", "arrest", "raid", "shooting", "rape"),
        *("ambush", "disappearance", "beheading", "kidnap", "stoning", "recruitment", "siege", "threat"),
    )
)


def _suffers(token: Token) -> bool:
    """Is a name the subject of what only a person suffers?"""
    verb = token.head
    if token.dep_ == "nsubjpass":
        return verb.lemma_ in _OF_PEOPLE
    return token.dep_ == "nsubj" and verb.lemma_ in ("disappear", "vanish", "die") and verb.pos_ == "VERB"


def _is_agent(token: Token) -> bool:
    """ "The killing of A *by Hezbollah*", "killed *by Hezbollah*"; who is asked: "urged *Shell* to leave"."""
    by = token.head
    asking = by.head if token.dep_ == "pobj" and by.lower_ in ("on", "upon") else by
    if token.dep_ in ("pobj", "dobj") and asking.lemma_ == ("call" if asking is not by else "urge"):
        return any(c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > token.i for c in asking.children)
    if token.dep_ != "pobj" or by.lower_ != "by":
        return False
    deed = by.head
    if deed.dep_ == "pobj":  # "the flogging of women by Hezbollah": hung on the women
        deed = deed.head.head
    return by.dep_ == "agent" or (deed.pos_ == "NOUN" and deed.lemma_ in _DEEDS)


class Names(Texts):
    """Resolves names."""

    def _named(self, parsed: ParsedSentence, token: Token, span: NameSpan) -> Referent | None:
        if span.kind == "context" and span.type == "office" and self._of_another(parsed, token, span):
            return self._holder_beside(parsed, token)
        if span.text == "Islamic Republic" and span.kind == "proper":  # as a State calls itself for short
            state = self.discourse.focal_state(parsed.starts[token.i] + 1, parsed.number)
            if state is not None:
                return state
        referent = self.discourse.of_name(span, partial(self._guess, parsed, token, span))
        if referent is None:
            return None
        if not referent.known and referent.type == "organisation" and self._is_government(span):
            state = (
                self._state_of(parsed, token)
                or self._state_within(span)
                or self.discourse.focal_state(parsed.starts[token.i] + 1, parsed.number)
            )
            if state is not None:
                state.add_names([span.text])
                return state
        if referent.type == "person":
            self._describe_person(parsed, token, span, referent)
        elif referent.type == "office" or (referent.office and span.type == "office"):
            person = self._holder_beside(parsed, token)
            if person is not None:
                return self.discourse.take_office(person, referent)
        elif referent.type == "state":
            return referent
        elif referent.type == "instrument" and not referent.authors:
            self._give_authors(parsed, token, referent)
        return referent

    def _of_another(self, parsed: ParsedSentence, token: Token, span: NameSpan) -> bool:
        """Does a short form speak of another body's office: "*Amnesty's* Secretary General"?"""
        owners = [c for c in token.children if c.dep_ == "poss"]
        owners += [
            g
            for c in token.children
            if c.dep_ == "prep" and c.lower_ == "of"
            for g in c.children
            if g.dep_ == "pobj"
        ]
        names = [n for o in owners if (n := parsed.names.get(parsed.inside.get(o.i, o.i))) is not None]
        bodies = [n for n in names if n.type in ("organisation", "state")]
        return bool(bodies) and not any(
            self.discourse.is_of(office, iri) for office in span.records for n in bodies for iri in n.records
        )

    @staticmethod
    def _is_government(span: NameSpan) -> bool:
        """Ministries and cabinets are their State."""
        return bool(_GOVERNMENT.search(span.text))

    def _state_within(self, span: NameSpan) -> Referent | None:
        """The State in the name of its ministry: "Ministry of Foreign Affairs of *Egypt*"."""
        if " of " not in span.text:
            return None
        of = span.text.rsplit(" of ", 1)[1]
        hits = [h for h in self.discourse.index.find_names(of) if h.start == 0 and h.end == len(of)]
        states = [r for h in hits for r in h.records if self.discourse.index.records[r].type == "state"]
        return self.discourse.known(states[0]) if states else None

    def _guess(self, parsed: ParsedSentence, token: Token, span: NameSpan) -> ReferentType | None:
        """The type of an unknown name, from the parse around it."""
        if span.type is not None:
            return span.type
        words = span.text.split()
        if words[0] in ("St.", "Saint"):
            return "place"  # "the St. Petersburg flat"
        beside = self._guess_by_neighbours(parsed, token, words) or self._guess_by_text(parsed, span)
        if beside is not None:
            return beside
        if len(words) == 1 and span.start in self.demonyms.get(parsed.number, {}):
            return None
        if len(words) == 1 and words[0].isupper() and span.start == parsed.sentence.start:
            return None  # a dateline: "GENEVA -"
        if 2 <= len(words) <= 4 and (self._listed_with_people(parsed, token) or usual_gender(span.text)):
            return "person"
        return self._guess_by_model(parsed, token, span, words)

    def _guess_by_neighbours(
        self, parsed: ParsedSentence, token: Token, words: Sequence[str]
    ) -> ReferentType | None:
        """Roles, kinds and places that stand beside a name."""
        roles, bodies = self.words.person_roles, self.words.organisation_heads
        head = token.head
        head_lemma = head.lemma_.lower()
        if (
            token.dep_ == "pobj"
            and head.lower_ == "of"
            and head.head.lemma_.lower() in self.words.place_heads
        ):
            return "place"
        first = first_conjunct(token)  # "four activists, A, B and *C*"
        if first is not token and first.dep_ == "appos" and lemma_of(first.head) in roles:
            return "person"
        after = {c.lemma_.lower() for c in token.children if c.dep_ == "appos"}
        before = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod")]
        if after & roles or (token.dep_ == "appos" and head_lemma in roles and head.pos_ == "NOUN"):
            return "person"
        offices = [parsed.names.get(c.i) for c in before if c.dep_ == "compound"]
        if len(words) <= 3 and any(s is not None and s.type == "office" for s in offices):
            return "person"
        if any(c.lemma_.lower() in roles and c.i not in parsed.inside for c in before):
            return "person"
        if after & (bodies | self.words.group_heads) or (
            token.dep_ == "appos"
            and (
                head_lemma in bodies | {"ngo"}
                or (
                    head_lemma in self.words.organisation_appositions  # "the website *Wayka*"
                    and token.left_edge.nbor(-1).i == head.i
                )
            )
        ):
            return "organisation"
        if any(c.dep_ == "compound" and c.lemma_.lower() in self.words.civil_groups for c in before):
            return "organisation"
        return None

    def _called(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...] | None:
        """ "The arrest of its *editor*, Ana Paz, ...": a name between commas, however it is parsed."""
        doc, at = parsed.doc, token.i
        if lemma not in self.words.person_roles or at + 3 >= len(doc):
            return None
        if doc[at + 1].text != ",":
            return self._called_later(parsed, token)
        first = at + 3 if doc[at + 2].lower_.rstrip(".") in ("mr", "ms", "mrs", "miss", "dr") else at + 2
        name = parsed.inside.get(first, first)
        span = parsed.names.get(name)
        if span is None or span.type not in ("person", None) or (span.role and first == at + 2):
            return None
        if doc[name].dep_ not in ("appos", "npadvmod", "dep"):
            return None
        if doc[name].head.i >= at or name + 1 >= len(doc) or doc[name + 1].text not in (",", ".", ")"):
            return None
        found = self.one(parsed, doc[name])
        return found if len(found) == 1 and found[0].type == "person" else None

    def _called_later(self, parsed: ParsedSentence, noun: Token) -> tuple[Referent, ...] | None:
        """ "A correspondent of the Daily Post, *Ana Paz*, was expelled": hung on what stands between."""
        doc, verb = parsed.doc, noun.head
        if noun.dep_ not in SUBJECTS or verb.pos_ not in ("VERB", "AUX"):
            return None
        helpers = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and noun.i < c.i < verb.i]
        last = min([*helpers, verb.i])
        if last < noun.i + 5 or doc[last - 1].text != ",":
            return None
        name = parsed.inside.get(last - 2, last - 2)
        span = parsed.names.get(name)
        if (
            span is None
            or span.type not in ("person", None)
            or doc[name].dep_ not in ("appos", "npadvmod", "dep")
        ):
            return None
        first = min([i for i, of in parsed.inside.items() if of == name], default=name)
        if doc[first - 1].text != "," or not noun.i < doc[name].head.i < first:
            return None
        found = self.one(parsed, doc[name])
        return found if len(found) == 1 and found[0].type == "person" else None

    def _guess_by_text(self, parsed: ParsedSentence, span: NameSpan) -> ReferentType | None:
        """What stands beside a name, however it was parsed: "lawyer *Ha Huy Son*", "*X*, an NGO"."""
        start, end = span.start - parsed.sentence.start, span.end - parsed.sentence.start
        before = _BEFORE.search(parsed.text[:start])
        if (
            before is not None
            and len(span.text.split()) <= 4
            and before[1] in self.words.person_roles - _NO_CALLINGS
            and not re.search(r"\d", span.text)
        ):
            return "person"
        after = _CALLED.match(parsed.text[end:])
        if after is None or re.search(r"\b(?:in|at|near|to|from) $", parsed.text[:start], re.IGNORECASE):
            return None
        for noun in reversed(after["what"].lower().split()):
            if noun in self.words.person_roles:
                return "person"
            if noun in self.words.organisation_heads | self.words.organisation_appositions | {"ngo"}:
                return "organisation"
            break
        return None

    @staticmethod
    def _listed_with_people(parsed: ParsedSentence, token: Token) -> bool:
        siblings = conjuncts(token.head) if token.dep_ == "conj" else conjuncts(token)
        others = [parsed.names.get(t.i) for t in siblings if t.i != token.i]
        return any(s is not None and s.type == "person" for s in others)

    def _guess_by_model(
        self, parsed: ParsedSentence, token: Token, span: NameSpan, words: Sequence[str]
    ) -> ReferentType | None:
        """What the language model's entity recogniser says, where the parse does not speak against it."""
        labels = [
            e.label_
            for e in parsed.doc.ents
            if e.start <= token.i < e.end
            or any(parsed.inside.get(i) == token.i for i in range(e.start, e.end))
        ]
        guess = _NER.get(labels[0]) if labels else None
        says = token.dep_ == "nsubj" and token.head.lemma_ in self.words.saying_verbs
        clauses = [c for c in token.children if c.dep_ == "relcl"]
        if (
            any(g.lower_ in ("who", "whose", "whom") for c in clauses for g in c.subtree)
            and guess != "organisation"
        ):
            return "person"
        if len(words) in (2, 3) and says and guess in (None, "place"):
            return "person"
        if len(words) <= 4 and guess != "organisation" and _suffers(token):
            return "person"
        appositions = {c.lemma_.lower() for c in token.children if c.dep_ == "appos"}
        if appositions & self.words.organisation_appositions:
            return "organisation"
        if len(words) == 1:
            return self._guess_single(token, words[0], guess, says or bool(span.role))
        if guess == "place":
            located = token.dep_ == "pobj" and token.head.lower_ in _WHERE
            person = len(words) <= 3 and not located and all(w[0].isupper() for w in words)
            return "person" if person else None
        if guess is None and token.pos_ == "PROPN":
            person = len(words) <= 3 and all(w[0].isupper() and w.isalpha() for w in words)
            return "person" if person else "organisation"
        return guess

    @staticmethod
    def _guess_single(
        token: Token, word: str, guess: ReferentType | None, speaks: bool
    ) -> ReferentType | None:
        """One word alone needs more than the model's word for it."""
        if (
            guess != "person"
            and token.tag_ in ("NNP", "NNPS")
            and any(c.lower_ == "the" for c in token.children)
        ):
            return "organisation"
        source = token.dep_ == "pobj" and token.head.head.lower_ == "according"
        if source or _is_agent(token):
            return guess if guess == "person" else "organisation"
        if guess is None and speaks and token.tag_ == "NNP" and token.i > 0:
            return "organisation"  # "On Monday Wayka reported that ..."
        if guess == "person":
            return "person" if speaks or token.dep_ in ("nsubj", "nsubjpass", "poss") else None
        if guess == "organisation":
            acts = token.dep_ in ("nsubj", "nsubjpass", "conj", "appos")
            return guess if word.isupper() or acts or re.search(r"[a-z][A-Z]|\d", word) else None
        return guess if guess != "place" else None

    def _describe_person(
        self, parsed: ParsedSentence, token: Token, span: NameSpan, person: Referent
    ) -> None:
        """What the phrase says of a person: organisation, office, gender."""
        role = span.role.lower()
        if role.split(" ")[0].rstrip(".") in ("mr", "sir"):
            person.gender = "m"
        elif role.split(" ")[0].rstrip(".") in ("ms", "mrs", "miss"):
            person.gender = "f"
        if span.role:
            person.add_names([f"{span.role} {span.text}"])
        for child in token.children:
            child_span = parsed.names.get(parsed.inside.get(child.i, child.i))
            if child.dep_ in ("compound", "poss", "nmod", "amod", "nsubj") and child_span is not None:
                self._attach(
                    person,
                    self.discourse.of_name(child_span, partial(self._guess, parsed, child, child_span)),
                )
            elif child.dep_ == "prep" and child.lower_ in ("of", "from", "at", "for"):
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        for found in self.resolve(parsed, grand):
                            self._attach(person, found)
            elif child.dep_ == "appos":
                self._attach_role(parsed, child, person)
        if token.dep_ == "appos":
            self._attach_role(parsed, token.head, person)

    def _attach_role(self, parsed: ParsedSentence, noun: Token, person: Referent) -> None:
        """ "X, director of ORGANISATION" and "the Special Rapporteur on torture, X"."""
        span = parsed.names.get(parsed.inside.get(noun.i, noun.i))
        if span is not None:
            found = self.discourse.of_name(span, partial(self._guess, parsed, noun, span))
            if (
                found is not None
                and found is not person
                and (found.type == "office" or (found.office and span.type == "office"))
            ):
                self.discourse.take_office(person, found)
            return
        for child in noun.subtree:
            inner = parsed.names.get(child.i)
            if inner is None or child.i == noun.i:
                continue
            found = self.discourse.of_name(inner, partial(self._guess, parsed, child, inner))
            if found is not None and found is not person:
                if found.type == "office" and noun.lemma_.lower() in self.words.person_roles:
                    self.discourse.take_office(person, found)
                else:
                    self._attach(person, found)
                return

    def _attach(self, person: Referent, found: Referent | None) -> None:
        if found is None or found is person:
            return
        if found.type == "office":
            self.discourse.take_office(person, found)
        elif found.type in ("organisation", "state", "mechanism") and person.organisation is None:
            person.organisation = found

    def _holder_beside(self, parsed: ParsedSentence, token: Token) -> Referent | None:
        """A person named in apposition to an office, or as the head that the office modifies."""
        near = [c for c in token.children if c.dep_ in ("appos", "compound")]
        if token.dep_ in ("appos", "compound", "nmod", "amod"):
            near.append(token.head)
        for other in near:
            span = parsed.names.get(parsed.inside.get(other.i, other.i))
            if span is not None and other.i != token.i and span.type in ("person", None):
                person = token.dep_ in ("compound", "appos") or other.dep_ == "appos"
                found = self.discourse.of_name(
                    span, (lambda: "person") if person else partial(self._guess, parsed, other, span)
                )
                if found is not None and found.type == "person":
                    return found
        return None
