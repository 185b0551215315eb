"""Names that belong together: an acronym in brackets, an unknown head before a known name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hrgraph.authority import AuthorityIndex, NameHit
from hrgraph.lexicon import Vocabulary
from hrgraph.mentions.spans import NameSpan

__all__ = ["absorb", "join_holders", "join_known"]


def join_known(
    piece: str,
    spans: list[NameSpan],
    demonyms: Sequence[NameHit],
    index: AuthorityIndex,
    vocabulary: Vocabulary,
) -> list[NameSpan]:
    """Names of the data that make a longer one together: "PEN Belarus", "Norwegian PEN", "Office of the
    Special Rapporteur".

    Args:
        piece: the sentence.
        spans: the names of the data in it, in order, without overlaps.
        demonyms: "Norwegian" and the like.
        index: who exists.
        vocabulary: the lexicon's word lists.
    """
    by_end = {d.end: d for d in demonyms}
    out: list[NameSpan] = []
    for span in spans:
        previous = out[-1] if out else None
        start = -1
        if _campaigns(span, index) and (whose := by_end.get(span.start - 1)) is not None:
            if span.text.isupper() and index.records[span.records[0]].country not in whose.records:
                start = whose.start
        elif span.type == "office" and (office := _OFFICE_OF.search(piece[: span.start])):
            start = office.start()
        elif (
            previous is not None
            and span.type == "state"
            and _campaigns(previous, index)
            and piece[previous.end : span.start] == " "
            and not _role_follows(piece[span.end :], vocabulary)
        ):
            start = out.pop().start
        if start < 0 or (out and out[-1].end > start):
            out.append(span)
            continue
        name = piece[start : span.end]
        out.append(NameSpan(start, span.end, name, "proper", type="organisation", head="office"))
    return out


_OFFICE_OF = re.compile(r"\bOffice of (?:the )?$")


_OFFICE_BEFORE = re.compile(
    r"(?:(?:First|Deputy|Prime|Vice|Regional|Permanent|Special|Extraordinary|Acting|High)[ -])*"
    r"(?:Minister|President|Ambassador|Secretary|Commissioner|Representative|Envoy|Ombudsman|Chairman|Director"
    r"|Chairperson|Chair|Speaker|Head|Rapporteur|Prosecutor|Premier|Consul|Governor|Mayor)(?:[ -]General)?"
    r"(?: (?:of|for|on|to|at|and|the|in|[A-Z][\w’'-]+)){0,12} $"
)
"""An office up to the State or body that it is of."""


def join_holders(piece: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """ "Minister of Foreign Affairs of Turkmenistan" + "Rashid Meredov": an office and, without a comma, its
    holder.
    """
    out: list[NameSpan] = []
    for span in spans:
        body = out[-1] if out else None
        if (
            body is None
            or body.type not in ("state", "organisation")
            or span.kind != "proper"
            or span.type not in ("person", None)
            or span.role
            or piece[body.end : span.start] != " "
            or not _PERSONAL.fullmatch(span.text)
        ):
            out.append(span)
            continue
        office = _OFFICE_BEFORE.search(piece, 0, body.start)
        inside = office is not None and all(o.end <= office.start() for o in out[:-1])
        if (
            office is None
            or not inside
            or not piece[: body.start].endswith((" of ", " of the ", " to ", " in "))
        ):
            out.append(span)
            continue
        out[-1] = replace(span, start=office.start(), type="person", role=piece[office.start() : body.end])
    return out


_PERSONAL = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.)(?:[ ]?[A-ZÀ-Þ][\w’'-]+){1,3}")
"""Two to four words of a personal name, the first perhaps an initial."""


def _campaigns(span: NameSpan, index: AuthorityIndex) -> bool:
    return span.kind == "known" and index.records[span.records[0]].kind == "CivilSocietyOrganisation"


def _role_follows(rest: str, vocabulary: Vocabulary) -> bool:
    """ "HRW *China director*" speaks of the State."""
    word = re.match(r"[ -]([^\W\d_]+)", rest)
    return word is not None and word[1].lower() in vocabulary.person_roles | {"office", "team"}


def absorb(piece: str, spans: list[NameSpan], vocabulary: Vocabulary) -> list[NameSpan]:
    """Join what belongs together: an acronym in brackets, an unknown head before a known name."""
    out: list[NameSpan] = []
    for span in spans:
        if out and span.start < out[-1].end:
            continue
        previous = out[-1] if out else None
        if previous is not None:
            between = piece[previous.end : span.start]
            if (
                re.fullmatch(r"\s*\((?:the\s+)?[“\"‘']?", between)
                and re.match(r"[”\"’']?\)", piece[span.end :])
                and _abbreviates(span, previous)
            ):
                close = piece.index(")", span.end) + 1
                out[-1] = replace(
                    previous, end=close, alias=span.text, records=previous.records or span.records
                )
                continue
            if _OR.fullmatch(between) and span.text.isupper() and _abbreviates(span, previous):
                out[-1] = replace(previous, end=span.end, alias=span.text)
                continue  # "the Kenya Lawyers League, or KLL"
            if _nickname(previous, span, between):
                out[-1] = replace(
                    previous, end=span.end, text=piece[previous.start : span.end], type="person"
                )
                continue
            local = _join_country(piece, previous, span, between, vocabulary) or _join_owner(
                piece, previous, span, between, vocabulary
            )
            if local is not None:
                out[-1] = local
                continue
            portfolio = _join_portfolio(piece, previous, span, between)
            if portfolio is not None:
                out[-1] = portfolio
                continue
            joined = _join_unknown_head(piece, previous, span, between, vocabulary)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(span)
    return out


_OR = re.compile(r",? or (?:the )?")


def _nickname(previous: NameSpan, span: NameSpan, between: str) -> bool:
    """ "Jorge Alberto (Georgino) Orellana": the word in brackets stands inside a person's name."""
    return (
        between == " "
        and previous.kind == span.kind == "proper"
        and previous.type in ("person", None)
        and span.type in ("person", None)
        and not span.role
        and bool(re.fullmatch(r"[A-Z][a-zà-ÿ]+", previous.alias))
    )


