"""The remote backend: a SPARQL endpoint, whatever server answers there."""

from __future__ import annotations

import json
import re
import urllib.request
import warnings
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from hrgraph.errors import QueryError, StoreError
from hrgraph.iris import IriFactory
from hrgraph.store.endpoint import Endpoint
from hrgraph.store.http import Answer, Client
from hrgraph.store.oxigraph import FORMATS, from_ox, serialised
from hrgraph.store.replacement import Replacement
from hrgraph.store.syntax import names_dataset
from hrgraph.store.terms import XSD, Table, Term, Triple

__all__ = ["RemoteBackend"]

_ROWS = ("application/sparql-results+json", "application/json")
_RDF = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT_RDF = f"application/n-triples, text/turtle;q=0.5, {_ROWS[0]};q=0.1"
_CUT = "X-SPARQL-MaxRows"
"""Virtuoso's header on a table that it cut; on graphs that it cuts it says nothing."""
_LONG = 15_000
"""Characters in a statement: Virtuoso reads texts over 65,535 bytes from RDF/XML, but not from Turtle."""
_UPDATE = 2_000_000
"""Characters of statements in one update; servers refuse much larger ones."""
_AT_ONCE = 50
"""Graphs in one update."""
_NO_LABEL = re.compile(r"[^A-Za-z0-9]")


class _Query(SPARQLWrapper):
    """SPARQLWrapper builds the request, our client sends it: it has retries, and leaks no credentials."""

    client: Client

    def _query(self) -> Any:
        return self.client.send(self._createRequest()), self.returnFormat


