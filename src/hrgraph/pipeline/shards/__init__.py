"""Shards: the graph of a large corpus as files, made by one process or by many, and loaded into any store.

OUT/manifest.json                   what is there, with checksums; written last, it never names half a file
OUT/graphs/articles-N-of-M-H.nq.gz  articles' graphs: N-Quads, each article's statements followed by its note
OUT/graphs/authority-H.nq.gz        the authority data; ontology-, curation-H.nq.gz ontology and decisions
OUT/kept-out/N-of-M-H.jsonl.gz      the articles that could not enter, with reason, report and graph
OUT/progress/N-of-M.json            of a build that isn't finished: the shards that are

H is the hash of a file's content: what an earlier manifest names stays until a new one takes its place.
An article's id and the number of shards decide where it goes, and the number of articles how many there are.
So the same articles give the same files, whoever makes them, in whatever order.
"""

from __future__ import annotations

from hrgraph.pipeline.shards.build import ShardReport, build_shards
from hrgraph.pipeline.shards.load import LoadReport, load_shards
from hrgraph.pipeline.shards.local import Processes, one_process
from hrgraph.pipeline.shards.making import Setup, ShardDone, ShardTask

__all__ = [
    "LoadReport",
    "Processes",
    "Setup",
    "ShardDone",
    "ShardReport",
    "ShardTask",
    "build_shards",
    "load_shards",
    "one_process",
]
