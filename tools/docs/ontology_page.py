"""The reference of the ontology: each term, what the Turtle says of it, and an example from the samples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
from tools.docs.markup import plain

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG
from hrgraph.publish.ontology import Reference, read_reference
from hrgraph.resources import ontology_dir
from hrgraph.store import Store, Term

__all__ = ["Examples", "examples_of", "ontology_page", "reference"]

Examples = Mapping[str, str]
"""An example, as Turtle, by the local name of the term."""
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_INSTANCES = f"""
SELECT ?class (MIN(STR(?thing)) AS ?first) WHERE {{
  ?thing a ?class ; <{_LABEL}> ?label FILTER(ISIRI(?thing))
}} GROUP BY ?class"""
_STATEMENTS = """
SELECT ?property (MIN(STR(?thing)) AS ?first) WHERE { ?thing ?property ?value FILTER(ISIRI(?thing)) }
GROUP BY ?property"""
_FILES = ("core", "acts", "alignments")


def reference() -> Reference:
    """What the ontology's files say."""
    return read_reference(
        quad.triple
        for name in _FILES
        for quad in ox.parse((ontology_dir() / f"{name}.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    )


def examples_of(store: Store) -> Examples:
    """An example for each class and property that the store uses: the first in the order of their IRIs."""
    found: dict[str, str] = {}
    for row in store.select(_INSTANCES).dicts():
        name = row["class"].value
        if name.startswith(HRG):
            thing = row["first"].value
            labels = store.select(f'SELECT ?l {{ <{thing}> <{_LABEL}> ?l FILTER(LANG(?l) = "en") }}').dicts()
            label = min((_term(one["l"]) for one in labels), default='""')
            found[name.removeprefix(HRG)] = f"{_short(thing)} a {_short(name)} ;\n    rdfs:label {label} ."
    for row in store.select(_STATEMENTS).dicts():
        name, thing = row["property"].value, row["first"].value
        if name.startswith(HRG):
            values = store.select(f"SELECT DISTINCT ?value {{ <{thing}> <{name}> ?value }}").dicts()
            first = min((_term(value["value"]) for value in values), key=lambda v: (len(v), v))
            found[name.removeprefix(HRG)] = f"{_short(thing)} {_short(name)} {first} ."
    return found


def _term(term: Term) -> str:
    """A term in Turtle's notation, cut where it is long."""
    if term.kind == "iri":
        return _short(term.value)
    text = term.value if len(term.value) <= 90 else f"{term.value[:89]}…"
    written = str(ox.Literal(text))
    if term.language:
        return f"{written}@{term.language}"
    return f"{written}^^{_short(term.datatype)}" if term.datatype else written


def _short(iri: str) -> str:
    if iri.startswith(BASE):
        return f"<{iri.removeprefix(BASE)}>"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def ontology_page(ontology: Reference, examples: Examples, diagrams: Mapping[str, str]) -> str:
    """The page, as Markdown.

    Args:
        ontology: what it shows.
        examples: what `examples_of` found.
        diagrams: SVG by name: overview, acts, actors, instruments.
    """
    about, version = plain(ontology.description), ontology.version
    lines = [
        "# The ontology",
        "",
        f"{about} Version {version}, namespace `{HRG}`, prefix `hrg:`. The page is made from",
        "`ontology/core.ttl`, `acts.ttl` and `alignments.ttl`; the examples come from the sample",
        f"corpus, with IRIs below `{BASE}`. [The model](../model.md) says how the terms play together,",
        "[Alignments](../alignments.md) how they relate to other vocabularies, [Changes of the",
        "ontology](../ontology-changes.md) what differs between versions.",
        "",
        "## Overview",
        "",
        "What has an act, and what leads where: the properties between the main classes.",
        "",
        diagrams["overview"],
        "",
        "## Kinds of acts, actors and instruments",
        "",
        diagrams["acts"],
        "",
        diagrams["actors"],
        "",
        diagrams["instruments"],
        "",
    ]
    own = {f"{HRG}{entry.name}" for section in ontology.sections for entry in section.terms}
    for section in ontology.sections:
        lines += [f"## {section.title}", ""]
        for entry in section.terms:
            lines += [f"### hrg:{entry.name} {{ #{entry.name} }}", "", f"**{plain(entry.label)}**", ""]
            lines += [f"{plain(comment)}\n" for comment in entry.comments]
            lines += [f"- {title}: {_linked(things, own)}" for title, things in entry.facts]
            if entry.name in examples:
                lines += ["", "```turtle", examples[entry.name], "```"]
            lines.append("")
    return "\n".join(lines) + "\n"


def _linked(things: Iterable[tuple[str, str]], own: set[str]) -> str:
    words = []
    for label, iri in things:
        if iri in own:
            words.append(f"[{plain(label)}](#{iri.removeprefix(HRG)})")
        else:
            short = _short(iri)
            words.append(f"`{short if not short.startswith('<') else iri}`")
    return ", ".join(words)
