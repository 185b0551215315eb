"""Spot facts about instruments and topics in the authority file, and rules that their Turtle keeps."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.iris import BASE, HRG, IriFactory
from hrgraph.resources import authority_dir
from hrgraph.symbols import find_symbols, normalise

FILES = (
    "declarations",
    "laws",
    "policy-documents",
    "regional-treaties",
    "reports",
    "resolutions-ga",
    "resolutions-hrc",
    "resolutions-other",
    "resolutions-sc",
    "topics",
    "treaties",
)
DCTERMS = "http://purl.org/dc/terms/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PREFIXES = {"hrg": HRG, "dcterms": DCTERMS, "skos": SKOS, "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
Table = dict[str, dict[str, list[str]]]


def _path(name: str) -> Path:
    return authority_dir() / f"{name}.ttl"


def _subjects(path: Path) -> list[str]:
    """The subjects of a file in its order, each once."""
    quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return list(dict.fromkeys(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)))


@pytest.fixture(scope="module")
def table() -> Table:
    """What the files say, without datatypes and languages."""
    facts: Table = defaultdict(lambda: defaultdict(list))
    for name in FILES:
        for quad in ox.parse(path=str(_path(name)), format=ox.RdfFormat.TURTLE):
            assert isinstance(quad.subject, ox.NamedNode)
            assert isinstance(quad.object, ox.NamedNode | ox.Literal)
            facts[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return facts


@pytest.fixture(scope="module")
def index() -> AuthorityIndex:
    return load_authority()


SOGI = "independent-expert-on-sexual-orientation-and-gender-identity"
FACTS = [
    # instrument or topic, property, value, why this one is tested
    ("universal-declaration-of-human-rights", "hrg:adoptedOn", "1948-12-10", "dates articles by anniversary"),
    ("declaration-on-human-rights-defenders", "hrg:adoptedOn", "1998-12-09", "dates articles by anniversary"),
    ("declaration-on-human-rights-defenders", "hrg:symbol", "A/RES/53/144", "text and resolution are one"),
    ("vienna-declaration-and-programme-of-action", "hrg:adoptedOn", "1993-06-25", "dates by anniversary"),
    ("A-RES-72-247", "hrg:session", "72", "named by its session in the first seed"),
    ("A-RES-72-247", "dcterms:subject", "topic/human-rights-defenders", "found by description"),
    ("agenda-2030", "skos:altLabel", "Agenda 2030", "the first seed's name for it"),
    ("agenda-2030", "hrg:adoptedOn", "2015-09-25", "day of the summit, not of the draft"),
    ("call-to-action-for-human-rights", "dcterms:creator", "office/un-secretary-general", "named with him"),
    ("guidance-note-on-civic-space", "dcterms:issued", "2020-09", "no more precise than its source"),
    ("icpped", "hrg:entryIntoForce", "2010-12-23", "the youngest core treaty"),
    ("icpped", "hrg:monitoredBy", "org/committee-on-enforced-disappearances", "treaty to body"),
    ("cat", "hrg:sharedName", "CAT", "the Committee has the acronym too"),
    ("cat", "hrg:entryIntoForce", "1987-06-26", "not the day of adoption"),
    ("crpd", "hrg:adoptedOn", "2006-12-13", "a second source has the 12th, the UN's list the 13th"),
    ("opcat", "hrg:symbol", "A/RES/57/199", "a protocol has its own symbol"),
    ("african-charter", "hrg:adoptedOn", "1981-06", "sources differ on the day, not on the month"),
    ("A-HRC-RES-31-32", "hrg:adoptedOn", "2016-03-24", "adopted at the session, published in April"),
    ("A-HRC-RES-37-32", "hrg:adoptedOn", "2018-03-23", "a later resolution cites the date of publication"),
    (
        "A-HRC-RES-32-2",
        "hrg:creates",
        f"office/{SOGI}",
        "a mandate is created, then renewed",
    ),
    (
        "A-HRC-RES-50-10",
        "hrg:renews",
        f"office/{SOGI}",
        "a mandate is created, then renewed",
    ),
    ("A-HRC-RES-S-35-1", "hrg:symbol", "A/HRC/S-35/L.1", "articles of the day cite the draft"),
    ("A-HRC-RES-S-35-1", "hrg:jurisdiction", "state/iran", "the State that it is about"),
    ("A-RES-60-251", "hrg:creates", "org/un-human-rights-council", "founding resolution"),
    ("E-CN.4-RES-2000-61", "hrg:creates", "office/special-representative-on-human-rights-defenders", "CHR"),
    ("S-RES-1325-2000", "hrg:adoptedOn", "2000-10-31", "a symbol with a year"),
    ("A-HRC-RES-19-12", "hrg:adoptedOn", "2012-03-22", "a later resolution cites a day after the session"),
    ("A-HRC-RES-47-3", "hrg:adoptedOn", "2021-07", "a later resolution cites the date of publication"),
    ("A-HRC-RES-48-23", "hrg:jurisdiction", "state/cambodia", "its title is known in Arabic only"),
    ("A-HRC-RES-51-25", "hrg:creates", "office/special-rapporteur-on-russia", "a country mandate"),
    ("E-CN.4-RES-2005-79", "hrg:creates", "office/special-rapporteur-on-minority-issues", "the Commission's"),
    ("A-RES-74-146", "hrg:adoptedOn", "2019-12-18", "defenders and reprisals"),
    ("ilo-convention-169", "hrg:adoptedBy", "org/ilo", "adopted outside the UN's main organs"),
    ("ohchr-xinjiang-assessment", "dcterms:issued", "2022-08-31", "the last day of a term of office"),
    ("drc-law-23-027", "hrg:country", "state/dr-congo", "not the Republic of the Congo"),
    (
        "achpr-resolution-69",
        "hrg:adoptedBy",
        "org/african-commission-on-human-and-peoples-rights",
        "regional",
    ),
]


@pytest.mark.parametrize(
    ("name", "predicate", "value", "reason"), FACTS, ids=[f"{n} {p.split(':')[1]}" for n, p, _, _ in FACTS]
)
def test_spot_facts(table: Table, name: str, predicate: str, value: str, reason: str) -> None:
    prefix, local = predicate.split(":")
    expected = BASE + value if value.split("/")[0] in ("org", "office", "state", "topic") else value
    assert expected in table[f"{BASE}instrument/{name}"][PREFIXES[prefix] + local], reason


LONG_TITLE = (
    "UN Declaration on the Right and Responsibility of Individuals, Groups and Organs of Society to Promote "
    "and Protect Universally Recognized Human Rights and Fundamental Freedoms"
)
DEFENDERS = "declaration-on-human-rights-defenders"
CIVIC_SPACE = "UN Guidance Note on Protection and Promotion of Civic Space"
NAMES = [
    # words of an article, the instrument they name, why this case exists
    (LONG_TITLE, DEFENDERS, "the long title of the first seed"),
    ("the 1998 Declaration on Human Rights Defenders", DEFENDERS, "with its year"),
    ("the Secretary-General’s Call to Action for Human Rights", "call-to-action-for-human-rights", "curly ’"),
    (CIVIC_SPACE, "guidance-note-on-civic-space", "second seed"),
    ("ratified the ICPPED", "icpped", "texts say ICPPED, the UN also CPED"),
    ("the Escazu Agreement", "escazu-agreement", "without the accent"),
    ("under the UAPA", "unlawful-activities-prevention-act", "acronym of a national law"),
    ("the San José Guidelines", "san-jose-guidelines", "better known by its place"),
    ("UNSCR 1325", "S-RES-1325-2000", "without the year"),
]


@pytest.mark.parametrize(("text", "name", "reason"), NAMES, ids=[n for _, n, _ in NAMES])
def test_names_of_articles(index: AuthorityIndex, text: str, name: str, reason: str) -> None:
    found = {iri for hit in index.find_names(text) for iri in hit.records}
    assert f"{BASE}instrument/{name}" in found, reason


@pytest.mark.parametrize("name", FILES)
def test_files_are_sorted_by_iri(name: str) -> None:
    subjects = _subjects(_path(name))
    assert subjects == sorted(subjects)


def test_every_record_has_source_and_english_label(table: Table) -> None:
    assert [s for s, facts in table.items() if not facts[DCTERMS + "source"]] == []
    assert [s for s, facts in table.items() if not facts[PREFIXES["rdfs"] + "label"]] == []


def test_sources_are_public_urls(table: Table) -> None:
    sources = {url for facts in table.values() for url in facts[DCTERMS + "source"]}
    assert [url for url in sorted(sources) if not url.startswith(("http://", "https://"))] == []


def test_resolutions_are_written_as_the_normaliser_writes_them(index: AuthorityIndex) -> None:
    """A text's symbol, however it is written, must lead to the record: by symbol, by IRI and by label."""
    factory = IriFactory()
    for iri, record in index.records.items():
        if record.kind != "Resolution" or not record.symbol:
            continue
        symbol = normalise(record.symbol)
        assert symbol is not None and symbol.symbol == record.symbol
        assert factory.symbol(record.symbol) == iri
        labelled = [m.symbol.symbol for m in find_symbols(record.label) if m.symbol]
        assert labelled == [record.symbol]
        assert index.by_symbol(record.symbol) == record


