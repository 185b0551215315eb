"""Requests to a remote store: with time limits and retries, and failures that say what to do."""

from __future__ import annotations

import base64
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO
from urllib.parse import urlsplit

from hrgraph.errors import QueryError, StoreError
from hrgraph.store.endpoint import Endpoint

__all__ = ["Answer", "Client"]

_PAUSES = (0.2, 1.0)
"""Seconds before the second and the third attempt."""
_PASSING = frozenset({429, 502, 503, 504})
"""Statuses that may be better in a second."""
_PATIENCE = 10
"""So many time limits may one answer take in all, however slowly it drips."""
_MOST = 2**30
_CREDENTIALS = "set HRGRAPH_STORE_USER and HRGRAPH_STORE_PASSWORD to a user who may do this"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    body: bytes
    media: str
    """Media type without parameters, in lower case."""
    headers: Mapping[str, str]


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows no redirect to another host: it would carry the credentials along."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2] or req.get_method() not in ("GET", "HEAD"):
            return None  # the redirect then is the answer, and no status that is good
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Client:
    """Sends requests to one remote store.

    Args:
        endpoint: the store.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        handlers: list[urllib.request.BaseHandler] = [_SameHost()]
        if endpoint.user:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            for url in {endpoint.query, endpoint.update, endpoint.graphs} - {""}:
                passwords.add_password(None, url, endpoint.user, endpoint.password)
            self._digest = urllib.request.HTTPDigestAuthHandler(passwords)
            handlers += [self._digest, urllib.request.HTTPBasicAuthHandler(passwords)]
        self._opener = urllib.request.build_opener(*handlers)

    def send(self, request: urllib.request.Request) -> Answer:
        """Send a request, again where the server can't be reached or is busy, and read the answer.

        Every request of hrgraph does the same however often it is sent.

        Raises:
            QueryError: the server finds the query wrong.
            StoreError: there is no good answer.
        """
        name = _shown(request.full_url)
        for pause in (*_PAUSES, None):
            try:
                return self._once(request, name)
            except urllib.error.HTTPError as error:
                with error:
                    if error.code not in _PASSING or pause is None:
                        raise self._refusal(name, error) from None
            except TimeoutError:
                raise self._too_slow(name) from None
            except urllib.error.URLError as error:
                if isinstance(error.reason, TimeoutError):
                    raise self._too_slow(name) from None
                if pause is None or not isinstance(error.reason, ConnectionError):
                    reason = getattr(error.reason, "strerror", None) or error.reason
                    raise StoreError(f"{name} can't be reached: {reason}", "check the address") from None
            except (http.client.HTTPException, ConnectionError) as error:
                if pause is None:
                    raise StoreError(
                        f"{name} broke off its answer: {type(error).__name__}", "look into the server's log"
                    ) from None
            time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def authorise(self, request: urllib.request.Request) -> None:
        """Prove who we are before a large body is sent.

        A server that wants a proof closes the connection while the body is still on its way.

        Raises:
            StoreError: the server can't be reached.
        """
        if not self._endpoint.user:
            return
        probe = urllib.request.Request(request.full_url, headers={"Accept": "*/*"})
        try:
            urllib.request.build_opener().open(probe, timeout=self._endpoint.timeout).close()
        except urllib.error.HTTPError as error:
            with error:
                scheme, _, challenge = error.headers.get("WWW-Authenticate", "").partition(" ")
            if scheme.lower() != "digest":
                return  # whatever it is, the request itself will meet it
            parts = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge))
            proof = self._digest.get_authorization(request, parts)
            request.add_unredirected_header("Authorization", f"Digest {proof}")
        except OSError:
            return

    def basic(self) -> str:
        """The header of the credentials, for servers that let anybody ask but not see all; "" without."""
        if not self._endpoint.user or self._endpoint.graphs:  # Virtuoso asks for a digest
            return ""
        pair = f"{self._endpoint.user}:{self._endpoint.password}".encode()
        return f"Basic {base64.b64encode(pair).decode('ascii')}"

    def _once(self, request: urllib.request.Request, name: str) -> Answer:
        deadline = time.monotonic() + _PATIENCE * self._endpoint.timeout
        with self._opener.open(request, timeout=self._endpoint.timeout) as response:
            pieces, size = [], 0
            while piece := response.read1(2**20):
                pieces.append(piece)
                size += len(piece)
                if time.monotonic() > deadline:
                    raise self._too_slow(name)
                if size > _MOST:
                    raise StoreError(f"{name} answers with more than a gigabyte", "ask for less at once")
            if response.length:
                raise http.client.IncompleteRead(b"", response.length)
            media = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
            return Answer(b"".join(pieces), media.lower(), response.headers)

    def _too_slow(self, name: str) -> StoreError:
        return StoreError(
            f"{name} did not answer within {self._endpoint.timeout:g} seconds",
            "ask for less, or give it more time: HRGRAPH_STORE_TIMEOUT=600",
        )

    def _refusal(self, name: str, error: urllib.error.HTTPError) -> QueryError | StoreError:
        said = _first_line(error)
        if error.code in (401, 403):
            return StoreError(f"{name} does not let hrgraph in ({error.code})", _CREDENTIALS)
        if error.code in (400, 500) and said:
            verb = "does not parse" if error.code == 400 else "can't be answered"
            return QueryError(f"the query {verb}, says {name}: {said}", "mend the SPARQL")
        return StoreError(
            f"{name} answers with status {error.code}" + (f": {said}" if said else ""),
            "check the address" if error.code in (301, 302, 303, 307, 308, 404, 405) else "try again later",
        )


def _shown(url: str) -> str:
    """A URL as it may stand in a message."""
    return url.partition("?")[0]


def _first_line(error: urllib.error.HTTPError) -> str:
    """What a server says of a failure, in one line; "" where it is a page for browsers."""
    try:
        text = error.read(4096).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        return ""
    if text.startswith("<"):
        return ""
    line = text.partition("\n")[0].strip()
    line = re.sub(r"[\x00-\x1f\x7f]+", " ", line)
    return line if len(line) <= 300 else line[:300] + "…"
