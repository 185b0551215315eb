"""Fetching pages from the web, politely, into a folder that `hrgraph ingest` reads.

`fetch` composes the parts: `addresses` says which computers may be asked, `client` makes one bounded request,
`robots` reads robots.txt, `listing` reads sitemaps and feeds, `state` remembers, `archive` writes WARC files,
`queue` shares the requests out so that no host gets two at once.  Needs the extra `sources`.
"""

from __future__ import annotations

from hrgraph.fetch.client import Limits
from hrgraph.fetch.run import REPORT, FetchReport, Options, fetch
from hrgraph.fetch.state import Known

__all__ = ["REPORT", "FetchReport", "Known", "Limits", "Options", "fetch"]
