"""What portals want to know: DCAT-AP, VoID statistics, a data package, the licence."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG
from hrgraph.publish.content import Graphs, file_stem, union
from hrgraph.publish.turtle import Node, write_turtle

__all__ = [
    "DESCRIPTION",
    "LICENCE",
    "LICENCE_TEXT",
    "TITLE",
    "DataFile",
    "Identity",
    "dataset",
    "markup",
    "package",
]

TITLE = "hrgraph: a knowledge graph of human-rights advocacy"
DESCRIPTION = (
    "Who urged, met, condemned or attacked whom, about which instrument, when and in which words, "
    "as human-rights articles report it."
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TEXT = f"""The data in this folder are licensed under Creative Commons Attribution 4.0 International
(CC BY 4.0): {LICENCE}legalcode

You may share and adapt them for any purpose if you give appropriate credit, with a link to this licence, and
say what you changed.

The articles that the graph was read from have rights of their own; where `dcterms:rights` is stated, only
quotations with a few words around them are here. Records name the public pages that their facts were seen
on (`dcterms:source`).
"""
KEYWORDS = ("human rights", "human rights defenders", "civil society", "United Nations", "advocacy", "events")
_DCAT, _VOID, _SPDX = (
    "http://www.w3.org/ns/dcat#",
    "http://rdfs.org/ns/void#",
    "http://spdx.org/rdf/terms#",
)
_DCT, _FOAF, _XSD = (PREFIXES[name] for name in ("dcterms", "foaf", "xsd"))
_TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
_PREFIXES = {**PREFIXES, "dcat": _DCAT, "void": _VOID, "spdx": _SPDX}
_EU = "http://publications.europa.eu/resource/authority"
_THEMES = ("JUST", "INTR")
_FILE_TYPES = {
    # ending: media type of the content, EU file type, title of the format
    "ttl": ("text/turtle", "RDF_TURTLE", "Turtle"),
    "trig": ("application/trig", "RDF_TRIG", "TriG"),
    "nq": ("application/n-quads", "RDF_N_QUADS", "N-Quads"),
}
_IANA = "https://www.iana.org/assignments/media-types"
_EXAMPLES = 10
"""So many resources are named as examples."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data that is offered."""

    path: str
    title: str
    size: int
    """Bytes."""
    sha256: str

    @property
    def format(self) -> str:
        """The key of its format: ttl, trig, nq."""
        return self.path.removesuffix(".gz").rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Identity:
    """Which publication it is."""

    base_url: str
    """Where the folder will stand, with a slash at its end."""
    publisher: str
    version: str
    """Of the content."""
    endpoint: str = ""
    """Where it can be asked by SPARQL; "" where nowhere in public."""


def dataset(graphs: Graphs, files: Sequence[DataFile], identity: Identity) -> str:
    """The description of the data as Turtle: a DCAT-AP catalogue of one data set, and its VoID statistics."""
    triples = [*_catalogue(graphs, files, identity), *_statistics(graphs, files, identity)]
    return write_turtle(triples, _PREFIXES, identity.base_url)


class _Describer:
    """Collects what is said of one node."""

    def __init__(self, node: ox.NamedNode | ox.BlankNode) -> None:
        self.node = node
        self.triples: list[ox.Triple] = []

    def say(self, predicate: str, *values: Node) -> None:
        self.triples += [ox.Triple(self.node, ox.NamedNode(predicate), value) for value in values]


def _english(text: str) -> ox.Literal:
    return ox.Literal(text, language="en")


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(f"{_XSD}integer"))


def _dataset_node(identity: Identity) -> ox.NamedNode:
    return ox.NamedNode(f"{identity.base_url}dataset.ttl#dataset")


