"""Who says what: verbs of saying, quotations, "according to", and what the content amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, is_passive, subjects
from hrgraph.acts.factuality import status
from hrgraph.acts.parts import Claim, Part
from hrgraph.lexicon import Grammar, Lexicon
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence
from hrgraph.records import ActKey
from hrgraph.segment import Quotation

__all__ = ["Saying", "content_act", "find_sayings", "obligations"]


_DENIED = re.compile(
    r"\b(?:not|never|n[’']t|no longer|without)"
    r"(?:\s+(?:be|been|being|any|at all|a|an|the|yet|very|so|have))*\s+[\w-]+"
    r"|\bwould\s+(?:welcome|applaud|commend|congratulate|thank)\b",
    re.I,
)
_NO_COMMANDS = frozenset(
    ("thank", "imagine", "consider", "see", "look", "let", "say", "take", "think", "make")
)
"""Imperatives that open a sentence without asking anybody to do something."""
_RESEARCH = frozenset(
    (
        "report",
        "study",
        "research",
        "datum",
        "data",
        "survey",
        "analysis",
        "investigation",
        "figure",
        "finding",
    )
)
"""What *shows* in the sense of telling."""
_DESCRIBING = frozenset(["call", "describe", "label", "term", "brand", "consider", "regard"])


@dataclass(slots=True)
class Saying:
    """Somebody says something: the verb, who, and the tokens of the content in this sentence."""

    parsed: ParsedSentence
    verb: Token
    kind: str
    """say, state, concern, condemn, welcome."""
    speakers: list[Token]
    content: set[int] = field(default_factory=set)
    quoted: bool = False
    hearers: list[Token] = field(default_factory=list)


def find_sayings(
    parsed: ParsedSentence, quotations: Sequence[Quotation], phrases: Phrases, lexicon: Lexicon
) -> list[Saying]:
    """The reported and quoted speech of one sentence."""
    grammar = lexicon.grammar
    quoted = _quoted_tokens(parsed, quotations)
    found: list[Saying] = []
    for token in parsed.doc:
        if token.i in parsed.inside or token.i in quoted:
            continue
        if token.pos_ in ("VERB", "AUX") and (kind := grammar.speech_kind(token.lemma_.lower())):
            saying = _by_verb(parsed, token, kind, quoted, lexicon)
            if saying is not None:
                found.append(saying)
        elif token.lower_ == "according":
            names = [g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
            names = names or [
                g
                for c in parsed.doc[token.i + 1 : token.i + 2]
                if c.lower_ == "to"
                for g in c.children
                if g.dep_ == "pobj"
            ]
            if names:
                held = {t.i for t in token.subtree} | {t.i for t in names[0].subtree}
                found.append(Saying(parsed, token, "say", names, {t.i for t in parsed.doc} - held))
        elif (
            token.lower_ in ("view", "words", "opinion", "eyes")
            and token.dep_ == "pobj"
            and token.head.lower_ == "in"
        ):
            names = [
                g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"
            ] or [c for c in token.children if c.dep_ == "poss"]
            if names:
                found.append(
                    Saying(
                        parsed,
                        token,
                        "say",
                        names,
                        {t.i for t in parsed.doc} - {t.i for t in token.head.subtree},
                    )
                )
    if not found and len(parsed.doc) > 3 and parsed.doc[0].lower_ == "for" and parsed.doc[0].dep_ == "prep":
        names = [
            g
            for g in parsed.doc[0].children
            if g.dep_ == "pobj" and g.i in parsed.names and parsed.names[g.i].type != "instrument"
        ]
        set_off = bool(names) and any(t.text == "," for t in parsed.doc[names[0].i :])
        if set_off and any(r.type in ("person", "organisation") for r in phrases.resolve(parsed, names[0])):
            content = {t.i for t in parsed.doc} - {t.i for t in parsed.doc[0].subtree}
            found.append(Saying(parsed, parsed.doc[0], "say", names, content))
    return found


def _quoted_tokens(parsed: ParsedSentence, quotations: Sequence[Quotation]) -> set[int]:
    spans = [(q.start, q.end) for q in quotations if q.kind == "direct"]
    return {t.i for t in parsed.doc if any(s <= parsed.starts[t.i] < e for s, e in spans)}


def _by_verb(
    parsed: ParsedSentence, verb: Token, kind: str, quoted: set[int], lexicon: Lexicon
) -> Saying | None:
    grammar = lexicon.grammar
    if status(verb, grammar) == "none":
        return None
    speakers = _speakers(parsed, verb) if quoted or not _adds_to(verb) else []
    if verb.lemma_ == "read":  # "the letter reads"; a judge who read the verdict says nothing of his own
        speakers = [s for s in speakers if s.lemma_.lower() in lexicon.vocabulary.letters]
    elif verb.lemma_ in ("show", "demonstrate"):
        speakers = [s for s in speakers if s.lemma_.lower() in _RESEARCH]
    if not speakers:
        return None
    own = {t.i for s in speakers for t in s.subtree}
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            if any(c.dep_ == "mark" and c.lower_ in ("whether", "if", "because") for c in child.children):
                continue
            content |= {t.i for t in child.subtree}
    if verb.lemma_ in _DESCRIBING:
        described = _description(verb)
        if described is None:
            return None
        content |= described
    direct = bool(quoted)
    if (
        not content
        and verb.dep_ in ("parataxis", "ccomp")
        and verb.head.i != verb.i
        and (verb.dep_ == "parataxis" or verb.i < verb.head.i or _set_off(verb))
    ):
        content = {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    if not content and _set_off(verb):
        content = {t.i for t in parsed.doc} - {t.i for t in verb.subtree}
    if quoted and (not content or content & quoted or _only_quote(parsed, quoted, verb)):
        content |= quoted
    content -= own
    content.discard(verb.i)
    if not content:
        return None
    heard = ("nsubjpass",) if is_passive(verb) else ("dobj", "dative")
    hearers = (
        [c for c in verb.children if c.dep_ in heard and c.i not in content]
        if verb.lemma_ in ("tell", "remind", "inform", "assure")
        else []
    )
    return Saying(parsed, verb, kind, speakers, content, direct, hearers)


def _description(verb: Token) -> set[int] | None:
    """What "calls it *a disgrace*", "describes it *as unlawful*" says; None where nothing is described."""
    if any(c.lower_ in ("what", "how") for c in verb.children):
        return None  # "denounced *what* they described as ..." reports no saying of its own
    if verb.lemma_ == "call" and any(c.lower_ in ("on", "upon", "for") for c in verb.children):
        return None  # "calling on X to act"
    described = [
        c
        for c in verb.children
        if c.dep_ in ("oprd", "attr", "xcomp") or (c.dep_ == "prep" and c.lower_ == "as")
    ]
    if not described and verb.lemma_ != "consider":
        return None
    return {t.i for d in described for t in d.subtree}


def _adds_to(verb: Token) -> bool:
    """ "*Adding* to a list of past cases" says nothing."""
    return verb.lemma_ == "add" and any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.children)


def _speakers(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who says it: the name right behind the verb, the agent of a passive, else the subject."""
    found = _after_verb(parsed, verb) or (agents(verb) if is_passive(verb) else subjects(verb))
    return found or [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i > verb.i][:1]


