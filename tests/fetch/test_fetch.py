"""What is fetched, what is not and why; and what a second run asks for."""

# ruff: noqa: E402  (the tests are skipped before imports that need the extra)

from __future__ import annotations

import errno
import gzip
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

for module in ("protego", "urllib3", "warcio"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

from warcio.archiveiterator import ArchiveIterator

from hrgraph.cli import main
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.fetch import REPORT, FetchReport, Known, Limits, Options, fetch

if TYPE_CHECKING:
    from tests.fetch.conftest import Site
else:
    Site = Any

QUICK = Options(
    delay=0,
    backoff=0.01,
    retries=1,
    limits=Limits(silence=0.5, seconds=1.5, size=200_000),
    allow_private=True,
)
PAGE = "<html><body><h1>A letter</h1><p>Six organisations wrote to the Secretary-General.</p></body></html>"


def get(out: Path, *seeds: str, options: Options = QUICK) -> FetchReport:
    return fetch(seeds, out, options)


def one(report: FetchReport) -> Known:
    [known] = report.addresses
    return known


def stored(out: Path, known: Known) -> tuple[str, dict[str, str], bytes]:
    """Address, headers and body of a page on disk."""
    with (out / known.file).open("rb") as file:
        [(url, headers, body)] = [
            (
                r.rec_headers.get_header("WARC-Target-URI"),
                dict(r.http_headers.headers),
                r.content_stream().read(),
            )
            for r in ArchiveIterator(file)
        ]
    return url, headers, body


def test_a_page_is_kept_with_its_address_and_headers(tmp_path: Path, site: Site) -> None:
    url = site.page("/news/a-letter.html?x=1", PAGE, ETag='"1"')
    known = one(get(tmp_path, url))
    assert (known.outcome, known.status, known.size) == ("new", 200, len(PAGE))
    assert re.fullmatch(r"127\.0\.0\.1_\d+/a-letter-[0-9a-f]{10}\.warc\.gz", known.file)
    address, headers, body = stored(tmp_path, known)
    assert (address, headers["ETag"], body) == (url, '"1"', PAGE.encode())


def test_who_asks_is_said(tmp_path: Path, site: Site) -> None:
    get(
        tmp_path,
        site.page("/a", PAGE),
        options=Options(delay=0, allow_private=True, contact="me@example.org"),
    )
    for path, headers in site.asked:
        assert re.fullmatch(
            r"hrgraph/\S+ \(\+https://w3id\.org/hrgraph; me@example\.org\)", headers["user-agent"]
        ), path


# What a server does, and what becomes of its page.


def hang(handler: BaseHTTPRequestHandler) -> None:
    handler.site.over.wait(10)  # type: ignore[attr-defined]


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte of a header now and then, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not handler.site.over.wait(0.1):  # type: ignore[attr-defined]
        handler.wfile.write(b"x")


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not handler.site.over.is_set():  # type: ignore[attr-defined]
        handler.wfile.write(b"<p>more</p>" * 1000)


def endless_header(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.site.over.is_set():  # type: ignore[attr-defined]
        handler.wfile.write(b"X: y\r\n" * 1000)


def endless_chunk_size(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not handler.site.over.is_set():  # type: ignore[attr-defined]
        handler.wfile.write(b"1" * 10_000)


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")


def reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    handler.connection.close()


def packed(body: bytes) -> tuple[int, dict[str, str], bytes]:
    return 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, body


HTML = {"Content-Type": "text/html"}
BAD = [
    ("404", (404, {}, b""), "gone", "answered 404 Not Found"),
    ("410", (410, {}, b""), "gone", "answered 410 Gone"),
    ("403", (403, {}, b""), "failed", "answered 403 Forbidden"),
    ("500", (500, {}, b""), "failed", "answered 500 Internal Server Error"),
    ("a pause of a year", (503, {"Retry-After": "31536000"}, b""), "failed", "asks to wait 525600 minutes"),
    ("a hang", hang, "failed", "the server is silent"),
    ("a drip", drip, "failed", "no whole answer within 1.5 s"),
    ("an endless body", endless, "left out", "more than 0 MB"),
    ("endless headers", endless_header, "failed", "no proper HTTP answer"),
    ("an endless line", endless_chunk_size, "failed", "no proper HTTP answer"),
    ("no HTTP", no_http, "failed", "no proper HTTP answer"),
    ("a reset", reset, "failed", "no connection"),
    (
        "cut off",
        (200, {**HTML, "Content-Length": "5000"}, b"<p>a"),
        "failed",
        "cut off: 4996 bytes are missing",
    ),
    (
        "said to be huge",
        (200, {**HTML, "Content-Length": "9000000000"}, b""),
        "left out",
        "9000 MB are too large",
    ),
    ("a gzip bomb", packed(gzip.compress(b"0" * 50_000_000)), "left out", "it unpacks to more than"),
    ("gzip cut off", packed(gzip.compress(os.urandom(9000))[:-99]), "failed", "its packed body is cut off"),
    ("no gzip", packed(b"<html>not packed"), "failed", "its packed body is damaged"),
    (
        "an encoding not asked for",
        (200, {**HTML, "Content-Encoding": "br"}, b"x"),
        "left out",
        "not asked for",
    ),
    ("a picture", (200, {"Content-Type": "image/png"}, b"\x89PNG"), "left out", "no article: image/png"),
    ("XML that is no list", (200, {"Content-Type": "text/xml"}, b"<a/>"), "left out", "no article: text/xml"),
    ("no type, no page", (200, {}, b"\x00\x01"), "left out", "no article: no type"),
    ("a circle", (302, {"Location": "/bad"}, b""), "failed", "redirects in a circle"),
    (
        "a redirect to a file",
        (302, {"Location": "file:///etc/passwd"}, b""),
        "failed",
        "no http:// or https:// address",
    ),
    ("a redirect to nowhere", (302, {}, b""), "failed", "redirects in a circle"),
    (
        "a redirect with a password",
        (302, {"Location": "http://a:b@example.org/"}, b""),
        "failed",
        "a user name",
    ),
]


@pytest.mark.parametrize(("name", "reply", "outcome", "reason"), BAD, ids=[case[0] for case in BAD])
def test_bad_servers(tmp_path: Path, site: Site, name: str, reply: Any, outcome: str, reason: str) -> None:
    site.pages["/bad"] = reply
    report = get(tmp_path, site.url + "/bad", site.page("/good", PAGE))
    bad, good = report.addresses
    assert (bad.outcome, good.outcome) == (outcome, "new"), bad.reason
    assert reason in bad.reason
    assert [path.name for path in tmp_path.rglob("*.warc.gz")] == [Path(good.file).name]
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_long_way_of_redirects_ends(tmp_path: Path, site: Site) -> None:
    for number in range(20):
        site.pages[f"/{number}"] = (301, {"Location": f"/{number + 1}"}, b"")
    assert one(get(tmp_path, site.url + "/0")).reason == "more than 5 redirects"
    assert len(site.paths()) == 6


def test_a_redirect_is_followed_and_its_end_is_the_address(tmp_path: Path, site: Site) -> None:
    site.pages["/old"] = (301, {"Location": "new#top"}, b"")
    site.page("/new", PAGE, ETag='"1"')
    known = one(get(tmp_path, site.url + "/old"))
    assert (known.outcome, known.final) == ("new", site.url + "/new")
    assert stored(tmp_path, known)[0] == site.url + "/new"
    assert one(get(tmp_path, site.url + "/old")).outcome == "unchanged"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("gzip", lambda data: gzip.compress(data[:20]) + gzip.compress(data[20:])),
    ],
    ids=["gzip", "deflate", "bare deflate", "two members"],
)
def test_packed_pages(tmp_path: Path, site: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    url = site.page("/a", pack(PAGE.encode()), Content_Encoding=encoding)
    known = one(get(tmp_path, url))
    _, headers, body = stored(tmp_path, known)
    assert body == PAGE.encode()
    assert headers["X-Archive-Orig-Content-Encoding"] == encoding and "Content-Encoding" not in headers


def test_a_type_that_is_not_said_is_told_from_the_beginning(tmp_path: Path, site: Site) -> None:
    url = site.page("/doc", b"%PDF-1.4 ...", kind="application/octet-stream")
    assert stored(tmp_path, one(get(tmp_path, url)))[1]["Content-Type"] == "application/pdf"


# Private addresses


PRIVATE = Options(delay=0, retries=0, limits=QUICK.limits)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_this_computer_is_not_asked(tmp_path: Path, site: Site, host: str) -> None:
    port = site.url.rpartition(":")[2]
    known = one(get(tmp_path, f"http://{host}:{port}/a", options=PRIVATE))
    assert known.outcome in {"left out", "failed"} and not site.asked
    assert "private address" in known.reason or "can't be resolved" in known.reason


def test_a_name_that_resolves_to_a_private_address_is_not_asked(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.url.rpartition(":")[2])
    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **named: [entry])
    known = one(get(tmp_path, f"http://news.example.org:{port}/a", options=PRIVATE))
    assert known.reason == "news.example.org is a private address (127.0.0.1): --allow-private permits it"
    assert not site.asked


def test_a_redirect_to_a_private_address_is_not_followed(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host passes as public here; what it redirects to is checked by the rule itself."""
    from hrgraph.fetch import client

    site.pages["/a"] = (302, {"Location": "http://127.0.0.2/secret"}, b"")
    monkeypatch.setattr(client, "is_public", lambda address: address == "127.0.0.1")
    known = one(get(tmp_path, site.url + "/a", options=PRIVATE))
    assert known.reason == "127.0.0.2 is a private address (127.0.0.2): --allow-private permits it"
    assert site.paths() == ["/a"]


def test_the_name_is_resolved_once_for_check_and_connection(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its address in between (DNS rebinding) leads nowhere new."""
    port = int(site.url.rpartition(":")[2])
    answers = iter(["127.0.0.1", "127.0.0.1"])  # one for robots.txt, one for the page

    def resolve(host: str, *args: object, **named: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    site.page("/a", PAGE)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    known = one(get(tmp_path, f"http://news.example.org:{port}/a", options=QUICK))
    assert known.outcome == "new" and next(answers, None) is None
    assert site.asked[-1][1]["host"] == f"news.example.org:{port}"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "it is no http:// or https:// address"),
        ("http://user:secret@example.org/", "it holds a user name or a password"),
        ("http:///a", "it is no http:// or https:// address"),
        ("http://[::1/", "it is no web address"),
        ("http://example.org/" + "a" * 3000, "it is longer than 2000 characters"),
    ],
)
def test_what_is_no_address(tmp_path: Path, address: str, reason: str) -> None:
    known = one(get(tmp_path, address))
    assert (known.outcome, known.reason) == ("failed", reason)


