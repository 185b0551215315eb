"""What all of the server's answers have in common: tags, compression, errors, bodies that are read."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hrgraph import __version__
from hrgraph.serve.jobs import Failure, Reply
from hrgraph.serve.negotiation import choose, quality

__all__ = [
    "CORS",
    "Problem",
    "entity_tag",
    "fail",
    "fields",
    "form_fields",
    "not_modified",
    "read_body",
    "send",
]

BODY_LIMIT = 2**20
"""Bytes of a request's body; a larger one is refused before it is read."""
FIELD_LIMIT = 2000
_GZIP_FROM = 1024
_COMPRESSIBLE = re.compile(
    r"text/|application/(?:[a-z0-9.-]+\+)?(?:json|xml)|application/(?:trig|n-|javascript)"
)
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Hrgraph-Truncated, Link, Content-Location, Retry-After",
}
"""Headers of what scripts of other sites may read; never with credentials."""


class Problem(HTTPException):
    """A request that is refused, with what to do about it.

    Args:
        status: HTTP status.
        message: one line.
        mend: what to do.
        headers: more headers of the answer.
    """

    def __init__(
        self, status: int, message: str, mend: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, message, dict(headers or {}))
        self.failure = Failure(status, message, mend)


def fail(failure: Failure) -> Problem:
    """A failed job as the problem to raise."""
    problem = Problem(failure.status, failure.message, failure.mend)
    problem.failure = failure
    if failure.status == 503:
        problem.headers = {"Retry-After": "5"}
    return problem


def entity_tag(version: str, *parts: str) -> str:
    """A weak entity tag for what a request asks of one version of the store."""
    text = "\0".join((__version__, version, *parts))
    return f'W/"{hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]}"'


def not_modified(request: Request, tag: str) -> bool:
    """Whether the client has this version already."""
    known = request.headers.get("if-none-match", "")
    return tag in [part.strip() for part in known.split(",")]


async def send(
    request: Request, reply: Reply, *, tag: str = "", headers: Mapping[str, str] | None = None
) -> Response:
    """The reply as a response: compressed where the client can read that, tagged, cacheable by checking."""
    every = {"Vary": "Accept, Accept-Encoding", "Cache-Control": "no-cache" if tag else "no-store"}
    if tag:
        every["ETag"] = tag
    every.update(reply.headers)
    every.update(headers or {})
    body = reply.body
    if len(body) >= _GZIP_FROM and _COMPRESSIBLE.match(reply.media) and _takes_gzip(request):
        body = await asyncio.to_thread(gzip.compress, body, 5, mtime=0)
        every["Content-Encoding"] = "gzip"
    return Response(body, reply.status, every, media_type=reply.media)


def _takes_gzip(request: Request) -> bool:
    accept = request.headers.get("accept-encoding", "")
    return bool(accept) and quality(accept, "gzip") > 0 and ("gzip" in accept or "*" in accept)


async def read_body(request: Request) -> bytes:
    """The body of a request.

    Raises:
        Problem: it is too large.
    """
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > BODY_LIMIT:
        raise _too_large()
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > BODY_LIMIT:
            raise _too_large()
    return bytes(body)


def _too_large() -> Problem:
    return Problem(
        413,
        f"the request's body is larger than {BODY_LIMIT // 1024} kB",
        "send a shorter query",
        {"Connection": "close"},
    )


def fields(request: Request) -> list[tuple[str, str]]:
    """The parameters of the URL.

    Raises:
        Problem: they are not UTF-8, or too many.
    """
    return _parse(request.scope.get("query_string", b""))


async def form_fields(request: Request) -> list[tuple[str, str]]:
    """The fields of a submitted form (application/x-www-form-urlencoded).

    Raises:
        Problem: they are not UTF-8, too many or too large.
    """
    return _parse(await read_body(request))


def _parse(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            text.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=FIELD_LIMIT
        )
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8", "encode them as UTF-8") from None
    except ValueError:
        raise Problem(400, f"there are more than {FIELD_LIMIT} parameters", "send fewer") from None


def plain_error(request: Request, failure: Failure) -> tuple[bytes, str]:
    """An error for programs: JSON where they ask for it, else text."""
    wanted = choose(
        request.headers.get("accept", ""),
        {
            "text/plain": "text",
            "application/json": "json",
            "application/sparql-results+json": "json",
            "application/ld+json": "json",
        },
    )
    if wanted == "json":
        error: dict[str, object] = {"status": failure.status, "message": failure.message}
        if failure.mend:
            error["mend"] = failure.mend
        if failure.line:
            error.update(line=failure.line, column=failure.column)
        body = json.dumps({"error": error}, ensure_ascii=False) + "\n"
        return body.encode("utf-8"), "application/json"
    text = failure.message + (f"\n{failure.mend}" if failure.mend else "") + "\n"
    return text.encode("utf-8"), "text/plain; charset=utf-8"
