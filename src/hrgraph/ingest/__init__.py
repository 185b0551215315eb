"""Reading wild sources into articles: pages, letters, feeds, messages, tables, and archives of these.

Needs the extra `sources`.
"""

from __future__ import annotations

from hrgraph.ingest.document import Document, SetAside
from hrgraph.ingest.guard import Bounds
from hrgraph.ingest.run import REPORT, IngestReport, ingest
from hrgraph.ingest.sources import KINDS
from hrgraph.ingest.tables import COLUMNS

__all__ = ["COLUMNS", "KINDS", "REPORT", "Bounds", "Document", "IngestReport", "SetAside", "ingest"]
