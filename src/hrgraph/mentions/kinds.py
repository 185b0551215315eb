"""What a run of capitalised words names: a person with a role, an organisation, a text, nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from hrgraph.lexicon import Vocabulary, usual_gender
from hrgraph.mentions.spans import NameSpan
from hrgraph.records import ParticipantType

__all__ = ["no_name", "type_of", "typed_name"]


_GOVERNMENTS = frozenset(("administration", "government", "regime", "cabinet", "junta"))
_NICKNAME = re.compile(r"\w [“\"‘]\w+[”\"’'] [A-ZÀ-Þ]")
"""A nickname in quotation marks: "Juan “Migz” Zubiri" is a person."""
_MINISTERS = 3
"""A body of more words has a name of its own: "Council of Senior Scholars", but no "Council of Ministers"."""
_SITE = re.compile(r"\w\.(?:com|org|net|info|news|tv|co\.\w\w)")
_PORTFOLIOS = frozenset(
    (
        "Defence",
        "Defense",
        "Foreign",
        "Interior",
        "Justice",
        "Finance",
        "Home",
        "Security",
        "Health",
        "Information",
    )
)
_OFFICE_BEHIND = re.compile(r" and (?:[A-Z]\w+ ){0,3}(?:Minister|Secretary|Commissioner)\b")
_FESTIVE = frozenset(("pride", "parade", "games", "cup", "olympics", "festival", "expo"))
"""With a year behind them they are events: "Slavic *Pride* 2010"."""
_ROMAN = re.compile(r"[IVXLC]+")


def typed_name(
    piece: str, start: int, end: int, vocabulary: Vocabulary, *, after_state: bool = False
) -> Iterable[NameSpan]:
    """Role words split from the name, and the type where the words show it.

    Args:
        piece: the sentence.
        start: where the name begins in it.
        end: where it ends.
        vocabulary: the lexicon's word lists.
        after_state: the name of a State stands directly before it: in "Uganda Police" one word is enough.
    """
    text = piece[start:end]
    words = text.split()
    if len(words) < 4 and words[-1].lower() in _GOVERNMENTS:
        words = words[:-1]  # "the Biden Administration" is described: whose government
        if not words:
            return
        end = start + text.rindex(words[-1]) + len(words[-1])
        text = piece[start:end]
    if len(words) > 1 and re.search(r"['’]s Office$", text):
        yield NameSpan(start, end, text, "proper", type="organisation", head="office")
        return  # "Prosecutor General’s Office"
    if _is_thing(piece, end, text, vocabulary, after_state):
        return
    role_len = role_prefix(words, vocabulary)
    role = " ".join(words[:role_len])
    rest = words[role_len:]
    callings = vocabulary.person_titles | vocabulary.person_roles
    if (
        role and (all(w.lower() in callings for w in rest) or " ".join(rest).lower() in callings)
    ) or text.lower() in vocabulary.person_titles:
        return  # "Executive Director", "Attorney General", "General" alone describe
    if role and rest[0] in vocabulary.english_particles:
        yield from _behind_field(start, text, rest)
        return  # "Minister *of Defense*"
    offset = text.index(rest[0], len(role)) if role else 0
    name = text[offset:]
    if (role and not _heads_organisation(rest, vocabulary)) or _NICKNAME.search(text):
        if rest[-1].lower() in vocabulary.named_events:
            return  # "General Debate"
        yield NameSpan(start + offset, end, name, "proper", type="person", role=role)
        return
    last = words[-1].lower()
    if (last in vocabulary.person_roles and (last != "son" or len(words) == 1)) or (
        last.endswith("s")
        and last[:-1] in vocabulary.person_roles
        and not ((after_state or len(words) > _MINISTERS) and _heads_of(words, vocabulary))
    ):
        return  # "Foreign Ministers", "Europe Director": a description
    if (
        len(words) == 1
        and last in vocabulary.organisation_heads | vocabulary.instrument_heads
        and not name.isupper()
        and not (after_state and last in vocabulary.agency_heads)
    ):
        return  # "the Commission", "Trust is vanishing": no name of its own
    prize = re.search(r"(\w+)\s*\($", piece[:start])
    if prize is not None and prize[1].lower() in vocabulary.named_events and name.isupper():
        return  # "the Democracy Award (ADHRA)": its acronym is no actor either
    whose = last in ("rights", "defenders") and bool(type_of(name, vocabulary)[1])
    if (
        (last in vocabulary.named_events and not whose)
        or _is_event(words, vocabulary)
        or name.lower() in vocabulary.no_actors
    ):
        return  # a prize, a day, a summit, a part of the world: no actor
    if words[0].lower() in vocabulary.titled_roles and any(w in vocabulary.english_particles for w in words):
        return  # "Minister for Foreign Affairs"
    type_, head = type_of(name, vocabulary)
    whole = NameSpan(start + offset if role else start, end, name, "proper", type=type_, head=head)
    yield from _body_and_person(whole, vocabulary)


def _behind_field(start: int, text: str, words: Sequence[str]) -> Iterator[NameSpan]:
    """The person behind an office's field, told by the first name: "(Minister) of Justice *Maria Conti*"."""
    for count in (3, 2):
        name = " ".join(words[-count:])
        if len(words) > count + 1 and usual_gender(name) and all(w[:1].isupper() for w in words[-count:]):
            at = text.rindex(words[-count])
            name, role = text[at:], text[:at].rstrip()
            yield NameSpan(start + at, start + len(text), name, "proper", type="person", role=role)
            return


