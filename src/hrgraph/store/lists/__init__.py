"""The lists of a store: what the saved questions show, as tables of SQLite beside the database.

Oxigraph takes some tens of microseconds for each step of a join on disk, because it reads and unpacks a
block for it; a list of acts takes a dozen steps a row.  Here an act is one row, in order of time.  The
lists say nothing that the graphs don't: each graph gives its rows, whatever the others say, and so a graph
that is replaced or removed takes its rows with it.  They may be thrown away at any time; whoever writes
next makes them anew.
"""

from __future__ import annotations

from hrgraph.store.lists.index import LISTS, DamagedLists, Lists, damage

__all__ = ["LISTS", "DamagedLists", "Lists", "damage"]
