"""Names in running text: those the authority data knows, UN symbols, and runs of capitalised words.

A run of capitalised words becomes one name.  Small words inside it ("Center *for* Human Rights") join only
where the words before them show an organisation or instrument, so that "Amnesty International and Human
Rights Watch" stays two names and "Convention against Torture" one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hrgraph.authority import AuthorityIndex, NameHit
from hrgraph.dates import find_dates
from hrgraph.lexicon import Vocabulary, usual_gender
from hrgraph.mentions.acronyms import foreign_acronyms
from hrgraph.mentions.joining import absorb, join_holders, join_known
from hrgraph.mentions.kinds import no_name, typed_name
from hrgraph.mentions.roles import join_roles
from hrgraph.mentions.spans import NameSpan
from hrgraph.mentions.titles import find_titles, fitting
from hrgraph.records import Article, ParticipantType, Sentence
from hrgraph.symbols import find_symbols

__all__ = ["NameSpan", "find_name_spans"]


_WORD = re.compile(r"[^\W\d_](?:[\w]|[’'\-.&](?=\w))*\.?|\d[\w./]*|[&]", re.UNICODE)
_BRACKET = re.compile(r"\s*\((?:the\s+)?[“\"‘']?([A-Z][\w&\-./’' ]{1,40}?)[”\"’']?\)")
_DAY = re.compile(r"^(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|[A-Z][a-z]+\s+\d{1,2}\b)")
"""A date with its day is parsed as one word: in "On 12 December FIDH had" the name stays apart."""
_DIGIT = re.compile(r"\d")
"""Only a date with a digit has its day."""
_ANY_DAY = "2000-12-31"
"""Where a date stands doesn't depend on the article's own date, but days without a year need some base."""
_OFFICE = re.compile(
    r"\b(?:(?:Deputy|Assistant|Acting|Chief|National|Federal)\s)*"
    r"(?:Director|Inspector|Commissioner|Superintendent|Registrar|Commandant|Comptroller|Commander|Chief)"
    r"(?:[ -]General)?\s(?:of|for)\s(?:the\s)?"
    r"(?:Criminal|Public|Police|Prison|Prisons|Customs|Immigration|Civil|Land|Labour|Internal|Information"
    r"|Intelligence|Military|Elections|Army|Defence|Staff|Taxes|Refugees)\b(?:(?:\sand)?\s[A-Z][a-z]+)*"
)
"""Offices that the data doesn't know: "Director of Public Prosecutions"."""
_VOICE = re.compile(r"\bVoice of (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?")
"""Broadcasters: "Voice of America"."""
_SPEAKING = ("Said", "Says", "Added", "Asked")
_SPEAKS_FIRST = re.compile(rf"\W{{0,2}}(?:{'|'.join(_SPEAKING)}) [A-ZÀ-Þ][^“\"]{{3,200}}?(?::|,) ?[“\"]")
"""A sentence that begins with who says what: "*Said* Ana Paz: “...”"; elsewhere Said is a first name."""
_OPEN, _SHUT = ("“", "‘", '"', "«"), ("”", "’", '"', "»")
_CAUSES = frozenset(
    (
        *("Human", "Justice", "Peace", "Change", "Democracy", "Freedom", "Rights", "Liberty", "Life"),
        *("Reform", "Equality", "Development", "Action", "Accountability", "Transparency"),
    )
)
"""What people stand together for: "Mothers for *Justice*"."""
_BEFORE_NICKNAME = (" “", ' "', " ‘")
_NICKNAMED = re.compile(r"[”\"’] (?:[A-Z]\. )?[A-ZÀ-Þ][a-zà-ÿ]")
_NUMBERED = frozenset(("Team", "Channel", "Studio", "TV", "Radio"))
"""Bodies whose names end in a number: "Team 29", "Channel 4"."""
_JUNK_TAIL = re.compile(r"(?:['’]s|['’])$")


def find_name_spans(
    article: Article, sentences: Sequence[Sentence], index: AuthorityIndex, vocabulary: Vocabulary
) -> dict[int, tuple[NameSpan, ...]]:
    """The names of each sentence, without overlaps, in order; keys index `sentences`."""
    lower_words = _lower_words(article.text)
    given = _given_names(article.text)
    foreign = foreign_acronyms(article.text, index)
    return {
        number: tuple(_in_sentence(article.text, sentence, index, vocabulary, lower_words, given, foreign))
        for number, sentence in enumerate(sentences)
    }


