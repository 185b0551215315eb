"""Parsing with names as single words.

The parser errs on long names, so each name that is already known stands in the parse as one short stand-in
word (a company for an organisation, a surname for a person) while offsets keep pointing into the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Token

from hrgraph.language import parse, recognise
from hrgraph.mentions.names import NameSpan
from hrgraph.mentions.rehanging import rehang
from hrgraph.mentions.words import Words
from hrgraph.records import Article, Sentence

__all__ = ["ParsedSentence", "parse_sentences"]

BATCH = 128
_YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLE = re.compile(r"(?:the|The|THE)\s+")
_JUDGES = frozenset(
    (
        "deplores",
        "condemns",
        "denounces",
        "expresses",
        "voices",
        "calls",
        "urges",
        "remains",
        "demands",
        "regrets",
    )
)
_ACRONYM = re.compile(r"[A-Z]{3,9}")
_WHOLE = re.compile(
    r"\b(?:co|re|de|pre|non|ill|counter)-[a-z]{4,}\b"
    r"|\b[Ww]omen human rights (?P<who>defenders|activists|advocates|lawyers)\b"
    r"|(?<= )(?P<aged>\d{1,2}-year-old)(?= (?:was|is|had|has|and|who|said|says|told|also|added|faces)\b)"
)
"""Verbs that the tokenizer would split at the hyphen, "women human rights defenders", of which the parser
makes women and defenders, and "the 60-year-old", who is somebody."""
_BASED = re.compile(r"-[a-z]{3,}")
"""What a name of several words leaves behind it: "New York*-based*"."""
_SEVERAL = re.compile(r"globe|world|region|continent|country|society|(?!this$)[a-z]{3,}[^sui]s")
"""Ends of what stands before "call on": several, or where they are."""


_CALLINGS = frozenset(
    (
        "human",
        "activists",
        "defenders",
        "journalists",
        "lawyers",
        "leaders",
        "protesters",
        "politicians",
        "prisoners",
    )
)
"""Before these "women" is parsed as "female": "imprison women human rights defenders" has one object."""
_PLAIN_VERBS = {"jail": "imprison", "silence": "intimidate"}
"""Words that the parser takes for nouns after "to", with plain verbs that say nearly the same."""
_AFTER_JAIL = frozenset(
    (
        "for",
        "in",
        "on",
        "over",
        "after",
        "by",
        "because",
        "and",
        "or",
        "when",
        "as",
        "without",
        "to",
        "time",
        "since",
    )
)
"""After these "to jail" is where somebody is sent."""
_PLAIN = str.maketrans("’‘“”", "''\"\"")
_CLOSING = (",", ")", "-", "–", "—")


@dataclass(slots=True)
class ParsedSentence:
    """A sentence's parse with the names that stand in it."""

    number: int
    sentence: Sentence
    doc: Doc
    """Its words; once parsed, they are `Words`, which do what the rules want of a `Doc`."""
    starts: list[int]
    """Offset of each token in the article's text."""
    ends: list[int]
    names: dict[int, NameSpan]
    """Token index of a name's head -> the name."""
    inside: dict[int, int] = field(default_factory=dict)
    """Token index inside a name of several tokens -> token index of its head."""
    text: str = ""
    _forms: frozenset[str] = frozenset()

    @property
    def forms(self) -> frozenset[str]:
        """All words and lemmas of the sentence, in lower case."""
        if not self._forms:
            self._forms = frozenset([f for t in self.doc for f in (t.lower_, t.lemma_.lower())])
        return self._forms

    def covers(self, token: Token) -> str:
        """The article's words for a token; for a name the whole name."""
        if token.i in self.names:
            return self.names[token.i].text
        return self.text[
            self.starts[token.i] - self.sentence.start : self.ends[token.i] - self.sentence.start
        ]

    def phrase(self, token: Token) -> str:
        """A name, or a description from its first modifier to its head: "the Chinese authorities"."""
        if token.i in self.names:
            return self.names[token.i].text
        left = token.left_edge.i if token.i - token.left_edge.i <= 6 else token.i
        right = token.i
        if (
            token.i + 2 < len(token.doc)
            and token.nbor(1).lower_ == "of"
            and _YEAR.fullmatch(token.nbor(2).text)
        ):
            right = token.i + 2  # "the text of 2019"
        return self.words(left, right)

    def words(self, first: int, last: int) -> str:
        """The article's words from token `first` to token `last`, both included."""
        return self.text[self.starts[first] - self.sentence.start : self.ends[last] - self.sentence.start]


