"""UN document symbols, as they are defined and as people write them.

"A/RES/72/247", "General Assembly resolution 72/247" and "UNGA res. 72/247" are one symbol.  A bare
"resolution 42/28" could be the General Assembly's or the Human Rights Council's: the words of its sentence
decide, and where they don't, the match has candidates instead of a symbol.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Body", "Symbol", "SymbolKind", "SymbolMatch", "find_symbols", "normalise"]

SymbolKind = Literal["resolution", "draft", "report", "decision", "document"]
Body = Literal[
    "general-assembly",
    "third-committee",
    "human-rights-council",
    "security-council",
    "ecosoc",
    "commission-on-human-rights",
    "sub-commission",
    "human-rights-committee",
    "cescr",
    "cat",
    "cedaw",
    "cerd",
    "crc",
    "cmw",
    "crpd",
    "ced",
    "secretariat",
    "",
]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A UN document's symbol and what it says."""

    symbol: str
    """In one form: `A/RES/72/247`, `S/RES/1325 (2000)`, `A/RES/217 A (III)`."""
    body: Body
    """Key of the body whose document it is; "" where the series has none."""
    kind: SymbolKind
    session: str = ""
    """`72`, `S-35` (special), `ES-11` (emergency special) or `III`; "" where no session numbers it."""
    number: str = ""
    """Within the session or year: `247`, `L.5`."""
    paragraph: str = ""
    """The paragraph that the text points at; not part of the symbol."""
    year: int | None = None
    """The year that the symbol itself names."""


@dataclass(frozen=True, slots=True)
class SymbolMatch:
    """Words that name a document by its symbol or number."""

    start: int
    end: int
    symbol: Symbol | None
    """None where the words don't tell whose document it is."""
    candidates: tuple[Symbol, ...]
    """What it can be; just the symbol where that is known."""


# Symbols written as symbols

_FIRST_SLASH_SESSION = 31
"""The General Assembly numbers its resolutions by session/number since its 31st session (1976)."""

_COMPONENT = (
    r"(?:[A-Za-z]{1,5}\.\d{1,4}|(?:S|ES)-\d{1,2}|[A-Z][A-Za-z]{0,7}|res|hrc"
    r"|\d{1,4}(?:-\d{1,4})?(?:\s?[A-Z]?\s?\((?:[IVXL]+|(?:19|20)\d\d)\))?)"
)
_FORMAL = re.compile(
    r"(?<![\w/.-])"
    r"(?:A|S|E|ST|a|s|e|CCPR|CAT|CEDAW|CERD|CRC|CMW|CRPD|CED|HRI|GA|UNGA|HRC|UNHRC|SC|UNSC)"
    rf"(?P<rest>(?:/{_COMPONENT}){{2,7}})(?:\s?(?P<part>[A-Z])(?![\w’'-])(?=\s*[,.;:)\]]|\s*$|\s+(?:of|on|and)\b))?"
    r"(?![\w])"
)
_SECOND_SYMBOL = re.compile(r"[-–—](?:A|S|E)(?:/[A-Z0-9.]{1,8}){2,4}(?![\w/])")
"""A document of two bodies has two symbols: "A/76/1-S/2021/2" is one document."""
_SPACE = re.compile(r"\s")
_SLASH = re.compile(r"[A-Za-z]/[A-Z\drh]")
_UNDERSCORED = re.compile(r"(?<![A-Za-z0-9])(?P<all>[ASE](?:_HRC)?_RES(?:_(?:E?S-)?\d{1,4}){1,2})(?!\d)")
_SECOND: dict[str, re.Pattern[str]] = {
    "A": re.compile(r"(?:RES|DEC|HRC|INF|BUR|NGO|PV\.\d+|(?:C|AC|CONF|CN)\.\d+|\d{1,2}|(?:S|ES)-\d+)$"),
    "S": re.compile(r"(?:RES|PRST|AC\.\d+|PV\.\d+|(?:19|20)\d\d)$"),
    "E": re.compile(r"(?:RES|DEC|NGO|(?:CN|C|AC)\.\d+|(?:19|20)\d\d)$"),
    "ST": re.compile(r"(?:SGB|AI|IC)$"),
    "HRI": re.compile(r"(?:GEN|CORE|MC)$"),
}
_TREATY_SECOND = re.compile(r"(?:C|OP|SP)$")
_PREFIXES = {"GA": "A", "UNGA": "A", "HRC": "A/HRC", "UNHRC": "A/HRC", "SC": "S", "UNSC": "S"}
_TREATY_BODIES: dict[str, Body] = {
    "CCPR": "human-rights-committee",
    "CAT": "cat",
    "CEDAW": "cedaw",
    "CERD": "cerd",
    "CRC": "crc",
    "CMW": "cmw",
    "CRPD": "crpd",
    "CED": "ced",
}
_MIXED_CASE = re.compile(r"(?:REV|ADD|CORR|SUB)(?=\.\d)")