def _catalogue(graphs: Graphs, files: Sequence[DataFile], identity: Identity) -> Iterator[ox.Triple]:
    home = ox.NamedNode(identity.base_url)
    catalogue = _Describer(ox.NamedNode(f"{identity.base_url}dataset.ttl#catalogue"))
    data = _Describer(_dataset_node(identity))
    publisher = _Describer(ox.NamedNode(f"{identity.base_url}dataset.ttl#publisher"))
    publisher.say(_TYPE.value, ox.NamedNode(f"{_FOAF}Agent"))
    publisher.say(f"{_FOAF}name", _english(identity.publisher))
    english = ox.NamedNode(f"{_EU}/language/ENG")
    for node, kind in ((catalogue, "Catalog"), (data, "Dataset")):
        node.say(_TYPE.value, ox.NamedNode(_DCAT + kind))
        node.say(f"{_DCT}title", _english(TITLE))
        node.say(f"{_DCT}description", _english(DESCRIPTION))
        node.say(f"{_DCT}publisher", publisher.node)
        node.say(f"{_DCT}language", english)
        node.say(f"{_DCT}license", ox.NamedNode(LICENCE))
    catalogue.say(f"{_DCAT}dataset", data.node)
    catalogue.say(f"{_FOAF}homepage", home)
    data.say(f"{_DCAT}landingPage", home)
    data.say(f"{_DCAT}keyword", *(_english(word) for word in KEYWORDS))
    data.say(f"{_DCAT}theme", *(ox.NamedNode(f"{_EU}/data-theme/{theme}") for theme in _THEMES))
    data.say(f"{_DCAT}version", ox.Literal(identity.version))
    data.say(f"{_DCT}conformsTo", ox.NamedNode(HRG.removesuffix("#")))
    data.say(f"{_DCT}accessRights", ox.NamedNode(f"{_EU}/access-right/PUBLIC"))
    yield from _period(data, graphs)
    for file in files:
        yield from _distribution(data, file, identity)
    if identity.endpoint:
        yield from _service(catalogue, data, identity)
    for node in (catalogue, data, publisher):
        yield from node.triples


def _period(data: _Describer, graphs: Graphs) -> Iterator[ox.Triple]:
    """The years that the articles are of."""
    years = sorted(
        triple.object.value[:4]
        for triple in union(graphs)
        if triple.predicate.value == f"{_DCT}issued"
        and isinstance(triple.object, ox.Literal)
        and f"{BASE}article/" in str(triple.subject)
    )
    if years:
        period = _Describer(ox.BlankNode("period"))
        period.say(_TYPE.value, ox.NamedNode(f"{_DCT}PeriodOfTime"))
        for name, year in (("startDate", years[0]), ("endDate", years[-1])):
            period.say(_DCAT + name, ox.Literal(year, datatype=ox.NamedNode(f"{_XSD}gYear")))
        data.say(f"{_DCT}temporal", period.node)
        yield from period.triples


def _distribution(data: _Describer, file: DataFile, identity: Identity) -> Iterator[ox.Triple]:
    media, eu_type, format_title = _FILE_TYPES[file.format]
    url = ox.NamedNode(identity.base_url + file.path)
    node = _Describer(ox.NamedNode(f"{identity.base_url}dataset.ttl#{file.path.replace('/', '-')}"))
    checksum = _Describer(ox.BlankNode(f"checksum{file.sha256[:16]}"))
    checksum.say(_TYPE.value, ox.NamedNode(f"{_SPDX}Checksum"))
    checksum.say(f"{_SPDX}algorithm", ox.NamedNode(f"{_SPDX}checksumAlgorithm_sha256"))
    digest = ox.Literal(file.sha256, datatype=ox.NamedNode(f"{_XSD}hexBinary"))
    checksum.say(f"{_SPDX}checksumValue", digest)
    node.say(_TYPE.value, ox.NamedNode(f"{_DCAT}Distribution"))
    node.say(f"{_DCT}title", _english(f"{file.title} ({format_title})"))
    node.say(f"{_DCAT}accessURL", url)
    node.say(f"{_DCAT}downloadURL", url)
    node.say(f"{_DCAT}mediaType", ox.NamedNode(f"{_IANA}/{media}"))
    node.say(f"{_DCT}format", ox.NamedNode(f"{_EU}/file-type/{eu_type}"))
    if file.path.endswith(".gz"):
        node.say(f"{_DCAT}compressFormat", ox.NamedNode(f"{_IANA}/application/gzip"))
    size = ox.Literal(str(file.size), datatype=ox.NamedNode(f"{_XSD}nonNegativeInteger"))
    node.say(f"{_DCAT}byteSize", size)
    node.say(f"{_DCT}license", ox.NamedNode(LICENCE))
    node.say(f"{_SPDX}checksum", checksum.node)
    data.say(f"{_DCAT}distribution", node.node)
    yield from node.triples
    yield from checksum.triples


def _service(catalogue: _Describer, data: _Describer, identity: Identity) -> Iterator[ox.Triple]:
    service = _Describer(ox.NamedNode(f"{identity.base_url}dataset.ttl#service"))
    service.say(_TYPE.value, ox.NamedNode(f"{_DCAT}DataService"))
    service.say(f"{_DCT}title", _english("SPARQL endpoint"))
    service.say(f"{_DCAT}endpointURL", ox.NamedNode(identity.endpoint))
    service.say(f"{_DCAT}servesDataset", data.node)
    service.say(f"{_DCT}conformsTo", ox.NamedNode("https://www.w3.org/TR/sparql11-protocol/"))
    catalogue.say(f"{_DCAT}service", service.node)
    data.say(f"{_VOID}sparqlEndpoint", ox.NamedNode(identity.endpoint))
    yield from service.triples


