"""Whose text an article is, and to whom: signatories, address and greeting, "About X" lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hrgraph.authority import AuthorityIndex
from hrgraph.lexicon import Vocabulary, usual_gender
from hrgraph.records import Span

__all__ = ["addressees", "named_publisher", "readers", "signatories"]

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
_WE = re.compile(r"\bWe\b(?:,? the (?:under)?signed\b|,| )")
_TITLE = re.compile(r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor|Sir|Dame|Hon|Rev|H\.E)\.?\s)+")
_CONTACT = re.compile(r"@|https?:|www\.|\bcontact\b|©|\btags?:|\bdownload\b", re.IGNORECASE)
"""Lines that may follow the names at the end of a text."""
_MOST = 400
_LINE = 100
"""Signatories' lines have no more characters."""


_FORMAL = re.compile(
    r"^[ \t]*(?:Dear\s+)?(?:Your\s+|Honou?rable\s+)?(?:(?:Royal\s+)?(?:Excellenc(?:y|ies)|Highness|Majesty)"
    r"|Sirs?|Madam(?:e)?|Friends?|Colleagues?|All|Members?|Distinguished [a-z]+|Sirs?(?:/| or )Madam)"
    r"(?:,?\s+(?:dear\s+)?(?:friends|colleagues|all|sirs?|madam))*\s*[,:;!]?[ \t]*$",
    re.M | re.I,
)
"""A greeting that names nobody: "Your Excellency,"."""
_ADDRESS = re.compile(
    r"^[ \t]*(?:To:?\s+)?(?:(?:His|Her|Their)\s+Excellenc(?:y|ies),?\s+|H\.?E\.?,?\s+)?(?P<to>"
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Hon|The Hon|Ambassador|President|Prime Minister|Minister|Secretary|King"
    r"|Judge|Senator|Governor|Chancellor|Ayatollah|Sheikh|General|Rt Hon|Mayor)\b\.?[^\n]{3,200}"
    r"|[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){1,4},\s[^\n.]{3,200}))$",
    re.M,
)
"""A line of the address above a greeting: "*Mr António Guterres, Secretary-General*"."""
_SPOKEN_TO = re.compile(
    r"^[ \t]*(?P<to>(?:Mr|Mrs|Ms|Madam|Madame|Mme|Mister)\.?\s+(?:UN\s+)?(?:(?:Vice|Deputy)[ -])?"
    r"(?:President|Chair(?:person|man|woman)?|(?:High\s+)?Commissioner|Special\s+Rapporteur|Rapporteur"
    r"|Independent\s+Expert|(?:Secretary|Director|Attorney)[- ]General|(?:Prime\s+)?Minister|Ambassador"
    r"|Speaker|Chancellor|Moderator|Facilitator)(?:\s+(?:of|on|for)\s[^\n,.:]{3,80})?)\s*[,:.!]?[ \t]*$",
    re.M,
)
"""The greeting of an oral statement: "*Madame Special Rapporteur*,"."""
_UP_TO = re.compile(r"^[ \t]*To[ \t]+(?P<to>(?:the\s+)?[A-ZÀ-Þ][^\n.:;?!]{3,150})$", re.M)
"""The address of an open letter without a colon: "To *Permanent Representatives of Member States*"."""
_NO_ADDRESS = re.compile(r"^[ \t]*(?:cc|re|subject|ref|copy|from|by|via|on)\b", re.I)
_TITLED = re.compile(
    r"\bletter(?:\s(?:by|from|of)\s[^\n:]*?)?\s+to\s+(?P<to>(?:the\s+)?[A-ZÀ-Þ][^\n:–—]*?)"
    r"(?=\s*(?:[:–—]|\s-\s|$|\bat the\b|\bon\b|\bregarding\b|\babout\b|\bcalling\b|\burging\b|\bfrom\b))",
    re.I,
)
"""In a title: "Open letter by 47 NGOs to *Prime Minister Hun Sen*: ..."."""
_HEAD = 2500
"""Characters before the greeting that may hold the address."""


