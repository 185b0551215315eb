"""Web pages: the article's text and what the page says about itself.

lxml parses soup as browsers do, in C and without following links or entities.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from hrgraph.article.boilerplate import phrases
from hrgraph.article.decoding import clean
from hrgraph.article.parts import Extract, Hint, join
from hrgraph.dates import full_date
from hrgraph.errors import ArticleError
from hrgraph.records import ArticleDate

__all__ = ["declared_encoding", "read_webpage"]

_MOST_ATTRIBUTES = 5_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,30})", re.I)
_DROPPED = frozenset(
    (
        *(
            "script",
            "style",
            "noscript",
            "nav",
            "footer",
            "aside",
            "form",
            "button",
            "select",
            "textarea",
            "svg",
        ),
        *("iframe", "template", "object", "canvas", "dialog", "audio", "video", "map", "head", "math"),
    )
)
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
        ),
        *(
            "ins",
            "kbd",
            "label",
            "mark",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
        ),
        *("sub", "sup", "time", "tt", "u", "var", "wbr", "img"),
    )
)
_HINTS: dict[str, Hint] = {
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt", "td", "th"), "list"),
    "figcaption": "caption",
    "caption": "caption",
}
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog"})
_NAMES = re.compile(r"[a-z]+")
_SPACE = re.compile(r"[ \t\n]+")
_LARGEST_SHARE = 0.5
"""An element of a boilerplate class that holds more of the page than this is kept: it wraps the article."""
_ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "Report", "WebPage", "PressRelease"}
)


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in its first kilobytes; "" if it names none."""
    head = data[:4096]
    match = _XML_ENCODING.search(head) or _CHARSET.search(head)
    return match[1].decode("ascii") if match else ""


def read_webpage(text: str, name: str) -> Extract:
    """The words of a page's article, its headings, lists and captions, and the page's metadata.

    Raises:
        ArticleError: there is no text in the page, or it is made to be slow.
    """
    _check_attributes(text, name)
    tree = _parse(text)
    pieces = _pieces(tree) if tree is not None else []
    if tree is None or not any(hint != "title" for _, hint in pieces):
        raise ArticleError(
            f"{name} is a web page without any text", "save the page again, once it has loaded"
        )
    about = _metadata(tree)
    title = next((words for words, hint in pieces if hint == "title"), "")
    if not title and about["title"]:
        title = about["title"]
        pieces.insert(0, (title, "title"))
    joined, parts = join(pieces)
    return Extract(
        joined,
        parts,
        title=title,
        date=ArticleDate(about["date"]) if about["date"] else None,
        publisher=about["publisher"],
        sources=(about["url"],) if about["url"] else (),
        language=about["language"],
        rights=about["rights"],
    )


def _check_attributes(text: str, name: str) -> None:
    """Refuse a page with an element of thousands of attributes: the parser's time grows with their square.

    Raises:
        ArticleError: there is such an element.
    """
    for piece in text.split("<"):
        if len(piece) > _MOST_ATTRIBUTES and piece[0].isalpha():
            tag = piece.partition(">")[0]
            if len(tag) > _MOST_ATTRIBUTES and len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
                raise ArticleError(
                    f"{name} has an element with more than {_MOST_ATTRIBUTES} attributes", "leave it out"
                )


def _parse(text: str) -> etree._Element | None:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but comments or white space
        return None


def _root(tree: etree._Element) -> etree._Element:
    """The element that holds the article."""
    for path in (
        ".//article",
        ".//*[@itemprop='articleBody']",
        ".//main",
        ".//*[@role='main']",
        ".//body",
    ):
        found = tree.findall(path)
        if found:
            best = max(found, key=_letters)
            if _letters(best) > 200 or path == ".//body":
                return best
    return tree


def _letters(element: etree._Element) -> int:
    return sum(len(words) for words in element.itertext())


def _is_boilerplate(element: etree._Element, total: int) -> bool:
    """Whether an element's tag, role, class or id says that it isn't the article."""
    tag = element.tag
    if tag in _DROPPED or element.get("role") in _ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if tag == "header":
        return element.find(".//h1") is None
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
    if not names or tag in {"body", "html", "article", "main"}:
        return False
    if phrases().html_classes.isdisjoint(_NAMES.findall(names)):
        return False
    return _letters(element) < total * _LARGEST_SHARE


