"""Validation of RDF files: `hrgraph validate FILE...`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from hrgraph.errors import HrgraphError, UsageError
from hrgraph.validate.engine import AuthoritySlice, Described, apply_rules
from hrgraph.validate.findings import Report
from hrgraph.validate.rules import all_rules

__all__ = ["read_slice", "validate_graph"]

_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}


def validate_graph(*paths: Path, context: AuthoritySlice | None = None) -> Report:
    """Hold files, taken together as one graph, to every rule of `ontology/shapes/`.

    Args:
        paths: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML files, told apart by their suffix.
        context: authority records that the files may refer to (see `read_slice`).

    Raises:
        UsageError: a suffix that belongs to none of the formats.
        HrgraphError: a file that can't be read or parsed.
    """
    triples = [quad.triple for path in paths for quad in _read(path)]
    return Report(apply_rules(triples, all_rules(), context or {}))


def read_slice(paths: Iterable[Path]) -> dict[str, Described]:
    """The types and the English (else the first) label of every record in RDF files, for use as `context`.

    Raises:
        UsageError: a suffix that belongs to none of the formats.
        HrgraphError: a file that can't be read or parsed.
    """
    types: dict[str, list[str]] = {}
    labels: dict[str, tuple[bool, str]] = {}
    for path in paths:
        for quad in _read(path):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            subject = quad.subject.value
            if quad.predicate == _RDF_TYPE and isinstance(quad.object, ox.NamedNode):
                types.setdefault(subject, []).append(quad.object.value)
            elif quad.predicate == _LABEL and isinstance(quad.object, ox.Literal):
                english = quad.object.language == "en"
                if subject not in labels or (english and not labels[subject][0]):
                    labels[subject] = (english, quad.object.value)
    return {
        iri: Described(tuple(sorted(set(names))), labels.get(iri, (False, ""))[1])
        for iri, names in types.items()
    }


def _read(path: Path) -> list[ox.Quad]:
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            f"{path}: not a file of RDF", f"name a file that ends in {', '.join(sorted(_FORMATS))}"
        )
    try:
        data = path.read_bytes()
        # A base turns relative IRIs from parse errors into findings; blank nodes of two files stay apart.
        return list(
            ox.parse(
                data, format=form, base_iri="https://w3id.org/hrgraph/relative/", rename_blank_nodes=True
            )
        )
    except OSError as error:
        raise HrgraphError(f"{path}: {error.strerror}", "check the path and its permissions") from error
    except (SyntaxError, ValueError) as error:
        raise HrgraphError(f"{path}: {error}".splitlines()[0], "mend the file's syntax there") from error