class RemoteBackend:
    """A SPARQL 1.1 endpoint.

    Args:
        endpoint: where it is.
        write: open for writing.

    Raises:
        StoreError: it can't be reached, is no endpoint, or does not show all graphs as one.
    """

    def __init__(self, endpoint: Endpoint, *, write: bool = False) -> None:
        self._endpoint = endpoint
        self._client = Client(endpoint)
        self._base = IriFactory().base
        if write and not endpoint.update:
            raise StoreError(
                f"hrgraph does not know where {endpoint.query} takes updates",
                "set HRGRAPH_STORE_UPDATE to the address of its updates",
            )
        self._check_union()

    def _check_union(self) -> None:
        """Ask in the default graph for a statement of a named one."""
        some = list(
            self.select("SELECT ?s ?p WHERE { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s)) } LIMIT 1").dicts()
        )
        if some and not self.ask(f"ASK {{ <{some[0]['s'].value}> <{some[0]['p'].value}> ?o }}"):
            raise StoreError(
                f"{self._endpoint.query} does not show its named graphs as one default graph",
                "set the server to do so (Fuseki: tdb2:unionDefaultGraph)",
            )

    def select(self, sparql: str) -> Table:
        """See `Backend`."""
        answer = self._ask(sparql, "SELECT")
        found = self._json(answer)
        if _truth(found) is not None:
            raise _other_form("SELECT")
        if answer.headers.get(_CUT):
            raise StoreError(
                f"{self._endpoint.query} cut the answer at {answer.headers[_CUT]} rows",
                "ask for less, or raise ResultSetMaxRows in the server's virtuoso.ini",
            )
        if answer.headers.get("X-SQL-State"):
            raise StoreError(
                f"{self._endpoint.query} gave up and answered in part",
                "ask for less, or raise MaxQueryExecutionTime in the server's virtuoso.ini",
            )
        try:
            variables = tuple(found["head"]["vars"])
            bindings = found["results"]["bindings"]
        except (KeyError, TypeError):
            raise self._stranger(answer) from None
        return Table(variables, _rows(variables, bindings))

    def ask(self, sparql: str) -> bool:
        """See `Backend`."""
        truth = _truth(self._json(self._ask(sparql, "ASK")))
        if truth is None:
            raise _other_form("ASK")
        return truth

    def construct(self, sparql: str) -> Iterator[Triple]:
        """See `Backend`."""
        answer = self._ask(sparql, "CONSTRUCT")
        if answer.media in _ROWS:
            raise _other_form("CONSTRUCT")
        if answer.media not in _RDF:
            raise self._stranger(answer)
        try:
            parsed = list(ox.parse(answer.body, format=_RDF[answer.media], lenient=True))
        except (SyntaxError, ValueError):
            raise self._stranger(answer) from None
        if (
            len(parsed) > 1
            and len(parsed) % 1000 in (0, 1)
            and "Virtuoso" in answer.headers.get("Server", "")
        ):
            raise StoreError(
                f"{self._endpoint.query} answers with {len(parsed)} triples: most likely it cut them",
                "ask for less, or raise ResultSetMaxRows in the server's virtuoso.ini",
            )
        return ((from_ox(t.subject), from_ox(t.predicate), from_ox(t.object)) for t in parsed)

    def update(self, sparql: str) -> None:
        """See `Backend`."""
        headers = {"Content-Type": "application/sparql-update", "Accept": "*/*"}
        if credentials := self._client.basic():
            headers["Authorization"] = credentials
        self._client.send(urllib.request.Request(self._endpoint.update, sparql.encode("utf-8"), headers))

    def replace_graph(self, new: Replacement) -> None:
        """See `Backend`."""
        self.replace_graphs([new])

    def replace_graphs(self, new: Sequence[Replacement]) -> None:
        """See `Backend`.

        Several graphs go in one update, which the server does as a whole or not at all.  Virtuoso's updates
        are too small for a graph: there the notes go first, then each graph is put in one request, then the
        notes are made anew.  Whoever is stopped between leaves graphs without a note, which the next build
        replaces.
        """
        for batch in _batches(new):
            if not self._endpoint.graphs:
                self.update(" ;\n".join(graph.as_update() for graph in batch))
                continue
            self.update(" ;\n".join(graph.unnote for graph in batch))
            for graph in batch:
                self._put_graph(graph)
            self.update(" ;\n".join(graph.note for graph in batch))

    def _put_graph(self, new: Replacement) -> None:
        url = f"{self._endpoint.graphs}?graph-uri={quote(new.graph, safe='')}"
        ntriples = new.ntriples
        if max(map(len, ntriples.split("\n"))) < _LONG:
            self._put(url, ntriples.encode("utf-8"), "text/turtle")  # N-Triples are Turtle
        else:
            triples = list(ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES))
            self._put(url, serialised(triples, ox.RdfFormat.RDF_XML), "application/rdf+xml")

    def graphs(self) -> Iterator[str]:
        """See `Backend`.  What else the server keeps is none of ours."""
        table = self.select(
            "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } "
            f"FILTER(STRSTARTS(STR(?g), '{self._base}') || EXISTS {{ "
            f"GRAPH <{IriFactory().meta_graph}> {{ ?g ?note ?key }} }}) }}"
        )
        for row in table.rows:
            if row[0] is not None:
                yield row[0].value

    def dump(self, format: str, graph: str | None = None) -> Iterator[bytes]:
        """See `Backend`."""
        names = [graph] if graph is not None else sorted(self.graphs())
        target = FORMATS[format]
        if format in ("nquads", "ntriples"):
            for name in names:
                yield serialised(_in_format(self._quads(name), format), target)
            return
        quads = [quad for name in names for quad in self._quads(name)]
        yield serialised(_in_format(quads, format if graph is None else "turtle"), target)

    def _quads(self, graph: str) -> list[ox.Quad]:
        """All of a graph, asked page by page where the server cuts answers; complete or an error."""
        pattern = f"WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        answer = self._ask(f"SELECT ?s ?p ?o {pattern}", "SELECT")
        rows = self._json(answer)["results"]["bindings"]
        if answer.headers.get(_CUT):
            rows = self._pages(pattern, len(rows), graph)
        name = ox.NamedNode(graph)
        return [ox.Quad(_node(r["s"]), _node(r["p"]), _node(r["o"]), name) for r in rows]  # type: ignore[arg-type]

    def _pages(self, pattern: str, size: int, graph: str) -> list[dict[str, Any]]:
        count = next(self.select(f"SELECT (COUNT(*) AS ?n) {pattern}").dicts())["n"].value
        found: dict[str, dict[str, Any]] = {}
        for offset in range(0, int(count), size):
            answer = self._ask(f"SELECT ?s ?p ?o {pattern} LIMIT {size} OFFSET {offset}", "SELECT")
            for row in self._json(answer)["results"]["bindings"]:
                found[json.dumps(row, sort_keys=True)] = row
        if len(found) != int(count):  # pages have no order that a server must keep
            raise StoreError(
                f"{self._endpoint.query} gave {len(found)} of the {count} statements of {graph}",
                "raise ResultSetMaxRows in the server's virtuoso.ini, or ask when nobody writes",
            )
        return list(found.values())

    def optimize(self) -> None:
        """See `Backend`: the server's own concern."""

    def close(self) -> None:
        """See `Backend`: no connection is kept."""

    def _ask(self, sparql: str, form: str) -> Answer:
        query = _Query(self._endpoint.query)
        query.client = self._client
        query.setReturnFormat(TURTLE if form == "CONSTRUCT" else JSON)
        query.setOnlyConneg(True)  # Virtuoso takes a parameter `format` for more than the header Accept
        query.setMethod(POST)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it guesses at the form, which is known here
            query.setQuery(sparql)
        if query.queryType != form and form != "SELECT" and query.queryType != "DESCRIBE":
            raise _other_form(form)  # some servers answer it in their own way
        query.queryType = form  # so an update can't be sent as one
        if not names_dataset(sparql):
            query.addParameter("union-default-graph", "true")  # Oxigraph's; others don't mind
        if form == "CONSTRUCT":
            query.addCustomHttpHeader("Accept", _ACCEPT_RDF)
        if credentials := self._client.basic():
            query.addCustomHttpHeader("Authorization", credentials)
        answer: Any = query.query().response
        assert isinstance(answer, Answer)
        return answer

    def _put(self, url: str, body: bytes, media: str) -> None:
        headers = {"Content-Type": media, "Accept": "*/*"}
        request = urllib.request.Request(url, body, headers, method="PUT")
        self._client.authorise(request)
        self._client.send(request)

    def _json(self, answer: Answer) -> dict[str, Any]:
        if answer.media not in _ROWS:
            raise self._stranger(answer)
        try:
            found = json.loads(answer.body, strict=False)
        except ValueError:
            raise self._stranger(answer) from None
        if not isinstance(found, dict):
            raise self._stranger(answer)
        return found

    def _stranger(self, answer: Answer) -> StoreError:
        what = {"text/html": "a web page", "": "something"}.get(answer.media, answer.media)
        return StoreError(
            f"{self._endpoint.query} answers with {what}, not as a SPARQL endpoint does",
            "check the address: of Oxigraph's server http://HOST:7878, of Virtuoso http://HOST:8890/sparql",
        )


