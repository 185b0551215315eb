"""The W3C's Reconciliation Service API, version 0.2: matching lists of names to the authority file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hrgraph.errors import StoreError, UsageError
from hrgraph.iris import BASE, HRG
from hrgraph.serve.context import Context
from hrgraph.serve.entities import NOT_FOUND
from hrgraph.serve.facts import read_entity
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.questions import HTML
from hrgraph.serve.render import page
from hrgraph.serve.search import Index, Match

__all__ = ["DEFAULT_TYPES", "manifest", "preview", "read_queries", "reconcile", "suggest_entities"]

DEFAULT_TYPES = (
    ("Organisation", "organisation"),
    ("CivilSocietyOrganisation", "civil-society organisation"),
    ("UNBody", "United Nations body"),
    ("State", "State"),
    ("Person", "person"),
    ("Office", "office"),
    ("Instrument", "instrument"),
    ("Topic", "topic"),
)
_BATCH = 50
_MOST = 25
_TEXT = 500


def manifest(root: str) -> dict[str, Any]:
    """What the service says of itself.

    Args:
        root: the server's own URL, without a slash at its end.
    """
    return {
        "versions": ["0.1", "0.2"],
        "name": "hrgraph: actors, offices and instruments of human-rights advocacy",
        "identifierSpace": BASE,
        "schemaSpace": HRG,
        "documentation": f"{root}/",
        "defaultTypes": [{"id": id, "name": name} for id, name in DEFAULT_TYPES],
        "batchSize": _BATCH,
        "view": {"url": f"{root}/id/{{{{id}}}}"},
        "preview": {"url": f"{root}/reconcile/preview?id={{{{id}}}}", "width": 430, "height": 220},
        "suggest": {
            "entity": {"service_url": root, "service_path": "/reconcile/suggest/entity"},
            "type": {"service_url": root, "service_path": "/reconcile/suggest/type"},
            "property": {"service_url": root, "service_path": "/reconcile/suggest/property"},
        },
    }


def read_queries(text: str) -> dict[str, dict[str, Any]]:
    """A batch of queries.

    Raises:
        UsageError: it is no JSON, or not of the form that the API says.
    """
    try:
        batch = json.loads(text)
    except ValueError:
        raise UsageError("the parameter queries is not JSON", "send an object of queries by key") from None
    if not isinstance(batch, dict) or not all(isinstance(query, dict) for query in batch.values()):
        raise UsageError("the parameter queries is no object of queries", 'write {"q0": {"query": "..."}}')
    if len(batch) > _BATCH:
        raise UsageError(f"there are {len(batch)} queries in the batch", f"send at most {_BATCH} at once")
    for key, query in batch.items():
        if not isinstance(query.get("query"), str):
            raise UsageError(f"the query {key!r} has no text", 'write "query": "a name"')
    return batch


def reconcile(context: Context, queries: Mapping[str, Mapping[str, Any]]) -> Reply:
    """Candidates for each name of a batch."""
    index = _index(context)
    found = {key: {"result": _candidates(index, query)} for key, query in queries.items()}
    return _json(found)


def _candidates(index: Index, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    types = query.get("type") or []
    names = [types] if isinstance(types, str) else [t for t in types if isinstance(t, str)]
    limit = query.get("limit")
    count = limit if isinstance(limit, int) and 0 < limit <= _MOST else 5
    kinds = [name.removeprefix(HRG).removeprefix("hrg:") for name in names]
    return [_candidate(match) for match in index.reconcile(query["query"][:_TEXT], kinds, count)]


def _candidate(match: Match) -> dict[str, Any]:
    candidate: dict[str, Any] = {
        "id": match.id,
        "name": match.label,
        "type": [{"id": match.type, "name": match.type_label}],
        "score": match.score,
        "match": match.sure,
    }
    if match.name != match.label or not match.reviewed:
        words = [match.name] if match.name != match.label else []
        candidate["description"] = "; ".join([*words, *([] if match.reviewed else ["not yet reviewed"])])
    return candidate


def suggest_entities(context: Context, prefix: str, cursor: int) -> Reply:
    """Things whose names begin so."""
    matches = _index(context).suggest(prefix, cursor + 10)[cursor:]
    return _json(
        {
            "result": [
                {
                    "id": m.id,
                    "name": m.label,
                    "description": m.type_label,
                    "notable": [{"id": m.type, "name": m.type_label}],
                }
                for m in matches
            ]
        }
    )


def suggest(prefix: str, known: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Types or properties whose names have words that begin so."""
    word = prefix.strip().lower()
    return {
        "result": [
            {"id": id, "name": name}
            for id, name in known
            if any(part.startswith(word) for part in name.lower().replace("-", " ").split()) or not word
        ]
    }


def preview(context: Context, links: ServerLinks, iri: str, url: str) -> Reply:
    """A thing in a small frame.

    Args:
        context: the worker's.
        links: how to build URLs.
        iri: the thing.
        url: of its page, with the server's name.
    """
    thing = read_entity(context.store, iri)
    if thing is None:
        return NOT_FOUND
    return Reply(page("preview.html", links, thing=thing, url=url).encode("utf-8"), HTML)


def _index(context: Context) -> Index:
    index = context.index()
    if index is None:
        raise StoreError("the index of names is still being made", "ask again in a few seconds")
    return index


def _json(value: object) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode("utf-8"), "application/json")
