"""Saved queries in the form of SIB's sparql-examples: one Turtle file a query, SHACL's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.publish.turtle import write_turtle
from hrgraph.queries import SavedQuery

__all__ = ["EXAMPLES", "example_files"]

EXAMPLES = "https://w3id.org/hrgraph/queries/"
"""Where the IRIs of the examples are."""
_SH = "http://www.w3.org/ns/shacl#"
_FORMS = {
    "select": ("SPARQLSelectExecutable", "select"),
    "ask": ("SPARQLAskExecutable", "ask"),
    "construct": ("SPARQLConstructExecutable", "construct"),
}
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_NODE = ox.BlankNode("sparql_examples_prefixes")
"""The label that SIB's tools look for."""


def example_files(queries: Iterable[SavedQuery], endpoint: str = "") -> Iterator[tuple[str, str]]:
    """Name and Turtle of each query's file, and of the file of the prefixes that they share.

    Parameters have their default values; what has none must be given is left out.

    Args:
        queries: the saved queries.
        endpoint: where they can be asked; "" where nowhere in public.
    """
    declared: dict[str, str] = {}
    for query in queries:
        if any(parameter.default is None for parameter in query.parameters):
            continue
        sparql = query.bind().strip() + "\n"
        declared |= dict(_PREFIX.findall(sparql))
        yield f"{query.name}.ttl", write_turtle(_example(query, sparql, endpoint), _prefixes(), "urn:none:")
    yield "prefixes.ttl", write_turtle(_declarations(declared), _prefixes(), "urn:none:")


def _prefixes() -> dict[str, str]:
    return {**PREFIXES, "ex": EXAMPLES, "sh": _SH}


def _example(query: SavedQuery, sparql: str, endpoint: str) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{EXAMPLES}{query.name}")
    kind, property_ = _FORMS[query.form]

    def triple(predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
        return ox.Triple(node, ox.NamedNode(predicate), value)

    for name in ("SPARQLExecutable", kind):
        yield triple(f"{PREFIXES['rdf']}type", ox.NamedNode(_SH + name))
    yield triple(f"{PREFIXES['rdfs']}label", ox.Literal(query.title, language="en"))
    yield triple(f"{PREFIXES['rdfs']}comment", ox.Literal(query.question, language="en"))
    yield triple(f"{_SH}prefixes", _NODE)
    yield triple(_SH + property_, ox.Literal(sparql))
    for tag in query.tags:
        yield triple(f"{PREFIXES['schema']}keywords", ox.Literal(tag))
    if endpoint:
        yield triple(f"{PREFIXES['schema']}target", ox.NamedNode(endpoint))


def _declarations(declared: dict[str, str]) -> Iterator[ox.Triple]:
    owl = PREFIXES["owl"]
    yield ox.Triple(_NODE, ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{owl}Ontology"))
    yield ox.Triple(_NODE, ox.NamedNode(f"{owl}imports"), ox.NamedNode(_SH.removesuffix("#")))
    for prefix, namespace in sorted(declared.items()):
        one = ox.BlankNode(f"prefix_{prefix}")
        yield ox.Triple(_NODE, ox.NamedNode(f"{_SH}declare"), one)
        yield ox.Triple(one, ox.NamedNode(f"{_SH}prefix"), ox.Literal(prefix))
        uri = ox.Literal(namespace, datatype=ox.NamedNode(f"{PREFIXES['xsd']}anyURI"))
        yield ox.Triple(one, ox.NamedNode(f"{_SH}namespace"), uri)
