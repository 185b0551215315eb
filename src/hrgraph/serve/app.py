"""The web application: which address leads where."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hrgraph.serve import pages, protocol, review
from hrgraph.serve.description import well_known_void
from hrgraph.serve.guard import Guard
from hrgraph.serve.http import CORS, Problem, plain_error
from hrgraph.serve.jobs import Failure
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.negotiation import quality
from hrgraph.serve.render import page
from hrgraph.serve.server import Server
from hrgraph.serve.settings import Settings
from hrgraph.serve.static_files import static_versions

__all__ = ["create_app"]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_FRAMED = "/reconcile/preview"
_TITLES = {
    400: "That can't be answered",
    403: "That is not allowed",
    404: "There is nothing here",
    405: "That can't be done here",
    413: "That is too much",
    500: "The server failed",
    503: "Not now",
}
_DATA = ("/sparql", "/graphs", "/id/", "/resource", "/ontology", "/reconcile", "/.well-known/", "/questions/")
"""What scripts of other sites may ask."""


def create_app(settings: Settings, token: str = "") -> Starlette:
    """The application that serves one store.

    Args:
        settings: which store, and how.
        token: what lets somebody review, where the settings say that there are reviews.
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.server = Server(settings)
        await app.state.server.start()
        try:
            yield
        finally:
            await app.state.server.stop()

    app = Starlette(
        routes=[*_routes(), *(_review_routes() if settings.review and token else ())],
        lifespan=lifespan,
        exception_handlers={HTTPException: _refused, Exception: _broken},
    )
    app.add_middleware(_Frame)
    app.state.guard = Guard(token)
    return app


def _routes() -> list[Route]:
    return [
        Route("/", pages.home),
        Route("/questions/{name}", pages.question),
        Route("/query", pages.query),
        Route("/query/result", pages.result, methods=["POST"]),
        Route("/search", pages.search),
        Route("/suggest", pages.suggestions),
        Route("/network", pages.network),
        Route("/network.json", pages.network_json),
        Route("/id/{path:path}", pages.entity),
        Route("/resource", pages.resource),
        Route("/ontology", pages.ontology),
        Route("/ontology.{ending}", pages.ontology),
        Route("/sparql", protocol.sparql, methods=["GET", "POST"]),
        Route("/graphs", pages.graphs),
        Route("/graphs/{path:path}", pages.graphs),
        Route("/.well-known/void", well_known_void),
        Route("/reconcile", pages.reconcile, methods=["GET", "POST"]),
        Route("/reconcile/preview", pages.reconcile_preview),
        Route("/reconcile/suggest/{what}", pages.reconcile_suggest),
        Route("/static/{name:path}", pages.static),
    ]


def _review_routes() -> list[Route]:
    return [
        Route("/review", review.review),
        Route("/review", review.decide, methods=["POST"]),
        Route("/review/undo", review.undo, methods=["POST"]),
    ]


class _Frame:
    """Around every request: looks whether the store is still the same, adds headers, answers preflights."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if scope["method"] == "OPTIONS":
            await _preflight(path)(scope, receive, send)
            return
        await scope["app"].state.server.refresh()
        ancestors = "*" if path == _FRAMED else "'none'"
        extra = {**_SECURITY, "Content-Security-Policy": POLICY.format(ancestors=ancestors)}

        async def framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_encoded(extra)]
            await send(message)

        await self.app(scope, receive, framed)


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def _preflight(path: str) -> Response:
    headers = {"Allow": "GET, HEAD, POST, OPTIONS"}
    if path.startswith(_DATA):
        headers |= {
            **CORS,
            "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
            "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
            "Access-Control-Max-Age": "86400",
        }
    return Response(status_code=204, headers=headers)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    failure = error.failure if isinstance(error, Problem) else _plain(request, error)
    return _error_response(request, failure, error.headers)


def _plain(request: Request, error: HTTPException) -> Failure:
    if error.status_code == 404:
        return Failure(404, f"there is no page {request.url.path}", "start at / or search for a name")
    if error.status_code == 405:
        return Failure(405, f"{request.method} can't be done here", "use GET")
    return Failure(error.status_code, str(error.detail))


async def _broken(request: Request, error: Exception) -> Response:
    return _error_response(request, Failure(500, "the server failed at this request", ""), None)


def _error_response(request: Request, failure: Failure, headers: Mapping[str, str] | None) -> Response:
    every = {"Cache-Control": "no-store", "Vary": "Accept", **(headers or {})}
    if request.url.path.startswith(_DATA):
        every |= CORS
    if _wants_html(request):
        title = _TITLES.get(failure.status, "That did not work")
        links = ServerLinks(static_versions())
        return HTMLResponse(page("error.html", links, failure=failure, title=title), failure.status, every)
    body, media = plain_error(request, failure)
    return Response(body, failure.status, every, media_type=media)


def _wants_html(request: Request) -> bool:
    """Whether a person with a browser asks."""
    accept = request.headers.get("accept", "")
    return "text/html" in accept and quality(accept, "text/html") >= quality(accept, "application/json")
