"""Sources made to break readers: each is set aside with its reason or read, and the run goes on.

The cases are generated here; none is stored.
"""

# ruff: noqa: E402  (the tests are skipped before imports that need the extra)

from __future__ import annotations

import base64
import gzip
import importlib
import io
import json
import random
import tarfile
import time
import zipfile
import zlib
from pathlib import Path
from types import ModuleType

import pytest

for module in ("docx", "feedparser", "pebble", "py3langid", "pypdf", "trafilatura", "warcio"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from hrgraph.article import parse_article, read_article
from hrgraph.errors import ArticleError
from hrgraph.ingest import REPORT, Bounds, ingest
from hrgraph.ingest.document import Document, Raw, SetAside
from hrgraph.ingest.guard import examine, examine_all
from hrgraph.ingest.sources import KINDS, read_raw, read_source

WORDS = (
    "Members of six international organisations met the Secretary-General in New York and urged him to "
    "protect human rights defenders everywhere, to denounce reprisals, and to speak out in public about them."
)
P = f"<p>{WORDS}</p>"
ARTICLE = "article"


def zipped(name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return stream.getvalue()


def letter(document: bytes | None = None) -> bytes:
    """A DOCX file, with another main part if one is given."""
    stream = io.BytesIO()
    made = docx.Document()
    made.add_paragraph(WORDS)
    made.save(stream)
    if document is None:
        return stream.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member, document if member.filename == "word/document.xml" else old.read(member))
    return changed.getvalue()


def pdf(content: bytes, pages: str = "[3 0 R]", filters: str = "") -> bytes:
    """A PDF file whose one page is drawn by `content`."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {pages} /Count 1 >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 "
        + font
        + b" >> >> >>",
        f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 5\n0000000000 65535 f \n{table}{trailer}".encode()


def tar_of_lies() -> bytes:
    """A tar archive whose header says that a member has 8 GB."""
    info = tarfile.TarInfo("a.txt")
    info.size = 8_000_000_000
    return info.tobuf(tarfile.USTAR_FORMAT) + b"\0" * 1024


def warc(body: bytes, headers: str = "") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def laughs(root: str, inside: str) -> bytes:
    """XML in which a few entities stand for billions of letters."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>{inside}'.encode()


FEED = (
    '<rss version="2.0"><channel><item><title>x</title><description>{}</description></item></channel></rss>'
)
PARTS = "Content-Type: multipart/mixed; boundary=b{0}\r\n\r\n--b{0}\r\n"
NOISE = random.Random(7).randbytes(100_000)

CASES: list[tuple[str, bytes, str]] = [
    # file, its bytes, what becomes of it: an article, or a part of the reason why not
    ("empty.html", b"", "empty"),
    ("blank.txt", b" \n\t\n" * 1000, "empty"),
    ("huge.html", b"<p>" + b"a" * 51_000_000, "more than 50 MB"),
    ("large.html", b"<p>a b</p>" * 600_000, "a page of 6 MB is no article"),
    ("long.txt", (WORDS + "\n\n").encode() * 8_000, "characters are more than an article has"),
    ("noise.html", NOISE, "NUL byte"),
    ("noise.txt", NOISE, "NUL byte"),
    ("noise.pdf", b"%PDF-1.7\n" + NOISE, "the PDF file is damaged"),
    ("noise.docx", b"PK\x03\x04" + NOISE, "the DOCX file is damaged"),
    ("noise.zip", b"PK\x03\x04" + NOISE, "the ZIP archive is damaged"),
    ("noise.tar.gz", gzip.compress(NOISE), "the tar archive is damaged"),
    ("noise.warc.gz", gzip.compress(NOISE), "the WARC archive is damaged"),
    ("noise.eml", NOISE, "the message has no text"),
    ("noise.xml", NOISE, "neither RSS nor Atom"),
    ("noise.csv", NOISE.replace(b"\0", b""), "the table can't be read"),
    ("picture.html", b"\x89PNG\r\n\x1a\n" + NOISE, "is a PNG image, not text"),
    ("utf-16.txt", WORDS.encode("utf-16-le"), "NUL byte"),
    ("utf-16-mark.txt", WORDS.encode("utf-16"), ARTICLE),
    ("half-utf-8.txt", WORDS.encode() + "é".encode()[:1] + b" a\xc3\xa9", "its encoding can't be told"),
    (
        "shift-jis.txt",
        "国連人権理事会は決議を採択した。".encode("shift-jis") * 50,
        "its encoding can't be told",
    ),
    ("cp1252.html", P.replace("met", "“met”").encode("cp1252"), ARTICLE),
    ("wrong-charset.html", f'<meta charset="x-klingon">{P}'.encode(), ARTICLE),
    ("deep.html", b"<div>" * 200_000 + P.encode(), "without any text"),
    ("deep-inline.html", b"<b><i>" * 100_000 + P.encode(), "without any text"),
    ("deep-lists.html", b"<ul><li>" + b"<ul><li>a" * 50_000, ARTICLE),
    (
        "attributes.html",
        b"<p " + b" ".join(b"a%d=b" % n for n in range(200_000)) + b">" + P.encode(),
        "5000 attributes",
    ),
    ("unclosed.html", f"{P}<a href='{'x' * 2_000_000}".encode(), ARTICLE),
    ("comments.html", P.encode() + b"<!--" * 500_000, ARTICLE),
    ("json.html", f'<script type="application/ld+json">{"[" * 500_000}</script>{P}'.encode(), ARTICLE),
    ("entities.html", laughs("html", f"<html><body>{P}<p>&a11;</p></body></html>"), ARTICLE),
    ("entities.xml", laughs("rss", FEED.format("&a11;")), ""),
    ("entities.docx", letter(laughs("document", "<document>&a11;</document>")), "the DOCX file"),
    (
        "file-entity.xml",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + FEED.format("&x;").encode(),
        "",
    ),
    ("newlines.txt", b"\n" * 1_000_000 + WORDS.encode() + b"\n" * 1_000_000, ARTICLE),
    ("newlines.html", b"\n" * 1_000_000 + P.encode(), ARTICLE),
    ("newlines.csv", b"text\n" + b"\n" * 1_000_000 + f'"{WORDS}"\n'.encode(), ARTICLE),
    ("control.txt", WORDS.replace(" ", "\x01 \x1b[31m").encode(), ARTICLE),
    ("control.html", P.replace(" ", "\x0b \x7f").encode(), ARTICLE),
    ("right-to-left.txt", f"{WORDS} \u202e{'قرار الأمم المتحدة '}\u202c".encode(), ARTICLE),
    ("combining.txt", f"{WORDS} a{chr(0x301) * 200_000}".encode(), ARTICLE),
    ("repeated.txt", b"They met. " * 90_000, ARTICLE),
    ("brackets.md", b"[" * 500_000 + f"\n\n{WORDS}".encode(), ARTICLE),
    ("stars.md", b"*a_" * 200_000 + f"\n\n{WORDS}".encode(), ARTICLE),
    ("front.md", b"---\n" + b"a: &a [*a, *a]\n" * 20_000 + b"---\n" + WORDS.encode(), "front matter"),
    ("laughs.md", b"---\ntitle: &a [x]\nalso: [*a]\n---\n" + WORDS.encode(), "must be a text"),
    ("bomb.zip", zipped("a.txt", b"0" * 60_000_000), "unpacks to 60 MB"),
    ("bomb.docx", zipped("word/document.xml", b"0" * 120_000_000), "unpacks to 120 MB"),
    ("bomb.jsonl.gz", gzip.compress(b"0" * 60_000_000), "the line is longer than 10 MB"),
    ("bomb.csv.gz", gzip.compress(b"text\n" + b"0" * 60_000_000), "the table can't be read to its end"),
    ("bomb.tar.gz", gzip.compress(tar_of_lies()), "unpacks to 8000 MB"),
    ("bomb.warc", warc(gzip.compress(b"0" * 60_000_000), "Content-Encoding: gzip\r\n"), "more than 50 MB"),
    ("bomb.pdf", pdf(zlib.compress(b" " * 200_000_000), filters="/Filter /FlateDecode"), "PDF file"),
    ("circle.pdf", pdf(b"", pages="[2 0 R]"), "PDF file"),
    ("many.xml", FEED.replace("<item>", "<item>" + "<item>" * 20_000).format("x").encode(), ""),
    ("parts.eml", "".join(PARTS.format(n) for n in range(500)).encode() + WORDS.encode(), ""),
    ("coded.eml", b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(NOISE * 5), ""),
    ("charset.eml", b"Content-Type: text/plain; charset=klingon\r\n\r\n" + WORDS.encode(), ""),
    ("date.eml", b"Date: 99 Foo 99999 99:99\r\n\r\n" + WORDS.encode(), ARTICLE),
    ("deep.jsonl", b"[" * 100_000 + b"\n" + json.dumps({"text": WORDS}).encode(), "the line is not JSON"),
    ("quotes.csv", b'text\n"' + b'"",' * 4_000_000, "the table can't be read to its end"),
    ("columns.csv", b"," * 200_000 + b"text\n" + b"," * 200_000 + f'"{WORDS}"'.encode(), ARTICLE),
]


@pytest.mark.timeout(600)
def test_one_run_takes_them_all(tmp_path: Path) -> None:
    """Every case, and an article at the end that shows that the run went on."""
    sources = tmp_path / "in"
    for number, (name, data, _) in enumerate(CASES):
        # Each in its own folder, and with its own words, so that none is another's duplicate.
        folder = sources / f"{number:03}"
        folder.mkdir(parents=True)
        (folder / name).write_bytes(data)
    (sources / "zzz.txt").write_text(f"The last one\n\n{WORDS}")
    begin = time.process_time()
    report = ingest([sources], tmp_path / "out", language="")
    assert time.process_time() - begin < 60, "of this process, which only unpacks and compares"

    found: dict[str, list[tuple[str, str]]] = {}
    for line in (tmp_path / "out" / REPORT).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        name = entry["origin"].removeprefix(str(sources)).lstrip("/").split("!")[0]
        found.setdefault(name.partition("/")[2] or name, []).append((entry["status"], entry["detail"]))
    assert "zzz.txt" in found and found["zzz.txt"][0][0] in {"article", "duplicate"}
    wrong = {}
    for name, _, expected in CASES:
        results = found.get(name, [("nothing", "")])
        read = [status for status, _ in results if status in {"article", "duplicate"}]
        if not (read if expected == ARTICLE else any(expected in reason for _, reason in results)):
            wrong[name] = results[:3]
        assert not any("the reader failed" in reason or "broke" in reason for _, reason in results), results
    assert not wrong
    assert report.written
    assert not [path for path in (tmp_path / "out").iterdir() if path.suffix not in {".md", ".jsonl"}]
    for path in (tmp_path / "out").glob("*.md"):
        article = read_article(path)
        assert "root:" not in article.text
        assert len(article.text) < 1_100_000


PROGRAM = """
import os, time

def read(raw):
    what = raw.data.decode()
    if what == "hangs":
        time.sleep(60)
    if what == "eats":
        kept = [bytearray(50_000_000) for _ in range(100)]
    if what == "dies":
        os._exit(7)
    if what == "fails":
        raise LookupError("no such thing\\nat all")
    return []
"""


@pytest.fixture
def bad_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "bad_reader_of_a_test.py").write_text(PROGRAM)
    monkeypatch.syspath_prepend(str(tmp_path))
    return importlib.import_module("bad_reader_of_a_test")


