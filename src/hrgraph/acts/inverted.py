"""Subjects, objects and clauses that stand outside their place: inversions, groups told later."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.repairs import dependents
from hrgraph.mentions import once

__all__ = [
    "accompanying",
    "after_auxiliary",
    "begins_clause",
    "behind_participle",
    "believed_of",
    "cleft",
    "complements",
    "fronted_subject",
    "named_as",
    "named_root",
    "reduced_relative",
    "shared_after_comma",
]

_OF_PEOPLE = frozenset(
    (
        *("remember", "honour", "honor", "mourn", "commemorate", "praise", "commend", "thank", "salute"),
        *("applaud", "meet", "visit", "represent", "support", "interview", "congratulate", "forget"),
    )
)
"""Verbs that take people as their object and no clause."""

_DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_TIMES_OF_DAY = frozenset(("morning", "evening", "night", "afternoon", "noon", "midnight", "session", "dawn"))


def reduced_relative(verb: Token) -> list[Token]:
    """ "Remembered the *students* gunned down by soldiers", parsed as a clause that is remembered."""
    if verb.lemma_ not in _OF_PEOPLE:
        return []
    return [
        c
        for clause in dependents(verb, ("ccomp",))
        if clause.tag_ in ("VBN", "VBD") and not dependents(clause, ("aux", "auxpass", "mark", "dobj"))
        for c in dependents(clause, ("nsubj", "nsubjpass"))
        if c.i > verb.i and c.tag_ in ("NNS", "NN", "NNPS", "NNP", "DT")
    ]


def fronted_subject(verb: Token) -> list[Token]:
    """The subject that the parser hangs on the phrase before it: "At its session *the Commission*, seized
    with reports, set up ...", "At the gate in Izmir, *MP A* shook hands".

    Also the root of a sentence whose main verb it takes for a participle: "*Jurists* from every region
    approved a text and *elected* A".
    """
    head = verb.head
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN") and head.dep_ == "ROOT":
        acting = [c for c in dependents(head, ("acl",)) if c.tag_ in ("VBD", "VBN") and c.i < verb.i]
        among = [t for t in verb.doc[head.i : verb.i] if t.dep_ == "acl" and t.tag_ in ("VBD", "VBN")]
        return [head] if head.pos_ in ("NOUN", "PROPN") and (acting or among) else []
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP") or not dependents(verb, ("prep",)):
        return []
    phrase = dependents(verb, ("prep",))[0]
    if phrase.i > verb.i or phrase.i > 1:
        return []
    for noun in dependents(phrase, ("pobj",)):  # "On Tuesday *police* in Goma, ..., arrested": one phrase
        dated = [c for c in noun.lefts if c.dep_ in ("compound", "nmod") and c.text in _DAYS]
        if dated and noun.i == dated[-1].i + 1 and noun.lemma_ not in _TIMES_OF_DAY:
            return [noun]
    found = [
        t
        for t in verb.doc[phrase.i : verb.i]
        if t.dep_ == "appos"
        and t.pos_ in ("NOUN", "PROPN")
        and t.head.dep_ == "pobj"
        and (
            (verb.doc[t.left_edge.i - 1].text == "," and t.right_edge.i == verb.i - 1)
            or (t.left_edge.lower_ == "the" and verb.doc[t.left_edge.i - 1].text != ",")
        )
    ]
    return found[-1:]


def named_as(group: Token) -> list[Token]:
    """Whom the sentence names of a group: "among *those* arrested were A and B", "A is one of the activists
    killed", "those detained include A"; empty where it names nobody.
    """
    above = group.head
    if group.dep_ == "pobj" and above.lower_ in ("among", "amongst"):
        copula = above.head
        if copula.lemma_ in ("be", "remain", "include"):
            return [c for c in dependents(copula, ("nsubj", "attr")) if c.i != group.i]
    if group.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ == "one":
        one = above.head
        if one.dep_ == "attr" and one.head.lemma_ == "be":
            counted = any(c.dep_ == "nummod" for c in group.children)  # "one of *six lawyers* who were held"
            return dependents(one.head, ("nsubj",)) + ([group] if counted else [])
    if group.dep_ == "nsubj" and above.lemma_ in ("include", "be") and group.i < above.i:
        plural = group.lower_ in ("those", "others") or group.tag_ == "NNS"
        return [c for c in dependents(above, ("dobj", "attr")) if c.pos_ == "PROPN"] if plural else []
    return []


def named_root(verb: Token) -> list[Token]:
    """ "*A*, who was deposed after a coup, *urged* ...": the main verb, hung on the clause about A."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return []
    root = verb
    while root.head.i != root.i:
        root = root.head
    about = [c for c in root.children if c.dep_ == "relcl" and c.i < verb.i]
    return [root] if root.pos_ in ("PROPN", "NOUN") and about and about[0].is_ancestor(verb) else []


