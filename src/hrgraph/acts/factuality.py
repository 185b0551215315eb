"""Does a clause report its act as done, as announced, or not at all: negations, conditions, wishes, plans."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from hrgraph.acts.coordination import main_coordination
from hrgraph.acts.harm_words import VOLLEYS
from hrgraph.acts.leave import LEAVE, forbidden
from hrgraph.acts.ranks import is_rank
from hrgraph.acts.repairs import USING, accused_through, verb_of
from hrgraph.lexicon import Grammar

__all__ = ["Status", "attempted", "status"]

Status = Literal["done", "announced", "none"]

_TELLING = frozenset(
    (
        *("write", "meet", "speak", "gather", "use", "send", "issue", "publish", "join"),
        *("unite", "intervene", "rally", "march", "demonstrate", "protest", "rise", "assemble"),
    )
)
"""After these "to urge" is done, not only meant: "wrote to the President to condemn ..."."""

_REPORTING = frozenset(("report", "know", "say", "appear", "seem", "claim", "allege", "be"))
"""After these an infinitive is told as a fact: "is reported to have killed"."""
_DECIDED = frozenset(
    (
        *("extend", "renew", "establish", "create", "appoint", "adopt", "terminate", "discontinue"),
        *("suspend", "grant", "drop", "set", "prolong", "form", "send", "refer", "publish", "open"),
        *("launch", "convene", "award", "close", "shut", "outlaw", "ban", "expel", "deport"),
        *("dissolve", "revoke", "postpone", "prosecute", "charge", "detain", "arrest", "dismiss"),
        *("sentence", "execute", "deny", "freeze", "block", "designate", "blacklist", "withdraw"),
        *("ratify", "sign", "accede", "extradite", "liquidate", "deregister", "sack", "remove"),
        *("strip", "sanction", "nominate", "name"),
    )
)
"""What a body decides to do is told as done: "the decision *to close* the office"."""
_MANAGED = frozenset(("meet", "speak", "visit", "talk", "submit", "deliver"))
"""Who "was able to meet" somebody did."""
_PURPOSES = frozenset(
    (
        *("aim", "goal", "objective", "purpose", "tactic", "strategy", "intention", "task", "mandate"),
        *("role", "idea", "plan", "way", "practice", "approach", "method", "solution", "step", "answer"),
        *("job", "duty", "function", "trick", "habit", "pattern", "ambition", "challenge", "choice"),
    )
)
"""What these "are to" do is meant or usual, not told: "their *tactic is to charge* critics"."""
_STALLING = frozenset(
    ("stall", "delay", "hesitate", "dither", "backtrack", "procrastinate", "renege", "equivocate", "waver")
)
"""Who does so "on passing" a law has not passed it."""
_FORESEEN = frozenset(("schedule", "slate", "suppose", "tip"))
"""What somebody "is scheduled to" do nobody has announced."""
_TRAVELLING = frozenset(("travel", "fly", "arrive", "come", "return", "go", "visit"))
_WISHING = frozenset(("like", "wish", "want"))
"""After these some acts are done by being spoken: "we would like to thank", "I want to stress"."""
_GLAD = frozenset(
    (
        *("quick", "swift", "careful", "pleased", "proud", "delighted", "happy", "glad", "honoured"),
        *("honored", "privileged", "sorry", "saddened", "shocked"),
    )
)
"""After these an infinitive is done: "is pleased to announce"."""
_PERFORMED = frozenset(
    (
        *("thank", "congratulate", "express", "welcome", "commend", "applaud", "pay", "stress"),
        *("emphasise", "emphasize", "highlight", "underline", "reiterate", "recall", "remind", "draw"),
        *("condemn", "urge", "appeal", "call", "ask", "salute", "acknowledge", "praise", "note"),
        *("extend", "convey", "voice", "assure"),
    )
)


_SHOWN = frozenset(("protest", "demand", "denounce"))
"""What is done for one of these shows it already: "blocked the road *to demand* his release"."""
_OURSELVES = frozenset(("i", "we", "me", "us"))
"""Who speaks: "*we* take this opportunity to thank", "allow *me* to thank", done by being said."""
_QUALITIES = frozenset(
    (
        *("courage", "bravery", "role", "leadership", "work", "effort", "commitment", "determination"),
        *("resolve", "persistence", "success", "skill", "experience", "part", "interest", "tenacity"),
    )
)
"""What somebody shows in doing something: "their *courage* in opposing the regime" tells no act."""


_ABOUT_DOING = frozenset(
    (
        *("criminalise", "criminalize", "ban", "prohibit", "forbid", "consider", "suggest", "recommend"),
        *("discuss", "risk", "oppose", "favour", "favor", "permit", "allow", "mean", "involve", "include"),
        *("support", "advocate", "punish", "deny", "admit", "justify", "require", "entail"),
    )
)
"""With a gerund these speak of doing it, not of its being done: "laws that criminalise *criticising* ..."."""


_ATTEMPTING = frozenset(
    (
        *("try", "attempt", "seek", "threaten", "move", "conspire", "plot", "scheme"),
        *("proceed", "rule", "vote", "elect"),
    )
)
_FIRING = frozenset(("fire", "shoot", "launch", "lob", "hurl", "throw", "unleash", "wield", "spray"))
_ATTEMPTS = frozenset(
    ("attempt", "effort", "bid", "plot", "move", "drive", "campaign", "conspiracy", "threat", "scheme")
)
"""With an infinitive of harm these tell an attack, though not its success: "attempts to silence critics"."""
_OCCASIONS = frozenset(
    (
        *("floor", "opportunity", "occasion", "moment", "chance", "stage", "podium", "street", "square"),
        *("rally", "protest", "demonstration", "march", "vigil", "sit-in", "strike", "picket", "conference"),
        *("letter", "statement", "petition", "campaign", "appeal", "submission", "placard", "banner", "sign"),
        *("force", "voice"),
    )
)
"""Who takes, holds or sends these to ask for something has asked: "held a *rally* to demand ..."."""


_GATHERINGS = frozenset(("meeting", "briefing", "event"))
_OUTSPOKEN = frozenset(
    (
        *(
            "demand",
            "denounce",
            "condemn",
            "protest",
            "call",
            "urge",
            "ask",
            "criticise",
            "criticize",
            "oppose",
        ),
        *("reject", "decry", "warn", "express", "voice", "welcome", "thank", "praise", "plead", "appeal"),
    )
)
"""What a meeting or rally is held for is done there: "a press conference *to denounce* the ban"."""
_MARKING = frozenset(("mark", "commemorate", "remember", "honour", "honor", "mourn", "celebrate"))
"""What is done to mark an anniversary marks it: "launched a campaign *to mark* the day"."""
_HOLDING = frozenset(
    (
        *("hold", "organise", "organize", "host", "stage"),
        *("attend", "convene", "launch", "arrange", "lead", "join"),
    )
)
_SHOWING = frozenset(
    (
        *("document", "describe", "detail", "show", "recount"),
        *("reveal", "expose", "report", "record", "illustrate"),
    )
)
"""What these tell with "how" is a fact: "documents how the police tortured detainees"."""


_OFFENDING = frozenset(
    ("insult", "defame", "slander", "smear", "discredit", "denigrate", "criticise", "criticize", "offend")
)
_DENYING = frozenset(("deny", "refute", "rebut", "disprove", "dispute"))
"""What somebody so speaks of did not happen, as they tell it: "denied that its guards *beat* villagers"."""


def _floor(verb: Token) -> bool:
    """ "took the *floor* to thank", "used the occasion to condemn": done in the same breath."""
    return any(
        c.dep_ in ("dobj", "pobj") and c.lemma_ in _OCCASIONS
        for child in verb.children
        for c in (child, *(child.children if child.dep_ == "prep" else ()))
    )


def _negated(verb: Token, grammar: Grammar) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "hardly", "almost", "nearly"):
            return True
        if child.lower_ == "nor" and child.i < verb.i and child.dep_ in ("cc", "preconj", "advmod", "neg"):
            return True  # "nor had it recognised"
        if child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no":
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and (
            child.lower_ in ("nobody", "none") or any(g.lower_ in ("no", "neither") for g in child.children)
        ):
            return True
    if verb.dep_ == "conj" and any(
        c.lower_ == "nor" and verb.head.i < c.i < verb.i for c in verb.head.children if c.dep_ == "cc"
    ):
        return True  # "has not replied, *nor* has it invited anybody"
    return verb.dep_ == "pcomp" and (verb.head.lower_ == "without" or _lacking(verb.head.head))


def _lacking(noun: Token) -> bool:
    """ "The *lack* of progress in holding them to account": it was not done."""
    for _ in range(2):
        if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in"):
            noun = noun.head.head
    return noun.lemma_ in ("lack", "absence", "inability", "delay") and noun.pos_ == "NOUN"


def _of_nobody(verb: Token) -> bool:
    """ "Met *neither* the minister nor his deputy", "spoke with *nobody*"."""
    nouns = [g for c in verb.rights for g in (c, *c.rights) if g.dep_ in ("dobj", "pobj")]
    return any(n.lower_ in ("nobody", "none") or any(c.lower_ == "neither" for c in n.lefts) for n in nouns)


def _asked(verb: Token) -> bool:
    """ "*Does* the Secretary-General *condemn* it?": a question tells no act."""
    doing = [c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("do", "does", "did", "will")]
    subject = [c.i for c in verb.children if c.dep_ == "nsubj"]
    if not doing or not subject or doing[0].i > subject[0] or verb.dep_ not in ("ROOT", "ccomp", "parataxis"):
        return False
    return any(t.text == "?" for t in verb.doc[verb.i : verb.right_edge.i + 2])


def status(verb: Token, grammar: Grammar) -> Status:
    """Is the act done, announced, or no claim at all (negated, hypothetical, wished for)?"""
    result: Status = "done"
    token = main_coordination(verb) or verb
    if _of_nobody(verb):
        return "none"
    for _ in range(8):
        if _unreal(token, grammar, own=token.i == verb.i):
            return "none"
        if any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "wo") for c in token.children):
            if _depends(token):
                return "none"
            result = "announced"
        head = token.head
        if _shares_auxiliaries(token):
            token = head
            continue
        if token.dep_ not in ("xcomp", "pcomp", "advcl", "ccomp") or head.i == token.i:
            purpose = token.dep_ in ("acl", "relcl") and _infinitive(token)
            held = purpose and head.dep_ == "dobj" and head.head.lemma_ in _HOLDING
            if held and (
                token.lemma_ in _MARKING
                or (token.lemma_ in _OUTSPOKEN and head.lemma_ in _OCCASIONS | _GATHERINGS)
            ):
                token = head.head  # "held events to commemorate the dead", "held a rally to denounce it"
                continue
            return "none" if purpose and not _taken(token, head) else result
        governor = head.head if token.dep_ == "pcomp" else head
        if token.dep_ == "pcomp" and (accusing := accused_through(governor)) is not None:
            governor = accusing
        governed = _governed(token, governor, grammar, own=token.i == verb.i)
        if governed == "none" or _to_be_wished(token, governor):
            return "none"
        if governed == "announced":
            result = "announced"
        if governed == "told" or _finite(token, governor):
            return "none" if token.dep_ == "ccomp" and governor.lemma_ in _DENYING else result
        token = governor
    return result


def attempted(verb: Token, grammar: Grammar) -> bool:
    """ "Tried to kill X", "uses the law to jail critics", "efforts to close down X": an attempt harms."""
    if verb.lemma_ in LEAVE:
        above = verb.head if verb.dep_ == "ccomp" else None
        return forbidden(verb, grammar) and (above is None or status(above, grammar) == "done")
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    head = verb.head
    if not _infinitive(verb) or _unreal(verb, grammar, own=True):
        return False
    if verb.dep_ in ("acl", "relcl") or (verb.dep_ == "xcomp" and head.pos_ == "NOUN"):
        told = verb_of(head)
        return (
            head.lemma_.lower() in _ATTEMPTS
            and not any(c.lower_ == "no" for c in head.children)
            and (told is None or not _unreal(told, grammar, own=True))
        )
    verbs = _ATTEMPTING if verb.dep_ in ("xcomp", "ccomp") else USING
    if verb.lemma_ in ("disperse", "break") and any(c.lemma_ in VOLLEYS for c in head.children):
        verbs = _FIRING  # "*fired* tear gas to disperse the marchers"
    return (
        verb.dep_ in ("xcomp", "ccomp", "advcl")
        and head.lemma_ in (verbs | USING)
        and status(head, grammar) == "done"
    )


def _unreal(token: Token, grammar: Grammar, *, own: bool) -> bool:
    """Negated, under a modal, a condition or a question.  `own` is false for a verb that governs the act's
    verb.
    """
    if _negated(token, grammar) and (own or token.lemma_ not in ("can", "could")):
        return True
    if _asked(token):
        return True
    modals = {c.lower_ for c in token.children if c.dep_ == "aux" and c.tag_ == "MD"}
    if modals & grammar.hypothetical_modals and token.lemma_ not in _WISHING:
        return True
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"} & grammar.conditional_marks
    if marks and not (marks <= {"before", "until"} and _past(token)):  # "before he was arrested" tells a fact
        return True
    adverbs = {c.lower_ for c in token.children if c.dep_ == "advmod"}
    if adverbs & {"wherever", "whenever"}:
        return True
    if "when" in adverbs and token.dep_ == "advcl" and token.tag_ == "VBZ" and token.i < token.head.i:
        return True  # "*When an activist speaks out*, he is arrested": what always happens
    asked = adverbs & {"when", "how", "why"}
    if "why" in asked and _past(token):
        return False  # "asked why officers *had beaten* him": they had
    return token.dep_ == "ccomp" and bool(asked) and token.head.lemma_ not in _SHOWING


def _past(token: Token) -> bool:
    return token.tag_ == "VBD" or any(
        c.lower_ in ("was", "were", "had") for c in token.children if c.dep_ in ("aux", "auxpass")
    )


def _taken(token: Token, noun: Token) -> bool:
    """ "The Council's *decision to renew*", "had the *opportunity to meet*": done, not only meant."""
    if is_rank(noun):  # "became the *first* State to ratify it"
        return True
    if noun.lemma_ == "pain":  # "was at *pains to stress*"
        return noun.dep_ == "pobj" and noun.head.lower_ == "at"
    if noun.lemma_ in ("decision", "vote", "ruling", "resolution", "agreement"):
        return token.lemma_ in _DECIDED
    return noun.lemma_ in (
        "opportunity",
        "chance",
        "occasion",
        "honour",
        "honor",
        "privilege",
        "pleasure",
    ) and (
        noun.dep_ == "dobj"
        and noun.head.lemma_ in ("have", "get", "take", "use", "seize")
        and (noun.head.tag_ in ("VBD", "VBN") or any(c.lower_ in _OURSELVES for c in noun.head.children))
    )


def _depends(token: Token) -> bool:
    """ "*If Egypt signs*, ISHR will welcome it": what is announced under a condition is no act."""
    clauses = [c for c in token.children if c.dep_ == "advcl"]
    return any(g.dep_ == "mark" and g.lower_ in ("if", "unless", "once") for c in clauses for g in c.children)


def _shares_auxiliaries(token: Token) -> bool:
    """A coordinated verb without subject and auxiliaries of its own: "may call on A and *urge* B"."""
    if token.dep_ != "conj" or token.head.pos_ not in ("VERB", "AUX"):
        return False
    labels = {c.dep_ for c in token.children}
    if labels & {"nsubj", "nsubjpass"}:
        return False
    return token.tag_ in ("VB", "VBG") or not labels & {"aux", "auxpass"}


def _infinitive(token: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _finite(token: Token, governor: Token) -> bool:
    """A clause with a tense of its own; "would have the Assembly *urge*" has none."""
    if token.dep_ == "ccomp":
        return not (token.tag_ == "VB" and governor.lemma_.lower() in ("have", "let", "make"))
    return token.dep_ == "advcl" and not _infinitive(token)


def _on_the_way(token: Token, governor: Token) -> bool:
    """ "Wrote to condemn", "went on to adopt", "flew to Kyiv to meet X": done in the same breath."""
    lemma = governor.lemma_.lower()
    if token.lemma_ in _MARKING:  # "investigating an event *held to mark* the day": others held it
        between = token.doc[governor.i + 1 : token.i]
        return not any(t.tag_ == "VBN" and t.dep_ == "acl" and t.lemma_ in _HOLDING for t in between)
    if lemma in _TELLING or _floor(governor) or token.lemma_ in _SHOWN:
        return True
    if lemma in ("come", "band", "join", "get") and any(c.lower_ == "together" for c in governor.children):
        return True  # "forty groups came together to ask for his release"
    if lemma == "go" and any(c.lower_ == "on" for c in governor.children):
        return True
    return lemma in _TRAVELLING and token.lemma_ in (
        "meet",
        "hold",
        "deliver",
        "protest",
        "demand",
        "petition",
    )


def _as_nth(token: Token, governor: Token) -> bool:
    """ "Became the 30th State *to ratify* the treaty"."""
    return governor.lemma_ in ("be", "become") and any(
        is_rank(c) for c in governor.children if c.dep_ == "attr" and c.i < token.i
    )


def _only_meant(token: Token, governor: Token, lemma: str) -> bool:
    """ "Has *yet to condemn*", "*has to condemn*", "their tactic *is to charge* critics"."""
    if lemma in ("have", "be") and any(c.lower_ == "yet" for c in governor.children):
        return True
    if lemma == "have" and token.dep_ == "xcomp":
        return True
    if lemma in _FORESEEN and any(c.dep_ == "auxpass" for c in governor.children):
        return True
    if lemma == "be" and any(c.dep_ == "aux" and c.lower_ == "have" for c in token.children):
        return True  # "*was to have met* the minister"
    return lemma == "be" and any(c.dep_ == "nsubj" and c.lemma_ in _PURPOSES for c in governor.children)


def _by_leave(token: Token, lemma: str) -> bool:
    """ "*Allow me to* thank Norway": done by being said."""
    leave = lemma in ("allow", "permit", "let") and token.lemma_ in _PERFORMED
    return leave and any(c.dep_ == "nsubj" and c.lower_ in _OURSELVES for c in token.children)


_WISHED = frozenset(
    (
        *("important", "essential", "crucial", "vital", "critical", "imperative", "necessary", "urgent"),
        "paramount",
    )
)


def _to_be_wished(token: Token, governor: Token) -> bool:
    """ "It is important that the President *signs* this law": he is to."""
    return (
        token.dep_ == "ccomp"
        and token.tag_ in ("VB", "VBP", "VBZ")
        and governor.lemma_ == "be"
        and any(c.dep_ in ("acomp", "attr") and c.lower_ in _WISHED for c in governor.children)
    )


def _governed(
    token: Token, governor: Token, grammar: Grammar, *, own: bool
) -> Literal["through", "announced", "told", "none"]:
    """What the governing word makes of the act: it passes through, is announced, is told as done, or is
    none.
    """
    lemma = governor.lemma_.lower()
    infinitive = _infinitive(token)
    if token.dep_ in ("xcomp", "ccomp") and infinitive:
        if _only_meant(token, governor, lemma):
            return "none"
        if (
            governor.lower_ in _GLAD
            or _by_leave(token, lemma)
            or (governor.lower_ == "able" and token.lemma_ in _MANAGED)
        ):
            return "told"
        if lemma in _WISHING and own and token.lemma_ in _PERFORMED:
            return "through"  # "would like to thank" thanks
        if (lemma == "decide" and token.lemma_ in _DECIDED) or _as_nth(token, governor):
            return "through"  # a body that decides to extend a mandate has extended it
        if lemma in grammar.planning_verbs:
            return "announced"
        if own and token.lemma_ in _MARKING and lemma in _TELLING:
            return "through"  # "marched to mark the anniversary"
        through = lemma in grammar.transparent_verbs or lemma in _REPORTING
        writing = (
            lemma in _TELLING
            and token.dep_ == "xcomp"
            and not any(c.dep_ == "dobj" for c in governor.children)
        )
        return "through" if through or writing else "none"
    if token.dep_ == "ccomp" and token.tag_ == "VB" and lemma not in ("have", "let", "make"):
        labels = {c.dep_ for c in token.children}
        told = lemma in _REPORTING and token.i < governor.i  # "X urge them to act, said Y": no subjunctive
        asked = bool(labels & {"nsubj", "nsubjpass"}) and "aux" not in labels and not told
        return "none" if asked else "told"  # "asked that she condemn it"
    if (token.dep_ == "xcomp" and lemma in grammar.blocking_verbs) or (
        token.dep_ == "pcomp" and lemma in _STALLING
    ):
        return "none"
    if token.dep_ == "xcomp" and token.tag_ == "VBG" and lemma in _ABOUT_DOING:
        return "none"
    if token.dep_ == "advcl" and infinitive and not _on_the_way(token, governor):
        return "through" if _as_nth(token, governor) else "none"
    preposition = token.head.lower_
    if (
        token.dep_ == "pcomp"
        and (
            preposition in ("of", "for", "from", "without", "against", "about")
            or (preposition == "in" and lemma in _QUALITIES)
        )
        and governor.pos_ in ("NOUN", "ADJ", "VERB")
    ):
        if token.lemma_ in _OFFENDING and preposition in ("for", "of"):
            return "none"  # "jailed for *insulting* the court": what a court calls so
        accused = preposition == "of" and lemma in ("accuse", "suspect")
        voted = lemma in ("favour", "favor") and governor.head.head.lemma_ == "vote"
        responsible = lemma in ("responsible", "guilty", "culpable") and preposition in ("for", "of")
        told = voted or responsible or (governor.pos_ == "VERB" and (accused or preposition == "for"))
        return "told" if told else "none"
    return "through"
