"""Who speaks: the speaker beside a verb of saying, whoever a text or an unnamed source speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.acts.asides import before_comma, behind_quotation, wrong_subject
from hrgraph.acts.clauses import agents, is_passive, subjects
from hrgraph.acts.parts import Claim, Part
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence
from hrgraph.segment import Quotation

__all__ = [
    "RESEARCH",
    "TELLING_WHOM",
    "cited",
    "said_about",
    "signed_below",
    "speaker_tokens",
    "speakers",
    "without_besides",
]

RESEARCH = frozenset(
    (
        *("report", "study", "research", "datum", "data", "survey", "analysis", "investigation", "figure"),
        *("finding", "statistic", "statistics", "record", "tally", "count", "poll", "review", "monitor"),
        *(
            "conclusion",
            "estimate",
            "assessment",
            "website",
            "account",
            "ranking",
            "index",
            "list",
            "version",
        ),
        *("monitoring", "documentation", "testimony", "evidence", "inquiry", "audit", "briefing"),
    )
)
"""Work that *shows* in the sense of telling; it speaks for whoever did it."""
_TALKING = frozenset(
    (
        *(
            "say",
            "tell",
            "add",
            "claim",
            "explain",
            "recall",
            "insist",
            "recount",
            "complain",
            "report",
            "note",
        ),
        *("confirm", "warn", "believe", "stress", "testify", "admit", "concede", "reveal", "argue", "reply"),
    )
)
"""Only people do this: an unknown noun for a person as their subject is one who speaks."""
_SOMEBODY = re.compile(
    r"(?:source|eyewitness|witness|aide|aunt|uncle|cousin|nephew|niece|kin|ally|critic|cleric|medic|spouse|spy"
    r"|insider|guide|nurse|maid|monk|crew|spokes\w+|\w+(?:er|or|ist|ian|man|woman|men|women|eer|crat|yst|ee|ident"
    r"|ulant|istant|itant|erge?ant|udent|agent))"
)
"""Nouns for people, by their endings; what is none and ends so seldom says anything."""
_NOBODY = frozenset(
    (
        *(
            "letter",
            "paper",
            "newspaper",
            "order",
            "number",
            "matter",
            "poster",
            "banner",
            "chapter",
            "error",
        ),
        *("center", "server", "tracker", "figure", "rumor", "mirror", "answer", "offer", "power", "computer"),
        *("committee", "chamber", "folder", "cover", "sticker", "ticker", "header", "register", "disclaimer"),
    )
)
"""Nouns that end so and say something without being anybody."""
_TEXTS = frozenset(("statement", "letter", "communiqué", "tweet", "message", "declaration", "post", "note"))
_ISSUING = frozenset(("issue", "release", "publish", "send", "post", "write", "circulate", "sign", "make"))
_QUOTING = frozenset(("quote", "cite", "report"))
_DEEP = 6
"""Words of a phrase from its last one up to its head."""
TELLING_WHOM = frozenset(("tell", "remind", "inform", "assure", "notify", "apprise", "advise"))
"""Verbs whose object hears what is said."""


def speaker_tokens(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who says it: the name right behind the verb, the agent of a passive, else the subject."""
    found = _issuers(verb) or _after_verb(parsed, verb) or _after_relative(verb)
    if not found and verb.lemma_ not in TELLING_WHOM:
        found = behind_quotation(parsed, verb)
    if found and found[0].i > verb.i and _begins_clause(found[0], verb):
        found = []
    if not found and verb.tag_ in ("VBD", "VBZ") and not is_passive(verb):
        found = _before_verb(verb)
    found = found or (agents(verb) if is_passive(verb) else subjects(verb))
    if wrong_subject(parsed, verb, found):
        found = before_comma(parsed, verb) or found
    found = found or [c for c in verb.children if c.dep_ in ("nsubj", "attr") and c.i > verb.i][:1]
    return found or before_comma(parsed, verb)


def _before_verb(verb: Token) -> list[Token]:
    """ "States must protect defenders, *a group of experts* said", "The police raided a bar in Lima, *the
    website Wayka* reported": parsed as an apposition to what stands before the comma.
    """
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark", "cc") for c in verb.children)
    if own or verb.i < 3 or verb.dep_ not in ("ROOT", "advcl", "conj", "ccomp", "parataxis"):
        return []
    word = verb.nbor(-1)
    for _ in range(_DEEP):
        apart = word.left_edge.i > 1 and word.left_edge.nbor(-1).text == ","
        if word.dep_ == "appos" and apart:
            return [word] if word.right_edge.i == verb.i - 1 else []
        if word.dep_ not in ("pobj", "prep", "compound", "amod", "appos") or word.head.i >= verb.i:
            return []
        word = word.head
    return []