def _behind_body(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many words at the end name a person, behind a body: "(head of) the Water Institute *Omar Ali*"."""
    for count in (2, 3):
        body, person = words[:-count], words[-count:]
        if len(body) < 2 or body[-1].lower() not in vocabulary.organisation_heads:
            continue
        if usual_gender(" ".join(person)) and not any(
            w.lower() in vocabulary.organisation_heads | vocabulary.english_particles for w in person
        ):
            return count
    return 0


def _body_and_person(name: NameSpan, vocabulary: Vocabulary) -> Iterator[NameSpan]:
    """A name, or the body and the person that it runs together."""
    words = name.text.split()
    behind = _behind_body(words, vocabulary)
    if not behind:
        yield name
        return
    at = name.text.rindex(" ".join(words[-behind:]))
    body, person = name.text[:at].rstrip(), name.text[at:]
    type_, head = type_of(body, vocabulary)
    yield NameSpan(name.start, name.start + len(body), body, "proper", type=type_, head=head)
    yield NameSpan(name.start + at, name.end, person, "proper", type="person")


def _heads_of(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "Union of Journalists", after the name of its State."""
    small = [n for n, word in enumerate(words) if word in ("of", "for")]
    return bool(small) and words[small[0] - 1].lower() in vocabulary.organisation_heads


def _is_event(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """ "International Day in Support of Victims of Torture", "Summit for Democracy": what is named first."""
    first = list(takewhile(lambda word: word not in vocabulary.english_particles, words))
    return 0 < len(first) < len(words) and first[-1].lower() in vocabulary.named_events


def _is_thing(piece: str, end: int, text: str, vocabulary: Vocabulary, after_state: bool) -> bool:
    """ "The Bhima Koregaon case", "the Blue Nile regions", a police station: nobody who acts."""
    thing = re.match(r" ?(?:\([A-Z][\w-]{1,9}\) )?([a-z]+)", piece[end:])
    if thing is not None and thing[1] in vocabulary.named_things and not after_state:
        return True
    if text.split()[-1] in _PORTFOLIOS and _OFFICE_BEHIND.match(piece, end):
        return True  # "Israeli *Defence* and Deputy Prime Minister"
    return " " in text and bool(re.search(r"\bPolice Station$|\bOrder of\b", text))


def role_prefix(words: Sequence[str], vocabulary: Vocabulary) -> int:
    """How many words at the start are role words: "Chief Adviser", "Justice Minister", "Mr"."""
    best = 0
    if words[0].lower() in vocabulary.organisation_heads and vocabulary.foreign_particles & set(words):
        return 0  # "Fiscalía General de la Nación"
    for n in range(1, min(6, len(words)) + 1):
        phrase = " ".join(words[:n]).lower()
        last = words[n - 1].lower().rstrip(".")
        if (
            phrase.rstrip(".") in vocabulary.person_titles
            or (n > 1 and n < len(words) and " ".join(words[n - 2 : n]).lower() in vocabulary.person_roles)
            or (last in vocabulary.person_titles and n == 1)
            or phrase in vocabulary.person_roles
            or (n > 2 and n < len(words) and " ".join(words[n - 3 : n]).lower() in vocabulary.person_roles)
            or (
                last in vocabulary.person_roles and n < len(words) and last not in ("member", "head", "state")
            )
        ):
            best = n
    return best


def _heads_organisation(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    return any(
        w.lower()
        in vocabulary.organisation_heads - {"bar", "red", "house", "church", "times", "post", "news", "front"}
        for w in words
    )


def type_of(name: str, vocabulary: Vocabulary) -> tuple[ParticipantType | None, str]:
    """What the words of a name show it to be, and the word that showed it."""
    words = [w.strip(".,’'").lower() for w in name.split()]
    if len(words) == 2 and words[1] in ("law", "bill", "pact", "code") and usual_gender(name):
        return "person", ""  # "Mary Law"
    before_small = []
    for word in words:
        if word in vocabulary.english_particles or word in ("de", "del", "des", "du", "pour"):
            break
        before_small.append(word)
    for word in reversed(before_small):
        if word in vocabulary.instrument_heads and word not in vocabulary.organisation_heads:
            return "instrument", word
        if word in vocabulary.organisation_heads:
            return "organisation", word
        if word.rstrip("s") in vocabulary.organisation_heads:
            return "organisation", word
    for word in words:
        if word in vocabulary.organisation_heads and len(words) > 1:
            return "organisation", word
    if re.fullmatch(r"[A-Z][A-Z0-9&\-]{2,9}", name) or _SITE.search(name):
        return "organisation", ""
    short = [w for w in name.split() if re.fullmatch(r"[A-Z]{2,4}", w) and not _ROMAN.fullmatch(w)]
    short = [w for w in short if w.lower() not in vocabulary.no_actors | vocabulary.group_heads]
    if short and 1 < len(name.split()) < 4:
        return "organisation", ""  # "Zanu PF", "Tripoli FM"
    if re.match(r"(?:\w+ )?\w+s for [A-Z]", name):
        return "organisation", ""  # "Farmers for Justice"
    event = len(words) > 1 and words[-2] in vocabulary.named_events | _FESTIVE
    if re.search(r"\b\d{4}$", name) and len(words) >= 3 and not event:
        return "instrument", "report"
    return None, ""


_GROUPS = frozenset(
    (
        *("organisations", "organizations", "groups", "associations", "networks", "unions", "bodies"),
        *("activists", "journalists", "lawyers", "experts", "campaigners", "leaders"),
    )
)
_GENERIC = frozenset(
    (
        *(
            "national",
            "international",
            "local",
            "regional",
            "global",
            "domestic",
            "foreign",
            "leading",
            "rights",
        ),
        *(
            "human",
            "civil",
            "society",
            "women",
            "women's",
            "press",
            "freedom",
            "media",
            "youth",
            "independent",
        ),
        *(
            "non-governmental",
            "non-government",
            "nongovernmental",
            "faith-based",
            "community-based",
            "and",
            "&",
        ),
        *("prominent", "religious", "community", "grassroots", "professional", "humanitarian"),
    )
)
"""Words before these that single nobody out, however they are written."""


def no_name(words: Sequence[str]) -> bool:
    """Do capitals only dress up a group: "International Human Rights Organizations", "National and ..."?"""
    return (words[-1] in _GROUPS and all(w in _GENERIC for w in words[:-1])) or list(words) == ["national"]
