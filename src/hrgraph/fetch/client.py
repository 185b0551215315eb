"""One request at a time: bounded in time and size, and only to computers that may be asked.

The standard library's `http.client` does the protocol: it bounds lines and headers, and lets us connect the
socket, so that the address that was checked is the one that is asked (a name may resolve to another one
a moment later).  Redirects are not followed here.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from hrgraph.fetch.addresses import is_public

__all__ = ["Answer", "Client", "Failure", "Limits", "Refused", "unpack"]

_CHUNK = 65_536
_MOST_ADDRESSES = 4
"""Of a name's addresses so many are tried."""


class Failure(Exception):
    """A request without an answer.

    Args:
        reason: why, in one line.
        passing: whether the same request may have an answer later.
        wait: seconds to wait before it, as the server asks.
        asked: whether the server was asked at all.
    """

    def __init__(self, reason: str, *, passing: bool = False, wait: float = 0.0, asked: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.passing = passing
        self.wait = wait
        self.asked = asked


class Refused(Failure):
    """A request that hrgraph doesn't make, or an answer that it doesn't read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost."""

    silence: float = 30.0
    """Seconds without a byte."""
    seconds: float = 120.0
    """For the whole of it."""
    size: int = 50_000_000
    """Bytes of the unpacked body."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of a name; "" where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def kind(self) -> str:
        """The media type, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()

    def retry_after(self, now: float) -> float:
        """Seconds that the server asks to wait; 0 where it doesn't.

        Args:
            now: seconds since 1970, for servers that name a moment.
        """
        asked = self.header("retry-after").strip()
        if asked.isdigit():
            return float(asked[:9])
        try:
            return max(0.0, parsedate_to_datetime(asked).timestamp() - now) if asked else 0.0
        except (ValueError, OverflowError):
            return 0.0


class Client:
    """Makes requests.

    Args:
        agent: the User-Agent that says who asks.
        limits: what one request may cost.
        allow_private: whether computers that aren't on the open internet may be asked.
    """

    def __init__(self, agent: str, limits: Limits, *, allow_private: bool = False) -> None:
        self.agent = agent
        self._limits = limits
        self._allow_private = allow_private
        self._context = ssl.create_default_context()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._stopped = False

    def stop(self) -> None:
        """Break off all requests under way."""
        with self._lock:
            self._stopped = True
            for line in self._open:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)

    def get(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        wanted: Callable[[Answer], str] = lambda answer: "",
    ) -> Answer:
        """Ask for an address.

        Args:
            url: a normalised address.
            headers: more headers, such as those of a conditional request.
            wanted: is shown the answer of status 200 without its body, and says why the body isn't wanted.

        Returns:
            the answer; only one of status 200 has a body.

        Raises:
            Refused: the address may not be asked, or its answer is not wanted or too large.
            Failure: there was no answer, or not in time.
        """
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        host = (parts.hostname or "").strip("[]")
        with self._line(host, port) as (line, late):
            connection = http.client.HTTPConnection(host, port, timeout=self._limits.silence)
            try:
                connection.sock = self._context.wrap_socket(line, server_hostname=host) if secure else line
                connection.request(
                    "GET",
                    parts.path + (f"?{parts.query}" if parts.query else ""),
                    headers={
                        "Host": parts.netloc,
                        "User-Agent": self.agent,
                        "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
                        "Accept-Language": "en,*;q=0.5",
                        "Accept-Encoding": "gzip, deflate",
                        "Connection": "close",
                        **(headers or {}),
                    },
                )
                answer = self._answer(url, connection.getresponse(), wanted)
            except Failure:
                if late.is_set():
                    raise self._too_slow() from None
                raise
            except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
                raise self._too_slow() if late.is_set() else _failure(error) from None
            finally:
                connection.close()
            if late.is_set() or self._stopped:  # a line that is shut down looks like the end of an answer
                raise self._too_slow()
            return answer

    def _too_slow(self) -> Failure:
        if self._stopped:
            return Failure("stopped")
        return Failure(f"no whole answer within {self._limits.seconds:g} s", passing=True)

    def _answer(
        self, url: str, response: http.client.HTTPResponse, wanted: Callable[[Answer], str]
    ) -> Answer:
        head = Answer(url, response.status, response.reason, tuple(response.getheaders()), b"")
        if head.status != 200:
            return head
        unwanted = wanted(head)
        if unwanted:
            raise Refused(unwanted)
        size = head.header("content-length")
        if size.isdigit() and int(size) > self._limits.size:
            raise Refused(f"{int(size) / 1e6:.0f} MB are too large")
        packed = head.header("content-encoding").strip().lower()
        if packed not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise Refused(f"its encoding {packed[:30]} was not asked for")
        raw = iter(lambda: response.read(_CHUNK), b"")
        body = unpack(raw, self._limits.size) if packed not in {"", "identity"} else self._bounded(raw)
        if response.length:
            raise Failure(f"cut off: {response.length} bytes are missing", passing=True)
        return Answer(url, head.status, head.reason, head.headers, body)

    def _bounded(self, raw: Iterator[bytes]) -> bytes:
        data = bytearray()
        for chunk in raw:
            data += chunk
            if len(data) > self._limits.size:
                raise Refused(f"more than {self._limits.size / 1e6:.0f} MB")
        return bytes(data)

    @contextmanager
    def _line(self, host: str, port: int) -> Iterator[tuple[socket.socket, threading.Event]]:
        """A connection that ends in time, and the flag that says that it did."""
        line = self._connect(host, port)
        handle = line.dup()  # shutting this down ends the connection, whoever wraps the first one
        late = threading.Event()

        def end() -> None:
            late.set()
            with suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self._limits.seconds, end)
        timer.daemon = True
        timer.start()
        with self._lock:
            self._open.add(handle)
        if self._stopped:
            end()
        try:
            yield line, late
        finally:
            timer.cancel()
            with self._lock:
                self._open.discard(handle)
            handle.close()
            line.close()

    def _connect(self, host: str, port: int) -> socket.socket:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Failure(f"the name {host} can't be resolved", passing=True) from None
        allowed = [entry for entry in found if self._allow_private or is_public(str(entry[4][0]))]
        if not allowed:
            own = found[0][4][0]
            raise Refused(f"{host} is a private address ({own}): --allow-private permits it", asked=False)
        problem: Exception = OSError("no address")
        for family, kind, protocol, _, address in allowed[:_MOST_ADDRESSES]:
            line = socket.socket(family, kind, protocol)
            try:
                line.settimeout(self._limits.silence)
                line.connect(address)
                return line
            except OSError as error:
                problem = error
                line.close()
        raise _failure(problem)


