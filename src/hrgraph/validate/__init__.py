"""Validation: the gate for one article's graph, RDF files, checks over a store, lints of the ontology.

The rules are data: SHACL shapes in `ontology/shapes/` and SPARQL checks in `ontology/checks/`.
"""

from hrgraph.validate.checks import Check, load_checks, run_checks
from hrgraph.validate.engine import AuthoritySlice, Described
from hrgraph.validate.files import read_slice, validate_graph
from hrgraph.validate.findings import Finding, Report, Severity
from hrgraph.validate.gate import validate_article
from hrgraph.validate.lints import check_ontology

__all__ = [
    "AuthoritySlice",
    "Check",
    "Described",
    "Finding",
    "Report",
    "Severity",
    "check_ontology",
    "load_checks",
    "read_slice",
    "run_checks",
    "validate_article",
    "validate_graph",
]
