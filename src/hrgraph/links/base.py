"""What all readings of noun phrases share: the cache, labels, counts, the State that a phrase belongs to."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from hrgraph.dates import NUMBER_WORDS
from hrgraph.lexicon import Vocabulary
from hrgraph.links.discourse import Discourse
from hrgraph.links.referents import Occurrence, Referent
from hrgraph.links.syntax import acting, conjuncts, lemma_of, rank_of, second_role, tells_deed
from hrgraph.mentions import NameSpan, ParsedSentence

__all__ = ["NUMBERS", "PhraseBase"]

NUMBERS = NUMBER_WORDS | {
    w: 10 * n
    for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}


_MODIFIERS = frozenset(
    ("amod", "compound", "nmod", "nummod", "quantmod", "advmod", "punct", "poss", "case", "cc", "conj")
)

_CUT = re.compile(r"(?: (?:and|or))?[ (,]*$")
"""What the parser leaves at the end of a phrase."""
_COLLECTIVES = frozenset(("group", "number", "coalition", "dozen", "score", "handful", "series", "hundred"))
"""Nouns that only count those who follow: "a group of ten NGOs"."""


_YEAR = re.compile(r"(?:19|20)\d\d")
_UNITS = frozenset(("year", "years", "month", "months", "week", "weeks", "day", "days"))


def _tells_time(token: Token, words: Vocabulary) -> bool:
    """Does a word say when, or how old: "Tuesday's statement", "the 2015 law", "a ten-year-old girl"?"""
    word = token.lower_
    if word == "old":
        return token.i > 1 and token.nbor(-2).lower_ in _UNITS
    if _YEAR.fullmatch(word):
        return not token.head.text[:1].isupper()  # "the 1999 Constitution" is called so
    return word in words.calendar or (word in words.time_words and token.text == word)


def _modifies(token: Token, words: Vocabulary) -> bool:
    """Does a word before a noun belong to what the noun is called?"""
    if token.tag_ in ("PRP$", "WP$", "DT", "PDT") or _tells_time(token, words):
        return False
    return token.dep_ in _MODIFIERS and token.lower_ not in (
        ",",
        "all",
        "both",
        "such",
        "(",
        ")",
        "’",
        "'",
        ":",
        ";",
    )


def _before_aside(preposition: Token) -> int:
    """Where a phrase ends before what commas add: "authorities *in Goma*, the capital of North Kivu"."""
    for noun in preposition.children:
        if noun.dep_ == "pobj":
            for child in noun.rights:
                if child.dep_ == "appos" and child.left_edge.nbor(-1).text == ",":
                    return child.left_edge.i - 2
    return preposition.right_edge.i


def _joined_by(token: Token) -> list[Token]:
    """ "A, together with *B*, ...": subjects that a preposition adds."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return []
    found: list[Token] = []
    for child in (*token.children, *(c for c in token.head.children if c.i < token.head.i)):
        if child.dep_ != "prep" or child.i <= token.i:
            continue
        beside = {c.lower_ for c in child.children} | {child.nbor(-1).lower_}
        together = child.lower_ == "with" and beside & {"together", "along", "jointly"}
        if together or child.lower_ == "alongside":
            found += [g for g in child.children if g.dep_ == "pobj"]
    return [t for f in found for t in conjuncts(f)]


_THE_PEOPLE = frozenset(
    ("dead", "fallen", "disappeared", "bereaved", "wounded", "injured", "displaced", "murdered", "drowned")
)
"""Adjectives that with "the" mean people: "a candle for *the dead*"."""


