"""`python -m hrgraph`: the command line."""

from __future__ import annotations

import sys

from hrgraph.cli import main

if __name__ == "__main__":  # a process that is started afresh imports this module
    sys.exit(main())