def _formal(words: str, part: str = "") -> Symbol | None:
    """A symbol from its own form; None where it only looks like one."""
    components = [re.sub(r"\s", "", c).upper() for c in words.replace("_", "/").split("/")]
    components[0:1] = _PREFIXES.get(components[0], components[0]).split("/")
    components = [_MIXED_CASE.sub(lambda m: m[0].capitalize(), c) for c in components]
    first, second = components[0], components[1]
    if not _SECOND.get(first, _TREATY_SECOND).match(second) or not re.search(r"\d", "".join(components)):
        return None
    if first == "A" and second.isdigit() and (len(components) < 3 or int(second) < _FIRST_SLASH_SESSION):
        return None
    numbers = [c for c in components if re.match(r"(?:E?S-)?\d", c)]
    draft = next((c for c in components if c.startswith("L.")), "")
    session, number, year = "", draft or (numbers[-1] if numbers else ""), None
    if bracket := re.match(r"(\d+)([A-Z]?)\(([^)]+)\)", components[-1]):
        number, letter, inner = bracket[1], bracket[2] or part, bracket[3]
        components[-1] = f"{number} {letter} ({inner})" if letter else f"{number} ({inner})"
        session, year = ("", int(inner)) if inner.isdigit() else (inner, None)
    elif len(numbers) > 1 - bool(draft) and re.fullmatch(r"(?:19|20)\d\d", numbers[0]):
        year = int(numbers[0])
    elif len(numbers) > 1 - bool(draft) and first == "A":
        session = numbers[0]
    return Symbol("/".join(components), _body(components), _kind(components), session, number, year=year)


def _kind(components: list[str]) -> SymbolKind:
    """What a symbol's series is for."""
    if any(c.startswith("L.") for c in components):
        return "draft"
    if "RES" in components:
        return "resolution"
    if "DEC" in components:
        return "decision"
    numbered = components[2] if components[1] == "HRC" else components[1]
    return "report" if components[0] == "A" and re.match(r"(?:S-)?\d", numbered) else "document"


def _body(components: list[str]) -> Body:
    first, second = components[0], components[1]
    if first in _TREATY_BODIES:
        return _TREATY_BODIES[first]
    if first == "A":
        return {"HRC": "human-rights-council", "C.3": "third-committee"}.get(second, "general-assembly")  # type: ignore[return-value]
    if first == "S":
        return "security-council"
    if first == "ST":
        return "secretariat"
    if first == "E":
        if second == "C.12":
            return "cescr"
        if second == "CN.4":
            return "sub-commission" if components[2] == "Sub.2" else "commission-on-human-rights"
        return "ecosoc"
    return ""


# Resolutions and decisions by their number

