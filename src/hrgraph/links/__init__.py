"""What each mention stands for: the discourse of one article."""

from hrgraph.links.discourse import Discourse
from hrgraph.links.phrases import Phrases
from hrgraph.links.referents import Referent

__all__ = ["Discourse", "Phrases", "Referent"]
