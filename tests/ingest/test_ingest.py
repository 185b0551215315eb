"""Sources become articles that the reader of articles gives back word for word."""

# ruff: noqa: E402  (the tests are skipped before imports that need the extra)

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

for module in ("docx", "feedparser", "py3langid", "pypdf", "trafilatura", "warcio"):
    pytest.importorskip(module, reason=f"the extra `sources` is not installed: {module}")

import docx
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from hrgraph.article import parse_article, read_article
from hrgraph.article.decoding import clean
from hrgraph.article.parts import Hint
from hrgraph.cli import main
from hrgraph.errors import UsageError
from hrgraph.ingest import REPORT, Document, IngestReport, ingest
from hrgraph.ingest import run as ingest_run
from hrgraph.ingest.document import to_markdown
from hrgraph.ingest.stage import hold
from hrgraph.records import Article

LEAD = (
    "Members of six international organisations met the Secretary-General in New York and urged him "
    "to protect human rights defenders everywhere, to denounce reprisals, "
    "and to speak out in public about grave violations of human rights wherever they happen."
)
MORE = (
    "They also called on States to pay their dues, to cooperate with the treaty bodies, and to end impunity "
    "for the attacks on lawyers and journalists that the organisations had documented during the year."
)
FRENCH = (
    "Les membres de six organisations internationales ont rencontré le Secrétaire général à New York et lui "
    "ont demandé de protéger partout les défenseurs des droits humains et de dénoncer les représailles."
)
HEAD = """<title>Six NGOs | ISHR</title><meta property="og:site_name" content="ISHR">
<meta property="article:published_time" content="2023-03-02T10:00">
<link rel="canonical" href="https://example.org/six">"""
PAGE = f"""<html lang="en"><head>{HEAD}</head>
<body><nav><a>Home</a> <a>News</a></nav><main><article>
<h1>Six NGOs meet Guterres</h1><p>{LEAD}</p><p>{MORE}</p>
<ul><li>Stop reprisals now.</li><li>Free all defenders.</li></ul></article></main>
<aside><h3>Related articles</h3><p>Another story is told here at some length.</p></aside>
<footer>© ISHR</footer>
</body></html>"""


def run(source: Path, out: Path, **options: object) -> tuple[IngestReport, list[Article]]:
    report = ingest([source], out, **options)  # type: ignore[arg-type]  # each test has its own
    return report, [read_article(path) for path in sorted(out.glob("*.md"))]