def _batches(new: Sequence[Replacement]) -> Iterator[list[Replacement]]:
    """Few enough graphs for one update; one that is larger than that goes alone."""
    batch: list[Replacement] = []
    size = 0
    for graph in new:
        if batch and (len(batch) >= _AT_ONCE or size + len(graph.nquads) > _UPDATE):
            yield batch
            batch, size = [], 0
        batch.append(graph)
        size += len(graph.nquads)
    if batch:
        yield batch


def _other_form(form: str) -> QueryError:
    rest = [name for name in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE") if name != form]
    return QueryError(f"this is not a query with {form}", f"ask it as what it is: {', '.join(rest)}")


def _in_format(quads: list[ox.Quad], format: str) -> list[ox.Quad] | list[ox.Triple]:
    if format in ("nquads", "trig"):
        return quads
    return list(dict.fromkeys(quad.triple for quad in quads))


def _truth(found: dict[str, Any]) -> bool | None:
    """The answer of an ASK query; None where it is another's."""
    if "boolean" in found:
        return bool(found["boolean"])
    if found.get("head", {}).get("vars") != ["__ASK_RETVAL"]:
        return None
    # Virtuoso's: a table of one cell
    return any(row["__ASK_RETVAL"]["value"] == "1" for row in found["results"]["bindings"])


def _rows(
    variables: tuple[str, ...], bindings: list[dict[str, dict[str, str]]]
) -> Iterator[tuple[Term | None, ...]]:
    for binding in bindings:
        yield tuple(_term(binding[name]) if name in binding else None for name in variables)


def _term(found: dict[str, str]) -> Term:
    kind, value = found.get("type"), found.get("value", "")
    if kind == "uri":
        return Term("iri", value)
    if kind == "bnode":
        return Term("bnode", _NO_LABEL.sub("", value) or "b")  # Virtuoso's are like nodeID://b10001
    datatype = found.get("datatype", "")
    if datatype == f"{XSD}boolean":
        value = {"1": "true", "0": "false"}.get(value, value)  # Virtuoso's
    return Term("literal", value, "" if datatype == f"{XSD}string" else datatype, found.get("xml:lang", ""))


def _node(found: dict[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    term = _term(found)
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype) if term.datatype else None)