_UN = r"(?:UN |U\.N\. |United Nations )?"
_NAMES: tuple[tuple[str, str], ...] = (
    # Bodies outside the series below; a number near them is theirs.
    (
        "foreign",
        "|".join(
            (
                *(
                    "UN Environment Assembly",
                    "UNEA",
                    "World Health Assembly",
                    "WHA",
                    "UNESCO",
                    "FAO",
                    "ILO",
                    "IAEA",
                ),
                *("Organization of American States", "OAS", "Inter-American (?:Commission|Court)", "ACHPR"),
                *(
                    "African (?:Commission|Union|Court)",
                    "Parliamentary Assembly",
                    "PACE",
                    "European Parliament",
                ),
                *(
                    "Committee of Ministers",
                    "ECOWAS",
                    "ASEAN",
                    "OSCE",
                    "Commission on the Status of Women",
                    "CSW",
                ),
                *("Commission on Narcotic Drugs", "League of Arab States", "Arab League", "IUCN", "Congress"),
                *("Senate", r"House of \w+", "Knesset", "Working Group", "WGAD"),
            )
        ),
    ),
    ("general-assembly", _UN + "General Assembly|UNGA|GA"),
    ("human-rights-council", _UN + "Human Rights Council|UNHRC|HRC"),
    ("security-council", _UN + "Security Council|UNSC"),
    ("ecosoc", _UN + "Economic and Social Council|ECOSOC"),
    ("sub-commission", r"Sub-?[Cc]ommission"),
    (
        "commission-on-human-rights",
        _UN + "(?:Human Rights Commission|Commission on Human Rights)|CHR|UNCHR",
    ),
    ("general-assembly", r"Assembly"),
    ("council", r"Council"),
    ("commission-on-human-rights", r"Commission"),
)
_BODY = "|".join(f"(?P<b{i}>{pattern})" for i, (_, pattern) in enumerate(_NAMES))
_BODY_WORDS = re.compile(rf"(?<![\w-])(?:{_BODY}|(?P<sc>SC)(?=\s+[Rr]es))(?![\w-])")
_ADJECTIVE = "(?:landmark|historic|recent|new|latest|last|previous|earlier|annual|biennial|consensus)"
_NUMBER = (
    r"(?:(?:E?S)-\d{1,2}/\d{1,3}"
    r"|(?:19|20)\d\d/\d{1,3}"
    r"|\d{1,2}/\d{1,3}"
    r"|\d{1,4}\s?[A-Z]?\s?\((?:[IVXL]{1,8}|(?:19|20)\d\d)\)(?:\s?[A-Z](?![\w’'-]))?"
    r"|\d{2,4})(?![\w/]|\.\d)"
)
_WRITTEN = re.compile(
    rf"(?<![\w-])(?:(?P<body>{_BODY_WORDS.pattern})(?:\s?\([A-Z]{{2,6}}\))?(?:['’]s?)?\s+(?:{_ADJECTIVE}\s+)?)?"
    r"(?:(?P<word>(?:[Dd]raft\s+)?[Rr]esolutions?|[Rr]es\b\.?|[Dd]ecisions?|RESOLUTIONS?)|(?P<scr>UNSCR|SCR|UNSC))"
    r"\s*(?:[Nn](?:o|os|umber|°)\.?\s*)?"
    rf"(?P<numbers>{_NUMBER}(?:(?:\s*,\s*(?:and\s+)?|\s*(?:and|&|or)\s+){_NUMBER})*)"
)
_WORD = re.compile(r"[Rr]es(?:olution|\b)|[Dd]ecision|RESOLUTION|SCR\b|UNSC\b")
_NUMBER_ONLY = re.compile(_NUMBER)
_PARTS = re.compile(r"(\d+)\s?([A-Z]?)\s?\(([IVXL]+|\d{4})\)\s?([A-Z]?)")
_PARAGRAPH_BEFORE = re.compile(
    r"(?:operative\s+)?(?:[Pp]aragraphs?|[Pp]aras?\.?|OP)\s*(\d{1,3}(?:\s?\([a-z]\))?)\s+(?:of|in)\s+(?:the\s+)?$"
)
_PARAGRAPH_AFTER = re.compile(
    r"\s*[,(]?\s*(?:operative\s+)?(?:at\s+)?(?:[Pp]aragraphs?|[Pp]aras?\.?|OP|§)\s*(\d{1,3}(?:\s?\([a-z]\))?)"
)
_SENTENCE_START = re.compile(r"[.!?][”’\"')]*\s+(?=[A-Z“‘\"'])|\n")
_REACH = 300

_LAST_COUNCIL_SESSION = 65
"""No session of the Human Rights Council later than this has been held; raise it in good time."""
_MOST_COUNCIL_RESOLUTIONS = 70
"""No session of the Human Rights Council has passed so many; its decisions count from 101."""
_LAST_COMMISSION_YEAR = 2006
_FIRST_YEAR_NUMBERED = 1978
"""ECOSOC and its Commission number their resolutions by year since 1978."""
_LAST_ROMAN_ASSEMBLY = 30
_LAST_ROMAN_COMMISSION = 34
"""The last session of each that is written with a Roman numeral."""


def find_symbols(text: str) -> list[SymbolMatch]:
    """Find documents that a text names by symbol or number, in order.

    >>> [match] = find_symbols("See HRC res. 31/32.")
    >>> match.symbol.symbol, match.start, match.end
    ('A/HRC/RES/31/32', 4, 18)
    """
    matches = [*_find_formal(text), *_find_written(text)]
    matches.sort(key=lambda match: match.start)
    return [_with_paragraph(text, match) for match in matches]


