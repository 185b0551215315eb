"""A web server on this machine that behaves as badly as a test asks."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

for module in ("protego", "urllib3", "warcio"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

Reply = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]
"""Status, headers and body; or what writes to the connection itself."""
Request = tuple[str, dict[str, str]]
"""Path and headers of what was asked."""


class Site:
    """What the server answers, and what it was asked."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Reply] = {}
        self.asked: list[Request] = []
        self.times: list[float] = []
        self.over = threading.Event()

    def page(
        self, path: str, body: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Let a path answer with a page; gives its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.pages[path] = (200, {"Content-Type": kind, **named}, data)
        return self.url + path

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        import time

        site = self.site
        site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        site.times.append(time.monotonic())
        reply = site.pages.get(self.path, (404, {}, b"not here"))
        with suppress(OSError):
            if callable(reply):
                reply(self)
                return
            status, headers, body = reply
            etag = headers.get("ETag")
            modified = headers.get("Last-Modified")
            if status == 200 and (
                (etag and self.headers.get("If-None-Match") == etag)
                or (not etag and modified and self.headers.get("If-Modified-Since") == modified)
            ):
                status, body = 304, b""
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            if not any(key.lower() == "content-length" for key in headers):
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Be quiet: clients that hang up are what is tested."""


assert issubclass(_Server, socketserver.TCPServer)


@pytest.fixture
def site() -> Iterator[Site]:
    server = _Server(("127.0.0.1", 0), _Handler)
    site = Site(server.server_address[1])
    server.RequestHandlerClass = type("Handler", (_Handler,), {"site": site})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