def shared_after_comma(verb: Token) -> Token | None:
    """ "harassed, surveilled and *persecuted* lawyers": the last verb, which has the object of all."""
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and child.tag_ in ("VBN", "VBD")
            and child.i > verb.i
            and child.nbor(-1).text == ","
            and verb.i == child.i - 2
        ):
            last = [c for c in child.children if c.dep_ == "conj" and c.tag_ in ("VBN", "VBD")]
            return last[-1] if last else child
    return None


def believed_of(verb: Token) -> Token | None:
    """ "X, *who we believe has been imprisoned*": whom the inner clause speaks of."""
    clause = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or clause.dep_ != "relcl":
        return None
    own = dependents(clause, ("nsubj",))
    return clause.head if len(own) > 1 and own[0].tag_ == "WP" else None


def after_auxiliary(verb: Token) -> list[Token]:
    """ "Also arrested *was A*": the subject of a fronted participle."""
    return [
        c
        for a in dependents(verb, ("auxpass", "aux"))
        if a.i > verb.i
        for c in a.children
        if c.dep_ in ("attr", "nsubj", "nsubjpass", "dobj")
    ]


def cleft(verb: Token, own: list[Token]) -> list[Token]:
    """ "It was *Switzerland* that asked ...": who stands for what follows the copula."""
    copula = verb.head
    if verb.dep_ not in ("ccomp", "relcl", "advcl", "acl") or own[-1].lower_ not in ("that", "who", "which"):
        return []
    if copula.pos_ not in ("VERB", "AUX"):
        copula = copula.head
    if copula.lemma_ != "be" or not any(c.dep_ == "nsubj" and c.lower_ == "it" for c in copula.children):
        return []
    return dependents(copula, ("attr",))


def behind_participle(verb: Token) -> list[Token]:
    """Who acts in "Presenting her report, *Ana Paz*, the rapporteur, said ...": hung on the participle.

    Or in "*Ministers*, meeting in Lima, have urged ...".
    """
    for aside in dependents(verb, ("advcl",)):
        own = dependents(aside, ("nsubj",)) if aside.tag_ == "VBG" and aside.i < verb.i else []
        if own and own[0].right_edge.i + 1 >= aside.i - 1 and aside.nbor(-1).text == ",":
            return own[:1]
    return [
        c
        for opening in verb.children
        if opening.i == 0 and opening.dep_ == "advcl" and opening.tag_ in ("VBG", "VBN")
        for c in opening.children
        if c.dep_ in ("npadvmod", "appos", "dep") and c.pos_ == "PROPN" and c.left_edge.nbor(-1).text == ","
    ][:1]


def begins_clause(verb: Token) -> Token | None:
    """ "Fled in the face of advances and *the junta* then declared a truce", as if advances and a junta."""
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < 3 or verb.head.i > verb.i:
        return None
    last = verb.i - 1 if verb.nbor(-1).tag_ != "RB" else verb.i - 2
    noun = verb.doc[last]
    if (
        noun.dep_ != "conj"
        or noun.tag_ not in ("NN", "NNP", "NNS", "NNPS")
        or noun.head.dep_ not in ("pobj", "dobj")
    ):
        return None
    joined = any(c.dep_ == "cc" and verb.head.i < c.i < verb.i for c in verb.head.children)
    before = noun.left_edge.i - 1
    return (
        noun
        if not joined and noun.head.i > verb.head.i and verb.doc[before].lower_ in ("and", "but")
        else None
    )


def accompanying(verb: Token) -> Token | None:
    """Who acts in "adopted *with Cuba and Iran voting* against", wherever the parser hangs the verb."""
    if verb.tag_ != "VBG" or verb.i < 2 or verb.nbor(-1).pos_ != "PROPN":
        return None
    first = verb.nbor(-1)
    while first.dep_ == "conj" and first.head.pos_ == "PROPN" and first.head.i < first.i:
        first = first.head
    before = first.left_edge.i - 1
    if before < 0:
        return None
    with_ = verb.doc[before]
    if with_.lower_ == "and":  # "with Norway abstaining and Cuba voting against"
        earlier = [t for t in verb.doc[:before] if t.lower_ == "with"]
        abstaining = any(t.tag_ == "VBG" for t in verb.doc[earlier[-1].i : before]) if earlier else False
        return first if abstaining else None
    return first if with_.lower_ == "with" else None


@once
def complements(head: Token) -> list[Token]:
    """Clauses that say what is asked, said or promised."""
    found = [
        c
        for c in head.children
        if c.dep_ in ("xcomp", "ccomp")
        or (
            c.dep_ in ("acl", "relcl")
            and head.pos_ == "NOUN"
            and (c.tag_ == "VB" or any(g.dep_ == "mark" for g in c.children))
        )
    ]
    found += [
        c
        for c in head.children
        if c.dep_ == "advcl"
        and c.tag_ == "VB"
        and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
    ]
    return found