# robots.txt


def robots(site: Site, *lines: str) -> None:
    site.page("/robots.txt", "\n".join(lines), kind="text/plain")


@pytest.mark.parametrize(
    ("lines", "allowed"),
    [
        (["User-agent: *", "Disallow: /news/"], False),
        (["User-agent: *", "Disallow: /*.html$"], False),
        (["User-agent: hrgraph", "Disallow: /", "", "User-agent: *", "Allow: /"], False),
        (["User-agent: *", "Disallow: /", "", "User-agent: hrgraph", "Allow: /"], True),
        (["User-agent: *", "Disallow: /", "Allow: /news/"], True),
        (["User-agent: other", "Disallow: /"], True),
        (["User-agent: *", "Disallow:"], True),
        (["<html>no rules at all"], True),
    ],
    ids=[
        "a folder",
        "a pattern",
        "by name",
        "allowed by name",
        "the longer rule",
        "another",
        "nothing",
        "no rules",
    ],
)
def test_robots(tmp_path: Path, site: Site, lines: list[str], allowed: bool) -> None:
    url = site.page("/news/a.html", PAGE)
    robots(site, *lines)
    known = one(get(tmp_path, url))
    assert (known.outcome == "new") == allowed
    assert site.paths() == (["/news/a.html"] if allowed else [])
    if not allowed:
        assert (known.outcome, known.reason) == ("left out", "robots.txt disallows it")


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, "new"), (403, "new"), (500, "failed"), (503, "failed")]
)
def test_robots_that_cannot_be_had(tmp_path: Path, site: Site, status: int, outcome: str) -> None:
    """As RFC 9309 says: no file allows all, a server that fails allows nothing."""
    urls = [site.page("/a", PAGE), site.page("/b", PAGE)]
    site.pages["/robots.txt"] = (status, {}, b"")
    report = get(tmp_path, *urls)
    assert [known.outcome for known in report.addresses] == [outcome, outcome]
    assert bool(site.paths()) == (outcome == "new")
    assert len(site.asked) == (3 if outcome == "new" else 2)  # the second is its only retry


