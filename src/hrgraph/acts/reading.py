"""Reading one article: sentence by sentence, speech, then claims with every participant resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hrgraph.acts.clauses import is_passive, prepositions
from hrgraph.acts.claims import Claim, Part, find_claims, merge_parts
from hrgraph.acts.speech import Saying, asks, claim_of, content_act, find_sayings, obligations, speakers_of
from hrgraph.lexicon import Lexicon
from hrgraph.links import Phrases, Referent
from hrgraph.links.syntax import conjuncts
from hrgraph.mentions import ParsedSentence
from hrgraph.records import ActKey
from hrgraph.segment import Quotation

__all__ = ["read_claims"]

_ABOUT_OTHERS = ("condemn", "concern", "welcome")


def read_claims(
    parsed: Sequence[ParsedSentence], quotations: Sequence[Quotation], phrases: Phrases, lexicon: Lexicon
) -> list[Claim]:
    """All claims of an article, in text order, participants resolved.

    Args:
        parsed: the sentences in order.
        quotations: the article's quotations.
        phrases: resolves noun phrases; what the article speaks of grows in it.
        lexicon: the frames.
    """
    sayings: dict[int, list[Saying]] = {}
    touching = {
        s.number: [
            q
            for q in quotations
            if q.kind == "direct" and q.start < s.sentence.end and q.end > s.sentence.start
        ]
        for s in parsed
    }
    for sentence in parsed:
        sayings[sentence.number] = find_sayings(sentence, touching[sentence.number], phrases, lexicon)
    for sentence in parsed:
        phrases.note_states(sentence)
    for sentence in parsed:
        _set_we(sentence, touching[sentence.number], parsed, sayings, phrases)
        phrases.read(sentence)
    _link_counted_groups(parsed, phrases)
    claims: list[Claim] = []
    for sentence in parsed:
        claims += _sentence_claims(
            sentence, sayings[sentence.number], touching[sentence.number], phrases, lexicon, claims
        )
    _link_scattered_groups(claims, sayings, parsed, phrases)
    claims = _one_per_quotation([c for c in claims if c.actors or c.act == "attack"], quotations)
    claims = _without_echoes(claims)
    for claim in claims:
        if claim.act == "urge" and not claim.addressees:
            _official_in_quotation(claim, parsed, quotations, phrases)
    return claims


def _official_in_quotation(
    claim: Claim, parsed: Sequence[ParsedSentence], quotations: Sequence[Quotation], phrases: Phrases
) -> None:
    """A quoted request that names no addressee, but speaks of one official only, is directed at that official."""
    start = claim.parsed.sentence.start
    around = [
        q for q in quotations if q.kind == "direct" and q.start < claim.parsed.sentence.end and q.end > start
    ]
    if not around or not (claim.quoted or claim.frame == "urge/obligation"):
        return
    quotation = around[0]
    officials: list[Part] = []
    for sentence in parsed:
        for token in sentence.doc:
            if (
                quotation.start <= sentence.starts[token.i] < quotation.end
                and token.i in sentence.names
                and sentence.names[token.i].type in ("office", "person")
            ):
                officials += [
                    Part(r, sentence.phrase(token))
                    for r in phrases.one(sentence, token)
                    if r.office or r.type == "office"
                ]
    officials = [p for p in merge_parts(officials) if not any(p.referent is a.referent for a in claim.actors)]
    if len(officials) == 1:
        claim.addressees = officials


def _without_echoes(claims: Sequence[Claim]) -> list[Claim]:
    """"X's arrest" is no further claim where the article tells who arrested X, or tells of X's arrest otherwise."""
    kept: list[Claim] = []
    for claim in claims:
        if claim.act == "attack" and not claim.actors and claim.trigger.pos_ == "NOUN":
            victims = {p.referent.iri for p in claim.addressees}
            others = [c for c in claims if c is not claim and c.act == "attack" and (c.actors or c.trigger.pos_ != "NOUN")]
            if victims and all(any(v == p.referent.iri for c in others for p in c.addressees) for v in victims):
                continue
        kept.append(claim)
    return kept


