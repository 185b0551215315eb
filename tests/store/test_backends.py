"""One suite over every backend: embedded in memory and in a folder, Oxigraph's server, Virtuoso."""

from __future__ import annotations

import importlib.util
import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from hrgraph.cli import main
from hrgraph.errors import QueryError, StoreError
from hrgraph.iris import IriFactory
from hrgraph.pipeline.sources import load_sources
from hrgraph.publish import write_turtle
from hrgraph.queries import saved_queries
from hrgraph.resources import articles_dir
from hrgraph.store import Store, Term, open_store


def servers() -> ModuleType:
    """conftest.py as a module: its list of backends is needed when tests are collected."""
    spec = importlib.util.spec_from_file_location("servers", Path(__file__).with_name("conftest.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BACKENDS = servers().BACKENDS
every_backend = pytest.mark.parametrize("backend_store", BACKENDS, indirect=True)
XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = IriFactory().base
G, H = f"{BASE}graph/article/g", f"{BASE}graph/article/h"
P = "http://example.org/p"


def quad(subject: str, value: str, graph: str = G) -> str:
    return f"<http://example.org/{subject}> <{P}> {value} <{graph}> .\n"


def values(store: Store) -> list[str]:
    return [row["o"].value for row in store.select(f"SELECT ?o {{ ?s <{P}> ?o }} ORDER BY ?o").dicts()]


@every_backend
def test_queries_see_the_union_of_the_graphs(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    backend_store.replace_graph(H, quad("a", '"2"', H))
    assert values(backend_store) == ["1", "2"]


@every_backend
def test_a_query_that_names_graphs_sees_only_these(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    backend_store.replace_graph(H, quad("a", '"2"', H))
    found = backend_store.select(f"SELECT ?o FROM <{G}> {{ ?s <{P}> ?o }}")
    assert [row["o"].value for row in found.dicts()] == ["1"]
    found = backend_store.select(f"SELECT ?o {{ GRAPH <{H}> {{ ?s <{P}> ?o }} }}")
    assert [row["o"].value for row in found.dicts()] == ["2"]


@every_backend
def test_a_replaced_graph_keeps_nothing_of_the_old_one(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"old"') + quad("b", '"old too"'))
    backend_store.replace_graph(G, quad("a", '"new"'))
    assert values(backend_store) == ["new"]


@every_backend
def test_a_removed_graph_leaves_the_others(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    backend_store.replace_graph(H, quad("a", '"2"', H))
    backend_store.remove_graph(G)
    assert values(backend_store) == ["2"]
    assert G not in set(backend_store.graphs())
    assert set(backend_store.graph_keys()) == {H}
    backend_store.remove_graph(G)


@every_backend
def test_many_graphs_at_once(backend_store: Store) -> None:
    """Those that are there, those that are not, and one that was left without a note."""
    names = [f"{BASE}graph/article/{n}" for n in range(120)]
    backend_store.replace_graph(names[0], quad("a", '"old"', names[0]))
    backend_store.replace_graph(names[1], quad("a", '"noted"', names[1]), key="k1")
    backend_store.replace_graphs(
        (name, quad("a", f'"{n:03}"', name), f"k{n}") for n, name in enumerate(names)
    )
    assert values(backend_store) == [f"{n:03}" for n in range(120)]
    assert backend_store.graph_keys() == {name: f"k{n}" for n, name in enumerate(names)}
    backend_store.replace_graphs([])
    assert len(backend_store.graph_keys()) == 120
    assert backend_store.graph_keys([*names[3:], f"{BASE}graph/none"]) == {
        name: f"k{n}" for n, name in enumerate(names) if n >= 3
    }
    assert backend_store.graph_keys([]) == {}


@every_backend
def test_a_graph_given_twice_at_once_is_the_last_one(backend_store: Store) -> None:
    backend_store.replace_graphs([(G, quad("a", '"1"'), "k1"), (G, quad("a", '"2"'), "k2")])
    assert values(backend_store) == ["2"]
    assert backend_store.graph_keys() == {G: "k2"}


@every_backend
def test_a_statement_of_another_graph_stops_many(backend_store: Store) -> None:
    with pytest.raises(ValueError, match="not in the graph"):
        backend_store.replace_graphs([(G, quad("a", '"1"'), ""), (H, quad("a", '"2"'), "")])
    assert values(backend_store) == []


@every_backend
def test_keys_and_version_follow_the_content(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'), key='sha256:"x"\\ and a\nline')
    assert backend_store.graph_keys() == {G: 'sha256:"x"\\ and a\nline'}
    first = backend_store.version()
    backend_store.replace_graph(G, quad("a", '"2"'))
    assert backend_store.version() != first


@every_backend
def test_graphs_lists_what_is_there(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    backend_store.replace_graph("http://example.org/other", quad("a", '"2"', "http://example.org/other"))
    assert set(backend_store.graphs()) == {G, "http://example.org/other", IriFactory().meta_graph}


@every_backend
@pytest.mark.parametrize(
    ("value", "term"),
    [
        pytest.param("<http://x/y>", Term("iri", "http://x/y"), id="iri"),
        pytest.param("<http://x/%C3%A9?a=b&c=(d)>", Term("iri", "http://x/%C3%A9?a=b&c=(d)"), id="odd iri"),
        pytest.param("<http://x/é/中>", Term("iri", "http://x/é/中"), id="iri that is not ASCII"),
        pytest.param('"plain"', Term("literal", "plain"), id="plain string has no datatype"),
        pytest.param('""', Term("literal", ""), id="empty"),
        pytest.param('"mot"@fr', Term("literal", "mot", "", "fr"), id="language"),
        pytest.param(f'"3"^^<{XSD}integer>', Term("literal", "3", f"{XSD}integer"), id="integer"),
        pytest.param(f'"0.83"^^<{XSD}decimal>', Term("literal", "0.83", f"{XSD}decimal"), id="decimal"),
        # Virtuoso answers with 1 and 0
        pytest.param(f'"true"^^<{XSD}boolean>', Term("literal", "true", f"{XSD}boolean"), id="true"),
        pytest.param(f'"false"^^<{XSD}boolean>', Term("literal", "false", f"{XSD}boolean"), id="false"),
        pytest.param(f'"2023-02-27"^^<{XSD}date>', Term("literal", "2023-02-27", f"{XSD}date"), id="day"),
        pytest.param(
            f'"2023-02"^^<{XSD}gYearMonth>', Term("literal", "2023-02", f"{XSD}gYearMonth"), id="month"
        ),
        pytest.param(f'"2023"^^<{XSD}gYear>', Term("literal", "2023", f"{XSD}gYear"), id="year"),
        pytest.param('"q \\" b \\\\ line\\nend"', Term("literal", 'q " b \\ line\nend'), id="escapes"),
        pytest.param(
            '"\\u0022 and \\u005C"', Term("literal", '" and \\'), id="escapes that SPARQL reads too early"
        ),
        pytest.param('"عربي 中文 🙂"', Term("literal", "عربي 中文 🙂"), id="not ASCII"),
        pytest.param('"} } ; DROP ALL #"', Term("literal", "} } ; DROP ALL #"), id="looks like an update"),
    ],
)
def test_terms_come_back_as_they_went_in(backend_store: Store, value: str, term: Term) -> None:
    backend_store.replace_graph(G, quad("a", value))
    assert [row["o"] for row in backend_store.select(f"SELECT ?o {{ ?s <{P}> ?o }}").dicts()] == [term]


@every_backend
@pytest.mark.parametrize("size", [1_900, 5_000, 300_000, 2_000_000], ids=str)
def test_long_texts_come_back_whole(backend_store: Store, size: int) -> None:
    # Virtuoso keeps what is longer than a page of its database in another way
    text = ("Défenseur·e·s de droits, 人权. " * (size // 28 + 1))[:size]
    backend_store.replace_graph(G, quad("a", f'"{text}"'))
    assert values(backend_store) == [text]


@every_backend
def test_many_statements_come_back_whole(backend_store: Store) -> None:
    # more than Debian's Virtuoso answers at once (ResultSetMaxRows = 10000)
    backend_store.replace_graph(G, "".join(quad(f"s{n}", f'"{n}"') for n in range(25_003)))
    lines = b"".join(backend_store.dump("nquads", G)).splitlines()
    assert len(set(lines)) == 25_003
    assert b"".join(backend_store.dump("turtle", G)).count(b"example.org/p") == 25_003


@every_backend
def test_an_answer_is_never_cut_silently(backend_store: Store) -> None:
    backend_store.replace_graph(G, "".join(quad(f"s{n}", f'"{n}"') for n in range(12_000)))
    asked: dict[str, Callable[[], list[object]]] = {
        "select": lambda: list(backend_store.select(f"SELECT ?s ?o WHERE {{ ?s <{P}> ?o }}").rows),
        "construct": lambda: list(backend_store.construct(f"CONSTRUCT WHERE {{ ?s <{P}> ?o }}")),
    }
    for ask in asked.values():
        try:
            assert len(ask()) == 12_000
        except StoreError as error:
            assert "cut" in error.message and "ResultSetMaxRows" in error.mend


@every_backend
def test_blank_nodes_keep_their_ties(backend_store: Store) -> None:
    nquads = "".join(f"{line} <{G}> .\n" for line in (f"<http://x/a> <{P}> _:b1", f"_:b1 <{P}> _:b2"))
    nquads += f'_:b2 <{P}> "end" <{G}> .\n'
    backend_store.replace_graph(G, nquads)
    expected = Graph().parse(data=f'<http://x/a> <{P}> [ <{P}> [ <{P}> "end" ] ] .', format="turtle")
    found = Graph().parse(data=b"".join(backend_store.dump("turtle", G)), format="turtle")
    assert isomorphic(found, expected)


@every_backend
@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "ntriples", "rdfxml"])
@pytest.mark.parametrize("graph", [None, G], ids=["all", "one graph"])
def test_dumps_parse_and_are_complete(backend_store: Store, format: str, graph: str | None) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    backend_store.replace_graph(H, quad("a", '"2"', H))
    media = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "rdfxml": "rdf"}[format]
    read = ox.RdfFormat.from_extension(media)
    assert read is not None
    found = {
        quad.object.value
        for quad in ox.parse(b"".join(backend_store.dump(format, graph)), format=read)
        if quad.predicate.value == P
    }
    assert found == ({"1"} if graph else {"1", "2"})


@every_backend
def test_ask_construct_and_unbound(backend_store: Store) -> None:
    backend_store.replace_graph(G, quad("a", '"1"'))
    assert backend_store.ask("ASK { ?s ?p '1' }")
    assert not backend_store.ask("ASK { ?s ?p 'not there' }")
    triples = list(backend_store.construct(f"CONSTRUCT {{ ?s <http://x/q> ?o }} WHERE {{ ?s <{P}> ?o }}"))
    assert triples == [(Term("iri", "http://example.org/a"), Term("iri", "http://x/q"), Term("literal", "1"))]
    table = backend_store.select(f"SELECT ?o ?no {{ ?s <{P}> ?o OPTIONAL {{ ?s <http://x/no> ?no }} }}")
    assert table.variables == ("o", "no")
    assert [(row[0] is None, row[1] is None) for row in table.rows] == [(False, True)]


@every_backend
@pytest.mark.parametrize(
    ("call", "error"),
    [
        pytest.param(lambda s: s.select("SELECT * WHER { ?s ?p ?o }"), QueryError, id="does not parse"),
        pytest.param(lambda s: s.select("ASK { ?s ?p ?o }"), QueryError, id="ask is no select"),
        pytest.param(lambda s: s.ask("SELECT * { ?s ?p ?o }"), QueryError, id="select is no ask"),
        pytest.param(lambda s: s.construct("ASK { ?s ?p ?o }"), QueryError, id="ask is no construct"),
        pytest.param(lambda s: s.construct("SELECT * { ?s ?p ?o }"), QueryError, id="select makes no graph"),
        pytest.param(lambda s: s.select("DROP ALL"), QueryError, id="an update is no query"),
        pytest.param(lambda s: s.replace_graph(G, quad("a", '"1"', H)), ValueError, id="another graph"),
        pytest.param(lambda s: s.dump("xml"), StoreError, id="unknown format"),
    ],
)
def test_wrong_calls_say_so(backend_store: Store, call: object, error: type[Exception]) -> None:
    assert callable(call)
    backend_store.replace_graph(H, quad("a", '"kept"', H))
    with pytest.raises(error):
        call(backend_store)
    assert values(backend_store) == ["kept"]


@pytest.mark.parametrize("backend", [b for b in BACKENDS if b.values[0] != "memory"])
def test_what_is_open_for_reading_can_not_be_written(location: Callable[[str], str], backend: str) -> None:
    place = location(backend)
    with open_store(place, create=True) as store:
        store.replace_graph(G, quad("a", '"1"'))
    with open_store(place) as store:
        assert values(store) == ["1"]
        with pytest.raises(StoreError, match="reading only"):
            store.remove_graph(G)


@pytest.fixture(scope="module")
def sample() -> dict[str, str]:
    """Graphs as a build writes them: the ontology, the authority data, an article."""
    with Store.in_memory() as store:
        load_sources(store, IriFactory())
        for path in sorted((Path(__file__).parents[1] / "triples" / "golden").glob("*.ttl")):
            graph = ox.NamedNode(IriFactory().graph(path.stem))
            triples = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
            quads = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
            nquads = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
            store.replace_graph(graph.value, nquads.decode())
        return {graph: b"".join(store.dump("nquads", graph)).decode() for graph in store.graphs()}


@pytest.mark.parametrize("backend_store", [b for b in BACKENDS if b.values[0] != "memory"], indirect=True)
def test_saved_queries_have_the_same_answers_everywhere(backend_store: Store, sample: dict[str, str]) -> None:
    with Store.in_memory() as store:
        for graph in sorted(set(sample) - {IriFactory().meta_graph}):
            store.replace_graph(graph, sample[graph])
            backend_store.replace_graph(graph, sample[graph])
        assert backend_store.version() == store.version()
        for query in saved_queries():
            sparql = query.bind()
            if query.form == "select":
                found, expected = ({*s.select(sparql).rows} for s in (backend_store, store))
            else:
                found, expected = ({*s.construct(sparql)} for s in (backend_store, store))  # type: ignore[assignment]
            assert found == expected, query.name
        for graph in (IriFactory().authority_graph, IriFactory().graph("meeting-2023")):
            dumps = [set(b"".join(s.dump("nquads", graph)).splitlines()) for s in (backend_store, store)]
            assert dumps[0] == dumps[1]


@pytest.mark.model
@pytest.mark.parametrize("backend", [b for b in BACKENDS if b.values[0] != "memory"])
def test_every_command_works_against_it(
    location: Callable[[str], str],
    backend: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = location(backend)
    monkeypatch.chdir(tmp_path)
    articles = sorted(articles_dir().glob("*.md"))[:2]
    assert main(["build", *map(str, articles), "--store", place]) == 0
    assert "2 added" in capsys.readouterr().out
    assert main(["build", str(articles[0]), "--store", place, "--prune"]) == 0
    assert "1 unchanged, 1 removed" in capsys.readouterr().out
    assert main(["info", "--store", place, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1
    assert main(["query", "acts-in-period", "--store", place, "--format", "csv"]) == 0
    assert articles[0].stem in capsys.readouterr().out
    assert main(["export", "--store", place, "--article", articles[0].stem, "--out", "a.ttl"]) == 0
    assert len(Graph().parse("a.ttl")) > 50


@pytest.mark.parametrize("backend", [b for b in BACKENDS if b.values[0] in ("oxigraph", "virtuoso")])
def test_turtle_for_people_loads_unchanged(
    location: Callable[[str], str], backend: str, sample: dict[str, str]
) -> None:
    address = location(backend)
    graph = IriFactory().ontology_graph
    quads = ox.parse(sample[graph], format=ox.RdfFormat.N_QUADS)
    written = write_turtle(ox.Triple(q.subject, q.predicate, q.object) for q in quads)
    put = f"{address}/store?graph={graph}"
    handlers: list[urllib.request.BaseHandler] = []
    if backend == "virtuoso":
        put = f"{address}-graph-crud-auth?graph-uri={graph}"
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, put, "dba", "dba")
        handlers = [urllib.request.HTTPDigestAuthHandler(passwords)]
    opener = urllib.request.build_opener(*handlers)
    headers = {"Content-Type": "text/turtle"}
    opener.open(urllib.request.Request(put, written.encode(), headers, method="PUT")).close()
    with open_store(address) as store:
        found = Graph().parse(data=b"".join(store.dump("ntriples", graph)), format="nt")
    assert isomorphic(found, Graph().parse(data=written, format="turtle"))
