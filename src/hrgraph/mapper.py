"""From an article to its claims: the stages `segment` to `acts` in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language

from hrgraph.acts.parts import Claim
from hrgraph.acts.reading import read_claims
from hrgraph.acts.repeats import distinct
from hrgraph.article import dateline, infer_date
from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.dates import DateMatch, find_dates
from hrgraph.iris import BASE, IriFactory
from hrgraph.language import load_model, model_version
from hrgraph.lexicon import Lexicon, load_lexicon
from hrgraph.links import Discourse, Phrases, Referent
from hrgraph.links.letters import addressees
from hrgraph.links.voice import title_of
from hrgraph.mentions import NameSpan, ParsedSentence, find_name_spans, parse_sentences, with_lead_ins
from hrgraph.mentions.words import Words
from hrgraph.records import (
    Act,
    Article,
    Entity,
    EntityType,
    Factuality,
    Link,
    MappedArticle,
    Mention,
    MentionKind,
    Sentence,
    Span,
)
from hrgraph.segment import quotations, sentences

__all__ = ["Mapper"]

_ENTITY_TYPES = ("organisation", "person", "office", "state", "instrument")


@dataclass(frozen=True)
class Mapper:
    """Maps articles.  Holds the model, the lexicon and the authority index, which are loaded once."""

    index: AuthorityIndex
    lexicon: Lexicon
    nlp: Language
    iris: IriFactory
    min_confidence: float = 0.0
    """Claims below it are left out: 0 to 1."""

    @classmethod
    def load(
        cls, *, model: str = "", authority: Path | None = None, base: str = BASE, min_confidence: float = 0.0
    ) -> Mapper:
        """Load what mapping needs.

        Args:
            model: a spaCy English model's package name; "" for the default.
            authority: a folder of authority data instead of hrgraph's own.
            base: the base of the data's IRIs.
            min_confidence: leave out claims that are less sure, 0 to 1.

        Raises:
            HrgraphError: the model, the lexicon or the authority data can't be loaded.
        """
        return cls(
            load_authority(authority), load_lexicon(), load_model(model), IriFactory(base), min_confidence
        )

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        """What makes the mapping: pairs of name and version or content hash, sorted."""
        from hrgraph import __version__

        return (
            ("authority", f"sha256:{self.index.hash.removeprefix('sha256:')}"),
            ("hrgraph", __version__),
            ("lexicon", f"sha256:{self.lexicon.hash}"),
            *((("min-confidence", f"{self.min_confidence:.2f}"),) if self.min_confidence else ()),
            ("model", model_version(self.nlp)),
        )

    def map(self, article: Article) -> MappedArticle:
        """All claims and entities of one article, in text order."""
        article = self._dated(article)
        units, names = self.sentences(article)
        parsed = list(parse_sentences(article, units, names, self.nlp))
        discourse = Discourse(article, self.index, self.lexicon.vocabulary, self.iris)
        demonyms = {
            n: {
                h.start + s.start: h.records[0]
                for h in self.index.find_names(article.text[s.start : s.end])
                if h.name_kind == "demonym"
            }
            for n, s in enumerate(units)
        }
        dates = [
            d
            for d in find_dates(article.text, article.date.value if article.date else None)
            if d.value and d.kind == "on"
        ]
        discourse.date_at = _other_years(article, parsed, dates)
        phrases = Phrases(discourse, demonyms)
        claims = read_claims(parsed, quotations(article), phrases, self.lexicon)
        read = (self._act(article, c, dates) for c in distinct(claims))
        acts = tuple(act for act in read if act.confidence >= self.min_confidence)
        entities = tuple(_entities(discourse))
        mapped = MappedArticle(article, acts, entities, tuple(_links(discourse)), self.versions)
        for sentence in parsed:
            if isinstance(sentence.doc, Words):
                sentence.doc.release()
        return mapped

    def map_all(self, articles: Iterable[Article]) -> Iterator[MappedArticle]:
        """Map articles one after another."""
        return map(self.map, articles)

    def sentences(self, article: Article) -> tuple[Sequence[Sentence], Mapping[int, Sequence[NameSpan]]]:
        """The sentences that can hold claims, and the names in each by its number."""

        def names(units: Sequence[Sentence]) -> Mapping[int, Sequence[NameSpan]]:
            return find_name_spans(article, units, self.index, self.lexicon.vocabulary)

        return with_lead_ins(article, _units(article), self.lexicon, names)

    def _dated(self, article: Article) -> Article:
        if article.date is not None:
            return article
        return replace(
            article,
            date=infer_date(article.text, article.blocks, self.index.adopted_years, article.sources),
        )

    def _act(self, article: Article, claim: Claim, dates: Sequence[DateMatch]) -> Act:
        sentence = claim.parsed.sentence
        start, end = sentence.start, sentence.end
        trigger = claim.trigger
        date, inferred = _date_of(article, claim, dates)
        actors = tuple(p.referent.participant(p.mention) for p in claim.actors)
        spoken_for: list[Referent] = []
        for part in claim.actors:
            organisation = part.referent.organisation
            if part.referent.type == "person" and organisation is not None and organisation not in spoken_for:
                spoken_for.append(organisation)
        addressees = tuple(p.referent.participant(p.mention) for p in claim.addressees)
        demand = " ".join(article.text[slice(*_demand(claim))].split())
        return Act(
            start=start,
            end=end,
            key=claim.act,
            actors=actors,
            addressees=addressees,
            instruments=tuple(p.referent.participant(p.mention) for p in claim.instruments),
            on_behalf_of=tuple(r.participant(r.label) for r in spoken_for),
            quote=article.text[start:end],
            frame=claim.frame,
            trigger=Span(claim.parsed.starts[trigger.i], claim.parsed.ends[trigger.i]),
            demand=demand.rstrip(" ,;:"),
            date=date,
            date_inferred=inferred,
            factuality=_factuality(claim),
            confidence=round(_confidence(claim), 2),
            explanation=_explain(claim),
            violations=claim.violations,
        )


def _demand(claim: Claim) -> tuple[int, int]:
    """Where what is asked stands; below a list's lead-in it begins with the item."""
    begin, end = claim.demand or (0, 0)
    gap = claim.parsed.sentence.gap
    return (gap.end, end) if gap is not None and begin < gap.end <= end else (begin, end)


