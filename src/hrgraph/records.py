"""The frozen records that the stages hand to each other.

All offsets count characters (code points) into `Article.text`, the article's own text; `start` is the first
character, `end` the one after the last.  No stage changes a record that it was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "ACT_KEYS",
    "Act",
    "ActKey",
    "Article",
    "ArticleDate",
    "Block",
    "BlockKind",
    "Candidate",
    "Entity",
    "EntityType",
    "Factuality",
    "Link",
    "MappedArticle",
    "Mention",
    "MentionKind",
    "Participant",
    "ParticipantType",
    "Review",
    "Sentence",
    "Span",
]

ActKey = Literal[
    "urge",
    "welcome",
    "condemn",
    "concern",
    "state",
    "commit",
    "meet",
    "submit",
    "adopt",
    "join",
    "appoint",
    "attack",
    "commemorate",
]
ACT_KEYS: tuple[ActKey, ...] = (
    "urge",
    "welcome",
    "condemn",
    "concern",
    "state",
    "commit",
    "meet",
    "submit",
    "adopt",
    "join",
    "appoint",
    "attack",
    "commemorate",
)
MentionKind = Literal["name", "symbol", "entity", "description", "pronoun"]
EntityType = Literal["organisation", "person", "office", "state", "instrument"]
ParticipantType = Literal["organisation", "person", "office", "state", "instrument", "group"]
Factuality = Literal["done", "announced", "alleged"]
BlockKind = Literal["title", "heading", "body", "list", "caption", "contact", "teaser", "navigation", "legal"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticleDate:
    """The day, month or year an article was published.

    `value` is ISO 8601: YYYY, YYYY-MM or YYYY-MM-DD.  `inferred` is true where the text was the only source,
    and `reason` then says from which words.
    """

    value: str
    inferred: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Block(Span):
    """A paragraph-like stretch with what it is; claims come only from `body` and `list` blocks
    (and from `title` where the body lacks the claim)."""

    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from its file."""

    id: str
    """The file's stem; names the article's graph."""
    text: str
    """The text that all offsets count in."""
    blocks: tuple[Block, ...]
    title: str = ""
    date: ArticleDate | None = None
    publisher: str = ""
    sources: tuple[str, ...] = ()
    """URLs where it was published, the main one first."""
    language: str = "en"
    rights: str = ""
    """Not empty: the full text may not be shown."""
    path: str = ""
    sha256: str = ""
    """Of the file's bytes."""


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence of a block."""

    block: int
    """Index into `Article.blocks`."""
    gap: Span | None = None
    """What is passed over: in an item of a list what stands between the lead-in and the item."""
    first_item: int = -1
    """Of such an item: the number of the sentence that has the first item below the same lead-in."""


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """Words that name or describe an actor, office or instrument."""

    text: str
    kind: MentionKind
    type: ParticipantType | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a mention was compared with."""

    iri: str
    label: str
    score: float
    """0 to 1."""
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """What reviewers decided about an act or a participant."""

    status: Literal["reviewed", "disputed"]
    """Disputed: they decided differently, and it stands as it was read."""
    decisions: tuple[str, ...]
    """IRIs of the decisions, sorted."""
    reviewers: tuple[tuple[str, str], ...]
    """IRI and name of each who decided, sorted."""
    revision_of: str = ""
    """IRI of the reading that a correction replaced; "" where nothing was corrected."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or instrument as an act or an article has it."""

    iri: str
    label: str
    names: tuple[str, ...]
    """Every name it answers to; for an office its holder's names too, and the reverse."""
    mention: str
    """The words it was found as."""
    type: ParticipantType
    office: str | None = None
    """IRI of the office in whose capacity a person takes part, where the text or the date says so."""
    known: bool = True
    """False: minted from the text, not in the authority data (unreviewed)."""
    count: int | None = None
    """Of a group: the number of members that the text gives."""
    members: tuple[str, ...] = ()
    """Of a group: the IRIs of the members that the text names."""
    kind: str = ""
    """Local name of the ontology class for a minted participant ("Person", "Report"); "" for a known one."""
    symbol: str = ""
    """UN symbol of an instrument."""
    reason: str = ""
    """Why the mention stands for this participant, in plain English."""
    review: Review | None = None
    """What reviewers said of a minted participant."""


@dataclass(frozen=True, slots=True)
class Link:
    """A mention with what it stands for, why, and what was rejected."""

    mention: Mention
    participant: Participant | None
    score: float
    reason: str
    rejected: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Act(Span):
    """One reported act: a claim.  `start` and `end` are those of the quotation that proves it."""

    key: ActKey
    actors: tuple[Participant, ...]
    addressees: tuple[Participant, ...]
    instruments: tuple[Participant, ...]
    on_behalf_of: tuple[Participant, ...]
    quote: str
    frame: str
    """Identifier of the lexicon frame that produced it, such as `urge/call-on`."""
    trigger: Span
    """The words that the frame matched."""
    demand: str = ""
    """What was asked, in the article's words."""
    date: str = ""
    """ISO 8601, as precise as the text is."""
    date_inferred: bool = False
    place: str = ""
    factuality: Factuality = "done"
    confidence: float = 0.5
    explanation: str = ""
    """Why the mapper says so, in plain English: frame, roles, links."""
    violations: tuple[str, ...] = ()
    """Of an attack: notations of `hrg:violationScheme` concepts (arbitrary-detention, killing, ...)."""
    number: int = 0
    """Which of the acts of its kind at its trigger it is, from 1; 0: as it comes.  With it no decision of a
    reviewer gives the IRI of one act to another."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity of the article's own text, once, with all its mentions."""

    participant: Participant
    type: EntityType
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MappedArticle:
    """All that the mapper read in one article."""

    article: Article
    acts: tuple[Act, ...]
    entities: tuple[Entity, ...]
    links: tuple[Link, ...] = ()
    versions: tuple[tuple[str, str], ...] = field(default=())
    """What made it: pairs such as ("hrgraph", "0.1.0"), ("lexicon", "sha256:…"), sorted."""
    decisions: tuple[str, ...] = ()
    """IRIs of the reviewers' decisions that were heeded, sorted."""
    stale_decisions: tuple[str, ...] = ()
    """IRIs of those about claims that are no longer read as they were judged, sorted."""