def _pieces(tree: etree._Element) -> list[tuple[str, Hint]]:
    """The paragraphs of the article, in order."""
    root = _root(tree)
    pieces = list(_walk(root))
    if not any(hint == "title" for _, hint in pieces):
        outside = [" ".join("".join(map(str, h1.itertext())).split()) for h1 in tree.iter("h1")]
        if len(outside) == 1 and outside[0]:  # the headline stands above the article element
            pieces.insert(0, (outside[0], "title"))
    return pieces


def _walk(root: etree._Element) -> Iterator[tuple[str, Hint]]:
    """Walk the tree without recursion, since pages can nest as deep as they like."""
    total = _letters(root)
    words: list[str] = []
    hints: list[Hint] = [""]
    titles = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in walker:
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                words.append(element.tail or "")
            continue
        tag = element.tag
        if event == "start":
            if element is not root and _is_boilerplate(element, total):
                skipped = element
                if tag not in _INLINE:
                    yield from _flush(words, hints[-1])
                walker.skip_subtree()
                continue
            if tag == "br":
                words.append("\n")
            elif tag not in _INLINE:
                yield from _flush(words, hints[-1])
                if tag == "h1":
                    titles += 1
                    hints.append("title" if titles == 1 else "heading")
                else:
                    hints.append("" if _is_in_layout(element) else _HINTS.get(str(tag), hints[-1]))
            words.append(_SPACE.sub(" ", element.text or ""))
        else:
            if tag != "br" and tag not in _INLINE:
                yield from _flush(words, hints.pop())
            if element is not root:
                words.append(_SPACE.sub(" ", element.tail or ""))
    yield from _flush(words, "")


def _is_in_layout(element: etree._Element) -> bool:
    """Whether a paragraph is one of several in a table's cell: old sites put the whole article into one."""
    cell = element.getparent()
    return element.tag == "p" and cell is not None and cell.tag == "td" and len(cell.findall("p")) > 1


def _flush(words: list[str], hint: Hint) -> Iterator[tuple[str, Hint]]:
    """The paragraph collected so far; an empty line made of two breaks divides it."""
    text = clean("".join(words))
    words.clear()
    for piece in re.split(r"\n\s*\n", text):
        bare = re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", piece)).strip()
        if bare:
            yield bare, hint


def _metadata(tree: etree._Element) -> dict[str, str]:
    """What JSON-LD, OpenGraph and plain meta elements say about the page."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = (meta.get("content") or "").strip()
        if key and value:
            metas.setdefault(key, value)
    linked = _json_ld(tree)
    canonical = next(
        (
            link.get("href", "")
            for link in tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower()
        ),
        "",
    )

    def first(*values: str) -> str:
        return next((" ".join(value.split()) for value in values if value), "")

    page_title = tree.findtext(".//title") or ""
    url = first(canonical, metas.get("og:url", ""), _text(linked.get("url")))
    published = first(
        _text(linked.get("datePublished")),
        *(
            metas.get(key, "")
            for key in (
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "dcterms.issued",
                "dcterms.date",
                "dc.date.issued",
                "dc.date",
                "citation_publication_date",
                "date",
            )
        ),
        *(time.get("datetime", "") for time in tree.iter("time") if time.get("pubdate") is not None),
    )
    language = (tree.get("lang") or metas.get("og:locale", "")).replace("_", "-").split("-")[0].lower()
    return {
        "title": first(
            _text(linked.get("headline")),
            metas.get("og:title", ""),
            metas.get("dcterms.title", ""),
            page_title,
        ),
        "date": full_date(published[:10].replace("/", "-")) or full_date(published),
        "publisher": first(
            _text(linked.get("publisher")),
            metas.get("og:site_name", ""),
            metas.get("dcterms.publisher", ""),
            metas.get("dc.publisher", ""),
            metas.get("publisher", ""),
        ),
        "url": url if url.startswith(("http://", "https://")) else "",
        "language": language if re.fullmatch(r"[a-z]{2,3}", language) else "",
        "rights": first(
            *(metas.get(key, "") for key in ("dcterms.license", "dcterms.rights", "dc.rights", "copyright")),
            _text(linked.get("license")),
            *(
                link.get("href", "")
                for link in tree.iter("link", "a")
                if "license" in (link.get("rel") or "").lower().split()
            ),
        ),
    }


def _text(value: Any) -> str:
    """A JSON-LD value as text: itself, or its name."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return value if isinstance(value, str) else ""


def _json_ld(tree: etree._Element) -> dict[str, Any]:
    """The first JSON-LD object that describes an article; pages often hold broken ones, which say nothing."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            types = item.get("@type")
            if not _ARTICLE_TYPES.isdisjoint(types if isinstance(types, list) else [types]):
                return item
    return {}


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))
