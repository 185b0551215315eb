"""The gate: one article's graph against the rules, before it enters the store."""

from __future__ import annotations

import pyoxigraph as ox

from hrgraph.errors import HrgraphError
from hrgraph.validate.engine import AuthoritySlice, apply_compiled, apply_rules
from hrgraph.validate.findings import Report
from hrgraph.validate.rules import article_rules

__all__ = ["validate_article"]


def validate_article(nquads: str, context: AuthoritySlice | None = None) -> Report:
    """Hold one article's graph to the rules for articles (`ontology/shapes/`: common, article, acts).

    Args:
        nquads: the article's graph as N-Quads (or N-Triples).
        context: the authority records that it may refer to; without it every participant must be described
            in the graph itself.

    Returns:
        The report; `report.conforms` says whether the graph may enter the store.

    Raises:
        HrgraphError: the text is no N-Quads.
    """
    rules = article_rules()
    try:
        findings = apply_compiled(nquads, rules, context or {})
        if findings is None or any(finding.severity == "violation" for finding in findings):
            # what keeps an article out is told by the reference
            triples = [quad.triple for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)]
            findings = apply_rules(triples, rules, context or {})
    except SyntaxError as error:
        raise HrgraphError(
            f"the article's graph is no N-Quads: {error}", "report this as a bug of hrgraph"
        ) from error
    return Report(findings)
