"""`hrgraph explain`: why a claim is there, and why another is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import store_option
from hrgraph.errors import UsageError

if TYPE_CHECKING:
    from hrgraph.mapper import Mapper
    from hrgraph.records import Article, Link, MappedArticle
    from hrgraph.store import Store

__all__ = ["explain"]

_STORED = """
PREFIX hrg: <https://w3id.org/hrgraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?act ?text ?start ?end ?frame ?confidence ?explanation WHERE {{
  {pattern}
  ?act hrg:reportedIn ?article ; hrg:frame ?frame ; hrg:confidence ?confidence .
  ?article hrg:text ?text .
  ?act hrg:evidence/oa:hasTarget/oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?act hrg:explanation ?explanation }}
}} ORDER BY ?start ?act
"""


@dataclass(frozen=True, slots=True)
class _Claim:
    """What is told of one act, wherever it comes from."""

    iri: str
    start: int
    end: int
    frame: str
    confidence: str
    explanation: str


@click.command(short_help="Tell why a claim is there, or why not.")
@click.argument("what", metavar="ACT|ARTICLE|FILE")
@store_option()
def explain(what: str, store: str) -> None:
    """Tell why a claim is there: the frame that matched, the parse, whom the words stand for.

    Name an act of a store by its IRI or as the tables print it (act/ARTICLE/urge-123), an article of a store
    by its name, or a file. A file is read and mapped on the spot: then you also see what each name was
    compared with, and the sentences in which no claim was found.

    \b
    Examples:
      hrgraph explain act/ngos-meet-secretary-general-on-civic-space/meet-113 --store out/demo
      hrgraph explain ngos-meet-secretary-general-on-civic-space --store out/demo
      hrgraph explain letter.txt
    """
    path = Path(what)
    if path.is_file():
        _explain_file(path)
        return
    text, claims = _stored(what, store)
    from hrgraph.mapper import Mapper
    from hrgraph.records import Article, Block

    article = Article(id="stored", text=text, blocks=(Block(0, len(text), "body"),))
    mapper = Mapper.load()
    _show(claims, article, mapper, ())


def _explain_file(path: Path) -> None:
    from hrgraph.article import read_article
    from hrgraph.mapper import Mapper
    from hrgraph.triples import TripleWriter

    mapper = Mapper.load()
    mapped = mapper.map(read_article(path))
    iris = TripleWriter().act_iris(mapped)
    claims = [
        _Claim(iri, act.start, act.end, act.frame, f"{act.confidence:.2f}", act.explanation)
        for iri, act in zip(iris, mapped.acts, strict=True)
    ]
    date = mapped.article.date
    if date is not None:
        click.echo(f"dated {date.value}" + (f", inferred from {date.reason}" if date.inferred else ""))
    _show(claims, mapped.article, mapper, mapped.links)
    _silent(mapped)
    _entities(mapped)


def _stored(what: str, location: str) -> tuple[str, list[_Claim]]:
    """The text of the article that is meant, and its claims (or the one that is meant)."""
    from hrgraph.iris import BASE, IriFactory
    from hrgraph.store import open_store

    name = what.removeprefix("<").removesuffix(">").removeprefix(BASE)
    with open_store(location) as store:
        if name.startswith("act/"):
            claims = _ask(
                store, f"VALUES ?act {{ <{BASE}{name}> }}" if name.isprintable() and " " not in name else ""
            )
        else:
            from hrgraph.export import article_graph

            article_graph(store, name)
            iri = IriFactory().article(name.removeprefix("article/"))
            claims = _ask(store, f"VALUES ?article {{ <{iri}> }}")
    if not claims:
        raise UsageError(
            f"the store {location} has no claim {what!r}",
            "hrgraph query article-claims lists those of an article",
        )
    return claims[0][0], [claim for _, claim in claims]


def _ask(store: Store, pattern: str) -> list[tuple[str, _Claim]]:
    found = []
    for row in store.select(_STORED.format(pattern=pattern)).dicts():
        facts = {name: term.value for name, term in row.items()}
        claim = _Claim(
            facts["act"],
            int(facts["start"]),
            int(facts["end"]),
            facts["frame"],
            facts["confidence"],
            facts.get("explanation", ""),
        )
        found.append((facts["text"], claim))
    return found


def _show(claims: Sequence[_Claim], article: Article, mapper: Mapper, links: Iterable[Link]) -> None:
    from hrgraph.iris import BASE

    for start, end in sorted({(claim.start, claim.end) for claim in claims}):
        click.echo(f"\n“{click.style(article.text[start:end], fg='cyan')}”  [{start}:{end}]")
        for claim in claims:
            if (claim.start, claim.end) == (start, end):
                name = click.style(claim.iri.removeprefix(BASE), bold=True)
                click.echo(f"  {name}  frame {claim.frame}, confidence {claim.confidence}")
                for reason in filter(None, claim.explanation.split("; ")):
                    click.echo(f"    {reason}")
        for link in links:
            if start <= link.mention.start < end:
                _link(link)
        _parse(mapper, article, start, end)


def _link(link: Link) -> None:
    meant = link.participant.label if link.participant else "nobody known"
    click.echo(f"  “{link.mention.text}” is {meant} ({link.score:.2f}): {link.reason}")
    for candidate in link.rejected:
        click.echo(f"    not {candidate.label} ({candidate.score:.2f}): {candidate.reason}")


def _parse(mapper: Mapper, article: Article, start: int, end: int) -> None:
    """The dependency parse as the frames see it: a known name stands in it as one word."""
    from hrgraph.mentions import find_name_spans, parse_sentences
    from hrgraph.records import Sentence

    units, names = mapper.sentences(article)
    of_act = [n for n, u in enumerate(units) if (u.start, u.end) == (start, end)]
    unit = units[of_act[0]] if of_act else Sentence(start, end, 0)
    if of_act:
        mine = {0: names.get(of_act[0], ())}
    else:  # an article from a store has lost its blocks
        mine = dict(find_name_spans(article, [unit], mapper.index, mapper.lexicon.vocabulary))
    (parsed,) = parse_sentences(article, [unit], mine, mapper.nlp)
    words = [f"{parsed.covers(token)}/{token.tag_}:{token.dep_}←{token.head.i}" for token in parsed.doc]
    click.echo("  parse: " + " ".join(f"{i}.{word}" for i, word in enumerate(words)))


def _silent(mapped: MappedArticle) -> None:
    """The sentences of the body in which no claim was found."""
    from hrgraph.segment import sentences

    article = mapped.article
    told = [
        sentence
        for sentence in sentences(article)
        if article.blocks[sentence.block].kind in ("body", "list")
        and not any(act.start < sentence.end and sentence.start < act.end for act in mapped.acts)
    ]
    if told:
        click.echo("\n" + click.style("No claim was found in:", bold=True))
    for sentence in told:
        words = " ".join(article.text[sentence.start : sentence.end].split())
        click.echo(f"  [{sentence.start}:{sentence.end}] {words}")


def _entities(mapped: MappedArticle) -> None:
    click.echo("\n" + click.style("Named:", bold=True))
    for entity in mapped.entities:
        known = "" if entity.participant.known else ", not in the authority data"
        reason = f": {entity.participant.reason}" if entity.participant.reason else ""
        click.echo(
            f"  “{entity.participant.mention}” is {entity.participant.label} ({entity.type}{known}){reason}"
        )
