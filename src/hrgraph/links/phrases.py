"""From a noun phrase of the parse to the referents that it stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from hrgraph.lexicon import Vocabulary, usual_gender
from hrgraph.links.discourse import Discourse
from hrgraph.links.referents import Occurrence, Referent, ReferentType
from hrgraph.mentions import NameSpan, ParsedSentence

__all__ = ["Phrases", "antecedent", "conjuncts"]

_NER = {
    "PERSON": "person",
    "ORG": "organisation",
    "NORP": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "LAW": "instrument",
    "WORK_OF_ART": "instrument",
}
_SUBJECTS = ("nsubj", "nsubjpass", "agent", "csubj")
_NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_NUMBERS |= {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_REPRESENTED = frozenset(
    "representative member leader head delegate spokesperson spokesman spokeswoman colleague majority number coalition group network delegation team series range dozen hundred thousand total list mix board staff".split()
)
_MECHANISM = re.compile(
    r"\b(fact-finding mission|commission of inquiry|commission|special rapporteur|independent expert|working group|mechanism|mandate|mission|expert mechanism|rapporteur|inquiry|panel|body|committee|forum|group of experts|process|task force|unit|fund|tribunal|court)\b"
)
_PLURAL_PRONOUNS = frozenset("they them their theirs themselves".split())
_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_WE = frozenset("we us our ours ourselves i me my mine myself".split())


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop(0).children:
            if child.dep_ == "conj" and child.pos_ in (
                "NOUN",
                "PROPN",
                "PRON",
                "NUM",
                "ADJ",
                "X",
                "SYM",
                "DET",
            ):
                found.append(child)
                queue.append(child)
            elif (
                child.dep_ == "appos"
                and token.pos_ == "PROPN"
                and child.pos_ == "PROPN"
                and any(c.dep_ == "conj" for c in child.children)
            ):
                # "A, B and C" parsed as A with apposition B
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for; None for other words."""
    if token.tag_ not in ("WDT", "WP", "WP$") and not (token.lower_ == "that" and token.dep_ in _SUBJECTS):
        return None
    clause: Token = token.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "relcl":
        return clause.head
    return None


