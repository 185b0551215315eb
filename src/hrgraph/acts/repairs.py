"""Where the parser often hangs a word wrongly, and where it belongs."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = [
    "ACCUSING",
    "DONE_TOGETHER",
    "SPEAKING",
    "USING",
    "WIELDERS",
    "accused_through",
    "among_others",
    "among_those",
    "apart_from_subject",
    "before_place",
    "belongs_before",
    "beside",
    "by_user",
    "clause_head",
    "companions",
    "dependents",
    "displaced",
    "goes_on",
    "held_state",
    "held_up_by",
    "is_manner",
    "led_agents",
    "led_by",
    "listing",
    "loose_names",
    "main_misread",
    "main_participle",
    "object_elsewhere",
    "object_of_adjective",
    "only_describes",
    "split_perfect",
    "verb_before_comma",
    "verb_of",
    "whose_doing",
]


def verb_of(token: Token) -> Token | None:
    """The verb that governs a token."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return token if token.pos_ in ("VERB", "AUX") else None


def dependents(verb: Token, labels: tuple[str, ...]) -> list[Token]:
    """The dependents of a word with one of these labels."""
    return [c for c in verb.children if c.dep_ in labels]


def main_misread(verb: Token) -> Token | None:
    """The subject of a main verb that the parser reads as a participle: "A coalition of unions *called* on
    X to act".

    A sentence without any finite verb has a noun as its root; a participle on it with an object or a clause
    of its own
    is the main verb.
    """
    if verb.dep_ not in ("acl", "relcl") or verb.tag_ not in ("VBD", "VBN"):
        return None
    root = verb
    while root.head.i != root.i:
        if root.i != verb.i and root.pos_ in ("VERB", "AUX"):
            return None
        root = root.head
    if root.pos_ not in ("NOUN", "PROPN") or root.i > verb.i:
        return None
    labels = {c.dep_ for c in verb.children if not is_manner(c)}
    own = {"dobj", "ccomp", "xcomp", "advcl", "oprd"}
    if verb.tag_ == "VBD":  # a past tense is no participle: "A statement signed by States *called* for ..."
        own = own | {"prep"}
    return root if labels & own and not labels & {"agent", "nsubj", "aux"} else None


_MANNERS = frozenset(
    (
        *("consensus", "vote", "acclamation", "majority", "ballot", "roll", "call", "show", "margin"),
        *("silence", "telephone", "phone", "video", "videolink", "link", "email", "videoconference"),
    )
)


def is_manner(preposition: Token) -> bool:
    """ "Adopted *by consensus*", "*by a recorded vote* of 18 to 7": how it was done, not by whom."""
    return preposition.lower_ == "by" and any(
        c.lemma_.lower() in _MANNERS or (c.dep_ == "pobj" and c.like_num) for c in preposition.children
    )


def clause_head(token: Token) -> bool:
    """A verb that is tagged as a noun but heads what somebody says: "“They *trample* on rights,” said X"."""
    return token.pos_ == "NOUN" and token.dep_ in ("ccomp", "ROOT") and bool(dependents(token, ("nsubj",)))


def led_by(verb: Token) -> Token | None:
    """The participle that another goes with: "the statement *led* by X and joined by Y"; None elsewhere."""
    bare = (
        verb.tag_ == "VBN" and verb.dep_ == "conj" and not dependents(verb, ("auxpass", "aux", "nsubjpass"))
    )
    if not bare or verb.head.tag_ == "VBN" or not dependents(verb, ("agent",)):
        return None
    between = [t for t in verb.doc[verb.head.i + 1 : verb.i] if t.tag_ == "VBN" and t.dep_ == "acl"]
    return between[-1] if between else None


