"""The SPARQL 1.1 Protocol at `/sparql`, for reading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hrgraph.errors import QueryError
from hrgraph.queries import query_form
from hrgraph.serve.description import service_description
from hrgraph.serve.formats import MEDIA
from hrgraph.serve.http import CORS, Problem, entity_tag, fields, form_fields, not_modified, read_body, send
from hrgraph.serve.jobs import Job
from hrgraph.serve.negotiation import choose, quality
from hrgraph.serve.server import Server

__all__ = ["GRAPH_OFFERS", "TABLE_OFFERS", "pick_format", "sparql"]

TABLE_OFFERS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "text/xml": "xml",
}
GRAPH_OFFERS = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/trig": "trig",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/n-quads": "nquads",
    "application/x-turtle": "turtle",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "ntriples",
}
_ALIASES = {"ttl": "turtle", "nt": "ntriples", "n3": "turtle", "json-ld": "jsonld", "rdf": "rdfxml"}
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
"""Functions whose answer is another one each time."""
_FORMS = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_READ_ONLY = "this endpoint is for reading: updates are refused"


async def sparql(request: Request) -> Response:
    """Answer a query, or describe the service where none is asked."""
    server: Server = request.app.state.server
    pairs, query = await _asked(request)
    for name, _ in pairs:
        if name == "update" or name.startswith("using-"):
            raise Problem(403, _READ_ONLY, "ask with query=...", CORS)
    queries = [value for name, value in pairs if name == "query"] + ([query] if query is not None else [])
    if not queries and request.method in ("GET", "HEAD"):
        return await service_description(request)
    if len(queries) != 1:
        raise Problem(
            400,
            "the parameter query is missing" if not queries else "the parameter query is given twice",
            "send one query: query=SELECT...",
            CORS,
        )
    if request.method == "GET" and _is_browser(request, pairs):
        return RedirectResponse(f"/query?{urlencode({'query': queries[0]})}", 303)
    return await _answer(request, server, queries[0], pairs)


async def _asked(request: Request) -> tuple[list[tuple[str, str]], str | None]:
    """The parameters, and the query where it is the body."""
    if request.method in ("GET", "HEAD"):
        return fields(request), None
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == _FORMS:
        # what stands in the URL of a form's POST is no part of the operation
        return await form_fields(request), None
    if media == _QUERY:
        body = await read_body(request)
        try:
            return [pair for pair in fields(request) if pair[0] != "query"], body.decode("utf-8")
        except UnicodeDecodeError:
            raise Problem(400, "the query is not UTF-8", "encode it as UTF-8", CORS) from None
    if media == _UPDATE:
        raise Problem(403, _READ_ONLY, "send queries as application/sparql-query", CORS)
    raise Problem(
        415,
        f"the media type {media!r} can't be read here" if media else "the body has no media type",
        f"send {_FORMS} or {_QUERY}",
        {**CORS, "Accept-Post": f"{_FORMS}, {_QUERY}"},
    )


async def _answer(request: Request, server: Server, query: str, pairs: Sequence[tuple[str, str]]) -> Response:
    try:
        form = query_form(query)
    except QueryError as error:
        raise Problem(400, error.message, error.mend, CORS) from None
    offers = GRAPH_OFFERS if form == "construct" else TABLE_OFFERS
    format = pick_format(request, pairs, offers)
    default = [value for name, value in pairs if name == "default-graph-uri"]
    named = [value for name, value in pairs if name == "named-graph-uri"]
    tag = ""
    if not _CHANGING.search(query):
        tag = entity_tag(server.version, query, format, *default, "\0", *named)
        if not_modified(request, tag):
            return Response(status_code=304, headers={**CORS, "ETag": tag, "Vary": "Accept, Accept-Encoding"})
    arguments = {"query": query, "format": format, "default": default, "named": named}
    reply = await server.do(request, Job("query", arguments))
    return await send(request, reply, tag=tag, headers=CORS)


def pick_format(request: Request, pairs: Sequence[tuple[str, str]], offers: dict[str, str]) -> str:
    """The format that the parameter `format` names, else the one that the client's Accept likes best.

    Raises:
        Problem: there is none.
    """
    named = dict(pairs).get("format", "").partition(";")[0].strip().lower()
    accept = request.headers.get("accept", "")
    if named:
        known = {**offers, **{name: name for name in offers.values()}, **_ALIASES}
        found = known.get(named)
        if found in offers.values():
            return str(found)
        if accept in ("", "*/*"):  # SPARQLWrapper asks for all formats as format=xml, and means its Accept
            names = ", ".join(dict.fromkeys(offers.values()))
            raise Problem(400, f"this answer has no format {named!r}", f"formats are {names}", CORS)
    found = choose(accept, offers)
    if found is None:
        kinds = ", ".join(dict.fromkeys(MEDIA[name].partition(";")[0] for name in offers.values()))
        raise Problem(406, "this answer has none of the media types you accept", f"it has {kinds}", CORS)
    return found


def _is_browser(request: Request, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a person is looking: a browser likes HTML more than any format of results."""
    accept = request.headers.get("accept", "")
    if "text/html" not in accept or dict(pairs).get("format"):
        return False
    best = max(quality(accept, media) for media in (*TABLE_OFFERS, *GRAPH_OFFERS))
    return quality(accept, "text/html") > best
