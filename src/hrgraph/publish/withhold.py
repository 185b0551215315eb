"""Leaving people out of what is published, or giving them other names.

Their records and tenures go, and their names wherever they stand: in labels, IRIs, addresses.  Every article
that names them loses its words (text, title, quotations, source), because a sentence can be searched for and
"the laureate" may be the person; its acts stay as bare facts.  The acts of somebody who is left out go too;
a pseudonym keeps them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox
import yaml

from hrgraph.errors import UsageError
from hrgraph.export import PREFIXES
from hrgraph.iris import BASE, HRG, IriFactory, slug
from hrgraph.publish.content import Graphs
from hrgraph.publish.folding import fold, has_words, windows

__all__ = ["Secrets", "Withheld", "read_withheld", "withhold"]

_RDFS, _SKOS, _DCT, _ORG = (PREFIXES[name] for name in ("rdfs", "skos", "dcterms", "org"))
_TYPE = f"{PREFIXES['rdf']}type"
_LABEL = f"{_RDFS}label"
_NAMES = {
    _LABEL,
    f"{_SKOS}altLabel",
    f"{_SKOS}hiddenLabel",
    f"{HRG}acronym",
    f"{HRG}formerName",
    f"{PREFIXES['foaf']}name",
}
_TITLES = {
    *(_LABEL, f"{_DCT}title", f"{_SKOS}prefLabel"),
    *(
        f"{HRG}{role}Name"
        for role in ("actor", "onBehalfOf", "addressee", "instrument", "speaker", "person", "institution")
    ),
}
_WORDS = {
    *(f"{HRG}{name}" for name in ("quote", "demand", "explanation", "place", "evidence")),
    *(f"{HRG}{name}" for name in ("text", "sha256", "dateReason")),
    f"{_DCT}source",
}
"""What acts and articles lose where somebody withheld appears: words to search for, and their source."""
_GONE = "[name withheld]"
_NO_TITLE = "[title withheld]"


@dataclass(frozen=True, slots=True)
class Withheld:
    """One entry of the file: somebody to leave out, or to call otherwise."""

    who: str
    """An IRI or a name."""
    alias: str
    """What to call them; "" leaves them out."""
    line: int
    """Which entry of the file it is, from 1."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be found in anything that is published."""

    names: tuple[tuple[str, int], ...]
    """Names, folded to words, with the entry they come from."""
    quotes: frozenset[str]
    """Stretches of withheld quotations, folded."""
    unseen: tuple[int, ...] = ()
    """Entries whose name is nowhere in the graph: misspelt, perhaps."""


