"""SHACL's core constraints as plain functions over one article's triples: what the gate runs first.

pySHACL reads the shapes anew for every graph and takes some 30 ms for an article, this 1 ms.  It knows just
those constraints that our shapes for articles use, as pySHACL understands them; a shape that uses another is
not compiled (`compile_shapes` gives None), and pySHACL does all the work.  The tests hold both to the same
findings on every seeded fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.validate.findings import SEVERITIES, Finding, Severity
from hrgraph.validate.terms import to_rdflib

__all__ = ["CompiledShapes", "Triples", "compile_shapes"]

_Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_CHECKED = {str(XSD[name]) for name in ("integer", "decimal", "float", "boolean", "date", "time", "dateTime")}
_WHOLE = re.compile(r"[0-9]{1,15}")
_TYPE = str(RDF.type)
_LABEL = str(RDFS.label)


class Triples:
    """One article's statements, by subject and predicate, with the classes of what it refers to.

    Args:
        statements: the triples; blank nodes keep their names.
        parents: of each class all classes above it, itself included.
    """

    def __init__(
        self, statements: Iterable[tuple[Any, Any, Any]], parents: Mapping[str, frozenset[str]]
    ) -> None:
        self.by_subject: dict[str, dict[str, list[Any]]] = {}
        self.terms: dict[str, Any] = {}
        self.parents = parents
        for subject, predicate, value in statements:
            key = key_of(subject)
            properties = self.by_subject.get(key)
            if properties is None:
                properties = self.by_subject[key] = {}
                self.terms[key] = subject
            properties.setdefault(predicate.value, []).append(value)
        self._classes: dict[str, frozenset[str]] = {}
        for key, properties in self.by_subject.items():
            if _TYPE in properties:
                self._describe(key, (key_of(value) for value in properties[_TYPE]))

    def _describe(self, key: str, types: Iterable[str]) -> None:
        above = (self.parents.get(name) or frozenset((name,)) for name in types)
        self._classes[key] = frozenset().union(*above)

    def is_described(self, key: str) -> bool:
        """Whether the class of something is said."""
        return key in self._classes

    def lend(self, iri: str, types: Iterable[str], label: str) -> None:
        """Say of something that the article refers to what the authority data says of it."""
        properties = self.by_subject.setdefault(iri, {})
        self.terms.setdefault(iri, ox.NamedNode(iri))
        properties.setdefault(_LABEL, []).append(ox.Literal(label, language="en"))
        properties[_TYPE] = [ox.NamedNode(name) for name in types]
        self._describe(iri, types)

    def is_a(self, key: str, name: str) -> bool:
        """Whether something is an instance of a class, or of one below it."""
        return name in self._classes.get(key, ())

    def instances(self, name: str) -> Iterator[Any]:
        """All that is an instance of a class, or of one below it."""
        return (self.terms[key] for key, names in self._classes.items() if name in names)

    def values(self, subject: Any, predicate: str) -> list[Any]:
        """The values of a property, each once."""
        found = self.by_subject.get(key_of(subject), {}).get(predicate, [])
        return found if len(found) < 2 else list(dict.fromkeys(found))

    def having(self, predicate: str) -> Iterator[Any]:
        """The subjects of a property."""
        return (self.terms[key] for key, properties in self.by_subject.items() if predicate in properties)

    def held_by(self, predicate: str) -> Iterator[Any]:
        """The values of a property, of whatever subject."""
        return (
            value
            for properties in self.by_subject.values()
            if predicate in properties
            for value in properties[predicate]
        )


def key_of(term: Any) -> str:
    """A text that tells a node from all others."""
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


_Check = Callable[[Triples, Any, list[Any]], "Iterable[Any]"]
"""Of a focus node and its values those values that a constraint objects to; None for the lack of one."""


class _NotCompiled(Exception):  # no error: somebody else does the work
    """A shape uses what this module does not know."""


@dataclass(slots=True)
class _Shape:
    iri: str
    path: str
    severity: Severity
    message: str
    checks: list[_Check] = field(default_factory=list)
    properties: list[_Shape] = field(default_factory=list)

    def findings(self, triples: Triples, focus: Any) -> Iterator[Finding]:
        """What the shape objects to in a node."""
        values = triples.values(focus, self.path) if self.path else [focus]
        for check in self.checks:
            for value in check(triples, focus, values):
                shown = "" if value is None else to_rdflib(value).n3()
                node = focus.value if isinstance(focus, ox.NamedNode) else to_rdflib(focus).n3()
                yield Finding(self.severity, self.iri, node, self.path, shown, self.message)
        for shape in self.properties:
            for value in values:
                yield from shape.findings(triples, value)

    def conforms(self, triples: Triples, focus: Any) -> bool:
        """Whether it objects to nothing."""
        return next(self.findings(triples, focus), None) is None


_Target = Callable[[Triples], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class CompiledShapes:
    """Shapes with what each of them targets."""

    shapes: tuple[tuple[tuple[_Target, ...], _Shape], ...]

    def findings(self, triples: Triples) -> list[Finding]:
        """What the shapes object to."""
        found: list[Finding] = []
        for targets, shape in self.shapes:
            for focus in dict.fromkeys(node for target in targets for node in target(triples)):
                found += shape.findings(triples, focus)
        return found


def compile_shapes(shapes: Graph) -> CompiledShapes | None:
    """The shapes as functions; None where they use a constraint that this module does not know."""
    targeted: dict[Node, list[_Target]] = {}
    for predicate, target in _TARGETS.items():
        for shape, value in shapes.subject_objects(predicate):
            targeted.setdefault(shape, []).append(target(str(value)))
    try:
        return CompiledShapes(
            tuple((tuple(targeted[node]), _shape(shapes, node)) for node in sorted(targeted, key=str))
        )
    except _NotCompiled:
        return None


_TARGETS: dict[URIRef, Callable[[str], _Target]] = {
    SH.targetClass: lambda name: lambda triples: triples.instances(name),
    SH.targetSubjectsOf: lambda name: lambda triples: triples.having(name),
    SH.targetObjectsOf: lambda name: lambda triples: triples.held_by(name),
}
_DESCRIBING = {SH.path, SH.severity, SH.message, SH.property, RDF.type, RDFS.label, RDFS.comment, *_TARGETS}


def _shape(shapes: Graph, node: Node) -> _Shape:
    path = shapes.value(node, SH.path)
    if path is not None and not isinstance(path, URIRef):
        raise _NotCompiled
    severity = SEVERITIES[str(shapes.value(node, SH.severity, default=SH.Violation))]
    shape = _Shape(
        str(node), str(path) if path is not None else "", severity, str(shapes.value(node, SH.message))
    )
    for predicate, value in sorted(shapes.predicate_objects(node)):
        if predicate in _DESCRIBING:
            continue
        if predicate not in _CONSTRAINTS:
            raise _NotCompiled
        shape.checks.append(_CONSTRAINTS[predicate](shapes, value))
    shape.properties = [_shape(shapes, each) for each in sorted(shapes.objects(node, SH.property), key=str)]
    return shape


# Each of these makes a check from the value that a shape gives to the constraint.


def _min_count(shapes: Graph, value: Node) -> _Check:
    least = int(str(value))
    return lambda triples, focus, values: () if len(values) >= least else (None,)


def _max_count(shapes: Graph, value: Node) -> _Check:
    most = int(str(value))
    return lambda triples, focus, values: () if len(values) <= most else (None,)


def _min_length(shapes: Graph, value: Node) -> _Check:
    least = int(str(value))
    return lambda triples, focus, values: [
        each for each in values if isinstance(each, ox.BlankNode) or len(each.value) < least
    ]


def _pattern(shapes: Graph, value: Node) -> _Check:
    expression = re.compile(str(value))
    return lambda triples, focus, values: [
        each for each in values if isinstance(each, ox.BlankNode) or not expression.search(each.value)
    ]


def _unique_language(shapes: Graph, value: Node) -> _Check:
    if str(value) != "true":
        raise _NotCompiled

    def check(triples: Triples, focus: Any, values: list[Any]) -> Iterable[Any]:
        languages = [
            each.language.lower() for each in values if isinstance(each, ox.Literal) and each.language
        ]
        return (None,) if len(set(languages)) < len(languages) else ()

    return check


def _datatype(shapes: Graph, value: Node) -> _Check:
    wanted = str(value)
    return lambda triples, focus, values: [
        each
        for each in values
        if not isinstance(each, ox.Literal)
        or each.datatype.value != wanted
        or not (wanted == _STRING or _well_formed(each.value, wanted))
    ]


@lru_cache(maxsize=4096)
def _well_formed(text: str, datatype: str) -> bool:
    if datatype == _INTEGER and _WHOLE.fullmatch(text):
        return True
    literal = Literal(text, datatype=URIRef(datatype), normalize=False)
    # rdflib knows what is well formed of some datatypes only; of gYear, for one, the shapes' patterns tell
    return not literal.ill_typed and (literal.value is not None or datatype not in _CHECKED)


def _node_kind(shapes: Graph, value: Node) -> _Check:
    kinds = {SH.IRI: ox.NamedNode, SH.Literal: ox.Literal, SH.BlankNode: ox.BlankNode}
    if not isinstance(value, URIRef) or value not in kinds:
        raise _NotCompiled
    kind = kinds[value]
    return lambda triples, focus, values: [each for each in values if not isinstance(each, kind)]


def _class(shapes: Graph, value: Node) -> _Check:
    name = str(value)
    return lambda triples, focus, values: [
        each for each in values if isinstance(each, ox.Literal) or not triples.is_a(key_of(each), name)
    ]


def _in(shapes: Graph, value: Node) -> _Check:
    allowed = {_named(item) for item in shapes.items(value)}
    return lambda triples, focus, values: [each for each in values if each not in allowed]


def _has_value(shapes: Graph, value: Node) -> _Check:
    if isinstance(value, Literal) and value.datatype is not None:
        wanted: _Term = ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))
    else:
        wanted = _named(value)
    return lambda triples, focus, values: () if wanted in values else (None,)


def _named(node: Node) -> ox.NamedNode:
    if not isinstance(node, URIRef):
        raise _NotCompiled
    return ox.NamedNode(str(node))


def _bound(least: bool) -> Callable[[Graph, Node], _Check]:
    def make(shapes: Graph, value: Node) -> _Check:
        if not isinstance(value, Literal) or (
            not isinstance(value.value, int | float) and not value.datatype
        ):
            raise _NotCompiled
        whole = int(value) if str(value.datatype) == _INTEGER else None

        def within(each: Any) -> bool:
            if not isinstance(each, ox.Literal):
                return False
            if whole is not None and each.datatype.value == _INTEGER and _WHOLE.fullmatch(each.value):
                return int(each.value) >= whole if least else int(each.value) <= whole
            order = _order(each.value, each.datatype.value, str(value), str(value.datatype))
            return order is not None and (order >= 0 if least else order <= 0)

        return lambda triples, focus, values: [each for each in values if not within(each)]

    return make


@lru_cache(maxsize=4096)
def _order(text: str, datatype: str, other: str, other_datatype: str) -> int | None:
    """-1, 0 or 1 as a literal is below, equal to or above another; None where they can't be compared."""
    left = Literal(text, datatype=URIRef(datatype), normalize=False).value
    right = Literal(other, datatype=URIRef(other_datatype), normalize=False).value
    try:
        return None if isinstance(left, str) or left is None else (left > right) - (left < right)
    except TypeError:
        return None