def _one_per_quotation(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> list[Claim]:
    """Background inside a quotation that asks is no claim of its own."""
    dropped: set[int] = set()
    for quotation in quotations:
        if quotation.kind != "direct":
            continue
        inside = [
            c
            for c in claims
            if c.parsed.sentence.start < quotation.end and c.parsed.sentence.end > quotation.start
        ]
        asking = [c for c in inside if c.act == "urge"]
        for claim in inside:
            mine = {p.referent.iri for p in claim.actors}
            same = [c for c in asking if {p.referent.iri for p in c.actors} == mine]
            if same and claim.quoted and claim.frame.endswith(("/say", "/said")):
                dropped.add(id(claim))
                same[0].instruments = merge_parts([*same[0].instruments, *claim.instruments])
    return [c for c in claims if id(c) not in dropped]


# ---- quotations --------------------------------------------------------------------------------------------------


def _set_we(
    sentence: ParsedSentence,
    quotations: Sequence[Quotation],
    parsed: Sequence[ParsedSentence],
    sayings: Mapping[int, Sequence[Saying]],
    phrases: Phrases,
) -> None:
    """Who "we" is inside each quotation: the speaker named in any sentence that the quotation touches."""
    for quotation in quotations:
        for number in range(sentence.number, len(parsed)):
            other = parsed[number]
            if other.sentence.start >= quotation.end:
                break
            outside = [
                s for s in sayings[number] if not quotation.start <= other.starts[s.verb.i] < quotation.end
            ]
            if number != sentence.number:
                outside = [s for s in outside if all(t.i in other.names for t in s.speakers)]
            speakers = tuple(
                p.referent for s in outside for p in speakers_of(s, phrases) if p.referent.is_actor
            )
            if speakers:
                phrases.we.setdefault(sentence.number, []).append((quotation.start, quotation.end, speakers))
                break
        known = [w for w in phrases.we.get(sentence.number - 1, ()) if w[0] == quotation.start]
        if any(w[0] == quotation.start for w in phrases.we.get(sentence.number, ())):
            continue
        # a quotation that goes on after "..., she said." belongs to who spoke last
        earlier = [
            w
            for n in range(sentence.number, max(-1, sentence.number - 6), -1)
            for w in phrases.we.get(n, ())
            if w[1] <= quotation.start
        ]
        if known or earlier:
            _, _, speakers = (known or earlier)[0]
            phrases.we.setdefault(sentence.number, []).append((quotation.start, quotation.end, speakers))


def _link_counted_groups(parsed: Sequence[ParsedSentence], phrases: Phrases) -> None:
    """ "six international NGOs" gets its members where the text lists exactly six near by."""
    lists: list[tuple[int, tuple[Referent, ...]]] = []
    for sentence in parsed:
        for token in sentence.doc:
            if token.dep_ == "conj" or not any(c.dep_ == "conj" for c in token.children):
                continue
            members: list[Referent] = []
            for referent in phrases.resolve(sentence, token):
                if referent.named and referent.is_actor and referent not in members:
                    members.append(referent)
            if len(members) > 1:
                lists.append((sentence.number, tuple(members)))
    for group in phrases.discourse.referents:
        if group.type != "group" or not group.count or group.count < 2 or group.count > 60 or group.members:
            continue
        where = group.occurrences[0].sentence if group.occurrences else 0
        civil = group.head in phrases.words.civil_groups
        for number, listed in sorted(lists, key=lambda item: (abs(item[0] - where), item[0])):
            if abs(number - where) > 4:
                break
            candidates = (
                _as_organisations(listed)
                if civil
                else [m for m in listed if m.type == "person"]
                if group.head in phrases.words.person_roles | {"people"}
                else [m for m in listed if m.type == "state"]
            )
            if len(candidates) == group.count:
                group.members = list(candidates)
                group.reason = f"the text lists all {group.count}"
                break


def _link_scattered_groups(
    claims: Sequence[Claim],
    sayings: Mapping[int, Sequence[Saying]],
    parsed: Sequence[ParsedSentence],
    phrases: Phrases,
) -> None:
    """Members named one by one: "nine organisations", whose bans are then told in three sentences.

    The parties that suffer or enjoy the same act elsewhere in the article, where they are exactly as many; else, for
    people, all named persons who do not speak in it, where they are exactly as many.
    """
    speakers = {p.referent.iri for s in sayings.values() for saying in s for p in speakers_of(saying, phrases)}
    persons = [
        r
        for r in phrases.discourse.referents
        if r.type == "person" and r.named and r.occurrences and r.iri not in speakers and not r.office
    ]
    for claim in claims:
        for part in [*claim.addressees, *claim.actors]:
            group = part.referent
            if group.type != "group" or not group.count or not 2 <= group.count <= 40 or group.members:
                continue
            others = [p.referent for c in claims if c.act == claim.act for p in c.addressees if p.referent.named]
            found = list(dict.fromkeys(others))
            if len(found) != group.count and part in claim.addressees and group.head in phrases.words.person_roles | {"people", "defender"}:
                found = persons
            if len(found) == group.count:
                group.members = found
                group.reason = f"the text names {group.count} such parties"
    for claim in claims:
        claim.actors = _expand(claim.actors, phrases)
        claim.addressees = _expand(claim.addressees, phrases)


def _as_organisations(listed: Sequence[Referent]) -> list[Referent]:
    found: list[Referent] = []
    for member in listed:
        organisation = member.organisation if member.type == "person" else member
        if organisation is not None and organisation.type == "organisation" and organisation not in found:
            found.append(organisation)
    return found


# ---- one sentence ------------------------------------------------------------------------------------------------


def _sentence_claims(
    sentence: ParsedSentence,
    sayings: Sequence[Saying],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
    before: Sequence[Claim],
) -> list[Claim]:
    framed = find_claims(sentence, phrases, lexicon)
    for claim in framed:
        _settle(claim, sayings, phrases)
        if (
            not claim.actors
            and claim.act in ("urge", "appoint", "adopt", "condemn", "welcome", "commemorate")
            and claim.trigger.pos_ == "VERB"
            and is_passive(claim.trigger)
        ):
            claim.actors = _unnamed_agent(claim, before)
    framed = [c for c in framed if not _inside_request(c, framed)]
    spoken: list[Claim] = []
    for saying in sayings:
        spoken += _spoken(saying, framed, quotations, phrases, lexicon)
    everything = framed + spoken
    if not sayings:
        everything += _continued_quote(sentence, framed, quotations, phrases, lexicon)
    _inherit_addressees(sentence, everything, phrases)
    kept = []
    for claim in everything:
        _instruments(claim, everything, phrases)
        _follows_up(claim, [*before, *everything[: everything.index(claim)]])
        _event_spoken_of(claim, [*before, *[c for c in everything if c.trigger.i < claim.trigger.i]])
        if _complete(claim):
            kept.append(claim)
    kept.sort(key=lambda c: (c.trigger.i, c.act))
    return _without_repeats(kept)


def _inherit_addressees(sentence: ParsedSentence, claims: Sequence[Claim], phrases: Phrases) -> None:
    """Whom blame, worry and requests are directed at where their own words don't say.

    The perpetrator of the attack that is blamed; the party written to or met in the same sentence.
    """
    for claim in claims:
        if claim.addressees or claim.act not in ("urge", "condemn", "concern"):
            continue
        mine = {p.referent.iri for p in claim.actors}
        if claim.act != "urge":
            blamed = [
                p
                for o in claims
                if o.act == "attack" and o.trigger.i in claim.region
                for p in o.actors
                if p.referent.iri not in mine
            ]
            claim.addressees = merge_parts(blamed)
        if claim.act == "concern" or claim.addressees:
            continue
        told = [
            p
            for o in claims
            if o.act in ("submit", "meet") and {a.referent.iri for a in o.actors} == mine
            for p in o.addressees
        ]
        claim.addressees = merge_parts(
            [p for p in told or _letter_to(claim, phrases) if p.referent.iri not in mine]
        )


def _unnamed_agent(claim: Claim, before: Sequence[Claim]) -> list[Part]:
    """ "Also elected were ...": who did the like just before; a request's asker may be who spoke just before."""
    number = claim.parsed.number
    for other in reversed(before):
        distance = number - other.parsed.number
        if distance > 3 or (
            claim.act not in ("appoint", "adopt")
            and claim.parsed.sentence.block != other.parsed.sentence.block
        ):
            break
        if other.act == claim.act or (
            claim.act == "urge" and other.act in ("condemn", "concern", "welcome", "submit", "urge")
        ):
            claim.implicit_actor = True
            return [p for p in other.actors if not any(p.referent is a.referent for a in claim.addressees)]
    return []


def _follows_up(claim: Claim, before: Sequence[Claim]) -> None:
    """A follow-up letter goes to whom its writers wrote or appealed before."""
    if claim.act != "submit" or claim.addressees:
        return
    words = {t.lower_ for t in claim.trigger.subtree} | {
        t.lower_ for o in [claim.trigger.head] for t in o.children
    }
    if not words & {"follow", "follow-up", "followup", "second", "another", "reminder"}:
        return
    heads = {p.referent.head for p in claim.actors}
    for other in reversed(before):
        same = {p.referent.iri for p in other.actors} == {p.referent.iri for p in claim.actors}
        if (
            other.addressees
            and other.act in ("urge", "submit")
            and (same or heads & {p.referent.head for p in other.actors if p.referent.head})
        ):
            claim.addressees = list(other.addressees)
            return


def _letter_to(claim: Claim, phrases: Phrases) -> list[Part]:
    """ "In a letter to the Government, the expert denounced ..."."""
    for token in prepositions(claim.trigger, frozenset(("in",))):
        if token.lemma_.lower() in phrases.words.letters:
            found = [
                Part(r, claim.parsed.covers(t))
                for t in prepositions(token, frozenset(("to",)))
                for r in phrases.resolve(claim.parsed, t)
                if r.is_actor
            ]
            if found:
                return _expand(found, phrases)
    return []


def _settle(claim: Claim, sayings: Sequence[Saying], phrases: Phrases) -> None:
    """Documents act for their authors; groups with listed members become the members; parsing gaps are filled."""
    if not claim.actors and claim.act in ("urge", "commit", "welcome", "condemn", "concern", "state"):
        for saying in sayings:
            if claim.trigger.i in saying.content:
                text_subject = [p for p in speakers_of(saying, phrases) if p.referent.is_actor]
                if claim.trigger.pos_ == "VERB" and not any(
                    c.dep_ in ("nsubj", "nsubjpass") for c in claim.trigger.children
                ):
                    claim.actors = text_subject
                    claim.implicit_actor = True
    told = [p for p in claim.actors if p.referent.type == "document"]
    if told and len(told) == len(claim.actors):
        for saying in sayings:
            if claim.trigger.i in saying.content and saying.verb.i != claim.trigger.i:
                claim.actors = speakers_of(saying, phrases)
    claim.actors = _actors(claim, claim.actors, phrases)
    claim.addressees = _expand([p for p in claim.addressees if p.referent.is_actor], phrases)


def _actors(claim: Claim, parts: Sequence[Part], phrases: Phrases) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        referent = part.referent
        if referent.type in ("document", "instrument"):
            if referent.type == "instrument":
                claim.instruments.append(part)
            found += [Part(a, part.mention) for a in referent.authors]
        elif referent.is_actor:
            found.append(part)
    return _expand(found, phrases)


def _expand(parts: Sequence[Part], phrases: Phrases) -> list[Part]:
    return merge_parts(
        [
            Part(m, p.mention)
            for p in parts
            for m in (phrases.members(p.referent) if p.referent.type == "group" else (p.referent,))
        ]
    )


def _inside_request(claim: Claim, claims: Sequence[Claim]) -> bool:
    """What lies inside a request or promise is its content, unless it is an attack told as a fact."""
    for other in claims:
        if other is claim or other.act not in ("urge", "commit"):
            continue
        if claim.trigger.i in other.demand_region and other.trigger.i != claim.trigger.i:
            if (
                claim.act == "attack"
                and claim.actors
                and claim.trigger.pos_ == "VERB"
                and claim.trigger.dep_ in ("relcl", "acl")
                and claim.trigger.tag_ in ("VBD", "VBN")
            ):
                return False
            return True
    return False


def _spoken(
    saying: Saying,
    framed: Sequence[Claim],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
) -> list[Claim]:
    """What a saying amounts to, beside the claims that its own words report."""
    grammar = lexicon.grammar
    holder = Claim("state", "state/say", saying.parsed, saying.verb)
    actors = _actors(holder, speakers_of(saying, phrases), phrases)
    if not actors:
        return []
    if any(c.trigger.i == saying.verb.i for c in framed):
        return []
    inside = [c for c in framed if c.trigger.i in saying.content]
    requests = _requests(saying, actors, grammar, phrases)
    mine = [
        c
        for c in inside
        if any(a.referent is b.referent for a in c.actors for b in actors)
        and c.act in ("urge", "welcome", "condemn", "concern", "commit")
    ]
    if requests and not any(c.act == "urge" for c in mine):
        return requests
    if mine:
        return []
    if saying.kind in _ABOUT_OTHERS:
        claim = claim_of(saying.kind, f"{saying.kind}/said", saying, actors, phrases)  # type: ignore[arg-type]
        if saying.kind == "condemn":
            root = [
                t
                for t in saying.parsed.doc
                if t.i in saying.content and t.head.i not in saying.content - {t.i}
            ]
            subject = [
                c
                for t in [saying.parsed.doc[i] for i in sorted(saying.content)]
                if t.dep_ in ("ROOT", "ccomp")
                for c in t.children
                if c.dep_ == "nsubj"
            ]
            claim.addressees = (
                _expand(
                    [
                        Part(r, saying.parsed.covers(s))
                        for s in subject[:1]
                        for r in phrases.resolve(saying.parsed, s)
                        if r.is_actor and r not in [a.referent for a in actors]
                    ],
                    phrases,
                )
                if root
                else []
            )
        return [claim]
    text = _content_text(saying, quotations)
    if saying.kind == "say" and saying.quoted and asks(text, grammar):
        claim = claim_of("urge", "urge/obligation", saying, actors, phrases)
        claim.weight = 0.6
        return [claim]
    act = content_act(text, grammar, saying.kind)
    claim = claim_of(act, f"{act}/said" if act != "state" else "state/say", saying, actors, phrases)
    claim.weight = 0.9 if act == "state" else 0.7
    claim.quoted = saying.quoted
    claim.instruments = list(holder.instruments)
    return [claim]


def _requests(saying: Saying, actors: list[Part], grammar: object, phrases: Phrases) -> list[Claim]:
    from hrgraph.lexicon import Grammar

    assert isinstance(grammar, Grammar)
    claims: list[Claim] = []
    for verb, subject in obligations(saying.parsed, saying.content, grammar):
        addressees: list[Part] = []
        for token in subject:
            for word in conjuncts(token):
                addressees += [
                    Part(r, saying.parsed.covers(word))
                    for r in phrases.one(saying.parsed, word)
                    if r.is_actor
                ]
        addressees = [
            a for a in _expand(addressees, phrases) if not any(a.referent is s.referent for s in actors)
        ]
        if saying.kind == "state" and not addressees:
            continue
        claim = claim_of("urge", "urge/obligation", saying, actors, phrases)
        claim.addressees = addressees
        claim.demand_region = {t.i for t in verb.subtree}
        claim.demand = (saying.parsed.starts[verb.left_edge.i], saying.parsed.ends[verb.right_edge.i])
        claims.append(claim)
    return claims


def _content_text(saying: Saying, quotations: Sequence[Quotation]) -> str:
    parsed = saying.parsed
    return " ".join(parsed.covers(parsed.doc[i]) for i in sorted(saying.content))


def _continued_quote(
    sentence: ParsedSentence,
    framed: Sequence[Claim],
    quotations: Sequence[Quotation],
    phrases: Phrases,
    lexicon: Lexicon,
) -> list[Claim]:
    """The requests in a sentence wholly inside a quotation whose speaker is named elsewhere."""
    claims: list[Claim] = []
    for start, end, speakers in phrases.we.get(sentence.number, ()):
        inside = {t.i for t in sentence.doc if start <= sentence.starts[t.i] < end}
        if len(inside) < len(sentence.doc) - 2 or any(
            c.act == "urge" and c.trigger.i in inside for c in framed
        ):
            continue
        root = next((t for t in sentence.doc if t.dep_ == "ROOT"), sentence.doc[0])
        saying = Saying(sentence, root, "say", [], inside, True)
        claims += _requests(saying, [Part(s, s.label) for s in speakers], lexicon.grammar, phrases)
    return claims


# ---- instruments, completeness, repeats ----------------------------------------------------------------------------


def _instruments(claim: Claim, claims: Sequence[Claim], phrases: Phrases) -> None:
    """The texts named in the claim's own words, those of its demand included."""
    if claim.act in ("attack", "meet", "appoint"):
        claim.instruments = []
        return
    parsed = claim.parsed
    region = set(claim.region) | claim.demand_region
    for other in claims:
        if other is claim or other.trigger.i == claim.trigger.i or other.trigger.i not in region:
            continue
        if other.act == claim.act and set(a.referent.iri for a in other.actors) == set(
            a.referent.iri for a in claim.actors
        ):
            continue
        if claim.trigger.i not in other.region and other.act in (
            "urge",
            "adopt",
            "submit",
            "join",
            "condemn",
            "concern",
            "welcome",
            "commit",
        ):
            region -= other.region - {claim.trigger.i}
    for token in parsed.doc:
        if token.i not in region or parsed.inside.get(token.i, token.i) != token.i:
            continue
        if (
            token.pos_ not in ("NOUN", "PROPN")
            and token.i not in parsed.names
            and token.lower_ not in ("it", "this")
        ):
            continue
        for referent in phrases.one(parsed, token):
            if referent.type == "instrument":
                claim.instruments.append(Part(referent, parsed.covers(token)))
    if not claim.instruments and claim.trigger.lemma_ == "vote":
        last = phrases.discourse.salient(
            parsed.ends[claim.trigger.i], parsed.number, lambda r: r.type == "instrument", reach=2
        )
        if last is not None:
            claim.instruments.append(Part(last, last.label))
    claim.instruments = merge_parts(claim.instruments)


_EVENTS = frozenset(
    "vote decision adoption outcome move step passage renewal news ruling result accession ratification election appointment development text initiative".split()
)


def _event_spoken_of(claim: Claim, before: Sequence[Claim]) -> None:
    """ "Hailed the vote", "welcomed this step": the adoption told of before tells who and what."""
    if claim.act not in ("welcome", "condemn", "concern") or claim.addressees or claim.instruments:
        return
    nouns = [
        t
        for t in claim.trigger.subtree
        if t.lemma_ in _EVENTS
        and t.dep_ in ("dobj", "pobj", "nsubjpass")
        and any(c.lower_ in ("the", "this", "that") for c in t.children)
    ]
    if not nouns:
        return
    for act in ("adopt", "appoint", "join"):
        for other in reversed(before):
            if other.act == act and other.actors and claim.parsed.number - other.parsed.number <= 20:
                mine = {p.referent.iri for p in claim.actors}
                claim.addressees = [p for p in other.actors if p.referent.iri not in mine]
                claim.instruments = list(other.instruments)
                return


def _complete(claim: Claim) -> bool:
    """Does the claim say enough to count?"""
    act: ActKey = claim.act
    actors = [p.referent for p in claim.actors]
    addressees = [p.referent for p in claim.addressees]
    if act == "attack":
        victims = [v for v in addressees if v.type != "state"]
        claim.addressees = [p for p in claim.addressees if p.referent in victims]
        if not victims or any(a in victims for a in actors):
            return False
        return any(v.named for v in victims) or bool(actors)
    if not actors:
        return False
    if act == "meet":
        return bool(addressees)
    if act == "appoint":
        return bool(addressees)
    if act == "adopt":
        claim.actors = [
            p for p in claim.actors if p.referent.type != "person" or p.referent.office
        ] or claim.actors
        return (
            bool(claim.instruments)
            or bool(addressees)
            or claim.frame.endswith(("rule", "vote-down", "adopt-text"))
        )
    if act == "join":
        return (
            bool(claim.instruments)
            or bool(addressees)
            or any(
                t.lemma_
                in (
                    "statement",
                    "letter",
                    "request",
                    "call",
                    "text",
                    "appeal",
                    "initiative",
                    "campaign",
                    "petition",
                    "proposal",
                    "resolution",
                    "motion",
                    "renewal",
                    "it",
                )
                for t in claim.trigger.subtree
            )
            or claim.frame == "join/signed-by"
        )
    if act == "commemorate":
        return True
    return True


def _without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """The same act by the same parties once a sentence; a claim that says less than another is dropped."""
    kept: list[Claim] = []
    for claim in claims:
        mine = _key(claim)
        merged = False
        for other in kept:
            theirs = _key(other)
            if (
                claim.act == other.act
                and mine[0] == theirs[0]
                and (mine[1] <= theirs[1] or theirs[1] <= mine[1])
            ):
                if mine[1] > theirs[1]:
                    other.addressees = claim.addressees
                other.instruments = merge_parts([*other.instruments, *claim.instruments])
                merged = True
                break
        if not merged:
            kept.append(claim)
    return kept


def _key(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(p.referent.iri for p in claim.actors), frozenset(
        p.referent.iri for p in claim.addressees
    )