def _after_verb(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who speaks in "..., said X": the name behind the verb, wherever else the parser sees a subject."""
    before, after = verb.i - 1, verb.i + 1
    if before < 0 or after >= len(verb.doc) or parsed.doc[before].text not in (",", '"', "”", "’", "'"):
        return []
    after = parsed.inside.get(after, after)
    token = parsed.doc[after]
    named = after in parsed.names and parsed.names[after].type in ("organisation", "person", "office")
    return [token] if named and token.dep_ in ("nsubj", "dobj", "appos", "conj", "attr") else []


def _only_quote(parsed: ParsedSentence, quoted: set[int], verb: Token) -> bool:
    return len(quoted) > 3 and verb.i not in quoted


def _set_off(verb: Token) -> bool:
    """A verb of saying between commas or at the end: "..., she noted, ..."."""
    subtree = sorted(t.i for t in verb.subtree if t.dep_ not in ("ccomp",))
    doc = verb.doc
    left, right = verb.left_edge.i, verb.right_edge.i
    before = left > 0 and doc[left - 1].text in (",", "'", '"', "”", "’", "-", "–", "—")
    after = right + 1 >= len(doc) or doc[right + 1].text in (",", ".", "'", '"', ":", ";")
    return before and after and len(subtree) < 40


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")\b", re.I
    )


def content_act(text: str, grammar: Grammar, kind: str) -> ActKey:
    """What words without a request amount to: concern, condemn, welcome or state."""
    if kind == "state":
        return "state"
    text = _asserted(text)
    scores = {
        act: len(_pattern(grammar.content[act]).findall(text)) for act in ("concern", "condemn", "welcome")
    }
    best = max(scores, key=lambda a: scores[a])
    if scores[best] == 0:
        return "state"
    return best  # type: ignore[return-value]


def _asserted(text: str) -> str:
    """Words without what they deny or only imagine: "does not *concern* journalists", "would *welcome*"."""
    return _DENIED.sub(" ", text)


def asks(text: str, grammar: Grammar) -> bool:
    """Do the words of a quotation make a request that names nobody?"""
    return bool(_pattern(grammar.content["urge"]).search(text))


def obligations(
    parsed: ParsedSentence, content: set[int], grammar: Grammar
) -> list[tuple[Token, list[Token]]]:
    """Verbs that somebody must or should do, with their subjects: "States must act"."""
    found: list[tuple[Token, list[Token]]] = []
    for token in parsed.doc:
        if token.i not in content or token.pos_ not in ("VERB", "AUX"):
            continue
        modal = any(c.dep_ == "aux" and c.lower_ in grammar.obligation_modals for c in token.children)
        need = (
            token.dep_ == "xcomp"
            and token.head.lemma_ in grammar.obligation_verbs
            and token.head.i in content
            and any(c.lower_ == "to" for c in token.children)
        )
        if not modal and not need:
            continue
        verb = token.head if need else token
        if verb.dep_ in ("relcl", "advcl") and not _main_clause(verb, content):
            continue
        if any(c.dep_ == "mark" and c.lower_ in grammar.conditional_marks for c in verb.children):
            continue
        if _only_seems(token, verb if need else None):
            continue
        if token.lemma_ in ("say", "note", "add", "forget") and modal and token.dep_ == "ROOT":
            continue
        subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if not subject and verb.dep_ == "conj":
            subject = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        passive = is_passive(token)
        found.append((token, agents(token) if passive else subject))
    commanded = _imperative(parsed, content)
    if commanded is not None and not found:
        found.append((commanded, []))
    for token in parsed.doc:
        # "it is imperative that the Council remain diligent", "it is time for States to act"
        if (
            token.i in content
            and token.lower_
            in (
                "imperative",
                "essential",
                "crucial",
                "vital",
                "time",
                "urgent",
                "important",
                "necessary",
                "incumbent",
            )
            and token.head.lemma_ == "be"
        ):
            for clause in [*token.children, *token.head.children]:
                if (
                    clause.dep_ in ("ccomp", "advcl", "xcomp", "relcl", "acl")
                    and clause.i > token.i
                    and any(c.dep_ == "nsubj" for c in clause.children)
                    and not any(
                        c.dep_ == "mark" and c.lower_ in grammar.conditional_marks for c in clause.children
                    )
                ):
                    found.append((clause, [c for c in clause.children if c.dep_ == "nsubj"]))
    return found


def _imperative(parsed: ParsedSentence, content: set[int]) -> Token | None:
    """The verb with which quoted words begin as a demand: "*Release* the lawyers", "*Stop* the trial"."""
    for i in sorted(content):
        token = parsed.doc[i]
        if token.is_punct or token.lower_ in ("please", "immediately", "now", "and", "just"):
            continue
        bare = token.pos_ == "VERB" and token.tag_ in ("VB", "VBP") and token.lower_ == token.lemma_.lower()
        labels = {c.dep_ for c in token.children if c.i < token.i}
        if not bare or labels & {"nsubj", "nsubjpass", "aux", "csubj"} or token.lower_ in _NO_COMMANDS:
            return None
        return token if {c.dep_ for c in token.children} & {"dobj", "prep", "xcomp", "ccomp", "prt"} else None
    return None


def _only_seems(token: Token, need: Token | None) -> bool:
    """ "They feel that they *have to* risk it", "it should come as no surprise": nothing is asked."""
    felt = need is not None and need.dep_ == "ccomp" and need.head.lemma_ in ("feel", "think", "believe")
    return felt or any(c.lemma_ == "surprise" for c in token.subtree)


def _main_clause(verb: Token, content: set[int]) -> bool:
    return verb.head.i not in content


def speakers_of(saying: Saying, phrases: Phrases) -> list[Part]:
    """Who says it."""
    parts: list[Part] = []
    for token in saying.speakers:
        for word in conjuncts(token):
            if word.i != token.i and _only_role(saying.parsed, token, word, phrases):
                continue
            parts += [Part(r, saying.parsed.covers(word)) for r in phrases.one(saying.parsed, word)]
    return parts


def _only_role(parsed: ParsedSentence, name: Token, noun: Token, phrases: Phrases) -> bool:
    """ "Eva Sundari, *MP and Board Member*": what a person is, parsed as further persons."""
    span = parsed.names.get(name.i)
    if span is None or span.type not in ("person", None) or noun.i in parsed.names:
        return False
    return noun.lemma_.lower() in phrases.words.person_roles | {"member", "mp", "fellow", "chair"}


def referents_of(parts: Sequence[Part]) -> tuple[Referent, ...]:
    """The referents alone."""
    return tuple(p.referent for p in parts)


def claim_of(act: ActKey, frame: str, saying: Saying, actors: list[Part], phrases: Phrases) -> Claim:
    """A claim of speech."""
    claim = Claim(act, frame, saying.parsed, saying.verb, actors=list(actors))
    claim.region = set(saying.content) | {t.i for t in saying.verb.subtree}
    claim.addressees = [
        Part(r, saying.parsed.covers(h))
        for h in saying.hearers
        for r in phrases.resolve(saying.parsed, h)
        if r.is_actor
    ]
    return claim
