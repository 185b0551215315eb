"""What is fuzzed: functions that take any bytes, and fail only where hrgraph breaks a promise.

Hypothesis calls them in the suite (`test_fuzz.py`), Atheris by the million (`run_atheris.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyoxigraph as ox

from hrgraph.article import parse_article
from hrgraph.authority import authority_files
from hrgraph.errors import ArticleError, QueryError, UsageError
from hrgraph.export import export
from hrgraph.iris import IriFactory
from hrgraph.mapper import Mapper
from hrgraph.queries import parse_query
from hrgraph.records import Article, MappedArticle
from hrgraph.store import Store
from hrgraph.triples import TripleWriter
from hrgraph.validate import AuthoritySlice, read_slice, validate_article

__all__ = ["TARGETS", "front_matter", "mapping", "query_header", "query_value", "reader", "round_trip"]

SUFFIXES = (".txt", ".md", ".html")
PARAMETER = '#+ parameters:\n#+   - name: who\n#+     type: {type}\n#+     default: ""\n'
ASKED = 'SELECT ?o { <http://x/a> ?p ?o FILTER(?_who != "") }'


def reader(data: bytes) -> None:
    """Any bytes are an article or an `ArticleError`, whatever the file is called."""
    if data:
        _article(data[1:], SUFFIXES[data[0] % len(SUFFIXES)])


def _article(data: bytes, suffix: str) -> Article | None:
    try:
        article = parse_article(data, f"x{suffix}", suffix)
    except ArticleError as error:
        assert "\n" not in error.message, error.message
        return None
    end = 0
    for block in article.blocks:
        assert end <= block.start <= block.end <= len(article.text)
        end = block.end
    article.text.encode("utf-8")
    return article


def front_matter(data: bytes) -> None:
    """Any front matter is read or named as broken."""
    article = _article(b"---\n" + data + b"\n---\n\nISHR met the Committee.\n", ".md")
    if article is not None and article.date is not None:
        assert article.date.value[:4].isdigit()


@cache
def _mapper() -> Mapper:
    return Mapper.load()


@cache
def _authority() -> AuthoritySlice:
    return read_slice(authority_files())


def mapping(data: bytes) -> None:
    """What is read of any article lies in its text, and its graph passes the gate."""
    article = _article(data, ".txt")
    if article is None:
        return
    mapped = _mapper().map(article)
    for act in mapped.acts:
        assert 0 <= act.start < act.end <= len(article.text)
        assert article.text[act.start : act.end] == act.quote
        assert act.start <= act.trigger.start < act.trigger.end <= act.end
    for entity in mapped.entities:
        assert all(0 <= span.start < span.end <= len(article.text) for span in entity.mentions)
    nquads = TripleWriter().nquads(mapped)
    report = validate_article(nquads, _authority())
    assert report.conforms, report.to_turtle()
    assert nquads == TripleWriter().nquads(_mapper().map(article)), "another graph the second time"


def round_trip(data: bytes) -> None:
    """Any text that an article's graph holds comes back from the store and from Turtle."""
    article = _article(data, ".txt")
    if article is None:
        return
    versions = (("authority", "sha256:aa"), ("hrgraph", "0"), ("lexicon", "sha256:bb"), ("model", "none"))
    nquads = TripleWriter().nquads(MappedArticle(article, (), (), versions=versions))
    graph = IriFactory().graph(article.id)
    written = {quad.triple for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}
    with Store.in_memory() as store:
        store.replace_graph(graph, nquads)
        for name, format in (("turtle", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
            text = b"".join(export(store, name, graph))
            found = {quad.triple for quad in ox.parse(text, format=format)}
            assert found == written, (name, found ^ written)


def query_header(data: bytes) -> None:
    """Any header is read or named as wrong."""
    text = data.decode("utf-8", errors="replace")
    header = "\n".join(f"#+{line}" for line in text.splitlines())
    try:
        query = parse_query(f"{header}\nSELECT * {{ ?s ?p ?o }}\n", "x")
        query.bind({parameter.name: "2020" for parameter in query.parameters})
    except (QueryError, UsageError) as error:
        assert "\n" not in error.message


def query_value(data: bytes) -> None:
    """No value of a parameter changes the query that it goes into."""
    kinds = ("string", "iri", "date", "int", "act", "name")
    if not data:
        return
    kind = kinds[data[0] % len(kinds)]
    value = data[1:].decode("utf-8", errors="replace")
    try:
        bound = parse_query(PARAMETER.format(type=kind) + ASKED, "x").bind({"who": value})
    except UsageError:
        return
    with Store.in_memory() as store:
        graph = "http://x/g"
        store.replace_graph(graph, f"<http://x/a> <http://x/b> <http://x/c> <{graph}> .")
        rows = list(store.select(bound).rows)  # it parses, and answers what was asked
    assert [row[0].value for row in rows if row[0]] in ([], ["http://x/c"]), (bound, rows)


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (reader, front_matter, mapping, round_trip, query_header, query_value)
}
