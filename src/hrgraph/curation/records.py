"""Decisions of reviewers, and what they judge, as frozen records."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date as calendar_date
from typing import Any, Literal, get_args

from hrgraph.errors import UsageError
from hrgraph.iris import BASE, IriFactory, slug
from hrgraph.records import Act, ActKey

__all__ = [
    "ORCID",
    "ROLES",
    "VERDICTS",
    "Decision",
    "Party",
    "Reading",
    "Reviewer",
    "Role",
    "Verdict",
    "as_day",
    "one_line",
    "read_reviewer",
    "reading_of",
]

Verdict = Literal["accept", "reject", "correct", "merge", "split", "note", "withdraw"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
Role = Literal["actor", "onBehalfOf", "addressee", "instrument"]
ROLES: tuple[Role, ...] = get_args(Role)
ORCID = "https://orcid.org/"
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_IRIS = IriFactory()


@dataclass(frozen=True, slots=True, order=True)
class Reviewer:
    """Who decides: a name, and an IRI that is an ORCID or made of the name."""

    iri: str
    name: str

    @property
    def file(self) -> str:
        """The name of the file that holds this reviewer's decisions.

        >>> read_reviewer("Zoë Müller").file
        'zoe-muller.ttl'
        """
        own = self.iri.removeprefix(ORCID) if self.iri.startswith(ORCID) else slug(self.name)
        return f"{own}.ttl"


def read_reviewer(text: str) -> Reviewer:
    """A reviewer as people write one: a name, an ORCID, or both as in "Jane Doe <0000-0002-1825-0097>".

    >>> read_reviewer("Josiah Carberry 0000-0002-1825-0097").iri
    'https://orcid.org/0000-0002-1825-0097'
    >>> read_reviewer("Jane Doe").iri
    'https://w3id.org/hrgraph/id/reviewer/jane-doe'

    Raises:
        UsageError: nothing is given, or the ORCID has a wrong check digit.
    """
    match = _ORCID.search(text)
    if match is None:
        name = one_line(text)
        if not name:
            raise UsageError("nobody is named as the reviewer", 'give a name or an ORCID: --by "Jane Doe"')
        return Reviewer(_IRIS.reviewer(name), name)
    orcid = match[1]
    if not _checks(orcid):
        raise UsageError(f"{orcid} is no ORCID: its last digit does not fit", "compare it with your record")
    name = one_line(re.sub(r"[<>()]", " ", text[: match.start()] + " " + text[match.end() :]))
    return Reviewer(ORCID + orcid, name or orcid)


def _checks(orcid: str) -> bool:
    """Whether the check digit fits: ISO 7064, MOD 11-2, as ORCID states it."""
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return orcid[-1] == ("X" if rest == 10 else str(rest))


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A participant as a decision names it."""

    iri: str
    label: str = ""
    kind: str = ""
    """Local name of its class, such as "Person"; "" where only the authority data says it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim as it is read in an article: the same as long as the same words are read in the same way."""

    article: str
    """What names the article in IRIs."""
    quote: str
    """The quotation, with single spaces."""
    act: ActKey
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    """The IRIs in each role, sorted; roles without any are left out."""
    offices: tuple[tuple[Role, tuple[str, ...]], ...] = field(default=(), compare=False)
    """The offices in whose capacity actors and addressees take part; they do not tell readings apart."""
    label: str = field(default="", compare=False)
    """One line for people."""

    def who(self, role: Role) -> tuple[str, ...]:
        """The IRIs in a role."""
        return dict(self.roles).get(role, ())

    @property
    def iri(self) -> str:
        """Made of the content; offices count, for a correction may be about nothing else."""
        return _IRIS.reading(_digest([self.article, self.quote, self.act, self.roles, self.offices]))


def reading_of(article_id: str, act: Act, label: str = "") -> Reading:
    """The reading that an act is."""
    parties = (
        ("actor", act.actors),
        ("onBehalfOf", act.on_behalf_of),
        ("addressee", act.addressees),
        ("instrument", act.instruments),
    )
    roles: list[tuple[Role, tuple[str, ...]]] = []
    offices: list[tuple[Role, tuple[str, ...]]] = []
    for role, participants in parties:
        if participants:
            roles.append((role, tuple(sorted({p.iri for p in participants}))))  # type: ignore[arg-type]
        held = sorted({p.office for p in participants if p.office})
        if held and role in ("actor", "addressee"):
            offices.append((role, tuple(held)))  # type: ignore[arg-type]
    return Reading(slug(article_id), one_line(act.quote), act.key, tuple(roles), tuple(offices), label)


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided."""

    verdict: Verdict
    reviewer: Reviewer
    date: str
    """The day, YYYY-MM-DD, as the reviewer gave it."""
    why: str = ""
    reading: Reading | None = None
    """The claim that is judged; None where it is an actor, or where earlier decisions are withdrawn."""
    actor: Party | None = None
    """The actor or instrument that is judged."""
    result: Reading | None = None
    """Of a correction: the claim as the reviewer reads it."""
    replacement: Party | None = None
    """Of a merge or split: who it is."""
    articles: tuple[str, ...] = ()
    """Of a split: in which articles; sorted."""
    overrides: tuple[str, ...] = ()
    """IRIs of decisions that no longer hold because of this one; sorted."""
    parties: tuple[Party, ...] = field(default=(), compare=False)
    """What is known of the participants of the result."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "articles", tuple(sorted(self.articles)))
        object.__setattr__(self, "overrides", tuple(sorted(self.overrides)))

    @property
    def iri(self) -> str:
        """Made of the content: the same decision has the same wherever it is kept."""
        return _IRIS.decision(
            _digest(
                [
                    self.verdict,
                    self.reviewer.iri,
                    self.date,
                    self.why,
                    self.reading.iri if self.reading else "",
                    self.actor.iri if self.actor else "",
                    self.result.iri if self.result else "",
                    self.replacement.iri if self.replacement else "",
                    self.articles,
                    self.overrides,
                ]
            )
        )

    @property
    def subject(self) -> str:
        """What is judged, as one line."""
        if self.reading:
            return self.reading.label or self.reading.quote
        if self.actor:
            return self.actor.label or self.actor.iri.removeprefix(BASE)
        return ", ".join(iri.removeprefix(BASE) for iri in self.overrides)


def as_day(text: str) -> str:
    """A day as ISO 8601 writes it.

    Raises:
        UsageError: it is none, or is missing.
    """
    try:
        return calendar_date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        found = f"{text!r} is no day" if text.strip() else "the day of the decision is missing"
        raise UsageError(found, "write it as YYYY-MM-DD: --date 2024-05-02") from None


def one_line(text: str) -> str:
    """A text with single spaces and without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()