def test_a_redirect_to_what_robots_disallows_is_not_followed(tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = (302, {"Location": "/private/b"}, b"")
    site.page("/private/b", PAGE)
    robots(site, "User-agent: *", "Disallow: /private/")
    assert one(get(tmp_path, site.url + "/a")).reason == "robots.txt disallows it"
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    ("delay", "lines", "least"),
    [
        (0.15, [], 0.15),
        (0.0, ["Crawl-delay: 0.2"], 0.2),
        (0.0, ["Request-rate: 5/1"], 0.2),
        (0.2, ["Crawl-delay: 0.1"], 0.2),
    ],
    ids=["the user's", "Crawl-delay", "Request-rate", "the longer one"],
)
def test_one_request_at_a_time_with_a_pause(
    tmp_path: Path, site: Site, delay: float, lines: list[str], least: float
) -> None:
    robots(site, "User-agent: *", *lines, "Disallow: /x")
    urls = [site.page(f"/{name}", PAGE) for name in "abc"]
    get(tmp_path, *urls, options=Options(delay=delay, allow_private=True))
    times = site.times[1:] if lines and not delay else site.times  # what robots.txt asks holds from then on
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert len(site.paths()) == 3 and min(gaps) >= least * 0.95


# Again


def test_a_server_that_is_busy_is_asked_again_when_it_says(tmp_path: Path, site: Site) -> None:
    def busy(handler: BaseHTTPRequestHandler) -> None:
        site.page("/a", PAGE)
        handler.send_response(429)
        handler.send_header("Retry-After", "1")
        handler.end_headers()

    site.pages["/a"] = busy
    site.page("/b", PAGE)
    assert one(get(tmp_path, site.url + "/a")).outcome == "new"
    assert site.paths() == ["/a", "/a"]
    assert site.times[2] - site.times[1] >= 0.95


