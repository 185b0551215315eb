"""Who may decide: whoever started the server, by a token, from this machine, on its own pages."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hrgraph.serve.http import Problem

__all__ = ["Guard", "is_loopback"]

_OWN = frozenset({"127.0.0.1", "localhost", "::1"})


def is_loopback(host: str) -> bool:
    """Whether an address is of this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("0.0.0.0")
    (True, False)
    """
    return host in _OWN


class Guard:
    """Lets in requests that bring the token, and forms that came from pages of this server.

    Args:
        token: what the server printed when it started.
    """

    def __init__(self, token: str) -> None:
        self._token = token
        # what forms carry, and what the cookie holds: neither gives the token away
        self.form_key = self._derived("form")
        self._cookie_value = self._derived("cookie")

    def _derived(self, purpose: str) -> str:
        return hmac.new(self._token.encode(), purpose.encode(), hashlib.sha256).hexdigest()

    def admit(self, request: Request) -> Response | None:
        """Let a request in.

        Returns:
            None where it may go on; else the answer that takes the token of the address into a cookie.

        Raises:
            Problem: it may not.
        """
        if (request.url.hostname or "") not in _OWN:  # a name that somebody else points at this machine
            raise Problem(403, "reviews are made at 127.0.0.1 alone", "open the address that hrgraph printed")
        given = request.query_params.get("token")
        if given is not None:
            if not hmac.compare_digest(given.encode(), self._token.encode()):
                raise _no_token()
            response = RedirectResponse(request.url.path, 303, {"Cache-Control": "no-store"})
            response.set_cookie(
                self._name(request), self._cookie_value, path="/review", httponly=True, samesite="strict"
            )
            return response
        brought = request.cookies.get(self._name(request), "")
        if not hmac.compare_digest(brought.encode(), self._cookie_value.encode()):
            raise _no_token()
        return None

    def check_form(self, request: Request, key: str) -> None:
        """Make sure that a form came from a page of this server.

        Raises:
            Problem: it did not.
        """
        origin = request.headers.get("origin")
        own = request.url.netloc
        foreign = origin is not None and urlsplit(origin).netloc != own
        if foreign or not hmac.compare_digest(key.encode(), self.form_key.encode()):
            raise Problem(
                403, "this form did not come from the review page", "open the review page and decide there"
            )

    def _name(self, request: Request) -> str:
        # browsers tell cookies of two ports of one machine apart by their names alone
        return f"hrgraph-review-{request.url.port or 80}"


def _no_token() -> Problem:
    return Problem(
        403, "only whoever started the server may review", "open the address with the token that it printed"
    )