def _given_names(text: str) -> frozenset[str]:
    """First words of the persons that the article names: "Tirana" of Tirana Hassan is no capital."""
    pairs = re.findall(r"\b([A-ZÀ-Þ][\w’'-]+) ([A-ZÀ-Þ][a-zà-ÿ’'-]+)", text)
    return frozenset(first for first, last in set(pairs) if usual_gender(f"{first} {last}"))


def _first_name(word: str, text: str, index: AuthorityIndex) -> bool:
    """Is it the first name of somebody whom the data knows and the article names?"""
    pair = re.search(rf"\b{re.escape(word)} [A-ZÀ-Þ][\w’'-]+", text)
    return pair is not None and any(
        index.records[h.records[0]].type == "person" and h.text == pair.group()
        for h in index.find_names(pair.group())
    )


def _lower_words(text: str) -> frozenset[str]:
    """Words that the article also writes in lower case: their capital at a sentence's start means nothing."""
    return frozenset(re.findall(r"\b[a-zà-ÿ][\w-]+", text))


def _in_sentence(
    text: str,
    sentence: Sentence,
    index: AuthorityIndex,
    vocabulary: Vocabulary,
    lower_words: frozenset[str],
    given: frozenset[str],
    foreign: frozenset[str] = frozenset(),
) -> list[NameSpan]:
    piece = text[sentence.start : sentence.end]
    spans: list[NameSpan] = []
    for match in find_symbols(piece):
        record = index.by_symbol(match.symbol.symbol) if match.symbol else None
        spans.append(
            NameSpan(
                match.start,
                match.end,
                piece[match.start : match.end],
                "symbol",
                records=(record.iri,) if record else (),
                type="instrument",
                symbols=match.candidates,
                head=match.candidates[0].kind if match.candidates else "resolution",
            )
        )
    hits = [
        h
        for h in index.find_names(piece)
        if (h.name_kind != "acronym" or h.text not in foreign)
        and not (len(h.records) > 1 and h.text.endswith("Rapporteurs"))  # "UN Special Rapporteurs" describes
    ]
    for hit in hits:
        if _only_describes(hit, index):
            spans += [_known(h, index) for h in _names_inside(hit, index) if not _part_of_longer(h, piece)]
        elif hit.name_kind == "capital" and (hit.text in given or _first_name(hit.text, text, index)):
            continue
        elif hit.name_kind != "demonym" and not _part_of_longer(hit, piece):
            spans.append(_known(hit, index))
    spans += [
        NameSpan(d.start, d.end, piece[d.start : d.end], "date")
        for d in (find_dates(piece, _ANY_DAY) if _DIGIT.search(piece) else ())
        if _DAY.search(piece[d.start : d.end])
    ]
    spans = _without_overlaps([*spans, *fitting(find_titles(piece), spans, piece)])
    demonyms = [h for h in hits if h.name_kind == "demonym"]
    for office in _OFFICE.finditer(piece):
        spans.append(NameSpan(*office.span(), office.group(), "proper", type="office", head="office"))
    for voice in _VOICE.finditer(piece):
        spans.append(NameSpan(*voice.span(), voice.group(), "proper", type="organisation", head="voice"))
    spans = join_known(piece, _without_overlaps(spans), demonyms, index, vocabulary)
    proper = list(_proper_runs(piece, spans, vocabulary, lower_words))
    merged = absorb(piece, sorted([*spans, *proper], key=lambda s: (s.start, -s.end)), vocabulary)
    merged = join_roles(piece, join_holders(piece, merged))
    return [replace(s, start=s.start + sentence.start, end=s.end + sentence.start) for s in merged]


def _known(hit: NameHit, index: AuthorityIndex) -> NameSpan:
    record = index.records[hit.records[0]]
    kind = "context" if hit.name_kind == "context" else "known"
    types = {index.records[r].type for r in hit.records}
    type_: ParticipantType | None = None
    if record.type not in ("place", "topic") and len(types) == 1:
        type_ = record.type  # type: ignore[assignment]
    return NameSpan(hit.start, hit.end, hit.text, kind, records=hit.records, type=type_, hit=hit)


def _only_describes(hit: NameHit, index: AuthorityIndex) -> bool:
    """Context names such as "resolution on reprisals" describe: the parse reads them better as phrases."""
    return (
        hit.name_kind == "context" and index.records[hit.records[0]].type == "instrument" and " " in hit.text
    )


def _names_inside(hit: NameHit, index: AuthorityIndex) -> list[NameHit]:
    """The names within a description: "Secretary-General" in "Secretary-General's report on reprisals"."""
    words = hit.text
    while " " in words:
        words = words.rsplit(" ", 1)[0]
        found = [
            h for h in index.find_names(words) if h.name_kind != "demonym" and not _only_describes(h, index)
        ]
        if found:
            return [replace(h, start=h.start + hit.start, end=h.end + hit.start) for h in found]
    return []


