"""The stages as functions, for notebooks and programs: `import hrgraph` gives them all.

Results are iterables that are worked out as they are read; each has `to_frame()`, which makes a pandas frame
where pandas is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hrgraph.article import find_articles, parse_article, read_article
from hrgraph.errors import MissingExtraError
from hrgraph.mapper import Mapper
from hrgraph.pipeline import BuildReport, claim_rows, entity_rows
from hrgraph.pipeline import build as build_store
from hrgraph.queries import answer, find_query
from hrgraph.records import MappedArticle
from hrgraph.store import Store, Table

if TYPE_CHECKING:
    import pandas

__all__ = ["Rows", "ask", "build", "claims", "entities", "map_article", "map_articles"]


class Rows:
    """Rows of an answer, worked out each time they are iterated.

    Args:
        make: starts the rows.
    """

    def __init__(self, make: Callable[[], Iterator[dict[str, Any]]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self._make()

    def to_frame(self) -> pandas.DataFrame:
        """All rows as a pandas frame.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtraError("A frame", "pandas") from None
        return pd.DataFrame(list(self))


@cache
def _mapper() -> Mapper:
    return Mapper.load()


def map_article(source: str | Path, *, name: str = "article") -> MappedArticle:
    """Map one article.

    Args:
        source: the article's file, or its text.  A `Path` is always a file; a string is a file if it has one
            line and such a file exists.
        name: what to call an article given as text.

    Returns:
        The article with its acts and entities; offsets count in `result.article.text`.

    Raises:
        ArticleError: it can't be read.
        HrgraphError: the model, the lexicon or the authority data can't be loaded.
    """
    path = Path(source) if isinstance(source, Path) or ("\n" not in source and len(source) < 4096) else None
    if path is not None and (isinstance(source, Path) or path.is_file()):
        return _mapper().map(read_article(path))
    return _mapper().map(parse_article(str(source).encode("utf-8"), f"{name}.txt", ".txt"))


def map_articles(paths: Iterable[str | Path]) -> Iterator[MappedArticle]:
    """Map the articles among some files and folders, one after the other.

    Raises:
        UsageError: a path does not exist.
        ArticleError: an article can't be read.
    """
    for path in find_articles([Path(path) for path in paths]):
        yield _mapper().map(read_article(path))


def claims(paths: Iterable[str | Path]) -> Rows:
    """What articles report, as the rows of `hrgraph claims --format jsonl`.

    >>> for claim in claims(["letter.txt"]):  # doctest: +SKIP
    ...     print(claim["act"], [actor["label"] for actor in claim["actors"]], claim["quote"])

    Raises:
        UsageError: a path does not exist.
        ArticleError: an article can't be read.
    """
    paths = list(paths)
    return Rows(lambda: (row for mapped in map_articles(paths) for row in claim_rows(mapped)))


def entities(paths: Iterable[str | Path]) -> Rows:
    """Whom and what articles name, as the rows of `hrgraph entities --format jsonl`.

    Raises:
        UsageError: a path does not exist.
        ArticleError: an article can't be read.
    """
    paths = list(paths)
    return Rows(lambda: (row for mapped in map_articles(paths) for row in entity_rows(mapped)))


def build(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    prune: bool = False,
    curation: str | Path | Literal[False] | None = None,
) -> BuildReport:
    """Make or update the store in a folder, or at an endpoint, from articles, as `hrgraph build` does.

    Args:
        paths: files and folders of articles.
        store: the store's folder, or the URL of an endpoint.
        prune: remove the store's articles that are not among the paths.
        curation: the folder of reviewers' decisions; None finds it, False is for none.

    Raises:
        UsageError: a path does not exist.
        StoreError: the store can't be opened or written.
    """
    folder = curation if curation is None or curation is False else Path(curation)
    return build_store([Path(path) for path in paths], store, _mapper, prune=prune, curation=folder)


def ask(store: Store, name: str, **parameters: str) -> Table:
    """The answer of a saved query; iterate it (or call `to_frame`) while the store is open.

    >>> with Store("out/demo") as store:  # doctest: +SKIP
    ...     frame = ask(store, "who-urged-whom", official="António Guterres").to_frame()

    Raises:
        UsageError: there is no such query or parameter.
        QueryError: the query answers with triples, or can't be answered.
    """
    return answer(store, find_query(name), parameters)
