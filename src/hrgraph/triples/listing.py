"""What is derived from an act so that stores find and list it quickly.

Nothing here says more than the act does: docs/model.md tells which question each of them is for.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from hrgraph.iris import HRG
from hrgraph.records import Act, Article, Participant, ParticipantType

__all__ = ["DERIVED", "class_of", "joint", "key_of_name", "name_key", "name_keys", "officials", "when"]

DERIVED = frozenset(
    f"{HRG}{name}"
    for name in (
        *("actType", "when", "joint", "official", "personName", "inOffice"),
        *(
            "actorName",
            "onBehalfOfName",
            "addresseeName",
            "instrumentName",
            "nameKey",
            "contextKey",
            "speakerName",
            "institutionName",
        ),
    )
)
"""The properties that only repeat what others say."""
_CLASSES: dict[ParticipantType, str] = {
    "organisation": "Organisation",
    "person": "Person",
    "office": "Office",
    "state": "State",
    "instrument": "Instrument",
    "group": "Group",
}
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_KEY_OF = {
    "http://www.w3.org/2000/01/rdf-schema#label": "nameKey",
    f"{_SKOS}altLabel": "nameKey",
    f"{_SKOS}prefLabel": "nameKey",
    f"{_SKOS}hiddenLabel": "nameKey",
    f"{HRG}acronym": "nameKey",
    f"{HRG}symbol": "nameKey",
    f"{HRG}contextName": "contextKey",
}


def when(act: Act, article: Article) -> str:
    """The date that an act is listed under: its own, else that of its article, else none.

    It is as precise as the text is: YYYY, YYYY-MM, YYYY-MM-DD, or "" where nothing is known.
    """
    return act.date or (article.date.value if article.date else "")


def joint(act: Act) -> bool:
    """Whether several did it: more than one actor, or a group."""
    return len({actor.iri for actor in act.actors}) > 1 or any(
        class_of(actor) == "Group" for actor in act.actors
    )


def officials(act: Act) -> tuple[Participant, ...]:
    """The persons and offices that an act is directed at, each once."""
    if act.key == "attack":  # its addressees are victims
        return ()
    found: dict[str, Participant] = {}
    for addressee in act.addressees:
        if class_of(addressee) in ("Person", "Office"):
            found.setdefault(addressee.iri, addressee)
    return tuple(found.values())


def name_keys(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they are looked up, each once, sorted."""
    return tuple(sorted({name_key(name) for name in names}))


def name_key(name: str) -> str:
    """A name as it is looked up: without difference of case.

    >>> name_key("Amnesty International")
    'amnesty international'
    """
    return name.lower()


def key_of_name(statement: ox.Quad | ox.Triple) -> ox.Triple | None:
    """The statement by which questions find what this one names; None where it names nothing."""
    derived = _KEY_OF.get(statement.predicate.value)
    if derived is None or not isinstance(statement.object, ox.Literal):
        return None
    key = ox.Literal(name_key(statement.object.value))
    return ox.Triple(statement.subject, ox.NamedNode(f"{HRG}{derived}"), key)


def class_of(participant: Participant) -> str:
    """Local name of the class that the ontology, or its most general one, has for a participant."""
    return participant.kind or _CLASSES[participant.type]
