"""Reviewers' decisions in a build: which articles they touch, and what the graphs are named by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from hrgraph.curation import Decision, DecisionFolder, Standing, apply_decisions
from hrgraph.curation.place import DEFAULT, find_folder, remember_folder
from hrgraph.curation.turtle import curation_nquads
from hrgraph.errors import HrgraphError
from hrgraph.iris import HRG, IriFactory, slug
from hrgraph.records import MappedArticle
from hrgraph.store import Store
from hrgraph.validate import AuthoritySlice, Described, validate_graph

__all__ = ["Curator", "decisions_apart", "known_records", "open_curator", "touched_by"]

_BATCH = 200


class Curator:
    """Applies decisions to the articles of one build.

    Args:
        standing: the decisions.
        known: the records of the authority data that the decisions name.
        touched: for each article's graph the decisions about actors that have a say in it as it stands.
    """

    def __init__(
        self, standing: Standing, known: AuthoritySlice, touched: dict[str, frozenset[str]] | None = None
    ) -> None:
        self.standing = standing
        self._known = known
        self._touched = {} if touched is None else touched

    def expected(self, article_id: str) -> str:
        """Names the decisions that an article's graph must have been written with to be up to date."""
        return self._name(article_id, self._touched.get(slug(article_id), frozenset()))

    def applied(self, mapped: MappedArticle) -> str:
        """Names the decisions that a curated article is written with."""
        return self._name(mapped.article.id, self.standing.about_actors.intersection(mapped.decisions))

    def curate(self, mapped: MappedArticle) -> MappedArticle:
        """The article as the decisions have it."""
        return apply_decisions(mapped, self.standing, self._known)

    def _name(self, article_id: str, about_actors: frozenset[str]) -> str:
        claims = self.standing.claims_key(article_id)
        parts = [claims, *sorted(about_actors)]
        return " ".join(["", "curated", *parts]) if claims or about_actors else ""


def open_curator(
    store: Store, location: str | Path, factory: IriFactory, folder: Path | Literal[False] | None
) -> Curator:
    """Load the decisions about a store, and put them into its graph of decisions where they have changed.

    Args:
        store: open for writing.
        location: where it is.
        factory: names the graphs.
        folder: the folder of decisions; None finds it (`find_folder`), False is for none.

    Raises:
        HrgraphError: the folder is not there, or a decision in it breaks a rule.
    """
    place = None if folder is False else find_folder(location, folder)
    keep = _folder(place) if place is not None else None
    standing = Standing(keep.load() if keep else ())
    _load_graph(store, factory, standing, keep)
    remember_folder(location, place)
    touched = _touched(store, factory, standing) if standing.about_actors else {}
    return Curator(standing, known_records(store, factory, standing), touched)


def _load_graph(store: Store, factory: IriFactory, standing: Standing, keep: DecisionFolder | None) -> None:
    graph = factory.curation_graph
    before = store.graph_keys().get(graph, "")
    if keep is None or not standing.all:
        if before:
            store.remove_graph(graph)
        return
    key = f"sha256:{keep.digest()}"
    if key == before:
        return
    _check(keep)
    store.replace_graph(graph, curation_nquads(standing.all, graph), key)


def _check(keep: DecisionFolder) -> None:
    for path in keep.files():
        broken = [f for f in validate_graph(path).findings if f.severity == "violation"]
        if broken:
            raise HrgraphError(f"{path}: {broken[0].focus}: {broken[0].message}", "mend it, or decide anew")


def decisions_apart(
    factory: IriFactory, folder: Path | Literal[False] | None
) -> tuple[tuple[Decision, ...], str, str]:
    """The decisions in a folder, where there is no store yet: themselves, their graph, and its key.

    Args:
        factory: names the graphs.
        folder: the folder of decisions; None is `curation` in the working folder, False is for none.

    Raises:
        HrgraphError: the folder is not there, or a decision in it breaks a rule.
    """
    place = (DEFAULT if DEFAULT.is_dir() else None) if folder is None else folder
    if not place:
        return (), "", ""
    keep = _folder(place)
    standing = Standing(keep.load())
    if not standing.all:
        return (), "", ""
    _check(keep)
    return (
        tuple(standing.all),
        curation_nquads(standing.all, factory.curation_graph),
        f"sha256:{keep.digest()}",
    )


def touched_by(standing: Standing, article_id: str, nquads: str) -> frozenset[str]:
    """The decisions about actors that an article's graph was written with, or should be."""
    if not standing.about_actors:
        return frozenset()
    found = {decision for decision in standing.about_actors if f"<{decision}>" in nquads}
    for iri in standing.judged_actors:
        if f"<{iri}>" in nquads:
            found |= standing.heeded(iri, slug(article_id))
    return frozenset(found)


def _folder(place: Path) -> DecisionFolder:
    if not place.is_dir():
        raise HrgraphError(
            f"there is no folder of decisions {place}",
            "hrgraph review makes one; leave --curation out where nothing is decided yet",
        )
    return DecisionFolder(place)


def _touched(store: Store, factory: IriFactory, standing: Standing) -> dict[str, frozenset[str]]:
    """The decisions about actors that articles, as the store has them, were written with or should be."""
    found: dict[str, set[str]] = defaultdict(set)
    prefix = f"{factory.base}graph/article/"
    written = store.select(f"SELECT ?g ?d {{ GRAPH ?g {{ ?a <{HRG}decision> ?d ; a <{HRG}Article> }} }}")
    for row in written.dicts():
        if row["d"].value in standing.about_actors:
            found[row["g"].value.removeprefix(prefix)].add(row["d"].value)
    for batch in _batches(sorted(standing.judged_actors)):
        values = " ".join(f"<{iri}>" for iri in batch)
        table = store.select(
            f"SELECT DISTINCT ?g ?iri {{ VALUES ?iri {{ {values} }} GRAPH ?g {{ ?s ?p ?iri }} }}"
        )
        for row in table.dicts():
            if row["g"].value.startswith(prefix):
                article = row["g"].value.removeprefix(prefix)
                found[article] |= standing.heeded(row["iri"].value, article)
    return {article: frozenset(decisions) for article, decisions in found.items()}


def known_records(store: Store, factory: IriFactory, standing: Standing) -> AuthoritySlice:
    """What the authority data says of those whom the decisions put into acts."""
    iris = {d.replacement.iri for d in standing.standing if d.replacement}
    for decision in standing.standing:
        if decision.result:
            iris |= {iri for _, some in decision.result.roles for iri in some}
    types: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for batch in _batches(sorted(iris)):
        values = " ".join(f"<{iri}>" for iri in batch)
        table = store.select(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?iri ?type ?label "
            f"{{ VALUES ?iri {{ {values} }} GRAPH <{factory.authority_graph}> "
            '{ ?iri a ?type ; rdfs:label ?label FILTER(LANG(?label) = "en") } }'
        )
        for row in table.dicts():
            iri = row["iri"].value
            types[iri].add(row["type"].value)
            labels[iri] = min(labels.get(iri, row["label"].value), row["label"].value)
    return {iri: Described(tuple(sorted(types[iri])), label) for iri, label in labels.items()}


def _batches(iris: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(iris), _BATCH):
        yield iris[start : start + _BATCH]