def test_what_fails_for_a_moment_is_asked_again(tmp_path: Path, site: Site) -> None:
    def once(handler: BaseHTTPRequestHandler) -> None:
        site.page("/a", PAGE)
        reset(handler)

    site.pages["/a"] = once
    assert one(get(tmp_path, site.url + "/a")).outcome == "new"


@pytest.mark.parametrize("header", ["ETag", "Last_Modified"])
def test_a_second_run_asks_whether_something_changed(tmp_path: Path, site: Site, header: str) -> None:
    first = "Thu, 02 Mar 2023 10:00:00 GMT"
    urls = [
        site.page("/a", PAGE, **{header: first}),
        site.page("/b", PAGE, **{header: first}),
        site.page("/c", PAGE),
    ]
    get(tmp_path, *urls)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.warc.gz")}
    site.page("/b", PAGE.replace("Six", "Seven"), **{header: "Fri, 03 Mar 2023 10:00:00 GMT"})
    report = get(tmp_path, *urls)
    assert [known.outcome for known in report.addresses] == ["unchanged", "changed", "unchanged"]
    assert [known.status for known in report.addresses] == [304, 200, 200]
    changed = [path.name for path, at in before.items() if path.stat().st_mtime_ns != at]
    assert changed == [Path(report.addresses[1].file).name]
    assert b"Seven" in stored(tmp_path, report.addresses[1])[2]