_LONGER_BEFORE = re.compile(
    r"(?:Human rights $)|(?<![.!?“\"‘:] )(?<!^)\b"
    r"(?!(?:UN|The|In|At|And|Of|For|When|While|As|That|This|If|But|U\.N\.|United|Nations|Deputy|Former|New)\b)"
    r"[A-Z][\w’'-]+ $"
)
_GIVEN_TOO = frozenset(("Santiago", "Victoria", "Sofia"))
"""Capitals that are first names, too."""
_SURNAME = re.compile(
    r" (?!Court|City|District|High|Regional|Police|Declaration|Guidelines|Principles|Convention|Protocol"
    r"|Times|University|Metropolitan|Falls|Province|State|County|Street|Conference|Agreement)[A-ZÀ-Þ][a-zà-ÿ]+"
)
_GIVEN = re.compile(r"(?<![\w-])([A-ZÀ-Þ][\w’'-]+) $")
_BRANCH = re.compile(r"\b(?!USA|ASEAN|NATO)(?:[A-Z]{3,}|(?:[A-Z][a-z]+ ){1,8}(?:(?:for|of) )?[A-Z][a-z]+s)-$")
"""What stands before the country of a branch: "HRNJ-*Uganda*"."""
_ADDRESS = re.compile(
    r",? \d{1,2}[. /]\d{1,2}[. /]\d{2,4}| (?:department|province|region|district|governorate)\b"
)
_OFFICE_AFTER = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:Prosecutor|Attorney|Governor|Ombudsman)s?['’]s? Office\b"
)
_LONGER_AFTER = re.compile(r"^ (?:of|on|for|against) (?:the )?[A-Z]")


def _part_of_longer(hit: NameHit, piece: str) -> bool:
    """A short form inside a longer unknown name: "Nobel Committee", "President of the Bar Council"."""
    if hit.name_kind == "capital" and hit.text in _GIVEN_TOO and _SURNAME.match(piece, hit.end):
        return True  # "Santiago Maldonado"
    if hit.name_kind == "capital" and (given := _GIVEN.search(piece[: hit.start])):
        return bool(usual_gender(f"{given[1]} {hit.text}"))  # "Charles Santiago" is no capital
    if hit.name_kind in ("capital", "label", "alt") and re.match(r"-[A-ZÀ-Þ]", piece[hit.end :]):
        return piece[: hit.start].endswith("Agence ")
    if hit.name_kind in ("capital", "label", "alt") and _BRANCH.search(piece[: hit.start]):
        return True  # "Network for Journalists-Uganda"
    if hit.name_kind == "capital" and (_ADDRESS.match(piece, hit.end) or _OFFICE_AFTER.match(piece, hit.end)):
        return True  # "Oslo, 06.10.2016", "La Paz department", "Moscow’s City Court": where, not who
    if hit.name_kind != "context":
        return False
    if " " not in hit.text and "-" not in hit.text and re.match(r" [A-Z][a-zÀ-ÿ]", piece[hit.end :]):
        return True  # "President Duda" is not the president that "President" alone may mean
    return bool(
        _LONGER_BEFORE.search(piece[: hit.start])
        or (" " not in hit.text and _LONGER_AFTER.match(piece[hit.end :]))
    )


