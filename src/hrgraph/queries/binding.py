"""Putting values in the place of parameters: as terms, never as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from hrgraph.errors import QueryError, UsageError
from hrgraph.iris import BASE, HRG
from hrgraph.queries.header import Parameter
from hrgraph.queries.near import near
from hrgraph.records import ACT_KEYS
from hrgraph.triples import name_key

__all__ = ["QueryForm", "bind", "bind_sql", "query_form", "term"]

QueryForm = Literal["select", "ask", "construct"]
_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<text>\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |[?$]_(?P<parameter>\w+)
    |(?P<word>[A-Za-z_][\w.-]*:?)""",
    re.VERBOSE | re.DOTALL,
)
_IF = re.compile(r"[ \t]*# if (\w+)[ \t]*$")
_SQL_IF = re.compile(r"[ \t]*--(?: if (\w+))?(?: unless ([\w ]+))?[ \t]*$")
_PREFIXES = {"hrg": HRG, "hrid": BASE}
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def bind(text: str, parameters: tuple[Parameter, ...], values: Mapping[str, str], query: str) -> str:
    """The query with each `?_NAME` replaced by the term that its value stands for.

    A line that ends in `# if NAME` is left out where the parameter NAME is empty.

    Args:
        text: SPARQL with placeholders.
        parameters: what it declares.
        values: what was given, by name.
        query: how to call the query in messages.

    Raises:
        UsageError: a value is missing, unknown or of the wrong type.
        QueryError: the text has a placeholder that no parameter declares.
    """
    chosen = _chosen(parameters, values, query)
    terms = {parameter.name: term(parameter, value) for parameter, value in chosen}
    given = {parameter.name for parameter, value in chosen if value.strip()}
    text = "\n".join(_lines(text, given, terms, query))

    def replace(match: re.Match[str]) -> str:
        name = match["parameter"]
        if name is None:
            return match.group()
        if name not in terms:
            raise QueryError(
                f"{query} uses ?_{name}, which its header does not declare", "add it to the header"
            )
        return terms[name]

    return _TOKEN.sub(replace, text)


def bind_sql(
    text: str, parameters: tuple[Parameter, ...], values: Mapping[str, str], query: str
) -> tuple[str, dict[str, str | int]]:
    """A question to the lists of a store, and the values of its parameters as the lists have them.

    A line that ends in `-- if NAME` is left out where the parameter NAME is empty, one that ends in
    `-- unless NAME OTHER` where any of them is not.

    Args:
        text: SQL with the parameters as `:NAME`.
        parameters: what the query declares.
        values: what was given, by name.
        query: how to call the query in messages.

    Raises:
        UsageError: a value is missing, unknown or of the wrong type.
    """
    chosen = _chosen(parameters, values, query)
    given = {parameter.name for parameter, value in chosen if value.strip()}
    lines = []
    for line in text.split("\n"):
        match = _SQL_IF.search(line)
        if match is None:
            lines.append(line)
        elif (match[1] is None or match[1] in given) and given.isdisjoint((match[2] or "").split()):
            lines.append(line[: match.start()])
    return "\n".join(lines), {parameter.name: _listed(parameter, value) for parameter, value in chosen}


def _listed(parameter: Parameter, value: str) -> str | int:
    """A value as the lists of a store have it."""
    term(parameter, value)  # it is of its type
    value = value.strip()
    if parameter.type == "iri":
        return f"{_iri(parameter, value)}\x01<"
    if parameter.type == "int":
        return int(value)
    return name_key(value) if parameter.type == "name" else value


def _chosen(
    parameters: tuple[Parameter, ...], values: Mapping[str, str], query: str
) -> list[tuple[Parameter, str]]:
    """Each parameter with the value that it was given, or its default."""
    declared = {parameter.name: parameter for parameter in parameters}
    for name in values:
        if name not in declared:
            known = ", ".join(declared) or "none"
            raise UsageError(
                f"{query} has no parameter {name!r}", f"{near(name, declared)}its parameters are: {known}"
            )
    chosen = []
    for name, parameter in declared.items():
        value = values.get(name, parameter.default)
        if value is None:
            raise UsageError(f"{query} needs the parameter {name!r}", f"add --param {name}=VALUE")
        chosen.append((parameter, value))
    return chosen


def _lines(text: str, given: set[str], declared: Mapping[str, str], query: str) -> Iterator[str]:
    """The lines that hold: one that ends in `# if NAME` only where that parameter has a value."""
    for line in text.split("\n"):
        match = _IF.search(line)
        if match and match[1] not in declared:
            raise QueryError(
                f"{query} asks for {match[1]}, which its header does not declare", "add it to the header"
            )
        if match is None:
            yield line
        elif match[1] in given:
            yield line[: match.start()]


def term(parameter: Parameter, value: str) -> str:
    """A value as a SPARQL term of the parameter's type.

    >>> term(Parameter("name", "", "string"), 'He said "no"')
    '"He said \\\\"no\\\\""'

    Raises:
        UsageError: the value is not of that type.
    """
    value = value.strip()
    if parameter.type == "iri":
        return f"<{_iri(parameter, value)}>"
    if parameter.type == "int":
        if not re.fullmatch(r"[+-]?\d{1,18}", value, re.ASCII):
            raise _wrong(parameter, value, "a whole number")
        return str(int(value))
    if parameter.type == "name":
        return _string(name_key(value))
    if parameter.type == "date" and value and not _DATE.fullmatch(value):
        raise _wrong(parameter, value, "a date: YYYY, YYYY-MM or YYYY-MM-DD")
    if parameter.type == "act" and value and value not in ACT_KEYS:
        raise _wrong(parameter, value, f"an act: {near(value, ACT_KEYS)}acts are {', '.join(ACT_KEYS)}")
    return _string(value)


def _iri(parameter: Parameter, value: str) -> str:
    value = value.removeprefix("<").removesuffix(">")
    prefix, colon, rest = value.partition(":")
    if colon and prefix in _PREFIXES:
        value = _PREFIXES[prefix] + rest
    elif "://" not in value:
        value = BASE + (value if value.startswith(parameter.path) else parameter.path + value)
    if not _IRI.fullmatch(value):
        raise _wrong(parameter, value, "an IRI")
    import pyoxigraph as ox

    try:
        ox.NamedNode(value)  # it knows all the characters that no IRI may have
    except ValueError:
        raise _wrong(parameter, value, "an IRI") from None
    return value


def _string(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    # SPARQL decodes \u before it parses; every backslash above is doubled, so none can come to life
    return f'"{escaped}"'


def _wrong(parameter: Parameter, value: str, wanted: str) -> UsageError:
    return UsageError(
        f"parameter {parameter.name}={value!r} is not {wanted.partition(':')[0]}", f"give {wanted}"
    )


def query_form(text: str) -> QueryForm:
    """Whether a query is a SELECT, an ASK, or a CONSTRUCT or DESCRIBE.

    >>> query_form("# SELECT in a comment\\nPREFIX ask: <http://x/> CONSTRUCT WHERE { ?s a ask:A }")
    'construct'

    Raises:
        QueryError: it is none of them.
    """
    for match in _TOKEN.finditer(text):
        word = (match["word"] or "").lower()
        if word in ("select", "ask"):
            return "select" if word == "select" else "ask"
        if word in ("construct", "describe"):
            return "construct"
    raise QueryError("this is not a query", "write SELECT, ASK, CONSTRUCT or DESCRIBE; updates are not run")
