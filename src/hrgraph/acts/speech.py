"""Who says what: verbs of saying, quotations, "according to", and what the content amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from spacy.tokens import Token

from hrgraph.acts.asides import around
from hrgraph.acts.charges import charged
from hrgraph.acts.clauses import is_passive, prepositions
from hrgraph.acts.coordination import main_coordination
from hrgraph.acts.describing import DESCRIBING, description, tells_how
from hrgraph.acts.factuality import status
from hrgraph.acts.parts import Claim, Part
from hrgraph.acts.speakers import RESEARCH, TELLING_WHOM, cited, said_about, speaker_tokens, speakers
from hrgraph.lexicon import Grammar, Lexicon
from hrgraph.links import Phrases, Referent
from hrgraph.mentions import ParsedSentence
from hrgraph.records import ActKey
from hrgraph.segment import Quotation

__all__ = ["Saying", "content_act", "find_sayings"]


_DENIED = re.compile(
    r"\b(?:not|never|n[’']t|no longer|without)"
    r"(?:\s+(?:be|been|being|any|at all|a|an|the|yet|very|so|have))*\s+[\w-]+"
    r"|\bwould\s+(?:welcome|applaud|commend|congratulate|thank)\b"
    r"|\b(?:found|find|convicted)\s+guilty\s+of\b",
    re.I,
)
_HINDSIGHT = re.compile(
    r"\b(?:should|ought)\s+(?:\w+\s+){0,2}?(?:to\s+)?have\s+(?:\w+\s+){0,2}?\w+(?:ed|en|un|ne|ade|eld)\b"
    r"|\b(?:is|are|was|were)\s+(?:no|not\s+an?)\s+(?:crimes?|criminals?|terrorists?|act\s+of\s+terror)\b"
    r"|\b(?:is|are)\s+not\s+(?:terrorism|terrorists|criminals|crimes|terrorist)\b",
    re.I,
)
"""What should have been done, or not been, and what is called no crime: blame."""
_CHARGE = re.compile(
    r"\b(?:accused|suspected|convicted|charges|suspicion|wanted|charged|arrested|detained|jailed|sentenced|held"
    r"|imprisoned|investigated|prosecuted|indicted)\s+(?:of|for|with|on\s+(?:charges|suspicion)(?:\s+of)?|over"
    r"|(?:[\w’'-]+\s+){1,3}for(?!\s+\w+ing\b))\s+"
    r"(?!(?:simply|solely|merely|just|only|nothing|exercising|doing|being|their|his|her|peacefully)\b)[^.,;]{1,160}"
    r"|\bextraordinary\s+(?:rendition|session|meeting|powers?|measures?|circumstances)s?\b"
    r"|\b(?:most|more|less|least)\s+dangerous\b|\bgrave\s+(?:importance|responsibility)\b",
    re.I,
)
"""What somebody is charged with is not what the speaker thinks; "the most dangerous country" compares."""
_ONLY_CLAUSES = frozenset(("say", "add", "insist", "argue", "believe"))
"""Verbs that seldom have a mere noun as their object."""
_ONLY_QUOTED = frozenset(
    (
        *("ask", "wonder", "reflect", "shrug", "sigh", "snap", "cry", "shout", "gush", "marvel", "scoff"),
        *("cheer", "whisper", "murmur", "post", "brag", "gloat", "boast", "rejoin", "volunteer", "venture"),
        "repeat",
    )
)
"""They report words only with the words themselves: "“Why?” *asked* X", not "asked for help"."""
_NOT_ASIDE = frozenset(
    (
        *("hold", "show", "demonstrate", "see", "view", "deem", "find", "determine", "establish", "read"),
        *(
            "document",
            "record",
            "signal",
            "indicate",
            "cite",
            "urge",
            "demand",
            "believe",
            "consider",
            "charge",
        ),
    )
)
"""Verbs that don't stand aside in what is said, as in "..., she noted, ..."."""
_MAIN = ("ROOT", "conj", "ccomp", "parataxis")
_BRINGING = frozenset(("according", "view", "words", "opinion", "eyes"))
"""Words that bring somebody's words without a verb: "*according* to X", "in the *words* of X"."""
_PLAIN = 2
"""By how much a word of worry, blame or praise as such outweighs one that implies it."""


