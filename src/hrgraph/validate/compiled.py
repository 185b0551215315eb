"""SHACL's core constraints as plain functions over one article's triples: what the gate runs first.

pySHACL reads the shapes anew for every graph and takes some 30 ms for an article, this 1 ms.  It knows just
those constraints that our shapes for articles use, as pySHACL understands them; a shape that uses another is
not compiled (`compile_shapes` gives None), and pySHACL does all the work.  The tests hold both to the same
findings on every seeded fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.triples.statements import Statement, datatype, language, literal, value_of
from hrgraph.validate.findings import SEVERITIES, Finding, Severity
from hrgraph.validate.terms import node_of

__all__ = ["CompiledShapes", "Triples", "compile_shapes"]

_INTEGER = str(XSD.integer)
_STRING = str(XSD.string)
_CHECKED = {str(XSD[name]) for name in ("integer", "decimal", "float", "boolean", "date", "time", "dateTime")}
_WHOLE = re.compile(r"[0-9]{1,15}")
_TYPE = RDF.type.n3()
_LABEL = RDFS.label.n3()
Values: TypeAlias = Collection[str]
_NONE: Mapping[str, None] = {}


class Triples:
    """One article's statements, by subject and predicate, with the classes of what it refers to.

    Terms are texts as N-Triples writes them, see `hrgraph.validate.statements`.

    Args:
        statements: the triples.
        parents: of each class (its IRI) all classes above it, itself included.
    """

    def __init__(self, statements: Iterable[Statement], parents: Mapping[str, frozenset[str]]) -> None:
        self.by_subject: dict[str, dict[str, dict[str, None]]] = {}
        self._having: dict[str, list[str]] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._instances: dict[str, dict[str, None]] = {}
        self._parents = parents
        self._above: dict[tuple[str, ...], frozenset[str]] = {}
        for subject, predicate, value in statements:
            properties = self.by_subject.get(subject)
            if properties is None:
                properties = self.by_subject[subject] = {}
            values = properties.get(predicate)
            if values is None:
                properties[predicate] = {value: None}
                self._having.setdefault(predicate, []).append(subject)
            else:
                values[value] = None
        for subject in self._having.get(_TYPE, ()):
            self._describe(subject, self.by_subject[subject][_TYPE])

    def _describe(self, subject: str, types: Iterable[str]) -> None:
        key = tuple(types)
        classes = self._above.get(key)
        if classes is None:
            above = (self._parents.get(name[1:-1]) or (name[1:-1],) for name in key)
            classes = self._above[key] = frozenset(f"<{name}>" for names in above for name in names)
        self._classes[subject] = classes
        for name in classes:
            self._instances.setdefault(name, {})[subject] = None

    def is_described(self, subject: str) -> bool:
        """Whether the class of something is said."""
        return subject in self._classes

    def referred(self) -> set[str]:
        """All nodes that are spoken of."""
        found = set(self.by_subject)
        for properties in self.by_subject.values():
            for values in properties.values():
                found.update(values)
        return found

    def lend(self, subject: str, types: Iterable[str], label: str) -> None:
        """Say of something that the article refers to what the authority data says of it (IRIs, a text)."""
        properties = self.by_subject.setdefault(subject, {})
        for predicate in (_LABEL, _TYPE):
            if predicate not in properties:
                self._having.setdefault(predicate, []).append(subject)
        properties.setdefault(_LABEL, {})[literal(label, "en")] = None
        properties[_TYPE] = {f"<{name}>": None for name in types}
        self._describe(subject, properties[_TYPE])

    def is_a(self, subject: str, name: str) -> bool:
        """Whether something is an instance of a class, or of one below it."""
        return name in self._classes.get(subject, ())

    def instances(self, name: str) -> Iterable[str]:
        """All that is an instance of a class, or of one below it."""
        return self._instances.get(name, ())

    def values(self, subject: str, predicate: str) -> Values:
        """The values of a property, each once."""
        properties = self.by_subject.get(subject)
        return properties.get(predicate, _NONE) if properties is not None else _NONE

    def having(self, predicate: str) -> Iterable[str]:
        """The subjects of a property."""
        return self._having.get(predicate, ())

    def held_by(self, predicate: str) -> Iterator[str]:
        """The values of a property, of whatever subject."""
        return (value for subject in self.having(predicate) for value in self.by_subject[subject][predicate])


_Check = Callable[[Triples, str, Values], "Iterable[str | None]"]
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
    predicate: str = ""
    """The path as a term."""

    def judge(self, triples: Triples, focus: str, found: list[Finding]) -> None:
        """Add what the shape objects to in a node."""
        values = triples.values(focus, self.predicate) if self.predicate else [focus]
        for check in self.checks:
            for each in check(triples, focus, values):
                shown = "" if each is None else node_of(each).n3()
                named = value_of(focus) if focus[0] == "<" else node_of(focus).n3()
                found.append(Finding(self.severity, self.iri, named, self.path, shown, self.message))
        for shape in self.properties:
            for each in values:
                shape.judge(triples, each, found)

    def conforms(self, triples: Triples, focus: str) -> bool:
        """Whether it objects to nothing."""
        values = triples.values(focus, self.predicate) if self.predicate else [focus]
        for check in self.checks:
            for _ in check(triples, focus, values):
                return False
        return all(shape.conforms(triples, each) for shape in self.properties for each in values)

    def names(self) -> Iterator[str]:
        """IRIs of the shape and its parts."""
        yield self.iri
        for shape in self.properties:
            yield from shape.names()


_Target = Callable[[Triples], Iterable[str]]


@dataclass(frozen=True, slots=True)
class CompiledShapes:
    """Shapes with what each of them targets."""

    shapes: tuple[tuple[tuple[_Target, ...], _Shape], ...]

    def findings(
        self, triples: Triples, lent: Container[str] = (), about_records: frozenset[str] = frozenset()
    ) -> list[Finding]:
        """What the shapes object to.

        Args:
            triples: the article's.
            lent: nodes that the shapes `about_records` need not look at.
            about_records: IRIs of shapes.
        """
        found: list[Finding] = []
        for targets, shape in self.shapes:
            spared = lent if about_records.issuperset(shape.names()) else ()
            for focus in dict.fromkeys(node for target in targets for node in target(triples)):
                if focus not in spared:
                    shape.judge(triples, focus, found)
        return found


def compile_shapes(shapes: Graph) -> CompiledShapes | None:
    """The shapes as functions; None where they use a constraint that this module does not know."""
    targeted: dict[Node, list[_Target]] = {}
    for predicate, target in _TARGETS.items():
        for shape, value in shapes.subject_objects(predicate):
            targeted.setdefault(shape, []).append(target(value.n3()))
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
    shape.predicate = path.n3() if path is not None else ""
    for predicate, wanted in sorted(shapes.predicate_objects(node)):
        if predicate in _DESCRIBING:
            continue
        if predicate not in _CONSTRAINTS:
            raise _NotCompiled
        shape.checks.append(_CONSTRAINTS[predicate](shapes, wanted))
    shape.properties = [_shape(shapes, each) for each in sorted(shapes.objects(node, SH.property), key=str)]
    return shape


# Each of these makes a check from the value that a shape gives to the constraint.


def _min_count(shapes: Graph, wanted: Node) -> _Check:
    least = int(str(wanted))
    return lambda triples, focus, values: () if len(values) >= least else (None,)


def _max_count(shapes: Graph, wanted: Node) -> _Check:
    most = int(str(wanted))
    return lambda triples, focus, values: () if len(values) <= most else (None,)


def _min_length(shapes: Graph, wanted: Node) -> _Check:
    least = int(str(wanted))
    return lambda triples, focus, values: [
        each for each in values if _is_blank(each) or len(value_of(each)) < least
    ]


def _pattern(shapes: Graph, wanted: Node) -> _Check:
    expression = re.compile(str(wanted))
    return lambda triples, focus, values: [
        each for each in values if _is_blank(each) or not expression.search(value_of(each))
    ]


def _unique_language(shapes: Graph, wanted: Node) -> _Check:
    if str(wanted) != "true":
        raise _NotCompiled

    def check(triples: Triples, focus: str, values: Values) -> Iterable[str | None]:
        if len(values) < 2:
            return ()
        languages = [tag.lower() for each in values if _is_literal(each) and (tag := language(each))]
        return (None,) if len(set(languages)) < len(languages) else ()

    return check


def _datatype(shapes: Graph, wanted: Node) -> _Check:
    name = str(wanted)
    return lambda triples, focus, values: [
        each
        for each in values
        if not _is_literal(each)
        or datatype(each) != name
        or not (name == _STRING or _well_formed(value_of(each), name))
    ]


@lru_cache(maxsize=4096)
def _well_formed(text: str, datatype: str) -> bool:
    if datatype == _INTEGER and _WHOLE.fullmatch(text):
        return True
    literal = Literal(text, datatype=URIRef(datatype), normalize=False)
    # rdflib knows what is well formed of some datatypes only; of gYear, for one, the shapes' patterns tell
    return not literal.ill_typed and (literal.value is not None or datatype not in _CHECKED)


def _node_kind(shapes: Graph, wanted: Node) -> _Check:
    kinds = {SH.IRI: "<", SH.Literal: '"', SH.BlankNode: "_"}
    if not isinstance(wanted, URIRef) or wanted not in kinds:
        raise _NotCompiled
    first = kinds[wanted]
    return lambda triples, focus, values: [each for each in values if each[0] != first]


def _class(shapes: Graph, wanted: Node) -> _Check:
    name = wanted.n3()
    return lambda triples, focus, values: [each for each in values if not triples.is_a(each, name)]


def _in(shapes: Graph, wanted: Node) -> _Check:
    allowed = {_named(item) for item in shapes.items(wanted)}
    return lambda triples, focus, values: [each for each in values if each not in allowed]


def _has_value(shapes: Graph, wanted: Node) -> _Check:
    if isinstance(wanted, Literal) and wanted.datatype is not None:
        term = str(ox.Literal(str(wanted), datatype=ox.NamedNode(str(wanted.datatype))))
    else:
        term = _named(wanted)
    return lambda triples, focus, values: () if term in values else (None,)


def _named(node: Node) -> str:
    if not isinstance(node, URIRef):
        raise _NotCompiled
    return node.n3()


def _is_literal(term: str) -> bool:
    return term[0] == '"'


def _is_blank(term: str) -> bool:
    return term[0] == "_"


def _bound(least: bool) -> Callable[[Graph, Node], _Check]:
    def make(shapes: Graph, limit: Node) -> _Check:
        if not isinstance(limit, Literal) or (
            not isinstance(limit.value, int | float) and not limit.datatype
        ):
            raise _NotCompiled
        whole = int(limit) if str(limit.datatype) == _INTEGER else None

        def within(each: str) -> bool:
            if not _is_literal(each):
                return False
            text, kind = value_of(each), datatype(each)
            if whole is not None and kind == _INTEGER and _WHOLE.fullmatch(text):
                return int(text) >= whole if least else int(text) <= whole
            order = _order(text, kind, str(limit), str(limit.datatype))
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


def _less_than(shapes: Graph, wanted: Node) -> _Check:
    other = wanted.n3()

    def below(left: str, right: str) -> bool:
        if _is_literal(left) and _is_literal(right):
            first, second = value_of(left), value_of(right)
            if _WHOLE.fullmatch(first) and _WHOLE.fullmatch(second):
                return int(first) < int(second)
            return _order(first, datatype(left), second, datatype(right)) == -1
        return False

    return lambda triples, focus, values: [
        each for each in values if not all(below(each, limit) for limit in triples.values(focus, other))
    ]


def _all_of(shapes: Graph, wanted: Node) -> _Check:
    inner = _shape(shapes, wanted)
    return lambda triples, focus, values: [each for each in values if not inner.conforms(triples, each)]


def _none_of(shapes: Graph, wanted: Node) -> _Check:
    inner = _shape(shapes, wanted)
    return lambda triples, focus, values: [each for each in values if inner.conforms(triples, each)]


def _one_of(shapes: Graph, wanted: Node) -> _Check:
    inner = [_shape(shapes, item) for item in shapes.items(wanted)]
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
