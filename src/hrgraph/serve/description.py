"""What the service and its data are, for machines: SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.serve.context import Context
from hrgraph.serve.formats import MEDIA
from hrgraph.serve.http import CORS, Problem, entity_tag, fields, not_modified, send
from hrgraph.serve.jobs import Job, Reply
from hrgraph.serve.negotiation import choose, quality

__all__ = ["dataset_description", "service_description", "well_known_void"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {**PREFIXES, "sd": _SD, "void": _VOID}
_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
_RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "TriG", "JSON-LD", "RDF_XML"),
)
OFFERS = {
    "text/turtle": "turtle",
    "application/ld+json": "jsonld",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/trig": "trig",
    "application/xml": "rdfxml",
    "application/json": "jsonld",
}
_PARTITIONS = 60


async def service_description(request: Request) -> Response:
    """What `/sparql` answers to those who ask nothing: people are led to the page."""
    accept = request.headers.get("accept", "")
    if "text/html" in accept and quality(accept, "text/html") >= quality(accept, "text/turtle"):
        return RedirectResponse("/query", 303)
    return await _described(request, service=True)


async def well_known_void(request: Request) -> Response:
    """The description of the dataset, where VoID says that it is to be found."""
    return await _described(request, service=False)


async def _described(request: Request, *, service: bool) -> Response:
    server = request.app.state.server
    named = dict(fields(request)).get("format", "")
    format = named if named in OFFERS.values() else choose(request.headers.get("accept", ""), OFFERS)
    if format is None:
        raise Problem(406, "there is no such format", f"there are {', '.join(OFFERS)}", CORS)
    root = str(request.base_url).rstrip("/")
    tag = entity_tag(server.version, "dataset", root, format)
    if not_modified(request, tag):
        return Response(status_code=304, headers={**CORS, "ETag": tag, "Vary": "Accept, Accept-Encoding"})
    job = Job("dataset", {"root": root, "format": format, "service": service})
    reply = await server.do(request, job, keep=f"dataset {root} {format} {service}")
    return await send(request, reply, tag=tag, headers=CORS)


def dataset_description(context: Context, root: str, format: str, service: bool) -> Reply:
    """The description of the data, and of the service as well.

    Args:
        context: the worker's.
        root: the server's URL, without a slash at its end.
        format: of the answer.
        service: whether the SPARQL service is described too.
    """
    triples = [*_dataset(context, root)]
    if service:
        triples += _service(context, root)
    buffer = io.BytesIO()
    from hrgraph.export import FORMATS

    ox.serialize(triples, buffer, FORMATS[format], prefixes=_PREFIXES)
    return Reply(buffer.getvalue(), MEDIA[format])


def _triple(subject: str, predicate: str, thing: str | int | ox.Literal) -> ox.Triple:
    value = (
        thing
        if isinstance(thing, ox.Literal)
        else ox.Literal(thing)
        if isinstance(thing, int)
        else ox.NamedNode(thing)
    )
    node = _TYPE if predicate == "a" else ox.NamedNode(predicate)
    return ox.Triple(ox.NamedNode(subject), node, value)


def _count(context: Context, query: str) -> int:
    return int(next(iter(context.store.select(f"SELECT (COUNT(*) AS ?n) {{ {query} }}").dicts()))["n"].value)


def _dataset(context: Context, root: str) -> Iterator[ox.Triple]:
    me = f"{root}/.well-known/void#dataset"
    document = f"{root}/.well-known/void"
    dct = PREFIXES["dcterms"]
    yield _triple(document, "a", f"{_VOID}DatasetDescription")
    yield _triple(document, f"{PREFIXES['foaf']}primaryTopic", me)
    yield _triple(me, "a", f"{_VOID}Dataset")
    title = "hrgraph: who urged which official about which instrument, when, in which words"
    yield _triple(me, f"{dct}title", ox.Literal(title, language="en"))
    yield _triple(me, f"{PREFIXES['foaf']}homepage", f"{root}/")
    yield _triple(me, f"{_VOID}sparqlEndpoint", f"{root}/sparql")
    yield _triple(me, f"{_VOID}uriSpace", ox.Literal(BASE))
    yield _triple(me, f"{_VOID}uriLookupEndpoint", f"{root}/resource?iri=")
    yield _triple(me, f"{_VOID}dataDump", f"{root}/graphs?default&format=turtle")
    yield _triple(me, f"{_VOID}exampleResource", f"{BASE}office/un-secretary-general")
    for name in ("hrg", "dcterms", "foaf", "oa", "org", "prov", "schema", "skos"):
        yield _triple(me, f"{_VOID}vocabulary", PREFIXES[name])
    for name in ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG"):
        yield _triple(me, f"{_VOID}feature", _FORMATS + name)
    yield _triple(me, f"{_VOID}triples", _count(context, "SELECT DISTINCT ?s ?p ?o { ?s ?p ?o }"))
    yield _triple(me, f"{_VOID}distinctSubjects", _count(context, "SELECT DISTINCT ?s { ?s ?p ?o }"))
    yield _triple(me, f"{_VOID}properties", _count(context, "SELECT DISTINCT ?p { ?s ?p ?o }"))
    classes = context.store.select(
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c ORDER BY DESC(?n) ?c"
    )
    rows = [(row["c"].value, int(row["n"].value)) for row in classes.dicts()]
    yield _triple(me, f"{_VOID}classes", len(rows))
    for number, (iri, count) in enumerate(rows[:_PARTITIONS], 1):
        part = f"{document}#class-{number}"
        yield _triple(me, f"{_VOID}classPartition", part)
        yield _triple(part, f"{_VOID}class", iri)
        yield _triple(part, f"{_VOID}entities", count)


def _service(context: Context, root: str) -> Iterator[ox.Triple]:
    me = f"{root}/sparql"
    yield _triple(me, "a", f"{_SD}Service")
    yield _triple(me, f"{_SD}endpoint", me)
    yield _triple(me, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query")
    for feature in ("UnionDefaultGraph", "EmptyGraphs"):
        yield _triple(me, f"{_SD}feature", _SD + feature)
    if context.settings.services:
        yield _triple(me, f"{_SD}feature", f"{_SD}BasicFederatedQuery")
    for name in _RESULTS:
        yield _triple(me, f"{_SD}resultFormat", _FORMATS + name)
    words = (
        f"Read-only. A query may run {context.settings.time_limit:g} seconds and give "
        f"{context.settings.row_limit} rows; a longer answer is cut and has the header Hrgraph-Truncated."
    )
    yield _triple(me, f"{PREFIXES['rdfs']}comment", ox.Literal(words, language="en"))
    dataset = f"{root}/.well-known/void#dataset"
    yield _triple(me, f"{_SD}defaultDataset", f"{me}#dataset")
    yield _triple(f"{me}#dataset", "a", f"{_SD}Dataset")
    yield _triple(f"{me}#dataset", f"{_SD}defaultGraph", dataset)
    yield _triple(dataset, "a", f"{_SD}Graph")
    iris = IriFactory()
    for number, graph in enumerate((iris.authority_graph, iris.ontology_graph, iris.curation_graph), 1):
        node = f"{me}#graph-{number}"
        yield _triple(f"{me}#dataset", f"{_SD}namedGraph", node)
        yield _triple(node, "a", f"{_SD}NamedGraph")
        yield _triple(node, f"{_SD}name", graph)
    yield _triple(f"{me}#dataset", f"{PREFIXES['rdfs']}seeAlso", f"{root}/graphs")
    yield _triple(me, f"{PREFIXES['rdfs']}seeAlso", f"{HRG}")
