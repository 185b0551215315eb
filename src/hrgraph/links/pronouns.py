"""Pronouns: whom "they", "she", "it" and "we" stand for."""

from __future__ import annotations

import re

from spacy.tokens import Token

from hrgraph.links.base import PhraseBase
from hrgraph.links.referents import Referent
from hrgraph.links.syntax import SUBJECTS, rank_of
from hrgraph.mentions import ParsedSentence

__all__ = ["Pronouns"]

_PLURAL_PRONOUNS = frozenset(["they", "them", "their", "theirs", "themselves"])
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_NEUTER = frozenset(["it", "its", "itself"])
_YOU = frozenset(["you", "your", "yours", "yourself", "yourselves"])
_I = frozenset(["i", "me", "my", "mine", "myself"])
_WE = _I | {"we", "us", "our", "ours", "ourselves"}


_RELATIONS = frozenset(
    (
        *("lawyer", "attorney", "counsel", "solicitor", "barrister", "doctor"),
        *("wife", "husband", "spouse", "partner", "fiancé", "fiancée", "widow", "widower"),
        *("mother", "father", "parent", "son", "daughter", "child", "sister", "brother", "sibling"),
        *("uncle", "aunt", "cousin", "nephew", "niece", "grandson", "granddaughter", "relative", "family"),
        *("friend", "colleague", "supporter", "employer", "editor"),
    )
)
"""Who speaks for somebody: what they tell is mostly what happened to that person."""

_FRONTED = frozenset(("although", "though", "while", "whilst", "after", "as", "because", "since", "when"))
_SINGLE_GROUPS = frozenset(
    (
        *("bloc", "grouping", "opposition", "party", "union", "delegation"),
        *("team", "coalition", "network", "alliance", "court", "parliament"),
    )
)
_KILLED = re.compile(
    r"(?:,? (?:and|&) (?:[A-ZÀ-Þ][\w’'-]+ ?){1,3}|, [^,.]{0,40},)? (?:was|were|had been) (?:\w+ly )?"
    r"(?:killed|murdered|assassinated|executed|shot dead|stabbed to death|found dead)\b"
)
_DEATH = re.compile(
    r"\b(?:late|slain|murdered|(?:death|murder|killing|assassination|execution) of)\s(?:[\w’'-]+\s){0,4}$"
)
_ASKING = frozenset(
    ("urge", "call", "demand", "accuse", "condemn", "ask", "deny", "reject", "criticise", "appeal")
)
_MAIN = 3.0
"""The rank of a main subject."""
_THINGS = frozenset(("organisation", "state", "instrument", "document", "mechanism"))


_CHARGES = frozenset(
    ("charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims")
)
_ACCUSING = frozenset(
    ("accuse", "charge", "blame", "suspect", "convict", "denounce", "criticise", "criticize")
)
_REBUTTING = frozenset(("deny", "reject", "dismiss", "dispute", "refute", "contest"))


_SUFFERED = frozenset(
    (
        *("arrest", "detain", "charge", "take", "hold", "release", "free", "beat", "torture", "sentence"),
        *("jail", "convict", "acquit", "bail", "question", "interrogate", "handcuff", "transfer", "remand"),
        *("imprison", "abduct", "kidnap", "kill", "bring", "blindfold", "try", "deport", "expel", "deny"),
        "accuse",
    )
)
"""In the passive these befall people, not the police: "Police arrested A and B. *They* were taken away"."""


_TAKING = frozenset(
    (
        *("raid", "search", "ransack", "storm", "torch", "burn", "demolish", "confiscate", "seize", "freeze"),
        *("revoke", "cancel", "block", "hack", "suspend", "vandalise", "vandalize", "destroy", "surround"),
    )
)


def _things_taken(token: Token) -> bool:
    """ "Police searched *their* homes": not the homes of those who search them."""
    thing = token.head
    return token.tag_ == "PRP$" and thing.dep_ == "dobj" and thing.head.lemma_ in _TAKING


def _after_participle(token: Token) -> bool:
    """The subject of a clause that begins with a participle without a subject of its own."""
    return any(
        c.dep_ == "advcl"
        and c.tag_ == "VBG"
        and c.i < token.i
        and not any(g.dep_ in ("nsubj", "nsubjpass") for g in c.children)
        for c in token.head.children
    )