def before_place(verb: Token) -> list[Token]:
    """ "Held 20 *people* in Astana who were marching": not the place that the parser hangs them on."""
    place = verb.head
    if place.dep_ != "pobj" or place.pos_ != "PROPN" or place.head.lower_ not in ("in", "at", "near", "on"):
        return []
    if not any(c.lower_ in ("were", "are", "have") for c in verb.children) or place.i > verb.i:
        return []
    above = place.head.head
    while above.dep_ in ("pobj", "prep"):
        above = above.head
    if above.tag_ == "NNS":
        return [above]
    return [c for c in above.children if c.dep_ in ("dobj", "nsubjpass") and c.tag_ == "NNS"][-1:]


def belongs_before(verb: Token) -> bool:
    """ "raided offices in the capital, Kabul, questioned staff": the name ends the phrase before the verb."""
    found = dependents(verb, ("nsubj", "nsubjpass", "csubj"))
    subject = found[-1] if found else verb
    return (
        len(found) == 1
        and verb.dep_ in ("advcl", "conj", "ccomp")
        and verb.tag_ in ("VBD", "VBN")
        and verb.head.pos_ == "VERB"
        and verb.head.i < subject.i == verb.i - 2
        and subject.pos_ == "PROPN"
        and subject.i > 1
        and verb.nbor(-1).text == subject.nbor(-1).text == ","
    )


def loose_names(verb: Token, subject: Token) -> list[Token]:
    """The first names of a list whose commas mislead the parser: "*X*, Y and Z request ..."."""
    return [
        c
        for c in verb.children
        if c.dep_ in ("dep", "npadvmod", "nmod")
        and c.pos_ == "PROPN"
        and c.i < subject.i
        and any(g.dep_ == "conj" for g in subject.children)
        and all(
            t.text == "," or t.i in (c.i, subject.i) or t.head.i == subject.i
            for t in verb.doc[c.i + 1 : subject.i]
        )
    ]


