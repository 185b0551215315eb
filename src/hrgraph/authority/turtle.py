"""Writes authority files: one block a record, properties and values in a fixed order.

Plain text, without an RDF library; what is written is read back by `compile.read_statements`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from hrgraph.authority.compile import RDF_TYPE, Statement, Value
from hrgraph.errors import AuthorityError
from hrgraph.files import mend, write_file

__all__ = ["PREFIXES", "block", "compact", "expand", "insert_block", "turtle", "write_text"]

PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hrg": "https://w3id.org/hrgraph/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ORDER = (
    "rdfs:label", "skos:prefLabel", "dcterms:title", "skos:altLabel", "hrg:formerName", "hrg:acronym",
    "hrg:contextName", "skos:hiddenLabel", "hrg:demonym", "hrg:capitalName", "hrg:sharedName",
    "hrg:contextWord", "skos:definition", "skos:notation", "hrg:symbol", "hrg:isoAlpha2", "hrg:isoAlpha3",
    "org:member", "hrg:office", "org:postIn", "org:subOrganizationOf", "hrg:regionalGroup", "hrg:country",
    "hrg:jurisdiction", "hrg:predecessor", "hrg:mandate", "hrg:createdBy", "hrg:seats", "hrg:adoptedBy",
    "dcterms:creator", "hrg:adoptedOn", "dcterms:issued", "hrg:session", "hrg:entryIntoForce",
    "hrg:monitoredBy", "hrg:begin", "hrg:end", "hrg:termBegin", "hrg:termEnd", "hrg:acting", "hrg:endUnknown",
    "dcterms:subject", "hrg:creates", "hrg:renews", "hrg:amends", "hrg:followsUp", "skos:inScheme",
    "skos:topConceptOf", "skos:broader", "skos:narrower", "skos:related", "skos:exactMatch",
    "skos:closeMatch", "owl:sameAs", "schema:url", "rdfs:comment", "dcterms:source",
)  # fmt: skip
_RANK = {name: i for i, name in enumerate(_ORDER)}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_WIDTH = 110
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_INTEGER = PREFIXES["xsd"] + "integer"
_BOOLEAN = PREFIXES["xsd"] + "boolean"


def compact(iri: str) -> str:
    """An IRI with one of the house's prefixes, or in angle brackets.

    >>> compact("https://w3id.org/hrgraph/ontology#State"), compact("https://ishr.ch/")
    ('hrg:State', '<https://ishr.ch/>')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def expand(name: str) -> str:
    """The IRI of a prefixed name of the house.

    Raises:
        AuthorityError: an unknown prefix.
    """
    prefix, _, local = name.partition(":")
    if prefix not in PREFIXES:
        raise AuthorityError(
            f"{name!r} has no prefix of the authority files", f"known: {', '.join(PREFIXES)}"
        )
    return PREFIXES[prefix] + local


def _term(value: Value) -> str:
    if value.iri:
        return compact(value.text)
    if value.datatype == _INTEGER and re.fullmatch(r"[+-]?\d+", value.text):
        return value.text
    if value.datatype == _BOOLEAN and value.text in ("true", "false"):
        return value.text
    quoted = '"' + "".join(_ESCAPES.get(c, c) for c in value.text) + '"'
    if value.language:
        return f"{quoted}@{value.language}"
    return f"{quoted}^^{compact(value.datatype)}" if value.datatype else quoted


def _value_key(value: Value) -> tuple[bool, bool, str, str, str]:
    """English first, then by language and text."""
    return (value.iri, value.language not in ("en", ""), value.language, value.text, value.datatype)


def block(subject: str, statements: Iterable[Statement]) -> str:
    """The Turtle of one record, without prefixes, ending in a line break."""
    properties: dict[str, set[Value]] = defaultdict(set)
    for _, predicate, value, _ in statements:
        properties[predicate].add(value)
    types = sorted(compact(v.text) for v in properties.pop(RDF_TYPE, ()))
    named = {compact(predicate): values for predicate, values in properties.items()}
    lines = [f"{compact(subject)} a {', '.join(types)}"] if types else []
    for predicate in sorted(named, key=lambda p: (_RANK.get(p, len(_RANK) - 2.5), p)):
        terms = [_term(v) for v in sorted(named[predicate], key=_value_key)]
        line = f"{predicate} {', '.join(terms)}"
        if len(line) + 6 > _WIDTH and len(terms) > 1:
            line = predicate + " " + ",\n        ".join(terms)
        lines.append(line if lines else f"{compact(subject)} {line}")
    return " ;\n    ".join(lines) + " .\n"


def turtle(statements: Sequence[Statement], comment: str = "") -> str:
    """A whole file: comment lines, the prefixes it uses, records by IRI."""
    by_subject: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_subject[statement.subject].append(statement)
    blocks = [block(subject, by_subject[subject]) for subject in sorted(by_subject)]
    body = "\n".join(blocks)
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return f"{head}{_prefix_lines(_used(body))}\n{body}"


def _used(body: str) -> list[str]:
    """The prefixes that a text may use; one that only a string holds does no harm."""
    return [prefix for prefix in PREFIXES if re.search(rf"(?<![\w<]){prefix}:", body)]


def _prefix_lines(prefixes: Iterable[str]) -> str:
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in prefixes)


_BLOCK_START = re.compile(r"^<([^<>\s]+)>", re.MULTILINE)
_PREFIX = re.compile(r"^\s*(?:@prefix|PREFIX)\s+(\w*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)


def insert_block(text: str, subject: str, new: str) -> str:
    """A file's text with one more record, before the first block with a greater IRI; nothing else changes.

    Raises:
        AuthorityError: the file gives one of the house's prefixes another meaning.
    """
    known = dict(_PREFIX.findall(text))
    missing = [prefix for prefix in _used(new) if prefix not in known]
    for prefix in _used(new):
        if known.get(prefix, PREFIXES[prefix]) != PREFIXES[prefix]:
            raise AuthorityError(
                f"the prefix {prefix}: means <{known[prefix]}> there", "use the house's prefixes"
            )
    starts = [m.start() for m in _BLOCK_START.finditer(text) if m[1] > subject]
    if starts:
        at = _before_comments(text, starts[0])
        text = text[:at] + new + "\n" + text[at:]
    else:
        text = (text.rstrip("\n") + "\n\n" if text.strip() else "") + new
    if not missing:
        return text
    last = list(_PREFIX.finditer(text[: text.find(new)]))
    at = text.index("\n", last[-1].end()) + 1 if last else _after_comments(text)
    return text[:at] + _prefix_lines(missing) + text[at:]


def _before_comments(text: str, at: int) -> int:
    """Where the comment lines right above a block begin: they belong to it."""
    lines = text[:at].splitlines(keepends=True)
    while lines and lines[-1].startswith("#"):
        at -= len(lines.pop())
    return at


def _after_comments(text: str) -> int:
    """Where the comment lines at the head of a file end."""
    at = 0
    for line in text.splitlines(keepends=True):
        if not line.startswith("#"):
            break
        at += len(line)
    return at


def write_text(path: Path, text: str) -> None:
    """Write a file atomically.

    Raises:
        AuthorityError: it can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, text)
    except OSError as error:
        raise AuthorityError(
            f"{path} can't be written: {error.strerror or error}", mend(error, "choose another folder")
        ) from error