def _rank(token: Token) -> float:
    """How prominent a place is: the subject (or agent, or "according to" source) of a main clause is what goes on being spoken of."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according":
        return 3.0
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        token, verb = verb, verb.head
        return 2.5 if verb.dep_ in ("ROOT", "conj") else 1.0
    if token.dep_ not in _SUBJECTS:
        return 0.0
    if verb.dep_ == "conj":
        return 2.2
    return 3.0 if verb.dep_ in ("ROOT", "parataxis") else 1.5


def lemma_of(token: Token) -> str:
    """The lemma in lower case; the tagger leaves plural names ("NGOs") as they are."""
    lemma = str(token.lemma_).lower()
    if (
        (token.tag_ in ("NNS", "NNPS") or token.pos_ == "PROPN")
        and lemma == token.lower_
        and lemma.endswith("s")
        and not lemma.endswith("ss")
    ):
        return "country" if lemma == "countries" else lemma[:-1]
    return lemma


_SENDING = frozenset(
    "send submit deliver present publish launch release issue write file address sign make circulate hand table lodge".split()
)
_OPENS_SPEECH = frozenset(
    "say add note tell stress recall explain warn conclude continue write point state argue insist report observe lament claim deplore believe think".split()
)


class Phrases:
    """Resolves the noun phrases of an article, sentence by sentence, in order.

    Args:
        discourse: what the article has spoken of so far; grows.
        demonyms: for each sentence the offsets of demonyms ("Egyptian") with the State's IRI.
        speakers: for each sentence who says "we" in it (quotation), by offset; filled by the acts stage.
    """

    def __init__(self, discourse: Discourse, demonyms: Mapping[int, Mapping[int, str]]) -> None:
        self.discourse = discourse
        self.words: Vocabulary = discourse.vocabulary
        self.demonyms = demonyms
        self._cache: dict[tuple[int, int], tuple[Referent, ...]] = {}
        self.we: dict[int, list[tuple[int, int, tuple[Referent, ...]]]] = {}

    # ---- public ------------------------------------------------------------------------------------------------

    def resolve(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """All referents of a noun phrase by its head, coordinated ones included."""
        found: list[Referent] = []
        for part in conjuncts(token):
            for referent in self.one(parsed, part):
                if referent not in found:
                    found.append(referent)
        return tuple(found)

    def one(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The referents of one conjunct."""
        token = parsed.doc[parsed.inside.get(token.i, token.i)]
        key = (parsed.number, token.i)
        if key not in self._cache:
            self._cache[key] = ()  # a cycle in apposition gives nothing
            self._cache[key] = self._resolve(parsed, token)
            for referent in self._cache[key]:
                self._occur(parsed, token, referent)
        return tuple(r.same_as or r for r in self._cache[key])

    def read(self, parsed: ParsedSentence) -> None:
        """Resolve every noun phrase of a sentence in order, so that later sentences can refer to it."""
        names = parsed.names
        for token in parsed.doc:
            if token.i in parsed.inside and parsed.inside[token.i] != token.i:
                continue
            if token.i in names or (
                token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "npadvmod", "nmod")
            ):
                if antecedent(token) is None:
                    self.one(parsed, token)
        for token in parsed.doc:
            if token.dep_ in (*_SUBJECTS, "dobj", "pobj") and token.pos_ in ("NOUN", "PROPN"):
                members = tuple(r for r in self.resolve(parsed, token) if r.is_actor)
                plural = token.lower_ in ("authorities", "officials") and members
                if len(members) > 1 or plural or any(r.type == "group" and r.plural for r in members):
                    self.discourse.remember_set(parsed.starts[token.i], parsed.number, _rank(token), members)
        self._documents_of(parsed)
        for token in parsed.doc:
            if token.pos_ == "VERB" and token.lemma_ in _MEETING and token.dep_ in ("ROOT", "conj"):
                present = tuple(
                    r
                    for c in token.children
                    if c.dep_ == "nsubj"
                    for r in self.resolve(parsed, c)
                    if r.is_actor
                )
                if present:
                    self.discourse.meeting = present
                    met = tuple(
                        r
                        for c in token.children
                        if c.lower_ == "with"
                        for g in c.children
                        if g.dep_ == "pobj"
                        for r in self.resolve(parsed, g)
                        if r.is_actor
                    )
                    if met:
                        self.discourse.remember_set(parsed.starts[token.i], parsed.number, 3.0, present + met)

    def note_states(self, parsed: ParsedSentence) -> None:
        named = [(s.records[0], t) for t, s in parsed.names.items() if s.type == "state" and s.records]
        for iri, at in named:
            token = parsed.doc[at]
            weight = (
                0.25
                if token.dep_ == "conj" or len(named) > 3
                else 0.5
                if token.dep_ == "pobj" and token.head.lower_ in ("to", "with", "from")
                else 1.0
            )
            self.discourse.state_spoken_of(iri, parsed.starts[at], parsed.number, weight)
        for offset, iri in self.demonyms.get(parsed.number, {}).items():
            self.discourse.state_spoken_of(iri, offset, parsed.number, 0.8)

    def _documents_of(self, parsed: ParsedSentence) -> None:
        """Whose documents are: "In a letter, the experts denounced ...", "The Committee has sent a report"."""
        for token in parsed.doc:
            for referent in self._cache.get((parsed.number, token.i), ()):
                if referent.type not in ("document", "instrument") or referent.authors or referent.named:
                    continue
                verb: Token | None = None
                if (
                    token.dep_ == "pobj"
                    and token.head.lower_ in ("in", "through", "by", "via", "with")
                    and token.head.dep_ != "agent"
                ):
                    verb = token.head.head
                elif token.dep_ == "dobj" and token.head.lemma_ in _SENDING:
                    verb = token.head
                authors = self._subject_of(parsed, verb) if verb is not None else []
                if authors:
                    referent.authors = authors

    def _subject_of(self, parsed: ParsedSentence, verb: Token) -> list[Referent]:
        for _ in range(4):
            own = [c for c in verb.children if c.dep_ == "nsubj" or c.dep_ == "agent"]
            for child in own:
                tokens = [g for g in child.children if g.dep_ == "pobj"] if child.dep_ == "agent" else [child]
                found = [r for t in tokens for r in self.resolve(parsed, t) if r.is_actor]
                if found:
                    return found
            if verb.head.i == verb.i or verb.dep_ in ("relcl",):
                break
            verb = verb.head
        return []

    # ---- one noun phrase ---------------------------------------------------------------------------------------

    def _occur(self, parsed: ParsedSentence, token: Token, referent: Referent) -> None:
        start, end = parsed.starts[token.i], parsed.ends[token.i]
        top = token
        while top.dep_ == "conj" and top.head.i != top.i:
            top = top.head
        named = token.i in parsed.names
        self.discourse.occur(
            referent, Occurrence(start, end, parsed.number, _rank(top), named, parsed.covers(token))
        )

    def _resolve(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        relative = antecedent(token)
        if relative is not None and relative.i != token.i:
            return self.resolve(parsed, relative)
        span = parsed.names.get(token.i)
        if span is not None:
            referent = self._named(parsed, token, span)
            if referent is not None:
                return (referent,) if referent.type != "place" else ()
            if span.kind == "context":
                return self._unresolved_short_form(parsed, token, span)
            return self._described(parsed, token) if span.kind == "proper" else ()
        if token.pos_ == "PRON" or token.tag_ == "PRP$":
            return self._pronoun(parsed, token)
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return self._described(parsed, token)
        return ()

    def _named(self, parsed: ParsedSentence, token: Token, span: NameSpan) -> Referent | None:
        referent = self.discourse.of_name(span, self._guess(parsed, token, span))
        if referent is None:
            return None
        if not referent.known and referent.type == "organisation" and self._is_government(span):
            state = self._state_of(parsed, token) or self.discourse.focal_state(
                parsed.starts[token.i] + 1, parsed.number
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

    @staticmethod
    def _is_government(span: NameSpan) -> bool:
        """Ministries and cabinets are their State."""
        return bool(
            re.search(
                r"\b(Ministry|Government|Cabinet|Embassy|Permanent Mission|State Department|Foreign Office|Home Office|State)\b",
                span.text,
            )
        )

    def _guess(self, parsed: ParsedSentence, token: Token, span: NameSpan) -> ReferentType | None:
        """The type of an unknown name, from the parse around it."""
        if span.type is not None:
            return span.type  # type: ignore[return-value]
        words = span.text.split()
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _PLACES:
            return "place"
        if any(c.dep_ == "appos" and c.lemma_.lower() in self.words.person_roles for c in token.children):
            return "person"
        if (
            token.dep_ == "appos"
            and token.head.lemma_.lower() in self.words.person_roles
            and token.head.pos_ == "NOUN"
        ):
            return "person"
        beside = [parsed.names.get(c.i) for c in token.children if c.dep_ == "compound"]
        if len(words) <= 3 and any(s is not None and s.type == "office" for s in beside):
            return "person"
        if any(
            c.lemma_.lower() in self.words.person_roles
            and c.dep_ in ("compound", "amod", "nmod")
            and c.i not in parsed.inside
            for c in token.children
        ):
            return "person"
        if any(
            c.dep_ == "appos" and c.lemma_.lower() in self.words.organisation_heads | self.words.group_heads
            for c in token.children
        ):
            return "organisation"
        if token.dep_ == "appos" and token.head.lemma_.lower() in self.words.organisation_heads | {"ngo"}:
            return "organisation"
        if any(
            c.dep_ == "compound" and c.lemma_.lower() in ("organisation", "organization", "ngo", "group")
            for c in token.children
        ):
            return "organisation"
        if self.demonyms.get(parsed.number, {}).get(span.start) is not None and len(words) == 1:
            return None
        if len(words) == 1 and words[0].isupper() and span.start == parsed.sentence.start:
            return None  # a dateline: "GENEVA -"
        siblings = [
            t for t in (conjuncts(token.head) if token.dep_ == "conj" else conjuncts(token)) if t.i != token.i
        ]
        for sibling in siblings:
            other = parsed.names.get(sibling.i)
            if other is not None and other.type == "person" and len(words) in (2, 3, 4):
                return "person"
        labels = [
            e.label_
            for e in parsed.doc.ents
            if e.start <= token.i < e.end
            or any(parsed.inside.get(i) == token.i for i in range(e.start, e.end))
        ]
        if 2 <= len(words) <= 4 and usual_gender(span.text):
            return "person"
        guess = _NER.get(labels[0]) if labels else None
        verb = token.head
        says = token.dep_ == "nsubj" and verb.lemma_ in (
            "say",
            "add",
            "tell",
            "explain",
            "note",
            "warn",
            "call",
        )
        relative = any(
            c.dep_ == "relcl" and any(g.lower_ in ("who", "whose", "whom") for g in c.subtree)
            for c in token.children
        )
        if relative and guess != "organisation":
            return "person"
        if len(words) in (2, 3) and says and guess in (None, "place"):
            return "person"
        if any(c.dep_ == "appos" and c.lemma_.lower() in _ORGANISED for c in token.children):
            return "organisation"
        if (
            len(words) == 1
            and guess != "person"
            and any(c.lower_ == "the" for c in token.children)
            and token.tag_ in ("NNP", "NNPS")
        ):
            return "organisation"
        if guess == "place":
            located = token.dep_ == "pobj" and token.head.lower_ in (
                "in",
                "at",
                "near",
                "from",
                "to",
                "across",
                "outside",
                "around",
            )
            return (
                "person"
                if len(words) in (2, 3) and not located and all(w[0].isupper() for w in words)
                else None
            )
        if len(words) == 1 and guess == "person" and not says and not span.role:
            return None
        if (
            len(words) == 1
            and guess == "organisation"
            and not words[0].isupper()
            and token.dep_ not in ("nsubj", "nsubjpass", "conj", "appos")
            and not re.search(r"[a-z][A-Z]|\d", words[0])
        ):
            return None
        if guess is None and token.pos_ == "PROPN" and len(words) >= 2:
            return (
                "person"
                if len(words) in (2, 3) and all(w[0].isupper() and w.isalpha() for w in words)
                else "organisation"
            )
        return guess if guess != "place" else None  # type: ignore[return-value]

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
                    person, self.discourse.of_name(child_span, self._guess(parsed, child, child_span))
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
            found = self.discourse.of_name(span, self._guess(parsed, noun, span))
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
            found = self.discourse.of_name(inner, self._guess(parsed, child, inner))
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
                found = self.discourse.of_name(
                    span,
                    "person"
                    if token.dep_ in ("compound", "appos") or other.dep_ == "appos"
                    else self._guess(parsed, other, span),
                )
                if found is not None and found.type == "person":
                    return found
        return None

    # ---- pronouns ----------------------------------------------------------------------------------------------

    def _pronoun(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        word = token.lower_
        offset, number = parsed.starts[token.i], parsed.number
        discourse = self.discourse
        if token.dep_ == "nsubj" and token.head.lemma_ in _OPENS_SPEECH:
            offset = parsed.sentence.start  # "X must act, it says": the speaker is not X
        if word in _WE:
            for start, end, speakers in self.we.get(number, ()):
                if start <= offset < end:
                    return speakers
            if word in ("we", "us", "our", "ours", "ourselves") and discourse.publisher is not None:
                return (discourse.publisher,)
            return ()
        quoting = {
            s for start, end, speakers in self.we.get(number, ()) if start <= offset < end for s in speakers
        }
        if word in _MALE or word in _FEMALE:
            gender = "m" if word in _MALE else "f"
            found = discourse.salient(
                offset,
                number,
                lambda r: (
                    (r.type == "person" or (r.kind == "Person" and r.count == 1))
                    and r.gender in ("", gender)
                    and r not in quoting
                    and not self._same_clause(parsed, token, r)
                ),
            )
            if found is None:
                found = discourse.salient(
                    offset,
                    number,
                    lambda r: (
                        r.type == "office" and r not in quoting and not self._same_clause(parsed, token, r)
                    ),
                )
            if found is not None and not found.gender and found.type == "person":
                found.gender = gender
            return (found,) if found else ()
        if word in _PLURAL_PRONOUNS:
            doer = self._doer(parsed, token)
            members = discourse.last_set(
                offset,
                number,
                lambda m: (
                    not any(r in doer for r in m) and not any(self._same_clause(parsed, token, r) for r in m)
                ),
            )
            return self.members(members[0]) if len(members) == 1 and members[0].type == "group" else members
        if word in _NEUTER:
            possessive = word == "its"
            found = discourse.salient(
                offset, number,
                lambda r: r.type in ("organisation", "state", "instrument", "document", "mechanism") and (possessive or not self._same_clause(parsed, token, r)),
            )  # fmt: skip
            return (found,) if found else ()
        return ()

    def _doer(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The subject of an object pronoun's clause, which the pronoun can't mean: "A met B, urging *them* to ..."."""
        if token.dep_ not in ("dobj", "pobj", "dative"):
            return ()
        verb = token.head
        while verb.head.i != verb.i:
            for child in verb.children:
                if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                    return tuple(self.resolve(parsed, child))
            verb = verb.head
        return tuple(
            r
            for c in verb.children
            if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i
            for r in self.resolve(parsed, c)
        )

    def _nearer(
        self, offset: int, members: tuple[Referent, ...], group: Referent | None
    ) -> tuple[Referent, ...]:
        if not members:
            return self.members(group) if group is not None else ()
        if group is None:
            return members
        last = max((m.last_before(offset).start for m in members if m.last_before(offset)), default=-1)  # type: ignore[union-attr]
        mine = group.last_before(offset)
        return self.members(group) if mine is not None and mine.start > last else members

    def members(self, group: Referent) -> tuple[Referent, ...]:
        """The members of a group where the text lists them all, else the group."""
        if group.members and (group.count is None or group.count == len(group.members)):
            return tuple(group.members)
        return (group,)

    def _same_clause(self, parsed: ParsedSentence, token: Token, referent: Referent) -> bool:
        """An object pronoun never means its own clause's subject."""
        verb = token.head
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            # a subject pronoun may not mean something later or inside its own clause
            return False
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                cached = self._cache.get((parsed.number, parsed.inside.get(child.i, child.i)), ())
                if referent in cached:
                    return True
        return False

    # ---- descriptions ------------------------------------------------------------------------------------------

    def _described(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        lemma = lemma_of(token)
        words = self.words
        definite = self._definite(token)
        # an apposition that names it: "the organisation Odhikar", "its President, Federico Villegas"
        for child in token.children:
            if child.dep_ == "appos":
                span = parsed.names.get(parsed.inside.get(child.i, child.i))
                if span is not None and span.kind != "symbol" and self._compatible(lemma, span):
                    return self.resolve(parsed, child) if child.i > token.i else ()
                if span is not None and span.type == "instrument" and lemma in words.instrument_heads:
                    return self.one(parsed, child)
        if (
            token.dep_ == "appos"
            and (span := parsed.names.get(parsed.inside.get(token.head.i, token.head.i))) is not None
            and token.i > token.head.i
            and self._compatible(lemma, span)
        ):
            return self.one(parsed, token.head)
        offset = parsed.starts[token.i]
        of_names = self._of(parsed, token)
        state = self._state_of(parsed, token)
        plural = token.tag_ in ("NNS", "NNPS") or (
            token.pos_ == "PROPN" and token.lower_.endswith("s") and token.lower_[:-1] in words.group_heads
        )
        if lemma in ("whole", "rest", "part", "bulk", "remainder") and of_names:
            return of_names
        if lemma in _REPRESENTED and of_names and self._stands_for_members(lemma, of_names):
            return of_names
        if (lemma in words.state_agents or token.lower_ in words.state_agents) and not self._person_named(
            parsed, token
        ):
            if state is not None:
                return (state,)
            if (
                lemma in words.government_words
                and (definite or token.lower_ == "authorities")
                and lemma not in ("country", "state", "officials", "rulers", "leadership")
                and not (plural and token.lower_ != "authorities")
            ):
                found = self.discourse.focal_state(parsed.starts[token.i], parsed.number)
                return (found,) if found else self._unresolved(parsed, token)
        if token.i in parsed.names or token.text[:1].isupper():
            short = self.discourse.short_form(
                lemma if token.i not in parsed.names else parsed.names[token.i].text, offset
            )
            if short is not None and not plural:
                return (short,)
        if lemma in words.letters and lemma not in words.described_instruments:
            return self._document(parsed, token, lemma, definite)
        if plural and definite and (lemma in words.anaphoric_instruments or token.lower_ in words.anaphoric_instruments):
            texts = self._both_texts(token, offset)
            if texts:
                return texts
        if (
            lemma in _PARTS_OF_TEXTS
            and (definite or plural)
            and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
        ):
            whole = self.discourse.salient(offset, parsed.number, lambda r: r.type == "instrument", reach=4)
            return (whole,) if whole is not None else ()
        if lemma in words.instrument_heads and not plural:
            found_text = self._instrument(parsed, token, lemma, definite, state)
            if found_text:
                return found_text
        if lemma in words.agency_heads or token.lower_ in words.agency_heads:
            return self._agency(parsed, token, state)
        if not plural and (definite or token.dep_ == "poss") and lemma in words.person_roles:
            return self._person_role(parsed, token, lemma)
        if (
            not plural
            and definite
            and (
                lemma in words.organisation_heads
                or lemma in words.civil_groups
                or lemma in ("mandate", "body", "mechanism", "inquiry", "probe")
            )
        ):
            found_body = self._body(parsed, token, lemma)
            if found_body or lemma in words.organisation_heads - {
                "action",
                "office",
                "service",
                "house",
                "front",
                "post",
                "news",
                "times",
                "project",
                "programme",
                "program",
                "initiative",
                "campaign",
                "conference",
                "team",
                "board",
                "force",
                "right",
                "school",
                "rights",
            }:
                return found_body or self._unresolved(parsed, token)
        if (
            not plural
            and not definite
            and (lemma in words.organisation_heads or _MECHANISM.search(token.lower_))
            and lemma
            in (
                "mission",
                "commission",
                "mechanism",
                "mandate",
                "rapporteur",
                "inquiry",
                "expert",
                "body",
                "panel",
            )
        ):
            return (self.discourse.local("mechanism", *self._labels(parsed, token), head=lemma),)
        if (
            plural
            or lemma in words.civil_groups
            or lemma
            in (
                "community",
                "public",
                "sector",
                "people",
                "population",
                "youth",
                "staff",
                "family",
                "police",
                "media",
                "society",
                "expert",
                "coalition",
                "network",
                "alliance",
                "team",
                "delegation",
                "prosecutor",
            )
        ):
            return self._group(parsed, token, lemma, definite, plural)
        if definite and not plural and token.text[:1].isupper() and lemma in words.organisation_heads:
            return self._unresolved(parsed, token)
        if not definite and lemma in words.person_roles and not plural:
            return (
                self.discourse.local(
                    "group", *self._labels(parsed, token), head=lemma, kind="Person", count=1
                ),
            )
        return ()

    def _unresolved_short_form(
        self, parsed: ParsedSentence, token: Token, span: NameSpan
    ) -> tuple[Referent, ...]:
        """A short form that the article never explains: "the Council", "the High Commissioner", "Memorial"."""
        found = self._described(parsed, token)
        if found or token.dep_ == "compound":
            return found
        text = re.sub(r"^[Tt]he ", "", span.text)
        if span.type == "office":
            return (self.discourse.local("office", text, [text], kind="Office"),)
        if span.type == "organisation":
            if text.split()[-1].lower() in self.words.organisation_heads or text[:1].islower():
                return (
                    self.discourse.local(
                        "group",
                        text,
                        [text, span.text],
                        head=text.split()[-1].lower(),
                        kind="Organisation",
                        count=1,
                    ),
                )
            return (self.discourse.minted("organisation", text),)
        return ()

    def _unresolved(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "The Council" of an article that never says which: a participant under the words that the text has."""
        label, names = self._labels(parsed, token)
        return (
            self.discourse.local("group", label, names, head=lemma_of(token), kind="Organisation", count=1),
        )

    def _compatible(self, lemma: str, span: NameSpan) -> bool:
        if span.type == "person" or span.type is None:
            return lemma in self.words.person_roles or lemma in self.words.group_heads
        if span.type in ("organisation", "state"):
            return (
                lemma in self.words.organisation_heads
                or lemma in self.words.group_heads
                or lemma in self.words.civil_groups
            )
        if span.type == "instrument":
            return lemma in self.words.instrument_heads
        return lemma in self.words.person_roles

    def _person_named(self, parsed: ParsedSentence, token: Token) -> bool:
        return any(
            c.dep_ == "appos" and (s := parsed.names.get(c.i)) is not None and s.type in ("person", None)
            for c in token.children
        )

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(
            c.lower_ in ("the", "this", "these", "those", "that", "both", "all")
            or (c.dep_ == "poss" and c.tag_ == "PRP$")
            for c in token.children
        )

    def _of(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from"):
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        return tuple(r for r in self.resolve(parsed, grand) if r.is_actor)
        return ()

    @staticmethod
    def _stands_for_members(lemma: str, of_names: Sequence[Referent]) -> bool:
        if lemma in ("representative", "member", "delegate", "delegation", "colleague", "staff"):
            return all(r.type in ("organisation", "state") and r.named for r in of_names) or (
                lemma in ("member", "representative") and all(r.type == "group" for r in of_names)
            )
        return lemma in (
            "number",
            "majority",
            "total",
            "dozen",
            "hundred",
            "thousand",
            "range",
            "series",
            "list",
            "mix",
        ) and bool(of_names)

    def _state_of(self, parsed: ParsedSentence, token: Token) -> Referent | None:
        """The State that a phrase belongs to: "Egyptian", "Egypt's", "of Egypt", "in Cairo"."""
        states = self.demonyms.get(parsed.number, {})
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss"):
                for inner in (child, *child.children):
                    iri = states.get(parsed.starts[inner.i])
                    if iri is not None:
                        return self.discourse.known(iri)
                    span = parsed.names.get(parsed.inside.get(inner.i, inner.i))
                    if span is not None and span.type == "state":
                        found = self.discourse.of_name(span)
                        if found is not None and found.type == "state":
                            return found
                    if inner.tag_ == "PRP$":
                        found_pronoun = self.one(parsed, inner)
                        if found_pronoun and found_pronoun[0].type == "state":
                            return found_pronoun[0]
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "in"):
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        span = parsed.names.get(parsed.inside.get(grand.i, grand.i))
                        if span is not None and span.type == "state":
                            found = self.discourse.of_name(span)
                            if found is not None and found.type == "state":
                                return found
        return None

    def _labels(self, parsed: ParsedSentence, token: Token) -> tuple[str, list[str]]:
        """A label for a described thing, and shorter wordings of the same."""
        left = token.i
        while left > 0 and (before := parsed.doc[left - 1]).i >= token.left_edge.i and before.dep_ in ("amod", "compound", "nmod", "nummod", "quantmod", "advmod", "punct", "poss", "case", "cc", "conj") \
                and before.lower_ not in (",", "all", "both", "such", "(", ")", "’", "'", ":", ";") and before.tag_ not in ("PRP$", "DT", "PDT") and not (before.ent_type_ == "DATE"):  # fmt: skip
            left -= 1
        while left < token.i and (
            parsed.doc[left].dep_ in ("cc", "punct", "case") or parsed.doc[left].lower_ in self.words.calendar
        ):
            left += 1
        short = parsed.words(left, token.i)
        full_end = token.i
        for child in token.rights:
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "from", "on", "for", "in", "against", "into", "to")
                and not re.search(r"\d", parsed.words(child.i, child.right_edge.i))
                and not any(g.dep_ in ("relcl", "acl", "advcl") for g in child.subtree)
            ):
                full_end = child.right_edge.i
                if child.lower_ not in ("of",):
                    break
            else:
                break
        full = parsed.words(left, full_end)
        if len(full) > 90:
            full = short
        numeral = parsed.doc[left]
        bare = token.text if left < token.i else ""
        names = [n for n in dict.fromkeys([" ".join(full.split()), " ".join(short.split())])]
        modified = [
            c.i
            for c in token.children
            if c.i < token.i and c.dep_ in ("amod", "compound", "nmod", "nummod") and c.i >= left
        ]
        if numeral.pos_ == "NUM" and len(modified) > 1:
            names.append(
                parsed.words(min(i for i in modified if parsed.doc[i].pos_ != "NUM"), token.i)
                if any(parsed.doc[i].pos_ != "NUM" for i in modified)
                else short
            )
        if bare and token.tag_ in ("NNS", "NNPS") and numeral.pos_ != "NUM" and self._count(token) is None:
            names.append(bare)
        return names[0] if len(names[0]) <= 60 or len(names) == 1 else names[1], names

    @staticmethod
    def _count(token: Token) -> int | None:
        """The number of a group: "80", "1,256", "six", "Twenty-two"; None where the text gives none, or one too vague."""
        words = [t.lower_ for t in token.lefts for t in t.subtree if t.pos_ in ("NUM", "PUNCT", "NOUN") and t.i < token.i]
        digits = next((w.replace(",", "") for w in words if w.replace(",", "").isdigit()), "")
        if digits:
            return int(digits)
        numbers = [n for w in words for part in w.split("-") if (n := _NUMBERS.get(part)) is not None]
        if any(w in ("hundred", "thousand", "million", "dozen") for w in words):
            return None
        return sum(numbers) or None

    def _group(
        self, parsed: ParsedSentence, token: Token, lemma: str, definite: bool, plural: bool
    ) -> tuple[Referent, ...]:
        offset, number = parsed.starts[token.i], parsed.number
        count = self._count(token)
        words = self.words
        heads = words.group_heads
        pair = f"{token.nbor(-1).lower_} {lemma}" if token.i > 0 else lemma
        if (
            lemma not in heads
            and token.lower_ not in heads
            and pair not in heads
            and lemma not in words.person_roles
            and lemma not in self.words.civil_groups
            and lemma
            not in (
                "community",
                "public",
                "media",
                "society",
                "police",
                "sector",
                "youth",
                "prosecutor",
                "alliance",
            )
        ):
            return ()
        light = not any(c.dep_ in ("amod", "compound", "nmod") for c in token.children)
        has_complement = any(c.dep_ in ("prep", "relcl", "acl") for c in token.rights)
        if lemma in _ATTENDING and not count and not has_complement:
            attending = self.discourse.attending(lemma, offset)
            if attending:
                return attending
        if (definite or lemma in ("participant", "signatory")) and not has_complement and (light or count):
            set_members = self.discourse.last_set(
                offset, number, lambda m: (count is None or len(m) == count) and self._fits(lemma, m)
            )
            group = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "group"
                    and r.plural
                    and (count is None or r.count in (None, count))
                    and self._same_sort(lemma, r)
                ),
                reach=20,
            )
            found = self._nearer(offset, set_members, group)
            if found:
                return found
        label, names = self._labels(parsed, token)
        if (
            plural
            and not count
            and not has_complement
            and lemma in words.civil_groups | {"representative", "delegate"}
        ):
            earlier = self.discourse.salient(
                offset, number, lambda r: r.type == "group" and self._shorter(label, r), reach=30
            )
            if earlier is not None:
                earlier.add_names(names)
                return self.members(earlier)
        referent = self.discourse.local("group", label, names, head=lemma, count=count)
        self.discourse.remember_set(offset, number, _rank(token), (referent,))
        return self.members(referent)

    def _shorter(self, label: str, group: Referent) -> bool:
        """ "civil society organisations" after "80 civil society organisations", "NGO representatives" after "six NGOs"."""
        if group.head not in self.words.civil_groups or not (group.count or group.members):
            return False
        known = " ".join(group.names).lower()
        return all(
            w in known or w.rstrip("s") in known or w in _ATTENDING_PLURALS for w in label.lower().split()
        )

    def _fits(self, lemma: str, members: Sequence[Referent]) -> bool:
        if lemma in ("state", "country", "government", "nation"):
            return all(r.type == "state" for r in members)
        if lemma in self.words.civil_groups and lemma not in ("participant", "signatory"):
            return all(r.type in ("organisation", "group") for r in members)
        if lemma in self.words.person_roles or lemma in ("people", "woman", "man"):
            return all(r.type == "person" for r in members)
        return True

    def _same_sort(self, lemma: str, group: Referent) -> bool:
        if group.head == lemma or lemma in ("participant", "signatory", "group", "other"):
            return True
        if lemma in self.words.civil_groups and group.head in self.words.civil_groups:
            return True
        return {lemma, group.head} <= {"state", "country", "government", "nation"} or {lemma, group.head} <= {
            "expert",
            "rapporteur",
            "holder",
            "mandate-holder",
        }

    def _agency(self, parsed: ParsedSentence, token: Token, state: Referent | None) -> tuple[Referent, ...]:
        """Police, courts, parliaments: participants of their own, under the name that the text gives."""
        if not any(c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "prep") for c in token.children):
            short = self.discourse.short_form(token.lemma_.lower(), parsed.starts[token.i])
            if short is not None:
                return (short,)
            previous = self.discourse.salient(
                parsed.starts[token.i],
                parsed.number,
                lambda r: r.head == token.lemma_.lower() and r.type in ("group", "organisation"),
                reach=10,
            )
            if previous is not None:
                return (previous,)
        label, names = self._labels(parsed, token)
        single = token.tag_ == "NN" and token.lemma_.lower() in self.words.person_roles
        referent = self.discourse.local(
            "group",
            label,
            names,
            head=token.lemma_.lower(),
            count=1 if single else self._count(token),
            kind="Person" if single else "",
        )
        if state is not None:
            referent.country = state.iri
        return (referent,)

    def _person_role(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """ "The UN expert", "the lawyer", "his colleague": the person last spoken of who fits."""
        offset, number = parsed.starts[token.i], parsed.number
        if lemma in self.words.expert_roles:
            found = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    bool(r.office)
                    and ("apporteur" in r.office_label or "xpert" in r.office_label or "apporteur" in r.label)
                ),
                reach=20,
            )
            if found is not None:
                return (found,)
        found = self.discourse.salient(
            offset, number, lambda r: r.type == "person" and lemma in " ".join(r.names).lower(), reach=20
        )
        found = found or self.discourse.salient(offset, number, lambda r: r.type == "person", reach=3)
        if found is None or any(c.dep_ == "prep" for c in token.children):
            label, names = self._labels(parsed, token)
            return (self.discourse.local("group", label, names, head=lemma, kind="Person", count=1),)
        return (found,)

    def _body(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """ "The organisation", "the commission", "the mandate": the body last spoken of that fits."""
        offset, number = parsed.starts[token.i], parsed.number
        if any(c.dep_ in ("prep", "relcl") for c in token.rights) and lemma not in ("mandate", "mission"):
            of_names = self._of(parsed, token)
            return of_names if lemma in ("secretariat", "office", "delegation") and of_names else ()
        if lemma == "mandate":
            of_names = self._of(parsed, token)
            if of_names:
                return of_names
        by_word = self.discourse.short_form(lemma, offset)
        if by_word is not None:
            return (by_word,)
        described = self.discourse.salient(
            offset,
            number,
            lambda r: r.head == lemma and r.type in ("mechanism", "organisation", "group"),
            reach=15,
        )
        if described is not None:
            return self.members(described)
        if lemma in ("organisation", "organization", "group", "ngo", "body", "network", "coalition"):
            found = self.discourse.salient(
                offset, number, lambda r: r.type == "organisation" and r.named, reach=6
            )
            return (found,) if found else ()
        if lemma in ("mandate", "mechanism"):
            found = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "mechanism"
                    or (
                        bool(r.office)
                        and "apporteur" in r.office_label + r.label
                        or "xpert" in r.office_label + r.label
                    )
                ),
                reach=15,
            )
            return (found,) if found else ()
        return ()

    # ---- texts -------------------------------------------------------------------------------------------------

    def _document(
        self, parsed: ParsedSentence, token: Token, lemma: str, definite: bool
    ) -> tuple[Referent, ...]:
        """Letters, statements: no instruments, but whoever wrote them acts through them."""
        offset, number = parsed.starts[token.i], parsed.number
        if definite:
            previous = self.discourse.salient(
                offset, number, lambda r: r.type == "document" and r.head == lemma, reach=12
            )
            if previous is not None and not self._authors(parsed, token):
                return (previous,)
        label, names = self._labels(parsed, token)
        referent = self.discourse.local("document", f"{label} {offset}", [label, *names], head=lemma)
        referent.label = label
        self._give_authors(parsed, token, referent)
        return (referent,)

    def _authors(self, parsed: ParsedSentence, token: Token) -> list[Referent]:
        found: list[Referent] = []
        for child in token.children:
            if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and child.i in parsed.names):
                found += [r for r in self.resolve(parsed, child) if r.is_actor or r.type == "document"]
            elif child.dep_ == "prep":
                for grand in child.children:
                    if grand.dep_ == "pobj" and child.lower_ in ("by", "from"):
                        found += [r for r in self.resolve(parsed, grand) if r.is_actor]
                    elif (
                        grand.dep_ == "pobj" and grand.pos_ == "NOUN"
                    ):  # "a statement on reprisals by 75 countries"
                        for deeper in grand.children:
                            if deeper.dep_ == "prep" and deeper.lower_ == "by":
                                found += [
                                    r
                                    for g in deeper.children
                                    if g.dep_ == "pobj"
                                    for r in self.resolve(parsed, g)
                                    if r.is_actor
                                ]
        return [a for r in found for a in (r.authors if r.type == "document" else [r])]

    def _give_authors(self, parsed: ParsedSentence, token: Token, referent: Referent) -> None:
        authors = self._authors(parsed, token)
        if authors and not referent.authors:
            referent.authors = authors

    def _instrument(
        self, parsed: ParsedSentence, token: Token, lemma: str, definite: bool, state: Referent | None
    ) -> tuple[Referent, ...]:
        offset, number = parsed.starts[token.i], parsed.number
        words = self.words
        topic = [
            c
            for c in token.rights
            if c.dep_ in ("prep", "acl", "relcl") and c.lower_ not in ("in", "at", "by", "with")
        ]
        cls = words.instrument_class(lemma)

        def same_kind(r: Referent) -> bool:
            if r.type != "instrument":
                return False
            if lemma in ("text", "document", "instrument", "measure"):
                return True
            if r.named and lemma in r.label.lower().split():
                return True
            return r.head == lemma or (
                _class_of(r, words) == cls
                and not any(w in words.instrument_heads for w in r.label.lower().split())
            )

        anaphoric = definite or token.text[:1].isupper()
        authors = self._authors(parsed, token)
        year = self._year_of(token)
        if (
            anaphoric
            and not year
            and lemma in words.anaphoric_instruments
            and not (lemma == "report" and authors)
        ):
            previous = self.discourse.salient(
                offset, number, lambda r: same_kind(r) and self._agrees(r, authors), reach=25
            )
            if previous is not None and (not topic or self._overlaps(parsed, token, previous)):
                return (previous,)
        if (
            lemma not in words.described_instruments
            and lemma != "report"
            and not ((authors or year) and lemma in ("text", "decision", "instrument"))
        ):
            return ()
        label, names = self._labels(parsed, token)
        found = self._described_record(parsed, token, names)
        if found is None and lemma == "report":
            if not (topic and authors):
                return self._document(parsed, token, lemma, definite)
        elif (
            found is None
            and not self._is_enacted(token)
            and not (definite and (topic or authors or year))
            and not (authors and cls == "Resolution")
        ):
            return ()
        if found is None:
            found = self.discourse.local("instrument", label, names, kind=cls, head=lemma)
            found.add_names([] if year else [f"the {lemma}"])
        if authors and not found.authors:
            found.authors = authors
        return (found,)

    def _both_texts(self, token: Token, offset: int) -> tuple[Referent, ...]:
        """ "Both texts": the two instruments last named."""
        count = self._count(token) or 2
        texts = [
            r
            for r in self.discourse.referents
            if r.type == "instrument" and not r.same_as and r.last_before(offset)
        ]
        texts.sort(key=lambda r: r.last_before(offset).start)  # type: ignore[union-attr]
        return tuple(texts[-count:]) if len(texts) >= count else ()

    @staticmethod
    def _year_of(token: Token) -> str:
        """The year in "the text of 2019"."""
        years = [
            g.text
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in ("of", "from")
            for g in c.children
            if re.fullmatch(r"(19|20)\d\d", g.text)
        ]
        return years[0] if years else ""

    @staticmethod
    def _is_enacted(token: Token) -> bool:
        """Somebody adopts, presents or signs it here, so one text is meant."""
        verb = token.head
        if token.dep_ == "pobj":  # "voted in favour of the law", "acceded to the treaty"
            while verb.pos_ in ("ADP", "NOUN") and verb.head.i != verb.i:
                verb = verb.head
            return verb.lemma_ in ("vote", "accede", "adhere", "sign")
        return token.dep_ in ("dobj", "nsubjpass", "nsubj", "conj") and verb.lemma_ in _ENACTING

    @staticmethod
    def _agrees(referent: Referent, authors: Sequence[Referent]) -> bool:
        return not authors or not referent.authors or any(a in referent.authors for a in authors)

    def _overlaps(self, parsed: ParsedSentence, token: Token, previous: Referent) -> bool:
        """Does the further description fit what was named before?"""
        words = {
            t.lemma_.lower()
            for c in token.rights
            if c.dep_ in ("prep", "acl", "relcl")
            for t in c.subtree
            if t.pos_ in ("NOUN", "PROPN", "ADJ") and not t.is_stop
        }
        known = " ".join(previous.names).lower()
        return previous.named is False or not words or any(w in known for w in words) or previous.known

    def _described_record(
        self, parsed: ParsedSentence, token: Token, names: Sequence[str]
    ) -> Referent | None:
        """A text known by what the article says of it: "the General Assembly resolution on human rights defenders"."""
        index, date = self.discourse.index, self.discourse.date
        left, right = token.left_edge.i, token.i
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in ("on", "of", "for", "against"):
                right = max(right, child.right_edge.i)
        phrase = parsed.words(left, right)
        found: dict[str, int] = {}
        for hit in index.find_names(phrase):
            for iri in hit.records:
                record = index.records[iri]
                if record.type == "instrument" and hit.end > phrase.lower().find(token.lower_):
                    found[iri] = max(found.get(iri, 0), hit.end - hit.start)
        if not found:
            return None
        year = int(date[:4]) if date else 0

        def rank(iri: str) -> tuple[int, int, str]:
            record = index.records[iri]
            adopted = int(record.adopted_on[:4]) if record.adopted_on else 0
            distance = abs(year - adopted) if year and adopted else 50
            later = 100 if year and adopted and adopted > year else 0
            return (found[iri], -(distance + later), iri)

        best = max(found, key=rank)
        if len(found) > 1 and not year:
            return None
        return self.discourse.known(best)


_ORGANISED = frozenset(
    "wing unit militia party newspaper website company agency branch outlet magazine daily broadcaster force gang cartel regime faction arm collective firm publication station channel charity".split()
)
_PLACES = frozenset(
    "city town province region village district prefecture governorate capital municipality county department island camp suburb port area neighbourhood territory".split()
)
_PARTS_OF_TEXTS = frozenset("provision article preamble clause paragraph chapter annex".split())
_ATTENDING = frozenset(("participant", "signatory", "attendee", "representative", "author"))
_ATTENDING_PLURALS = frozenset(
    ("participants", "signatories", "attendees", "representatives", "delegates", "authors")
)
_MEETING = frozenset("meet speak talk confer brief attend participate gather".split())
_ENACTING = frozenset(
    "adopt pass approve enact sign ratify endorse present table introduce submit sponsor co-sponsor reject veto promulgate draft propose put welcome launch publish amend repeal".split()
)


def _class_of(referent: Referent, words: Vocabulary) -> str:
    if referent.kind:
        return referent.kind
    head = {
        "resolution": "Resolution",
        "declaration": "Declaration",
        "treaty": "Treaty",
        "law": "Law",
        "report": "Report",
        "judgment": "Judgment",
        "policydocument": "PolicyDocument",
    }
    return head.get(referent.head, "")
