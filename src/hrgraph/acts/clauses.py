"""The clause around a verb: its logical subject and object, and whether it reports an act as done."""

from __future__ import annotations

from spacy.tokens import Token

from hrgraph.acts.coordination import after_comma, main_coordination
from hrgraph.acts.inverted import (
    accompanying,
    after_auxiliary,
    begins_clause,
    behind_participle,
    believed_of,
    cleft,
    complements,
    fronted_subject,
    named_as,
    named_root,
    reduced_relative,
    shared_after_comma,
)
from hrgraph.acts.prepositions import prepositions
from hrgraph.acts.ranks import ranked
from hrgraph.acts.repairs import (
    DONE_TOGETHER,
    SPEAKING,
    WIELDERS,
    accused_through,
    among_others,
    among_those,
    apart_from_subject,
    before_place,
    belongs_before,
    beside,
    by_user,
    clause_head,
    companions,
    dependents,
    goes_on,
    held_state,
    held_up_by,
    is_manner,
    led_agents,
    led_by,
    listing,
    loose_names,
    main_misread,
    main_participle,
    object_elsewhere,
    object_of_adjective,
    only_describes,
    split_perfect,
    verb_before_comma,
    whose_doing,
)
from hrgraph.mentions import once

__all__ = [
    "agents",
    "complements",
    "is_passive",
    "objects",
    "prepositions",
    "subjects",
    "verbal",
]


@once
def is_passive(verb: Token) -> bool:
    """ "was urged", "urged by", "the resolution adopted in March"."""
    labels = {c.dep_ for c in verb.children}
    if labels & {"auxpass", "nsubjpass"}:
        return True
    if any(c.dep_ == "agent" and not is_manner(c) for c in verb.children):
        # "condemned the sentencing by a court" has subject and object
        return not (verb.tag_ == "VBD" and {"nsubj", "dobj"} <= labels)
    if main_misread(verb) is not None or (verb.tag_ == "VBN" and main_coordination(verb) is not None):
        return False
    if held_state(verb) or apart_from_subject(verb):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod"):
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children) and not any(
            c.dep_ in ("nsubj", "dobj") for c in verb.children
        )
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "auxpass", "nsubj") for c in verb.children)
    ):
        done = any(c.dep_ == "dobj" for c in verb.children)  # "surveilled and persecuted *members*"
        auxiliary = any(c.dep_ == "auxpass" for c in verb.head.children)
        return is_passive(verb.head) and (auxiliary or not done)
    return (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBN"
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    )


def verbal(token: Token) -> bool:
    """A verb, or a word that the parser tags as a noun but gives a subject and an object: "FIDH *thanks*
    the Council".
    """
    if token.pos_ in ("VERB", "AUX"):
        return True
    if token.pos_ != "NOUN":
        return False
    labels = {c.dep_ for c in token.children}
    return "nsubj" in labels and bool(labels & {"dobj", "ccomp"}) and "det" not in labels


