"""Groups, agencies, roles and bodies that are described rather than named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from hrgraph.links.base import NUMBERS
from hrgraph.links.described import CROWDS, KIN, NAMED_BODIES, SAME_PERSON, WHOLES
from hrgraph.links.pronouns import Pronouns
from hrgraph.links.referents import Referent
from hrgraph.links.syntax import lemma_of, rank_of, tells_deed
from hrgraph.mentions import ParsedSentence

__all__ = ["SOME", "Groups", "is_official"]

SOME = frozenset(("several", "some", "many", "most", "dozens", "scores", "hundreds", "half", "others"))
"""With "of them": some of those spoken of."""

_ATTENDING_PLURALS = frozenset(
    ("participants", "signatories", "attendees", "representatives", "delegates", "authors")
)


_FEW, _FAR = 20, 12
"""How many a bare number may mean, and how many sentences back they may be told of."""
_TO_THE_NAME = r"(?: (?:for|of|on|the|and|to|in|[A-ZÀ-Þ][\w’'-]*|\([A-Z]\w+\)))*,? ?$"
"""From a role to the name of who has it."""
_ANYBODY = frozenset(
    (
        *("actor", "delegation", "member", "other", "participant", "partner", "party", "signatory"),
        *("speaker", "sponsor"),
    )
)
"""Plurals that may mean States, persons and organisations alike."""
_OF_CIVIL_BODIES = frozenset(("rights", "advocacy", "watchdog", "freedom", "monitoring", "campaign", "aid"))
_OFFICIAL_BODIES = frozenset(
    ["unbody", "treatybody", "specialprocedure", "investigativebody", "regionalbody", "governmentbody"]
)


def _acts_on(token: Token, number: int, lemma: str, found: Sequence[Referent]) -> bool:
    """ "Thugs beat *the marchers*": whom the same sentence just named as acting is another group."""
    last = [r.occurrences[-1] for r in found if r.occurrences]
    told = last and all(o.sentence == number and o.rank >= 1 for o in last)
    return bool(told) and token.dep_ == "dobj" and all(r.type == "group" and r.head != lemma for r in found)


def _several(label: str) -> bool:
    """ "Dozen human rights groups": "the group" is none of them."""
    return label.rstrip().lower().endswith("s")


def is_official(referent: Referent) -> bool:
    """A person who may be an official: an organisation of civil society has none."""
    body = referent.organisation
    return referent.type == "office" or (
        referent.type == "person" and (body is None or body.head != "civilsocietyorganisation")
    )


class Groups(Pronouns):
    """Resolves descriptions of actors."""

    def _group(
        self, parsed: ParsedSentence, token: Token, lemma: str, definite: bool, plural: bool
    ) -> tuple[Referent, ...]:
        offset, number = parsed.starts[token.i], parsed.number
        count = self._count(token)
        words = self.words
        heads = words.group_heads
        pair = f"{token.nbor(-1).lower_} {lemma}" if token.i > 0 else lemma
        if (
            lemma not in heads
            and token.lower_ not in heads
            and token.lower_ != "media"
            and pair not in heads
            and lemma not in words.person_roles
            and lemma not in self.words.civil_groups
            and not (plural and offset in self.demonyms.get(number, {}))  # "*Nigerians* condemned the move"
            and lemma not in WHOLES
        ):
            return ()
        light = not any(
            c.dep_ in ("amod", "compound", "nmod")
            and not (
                lemma in words.civil_groups and c.lower_ in _OF_CIVIL_BODIES | {"human", "civil", "society"}
            )
            for c in token.children
        )  # "the rights groups" adds nothing to "the groups"
        has_complement = any(
            c.dep_ in ("prep", "relcl", "acl")
            and not tells_deed(c)
            and not any(g.lemma_ in self.words.letters for g in c.children if c.lower_ == "in")
            for c in token.rights
        )  # "said the group in a joint statement": the statement belongs to the saying
        if self.discourse.signatories and (
            lemma == "signatory" or any(c.lower_ in ("undersigned", "signatory") for c in token.lefts)
        ):
            return self.discourse.signatories
        if lemma in self.words.attending and not count and not has_complement:
            attending = self.discourse.attending(lemma, offset)
            if attending:
                return attending
        # "the public" is nobody spoken of before
        everybody = token.lower_ in ("public", "media", "press", "opposition")
        if (
            (definite or lemma in ("participant", "signatory"))
            and not has_complement
            and (light or count)
            and not everybody
            and not any(c.dep_ == "poss" for c in token.lefts)  # "his lawyers": nobody told of before
        ):
            bodies = token.lower_ == "groups"  # several groups are no group of protesters
            set_members = self.discourse.last_set(
                offset,
                number,
                lambda m: (
                    (count is None or len(m) == count)
                    and self._fits(lemma, m)
                    and not (bodies and any(self._of_people(r) for r in m))
                ),
            )
            group = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "group"
                    and r.plural
                    and (count is None or r.count in (None, count))
                    and self._same_sort(lemma, r)
                    and not (bodies and self._of_people(r))
                ),
                reach=20,
            )
            if group is not None and group.head == lemma and count is None and lemma in words.expert_roles:
                set_members = ()  # "the experts" who spoke, not the persons they spoke of
            found = self._nearer(offset, set_members, group)
            if (
                found
                and not _acts_on(token, number, lemma, found)
                and not self._theirs_of(parsed, token, found)
            ):
                return found
        label, names = self._labels(parsed, token)
        if (
            plural
            and not count
            and not has_complement
            and lemma in words.civil_groups | {"representative", "delegate"}
        ):
            earlier = self.discourse.salient(
                offset, number, lambda r: r.type == "group" and self._shorter(label, r), reach=30
            )
            if earlier is not None:
                earlier.add_names(names)
                return self.members(earlier)
        counted = self._counted_before(label, lemma, count) if plural and count else None
        if counted is not None:
            counted.add_names(names)
            return self.members(counted)
        referent = self.discourse.local("group", label, names, head=lemma, count=count)
        self.discourse.remember_set(offset, number, rank_of(token), (referent,))
        return self.members(referent)

    def _theirs_of(self, parsed: ParsedSentence, token: Token, found: Sequence[Referent]) -> bool:
        """ "*Their critics*": whose critics they are are others than they."""
        whose = [r for c in token.lefts if c.tag_ == "PRP$" for r in self.resolve(parsed, c)]
        return any(r is w for r in found for w in whose)

    def _those(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "*Those who* lost their lives": a group that only its clause describes."""
        clause = next(c for c in token.children if c.dep_ == "relcl")
        suffers = token.dep_ in ("dobj", "pobj", "dative", "conj", "nsubjpass")
        if not suffers or not any(c.lower_ in ("who", "whose", "whom") for c in clause.children):
            return ()
        ends = [t.i for t in clause.subtree if t.i > clause.i]
        full = parsed.words(token.left_edge.i, max(ends, default=clause.i))
        short = parsed.words(token.i, max(ends, default=clause.i))
        label = full if len(full) <= 90 else parsed.words(token.i, clause.i)
        return (self.discourse.local("group", label, [full, short], head="those"),)

    def _counted_before(self, label: str, lemma: str, count: int | None) -> Referent | None:
        """ "80 organisations" after "80 organisations from across the world": the same eighty."""
        words = set(label.lower().split())
        return next(
            (
                r
                for r in self.discourse.referents
                if (r.type, r.head, r.count) == ("group", lemma, count)
                and words <= set(r.label.lower().split())
            ),
            None,
        )

    def _number_of(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "Ten of the world's leading organisations", "nine of them": a group of ten, of nine."""
        words = [
            n for part in token.lower_.replace(",", "").split("-") if (n := NUMBERS.get(part)) is not None
        ]
        count = int(token.text) if token.text.isdigit() else sum(words)
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of" and count:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.tag_ in ("NNS", "NNPS"):
                        label, names = self._labels(parsed, noun)
                        head = lemma_of(noun)
                        known = self.words.group_heads | self.words.civil_groups | self.words.person_roles
                        if head not in known:
                            return ()
                        names = [f"{token.text} {label}", f"{token.text} of the {label}", *names]
                        return (self.discourse.local("group", names[0], names, head=head, count=count),)
        if count and (some := self._some_of_them(parsed, token)) is not None:
            return (some,)
        if count and count <= _FEW and any(c.lower_ in ("the", "these", "those") for c in token.children):
            return self._so_many(parsed, token, count)
        return ()

    def _some_of_them(self, parsed: ParsedSentence, token: Token) -> Referent | None:
        """ "*Nine of them*", "*several of the prisoners* were beaten": a group under these words."""
        for child in token.children:
            if child.dep_ != "prep" or child.lower_ != "of":
                continue
            for whole in child.children:
                if whole.lower_ in ("them", "us"):
                    if not self._theirs(parsed, whole):
                        return None
                elif whole.tag_ != "NNS" or lemma_of(whole) not in self.words.person_roles:
                    continue
                full, short = parsed.words(token.left_edge.i, whole.i), parsed.words(token.i, whole.i)
                return self.discourse.local("group", full, [full, short], head="those")
        return None

    def _theirs(self, parsed: ParsedSentence, pronoun: Token) -> bool:
        """ "They" may be papers or laws: only where the text spoke of several persons or bodies."""
        found = self._pronoun(parsed, pronoun)
        return any(r.is_actor for r in found)

    def _so_many(self, parsed: ParsedSentence, token: Token, count: int) -> tuple[Referent, ...]:
        """ "*The three* were freed", "*the pair* denied it": those told of before who are so many."""
        offset, number = parsed.starts[token.i], parsed.number
        listed = self.discourse.last_set(offset, number, lambda m: len(m) == count and self._people(m))
        group = self.discourse.salient(
            offset, number, lambda r: r.type == "group" and r.count == count, reach=_FAR
        )
        return self._nearer(offset, listed, group)

    @staticmethod
    def _people(members: Sequence[Referent]) -> bool:
        """Persons or organisations; two States are hardly "the pair"."""
        return all(r.type in ("person", "organisation", "group") for r in members)

    def _shorter(self, label: str, group: Referent) -> bool:
        """A shorter name of a group told of before: "NGO representatives" after "six NGOs"."""
        if group.head not in self.words.civil_groups or not (group.count or group.members):
            return False
        known = " ".join(group.names).lower()
        return all(
            w in known or w.rstrip("s") in known or w in _ATTENDING_PLURALS for w in label.lower().split()
        )

    def _fits(self, lemma: str, members: Sequence[Referent]) -> bool:
        if lemma in ("state", "country", "government", "nation"):
            return all(r.type == "state" for r in members)
        if lemma in self.words.civil_groups and lemma not in ("participant", "signatory"):
            if len(members) == 1:  # "The Parliament passed it. *The NGOs* ...": no NGOs
                return members[0].type == "group" and self._same_sort(lemma, members[0])
            bodies = [r for r in members if r.type in ("organisation", "group")]
            return len(bodies) == len(members) or len(members) - len(bodies) == 1 < len(bodies)
        if lemma == "official":
            return all(is_official(r) for r in members)
        if lemma in ("people", "person", "individual"):  # no officials: they are called so by their offices
            return all((r.type == "person" and not r.office) or r.type == "group" for r in members)
        if lemma in self.words.person_roles:
            return all(r.type == "person" for r in members)
        if len(members) == 1 and members[0].type == "group" and lemma not in _ANYBODY:
            return self._same_sort(lemma, members[0])  # "the doctors briefed *the families*": others
        if lemma in CROWDS:  # "to disperse *the crowd*": no organisations
            return all(r.type in ("person", "group") for r in members)
        return lemma in _ANYBODY or not any(r.type == "state" for r in members)

    def _of_people(self, group: Referent) -> bool:
        """A group of persons, not of bodies: "marchers"."""
        return (
            group.type == "group"
            and group.head not in self.words.civil_groups | self.words.organisation_heads
        )

    def _same_sort(self, lemma: str, group: Referent) -> bool:
        if group.head == lemma or lemma in ("participant", "signatory", "group", "other"):
            return True
        if lemma in self.words.civil_groups and group.head in self.words.civil_groups:
            return True
        return {lemma, group.head} <= {"state", "country", "government", "nation"} or {lemma, group.head} <= {
            "expert",
            "rapporteur",
            "holder",
            "mandate-holder",
        }

    def _agency(self, parsed: ParsedSentence, token: Token, state: Referent | None) -> tuple[Referent, ...]:
        """Police, courts, parliaments: participants of their own, under the name that the text gives."""
        if not any(c.dep_ in ("amod", "compound", "nmod", "poss", "nummod", "prep") for c in token.children):
            short = self.discourse.short_form(token.lemma_.lower(), parsed.starts[token.i])
            if short is not None:
                return (short,)
            previous = self.discourse.salient(
                parsed.starts[token.i],
                parsed.number,
                lambda r: r.head == token.lemma_.lower() and r.type in ("group", "organisation"),
                reach=10,
            )
            if previous is not None:
                return (previous,)
        label, names = self._labels(parsed, token)
        single = token.tag_ == "NN" and token.lemma_.lower() in self.words.person_roles
        referent = self.discourse.local(
            "group",
            label,
            names,
            head=token.lemma_.lower(),
            count=1 if single else self._count(token),
            kind="Person" if single else "",
        )
        if state is not None:
            referent.country = state.iri
        return (referent,)

    def _person_role(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """ "The UN expert", "the lawyer", "his colleague": the person last spoken of who fits."""
        offset, number = parsed.starts[token.i], parsed.number
        if lemma in KIN and (whose := [c for c in token.lefts if c.dep_ == "poss"]):
            return (self._relative(parsed, token, lemma, whose[0]),)
        if lemma in self.words.expert_roles:
            found = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    bool(r.office)
                    and ("apporteur" in r.office_label or "xpert" in r.office_label or "apporteur" in r.label)
                ),
                reach=20,
            )
            if found is not None:
                return (found,)
        called = re.compile(rf"(?<![\w-])(?<!vice )(?<!vice-)(?<!deputy ){re.escape(lemma)}(?![\w-])")
        text = self.discourse.article.text
        before = re.compile(rf"(?i:(?<![\w-]){re.escape(lemma)}){_TO_THE_NAME}")

        def introduced(person: Referent) -> bool:
            """ "The *Commissioner* for Human Rights of Fiji, *Ana Pérez*": what the text calls her."""
            return any(
                before.search(text, max(0, o.start - 120), o.start) for o in person.occurrences if o.named
            )

        # "Ana Paz asked *the governor* to act": nobody's object is the clause's own subject
        doing = self._own_doer(parsed, token)
        found = self.discourse.salient(
            offset,
            number,
            lambda r: r.type == "person" and r not in doing and (self._is_called(r, called) or introduced(r)),
            reach=20,
        )
        ruling = lemma in self.words.office_heads
        own = any(c.lower_ in ("its", "their") for c in token.lefts)  # "*its spokesman*": no one else
        found = (
            found
            if found or own
            else self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "person"
                    and r not in doing
                    and not (ruling and self._other_role(parsed, token, r))
                ),
                reach=3,
            )
        )
        if found is not None and lemma in SAME_PERSON:
            return (found,)
        if found is None or any(c.dep_ == "prep" for c in token.children):
            label, names = self._labels(parsed, token)
            return (self.discourse.local("group", label, names, head=lemma, kind="Person", count=1),)
        return (found,)

    @staticmethod
    def _is_called(person: Referent, role: re.Pattern[str]) -> bool:
        """Does one of a person's names have the role: "the President" is no Vice-President."""
        return any(role.search(n.lower()) for n in person.names)

    def _spoken_through(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """ "The Spokesman for *the Secretary-General*", "*her* spokesperson": they act through them."""
        near = [c for c in token.children if c.dep_ == "poss"]
        near += [
            g
            for c in token.children
            if c.dep_ == "prep" and c.lower_ in ("for", "of")
            for g in c.children
            if g.dep_ == "pobj"
        ]
        found = tuple(r for t in near for r in self.resolve(parsed, t))
        return found if len(found) == 1 and found[0].type in ("person", "office") else ()

    def _relative(self, parsed: ParsedSentence, token: Token, lemma: str, whose: Token) -> Referent:
        """ "*His sister*": somebody else than he; the same as before where she was spoken of."""
        offset, number = parsed.starts[token.i], parsed.number
        known = self.discourse.salient(
            offset, number, lambda r: r.type == "group" and r.head == lemma, reach=20
        )
        if known is not None:
            return known
        label, names = self._labels(parsed, token)
        names = [*names, parsed.words(whose.left_edge.i, token.i)]
        return self.discourse.local("group", label, names, head=lemma, kind="Person", count=1)

    def _other_role(self, parsed: ParsedSentence, token: Token, person: Referent) -> bool:
        """The text gives this person another role: "the Prime Minister" is not "King Hamad"."""
        role = parsed.words(token.left_edge.i, token.i).lower().removeprefix("the ")
        titles = {w for n in person.names for w in n.lower().split()} & (
            self.words.office_heads | {"king", "queen", "judge", "general"}
        )
        return bool(titles) and not titles & set(role.split())

    def _body(self, parsed: ParsedSentence, token: Token, lemma: str) -> tuple[Referent, ...]:
        """ "The organisation", "the commission", "the mandate": the body last spoken of that fits."""
        offset, number = parsed.starts[token.i], parsed.number
        if lemma not in ("mandate", "mission") and any(
            c.dep_ in ("prep", "relcl") and not tells_deed(c) for c in token.rights
        ):
            of_names = self._of(parsed, token)
            return of_names if lemma in ("secretariat", "office", "delegation") and of_names else ()
        if lemma == "mandate":
            of_names = self._of(parsed, token)
            if of_names:
                return of_names
        by_word = self.discourse.short_form(lemma, offset)
        if by_word is not None:
            return (by_word,)
        civil = any(c.lower_ in _OF_CIVIL_BODIES for c in token.lefts)  # "the *rights* group" is no gang
        described = self.discourse.salient(
            offset,
            number,
            lambda r: (
                not civil
                and r.head == lemma
                and r.type in ("mechanism", "organisation", "group")
                and not (lemma == "group" and r.type == "group" and r.count != 1 and _several(r.label))
            ),
            reach=15,
        )
        if described is not None:
            return self.members(described)
        if lemma in NAMED_BODIES:
            whose = [c for c in token.lefts if parsed.covers(c) in ("UN", "United Nations")]
            official, taken = bool(whose), {parsed.starts[c.i] for c in whose}  # "the *UN* body"
            found = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "organisation"
                    and r.named
                    and (not civil or not r.known or r.head == "civilsocietyorganisation")
                    and (r.head in _OFFICIAL_BODIES) == official
                    and not any(o.start in taken for o in r.occurrences)
                ),
                reach=6,
            )
            return (found,) if found else ()
        if lemma in ("mandate", "mechanism"):
            found = self.discourse.salient(
                offset,
                number,
                lambda r: (
                    r.type == "mechanism"
                    or (
                        (bool(r.office) and "apporteur" in r.office_label + r.label)
                        or "xpert" in r.office_label + r.label
                    )
                ),
                reach=15,
            )
            return (found,) if found else ()
        return ()

    def _unresolved(self, parsed: ParsedSentence, token: Token) -> tuple[Referent, ...]:
        """A participant under the text's own words: "the Council" of an article that never says which."""
        label, names = self._labels(parsed, token)
        return (
            self.discourse.local("group", label, names, head=lemma_of(token), kind="Organisation", count=1),
        )
