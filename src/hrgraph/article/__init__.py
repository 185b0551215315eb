"""Reading articles: from a file's bytes to text, blocks and metadata.

`read_article` reads a file, `parse_article` its bytes; `find_articles` finds the files.  `dateline` reads
"GENEVA (28 January 2023) –" at the start of a block, `infer_date` dates an article whose file doesn't say
when it was published.
"""

from __future__ import annotations

from hrgraph.article.dateline import Dateline, dateline
from hrgraph.article.dating import infer_date
from hrgraph.article.reading import (
    LIMIT_BYTES,
    SUFFIXES,
    find_articles,
    parse_article,
    read_article,
    read_bytes,
)

__all__ = [
    "LIMIT_BYTES",
    "SUFFIXES",
    "Dateline",
    "dateline",
    "find_articles",
    "infer_date",
    "parse_article",
    "read_article",
    "read_bytes",
]
