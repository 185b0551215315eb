"""From a noun phrase of the parse to the referents that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.links.described import LED, NO_PLACES, OWN_AUTHORITIES, alone, only_some
from hrgraph.links.groups import SOME, Groups
from hrgraph.links.names import Names
from hrgraph.links.referents import Referent
from hrgraph.links.syntax import SUBJECTS, antecedent, lemma_of, rank_of, same_owner, secures, tells_of_we
from hrgraph.links.writers import Writers
from hrgraph.mentions import NameSpan, ParsedSentence

__all__ = ["Phrases"]


_MEMBERS = frozenset(("mep", "mp", "lawmaker", "legislator", "parliamentarian", "senator", "deputy"))
_SO_MANY = {"pair": 2, "duo": 2, "couple": 2, "trio": 3, "threesome": 3, "quartet": 4}
_SO_MANY_OF = frozenset(("dozen", "hundred", "thousand", "score"))
"""Without the number "hundreds of people" would be called "people"."""
_ABROAD = frozenset(("mission", "embassy", "ambassador", "envoy", "consulate", "diplomat"))
"""They stand for the State that sends them."""
_CROWNED = frozenset(("king", "queen", "pope", "emir", "sultan", "monarch", "patriarch"))
_OURS = frozenset(("organisation", "organization", "coalition", "network", "nation", "union", "federation"))
"""What "our" makes the speaker: "our partners" are others."""


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun that describes somebody or something."""

    parsed: ParsedSentence
    token: Token
    lemma: str
    definite: bool
    plural: bool
    offset: int


def _posted(noun: _Noun) -> bool:
    """ "Diplomatic missions *in Dhaka*": where they are tells not whose they are."""
    told = [c for c in noun.token.children if c.dep_ in ("prep", "poss", "compound", "nmod")]
    own = any(c.dep_ != "prep" or c.lower_ in ("of", "from") for c in told)
    return noun.plural and noun.lemma in _ABROAD and bool(told) and not own


def _by_name(parsed: ParsedSentence, token: Token) -> Token | None:
    """ "*One* of the lawyers, *Ana Paz*, said": the name that says which."""
    if token.lower_ not in ("one", "another"):
        return None
    return next((c for c in token.rights if c.dep_ == "appos" and c.i in parsed.names), None)


