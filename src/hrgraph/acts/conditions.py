"""What a frame asks of the clause before it matches: particles, objects, complements."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, prepositions
from hrgraph.acts.slots import Slots
from hrgraph.lexicon import Frame, Lexicon
from hrgraph.links.syntax import antecedent, conjuncts
from hrgraph.mentions import ParsedSentence

__all__ = ["conditions_hold", "light_noun", "object_is"]

# What is published or filed beside letters and instruments.
_PUBLISHED = frozenset(
    [
        "guide",
        "handbook",
        "toolkit",
        "manual",
        "factsheet",
        "analysis",
        "survey",
        "opinion",
        "application",
        "lawsuit",
        "suit",
        "motion",
        "draft",
        "list",
        "booklet",
        "questionnaire",
        "database",
        "addendum",
        "amicus",
        "curiae",
        "notice",
        "testimony",
        "paper",
        "affidavit",
        "reply",
        "response",
        "communication",
        "observation",
        "comment",
        "recommendation",
        "findings",
        "newsletter",
        "bulletin",
        "brochure",
        "documentary",
        "book",
        "volume",
        "transcript",
        "contribution",
        "proposal",
        "bill",
        "writ",
        "manifesto",
        "ultimatum",
        "annex",
        *(
            "binder",
            "archive",
            "alert",
            "questionnaire",
            "question",
            "register",
            "note",
            "verbale",
            "dataset",
            "website",
            "portal",
        ),
        *("chronology", "file", "folder", "scorecard", "yearbook", "anthology", "atlas"),
        *("grievance", "case-file", "counter-report", "factbook", "primer", "index", "ranking", "plea"),
    ]
)

# What bodies adopt beside what names itself a text.
_ADOPTED = frozenset(
    [
        "policy",
        "plan",
        "strategy",
        "guideline",
        "guidelines",
        "recommendation",
        "observation",
        "conclusion",
        "comment",
        "opinion",
        "decision",
        "programme",
        "program",
        "code",
        "charter",
        "pact",
        "agenda",
        "principle",
        "standard",
        "roadmap",
        "framework",
        "directive",
        "regulation",
        "legislation",
        "ordinance",
        "reform",
        "proposal",
        "act",
        "agreement",
        "compact",
        "outcome",
        "mechanism",
        "ban",
        "view",
        "package",
        "resolution",
        "guidance",
        "convention",
        "treaty",
        "protocol",
        "declaration",
        "statement",
        "programme",
        "sanction",
        "sanctions",
        "moratorium",
        "rule",
    ]
)


_UNCERTAIN = frozenset(
    (
        *("risk", "danger", "possibility", "prospect", "threat", "likelihood", "chance", "fear"),
        *("report", "news", "word", "account", "allegation", "complaint", "information", "testimony"),
    )
)
"""What is only possible, or told: "faces a *risk* of torture", "received *reports* of arrests"."""

_TOLD = frozenset(
    (
        "report",
        "account",
        "allegation",
        "complaint",
        "claim",
        "case",
        "testimony",
        "evidence",
        "video",
        "image",
    )
)
"""What is heard of harm is no harm: "received *reports* of torture"."""


def light_noun(parsed: ParsedSentence, slots: Slots, frame: Frame) -> Token | None:
    """The noun that makes a light verb report the act: "voiced *concern*"; None where there is none."""
    if parsed.forms.isdisjoint(_last_words(frame.light_nouns)):
        return None
    candidates: list[Token] = []
    # "was awarded the prize": the passive keeps its second object
    own = [
        c
        for c in slots.trigger.children
        if c.dep_ in ("dobj", "oprd", "attr")
        and (
            is_passive(slots.trigger)
            or slots.trigger.lemma_ == "become"
            or (frame.act == "attack" and slots.trigger.lemma_ in ("be", "remain", "fall"))
        )
    ]
    if frame.name == "attack/hand-years":  # "handed the playwright *four years*"
        own += [c for c in slots.trigger.children if c.dep_ == "npadvmod"]
    # "expressed her dismay that ...", read as a clause
    own += [c for c in slots.trigger.children if c.dep_ == "ccomp" and c.tag_ == "NN"]
    for obj in [*(antecedent(o) or o for o in slots.obj()), *own]:
        candidates += conjuncts(obj)
        if (
            obj.dep_ == "pobj" and obj.head.lower_ == "of"
        ):  # "a *sentence* of nine years handed down against A"
            candidates.append(obj.head.head)
        if obj.lemma_ not in _UNCERTAIN and not (frame.act == "attack" and obj.lemma_ in _TOLD):
            candidates += prepositions(obj, frozenset(("of",)))
    candidates += prepositions(slots.trigger, frame.light_prepositions)
    if "to" in frame.light_prepositions:  # "subjected to enforced disappearance", parsed as an infinitive
        candidates += [
            g
            for c in slots.trigger.children
            if c.tag_ == "VBN" and any(a.lower_ == "to" and a.dep_ == "aux" for a in c.children)
            for g in c.children
            if g.dep_ == "dobj"
        ]
    for token in candidates:
        lemma = token.lemma_.lower()
        if token.lower_ in frame.light_nouns or lemma in frame.light_nouns:
            return token
        compounds = {f"{c.lower_} {lemma}" for c in token.children if c.dep_ in ("compound", "amod")}
        if compounds & frame.light_nouns:
            return token
    return None


@cache
def _last_words(nouns: frozenset[str]) -> frozenset[str]:
    """A sentence that has none of them has none of the nouns: "civil war" ends in "war"."""
    return frozenset(noun.rsplit(" ", 1)[-1] for noun in nouns)


def conditions_hold(slots: Slots, frame: Frame, verb: Token, lexicon: Lexicon) -> bool:
    """Are the particles, slots and complements there that the frame asks for?"""
    lemma = verb.lemma_.lower()
    if frame.particles:
        own = {c.lower_ for c in verb.children if c.dep_ == "prt"} | {
            c.lower_
            for c in verb.children
            if c.dep_ in ("advmod", "prep", "dep") and c.lower_ in frame.particles
        }
        if not (own & frame.particles) and ("" not in frame.particles or (own and len(frame.particles) == 1)):
            return False
    if frame.needs and not slots.any(frame.needs):
        return False
    if frame.subject_is == "court" and not slots.court_subject():
        return False
    if lemma in frame.only_with and not slots.any(frame.only_with[lemma]):
        return False
    if frame.not_comp_marks:
        for comp in slots.comp():
            first = {c.lower_ for c in comp.children if c.dep_ in ("mark", "advmod", "dobj", "nsubj", "attr")}
            if first & frame.not_comp_marks:
                return False
    if frame.demand_required and not slots.any(frame.demand):
        return False
    if frame.subject_differs and not slots.tokens("comp.subj"):
        return False
    if frame.needs_comp_base:
        comps = slots.comp()
        things = slots.thing()
        if not things and not any(_asked(c) for c in comps):
            return False
        if not things and not comps:
            return False
    return not frame.object_is or object_is(slots, frame, lexicon)


def _asked(clause: Token) -> bool:
    """ "That he *be freed*", "that he should go", "that he go", not "that he went"."""
    return (
        clause.tag_ in ("VB", "VBP")
        or clause.lower_ == clause.lemma_
        or any(g.tag_ == "MD" or (g.lower_ == "be" and g.tag_ == "VB") for g in clause.children)
    )


_HOLDERS = frozenset(
    (
        *("series", "number", "set", "package", "pair", "range", "box", "bundle", "stack", "sheaf", "copy"),
        *("pile", "batch", "collection", "dozen", "thousand", "hundred", "basket", "suitcase", "folder"),
    )
)
"""What is sent where texts are in it: "a *box* of letters"."""
_NO_TEXTS = frozenset(("campaign", "initiative", "blog", "tweet", "post"))
"""Announced rather than delivered, or written every day."""
_LED = frozenset(("lead", "deliver", "present", "submit", "read", "table", "sign", "sponsor"))


def _texts_before(tokens: list[Token], verb: Token) -> list[Token]:
    """ "A *statement* on reprisals led by X": the participle hangs on the nearest noun."""
    if verb.dep_ not in ("acl", "relcl") or verb.lemma_ not in _LED:
        return []
    found: list[Token] = []
    for word in tokens:
        while word.dep_ == "pobj" and word.head.lower_ in ("on", "about", "of", "against", "in"):
            word = word.head.head
            found.append(word)
    return found


def object_is(slots: Slots, frame: Frame, lexicon: Lexicon) -> bool:
    """Is the object of the kind asked for: document, instrument, mechanism, draft, membership?"""
    words = lexicon.vocabulary
    tokens = [antecedent(t) or t for t in slots.tokens(frame.object_slot)]
    tokens += _texts_before(tokens, slots.trigger)
    lemmas = {p.lemma_.lower() for t in tokens for p in conjuncts(t)}
    lemmas |= {
        p.lemma_.lower() for t in tokens if t.lemma_ in _HOLDERS for p in prepositions(t, frozenset(("of",)))
    }
    # "draft resolution L.22": the title's number is the head
    lemmas |= {
        c.lemma_.lower()
        for t in tokens
        if any(x.isdigit() for x in t.text)
        for c in t.children
        if c.dep_ == "compound"
    }
    referents = [r for t in tokens for r in slots.phrases.resolve(slots.parsed, t)]
    types = {r.type for r in referents}
    match frame.object_is:
        case "document":
            if lemmas and lemmas <= _NO_TEXTS and "instrument" not in types:
                return False
            return bool(types & {"document", "instrument"}) or bool(
                lemmas
                & (
                    words.letters
                    | words.instrument_heads
                    | {
                        "signature",
                        "candidacy",
                        "evidence",
                        "list",
                        "names",
                        "amendment",
                        "dossier",
                        "finding",
                        *_PUBLISHED,
                    }
                )
            )
        case "instrument":
            return "instrument" in types or bool(
                lemmas
                & (
                    words.described_instruments
                    | {
                        "text",
                        "report",
                        "measure",
                        "edict",
                        "budget",
                        "motion",
                        "amendment",
                        "draft",
                        "resolution",
                        *_ADOPTED,
                    }
                )
            )
        case "mechanism":
            mechanisms = {
                "mandate",
                "mission",
                "commission",
                "rapporteur",
                "mechanism",
                "expert",
                "committee",
                "body",
                "office",
                "group",
                "inquiry",
                "panel",
                "tribunal",
                "fund",
                "forum",
                "post",
                "position",
                "council",
                "working",
            }
            named = {
                w.lower()
                for t in tokens
                if t.i in slots.parsed.names
                for w in slots.parsed.names[t.i].text.split()
            }
            return (
                bool((lemmas | named) & mechanisms)
                or "mechanism" in types
                or any(r.office for r in referents)
            )
        case "draft":
            return bool(
                lemmas
                & {
                    "amendment",
                    "draft",
                    "motion",
                    "resolution",
                    "text",
                    "paragraph",
                    "provision",
                    "proposal",
                    "bill",
                    "all",
                    "they",
                    "it",
                }
            )
        case "law":
            return bool(slots.signed_law())
        case "membership":
            return bool(lemmas & {"membership", "right", "seat"})
    return True
