"""What workers can be asked to do, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from hrgraph.errors import UsageError
from hrgraph.serve.answers import answer_query
from hrgraph.serve.context import Context
from hrgraph.serve.description import dataset_description
from hrgraph.serve.entities import entity_data, entity_page, graph_data
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.networks import network_data, network_page
from hrgraph.serve.questions import home_page, query_page, question_page, result_piece
from hrgraph.serve.reconciliation import preview, reconcile, suggest_entities
from hrgraph.serve.reviewing import keep_decision, review_page, undo_decision
from hrgraph.serve.search import build_index
from hrgraph.serve.searching import search_page, suggestions
from hrgraph.serve.static_files import static_versions
from hrgraph.store import open_store

__all__ = ["JOBS"]


def _page(function: Callable[..., Reply]) -> Callable[..., Reply]:
    """The function with the server's links as its second argument."""

    def with_links(context: Context, **arguments: Any) -> Reply:
        return function(context, ServerLinks(static_versions()), **arguments)

    return with_links


def _index(context: Context, path: str) -> Reply:
    """Make the search index."""
    try:
        build_index(context.store, Path(path))
    except OSError as error:
        raise UsageError(
            f"the search index can't be written to {path}: {error.strerror}", "check the folder and its space"
        ) from None
    return Reply(path.encode("utf-8"), "text/plain")


def _version(context: Context) -> Reply:
    """The version that the store has now, which may be another one than when it was opened."""
    with open_store(context.settings.store) as store:
        return Reply(store.version().encode("ascii"), "text/plain")


JOBS: Mapping[str, Callable[..., Reply]] = {
    "query": answer_query,
    "graph": graph_data,
    "describe": entity_data,
    "dataset": dataset_description,
    "index": _index,
    "version": _version,
    "entity": _page(entity_page),
    "home": _page(home_page),
    "question": _page(question_page),
    "query-page": _page(query_page),
    "result": _page(result_piece),
    "search": _page(search_page),
    "suggest": _page(suggestions),
    "reconcile": reconcile,
    "reconcile-suggest": suggest_entities,
    "preview": _page(preview),
    "network": _page(network_page),
    "network-data": _page(network_data),
    "review-page": _page(review_page),
    "review-decide": keep_decision,
    "review-undo": undo_decision,
}
"""Functions of the worker's context and the job's arguments."""
