"""The lexicon: which words report which act, and which part of the clause plays which role.

The words are data (`data/lexicon/`); this module reads them into frozen records and lints them.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hrgraph.errors import LexiconError
from hrgraph.records import ACT_KEYS, ActKey
from hrgraph.resources import lexicon_dir

__all__ = ["Frame", "Grammar", "Lexicon", "Vocabulary", "load_given_names", "load_lexicon", "usual_gender"]

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a PyYAML built without libyaml reads the same, more slowly
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Frame:
    """How one group of words reports an act.  Slots are named in `hrgraph.acts.slots`."""

    act: ActKey
    id: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    light_nouns: frozenset[str] = frozenset()
    """Objects that make a light verb report the act: "voiced *concern*"."""
    light_prepositions: frozenset[str] = frozenset(("of", "with"))
    """Prepositions that may stand between a light verb and its noun: "spoke *of* his pain"."""
    particles: frozenset[str] = frozenset()
    actor: tuple[str, ...] = ("subj",)
    addressee: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """One of these slots must be filled."""
    only_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Verbs of the frame that need one of these slots besides."""
    object_is: str = ""
    """What the object must be: document, instrument, mechanism, draft, membership."""
    object_slot: str = "obj"
    subject_is: str = ""
    not_comp_marks: frozenset[str] = frozenset()
    actor_required: bool = False
    demand_required: bool = False
    subject_differs: bool = False
    needs_comp_base: bool = False
    actor_from_document: bool = False
    obligation: bool = False
    according: bool = False
    speech: bool = False
    speech_verbs: bool = False
    violation: str = ""
    violations: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The frame's full identifier, such as `urge/call-on`."""
        return f"{self.act}/{self.id}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lists of nouns by what they speak of (`vocabulary.yaml`)."""

    person_titles: frozenset[str]
    person_roles: frozenset[str]
    expert_roles: frozenset[str]
    spokes_roles: frozenset[str]
    office_heads: frozenset[str]
    state_agents: frozenset[str]
    government_words: frozenset[str]
    agency_heads: frozenset[str]
    group_heads: frozenset[str]
    civil_groups: frozenset[str]
    organisation_heads: frozenset[str]
    instrument_heads: frozenset[str]
    described_instruments: frozenset[str]
    anaphoric_instruments: frozenset[str]
    letters: frozenset[str]
    calendar: frozenset[str]
    time_words: frozenset[str]
    foreign_particles: frozenset[str]
    english_particles: frozenset[str]
    not_names: frozenset[str]
    named_events: frozenset[str]
    named_things: frozenset[str]
    first_halves: frozenset[str]
    report_series: frozenset[str]
    law_epithets: frozenset[str]
    no_actors: frozenset[str]
    titled_roles: frozenset[str]
    quantifiers: frozenset[str]
    government_alone: frozenset[str]
    collectives: frozenset[str]
    mechanism_heads: frozenset[str]
    seldom_organisations: frozenset[str]
    enacting_verbs: frozenset[str]
    attending: frozenset[str]
    saying_verbs: frozenset[str]
    organisation_appositions: frozenset[str]
    place_heads: frozenset[str]
    represented: frozenset[str]
    sending_verbs: frozenset[str]
    parts_of_texts: frozenset[str]
    meeting_verbs: frozenset[str]
    instrument_classes: Mapping[str, frozenset[str]]

    def instrument_class(self, head: str) -> str:
        """Local name of the ontology's class for a text called `head`; "Instrument" where none fits."""
        for name, heads in self.instrument_classes.items():
            if head in heads:
                return name
        return "Instrument"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words that govern how a clause is read (`grammar.yaml`)."""

    transparent_verbs: frozenset[str]
    planning_verbs: frozenset[str]
    blocking_verbs: frozenset[str]
    hypothetical_modals: frozenset[str]
    obligation_modals: frozenset[str]
    obligation_verbs: frozenset[str]
    conditional_marks: frozenset[str]
    negations: frozenset[str]
    according: tuple[str, ...]
    lemmas: Mapping[str, str]
    """Forms that the model's lemmatiser gets wrong."""
    speech_verbs: Mapping[str, frozenset[str]]
    content: Mapping[str, tuple[str, ...]]

    def speech_kind(self, lemma: str) -> str:
        """What a verb of saying reports by itself: an act's key or `say`; "" for other verbs."""
        for kind, lemmas in self.speech_verbs.items():
            if lemma in lemmas:
                return kind
        return ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames, vocabulary and grammar, with the hash of their files."""

    frames: tuple[Frame, ...]
    vocabulary: Vocabulary
    grammar: Grammar
    hash: str
    by_verb: Mapping[str, tuple[Frame, ...]]
    by_noun: Mapping[str, tuple[Frame, ...]]
    by_adjective: Mapping[str, tuple[Frame, ...]]


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, ValueError, yaml.YAMLError) as error:  # ValueError: a date such as 2023-02-31
        raise LexiconError(
            f"{path.name} can't be read: {' '.join(str(error).split())}", "mend the file"
        ) from error
    if not isinstance(data, dict):
        raise LexiconError(f"{path.name} is not a mapping", "see docs/lexicon.md")
    return data


def _words(path: Path, key: str, value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise LexiconError(
            f"{path.name}: {key} is not a list of words", "quote words that YAML reads otherwise: no, yes, on"
        )
    return frozenset(v.lower() for v in value)


def _frame(path: Path, act: ActKey, entry: Mapping[str, Any]) -> Frame:
    known = {f.name: f for f in fields(Frame)}
    values: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in known or key == "act":
            raise LexiconError(
                f"{path.name}: frame {entry.get('id')!r} has an unknown key {key!r}", "see docs/lexicon.md"
            )
        kind = known[key].type
        if kind == "frozenset[str]":
            values[key] = _words(path, key, value)
        elif kind == "tuple[str, ...]":
            values[key] = tuple(value)
        elif key == "only_with":
            values[key] = {k: tuple(v) for k, v in value.items()}
        else:
            values[key] = value
    if not isinstance(values.get("id"), str):
        raise LexiconError(f"{path.name}: a frame has no id", "give each frame an id")
    if not values.get("examples"):
        raise LexiconError(
            f"{path.name}: frame {values['id']!r} has no example", "add a sentence with its roles"
        )
    return Frame(act=act, **values)


def _index(frames: Sequence[Frame], attribute: str) -> dict[str, tuple[Frame, ...]]:
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, attribute)):
            table.setdefault(word, []).append(frame)
    return {word: tuple(found) for word, found in table.items()}


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read the lexicon.

    Args:
        folder: where `acts/*.yaml`, `vocabulary.yaml` and `grammar.yaml` are; None for hrgraph's own.

    Raises:
        LexiconError: a file that breaks the rules; the message names the file and the frame.
    """
    folder = folder or lexicon_dir()
    paths = sorted((folder / "acts").glob("*.yaml"))
    frames: list[Frame] = []
    digest = hashlib.sha256()
    for path in (*paths, *(folder / f"{name}.yaml" for name in ("vocabulary", "grammar", "given-names"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    for path in paths:
        data = _read(path)
        act = data.get("act")
        if act not in ACT_KEYS:
            raise LexiconError(f"{path.name}: unknown act {act!r}", f"one of {', '.join(ACT_KEYS)}")
        frames += [_frame(path, act, entry) for entry in data.get("frames", [])]
    names = [f.name for f in frames]
    if twice := sorted({n for n in names if names.count(n) > 1}):
        raise LexiconError(f"frame {twice[0]} stands twice", "give each frame of an act its own id")
    return Lexicon(
        frames=tuple(frames),
        vocabulary=_vocabulary(folder / "vocabulary.yaml"),
        grammar=_grammar(folder / "grammar.yaml"),
        hash=digest.hexdigest(),
        by_verb=_index(frames, "verbs"),
        by_noun=_index(frames, "nouns"),
        by_adjective=_index(frames, "adjectives"),
    )


def _vocabulary(path: Path) -> Vocabulary:
    data = _read(path)
    classes = {k: _words(path, k, v) for k, v in data.pop("instrument_classes", {}).items()}
    try:
        return Vocabulary(instrument_classes=classes, **{k: _words(path, k, v) for k, v in data.items()})
    except TypeError as error:
        raise LexiconError(f"{path.name}: {error}", "see docs/lexicon.md") from error


def _grammar(path: Path) -> Grammar:
    data = _read(path)
    speech = {k: _words(path, k, v) for k, v in data.pop("speech_verbs", {}).items()}
    content = {k: tuple(v) for k, v in data.pop("content", {}).items()}
    according = tuple(data.pop("according", ()))
    lemmas = dict(data.pop("lemmas", {}))
    try:
        lists = {k: _words(path, k, v) for k, v in data.items()}
        return Grammar(speech_verbs=speech, content=content, according=according, lemmas=lemmas, **lists)
    except TypeError as error:
        raise LexiconError(f"{path.name}: {error}", "see docs/lexicon.md") from error


@cache
def load_given_names(folder: Path | None = None) -> Mapping[str, str]:
    """Given names, without case and accents, with their usual gender: "m" or "f".

    They only tell whom "he" and "she" can mean; no gender of anybody leaves the mapper.

    Args:
        folder: where `given-names.yaml` is; None for hrgraph's own.

    Raises:
        LexiconError: the file can't be read, or a name stands in both lists.
    """
    path = (folder or lexicon_dir()) / "given-names.yaml"
    found: dict[str, str] = {}
    for gender, names in _read(path).items():
        for name in sorted({_plain(n) for n in _words(path, gender, names)}):
            if found.setdefault(name, gender) != gender:
                raise LexiconError(f"{path.name}: {name!r} stands under both m and f", "leave it out of both")
    return found


def usual_gender(person: str) -> str:
    """Can "he" ("m") or "she" ("f") mean a person of this name?  "" where the given name doesn't tell."""
    first = person.partition(" ")[0]
    return load_given_names().get(_plain(first), "") if first != person else ""


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()
