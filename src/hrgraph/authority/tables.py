"""Authority files as CSV tables for spreadsheets and OpenRefine, and back, without loss.

One table a file, one row a record.  A column is a property, with the language or datatype of its values in
brackets: `rdfs:label [en]`, `hrg:begin [xsd:gYear]`, `dcterms:source [IRI]`, `hrg:symbol`.  Several values
stand in one cell, parted by ` | `.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from hrgraph.authority.compile import RDF_TYPE, Statement, Value, read_statements
from hrgraph.authority.turtle import compact, expand, turtle, write_text
from hrgraph.errors import AuthorityError
from hrgraph.iris import BASE

__all__ = ["read_table", "read_tables", "write_table", "write_tables", "write_turtle"]

_IRI = "IRI"
_TYPE = "class [IRI]"
_SUBJECT = "record"
_PARTS = re.compile(r"(?:[^|\\]|\\.)+", re.DOTALL)
_UNESCAPE = re.compile(r"\\(.)", re.DOTALL)
_HEADER = re.compile(r"(?P<predicate>\S+)(?: \[(?P<detail>[^\[\]]+)\])?")


def _column(predicate: str, value: Value) -> str:
    if predicate == RDF_TYPE and value.iri:
        return _TYPE
    name = compact(predicate)
    detail = _IRI if value.iri else value.language or (compact(value.datatype) if value.datatype else "")
    return f"{name} [{detail}]" if detail else name


def _cell(value: Value) -> str:
    """A value as a cell holds it: own IRIs short (`org/ishr`), bars and backslashes escaped."""
    text = value.text
    if value.iri:
        text = f"id:{text.removeprefix(BASE)}" if text.startswith(BASE) else compact(text)
    escaped = text.replace("\\", "\\\\").replace("|", "\\|")
    if not escaped:
        return "\\e"
    # Blanks at the ends would be lost among those around the bars
    if text[-1].isspace() and len(text) > 1:
        escaped = f"{escaped[:-1]}\\{escaped[-1]}"
    return f"\\{escaped}" if text[0].isspace() else escaped


def _value(text: str, detail: str) -> Value:
    plain = "" if text == "\\e" else _UNESCAPE.sub(r"\1", text)
    if detail == _IRI:
        return Value(_iri(plain), iri=True)
    if ":" in detail or detail.startswith("<"):
        return Value(plain, datatype=_iri(detail))
    return Value(plain, language=detail)


def _iri(text: str) -> str:
    if text.startswith("id:"):
        return BASE + text[3:]
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    return expand(text)


def write_table(statements: Sequence[Statement]) -> str:
    """The CSV of one file's statements."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value, _ in sorted(set(statements)):
        rows[subject][_column(predicate, value)].append(_cell(value))
    found = {column for row in rows.values() for column in row}
    first = [c for c in (_TYPE, "rdfs:label [en]") if c in found]
    columns = [_SUBJECT, *first, *sorted(found - set(first))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for subject in sorted(rows):
        cells = (" | ".join(rows[subject].get(column, ())) for column in columns[1:])
        writer.writerow([_cell(Value(subject, iri=True)), *cells])
    return out.getvalue()


def read_table(text: str, name: str) -> list[Statement]:
    """The statements of one CSV table.

    Args:
        text: the table.
        name: its file name, for messages and as the statements' file.

    Raises:
        AuthorityError: no header, an unknown column, a row without its record.
    """
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or rows[0][:1] != [_SUBJECT]:
        raise AuthorityError(
            f"{name}: the first column must be “{_SUBJECT}”", "start from `authority export`"
        )
    columns = [_parse_header(header, name) for header in rows[0][1:]]
    statements: list[Statement] = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if not row[0].strip():
            raise AuthorityError(
                f"{name} row {number}: no record is named in the first column",
                "write its IRI there, or remove the row",
            )
        if len(row) > len(columns) + 1:
            raise AuthorityError(
                f"{name} row {number}: it has more cells than the header has columns",
                "put text with commas into quotation marks",
            )
        subject = _value(row[0].strip(), _IRI).text
        for (predicate, detail), cell in zip(columns, row[1:], strict=False):
            for part in _PARTS.findall(cell):
                if text_of := _trim(part):
                    statements.append(Statement(subject, predicate, _value(text_of, detail), name))
    return statements


def _trim(part: str) -> str:
    """A cell's part without the blanks around it, but with the escaped ones."""
    left = part.lstrip()
    right = left.rstrip()
    # A backslash that lost its blank gets it back
    if re.search(r"(?<!\\)(?:\\\\)*\\$", right) and len(right) < len(left):
        right += left[len(right)]
    return right


def _parse_header(header: str, name: str) -> tuple[str, str]:
    if header == _TYPE:
        return RDF_TYPE, _IRI
    match = _HEADER.fullmatch(header.strip())
    if match is None:
        raise AuthorityError(f"{name}: the column “{header}” is no property", "write it like rdfs:label [en]")
    return _iri(match["predicate"]), match["detail"] or ""


def write_tables(files: Iterable[Path], out: Path) -> list[Path]:
    """Write one table for each Turtle file into a folder; the paths written.

    Raises:
        AuthorityError: a file that can't be read or written.
    """
    written = []
    for path in files:
        target = out / f"{path.stem}.csv"
        # The byte-order mark tells spreadsheets that it is UTF-8
        write_text(target, "\ufeff" + write_table(read_statements([path])))
        written.append(target)
    return written


def read_tables(folder: Path) -> dict[str, list[Statement]]:
    """The statements of a folder's tables by the stem of their files.

    Raises:
        AuthorityError: no table, or one that can't be read.
    """
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise AuthorityError(f"{folder} holds no .csv file", "name the folder that `authority export` wrote")
    tables = {}
    for path in files:
        try:
            text = path.read_bytes().decode("utf-8-sig")  # not read_text: line breaks inside cells are data
        except (OSError, UnicodeDecodeError) as error:
            raise AuthorityError(
                f"{path.name} can't be read as UTF-8 text: {error}", "export it again as UTF-8"
            ) from error
        tables[path.stem] = read_table(text, path.name)
    return tables


def write_turtle(tables: dict[str, list[Statement]], folder: Path) -> list[Path]:
    """Write the Turtle file of each table; the files whose statements changed.

    A file that says the same already is left as it is; in others the comment at the head is kept.
    """
    changed = []
    for stem, statements in sorted(tables.items()):
        path = folder / f"{stem}.ttl"
        old = {s[:3] for s in read_statements([path])} if path.exists() else set()
        if path.exists() and old == {s[:3] for s in statements}:
            continue
        write_text(path, turtle(statements, _comment(path)))
        changed.append(path)
    return changed


def _comment(path: Path) -> str:
    """The comment lines at the head of a file."""
    if not path.exists():
        return ""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("#").removeprefix(" "))
    return "\n".join(lines)
