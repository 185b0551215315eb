"""Finding what an article names: authority names, UN symbols, and names that only look like names."""

from hrgraph.mentions.itemised import with_lead_ins
from hrgraph.mentions.names import NameSpan, find_name_spans
from hrgraph.mentions.parse import ParsedSentence, parse_sentences
from hrgraph.mentions.words import once

__all__ = [
    "NameSpan",
    "ParsedSentence",
    "find_name_spans",
    "once",
    "parse_sentences",
    "with_lead_ins",
]
