"""The named graph of one mapped article, shaped as docs/model.md says."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from hrgraph.iris import HRG, IriFactory
from hrgraph.records import Act, Article, MappedArticle, Participant, Review
from hrgraph.triples.acttypes import ActTypes
from hrgraph.triples.labels import act_label
from hrgraph.triples.listing import class_of, joint, name_keys, officials, when
from hrgraph.triples.syntax import boolean, date, decimal, integer, iri, link, string

__all__ = ["TripleWriter"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DCTERMS = "http://purl.org/dc/terms/"
_OA = "http://www.w3.org/ns/oa#"
_PROV = "http://www.w3.org/ns/prov#"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_MENTIONS = "https://schema.org/mentions"

_CONTEXT = 32
"""Characters of context on either side of a quotation."""
_VERSION_PROPERTIES = {
    "hrgraph": "softwareVersion",
    "model": "modelName",
    "lexicon": "lexiconHash",
    "authority": "authorityHash",
}
_FACTUALITY = {"done": "Done", "announced": "Announced", "alleged": "Alleged"}


class TripleWriter:
    """Writes the RDF of mapped articles.  The same article gives the same bytes.

    Args:
        factory: mints the IRIs; the default has hrgraph's own base.
        act_types: what the ontology says of the act types; the default is read from hrgraph's own.
    """

    def __init__(self, factory: IriFactory | None = None, act_types: ActTypes | None = None) -> None:
        self.factory = factory or IriFactory()
        self.act_types = act_types or ActTypes.load()

    def act_iris(self, mapped: MappedArticle) -> tuple[str, ...]:
        """The IRI of each of the article's acts, in their order."""
        seen: Counter[tuple[str, int]] = Counter()
        iris = []
        for act in mapped.acts:
            place = (act.key, act.trigger.start)
            seen[place] += 1
            number = act.number or seen[place]
            iris.append(self.factory.act(mapped.article.id, act.key, act.trigger.start, number))
        return tuple(iris)

    def nquads(self, mapped: MappedArticle) -> str:
        """All that the article says, as N-Quads in its named graph, one statement a line, none twice."""
        graph = _Graph(self.factory.graph(mapped.article.id))
        run = self._run(graph, mapped.versions)
        self._article(graph, mapped)
        for act, act_iri in zip(mapped.acts, self.act_iris(mapped), strict=True):
            self._act(graph, mapped.article, act, act_iri, run)
            self._listing(graph, mapped.article, act, act_iri)
            self._shortcuts(graph, act)
        _reviewers(graph, mapped)
        for participant in _participants(mapped):
            _describe(graph, participant, mapped.article.language)
        return graph.text()

    def _article(self, graph: _Graph, mapped: MappedArticle) -> None:
        article = mapped.article
        node = graph.about(self.factory.article(article.id))
        title = string(article.title or article.id, article.language)
        node.add(_RDF_TYPE, iri(f"{HRG}Article"))
        node.add(_LABEL, title)
        if article.title:
            node.add(f"{_DCTERMS}title", title)
        if article.date:
            node.add(f"{_DCTERMS}issued", date(article.date.value))
            if article.date.inferred:
                node.hrg("dateInferred", boolean(True))
            if article.date.reason:
                node.hrg("dateReason", string(article.date.reason))
        node.hrg("when", string(article.date.value if article.date else ""))
        if article.publisher:
            known = _by_name(mapped, article.publisher)
            if known:
                node.add(f"{_DCTERMS}publisher", iri(known))
            else:
                node.hrg("publisherName", string(article.publisher))
        for source in article.sources:
            node.add(f"{_DCTERMS}source", link(source))
        node.add(f"{_DCTERMS}language", string(article.language))
        if article.rights:
            node.add(f"{_DCTERMS}rights", string(article.rights))
        node.hrg("text", string(article.text))
        if article.sha256:
            node.hrg("sha256", string(article.sha256))
        for mentioned in sorted({entity.participant.iri for entity in mapped.entities}):
            node.add(_MENTIONS, iri(mentioned))
        for decision in mapped.decisions:
            node.hrg("decision", iri(decision))
        for decision in mapped.stale_decisions:
            node.hrg("staleDecision", iri(decision))

    def _act(self, graph: _Graph, article: Article, act: Act, act_iri: str, run: str) -> None:
        node = graph.about(act_iri)
        node.add(_RDF_TYPE, iri(self.act_types.classes[act.key]))
        node.add(_RDF_TYPE, iri(f"{HRG}Act"))
        node.add(_LABEL, string(act_label(act), "en"))
        for role, participants in (
            ("actor", act.actors),
            ("onBehalfOf", act.on_behalf_of),
            ("addressee", act.addressees),
            ("instrument", act.instruments),
        ):
            for participant in participants:
                node.hrg(role, iri(participant.iri))
                if participant.office and role in ("actor", "addressee"):
                    node.hrg(f"{role}Office", iri(participant.office))
        if act.demand:
            node.hrg("demand", string(act.demand, article.language))
        if act.date:
            node.hrg("date", date(act.date))
            if act.date_inferred:
                node.hrg("dateInferred", boolean(True))
        if act.place:
            node.hrg("place", string(act.place))
        node.hrg("factuality", iri(f"{HRG}{_FACTUALITY[act.factuality]}"))
        node.hrg("confidence", decimal(act.confidence))
        node.hrg("frame", string(act.frame))
        if act.explanation:
            node.hrg("explanation", string(act.explanation))
        for violation in act.violations:
            node.hrg("violation", iri(self.act_types.violations[violation]))
        node.hrg("reportedIn", iri(self.factory.article(article.id)))
        node.hrg("quote", string(act.quote, article.language))
        node.hrg("evidence", iri(self.factory.evidence(act_iri)))
        if act.review:
            _reviewed(node, act.review)
        self._evidence(graph, article, act, act_iri, run)

    def _evidence(self, graph: _Graph, article: Article, act: Act, act_iri: str, run: str) -> None:
        base = self.factory.evidence(act_iri)
        annotation = graph.about(base)
        annotation.add(_RDF_TYPE, iri(f"{_OA}Annotation"))
        annotation.add(f"{_OA}motivatedBy", iri(f"{_OA}identifying"))
        annotation.add(f"{_OA}hasBody", iri(act_iri))
        annotation.add(f"{_OA}hasTarget", iri(f"{base}/target"))
        # the run made the reading; the act itself, an activity, happened without it
        annotation.add(f"{_PROV}wasGeneratedBy", iri(run))
        if act.review:
            for reviewer, _ in act.review.reviewers:
                annotation.add(f"{_PROV}wasAttributedTo", iri(reviewer))
            if act.review.revision_of:
                annotation.add(f"{_PROV}wasRevisionOf", iri(act.review.revision_of))
        target = graph.about(f"{base}/target")
        target.add(_RDF_TYPE, iri(f"{_OA}SpecificResource"))
        target.add(f"{_OA}hasSource", iri(self.factory.article(article.id)))
        target.add(f"{_OA}hasSelector", iri(f"{base}/quote"))
        target.add(f"{_OA}hasSelector", iri(f"{base}/position"))
        quote = graph.about(f"{base}/quote")
        quote.add(_RDF_TYPE, iri(f"{_OA}TextQuoteSelector"))
        quote.add(f"{_OA}exact", string(act.quote, article.language))
        quote.add(f"{_OA}prefix", string(article.text[max(0, act.start - _CONTEXT) : act.start]))
        quote.add(f"{_OA}suffix", string(article.text[act.end : act.end + _CONTEXT]))
        position = graph.about(f"{base}/position")
        position.add(_RDF_TYPE, iri(f"{_OA}TextPositionSelector"))
        position.add(f"{_OA}start", integer(act.start))
        position.add(f"{_OA}end", integer(act.end))

    def _listing(self, graph: _Graph, article: Article, act: Act, act_iri: str) -> None:
        """What lists are made of, on the act itself: a list reads one place of the store for each act."""
        node = graph.about(act_iri)
        node.hrg("actType", string(act.key))
        node.hrg("when", string(when(act, article)))
        for role, participants in (
            ("actorName", act.actors),
            ("onBehalfOfName", act.on_behalf_of),
            ("addresseeName", act.addressees),
            ("instrumentName", act.instruments),
        ):
            for participant in participants:
                node.hrg(role, _label(participant, article.language))
        for actor in act.actors:
            if class_of(actor) == "Person":
                node.hrg("speakerName", _label(actor, article.language))
        for addressee in act.addressees:
            if class_of(addressee) not in ("Person", "Office"):
                node.hrg("institutionName", _label(addressee, article.language))
        if joint(act):
            node.hrg("joint", boolean(True))
        for number, participant in enumerate(officials(act), start=1):
            official = self.factory.official(act_iri, number)
            node.hrg("official", iri(official))
            described = graph.about(official)
            described.add(_RDF_TYPE, iri(f"{HRG}AddressedOfficial"))
            person = class_of(participant) == "Person"
            if person:
                described.hrg("personName", _label(participant, article.language))
            office = participant.office if person else participant.iri
            if office:
                described.hrg("inOffice", iri(office))

    def _shortcuts(self, graph: _Graph, act: Act) -> None:
        prop = self.act_types.shortcuts[act.key]
        both_ways = prop in self.act_types.symmetric
        for actor in act.actors:
            for addressee in act.addressees:
                if actor.iri != addressee.iri:
                    graph.about(actor.iri).add(prop, iri(addressee.iri))
                    if both_ways:
                        graph.about(addressee.iri).add(prop, iri(actor.iri))
            for instrument in act.instruments:
                graph.about(actor.iri).hrg("invoked", iri(instrument.iri))

    def _run(self, graph: _Graph, versions: tuple[tuple[str, str], ...]) -> str:
        pairs = [f"{name} {value}" for name, value in versions]
        run = self.factory.run(hashlib.sha256("\n".join(pairs).encode("utf-8")).hexdigest())
        node = graph.about(run)
        node.add(_RDF_TYPE, iri(f"{HRG}MappingRun"))
        node.add(_RDF_TYPE, iri(f"{_PROV}Activity"))
        node.add(_LABEL, string("Mapping with " + (", ".join(pairs) or "unknown versions"), "en"))
        for name, value in versions:
            if name in _VERSION_PROPERTIES:
                node.hrg(_VERSION_PROPERTIES[name], string(value))
        return run


