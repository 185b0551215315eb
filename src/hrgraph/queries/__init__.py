"""Saved questions: SPARQL files with a header, parameters that are bound safely."""

from __future__ import annotations

from hrgraph.queries.answers import answer, answer_triples, keep_answers
from hrgraph.queries.binding import QueryForm, query_form
from hrgraph.queries.header import Parameter, ParameterType
from hrgraph.queries.near import near
from hrgraph.queries.saved import SavedQuery, find_query, parse_query, saved_queries

__all__ = [
    "Parameter",
    "ParameterType",
    "QueryForm",
    "SavedQuery",
    "answer",
    "answer_triples",
    "find_query",
    "keep_answers",
    "near",
    "parse_query",
    "query_form",
    "saved_queries",
]
