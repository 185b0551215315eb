"""Imported by the process that reading processes are forked from: what each needs is loaded once."""

from __future__ import annotations

import py3langid

import hrgraph.ingest.guard  # noqa: F401  and all readers with it

__all__: list[str] = []

py3langid.classify("reads its model")
