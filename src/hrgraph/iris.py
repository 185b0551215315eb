"""Namespaces, and the deterministic IRIs of everything that hrgraph mints.

No RDF library here: the mapper's stages need IRIs as plain strings.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["BASE", "HRG", "IriFactory", "slug"]

HRG = "https://w3id.org/hrgraph/ontology#"
BASE = "https://w3id.org/hrgraph/id/"


def slug(text: str, limit: int = 80) -> str:
    """A readable ASCII path segment: lower case, words joined by hyphens.

    Text without any ASCII letter or digit (Arabic, Chinese) gives a hash, so that the result is never empty.
    A text that had to be cut gets a hash suffix, so that two long names stay apart.

    >>> slug("Fundación del Río")
    'fundacion-del-rio'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
    if not words:
        return f"x{digest}"
    return words if len(words) <= limit else f"{words[: limit - 9].rstrip('-')}-{digest}"


class IriFactory:
    """Mints the IRIs of one data base.

    Args:
        base: the base of the data's IRIs, ending in "/" or "#".
    """

    def __init__(self, base: str = BASE) -> None:
        self.base = base

    def article(self, article_id: str) -> str:
        """The article itself."""
        return f"{self.base}article/{slug(article_id)}"

    def graph(self, article_id: str) -> str:
        """The named graph that holds what the article says."""
        return f"{self.base}graph/article/{slug(article_id)}"

    def act(self, article_id: str, key: str, start: int, nth: int = 1) -> str:
        """An act, by its kind and where its trigger starts; `nth` counts acts of one kind there, from 1."""
        return f"{self.base}act/{slug(article_id)}/{key}-{start}" + (f"-{nth}" if nth > 1 else "")

    def evidence(self, act_iri: str) -> str:
        """The evidence annotation of an act."""
        return act_iri.replace(f"{self.base}act/", f"{self.base}evidence/", 1)

    def official(self, act_iri: str, nth: int) -> str:
        """The nth official that an act is directed at, in the office in which it is."""
        return act_iri.replace(f"{self.base}act/", f"{self.base}official/", 1) + f"/{nth}"

    def group(self, article_id: str, name: str) -> str:
        """An unnamed collective, which exists only within its article."""
        return f"{self.base}group/{slug(article_id)}/{slug(name)}"

    def unreviewed(self, kind: str, name: str) -> str:
        """A named actor or instrument unknown to the authority data; the same name gives the same IRI."""
        return f"{self.base}unreviewed/{kind}/{slug(name)}"

    def local_instrument(self, article_id: str, name: str) -> str:
        """A text that is only described ("a law on defenders"), which exists only within its article."""
        return f"{self.base}unreviewed/instrument/{slug(article_id)}/{slug(name)}"

    def symbol(self, symbol: str) -> str:
        """An instrument with a UN symbol: `A/RES/72/247` gives `…/instrument/A-RES-72-247`."""
        path = re.sub(r"[^A-Za-z0-9.]+", "-", symbol).strip("-")
        return f"{self.base}instrument/{path}"

    def run(self, digest: str) -> str:
        """A mapping run, by the hash of the versions that made it."""
        return f"{self.base}run/{digest[:16]}"

    def reading(self, digest: str) -> str:
        """A claim as a reviewer judged it, by the hash of what is read."""
        return f"{self.base}reading/{digest[:16]}"

    def decision(self, digest: str) -> str:
        """A decision of a reviewer, by the hash of its content."""
        return f"{self.base}decision/{digest[:16]}"

    def reviewer(self, name: str) -> str:
        """A reviewer without an ORCID."""
        return f"{self.base}reviewer/{slug(name)}"

    @property
    def authority_graph(self) -> str:
        """The named graph of the authority data."""
        return f"{self.base}graph/authority"

    @property
    def ontology_graph(self) -> str:
        """The named graph of the ontology."""
        return f"{self.base}graph/ontology"

    @property
    def curation_graph(self) -> str:
        """The named graph of curation decisions."""
        return f"{self.base}graph/curation"

    @property
    def meta_graph(self) -> str:
        """The named graph of facts about the store itself: versions, counts, hashes of what was loaded."""
        return f"{self.base}graph/store"