def _stand_in(span: NameSpan, before: str) -> str | None:
    """The word that stands for a name in the parse; None where its own words parse well."""
    if span.kind == "date":
        return "Tuesday"
    if span.kind == "role":
        return "director"
    words = span.text.split()
    single = len(words) == 1 and span.end - span.start == len(span.text)
    determined = before in {
        "the",
        "a",
        "an",
        "this",
        "its",
        "their",
        "his",
        "her",
        "new",
        "recent",
        "our",
    } or before.endswith("'s")
    if span.kind == "context":
        return (
            None
            if single and "-" not in span.text
            else ("president" if determined and span.type == "office" else words[-1])
        )
    if span.type == "instrument":
        if single and span.kind != "symbol":
            return None
        return "agreement" if determined else "Nafta"
    if span.type == "office":
        return "president" if determined else "Johnson"
    if single:
        if span.kind == "known" and span.type == "organisation" and _ACRONYM.fullmatch(span.text):
            return "Pentagon" if determined else "Microsoft"  # "WHO" is read as a pronoun
        return None
    if span.type == "state":
        return "Netherlands" if determined else "China"
    if span.type == "person":
        return "Johnson" if span.kind == "known" or len(words) > 3 else None
    if (
        span.kind == "known"
        or span.alias
        or len(words) > 4
        or any(w in ("for", "of", "on", "against", "to") for w in words)
    ):
        return "Pentagon" if determined else "Microsoft"
    if span.type is None and len(words) > 2 and any(w.islower() and len(w) < 4 for w in words):
        return "Johnson"  # "Kongamano la Mapinduzi": words of other languages fall apart in an English parse
    return None


def parse_sentences(
    article: Article, sentences: Sequence[Sentence], names: Mapping[int, Sequence[NameSpan]], nlp: Language
) -> Iterator[ParsedSentence]:
    """Parse the sentences in batches, in order; entities are recognised where somebody asks for them."""
    prepared = [_prepare(article, n, s, names.get(n, ()), nlp) for n, s in enumerate(sentences)]
    docs = parse(nlp, (p.doc for p in prepared), BATCH)
    entities = _Entities(nlp, docs, names)
    for parsed, doc in zip(prepared, docs, strict=True):
        rehang(doc, parsed.text)
        parsed.doc = cast(Doc, Words(doc, partial(entities.recognise, parsed.number)))
        _attach(parsed, names.get(parsed.number, ()))
    yield from prepared


class _Entities:
    """Recognises the entities of a sentence when somebody asks, together with those of some sentences after
    it: many cost little more than one.

    Args:
        nlp: the model.
        docs: the parsed sentences.
        names: what each of them names.
    """

    def __init__(self, nlp: Language, docs: Sequence[Doc], names: Mapping[int, Sequence[NameSpan]]) -> None:
        self._nlp = nlp
        self._docs = docs
        self._names = names
        self._done: set[int] = set()

    def recognise(self, number: int) -> None:
        """Add its entities to a sentence that has none yet."""
        if number not in self._done:
            wanted = [number, *(n for n in self._likely if n > number and n not in self._done)]
            recognise(self._nlp, [self._docs[n] for n in wanted])
            self._done.update(wanted)

    @cached_property
    def _likely(self) -> list[int]:
        """Sentences that somebody will ask about: an unknown name stands there for the first time."""
        found: list[int] = []
        seen: set[str] = set()
        for number in range(len(self._docs)):
            names = self._names.get(number, ())
            unknown = {s.text for s in names if s.kind == "proper" and s.type is None}
            if unknown - seen:
                found.append(number)
                seen |= unknown
        return found