_FROM = frozenset(("from", "by", "of"))
_CLOSING_MARKS = frozenset(('"', "”", "''", "’"))
_SHORT_QUOTE = 5
"""Words: fewer in quotation marks are seldom a sentence."""


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
    cited: bool = False
    """Others bring the words: "the agency quoted her as saying"."""


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
        if token.pos_ == "VERB" and (quoting := _by_citing(parsed, token, quoted, grammar)) is not None:
            found.append(quoting)
        elif (
            token.pos_ in ("VERB", "AUX")
            and (kind := grammar.speech_kind(token.lemma_.lower()) or ("say" if _closes(token) else ""))
            and (saying := _by_verb(parsed, token, kind, quoted, lexicon)) is not None
        ):
            if not any(s.cited and s.verb.i == token.head.head.i for s in found):
                found.append(saying)
        elif token.lower_ in _BRINGING and (names := said_about(token)):
            phrase = token.head if token.lower_ != "according" else token
            held = {t.i for t in phrase.subtree} | {t.i for t in names[0].subtree}
            found.append(Saying(parsed, token, "say", names, {t.i for t in parsed.doc} - held))
    for outer in found:  # "X said that Y threatened her, *saying, “Stop!”*": Y's words, not X's
        inner = [s for s in found if s.quoted and s.verb.i in outer.content and s is not outer]
        if outer.quoted and any(outer.verb.i not in s.content for s in inner):
            outer.content -= quoted
            outer.quoted = False
    told = [s for s in found if s.verb.lower_ not in _BRINGING]
    found = [
        s for s in found if s in told or not any(o.verb.i in s.content and o.verb.dep_ in _MAIN for o in told)
    ]  # "Police told reporters that ..., according to AFP": the police said it
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


def _closes(verb: Token) -> bool:
    """ "“The law is cruel,” *thundered* Ana Paz": behind what is quoted any verb tells who spoke."""
    at = verb.i
    return (
        at > _SHORT_QUOTE
        and verb.tag_ == "VBD"
        and verb.nbor(-1).text in _CLOSING_MARKS
        and verb.nbor(-2).text in (",", "!", "?", ".")
        and at + 1 < len(verb.doc)
        and (verb.nbor(1).pos_ in ("PROPN", "DET", "ADP", "PART") or verb.nbor(1).dep_ == "prt")
    )


def _by_citing(parsed: ParsedSentence, verb: Token, quoted: set[int], grammar: Grammar) -> Saying | None:
    """ "The agency quoted her *as saying that ...*"."""
    found = cited(verb)
    if found is None or not found[0] or status(verb, grammar) == "none":
        return None
    names, inner = found
    content = {t.i for c in inner.children if c.dep_ in ("ccomp", "dobj", "parataxis") for t in c.subtree}
    content |= quoted
    if not content:
        content = {t.i for t in parsed.doc[: verb.left_edge.i]}
    return Saying(parsed, verb, "say", names, content, bool(quoted), cited=True) if content else None


def _quoted_tokens(parsed: ParsedSentence, quotations: Sequence[Quotation]) -> set[int]:
    spans = [(q.start, q.end) for q in quotations if q.kind == "direct"]
    return {t.i for t in parsed.doc if any(s <= parsed.starts[t.i] < e for s, e in spans)}