def read_withheld(path: Path) -> tuple[Withheld, ...]:
    """The entries of a file: lines, or YAML where its name ends so.

    A line is an IRI or a name, and `=> Somebody` after it gives a pseudonym; lines with # are comments.
    In YAML the entries are a list of names and IRIs, or of mappings with `name` (or `iri`) and `as`.

    Raises:
        UsageError: the file can't be read, or an entry is no such thing.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8 text", "save it as UTF-8") from None
    of_yaml = path.suffix.lower() in (".yaml", ".yml")
    entries = [*(_from_yaml(text, path) if of_yaml else _from_lines(text))]
    for entry in entries:
        if "://" not in entry.who and len(fold(entry.who)) < 3:
            raise UsageError(
                f"entry {entry.line} of {path} is too short to be a name", "write the whole name, or the IRI"
            )
    if not entries:
        raise UsageError(f"{path} names nobody", "write one name or IRI a line, or leave --withhold out")
    return tuple(entries)


def _from_lines(text: str) -> Iterator[Withheld]:
    for number, line in enumerate(text.splitlines(), 1):
        who, _, alias = line.partition("=>")
        if who.strip() and not who.strip().startswith("#"):
            yield Withheld(who.strip().removeprefix("<").removesuffix(">"), alias.strip(), number)


def _from_yaml(text: str, path: Path) -> Iterator[Withheld]:
    try:
        entries: Any = yaml.safe_load(text) or []
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2023-02-31
        raise UsageError(f"{path} is not YAML: {str(error).splitlines()[0]}", "mend the file") from None
    if not isinstance(entries, list):
        raise UsageError(f"{path} is not a list", "begin each entry with a hyphen")
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, str):
            entry = {"name": entry}
        known = isinstance(entry, dict) and set(entry) <= {"name", "iri", "as"}
        who = str(entry.get("name") or entry.get("iri") or "") if known else ""
        if not who.strip():
            raise UsageError(
                f"entry {number} of {path} names nobody", "write a name, or `name: ...` and `as: ...`"
            )
        yield Withheld(who.strip(), str(entry.get("as") or "").strip(), number)


def withhold(graphs: Graphs, entries: Iterable[Withheld]) -> tuple[Graphs, Secrets]:
    """The graphs without what must not be published, and what to look for in the files made of them.

    Raises:
        UsageError: an entry's IRI is not in the graphs, or a pseudonym is somebody's name.
    """
    return _Censor(graphs, tuple(entries)).run()


class _Censor:
    def __init__(self, graphs: Graphs, entries: tuple[Withheld, ...]) -> None:
        self.graphs = graphs
        self.about: dict[str, list[ox.Triple]] = defaultdict(list)
        for triples in graphs.values():
            for triple in triples:
                self.about[str(triple.subject)].append(triple)
        self.names: dict[str, int] = {}
        """Folded names and the entry each is from."""
        self.surnames: dict[str, int] = {}
        """Looked for only where somebody withheld appears: alone they may be anybody's."""
        self.people: dict[str, Withheld] = {}
        """By IRI in angle brackets, as `str` has it."""
        self.articles: set[str] = set()
        """Articles that are left out as a whole."""
        self.unseen: list[int] = []
        for entry in entries:
            self._take(entry)
        self.aliases = {entry.line: entry.alias for entry in entries}
        for entry in entries:
            if entry.alias and any(has_words(fold(entry.alias), name) for name in self._all_names()):
                raise UsageError(
                    f"the pseudonym of entry {entry.line} is a name that is withheld", "choose another"
                )

    def _all_names(self) -> dict[str, int]:
        return {**self.surnames, **self.names}

    def _take(self, entry: Withheld) -> None:
        if "://" in entry.who:
            iri = f"<{entry.who}>"
            if iri not in self.about:
                raise UsageError(
                    f"entry {entry.line} withholds {entry.who}, which is not in the graph", "check the IRI"
                )
            if any(t.object.value == f"{HRG}Article" for t in self.about[iri] if _is(t, _TYPE)):  # type: ignore[union-attr]
                self.articles.add(entry.who)
                return
            found = [iri]
        else:
            wanted = fold(entry.who)
            found = [
                iri
                for iri, triples in self.about.items()
                if any(t.predicate.value in _NAMES and fold(_text(t)) == wanted for t in triples)
            ]
            self.names[wanted] = entry.line
            if not found and not any(self._named(fold(_text(t)), {wanted: 0}) for t in self._statements()):
                self.unseen.append(entry.line)
        for iri in found:
            self.people[iri] = entry
            for triple in self.about[iri]:
                if triple.predicate.value in _NAMES and (words := fold(_text(triple))):
                    self.names[words] = entry.line
            if words := fold(unquote(iri.rstrip(">").rpartition("/")[2])):
                self.names[words] = entry.line
        for name, line in [*self.names.items()]:
            last = name.split()[-1]
            if line == entry.line and len(name.split()) > 1 and len(last) > 3:
                self.surnames[last] = line

    def run(self) -> tuple[Graphs, Secrets]:
        """Take out, rename, and say what must not be found."""
        kept = {g: t for g, t in self.graphs.items() if g not in self._graphs_of(self.articles)}
        touched = {g for g, triples in kept.items() if "/graph/article/" in g and self._appears(triples)}
        gone = self._gone(kept, touched)
        quotes = frozenset(
            window
            for graph in touched
            for triple in kept[graph]
            if _is(triple, f"{HRG}quote")
            for window in windows(_text(triple))
        )
        renamed = self._segments(kept, touched)
        result: dict[str, tuple[ox.Triple, ...]] = {}
        for graph, triples in kept.items():
            new = self._graph(triples, graph in touched, gone, quotes, renamed)
            result[_renamed(graph, renamed) if graph in touched else graph] = tuple(sorted(set(new), key=str))
        return result, Secrets(tuple(sorted(self.names.items())), quotes, tuple(self.unseen))

    def _statements(self) -> Iterator[ox.Triple]:
        return (triple for triples in self.graphs.values() for triple in triples)

    def _graphs_of(self, articles: set[str]) -> set[str]:
        base = IriFactory().base
        return {f"{base}graph/article/{iri.removeprefix(f'{base}article/')}" for iri in articles}

    def _appears(self, triples: Iterable[ox.Triple]) -> bool:
        """Whether somebody withheld is named or takes part here."""
        return any(
            str(t.object) in self.people
            or str(t.subject) in self.people
            or (isinstance(t.object, ox.Literal) and self._named(fold(t.object.value), self.names))
            or self._named(fold(unquote(str(t.subject))), self.names)
            for t in triples
        )

    @staticmethod
    def _named(words: str, names: Mapping[str, int]) -> bool:
        return any(has_words(words, name) for name in names)

    def _gone(self, kept: Graphs, touched: set[str]) -> set[str]:
        """The acts that go: somebody who is left out takes part in them."""
        return {
            str(triple.subject)
            for graph in touched
            for triple in kept[graph]
            if _of_act(str(triple.subject)) == str(triple.subject) and self._is_left_out(triple.object)
        }

    def _is_left_out(self, node: object) -> bool:
        entry = self.people.get(str(node))
        return entry is not None and not entry.alias

    def _segments(self, kept: Graphs, touched: set[str]) -> dict[str, str]:
        """Parts of IRIs that show a name, and what stands in their place."""
        names = self._all_names()
        found = set()
        for graph, triples in kept.items():
            wanted = names if graph in touched else self.names
            for iri in {graph, *_iris(triples)}:
                if iri.startswith(BASE):
                    path = iri.removeprefix(BASE)
                    found |= {part for part in path.split("/") if self._named(fold(unquote(part)), wanted)}
        return {part: f"withheld-{n}" for n, part in enumerate(sorted(found), 1)}

    def _graph(
        self,
        triples: Iterable[ox.Triple],
        touched: bool,
        gone: set[str],
        quotes: frozenset[str],
        renamed: Mapping[str, str],
    ) -> Iterator[ox.Triple]:
        names = self._all_names() if touched else self.names
        tenures = {
            str(t.subject) for t in triples if _is(t, f"{_ORG}member") and str(t.object) in self.people
        }
        # another article that quotes the same words
        gone = gone | {
            str(t.subject)
            for t in triples
            if _is(t, f"{HRG}quote") and windows(_text(t)) & quotes and not touched
        }
        for triple in triples:
            subject, predicate = str(triple.subject), triple.predicate.value
            if _of_act(subject) in gone or subject in tenures or str(triple.object) in tenures:
                continue
            if touched and (predicate in _WORDS or subject.startswith(f"<{BASE}evidence/")):
                continue
            if touched and subject.startswith(f"<{BASE}article/") and predicate in _TITLES:
                triple = ox.Triple(triple.subject, triple.predicate, ox.Literal(_NO_TITLE, language="en"))
            new = self._statement(triple, names, quotes, renamed)
            if new is not None:
                yield new

    def _statement(
        self, triple: ox.Triple, names: Mapping[str, int], quotes: frozenset[str], renamed: Mapping[str, str]
    ) -> ox.Triple | None:
        subject, obj = str(triple.subject), triple.object
        entry = self.people.get(subject)
        if entry:
            if not entry.alias or triple.predicate.value not in (_TYPE, _LABEL, f"{HRG}reviewStatus"):
                return None
            if triple.predicate.value == _LABEL:
                obj = ox.Literal(entry.alias, language="en")
        if self._is_left_out(obj):
            return None
        if isinstance(obj, ox.Literal) and not (entry and triple.predicate.value == _LABEL):
            words = fold(obj.value)
            if windows(obj.value) & quotes:
                return None
            if self._named(words, names):
                if triple.predicate.value not in _TITLES:
                    return None
                obj = self._retitled(obj, names)
        if self._is_telling_address(obj):
            return None
        return ox.Triple(self._node(triple.subject, renamed), triple.predicate, self._node(obj, renamed))  # type: ignore[arg-type]

    def _is_telling_address(self, node: object) -> bool:
        """Whether it is an address outside the graph that shows a name; family names count."""
        if not isinstance(node, ox.NamedNode) or node.value.startswith((BASE, HRG)):
            return False
        return self._named(fold(unquote(node.value)), self._all_names())

    def _node(self, node: object, renamed: Mapping[str, str]) -> object:
        entry = self.people.get(str(node))
        if entry:
            return ox.NamedNode(f"{BASE}pseudonym/{slug(entry.alias)}")
        if isinstance(node, ox.NamedNode) and node.value.startswith(BASE):
            return ox.NamedNode(_renamed(node.value, renamed))
        return node

    def _retitled(self, title: ox.Literal, names: Mapping[str, int]) -> ox.Literal:
        """A title with the names taken out; nothing but the mark where that can't be done."""
        text = title.value
        for name in sorted(names, key=lambda n: (-len(n), n)):
            alias = self.aliases.get(names[name]) or _GONE
            text = re.sub(r"[\W_]+".join(map(re.escape, name.split())), alias, text, flags=re.IGNORECASE)
        if self._named(fold(text), names):
            text = _GONE
        if title.language:
            return ox.Literal(text, language=title.language)
        return ox.Literal(text)


def _is(triple: ox.Triple, predicate: str) -> bool:
    return triple.predicate.value == predicate


def _text(triple: ox.Triple) -> str:
    return triple.object.value if isinstance(triple.object, ox.Literal) else ""


def _iris(triples: Iterable[ox.Triple]) -> Iterator[str]:
    for triple in triples:
        for node in (triple.subject, triple.object):
            if isinstance(node, ox.NamedNode):
                yield node.value


def _renamed(iri: str, renamed: Mapping[str, str]) -> str:
    if not renamed:
        return iri
    return BASE + "/".join(renamed.get(part, part) for part in iri.removeprefix(BASE).split("/"))


def _of_act(node: str) -> str:
    """The act that a node is, or is the evidence or an official of; "" for others."""
    if node.startswith(f"<{BASE}act/"):
        return node
    for part in ("evidence", "official"):
        if node.startswith(f"<{BASE}{part}/"):
            path = node.removeprefix(f"<{BASE}{part}/").rstrip(">").split("/")
            return f"<{BASE}act/{'/'.join(path[:2])}>"
    return ""