def normalise(text: str) -> Symbol | None:
    """The symbol that a text names and nothing else; None where it names none, several or an unclear one.

    Takes addresses of the UN's document servers too.

    >>> normalise("General Assembly resolution 217 A (III)").symbol
    'A/RES/217 A (III)'
    >>> normalise("resolution 42/28") is None
    True
    """
    bare = re.sub(r"^https?://(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?", "", text.strip())
    matches = find_symbols(bare)
    return matches[0].symbol if len(matches) == 1 else None


def _near(
    anchor: re.Pattern[str], pattern: re.Pattern[str], text: str, before: int, after: int
) -> Iterator[re.Match[str]]:
    """Matches of a slow pattern around those of a fast one, which it always contains."""
    done = 0
    for found in anchor.finditer(text):
        if found.start() < done:
            continue
        reach = min(len(text), found.end() + after)
        space = _SPACE.search(text, reach, reach + before)  # so that no number is cut in two
        for match in pattern.finditer(
            text, max(done, found.start() - before), space.start() if space else reach
        ):
            yield match
            done = match.end()


def _find_formal(text: str) -> Iterator[SymbolMatch]:
    for match in _near(_SLASH, _FORMAL, text, 30, 60):
        symbol = _formal(match.group()[: match.end("rest") - match.start()], match["part"] or "")
        if symbol:
            whole = match["part"] and f" {match['part']} (" in symbol.symbol
            end = match.end() if whole else match.end("rest")
            other = _SECOND_SYMBOL.match(text, end)
            yield SymbolMatch(match.start(), other.end() if other else end, symbol, (symbol,))
    if "_RES_" in text:
        for match in _UNDERSCORED.finditer(text):
            symbol = _formal(match["all"])
            if symbol:
                yield SymbolMatch(match.start(), match.end(), symbol, (symbol,))


def _find_written(text: str) -> Iterator[SymbolMatch]:
    bodies: _Bodies | None = None
    for match in _near(_WORD, _WRITTEN, text, 100, 200):
        bodies = bodies or _Bodies(text)
        named = _body_of(match)
        if match["scr"]:
            named = "security-council"
        decision = (match["word"] or "").lower().startswith("decision")
        numbers = list(_NUMBER_ONLY.finditer(text, match.start("numbers"), match.end("numbers")))
        for i, number in enumerate(numbers):
            possible = _candidates(number.group(), decision)
            if not possible:
                continue
            symbol = _choose(bodies, match, named, possible)
            if symbol is None and (named or bodies.foreign_near(match)):
                continue  # another body's resolution
            if symbol is None and len(possible) == 1 and not _needs_name(number.group(), decision):
                symbol = possible[0]
            if symbol is None and _needs_name(number.group(), decision) == "always":
                continue
            start = match.start() if i == 0 else number.start()
            candidates = (symbol,) if symbol else tuple(possible)
            yield SymbolMatch(start, number.end(), symbol, candidates)


def _needs_name(number: str, decision: bool) -> str:
    """Whether a number alone isn't enough: "always" where without a body's name it means nothing."""
    if number.isdigit():
        return "always"
    return "name" if decision or re.search(r"\(\d{4}\)", number) else ""


def _body_of(match: re.Match[str]) -> str:
    """Key of the body that a match of `_BODY` names; "" if it names none."""
    groups = match.groupdict()
    if groups.get("sc"):
        return "security-council"
    return next((key for i, (key, _) in enumerate(_NAMES) if groups.get(f"b{i}")), "")