def _join_owner(
    piece: str, previous: NameSpan, span: NameSpan, between: str, vocabulary: Vocabulary
) -> NameSpan | None:
    """ "Uganda" + "Police", "ASEAN" + "Parliamentarians for Human Rights": its owner first.

    Ministries are left apart: they are their State.
    """
    if between != " " or span.kind != "proper" or span.type != "organisation" or not span.head:
        return None
    owns = previous.kind == "known" and (
        previous.type == "state"
        or previous.text in _TERRITORIES
        or (previous.type is None and previous.hit is not None and _PLACED.fullmatch(span.text) is not None)
        or (previous.type == "organisation" and previous.text.isupper())
    )
    short = previous.kind == "proper" and previous.text.isupper() and not previous.role
    if not (owns or short) or previous.alias or span.head in ("ministry", "mission", "office"):
        return None
    return replace(
        span, start=previous.start, text=piece[previous.start : span.start] + span.text, records=()
    )


_PLACED = re.compile(
    r"(?:City |State |Metropolitan |Daily )?"
    r"(?:Police(?: (?:Department|Service|Force))?|News|Times|Post|Herald|Council"
    r"|University|Bar Association|Fire Department)"
)
"""Bodies that bear the name of a city or province: "New York *City Police Department*"."""
_TERRITORIES = frozenset(("Hong Kong", "Macau", "Macao", "Taiwan", "Kosovo", "Scotland", "Tibet", "Kashmir"))
"""Places without a State of their own whose bodies bear their name."""


def _abbreviates(short: NameSpan, full: NameSpan) -> bool:
    """A bracketed name that stands for the name before it."""
    if short.records and set(short.records) & set(full.records):
        return True
    if full.type == "person" or (short.kind == "known" and short.type == "state"):
        return False
    letters = re.sub(r"[^A-Za-z]", "", short.text)
    return (
        len(short.text) <= 15
        and (letters.isupper() or letters[:1].isupper())
        and len(full.text) > len(short.text)
    )