def _statistics(graphs: Graphs, files: Sequence[DataFile], identity: Identity) -> Iterator[ox.Triple]:
    everything = union(graphs)
    data = _Describer(_dataset_node(identity))
    classes: dict[str, set[str]] = defaultdict(set)
    for triple in everything:
        if triple.predicate == _TYPE and isinstance(triple.object, ox.NamedNode):
            classes[triple.object.value].add(str(triple.subject))
    properties = Counter(triple.predicate.value for triple in everything)
    data.say(_TYPE.value, ox.NamedNode(f"{_VOID}Dataset"))
    data.say(f"{_VOID}uriSpace", ox.Literal(BASE))
    data.say(f"{_VOID}dataDump", *(ox.NamedNode(identity.base_url + file.path) for file in files))
    for name, number in (
        ("triples", len(everything)),
        ("entities", len({s for subjects in classes.values() for s in subjects})),
        ("classes", len(classes)),
        ("properties", len(properties)),
        ("distinctSubjects", len({str(triple.subject) for triple in everything})),
        ("distinctObjects", len({str(triple.object) for triple in everything})),
    ):
        data.say(_VOID + name, _integer(number))
    used = {*classes, *properties}
    vocabularies = (ns for p, ns in PREFIXES.items() if p not in ("hrid", "xsd") and _uses(used, ns))
    data.say(f"{_VOID}vocabulary", *(ox.NamedNode(namespace) for namespace in vocabularies))
    acts = sorted(s[1:-1] for s in classes.get(f"{HRG}Act", ()))
    data.say(f"{_VOID}exampleResource", *(ox.NamedNode(iri) for iri in acts[:_EXAMPLES]))
    partitions = (
        ("classPartition", "class", "entities", {iri: len(members) for iri, members in classes.items()}),
        ("propertyPartition", "property", "triples", properties),
    )
    for partition, what, measure, counts in partitions:
        for number, iri in enumerate(sorted(counts)):
            part = _Describer(ox.BlankNode(f"{what}{number:04}"))
            part.say(_VOID + what, ox.NamedNode(iri))
            part.say(_VOID + measure, _integer(counts[iri]))
            data.say(_VOID + partition, part.node)
            yield from part.triples
    for name, triples in graphs.items():
        if "/graph/article/" not in name:
            subset = _Describer(ox.NamedNode(name))
            subset.say(_TYPE.value, ox.NamedNode(f"{_VOID}Dataset"))
            subset.say(f"{_VOID}triples", _integer(len(triples)))
            dump = f"{identity.base_url}data/graph/{file_stem(name)}.ttl"
            subset.say(f"{_VOID}dataDump", ox.NamedNode(dump))
            data.say(f"{_VOID}subset", subset.node)
            yield from subset.triples
    yield from data.triples


def _uses(used: Iterable[str], namespace: str) -> bool:
    return any(iri.startswith(namespace) for iri in used)


def package(files: Sequence[DataFile], identity: Identity) -> str:
    """The description as a Frictionless data package (datapackage.json)."""
    value: dict[str, Any] = {
        "profile": "data-package",
        "name": "hrgraph",
        "id": _dataset_node(identity).value,
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": identity.base_url,
        "version": identity.version,
        "keywords": list(KEYWORDS),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": identity.publisher, "role": "publisher"}],
        "resources": [
            {
                "name": file.path.replace("/", "-").replace(".", "-").lower(),
                "path": file.path,
                "title": file.title,
                "format": file.format,
                "mediatype": _FILE_TYPES[file.format][0],
                **({"compression": "gz"} if file.path.endswith(".gz") else {}),
                "bytes": file.size,
                "hash": f"sha256:{file.sha256}",
            }
            for file in files
        ],
    }
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def markup(files: Sequence[DataFile], identity: Identity) -> dict[str, Any]:
    """The description in schema.org's words, for the first page."""
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": _dataset_node(identity).value,
        "name": TITLE,
        "description": DESCRIPTION,
        "url": identity.base_url,
        "version": identity.version,
        "license": LICENCE,
        "keywords": list(KEYWORDS),
        "publisher": {"@type": "Organization", "name": identity.publisher},
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": identity.base_url + file.path,
                "encodingFormat": _FILE_TYPES[file.format][0],
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
