"""The addresses that people visit, and the data behind them."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.serve.entities import iri_of_path
from hrgraph.serve.http import CORS, Problem, entity_tag, fields, form_fields, not_modified, send
from hrgraph.serve.jobs import Job, Reply
from hrgraph.serve.links import VOCABULARY, is_web
from hrgraph.serve.negotiation import choose
from hrgraph.serve.networks import PARAMETERS
from hrgraph.serve.protocol import GRAPH_OFFERS, TABLE_OFFERS, pick_format
from hrgraph.serve.questions import SHOWN
from hrgraph.serve.reconciliation import DEFAULT_TYPES, manifest, read_queries, suggest
from hrgraph.serve.server import Server
from hrgraph.serve.static_files import static_files

__all__ = [
    "entity",
    "graphs",
    "home",
    "network",
    "network_json",
    "ontology",
    "query",
    "question",
    "reconcile",
    "reconcile_preview",
    "reconcile_suggest",
    "resource",
    "result",
    "search",
    "static",
    "suggestions",
]

_EXTENSIONS = {"html": "html", "ttl": "turtle", "jsonld": "jsonld", "nt": "ntriples", "rdf": "rdfxml"}
_ENTITY_OFFERS = {"text/html": "html", "application/xhtml+xml": "html", **GRAPH_OFFERS}
_MOST_SHOWN = 5000


async def home(request: Request) -> Response:
    """The first page: the questions."""
    return await _page(request, Job("home"))


async def question(request: Request) -> Response:
    """A saved question with its answer; with .csv, .tsv or .json after its name as a file."""
    name, dot, ending = request.path_params["name"].partition(".")
    format = ending if dot else "html"
    if format not in ("html", "csv", "tsv", "json"):
        raise Problem(404, f"answers have no format {ending!r}", "there are csv, tsv and json")
    values = dict(fields(request))
    shown = values.pop("shown", "")
    count = min(int(shown), _MOST_SHOWN) if shown.isdecimal() and len(shown) < 8 else SHOWN
    arguments = {"name": name, "values": values, "format": format, "shown": count}
    return await _page(request, Job("question", arguments), data=format != "html")


async def query(request: Request) -> Response:
    """The SPARQL page."""
    return await _page(request, Job("query-page", {"query": dict(fields(request)).get("query", "")}))


async def result(request: Request) -> Response:
    """The answer to a query, as the piece of HTML that the SPARQL page puts below its editor."""
    server: Server = request.app.state.server
    text = dict(await form_fields(request)).get("query", "")
    return await send(request, await server.do(request, Job("result", {"query": text})))


async def search(request: Request) -> Response:
    """What has these words."""
    text = dict(fields(request)).get("q", "")[:200].strip()
    return await _page(request, Job("search", {"text": text}))


async def suggestions(request: Request) -> Response:
    """Names that begin so."""
    text = dict(fields(request)).get("q", "")[:100].strip()
    return await _page(request, Job("suggest", {"text": text}), data=True)


async def network(request: Request) -> Response:
    """The network viewer."""
    return await _page(request, Job("network", {"values": _network_values(request)}))


async def network_json(request: Request) -> Response:
    """What the viewer draws, for programs."""
    return await _page(request, Job("network-data", {"values": _network_values(request)}), data=True)


def _network_values(request: Request) -> dict[str, str]:
    return {name: value for name, value in fields(request) if name in PARAMETERS and value}


async def entity(request: Request) -> Response:
    """A thing of the graph: as the page or data that the client likes best, or by its extension."""
    path = request.path_params["path"]
    if ".." in path.split("/") or not path:
        raise Problem(404, "there is no such thing in the graph", "search for its name")
    stem, dot, ending = path.rpartition(".")
    if dot and ending in _EXTENSIONS:
        try:
            return await _entity(request, iri_of_path(stem), _EXTENSIONS[ending])
        except Problem as problem:
            if problem.status_code != 404:
                raise  # else the IRI itself may end so
    return await _entity(request, iri_of_path(path), "")


async def resource(request: Request) -> Response:
    """A thing by any IRI that stands in the graph, given as the parameter iri."""
    values = dict(fields(request))
    iri = values.get("iri", "")
    if not is_web(iri):
        raise Problem(400, "the parameter iri is no web address", "give the IRI of a thing in the graph")
    if iri.startswith(BASE) and "format" not in values:
        return RedirectResponse("/id/" + iri.removeprefix(BASE), 303)
    named = _EXTENSIONS.get(values.get("format", ""), "")
    return await _entity(request, iri, named)


async def ontology(request: Request) -> Response:
    """The classes and properties."""
    ending = request.path_params.get("ending", "")
    if ending and ending not in _EXTENSIONS:
        raise Problem(404, f"the ontology has no format {ending!r}", f"there are {', '.join(_EXTENSIONS)}")
    return await _entity(request, VOCABULARY, _EXTENSIONS.get(ending, ""))


async def _entity(request: Request, iri: str, format: str) -> Response:
    found = format or choose(request.headers.get("accept", ""), _ENTITY_OFFERS)
    if found is None:
        raise Problem(406, "this thing has none of the media types you accept", f"it has {_kinds()}", CORS)
    job = Job("entity", {"iri": iri}) if found == "html" else Job("describe", {"iri": iri, "format": found})
    headers = dict(CORS)
    ending = next((name for name, value in _EXTENSIONS.items() if value == found), "")
    if not format and ending and iri.startswith(BASE):
        headers["Content-Location"] = f"{request.url.path}.{ending}"
    return await _page(request, job, headers=headers)


def _kinds() -> str:
    return "text/html, text/turtle, application/ld+json, application/n-triples, application/rdf+xml"


async def graphs(request: Request) -> Response:
    """The Graph Store HTTP Protocol, for reading: one resource for each named graph; a list without any."""
    values = dict(fields(request))
    if "default" in values and "graph" in values:
        raise Problem(400, "the parameters graph and default exclude each other", "give one of them", CORS)
    if "path" in request.path_params:
        graph = f"{BASE}graph/{request.path_params['path']}"
    elif "graph" in values:
        graph = values["graph"]
    elif "default" in values:
        graph = ""
    else:
        query = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } } ORDER BY ?graph"
        format = pick_format(request, [*values.items()], TABLE_OFFERS)
        return await _page(request, Job("query", {"query": query, "format": format}), data=True)
    format = pick_format(request, [*values.items()], GRAPH_OFFERS)
    return await _page(request, Job("graph", {"graph": graph, "format": format}), data=True)


async def reconcile(request: Request) -> Response:
    """The reconciliation service: what it is, or candidates for names."""
    server: Server = request.app.state.server
    values = dict(await form_fields(request) if request.method == "POST" else fields(request))
    if "queries" not in values:
        if request.method == "POST" and values:
            raise Problem(400, "the parameter queries is missing", "send queries={...}", CORS)
        return _json(manifest(str(request.base_url).rstrip("/")))
    try:
        queries = read_queries(values["queries"])
    except UsageError as error:
        raise Problem(400, error.message, error.mend, CORS) from None
    reply = await server.do(request, Job("reconcile", {"queries": queries}))
    return await send(request, reply, headers=CORS)


async def reconcile_suggest(request: Request) -> Response:
    """Suggestions for people who match by hand."""
    server: Server = request.app.state.server
    values = dict(fields(request))
    prefix = values.get("prefix", "")[:100]
    what = request.path_params["what"]
    if what == "type":
        return _json(suggest(prefix, DEFAULT_TYPES))
    if what == "property":
        return _json(suggest(prefix, ()))
    if what != "entity":
        raise Problem(404, f"there are no suggestions for {what!r}", "ask for entity, type or property", CORS)
    cursor = values.get("cursor", "0")
    number = min(int(cursor), 1000) if cursor.isdecimal() and len(cursor) < 6 else 0
    reply = await server.do(request, Job("reconcile-suggest", {"prefix": prefix, "cursor": number}))
    return await send(request, reply, headers=CORS)


async def reconcile_preview(request: Request) -> Response:
    """A thing in a small frame."""
    id = dict(fields(request)).get("id", "")
    iri = id if id.startswith(BASE) else BASE + id
    url = f"{str(request.base_url).rstrip('/')}/id/{iri.removeprefix(BASE)}"
    return await _page(request, Job("preview", {"iri": iri, "url": url}), data=True)


def _json(value: object) -> Response:
    body = json.dumps(value, ensure_ascii=False)
    return Response(body, headers={**CORS, "Cache-Control": "no-cache"}, media_type="application/json")


async def static(request: Request) -> Response:
    """A style or script."""
    file = static_files().get(request.path_params["name"])
    if file is None:
        raise Problem(404, f"there is no file {request.url.path}")
    tag = entity_tag("", file.version)
    if not_modified(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    lasting = dict(fields(request)).get("v") == file.version
    cache = "public, max-age=31536000, immutable" if lasting else "no-cache"
    return await send(request, Reply(file.body, file.media), tag=tag, headers={"Cache-Control": cache})


async def _page(
    request: Request, job: Job, *, data: bool = False, headers: dict[str, str] | None = None
) -> Response:
    """Have a page made, or say that it has not changed."""
    server: Server = request.app.state.server
    asked = f"{job.name} {json.dumps(job.arguments, sort_keys=True)} {bool(server.index)}"
    tag = entity_tag(server.version, asked)
    every = {**(CORS if data else {}), **(headers or {})}
    if not_modified(request, tag):
        return Response(status_code=304, headers={**every, "ETag": tag, "Vary": "Accept, Accept-Encoding"})
    reply = await server.do(request, job, keep=asked)
    if reply.status == 404:
        raise Problem(404, "there is no such thing in the graph", "search for its name", CORS)
    return await send(request, reply, tag=tag if reply.status == 200 else "", headers=every)