def test_a_page_that_is_gone_later_stays(tmp_path: Path, site: Site) -> None:
    url = site.page("/a", PAGE)
    file = one(get(tmp_path, url)).file
    del site.pages["/a"]
    known = one(get(tmp_path, url))
    assert (known.outcome, known.file) == ("gone", file) and (tmp_path / file).exists()


def test_a_page_whose_file_was_removed_is_fetched_whole(tmp_path: Path, site: Site) -> None:
    url = site.page("/a", PAGE, ETag='"1"')
    (tmp_path / one(get(tmp_path, url)).file).unlink()
    known = one(get(tmp_path, url))
    assert known.status == 200 and (tmp_path / known.file).exists()


PROGRAM = """
import sys
from pathlib import Path
from hrgraph.fetch import Options, fetch
fetch(sys.argv[2:], Path(sys.argv[1]), Options(delay=0.05, allow_private=True))
"""


def test_a_run_that_was_killed_goes_on(tmp_path: Path, site: Site) -> None:
    """Killed after each of several pages: every page is fetched, hardly one of them twice."""
    urls = [site.page(f"/{number}", PAGE + str(number)) for number in range(12)]
    out = tmp_path / "out"
    for least in (3, 7):
        child = subprocess.Popen([sys.executable, "-c", PROGRAM, str(out), *urls])
        deadline = time.monotonic() + 60
        while len(set(site.paths())) < least and time.monotonic() < deadline:
            time.sleep(0.005)
        child.send_signal(signal.SIGKILL)
        child.wait(30)
    whole = list(out.rglob("*.warc.gz"))
    for path in whole:  # none is half written
        with path.open("rb") as file:
            assert [r.content_stream().read()[: len(PAGE)] for r in ArchiveIterator(file)] == [PAGE.encode()]
    report = get(out, *urls)
    assert {known.outcome for known in report.addresses} == {"new"} and len(report.addresses) == 12
    assert len(site.paths()) <= 12 + 2 * 2  # at each kill: the one under way, the one not yet noted
    assert set(site.paths()) == {f"/{number}" for number in range(12)}


def test_two_runs_at_once_are_refused(tmp_path: Path, site: Site) -> None:
    from hrgraph.fetch.state import State

    get(tmp_path, site.page("/a", PAGE))
    other = State(tmp_path / ".fetch" / "state.sqlite")
    try:
        with pytest.raises(UsageError, match="another hrgraph fetch is writing to"):
            get(tmp_path, site.url + "/a")
    finally:
        other.close()


