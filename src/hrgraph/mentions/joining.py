"""Names that belong together: an acronym in brackets, an unknown head before a known name."""

from __future__ import annotations

import re
from dataclasses import replace

from hrgraph.lexicon import Vocabulary
from hrgraph.mentions.spans import NameSpan

__all__ = ["absorb"]


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
            local = _join_country(piece, previous, span, between, vocabulary)
            if local is not None:
                out[-1] = local
                continue
            joined = _join_unknown_head(piece, previous, span, between, vocabulary)
            if joined is not None:
                out[-1] = joined
                continue
        out.append(span)
    return out


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
    if previous.text.split()[-1].lower() not in vocabulary.organisation_heads or " " not in previous.text:
        return None
    return replace(previous, end=span.end, text=piece[previous.start : span.end], type="organisation")


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
    of = re.fullmatch(r" of (?:the )?", between) and span.kind in ("known", "proper")
    on = re.fullmatch(r" (?:on|against|for|to) (?:the )?", between)
    about = (body or text) and span.kind not in ("symbol", "date") and span.type != "person"
    if (of and (of_state or of_body)) or (on and about):
        return replace(previous, end=span.end, text=piece[previous.start : span.end], alias=span.alias)
    return None