def test_bounds_hold(bad_reader: ModuleType) -> None:
    """A reader that hangs, eats memory, dies or fails costs its own document and no other."""
    cases = ["well", "hangs", "well", "eats", "dies", "fails", "well"]
    raws = [Raw("text", what.encode(), what) for what in cases]
    begin = time.monotonic()
    results = list(examine_all(raws, Bounds(6.0, 500), 2, bad_reader.read))
    assert time.monotonic() - begin < 55
    assert [(item.origin, item.reason) for item in results if isinstance(item, SetAside)] == [
        ("hangs", "reading it took longer than 6 s"),
        ("eats", "reading it took more than 500 MB of memory"),
        ("dies", "reading it broke the reader off (exit status 7)"),
        ("fails", "the reader failed: LookupError: no such thing"),
    ]


# Fuzzing: mutations of sound sources, and noise


MAIL = f"Subject: A\r\nFrom: X <x@example.org>\r\nContent-Type: text/html\r\n\r\n<html>{P}</html>"
SOUND = {
    "html": f'<html lang="en"><title>A</title><body><article>{P}</article></body></html>'.encode(),
    "pdf": pdf(b"BT /F1 11 Tf 50 780 Td 14 TL (They met.) Tj T* (They urged it.) Tj ET"),
    "docx": letter(),
    "feed": FEED.format(f"&lt;p&gt;{WORDS}").encode(),
    "mail": MAIL.encode(),
    "text": WORDS.encode(),
    "markdown": f"---\ntitle: A\npublished: 2023-01-02\n---\n\n# A\n\n{WORDS}\n\n- [a](b)\n".encode(),
}


