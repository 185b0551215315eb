"""Oxigraph's terms and rdflib's."""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

__all__ = ["node_of", "to_rdflib"]

_ANY = "<https://w3id.org/hrgraph/id/any>"


def to_rdflib(term: object) -> Node:
    """An Oxigraph term as rdflib has it, literals exactly as written (rdflib would mend malformed dates)."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def node_of(term: str) -> Node:
    """A term that is written as N-Triples writes it, as rdflib has it."""
    if term.startswith("_:"):
        return to_rdflib(ox.BlankNode(term[2:]))
    (quad,) = ox.parse(f"{_ANY} {_ANY} {term} .", format=ox.RdfFormat.N_TRIPLES)
    return to_rdflib(quad.object)
