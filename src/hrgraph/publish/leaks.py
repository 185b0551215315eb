"""Looking through everything that was written for what must not be in it."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path
from urllib.parse import unquote

from hrgraph.publish.folding import fold, has_words
from hrgraph.publish.withhold import Secrets

__all__ = ["find_leaks"]

_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_BREAK = re.compile(r"\\[nrtbf]")
_TAG = re.compile(r"<[^<>]*>")


def find_leaks(folder: Path, secrets: Secrets) -> list[tuple[str, str]]:
    """The files of a folder that show a withheld name or quotation.

    Looks in names of files and in contents: compressed or not, with escapes of RDF, JSON, HTML and URLs
    undone, with and without the tags of HTML.

    Returns:
        Pairs of the file's path in the folder and what it shows: "the name of entry 3" or "a quotation".

    Raises:
        OSError: a file can't be read.
    """
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        if leak := _leak([fold(unquote(name)), *_contents(path)], secrets):
            found.append((name, leak))
    return found


def _contents(path: Path) -> list[str]:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    text = _BREAK.sub(" ", _ESCAPED.sub(_character, data.decode("utf-8", "replace")))
    if path.suffix in (".html", ".xml", ".rdf"):
        text = html.unescape(text)
        return [fold(unquote(text)), fold(_TAG.sub(" ", text)), fold(_TAG.sub("", text))]
    return [fold(unquote(text) if "%" in text else text)]


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _leak(texts: list[str], secrets: Secrets) -> str:
    for text in texts:
        for name, line in secrets.names:
            if has_words(text, name):
                return f"the name of entry {line}"
        if any(has_words(text, quote) for quote in secrets.quotes):
            return "a withheld quotation"
    return ""