def _by_verb(
    parsed: ParsedSentence, verb: Token, kind: str, quoted: set[int], lexicon: Lexicon
) -> Saying | None:
    grammar = lexicon.grammar
    told = status(verb, grammar) != "none" and not charged(verb)
    if not told or (verb.lemma_ == "continue" and not _goes_on(verb, quoted)):
        return None
    if not quoted and (_says_nothing(verb) or (verb.lemma_ in _ONLY_QUOTED and not _posts_that(verb))):
        return None
    speakers = _who(parsed, verb, quoted, lexicon)
    if not speakers:
        return None
    own = {t.i for s in speakers for t in s.subtree}
    content = _clauses(verb)
    if verb.lemma_ in DESCRIBING:
        described = description(verb)
        if described is None:
            return None
        content |= described
    if not content and (_stands_beside(verb) or _said_before(verb)):
        content = {t.i for t in verb.head.subtree} - {t.i for t in verb.subtree}
    if not content and (_as_told(verb) or (verb.lemma_ not in _NOT_ASIDE and _set_off(verb))):
        content = {t.i for t in parsed.doc} - {t.i for t in verb.subtree}
    if not content and verb.lemma_ in _ONLY_CLAUSES:
        content = _rest(verb, speakers)
    if quoted and (not content or content & quoted or _only_quote(parsed, quoted, verb)):
        content |= quoted
    if not content and (verb.lemma_ not in _NOT_ASIDE or verb.lemma_ == "find"):
        content = around(verb, speakers)
    content -= own
    content.discard(verb.i)
    for i in sorted(content):  # "said that many fear the law and *called* on ...": what was done besides
        main = main_coordination(verb.doc[i]) if verb.doc[i].tag_ == "VBD" else None
        if main is not None and main.i not in content:
            content -= {t.i for t in verb.doc[i].subtree}
    if not content:
        return None
    heard = ("nsubjpass",) if is_passive(verb) else ("dobj", "dative")
    hearers = (
        [c for c in verb.children if c.dep_ in heard and c.i not in content]
        if verb.lemma_ in TELLING_WHOM
        else []
    )
    return Saying(parsed, verb, kind, speakers, content, bool(quoted & content), hearers)


def _stands_beside(verb: Token) -> bool:
    """ "States, *she noted*, must act", parsed as a clause of its own."""
    return (
        verb.dep_ in ("parataxis", "ccomp")
        and verb.head.i != verb.i
        and verb.lemma_ not in _NOT_ASIDE
        and (verb.dep_ == "parataxis" or verb.i < verb.head.i or _set_off(verb))
    )


def _as_told(verb: Token) -> bool:
    """ "*As reported by FIDH*, three lawyers are missing": who tells what the main clause says."""
    return is_passive(verb) and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children)


def _said_before(verb: Token) -> bool:
    """Is what a verb hangs on what it says: "*Chad should free him*, experts urged today, a year on"?"""
    said = verb.head
    own = [c for c in verb.children if c.dep_ == "nsubj" and said.i < c.i < verb.i]
    if verb.dep_ not in ("conj", "ccomp") or not own:
        return False
    if any(c.dep_ in ("ccomp", "dobj", "xcomp", "mark") for c in verb.children):
        return False
    joined = any(c.dep_ == "cc" and said.i < c.i < verb.i for c in said.children)
    return not joined and own[0].left_edge.i > 0 and own[0].left_edge.nbor(-1).text == ","


def _posts_that(verb: Token) -> bool:
    """ "*Posted on X that* they were free", but not "posted a film"."""
    return verb.lemma_ == "post" and bool(_clauses(verb))


def _says_nothing(verb: Token) -> bool:
    """ "The delegation *said nothing* about the case"."""
    return any(c.dep_ == "dobj" and c.lower_ in ("nothing", "little") for c in verb.children)


def _goes_on(verb: Token, quoted: set[int]) -> bool:
    """ "The letter *continues*: “...”", but not "the arrests continue", "FIDH continues to ask"."""
    own = {c.dep_ for c in verb.children}
    return bool(quoted) and not own & {"xcomp", "dobj", "prep", "acomp"}


def _clauses(verb: Token) -> set[int]:
    """The clauses that say what is said; also where the parser sees a relative clause, as in "told reporters
    *that he left*".
    """
    content: set[int] = set()
    for child in verb.children:
        if child.dep_ in ("ccomp", "parataxis") and child.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            if any(c.dep_ == "mark" and c.lower_ in ("whether", "if", "because") for c in child.children):
                continue
            content |= {t.i for t in child.subtree}
    if not content:  # "said in a report *that 30 had died*": hung on the report
        content = {
            t.i
            for text in prepositions(verb, frozenset(("in", "on", "at", "after", "during")))
            for c in text.children
            if c.dep_ in ("acl", "relcl", "ccomp") and c.left_edge.lower_ == "that" and c.i > verb.i
            if verb.lemma_ in _ONLY_CLAUSES | TELLING_WHOM
            and any(g.dep_ in ("nsubj", "nsubjpass") and g.tag_ != "WDT" for g in c.children)
            for t in c.subtree
        }
    if content or verb.lemma_ not in TELLING_WHOM:
        return content
    for child in verb.children:
        if child.dep_ not in ("dobj", "dative"):
            continue
        for clause in child.children:
            first = clause.left_edge
            if clause.dep_ in ("relcl", "acl") and first.lower_ == "that" and first.i == child.i + 1:
                return {t.i for t in clause.subtree}
    return set()


