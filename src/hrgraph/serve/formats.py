"""Answer tables as the W3C's result formats; a bound on their size is announced, never silent."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from hrgraph.store import Table, Term
from hrgraph.store.terms import XSD

__all__ = ["MEDIA", "Rows", "read_rows", "write_boolean", "write_rows"]

MEDIA = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8; header=present",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples; charset=utf-8",
    "trig": "application/trig; charset=utf-8",
    "nquads": "application/n-quads; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
}
"""Media types by the names of formats."""
_BYTES = 48 * 2**20
"""An answer's values together may be so long."""
_KINDS = {"iri": "uri", "literal": "literal", "bnode": "bnode"}

Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer that has been read."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]
    truncated: bool
    """There would be more."""


def read_rows(table: Table, limit: int) -> Rows:
    """The first rows of an answer, at most `limit`, and less where they are very long."""
    rows: list[Row] = []
    size = 0
    for row in table.rows:
        size += sum(len(term.value) for term in row if term is not None)
        if len(rows) >= limit or size > _BYTES:
            return Rows(table.variables, tuple(rows), True)
        rows.append(row)
    return Rows(table.variables, tuple(rows), False)


def write_rows(rows: Rows, format: str) -> bytes:
    """An answer as json, xml, csv or tsv."""
    if format == "json":
        return b"".join(_json(rows))
    if format == "xml":
        return "".join(_xml(rows)).encode("utf-8")
    return _delimited(rows, format).encode("utf-8")


def write_boolean(answer: bool, format: str) -> bytes:
    """Yes or no as json or xml; as a word in the other formats."""
    word = "true" if answer else "false"
    if format == "json":
        return f'{{"head": {{}}, "boolean": {word}}}\n'.encode()
    if format == "xml":
        return f"{_XML}<head/><boolean>{word}</boolean></sparql>\n".encode()
    return f"{word}\n".encode()


def _json(rows: Rows) -> Iterator[bytes]:
    head = json.dumps({"vars": list(rows.variables)}, ensure_ascii=False)
    yield f'{{"head": {head}, "results": {{"bindings": ['.encode()
    for number, row in enumerate(rows.rows):
        bindings = {
            name: _binding(term)
            for name, term in zip(rows.variables, row, strict=True)
            if term is not None
        }  # fmt: skip
        yield (",\n" if number else "\n").encode() + json.dumps(bindings, ensure_ascii=False).encode()
    yield b"\n]}"
    if rows.truncated:
        yield f', "truncated": {{"rows": {len(rows.rows)}}}'.encode()
    yield b"}\n"


def _binding(term: Term) -> dict[str, str]:
    binding = {"type": _KINDS[term.kind], "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype:
        binding["datatype"] = term.datatype
    return binding


_XML = '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'


def _xml(rows: Rows) -> Iterator[str]:
    names = [quoteattr(name) for name in rows.variables]
    yield f"{_XML}<head>{''.join(f'<variable name={name}/>' for name in names)}</head><results>"
    for row in rows.rows:
        yield "\n<result>"
        for name, term in zip(names, row, strict=True):
            if term is not None:
                yield f"<binding name={name}>{_xml_term(term)}</binding>"
        yield "</result>"
    yield "\n</results></sparql>\n"


def _xml_term(term: Term) -> str:
    # characters that XML 1.0 can't hold, even escaped
    value = escape("".join(c if c >= " " or c in "\t\n" else "\ufffd" for c in term.value), {"\r": "&#13;"})
    if term.kind == "iri":
        return f"<uri>{value}</uri>"
    if term.kind == "bnode":
        return f"<bnode>{value}</bnode>"
    kind = ""
    if term.language:
        kind = f" xml:lang={quoteattr(term.language)}"
    elif term.datatype:
        kind = f" datatype={quoteattr(term.datatype)}"
    return f"<literal{kind}>{value}</literal>"


def _delimited(rows: Rows, format: str) -> str:
    if format == "tsv":
        head = "\t".join(f"?{name}" for name in rows.variables)
        return "\n".join([head, *("\t".join(map(_tsv, row)) for row in rows.rows)]) + "\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows.variables)
    writer.writerows(map(_csv, rows.rows))
    return out.getvalue()


def _csv(row: Sequence[Term | None]) -> list[str]:
    cells = ("" if t is None else f"_:{t.value}" if t.kind == "bnode" else t.value for t in row)
    return [*cells]


_NUMBERS = frozenset(f"{XSD}{name}" for name in ("integer", "decimal", "double"))


def _tsv(term: Term | None) -> str:
    if term is None:
        return ""
    if term.kind == "iri":
        return f"<{term.value}>"
    if term.kind == "bnode":
        return f"_:{term.value}"
    if term.datatype in _NUMBERS and term.value[:1] in "+-.0123456789" and term.value:
        return term.value
    value = term.value.replace("\\", "\\\\").replace('"', '\\"')
    value = value.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    if term.language:
        return f'"{value}"@{term.language}'
    return f'"{value}"' + (f"^^<{term.datatype}>" if term.datatype else "")
