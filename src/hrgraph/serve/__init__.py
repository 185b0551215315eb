"""The graph in a browser and for programs: `hrgraph serve`.

app = create_app(Settings(store="out/demo"))      # an ASGI application
"""

from __future__ import annotations

from hrgraph.serve.settings import Settings

__all__ = ["Settings"]
