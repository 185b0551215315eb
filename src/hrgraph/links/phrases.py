"""From a noun phrase of the parse to the referents that it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.links.groups import Groups
from hrgraph.links.names import Names
from hrgraph.links.referents import Referent
from hrgraph.links.syntax import SUBJECTS, antecedent, lemma_of, rank_of
from hrgraph.mentions import NameSpan, ParsedSentence

__all__ = ["Phrases"]

_MECHANISM = re.compile(
    r"\b(fact-finding mission|commission of inquiry|commission|special rapporteur|independent expert|working group|mechanism|mandate|mission|expert mechanism|rapporteur|inquiry|panel|body|committee|forum|group of experts|process|task force|unit|fund|tribunal|court)\b"
)


class Phrases(Names, Groups):
    """Resolves the noun phrases of an article, sentence by sentence, in order."""

    def read(self, parsed: ParsedSentence) -> None:
        """Resolve every noun phrase of a sentence in order, so that later sentences can refer to it."""
        names = parsed.names
        for token in parsed.doc:
            if token.i in parsed.inside and parsed.inside[token.i] != token.i:
                continue
            if (token.i in names or (
                token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "npadvmod", "nmod")
            )) and antecedent(token) is None:
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
                elif token.dep_ == "dobj" and token.head.lemma_ in self.words.sending_verbs:
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
        if lemma in self.words.represented and of_names and self._stands_for_members(lemma, of_names):
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
        if (
            plural
            and definite
            and (lemma in words.anaphoric_instruments or token.lower_ in words.anaphoric_instruments)
        ):
            texts = self._both_texts(token, offset)
            if texts:
                return texts
        if (
            lemma in self.words.parts_of_texts
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