def _failure(error: Exception) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure("the server is silent", passing=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Failure(f"its certificate can't be trusted: {error.verify_message}")
    if isinstance(error, zlib.error):
        return Failure("its packed body is damaged", passing=True)
    if isinstance(error, http.client.HTTPException):
        words = str(error).splitlines()[0] if str(error) else ""
        return Failure(
            f"no proper HTTP answer ({type(error).__name__}{': ' * bool(words)}{words[:80]})", passing=True
        )
    said = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    return Failure(f"no connection: {said.splitlines()[0]}", passing=True)


def unpack(raw: Iterator[bytes], limit: int) -> bytes:
    """Unpack gzip or deflate data, never more than a limit.

    Args:
        raw: the packed data, in pieces.
        limit: the most bytes that it may unpack to.

    Raises:
        Refused: it unpacks to more.
        Failure: it is cut off.
        zlib.error: it is damaged.
    """
    data = bytearray()
    packer = None
    for chunk in raw:
        piece = chunk
        while piece:
            if packer is None:
                # Servers that say deflate send zlib's format or the bare one: the first byte tells them apart
                bare = not data and piece[0] != 0x1F and piece[0] & 0x0F != 8
                packer = zlib.decompressobj(-15 if bare else 47)
            data += packer.decompress(piece, limit - len(data) + 1)
            if len(data) > limit:
                raise Refused(f"it unpacks to more than {limit / 1e6:.0f} MB")
            piece = packer.unconsumed_tail
            if packer.eof:
                piece = packer.unused_data  # another member may follow
                if piece[:2] != b"\x1f\x8b":
                    return bytes(data)
                packer = None
    if packer is not None and not packer.eof:
        raise Failure("its packed body is cut off", passing=True)
    return bytes(data)