# What fuzzing found, by hypothesis here and by benchmarks/fuzz_readers.py; each once raised an error.
FOUND: list[tuple[str, bytes, str]] = [
    (
        "feed",
        FEED.format("&#2000000;&lt;p").encode()[:-3],
        "a character beyond Unicode: ValueError of feedparser",
    ),
]


@pytest.mark.parametrize(("kind", "data", "why"), FOUND, ids=[case[2] for case in FOUND])
def test_what_fuzzing_found_stays_mended(kind: str, data: bytes, why: str) -> None:
    assert all(isinstance(item, Document | SetAside) for item in read_raw(Raw(kind, data, "x"))), why


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound source with pieces cut out, doubled, overwritten or put in."""
    kind = draw(st.sampled_from(sorted(SOUND)))
    data = bytearray(SOUND[kind])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        piece = draw(
            st.one_of(
                st.binary(max_size=12),
                st.sampled_from(
                    [b"<", b"]]>", b"<!--", b"\xff\xfe", b"&#x110000;", b"obj", b"\r\n\r\n", b"---\n"]
                ),
                st.just(bytes(data[at : at + length])),
            )
        )
        data[at : at + draw(st.sampled_from([0, length]))] = piece
    return kind, bytes(data)


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_no_reader_raises(case: tuple[str, bytes]) -> None:
    kind, data = case
    for item in read_raw(Raw(kind, data, "x")):
        assert isinstance(item, Document | SetAside)
    examine(Raw(kind, data, "x"))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(set(KINDS) - {".parquet", ".pq"})), st.binary(max_size=400))
def test_no_kind_of_source_raises(suffix: str, data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")
        path.write_bytes(data)
        for item in read_source(path, {}):
            assert isinstance(item, Raw | SetAside)
            if isinstance(item, Raw):
                list(read_raw(item))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([".txt", ".md", ".html"]), mutated())
def test_the_reader_of_articles_says_what_is_wrong(suffix: str, case: tuple[str, bytes]) -> None:
    try:
        article = parse_article(case[1], f"x{suffix}", suffix)
    except ArticleError as error:
        assert "\n" not in error.message
        return
    assert all(article.text[block.start : block.end].strip() for block in article.blocks)
    assert all(one.end <= other.start for one, other in zip(article.blocks, article.blocks[1:], strict=False))
