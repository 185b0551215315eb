"""Three small mapped articles, with the authority data that they need, made by hand."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hrgraph.iris import BASE, IriFactory
from hrgraph.records import (
    Act,
    ActKey,
    Article,
    ArticleDate,
    Block,
    Entity,
    MappedArticle,
    Participant,
    ParticipantType,
    Span,
)
from hrgraph.store import Store

VERSIONS = (("authority", "sha256:aa"), ("hrgraph", "0.1.0"), ("lexicon", "sha256:bb"), ("model", "none"))

AUTHORITY = """
@prefix hrg: <https://w3id.org/hrgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/hrgraph/id/> .

<org/ishr> a hrg:CivilSocietyOrganisation ; rdfs:label "International Service for Human Rights"@en ;
    hrg:acronym "ISHR"@en .
<org/amnesty-international> a hrg:CivilSocietyOrganisation ; rdfs:label "Amnesty International"@en .
<org/un-general-assembly> a hrg:UNBody ; rdfs:label "United Nations General Assembly"@en .
<org/committee-against-torture> a hrg:TreatyBody ; rdfs:label "Committee against Torture"@en ;
    hrg:acronym "CAT"@en .
<state/burundi> a hrg:State ; rdfs:label "Burundi"@en .
<person/antonio-guterres> a hrg:Person ; rdfs:label "António Guterres"@en ;
    skos:altLabel "Antonio Guterres"@en .
<person/eleanor-openshaw> a hrg:Person ; rdfs:label "Eleanor Openshaw"@en .
<office/un-secretary-general> a hrg:Office ; rdfs:label "United Nations Secretary-General"@en ;
    skos:altLabel "UN Secretary-General"@en ; hrg:contextName "Secretary-General"@en ; hrg:seats 1 .
<membership/antonio-guterres-un-secretary-general-2017> a hrg:Membership ;
    rdfs:label "António Guterres, United Nations Secretary-General, from 2017"@en ;
    org:member <person/antonio-guterres> ; hrg:office <office/un-secretary-general> ;
    hrg:begin "2017-01-01"^^xsd:date .
<membership/ban-ki-moon-un-secretary-general-2007> a hrg:Membership ;
    rdfs:label "Ban Ki-moon, United Nations Secretary-General, 2007 to 2016"@en ;
    org:member <person/ban-ki-moon> ; hrg:office <office/un-secretary-general> ;
    hrg:begin "2007-01-01"^^xsd:date ; hrg:end "2016-12-31"^^xsd:date .
<person/ban-ki-moon> a hrg:Person ; rdfs:label "Ban Ki-moon"@en .
<instrument/A-RES-72-247> a hrg:Resolution ; rdfs:label "General Assembly resolution 72/247"@en ;
    hrg:symbol "A/RES/72/247" ; hrg:adoptedBy <org/un-general-assembly> ;
    hrg:adoptedOn "2017-12-24"^^xsd:date ;
    dcterms:subject <topic/human-rights-defenders> .
<topic/human-rights-defenders> a hrg:Topic ; rdfs:label "human rights defenders"@en ;
    skos:prefLabel "human rights defenders"@en .
"""


def known(
    path: str, label: str, mention: str, type: ParticipantType, *names: str, office: str | None = None
) -> Participant:
    return Participant(
        iri=BASE + path,
        label=label,
        names=(label, *names),
        mention=mention,
        type=type,
        office=office and BASE + office,
        reason="named in the text",
    )


ISHR = known("org/ishr", "International Service for Human Rights", "ISHR", "organisation", "ISHR")
AMNESTY = known("org/amnesty-international", "Amnesty International", "Amnesty International", "organisation")
ASSEMBLY = known("org/un-general-assembly", "United Nations General Assembly", "the Assembly", "organisation")
COMMITTEE = known(
    "org/committee-against-torture", "Committee against Torture", "The Committee", "organisation", "CAT"
)
BURUNDI = known("state/burundi", "Burundi", "the Government", "state")
GUTERRES = known(
    "person/antonio-guterres",
    "António Guterres",
    "the Secretary-General",
    "person",
    "UN Secretary-General",
    office="office/un-secretary-general",
)
OPENSHAW = known("person/eleanor-openshaw", "Eleanor Openshaw", "Eleanor Openshaw", "person")
RES_72_247 = known(
    "instrument/A-RES-72-247",
    "General Assembly resolution 72/247",
    "Resolution 72/247",
    "instrument",
    "A/RES/72/247",
)
GROUP = Participant(
    iri=IriFactory().group("letter-2018", "80 civil society organisations"),
    label="80 civil society organisations",
    names=("80 civil society organisations",),
    mention="80 civil society organisations",
    type="group",
    known=False,
    count=80,
    members=(ISHR.iri,),
)
LAWYER = Participant(
    iri=IriFactory().unreviewed("person", "Armel Niyongere"),
    label="Armel Niyongere",
    names=("Armel Niyongere", "Niyongere"),
    mention="Armel Niyongere",
    type="person",
    known=False,
    kind="Person",
)

LETTER = """\
NGOs ask the Secretary-General to back resolution 72/247

