"""Lists of parties as they stand in the text: "the singer A, the scholar B and C", "people, including A".

The parser loses members of such lists: it takes a first name for a modifier, a role for an apposition, what
follows "as well as" for a second object.  A list is plain in the words themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from hrgraph.links import Phrases
from hrgraph.links.base import NUMBERS
from hrgraph.links.syntax import lemma_of
from hrgraph.mentions import ParsedSentence

__all__ = ["described_names", "listed_with", "picked_out", "spelled_out"]

_MODIFIERS = frozenset(
    (
        "DT",
        "PRP$",
        "JJ",
        "JJS",
        "JJR",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "VBN",
        "VBD",
        "CD",
        "HYPH",
        "POS",
        "RB",
        "``",
        "''",
    )
)
"""Tags of what may stand before a name in a list: "the *well-known human rights lawyer* Ada Obi"."""
_LONGEST_DESCRIPTION = 9
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_MORE = 2
"""Names after a list that "and" closed, from which on it only seemed closed."""
_PICKING = frozenset(("including", "include", "namely", "notably"))
_TITLES = frozenset(("mr", "mrs", "ms", "messrs", "dr", "prof", "professor", "sheikh", "father", "sister"))
_NO_MEMBERS = frozenset(("state", "instrument"))


def described_names(parsed: ParsedSentence, noun: Token, phrases: Phrases) -> list[Token]:
    """The names that a plural only describes: "*journalists* A and B"; empty elsewhere."""
    after = noun.i + 1
    while after < len(parsed.doc) and parsed.doc[after].lower_.rstrip(".") in _TITLES:
        after += 1
    if noun.tag_ != "NNS" or noun.i in parsed.names or after >= len(parsed.doc):
        return []
    first = parsed.inside.get(after)
    if first is None or first not in parsed.names:
        return []
    span = parsed.names[first]
    if span.type in _NO_MEMBERS or span.kind in ("symbol", "date", "role"):
        return []
    for run in _runs(parsed, phrases):
        if first in run:
            return [parsed.doc[i] for i in run]
    return []


def listed_with(parsed: ParsedSentence, name: Token, phrases: Phrases) -> list[Token]:
    """The names of the list that a name stands in; empty where it stands alone."""
    at = parsed.inside.get(name.i, name.i)
    for run in _runs(parsed, phrases):
        if at in run:
            return [parsed.doc[i] for i in run]
    return []


def picked_out(parsed: ParsedSentence, group: Token, phrases: Phrases) -> list[Token]:
    """The names that the text picks out of a group: "30 activists were held, *among them A and B*"."""
    doc = parsed.doc
    if group.i in parsed.names or not any(r.type == "group" and r.plural for r in phrases.one(parsed, group)):
        return []
    for at in range(group.i + 1, len(doc) - 1):
        token = doc[at]
        if at in parsed.inside:
            continue
        after = _after_marker(doc, at)
        if after:
            return [doc[i] for i in _list_at(parsed, after)[0]]
        collective = token.tag_ == "NN" and token.lemma_ in phrases.words.collectives
        if (token.tag_ == "NNS" or collective) and _other_group(parsed, token, phrases):
            return []  # also "We call on the *community*, including A and B"
        if token.text in (";", ":"):
            return []
    return []


def _as_many_names(parsed: ParsedSentence, group: Token, phrases: Phrases) -> list[Token]:
    """ "The execution of *two* men, A and B": as many names as the group counts, right after it."""
    doc, after = parsed.doc, group.i + 2
    if group.tag_ == "CD" and after + 1 < len(doc) and doc[after].lower_ in ("them", "us"):
        names = _list_at(parsed, after + 2)[0] if doc[after + 1].text == "," else []
        return [doc[i] for i in names] if len(names) == NUMBERS.get(group.lower_) else []
    if group.tag_ != "NNS" or after >= len(doc) or doc[group.i + 1].text != ",":
        return []
    if not any(c.dep_ == "nummod" for c in group.children):
        return []
    count = next((r.count for r in phrases.one(parsed, group) if r.type == "group"), None)
    names = _list_at(parsed, after)[0] if count is not None and count > 1 else []
    return [doc[i] for i in names] if len(names) == count else []


def spelled_out(parsed: ParsedSentence, group: Token, phrases: Phrases) -> list[Token]:
    """The names that stand for a group after a colon: "three lawyers were held: A, B and C"."""
    doc = parsed.doc
    if named := _as_many_names(parsed, group, phrases):
        return named
    if group.i in parsed.names or ":" not in [t.text for t in doc[group.i :]]:
        return []
    if not any(r.type == "group" and r.plural for r in phrases.one(parsed, group)):
        return []
    for at in range(group.i + 1, len(doc) - 1):
        if doc[at].text == ":":
            names = _list_at(parsed, at + 1)[0]
            return [doc[i] for i in names] if len(names) > 1 else []
        if doc[at].tag_ == "NNS" and at not in parsed.inside and _other_group(parsed, doc[at], phrases):
            return []
    return []


def _after_marker(doc: Doc, at: int) -> int:
    """Where the names begin after "including", "such as", "among them"; 0 where none of these stands here."""
    word = doc[at].lower_
    following = doc[at + 1].lower_
    if word in _PICKING:
        return at + 1
    if (word, following) == ("such", "as") or (
        word in ("among", "amongst") and following in ("them", "whom", "those", "these")
    ):
        return at + 2
    return 0


def _other_group(parsed: ParsedSentence, noun: Token, phrases: Phrases) -> bool:
    """Another group, which the names rather belong to: "members of *groups*, including A and B"."""
    if (
        lemma_of(noun)
        not in phrases.words.group_heads | phrases.words.civil_groups | phrases.words.person_roles
    ):
        return False
    return any(r.is_actor and r.type != "state" for r in phrases.one(parsed, noun))


def _runs(parsed: ParsedSentence, phrases: Phrases) -> list[list[int]]:
    """All lists of two or more names in a sentence, each as the tokens that head them."""
    known = phrases.lists.get(parsed.number)
    if known is None:
        known = []
        at = 0
        if len(parsed.names) > 1:
            while at < len(parsed.doc):
                run, end = _list_at(parsed, at, bare=True)
                if len(run) > 1:
                    known.append(run)
                at = max(end, at + 1)
        phrases.lists[parsed.number] = known
    return known


def _list_at(parsed: ParsedSentence, at: int, *, bare: bool = False) -> tuple[list[int], int]:
    """The names of the list that begins at a token, and where it ends.

    Args:
        bare: no word announces the list; then it must be closed by "and" or the like.
    """
    doc = parsed.doc
    run: list[int] = []
    closed = False
    end = at
    while True:
        element = _name_at(parsed, at, first=not run and bare)
        if element is None:
            break
        head, after = element
        if run and _starts_clause(parsed, head, after, run):
            break
        run.append(head)
        end = after
        joint, begin = _joint(doc, after)
        if not joint:
            break
        if joint == "," and closed:
            rest, stop = _list_at(parsed, begin)
            if len(rest) < _MORE or (stop < len(doc) and doc[stop].tag_ in _FINITE):
                break
            return run + rest, stop  # "A and B, C, D and E, F": grouped by place
        closed = closed or joint != ","
        at = begin
    if bare and not _closed(parsed, run):
        return [], end
    return run, end


def _closed(parsed: ParsedSentence, run: Sequence[int]) -> bool:
    """Is the last member joined by "and" or the like?"""
    if len(run) < 2:
        return False
    between = parsed.doc[run[-2] + 1 : run[-1]]
    joined = {t.lower_ for t in between} & {"and", "&", "or", "with", "as"}
    return bool(joined) or any(t.tag_ == "NN" and parsed.inside.get(t.i) is None for t in between)


def _name_at(parsed: ParsedSentence, at: int, *, first: bool) -> tuple[int, int] | None:
    """The name that a member of a list has, and where the member ends; `first`: it begins with the name."""
    doc = parsed.doc
    start = at
    described = after_preposition = False
    while at < len(doc) and at - start <= _LONGEST_DESCRIPTION:
        token = doc[at]
        head = parsed.inside.get(at)
        if head is not None and head in parsed.names:
            span = parsed.names[head]
            end = at
            while end < len(doc) and parsed.inside.get(end) == head:
                end += 1
            whose = end < len(doc) and doc[end].tag_ == "POS"
            member = span.type not in _NO_MEMBERS and span.kind not in ("symbol", "date", "role")
            if not whose and not after_preposition and not _describes(parsed, end):
                return (head, _end_of_member(parsed, end)) if member else None
            at = end + whose
            described, after_preposition = True, False
            continue
        if first:
            return None
        if token.text == "," and described and at + 1 < len(doc) and parsed.inside.get(at + 1) is not None:
            at += 1  # "Istanbul's mayor, Ekrem X"
            continue
        if token.tag_ == "IN" and token.lower_ in ("of", "for", "from", "at") and described:
            at += 1
            after_preposition = True
            continue
        if token.tag_ not in _MODIFIERS or token.lower_ in ("who", "that"):
            return None
        described = described or token.tag_ in ("NN", "NNS", "NNP")
        at += 1
    return None


def _describes(parsed: ParsedSentence, at: int) -> bool:
    """ "*Viasna* team member A": a name before common nouns and another name only describes the other."""
    doc = parsed.doc
    words = 0
    while at < len(doc) and doc[at].tag_ in ("NN", "JJ") and at not in parsed.inside and words < 3:
        at, words = at + 1, words + 1
    return words > 0 and at < len(doc) and parsed.inside.get(at) in parsed.names


def _end_of_member(parsed: ParsedSentence, at: int) -> int:
    """After a name its brackets, age and short description: "A (Chad), 34, a lawyer, and B"."""
    doc = parsed.doc
    if at < len(doc) and doc[at].text in ("(", "["):
        close = next((t.i for t in doc[at : at + 14] if t.text in (")", "]")), None)
        if close is not None:
            at = close + 1
    at = _after_origin(parsed, at)
    if at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].like_num:
        at += 2
    if at + 2 < len(doc) and doc[at].text == "," and parsed.inside.get(at + 1) is None:
        stop = at + 1
        while stop < len(doc) and stop - at < 12 and doc[stop].text not in (",", ";", "and", ".", ":"):
            stop += 1
        words = doc[at + 1 : stop]
        describes = (
            bool(words)
            and (words[0].tag_ in ("DT", "PRP$", "NN", "JJ") or words[0].lower_ == "also")
            and not any(w.tag_ in _FINITE or w.tag_ in ("WP", "WDT", "VBG") for w in words)
            and any(w.tag_ == "NN" for w in words)
            and not (parsed.inside.get(stop - 1) is not None and not any(w.tag_ == "IN" for w in words))
        )
        if describes and stop < len(doc) and doc[stop].text in (",", ";"):
            return stop
    return at


def _after_origin(parsed: ParsedSentence, at: int) -> int:
    """ "A *of Chad*, B *from the Philippines* and C": the country of a member."""
    doc = parsed.doc
    if at + 1 >= len(doc) or doc[at].lower_ not in ("of", "from", "in"):
        return at
    place = at + 1 + (doc[at + 1].lower_ == "the")
    if place >= len(doc) or doc[place].pos_ != "PROPN":
        return at
    head = parsed.inside.get(place)
    span = parsed.names.get(head) if head is not None else None
    if span is not None and span.type not in ("state", None):
        return at
    end = place + 1
    while end < len(doc) and head is not None and parsed.inside.get(end) == head:
        end += 1
    return end


def _joint(doc: Doc, at: int) -> tuple[str, int]:
    """The word that joins two members, and where the next begins; "" where the list ends."""
    if at >= len(doc):
        return "", at
    joint = ""
    if doc[at].text in (",", ";"):
        joint = ","
        at += 1
    if at < len(doc) and doc[at].lower_ in ("and", "&"):
        return "and", at + 1
    three = [t.lower_ for t in doc[at : at + 3]]
    if three == ["as", "well", "as"]:
        return "and", at + 3
    if three[:2] in (["along", "with"], ["together", "with"]):
        return "and", at + 2
    return joint, at


def _starts_clause(parsed: ParsedSentence, head: int, after: int, run: Sequence[int]) -> bool:
    """ "Police arrested A, and *B* called for protests": a name before a verb begins a clause of its own."""
    doc = parsed.doc
    verb = doc[head].head
    if after >= len(doc) or not (
        doc[after].tag_ in _FINITE or (verb.i == after and doc[head].dep_ in ("nsubj", "nsubjpass"))
    ):
        return False
    return any(
        t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "acl", "relcl", "compound")
        for t in doc[: run[0]]
    )
