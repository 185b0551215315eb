"""`hrgraph info`: what is in a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hrgraph import __version__
from hrgraph.cli.output import echo_json, format_option, store_option

if TYPE_CHECKING:
    from hrgraph.store import Store

__all__ = ["info"]

_PREFIXES = (
    "PREFIX hrg: <https://w3id.org/hrgraph/ontology#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
_ACTS = (
    "SELECT ?name (COUNT(DISTINCT ?act) AS ?n) "
    "{ ?class skos:notation ?name ; hrg:shortcut ?property . ?act a ?class } GROUP BY ?name"
)
_COUNTS = {
    "articles": "?x a hrg:Article",
    "claims": "?x a hrg:Act",
    "people": "?x a hrg:Person",
    "organisations": "?x a/rdfs:subClassOf* hrg:Organisation",
    "offices": "?x a hrg:Office",
    "instruments": "?x a/rdfs:subClassOf* hrg:Instrument",
    "not yet reviewed": "?x hrg:reviewStatus hrg:Unreviewed",
}


@click.command(short_help="Tell what a store holds and what made it.")
@store_option()
@format_option("table", "json")
def info(store: str, format: str) -> None:
    """Tell what a store holds and what made it.

    \b
    Examples:
      hrgraph info --store out/demo
      hrgraph info --store out/demo --format json
    """
    from hrgraph.store import open_store

    with open_store(store) as opened:
        facts = _facts(opened, store)
    if format == "json":
        echo_json(facts)
        return
    for name, value in facts.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key} {number}" for key, number in value.items()) or "none"
        elif isinstance(value, list):
            value = f"\n{'':20}".join(map(str, value)) or "none"
        click.echo(f"{click.style(name.ljust(20), bold=True)}{value}")


def _facts(store: Store, location: str) -> dict[str, Any]:
    from hrgraph.store import quarantine_folder

    acts = {row["name"].value: int(row["n"].value) for row in _ask(store, _ACTS)}
    quarantine = quarantine_folder(location)
    return {
        "store": location,
        "content": store.version(),
        "hrgraph": __version__,
        **{name: _count(store, pattern) for name, pattern in _COUNTS.items()},
        "claims by act": dict(sorted(acts.items(), key=lambda item: (-item[1], item[0]))),
        "made by": [
            row["l"].value
            for row in _ask(store, "SELECT DISTINCT ?l { ?r a hrg:MappingRun ; rdfs:label ?l }")
        ],
        "quarantine": sorted(path.name for path in quarantine.iterdir()) if quarantine.is_dir() else [],
    }


def _count(store: Store, pattern: str) -> int:
    (row,) = _ask(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
    return int(row["n"].value)


def _ask(store: Store, sparql: str) -> list[dict[str, Any]]:
    return list(store.select(_PREFIXES + sparql).dicts())
