"""Documents and instruments: which text a phrase means, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.lexicon import Vocabulary
from hrgraph.links.base import PhraseBase
from hrgraph.links.referents import Referent
from hrgraph.links.syntax import lemma_of
from hrgraph.mentions import ParsedSentence

__all__ = ["Texts"]

_ADOPTING = frozenset(
    (
        *("adopt", "amend", "approve", "enact", "pass", "promulgate", "ratify", "repeal", "revise", "veto"),
        *("strike", "overturn", "annul", "invalidate", "uphold", "declare", "revoke", "introduce", "table"),
        *(
            "vote",
            "draft",
            "endorse",
            "propose",
            "defeat",
            "present",
            "submit",
            "reject",
            "co-sponsor",
            "sign",
            "quash",
            "unveil",
        ),
    )
)
"""What these have as their object is a text of its own, also when only described."""
_DECREEING = frozenset(("issue", "publish", "impose", "declare", "hand", "deliver"))
_DECREES = frozenset(
    ("decree", "edict", "ordinance", "moratorium", "ruling", "judgment", "judgement", "verdict")
)
_TOGETHER = frozenset(
    (
        *("resolution", "decision", "report", "conclusion", "observation", "guideline", "recommendation"),
        *("amendment", "declaration", "law", "bill", "decree", "principle", "protocol", "convention", "text"),
    )
)
_FINDING = frozenset(
    (
        "find",
        "hold",
        "rule",
        "determine",
        "declare",
        "decide",
        "conclude",
        "order",
        "state",
        "say",
        "establish",
    )
)


_BRANCHES = frozenset(
    (
        *("international", "criminal", "civil", "constitutional", "domestic", "humanitarian", "customary"),
        *("common", "labour", "labor", "family", "public", "private", "administrative", "martial", "sharia"),
        *("islamic", "federal", "state", "european", "eu", "rights", "refugee", "environmental"),
    )
)


def _branch_of_law(law: Token) -> bool:
    """ "Both *international human rights law* and ...": a body of law, no text that somebody adopted."""
    before = {t.lower_ for c in law.lefts for t in c.subtree}
    one = {"a", "an", "new", "draft", "proposed", "amended", "revised", "this", "that", "-"}
    told = any(c.dep_ in ("prep", "acl", "relcl", "nummod", "appos") for c in law.children)
    return not told and bool(before & _BRANCHES) and not before & one


_TABLED = frozenset(("amendment", "draft", "resolution"))
"""Texts that a body votes on; what somebody tables or sends together is meant, without a name."""


_ACTED, _BEFORE = 2.2, 4
"""The rank of a main subject; sentences before a statement in which its authors acted."""


class Texts(PhraseBase):
    """Resolves phrases that mean a text."""

    def _document(
        self, parsed: ParsedSentence, token: Token, lemma: str, definite: bool
    ) -> tuple[Referent, ...]:
        """Letters, statements: no instruments, but whoever wrote them acts through them."""
        offset, number = parsed.starts[token.i], parsed.number
        if definite:
            previous = self.discourse.salient(
                offset, number, lambda r: r.type == "document" and r.head == lemma, reach=12
            )
            if previous is not None and not self._authors(parsed, token):
                return (previous,)
        label, names = self._labels(parsed, token)
        referent = self.discourse.local("document", f"{label} {offset}", [label, *names], head=lemma)
        referent.label = label
        self._give_authors(parsed, token, referent)
        if definite and not referent.authors and self._says(token) and (told := self._spoke(offset, number)):
            referent.authors = [told]
        return (referent,)

    def _says(self, token: Token) -> bool:
        """Does a text say something: "the joint *statement* said"?"""
        return token.dep_ == "nsubj" and token.head.lemma_ in self.words.saying_verbs | {"call", "urge"}

    def _spoke(self, offset: int, number: int) -> Referent | None:
        """Whose a statement is that nothing introduces: of whom the sentences before tell."""
        return self.discourse.salient(
            offset,
            number,
            lambda r: (
                r.type in ("organisation", "group")
                and any(o.rank >= _ACTED and number - _BEFORE <= o.sentence < number for o in r.occurrences)
            ),
            reach=_BEFORE,
        )

    def _authors(self, parsed: ParsedSentence, token: Token) -> list[Referent]:
        found: list[Referent] = []
        for child in token.children:
            if child.dep_ == "poss" or (child.dep_ in ("compound", "nmod") and child.i in parsed.names):
                found += [r for r in self.resolve(parsed, child) if r.is_actor or r.type == "document"]
            elif child.dep_ == "prep":
                for grand in child.children:
                    if grand.dep_ == "pobj" and child.lower_ in ("by", "from"):
                        found += [r for r in self.resolve(parsed, grand) if r.is_actor]
                    elif (
                        grand.dep_ == "pobj" and grand.pos_ == "NOUN"
                    ):  # "a statement on reprisals by 75 countries"
                        for deeper in grand.children:
                            if deeper.dep_ == "prep" and deeper.lower_ == "by":
                                found += [
                                    r
                                    for g in deeper.children
                                    if g.dep_ == "pobj"
                                    for r in self.resolve(parsed, g)
                                    if r.is_actor
                                ]
        return [a for r in found for a in (r.authors if r.type == "document" else [r])]

    def _give_authors(self, parsed: ParsedSentence, token: Token, referent: Referent) -> None:
        authors = self._authors(parsed, token)
        if authors and not referent.authors:
            referent.authors = authors

    def _instrument(
        self,
        parsed: ParsedSentence,
        token: Token,
        lemma: str,
        definite: bool,
    ) -> tuple[Referent, ...]:
        offset, number = parsed.starts[token.i], parsed.number
        words = self.words
        topic = _topic(token)
        cls = words.instrument_class(lemma)
        if lemma == "draft":  # "the fourth draft *of the Law on Associations*": the law is meant
            meant = [g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
            drafted = [r for g in meant for r in self.one(parsed, g) if r.type == "instrument"]
            if drafted:
                return tuple(drafted[:1])

        anaphoric = definite or token.text[:1].isupper()
        authors = self._authors(parsed, token)
        year = self._year_of(token)
        if lemma == "decision" and not self._is_ruling(token, authors):
            return ()  # "Norway's decision to leave" is no text
        series = lemma == "report" and self._is_of_series(parsed, token)
        if series:
            authors = authors or list(self._of(parsed, token))
        told_apart = self._told_apart(parsed, token)
        listed = (
            token.dep_ == "conj" and lemma_of(token.head) == lemma
        )  # "the report of A and *the report of B*"
        if (
            anaphoric
            and not year
            and not listed
            and lemma in words.anaphoric_instruments
            and not (lemma == "report" and authors)
            and not (told_apart and lemma in words.described_instruments)
        ):
            previous = self.discourse.salient(
                offset, number, lambda r: self._of_kind(r, lemma, cls) and self._agrees(r, authors), reach=25
            )
            if previous is not None and (not topic or self._overlaps(parsed, token, previous)):
                return (previous,)
        if lemma == "law" and _branch_of_law(token):
            return ()
        described = lemma in words.described_instruments or lemma == "report"
        described = described or (bool(authors or year) and lemma in ("text", "decision", "instrument"))
        described = described or self._is_adopted(token)
        if not described and not (told_apart and lemma in _BY_EPITHET):
            return ()
        label, names = self._labels(parsed, token)
        found = self._described_record(parsed, token, names)
        if found is None and lemma == "report":
            of_what = any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
            if not (authors and (topic or series)) and not (of_what and self._is_adopted(token)):
                return self._document(parsed, token, lemma, definite)
        elif found is None and not self._means_one(token, lemma, authors, bool(topic or year), told_apart):
            return ()
        if found is None:
            found = self.discourse.local("instrument", label, names, kind=cls, head=lemma)
            found.add_names([] if year else [f"the {lemma}"])
            found.add_names([self._full_title(parsed, token)])
        if authors and not found.authors:
            found.authors = authors
        return (found,)

    def _of_kind(self, referent: Referent, lemma: str, cls: str) -> bool:
        """Can a text be called so: a "law" is a bill too, anything is a "text"?"""
        if referent.type != "instrument" or referent.plural or (referent.head == "amendment" != lemma):
            return False
        named = referent.label.lower().split()
        if lemma in ("text", "document", "instrument", "measure", "draft") or (
            referent.named and lemma in named
        ):
            return True
        return referent.head == lemma or (
            _class_of(referent, self.words) == cls
            and not any(w in self.words.instrument_heads for w in named)
        )

    def _means_one(
        self, token: Token, lemma: str, authors: Sequence[Referent], apart: bool, told: bool
    ) -> bool:
        """Does a description mean one text rather than any: "the law on defenders", "adopted a law"?

        Args:
            token: the head of the description.
            lemma: its lemma.
            authors: whose text it is.
            apart: what follows tells it apart from others: "on defenders", "of 2019".
            told: the words before it do.
        """
        definite = self._definite(token)
        whose = any(c.dep_ == "poss" for c in token.children)
        return bool(
            self._is_enacted(token)
            or (definite and (apart or told))
            or (whose and told)
            or (
                authors
                and (
                    definite
                    or lemma == "decision"
                    or self.words.instrument_class(lemma) in ("Resolution", "Judgment")
                )
            )
            or (definite and token.text[:1].isupper())
        )

    @staticmethod
    def _is_ruling(token: Token, authors: Sequence[Referent]) -> bool:
        """A decision is a text where a court or body took it, and not one "to" do something."""
        planned = any(c.dep_ in ("acl", "relcl", "xcomp") and c.tag_ == "VB" for c in token.children)
        bodies = [a for a in authors if a.type in ("organisation", "group", "mechanism")]
        return (
            not planned
            and (bool(bodies) or not authors)
            and not any(c.tag_ == "PRP$" for c in token.children)
        )

    def _is_of_series(self, parsed: ParsedSentence, token: Token) -> bool:
        """ "Annual report", "fourth periodic report", "2020 report": one of a series, which has a title."""
        before = {c.lower_ for c in token.lefts if c.dep_ in ("amod", "compound", "nummod", "nmod")}
        return bool(before & self.words.report_series) or any(
            re.fullmatch(r"(?:19|20)\d\d", w) for w in before
        )

    def _told_apart(self, parsed: ParsedSentence, token: Token) -> bool:
        """Words before it tell which text is meant: "the draft law", "the foreign agents law"."""
        for child in token.lefts:
            noun = child.dep_ in ("compound", "nmod") and child.pos_ in ("NOUN", "PROPN")
            if noun and child.i not in parsed.names:
                return True
            if child.dep_ == "amod" and (child.lower_ in self.words.law_epithets or "-" in child.text):
                return True
            if child.lower_ == "-":
                return True
        return False

    @staticmethod
    def _full_title(parsed: ParsedSentence, token: Token) -> str:
        """The title in full: "resolution on human rights in the context of peaceful protests"."""
        right = token.i
        for child in token.rights:
            if child.dep_ != "prep" or child.left_edge.i != right + 1:
                break
            right = child.right_edge.i
        return " ".join(parsed.words(token.i, right).split())

    def _both_texts(self, token: Token, offset: int) -> tuple[Referent, ...]:
        """ "Both texts": the two instruments last named."""
        count = self._count(token) or 2
        texts = [
            r
            for r in self.discourse.referents
            if r.type == "instrument" and not r.same_as and r.last_before(offset)
        ]
        texts.sort(key=lambda r: r.last_before(offset).start)  # type: ignore[union-attr]
        return tuple(texts[-count:]) if len(texts) >= count else ()

    def _several_texts(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """Texts that are adopted together: "adopted *63 resolutions*", "approved *the UPR reports*"."""
        first = token
        while first.dep_ == "conj":
            first = first.head
        texts = self.words.described_instruments | {
            "decision",
            "report",
            "conclusion",
            "observation",
            "guideline",
        }
        moved = lemma in _TABLED and self._is_moved(first)
        if first is not token and lemma == "recommendation" and first.lemma_ == "observation":
            return ()  # "its concluding observations and *recommendations*" are one text
        if lemma not in texts | {"recommendation", *_TABLED} or not (moved or self._is_adopted(first)):
            return ()
        label, names = self._labels(parsed, token)
        found = self.discourse.local(
            "instrument", label, names, kind=self.words.instrument_class(lemma), head=lemma
        )
        found.named = False
        found.plural = True
        return (found,)

    def _is_moved(self, token: Token) -> bool:
        """ "Sent 10 draft resolutions to the Assembly", "two amendments proposed by Kenya"."""
        moving = self.words.enacting_verbs | self.words.sending_verbs
        by = [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in moving]
        return bool(by) or (token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in moving)

    @staticmethod
    def _year_of(token: Token) -> str:
        """The year in "the text of 2019"."""
        years = [
            g.text
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in ("of", "from")
            for g in c.children
            if re.fullmatch(r"(19|20)\d\d", g.text)
        ]
        return years[0] if years else ""

    def _is_enacted(self, token: Token) -> bool:
        """Somebody adopts, presents or signs it here, so one text is meant."""
        verb = token.head
        if token.dep_ == "pobj":  # "voted in favour of the law", "acceded to the treaty"
            while verb.pos_ in ("ADP", "NOUN") and verb.head.i != verb.i:
                verb = verb.head
            signed = verb.lemma_ == "sign" and token.head.lower_ != "into"
            return signed or verb.lemma_ in ("vote", "accede", "adhere") or self._is_adopted(token)
        if self._is_adopted(token):
            return True
        if any(c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ == "sign" for c in token.rights):
            return True  # "a decree *signed* by two ministers"
        return (
            token.dep_ in ("dobj", "nsubjpass", "nsubj", "conj") and verb.lemma_ in self.words.enacting_verbs
        )

    def _is_adopted(self, token: Token) -> bool:
        """A body adopts, amends or repeals it, or a court voids it: one text, whatever its kind."""
        while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
            token = token.head  # "adopted its agenda and *the report* of its first session"
        verb = token.head
        if token.dep_ == "pobj":  # "held in its ruling that ..."
            given = (
                verb.lower_ in ("in", "by")
                and token.lemma_.lower() in self.words.instrument_classes["Judgment"]
            )
            return given and verb.head.lemma_ in _FINDING
        determined = any(c.dep_ in ("det", "poss", "nummod", "amod") for c in token.lefts)
        if token.dep_ not in ("dobj", "nsubjpass") or not determined:
            return False
        return verb.lemma_ in _ADOPTING or (verb.lemma_ in _DECREEING and token.lemma_.lower() in _DECREES)

    @staticmethod
    def _agrees(referent: Referent, authors: Sequence[Referent]) -> bool:
        return not authors or not referent.authors or any(a in referent.authors for a in authors)

    def _overlaps(self, parsed: ParsedSentence, token: Token, previous: Referent) -> bool:
        """Does the further description fit what was named before?"""
        words = {
            t.lemma_.lower()
            for c in token.rights
            if c.dep_ in ("prep", "acl", "relcl")
            for t in c.subtree
            if t.pos_ in ("NOUN", "PROPN", "ADJ") and not t.is_stop
        }
        known = " ".join(previous.names).lower()
        return previous.named is False or not words or any(w in known for w in words) or previous.known

    def _described_record(
        self, parsed: ParsedSentence, token: Token, names: Sequence[str]
    ) -> Referent | None:
        """A text known by what the article says of it: "the Assembly's resolution on defenders"."""
        index, date = self.discourse.index, self.discourse.date
        left, right = token.left_edge.i, token.i
        for child in token.rights:
            if child.dep_ == "prep" and child.lower_ in ("on", "of", "for", "against"):
                right = max(right, child.right_edge.i)
        phrase = parsed.words(left, right)
        found: dict[str, int] = {}
        for hit in index.find_names(phrase):
            for iri in hit.records:
                record = index.records[iri]
                elsewhere = bool(record.country) and not self.discourse.speaks_of(record.country)
                if elsewhere:
                    continue  # "the anti-terror law" of another country
                if record.type == "instrument" and hit.end > phrase.lower().find(token.lower_):
                    found[iri] = max(found.get(iri, 0), hit.end - hit.start)
        if not found:
            return None
        year = int(date[:4]) if date else 0

        def rank(iri: str) -> tuple[int, int, str]:
            record = index.records[iri]
            adopted = int(record.adopted_on[:4]) if record.adopted_on else 0
            distance = abs(year - adopted) if year and adopted else 50
            later = 100 if year and adopted and adopted > year else 0
            return (found[iri], -(distance + later), iri)

        best = max(found, key=rank)
        if len(found) > 1 and not year:
            return None
        return self.discourse.known(best)


_BY_EPITHET = frozenset(("agreement", "amendment", "code", "legislation"))
"""Texts only where the words before them tell which: "the peace agreement", "a constitutional amendment"."""


def _topic(token: Token) -> list[Token]:
    """What says which text is meant: "on defenders", "suspending its membership"."""
    found = [c for c in token.rights if c.dep_ in ("prep", "acl", "relcl")]
    return [c for c in found if c.lower_ not in ("in", "at", "by", "with")]


def _class_of(referent: Referent, words: Vocabulary) -> str:
    if referent.kind:
        return referent.kind
    head = {
        "resolution": "Resolution",
        "declaration": "Declaration",
        "treaty": "Treaty",
        "law": "Law",
        "report": "Report",
        "judgment": "Judgment",
        "policydocument": "PolicyDocument",
    }
    return head.get(referent.head, "")