def _after_relative(verb: Token) -> list[Token]:
    """ "..., the Guild, which Ana Paz founded, *reported* on its website", parsed as a participle."""
    noun, last = verb.head, verb.nbor(-1) if verb.i else verb
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ not in ("VBD", "VBN") or last.text != ",":
        return []
    told = any(c.dep_ == "relcl" and noun.i < c.i < verb.i for c in noun.children)
    begun = noun.left_edge.i > 1 and noun.left_edge.nbor(-1).text == ","
    own = any(c.dep_ in ("agent", "nsubj", "nsubjpass", "auxpass", "aux") for c in verb.children)
    return [noun] if told and begun and not own else []


def _issuers(verb: Token) -> list[Token]:
    """Who issued the text that says it: "*Forty writers* issued a statement saying that ..."."""
    text = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or text.dep_ != "dobj" or text.lemma_.lower() not in _TEXTS:
        return []
    return subjects(text.head) if text.head.lemma_ in _ISSUING and not is_passive(text.head) else []


def _after_verb(parsed: ParsedSentence, verb: Token) -> list[Token]:
    """Who speaks in "..., said X": the name behind the verb, wherever else the parser sees a subject."""
    before, after = verb.i - 1, verb.i + 1
    first = before < 0 and verb.text.istitle()  # "*Said Ana Paz*, its director: ..."
    if (
        verb.lemma_ in TELLING_WHOM
        or after >= len(verb.doc)
        or not (first or (before >= 0 and parsed.doc[before].text in (",", '"', "”", "’", "'")))
    ):
        return []
    after = parsed.inside.get(after, after)
    if not any(c.dep_ == "nsubj" for c in verb.children):  # "..., warn global network X"
        while (
            after + 1 < min(len(verb.doc), verb.i + 5)
            and after not in parsed.names
            and parsed.doc[after].pos_ in ("ADJ", "NOUN", "DET")
        ):
            after = parsed.inside.get(after + 1, after + 1)
    token = parsed.doc[after]
    types = ("organisation", "person", "office", *([None] if first else []))
    named = after in parsed.names and parsed.names[after].type in types
    return [token] if named and token.dep_ in ("nsubj", "dobj", "appos", "conj", "attr", "nmod") else []


def _begins_clause(name: Token, verb: Token) -> bool:
    """Is the name behind a verb of saying the subject of what follows, with or without an aside between?

    "Petrov, the president, said *Ana*, 44, was brave": Petrov says it.
    """
    if not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children):
        return False
    if name.dep_ in ("nsubj", "nsubjpass") and name.i < name.head.i and name.head.i != verb.i:
        return True
    doc, at = name.doc, name.i + 1
    if at < len(doc) and doc[at].text == ",":
        at = next((t.i + 1 for t in doc[at + 1 : at + _ASIDE] if t.text == ","), len(doc))
    return at < len(doc) and doc[at].tag_ in ("VBZ", "VBD", "VBP", "MD") and doc[at].dep_ != "relcl"


_ASIDE = 9
"""Words that an aside between a subject and its verb may have: "Omar Ali, *44*, was ..."."""


def cited(verb: Token) -> tuple[list[Token], Token] | None:
    """Who is quoted by others, and the verb that leads their words.

    "The agency quoted *her* as saying that ...", "*she* was cited as saying ...".  None where nobody is.
    """
    if verb.lemma_ not in _QUOTING:
        return None
    for child in verb.children:
        if child.lower_ != "as":
            continue
        for inner in child.children:
            if inner.dep_ == "pcomp" and inner.lemma_ in ("say", "tell", "state", "add", "warn", "note"):
                labels = ("nsubjpass",) if is_passive(verb) else ("dobj",)
                return [c for c in verb.children if c.dep_ in labels], inner
    return None