class _Line:
    """The words of a sentence on their way to the parser, with their offsets in the article."""

    def __init__(self, text: str, nlp: Language) -> None:
        self.text = text
        self.nlp = nlp
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, word: str, start: int, end: int) -> None:
        """One word that stands for a stretch of the text."""
        self.words.append(word)
        self.spaces.append(self.text[end : end + 1].isspace())
        self.starts.append(start)
        self.ends.append(end)

    def plain(self, begin: int, end: int) -> None:
        """The words as the tokenizer has them, but "co-sponsored" whole."""
        at = begin
        for match in _WHOLE.finditer(self.text, begin, end):
            self._tokens(at, match.start())
            word = "man" if match["aged"] else match["who"] or match.group().replace("-", "")
            self.add(word, match.start(), match.end())
            at = match.end()
        self._tokens(at, end)

    def _tokens(self, begin: int, end: int) -> None:
        at = begin
        for token in self.nlp.make_doc(self.text[begin:end]):
            word, space = token.text, token.whitespace_
            footnote = set(word) <= {"*"} and bool(self.words) and not self.spaces[-1]
            if word.isspace() or footnote:  # "UN experts* said": the asterisk is no word
                if self.spaces:
                    self.spaces[-1] = bool(space) or word.isspace()
            else:
                begins = at
                if at == begin and self.spaces and not self.spaces[-1] and _BASED.fullmatch(word):
                    self.add("-", at, at + 1)  # "New York-based": whole, the end is read as a verb
                    word, begins = word[1:], at + 1
                self.words.append(_plain_quote(word))
                self.spaces.append(bool(space))
                self.starts.append(begins)
                self.ends.append(begins + len(word))
                at = begins
            at += len(word) + len(space)

    def piece(self, begin: int, end: int, names: Sequence[NameSpan]) -> None:
        """A stretch of the text; a name in it stands as one word where its own words would parse badly."""
        at = begin
        for span in names:
            if not at <= span.start < end:
                continue
            self.plain(at, span.start)
            self._name(span)
            at = span.end
        self.plain(at, end)

    def _name(self, span: NameSpan) -> None:
        begin = span.start
        if span.kind == "context" and (article_word := _ARTICLE.match(span.text)):
            begin += article_word.end()
            self.plain(span.start, begin)  # "the Council" is parsed better with its article
        word = _stand_in(span, self.words[-1].lower() if self.words else "")
        if (
            not self.words
            and span.type == "organisation"
            and _ACRONYM.fullmatch(self.text, span.start, span.end)
        ):
            listed = self.text[span.end : span.end + 1] == ","
            word = None if listed else "Microsoft"  # "FIDH recognises" is read as an adjective
        if word is None:
            self.plain(begin, span.end)
        else:
            self.add(word, begin, span.end)
            behind = self.text[span.end + 1 : span.end + 2]
            if span.kind == "date" and len(self.words) == 2 and behind.isupper():
                self.add(",", span.end, span.end)  # "On 5 May FIDH wrote": no "May FIDH"


def _prepare(
    article: Article, number: int, sentence: Sentence, names: Sequence[NameSpan], nlp: Language
) -> ParsedSentence:
    line = _Line(article.text, nlp)
    gap = sentence.gap
    if gap is not None:
        line.piece(sentence.start, gap.start, names)
    item, at = len(line.words), gap.end if gap is not None else sentence.start
    line.piece(at, sentence.end, names)
    if item < len(line.words) and gap is not None and all(n.start != at for n in names):
        line.words[item] = line.words[item].lower()  # "Release", which in mid-sentence would be a name
    if not line.words:
        line.add(".", sentence.start, sentence.start)
    words = _as_verbs(line.words)
    starts_sentence: list[bool | int | None] = [True, *([False] * (len(words) - 1))]
    doc = Doc(nlp.vocab, words=words, spaces=line.spaces, sent_starts=starts_sentence)
    text = article.text[sentence.start : sentence.end]
    return ParsedSentence(number, sentence, doc, line.starts, line.ends, {}, text=text)


def _as_verbs(words: list[str]) -> list[str]:
    """ "Urge" behind a comma or bracket stands in the past tense, which is only a verb: the parser reads "85
    organisations, coming from all regions, *urge* delegations" as "delegations of the urging kind".  So does
    "call": "organisations across the globe *call on* you" becomes a call of the globe.
    """
    found = list(words)
    for n, (before, word, after) in enumerate(zip(["", *words], words, [*words[1:], ""], strict=False)):
        if word in ("urge", "urges") and before in _CLOSING:
            found[n] = "urged"
        several = before in _CLOSING or _SEVERAL.fullmatch(before)
        if word == "fears" and before == "and" and after == "for" and _JUDGES.intersection(words[:n]):
            found[n] = "feared"  # "deplores the arrests and *fears for* the safety of ..."
        if word == "call" and after in ("on", "upon") and several:
            found[n] = "called"
    return found


def _plain_quote(word: str) -> str:
    return word if word.isascii() else word.translate(_PLAIN)


def _attach(parsed: ParsedSentence, names: Sequence[NameSpan]) -> None:
    """Each name to the token that heads it in the parse."""
    for span in names:
        if span.kind in ("date", "role"):
            continue
        tokens = [
            i
            for i, (s, e) in enumerate(zip(parsed.starts, parsed.ends, strict=True))
            if s < span.end and e > span.start
        ]
        if not tokens:
            continue
        member = set(tokens)
        heads = [i for i in tokens if parsed.doc[i].head.i not in member or parsed.doc[i].head.i == i]
        nouns = [i for i in heads if parsed.doc[i].pos_ in ("PROPN", "NOUN", "X", "ADJ", "NUM")]
        head = (nouns or heads or tokens)[-1]
        common = not nouns or parsed.doc[head].tag_ == "NNS"
        if span.kind == "proper" and span.type is None and len(tokens) == 1 and head == 0 and common:
            continue  # "Welcoming the release, ...": capitalised only because it begins the sentence
        parsed.names[head] = span
        for i in tokens:
            parsed.inside[i] = head
