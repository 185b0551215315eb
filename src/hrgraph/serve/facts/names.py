"""The names of things, many at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG
from hrgraph.store import Store

__all__ = ["PREFIX_LINES", "Named", "labels_of", "named", "names_of", "plausible", "short_iri", "values"]

PREFIX_LINES = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()) + "\n"
_BATCH = 400
_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\]*')


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A thing and how to call it."""

    label: str
    iri: str


def plausible(iri: str) -> bool:
    """Whether a text can stand between < and > in a query."""
    return _IRI.fullmatch(iri) is not None


def values(variable: str, iris: Iterable[str]) -> str:
    """A VALUES block; IRIs that can't be written in a query are left out.

    >>> values("x", ["http://a", "no iri"])
    'VALUES ?x { <http://a> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in iris if plausible(iri))} }}"


def labels_of(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """The preferred name of each thing that has one: the English one, else the first by language."""
    found: dict[str, tuple[tuple[bool, str, str], str]] = {}
    for batch in _batches(sorted(set(iris))):
        table = store.select(
            f"{PREFIX_LINES} SELECT DISTINCT ?x ?label WHERE {{ {values('x', batch)} "
            "?x rdfs:label|skos:prefLabel|dcterms:title ?label }"
        )
        for row in table.dicts():
            label = row["label"]
            rank = (label.language != "en", label.language, label.value)
            old = found.get(row["x"].value)
            if old is None or rank < old[0]:
                found[row["x"].value] = (rank, label.value)
    return {iri: label for iri, (_, label) in found.items()}


def names_of(store: Store, iris: Iterable[str]) -> dict[str, Named]:
    """Each thing with its name; its shortened IRI where it has none."""
    wanted = set(iris)
    labels = labels_of(store, wanted)
    return {iri: Named(labels.get(iri) or short_iri(iri), iri) for iri in wanted}


def named(names: dict[str, Named], iris: Iterable[str]) -> tuple[Named, ...]:
    """Some of them, by name."""
    return tuple(sorted(names[iri] for iri in set(iris)))


def short_iri(iri: str) -> str:
    """An IRI as people can read it.

    >>> short_iri("https://w3id.org/hrgraph/ontology#UrgeAct")
    'hrg:UrgeAct'
    """
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    for prefix, namespace in (("hrg", HRG), *PREFIXES.items()):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _batches(iris: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(iris), _BATCH):
        yield iris[start : start + _BATCH]