def agents(verb: Token) -> list[Token]:
    """The by-agents of a passive."""
    if any(is_manner(c) for c in verb.children):
        return []
    found = [
        g
        for c in verb.children
        if (c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by" and is_passive(verb)))
        and not is_manner(c)
        for g in c.children
        if g.dep_ == "pobj"
    ] or led_agents(verb)
    if not found:  # "signed by, among others, X"
        found = [a for c in verb.children if c.dep_ == "agent" for a in among_others(verb, c)]
    if not found and is_passive(verb):
        # "was delivered during the meeting by X": the parser hangs "by" on the noun before it
        for child in verb.children:
            if (
                child.dep_ == "prep"
                and child.i > verb.i
                and child.lower_ in ("during", "in", "at", "on", "to", "after", "before")
            ):
                for place in child.children:
                    for noun in (place, *(a for a in place.children if a.dep_ == "appos")):
                        # "in Bujumbura, Burundi, *by armed men*": a place is not by anybody
                        found += [
                            g
                            for c in noun.children
                            if c.dep_ == "prep" and c.lower_ == "by"
                            for g in c.children
                            if g.dep_ == "pobj"
                            and (_acts(g) or (noun.pos_ == "PROPN" and g.tag_ == "NNS") or _of_men(g))
                        ]
    if not found and is_passive(verb):
        found = _agents_below(verb)
    if not found and verb.dep_ == "conj" and is_passive(verb) and verb.head.tag_ == "VBN":
        return agents(verb.head)
    if not found and is_passive(verb):
        found = _agents_of_next(verb)
    return found


def _agents_of_next(verb: Token) -> list[Token]:
    """ "was abducted and held for days *by the army*": two participles side by side share the agent."""
    rest = [c for c in verb.children if c.i > verb.i and c.dep_ not in ("cc", "punct")]
    if len(rest) != 1 or rest[0].dep_ != "conj" or rest[0].tag_ != "VBN":
        return []
    other = rest[0]
    if any(c.dep_ in ("nsubjpass", "nsubj", "auxpass") for c in other.children):
        return []
    found = [
        g
        for c in other.children
        if c.dep_ == "agent" and not is_manner(c)
        for g in c.children
        if g.dep_ == "pobj"
    ]
    return found or _agents_below(other) or _agents_of_next(other)


def _of_men(noun: Token) -> bool:
    """ "By a *group of* men"."""
    return noun.lemma_ in ("group", "gang", "band") and any(c.lower_ == "of" for c in noun.children)


def _acts(noun: Token) -> bool:
    """A name, or a noun for those who wield force: "in May *by* security *forces*", "by *armed men*"."""
    armed = noun.lemma_ in ("man", "individual", "person") and any(c.lower_ in _ARMED for c in noun.lefts)
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in WIELDERS | SPEAKING or armed


_ARMED = frozenset(("armed", "masked", "hooded", "unknown", "unidentified", "plainclothes", "uniformed"))


def _agents_below(verb: Token) -> list[Token]:
    """The by-phrase that the parser hangs on a word after the verb instead of on the verb.

    "was adopted without a vote by the Council", "was slammed as repressive by X", "was urged to sign the
    treaty by X".
    """
    found: list[Token] = []
    for child in verb.children:
        labels = ("prep", "xcomp", "advmod", "oprd", "acomp", "dative", "npadvmod", "conj")
        described = child.dep_ == "advcl" and child.pos_ == "ADJ"  # "criticised as *flawed* by ..."
        if child.i < verb.i or (child.dep_ not in labels and not described):
            continue
        if child.dep_ == "xcomp" and (
            is_passive(child) or child.lemma_ in ("abide", "stand", "end", "start", "begin")
        ):
            continue
        if child.dep_ == "conj" and child.pos_ != "ADP":
            continue
        near = [child] if child.dep_ not in ("prep", "conj") else [*child.children]
        if child.lower_ in ("before", "after"):  # "arrested before being taken by soldiers"
            near = [w for w in near if w.dep_ != "pcomp"]
        for word in near:
            found += [
                g
                for c in word.children
                if c.lower_ == "by" and c.dep_ in ("prep", "agent")
                for g in c.children
                if g.dep_ == "pobj" and _acts(g)
            ]
    return found


def _of_preposition(preposition: Token) -> list[Token]:
    """Who does what follows a preposition: "condemned Israel *for outlawing*", "voted in favour *of
    granting*".
    """
    governor = preposition.head
    if governor.pos_ == "ADJ" and governor.lemma_ in ("responsible", "guilty", "culpable", "answerable"):
        return _grammatical_subjects(governor.head) if governor.dep_ == "acomp" else []
    if (
        preposition.lower_ in ("after", "while")
        and governor.dep_ == "acl"
        and governor.tag_ == "VBG"
        and governor.head.head.dep_ == "agent"
    ):  # "was held by soldiers wearing masks *after handing over* a petition": who was held did
        return _grammatical_subjects(governor.head.head.head)
    if accused_through(governor) is not None:
        return [governor]  # "accuses the army *of* killing civilians", hung on the army
    before = preposition.nbor(-1) if preposition.i else preposition
    if preposition.lower_ == "in" and before.pos_ == "NOUN" and _poss(before):
        return _poss(before)  # "highlighted Odhikar's role in urging ...": Odhikar urged
    blamed = _blamed(governor) if preposition.lower_ in ("for", "of", "from", "into") else []
    if blamed:
        return blamed  # "condemned Israel for outlawing ...": Israel outlaws
    if governor.lemma_ == "join" and preposition.lower_ == "in":  # "X joined Y in calling": both call
        beside = prepositions(governor, frozenset(("with",)))  # "joined *with* Y in calling"
        return [*subjects(governor), *objects(governor), *beside]
    if governor.lemma_ in ("favour", "favor", "support") and governor.head.lower_ == "in":
        return _grammatical_subjects(governor.head.head)  # "voted in favour of granting"
    return _grammatical_subjects(governor) if verbal(governor) or clause_head(governor) else _poss(governor)


def _of_governor(verb: Token, head: Token) -> list[Token] | None:
    """Who does what a clause below another verb or adjective says; None where the governor is neither."""
    if head.pos_ == "ADJ":
        return _grammatical_subjects(head.head) if head.dep_ == "acomp" else []
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if head.lemma_ == "join" and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl"):
        return [*subjects(head), *objects(head)]  # "X joined Y to urge ...": both urge
    if verb.dep_ == "xcomp":
        controlled = [c for c in head.children if c.dep_ == "dobj"]
        if controlled and head.lemma_ not in ("promise", "use", "take", "seize", "have", "make", "give"):
            return controlled
    if verb.dep_ == "ccomp":
        return []
    if is_passive(head) and verb.tag_ == "VBG":
        return agents(head) or _grammatical_subjects(head)
    return _grammatical_subjects(head)


@once
def _grammatical_subjects(verb: Token) -> list[Token]:
    """The subject before the verb, inherited where the clause has none of its own."""
    own = [] if belongs_before(verb) else dependents(verb, ("nsubj", "nsubjpass", "csubj"))
    if not own:  # "where protest *is* repressed": the subject hung on the auxiliary
        own = [c for a in dependents(verb, ("auxpass",)) for c in dependents(a, ("nsubj", "nsubjpass"))]
    if not own and (with_them := accompanying(verb)) is not None:
        return [with_them]
    if not own and (auxiliary := split_perfect(verb)) is not None:
        return dependents(auxiliary, ("nsubj",))
    if not own:  # "FIDH had earlier this month *condemned* it": the subject hung on "had"
        own = [c for a in dependents(verb, ("aux",)) for c in dependents(a, ("nsubj",)) if c.i < a.i]
    if not own and (beginning := begins_clause(verb)) is not None:
        return [beginning]
    return _stated_subjects(verb, own) if own else _inherited_subjects(verb)


def _stated_subjects(verb: Token, own: list[Token]) -> list[Token]:
    """The subjects that a clause states itself."""
    if found := cleft(verb, own):
        return found
    if verb.dep_ == "relcl" and own[-1].lower_ == "who" and (among := among_those(verb.head)):
        return among
    if verb.dep_ == "relcl" and own[-1].lower_ == "who" and (people := before_place(verb)):
        return people
    if verb.dep_ == "relcl" and own[-1].tag_ in ("WP", "WDT") and (group := listing(verb.head)):
        return [group]
    if verb.dep_ == "csubj" and verb.tag_ == "VB" and (first := ranked(verb)):
        return first
    found = [s for s in own if s.dep_ != "csubj"]
    if len(found) > 1 and found[-1].i < verb.i and found[0].nbor(1).text != ",":
        found = found[-1:]  # two subjects without a comma are an apposition: "the organisation Cofavic"
    return [*loose_names(verb, own[0]), *found]


def _inherited_subjects(verb: Token) -> list[Token]:
    """The subject of a clause that states none: of the verb that it is coordinated with or depends on."""
    head = verb.head
    if (
        verb.i > 0
        and verb.tag_ in ("VBZ", "VBD")
        and verb.nbor(-1).dep_ == "compound"
        and verb.nbor(-1).head.i == verb.i
    ):
        return [verb.nbor(-1)]  # "UNECE notes that ...", parsed as a noun's modifier
    if (verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX", "ADJ")) or goes_on(verb):
        return _grammatical_subjects(_coordinated(verb))
    if verb.dep_ == "pcomp" and head.i != verb.i:
        return _of_preposition(head)
    if (main := main_participle(verb)) is not None:
        return _grammatical_subjects(main)
    if (doing := whose_doing(verb)) is not None:
        return [doing]
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and head.i != verb.i:
        inherited = _of_governor(verb, head)
        if inherited is not None:
            return inherited
    if (subject := main_misread(verb)) is not None:
        return [subject]
    if (
        verb.dep_ in ("acl", "dep", "csubj")
        and verb.tag_ == "VBG"
        and (main := verb_before_comma(verb)) is not None
    ):
        return _grammatical_subjects(main)  # "A met B, urging them to ...": A urges, however parsed
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        holding = held_up_by(head)
        return among_those(head) or (subjects(holding) if holding is not None else []) or [head]
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        by = frozenset(("by", "of") if head.lemma_ in ("decision", "vote", "ruling") else ("by",))
        return ranked(verb) or _poss(head) or prepositions(head, by) or _of_infinitive(head)
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        return named_root(verb) or [head]  # "The mission *asked* for access but ...": no participle
    if verb.dep_ == "relcl":
        return _of_relative(verb, head)
    return fronted_subject(verb) or (behind_participle(verb) if verb.dep_ == "ROOT" else [])


def _of_relative(verb: Token, head: Token) -> list[Token]:
    if verb.tag_ == "VB" and (head.dep_ == "attr" or (head.dep_ == "dobj" and head.head.lemma_ in _HAVING)):
        return _grammatical_subjects(head.head)  # "*Ghana* became the first to jail a journalist"
    return [head] if not dependents(verb, ("dobj",)) else []


_HAVING = frozenset(
    ("have", "get", "take", "use", "hold", "organise", "organize", "host", "stage", "convene", "call")
)


def _of_infinitive(noun: Token) -> list[Token]:
    """Who does what an infinitive says that hangs on a noun of the main clause.

    "Became the 30th *State to ratify*", "had the *chance to meet*", "decided by a *vote to renew*".
    """
    if noun.dep_ == "attr" or (noun.dep_ == "dobj" and noun.head.lemma_ in _HAVING):
        return _grammatical_subjects(noun.head)
    if noun.dep_ == "pobj" and (noun.lemma_, noun.head.lower_) in (("vote", "by"), ("pain", "at")):
        return dependents(noun.head.head, ("nsubj",))
    return []


def _blamed(governor: Token) -> list[Token]:
    """Whom a verb blames, praises or stops: its object, or the subject of its passive."""
    if governor.pos_ not in ("VERB", "AUX"):
        return []
    if is_passive(governor):
        return [c for c in governor.children if c.dep_ == "nsubjpass"]
    return [c for c in governor.children if c.dep_ == "dobj" and c.i < governor.i + 40]


def _coordinated(verb: Token) -> Token:
    """The verb that a subjectless coordinated verb shares its subject with.

    "He stressed that it was urgent, and appealed to States": the parser hangs "appealed" on "was", but
    after a comma
    a past tense goes with the verb of saying.
    """
    head = verb.head
    matrix = head.head
    if (main := main_coordination(verb)) is not None:
        return main
    spoken = head.dep_ == "ccomp" and matrix.i < head.i  # not "X called on Y, and asked Z, the paper said"
    if spoken and verb.tag_ == "VBD" and matrix.tag_ == "VBD" and after_comma(verb):
        return matrix
    return head


def _poss(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "poss"]


@once
def subjects(verb: Token) -> list[Token]:
    """Who does what the verb says: the subject of an active, the agent of a passive clause."""
    found = agents(verb) if is_passive(verb) else by_user(verb) or _grammatical_subjects(verb)
    found = [t for t in found if t.lower_ != "whom"]
    return found + [
        c
        for token in (*found, verb)
        for c in companions(token)
        if c.i < verb.i or token.i != verb.i or verb.lemma_ in DONE_TOGETHER
    ]


@once
def objects(verb: Token) -> list[Token]:
    """What the verb is done to: the object of an active, the subject of a passive clause."""
    return _done_to(verb) if is_passive(verb) else _direct_objects(verb)


def _done_to(verb: Token) -> list[Token]:
    """The logical object of a passive, with who suffers it beside it: "was arrested *together with B*"."""
    own = dependents(verb, ("nsubjpass", "nsubj")) or [
        c for a in dependents(verb, ("auxpass",)) for c in a.children if c.dep_ in ("nsubj", "nsubjpass")
    ]
    if own:
        found = own if verb.dep_ != "relcl" else named_as(verb.head) or own
        return found + [c for token in (*own, verb) for c in companions(token)]
    if verb.dep_ in ("acl", "relcl"):
        return named_as(verb.head) or [_all_of_them(verb.head)]
    if (believed := believed_of(verb)) is not None:
        return [believed]
    if held_state(verb):
        return _grammatical_subjects(verb.head)
    if verb.dep_ == "ROOT" and (late := after_auxiliary(verb)):
        return late
    if (participle := led_by(verb)) is not None:
        return objects(participle)
    return [s for s in _grammatical_subjects(verb) if s not in agents(verb)]


def _all_of_them(head: Token) -> Token:
    """ "A, B and C, *all* arrested in May": the list before it."""
    if head.lower_ not in ("all", "both") or head.dep_ not in ("appos", "conj", "dep", "npadvmod"):
        return head
    first = head.head
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    return first if first.pos_ in ("NOUN", "PROPN") else head


def _direct_objects(verb: Token) -> list[Token]:
    """The object of an active verb, wherever the parser hangs it."""
    found = dependents(verb, ("dobj", "dative"))
    found = [f for f in found if f.pos_ != "ADP"]
    if not found and (sharing := shared_after_comma(verb)) is not None:
        found = dependents(sharing, ("dobj",))
    found += beside(verb, found)
    if not found and any(is_manner(c) for c in verb.children):  # "adopted by a vote of 18 to 7 a resolution"
        found = [c for c in dependents(verb, ("appos",)) if c.i > verb.i]
    found = [f for n, f in enumerate(found) if not (n and only_describes(f, found[n - 1]))]
    found = found or object_of_adjective(verb)
    if not found and verb.dep_ == "relcl":
        # "the lawyers whom the police arrested" and "the lawyers they arrested"
        if any(c.lower_ == "whom" and c.head.i == verb.i for c in verb.children):
            return [verb.head]
        wh = [c for c in verb.children if c.dep_ == "dobj"]
        if (
            not wh
            and dependents(verb, ("nsubj",))
            and not any(c.dep_ in ("prep", "ccomp", "xcomp") for c in verb.children if c.i > verb.i)
            and not any(c.tag_ in ("WDT", "WP") and c.dep_ == "nsubj" for c in verb.children)
        ):
            return [verb.head]
    found = found or object_elsewhere(verb) or reduced_relative(verb)
    if not found:
        shared = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i > verb.i]
        if (
            shared
            and not is_passive(shared[0])
            and not any(c.dep_ in ("nsubj", "prep") for c in verb.children if c.i > verb.i)
            and not dependents(shared[0], ("nsubj",))
        ):
            return dependents(shared[0], ("dobj",))
    return found


def stranded(verb: Token, words: frozenset[str]) -> bool:
    """ "were called *upon*": a preposition whose object is the passive's subject."""
    return is_passive(verb) and any(
        c.dep_ in ("prep", "prt", "advmod")
        and c.lower_ in words
        and not any(g.dep_ in ("pobj", "pcomp") for g in c.children)
        for c in verb.children
    )