def _other_years(
    article: Article, parsed: Sequence[ParsedSentence], dates: Sequence[DateMatch]
) -> dict[int, str]:
    """The date that a name's sentence speaks of, where it has just one and that is of another year."""
    year = article.date.value[:4] if article.date else ""
    found: dict[int, str] = {}
    for sentence in parsed:
        own = [d.value for d in dates if sentence.sentence.start <= d.start < sentence.sentence.end]
        if len(own) == 1 and own[0][:4] != year:
            found |= {name.start: own[0] for name in sentence.names.values()}
    return found


def _links(discourse: Discourse) -> Iterator[Link]:
    """What each mention stands for, in text order, with what was rejected; open short forms too."""
    spoken = [(o, r) for r in discourse.referents if not r.same_as for o in r.occurrences]
    found: dict[int, Link] = {}
    for occurrence, referent in sorted(spoken, key=lambda pair: (pair[0].start, pair[1].iri)):
        chosen = discourse.chosen.get(occurrence.start)
        score = (
            chosen.score
            if chosen is not None and chosen.iri == referent.iri
            else 0.9
            if referent.known
            else 0.5
        )
        kind: MentionKind = "name" if occurrence.named else "description"
        mention = Mention(occurrence.start, occurrence.end, occurrence.text, kind)
        rejected = tuple(c for c in discourse.rejected.get(occurrence.start, ()) if c.iri != referent.iri)
        reason = chosen.reason if chosen is not None and chosen.iri == referent.iri else referent.reason
        participant = referent.participant(occurrence.text) if referent.type != "place" else None
        found.setdefault(occurrence.start, Link(mention, participant, score, reason, rejected))
    for start, rejected in discourse.rejected.items():
        if start not in found and rejected:
            text = discourse.article.text[start : start + 60].split("\n")[0]
            mention = Mention(start, start + len(text), text, "name")
            found[start] = Link(mention, None, 0.0, "the article does not say which is meant", rejected)
    yield from (found[start] for start in sorted(found))