class _Graph:
    """The statements of one named graph, in the order they came, none twice."""

    def __init__(self, graph_iri: str) -> None:
        self._ending = f" {iri(graph_iri)} ."
        self._lines: dict[str, None] = {}

    def about(self, subject: str) -> _Node:
        return _Node(self, iri(subject))

    def statement(self, subject: str, predicate: str, value: str) -> None:
        self._lines[f"{subject} <{predicate}> {value}{self._ending}"] = None

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"


class _Node:
    """A subject that statements are added to."""

    def __init__(self, graph: _Graph, subject: str) -> None:
        self._graph = graph
        self._subject = subject

    def add(self, predicate: str, value: str) -> None:
        self._graph.statement(self._subject, predicate, value)

    def hrg(self, name: str, value: str) -> None:
        self.add(f"{HRG}{name}", value)


def _participants(mapped: MappedArticle) -> Iterable[Participant]:
    """Every participant of the article's acts and entities, once, the first record of each IRI."""
    found: dict[str, Participant] = {}
    for act in mapped.acts:
        for participant in (*act.actors, *act.on_behalf_of, *act.addressees, *act.instruments):
            found.setdefault(participant.iri, participant)
    for entity in mapped.entities:
        found.setdefault(entity.participant.iri, entity.participant)
    return found.values()


