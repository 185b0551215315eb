"""Who did what to whom: frames over the dependency parse."""

from hrgraph.acts.claims import find_claims
from hrgraph.acts.parts import Claim
from hrgraph.acts.slots import SLOTS

__all__ = ["SLOTS", "Claim", "find_claims"]
