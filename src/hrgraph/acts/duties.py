"""What somebody ought to do, in words that are said: "States must act", "it is time for Egypt to ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, is_passive
from hrgraph.acts.requests import ASKED, doers
from hrgraph.lexicon import Grammar
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["obligations"]

_NO_COMMANDS = frozenset(
    (
        *("thank", "imagine", "consider", "see", "look", "let", "say", "take", "think", "make"),
        *("watch", "read", "click", "listen", "download", "subscribe", "follow"),
    )
)
"""Imperatives that open a sentence without asking anybody to do something."""
_DUE = frozenset(
    (
        *("imperative", "essential", "crucial", "vital", "time", "urgent", "important", "necessary"),
        *(
            "incumbent",
            "moment",
            "critical",
            "paramount",
            "indispensable",
            "key",
            "fundamental",
            "imperative",
        ),
        *("responsibility", "duty", "obligation", "onus", "task", "job"),
    )
)
"""Of what is so: "it is *crucial* that the Council extends the mandate"."""
_BOUND = frozenset(
    (
        *(
            "authority",
            "government",
            "police",
            "court",
            "parliament",
            "country",
            "minister",
            "platform",
            "donor",
        ),
        *(
            "president",
            "company",
            "institution",
            "leader",
            "community",
            "official",
            "army",
            "force",
            "judiciary",
        ),
        *("council", "commission", "union", "prosecutor", "regime"),
    )
)
"""Who is asked to do what is said to be their duty; that "States have a duty" is a principle."""
_ENDURING = frozenset(("suffer", "face", "fear", "endure", "live", "die", "undergo", "experience", "worry"))
"""What people do not do but go through."""
_CALLING_FOR = frozenset(("demand", "require", "need", "warrant", "necessitate", "merit", "call", "deserve"))
"""A state of things that asks for a deed: "these killings *demand* the Council's attention"."""


def obligations(
    parsed: ParsedSentence, content: set[int], grammar: Grammar
) -> list[tuple[Token, list[Token]]]:
    """The verbs of what somebody ought to do, each with the words that say who; nobody in "he must be freed".

    Args:
        parsed: the sentence.
        content: the tokens of what is said.
        grammar: the modal verbs.
    """
    found = [*_by_modal(parsed, content, grammar)]
    if not found and (commanded := _imperative(parsed, content)) is not None:
        found.append((commanded, []))
    found += _by_predicate(parsed, content, grammar)
    return found or [*_called_for(parsed, content, grammar)]


def _by_modal(
    parsed: ParsedSentence, content: set[int], grammar: Grammar
) -> Iterator[tuple[Token, list[Token]]]:
    for token in parsed.doc:
        if token.i not in content or token.pos_ not in ("VERB", "AUX"):
            continue
        modal = not _in_hindsight(token) and any(
            c.dep_ == "aux" and c.lower_ in grammar.obligation_modals for c in token.children
        )
        head = token.head
        need = (
            token.dep_ == "xcomp"
            and (head.lemma_ in grammar.obligation_verbs or head.lower_ in grammar.obligation_modals)
            and head.i in content
            and any(c.lower_ == "to" for c in token.children)
        )
        if not modal and not need:
            continue
        if need and _had_to(head):
            continue
        verb = head if need else token
        if verb.dep_ in ("relcl", "advcl") and not (_main_clause(verb, content) or _behind_if(verb)):
            continue
        if any(c.dep_ == "mark" and c.lower_ in grammar.conditional_marks for c in verb.children):
            continue
        if _only_seems(token, verb if need else None):
            continue
        of_what = any(c.dep_ == "nsubjpass" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)
        if token.lemma_ in ("say", "note", "add", "forget") and modal and verb.dep_ == "ROOT" and not of_what:
            continue  # "it must be said that"; but "the dead must not be forgotten"
        subject = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
        if not subject and verb.dep_ == "conj":
            subject = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
        if (
            not subject and need and verb.dep_ == "acl"
        ):  # "steps *needed* to be taken", parsed as a participle
            subject = [verb.head]
        yield token, agents(token) if is_passive(token) else _for_whom(token) or _asked(token, subject)


_ENABLED = frozenset(("able", "free", "safe", "welcome", "entitled", "equal", "possible"))


def _asked(verb: Token, subject: list[Token]) -> list[Token]:
    """ "*Journalists* must be able to write", "they should not have to live in fear": others are to see to
    it.
    """
    enabled = any(c.dep_ == "acomp" and c.lower_ in _ENABLED for c in verb.children)
    borne = [verb, *(c for c in verb.children if c.dep_ == "xcomp")]
    suffers = any(v.lemma_ in _ENDURING or (v.i != verb.i and is_passive(v)) for v in borne)
    return [] if enabled or suffers else subject


def _for_whom(verb: Token) -> list[Token]:
    """ "This visit must be the occasion *for ASEAN* to meet the prisoners": who has the occasion."""
    if verb.lemma_ != "be":
        return []
    return [
        subject
        for noun in verb.children
        if noun.dep_ in ("attr", "acomp")
        for clause in noun.children
        if clause.dep_ in ("advcl", "relcl", "acl", "ccomp", "xcomp") and clause.tag_ == "VB"
        if any(c.dep_ == "mark" and c.lower_ == "for" for c in clause.children)
        for subject in clause.children
        if subject.dep_ == "nsubj"
    ]


def _by_predicate(
    parsed: ParsedSentence, content: set[int], grammar: Grammar
) -> Iterator[tuple[Token, list[Token]]]:
    """ "It is imperative that the Council act", "the time has come for States to act", "it is up to X"."""
    for token in parsed.doc:
        if token.i not in content:
            continue
        head = _copula(token)
        come = token.lemma_ == "time" and token.dep_ == "nsubj" and head.lemma_ == "come"
        if token.lower_ in _DUE and (head.lemma_ == "be" or come):
            for clause in [*token.children, *head.children]:
                if (
                    clause.dep_ in ("ccomp", "advcl", "xcomp", "relcl", "acl")
                    and clause.i > token.i
                    and not any(
                        c.dep_ == "mark" and c.lower_ in grammar.conditional_marks for c in clause.children
                    )
                ):
                    subject = [c for c in clause.children if c.dep_ == "nsubj"]
                    if subject:
                        yield clause, subject
                    elif clause.tag_ == "VB" and (bearer := _on_whom(token)):
                        yield clause, bearer
        elif bound := _bound(token):
            for clause in token.children:
                if clause.dep_ in ("acl", "xcomp") and clause.tag_ == "VB":
                    yield clause, bound
        elif token.lower_ == "up" and head.lemma_ == "be":
            bearer = _objects(token, ("to",))
            for clause in head.children:
                if bearer and clause.dep_ in ("advcl", "xcomp", "ccomp") and clause.tag_ == "VB":
                    yield clause, bearer


def _copula(word: Token) -> Token:
    """ "It *is* about time that ...", "it *is* time to"."""
    head = word.head
    return head.head if word.lemma_ == "time" and head.lower_ == "about" else head


def _bound(noun: Token) -> list[Token]:
    """Who has a duty and is asked to do it: "*the authorities* have an obligation to protect her".

    Not "journalists have a duty to report".
    """
    if noun.lemma_ not in ("duty", "obligation", "responsibility") or noun.dep_ != "dobj":
        return []
    if noun.head.lemma_ not in ("have", "bear"):
        return []
    subjects = [c for c in noun.head.children if c.dep_ == "nsubj"]
    return [s for s in subjects if s.pos_ == "PROPN" or s.lemma_.lower() in _BOUND]


def _on_whom(word: Token) -> list[Token]:
    """Who has to, behind a preposition: "incumbent *upon the Council*", "the onus is *on States*"."""
    near = _objects(word, ("on", "upon", "for", "of"))
    return near or (_objects(word.head, ("on", "upon", "with")) if word.dep_ == "nsubj" else [])


def _objects(word: Token, prepositions: tuple[str, ...]) -> list[Token]:
    return [
        g
        for c in word.children
        if c.dep_ == "prep" and c.lower_ in prepositions
        for g in c.children
        if g.dep_ == "pobj"
    ]


def _called_for(
    parsed: ParsedSentence, content: set[int], grammar: Grammar
) -> Iterator[tuple[Token, list[Token]]]:
    """ "These threats demand the Council's response", "what is needed is action by States"."""
    for token in parsed.doc:
        if token.i not in content or token.lemma_ not in _CALLING_FOR or token.pos_ != "VERB":
            continue
        if token.dep_ in ("relcl", "advcl", "acl") and not _main_clause(token, content):
            continue
        if any(c.dep_ in ("neg", "aux", "mark") for c in token.children):
            continue
        deeds = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
        if token.lemma_ == "call":
            deeds = _objects(token, ("for",))
        if token.dep_ == "csubj":  # "what is *needed* is action"
            deeds = [c for c in token.head.children if c.dep_ == "attr"]
        if token.lemma_ in ("deserve", "call", "need") and _by_people(token):
            continue
        deeds = [d for deed in deeds for d in conjuncts(deed) if d.lemma_.lower() in ASKED]
        if deeds:
            yield token, [t for deed in deeds for t in doers(deed)]


def _by_people(verb: Token) -> bool:
    """ "*Children* need protection" tells of a want; "we need action" asks for it."""
    return any(
        c.dep_ == "nsubj"
        and c.lower_ not in ("we", "this", "that", "it", "what")
        and c.tag_ not in ("NN", "WP")
        for c in verb.children
    )


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


def _in_hindsight(token: Token) -> bool:
    """ "Should never *have been jailed*": blame for what is done, no request."""
    return token.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children)


def _only_seems(token: Token, need: Token | None) -> bool:
    """ "They feel that they *have to* risk it", "it should come as no surprise": nothing is asked."""
    felt = need is not None and need.dep_ == "ccomp" and need.head.lemma_ in ("feel", "think", "believe")
    return felt or any(c.lemma_ == "surprise" for c in token.subtree)


def _had_to(have: Token) -> bool:
    """ "He said that he *had to* flee": what befell somebody; nobody is asked to do it."""
    own = [c for c in have.children if c.dep_ == "nsubj"]
    if not own and have.dep_ == "conj":
        own = [c for c in have.head.children if c.dep_ == "nsubj"]
    return have.lower_ == "had" and any(c.tag_ == "PRP" for c in own)


def _behind_if(verb: Token) -> bool:
    """ "If this is the case *she must be freed*", parsed as a clause about the case."""
    condition = verb.head.head
    return (
        verb.dep_ == "relcl"
        and verb.head.dep_ == "attr"
        and any(c.dep_ == "mark" and c.lower_ == "if" for c in condition.children)
        and any(c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") for c in verb.children)
    )


def _main_clause(verb: Token, content: set[int]) -> bool:
    return verb.head.i not in content