def _less_than(shapes: Graph, value: Node) -> _Check:
    other = str(value)

    def below(left: Any, right: Any) -> bool:
        if isinstance(left, ox.Literal) and isinstance(right, ox.Literal):
            if _WHOLE.fullmatch(left.value) and _WHOLE.fullmatch(right.value):
                return int(left.value) < int(right.value)
            return _order(left.value, left.datatype.value, right.value, right.datatype.value) == -1
        return False

    return lambda triples, focus, values: [
        each for each in values if not all(below(each, limit) for limit in triples.values(focus, other))
    ]


def _all_of(shapes: Graph, value: Node) -> _Check:
    inner = _shape(shapes, value)
    return lambda triples, focus, values: [each for each in values if not inner.conforms(triples, each)]


def _none_of(shapes: Graph, value: Node) -> _Check:
    inner = _shape(shapes, value)
    return lambda triples, focus, values: [each for each in values if inner.conforms(triples, each)]


def _one_of(shapes: Graph, value: Node) -> _Check:
    inner = [_shape(shapes, item) for item in shapes.items(value)]
    return lambda triples, focus, values: [
        each for each in values if not any(shape.conforms(triples, each) for shape in inner)
    ]


_CONSTRAINTS: dict[Node, Callable[[Graph, Node], _Check]] = {
    SH["class"]: _class,
    SH["in"]: _in,
    SH["not"]: _none_of,
    SH["or"]: _one_of,
    SH.datatype: _datatype,
    SH.hasValue: _has_value,
    SH.lessThan: _less_than,
    SH.maxCount: _max_count,
    SH.maxInclusive: _bound(least=False),
    SH.minCount: _min_count,
    SH.minInclusive: _bound(least=True),
    SH.minLength: _min_length,
    SH.node: _all_of,
    SH.nodeKind: _node_kind,
    SH.pattern: _pattern,
    SH.uniqueLang: _unique_language,
}