def addressees(text: str, title: Span | None = None) -> tuple[Span, ...]:
    """Where a letter says whom it addresses: the lines of the address above the greeting, else the greeting,
    else the title.  Empty where it is no letter, or doesn't say.

    Args:
        text: the article's text.
        title: where the title stands in it.
    """
    formal = _FORMAL.search(text)
    named = _GREETING.search(text)
    found = min((m for m in (formal, named) if m is not None), key=lambda m: m.start(), default=None)
    if found is None:
        spoken = _SPOKEN_TO.search(text)
        return (Span(*spoken.span("to")),) if spoken is not None else ()
    first = max(title.end if title is not None else 0, found.start() - _HEAD)
    lines = [
        m
        for m in _ADDRESS.finditer(text, first, found.start())
        if not _NO_ADDRESS.match(m.group()) and not m.group().rstrip().endswith((".", ":"))
    ]
    if lines:
        return tuple(Span(*m.span("to")) for m in lines)
    if found is named and named is not None:
        return (Span(*named.span("to")),)
    above = _UP_TO.search(text, first, found.start())
    if above is not None:
        return (Span(*above.span("to")),)
    at = _TITLED.search(text, title.start, title.end) if title is not None else None
    if at is not None and _parts(at["to"]):
        return ()
    if at is not None:
        return (Span(*at.span("to")),)
    dear = re.match(r"[ \t]*Dear\s+(?P<to>\w+)", found.group(), re.I)
    if dear is None:
        return ()
    return (Span(found.start() + dear.start("to"), found.start() + dear.end("to")),)


def readers(text: str, title: Span | None) -> tuple[str, ...]:
    """The groups that the title of an open letter addresses: "Open letter to *Drivers* and *Teams*"."""
    at = _TITLED.search(text, title.start, title.end) if title is not None else None
    return _parts(at["to"]) if at is not None and _FORMAL.search(text) else ()


def _parts(who: str) -> tuple[str, ...]:
    """The plurals of a list; none where anything in it is no mere plural."""
    parts = [
        p.strip().removeprefix("the ").removeprefix("The ") for p in re.split(r",\s*(?:and\s)?|\sand\s", who)
    ]
    states = any(w in who.lower() for w in ("states", "nations"))
    plural = not states and all(
        re.fullmatch(r"(?:[A-Za-z][a-z]+ ){0,2}[A-Za-z][a-z]+s", p) for p in parts if p
    )
    return tuple(p.lower() for p in parts if p) if plural else ()


def signatories(text: str, words: Vocabulary | None = None) -> tuple[str, ...]:
    """The names below "Signed:", "Signatories", "Sincerely,", as written; none where fewer than two are.

    Where no such line stands, the names at the end of a text that says "we": each on a line of its own.
    Persons who sign for organisations are left out, the organisations write.

    Args:
        text: the article's text.
        words: the word lists that tell organisations and roles; without them only lists with a heading count.
    """
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if _CLOSING.match(line):
            names = tuple(_below(lines[at + 1 :]))
            if len(names) > 1:
                return tuple(_bodies(names, words)) if words is not None else names
    return tuple(_at_end(lines, words)) if words is not None and _WE.search(text) else ()


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


def _bodies(names: tuple[str, ...], words: Vocabulary) -> Iterator[str]:
    """The organisations among the names below a letter; all names where none is one."""
    bodies = [n for n in names if not _is_person(n, words) and not _is_role(n, words)]
    if not bodies or len(bodies) == len(names):
        yield from (_TITLE.sub("", n) for n in names if not _is_role(n, words))
    else:
        yield from bodies


def _is_person(name: str, words: Vocabulary) -> bool:
    """A line such as "Ms Jane Doe"."""
    if _TITLE.match(name):
        return True
    return 1 < len(name.split()) < 5 and bool(usual_gender(name)) and not _organised(name, words)


def _is_role(line: str, words: Vocabulary) -> bool:
    """A line such as "Executive Director", "Chair of the Board"."""
    parts = re.split(r" (?:of|for|at|to) ", line.lower())[0].split()
    return any(
        " ".join(parts[-n:]) in words.person_roles | words.person_titles for n in (1, 2) if len(parts) >= n
    )


def _organised(name: str, words: Vocabulary) -> bool:
    """Does a word of the name, or its capitals, show an organisation?"""
    tokens = re.findall(r"[^\W\d_]+", name)
    return any(t.lower() in words.organisation_heads or (t.isupper() and len(t) > 2) for t in tokens)


def _at_end(lines: list[str], words: Vocabulary) -> list[str]:
    """The lines that end a text and hold nothing but a name each; none where they are few or no bodies."""
    found: list[str] = []
    for line in reversed(lines):
        bare = _NUMBER.sub("", line).strip(" .\t*")
        if not bare or (not found and _CONTACT.search(line)):
            continue
        capitals = [w for w in re.findall(r"[^\W\d_][\w’'-]*", bare) if len(w) > 3 or w[0].isupper()]
        named = capitals and sum(w[0].isupper() for w in capitals) >= 0.8 * len(capitals)
        if not named or len(bare) > _LINE or re.search(r"[.!?:;]$|@|https?:", line.strip()):
            break
        found.insert(0, re.split(r"\s*[,;(|]|\s[–—-]\s", bare)[0].strip())
    bodies = [n for n in found if _organised(n, words)]
    return found if len(found) > 2 and 2 * len(bodies) >= len(found) and len(found) <= _MOST else []


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
