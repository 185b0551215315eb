"""Whom words of praise, blame or worry are about, where a saying and no verb of blame carries them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from hrgraph.acts.answerable import answer_for
from hrgraph.acts.clauses import agents, is_passive, objects, prepositions, subjects
from hrgraph.acts.describing import DESCRIBING
from hrgraph.acts.parts import Claim, Part
from hrgraph.acts.speech import Saying
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import antecedent, conjuncts
from hrgraph.records import ActKey

__all__ = ["brands", "charged_with", "epithet", "whom_words_judge"]

_SUFFERING = frozenset(
    (
        *(
            "be",
            "face",
            "suffer",
            "receive",
            "experience",
            "remain",
            "deserve",
            "have",
            "live",
            "need",
            "lose",
        ),
        *("become", "fear", "see", "flee", "die", "disappear", "await", "undergo", "endure", "feel", "want"),
    )
)
"""The subject of these is in danger, not at fault: "the organisation *is* under attack"."""
_POWERS = frozenset(
    (
        *(
            "police",
            "army",
            "military",
            "force",
            "troop",
            "soldier",
            "officer",
            "militia",
            "settler",
            "agent",
        ),
        *("prosecutor", "judge", "court", "prosecution", "official", "authority", "government", "regime"),
        *("company", "corporation", "firm", "guard", "junta", "parliament", "security", "rebel", "terrorist"),
    )
)
"""Heads of groups that can be at fault."""
_BRANDS = frozenset(
    (
        *("traitor", "criminal", "terrorist", "agent", "liar", "spy", "enemy", "puppet", "thug", "mercenary"),
        *("extremist", "troublemaker", "provocateur", "dictator", "tyrant", "murderer", "killer", "culprit"),
        *("perpetrator", "aggressor", "violator", "racist", "hypocrite", "coward", "fascist", "separatist"),
    )
)
"""What somebody is called who is blamed, and not only spoken of."""
_GOVERNING = ("authorities", "government", "regime", "junta", "police", "administration", "officials")
_BY = frozenset(("by",))


def whom_words_judge(
    saying: Saying, act: ActKey, actors: Sequence[Part], phrases: Phrases, *, any_subject: bool = False
) -> list[Part]:
    """The party that the words of a saying praise, or hold answerable for what they blame or worry about.

    In this order: what is described ("called *Egypt's* law a travesty"); the subject of the words, if it can
    be at fault, or else whoever answers for it ("*the regime's* verdict is a sham"); who is named after
    "by"; for blame, the only government spoken of.

    Args:
        any_subject: the verb itself blames ("alleged that X ..."), so that any subject is at fault.
    """
    parsed = saying.parsed
    speaking = [a.referent for a in actors]
    speaking += [r.organisation for r in speaking if r.organisation is not None and r.type == "person"]

    def parts(token: Token, *, fault: bool = True) -> list[Part]:
        return [
            Part(r, parsed.covers(word))
            for word in conjuncts(token)
            for r in phrases.resolve(parsed, word)
            if r.is_actor
            and r not in speaking
            and (not fault or act == "welcome" or any_subject or _can_be_at_fault(r))
        ]

    def answering(token: Token) -> list[Part]:
        words = [
            t
            for part in conjuncts(token)
            if part.pos_ in ("NOUN", "PROPN", "VERB")
            for t in answer_for(
                part,
                lambda w: any(r.type == "state" for r in phrases.resolve(parsed, w)),
                lambda w: any(r.is_actor and r.named for r in phrases.resolve(parsed, w)),
            )
        ]
        return [p for w in words for p in parts(w, fault=False)]

    described: list[Token] = []
    if saying.verb.lemma_ in DESCRIBING:
        described = objects(saying.verb) or [
            c for c in saying.verb.children if c.dep_ == "oprd" and c.i not in saying.content
        ]
        described = [t for t in described if t.lower_ != "it"]  # "X said the verdict ..., Y *called it*"
    branded = brands(saying)
    if not branded:  # "while FIDH called *it* a farce": what is spoken of, not who
        described = [t for t in described if t.lower_ not in ("it", "this", "that", "them", "these")]
    for token in described:
        if found := parts(token, fault=not branded) or answering(token):
            return found
    for clause in _main_clauses(saying):
        for token in subjects(clause):
            if token.tag_ in ("WDT", "WP"):
                continue
            at_fault = act == "welcome" or any_subject or not _suffers(clause, token)
            if found := (parts(token) if at_fault or _is_state(parts(token), clause, act) else []):
                return found
            if found := answering(token):
                return found
    if act == "welcome":
        return []
    if found := _by_duty(saying, parts) or _by_phrase(saying, parts):
        return found
    governments = [
        p
        for i in sorted(saying.content)
        if act == "condemn" and parsed.doc[i].pos_ in ("NOUN", "PROPN")
        for p in parts(parsed.doc[i])
        if p.referent.type == "state" and any(w in p.mention.lower() for w in _GOVERNING)
    ]
    return governments[:1] if len({p.referent.iri for p in governments}) == 1 else []


_DUTIES = frozenset(("obligation", "commitment", "duty", "undertaking", "promise", "pledge"))
_BREACHING = frozenset(
    (
        *("violation", "breach", "contravention", "disregard", "defiance", "contempt", "face", "contrary"),
        *(
            "violate",
            "breach",
            "contravene",
            "flout",
            "disregard",
            "defy",
            "infringe",
            "contradict",
            "ignore",
        ),
        *("run", "fly", "inconsistent", "incompatible", "counter", "betrayal", "infringement"),
    )
)


def _breached_by(duty: Token) -> Token | None:
    """Whose duty is breached: "the arrests are a violation of *Chad's* obligations"."""
    if duty.lemma_ not in _DUTIES:
        return None
    owner = next((c for c in duty.lefts if c.dep_ == "poss"), None)
    above = duty.head
    for _ in range(3):
        if above.lemma_ in _BREACHING:
            return owner
        above = above.head
    return None


def _by_duty(saying: Saying, parts: Callable[[Token], list[Part]]) -> list[Part]:
    """The State whose duty is breached."""
    for i in sorted(saying.content):
        if (owner := _breached_by(saying.parsed.doc[i])) is not None:
            found = parts(owner)
            if any(p.referent.type == "state" for p in found):
                return found
    return []


def brands(saying: Saying) -> bool:
    """ "Called the lawyers *traitors*": a name that blames."""
    return saying.verb.lemma_ in DESCRIBING and any(
        saying.parsed.doc[i].lemma_.lower() in _BRANDS for i in saying.content
    )


_CALLING = frozenset(("call", "brand", "label", "dub", "term", "describe"))
_CALLED = frozenset(
    (
        *("order", "verdict", "ruling", "sentence", "law", "bill", "ban", "arrest", "decision", "measure"),
        *("move", "trial", "raid", "vote", "amendment", "crackdown", "charge", "decree", "legislation"),
    )
)
_SELF = frozenset(("itself", "himself", "herself", "themselves", "myself", "ourselves"))


def epithet(saying: Saying) -> bool:
    """ "Called the order *“a stain”*": who quotes what somebody calls a deed mostly quotes blame."""
    verb, doc = saying.verb, saying.parsed.doc
    if verb.lemma_ not in _CALLING or not any(doc[i].text in _MARKS for i in saying.content):
        return False
    judged = [
        antecedent(t) or t for t in objects(verb) if t.i not in saying.content and t.lower_ not in _SELF
    ]
    if not any(t.lemma_ in _CALLED for t in judged):
        return False
    first, last = min(saying.content), max(saying.content)
    words = [doc[i] for i in saying.content if doc[i].is_alpha]
    apart = first > verb.i and doc[first].text in {"a", "an", "as", *_MARKS} and len(words) < _FEW
    return apart and last - first < 2 * _FEW and not any(t.pos_ == "VERB" and t.tag_ == "VBD" for t in words)


_MARKS = frozenset(('"', "“", "‘", "'", "”", "’"))
_FEW = 12
"""Words: more of them are a sentence and no name that is given."""


def _can_be_at_fault(referent: Referent) -> bool:
    if referent.type == "group":
        return bool(set(referent.head.lower().split()) & _POWERS) if referent.head else False
    return referent.type != "person" or bool(referent.office)


def _suffers(clause: Token, subject: Token) -> bool:
    """Is the subject of a clause in danger rather than at fault?"""
    return clause.lemma_ in _SUFFERING or (is_passive(clause) and subject not in agents(clause))


def _is_state(parts: Sequence[Part], clause: Token, act: ActKey) -> bool:
    """ "Egypt *is* guilty": of a State blame also holds what it is."""
    return act == "condemn" and not is_passive(clause) and any(p.referent.type == "state" for p in parts)


def _main_clauses(saying: Saying) -> list[Token]:
    """The verbs of the words said, main ones first; behind "it is wrong that" the clause that follows."""
    inside = saying.content
    main: list[Token] = []
    for token in saying.parsed.doc:
        if token.i not in inside or token.pos_ not in ("VERB", "AUX"):
            continue
        head = token.head
        outer = head.i not in inside or head.i == token.i
        joined = token.dep_ in ("conj", "ccomp") and any(head.i == m.i for m in main)
        if outer or joined:
            main.append(token)
            if any(
                c.dep_ in ("nsubj", "expl") and c.lower_ in ("it", "this", "that") for c in token.children
            ):
                main += [
                    c
                    for child in (token, *token.children)
                    for c in child.children
                    if c.dep_ in ("ccomp", "advcl", "csubj", "xcomp") and c.i in inside and c.i != token.i
                ]
    return main


def _by_phrase(saying: Saying, parts: Callable[[Token], list[Part]]) -> list[Part]:
    for token in saying.parsed.doc:
        if token.i in saying.content and token.pos_ in ("NOUN", "VERB"):
            words = prepositions(token, _BY) if token.pos_ == "NOUN" else agents(token)
            for word in words:
                if found := parts(word):
                    return found
    return []


def charged_with(saying: Saying, inside: Sequence[Claim], actors: Sequence[Part]) -> list[Part]:
    """Who does harm as a habit in somebody's own words: "“*The regime* jails poets,” said X" accuses it."""
    mine = [a.referent for a in actors]
    return [
        p
        for c in inside
        if saying.quoted
        and c.act == "attack"
        and c.trigger.tag_ in ("VBZ", "VBP")
        and c.trigger.dep_ in ("ccomp", "ROOT")
        and not any(a.lower_ in ("is", "are", "has", "have", "am") for a in c.trigger.lefts)
        for p in c.actors
        if p.referent not in mine
    ]
