"""Pages about things of the graph as HTML: functions of a store, for the server and for static sites."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from hrgraph.serve.facts import ActFacts, ArticleFacts, EntityFacts, read_acts, read_article, read_entity
from hrgraph.serve.facts.acts import ROLES, read_evidence
from hrgraph.serve.links import Links, is_web
from hrgraph.serve.passages import paragraphs
from hrgraph.serve.pictures import star, timeline
from hrgraph.serve.words import RECIPROCAL, backward, forward, long_date, shorten, whole_words, years
from hrgraph.store import Store

__all__ = ["load_templates", "page", "render_act", "render_article", "render_entity"]

_RELATIONS = {
    "acts with": "Acts together with",
    "acts towards": "Acts towards",
    "addressed by": "Is addressed by",
    "acts on": "Acts on these instruments",
    "acted on by": "Who acts on it",
}
_ACT_TITLES = {
    "actor": "What they did",
    "office": "Done in this office",
    "behalf": "Done by others on their behalf",
    "member": "Done by groups they belong to",
    "addressee": "What was addressed to them",
    "instrument": "Acts about it",
    "violation": "Acts of this kind",
}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("hrgraph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        {
            "backward": backward,
            "capitalize_first": lambda text: text[:1].upper() + text[1:],
            "forward": forward,
            "host": _host,
            "is_web": is_web,
            "long_date": long_date,
            "shorten": shorten,
            "after_words": lambda text: whole_words(text, before=False),
            "before_words": lambda text: whole_words(text, before=True),
            "years": years,
        }
    )
    environment.globals.update({"role_words": ROLES, "version": "", "searched": "", "here": ""})
    return environment


def load_templates() -> None:
    """Compile every template, so that the first page is as quick as the others."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def page(template: str, links: Links, **values: Any) -> str:
    """A template filled in; everything is escaped.

    Args:
        template: name of a file in `templates/`.
        links: how to build URLs.
        values: what the template needs.
    """
    return _environment().get_template(template).render(links=links, **values)


def render_entity(store: Store, iri: str, links: Links, version: str = "") -> str | None:
    """The page about anything: an article, an act, an actor, an instrument, ...; None where it is unknown.

    Args:
        store: where to read.
        iri: the thing.
        links: how to build URLs.
        version: of the store, for the citation.
    """
    if article := read_article(store, iri):
        return render_article(article, links, version)
    if act := read_acts(store, [iri]).get(iri):
        return render_act(store, act, links, version)
    thing = read_entity(store, iri)
    return _entity(thing, links, version) if thing else None


def _entity(thing: EntityFacts, links: Links, version: str) -> str:
    of_person = any(t.person.iri == thing.iri for t in thing.tenures)
    order = list(_RELATIONS)
    ordered = sorted(thing.neighbours, key=lambda n: order.index(n.relation))
    return page(
        "entity.html",
        links,
        thing=thing,
        of_person=of_person,
        time=timeline(thing.tenures, of_person),
        star=star(thing.neighbours),
        groups=[(relation, list(group)) for relation, group in groupby(ordered, lambda n: n.relation)],
        relation_words=_RELATIONS,
        act_titles=_ACT_TITLES,
        reciprocal=RECIPROCAL,
        version=version,
    )


def render_article(article: ArticleFacts, links: Links, version: str = "") -> str:
    """The page of an article: its text with the quotations marked, and what they prove."""
    return page(
        "article.html",
        links,
        article=article,
        paragraphs=paragraphs(article.text, article.title, article.claims) if article.text else (),
        claims_number={claim.act.iri: n for n, claim in enumerate(article.claims, 1)},
        version=version,
    )


def render_act(store: Store, act: ActFacts, links: Links, version: str = "") -> str:
    """The page of an act: roles, words, reasons."""
    article = read_article(store, act.article.iri)
    numbers = {claim.act.iri: n for n, claim in enumerate(article.claims, 1)} if article else {}
    return page(
        "act.html",
        links,
        act=act,
        places=read_evidence(store, [act.iri]).get(act.iri, ()),
        reasons=[part.strip() for part in act.explanation.split("; ") if part.strip()],
        anchor=f"q{numbers.get(act.iri, '')}",
        version=version,
    )


def _host(url: str) -> str:
    """The part of a web address that people recognise."""
    return urlsplit(url).netloc.removeprefix("www.") or url
