"""The tables, and the names by which the SQL of the saved queries knows them.

A term is kept as text: the value of an IRI or literal, and after it, but for plain strings, `\\x01` and what
it is: `<` for an IRI, `@en` for a language, `^` and the IRI for a datatype.  So the order of texts is that
of SPARQL.

term      every name, IRI and key, once; other tables have its number
article   an article: its day (hrg:when), title, date of issue, text in small letters
act       an act that an article reports: type, day (hrg:when), label, quotation, ...
role      what an act or article has any number of: actors, their names, ...
official  the officials that an act is directed at
fact      what graphs say of actors, instruments, topics; `n` is the number of graphs that say so
held      which graph says which fact
graph     the graphs, with the key each was loaded with
pending   graphs that are being written: what the tables say of them may be old
trigram   the three letters in a row that the text of an article has, for finding words in texts (FTS5)

Counts, to which each graph adds its own, and from which it takes them away when it goes (`COUNTS`):

tie       who did what to whom: in how many acts, of how many articles
pair      who did something together: the same
thing     an object of roles: by how many articles it is mentioned, in how many acts it takes part
nameless  whom a graph calls unreviewed, under which label and class, in how many graphs
telling   the acts of a tie, by year and article

A graph is odd where it says something that the tables can't hold (an act with two quotations); then the
store itself is asked.
"""

from __future__ import annotations

from hrgraph.iris import HRG

__all__ = [
    "ACT",
    "ARTICLE",
    "ENGLISH",
    "FACTS",
    "FORMAT",
    "LABEL",
    "ROLES",
    "TABLES",
    "TYPE",
    "VIEWS",
]

FORMAT = 2
"""Of the tables; those of another format are made anew."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS = "http://purl.org/dc/terms/"
TYPE = f"{_RDF}type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

ACT = {
    f"{HRG}actType": "type",
    f"{HRG}when": "day",
    f"{HRG}reportedIn": "article",
    f"{HRG}quote": "quote",
    f"{HRG}date": "date",
    f"{HRG}place": "place",
    f"{HRG}factuality": "factuality",
    f"{HRG}demand": "demand",
    f"{HRG}joint": "joint",
}
"""What an act has once, and the column of it."""
ARTICLE = {f"{HRG}when": "day", f"{_DCTERMS}issued": "issued", f"{HRG}text": "words"}
"""What an article has once, and the column of it."""
ROLES = {
    f"{HRG}actor": 1,
    f"{HRG}onBehalfOf": 2,
    f"{HRG}addressee": 3,
    f"{HRG}instrument": 4,
    f"{HRG}actorOffice": 5,
    f"{HRG}addresseeOffice": 6,
    f"{HRG}actorName": 7,
    f"{HRG}onBehalfOfName": 8,
    f"{HRG}addresseeName": 9,
    f"{HRG}instrumentName": 10,
    f"{HRG}speakerName": 11,
    f"{HRG}institutionName": 12,
    f"{HRG}violation": 13,
    "https://schema.org/mentions": 14,
    f"{_DCTERMS}source": 15,
}
"""What an act (an article, from 14 on) has any number of, and the number of it."""
ENGLISH = 101
FACTS = {
    LABEL: 100,
    # 101: a label in English
    f"{HRG}nameKey": 102,
    f"{HRG}contextKey": 103,
    f"{HRG}symbol": 104,
    f"{HRG}memberCount": 105,
    f"{HRG}hasMember": 106,
    f"{HRG}adoptedOn": 107,
    TYPE: 108,
    f"{HRG}reviewStatus": 109,
    f"{_DCTERMS}subject": 110,
    f"{HRG}jurisdiction": 111,
    f"{_SKOS}notation": 112,
    f"{HRG}urged": 113,
}
"""What is said of everything else, and the number of it."""

TABLES = """
CREATE TABLE graph (id INTEGER PRIMARY KEY, iri TEXT UNIQUE NOT NULL, key TEXT NOT NULL,
                    odd INTEGER NOT NULL);