def _without_overlaps(spans: Iterable[NameSpan]) -> list[NameSpan]:
    """The longest at each place: "General Assembly resolution 72/247" beats the body's name."""
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda s: (-(s.end - s.start), s.start)):
        if all(span.end <= k.start or span.start >= k.end for k in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


_DESCRIBES = re.compile(
    r"-(?:affiliated|aligned|appointed|backed|based|born|controlled|dominated|funded|held|installed|led|linked"
    r"|majority|occupied|owned|registered|related|run|speaking|sponsored|style|wide|winning)$"
)
"""Ends of words that describe and begin no name: "Award-winning", "Geneva-based"."""


def _is_capital(word: str) -> bool:
    if "-" in word and _DESCRIBES.search(word):
        return False
    return word[:1].isupper() or bool(re.match(r"^[a-z]{1,3}-?[A-Z]", word)) or word.startswith("al-")


def _proper_runs(
    piece: str, taken: Sequence[NameSpan], vocabulary: Vocabulary, lower_words: frozenset[str]
) -> Iterable[NameSpan]:
    """Runs of capitalised words outside the names already found."""
    gaps, at, state = [], 0, -1
    for span in taken:
        gaps.append((at, span.start, state))
        at = span.end
        state = span.end + 1 if span.type == "state" else -1
    gaps.append((at, len(piece), state))
    for begin, end, state in gaps:
        run: list[re.Match[str]] = []
        pending: list[re.Match[str]] = []
        for match in [*_WORD.finditer(piece, begin, end), None]:
            if match is not None and run:
                between = piece[(pending or run)[-1].end() : match.start()]
                broken = between.strip() and not _spelt_together(piece, run, pending, match, vocabulary)
                if broken or "\n" in between or _ends_sentence(run, pending):
                    yield from _close(piece, run, vocabulary, lower_words, run[0].start() == state)
                    run, pending = [], []
            if match is None:
                if run:
                    yield from _close(piece, run, vocabulary, lower_words, run[0].start() == state)
                break
            word = match.group()
            small = word == "rights" and run and not pending and run[-1].group() == "Human"
            if small or (
                _is_capital(word) and _JUNK_TAIL.sub("", word).lower().rstrip(".") not in vocabulary.calendar
            ):
                small_words = [m.group() for m in pending]
                if pending and not _joins([m.group() for m in run], small_words, word, vocabulary):
                    yield from _close(piece, run, vocabulary, lower_words, run[0].start() == state)
                    run = []
                run += [*pending, match] if run else [match]
                pending = []
            elif (
                run
                and (
                    word.lower() in vocabulary.foreign_particles
                    or word in vocabulary.english_particles
                    or word in ("the", "and", "&")
                )
                and len(pending) < 3
            ):
                pending.append(match)
            elif (
                run
                and word[0].isdigit()
                and not pending
                and (
                    (len(word) == 4 and _is_instrument(run, vocabulary))
                    or (len(word) < 3 and run[-1].group() in _NUMBERED)
                )
            ):
                run.append(match)
            else:
                if run:
                    yield from _close(piece, run, vocabulary, lower_words, run[0].start() == state)
                run, pending = [], []


def _spelt_together(
    piece: str,
    run: Sequence[re.Match[str]],
    pending: Sequence[re.Match[str]],
    word: re.Match[str],
    vocabulary: Vocabulary,
) -> bool:
    """Is the mark between two capitalised words a part of the name: "Citizens’ Movement", "Sayed ‘Ali"?"""
    if pending or not _is_capital(word.group()):
        return False
    last = run[-1].group()
    between = piece[run[-1].end() : word.start()]
    if between in _BEFORE_NICKNAME and _NICKNAMED.match(piece, word.end()):
        return True  # "Miguel “Migz” Zubiri"
    if len(run) > 1 and piece[run[-2].end() : run[-1].start()] in _BEFORE_NICKNAME:
        return between in ("” ", '" ', "’ ", "' ")
    if between in ("’ ", "' "):
        owner = last.lower().removesuffix("s")
        return last.endswith("s") and owner in vocabulary.group_heads | vocabulary.person_roles | {"judge"}
    return between == " ‘" and "’" not in piece[word.end() : word.end() + 40]


def _ends_sentence(run: Sequence[re.Match[str]], pending: Sequence[re.Match[str]]) -> bool:
    last = run[-1].group()
    return not pending and last.endswith(".") and len(last) > 4


_EDITIONS = frozenset(
    ("analysis", "overview", "outlook", "survey", "assessment", "barometer", "review", "yearbook", "snapshot")
)
"""With a year behind them they are a text of that year: "Global *Analysis* 2022"."""


def _is_instrument(run: Sequence[re.Match[str]], vocabulary: Vocabulary) -> bool:
    named = vocabulary.instrument_heads | _EDITIONS
    return any(m.group().lower() in named for m in run) or len(run) >= 3


def _joins(run: list[str], pending: list[str], word: str, vocabulary: Vocabulary) -> bool:
    """Do small words join the run before them to the capitalised word after them?"""
    small = [p.lower() for p in pending]
    if all(p in vocabulary.foreign_particles for p in small):
        return "and" not in small and (
            len(small) > 1 or small[0] not in ("e", "et", "y") or _has_head(run, vocabulary)
        )
    if small[0] in ("and", "&"):
        # "Office for Democratic Institutions and Human Rights", but not "Amnesty and Human Rights Watch"
        if len(small) == 1 and run[-1].lower() in vocabulary.first_halves and not _has_head(run, vocabulary):
            return True
        return (len(small) == 1 and any(w.lower() in vocabulary.english_particles for w in run)) or pending[
            0
        ] == "&"
    if small == ["the"] and run[-1].endswith("ing") and _has_head(run, vocabulary):
        return True  # "Committee on Practices Affecting *the* Health of Women"
    if small[0] in ("for", "of") and run[-1].lower() in (
        "minister",
        "ministry",
        "secretary",
        "commissioner",
        "department",
    ):
        return True
    if small == ["for"] and len(run) < 3 and run[-1].endswith("s") and word in _CAUSES:
        return True  # "Muslims for Human Rights"
    if small == ["to", "the"]:
        return run[-1].lower() in ("mission", "delegation", "right", "access", "threat", "threats")
    return (
        small[0] in vocabulary.english_particles
        and small[0] != "with"
        and "and" not in small
        and _has_head(run, vocabulary, of=small[0] == "of")
    )


def _has_head(run: Sequence[str], vocabulary: Vocabulary, of: bool = False) -> bool:
    heads = vocabulary.organisation_heads | vocabulary.instrument_heads
    words = [w.lower().rstrip("s") if w.lower() not in heads else w.lower() for w in run]
    return any(w in heads for w in words) or (
        of and words[-1] in {"president", "ministry", "university", "law", "practice"}
    )


def _of_rights(words: Sequence[re.Match[str]]) -> bool:
    """ "*Human Rights* Network for Journalists": the first words belong to the name."""
    return len(words) > 3 and words[0].group() == "Human" and words[1].group() == "Rights"


def _close(
    piece: str,
    run: Sequence[re.Match[str]],
    vocabulary: Vocabulary,
    lower_words: frozenset[str],
    after_state: bool = False,
) -> Iterable[NameSpan]:
    """The name that a run of words is, or nothing."""
    words = list(run)
    quoted = piece[words[0].start() - 1 : words[0].start()] in _OPEN and piece[words[-1].end() :][:1] in _SHUT
    if quoted and len(words) > 1 and words[0].start():
        yield from typed_name(piece, words[0].start(), words[-1].end(), vocabulary)
        return
    if words[0].group() in _SPEAKING and _SPEAKS_FIRST.match(piece):
        words = words[1:]
    # "The *Police Reforms Working Group*": behind the article a capital tells something
    whole = words[0].group().lower() == "the" and len(words) > 3
    whole = whole and _has_head([w.group() for w in words[2:]], vocabulary)
    if whole:
        words = words[1:]
    elif _starts_sentence(piece, words[0].start()):
        # The first word's capital says nothing: drop it where it is a common word.
        while words and (
            (words[0].group().lower() in vocabulary.not_names and not _of_rights(words))
            or (len(words) == 1 and words[0].group().lower() in lower_words)
            or (len(words) == 1 and words[0].group().lower().removesuffix("s") in vocabulary.civil_groups)
        ):
            words = words[1:]
    while (
        not whole
        and words
        and words[0].group().lower()
        in vocabulary.not_names
        - {
            "police" if after_state else "human",
            "human",
            "civil",
            "women",
            "people",
            "lawyers",
            "society",
            "first",
            "members",
            "state",
            "article",
            "no",
            "mr",
            "ms",
            "mrs",
            "dr",
        }
    ):
        words = words[1:]
    while words and not _is_capital(words[-1].group()) and not words[-1].group()[0].isdigit():
        words = words[:-1]
    while len(words) > 1 and words[-1].group().lower() in {
        *vocabulary.calendar,
        *vocabulary.english_particles,
    }:
        words = words[:-1]  # "Arezo TV on December"
    while words and words[-1].group().lower().rstrip(".") in (
        "ngo",
        "ngos",
        "cso",
        "csos",
        "mps",
        "ingos",
        "states",
        "parties",
        "governments",
    ):
        words = words[:-1]
    of_text = any(w.group().lower() in vocabulary.instrument_heads for w in words)
    if len(words) > 3 and words[-2].group() == "in" and not of_text:
        words = words[:-2]  # "the People’s Court in Shenyang"
    if not words or all(len(w.group()) < 2 for w in words):
        return
    lowered = [w.group().lower() for w in words]
    one_of_state = after_state and lowered[-1] in vocabulary.agency_heads
    common = all(w in vocabulary.not_names or w in vocabulary.calendar for w in lowered)
    if no_name(lowered) or (common and not one_of_state):
        return
    start, end = words[0].start(), words[-1].end()
    if piece[end - 1] == "." and not re.search(r"\b[A-Z]\.$|\.[A-Z]\.$", piece[start:end]):
        end -= 1
    name = _JUNK_TAIL.sub("", piece[start:end])
    yield from typed_name(piece, start, start + len(name), vocabulary, after_state=after_state)


def _starts_sentence(piece: str, at: int) -> bool:
    return not re.search(r"\w", piece[:at]) or bool(re.search(r"[.:!?“”\"‘•–—]\s*$", piece[:at]))