def test_a_damaged_memory_is_said(tmp_path: Path) -> None:
    (tmp_path / ".fetch").mkdir()
    (tmp_path / ".fetch" / "state.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(HrgraphError, match="is damaged"):
        get(tmp_path, "http://127.0.0.1/")


# Lists


def sitemap(*entries: str, root: str = "urlset", item: str = "url") -> str:
    inner = ""
    for entry in entries:
        url, _, changed = entry.partition(" ")
        date = f"<lastmod>{changed}</lastmod>" if changed else ""
        inner += f"<{item}><loc>{url}</loc>{date}</{item}>"
    return (
        f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</{root}>'
    )


def test_sitemaps(tmp_path: Path, site: Site) -> None:
    """An index, one of its sitemaps packed, and one that isn't there."""
    inner = sitemap(f"{site.url}/a 2023-03-02", f"{site.url}/b 2021-01-01T10:00:00+00:00")
    site.page("/one.xml", inner, kind="application/xml")
    site.page("/two.xml.gz", gzip.compress(sitemap(f"{site.url}/c").encode()), kind="application/x-gzip")
    index = sitemap(
        *(f"{site.url}/{name}" for name in ("one.xml", "two.xml.gz", "three.xml")),
        root="sitemapindex",
        item="sitemap",
    )
    url = site.page("/sitemap.xml", index, kind="text/xml")
    for name in "abc":
        site.page(f"/{name}", PAGE)
    report = get(tmp_path, url)
    found = {known.url.removeprefix(site.url): known.outcome for known in report.addresses}
    lists = {"/sitemap.xml": "list", "/one.xml": "list", "/two.xml.gz": "list", "/three.xml": "gone"}
    assert found == {**lists, "/a": "new", "/b": "new", "/c": "new"}

    site.asked.clear()
    again = get(tmp_path, url)
    assert again.count("unchanged") == 3
    assert "/c" in site.paths() and not {"/a", "/b"} & set(site.paths()), (
        "lastmod says that they have not changed"
    )


FEEDS = {
    "RSS": '<rss version="2.0"><channel><link>{0}/</link>'
    "<item><link>{0}/a</link><pubDate>Thu, 02 Mar 2023 10:00:00 GMT</pubDate></item>"
    "<item><guid>{0}/b</guid></item></channel></rss>",
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{0}/"/>'
    '<entry><link rel="enclosure" href="{0}/x"/><link href="/a"/>'
    "<updated>2023-03-02T10:00:00Z</updated></entry>"
    '<entry><link href="{0}/b"/></entry></feed>',
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/">'
    "<item><link>{0}/a</link></item><item><link>{0}/b</link></item></rdf:RDF>",
    "text": "{0}/a\n{0}/b\n",
}


@pytest.mark.parametrize("name", FEEDS)
def test_feeds(tmp_path: Path, site: Site, name: str) -> None:
    kind = "text/plain" if name == "text" else "application/rss+xml"
    feed = site.page("/feed", FEEDS[name].format(site.url), kind=kind, ETag='"1"')
    urls = [site.page("/a", PAGE), site.page("/b", PAGE)]
    report = get(tmp_path, feed)
    assert {known.url: known.outcome for known in report.addresses} == {
        feed: "list",
        **dict.fromkeys(urls, "new"),
    }
    again = get(tmp_path, feed)
    assert {known.url: known.status for known in again.addresses}[feed] == 304
    assert len(again.addresses) == 3, "what a list said is known when it has not changed"


@pytest.mark.parametrize(
    ("options", "paths"),
    [
        (Options(since="2022"), ["/news/b", "/old/c"]),
        (Options(since="2023-03-02"), ["/news/b", "/old/c"]),
        (Options(since="2023-04"), ["/old/c"]),
        (Options(only=re.compile("/news/")), ["/news/a", "/news/b"]),
        (Options(pages=1), ["/news/a"]),
    ],
    ids=["a year", "a day", "a month", "a pattern", "a limit"],
)
def test_a_part_of_a_list(tmp_path: Path, site: Site, options: Options, paths: list[str]) -> None:
    from dataclasses import replace

    entries = [f"{site.url}/news/a 2021-05-01", f"{site.url}/news/b 2023-03-02", f"{site.url}/old/c"]
    url = site.page("/sitemap.xml", sitemap(*entries), kind="text/xml")
    for path in ("/news/a", "/news/b", "/old/c"):
        site.page(path, PAGE)
    options = replace(options, delay=0, allow_private=True)
    report = get(tmp_path, url, options=options)
    assert site.paths()[1:] == paths
    assert report.over == (2 if options.pages == 1 else 0)
    if report.over:  # the next run goes on behind the limit
        site.asked.clear()
        assert get(tmp_path, url, options=options).over == 1
        assert "/news/b" in site.paths()


BOMB = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>http://127.0.0.1/&d;&d;&d;&d;&x;</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("name", "body", "most"),
    [
        ("an entity bomb", BOMB, 1),
        ("a packed bomb", gzip.compress(b"<urlset>" + b"<url><loc>http://x/" + b"a" * 70_000_000), 0),
        ("damaged gzip", b"\x1f\x8b\0\0 no gzip", 0),
        ("gzip cut off", gzip.compress(b"<urlset/>")[:-9], 0),
        ("a list that names itself", b"<sitemapindex><sitemap><loc>SELF</loc></sitemap></sitemapindex>", 0),
        ("deeply nested", b"<urlset>" + b"<url>" * 20_000, 0),
        ("cut off", b"<urlset><url><loc>http://127.0.0.1:9/a</loc></url><url><lo", 1),
        ("nothing in it", b"<urlset/>", 0),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_lists(tmp_path: Path, site: Site, name: str, body: bytes, most: int) -> None:
    url = site.page(
        "/sitemap.xml", body.replace(b"SELF", f"{site.url}/sitemap.xml".encode()), kind="text/xml"
    )
    report = get(tmp_path, url, options=Options(delay=0, retries=0, allow_private=True))
    assert len(report.addresses) <= 1 + most
    assert all("root:" not in known.url for known in report.addresses)
    assert site.paths().count("/sitemap.xml") == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "# pages\n\n{0}/a\n  {0}/b  \n"),
        ("a.csv", 'publisher,url\n"ISHR, Geneva",{0}/a\nHRW,{0}/b\nnone,\n'),
        ("a.csv", "\ufeffURL\n{0}/a\n{0}/b\n"),
    ],
)
def test_files_of_addresses(tmp_path: Path, site: Site, name: str, text: str) -> None:
    (tmp_path / name).write_text(text.format(site.url), encoding="utf-8")
    site.page("/a", PAGE), site.page("/b", PAGE)
    report = get(tmp_path / "out", str(tmp_path / name))
    assert [known.url for known in report.addresses] == [f"{site.url}/a", f"{site.url}/b"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (None, b"", "is neither a web address nor a file"),
        ("a.txt", b"# nothing\n", "holds no address"),
        ("a.txt", b"\xff\xfe\x00", "is no UTF-8 text"),
    ],
)
def test_files_that_are_no_list(tmp_path: Path, name: str | None, data: bytes, message: str) -> None:
    if name:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=message):
        get(tmp_path / "out", str(tmp_path / (name or "none.txt")))
    assert not (tmp_path / "out").exists()