def _told_before(pronoun: Token) -> bool:
    """ "*Although X seconded it*, he noted ...": a clause before the pronoun's own tells who acts."""
    fronted = [c for c in pronoun.head.children if c.dep_ == "advcl" and c.i < pronoun.i]
    return any(
        any(g.lower_ in _FRONTED for g in c.lefts) and any(g.dep_ == "nsubj" for g in c.lefts)
        for c in fronted
    )


def _within(verb: Token) -> bool:
    """ "Paz told of the risks that *she said* were real": a saying inside a clause about something else."""
    return verb.dep_ == "relcl" or (verb.dep_ == "ccomp" and verb.head.dep_ == "relcl")


def _told_of(token: Token) -> Token | None:
    """Of whom the relative clause around a pronoun tells: "*Paz*, who was tried after *she* was arrested"."""
    clause = token.head
    for _ in range(4):
        if clause.dep_ == "relcl":
            subjects = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")]
            return clause.head if any(c.tag_ == "WP" for c in subjects) else None
        if clause.dep_ not in ("advcl", "ccomp", "conj", "xcomp"):
            return None
        clause = clause.head
    return None


class Pronouns(PhraseBase):
    """Resolves pronouns."""

    def _pronoun(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        word = token.lower_
        offset, number = parsed.starts[token.i], parsed.number
        discourse = self.discourse
        if token.dep_ == "nsubj" and (
            (token.head.lemma_ in self.words.saying_verbs and not _within(token.head))
            or _after_participle(token)
        ):  # "X must act, it says", "While praising X, it demands": the speaker is not X
            offset = parsed.sentence.start
            if _told_before(token):
                offset = parsed.starts[token.i]
        if word in _WE:
            for start, end, speakers in self.we.get(number, ()):
                if start <= offset < end:
                    return speakers
            if word not in _I:
                return self._authors_of_text(offset)
            return (discourse.speaker,) if discourse.speaker is not None else ()
        if word in _YOU:
            beside = [c for c in token.children if c.dep_ == "appos"]  # "you, *drivers and teams*"
            readers = discourse.letter_to or tuple(r for c in beside for r in self.resolve(parsed, c))
            state = discourse.focal_state(offset, number) if discourse.to_government else None
            return (state,) if state is not None and not readers else readers
        if word in _MALE or word in _FEMALE:
            return self._accused(parsed, token) or self._he_or_she(parsed, token, offset)
        if (ahead := self._accused(parsed, token) or self._ahead(parsed, token)) or word == "both":
            return ahead or self._both(offset, number)
        if word in _PLURAL_PRONOUNS:
            if carried := self._carried_on(parsed, token):
                return carried
            doer = self._doer(parsed, token)
            done_to = self._done_to(token)
            members = discourse.last_set(
                offset,
                number,
                lambda m: (
                    not any(r in doer for r in m)
                    and not any(self._same_clause(parsed, token, r) for r in m)
                    and not any(r.type == "group" and r.head in done_to for r in m)
                ),
            )
            if (body := self._body_that_spoke(token, number, members)) is not None:
                return self.members(body)
            if members:  # a pronoun carries on who is spoken of
                discourse.remember_set(parsed.starts[token.i], number, rank_of(token), members)
            return self.members(members[0]) if len(members) == 1 and members[0].type == "group" else members
        return self._it(parsed, token, offset) if word in _NEUTER else ()

    def _it(self, parsed: ParsedSentence, token: Token, offset: int) -> tuple[Referent, ...]:
        """A body, State or text; else an office: "The High Commissioner was shocked. *It* called for ..."."""
        discourse, number = self.discourse, parsed.number
        possessive = token.lower_ == "its"
        doer = () if possessive and not _things_taken(token) else self._doer(parsed, token)
        found = discourse.salient(
            offset,
            number,
            lambda r: (
                (r.type in _THINGS or (r.type == "group" and r.head in _SINGLE_GROUPS))
                and r not in doer
                and (possessive or not self._same_clause(parsed, token, r))
            ),
        ) or discourse.salient(
            offset, number, lambda r: r.type == "office" or (bool(r.office) and r not in doer), reach=1
        )
        return (found,) if found else ()

    def _body_that_spoke(self, token: Token, number: int, members: tuple[Referent, ...]) -> Referent | None:
        """ "The coalition deplores the poets' arrest. *They* urged ...": a body that spoke goes on, and not
        those whom it only spoke of.
        """
        if token.dep_ != "nsubj" or token.head.lemma_ not in self.words.saying_verbs | _ASKING:
            return None
        last = [o for r in members for o in r.occurrences if o.sentence == number - 1]
        if any(o.rank >= 1.5 for o in last) or (members and not last):
            return None
        spoke = [
            r
            for r in self.discourse.referents
            if r.type in ("organisation", "group")
            and any(o.sentence == number - 1 and o.rank >= _MAIN for o in r.occurrences)
        ]
        return spoke[0] if len(spoke) == 1 else None

    def _accused(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "FIDH accuses Chad of fraud, a charge *it* denies": who is accused denies it."""
        clause, noun = token.head, token.head.head
        if clause.lemma_ not in _REBUTTING or clause.dep_ != "relcl" or noun.lower_ not in _CHARGES:
            return ()
        for verb in reversed(list(parsed.doc[: noun.i])):
            if verb.pos_ == "VERB" and verb.lemma_ in _ACCUSING:
                accused = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < noun.i]
                return tuple(r for c in accused[:1] for r in self.resolve(parsed, c))
        return ()

    def _ahead(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "In *their* letter, X and Y urged ...": whose letter it is stands after it, as the subject."""
        document = token.head
        preposition = document.head
        fronted = (
            token.lower_ in ("their", "its")
            and token.dep_ == "poss"
            and token.left_edge.i <= 2
            and document.dep_ == "pobj"
            and preposition.dep_ == "prep"
            and preposition.i == 0
            and document.lemma_.lower() in self.words.letters | self.words.instrument_heads
        )
        if not fronted:
            return ()
        subjects = [c for c in preposition.head.children if c.dep_ == "nsubj" and c.i > document.i]
        named = [
            r
            for c in subjects
            if c.pos_ in ("NOUN", "PROPN")
            for g in (c, *(d for d in c.subtree if d.dep_ == "conj" and d.i > c.i))
            for r in self.resolve(parsed, g)
            if r.is_actor and r.type != "person"
        ]
        found = tuple(dict.fromkeys(named))
        return found if token.lower_ == "their" or len(found) == 1 else ()

    def _he_or_she(self, parsed: ParsedSentence, token: Token, offset: int) -> tuple[Referent, ...]:
        """The person spoken of: for whom the sentence's speaker speaks, else the most salient one."""
        alike = _MALE if token.lower_ in _MALE else _FEMALE
        gender = "m" if alike is _MALE else "f"
        number = parsed.number
        told_of = _told_of(token) if token.dep_ in ("nsubj", "nsubjpass") else None
        if told_of is not None:
            found_there = self.one(parsed, told_of)
            if (
                len(found_there) == 1
                and found_there[0].type == "person"
                and found_there[0].gender in ("", gender)
            ):
                return found_there
        client = self._spoken_for(parsed, token, alike)
        if client is not None and not any(self._same_clause(parsed, token, r) for r in client):
            return client
        quoting = {
            s for start, end, speakers in self.we.get(number, ()) if start <= offset < end for s in speakers
        }

        speaks = token.dep_ == "nsubj" and token.head.lemma_ in self.words.saying_verbs

        def fits(r: Referent) -> bool:
            person = r.type == "person" or (r.kind == "Person" and r.count == 1)
            if token.tag_ == "PRP$" and r.type == "group" and r.head in _RELATIONS:
                return False  # "Her lawyer was there. *Her* sister ...": not the lawyer's
            return (
                (person or self._by_delegate(r, offset))
                and r.gender in ("", gender)
                and r not in quoting
                and not (speaks and r.named and self._is_dead(r))
                and not self._same_clause(parsed, token, r)
            )

        found = self.discourse.salient(offset, number, fits) or self.discourse.salient(
            offset,
            number,
            lambda r: r.type == "office" and r not in quoting and not self._same_clause(parsed, token, r),
        )
        found = found or self._misread_person(offset, number)
        if found is not None and not found.gender and found.type == "person":
            found.gender = gender
        return (found,) if found else ()

    def _misread_person(self, offset: int, number: int) -> Referent | None:
        """Whom "she" means where the text names no person: an unknown name that was taken for a body's.

        "*Parwana Samadi* ran a school. *She* said ...": nothing in the first sentence tells what the name is.
        """
        bodies = self.words.organisation_heads | self.words.group_heads
        text = self.discourse.article.text

        def like_person(r: Referent) -> bool:
            words = r.label.split()
            return (
                r.type == "organisation"
                and r.named
                and not r.known
                and 2 <= len(words) <= 4
                and all(w[0].isupper() and w.replace("-", "").replace("'", "").isalpha() for w in words)
                and not any(w.isupper() or w.lower() in bodies for w in words)
                and not any(text[max(0, o.start - 4) : o.start].lower() == "the " for o in r.occurrences)
            )

        found = self.discourse.salient(offset, number, like_person, reach=2)
        if found is not None:
            self.discourse.turn_person(found)
        return found

    def _spoken_for(
        self, parsed: ParsedSentence, token: Token, alike: frozenset[str]
    ) -> tuple[Referent, ...] | None:
        """ "*His* lawyer, Ada Obi, said that *he* was beaten": one and the same; None in other sentences."""
        for verb in token.ancestors:
            for subject in verb.children:
                if subject.dep_ != "nsubj" or subject.i >= token.i or subject.lemma_ not in _RELATIONS:
                    continue
                for owner in subject.children:
                    if owner.dep_ == "poss" and owner.i < subject.i and owner.i != token.i:
                        if owner.lower_ in alike:
                            return self.one(parsed, owner)
                        of_name = owner.i in parsed.names
                        found = self.one(parsed, owner) if of_name else ()
                        gender = "m" if alike is _MALE else "f"
                        if found and found[0].type == "person" and found[0].gender in ("", gender):
                            return found
        return None

    def _is_dead(self, person: Referent) -> bool:
        """Does the article tell of this person's death?  Who is dead says nothing more."""
        text = self.discourse.article.text
        return person.type == "person" and any(
            _KILLED.match(text, o.end, o.end + 90) or _DEATH.search(text, max(0, o.start - 60), o.start)
            for o in person.occurrences
            if o.named
        )

    def _by_delegate(self, referent: Referent, offset: int) -> bool:
        """A State last spoken of through a person: "*the representative of Norway*", then "he"."""
        last = referent.last_before(offset) if referent.type == "state" else None
        return last is not None and any(
            o.sentence == last.sentence
            and o.start < offset
            and o.text.split()[-1].lower() in self.words.titled_roles | {"delegate"}
            for o in referent.occurrences
        )

    def _authors_of_text(self, offset: int) -> tuple[Referent, ...]:
        """ "We" outside quotations: the signatories, else who the text says, else its publisher."""
        discourse = self.discourse
        if discourse.signatories or discourse.speaking:
            return discourse.signatories or discourse.speaking
        if discourse.voices:
            return discourse.voices
        if discourse.publisher is not None:
            return discourse.speaking_together(discourse.publisher, offset)
        if discourse.greeted:  # a letter: the first groups of civil society that it names
            civil = self.words.civil_groups
            groups = [r for r in discourse.referents if r.type == "group" and r.head in civil]
            if groups and groups[0].last_before(offset) is not None:
                return (groups[0],)
        spoken = [
            (sum(1 for o in r.occurrences if o.rank >= 1.5 and o.start < offset), r.iri, r)
            for r in discourse.referents
            if r.type == "organisation" and r.named and r.occurrences and self.is_civil(r)
        ]
        spoken.sort(key=lambda s: s[:2], reverse=True)
        clear = spoken and spoken[0][0] > (spoken[1][0] if len(spoken) > 1 else 0)
        return (spoken[0][2],) if clear else self._nameless_authors()

    def _nameless_authors(self) -> tuple[Referent, ...]:
        """Who wrote a text that never says who: what "we condemn" is told by somebody all the same."""
        authors = self.discourse.local("group", "the authors of the text", ["we"], head="author")
        authors.plural = True
        authors.reason = "“we” in a text that names neither its authors nor its publisher"
        return (authors,)

    def is_civil(self, referent: Referent) -> bool:
        """No body of States or the United Nations: these hardly write "we" without saying who they are."""
        record = self.discourse.index.get(referent.iri)
        return record is None or record.kind in ("CivilSocietyOrganisation", "Organisation")

    def _both(self, offset: int, number: int) -> tuple[Referent, ...]:
        """ "Both are a chance": the two texts of the sentence before, else the last two actors."""
        texts = [
            (o.start, r)
            for r in self.discourse.referents
            if r.type == "instrument" and not r.same_as
            for o in r.occurrences
            if number - 1 <= o.sentence <= number and o.start < offset
        ]
        found = list(dict.fromkeys(r for _, r in sorted(texts, key=lambda pair: pair[0])))
        if len(found) == 2:
            return tuple(found)
        return self.discourse.last_set(offset, number, lambda members: len(members) == 2)

    def _carried_on(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "Held *critics* by putting *them* in camps", "moved in on *marchers* and dragged *them* off"."""
        verb = token.head
        if token.lower_ != "them" or token.dep_ != "dobj":
            return ()
        for _ in range(2):
            if verb.dep_ == "pcomp" and verb.head.lower_ in ("by", "before", "after"):
                above = verb.head.head
            elif verb.dep_ in ("conj", "advcl") and not any(c.dep_ == "nsubj" for c in verb.lefts):
                above = verb.head
            else:
                return ()
            if above.pos_ != "VERB" or above.i > verb.i:
                return ()
            near = [c for c in above.rights if c.dep_ == "dobj"]
            on = [
                c for w in (above, *near) for c in w.rights if c.dep_ == "prep"
            ]  # "sprayed gas *on marchers*"
            near += [g for c in on for g in c.rights if g.dep_ == "pobj"]
            for noun in near:
                if noun.i < token.i and noun.tag_ in ("NNS", "NNPS"):
                    found = tuple(r for r in self.resolve(parsed, noun) if r.is_actor)
                    if len(found) > 1 or (found and found[0].type == "group"):
                        return found
            verb = above
        return ()

    def _done_to(self, token: Token) -> set[str]:
        """What the clause speaks of after its subject: in "*they* appealed to the police" not the police."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return set()
        if token.dep_ == "nsubjpass" and token.head.lemma_ in _SUFFERED:
            return set(self.words.agency_heads)
        rest = [g for c in token.head.children if c.i > token.i for g in (c, *c.children)]
        return {g.lemma_.lower() for g in rest if g.dep_ in ("dobj", "pobj")}

    def _doer(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """The subject of the clause, which its object pronoun can't mean: "A met B, urging *them* to ..."."""
        if token.dep_ not in ("dobj", "pobj", "dative") and not _things_taken(token):
            return ()
        verb = token.head
        while verb.head.i != verb.i:
            for child in verb.children:
                if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                    return tuple(self.resolve(parsed, child))
            verb = verb.head
        return tuple(
            r
            for c in verb.children
            if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i
            for r in self.resolve(parsed, c)
        )

    def _own_doer(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """Who does what is done to somebody; nobody where the words are part of the subject."""
        above = token.head
        if above.lower_ == "as":
            return ()
        while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
            if above.dep_ in SUBJECTS:
                return ()
            above = above.head
        return self._doer(parsed, token)

    def _nearer(
        self, offset: int, members: tuple[Referent, ...], group: Referent | None
    ) -> tuple[Referent, ...]:
        if not members:
            return self.members(group) if group is not None else ()
        if group is None:
            return members
        last = max((m.last_before(offset).start for m in members if m.last_before(offset)), default=-1)  # type: ignore[union-attr]
        mine = group.last_before(offset)
        return self.members(group) if mine is not None and mine.start > last else members

    def _same_clause(self, parsed: ParsedSentence, token: Token, referent: Referent) -> bool:
        """An object pronoun never means its own clause's subject."""
        verb = token.head
        if token.dep_ in ("nsubj", "nsubjpass", "poss"):
            # a subject pronoun may not mean something later or inside its own clause
            return False
        while verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            verb = verb.head  # "X grabbed Y and slapped *him*"
        for child in verb.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
                cached = self._cache.get((parsed.number, parsed.inside.get(child.i, child.i)), ())
                if referent in cached:
                    return True
        return False
