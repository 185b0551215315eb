"""Turtle that people read: relative names, one block a subject, a stable order, texts as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE

__all__ = ["Node", "write_turtle"]

Node = ox.NamedNode | ox.BlankNode | ox.Literal
_RDF = PREFIXES["rdf"]
_XSD = PREFIXES["xsd"]
_TYPE, _FIRST, _REST, _NIL = (f"{_RDF}{name}" for name in ("type", "first", "rest", "nil"))
_LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel", f"{PREFIXES['dcterms']}title")
_RELATIVE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_~.-]*(/[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)*")
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = {
    f"{_XSD}integer": re.compile(r"[+-]?[0-9]+"),
    f"{_XSD}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{_XSD}boolean": re.compile(r"true|false"),
}
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_turtle(
    triples: Iterable[ox.Triple], prefixes: Mapping[str, str] = PREFIXES, base: str = BASE
) -> str:
    """Some statements as a Turtle document.

    The same statements give the same text, in whatever order they come.  A blank node that one statement
    refers to stands where it is referred to; blank nodes should have canonical labels.

    Args:
        triples: the statements; repeated ones count once.
        prefixes: those that may be used; only those that are used are declared.
        base: what the IRIs below it are written relative to.
    """
    return _Writer(list(dict.fromkeys(triples)), prefixes, base).text()


class _Writer:
    def __init__(self, triples: list[ox.Triple], prefixes: Mapping[str, str], base: str) -> None:
        # longer namespaces first: the best fit wins
        self._prefixes = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._base = base
        self._used: set[str] = set()
        self._relative = False
        self._about: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        references: dict[Node, int] = defaultdict(int)
        for triple in triples:
            self._about[triple.subject][triple.predicate.value].append(triple.object)  # type: ignore[index,arg-type]
            if isinstance(triple.object, ox.BlankNode):
                references[triple.object] += 1
        self._inline = {node for node, count in references.items() if count == 1} - self._circular(triples)

    def _circular(self, triples: list[ox.Triple]) -> set[Node]:
        """Blank nodes that lead back to themselves: they must keep their labels."""
        parent = {
            t.object: t.subject
            for t in triples
            if isinstance(t.object, ox.BlankNode) and isinstance(t.subject, ox.BlankNode)
        }
        found: set[Node] = set()
        for start in parent:
            node: Node | None = start
            path: set[Node] = set()
            while node is not None and node not in path:
                path.add(node)
                node = parent.get(node)  # type: ignore[arg-type]
            if node is not None:
                found |= path
        return found

    def text(self) -> str:
        subjects = sorted((node for node in self._about if node not in self._inline), key=_subject_order)
        blocks = [self._block(node) for node in subjects]
        head = [f"@base <{self._base}> ."] if self._relative else []
        head += [f"@prefix {p}: <{ns}> ." for p, ns in sorted(self._prefixes) if p in self._used]
        return "\n".join(head) + "\n\n" + "\n\n".join(blocks) + ("\n" if blocks else "")

    def _block(self, node: Node) -> str:
        return f"{self._term(node)} {self._properties(node, 1)} ."

    def _properties(self, node: Node, depth: int) -> str:
        about = self._about[node]
        indent = "    " * depth
        lines = []
        for predicate in sorted(about, key=_predicate_order):
            name = "a" if predicate == _TYPE else self._iri(predicate)
            objects = [self._object(value, depth + 1) for value in sorted(about[predicate], key=_value_order)]
            one_line = ", ".join(objects)
            if len(one_line) > 90 and len(objects) > 1:
                one_line = (f",\n{indent}    ").join(objects)
                lines.append(f"{name}\n{indent}    {one_line}")
            else:
                lines.append(f"{name} {one_line}")
        return f" ;\n{indent}".join(lines)

    def _object(self, node: Node, depth: int) -> str:
        if isinstance(node, ox.NamedNode) and node.value == _NIL:
            return "()"
        if node not in self._inline:
            return self._term(node)
        if node not in self._about:
            return self._term(node)  # what it is stands in another file
        items = self._items(node)
        if items is not None:
            return f"( {' '.join(self._object(item, depth) for item in items)} )"
        indent = "    " * depth
        return f"[\n{indent}{self._properties(node, depth)}\n{'    ' * (depth - 1)}]"

    def _items(self, node: Node) -> list[Node] | None:
        """The items of a list; None where the node begins none."""
        items: list[Node] = []
        while not (isinstance(node, ox.NamedNode) and node.value == _NIL):
            about = self._about.get(node, {})
            if node not in self._inline or set(about) != {_FIRST, _REST}:
                return None
            if len(about[_FIRST]) != 1 or len(about[_REST]) != 1:
                return None
            items.append(about[_FIRST][0])
            node = about[_REST][0]
        return items

    def _term(self, node: Node) -> str:
        if isinstance(node, ox.NamedNode):
            return self._iri(node.value)
        if isinstance(node, ox.BlankNode):
            return f"_:{node.value}"
        text = _quoted(node.value)
        if node.language:
            return f"{text}@{node.language}"
        datatype = node.datatype.value
        if datatype == f"{_XSD}string":
            return text
        bare = _BARE.get(datatype)
        if bare and bare.fullmatch(node.value):
            return node.value
        return f"{text}^^{self._iri(datatype)}"

    def _iri(self, iri: str) -> str:
        if iri.startswith(self._base) and _RELATIVE.fullmatch(iri, len(self._base)):
            self._relative = True
            return f"<{iri[len(self._base) :]}>"
        for prefix, namespace in self._prefixes:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"


def _quoted(text: str) -> str:
    """A string; of several lines where it has several."""
    long = "\n" in text.strip("\n") and "\r" not in text
    if long:
        body = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        if body.endswith('"'):
            body = body[:-1] + '\\"'
    else:
        body = "".join(_SHORT_ESCAPES.get(character, character) for character in text)
    body = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", lambda m: f"\\u{ord(m.group()):04X}", body)
    return f'"""{body}"""' if long else f'"{body}"'


def _subject_order(node: Node) -> tuple[int, str]:
    # a file's article stands before its acts, blank nodes stand last
    if isinstance(node, ox.BlankNode):
        return 2, node.value
    return (0 if f"{BASE}article/" in node.value else 1), node.value


def _predicate_order(iri: str) -> tuple[int, str]:
    if iri == _TYPE:
        return 0, iri
    return (1 if iri in _LABELS else 2), iri


def _value_order(node: Node) -> tuple[int, str, str, str]:
    if isinstance(node, ox.Literal):
        language = node.language or ""
        return 1, "" if language == "en" else language or "~", node.value, node.datatype.value
    return (0 if isinstance(node, ox.NamedNode) else 2), "", node.value, ""
