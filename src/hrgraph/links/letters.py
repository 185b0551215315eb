"""Whose text an article is, by its own words: signatories, the greeting of a letter, "About X" lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrgraph.authority import AuthorityIndex
from hrgraph.records import Span

__all__ = ["greeting", "named_publisher", "signatories"]

_CLOSING = re.compile(
    r"^\W*(?:yours?\s+)?(?:sincerely|faithfully|respectfully|truly)(?:\s+yours?)?\W*$"
    r"|^\W*(?:the\s+)?(?:list\s+of\s+)?(?:co-?)?(?:signed|signatories|signatory\s+organi[sz]ations|undersigned"
    r"|endorsed|endorsing\s+organi[sz]ations|organi[sz]ations\s+signing|signing\s+organi[sz]ations)\b"
    r"[^.!?]{0,60}$",
    re.I,
)
"""The line below which those who sign a letter or statement stand."""
_NUMBER = re.compile(r"^\s*(?:[•*·–—-]+|\(?\d{1,3}[.):]?)\s*")
_GREETING = re.compile(
    r"^[ \t]*(?:Dear|To:|(?:(?:open|joint|NGO)\s+)*letter\s+to)\s+(?P<to>[^\n,:]{3,90})[,:]?[ \t]*$",
    re.M | re.I,
)
_OWN = re.compile(
    r"^\W*(?:About|©|Copyright|\(c\)|Source:|Published by|Spokesperson for|Spokesman for|Spokeswoman for)\s+"
    r"(?P<who>[^\n]{3,120})$",
    re.M | re.I,
)
"""A line that says whose the text is."""
_MOST = 400
_LINE = 100
"""Signatories' lines have no more characters."""


def greeting(text: str) -> Span | None:
    """Where a letter names whom it addresses: "Dear *President Museveni*,", "To: *Member States*".

    None where it is no letter, or doesn't say.
    """
    found = _GREETING.search(text)
    return Span(*found.span("to")) if found else None


def signatories(text: str) -> tuple[str, ...]:
    """The names below "Signed:", "Signatories", "Sincerely,", as written; none where fewer than two are.

    Args:
        text: the article's text.
    """
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if _CLOSING.match(line):
            names = tuple(_below(lines[at + 1 :]))
            if len(names) > 1:
                return names
    return ()


def _below(lines: list[str]) -> Iterator[str]:
    count = 0
    for line in lines:
        words = line.strip()
        if not words or _CLOSING.match(words):
            continue
        if (
            len(words) > _LINE
            or re.search(r"[.!?:]$|@|https?:|\b(?:is|are|was|has)\b", words)
            or count >= _MOST
        ):
            return
        name = re.split(r"\s*[,;(–—|]|\s-\s", _NUMBER.sub("", words))[0].strip(" .\t*")
        if len(name) > 1 and (name[:1].isupper() or name[:1].isdigit()):
            count += 1
            yield name


def named_publisher(text: str, index: AuthorityIndex) -> str:
    """The IRI of the organisation whose text this is by a line such as "About FIDH"; "" where none tells."""
    for line in _OWN.finditer(text):
        for hit in index.find_names(line["who"]):
            record = index.records[hit.records[0]]
            if hit.start <= 12 and record.type == "organisation":
                return record.iri
            if hit.start <= 12 and record.type == "office" and record.organisation in index.records:
                return record.organisation
    return ""