def test_web_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    report, [article] = run(tmp_path / "page.html", tmp_path / "out")
    assert (report.written, report.failed) == (1, ())
    assert article.title == "Six NGOs meet Guterres"
    assert article.date is not None and (article.date.value, article.date.inferred) == ("2023-03-02", False)
    assert (article.publisher, article.sources, article.language) == (
        "ISHR",
        ("https://example.org/six",),
        "en",
    )
    found = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    assert found == [
        ("title", "Six NGOs meet Guterres"),
        ("body", LEAD),
        ("body", MORE),
        ("list", "Stop reprisals now."),
        ("list", "Free all defenders."),
    ]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE)
    first, _ = run(tmp_path / "page.html", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    second, _ = run(tmp_path / "page.html", tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before
    assert (first.written, first.unchanged, second.written, second.unchanged) == (1, 0, 0, 1)


def test_a_headline_below_a_kicker_is_the_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"UN Photo\n\nNews\n\nSix NGOs meet Guterres\n\n{LEAD}")
    _, [article] = run(tmp_path / "a.txt", tmp_path / "out")
    assert article.title == "Six NGOs meet Guterres"
    assert article.id.startswith("six-ngos-meet-guterres-")


def test_the_same_release_on_two_sites_is_one_article(tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.html").write_text(PAGE)
    other = PAGE.replace("https://example.org/six", "https://other.example/6").replace(
        "Six NGOs meet", "NGOs meet"
    )
    (sources / "b.html").write_text(other.replace("during the year", "in the past year"))
    report, [article] = run(sources, tmp_path / "out")
    assert (report.written, report.duplicates) == (1, 1)
    assert article.sources == ("https://example.org/six", "https://other.example/6")


def test_other_languages_are_set_aside_with_a_count(tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.txt").write_text(f"Six ONG rencontrent Guterres\n\n{FRENCH}")
    (sources / "b.txt").write_text(f"Six NGOs meet Guterres\n\n{LEAD}")
    report, [article] = run(sources, tmp_path / "out")
    assert report.languages == (("fr", 1),)
    assert article.title == "Six NGOs meet Guterres"
    assert len(run(sources, tmp_path / "all", language="")[1]) == 2


def pdf(lines: list[str]) -> bytes:
    """A PDF file of one page, by hand."""
    escaped = (line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines)
    drawn = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = "/MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 " + font + " >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
    ]
    data, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return f"{data}xref\n0 5\n0000000000 65535 f \n{table}{trailer}".encode()


LETTER = [
    "Joint letter to the Secretary-General",
    "Members of six international organisations met the Secretary-General and urged him to protect",
    "human rights defenders everywhere, to denounce reprisals, and to speak out about grave viola-",
    "tions in public.",
    "They also called on States to pay their dues, to cooperate with the treaty bodies, and to end",
    "impunity for attacks on lawyers.",
    "1",
]


def test_pdf(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(pdf(LETTER))
    _, [article] = run(tmp_path / "letter.pdf", tmp_path / "out")
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        LETTER[0],
        f"{LETTER[1]} {LETTER[2][:-1]}{LETTER[3]}",
        f"{LETTER[4]} {LETTER[5]}",
    ]


def test_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Six NGOs meet Guterres", 0)
    document.add_paragraph(LEAD)
    document.add_heading("Requests", 2)
    document.add_paragraph("Stop reprisals.", style="List Bullet")
    document.add_table(1, 1).cell(0, 0).text = "FIDH"
    document.save(str(tmp_path / "letter.docx"))
    _, [article] = run(tmp_path / "letter.docx", tmp_path / "out")
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == [
        ("title", "Six NGOs meet Guterres"),
        ("body", LEAD),
        ("heading", "Requests"),
        ("list", "Stop reprisals."),
        ("list", "FIDH"),
    ]


RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>ISHR news</title><language>en-GB</language>
<item><title>Six NGOs</title><link>https://example.org/six</link>
<pubDate>Thu, 02 Mar 2023 10:00:00 +0100</pubDate>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>Teaser</title><link>https://example.org/t</link><description>Short.</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>ISHR news</title><entry><title>Six NGOs</title>
<link href="https://example.org/six"/><updated>2023-03-02T10:00:00Z</updated>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("feed", "teasers"), [(RSS, 1), (ATOM, 0)], ids=["RSS", "Atom"])
def test_feed(tmp_path: Path, feed: str, teasers: int) -> None:
    (tmp_path / "feed.xml").write_text(feed)
    report, [article] = run(tmp_path / "feed.xml", tmp_path / "out")
    assert (report.set_aside, report.failed) == (teasers, ())
    assert article.date is not None and article.date.value == "2023-03-02"
    assert (article.publisher, article.sources) == ("ISHR news", ("https://example.org/six",))
    assert article.text == f"Six NGOs\n\n{LEAD}\n\n{MORE}"


@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_mail(tmp_path: Path, subtype: str) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Six NGOs – news", "ISHR <news@example.org>"
    message["Date"] = "Thu, 02 Mar 2023 10:00:00 +0100"
    message.set_content(
        f"<p>{LEAD}</p><p>{MORE}</p>" if subtype == "html" else f"{LEAD}\n\n{MORE}", subtype=subtype
    )
    (tmp_path / "news.eml").write_bytes(message.as_bytes())
    _, [article] = run(tmp_path / "news.eml", tmp_path / "out")
    assert (article.title, article.publisher) == ("Six NGOs – news", "ISHR")
    assert article.date is not None and article.date.value == "2023-03-02"
    assert [block.kind for block in article.blocks] == ["title", "body", "body"]


def test_csv(tmp_path: Path) -> None:
    with (tmp_path / "news.csv").open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Title", "date", "url", "Body", "maintext"])
        writer.writerow(["Six NGOs", "2 March 2023", "https://example.org/six", f"{LEAD}\n\n{MORE}", FRENCH])
        writer.writerow(["Empty", "2023", "", "", ""])
    report, [article] = run(tmp_path / "news.csv", tmp_path / "out")
    assert (report.set_aside, report.failed) == (1, ())
    assert article.date is not None and article.date.value == "2023-03-02"
    assert article.text == f"Six NGOs\n\n{LEAD}\n\n{MORE}"
    assert run(tmp_path / "news.csv", tmp_path / "fr", columns={"text": "maintext"})[0].languages == (
        ("fr", 1),
    )


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines(tmp_path: Path, packed: bool) -> None:
    lines = [
        json.dumps({"headline": "Six NGOs", "date": "2023-03", "html": f"<p>{LEAD}</p>"}),
        "",
        "{broken",
        "[]",
    ]
    data = "\n".join(lines).encode()
    path = tmp_path / ("news.jsonl.gz" if packed else "news.jsonl")
    path.write_bytes(gzip.compress(data) if packed else data)
    report, [article] = run(path, tmp_path / "out")
    assert article.date is not None and article.date.value == "2023-03"
    assert [item.reason for item in report.failed] == ["the line is not JSON", "the line is no JSON object"]
    assert report.failed[0].origin.endswith("!3")


@pytest.mark.parametrize(
    ("encoding", "words", "failed"),
    [
        ("utf-8-sig", "the Nations’ café", 0),
        ("cp1252", "the Nations’ café", 0),
        ("utf-16", "the Nations’ café – Сахаров", 0),
    ],
)
def test_tables_as_spreadsheets_write_them(tmp_path: Path, encoding: str, words: str, failed: int) -> None:
    table = f'Title;Text\r\n"{words}";"{LEAD}\r\n\r\n{MORE}"\r\n'
    (tmp_path / "a.csv").write_bytes(table.encode(encoding))
    report, [article] = run(tmp_path / "a.csv", tmp_path / "out")
    assert (article.title, len(report.failed)) == (words, failed)


def test_a_row_in_another_encoding_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [b"title,text", f"One,{LEAD[:150]}".encode(), b"Two,\xff\xfe caf\xe9", f'Three,"{MORE}"'.encode()]
    padding = b"\n" * 2_000_000  # the broken row is behind what tells the encoding
    (tmp_path / "a.csv").write_bytes(b"\n".join([*rows[:2], padding, *rows[2:]]))
    report, articles = run(tmp_path / "a.csv", tmp_path / "out")
    assert [item.reason for item in report.failed] == ["the row is not in the table's encoding"]
    assert "Three" in [article.title for article in articles]


def test_half_a_character_in_json_is_dropped(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Six\ud800 NGOs", "text": f"\udfff{LEAD}"}))
    _, [article] = run(tmp_path / "a.jsonl", tmp_path / "out")
    assert article.text == f"Six NGOs\n\n{LEAD}"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    from datetime import date, datetime

    from pyarrow import parquet

    table = pyarrow.table(
        {
            "Headline": ["Six NGOs", "Two NGOs", None],
            "date": [date(2023, 3, 2), None, None],
            "text": [f"{LEAD}\n\n{MORE}", None, FRENCH],
            "body_fr": ["", "", FRENCH],
            "url": ["https://example.org/six", "https://example.org/two", ""],
            "other": [{"a": 1}] * 3,
        }
    )
    parquet.write_table(table, tmp_path / "news.parquet", compression="zstd")
    report, [article] = run(tmp_path / "news.parquet", tmp_path / "out")
    assert (report.set_aside, report.failed, report.languages) == (1, (), (("fr", 1),))
    assert article.date is not None and article.date.value == "2023-03-02"
    assert (article.text, article.sources) == (f"Six NGOs\n\n{LEAD}\n\n{MORE}", ("https://example.org/six",))
    named = run(tmp_path / "news.parquet", tmp_path / "fr", columns={"text": "body_fr"})[0]
    assert named.languages == (("fr", 1),)

    moments = pyarrow.table({"published": [datetime(2023, 3, 2, 10)], "text": [LEAD]})
    parquet.write_table(moments, tmp_path / "moments.pq")
    _, [article] = run(tmp_path / "moments.pq", tmp_path / "moments")
    assert article.date is not None and article.date.value == "2023-03-02"

    parquet.write_table(pyarrow.table({"x": [1]}), tmp_path / "none.parquet")
    [failed] = run(tmp_path / "none.parquet", tmp_path / "none")[0].failed
    assert failed.reason == "no column holds the text (columns: x): name it with --column text=NAME"

    whole = (tmp_path / "news.parquet").read_bytes()
    (tmp_path / "cut.parquet").write_bytes(whole[: len(whole) // 2])
    [failed] = run(tmp_path / "cut.parquet", tmp_path / "cut")[0].failed
    assert "the Parquet file is damaged" in failed.reason


@pytest.mark.parametrize(
    ("markup", "rights"),
    [
        ('<meta name="dcterms.license" content="CC BY 4.0">', "CC BY 4.0"),
        (
            '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "license": "https://example.org/terms"}</script>',
            "https://example.org/terms",
        ),
        ("", ""),
    ],
    ids=["meta", "link", "JSON-LD", "none"],
)
def test_licence_of_a_page(tmp_path: Path, markup: str, rights: str) -> None:
    (tmp_path / "page.html").write_text(PAGE.replace("<title>", f"{markup}<title>"))
    assert run(tmp_path / "page.html", tmp_path / "out")[1][0].rights == rights


def warc() -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, kind, status, body in (
        ("https://example.org/six?x=1", "text/html; charset=utf-8", "200 OK", PAGE.encode()),
        ("https://example.org/gone", "text/html", "404 Not Found", PAGE.encode()),
        ("https://example.org/a.png", "image/png", "200 OK", b"\x89PNG"),
        ("https://example.org/letter.pdf", "application/pdf", "200 OK", pdf(LETTER)),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


def test_warc(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc())
    report, articles = run(tmp_path / "crawl.warc.gz", tmp_path / "out")
    assert report.failed == ()
    assert sorted(article.sources[0] for article in articles) == [
        "https://example.org/letter.pdf",
        "https://example.org/six",
    ]


def test_a_warc_archive_that_is_cut_off_keeps_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc()[:-200] + b"xx")
    report, articles = run(tmp_path / "crawl.warc.gz", tmp_path / "out")
    assert articles
    assert all("damaged" in item.reason for item in report.failed)


def test_archives(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as packed:
        info = tarfile.TarInfo("a/b.txt")
        data = f"Title of it\n\n{MORE}".encode()
        info.size = len(data)
        packed.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("a/passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("page.html", PAGE)
        archive.writestr("more.tar.gz", inner.getvalue())
        archive.writestr("picture.png", b"\x89PNG")
    report, articles = run(tmp_path / "all.zip", tmp_path / "out")
    assert report.failed == ()
    assert sorted(article.title for article in articles) == ["Six NGOs meet Guterres", "Title of it"]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 60_000_000)
    return stream.getvalue()


def matryoshka() -> bytes:
    data = PAGE.encode()
    name = "page.html"
    for _ in range(4):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(name, data)
        data, name = stream.getvalue(), "inner.zip"
    return data


def docx_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 120_000_000)
    return stream.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
<rss version="2.0"><channel><item><title>x</title><description>&e;&e;&e;</description></item></channel>
</rss>"""

HOSTILE = [
    ("bomb.zip", bomb(), "unpacks to 60 MB"),
    ("nested.zip", matryoshka(), "an archive within an archive"),
    ("bomb.docx", docx_bomb(), "the DOCX file unpacks to 120 MB"),
    ("a.zip", b"PK\x03\x04 no zip", "the ZIP archive is damaged"),
    ("a.tar.gz", b"\x1f\x8b no tar", "the tar archive is damaged"),
    ("a.pdf", b"%PDF-1.4 no more", "the PDF file is damaged"),
    ("a.pdf", pdf(LETTER)[:400], "the PDF file is damaged"),
    ("a.docx", b"PK\x03\x04 no zip", "the DOCX file is damaged"),
    ("a.docx", matryoshka(), "the DOCX file is damaged"),
    ("a.xml", b"<html><p>no feed</p></html>", "neither RSS nor Atom"),
    ("a.warc", b"no warc at all", "the WARC archive is damaged"),
    ("a.csv", b"a,b\n1,2\n", "no column holds the text (columns: a, b)"),
    ("a.csv", b"text\n\xff\xfe\n", "the table can't be read"),
    (
        "a.csv",
        b'text\n"' + b"a" * 11_000_000,
        "the table can't be read to its end: a line is longer than 10 MB",
    ),
    ("a.jsonl", b'{"text": "' + b"a" * 25_000_000 + b'"}\n', "the line is longer than 10 MB"),
    ("a.parquet", b"PAR1 no more PAR1", "the Parquet file is damaged"),
    ("a.jsonl.gz", gzip.compress(b"[]")[:-3], "the file can't be read to its end"),
    ("a.html", b"", "empty"),
    ("a.html", b"<p>They met.\x00</p>", "NUL byte"),
    ("a.md", b"---\ntitle: [\n---\nThey met.", "broken front matter"),
]


@pytest.mark.parametrize(("name", "data", "reason"), HOSTILE, ids=[f"{c[0]}: {c[2]}" for c in HOSTILE])
def test_what_is_broken_is_reported_and_the_run_goes_on(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / name).write_bytes(data)
    (sources / "z.txt").write_text(f"Title of it\n\n{MORE}")
    report, [article] = run(sources, tmp_path / "out")
    assert article.title == "Title of it"
    [failed] = report.failed
    assert reason in failed.reason
    assert name in failed.origin
    lines = [json.loads(line) for line in (tmp_path / "out" / REPORT).read_text().splitlines()]
    assert [line["status"] for line in lines] == ["failed", "article"]


def test_an_entity_bomb_in_a_feed_stays_small(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(ENTITIES)
    report, articles = run(tmp_path / "a.xml", tmp_path / "out")
    assert not articles
    assert report.set_aside + len(report.failed) == 1


def test_a_feed_that_looks_like_a_path_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.xml").write_text(RSS)
    (tmp_path / "a.rss").write_text(str(tmp_path / "secret.xml"))
    report, articles = run(tmp_path / "a.rss", tmp_path / "out")
    assert not articles and len(report.failed) == 1


def test_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("x")
    with pytest.raises(UsageError, match="can't tell what"):
        ingest([tmp_path / "a.xyz"], tmp_path / "out")
    with pytest.raises(UsageError, match="no such file or folder"):
        ingest([tmp_path / "none"], tmp_path / "out")
    with pytest.raises(UsageError, match="a column can't be for txt"):
        ingest([tmp_path], tmp_path / "out", columns={"txt": "a"})
    assert not (tmp_path / "out").exists()


def test_what_a_killed_run_left_does_no_harm_and_two_at_once_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Title of it\n\n{MORE}")
    stage = tmp_path / "out" / ".ingest"
    stage.mkdir(parents=True)
    (stage / "documents.sqlite").write_bytes(b"half a database")
    (stage / "article.tmp").write_text("half an article")
    assert run(tmp_path / "a.txt", tmp_path / "out")[0].written == 1
    assert not stage.exists()
    stage.mkdir()
    other = hold(stage / "lock.sqlite")
    with pytest.raises(UsageError, match="another hrgraph ingest is writing to"):
        run(tmp_path / "a.txt", tmp_path / "out")
    other.close()
    assert run(tmp_path / "a.txt", tmp_path / "out")[0].unchanged == 1


@pytest.mark.parametrize("change", ["nothing", "settings", "a file that was read", "the file in work"])
def test_a_stopped_run_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """The files are those of one run; what was read isn't read again unless it or the settings changed."""
    monkeypatch.setattr(ingest_run, "_MARK_EVERY", 3)
    sources = tmp_path / "in"
    sources.mkdir()
    texts = [" ".join(f"{LEAD.split()[i % 30]}{n}" for i in range(200)) + f" w{n} {LEAD}" for n in range(8)]
    rows = [{"text": text, "title": f"T{n}"} for n, text in enumerate(texts)]
    (sources / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[:5]))
    (sources / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[5:]))
    read = 0

    def count(origin: str, file: int, files: int) -> None:
        nonlocal read
        read += 1
        if stop_at == read:
            raise KeyboardInterrupt

    stop_at = 8
    with pytest.raises(KeyboardInterrupt):
        ingest([sources], tmp_path / "out", jobs=1, progress=count)
    assert not list((tmp_path / "out").glob("*.md"))
    if "file" in change:
        name = "a.jsonl" if "was read" in change else "b.jsonl"
        (sources / name).write_text((sources / name).read_text().replace("w1 ", "u1 ") + "\n")
    stop_at, read = 0, 0
    language = "any" if change == "settings" else "en"
    ingest([sources], tmp_path / "out", jobs=1, progress=count, language="" if language == "any" else "en")
    assert read == (2 if change == "nothing" else 8), "six had been noted"
    ingest([sources], tmp_path / "undisturbed", jobs=1, language="" if language == "any" else "en")
    assert contents(tmp_path / "out") == contents(tmp_path / "undisturbed")
    assert len(contents(tmp_path / "out")) == 8 + 1


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "page.html").write_text(PAGE)
    assert main(["ingest", str(sources), "--out", str(tmp_path / "out")]) == 0
    assert "1 article written to" in capsys.readouterr().out
    (sources / "b.pdf").write_bytes(b"%PDF-1.4 no more")
    assert main(["ingest", str(sources), "--out", str(tmp_path / "out")]) == 1
    captured = capsys.readouterr()
    assert "0 articles written" in captured.out
    assert captured.err.startswith("failed: ") and captured.err.count("b.pdf") == 1  # named, and once
    assert main(["ingest", str(sources), "--out", str(tmp_path / "out"), "--column", "x"]) == 2


WORDS = st.text(min_size=1, max_size=60).map(
    lambda text: "\n".join(filter(None, map(str.strip, clean(text).split("\n"))))
)
PIECES = st.lists(
    st.tuples(WORDS.filter(bool), st.sampled_from(["", "", "heading", "list"])), min_size=1, max_size=6
)


@given(PIECES)
def test_markdown_gives_the_same_words_back(pieces: list[tuple[str, Hint]]) -> None:
    flat: list[tuple[str, Hint]] = [
        (words.replace("\n", " ") if hint == "heading" else words, hint) for words, hint in pieces
    ]
    text = to_markdown(Document("x", tuple(flat), title="A title of its own"))
    article = parse_article(text.encode(), "x.md", ".md")
    assert [article.text[b.start : b.end] for b in article.blocks] == [
        "A title of its own",
        *(w for w, _ in flat),
    ]
