"""The discourse of an article: the referent last spoken of that fits a pronoun or description."""

from __future__ import annotations

import re
from collections.abc import Callable

from hrgraph.links.naming import Naming
from hrgraph.links.referents import Occurrence, Referent

__all__ = ["Discourse"]

_OPENING = 3
"""Sentences in which a joint statement says whose it is."""
_FEW = 6
"""Members: more of them are a list of their own."""
_SUBJECT = 2.0
"""The rank of a subject, as `rank_of` gives it."""
_INTRODUCED = 60
"""Characters from a State to the name of whoever rules it."""
_RULER = re.compile(
    r"(?:[\w’'-]+ ){1,4}?"
    r"(?:president|premier|minister|leader|ruler|king|queen|emperor|chancellor|sultan|emir) "
    r"(?:[\w.-]+ ){0,2}",
    re.I,
)
"""From a State to the name of whoever rules it: "*Uganda's President Ana* Okello"."""


class Discourse(Naming):
    """The referents of one article in the order of the text, and which of them is spoken of at a place."""

    def occur(self, referent: Referent, occurrence: Occurrence) -> None:
        """Remember where a referent is spoken of."""
        referent.seen(occurrence)

    def remember_set(self, offset: int, sentence: int, rank: float, members: tuple[Referent, ...]) -> None:
        """A coordination or group that "they" may mean."""
        if members:
            self._plural_sets.append((offset, sentence, rank, members))

    def attending(self, role: str, offset: int) -> tuple[Referent, ...]:
        """ "Participants" of the meeting, "signatories" of the letter last spoken of."""
        if role in ("signatory", "author"):
            documents = [
                r for r in self.referents if r.type == "document" and r.authors and r.last_before(offset)
            ]
            if documents:
                latest = max(documents, key=lambda r: (r.last_before(offset).start, r.iri))  # type: ignore[union-attr]
                return tuple(latest.authors)
            return ()
        return self.meeting

    def state_spoken_of(self, iri: str, offset: int, sentence: int, weight: float) -> None:
        """A State is named, or meant by a demonym, in a sentence; members of long lists weigh little."""
        self._states.append((offset, sentence, iri, weight))

    def speaks_of(self, state: str) -> bool:
        """Does the article name this State, its people or its capital anywhere?"""
        return any(iri == state for _, _, iri, _ in self._states)

    def focal_state(self, offset: int, sentence: int) -> Referent | None:
        """The State that "the authorities" means: the one most spoken of, lately rather than long ago."""
        near = self._state_nearby(offset, sentence)
        if near:
            return self.known(near)
        points: dict[str, float] = {}
        for at, number, iri, weight in self._states:
            if at < offset:
                points[iri] = points.get(iri, 0.0) + weight / (1 + 0.25 * (sentence - number))
        title = self.article.title.lower()
        for iri in points:
            names = self.index.names_of(iri) if iri in self.index.records else ()
            if any(n.lower() in title for n in names):
                points[iri] += 1.5
        if not points:  # "the authorities" before any State is named: the one that the article then speaks of
            for at, _number, iri, weight in self._states:
                points[iri] = points.get(iri, 0.0) + weight - 0.001 * (at - offset)
        if not points:
            return None
        return self.known(max(points, key=lambda i: (points[i], i)))

    def state_led_by(self, leader: str) -> Referent | None:
        """The State of "the Okello administration": the one as whose President the text introduces Okello.

        Without such words, the only State that the article speaks of: in an article on Uganda and the United
        States nobody can tell by the name alone.
        """
        text = self.article.text
        for match in re.finditer(rf"\b{re.escape(leader)}\b", text):
            for at, _, iri, _ in self._states:
                if 0 < match.start() - at < _INTRODUCED and _RULER.fullmatch(text[at : match.start()]):
                    return self.known(iri)
        only = {iri for _, _, iri, _ in self._states}
        return self.known(only.pop()) if len(only) == 1 else None

    def _state_nearby(self, offset: int, sentence: int) -> str:
        """In an article on many States: the one that this sentence, else the sentence before, speaks of."""
        total: dict[str, float] = {}
        for _, _, iri, weight in self._states:
            total[iri] = total.get(iri, 0.0) + weight
        if len(total) < 3 or max(total.values()) >= 0.6 * sum(total.values()):
            return ""
        for number in (sentence, sentence - 1):
            named = {
                iri for at, n, iri, weight in self._states if n == number and at < offset and weight >= 0.5
            }
            if named:
                return named.pop() if len(named) == 1 else ""
        return ""

    def speaking_together(self, publisher: Referent, offset: int) -> tuple[Referent, ...]:
        """Who "we" is in what an organisation publishes: it, with those whom it begins its statement with.

        "*FIDH and ISHR* are alarmed at ...", then "We welcome ...".
        """
        for at, number, rank, members in self._plural_sets:
            if (
                at < offset
                and number < _OPENING
                and rank >= _SUBJECT
                and publisher in members
                and all(m.type == "organisation" and m.named for m in members)
            ):
                return members
        return (publisher,)

    def told_with(self, found: tuple[Referent, ...], offset: int) -> tuple[Referent, ...]:
        """A group with those beside whom it acted: "*FIDH and 68 NGOs* wrote: We, the undersigned NGOs"."""
        if len(found) != 1 or found[0].type != "group":
            return found
        for at, _, rank, members in self._plural_sets:
            few = at < offset and rank >= _SUBJECT and 1 < len(members) <= _FEW
            if few and any(m is found[0] or self._both_civil(found[0], m) for m in members):
                return members
        return found

    def _both_civil(self, one: Referent, other: Referent) -> bool:
        """Two wordings of one group: "68 NGOs", then "the undersigned organisations"."""
        civil = self.vocabulary.civil_groups
        return other.type == "group" and one.head in civil and other.head in civil

    def last_set(
        self, offset: int, sentence: int, fits: Callable[[tuple[Referent, ...]], bool]
    ) -> tuple[Referent, ...]:
        """The nearest set of actors before `offset` that fits."""
        best: tuple[float, int] | None = None
        chosen: tuple[Referent, ...] = ()
        for at, number, rank, members in self._plural_sets:
            if at < offset and sentence - number <= 4 and fits(members):
                often = min(3, max(sum(o.start < offset for o in r.occurrences) for r in members))
                score = (rank - 2.0 * (sentence - number) + 0.4 * often, at)
                if best is None or score > best:
                    best, chosen = score, members
        return chosen

    def salient(
        self, offset: int, sentence: int, fits: Callable[[Referent], bool], reach: int = 4
    ) -> Referent | None:
        """The referent that a pronoun at `offset` most likely means: near, and a subject rather than not."""
        best: tuple[float, int, str] | None = None
        chosen: Referent | None = None
        for referent in self.referents:
            if not fits(referent):
                continue
            before = [o for o in referent.occurrences if o.start < offset]
            if not before:
                continue
            points = max(-2.0 * (sentence - o.sentence) + o.rank + (0.4 if o.named else 0.0) for o in before)
            latest = max(before, key=lambda o: o.start)
            if sentence - latest.sentence > reach:
                continue
            rank = (points + min(3, len(before)) * 0.15, latest.start, referent.iri)
            if best is None or rank > best:
                best, chosen = rank, referent
        return chosen