def _units(article: Article) -> list[Sentence]:
    """The sentences that can hold claims, without datelines: "GENEVA (14 October 2021) -"."""
    found: list[Sentence] = []
    to = addressees(article.text, title_of(article))
    for sentence in sentences(article):
        block = article.blocks[sentence.block]
        if block.kind not in ("body", "list"):  # of a heading only whom the letter addresses
            mine = [s for s in to if sentence.start <= s.start < sentence.end]
            found += [replace(sentence, start=s.start, end=min(s.end, sentence.end)) for s in mine]
            continue
        start = sentence.start
        if start == block.start or not article.text[block.start : start].strip():
            start = max(start, block.start + dateline(article.text[block.start : block.end]).length)
        while start < sentence.end and article.text[start] in " \t–—-":
            start += 1
        if start < sentence.end:
            found.append(replace(sentence, start=start))
    return found


def _date_of(article: Article, claim: Claim, dates: Sequence[DateMatch]) -> tuple[str, bool]:
    """The date in the claim's sentence that stands nearest to its trigger."""
    sentence = claim.parsed.sentence
    at = claim.parsed.starts[claim.trigger.i]
    found = [d for d in dates if sentence.start <= d.start < sentence.end and _dates_the_act(claim, d)]
    if not found:
        return "", False
    nearest = min(found, key=lambda d: (abs(d.start - at), d.start))
    inferred = nearest.inferred or (nearest.relative and bool(article.date and article.date.inferred))
    return nearest.value, inferred


def _dates_the_act(claim: Claim, date: DateMatch) -> bool:
    """A date belongs to the nearest verb above it; one inside what is said or asked is not the act's own."""
    parsed = claim.parsed
    token = next((t for t in parsed.doc if parsed.starts[t.i] <= date.start < parsed.ends[t.i]), None)
    if token is None:
        return False
    trigger = claim.trigger
    while token.head.i != token.i and token.i != trigger.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token.i == trigger.i or token.is_ancestor(trigger)


def _factuality(claim: Claim) -> Factuality:
    if claim.announced:
        return "announced"
    words = {t.lower_ for t in claim.trigger.children}
    return "alleged" if words & {"allegedly", "reportedly"} else "done"


_FRESH = 0.76
"""The share of the surest claims that were right in every part on 30 articles that nobody had tuned on (71
claims, see docs/accuracy.md)."""
_ADDRESSED = frozenset(("urge", "condemn", "meet", "submit"))


def _confidence(claim: Claim) -> float:
    """How likely the claim is right: sure frames, named parties and stated addressees count for it."""
    score = claim.weight * _FRESH
    if claim.implicit_actor:
        score *= 0.8
    if claim.act in _ADDRESSED and not claim.addressees:
        score *= 0.9
    for part in [*claim.actors, *claim.addressees]:
        if not part.referent.named:
            score *= 0.95
    return max(0.05, min(0.95, score))


def _explain(claim: Claim) -> str:
    words = [f"frame {claim.frame} matched “{claim.parsed.covers(claim.trigger)}”"]
    for role, parts in (
        ("actor", claim.actors),
        ("addressee", claim.addressees),
        ("instrument", claim.instruments),
    ):
        for part in parts:
            words.append(f"{role} “{part.mention}” is {part.referent.label}: {part.referent.reason}")
    return "; ".join(words)


_AT = re.compile(r"\b(?:in|at|near|outside|around|across) $", re.IGNORECASE)


def _only_where(discourse: Discourse, referent: Referent) -> bool:
    """Is a State there by its capital alone, as the place of something: "arrested *in Minsk*"?"""
    record = discourse.index.get(referent.iri) if referent.type == "state" else None
    if record is None:
        return False
    capitals = {n.text for n in record.names if n.kind == "capital"}
    text = discourse.article.text
    return all(
        o.text in capitals and _AT.search(text[max(0, o.start - 9) : o.start]) for o in referent.occurrences
    )


def _entities(discourse: Discourse) -> Iterator[Entity]:
    """Every named referent that the article's own text mentions, in order of first mention."""
    found = [
        (r.occurrences[0].start, r)
        for r in discourse.referents
        if r.occurrences
        and not r.same_as
        and r.type in _ENTITY_TYPES
        and (r.named or (r.type == "instrument" and not r.plural))
        and (r is not discourse.publisher or any(o.named for o in r.occurrences))
        and not _only_where(discourse, r)
    ]
    for _, referent in sorted(found, key=lambda item: (item[0], item[1].iri)):
        type_: EntityType = referent.type  # type: ignore[assignment]
        mentions = tuple(Span(o.start, o.end) for o in sorted(referent.occurrences, key=lambda o: o.start))
        yield Entity(referent.participant(referent.occurrences[0].text), type_, mentions)