class PhraseBase(ABC):
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
        self.lists: dict[int, list[list[int]]] = {}
        """For each sentence its lists of names, as the tokens that head them."""

    def resolve(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """All referents of a noun phrase by its head, coordinated ones included."""
        found: list[Referent] = []
        parts = [*conjuncts(token), *_joined_by(token)]
        parts = [p for p in parts if p.i == token.i or not second_role(token, p)]
        for part in [*parts, *(t for p in parts for t in self._after_place(parsed, p))]:
            for referent in self.one(parsed, part):
                if referent not in found:
                    found.append(referent)
        return tuple(found)

    def note_states(self, parsed: ParsedSentence) -> None:
        """Remember the States that a sentence names, by name or demonym, before anything is resolved."""
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

    def by_demonym(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The State that an adjective tells: "the *Russian* invasion"; empty for other words."""
        iri = self.demonyms.get(parsed.number, {}).get(parsed.starts[token.i])
        if iri is None or token.dep_ not in ("amod", "compound", "nmod"):
            return ()
        return (self.discourse.known(iri),)

    def _after_place(self, parsed: ParsedSentence, token: Token) -> list[Token]:
        """ "X of Chad, Y of Venezuela": the parser coordinates Y with Chad."""
        name = parsed.names.get(token.i)
        if name is None or name.type not in ("person", "organisation", None):
            return []
        found: list[Token] = []
        for child in token.children:
            if child.dep_ != "prep" or child.lower_ not in ("of", "from", "in"):
                continue
            for place in child.children:
                where = parsed.names.get(place.i)
                unknown = where is None and place.pos_ == "PROPN" and child.lower_ == "in"
                if place.dep_ != "pobj" or not (
                    unknown or (where is not None and where.type in ("state", None))
                ):
                    continue
                for other in conjuncts(place)[1:]:
                    its = parsed.names.get(other.i)
                    if its is not None and its.type == name.type and name.type is not None:
                        found += [other, *self._after_place(parsed, other)]
        return found

    def one(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The referents of one conjunct."""
        token = parsed.doc[parsed.inside.get(token.i, token.i)]
        key = (parsed.number, token.i)
        if key not in self._cache:
            self._cache[key] = ()  # a cycle in apposition gives nothing
            self._cache[key] = self._resolve(parsed, token)
            for referent in self._cache[key]:
                self._occur(parsed, token, referent)
        found = self._cache[key]
        return tuple([r.same_as or r for r in found]) if found else found

    def members(self, group: Referent) -> tuple[Referent, ...]:
        """The members of a group where the text lists them all, else the group with those that it lists."""
        if group.members and (group.count is None or group.count == len(group.members)):
            return tuple(group.members)
        return (group, *group.listed)

    def _occur(self, parsed: ParsedSentence, token: Token, referent: Referent) -> None:
        name = parsed.names.get(token.i)
        start = name.start if name is not None else parsed.starts[token.i]
        end = name.end if name is not None else parsed.ends[token.i]
        top = token
        while top.dep_ == "conj" and top.head.i != top.i:
            top = top.head
        self.discourse.occur(
            referent,
            Occurrence(start, end, parsed.number, rank_of(top), name is not None, parsed.covers(token)),
        )

    def _of(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from"):
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        return tuple(r for r in self.resolve(parsed, grand) if r.is_actor)
        return ()

    @staticmethod
    def _definite(token: Token) -> bool:
        return any(
            c.lower_ in ("the", "this", "these", "those", "that", "both")
            or (c.dep_ == "poss" and c.tag_ == "PRP$")
            for c in token.children
        )

    def _state_of(self, parsed: ParsedSentence, token: Token) -> Referent | None:
        """The State that a phrase belongs to: "Egyptian", "Egypt's", "of Egypt", "whose"."""
        if token.lemma_.lower() in ("delegation", "mission") and any(
            c.i in parsed.names and parsed.names[c.i].type == "organisation" for c in token.lefts
        ):
            return None  # "the EU delegation in Kampala"
        for child in token.children:
            if child.dep_ in ("amod", "compound", "nmod", "poss"):
                near = [child, *child.children]
            elif child.dep_ == "prep" and child.lower_ in ("of", "from", "in"):
                near = [g for g in child.children if g.dep_ == "pobj"]
            else:
                continue
            for word in near:
                state = self._state_by(parsed, token, word)
                if state is not None:
                    return state
        return None

    def _state_by(self, parsed: ParsedSentence, noun: Token, word: Token) -> Referent | None:
        """The State that one word beside a noun names or stands for."""
        iri = self.demonyms.get(parsed.number, {}).get(parsed.starts[word.i])
        if iri is not None and word.dep_ != "pobj":
            return self.discourse.known(iri)
        span = parsed.names.get(parsed.inside.get(word.i, word.i))
        found: Referent | None = None
        if span is not None and span.type == "state":
            found = self.discourse.of_name(span)
        elif word.tag_ == "WP$" and noun.head.i != noun.i:
            found = self._whose(parsed, noun)
        elif word.tag_ == "PRP$":
            found = next(iter(self.one(parsed, word)), None)
        return found if found is not None and found.type == "state" else None

    def _whose(self, parsed: ParsedSentence, token: Token) -> Referent | None:
        """What "whose" stands for in "the United States, whose representative ..."."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT"):
            clause = clause.head
        if clause.dep_ != "relcl":
            return None
        found = self.one(parsed, clause.head)
        return found[0] if found else None

    def _labels(self, parsed: ParsedSentence, token: Token) -> tuple[str, list[str]]:
        """A label for a described thing, and shorter wordings of the same."""
        left = token.i
        while left > token.left_edge.i and _modifies(parsed.doc[left - 1], self.words):
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
                and not tells_deed(child)
                and child.lower_ in ("of", "from", "on", "for", "in", "against", "into", "to")
                and not (
                    child.lower_ in ("on", "in")
                    and re.search(r"\d", parsed.words(child.i, child.right_edge.i))
                )
                and not any(
                    g.dep_ in ("relcl", "acl", "advcl", "pcomp") or g.lower_ in self.words.calendar
                    for g in child.subtree
                )
            ):
                full_end = _before_aside(child)
                if child.lower_ not in ("of",):
                    break
            else:
                break
        full = parsed.words(left, full_end)
        if len(full) > 90:
            full = short
        names = [full, short]
        if token.tag_ in ("NNS", "NNPS"):
            names += self._shorter_wordings(parsed, token, left, full_end)
        if token.lemma_.lower() in _COLLECTIVES:
            names += self._whose_number(parsed, token)
        names = list(dict.fromkeys(_CUT.sub("", " ".join(n.split())) for n in names))
        names += [n.removeprefix("undersigned ") for n in names if n.startswith("undersigned ")]
        return names[0] if len(names[0]) <= 60 or len(names) == 1 else names[1], names

    def _shorter_wordings(self, parsed: ParsedSentence, token: Token, left: int, end: int) -> list[str]:
        """ "UN human rights experts", "human rights experts", "experts": a plural with fewer modifiers."""
        modifiers = [c for c in token.children if c.i < token.i and c.left_edge.i >= left]
        numbers = [c.i for c in modifiers if c.dep_ == "nummod"]
        starts = sorted(
            c.left_edge.i
            for c in modifiers
            if c.dep_ in ("amod", "compound", "nmod", "poss") and c.left_edge.i > left
        )
        if not numbers:
            starts.append(token.i)
        wordings = [parsed.words(i, token.i) for i in [*numbers, *starts]]
        if end > token.i and starts:
            wordings += [parsed.words(i, end) for i in starts[:1]]
        return wordings

    def _whose_number(self, parsed: ParsedSentence, token: Token) -> list[str]:
        """ "A group of over twenty NGOs": the NGOs."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return [
                    name
                    for noun in child.children
                    if noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS")
                    for name in self._labels(parsed, noun)[1]
                ]
        return []

    @staticmethod
    def _count(token: Token) -> int | None:
        """The number of a group: "80", "1,256", "six", "Twenty-two"; None where the text gives none."""
        words = [
            t.lower_
            for t in token.lefts
            for t in t.subtree
            if t.pos_ in ("NUM", "PUNCT", "NOUN") and t.i < token.i
        ]
        digits = next((w.replace(",", "") for w in words if w.replace(",", "").isdigit()), "")
        if digits:
            return int(digits)
        numbers = [n for w in words for part in w.split("-") if (n := NUMBERS.get(part)) is not None]
        if words[-2:] == ["a", "dozen"] or words[:1] == ["dozen"] or words[:2] == ["a", "dozen"]:
            return 12
        if any(w in ("hundred", "thousand", "million", "dozen") for w in words):
            return None
        return sum(numbers) or None

    def _nominal(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "A candle for *the dead*": an adjective that means people."""
        if token.lower_ not in _THE_PEOPLE or not any(
            c.lower_ in ("the", "our", "their") for c in token.lefts
        ):
            return ()
        label, names = self._labels(parsed, token)
        return (self.discourse.local("group", label, names, head=token.lower_),)

    def _owned(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """A body or person that a name before it singles out."""
        owners = [c for c in token.lefts if c.dep_ == "poss"]
        if lemma == "office" and owners and acting(token):
            if owners[0].tag_ == "PRP$":  # "*his office* said": he said it
                return tuple(r for r in self.resolve(parsed, owners[0]) if r.is_actor)
            label, names = self._labels(parsed, token)
            return (self.discourse.local("group", label, names, head=lemma, kind="Organisation", count=1),)
        whose = [c for c in owners if c.tag_ in ("NNP", "NNPS")]
        if not whose:
            return ()
        words = self.words
        pair = f"{token.nbor(-1).lower_} {lemma}"
        person = bool({lemma, pair} & words.person_roles)
        if not person and lemma not in words.organisation_heads - words.seldom_organisations:
            return ()
        label, names = self._labels(parsed, token)
        kind = "Person" if person else "Organisation"
        return (self.discourse.local("group", label, names, head=lemma, kind=kind, count=1),)

    def _behind_field(self, parsed: ParsedSentence, role: Token) -> Token | None:
        """ "The director for Asia, *Ana Paz*, ...": a name that the parser hangs on the field of a role."""
        if lemma_of(role) not in self.words.person_roles:
            return None
        fields = [t for c in role.rights if c.lower_ in ("of", "for", "at", "in") for t in c.subtree]
        for name in (t for t in fields if t.dep_ == "appos"):
            span = parsed.names.get(parsed.inside.get(name.i, name.i))
            comma = name.left_edge.i > 0 and parsed.doc[name.left_edge.i - 1].text == ","
            if comma and span is not None and span.type in ("person", None) and " " in span.text:
                return name
        return None

    def _compatible(self, lemma: str, span: NameSpan) -> bool:
        if span.type == "person" or span.type is None:
            bodies = self.words.organisation_appositions if span.type is None else frozenset[str]()
            return lemma in self.words.person_roles | self.words.group_heads | bodies
        if span.type == "state" and lemma in ("power", "republic", "kingdom", "neighbour", "neighbor"):
            return True  # "the occupying power Israel"
        if span.type == "state" and lemma in self.words.agency_heads:
            return False  # "*police* in the capital Harare"
        if span.type in ("organisation", "state"):
            return (
                lemma in self.words.organisation_heads
                or lemma in self.words.group_heads
                or lemma in self.words.civil_groups
                or lemma in self.words.organisation_appositions
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

    @abstractmethod
    def _resolve(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The referents of a token that is no conjunct and not yet known."""
