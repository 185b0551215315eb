"""Whom a reviewer means: an IRI, a name that the article, authority file or store knows, or somebody new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hrgraph.authority import AuthorityIndex
from hrgraph.authority.records import KINDS
from hrgraph.authority.resolve import resolve
from hrgraph.curation.facts import full_iri
from hrgraph.curation.records import Party, one_line
from hrgraph.errors import UsageError
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.queries import near
from hrgraph.store import Store

__all__ = ["NEW_KINDS", "Found", "PartyFinder"]

NEW_KINDS = (
    *(
        "Person",
        "CivilSocietyOrganisation",
        "Organisation",
        "GovernmentBody",
        "UNBody",
        "RegionalBody",
        "Media",
    ),
    *("Company", "Coalition", "Law", "Resolution", "Treaty", "Declaration", "PolicyDocument", "Report"),
)
"""What somebody or something new may be."""
_CLEAR = 0.1
"""By so much the first of several candidates must lead."""
Found = tuple[Party, str]
"""Who is meant, and the IRI of the office in whose capacity ("" without one)."""


class PartyFinder:
    """Finds participants by what reviewers call them.

    Args:
        store: the store under review.
        index: the authority file.
    """

    def __init__(self, store: Store, index: AuthorityIndex) -> None:
        self._store = store
        self._index = index

    def find(self, text: str, *, mentioned: Iterable[Party] = (), date: str = "", new: str = "") -> Found:
        """Who is meant.

        Args:
            text: an IRI, how the tables print it (org/ishr), or a name.
            mentioned: whom the article names: they come first.
            date: of the article: an office is whoever held it then.
            new: the class of somebody whom nothing knows yet; one of `NEW_KINDS`.

        Raises:
            UsageError: nobody is known by that, or several are.
        """
        wanted = one_line(text)
        if not wanted:
            raise UsageError("a participant has no name", "give a name or an IRI")
        if new:
            return self._made(wanted, new), ""
        if "://" in wanted or ("/" in wanted and " " not in wanted):
            return self._by_iri(full_iri(wanted)), ""
        there = {p.iri: p for p in mentioned if p.label.casefold() == wanted.casefold()}
        if len(there) == 1:
            return self.described(next(iter(there))), ""
        found = self._in_authority(wanted, date) or self._in_store(wanted)
        if found is None:
            raise UsageError(
                f"nobody is known as {wanted!r}",
                f"{near(wanted, [p.label for p in mentioned])}give an IRI; for somebody new add --new KIND "
                f"({', '.join(NEW_KINDS[:3])}, …)",
            )
        return found

    def described(self, iri: str) -> Party:
        """A participant with its label, and its class where no record of the authority data says it."""
        record = self._index.get(iri)
        if record is not None:
            return Party(iri, record.label)
        return self._stored(iri) or Party(iri, iri.rpartition("/")[2])

    def in_office(self, iri: str, offices: Sequence[str]) -> str:
        """In which of some offices somebody takes part; "" for none of them.

        Args:
            iri: who.
            offices: IRIs of the offices that a claim names for their role.
        """
        if iri in offices:
            return iri
        held = {tenure.office for tenure in self._index.offices_of(iri)}
        return next((office for office in offices if office in held), "")

    def _stored(self, iri: str) -> Party | None:
        if not iri.isprintable() or any(c in '<>"{}|^`\\ ' for c in iri):
            return None
        table = self._store.select(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT DISTINCT ?type ?label "
            f"{{ <{iri}> a ?type ; rdfs:label ?label }}"
        )
        rows = list(table.dicts())
        if not rows:
            return None
        kinds = sorted({row["type"].value.removeprefix(HRG) for row in rows} & {*KINDS, "Group"})
        labels = sorted((row["label"].language != "en", row["label"].value) for row in rows)
        return Party(iri, labels[0][1], kinds[0] if kinds and "/group/" not in iri else "")

    def _by_iri(self, iri: str) -> Party:
        record = self._index.get(iri)
        found = Party(iri, record.label) if record else self._stored(iri)
        if found is None:
            known = [r.removeprefix(BASE) for r in self._index.records]
            raise UsageError(
                f"nobody has the IRI {iri.removeprefix(BASE)}",
                f"{near(iri.removeprefix(BASE), known)}hrgraph resolve NAME finds a record",
            )
        return found

    def _in_authority(self, text: str, date: str) -> Found | None:
        whole = [r for r in resolve(self._index, text, date) if r.end - r.start >= len(text) - 4]
        if not whole or not whole[0].candidates or whole[0].method == "spelling":
            return None
        best, *others = whole[0].candidates
        if others and best.score - others[0].score < _CLEAR:
            names = "; ".join(f"{c.iri.removeprefix(BASE)} ({c.label})" for c in whole[0].candidates[:4])
            raise UsageError(f"{text!r} may be several", f"give the IRI of one: {names}")
        return Party(best.iri, best.label), whole[0].office if whole[0].office != best.iri else ""

    def _in_store(self, text: str) -> Found | None:
        quoted = text.casefold().replace("\\", "\\\\").replace('"', '\\"')
        table = self._store.select(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT DISTINCT ?x { "
            f'?x <{HRG}reviewStatus> ?status ; rdfs:label ?label FILTER(LCASE(STR(?label)) = "{quoted}") }}'
        )
        found = sorted({row["x"].value for row in table.dicts()})
        if len(found) > 1:
            raise UsageError(
                f"{text!r} may be several",
                f"give the IRI of one: {'; '.join(i.removeprefix(BASE) for i in found)}",
            )
        return (self.described(found[0]), "") if found else None

    def _made(self, name: str, kind: str) -> Party:
        if kind not in NEW_KINDS:
            raise UsageError(f"{kind!r} is no kind of participant", f"choose one of {', '.join(NEW_KINDS)}")
        return Party(IriFactory().unreviewed(KINDS[kind], name), name, kind)