def said_about(token: Token) -> list[Token]:
    """Whose words "according to ...", "in the view of ..." bring; none where it is another phrase."""
    if token.lower_ == "according":
        names = [g for c in token.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
        return names or [
            g
            for c in token.doc[token.i + 1 : token.i + 2]
            if c.lower_ == "to"
            for g in c.children
            if g.dep_ == "pobj"
        ]
    if token.dep_ == "pobj" and token.head.lower_ == "in":
        of = [g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
        return of or [c for c in token.children if c.dep_ == "poss"]
    return []


def speakers(parsed: ParsedSentence, tokens: Sequence[Token], verb: Token, phrases: Phrases) -> list[Part]:
    """Whom the words that name a speaker stand for."""
    parts: list[Part] = []
    for token in tokens:
        for word in conjuncts(token):
            if word.i != token.i and _only_role(parsed, token, word, phrases):
                continue
            found = phrases.one(parsed, word)
            if not any(r.is_actor or r.authors for r in found):
                found = _whose_work(parsed, word, phrases) or found or _unnamed(parsed, word, verb, phrases)
            parts += [Part(r, parsed.covers(word)) for r in found]
    return parts


def _only_role(parsed: ParsedSentence, name: Token, noun: Token, phrases: Phrases) -> bool:
    """ "Eva Sundari, *MP and Board Member*": what a person is, parsed as further persons."""
    span = parsed.names.get(name.i)
    if span is None or span.type not in ("person", None) or noun.i in parsed.names:
        return False
    return noun.lemma_.lower() in phrases.words.person_roles | {"member", "mp", "fellow", "chair"}


def _whose_work(parsed: ParsedSentence, noun: Token, phrases: Phrases) -> tuple[Referent, ...]:
    """ "*CPJ* research", "data from *the Ministry*", "an investigation by *HRW*": whoever did the work."""
    if noun.lemma_.lower() not in RESEARCH | phrases.words.letters:
        return ()
    near = [c for c in noun.children if c.dep_ in ("compound", "poss", "nmod")]
    near += [
        g
        for c in noun.children
        if c.lower_ in ("by", "from", "of") and c.dep_ in ("prep", "agent")
        for g in c.children
        if g.dep_ == "pobj"
    ]
    near += [a for c in noun.children if c.dep_ == "acl" for a in agents(c)]  # "figures issued by X"
    from_there = noun.tag_ == "NNS" and noun.lemma_ == "report"  # "reports from Mali": where, not who
    for word in near:
        found = tuple(r for r in phrases.resolve(parsed, word) if r.is_actor and r.type != "group")
        if found and not (from_there and found[0].type == "state"):
            return found
    return ()


def _unnamed(parsed: ParsedSentence, noun: Token, verb: Token, phrases: Phrases) -> tuple[Referent, ...]:
    """ "*A source* close to the case said": whoever says something is somebody, whatever the noun."""
    lemma = noun.lemma_.lower()
    if (
        verb.lemma_ not in _TALKING
        or noun.pos_ != "NOUN"
        or not _SOMEBODY.fullmatch(lemma)
        or lemma in _NOBODY | RESEARCH | phrases.words.letters | phrases.words.instrument_heads
    ):
        return ()
    return phrases.stranger(parsed, noun)


def without_besides(
    claims: Sequence[Claim],
    parsed: ParsedSentence,
    content: set[int],
    actors: Sequence[Part],
    phrases: Phrases,
) -> list[Claim]:
    """The claims inside what is said; what the speaker did besides is taken out of it, its words too.

    "FIDH said the verdict was a farce and *called* on Chad to free her": the parser hangs "called" on "was",
    whose subject is another.
    """
    inside = [c for c in claims if c.trigger.i in content]
    speaking = [a.referent for a in actors]
    for claim in list(inside):
        verb = claim.trigger
        if verb.dep_ != "conj" or verb.tag_ != "VBD" or not any(p.referent in speaking for p in claim.actors):
            continue
        stated = [c for c in (*verb.head.lefts, *verb.lefts) if c.dep_ in ("nsubj", "nsubjpass")]
        own = any(c.head.i == verb.i for c in stated)
        theirs = [r for c in stated for r in phrases.resolve(parsed, c)]
        if stated and not own and not any(r in speaking for r in theirs):
            inside.remove(claim)
            content -= {t.i for t in verb.subtree}
    return inside


def signed_below(
    quotation: Quotation, parsed: Sequence[ParsedSentence], phrases: Phrases
) -> tuple[Referent, ...]:
    """Whose words they are where a dash and a name follow: "“Let us rise.”", then "– Romeo Saganash, MP"."""
    below = next((p for p in parsed if p.sentence.start >= quotation.end), None)
    if below is None or len(below.text) > _LONGEST_NAME:
        return ()
    text = phrases.discourse.article.text
    if not _DASHED.match(text, quotation.end, below.sentence.start + 3):
        return ()
    for named in [t for t in below.doc[:_NAME_BY] if t.i in below.names]:  # "– FIDH president Ana Paz"
        if found := tuple(r for r in phrases.one(below, named) if r.type in ("person", "office")):
            return found
    return ()


_DASHED = re.compile(r"[”\"’']?\s*[–—―-]\s?[A-ZÀ-Þ]")
_LONGEST_NAME = 160
"""Characters: a longer line is text."""
_NAME_BY = 6