def _candidates(number: str, decision: bool) -> list[Symbol]:
    """What a number can stand for, by the form of the numbers of each body."""
    word = "DEC" if decision else "RES"
    kind: SymbolKind = "decision" if decision else "resolution"

    def made(prefix: str, body: Body, tail: str, session: str, nth: str, year: int | None = None) -> Symbol:
        return Symbol(f"{prefix}/{word}/{tail}", body, kind, session=session, number=nth, year=year)

    if bracket := _PARTS.fullmatch(number):
        nth, part, inner = bracket[1], bracket[2] or bracket[4], bracket[3]
        if inner.isdigit():
            return (
                [made("S", "security-council", f"{nth} ({inner})", "", nth, int(inner))] if not part else []
            )
        tail = f"{nth} {part} ({inner})" if part else f"{nth} ({inner})"
        found = [made("E", "ecosoc", tail, inner, nth)]
        if _roman(inner) <= _LAST_ROMAN_COMMISSION:
            found.append(made("E/CN.4", "commission-on-human-rights", tail, inner, nth))
        if _roman(inner) <= _LAST_ROMAN_ASSEMBLY:
            found.append(made("A", "general-assembly", tail, inner, nth))
        return found
    if number.isdigit():
        return [made("S", "security-council", number, "", number)]
    session, nth = number.split("/")
    if session.startswith("ES"):
        return [made("A", "general-assembly", number, session, nth)]
    if session.startswith("S"):
        return [
            made("A/HRC", "human-rights-council", number, session, nth),
            made("A", "general-assembly", number, session, nth),
        ]
    if len(session) == 4:
        year = int(session)
        found = [made("E", "ecosoc", number, "", nth, year)]
        if year <= _LAST_COMMISSION_YEAR:
            found.append(made("E/CN.4", "commission-on-human-rights", number, "", nth, year))
            found.append(made("E/CN.4/Sub.2", "sub-commission", number, "", nth, year))
        return found if year >= _FIRST_YEAR_NUMBERED else []
    found = []
    if int(session) <= _LAST_COUNCIL_SESSION and (decision or int(nth) <= _MOST_COUNCIL_RESOLUTIONS):
        found.append(made("A/HRC", "human-rights-council", number, session, nth))
    if int(session) >= _FIRST_SLASH_SESSION:
        found.append(made("A", "general-assembly", number, session, nth))
    return found


def _roman(numeral: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    total = 0
    for letter, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = values[letter]
        total += -value if following and values[following] > value else value
    return total


def _matches_body(symbol: Symbol, key: str) -> bool:
    if key == "council":
        return symbol.body in {"human-rights-council", "security-council", "ecosoc"}
    return symbol.body == key


def _choose(bodies: _Bodies, match: re.Match[str], named: str, possible: list[Symbol]) -> Symbol | None:
    """The candidate whose body the match itself names, else the one whose body is named nearest."""
    if named:
        return next((symbol for symbol in possible if _matches_body(symbol, named)), None)
    best: tuple[int, int, Symbol] | None = None
    for key, distance in bodies.near(match):
        if key == "foreign":
            continue
        fitting = [symbol for symbol in possible if _matches_body(symbol, key)]
        generic = int(key == "council")
        if len(fitting) == 1 and (best is None or (generic, distance) < best[:2]):
            best = (generic, distance, fitting[0])
    return best[2] if best else None


class _Bodies:
    """The bodies that a text names, and where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = [(m.start(), m.end(), _body_of(m)) for m in _BODY_WORDS.finditer(text)]
        self._starts = [start for start, _, _ in self._found]

    def near(self, match: re.Match[str]) -> Iterator[tuple[str, int]]:
        """Keys of the bodies named in the sentence of a match, with their distances in characters."""
        text = self._text
        start = max(0, match.start() - _REACH)
        for stop in _SENTENCE_START.finditer(text, start, match.start() + 1):
            start = stop.end()
        after = _SENTENCE_START.search(text, match.end(), match.end() + _REACH)
        end = after.start() if after else match.end() + _REACH
        for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            begins, ends, key = self._found[i]
            if ends <= match.start():
                yield key, match.start() - ends
            elif begins >= match.end():
                yield key, begins - match.end()

    def foreign_near(self, match: re.Match[str]) -> bool:
        """Whether the sentence of a match names a body whose resolutions are not in the UN's series."""
        return any(key == "foreign" for key, _ in self.near(match))


def _with_paragraph(text: str, match: SymbolMatch) -> SymbolMatch:
    """The match with the paragraph that the words around it name."""
    before = _PARAGRAPH_BEFORE.search(text, max(0, match.start - 50), match.start)
    found = before or _PARAGRAPH_AFTER.match(text, match.end)
    if not found:
        return match
    paragraph = found[1].replace(" ", "")
    candidates = tuple(replace(symbol, paragraph=paragraph) for symbol in match.candidates)
    return replace(match, symbol=candidates[0] if match.symbol else None, candidates=candidates)