In October 2016, 80 civil society organisations asked the Secretary-General by letter to put defenders first.

Resolution 72/247 was adopted by the Assembly at its 72nd session, twenty years after the Declaration.

Eleanor Openshaw of ISHR said: "We call on the UN Secretary-General to back \\ defend 'resolution 72/247'."
"""
MEETING = """\
Two NGOs meet Guterres

ISHR and Amnesty International met UN Secretary-General António Guterres on 27 February.

They called on the Secretary-General to go on speaking out about grave violations.
"""
REPRISALS = """\
Committee against Torture alarmed over reprisals

The Committee demands that the Government protect its lawyers.

A prosecutor of Burundi asked the Bar to disbar Armel Niyongere.

ISHR called on the Committee to follow up.
"""


def article(id: str, text: str, date: ArticleDate, publisher: str) -> Article:
    title = text.split("\n", 1)[0]
    return Article(
        id=id,
        text=text,
        blocks=(Block(0, len(title), "title"), Block(len(title) + 2, len(text), "body")),
        title=title,
        date=date,
        publisher=publisher,
        sources=(f"https://example.org/{id}",),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def act(
    text: str,
    key: ActKey,
    quote: str,
    trigger: str,
    actors: tuple[Participant, ...],
    addressees: tuple[Participant, ...] = (),
    instruments: tuple[Participant, ...] = (),
    on_behalf_of: tuple[Participant, ...] = (),
    demand: str = "",
    date: str = "",
    violations: tuple[str, ...] = (),
) -> Act:
    start = text.index(quote)
    at = text.index(trigger, start)
    return Act(
        start=start,
        end=start + len(quote),
        key=key,
        actors=actors,
        addressees=addressees,
        instruments=instruments,
        on_behalf_of=on_behalf_of,
        quote=quote,
        frame=f"{key}/{trigger.replace(' ', '-')}",
        trigger=Span(at, at + len(trigger)),
        demand=demand,
        date=date,
        confidence=0.9,
        explanation=f"the words {trigger!r} with a subject and an object",
        violations=violations,
    )


def entities(text: str, *participants: Participant) -> tuple[Entity, ...]:
    found = []
    for participant in participants:
        at = text.index(participant.mention)
        type_ = participant.type
        assert type_ != "group"
        found.append(Entity(participant, type_, (Span(at, at + len(participant.mention)),)))
    return tuple(found)


def mapped_letter() -> MappedArticle:
    first = LETTER.split("\n")[2]
    last = LETTER.split("\n")[6]
    return MappedArticle(
        article=article("letter-2018", LETTER, ArticleDate("2018", True, "twenty years after 1998"), "ISHR"),
        acts=(
            act(
                LETTER,
                "urge",
                first,
                "asked",
                (GROUP,),
                (GUTERRES,),
                demand="to put defenders first",
                date="2016-10",
            ),
            act(
                LETTER,
                "adopt",
                "Resolution 72/247 was adopted by the Assembly at its 72nd session",
                "adopted",
                (ASSEMBLY,),
                (),
                (RES_72_247,),
            ),
            act(
                LETTER,
                "urge",
                last,
                "call on",
                (OPENSHAW,),
                (GUTERRES,),
                (RES_72_247,),
                (ISHR,),
                demand="to back \\ defend 'resolution 72/247'",
                date="2018",
            ),
        ),
        entities=entities(LETTER, ISHR, GUTERRES, OPENSHAW, RES_72_247, ASSEMBLY),
        versions=VERSIONS,
    )


def mapped_meeting() -> MappedArticle:
    lines = MEETING.split("\n")
    return MappedArticle(
        article=article("meeting-2023", MEETING, ArticleDate("2023-03-02"), "Somebody else"),
        acts=(
            act(MEETING, "meet", lines[2], "met", (ISHR, AMNESTY), (GUTERRES,), date="2023-02-27"),
            act(
                MEETING,
                "urge",
                lines[4],
                "called on",
                (ISHR, AMNESTY),
                (GUTERRES,),
                demand="to go on speaking out about grave violations",
                date="2023-02-27",
            ),
        ),
        entities=entities(MEETING, ISHR, AMNESTY, GUTERRES),
        versions=VERSIONS,
    )


def mapped_reprisals() -> MappedArticle:
    lines = REPRISALS.split("\n")
    return MappedArticle(
        article=article("reprisals-2016", REPRISALS, ArticleDate("2016-08-08"), "OHCHR"),
        acts=(
            act(
                REPRISALS, "urge", lines[2], "demands", (COMMITTEE,), (BURUNDI,), demand="protect its lawyers"
            ),
            act(REPRISALS, "condemn", lines[2], "demands", (COMMITTEE,), (BURUNDI,)),
            act(REPRISALS, "attack", lines[4], "disbar", (), (LAWYER,), violations=("judicial-harassment",)),
            act(REPRISALS, "urge", lines[6], "called on", (ISHR,), (COMMITTEE,), date="2016-08-08"),
        ),
        entities=entities(REPRISALS, COMMITTEE, BURUNDI, LAWYER, ISHR),
        versions=VERSIONS,
    )


@pytest.fixture(scope="session")
def mapped_articles() -> tuple[MappedArticle, ...]:
    """Mapped articles made by hand: a letter of 2018, a meeting of 2023, reprisals of 2016."""
    return mapped_letter(), mapped_meeting(), mapped_reprisals()


@pytest.fixture(scope="session")
def authority_turtle() -> str:
    """The authority data that the mapped articles need."""
    return AUTHORITY


@pytest.fixture(scope="session")
def sample_store(mapped_articles: tuple[MappedArticle, ...], authority_turtle: str) -> Iterator[Store]:
    """A store in memory with the hand-made articles, their authority data and the ontology."""
    import pyoxigraph as ox

    from hrgraph.resources import ontology_dir
    from hrgraph.triples import TripleWriter, key_of_name

    writer = TripleWriter()
    factory = writer.factory

    def load(store: Store, graph: str, turtle: str | bytes) -> None:
        triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
        if graph == factory.authority_graph:
            triples += [key for triple in triples if (key := key_of_name(triple))]
        quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(graph)) for t in triples]
        text = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
        assert text is not None
        store.replace_graph(graph, text.decode())

    with Store.in_memory() as store:
        load(store, factory.authority_graph, authority_turtle)
        ontology = b"\n".join(Path(path).read_bytes() for path in sorted(ontology_dir().glob("*.ttl")))
        load(store, factory.ontology_graph, ontology)
        for mapped in mapped_articles:
            store.replace_graph(factory.graph(mapped.article.id), writer.nquads(mapped))
        yield store


class StubMapper:
    """A mapper that needs no model: every "ISHR called on the Committee" is a request.

    An article with the word BROKEN gets a quotation that isn't in its text, which the gate must refuse.
    """

    def __init__(self, version: str = "1", delay: float = 0.0) -> None:
        self.version = version
        self.delay = delay
        self.mapped: list[str] = []

    @property
    def versions(self) -> tuple[tuple[str, str], ...]:
        lexicon = f"sha256:{hashlib.sha256(self.version.encode()).hexdigest()}"
        return (
            ("authority", f"sha256:{'a' * 64}"),
            ("hrgraph", "0.1.0"),
            ("lexicon", lexicon),
            ("model", "none"),
        )

    def map(self, article: Article) -> MappedArticle:
        time.sleep(self.delay)
        self.mapped.append(article.id)
        words = "ISHR called on the Committee"
        acts = []
        start = article.text.find(words)
        while start >= 0:
            quote = "these words are not in the text" if "BROKEN" in article.text else words
            end = start + len(words)
            trigger = Span(start + 5, start + 14)
            acts.append(
                Act(start, end, "urge", (ISHR,), (COMMITTEE,), (), (), quote, "urge/call-on", trigger)
            )
            start = article.text.find(words, end)
        return MappedArticle(article, tuple(acts), (), versions=self.versions)


@pytest.fixture
def stub_mapper() -> StubMapper:
    """A mapper that needs no model."""
    return StubMapper()


@pytest.fixture(scope="session")
def authority_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the authority data that the hand-made articles need."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "authority.ttl").write_text(AUTHORITY, encoding="utf-8")
    return folder
