"""Which SPARQL constraints an article certainly keeps, seen without a query.

Oxigraph needs a store of its own and some milliseconds for the constraints of one article, and nearly every
article keeps them all.  Here each has a condition that is easily looked at, and under which its query has no
rows; the query decides wherever the condition fails.  A condition belongs to the very query that it was
written for: where the query is changed, it alone decides, and a test asks for the condition.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeAlias

from hrgraph.triples.statements import value_of
from hrgraph.validate.compiled import Triples
from hrgraph.validate.rules import SparqlRule

__all__ = ["digest_of", "has_condition", "keeps"]

_HRG = "https://w3id.org/hrgraph/ontology#"
_OA = "http://www.w3.org/ns/oa#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_WHOLE = re.compile(r'"([0-9]{1,15})"\^\^<http://www\.w3\.org/2001/XMLSchema#integer>')
_LISTED = re.compile(r"\bIN \(([^()]*)\)")
_PREFIX = re.compile(r"PREFIX (\w+): <([^>]*)>")

_Condition: TypeAlias = Callable[[Triples, frozenset[str]], bool]
"""Of a graph and the terms that the query lists (`?x IN (...)`): whether the query certainly has no rows."""


def keeps(rule: SparqlRule, triples: Triples) -> bool:
    """Whether a graph certainly keeps a constraint; False where only the query can tell."""
    condition = _CONDITIONS.get(digest_of(rule))
    return condition is not None and condition(triples, _listed(rule))


def has_condition(rule: SparqlRule) -> bool:
    """Whether a condition is known for the constraint's query."""
    return digest_of(rule) in _CONDITIONS


_digests: dict[str, str] = {}
_lists: dict[str, frozenset[str]] = {}


def digest_of(rule: SparqlRule) -> str:
    """The SHA-256 of a constraint's query, the first 16 digits."""
    if rule.query not in _digests:
        _digests[rule.query] = hashlib.sha256(rule.query.encode()).hexdigest()[:16]
    return _digests[rule.query]


def _listed(rule: SparqlRule) -> frozenset[str]:
    """The terms that the query lists."""
    if rule.query not in _lists:
        prefixes = dict(_PREFIX.findall(rule.query))
        names = [name.strip() for block in _LISTED.findall(rule.query) for name in block.split(",")]
        pairs = [name.split(":", 1) for name in names]
        _lists[rule.query] = frozenset(f"<{prefixes[prefix]}{local}>" for prefix, local in pairs)
    return _lists[rule.query]


def _types_declared(triples: Triples, listed: frozenset[str]) -> bool:
    return listed.issuperset(triples.held_by(_TYPE))


def _one_act_type(triples: Triples, listed: frozenset[str]) -> bool:
    return all(
        sum(name in listed for name in triples.values(act, _TYPE)) == 1
        for act in triples.instances(f"<{_HRG}Act>")
    )


def _quotations(triples: Triples) -> Iterator[tuple[str, str, int, int] | None]:
    """Text of the article, quote selector, start and end of each quotation; None for an odd offset."""
    texts: dict[str, str] = {}
    for act in triples.instances(f"<{_HRG}Act>"):
        for target in _reached(triples, act, f"<{_HRG}evidence>", f"<{_OA}hasTarget>"):
            selectors = triples.values(target, f"<{_OA}hasSelector>")
            offsets = [
                (_WHOLE.fullmatch(start), _WHOLE.fullmatch(end))
                for position in selectors
                for start in triples.values(position, f"<{_OA}start>")
                for end in triples.values(position, f"<{_OA}end>")
            ]
            for text in _reached(triples, target, f"<{_OA}hasSource>", f"<{_HRG}text>"):
                if text not in texts:
                    texts[text] = value_of(text)
                for quote, (start, end) in product(selectors, offsets):
                    yield (texts[text], quote, int(start[1]), int(end[1])) if start and end else None


def _reached(triples: Triples, subject: str, *path: str) -> list[str]:
    """What a path of properties leads to."""
    found = [subject]
    for predicate in path:
        found = [each for term in found for each in triples.values(term, predicate)]
    return found


def _quoted_from_text(triples: Triples, listed: frozenset[str]) -> bool:
    return all(
        found is not None
        and all(
            found[0][found[2] : found[3]] == value_of(exact)
            for exact in triples.values(found[1], f"<{_OA}exact>")
        )
        for found in _quotations(triples)
    )


def _in_its_context(triples: Triples, listed: frozenset[str]) -> bool:
    return all(
        found is not None
        and all(
            found[0].endswith(value_of(before), 0, found[2])
            for before in triples.values(found[1], f"<{_OA}prefix>")
        )
        and all(
            found[0].startswith(value_of(after), found[3])
            for after in triples.values(found[1], f"<{_OA}suffix>")
        )
        for found in _quotations(triples)
    )


def _quote_proved(triples: Triples, listed: frozenset[str]) -> bool:
    path = (f"<{_HRG}evidence>", f"<{_OA}hasTarget>", f"<{_OA}hasSelector>", f"<{_OA}exact>")
    for act in triples.instances(f"<{_HRG}Act>"):
        quotes = {value_of(quote) for quote in triples.values(act, f"<{_HRG}quote>")}
        if any({value_of(exact)} != quotes for exact in _reached(triples, act, *path)):
            return False
    return True


def _two_selectors(triples: Triples, listed: frozenset[str]) -> bool:
    kinds = (f"<{_OA}TextQuoteSelector>", f"<{_OA}TextPositionSelector>")
    for target in triples.instances(f"<{_OA}SpecificResource>"):
        types = [triples.values(each, _TYPE) for each in triples.values(target, f"<{_OA}hasSelector>")]
        if any(sum(kind in each for each in types) != 1 for kind in kinds):
            return False
    return True


def _members_counted(triples: Triples, listed: frozenset[str]) -> bool:
    for group in triples.instances(f"<{_HRG}Group>"):
        named = len(triples.values(group, f"<{_HRG}hasMember>"))
        for count in triples.values(group, f"<{_HRG}memberCount>"):
            whole = _WHOLE.fullmatch(count)
            if whole is None or named > int(whole[1]):
                return False
    return True


_CONDITIONS: dict[str, _Condition] = {
    "06147ab73c8de436": _in_its_context,
    "de6c16cfb9a42566": _quoted_from_text,
    "23cd61fdd5b96ff2": _quote_proved,
    "39ce47fe829abc48": _one_act_type,
    "99e2aeae672d32c6": _members_counted,
    "78e6a7fa7ac77e13": _two_selectors,
    "56f60d924c97d719": _types_declared,
}
"""By the digests of the queries that they were written for."""
