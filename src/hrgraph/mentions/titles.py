"""Texts that a sentence names by number or title: "Law No. 23/027", "Guidelines on the Right to Water"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hrgraph.mentions.spans import NameSpan

__all__ = ["find_titles", "fitting"]

_NUMBERED = re.compile(
    r"\b(?:(?:House|Senate|Assembly|Republic|Federal|Presidential|Royal|Constitutional|Organic|Emergency)\s)?"
    r"(?:[Gg]eneral [Rr]ecommendation|[Gg]eneral [Cc]omment"
    r"|Resolution|Decision|Law|Act|Decree|Decree-Law|Directive|Regulation|Bill|Ordinance|Order|Recommendation"
    r"|Opinion|Executive Order|Legislative Decree|resolution|decision|law|decree|bill)"
    r"(?:\s\([A-Z]{1,4}\))?"
    r"\s+(?:(?:No|no|Nr|N)[.°º]?\s*|number\s+)?(?:[IVXLC]+/\d[\w./-]*|\d+[\w./-]*\d|\d{1,5})(?![\w%])"
    r"(?:\sof\s(?:19|20)\d\d\b)?(?!\s+(?:years|days|months|people|votes|per))"
    r"|\b(?:[Dd]raft )?(?:[Rr]esolution|[Dd]ecision)\s(?:A/(?:\w+/)*)?L\.\d+(?:/Rev\.\d+)?"
    r"|\b(?:First|Second|Third|Fourth|Additional)\s(?:Optional|Additional)\sProtocol\b(?!\s(?:to|on|of)\b)"
    r"|\b(?:HB|SB|RA|EO)\s(?:No\.?\s)?\d{2,5}\b"
    r"|\b[Rr]esolution of \d{1,2} [A-Z][a-z]{2,8} \d{4}\b"
    r"|\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})-[Pp]oint"
    r"\s(?:[Cc]onsensus|[Pp]lan|[Aa]genda|[Rr]oadmap|[Aa]greement)\b"
)
"""Numbered texts: "Law No. 23/027", "decision VII/9", "House Bill (HB) No. 9790", "five-point consensus"."""
_DATED = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat|[Uu]nder|flawed|controversial|repressive|restrictive|draconian)|[’']s?)"
    r"\s(?P<title>(?:1[89]|20)\d\d\s(?:[A-Za-z][\w-]*\s){0,3}?"
    r"(?P<head>[Cc]onstitution|[Ll]aw|[Dd]ecree|[Cc]onvention|[Tt]reaty|[Aa]greement|[Aa]ccord|[Cc]harter|[Cc]ode"
    r"|[Oo]rdinance|[Aa]ct))\b(?!\s(?:of|on|for|against|enforcement|firm|school|professor|student|degree|No|[A-Z]))"
)
"""Laws and treaties by their year: "the 2014 constitution", "Egypt's 2002 NGO law"."""
_TITLED = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|Its|Their|Our|An?|Under|In)\s)[A-Z][\w-]{0,30}\s+"
    r"(?:(?:of|and|on|for|against|to|the)\s+){0,2}"
    r"(?:[A-Z][\w-]{0,30},?\s+(?:(?:of|and|on|for|against|to|the)\s+){0,2}|\([A-Z][^()\n]{2,60}\)\s+){0,7}"
    r"(?P<head>Act|Bill|Code|Ordinance|Proclamation)"
    r"(?:,?\s+(?:of\s+)?(?:1[89]|20)\d\d\b|,?\s+(?:No|Nr|Number)\b[.°º]?\s*\d[\d/.-]*\d?(?:\s+of\s+\d{4}\b)?)"
)
"""Laws with their year or number: "Sedition Act 1948", "Security Offences (Special Measures) Act 2012"."""
_HEAD = (
    r"Guidelines|Principles|Declaration|Convention|Covenant|Charter|Protocol|Code|Agreement|Accord|Strategy|Plan"
    r"|Programme|Program|Framework|Rules|Standards|Directive|Regulations?|Law|Act|Bill|Statute|Treaty|Pact"
    r"|Compact|Roadmap|Policy|Decree|Recommendations?|Guidance|Report"
)
_SMALL = r"of|and|on|the|for|in|to|against|with|by|or|from|its|all|their|at|de|la"
_LONG = re.compile(
    rf"(?<![\w-])(?:(?!(?:The|This|Its|Their|Our|Under|In|And)\s)[A-Z][\w’'-]*\s){{0,5}}(?P<head>{_HEAD})"
    rf"(?:\sof\s(?:Action|Conduct|Ethics|Practice|Work))?\s(?:of|on|for|against|to|concerning|regarding|[Rr]elating\sto)\s"
    rf"(?:(?:{_SMALL})\s)*[A-Z][\w’'-]*(?:,?\s(?:(?:{_SMALL})\s)*[A-Z][\w’'-]*)*"
)
"""Titles with their subject: "African Charter of Democracy, Elections and Governance"."""
_JOINED = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|Its|Their|Our|An?|Under|In|And)\s)[A-Z][\w-]+"
    r"(?:,?\s(?:(?:and|of|of\sthe|on|for|against)\s)?[A-Z][\w-]+){1,8}\s(?P<head>Act|Bill|Code|Ordinance|Agreement|Accord|Pact|Treaty)\b"
)
"""Laws and treaties of two parts: "Electronic and Postal Communications Act", "Cessation of Hostilities
Agreement".
"""
_WHEN = re.compile(
    r"\s(?:on|in|of)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b.*$"
)
"""When something was done with a text: "passed the Public Order Act *on Tuesday*"."""
_BRACKETED = re.compile(
    r"(?<![\w-])(?!(?:The|This|That|Its|Their|Our|An?|Under|In|And)\s)[A-Z][\w’'-]+\s"
    r"(?:(?:(?:and|of|on|for|against)\s(?:the\s)?)?[A-Z][\w’'-]+\s){0,6}"
    r"\([A-Z][\w’'-]+(?:(?:,\s|\s(?:and|of|for)\s(?:the\s)?|,\sand\s|\s)[A-Z][\w’'-]+)*\)\s(?:[A-Z][\w’'-]+\s){0,3}?"
    r"(?P<head>Act|Bill|Code|Ordinance|Decree|Law|Order|Regulations|Rules)\b"
)
"""Laws with a part of their title in brackets: "Public Order (Management and Conduct) Act"."""
_MEMORANDUM = re.compile(r"\b(?P<head>Memorandum|Memoranda) of (?:Understanding|Agreement|Cooperation)\b")
_OPEN, _SHUT = '“"‘«', '”"’»'
_QUOTED = re.compile(
    r"\b(?P<head>report|resolution|law|bill|study|guidelines|index|declaration|decree|treaty|convention|policy"
    r"|strategy|framework|guide|toolkit|plan|charter|code|protocol|amendment|draft)s?"
    rf"(?:(?P<said>(?:\s(?:of|on|for|about)\s[^.;:{_OPEN}{_SHUT}\n]{{2,60}}?)?,?\s(?:(?:is|was)\s)?(?:entitled|titled))"
    rf"|,?\s(?:(?:is|was)\s)?(?:called|named|dubbed|known\sas),?|,)?,?\s[{_OPEN}]"
    rf"(?P<title>[A-ZÀ-Þ][^{_OPEN}{_SHUT}\n]{{5,220}}?)[,.]?[{_SHUT}](?!\w)"
)
"""Texts whose title stands in quotation marks: "the report “Shrinking Space”"."""


def find_titles(piece: str) -> Iterator[NameSpan]:
    """The titled and numbered texts of a sentence; they may overlap.

    >>> [s.text for s in find_titles("Our Guidelines on the Right to Water and a report, “Dry Land”.")]
    ['Guidelines on the Right to Water', 'Dry Land']
    >>> [s.text for s in find_titles("A resolution on land, entitled “Sharing what we have”, was passed.")]
    ['Sharing what we have']
    """
    for found in _NUMBERED.finditer(piece):
        head = _kind_of(found.group())
        yield NameSpan(*found.span(), found.group(), "proper", type="instrument", head=head)
    for found in _DATED.finditer(piece):
        head = found["head"].lower()
        yield NameSpan(*found.span("title"), found["title"], "proper", type="instrument", head=head)
    for pattern in (_TITLED, _LONG, _BRACKETED, _MEMORANDUM):
        for found in pattern.finditer(piece):
            head = found["head"].lower()
            title = _WHEN.sub("", found.group())
            start = found.start()
            if " " in title:
                yield NameSpan(start, start + len(title), title, "proper", type="instrument", head=head)
    for found in _JOINED.finditer(piece):
        if " and " in found.group() or " of " in found.group():
            yield NameSpan(
                *found.span(), found.group(), "proper", type="instrument", head=found["head"].lower()
            )
    for found in _QUOTED.finditer(piece):
        words = found["title"].split()
        if sum(w[0].isupper() for w in words) < 2 and not (found["said"] and len(words) > 2):
            continue
        whole = found["title"].strip()
        yield NameSpan(*found.span(), whole, "proper", type="instrument", head=found["head"])


def _kind_of(numbered: str) -> str:
    """The noun of a numbered text: "bill" of "House Bill (HB) No. 9790" and of "HB 5060"."""
    words = numbered.lower().replace("-", " ").split()
    if words[0] in ("hb", "sb", "ra", "eo"):
        return {"ra": "act", "eo": "order"}.get(words[0], "bill")
    if "point" in words[:2]:
        return "plan"
    return words[1] if words[0] in _QUALIFIERS else words[0]


_QUALIFIERS = frozenset(
    (
        *("house", "senate", "assembly", "republic", "federal", "presidential", "royal", "constitutional"),
        *("organic", "emergency", "general"),
    )
)
_KNOWN_SHARE = 0.6
_AFTER_TITLE = re.compile(r",? (?:by|in|with|at|from|as)\b")
"""What follows a title that the data has in full, and is no part of it."""


def fitting(titles: Iterable[NameSpan], known: Sequence[NameSpan], piece: str) -> Iterator[NameSpan]:
    """The titles, without what follows them in a list: "the Declaration on Defenders and *Amnesty*".

    A title of which most is a text of the data is left to the data.

    Args:
        titles: what `find_titles` gives.
        known: the names of the data in the sentence.
        piece: the sentence.
    """
    for title in titles:
        inside = [k for k in known if k.start < title.end and k.end > title.start]
        if title.end - title.start > len(title.text):
            yield title  # a quoted title holds whatever it holds
            continue
        texts = [k for k in inside if k.type == "instrument" and k.kind != "context"]
        if any(k.end - k.start >= _KNOWN_SHARE * (title.end - title.start) for k in texts):
            continue
        if any(k.start == title.start and _AFTER_TITLE.match(piece, k.end) for k in texts):
            continue  # "the Convention against Torture *by Gabon, Ecuador and Peru*"
        parties = [k for k in inside if k.type in ("organisation", "person")]
        if any(piece[k.end :].startswith((" and ", ", ")) for k in parties if k.end < title.end):
            continue  # "Amnesty and the Postal Act" are two
        for name in inside:
            joined = re.search(r"(?:,? and|,|,? by) (?:the )?$", piece[title.start : name.start])
            if joined is not None and name.end >= title.end - 1:
                end = title.start + joined.start()
                title = replace(title, end=end, text=piece[title.start : end])
        if " " in title.text:
            yield title