def _who(parsed: ParsedSentence, verb: Token, quoted: set[int], lexicon: Lexicon) -> list[Token]:
    """The words that name who says it; none where the verb has another sense."""
    speakers = speaker_tokens(parsed, verb) if quoted or not _adds_to(verb) else []
    if verb.lemma_ == "read":  # "the letter reads"; a judge who read the verdict says nothing of his own
        letters = lexicon.vocabulary.letters
        texts = [c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.lemma_.lower() in letters]
        behind = [t for t in texts if t.i > verb.i] if quoted else []
        if behind:  # "“...,” read a statement *from X*"
            return [t for w in (behind[0], verb) for t in prepositions(w, _FROM)][:1] or behind
        speakers = [s for s in speakers if s.lemma_.lower() in letters]
    elif verb.lemma_ in ("show", "demonstrate") and not tells_how(verb):
        speakers = [s for s in speakers if s.lemma_.lower() in RESEARCH]
    return speakers


def _rest(verb: Token, speakers: Sequence[Token]) -> set[int]:
    """What follows a verb that has a clause for its object, where the parser sees none.

    "The EU said urgent steps needed to be taken": *needed* looks like a participle.
    """
    rest = {t.i for t in verb.subtree if t.i > verb.i} - {t.i for s in speakers for t in s.subtree}
    told = any(verb.doc[i].pos_ in ("VERB", "AUX") or verb.doc[i].tag_ == "NNS" for i in rest)
    return rest if told and any(c.dep_ == "dobj" and c.i in rest for c in verb.children) else set()


def _adds_to(verb: Token) -> bool:
    """ "*Adding* to a list of past cases" says nothing."""
    return verb.lemma_ == "add" and any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.children)


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
        r"\b(?:"
        + "|".join(re.escape(w).replace(r"\*", r"\w*") for w in sorted(words, key=len, reverse=True))
        + r")\b",
        re.I,
    )


@lru_cache(maxsize=4)
def _harm(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Harm to come: "*will* further *restrict* civil society", "*could die*"."""
    listed = "|".join(re.escape(w) for w in sorted(verbs, key=len, reverse=True))
    return re.compile(
        rf"\b(?:will|would|could|may|might|[’']ll)\s+(?:(?!have\b)\w+\s+){{0,3}}?(?:{listed})\b", re.I
    )


def content_act(text: str, grammar: Grammar, kind: str) -> ActKey:
    """What words without a request amount to: concern, condemn, welcome or state."""
    if kind == "state":
        return "state"
    harm = bool(_harm(grammar.content["harm"]).search(text))
    hindsight = bool(_HINDSIGHT.search(text))
    text = _asserted(text)
    scores = {
        act: len(_pattern(grammar.content[act]).findall(text))
        + _PLAIN * len(_pattern(grammar.content[f"{act}_plainly"]).findall(text))
        for act in ("condemn", "concern", "welcome")
    }
    scores["concern"] += _PLAIN if harm else 0
    scores["condemn"] += _PLAIN if hindsight else 0
    best = max(scores, key=lambda a: scores[a])
    if scores[best] == 0:
        return "state"
    return best  # type: ignore[return-value]


def _asserted(text: str) -> str:
    """Words without what they deny or only imagine: "does not *concern* journalists", "would *welcome*"."""
    return _CHARGE.sub(" ", _DENIED.sub(" ", text))


def asks(text: str, grammar: Grammar) -> bool:
    """Do the words of a quotation make a request that names nobody?"""
    return bool(_pattern(grammar.content["urge"]).search(text))


def speakers_of(saying: Saying, phrases: Phrases) -> list[Part]:
    """Who says it."""
    return speakers(saying.parsed, saying.speakers, saying.verb, phrases)


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
        if r.is_actor and not any(r is a.referent for a in actors)
    ]
    return claim