# The command


def test_command_and_report(tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    command = ["fetch", "--out", str(out), "--delay", "0", "--retries", "0", "--allow-private"]
    good = site.page("/a", PAGE)
    assert main([*command, good]) == 0
    assert capsys.readouterr().out == f"{out}: 1 new\n"
    assert main([*command, good, f"{site.url}/none"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"{out}: 1 unchanged\n"
    assert captured.err == f"gone: {site.url}/none: answered 404 Not Found\n"
    report = json.loads((out / REPORT).read_text())
    assert report["counts"] == {"gone": 1, "unchanged": 1}
    assert [entry["url"] for entry in report["addresses"]] == [good, f"{site.url}/none"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--only", "("], "is no regular expression"),
        (["--since", "last week"], "is not a date"),
        (["--delay", "-1"], "--delay"),
        (["--delay", "nan"], "--delay"),
    ],
)
def test_wrong_use(
    tmp_path: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fetch", "http://127.0.0.1:9/", "--out", str(tmp_path / "out"), *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(HrgraphError, match="can't write to"):
        get(tmp_path / "out", "http://127.0.0.1:9/")


def test_a_full_disk_is_said_and_the_next_run_goes_on(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hrgraph.fetch.archive import write_page

    urls = [site.page("/a", PAGE), site.page("/b", PAGE)]
    calls = 0

    def full(*arguments: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write_page(*arguments)

    monkeypatch.setattr("hrgraph.fetch.run.write_page", full)
    with pytest.raises(HrgraphError, match="No space left on device") as error:
        get(tmp_path, *urls)
    assert error.value.mend == "make space, and run the same command again"
    assert len(list(tmp_path.rglob("*.warc.gz"))) == 1
    assert [known.outcome for known in get(tmp_path, *urls).addresses] == ["new", "new"]
    assert sorted(site.paths()) == ["/a", "/b", "/b"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(HrgraphError, match="can't write to"):
        get(tmp_path / "out", "http://127.0.0.1:9/")
