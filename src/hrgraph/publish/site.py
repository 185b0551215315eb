"""The pages: the server's, with links that work in a folder, and a few that lead to them."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

import pyoxigraph as ox
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG
from hrgraph.publish.content import Graphs, file_stem
from hrgraph.publish.markup import describe, script
from hrgraph.serve.links import VOCABULARY, is_web
from hrgraph.serve.render import render_entity
from hrgraph.store import Store

__all__ = ["Kind", "Site", "StaticLinks", "sitemap"]

_LABEL = f"{PREFIXES['rdfs']}label"
_NO_PAGE = ("graph/", "evidence/", "membership/")
"""Below the base of IRIs: what has no page of its own."""
_KINDS = {
    "article": "Articles",
    "person": "People",
    "org": "Organisations",
    "state": "States",
    "office": "Offices",
    "instrument": "Instruments",
    "topic": "Topics",
    "act": "Acts",
    "group": "Unnamed groups",
    "unreviewed": "Not yet reviewed",
    "pseudonym": "Pseudonyms",
    "place": "Places",
}
_UNLISTED = {"run"}
_NO_HREF = re.compile(r'<link rel="alternate"[^>]* href="">\n?')


class StaticLinks:
    """Links from one page to the others, relative, so that the folder can stand anywhere.

    Args:
        here: the page's path in the folder.
        places: the paths of all pages, by IRI.
        files: the Turtle files that tell of things, by IRI.
    """

    search = query = network = ""

    def __init__(self, here: str, places: Mapping[str, str], files: Mapping[str, str]) -> None:
        self._folder = posixpath.dirname(here)
        self._places = places
        self._files = files
        self.home = self.to("index.html")

    def to(self, path: str) -> str:
        """The link to a file of the folder."""
        return quote(posixpath.relpath(path, self._folder or "."))

    def page(self, iri: str) -> str:
        """See `hrgraph.serve.links.Links`."""
        if iri in self._places:
            return self.to(self._places[iri])
        if iri.startswith(VOCABULARY):
            return f"{self.to('ontology/index.html')}#{quote(iri.removeprefix(HRG))}"
        return iri if is_web(iri) and not iri.startswith(BASE) else ""

    def data(self, iri: str, extension: str) -> str:
        """See `hrgraph.serve.links.Links`: the Turtle file of the graph that tells of the thing."""
        return self.to(self._files[iri]) if extension == "ttl" and iri in self._files else ""

    def question(self, name: str, values: Mapping[str, str]) -> str:
        """See `hrgraph.serve.links.Links`: the question's description."""
        return self.to(f"queries/{name}.ttl")

    def static(self, name: str) -> str:
        """See `hrgraph.serve.links.Links`."""
        return self.to(f"static/{name}")


@dataclass(frozen=True, slots=True)
class Kind:
    """The things whose IRIs begin alike, with their pages."""

    key: str
    title: str
    things: tuple[tuple[str, str], ...]
    """Label and IRI, in the order of the labels."""


class Site:
    """All pages of a publication.

    Args:
        graphs: what is published.
        store: the same, to be asked.
        labels: English labels by IRI.
        version: of the content, for citations.
    """

    def __init__(self, graphs: Graphs, store: Store, labels: Mapping[str, str], version: str) -> None:
        self._store = store
        self._labels = labels
        self._version = version
        self._about: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._files: dict[str, str] = {}
        for name, triples in graphs.items():
            for triple in triples:
                if isinstance(triple.subject, ox.NamedNode):
                    self._about[triple.subject.value][triple.predicate.value].append(triple.object)
                    self._files.setdefault(triple.subject.value, f"data/graph/{file_stem(name)}.ttl")
        self.places = {
            iri: f"id/{path}.html"
            for iri in sorted(self._about)
            if _LABEL in self._about[iri] and (path := _path(iri))
        }

    def links(self, here: str) -> StaticLinks:
        """The links of one page."""
        return StaticLinks(here, self.places, self._files)

    def kinds(self) -> tuple[Kind, ...]:
        """What can be browsed."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for iri in self.places:
            found[iri.removeprefix(BASE).partition("/")[0]].append((self._labels.get(iri, iri), iri))
        known = [*_KINDS, *sorted(set(found) - set(_KINDS) - _UNLISTED)]
        return tuple(
            Kind(key, _KINDS.get(key, key.title()), tuple(sorted(found[key], key=_alphabetical)))
            for key in known
            if found[key]
        )

    def pages(self) -> Iterator[tuple[str, str]]:
        """Path and HTML of the page of everything that has one."""
        for iri, path in self.places.items():
            page = render_entity(self._store, iri, self.links(path), self._version)
            if page is not None:
                page = _NO_HREF.sub("", page).replace(' href=""', "")  # what has no page is no link
                about = script(describe(iri, self._about[iri], self._labels))
                yield path, page.replace("</head>", f"{about}\n</head>", 1)

    def lists(self) -> Iterator[tuple[str, str]]:
        """Path and HTML of the lists of everything."""
        for kind in self.kinds():
            path = f"browse/{kind.key}.html"
            yield path, self.fill("list.html", path, kind=kind)

    def fill(self, template: str, path: str, **values: object) -> str:
        """One of the publication's own templates, filled in for a page; everything is escaped."""
        return _environment().get_template(template).render(links=self.links(path), **values)


def sitemap(paths: Iterable[str], base_url: str) -> str:
    """The sitemap of some pages.

    Args:
        paths: in the folder.
        base_url: where the folder will stand, with a slash at its end.
    """
    lines = [f"<url><loc>{escape(base_url + quote(path))}</loc></url>" for path in sorted(paths)]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n' + "\n".join(lines) + "\n</urlset>\n"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("hrgraph.publish"), PackageLoader("hrgraph.serve")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update({"version": "", "searched": "", "here": ""})
    return environment


def _path(iri: str) -> str:
    """Where the page of a thing is below `id/`; "" where it has none."""
    path = iri.removeprefix(BASE)
    if path == iri or path.startswith(_NO_PAGE):
        return ""
    parts = [
        re.sub(r"[^\w.~-]", lambda m: f"_{ord(m.group()):x}", part).lstrip(".") for part in path.split("/")
    ]
    return "/".join(parts) if all(parts) else ""


def _alphabetical(thing: tuple[str, str]) -> tuple[str, str]:
    return thing[0].casefold(), thing[1]
