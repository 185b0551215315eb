"""Claims and entities as plain dictionaries: the contract of the JSON Lines that hrgraph writes."""

from __future__ import annotations

from typing import Any

from hrgraph.records import MappedArticle, Participant

__all__ = ["claim_rows", "entity_rows"]


def claim_rows(mapped: MappedArticle) -> list[dict[str, Any]]:
    """The claims of an article, in the text's order.

    `date` and `demand` are None where the article has none; `start` and `end` are the offsets of the
    quotation in the article's text.
    """
    return [
        {
            "article": mapped.article.id,
            "act": act.key,
            "actors": [_participant(p) for p in act.actors],
            "addressees": [_participant(p) for p in act.addressees],
            "instruments": [_participant(p) for p in act.instruments],
            "on_behalf_of": [_participant(p) for p in act.on_behalf_of],
            "demand": act.demand or None,
            "date": act.date or None,
            "factuality": act.factuality,
            "quote": act.quote,
            "start": act.start,
            "end": act.end,
            "frame": act.frame,
            "confidence": act.confidence,
        }
        for act in mapped.acts
    ]


def entity_rows(mapped: MappedArticle) -> list[dict[str, Any]]:
    """The named entities of an article, by first mention, with the offsets of all mentions."""
    return [
        {
            "article": mapped.article.id,
            "iri": entity.participant.iri,
            "label": entity.participant.label,
            "names": list(entity.participant.names),
            "type": entity.type,
            "mentions": [[span.start, span.end] for span in entity.mentions],
        }
        for entity in mapped.entities
    ]


def _participant(participant: Participant) -> dict[str, Any]:
    return {
        "iri": participant.iri,
        "label": participant.label,
        "names": list(participant.names),
        "mention": participant.mention,
        "type": participant.type,
    }
