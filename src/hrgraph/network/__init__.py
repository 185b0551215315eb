"""Networks of who acts towards whom, with whom and on what: from acts to pictures and figures.

table = load_acts(store)
network = build_network(table, "advocacy", Filters(begin="2020"))
write_network(network, Path("advocacy.html"))
"""

from __future__ import annotations

from hrgraph.network.acts import KINDS, ActRecord, ActTable, ArticleRecord, NodeRecord, load_acts
from hrgraph.network.build import Network, build_network, slice_network
from hrgraph.network.filters import Filters, find_node
from hrgraph.network.output import write_network
from hrgraph.network.page import network_json, render_page, static_files

__all__ = [
    "KINDS",
    "ActRecord",
    "ActTable",
    "ArticleRecord",
    "Filters",
    "Network",
    "NodeRecord",
    "build_network",
    "find_node",
    "load_acts",
    "network_json",
    "render_page",
    "slice_network",
    "static_files",
    "write_network",
]
