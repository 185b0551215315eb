"""The shapes as the engines need them.

SHACL's own constraints go to pySHACL.  The SPARQL constraints (`sh:sparql`) go to Oxigraph, which answers
them some hundred times faster than pySHACL's SPARQL engine: each becomes a SELECT query over what its shape
targets (and is asked only where `hrgraph.validate.certain` can't see that it has no rows).  The tests run
pySHACL over both and compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.errors import HrgraphError
from hrgraph.resources import ontology_dir
from hrgraph.validate.compiled import CompiledShapes, compile_shapes
from hrgraph.validate.findings import SEVERITIES, Severity

__all__ = [
    "SEVERITIES",
    "Rules",
    "SparqlRule",
    "all_rules",
    "article_rules",
    "class_tree",
    "classes_above",
    "read_turtle",
]

_ARTICLE_FILES = ("common.ttl", "article.ttl", "acts.ttl")


@dataclass(frozen=True, slots=True)
class SparqlRule:
    """A SPARQL constraint as a query of its own: its rows are `?this`, the node at fault, and `?value`."""

    shape: str
    severity: Severity
    message: str
    query: str


@dataclass(frozen=True, slots=True)
class Rules:
    """A set of shapes: what pySHACL runs, and what Oxigraph runs.

    `about_records` are the rules that target the instances of a class: they judge a record wherever it is
    described, whereas the others judge what is said of it here.
    """

    core: Graph
    sparql: tuple[SparqlRule, ...]
    about_records: frozenset[str]
    compiled: CompiledShapes | None
    """What pySHACL runs as plain functions, which do the same in a thirtieth of the time."""


def read_turtle(path: Path) -> Graph:
    """A Turtle file that ships with hrgraph.

    Raises:
        HrgraphError: it can't be read or parsed.
    """
    graph = Graph()
    try:
        graph.parse(path, format="turtle")
    except (OSError, SyntaxError) as error:
        raise HrgraphError(
            f"{path}: {error}".splitlines()[0], "mend the file or restore it from a release"
        ) from error
    return graph


@cache
def article_rules() -> Rules:
    """The rules for one article's graph, as the gate applies them."""
    return _compile([ontology_dir() / "shapes" / name for name in _ARTICLE_FILES])


@cache
def all_rules() -> Rules:
    """Every rule: those for articles and those for the authority data."""
    return _compile(sorted((ontology_dir() / "shapes").glob("*.ttl")))


@cache
def class_tree() -> tuple[tuple[URIRef, URIRef, URIRef], ...]:
    """`rdfs:subClassOf` between the ontology's named classes, by which an NGO is an organisation."""
    triples: set[tuple[URIRef, URIRef, URIRef]] = set()
    for name in ("core.ttl", "acts.ttl"):
        for child, parent in read_turtle(ontology_dir() / name).subject_objects(RDFS.subClassOf):
            if isinstance(child, URIRef) and isinstance(parent, URIRef):
                triples.add((child, RDFS.subClassOf, parent))
    return tuple(sorted(triples))


@cache
def classes_above() -> dict[str, frozenset[str]]:
    """Of each of the ontology's classes that has one above it all of those, itself included."""
    direct: dict[str, set[str]] = {}
    for child, _, parent in class_tree():
        direct.setdefault(str(child), set()).add(str(parent))

    def above(name: str) -> frozenset[str]:
        return frozenset((name,)).union(*map(above, direct.get(name, ())))

    return {name: above(name) for name in direct}


def _compile(paths: list[Path]) -> Rules:
    core = Graph(store="SimpleMemory")
    for path in paths:
        core += read_turtle(path)
    rules = sorted(_sparql_rules(core), key=lambda rule: rule.shape)
    targeting = set(core.subjects(SH.targetClass))
    about_records = targeting | {part for shape in targeting for part in core.objects(shape, SH.property)}
    for constraint in set(core.objects(None, SH.sparql)):
        core.remove((constraint, None, None))
    for rule in rules:  # what is left of them is nothing that pySHACL need visit
        core.remove((URIRef(rule.shape), None, None))
    return Rules(core, tuple(rules), frozenset(map(str, about_records)), compile_shapes(core))


def _sparql_rules(shapes: Graph) -> list[SparqlRule]:
    rules = []
    for shape, constraint in shapes.subject_objects(SH.sparql):
        query = _over_targets(str(shapes.value(constraint, SH.select)), shapes, shape)
        severity = SEVERITIES[str(shapes.value(shape, SH.severity, default=SH.Violation))]
        message = str(shapes.value(shape, SH.message))
        rules.append(SparqlRule(str(shape), severity, message, _prefixes(shapes, constraint) + query))
    return rules


def _over_targets(select: str, shapes: Graph, shape: Node) -> str:
    """The constraint's SELECT over all that the shape targets (each of ours binds `$this` itself)."""
    patterns = [f"?this <{name}> []" for name in shapes.objects(shape, SH.targetSubjectsOf)]
    for target in shapes.objects(shape, SH.targetClass):
        assert isinstance(target, URIRef)
        classes = " ".join(f"<{name}>" for name in sorted({target, *_subclasses(target)}))
        patterns.append(f"VALUES ?class {{ {classes} }} ?this a ?class")
    targets = " UNION ".join(f"{{ {pattern} }}" for pattern in sorted(patterns))
    return f"SELECT DISTINCT ?this ?value WHERE {{ {targets} {{ {select} }} }}"


def _subclasses(parent: URIRef) -> set[URIRef]:
    children = {child for child, _, above in class_tree() if above == parent}
    return children.union(*(_subclasses(child) for child in children))


def _prefixes(shapes: Graph, constraint: Node) -> str:
    lines = []
    for owner in shapes.objects(constraint, SH.prefixes):
        for declaration in shapes.objects(owner, SH.declare):
            prefix, namespace = (shapes.value(declaration, part) for part in (SH.prefix, SH.namespace))
            assert isinstance(prefix, Literal) and isinstance(namespace, Literal)
            lines.append(f"PREFIX {prefix}: <{namespace}>\n")
    return "".join(sorted(lines))
