"""Who answers for a deed or text that is praised or blamed: its possessor, a by-phrase, a clause on it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from hrgraph.acts.clauses import agents, prepositions
from hrgraph.acts.repairs import dependents

__all__ = ["answer_for", "failing"]

# Nouns whose "of" names who answers for them: "the courage of X", "the silence of X".
_OF_DOER = frozenset(
    [
        "vote",
        "decision",
        "adoption",
        "failure",
        "refusal",
        "leadership",
        "effort",
        "role",
        "commitment",
        "work",
        "move",
        "policy",
        "practice",
        "attempt",
        "campaign",
        "ruling",
        "judgment",
        "judgement",
        "verdict",
        "position",
        "stance",
        "interference",
        "involvement",
        "intervention",
        "action",
        "courage",
        "bravery",
        "determination",
        "resilience",
        "dedication",
        "contribution",
        "struggle",
        "fight",
        "achievement",
        "support",
        "cooperation",
        "engagement",
        "openness",
        "willingness",
        "conduct",
        "response",
        "handling",
        "treatment",
        "silence",
        "inaction",
        "reaction",
        "tactic",
        "behaviour",
        "memory",
        "perseverance",
        "persistence",
        "heroism",
        "solidarity",
        "complicity",
        "reluctance",
        "passivity",
        "lack",
        "initiative",
        "announcement",
        *("appeal", "call", "proposal", "request"),
        *("participation", "attendance", "presence", "generosity", "hospitality", "readiness", "sacrifice"),
        *("professionalism", "unwillingness", "inability", "accession", "patience", "restraint", "vigilance"),
    ]
)
# What befalls its possessor: "concern about *X's* detention" blames no X.
_SUFFERED = frozenset(
    [
        "arrest",
        "detention",
        "imprisonment",
        "treatment",
        "killing",
        "murder",
        "death",
        "trial",
        "case",
        "situation",
        "health",
        "safety",
        "wellbeing",
        "life",
        "release",
        "conviction",
        "sentence",
        "sentencing",
        "disappearance",
        "harassment",
        "whereabouts",
        "persecution",
        "plight",
        "fate",
        "condition",
        "abduction",
        "torture",
        "prosecution",
        "right",
        "rights",
        "security",
        "expulsion",
        "extradition",
        "deportation",
    ]
)
_SAID = frozenset(
    [
        "confirmation",
        "announcement",
        "news",
        "statement",
        "report",
        "reply",
        "response",
        "letter",
        "assurance",
        "word",
        "apology",
    ]
)
_FAILING = frozenset(
    (
        *(
            "fail",
            "refuse",
            "decline",
            "neglect",
            "ignore",
            "continue",
            "persist",
            "abstain",
            "vote",
            "reject",
        ),
        *("decide", "choose", "oppose", "block", "allow", "withdraw", "lack", "disregard", "insist", "omit"),
        *("delay", "postpone", "cancel", "adopt", "pass", "approve", "impose", "use", "prevent", "remain"),
    )
)
"""What an organisation is blamed for doing; of a State any deed counts."""
_BETWEEN = frozenset(("agreement", "deal", "accord", "pact", "cooperation", "dialogue", "talk", "collusion"))
_EXPELLED = frozenset(("deportation", "extradition", "expulsion", "refoulement", "rendition", "removal"))
_INFLICTED = frozenset(("reprisal", "attack", "raid", "abuse", "crackdown", "repression", "violation"))
_BY = frozenset(("by",))
_BY_FROM = frozenset(("by", "from"))


def failing(verb: Token) -> bool:
    """A verb, or its negation, that an organisation is blamed for: "the Council *failed* to act"."""
    return verb.lemma_ in _FAILING or any(c.dep_ == "neg" for c in verb.children)


def answer_for(
    noun: Token, is_state: Callable[[Token], bool], is_named: Callable[[Token], bool]
) -> list[Token]:
    """The words for whoever answers for what a noun tells of.

    Args:
        noun: the deed or text: "decision", "ban", "statement".
        is_state: does a word mean a State?  What befalls a person is not that person's fault ("X's trial"),
            while a State answers for it ("Egypt's trial of X").
        is_named: does a word name a party?
    """
    found: list[Token] = []
    lemma = noun.lemma_
    for mine in prepositions(noun, frozenset(("on",))):  # "the acknowledgment on the part of X"
        found += prepositions(mine, frozenset(("of",))) if mine.lower_ == "part" else []
    for owner in (c for c in noun.children if c.dep_ == "poss"):
        # "her courage", "your statement", but "its statement" may be of whoever blames
        pronoun = owner.tag_ == "PRP$"
        if is_state(owner) or (
            lemma in _OF_DOER if pronoun and owner.lower_ != "your" else lemma not in _SUFFERED
        ):
            found.append(owner)
    if lemma in _INFLICTED:  # "concerns about *Taliban* reprisals"
        found += [c for c in noun.children if c.dep_ == "compound" and is_named(c)]
    # "the contribution made *by X*"
    found += [a for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" for a in agents(c)]
    found += prepositions(noun, _BY_FROM if lemma in _SAID else _BY)
    found += _who_did(noun)
    if lemma in _BETWEEN:
        found += prepositions(noun, frozenset(("between",)))
    if lemma in _EXPELLED:
        found += [t for t in prepositions(noun, frozenset(("from",))) if is_state(t)]
    found += [t for e in _examples(noun) for t in prepositions(e, _BY)]
    if lemma in ("level", "degree", "extent"):  # "the high level of *attendance*"
        for meant in prepositions(noun, frozenset(("of",))):
            found += answer_for(meant, is_state, is_named) if meant.lemma_ in _OF_DOER else []
    if lemma in _OF_DOER and not any(c.dep_ == "poss" for c in noun.children):
        found += prepositions(noun, frozenset(("of",)))
    return found


def _who_did(noun: Token) -> list[Token]:
    """ "The role that *Norway* has taken", "the way in which *Egypt* treats lawyers"."""
    found: list[Token] = []
    for clause in noun.children:
        if clause.dep_ not in ("relcl", "acl") or not clause.tag_.startswith("VB"):
            continue
        things = dependents(clause, ("dobj",))
        gap = noun.lemma_ in ("way", "manner") or not things or any(t.tag_ in ("WDT", "WP") for t in things)
        if gap and not any(c.tag_ == "MD" for c in clause.children):
            found += [c for c in dependents(clause, ("nsubj",)) if c.tag_ not in ("WDT", "WP")]
    return found


def _examples(noun: Token) -> list[Token]:
    """ "Violations, *such as* the use of force by the police"."""
    return [
        g
        for c in noun.children
        if c.dep_ == "prep"
        and (c.lower_ == "including" or (c.lower_ == "as" and c.nbor(-1).lower_ == "such"))
        for g in c.children
        if g.dep_ == "pobj"
    ]