def verb_before_comma(verb: Token) -> Token | None:
    """The finite verb before a participle that a comma sets off."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    main = verb_of(verb)
    while main is not None and main.i > verb.i:
        main = verb_of(main) if main.head.i != main.i else None
    return main


def split_perfect(verb: Token) -> Token | None:
    """The auxiliary of "The Foundation, *has* in a statement condemned the raid", parsed as a participle."""
    noun = verb.head
    if (
        verb.dep_ != "acl"
        or verb.tag_ != "VBN"
        or noun.dep_ != "pobj"
        or noun.head.lower_ not in ("in", "through")
    ):
        return None
    auxiliary = noun.head.head
    has = (
        auxiliary.lower_ in ("has", "have", "had") and auxiliary.i == noun.head.i - 1 and noun.i == verb.i - 1
    )
    return auxiliary if has and any(c.dep_ == "dobj" for c in verb.children) else None


def by_user(verb: Token) -> list[Token]:
    """ "A law used *by the army* to silence critics": who uses it does it."""
    head = verb.head
    used = [t for t in verb.doc[head.i : verb.i] if t.lemma_ in _USES and t.pos_ == "NOUN"]
    if verb.tag_ == "VB" and used and (owners := dependents(used[-1], ("poss",))):
        return owners  # "reported on *States'* misuse of spyware to target journalists"
    if (
        verb.dep_ not in ("xcomp", "advcl")
        or verb.tag_ != "VB"
        or head.lemma_ not in USING
        or head.tag_ != "VBN"
    ):
        return []
    return [g for c in head.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]


def led_agents(verb: Token) -> list[Token]:
    """ "Condemned by leading international *bodies*": a participle that the parser takes for a gerund."""
    return [
        o
        for c in verb.children
        if c.dep_ in ("agent", "prep") and c.lower_ == "by"
        for g in c.children
        if g.dep_ == "pcomp" and g.lower_ in ("leading", "existing", "participating", "neighbouring")
        for o in g.children
        if o.dep_ == "dobj"
    ]


def main_participle(verb: Token) -> Token | None:
    """The main verb of a participle that a comma sets off, where the parser hangs it on what is asked.

    "Urged the Council to maintain support, *calling* on the Government to ...": who urged calls too.
    """
    head = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or head.tag_ != "VB" or head.dep_ != "xcomp":
        return None
    return head.head if verb_before_comma(verb) is not None else None


def only_describes(noun: Token, name: Token) -> bool:
    """ "arrested Ahmed Mansoor, *winner of the prize*": an apposition that the parser takes for an object."""
    if noun.pos_ == "PROPN" and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ",":
        end = noun.right_edge.i + 1  # "shot her dead, *Hugo Obi*, its president, told reporters"
        return end + 1 < len(noun.doc) and noun.doc[end].text == "," and noun.doc[end + 1].tag_ == "VBD"
    return (
        name.pos_ == "PROPN"
        and noun.pos_ == "NOUN"
        and noun.i - name.i == 2
        and noun.nbor(-1).text == ","
        and not any(c.dep_ in ("det", "nummod", "poss") for c in noun.children)
        and noun.tag_ == "NN"
    )


def displaced(head: Token, preposition: Token) -> list[Token]:
    """ "We call on *States* to act": the object after the preposition, which the parser gives to the verb."""
    return [
        c
        for c in head.children
        if c.dep_ == "dobj" and c.left_edge.i == preposition.i + 1 and not c.head.i > c.i
    ]


USING = frozenset(
    ("use", "abuse", "misuse", "exploit", "weaponise", "weaponize", "employ", "invoke", "deploy")
)
"""Verbs whose infinitive tells what is done: "*uses* the law to jail critics"."""
_USES = frozenset(("use", "abuse", "misuse", "exploitation", "deployment"))
ACCUSING = frozenset(
    [
        *("accuse", "suspect", "blame", "condemn", "denounce", "criticise", "criticize", "rebuke", "fault"),
        *("slam", "convict", "censure", "lambast", "lambaste", "castigate", "indict", "charge", "chide"),
    ]
)
"""Verbs whose object did what follows "of", "for" or "over": "blamed the army *for* the killings"."""
SPEAKING = frozenset(
    (
        *(
            "activist",
            "campaigner",
            "critic",
            "defender",
            "diplomat",
            "expert",
            "family",
            "lawmaker",
            "lawyer",
        ),
        *("leader", "minister", "observer", "opposition", "organisation", "organization", "politician"),
        *("president", "relative", "union", "watchdog", "ngo", "party", "country", "association"),
    )
)
"""Nouns for who says something: "criticised as flawed *by opposition leaders*"."""
WIELDERS = frozenset(
    (
        *("authority", "authorities", "police", "officer", "agent", "force", "forces", "official", "court"),
        *("army", "soldier", "guard", "gunman", "gunmen", "government", "state", "regime", "military"),
        *("judge", "militia", "group", "prosecutor", "militant", "rebel", "paramilitary", "policeman"),
        *("policemen", "gendarme", "trooper", "warden", "militiaman", "militiamen", "commando"),
        *("operative", "general", "constabulary", "gendarmerie", "directorate", "commander", "bailiff"),
        *("jailer", "captor", "fighter", "assailant", "attacker", "mob", "troop", "tribunal", "service"),
        *("assassin", "thug", "settler", "junta"),
    )
)
"""Those who arrest, charge and kill."""
_HELD = frozenset(
    [
        *(
            "incarcerate",
            "imprison",
            "detain",
            "jail",
            "hold",
            "confine",
            "ban",
            "arrest",
            "suspend",
            "block",
        ),
        *("close", "shutter", "outlaw", "disappear", "persecute", "lock", "charge", "blacklist", "freeze"),
        *("prosecute", "remand", "intern", "arrest", "indict", "subject", "bar", "target"),
    ]
)


def held_state(verb: Token) -> bool:
    """ "remains *incarcerated*": a participle after "remain" says what was done to the subject."""
    return _split_passive(verb) or (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ in ("acomp", "oprd", "xcomp", "attr")
        and verb.lemma_ in _HELD
        and verb.head.lemma_ in ("remain", "stay", "be", "get")
    )


def _split_passive(verb: Token) -> bool:
    """ "*was* on Friday *handed* a sentence": when it was done stands between the two."""
    auxiliary = verb.head
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "advcl" or auxiliary.lower_ not in ("was", "were"):
        return False
    between = verb.doc[auxiliary.i + 1 : verb.i]
    return 0 < len(between) < _FEW and all(t.dep_ in _TIMES for t in between)


_FEW = 5
_TIMES = frozenset(("prep", "pobj", "npadvmod", "advmod", "det", "amod", "nummod", "compound"))


def apart_from_subject(verb: Token) -> bool:
    """ "X, *imprisoned* for years, is ill": the parser takes the participle for the main verb."""
    if verb.tag_ != "VBN" or verb.dep_ != "ROOT":
        return False
    labels = {c.dep_ for c in verb.children}
    subject = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return (
        bool(subject)
        and not labels & {"aux", "auxpass", "dobj"}
        and verb.nbor(-1).text == ","
        and any(c.dep_ == "conj" and c.tag_ in ("VBZ", "VBD", "VBP") for c in verb.children)
    )


def accused_through(noun: Token) -> Token | None:
    """The verb of blame whose object or passive subject a noun is: "*accuses* the army"; None elsewhere."""
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in ACCUSING:
        return noun.head
    return None


def beside(verb: Token, found: list[Token]) -> list[Token]:
    """ "arrested X, *along with Y*", "urged X, as well as *Y*, to act": Y stands beside the object."""
    return [
        g
        for word in (*found, verb)
        for c in word.children
        if found and c.dep_ == "prep" and c.i > found[-1].i
        for inner in (c, *c.children)
        if (c.lower_ == "along" and inner.lower_ == "with") or (c.lower_ == "alongside" and inner.i == c.i)
        for g in inner.children
        if g.dep_ == "pobj"
    ]


_HELD_UP = frozenset(("placard", "banner", "sign", "poster", "slogan", "flag", "chant"))


def held_up_by(thing: Token) -> Token | None:
    """The verb whose subject demands what a banner says: "workers *held* banners demanding ..."."""
    shown = thing.lemma_.lower() in _HELD_UP and thing.dep_ in ("dobj", "pobj")
    return verb_of(thing) if shown else None


def among_others(head: Token, preposition: Token) -> list[Token]:
    """ "met with, among others, *the Minister*": the names hang on what stands between."""
    if preposition.i + 1 >= len(preposition.doc) or preposition.nbor(1).text != ",":
        return []
    return [
        a
        for c in head.children
        if c.i > preposition.i and c.lower_ in ("among", "amongst")
        for g in c.children
        if g.lower_ == "others"
        for a in g.children
        if a.dep_ in ("appos", "conj")
    ]


_GIVEN = frozenset(
    (
        *("submit", "send", "publish", "release", "launch", "deliver", "present", "issue", "file", "write"),
        *("sign", "adopt", "table", "introduce", "address", "circulate", "lodge", "hold", "have"),
    )
)
"""Verbs that in a relative clause say to whom, after what it is about: "the report *it sent to* X"."""


def object_elsewhere(verb: Token) -> list[Token]:
    """The object that the parser gives to another word, or that a relative clause leaves out."""
    asked = dependents(verb, ("ccomp", "xcomp"))
    related = any(c.tag_ in ("WDT", "WP", "WRB") for c in verb.subtree if c.i < verb.i)
    if verb.dep_ in ("relcl", "acl") and verb.lemma_ in _GIVEN and dependents(verb, ("nsubj",)):
        return [] if asked or related else [verb.head]
    # "passed in first reading the bill": parsed as a clause of "reading"
    return [
        o for c in dependents(verb, ("advcl",)) if c.lower_ == "reading" for o in dependents(c, ("dobj",))
    ]


def object_of_adjective(verb: Token) -> list[Token]:
    """ "Shot dead *the lawyer*": the parser gives the object to "dead"."""
    return [
        o for c in dependents(verb, ("acomp", "oprd")) if c.lower_ == "dead" for o in dependents(c, ("dobj",))
    ]


DONE_TOGETHER = frozenset(
    (
        *("sign", "publish", "submit", "launch", "release", "send", "issue", "file", "present"),
        *("table", "introduce", "unveil", "deliver", "lodge", "circulate"),
    )
)
"""What is done "together with Y" is done by Y, too, where Y stands after these."""


def companions(token: Token) -> list[Token]:
    """ "X, *together with Y*", "X alongside Y": Y does it too."""
    found: list[Token] = []
    for child in token.children:
        before = child.nbor(-1).lower_ if child.i else ""
        if child.dep_ == "prep" and (
            child.lower_ == "alongside"
            or (
                child.lower_ == "with"
                and before in ("together", "along", "jointly", "coalition", "partnership")
            )
        ):
            found += [g for g in child.children if g.dep_ == "pobj"]
        if child.dep_ == "acl" and child.lemma_ in ("flank", "join"):  # "X, flanked by Y, tabled ..."
            found += [g for c in child.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        if child.dep_ == "advmod" and child.lower_ in ("together", "along"):
            found += [g for w in child.children if w.lower_ == "with" for g in w.children if g.dep_ == "pobj"]
        if child.dep_ == "prep" and child.lower_ == "including" and token.pos_ == "NOUN":
            found += [g for g in child.children if g.dep_ == "pobj" and g.pos_ == "PROPN"]
    return found


_PEOPLE = frozenset(("others", "those", "people", "protesters", "demonstrators", "activists", "protestors"))


def whose_doing(verb: Token) -> Token | None:
    """Who does what a feeling is about: "is disappointed by *India* dismissing the report"."""
    before = verb.nbor(-1) if verb.i > 0 and verb.dep_ == "advcl" and verb.tag_ == "VBG" else None
    if before is not None and before.lower_ in _PEOPLE and before.dep_ in ("pobj", "conj", "dobj"):
        while before.dep_ == "conj":
            before = before.head
        return before  # "a crackdown on *students* and others demanding elections"
    if before is None or before.dep_ != "pobj" or before.head.lower_ not in ("by", "about", "at", "over"):
        return None
    feels = before.head.head
    return before if feels.dep_ == "acomp" or feels.tag_ in ("VBN", "JJ") else None


def among_those(pronoun: Token) -> list[Token]:
    """ "Among those urging Egypt to act was *X*", "X was among those who condemned it"."""
    among = pronoun.head
    if pronoun.lower_ not in ("those", "others", "organisations", "groups", "states", "countries", "voices"):
        return []
    if among.lower_ not in ("among", "amongst") or among.head.lemma_ not in ("be", "include"):
        return []
    return dependents(among.head, ("nsubj", "attr"))


def listing(name: Token) -> Token | None:
    """The group of "20 *groups*, including A, B and C, which asked ...": all of them asked."""
    first = name
    while first.dep_ in ("conj", "appos") and first.head.i < first.i:
        first = first.head
    including = first.head
    group = including.head
    listed = first.dep_ == "pobj" and including.lower_ == "including" and group.tag_ in ("NNS", "NNPS")
    return group if listed and any(c.dep_ == "conj" for c in first.children) else None


def goes_on(verb: Token) -> bool:
    """ "X calls on A to act, strongly *condemns* B and ...": coordinated, though the parser can't tell."""
    head = verb.head
    return verb.dep_ == "dep" and verb.tag_ in ("VBZ", "VBD") and head.pos_ == "VERB" and head.i < verb.i
