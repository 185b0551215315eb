"""The spellings under which a name may stand in a text, and when a spelling in a text counts as the name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from hrgraph.authority.fold import fold
from hrgraph.authority.records import Name, NameKind, Record

__all__ = ["COMMON_WORDS", "CaseRule", "case_rule", "fits", "patterns"]

CaseRule = Literal["exact", "capitals", "acronyms", "any"]
"""exact: letter for letter (acronyms); capitals: every word that the name capitalises starts with a capital;
acronyms: the acronyms in it are in capitals ("ICC prosecutor"); any: case says nothing."""

COMMON_WORDS = frozenset(Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").split())
"""Ordinary words: an acronym spelt like one matches only in its own case, and never in a line of capitals."""

_UN_KINDS = frozenset({"UNBody", "TreatyBody", "SpecialProcedure", "InvestigativeBody"})
_FORMAL_KINDS = _UN_KINDS | {
    "Office", "Resolution", "Declaration", "Treaty", "Law", "PolicyDocument", "Report", "Judgment",
    "Instrument", "Concept", "Topic",
}  # fmt: skip
_BRITISH = (
    ("isation", "ization"), ("defence", "defense"), ("labour", "labor"), ("centre", "center"),
    ("programme", "program"), ("honour", "honor"), ("defenc", "defens"), ("colour", "color"),
)  # fmt: skip
_HEADS = re.compile(r"\b(Rapporteur|Expert|Representative|Commissioner|Ambassador|Minister|President)\b")
_UN = re.compile(r"\b(?:United Nations|UN)\b")
_LEADING_UN = re.compile(r"^(?:United Nations|UN) (?=\S)")
_LIMIT = 32


def _spellings(text: str) -> list[str]:
    """British and American spellings, and the comma before "and"/"or" with and without."""
    found = [text]
    american = british = text
    for uk, us in _BRITISH:
        american, british = american.replace(uk, us), british.replace(us, uk)
    # "program" is inside "programme": going to British twice must not give "programmeme"
    british = british.replace("programmeme", "programme")
    found += [american, british]
    for spelling in tuple(dict.fromkeys(found)):
        found.append(re.sub(r",(?= (?:and|or) )", "", spelling))
        if "," in spelling:
            found.append(re.sub(r"(?<=[a-z])(?<!,) (and|or) (?=[^,]*$)", r", \1 ", spelling))
    return list(dict.fromkeys(found))


def _united_nations(texts: list[str]) -> list[str]:
    """ "UN" for "United Nations" and the reverse."""
    found = list(texts)
    for text in texts:
        found += [_UN.sub("UN", text), _UN.sub("United Nations", text)]
    return list(dict.fromkeys(found))


def patterns(name: Name, record: Record, in_un: bool) -> list[tuple[str, NameKind, CaseRule]]:
    """The folded (cased) spellings of a name, each with the kind of name it counts as and its case rule.

    Args:
        name: a name of the record.
        record: the record, whose class decides about case and prefixes.
        in_un: whether the record is a body or office of the United Nations: texts put "UN" before it at will.
    """
    rule = case_rule(name, record)
    found: dict[str, tuple[NameKind, CaseRule]] = {}

    def put(text: str, kind: NameKind = name.kind, case: CaseRule = rule) -> None:
        cased = fold(text).cased.strip()
        if len(cased) < 5 and _shouts(cased):
            case = "exact"  # "UN" for "United Nations": not the end of "Kim Jong Un"
        if cased and len(found) < _LIMIT:
            found.setdefault(cased, (kind, case))

    if rule == "exact" or name.kind in ("demonym", "capital"):
        put(name.text)
        if name.kind == "demonym" and name.text[-1:] in "nirt" and " " not in name.text:
            put(name.text + "s")
        return [(cased, kind, case) for cased, (kind, case) in found.items()]

    base = [name.text]
    if record.kind != "Resolution":  # there the parenthesis tells one year's text from another's
        bare = re.sub(r"\s*\([^()]*\)$", "", name.text)
        base += [bare] if len(bare) > 2 else []  # not the letter of "X (formerly Twitter)"
    without_article = [re.sub(r"^[Tt]he (?=\S+ \S)", "", text) for text in base]
    texts = _united_nations(_spellings_of(without_article))
    for text in texts:
        put(text)
    for text in texts:
        if record.kind in _FORMAL_KINDS and len(text.split()) > 3:
            put(re.sub(r"\b(on|of|for|to|against|in) the (?=[a-z])", r"\1 ", text))
        if record.type == "office" and len(text.split()) > 2:
            put(_HEADS.sub(r"\1s", text, count=1))
            for expert in _experts(text):
                put(expert)
    if in_un:
        for text in list(texts):
            _prefixed(text, name.kind, rule, put)
    return [(cased, kind, case) for cased, (kind, case) in found.items()]


def _spellings_of(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(spelling for text in texts for spelling in _spellings(text)))


def _prefixed(
    text: str, kind: NameKind, rule: CaseRule, put: Callable[[str, NameKind, CaseRule], None]
) -> None:
    """A UN body's or office's name with "UN" before it, or without where enough is left to know it by."""
    words = re.split(r"[\s-]+", text)
    if not _LEADING_UN.match(text):
        if len(words) > 1 and not _UN.search(text):
            put(f"UN {text}", kind, rule)
            put(f"United Nations {text}", kind, rule)
        return
    rest = _LEADING_UN.sub("", text)
    length = len(re.split(r"[\s-]+", rest))
    if length >= 4:
        put(rest, kind, "capitals")
    elif length == 3:
        put(rest, "context", "capitals")


def _shouts(text: str) -> bool:
    """Whether all letters are capitals, and more than one is."""
    return text.upper() == text and sum(c.isalpha() for c in text) > 1


def case_rule(name: Name, record: Record) -> CaseRule:
    """When a spelling in a text counts as this name, by case."""
    text = name.text
    if name.kind == "acronym" or _shouts(text):
        plain = text.lower()
        # Newspapers write Unicef and Asean; a short acronym or a common word would then match anything.
        newspaper = len(plain) >= 5 and plain.isalpha() and plain not in COMMON_WORDS
        return "capitals" if newspaper and _shouts(text) else "exact"
    words = re.split(r"[\s-]+", text)
    if record.type == "person" or record.kind not in _FORMAL_KINDS or name.kind in ("demonym", "capital"):
        return "capitals"
    if record.type != "office" and len(re.split(r"[\s-]+", _LEADING_UN.sub("", text))) < 3:
        return "capitals"  # "UN human rights experts" are not UN Human Rights
    if any(_shouts(word) for word in words):
        return "acronyms"
    if len(words) >= 3 or (name.kind == "context" and record.type == "office" and len(words) == 2):
        return "any"
    return "capitals"


_WORD = re.compile(r"[^\W_]+")


def fits(rule: CaseRule, pattern: str, found: str) -> bool:
    """Whether the (folded, cased) words found in a text fit the (folded, cased) pattern by its rule.

    >>> fits("capitals", "Human Rights Watch", "human rights watch"), fits("exact", "WHO", "Who")
    (False, False)
    """
    if rule == "any" or pattern == found:
        return True
    if rule == "exact":
        return False
    if rule == "acronyms":
        return all(
            not _shouts(m.group()) or found[m.start() : m.end()] == m.group() for m in _WORD.finditer(pattern)
        )
    return all(
        found[m.start()].isupper() or not m.group()[0].isupper() or _particle(pattern, m)
        for m in _WORD.finditer(pattern)
    )


_EXPERT = re.compile(r"(?:(?:UN|United Nations) )?(?:Special Rapporteur|Independent Expert) ((?:on|for) .+)")


def _experts(text: str) -> list[str]:
    """What the press calls the holder of a mandate: "UN expert on ...", "UN rapporteur on ..."."""
    match = _EXPERT.fullmatch(text)
    if match is None:
        return []
    return [f"UN {head} {match[1]}" for head in ("expert", "human rights expert", "rapporteur")]


_SMALL = frozenset(("of", "and", "the", "for", "in", "on", "against", "to", "with"))


def _particle(pattern: str, word: re.Match[str]) -> bool:
    """Letters after an apostrophe ("women's") or small words in a heading ("Of") carry no information."""
    return word.start() > 0 and (pattern[word.start() - 1] == "'" or word.group().lower() in _SMALL)