class Phrases(Writers, Names, Groups):
    """Resolves the noun phrases of an article, sentence by sentence, in order."""

    def read(self, parsed: ParsedSentence) -> None:
        """Resolve every noun phrase of a sentence in order, so that later sentences can refer to it."""
        names = parsed.names
        self._take_lead_in(parsed)
        self.letter(parsed)
        for token in parsed.doc:
            if token.i in parsed.inside and parsed.inside[token.i] != token.i:
                continue
            if (
                token.i in names
                or (token.pos_ == "NUM" and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj"))
                or (
                    token.pos_ in ("NOUN", "PROPN")
                    and token.dep_ not in ("compound", "amod", "npadvmod", "nmod")
                )
            ) and antecedent(token) is None:
                self.one(parsed, token)
        for token in parsed.doc:
            if token.dep_ in (*SUBJECTS, "dobj", "pobj") and token.pos_ in ("NOUN", "PROPN"):
                members = tuple(r for r in self.resolve(parsed, token) if r.is_actor)
                plural = token.lower_ in ("authorities", "officials") and members
                if len(members) > 1 or plural or any(r.type == "group" and r.plural for r in members):
                    self.discourse.remember_set(
                        parsed.starts[token.i], parsed.number, rank_of(token), members
                    )
        self._documents_of(parsed)
        for token in parsed.doc:
            if (
                token.pos_ == "VERB"
                and token.lemma_ in self.words.meeting_verbs
                and token.dep_ in ("ROOT", "conj")
            ):
                doing = [c for c in token.children if c.dep_ == "nsubj"]
                present = tuple(r for c in doing for r in self.resolve(parsed, c) if r.is_actor)
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

    def _take_lead_in(self, parsed: ParsedSentence) -> None:
        """In a list's items whom the lead-in names is whom it names in the first of them."""
        first, gap = parsed.sentence.first_item, parsed.sentence.gap
        if gap is None or first == parsed.number:
            return
        for token in parsed.doc:
            if parsed.starts[token.i] >= gap.start:
                break
            if (first, token.i) in self._cache:
                self._cache.setdefault((parsed.number, token.i), self._cache[first, token.i])

    def stranger(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """Somebody whom no list of the vocabulary has, but whom the clause shows to act: "a source said"."""
        lemma = lemma_of(token)
        plural = token.tag_ == "NNS"
        known = self.discourse.salient(
            parsed.starts[token.i], parsed.number, lambda r: r.type == "group" and r.head == lemma, reach=20
        )
        if known is not None and self._definite(token):
            return (known,)
        label, names = self._labels(parsed, token)
        count = None if plural else 1
        made = self.discourse.local(
            "group", label, names, head=lemma, kind="" if plural else "Person", count=count
        )
        self._cache[parsed.number, token.i] = (made,)
        self._occur(parsed, token, made)
        if plural:
            made.plural = True
            self.discourse.remember_set(parsed.starts[token.i], parsed.number, rank_of(token), (made,))
        return (made,)

    def _documents_of(self, parsed: ParsedSentence) -> None:
        """Whose documents are: "In a letter, the experts denounced", "The Committee sent a report"."""
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
                elif token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in self.words.sending_verbs:
                    verb = token.head
                authors = self._subject_of(parsed, verb) if verb is not None else []
                if authors:
                    referent.authors = authors

    def _subject_of(self, parsed: ParsedSentence, verb: Token) -> list[Referent]:
        for _ in range(4):
            own = [c for c in verb.children if c.dep_ in ("nsubj", "agent")]
            for child in own:
                tokens = [g for g in child.children if g.dep_ == "pobj"] if child.dep_ == "agent" else [child]
                found = [r for t in tokens for r in self.resolve(parsed, t) if r.is_actor]
                if found:
                    return found
            if verb.head.i == verb.i or verb.dep_ == "relcl":
                break
            verb = verb.head
        return []

    def _resolve(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        relative = antecedent(token) or _by_name(parsed, token)
        if relative is not None and relative.i != token.i:
            if relative.lower_ == "those":
                return ()  # what anybody does who ...: "those *who* attack journalists"
            found = self.resolve(parsed, relative)
            of = relative.head
            deed = of.head if of.lower_ in ("of", "against") and of.dep_ == "prep" else relative
            if token.lower_ == "which" and deed.pos_ == "NOUN" and found and found[0].type == "person":
                return self.resolve(parsed, deed)  # "the *trial* of Ana Paz, *which* FIDH condemned"
            return found
        span = parsed.names.get(token.i)
        if span is not None:
            if span.type == "organisation" and span.text.islower() and self._of_another(parsed, token, span):
                return self._unresolved(parsed, token)  # "Russia's *human rights council*" is not the UN's
            referent = self._named(parsed, token, span)
            if referent is not None:
                return (referent,) if referent.type != "place" else ()
            if span.kind == "context" and span.type == "office" and self._of_another(parsed, token, span):
                label, names = self._labels(parsed, token)
                return (self.discourse.local("office", label, [*names, span.text], kind="Office"),)
            if span.kind == "context":
                return self._unresolved_short_form(parsed, token, span)
            return self._described(parsed, token) if span.kind == "proper" else ()
        if token.lower_ == "those" and any(c.dep_ == "relcl" for c in token.children):
            return self._those(parsed, token)
        if token.pos_ == "PRON" or token.tag_ == "PRP$" or (token.lower_ == "both" and token.dep_ == "nsubj"):
            owner = same_owner(token)
            return self._pronoun(parsed, token) if owner is None else self.resolve(parsed, owner)
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET"):
            return self._described(parsed, token)
        return ()

    def _described(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The referents of a description: the first reading that fits."""
        words = self.words
        if token.pos_ == "NUM":
            return self._number_of(parsed, token)
        if token.lower_ in SOME and (some := self._some_of_them(parsed, token)) is not None:
            return (some,)
        if token.lower_ in _SO_MANY and self._definite(token) and not any(True for _ in token.rights):
            return self._so_many(parsed, token, _SO_MANY[token.lower_])
        if self.discourse.signatories and tells_of_we(token):
            return self.discourse.signatories
        noun = _Noun(
            parsed,
            token,
            lemma_of(token),
            self._definite(token),
            token.tag_ in ("NNS", "NNPS")
            or (
                token.pos_ == "PROPN"
                and token.lower_.endswith("s")
                and token.lower_[:-1] in words.group_heads
            ),
            parsed.starts[token.i],
        )
        for reading in (
            self._by_apposition,
            self._as_reader,
            self._as_ours,
            self._as_parliament,
            self._by_those_it_stands_for,
            self._as_government,
            self._as_short_form,
            self._as_text,
            self._as_agency_or_role,
            self._as_body,
            self._as_group,
        ):
            found = reading(noun)
            if found is not None:
                return found
        return ()

    def _by_apposition(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """The name beside it: "the organisation Odhikar", "its President, Federico Villegas"."""
        parsed, token = noun.parsed, noun.token
        if not noun.plural and (called := self._called(parsed, token, noun.lemma)) is not None:
            return called
        for child in token.children:
            if child.dep_ == "appos":
                between = parsed.doc[token.i + 1 : child.left_edge.i]
                if noun.plural and any(t.pos_ in ("VERB", "AUX") for t in between):
                    continue  # "activists were arrested, among them A and *B*"
                span = parsed.names.get(parsed.inside.get(child.i, child.i))
                if span is not None and span.kind != "symbol" and self._compatible(noun.lemma, span):
                    return self.resolve(parsed, child) if child.i > token.i else ()
                if (
                    span is not None
                    and span.type == "instrument"
                    and noun.lemma in self.words.instrument_heads
                ):
                    return self.one(parsed, child)
        if not noun.plural and (name := self._behind_field(parsed, token)) is not None:
            return self.resolve(parsed, name)
        if token.dep_ == "appos" and token.i > token.head.i:
            span = parsed.names.get(parsed.inside.get(token.head.i, token.head.i))
            if span is not None and self._compatible(noun.lemma, span):
                return self.one(parsed, token.head)
        return None

    def _by_those_it_stands_for(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "Representatives of X and Y", "the whole of the community"."""
        if noun.lemma not in self.words.represented and noun.lemma not in self.words.quantifiers:
            return None
        if noun.lemma == "member" and only_some(noun.token):
            return None
        of_names = self._of(noun.parsed, noun.token)
        if of_names and (
            noun.lemma in self.words.quantifiers or self._stands_for_members(noun.lemma, of_names)
        ):
            if noun.lemma in _SO_MANY_OF and noun.plural and of_names[0].type == "group":
                whole, end = of_names[0], max(c.right_edge.i for c in noun.token.rights)
                label = noun.parsed.words(noun.token.i, end)
                return (self.discourse.local("group", label, [label, *whole.names], head=whole.head),)
            return of_names
        return None

    def _as_reader(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "*Your delegation*", "your Government" in a letter: whom it addresses."""
        words = self.words
        to = self.discourse.letter_to
        yours = to and (noun.lemma in words.state_agents or noun.lemma in words.government_words)
        if not yours or not any(c.lower_ == "your" for c in noun.token.lefts):
            return None
        if noun.lemma in words.government_words and not any(r.type == "state" for r in to):
            state = self.discourse.focal_state(noun.offset, noun.parsed.number)
            return (state,) if state is not None else to
        return to

    def _as_ours(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "*Our organisations* are outraged": who says "we"."""
        if noun.lemma not in self.words.civil_groups | _OURS or noun.token.dep_ not in (*SUBJECTS, "conj"):
            return None
        if noun.plural and any(c.dep_ == "acl" and c.lower_ == "signing" for c in noun.token.rights):
            said = self.we.get(noun.parsed.number, ())  # "“*Organisations signing this statement* condemn”"
            return next((who for start, end, who in said if start <= noun.offset < end), None)
        ours = next((c for c in noun.token.lefts if c.lower_ == "our" and c.dep_ == "poss"), None)
        if ours is None or any(c.dep_ in ("amod", "compound") for c in noun.token.lefts):
            return None
        return self._pronoun(noun.parsed, ours) or None

    def _as_parliament(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "*MEPs* denounce": all members of a parliament that the text names are the parliament."""
        token = noun.token
        if not (noun.plural or token.lower_ in ("meps", "mps")) or noun.lemma not in _MEMBERS:
            return None
        if any(
            c.dep_ in ("nummod", "amod", "prep", "relcl", "acl") or c.lower_ == "some" for c in token.children
        ):
            return None
        found = self.discourse.salient(
            noun.offset,
            noun.parsed.number,
            lambda r: (
                r.type == "organisation"
                and any(
                    w in " ".join(r.names).lower() for w in ("parliament", "congress", "senate", "bundestag")
                )
            ),
            reach=12,
        )
        return (found,) if found is not None else None

    def _as_government(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "The Egyptian authorities", "Burundi's ambassador", "the Government": the State."""
        words, token = self.words, noun.token
        if noun.lemma not in words.state_agents and token.lower_ not in words.state_agents:
            return None
        former = any(c.lower_ in ("former", "ex", "then", "ousted") for c in token.lefts)
        if self._person_named(noun.parsed, token) or _posted(noun) or (former and not noun.plural):
            return None
        if noun.plural and only_some(token) and token.lower_ != "authorities":
            return None  # "sanctions on *two Ugandan officials*"
        if noun.lemma == "authority" and any(c.lower_ in OWN_AUTHORITIES for c in token.lefts):
            return None
        if noun.lemma == "ministry" and noun.definite and alone(token):
            found = self.discourse.salient(
                noun.offset,
                noun.parsed.number,
                lambda r: r.type in ("state", "organisation") and any("inistry" in n for n in r.names),
                reach=20,
            )
            if found is not None:
                return (found,)
        state = self._state_of(noun.parsed, token)
        if state is not None:
            several = self._of(noun.parsed, token) if noun.plural else ()
            return several if several and all(r.type == "state" for r in several) else (state,)
        authorities = token.lower_ == "authorities"
        for leader in token.lefts if noun.lemma in LED else ():
            if leader.dep_ in ("poss", "compound", "nmod") and leader.tag_ in ("NNP", "NNPS"):
                found = self.discourse.state_led_by(leader.text)  # "the *Trump* administration"
                return (found,) if found is not None else self._unresolved(noun.parsed, token)
        if token.lower_ == "country" and noun.definite and token.dep_ == "nsubj":
            found = self.discourse.focal_state(noun.offset, noun.parsed.number)
            return (found,) if found is not None else None
        if token.lower_ == "state" and noun.definite and alone(token):
            found = self.discourse.focal_state(noun.offset, noun.parsed.number)
            return (found,) if found is not None else None
        places = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("in", "of")]
        if any(g.tag_ == "NNS" and g.lemma_ not in NO_PLACES for c in places for g in c.children):
            return None  # "the authorities in many countries"
        if (
            noun.lemma in words.government_alone
            and (noun.definite or authorities)
            and (authorities or not noun.plural)
        ):
            found = self.discourse.focal_state(noun.offset, noun.parsed.number)
            return (found,) if found else self._unresolved(noun.parsed, token)
        return None

    def _as_short_form(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "The Observatory" after "Observatory for the Protection of Human Rights Defenders"."""
        names, token = noun.parsed.names, noun.token
        if noun.plural or not (token.i in names or token.text[:1].isupper()):
            return None
        word = names[token.i].text if token.i in names else noun.lemma
        short = self.discourse.short_form(word, noun.offset)
        return (short,) if short is not None else None

    def _as_text(self, noun: _Noun) -> tuple[Referent, ...] | None:
        words, parsed, token, lemma = self.words, noun.parsed, noun.token, noun.lemma
        letter = lemma in words.letters and lemma not in words.described_instruments
        if letter and not (lemma == "amendment" and self._is_adopted(token)):
            return self._document(parsed, token, lemma, noun.definite)
        anaphoric = lemma in words.anaphoric_instruments or token.lower_ in words.anaphoric_instruments
        if noun.plural and noun.definite and anaphoric and (texts := self._both_texts(token, noun.offset)):
            return texts
        of_which = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
        if lemma in words.parts_of_texts and (noun.definite or noun.plural) and not of_which:
            whole = self.discourse.salient(
                noun.offset, parsed.number, lambda r: r.type == "instrument", reach=12
            )
            return (whole,) if whole is not None else ()
        if lemma in words.instrument_heads and not noun.plural:
            return self._instrument(parsed, token, lemma, noun.definite) or None
        if noun.plural and (texts := self._several_texts(parsed, token, lemma)):
            return texts
        return None

    def _as_agency_or_role(self, noun: _Noun) -> tuple[Referent, ...] | None:
        words, token = self.words, noun.token
        pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else ""
        if any(c.lower_ == "no" for c in token.lefts):
            return None  # "the country has *no* independent judiciary"
        if noun.lemma == "prosecution" and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights):
            return None  # "the prosecution *of lawyers*" is a deed
        if {noun.lemma, token.lower_, pair} & words.agency_heads or secures(token):
            return self._agency(noun.parsed, token, self._state_of(noun.parsed, token))
        if (
            noun.lemma in words.spokes_roles
            and not noun.plural
            and (whose := self._spoken_through(noun.parsed, token))
        ):
            return whose
        known = {noun.lemma, pair} & words.person_roles or noun.lemma in _CROWNED
        if not noun.plural and (noun.definite or token.dep_ == "poss") and known:
            span = noun.parsed.names.get(token.i)  # a name is parsed as another word
            role = span.text.lower().split()[-1] if span is not None else noun.lemma
            return self._person_role(noun.parsed, token, role if role in words.person_roles else noun.lemma)
        return None

    def _as_body(self, noun: _Noun) -> tuple[Referent, ...] | None:
        """ "The organisation", "the commission", and a body that is new: "a commission of inquiry"."""
        words, parsed, token, lemma = self.words, noun.parsed, noun.token, noun.lemma
        if noun.plural:
            return None
        if noun.definite and lemma in words.organisation_heads | words.civil_groups | words.mechanism_heads:
            found = self._body(parsed, token, lemma)
            if found or lemma in words.organisation_heads - words.seldom_organisations:
                return found or self._unresolved(parsed, token)
        if not noun.definite and lemma in words.mechanism_heads:
            return (self.discourse.local("mechanism", *self._labels(parsed, token), head=lemma),)
        return None

    def _as_group(self, noun: _Noun) -> tuple[Referent, ...] | None:
        words, parsed, token, lemma = self.words, noun.parsed, noun.token, noun.lemma
        if people := self._nominal(parsed, token):
            return people
        bare = not noun.plural and not noun.definite and not any(True for _ in token.lefts)
        if bare and lemma in words.civil_groups:
            return ()  # "freedom of association"
        if noun.plural or lemma in words.civil_groups or lemma in words.collectives:
            return self._group(parsed, token, lemma, noun.definite, noun.plural)
        if noun.definite and token.text[:1].isupper() and lemma in words.organisation_heads:
            return self._unresolved(parsed, token)
        if not noun.definite and lemma in words.person_roles and lemma not in ("man", "woman", "person"):
            made = self._labels(parsed, token)
            return (self.discourse.local("group", *made, head=lemma, kind="Person", count=1),)
        return self._owned(parsed, token, lemma) or None

    def _unresolved_short_form(
        self, parsed: ParsedSentence, token: Token, span: NameSpan
    ) -> tuple[Referent, ...]:
        """A short form that the article never explains: "the High Commissioner", "Memorial"."""
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
