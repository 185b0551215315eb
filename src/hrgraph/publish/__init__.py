"""The graph as a folder for any web server: data files, descriptions for portals, pages for people."""

from __future__ import annotations

from hrgraph.publish.folder import Publication, publish
from hrgraph.publish.turtle import write_turtle
from hrgraph.publish.withhold import read_withheld

__all__ = ["Publication", "publish", "read_withheld", "write_turtle"]
