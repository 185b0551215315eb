"""Slots around remembering: the dead, their names and graves, what is dedicated to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from hrgraph.acts.clauses import is_passive, prepositions
from hrgraph.acts.places import Places
from hrgraph.acts.repairs import verb_of
from hrgraph.links.syntax import conjuncts

__all__ = ["REMEMBRANCE", "Remembrance"]

_NO_GIFTS = frozenset(
    (
        *("life", "career", "time", "year", "energy", "effort", "resource", "money", "fund", "session"),
        *("chapter", "section", "paragraph", "report", "page", "attention", "meeting", "hour", "decade"),
        *(
            "million",
            "budget",
            "issue",
            "unit",
            "team",
            "office",
            "itself",
            "himself",
            "herself",
            "themselves",
        ),
    )
)
"""What is dedicated to a cause or a task and honours nobody."""
_TOMBS = frozenset(
    (
        *(
            "grave",
            "tomb",
            "memorial",
            "monument",
            "cenotaph",
            "statue",
            "cemetery",
            "plaque",
            "site",
            "spot",
        ),
        *("gate", "foot", "place", "square", "entrance", "wall", "mausoleum", "steps", "doorstep", "shrine"),
        *("portrait", "bridge", "door", "altar", "coffin", "photograph", "feet", "obelisk", "pier", "river"),
    )
)
"""Where flowers are laid in memory."""
_OF_THE_DEAD = frozenset(
    (
        *("dead", "victim", "fallen", "killed", "disappeared", "missing", "slain", "murdered", "deceased"),
        *("martyr", "casualty", "prisoner", "detainee", "drowned", "lost", "person", "people", "student"),
        *(
            "journalist",
            "colleague",
            "defender",
            "sira",
            "woman",
            "man",
            "child",
            "migrant",
            "worker",
            "each",
        ),
    )
)
_MEMORY = frozenset(("memory", "honour", "honor", "remembrance", "commemoration", "tribute", "homage"))
_DEPARTED = frozenset(
    ("dead", "victim", "soul", "fallen", "departed", "killed", "drowned", "disappeared", "slain", "murdered")
)
_DEPTH = 3


@dataclass(slots=True)
class Remembrance(Places):
    """Slots around verbs of commemorating."""

    def _people(self, token: Token) -> bool:
        """A person, an office, or a group of persons; no body and no State."""
        resolved = self.phrases.resolve(self.parsed, token)
        return any(r.type in ("person", "office", "group") for r in resolved)

    def for_the_dead(self) -> list[Token]:
        """The dead that one prays or walks for."""
        return [
            t
            for t in self._prep("for")
            if t.i > self.trigger.i
            and any(w.lower_ in _DEPARTED or w.lemma_.lower() in _DEPARTED for w in t.subtree)
        ]

    def remembered(self) -> list[Token]:
        """Who is remembered behind what is said of them: "the anniversary of the murder of *A*"."""
        level = list(self.obj())
        return self._behind(level)

    def remembered_to(self) -> list[Token]:
        """The same after "to": "paid tribute to the memory of *A*"."""
        return self._behind(self._prep("to"))

    def _behind(self, level: list[Token]) -> list[Token]:
        for _ in range(_DEPTH):
            parts = [p for t in level for p in conjuncts(t)]
            found = [t for t in parts if self._people(t) or self._organised(t)]
            if found:
                return found
            level = [
                g
                for t in parts
                for g in [*prepositions(t, frozenset(("of",))), *(c for c in t.children if c.dep_ == "poss")]
            ]
        return []

    def _organised(self, token: Token) -> bool:
        return any(r.type == "organisation" and r.is_actor for r in self.phrases.resolve(self.parsed, token))

    def names_of(self) -> list[Token]:
        """Whose names are read out: "read out the names of *the dead*"."""
        return [
            g
            for t in self.obj()
            if t.lemma_.lower() in ("name", "names")
            for g in prepositions(t, frozenset(("of",)))
        ]

    def names_of_dead(self) -> list[Token]:
        """The names that are read out, where they are those of the dead, missing or jailed."""
        return [
            g
            for g in self.names_of()
            if {t.lemma_.lower() for t in g.subtree} & _OF_THE_DEAD
            or {t.lower_ for t in g.subtree} & _OF_THE_DEAD
        ]

    def for_whom_lit(self) -> list[Token]:
        """For whom a candle is lit: "lit a candle for each of *the dead*"."""
        near = [*self._prep("for"), *(g for o in self.obj() for g in prepositions(o, frozenset(("for",))))]
        found: list[Token] = []
        for token in near:
            if token.lower_ in ("each", "all", "every", "some"):
                found += prepositions(token, frozenset(("of",)))
            found.append(token)
        return [t for t in found if self._people(t)]

    def at_tomb(self) -> list[Token]:
        """Where flowers are laid: "laid roses *at the grave* of A"."""
        return [
            t
            for t in self._prep("at|on|by|before|beside|near|in|upon|outside|where")
            if t.lemma_.lower() in _TOMBS
        ]

    def buried(self) -> list[Token]:
        """Whose grave it is."""
        return [
            t
            for tomb in self.at_tomb()
            for t in prepositions(tomb, frozenset(("of", "to")))
            if self._people(t)
        ]

    def in_memory(self) -> list[Token]:
        """Who is remembered in "in memory of A", however far the parser hangs it below the verb."""
        found: list[Token] = []
        for token in self.trigger.doc[self.trigger.i + 1 :]:
            if (
                token.lemma_.lower() not in _MEMORY
                or token.dep_ != "pobj"
                or token.head.lower_
                not in (
                    "in",
                    "to",
                )
            ):
                continue
            verb = verb_of(token)
            if verb is not None and verb.i == self.trigger.i:
                found += prepositions(token, frozenset(("of", "to", "for")))
                found += [c for c in token.children if c.dep_ == "poss"]
        return [t for t in found if self._is_actor(t)]

    def gift(self) -> list[Token]:
        """What is dedicated to honour somebody: "dedicated *the evening* to A", not his life to a cause."""
        return [t for t in self.obj() if t.lemma_.lower() not in _NO_GIFTS]

    def to_people(self) -> list[Token]:
        """The people after "to"."""
        return [t for t in self._prep("to") if self._people(t)]

    def after_people(self) -> list[Token]:
        """Whom a place is named after."""
        if any(c.lower_ == "no" for o in self.obj() for c in o.lefts):
            return []
        found = [t for t in self._prep("after|for") if self._people(t)]
        if found or self.frame.act != "commemorate":
            return found
        after = [t for t in self.trigger.subtree if t.lower_ == "after" and t.i > self.trigger.i]
        doc = self.trigger.doc
        for word in after:  # "renamed its room after murdered notary A", parsed as a clause
            for token in doc[word.i + 1 : word.i + 8]:
                head = self.parsed.inside.get(token.i, token.i)
                if head in self.parsed.names:
                    return [doc[head]]
        return []

    def this_day(self) -> list[Token]:
        """The day that is marked: "to mark *the day*", "marked *the date*", "marks three *years* since"."""
        marked = [*self.obj(), *(c for c in self.trigger.children if c.dep_ == "npadvmod")]
        return [
            t
            for t in marked
            if t.lemma_.lower()
            in ("day", "date", "occasion", "moment", "year", "month", "decade", "anniversary")
            and (t.i > self.trigger.i or is_passive(self.trigger))
        ]


REMEMBRANCE: dict[str, Callable[[Remembrance], list[Token]]] = {
    "for_the_dead": Remembrance.for_the_dead,
    "remembered": Remembrance.remembered,
    "remembered_to": Remembrance.remembered_to,
    "names_of": Remembrance.names_of,
    "names_of_dead": Remembrance.names_of_dead,
    "for_whom_lit": Remembrance.for_whom_lit,
    "at_tomb": Remembrance.at_tomb,
    "buried": Remembrance.buried,
    "in_memory": Remembrance.in_memory,
    "gift": Remembrance.gift,
    "to_people": Remembrance.to_people,
    "after_people": Remembrance.after_people,
    "this_day": Remembrance.this_day,
}
"""The slots of this module, by the name that the lexicon uses."""
