"""Letters and statements: who "we" and "you" are in a whole text, where a sentence of it tells."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.links.base import PhraseBase
from hrgraph.links.syntax import lemma_of
from hrgraph.mentions import ParsedSentence
from hrgraph.records import Span

__all__ = ["Writers"]

_LETTERS = frozenset(
    (
        *("statement", "letter", "submission", "appeal", "call", "declaration", "brief", "message", "speech"),
        *(
            "address",
            "remark",
            "testimony",
            "intervention",
            "text",
            "transcript",
            "communiqué",
            "translation",
        ),
    )
)
_FIRST_SENTENCES = 4
_OPENING = 12
"""Sentences: before the first words of a speech stand its title, its date, its speaker and a greeting."""
_SPEAKING = frozenset(
    ("speak", "deliver", "make", "present", "read", "address", "statement", "honour", "honor")
)
_BELOW = frozenset(("this", "following", "below", "here", "above"))
"""Words by which a text points to itself: "*Following* is a statement by ..."."""
_BESIDE = frozenset(("with", "together", "along", "alongside", "jointly"))


def _introduced(parsed: ParsedSentence) -> Token | None:
    """Whose letter it is: "the *undersigned* organisations", "This is a statement by *13 NGOs*"."""
    for token in parsed.doc:
        plural = token.tag_ in ("NNS", "NNPS") or (token.text[:-1].isupper() and token.text[-1:] == "s")
        if plural and any(c.lower_ == "undersigned" for c in token.lefts):
            return token
        if token.lemma_.lower() not in _LETTERS or parsed.number >= _FIRST_SENTENCES:
            continue
        points = {t.lower_ for t in parsed.doc[max(0, token.i - 6) : token.i]} & _BELOW
        is_below = token.dep_ in ("attr", "nsubj", "nsubjpass") and bool(points)
        if is_below and (by := _by_whom(token)) is not None:
            return by
    return None


def _on_behalf_of(parsed: ParsedSentence) -> Token | None:
    """Whose statement a speaker reads: "I have the honour to speak on behalf of *the Nordic countries*"."""
    if parsed.number >= _OPENING or " behalf of" not in parsed.text:
        return None
    first = [t for t in parsed.doc if t.lower_ in ("i", "we") and t.dep_ in ("nsubj", "nsubjpass")]
    for token in parsed.doc if first else ():
        if token.lower_ == "behalf" and token.i > first[0].i and not _SPEAKING.isdisjoint(_lemmas(parsed)):
            for child in token.children:
                found = [g for g in child.children if g.dep_ == "pobj"] if child.lower_ == "of" else []
                if found:
                    return found[0]
    return None


def _in_capacity(parsed: ParsedSentence) -> list[Token]:
    """The offices of those who write "in *our* capacities as Special Rapporteur on torture; ..."."""
    if parsed.number >= _OPENING or "in our capacit" not in parsed.text:
        return []
    at = next((t.i for t in parsed.doc if t.lower_ in ("capacity", "capacities")), len(parsed.doc))
    return [parsed.doc[i] for i, name in sorted(parsed.names.items()) if i > at and name.type == "office"]


def _lemmas(parsed: ParsedSentence) -> set[str]:
    return {t.lemma_.lower() for t in parsed.doc}


def _by_whom(noun: Token) -> Token | None:
    """ "A statement by *13 NGOs*", "the text of the letter from *X*", "... was issued by *X*"."""
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else None
    inner = [g for c in noun.children if c.lower_ == "of" for g in c.children if g.lemma_ in _LETTERS]
    for word in [noun, *inner, *([verb] if verb is not None else [])]:
        for child in word.children:
            if child.lower_ in ("by", "from") and child.i > noun.i:
                found = [g for g in child.children if g.dep_ == "pobj"]
                if found:
                    return found[0]
            if child.dep_ == "acl":  # "a statement issued by X"
                found = [
                    g for c in child.children if c.lower_ == "by" for g in c.children if g.dep_ == "pobj"
                ]
                if found:
                    return found[0]
    return None


def _asker(you: Token) -> list[Token]:
    """Who asks "you" for something: "*civil society organisations* call on you to act"; who writes to you."""
    verb = you.head.head if you.dep_ == "pobj" else you.head
    subject = [c for c in verb.children if c.dep_ == "nsubj"] if verb.pos_ == "VERB" else []
    if not subject:
        return []
    if verb.lemma_ in ("write", "address", "appeal"):
        beside = [
            g
            for t in verb.subtree
            if t.lower_ == "with"
            and t.i < verb.i
            and (t.head.i in (verb.i, subject[0].i) or t.head.lower_ in _BESIDE)
            for g in t.children
            if g.dep_ == "pobj"
        ]
        return [subject[0], *beside]
    return subject[:1] if subject[0].tag_ in ("NNS", "NNP", "NNPS") else []


class Writers(PhraseBase):
    """Notes who writes a letter and to whom."""

    def letter(self, parsed: ParsedSentence) -> None:
        """Whom a letter calls "you" and who says "we" in it, where this sentence tells."""
        discourse = self.discourse
        for span in discourse.greeted:
            if parsed.sentence.start < span.end and parsed.sentence.end > span.start:
                self._greet(parsed, span)
        if not discourse.speaking and (writers := _introduced(parsed)) is not None:
            found = tuple(r for r in self.resolve(parsed, writers) if r.is_actor)
            discourse.speaking = discourse.told_with(found, parsed.starts[writers.i])
        if not discourse.speaking and (group := _on_behalf_of(parsed)) is not None:
            start = parsed.starts[group.i]
            if not any(w[0] <= start < w[1] for w in self.we.get(parsed.number, ())):
                discourse.speaking = tuple(r for r in self.resolve(parsed, group) if r.is_actor)
        if not discourse.speaking and (offices := _in_capacity(parsed)):
            discourse.speaking = tuple(
                dict.fromkeys(r for office in offices for r in self.resolve(parsed, office) if r.is_actor)
            )
            for other in discourse.referents:  # "UN Special Rapporteurs have urged ...", above the letter
                if other.type == "group" and other.plural and other.head in self.words.expert_roles:
                    other.members = other.members or list(discourse.speaking)
        for token in parsed.doc:
            if token.lower_ not in ("we", "you") or discourse.speaking or token.i + 2 >= len(parsed.doc):
                continue
            offset = parsed.starts[token.i]
            if any(start <= offset < end for start, end, _ in self.we.get(parsed.number, ())):
                continue
            nouns = self._writers(parsed, token) if token.lower_ == "we" else _asker(token)
            discourse.speaking = tuple(
                dict.fromkeys(r for noun in nouns for r in self.resolve(parsed, noun) if r.is_actor)
            )

    def _greet(self, parsed: ParsedSentence, span: Span) -> None:
        """Note whom one line of a letter addresses."""
        inside = [t for t in parsed.doc if span.start <= parsed.starts[t.i] < span.end]
        heads = [t for t in inside if t.head.i == t.i or not any(t.head.i == i.i for i in inside)]
        named = [t for t in inside if t.i in parsed.names and parsed.names[t.i].type in ("person", None)]
        for token in [*named[:1], *heads, *reversed(inside)]:
            found = self.resolve(parsed, token) if token.pos_ in ("NOUN", "PROPN") else ()
            found = tuple(r for r in found if r.is_actor)
            if found:
                for referent in found:
                    referent.label = referent.label.removeprefix("Dear ")
                    referent.add_names([n.removeprefix("Dear ") for n in referent.names])
                known = self.discourse.letter_to
                self.discourse.letter_to = (*known, *(r for r in found if r not in known))
                return

    def _writers(self, parsed: ParsedSentence, we: Token) -> list[Token]:
        """ "We, the undersigned *members* of ...", "We, as *groups*, ...", "We are a *group* of ..."."""
        if we.dep_ == "nsubj" and we.head.lemma_ == "be":
            said = [c for c in we.head.children if c.dep_ == "attr" and lemma_of(c) in self.words.group_heads]
            return said[:1]
        if we.nbor(1).text != "," and we.nbor(1).lower_ != "the":
            return []
        for token in parsed.doc[we.i + 2 : we.i + 9]:
            if token.tag_ in ("NNS", "NNPS") and lemma_of(token) in self.words.group_heads:
                return [token]
            if token.text == "," or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBN"):
                return []
        return []
