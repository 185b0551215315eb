"""Markdown with YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hrgraph.article.parts import Extract, Hint, join
from hrgraph.dates import full_date
from hrgraph.errors import ArticleError
from hrgraph.records import ArticleDate

__all__ = ["read_markdown"]

_FENCE = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M)
_FRONT_LIMIT = 65_536
"""Characters of front matter; more is no front matter."""
_DATE = re.compile(r"((?:1[89]|20)\d\d)(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?(?:[T ].*)?")
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100})
_PARSER.core.ruler.disable("inline")  # `_inline` does it, paragraph by paragraph
_MARKS = re.compile(r"[\[\]*_`<!&\\]")
_MOST_MARKS = 400
"""Marks in one paragraph.  The parser's time grows with their square, and people don't write more."""
_KEYS = frozenset({"title", "published", "publisher", "source", "also", "lang", "rights"})


def read_markdown(text: str, name: str) -> Extract:
    """Markdown as a reader sees it: without marks, with its headings, lists and front matter known.

    The title of the front matter is the first block, unless the text itself begins with it.

    Raises:
        ArticleError: the front matter is broken.
    """
    front: dict[str, list[str]] = {}
    body = text.lstrip("\n")
    date = None
    if _FENCE.match(body):
        first_line = text[: len(text) - len(body)].count("\n") + 1
        front, date, body = _front_matter(body, name, first_line)
    pieces = list(_pieces(_PARSER.parse(body)))
    title = " ".join(_one(front, "title").split())
    if title and not (pieces and pieces[0][0].casefold() == title.casefold()):
        pieces = [
            (title, "title"),
            *((words, "heading" if hint == "title" else hint) for words, hint in pieces),
        ]
    elif pieces and (title or pieces[0][1] == "title"):
        title = pieces[0][0]
        pieces[0] = (title, "title")
    joined, parts = join(pieces)
    sources = dict.fromkeys(front.get("source", []) + front.get("also", []))
    return Extract(
        joined,
        parts,
        title=title,
        date=date,
        publisher=_one(front, "publisher"),
        sources=tuple(sources),
        language=_one(front, "lang"),
        rights=_one(front, "rights"),
    )


def _one(front: dict[str, list[str]], key: str) -> str:
    return next(iter(front.get(key, ())), "")


def _front_matter(text: str, name: str, line: int) -> tuple[dict[str, list[str]], ArticleDate | None, str]:
    """The known keys with their values, the date of publication, and the text below."""
    close = _CLOSE.search(text, _FENCE.match(text).end(), _FRONT_LIMIT)  # type: ignore[union-attr]  # it matched
    if close is None:
        raise ArticleError(
            f"{name}, line {line}: the front matter is never closed", "end it with a line of three dashes"
        )
    source = (
        text[4 : close.start()] if text.startswith("---\n") else text[text.index("\n") + 1 : close.start()]
    )
    try:
        node = yaml.compose(source, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        at = (error.problem_mark.line if error.problem_mark else 0) + line + 1
        raise ArticleError(
            f"{name}, line {at}: broken front matter: {error.problem or 'not YAML'}",
            "put values with a colon or a dash into quotation marks",
        ) from None
    except yaml.YAMLError as error:
        problem = str(error).splitlines()[0]
        raise ArticleError(
            f"{name}, line {line}: broken front matter: {problem}", "write plain YAML"
        ) from None
    values: dict[str, list[str]] = {}
    date = None
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise ArticleError(
            f"{name}, line {line + 1}: the front matter has no keys", "write lines such as title: Words"
        )
    for key, value in node.value if node is not None else ():
        known = key.value if isinstance(key, yaml.ScalarNode) else ""
        if known not in _KEYS:
            continue
        at = key.start_mark.line + line + 1
        values[known] = _values(value, f"{name}, line {at}: {known}")
        if known == "published" and values[known]:
            date = _published(values[known][0], f"{name}, line {at}: published")
    return values, date, text[close.end() :]


def _values(node: yaml.Node, where: str) -> list[str]:
    """A value as texts: YAML's own types would turn `lang: no` into False."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        raise ArticleError(
            f"{where} must be a text or a list of texts", "write one value, or one a line after -"
        )
    return [item.value.strip() for item in items if item.value.strip() not in {"", "~", "null"}]


def _published(value: str, where: str) -> ArticleDate:
    match = _DATE.fullmatch(value)
    iso = full_date(value[:10] if match and match[3] else value)
    if match and not match[3]:
        iso = "-".join(group for group in match.groups() if group)
    if not iso:
        raise ArticleError(f"{where} is not a date: {value}", "write YYYY, YYYY-MM or YYYY-MM-DD")
    return ArticleDate(iso)


def _pieces(tokens: list[Token]) -> Iterator[tuple[str, Hint]]:
    """The paragraphs, headings and list items of a document."""
    hint: Hint = ""
    depth = 0
    headings = 0
    for token in tokens:
        if token.type == "heading_open":
            headings += 1
            hint = "title" if token.tag == "h1" and headings == 1 else "heading"
        elif token.type == "heading_close":
            hint = ""
        elif token.type == "list_item_open":
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        words = ""
        if token.type == "inline":
            words = _inline(token.content)
        elif token.type in {"fence", "code_block"}:
            words = token.content
        words = words.strip()
        if words:
            yield words, hint or ("list" if depth else "")


def _inline(content: str) -> str:
    """The words of a paragraph without marks; a line break stays one."""
    words = content
    if _MARKS.search(content) and len(_MARKS.findall(content)) <= _MOST_MARKS:
        tokens: list[Token] = []
        _PARSER.inline.parse(content, _PARSER, {}, tokens)
        words = "".join(
            "\n" if token.type in {"softbreak", "hardbreak"} else token.content
            for token in tokens
            if token.type in {"text", "text_special", "code_inline", "softbreak", "hardbreak"}
        )
    return re.sub(r"[ \t]*\n[ \t]*", "\n", words)
