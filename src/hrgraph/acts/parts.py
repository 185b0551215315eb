"""A claim while its sentence is read, and the referents in its roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from hrgraph.acts.lists import described_names, listed_with, picked_out, spelled_out
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts, second_role
from hrgraph.mentions import ParsedSentence
from hrgraph.records import ActKey

__all__ = ["Claim", "Part", "merge_parts", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """A referent in a role, with the words it was found as."""

    referent: Referent
    mention: str


@dataclass(slots=True)
class Claim:
    """A claim while its sentence is read."""

    act: ActKey
    frame: str
    parsed: ParsedSentence
    trigger: Token
    actors: list[Part] = field(default_factory=list)
    addressees: list[Part] = field(default_factory=list)
    instruments: list[Part] = field(default_factory=list)
    on_behalf_of: list[Referent] = field(default_factory=list)
    region: set[int] = field(default_factory=set)
    """Tokens whose instruments belong to the claim."""
    demand_region: set[int] = field(default_factory=set)
    demand: tuple[int, int] | None = None
    """Offsets of what was asked."""
    announced: bool = False
    violations: tuple[str, ...] = ()
    weight: float = 1.0
    """How sure the frame itself is, 0 to 1."""
    implicit_actor: bool = False
    noun: int = -1
    """The token of the light verb's noun: "expressed *concern*"."""
    quoted: bool = False
    """What somebody's quoted words amount to."""


def _listed(noun: Token) -> list[Token]:
    """Members that the text picks out: "30 activists, *including* A and B", "countries *such as* A"."""
    if noun.pos_ != "NOUN":
        return []
    apart = [
        part
        for c in noun.children
        if c.dep_ == "appos" and c.nbor(-1).lower_ in ("particularly", "especially", "notably", "chiefly")
        for part in conjuncts(c)
    ]  # "all parties, *particularly States*"
    return apart + [
        part
        for c in noun.children
        if c.dep_ == "prep"
        and c.i > noun.i
        and (
            c.lower_ in ("including", "notably", "like") or (c.lower_ == "as" and c.nbor(-1).lower_ == "such")
        )
        for g in c.children
        if g.dep_ == "pobj" and (g.pos_ == "PROPN" or g.tag_ == "NNS")
        for part in conjuncts(g)
    ]


def parts_of(
    parsed: ParsedSentence, tokens: Iterable[Token], phrases: Phrases, *, alone: bool = False
) -> list[Part]:
    """The referents of noun phrases, coordinated ones and picked-out members included.

    Args:
        alone: without what a phrase is coordinated with.
    """
    parts: list[Part] = []
    for token in tokens:
        for word in [token] if alone else _words_of(parsed, token, phrases):
            for referent in phrases.by_demonym(parsed, word) or phrases.one(parsed, word):
                if not any(p.referent is referent for p in parts):
                    parts.append(Part(referent, parsed.phrase(parsed.doc[parsed.inside.get(word.i, word.i)])))
    return parts


def _same_person(parsed: ParsedSentence, role: Token, name: Token) -> bool:
    """ "*journalist* and human rights defender A": the first role describes A too."""
    return (
        role.tag_ == "NN"
        and role.i not in parsed.names
        and (not any(c.dep_ in ("det", "poss", "nummod") for c in role.children) or _of_one(role))
        and (name.i in parsed.names or any(c.i in parsed.names for c in name.children if c.dep_ == "appos"))
        and not any(t.text == "," for t in parsed.doc[role.i : name.i])
    )


def _of_one(role: Token) -> bool:
    """ "Her *aide* and former minister A *was* held": the verb is in the singular, so both are one."""
    verb = role.head
    return role.dep_ in ("nsubj", "nsubjpass") and any(
        c.lower_ in ("was", "is", "has") for c in (verb, *verb.children) if c.i > role.i
    )


def _words_of(parsed: ParsedSentence, token: Token, phrases: Phrases) -> list[Token]:
    """The words that name the parties of a noun phrase, in order."""
    found: list[Token] = []
    words = conjuncts(token)
    for word, after in zip(words, [*words[1:], None], strict=True):
        if after is not None and _same_person(parsed, word, after):
            continue
        if word.i != token.i and second_role(token, word):
            continue
        if found and word.lemma_ == "member" and word.tag_ == "NN":
            continue  # "A, leader of the union and *a member of the party*"
        if not any(r.is_actor for r in phrases.one(parsed, word)):
            found.append(word)
            continue
        if names := described_names(parsed, word, phrases) or spelled_out(parsed, word, phrases):
            found += names
            continue
        found += [word, *listed_with(parsed, word, phrases)]
        found += [w for w in [*_listed(word), *picked_out(parsed, word, phrases)] if w.i != word.i]
    return found


def merge_parts(parts: Sequence[Part]) -> list[Part]:
    """Without repeats, in order."""
    seen: list[Part] = []
    for part in parts:
        if not any(p.referent is part.referent for p in seen):
            seen.append(part)
    return seen
