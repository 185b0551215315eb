"""Words and small signs by which a description tells whom it means."""

from __future__ import annotations

from spacy.tokens import Token

__all__ = [
    "CROWDS",
    "KIN",
    "LED",
    "NAMED_BODIES",
    "NO_PLACES",
    "OWN_AUTHORITIES",
    "SAME_PERSON",
    "WHOLES",
    "alone",
    "only_some",
]

SAME_PERSON = frozenset(
    [
        "winner",
        "laureate",
        "man",
        "woman",
        "lawyer",
        "activist",
        "defender",
        "journalist",
        "detainee",
        "prisoner",
        "victim",
        "survivor",
        "writer",
    ]
)
"""Descriptions that go on speaking of a person: "the joint winner of the prize"."""
KIN = frozenset(
    (
        *("sister", "brother", "wife", "husband", "mother", "father", "son", "daughter", "widow", "widower"),
        *("uncle", "aunt", "cousin", "nephew", "niece", "partner", "fiancé", "fiancée", "relative", "lawyer"),
        *("attorney", "doctor", "colleague", "friend", "boss", "employer", "neighbour", "neighbor"),
        *("counterpart", "predecessor", "successor", "aide", "adviser", "advisor", "spouse"),
        *("girlfriend", "boyfriend"),
    )
)
"""With a possessor these are another person than the one spoken of: "his sister"."""
CROWDS = frozenset(
    (
        "crowd",
        "mob",
        "public",
        "population",
        "youth",
        "family",
        "marcher",
        "demonstrator",
        "protester",
        "protestor",
    )
)
WHOLES = frozenset(
    ("community", "public", "media", "society", "police", "sector", "youth", "prosecutor", "alliance")
)
"""Nouns for many that group in the singular."""
NAMED_BODIES = frozenset(
    (
        *("organisation", "organization", "group", "ngo", "body", "network", "coalition", "association"),
        *("watchdog", "charity", "nonprofit", "non-profit"),
    )
)
"""With "the" these go on speaking of an organisation that was named: "the watchdog said"."""
NO_PLACES = frozenset(("act", "abuse", "violation", "crime", "crackdown", "attempt", "kind", "sort"))
"""What a government is accused *of*, which the parser hangs on the government."""
OWN_AUTHORITIES = frozenset(
    (
        *("police", "prison", "university", "school", "hospital", "church", "religious", "indigenous"),
        *("traditional", "tribal", "customary", "airport", "port"),
    )
)
"""Authorities so called are no State."""
LED = frozenset(("government", "administration", "regime", "junta", "cabinet"))
"""With a name before them they are the State's: whoever leads it."""


def only_some(noun: Token) -> bool:
    """ "*Three* members of the movement", "some members": a group of their own."""
    return any(
        c.dep_ == "nummod" or c.lower_ in ("some", "several", "many", "few", "various", "certain", "other")
        for c in noun.lefts
    )


def alone(noun: Token) -> bool:
    """ "The State" and nothing else: not "the state of emergency", "the receiving State"."""
    return all(c.dep_ in ("det", "case", "punct", "cc", "conj") for c in noun.children)