def test_a_draft_leads_to_the_resolution_that_it_became(index: AuthorityIndex) -> None:
    record = index.by_symbol("A/HRC/S-35/L.1")
    assert record is not None and record.symbol == "A/HRC/RES/S-35/1"


def test_topics_form_a_hierarchy(table: Table) -> None:
    topics = {s: f for s, f in table.items() if s.startswith(f"{BASE}topic/") and s != f"{BASE}topic/scheme"}
    assert len(topics) >= 80
    for iri, facts in topics.items():
        for broader in facts[SKOS + "broader"]:
            assert iri in topics[broader][SKOS + "narrower"]
        for narrower in facts[SKOS + "narrower"]:
            assert iri in topics[narrower][SKOS + "broader"]
        assert bool(facts[SKOS + "broader"]) != bool(facts[SKOS + "topConceptOf"])
        seen, above = {iri}, facts[SKOS + "broader"]
        while above:
            assert iri not in above, "a topic above itself"
            seen.update(above)
            above = [b for a in above for b in topics[a][SKOS + "broader"]]


def test_topics_have_labels_in_three_languages() -> None:
    languages: dict[str, set[str]] = defaultdict(set)
    for quad in ox.parse(path=str(_path("topics")), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == SKOS + "prefLabel" and isinstance(quad.object, ox.Literal):
            languages[str(quad.subject)].add(quad.object.language or "")
    assert languages and all(found == {"en", "fr", "es"} for found in languages.values())


def test_instruments_point_only_at_instruments_and_topics_that_exist(table: Table) -> None:
    inside = (f"{BASE}instrument/", f"{BASE}topic/")
    dangling = {
        value
        for facts in table.values()
        for values in facts.values()
        for value in values
        if value.startswith(inside) and value not in table
    }
    assert dangling == set()