def _describe(graph: _Graph, participant: Participant, language: str) -> None:
    """What the article introduces: groups, and actors and instruments that the authority data lacks."""
    group = participant.type == "group"
    if participant.known and not group:
        return
    node = graph.about(participant.iri)
    node.add(_RDF_TYPE, iri(f"{HRG}{class_of(participant)}"))
    node.add(_LABEL, string(participant.label, language))
    shown = [
        name for name in participant.names if name != participant.label and _answers_to(participant, name)
    ]
    symbol = (participant.symbol,) if participant.symbol and not group else ()
    for key in name_keys((participant.label, *symbol, *(() if group else shown))):
        node.hrg("nameKey", string(key))
    if group:
        if participant.count is not None:
            node.hrg("memberCount", integer(participant.count))
        for member in participant.members:
            node.hrg("hasMember", iri(member))
        return
    if participant.review:
        _reviewed(node, participant.review)
    else:
        node.hrg("reviewStatus", iri(f"{HRG}Unreviewed"))
    if participant.symbol:
        node.hrg("symbol", string(participant.symbol))
    for name in shown:
        node.add(_ALT_LABEL, string(name, language))


def _label(participant: Participant, language: str) -> str:
    """The participant's preferred name: English in the authority data, in the article's language without."""
    return string(participant.label, "en" if participant.known else language)


def _answers_to(participant: Participant, name: str) -> bool:
    """Whether a name is enough to find the participant by."""
    # a surname alone would answer to half the world
    return not (participant.type == "person" and " " not in name)


def _reviewed(node: _Node, review: Review) -> None:
    node.hrg("reviewStatus", iri(f"{HRG}{review.status.capitalize()}"))
    for decision in review.decisions:
        node.hrg("decision", iri(decision))


def _reviewers(graph: _Graph, mapped: MappedArticle) -> None:
    """Who reviewed the article's acts, by name."""
    reviews = (act.review for act in mapped.acts if act.review)
    for reviewer, name in sorted({pair for review in reviews for pair in review.reviewers}):
        node = graph.about(reviewer)
        node.add(_RDF_TYPE, iri(f"{_PROV}Agent"))
        node.add(_LABEL, string(name))


def _by_name(mapped: MappedArticle, name: str) -> str:
    """The IRI of the organisation among the article's entities that has this name, "" without one."""
    wanted = name.casefold()
    for entity in mapped.entities:
        participant = entity.participant
        names = (participant.label, *participant.names)
        if entity.type in ("organisation", "state") and any(n.casefold() == wanted for n in names):
            return participant.iri
    return ""
