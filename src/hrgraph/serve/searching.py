"""The search page, and suggestions while somebody types."""

from __future__ import annotations

import json

from hrgraph.serve.context import Context
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import ServerLinks
from hrgraph.serve.questions import HTML
from hrgraph.serve.render import page
from hrgraph.serve.search import Hit, Match

__all__ = ["search_page", "suggestions"]


def search_page(context: Context, links: ServerLinks, text: str) -> Reply:
    """What is found: things by name, acts and articles by their words."""
    index = context.index()
    things: list[Match] = []
    near: list[Match] = []
    acts: list[Hit] = []
    articles: list[Hit] = []
    acts_total = articles_total = 0
    if index is not None and text:
        things = index.suggest(text, 15)
        acts, acts_total = index.find(text, "act", 20)
        articles, articles_total = index.find(text, "article", 10)
        if not (things or acts or articles):
            near = index.reconcile(text, limit=3)
    body = page(
        "search.html",
        links,
        searched=text,
        building=index is None,
        things=things,
        acts=acts,
        acts_total=acts_total,
        articles=articles,
        articles_total=articles_total,
        near=near,
    )
    return Reply(body.encode("utf-8"), HTML)


def suggestions(context: Context, links: ServerLinks, text: str) -> Reply:
    """Names that begin so, as JSON: label, kind, URL."""
    index = context.index()
    found = index.suggest(text, 8) if index is not None else []
    body = [
        {"label": m.label, "name": m.name, "kind": m.type_label, "url": links.page(m.iri), "acts": m.weight}
        for m in found
    ]
    return Reply(json.dumps(body, ensure_ascii=False).encode("utf-8"), "application/json")
