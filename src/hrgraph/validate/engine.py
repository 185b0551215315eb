"""Applies a set of rules to triples: pySHACL for the core constraints, Oxigraph for the SPARQL ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.errors import HrgraphError
from hrgraph.triples.statements import read_statements
from hrgraph.validate.certain import keeps
from hrgraph.validate.compiled import Triples
from hrgraph.validate.findings import Finding
from hrgraph.validate.rules import SEVERITIES, Rules, SparqlRule, class_tree, classes_above
from hrgraph.validate.terms import to_rdflib

__all__ = ["AuthoritySlice", "Described", "apply_compiled", "apply_rules", "to_rdflib"]

_Term = TypeVar("_Term")


@dataclass(frozen=True, slots=True)
class Described:
    """What validation must know of a record of the authority data: the IRIs of its classes, and its label."""

    types: tuple[str, ...]
    label: str


AuthoritySlice: TypeAlias = Mapping[str, Described]
"""The records that a graph may refer to, by IRI.  It may hold more than are referred to."""


def apply_compiled(nquads: str, rules: Rules, context: AuthoritySlice) -> list[Finding] | None:
    """The same as `apply_rules`, quicker; None where the rules could not be compiled.

    Raises:
        SyntaxError: the text is no N-Quads.
    """
    statements = read_statements(nquads)
    if rules.compiled is None:
        return None
    graph = Triples(statements, classes_above())
    lent = set()
    for term in graph.referred():
        described = context.get(term[1:-1]) if term[0] == "<" else None
        if described is not None and not graph.is_described(term):
            lent.add(term)
            graph.lend(term, described.types, described.label)
    findings = rules.compiled.findings(graph, lent, rules.about_records)
    if doubtful := [rule for rule in rules.sparql if not keeps(rule, graph)]:
        native = ox.Store()
        blanks: dict[ox.BlankNode, ox.BlankNode] = {}
        native.extend(
            ox.Quad(_numbered(each.subject, blanks), each.predicate, _numbered(each.object, blanks))
            for each in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
        )
        findings += _sparql_findings(native, doubtful)
    spared = {term[1:-1] for term in lent}
    return [each for each in findings if each.focus not in spared or each.shape not in rules.about_records]


def apply_rules(triples: Iterable[ox.Triple], rules: Rules, context: AuthoritySlice) -> list[Finding]:
    """What the rules object to in these triples, given the records that they may refer to.

    Blank nodes are reported by their place in the order of the triples: the same text gives the same report.
    """
    quads: list[ox.Quad] = []
    graph = Graph()
    terms: dict[object, Node] = {}
    blanks: dict[ox.BlankNode, ox.BlankNode] = {}
    for triple in triples:
        subject, predicate, value = (
            _numbered(triple.subject, blanks),
            triple.predicate,
            _numbered(triple.object, blanks),
        )
        quads.append(ox.Quad(subject, predicate, value))
        for term in (subject, predicate, value):
            if term not in terms:
                terms[term] = to_rdflib(term)
        graph.add((terms[subject], terms[predicate], terms[value]))
    native = ox.Store()
    native.extend(quads)
    described = {str(subject) for subject in graph.subjects(RDF.type)}
    named = (str(term) for term in terms.values() if isinstance(term, URIRef))
    lent = {iri for iri in named if iri in context and iri not in described}
    for iri in lent:
        graph.add((URIRef(iri), RDFS.label, Literal(context[iri].label, lang="en")))
        for name in context[iri].types:
            graph.add((URIRef(iri), RDF.type, URIRef(name)))
    for link in class_tree():
        graph.add(link)
    findings = [*_core_findings(graph, rules), *_sparql_findings(native, rules.sparql)]
    # What the authority data says of its own records is judged where it is kept.
    return [each for each in findings if each.focus not in lent or each.shape not in rules.about_records]


def _numbered(term: _Term, blanks: dict[ox.BlankNode, ox.BlankNode]) -> _Term | ox.BlankNode:
    if not isinstance(term, ox.BlankNode):
        return term
    return blanks.setdefault(term, ox.BlankNode(f"b{len(blanks)}"))


def _core_findings(graph: Graph, rules: Rules) -> list[Finding]:
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules.core, inplace=True)
    if not isinstance(report, Graph):
        raise HrgraphError(f"SHACL validation failed: {report}", "report this as a bug of hrgraph")
    findings = []
    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        findings.append(
            Finding(
                SEVERITIES[str(report.value(result, SH.resultSeverity))],
                str(report.value(result, SH.sourceShape)),
                _name(report.value(result, SH.focusNode)),
                str(path) if isinstance(path, URIRef) else "",
                value.n3() if isinstance(value, URIRef | BNode | Literal) else "",
                str(report.value(result, SH.resultMessage)),
            )
        )
    return findings


def _sparql_findings(native: ox.Store, rules: Iterable[SparqlRule]) -> list[Finding]:
    findings = []
    for rule in rules:
        rows = native.query(rule.query)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            focus, value = to_rdflib(row["this"]), row["value"]
            shown = "" if value is None else str(value)
            findings.append(Finding(rule.severity, rule.shape, _name(focus), "", shown, rule.message))
    return findings


def _name(node: Node | None) -> str:
    """An IRI as it is, a blank node or literal in Turtle's notation."""
    return node.n3() if isinstance(node, BNode | Literal) else str(node)
