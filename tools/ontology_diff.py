"""What differs between two versions of the ontology: `python tools/ontology_diff.py OLD [NEW]`.

OLD and NEW are folders with Turtle files (as `ontology/`) or single files; NEW is this checkout's by default.
The answer is Markdown for docs/ontology-changes.md.  An earlier version is at hand in git:
`git worktree add ../old v0.1.0`, then `../old/ontology`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from hrgraph.iris import HRG
from hrgraph.resources import ontology_dir

_MODULES = ("core.ttl", "acts.ttl", "alignments.ttl")
_MEANING = (
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    URIRef(f"{HRG}shortcut"),
)
"""Statements whose change can change answers or make data invalid; others are wording and matches."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions compared.  Terms are local names."""

    old: str
    new: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    meaning: tuple[tuple[str, str], ...]
    """Terms whose place in the model has changed, with what has."""
    wording: tuple[str, ...]
    """Terms whose labels, comments or matches alone have changed."""

    @property
    def breaking(self) -> bool:
        """True where data or queries made for the old version may no longer work."""
        return bool(self.removed or self.meaning)


def read(place: Path) -> Graph:
    """The ontology of a folder or file.

    Raises:
        SystemExit: there is none, or it is no Turtle.
    """
    files = [place] if place.is_file() else [place / name for name in _MODULES if (place / name).is_file()]
    if not files:
        raise SystemExit(f"{place}: no ontology here (give a folder with core.ttl, or a Turtle file)")
    graph = Graph()
    for file in files:
        try:
            graph.parse(file, format="turtle")
        except (OSError, SyntaxError, UnicodeDecodeError) as error:
            raise SystemExit(f"{str(error).splitlines()[0]} in {file} (mend the Turtle)") from None
    return graph


def compare(old: Graph, new: Graph) -> Difference:
    """The terms of the hrgraph namespace in two versions."""
    before, after = _terms(old), _terms(new)
    meaning, wording = [], []
    for term in sorted(before & after):
        gone, come = _said(old, term) - _said(new, term), _said(new, term) - _said(old, term)
        changes = [
            f"no longer {_line(p, o, old)}" for p, o in _sorted(gone) if p in _MEANING or p == RDF.type
        ]
        changes += [f"now {_line(p, o, new)}" for p, o in _sorted(come) if p in _MEANING or p == RDF.type]
        if changes:
            meaning.append((_local(term), "; ".join(changes)))
        elif gone or come:
            wording.append(_local(term))
    return Difference(
        _version(old),
        _version(new),
        tuple(map(_local, sorted(after - before))),
        tuple(map(_local, sorted(before - after))),
        tuple(meaning),
        tuple(wording),
    )


def _terms(graph: Graph) -> set[URIRef]:
    return {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and s.startswith(HRG)}


def _said(graph: Graph, term: URIRef) -> set[tuple[Node, Node]]:
    """What is said of a term; blank nodes are taken as equal."""
    return {
        (p, o if isinstance(o, URIRef | Literal) else URIRef("urn:blank"))
        for p, o in graph.predicate_objects(term)
    }


def _sorted(pairs: set[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
    return sorted(pairs, key=lambda pair: (str(pair[0]), str(pair[1])))


def _line(predicate: Node, value: Node, graph: Graph) -> str:
    names = [graph.namespace_manager.normalizeUri(str(node)) for node in (predicate, value)]
    return f"`{' '.join(names)}`"


def _local(term: URIRef) -> str:
    return term.removeprefix(HRG)


def _version(graph: Graph) -> str:
    return str(graph.value(URIRef(HRG.removesuffix("#")), OWL.versionInfo) or "without a version")


def report(found: Difference) -> str:
    """The difference as Markdown."""
    lines = [
        f"## {found.new}",
        "",
        f"Compared with {found.old}: {'breaking' if found.breaking else 'compatible'}.",
        "",
    ]
    for title, names in (("Added", found.added), ("Removed", found.removed), ("Worded anew", found.wording)):
        if names:
            lines += [f"- {title}: " + ", ".join(f"`hrg:{name}`" for name in names)]
    lines += [f"- Changed: `hrg:{name}` is {what}" for name, what in found.meaning]
    if lines[-1] == "":
        lines.append("- Nothing has changed.")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Print the report; the exit status is 1 where the change is breaking and the version is the same."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("old", type=Path, help="folder or file of the older version")
    parser.add_argument(
        "new", type=Path, nargs="?", default=ontology_dir(), help="of the newer; default: this one"
    )
    given = parser.parse_args(arguments)
    found = compare(read(given.old), read(given.new))
    print(report(found), end="")
    if found.breaking and found.old == found.new:
        print("The change is breaking: raise owl:versionInfo and owl:versionIRI.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
