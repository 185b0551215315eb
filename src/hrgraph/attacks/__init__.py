"""What an article reports of an attack, in one row: who did what to whom, where and when.

The claims of an article (`hrgraph claims`) say which words report which attack.  A news article about an
attack tells of one event in many sentences, names its victims again and again, and often leaves the
perpetrator open; `summarise` draws all of that together, with the words behind each value.
"""

from __future__ import annotations

from hrgraph.attacks.signs import Signs, StateParts, load_signs, load_state_parts
from hrgraph.attacks.summary import AttackSummary, Finding, summarise

__all__ = [
    "AttackSummary",
    "Finding",
    "Signs",
    "StateParts",
    "load_signs",
    "load_state_parts",
    "summarise",
]
