"""Small readings of the dependency parse that do not depend on the article."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = [
    "SUBJECTS",
    "antecedent",
    "conjuncts",
    "first_conjunct",
    "lemma_of",
    "rank_of",
    "same_owner",
    "second_role",
    "secures",
    "tells_deed",
    "tells_of_we",
]

SUBJECTS = ("nsubj", "nsubjpass", "agent", "csubj")


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it, in order."""
    for child in token.children:
        if child.dep_ in ("conj", "appos"):
            break
    else:
        return [token]
    found, queue = [token], [token]
    while queue:
        for child in queue.pop(0).children:
            if child.dep_ == "conj" and child.pos_ in (
                "NOUN",
                "PROPN",
                "PRON",
                "NUM",
                "ADJ",
                "X",
                "SYM",
                "DET",
            ):
                found.append(child)
                queue.append(child)
            elif (
                child.dep_ == "appos"
                and token.pos_ == "PROPN"
                and child.pos_ == "PROPN"
                and any(c.dep_ == "conj" for c in (*child.children, *token.children))
            ):
                # "A, B and C" parsed as A with apposition B; in "A (Guatemala) and B" only B is meant
                if "(" not in (child.nbor(-1).text, child.left_edge.text):
                    found.append(child)
                queue.append(child)
            elif _next_of_list(token, child):
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """The first member of the list that a word stands in; itself where it stands in none."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _next_of_list(token: Token, child: Token) -> bool:
    """ "UN organisations, *agencies*, NGOs and institutions": the second of three or more plurals in a list,
    parsed as an apposition.
    """
    return (
        child.dep_ == "appos"
        and token.tag_ == child.tag_ == "NNS"
        and child.left_edge.i > 0
        and child.left_edge.nbor(-1).text == ","
        and not any(c.dep_ in ("relcl", "acl", "det") for c in child.children)
        and any(c.dep_ == "conj" and c.tag_ in ("NNS", "NNPS") for c in child.children)
    )


def antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for; None for other words."""
    if token.tag_ not in ("WDT", "WP", "WP$") and not (token.lower_ == "that" and token.dep_ in SUBJECTS):
        return None
    clause: Token = token.head
    while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "relcl":
        return clause.head
    return None


_PAIRED = frozenset(
    ("man", "woman", "boy", "girl", "mother", "father", "brother", "sister", "son", "daughter")
)


def second_role(first: Token, second: Token) -> bool:
    """ "A journalist and *human rights advocate*": without an article of its own, the same person."""
    return (
        first.tag_ == second.tag_ == "NN"
        and second.dep_ == "conj"
        and second.head.i == first.i
        and first.lemma_ not in _PAIRED
        and any(c.lower_ in ("a", "an") for c in first.lefts)
        and not any(c.dep_ in ("det", "poss", "nummod") for c in second.lefts)
        and second.left_edge.i > 0
        and second.left_edge.nbor(-1).lower_ == "and"
    )


def tells_deed(preposition: Token) -> bool:
    """ "Accused the group *of breaking* the law": what the group did is no part of what it is called."""
    return preposition.lower_ in ("of", "for", "from", "over", "by") and any(
        c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children
    )


def rank_of(token: Token) -> float:
    """How prominent a place is: the subject, agent or source of a main clause goes on being spoken of."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lower_ == "according":
        return 3.0
    if token.dep_ == "pobj" and verb.dep_ == "agent":
        token, verb = verb, verb.head
        return 2.5 if verb.dep_ in ("ROOT", "conj") else 1.0
    if token.dep_ not in SUBJECTS:
        return -1.0 if token.dep_ in ("compound", "nmod") else 0.0  # "a *BBC* reporter" hardly speaks of it
    if verb.dep_ == "conj":
        return 2.2
    if verb.lemma_ in ("say", "add", "warn", "note", "stress", "tell") and token.dep_ == "nsubj":
        return 3.5
    return 3.0 if verb.dep_ in ("ROOT", "parataxis") else 1.5


def lemma_of(token: Token) -> str:
    """The lemma in lower case; the tagger leaves plural names ("NGOs") as they are."""
    lemma = str(token.lemma_).lower()
    if (
        (token.tag_ in ("NNS", "NNPS") or token.pos_ == "PROPN")
        and lemma == token.lower_
        and lemma.endswith("s")
        and not lemma.endswith("ss")
    ):
        return "country" if lemma == "countries" else lemma[:-1]
    return lemma


_SECURING = frozenset(
    (
        *("arrest", "detain", "raid", "summon", "question", "interrogate", "storm", "beat", "seize", "stop"),
        *("release", "disperse", "attack", "take", "hold", "prevent", "search", "round", "pick", "harass"),
    )
)


def secures(token: Token) -> bool:
    """ "Arrested by *state security*", "*security* stormed the hall": who does it, not what is kept."""
    if token.lower_ != "security" or any(
        c.lower_ not in ("state", "national", "internal", "the", "general", "'s") and c.dep_ != "poss"
        for c in token.lefts
        if c.pos_ != "ADJ"
    ):
        return False
    by = token.dep_ == "pobj" and token.head.lower_ == "by" and token.head.head.lemma_ in _SECURING
    return by or (token.dep_ == "nsubj" and token.head.lemma_ in _SECURING)


def tells_of_we(token: Token) -> bool:
    """ "We, *representatives* of ...": who "we" are, once more."""
    at: int = token.left_edge.i
    return (
        token.tag_ == "NNS"
        and at > 1
        and token.nbor(at - 1 - token.i).text == ","
        and (token.nbor(at - 2 - token.i).lower_ == "we")
    )


def same_owner(token: Token) -> Token | None:
    """Whose the thing before is: "*China's* crackdown and *its* arrests of lawyers"."""
    first = token.head.head
    if token.tag_ != "PRP$" or token.head.dep_ != "conj" or first.dep_ not in ("dobj", "pobj"):
        return None
    return next((c for c in first.children if c.dep_ == "poss" and c.tag_ != "PRP$"), None)


def acting(token: Token) -> bool:
    """Does a place that may also be a body act here: "the mayor's *office* said"?"""
    if token.dep_ == "nsubj":
        return token.head.lemma_ != "be"
    return token.dep_ == "pobj" and token.head.lower_ in ("by", "from", "with")
