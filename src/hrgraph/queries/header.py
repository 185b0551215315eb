"""The header of a saved query: YAML in `#+` comments, as grlc has it.

#+ title: Who met whom
#+ question: Who met or talked with whom, when and where?
#+ parameters:
#+   - name: actor
#+     description: A name of one of the two; empty for everybody.
#+     type: string
#+     default: ""
#+ tags: [acts, meetings]
#+ example: |
#+   ISHR met António Guterres on 27 February 2023.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

import yaml

from hrgraph.errors import QueryError

__all__ = ["Header", "Parameter", "ParameterType", "read_header"]

ParameterType = Literal["iri", "string", "name", "date", "int", "act"]
_TYPES: tuple[str, ...] = get_args(ParameterType)
_FIELDS = {"title", "question", "parameters", "tags", "example", "pages", "kept"}
_PARAMETER_FIELDS = {"name", "description", "type", "default", "path"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a saved query can be told.  In the query's text it is the variable `?_NAME`."""

    name: str
    description: str
    type: ParameterType
    default: str | None = None
    """The value where none is given; None: one must be given."""
    path: str = ""
    """Of an IRI: values that are no IRI are looked up below this path of the data ("article/")."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a saved query says of itself."""

    title: str = ""
    question: str = ""
    parameters: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()
    example: str = ""
    pages: str = ""
    """The variable of `hrg:when` by which the answer can be read page by page; "" where it can't."""
    kept: bool = False
    """Whether a store keeps the whole answer: it counts over all articles."""


def read_header(text: str, name: str) -> Header:
    """The header of a query; an empty one where the text has none.

    Args:
        text: the query, header included.
        name: how to call it in messages.

    Raises:
        QueryError: the header is no YAML, or has fields that do not exist.
    """
    source = "\n".join(line[2:] for line in text.splitlines() if line.startswith("#+"))
    try:
        fields = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        raise QueryError(
            f"the header of {name} is not YAML: {str(error).splitlines()[0]}",
            "mend the lines that begin with #+",
        ) from None
    except ValueError as error:  # a date that is none, such as 2023-02-31
        raise QueryError(
            f"the header of {name} has a wrong value: {error}", "put the value into quotation marks"
        ) from None
    if not isinstance(fields, dict):
        raise QueryError(f"the header of {name} is not a list of fields", "write `#+ title: ...`")
    _only(fields, _FIELDS, f"the header of {name}")
    declared = fields.get("parameters") or []
    if not isinstance(declared, list) or not all(isinstance(entry, dict) for entry in declared):
        raise QueryError(f"the parameters of {name} are not a list", "write `#+   - name: ...` for each")
    return Header(
        title=str(fields.get("title", "")),
        question=str(fields.get("question", "")),
        parameters=tuple(_parameter(entry, name) for entry in declared),
        tags=tuple(str(tag) for tag in fields.get("tags") or ()),
        example=str(fields.get("example", "")).strip(),
        pages=str(fields.get("pages") or ""),
        kept=bool(fields.get("kept", False)),
    )


def _parameter(entry: dict[str, Any], query: str) -> Parameter:
    name = str(entry.get("name", ""))
    what = f"parameter {name!r} of {query}"
    if not _NAME.fullmatch(name):
        raise QueryError(f"{what} needs a name of small letters, digits and underscores", "name it")
    _only(entry, _PARAMETER_FIELDS, what)
    type_ = entry.get("type", "string")
    if type_ not in _TYPES:
        raise QueryError(f"{what} has the unknown type {type_!r}", f"choose one of {', '.join(_TYPES)}")
    default = entry.get("default")
    return Parameter(
        name=name,
        description=str(entry.get("description", "")),
        type=type_,
        default=None if default is None else str(default),
        path=str(entry.get("path", "")),
    )


def _only(fields: dict[str, Any], known: set[str], what: str) -> None:
    unknown = sorted(str(field) for field in set(fields) - known)
    if unknown:
        raise QueryError(
            f"{what} has the unknown field {unknown[0]!r}", f"fields are {', '.join(sorted(known))}"
        )