CREATE INDEX graph_odd ON graph (id) WHERE odd;
CREATE TABLE pending (iri TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, text TEXT UNIQUE NOT NULL);
CREATE TABLE article (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT UNIQUE NOT NULL,
                      day TEXT NOT NULL, title TEXT NOT NULL, issued TEXT);
CREATE INDEX article_day ON article (day, title);
CREATE INDEX article_graph ON article (graph);
CREATE TABLE words (article INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE act (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, article INTEGER NOT NULL,
                  type TEXT NOT NULL, day TEXT NOT NULL, joint INTEGER NOT NULL, factuality INTEGER,
                  iri TEXT UNIQUE NOT NULL, date TEXT, place TEXT, label TEXT NOT NULL,
                  demand TEXT, quote TEXT NOT NULL);
CREATE INDEX act_day ON act (day, iri);
CREATE INDEX act_type_day ON act (type, day, iri);
CREATE INDEX act_joint_day ON act (day, iri) WHERE joint;
CREATE INDEX act_article ON act (article, type);
CREATE INDEX act_graph ON act (graph);
CREATE TABLE role (p INTEGER, s INTEGER, o INTEGER, PRIMARY KEY (p, s, o)) WITHOUT ROWID;
CREATE INDEX role_o ON role (p, o, s);
CREATE TABLE official (act INTEGER, node TEXT, person INTEGER, office INTEGER,
                       PRIMARY KEY (act, node)) WITHOUT ROWID;
CREATE TABLE fact (p INTEGER, s INTEGER, o INTEGER, n INTEGER NOT NULL,
                   PRIMARY KEY (p, s, o)) WITHOUT ROWID;
CREATE INDEX fact_o ON fact (p, o, s);
CREATE TABLE held (graph INTEGER, p INTEGER, s INTEGER, o INTEGER,
                   PRIMARY KEY (graph, p, s, o)) WITHOUT ROWID;
CREATE INDEX held_o ON held (p, o, graph);
CREATE VIRTUAL TABLE trigram USING fts5
  (text, content='', tokenize='trigram case_sensitive 1', detail=none, columnsize=0);
CREATE TABLE tie (actor INTEGER, addressee INTEGER, type TEXT, acts INTEGER NOT NULL,
                  articles INTEGER NOT NULL, PRIMARY KEY (actor, addressee, type)) WITHOUT ROWID;
CREATE INDEX tie_acts ON tie (acts);
CREATE TABLE pair (one INTEGER, other INTEGER, acts INTEGER NOT NULL, articles INTEGER NOT NULL,
                   PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX pair_acts ON pair (acts);
CREATE TABLE thing (id INTEGER PRIMARY KEY, articles INTEGER NOT NULL, acts INTEGER NOT NULL,
                    n INTEGER NOT NULL);
CREATE INDEX thing_articles ON thing (articles, acts);
CREATE TABLE nameless (id INTEGER, label INTEGER, class INTEGER, n INTEGER NOT NULL,
                       PRIMARY KEY (id, label, class)) WITHOUT ROWID;
CREATE TABLE telling (actor INTEGER, addressee INTEGER, type TEXT, year TEXT, article INTEGER, act INTEGER,
                      PRIMARY KEY (actor, addressee, type, year, article, act)) WITHOUT ROWID;
"""


def _snake(iri: str) -> str:
    name = iri.rpartition("/")[2].rpartition("#")[2]
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


VIEWS = "".join(
    f"CREATE TEMP VIEW {name} AS SELECT s, o FROM main.{table} WHERE p = {number};\n"
    for table, name, number in [
        *(("role", _snake(iri), number) for iri, number in ROLES.items()),
        *(("fact", {TYPE: "class"}.get(iri, _snake(iri)), number) for iri, number in FACTS.items()),
        ("fact", "english", ENGLISH),
    ]
) + "".join(
    f"CREATE TEMP VIEW {name} AS SELECT s, o FROM main.role WHERE p IN ({numbers});\n"
    for name, numbers in (("speaking", "1, 2"), ("speaking_name", "7, 8"))
)
"""A view for each property, by its name in the ontology: `actor_name (s, o)` is `hrg:actorName`."""
