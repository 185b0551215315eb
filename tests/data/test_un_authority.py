"""Spot facts of the authority data on UN bodies, mandates, investigations, offices and their holders."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hrgraph.authority import AuthorityIndex, load_authority
from hrgraph.authority.compile import Statement, read_statements
from hrgraph.authority.turtle import turtle
from hrgraph.iris import BASE, HRG
from hrgraph.resources import authority_dir

ORG = "http://www.w3.org/ns/org#"
SOURCE = "http://purl.org/dc/terms/source"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
FILES = (
    "un-bodies",
    "un-special-procedures",
    "un-investigative-bodies",
    "un-offices",
    "un-people",
    "un-memberships",
)


def path_of(name: str) -> Path:
    return authority_dir() / f"{name}.ttl"


@cache
def statements(name: str) -> tuple[Statement, ...]:
    return tuple(read_statements([path_of(name)]))


@pytest.fixture(scope="module")
def index() -> AuthorityIndex:
    return load_authority()


def values(index: AuthorityIndex, record: str, predicate: str) -> set[str]:
    found = set()
    for name in FILES:
        for subject, predicate_, value, _ in statements(name):
            if subject == BASE + record and predicate_ == predicate:
                found.add(value.text.removeprefix(BASE))
    return found


# office, day, holder, page that shows it
HELD = [
    ("un-secretary-general", "2006-12-31", "kofi-annan", "un.org/sg: former Secretaries-General"),
    ("un-secretary-general", "2012-06-01", "ban-ki-moon", "un.org/sg: 1 January 2007 to 31 December 2016"),
    ("un-secretary-general", "2025-06-01", "antonio-guterres", "un.org/sg: since 1 January 2017"),
    (
        "un-deputy-secretary-general",
        "2010-01-01",
        "asha-rose-migiro",
        "Wikipedia: assumed office 5 February 2007",
    ),
    ("un-deputy-secretary-general", "2013-01-01", "jan-eliasson", "World Heritage Encyclopedia: 1 July 2012"),
    ("un-deputy-secretary-general", "2020-01-01", "amina-j-mohammed", "un.org/sg: since 1 January 2017"),
    ("un-high-commissioner-for-human-rights", "2000-01-01", "mary-robinson", "ohchr.org: High Commissioners"),
    ("un-high-commissioner-for-human-rights", "2006-01-01", "louise-arbour", "ohchr.org: High Commissioners"),
    ("un-high-commissioner-for-human-rights", "2012-01-01", "navi-pillay", "ohchr.org: High Commissioners"),
    ("un-high-commissioner-for-human-rights", "2016-01-01", "zeid-raad-al-hussein", "ohchr.org"),
    ("un-high-commissioner-for-human-rights", "2021-06-30", "michelle-bachelet", "gov.uk, 10 August 2018"),
    ("un-high-commissioner-for-human-rights", "2022-09-12", "nada-al-nashif", "newsfirst.lk: acting, HRC51"),
    (
        "un-high-commissioner-for-human-rights",
        "2023-03-01",
        "volker-turk",
        "ohchr.org: since 17 October 2022",
    ),
    (
        "assistant-secretary-general-for-human-rights",
        "2014-01-01",
        "ivan-simonovic",
        "chinagate.cn, 25 June 2016",
    ),
    (
        "assistant-secretary-general-for-human-rights",
        "2018-01-01",
        "andrew-gilmour",
        "chinagate.cn, 25 June 2016",
    ),
    ("assistant-secretary-general-for-human-rights", "2021-01-01", "ilze-brands-kehris", "SG/A/1932"),
    (
        "special-representative-on-human-rights-defenders",
        "2005-01-01",
        "hina-jilani",
        "ohchr.org: SR defenders",
    ),
    (
        "special-rapporteur-on-human-rights-defenders",
        "2010-01-01",
        "margaret-sekaggya",
        "ohchr.org: SR defenders",
    ),
    ("special-rapporteur-on-human-rights-defenders", "2016-01-01", "michel-forst", "ohchr.org: SR defenders"),
    ("special-rapporteur-on-human-rights-defenders", "2022-01-01", "mary-lawlor", "ohchr.org: SR defenders"),
    (
        "independent-expert-on-sexual-orientation-and-gender-identity",
        "2017-05-01",
        "vitit-muntarbhorn",
        "ohchr.org",
    ),
    (
        "independent-expert-on-sexual-orientation-and-gender-identity",
        "2020-05-01",
        "victor-madrigal-borloz",
        "ohchr.org",
    ),
    (
        "independent-expert-on-sexual-orientation-and-gender-identity",
        "2024-05-01",
        "graeme-reid",
        "ohchr.org",
    ),
    (
        "special-rapporteur-on-environmental-defenders-under-the-aarhus-convention",
        "2023-01-01",
        "michel-forst",
        "unece.org",
    ),
    ("special-rapporteur-on-torture", "2008-01-01", "manfred-nowak", "ohchr.org: SR torture"),
    ("special-rapporteur-on-torture", "2019-01-01", "nils-melzer", "ohchr.org: SR torture"),
    (
        "special-rapporteur-on-freedom-of-opinion-and-expression",
        "2011-01-01",
        "frank-la-rue",
        "IFEX, A/HRC/7/14",
    ),
    ("special-rapporteur-on-freedom-of-opinion-and-expression", "2018-01-01", "david-kaye", "freedex.org"),
    ("special-rapporteur-on-freedom-of-opinion-and-expression", "2024-01-01", "irene-khan", "ohchr.org"),
    (
        "special-rapporteur-on-freedom-of-peaceful-assembly-and-of-association",
        "2013-01-01",
        "maina-kiai",
        "ohchr.org",
    ),
    (
        "special-rapporteur-on-the-independence-of-judges-and-lawyers",
        "2006-09-01",
        "leandro-despouy",
        "judicialmonitor.org, 2006",
    ),
    (
        "special-rapporteur-on-the-independence-of-judges-and-lawyers",
        "2018-01-01",
        "diego-garcia-sayan",
        "A/HRC/35/31: 5 December 2016",
    ),
    ("special-rapporteur-on-violence-against-women", "2006-01-01", "yakin-erturk", "stopvaw.org"),
    (
        "special-rapporteur-on-contemporary-forms-of-racism",
        "2005-01-01",
        "doudou-diene",
        "Wikipedia: August 2002 to July 2008",
    ),
    (
        "special-rapporteur-on-toxics-and-human-rights",
        "2011-06-01",
        "calin-georgescu",
        "ohchr.org: 2010-2012",
    ),
    (
        "special-rapporteur-on-toxics-and-human-rights",
        "2003-01-01",
        "fatma-zohra-ouhachi-vesely",
        "news.un.org, August 2004",
    ),
    (
        "special-rapporteur-on-burundi",
        "2023-01-01",
        "fortune-gaetan-zongo",
        "his statement of 29 June 2022: since 1 April 2022",
    ),
    (
        "special-rapporteur-on-myanmar",
        "2021-02-01",
        "tom-andrews",
        "his report of September 2020: since 1 May 2020",
    ),
    ("special-rapporteur-on-iran", "2020-01-01", "javaid-rehman", "ohchr.org: SR Iran"),
    (
        "special-rapporteur-on-the-occupied-palestinian-territories",
        "2023-01-01",
        "francesca-albanese",
        "ohchr.org: since 1 May 2022",
    ),
    ("special-rapporteur-on-cambodia", "2022-01-01", "vitit-muntarbhorn", "scandasia.com, 31 March 2021"),
    ("independent-expert-on-mali", "2020-01-01", "alioune-tine", "reliefweb: since 1 May 2018"),
    ("designated-expert-on-haiti", "2023-06-20", "william-oneill", "ohchr.org, 12 April 2023"),
    ("designated-expert-on-sudan", "2022-02-17", "adama-dieng", "designated on 12 November 2021"),
    ("chair-of-the-committee-against-torture", "2016-08-08", "jens-modvig", "ungeneva.org, 8 August 2016"),
    ("cat-rapporteur-on-reprisals", "2016-08-08", "alessio-bruni", "ungeneva.org, 8 August 2016"),
    (
        "chair-of-the-committee-on-the-rights-of-the-child",
        "2024-01-01",
        "ann-skelton",
        "ungeneva.org, May 2023",
    ),
    (
        "chair-of-the-committee-on-the-elimination-of-racial-discrimination",
        "2023-01-01",
        "verene-shepherd",
        "ungeneva.org, April 2022",
    ),
    (
        "chair-of-the-human-rights-committee",
        "2025-07-01",
        "changrok-soh",
        "Korea JoongAng Daily, 4 March 2025",
    ),
    (
        "president-of-the-general-assembly",
        "2018-10-01",
        "maria-fernanda-espinosa-garces",
        "un.org: 73rd session",
    ),
    ("president-of-the-general-assembly", "2025-10-01", "annalena-baerbock", "vietnamnews.vn, 3 June 2025"),
    (
        "president-of-the-human-rights-council",
        "2021-10-08",
        "nazhat-shameem-khan",
        "ohchr.org: Presidents of the Council",
    ),
    (
        "president-of-the-human-rights-council",
        "2022-10-07",
        "federico-villegas",
        "ohchr.org: Presidents of the Council",
    ),
    (
        "chair-of-the-independent-international-fact-finding-mission-on-iran",
        "2023-06-01",
        "sara-hossain",
        "ohchr.org, 20 December 2022",
    ),
    (
        "chair-of-the-independent-international-fact-finding-mission-for-the-sudan",
        "2024-06-01",
        "mohamed-chande-othman",
        "radiotamazuj.org",
    ),
    (
        "chair-of-the-independent-international-commission-of-inquiry-on-syria",
        "2015-01-01",
        "paulo-sergio-pinheiro",
        "ohchr.org",
    ),
    ("srsg-children-and-armed-conflict", "2014-01-01", "leila-zerrougui", "childrenandarmedconflict.un.org"),
    ("srsg-sexual-violence-in-conflict", "2019-01-01", "pramila-patten", "Wikipedia"),
    ("srsg-violence-against-children", "2020-01-01", "najat-maalla-mjid", "SG/A/1879"),
    (
        "prosecutor-of-the-international-criminal-court",
        "2015-01-01",
        "fatou-bensouda",
        "icc-cpi.int: from 16 June 2012",
    ),
    (
        "prosecutor-of-the-international-criminal-court",
        "2022-01-01",
        "karim-khan",
        "jfjustice.net: 16 June 2021",
    ),
    ("un-spokesperson", "2018-10-01", "stephane-dujarric", "un.org/sg, 19 February 2014: from 10 March 2014"),
    ("un-high-commissioner-for-refugees", "2010-01-01", "antonio-guterres", "unhcr.de: 2005-2015"),
]


@pytest.mark.parametrize("office, day, person, reason", HELD)
def test_who_held_an_office(index: AuthorityIndex, office: str, day: str, person: str, reason: str) -> None:
    held = {t.person.removeprefix(BASE) for t in index.holders(f"{BASE}office/{office}", day)}
    assert held == {f"person/{person}"}, reason


# name as articles write it, record, page that shows it
NAMED = [
    ("UN Human Rights Council", "org/un-human-rights-council", "un.org: organs"),
    ("HRC", "org/un-human-rights-council", "A/HRC symbols"),
    ("OHCHR", "org/ohchr", "ohchr.org"),
    ("UN Human Rights Office", "org/ohchr", "ohchr.org: its own short name"),
    ("Third Committee", "org/third-committee", "un.org: Main Committees"),
    (
        "UN Special Rapporteur on human rights defenders",
        "office/special-rapporteur-on-human-rights-defenders",
        "ISHR",
    ),
    ("UN expert on human rights defenders", "office/special-rapporteur-on-human-rights-defenders", "ISHR"),
    ("UN human rights chief", "office/un-high-commissioner-for-human-rights", "news.un.org"),
    ("Working Group on Arbitrary Detention", "org/working-group-on-arbitrary-detention", "ohchr.org"),
    ("WGEID", "org/working-group-on-enforced-or-involuntary-disappearances", "ohchr.org"),
    ("UN Committee against Torture", "org/committee-against-torture", "ohchr.org: treaty bodies"),
    ("Volker Turk", "person/volker-turk", "thegulfobserver.com writes him so"),
    ("Agnes Callamard", "person/agnes-callamard", "without accents in most articles"),
    ("UNHCR", "org/unhcr", "unhcr.org"),
]


@pytest.mark.parametrize("name, record, reason", NAMED)
def test_names_as_articles_write_them(index: AuthorityIndex, name: str, record: str, reason: str) -> None:
    text = f"On Monday {name} said so."
    found = {c for hit in index.find_names(text) for c in hit.records if text[hit.start : hit.end] == name}
    assert BASE + record in found, reason


# record, property, value, page that shows it
STATED = [
    ("org/un-human-rights-council", ORG + "subOrganizationOf", "org/un-general-assembly", "A/RES/60/251"),
    ("org/un-human-rights-council", HRG + "predecessor", "org/un-commission-on-human-rights", "A/RES/60/251"),
    ("org/ecosoc-committee-on-ngos", ORG + "subOrganizationOf", "org/ecosoc", "un.org: Committee on NGOs"),
    (
        "org/human-rights-council-advisory-committee",
        HRG + "predecessor",
        "org/sub-commission-on-human-rights",
        "news.un.org, August 2008",
    ),
    (
        "org/expert-mechanism-on-the-rights-of-indigenous-peoples",
        HRG + "predecessor",
        "org/working-group-on-indigenous-populations",
        "humanrightscommitments.ca",
    ),
    (
        "org/working-group-on-the-use-of-mercenaries",
        HRG + "predecessor",
        "office/special-rapporteur-on-the-use-of-mercenaries",
        "ohchr.org",
    ),
    ("org/iiim-syria", HRG + "jurisdiction", "state/syria", "A/RES/71/248"),
    (
        "org/independent-international-fact-finding-mission-on-venezuela",
        HRG + "jurisdiction",
        "state/venezuela",
        "A/HRC/RES/42/25",
    ),
    ("office/special-rapporteur-on-burundi", HRG + "jurisdiction", "state/burundi", "A/HRC/RES/48/16"),
]


@pytest.mark.parametrize("record, predicate, value, reason", STATED)
def test_relations(index: AuthorityIndex, record: str, predicate: str, value: str, reason: str) -> None:
    assert value in values(index, record, predicate), reason


@pytest.mark.parametrize("name", FILES)
def test_every_record_has_a_label_and_sources(name: str) -> None:
    subjects = {s.subject for s in statements(name)}
    for predicate in (LABEL, SOURCE):
        assert subjects == {s.subject for s in statements(name) if s.predicate == predicate}


@pytest.mark.parametrize("name", FILES)
def test_files_are_canonical(name: str) -> None:
    text = path_of(name).read_text(encoding="utf-8")
    assert text == turtle(statements(name), text.splitlines()[0].removeprefix("# "))


def test_breadth() -> None:
    count = {name: len({s.subject for s in statements(name)}) for name in FILES}
    assert count["un-bodies"] >= 160
    assert count["un-special-procedures"] >= 70
    assert count["un-investigative-bodies"] >= 30
    assert count["un-memberships"] >= 400
