"""Things and graphs as pages and as data."""

from __future__ import annotations

from collections.abc import Iterator

from hrgraph.errors import QueryError
from hrgraph.iris import BASE, HRG
from hrgraph.serve.answers import triples_reply
from hrgraph.serve.context import Context
from hrgraph.serve.facts.names import PREFIX_LINES, plausible
from hrgraph.serve.formats import MEDIA
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import VOCABULARY, ServerLinks
from hrgraph.serve.questions import HTML
from hrgraph.serve.render import page, render_entity
from hrgraph.store import Store, Triple

__all__ = ["NOT_FOUND", "entity_data", "entity_page", "graph_data"]

NOT_FOUND = Reply(b"", "text/plain", status=404)
_TEXT = f"{HRG}text"
_ABOUT = 5000
"""Statements that refer to a thing, at most, in its data."""


def entity_page(context: Context, links: ServerLinks, iri: str) -> Reply:
    """The page of a thing."""
    if iri.startswith(VOCABULARY):
        return _vocabulary(context, links)
    body = render_entity(context.store, iri, links, context.store.version())
    return Reply(body.encode("utf-8"), HTML) if body else NOT_FOUND


def entity_data(context: Context, iri: str, format: str) -> Reply:
    """The statements about a thing, with those that refer to it; an act with its evidence."""
    if not plausible(iri):
        return NOT_FOUND
    triples = list(_about(context.store, iri))
    if not triples:
        return NOT_FOUND
    return triples_reply(triples, format, None)


def _about(store: Store, iri: str) -> Iterator[Triple]:
    if iri.startswith(VOCABULARY):
        yield from store.construct(
            f'CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{VOCABULARY}")) }}'
        )
        return
    withheld = store.ask(f"{PREFIX_LINES} ASK {{ <{iri}> a hrg:Article ; dcterms:rights ?rights }}")
    for triple in store.construct(f"CONSTRUCT {{ <{iri}> ?p ?o }} WHERE {{ <{iri}> ?p ?o }}"):
        if not (withheld and triple[1].value == _TEXT):
            yield triple
    # the label of what it names, so that the data can be read by themselves
    yield from store.construct(
        f"{PREFIX_LINES} CONSTRUCT {{ ?o rdfs:label ?label }} WHERE {{ <{iri}> ?p ?o . ?o rdfs:label ?label "
        'FILTER(isIRI(?o) && LANG(?label) IN ("en", "")) }'
    )
    yield from store.construct(
        f"{PREFIX_LINES} CONSTRUCT {{ ?e ?p ?o . ?t ?tp ?to . ?s ?sp ?so }} WHERE {{ ?e oa:hasBody <{iri}> ; "
        "?p ?o ; oa:hasTarget ?t . ?t ?tp ?to ; oa:hasSelector ?s . ?s ?sp ?so }"
    )
    yield from store.construct(
        f"{PREFIX_LINES} CONSTRUCT {{ ?s ?p <{iri}> }} "
        f"WHERE {{ ?s ?p <{iri}> FILTER(?p != oa:hasBody) }} LIMIT {_ABOUT}"
    )


def graph_data(context: Context, graph: str, format: str) -> Reply:
    """All statements of a named graph, or of the union of all where it is ""."""
    store = context.store
    if not graph:
        return triples_reply(store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), format, None)
    if not plausible(graph):
        raise QueryError(f"{graph!r} is no IRI", "name the graph by its full IRI")
    if not store.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
        return NOT_FOUND
    if format in ("trig", "nquads"):
        return Reply(b"".join(store.dump(format, graph)), MEDIA[format])
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return triples_reply(store.construct(query), format, None)


def _vocabulary(context: Context, links: ServerLinks) -> Reply:
    """The classes and properties of the ontology."""
    table = context.store.select(
        f"{PREFIX_LINES} SELECT DISTINCT ?t ?kind ?label ?comment ?parent ?domain ?range {{ "
        "VALUES (?type ?kind) { (owl:Class 1) (owl:ObjectProperty 2) (owl:DatatypeProperty 3) "
        "(owl:AnnotationProperty 4) (hrg:ViolationType 5) (hrg:Factuality 6) (hrg:ReviewStatus 7) } "
        '?t a ?type ; rdfs:label ?label FILTER(LANG(?label) = "en") '
        'OPTIONAL { ?t rdfs:comment|skos:definition ?comment FILTER(LANG(?comment) = "en") } '
        "OPTIONAL { ?t rdfs:subClassOf|rdfs:subPropertyOf ?parent FILTER(isIRI(?parent)) } "
        "OPTIONAL { ?t rdfs:domain ?domain FILTER(isIRI(?domain)) } "
        "OPTIONAL { ?t rdfs:range ?range FILTER(isIRI(?range)) } "
        f'FILTER(STRSTARTS(STR(?t), "{HRG}")) }} ORDER BY ?kind ?t'
    )
    terms: dict[str, dict[str, object]] = {}
    for row in table.dicts():
        values = {name: term.value for name, term in row.items()}
        term = terms.setdefault(values["t"], {"iri": values["t"], "parents": set(), **values})
        parents = term["parents"]
        assert isinstance(parents, set)
        parents |= {values[key] for key in ("parent",) if key in values}
    kinds = {
        "1": "Classes",
        "2": "Properties between things",
        "3": "Properties with values",
        "4": "Names and notes",
        "5": "Kinds of violation",
        "6": "Factuality",
        "7": "States of review",
    }
    groups = [(title, [t for t in terms.values() if t["kind"] == number]) for number, title in kinds.items()]
    body = page("vocabulary.html", links, groups=[g for g in groups if g[1]], vocabulary=VOCABULARY, hrg=HRG)
    return Reply(body.encode("utf-8"), HTML)


def iri_of_path(path: str) -> str:
    """The IRI that an address below /id/ stands for."""
    return BASE + path