def _join_country(
    piece: str, previous: NameSpan, span: NameSpan, between: str, vocabulary: Vocabulary
) -> NameSpan | None:
    """ "Transparency International" + "Kenya", "Media Rights" + "Uganda": the branch or body of a country."""
    if between != " " or span.type != "state" or previous.kind != "proper" or previous.type == "person":
        return None
    short = previous.text.isupper() and previous.type == "organisation" and not previous.alias
    if short:  # "PRWG Kenya", but "SABC Kenya correspondent" tells where
        if _role_follows(piece[span.end :], vocabulary):
            return None
    elif previous.text.split()[-1].lower() not in vocabulary.organisation_heads or " " not in previous.text:
        return None
    return replace(previous, end=span.end, text=piece[previous.start : span.end], type="organisation")


_PORTFOLIO = re.compile(
    r".*(?:Affairs|Development|Rights|Security|Cooperation|Co-operation|Reform|Trade|Culture|Welfare"
    r"|Integration|Communications?|Information|Sports?|Tourism|Endowments|Guidance|Broadcasting)"
)


def _join_portfolio(piece: str, previous: NameSpan, span: NameSpan, between: str) -> NameSpan | None:
    """ "Minister of Justice" + "and" + "Islamic Affairs": one office."""
    if between not in (" and ", " & ") or span.kind != "proper" or span.role or previous.alias:
        return None
    if not re.match(r"(?:Minister|Ministry|Secretary|Department) (?:of|for) ", previous.text):
        return None
    if not _PORTFOLIO.fullmatch(span.text):
        return None
    return replace(
        previous,
        end=span.end,
        text=piece[previous.start : span.end],
        kind="proper",
        records=(),
        hit=None,
        head=previous.head or "office",
    )


def _for_rights(span: NameSpan) -> bool:
    return span.text.endswith(" for Human Rights") and span.head not in ("office", "commission", "mission")


def _initials(piece: str, body: NameSpan, state: NameSpan) -> bool:
    """Does an acronym in brackets have the letters of a body with its country: "... in Kenya (ABCK)"?"""
    short = re.match(r" \(([A-Z]{3,9})\)", piece[state.end :])
    words = re.findall(r"[A-ZÀ-Þ][\w’'-]*", piece[body.start : state.end])
    return short is not None and short[1] == "".join(w[0] for w in words)


def _join_unknown_head(
    piece: str, previous: NameSpan, span: NameSpan, between: str, vocabulary: Vocabulary
) -> NameSpan | None:
    """ "National Assembly" + "of" + "Nicaragua"; "Resolution 69" + "of the" + "African Commission"."""
    if previous.kind != "proper" or previous.alias:
        return None
    body = previous.type == "organisation" and bool(previous.head)
    text = previous.type == "instrument"
    governed = previous.head in ("ministry", "court", "office", "commission")
    of_state = body and (span.type in ("state", None) or governed)
    of_body = text and span.type in ("organisation", "state") and previous.head in vocabulary.instrument_heads
    of = re.fullmatch(r" (?:of (?:the )?|de |du |do |da )", between) and span.kind in ("known", "proper")
    on = re.fullmatch(r" (?:on|against|for|to) (?:the )?", between)
    at = re.fullmatch(r" in (?:the )?", between) and body and span.type == "state"
    if at and re.match(r" \([A-Z]{3,9}\)", piece[span.end :]):  # "Commission against Impunity in Chad (CIC)"
        return replace(previous, end=span.end, text=piece[previous.start : span.end])
    about = (body or text) and span.kind not in ("symbol", "date") and span.type != "person"
    inside = body and between in (" in ", " in the ") and span.type == "state"
    if inside and (_for_rights(previous) or _initials(piece, previous, span)):
        of = of_state = True  # "Center for Human Rights *in Iran*"
    if (of and (of_state or of_body)) or (on and about):
        words = piece[previous.start : span.start] + span.text
        return replace(previous, end=span.end, text=words, alias=span.alias)
    return None
