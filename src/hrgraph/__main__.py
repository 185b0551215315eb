"""`python -m hrgraph`: the command line."""

from __future__ import annotations

import sys

from hrgraph.cli import main

sys.exit(main())
