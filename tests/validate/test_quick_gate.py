"""The quick way through the gate says what the reference says."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hrgraph.triples.statements import datatype, language, read_statements, value_of
from hrgraph.validate import read_slice
from hrgraph.validate.certain import has_condition
from hrgraph.validate.engine import apply_compiled, apply_rules
from hrgraph.validate.rules import article_rules
from hrgraph.validate.terms import node_of, to_rdflib

FIXTURES = Path(__file__).parent / "fixtures"
CONTEXT = read_slice([FIXTURES / "authority.ttl"])
S, P = "<https://example.org/s>", "<https://example.org/p>"
XSD = "http://www.w3.org/2001/XMLSchema#"

OBJECTS = {
    "an IRI": "<https://example.org/o>",
    "an IRI with an encoded blank": "<https://example.org/a%20b>",
    "an IRI that is no web address": "<urn:isbn:9>",
    "an IRI in other letters": "<https://example.org/é>",
    "a blank node": "_:x",
    "words": '"words"',
    "words of a language": '"mots"@fr',
    "a language tag in capitals": '"words"@EN-gb',
    "an empty text": '""',
    "escapes": r'"a\"b\\c\nd\re"',
    "a tab as it is": '"a\tb"',
    "a tab, escaped": r'"a\tb"',
    "letters by their numbers": r'"caf\u00e9 \U0001F600"',
    "a backslash before a letter n": r'"C:\\new"',
    "a number": f'"12"^^<{XSD}integer>',
    "a string that says so": f'"a"^^<{XSD}string>',
    "a datatype of others": '"x"^^<https://example.org/type>',
    "a full stop and a blank": '"a . b ."',
    "marks of an IRI": '"<https://example.org/x> ."',
}


@pytest.mark.parametrize("graph", ["", " <https://example.org/g>"], ids=["triples", "quads"])
@pytest.mark.parametrize("term", OBJECTS.values(), ids=list(OBJECTS))
def test_terms_are_read_as_oxigraph_reads_them(term: str, graph: str) -> None:
    text = f"{S} {P} {S}{graph} .\n{S} {P} {term}{graph} .\n"
    _, theirs = ox.parse(text, format=ox.RdfFormat.N_QUADS)
    _, (subject, predicate, ours) = read_statements(text)
    assert (subject, predicate) == (S, P)
    if isinstance(theirs.object, ox.BlankNode):
        assert ours == "_:b0"
        return
    assert ours == str(theirs.object)
    assert node_of(ours) == to_rdflib(theirs.object)
    assert value_of(ours) == theirs.object.value
    if isinstance(theirs.object, ox.Literal):
        assert datatype(ours) == theirs.object.datatype.value
        assert language(ours) == (theirs.object.language or "")


NO_LINES = {
    "no full stop": f"{S} {P} {S}",
    "a relative IRI": f"{S} {P} <o> .",
    "a blank in an IRI": f"{S} {P} <https://example.org/a b> .",
    "a broken escape": rf'{S} {P} "\x" .',
    "an open quotation": f'{S} {P} "a .',
    "a literal for a subject": f'"a" {P} {S} .',
    "a percent sign alone": f"{S} {P} <https://example.org/%> .",
    "two objects": f"{S} {P} {S} {S} {S} .",
}


@pytest.mark.parametrize("line", NO_LINES.values(), ids=list(NO_LINES))
def test_what_is_no_statement_is_told_with_its_line(line: str) -> None:
    text = f"{S} {P} {S} .\n{line}\n"
    try:
        expected = [tuple(map(str, quad.triple)) for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)]
    except SyntaxError:
        with pytest.raises(SyntaxError, match=r"line [23]"):
            read_statements(text)
    else:
        assert [tuple(each) for each in read_statements(text)] == expected


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_text_is_read_as_it_was_written(texts: list[str]) -> None:
    clean = [text.encode("utf-8", "ignore").decode() for text in texts]
    lines = [f"{S} {P} {ox.Literal(text)} .\n" for text in clean]
    assert [value_of(term) for _, _, term in read_statements("".join(lines))] == clean


def test_every_constraint_has_a_condition() -> None:
    """Whoever changes a query of `ontology/shapes` looks at its condition in `hrgraph.validate.certain`."""
    assert [rule.shape for rule in article_rules().sparql if not has_condition(rule)] == []


GOOD = "".join(f"{quad.triple} .\n" for quad in ox.parse(path=FIXTURES / "article.ttl")).splitlines(True)
TERMS = sorted({term for line in GOOD for term in line.rsplit(" .", 1)[0].split(" ", 2)[::2]})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(GOOD) - 1), st.sampled_from(["drop", "change", "add"]), st.sampled_from(TERMS)
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_graph_broken_anywhere_is_judged_alike(changes: list[tuple[int, str, str]]) -> None:
    lines: list[str] = list(GOOD)
    for at, what, term in changes:
        subject, predicate, _ = GOOD[at].split(" ", 2)
        changed = f"{subject} {predicate} {term} .\n"
        lines[at] = {"drop": "", "change": changed, "add": GOOD[at] + changed}[what]
    text = "".join(lines)
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]
    ours = apply_compiled(text, article_rules(), CONTEXT)
    assert ours is not None
    assert set(ours) == set(apply_rules(triples, article_rules(), CONTEXT))
