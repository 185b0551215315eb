"""What the ontology says of the act types: class, shortcut property, kinds of violation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from hrgraph.errors import HrgraphError
from hrgraph.iris import HRG
from hrgraph.resources import ontology_dir

__all__ = ["ActTypes"]

_NOTATION = ox.NamedNode("http://www.w3.org/2004/02/skos/core#notation")
_SHORTCUT = ox.NamedNode(f"{HRG}shortcut")
_IN_SCHEME = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
_VIOLATIONS = ox.NamedNode(f"{HRG}violationScheme")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_SYMMETRIC = ox.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty")


@dataclass(frozen=True, slots=True)
class ActTypes:
    """The act types by their keys, and the kinds of violation by their notations (IRIs all)."""

    classes: dict[str, str]
    shortcuts: dict[str, str]
    symmetric: frozenset[str]
    """The shortcut properties that hold in both directions."""
    violations: dict[str, str]

    @classmethod
    def load(cls, folder: Path | None = None) -> ActTypes:
        """Read them from `acts.ttl`.

        Args:
            folder: the ontology's folder; the default is hrgraph's own.

        Raises:
            HrgraphError: the file is missing or broken.
        """
        path = (folder or ontology_dir()) / "acts.ttl"
        graph = ox.Store()
        try:
            graph.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
        except (OSError, SyntaxError) as error:
            raise HrgraphError(
                f"{path} can't be read: {error}", "mend the Turtle or reinstall hrgraph"
            ) from None
        notations = {
            _value(q.subject): _value(q.object) for q in graph.quads_for_pattern(None, _NOTATION, None)
        }
        shortcuts = {
            _value(q.subject): _value(q.object) for q in graph.quads_for_pattern(None, _SHORTCUT, None)
        }
        violations = graph.quads_for_pattern(None, _IN_SCHEME, _VIOLATIONS)
        symmetric = graph.quads_for_pattern(None, _TYPE, _SYMMETRIC)
        return cls(
            classes={notations[iri]: iri for iri in sorted(shortcuts) if iri in notations},
            shortcuts={notations[iri]: prop for iri, prop in sorted(shortcuts.items()) if iri in notations},
            symmetric=frozenset(_value(quad.subject) for quad in symmetric),
            violations={
                notations[c]: c for c in sorted(_value(q.subject) for q in violations) if c in notations
            },
        )


def _value(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(node, ox.Triple) else node.value
