"""The page on which a person reviews claims and actors, and what becomes of its forms, in the workers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hrgraph.authority import load_authority
from hrgraph.curation import Decision, DecisionFolder, Party, Reviewer, Standing
from hrgraph.curation.deciding import correct_claim, judge_claim, settled
from hrgraph.curation.facts import (
    ClaimFacts,
    QueuedClaim,
    articles_of,
    full_iri,
    queued_actors,
    queued_claims,
    read_claim,
)
from hrgraph.curation.parties import NEW_KINDS, Found, PartyFinder
from hrgraph.curation.place import adopt_folder
from hrgraph.curation.records import Role, Verdict
from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.records import ACT_KEYS
from hrgraph.serve.context import Context
from hrgraph.serve.jobs import Reply
from hrgraph.serve.links import Links
from hrgraph.serve.render import page
from hrgraph.serve.settings import ReviewSettings
from hrgraph.unknown import UnknownName

__all__ = ["FILTERS", "keep_decision", "review_page", "undo_decision"]

FILTERS = ("act", "article", "actor", "below", "only", "second")
"""What narrows down the queue, as parameters of the address."""
_ROLES: dict[Role, str] = {
    "actor": "actor",
    "addressee": "addressee",
    "instrument": "instrument",
    "onBehalfOf": "on behalf of",
}
_Fields = Sequence[tuple[str, str]]
_Item = QueuedClaim | UnknownName


def _settings(context: Context) -> ReviewSettings:
    if context.settings.review is None:
        raise UsageError("this server takes no decisions", "start it with hrgraph serve --review")
    return context.settings.review


def _folder(context: Context) -> DecisionFolder:
    return DecisionFolder(Path(_settings(context).curation))


def review_page(
    context: Context, links: Links, *, form_key: str, values: dict[str, str], fault: str = "", mend: str = ""
) -> Reply:
    """The claim or actor that waits next, or the one that is asked for.

    Args:
        context: the worker's.
        links: the server's.
        form_key: what the forms carry.
        values: parameters of the address: filters, `what` to look at, `done` (the last decision), `end`.
        fault: what went wrong with the last form.
        mend: what to do about it.
    """
    review = _settings(context)
    reviewer = review.by
    folder = _folder(context)
    standing = Standing(folder.load())
    filters = {name: values[name] for name in FILTERS if values.get(name)}
    try:
        items = _queue(context, standing, reviewer, filters)
    except UsageError as error:
        items, fault, mend = [], fault or error.message, mend or error.mend
    position, item = _chosen(items, values)
    next_ = items[position].iri if 0 < position < len(items) else ""
    what = full_iri(values["what"]) if values.get("what") else (item.iri if item else "")
    claim: ClaimFacts | None = None
    actor: UnknownName | None = None
    articles: tuple[Party, ...] = ()
    if what.startswith(f"{BASE}act/"):
        try:
            claim = read_claim(context.store, what, standing.all)
        except UsageError as error:
            fault, mend = fault or error.message, mend or error.mend
    elif what:
        known = [u for u in queued_actors(context.store, Standing()) if u.iri == what]
        actor = known[0] if known else None
        articles = articles_of(context.store, what)
        if actor is None:
            fault, mend = fault or f"no unknown actor is called {what}", mend or "take the next one"
    done = next((d for d in standing.all if d.iri == values.get("done")), None)
    before = [d for d in standing.standing if _about(d, what, claim.reading if claim else None)]
    text = page(
        "review.html",
        links,
        reviewer=reviewer,
        date=review.date,
        folder=review.curation,
        form_key=form_key,
        filters=filters,
        here_query=urlencode(filters),
        later_query=urlencode({**filters, **({"what": next_} if next_ else {"end": "1"})}),
        next=next_,
        waiting=len(items),
        position=position,
        claim=claim,
        actor=actor,
        articles=articles,
        what=what,
        roles=_ROLES,
        acts=ACT_KEYS,
        kinds=NEW_KINDS,
        before=before,
        done=done,
        fault=fault,
        mend=mend,
    )
    return Reply(text.encode("utf-8"), "text/html; charset=utf-8", 400 if fault else 200)


def _about(decision: Decision, what: str, reading: object) -> bool:
    return (
        decision.reading == reading
        if decision.reading
        else bool(decision.actor and decision.actor.iri == what)
    )


def _queue(
    context: Context, standing: Standing, reviewer: Reviewer, filters: Mapping[str, str]
) -> list[_Item]:
    mine = reviewer.iri if filters.get("second") else ""
    act, only, article = filters.get("act", ""), filters.get("only", ""), filters.get("article", "")
    if act and act not in ACT_KEYS:
        raise UsageError(f"there is no act type {act!r}", f"choose one of {', '.join(ACT_KEYS)}")
    try:
        below = float(filters["below"]) if filters.get("below") else 1.01
    except ValueError:
        raise UsageError(f"{filters['below']!r} is no number", "write a confidence from 0 to 1") from None
    actor = _finder(context).find(filters["actor"])[0].iri if filters.get("actor") else ""
    items: list[_Item] = []
    if only != "actors":
        items += queued_claims(
            context.store, standing, reviewer=mine, act=act, actor=actor, article=article, below=below
        )
    if only != "claims" and not act:
        items += queued_actors(context.store, standing, reviewer=mine, name=actor, article=article)
    return items


def _chosen(items: Sequence[_Item], values: Mapping[str, str]) -> tuple[int, _Item | None]:
    """The item to show and its number, from 1; 0 and None where none is to be shown."""
    if values.get("end") or not items:
        return 0, None
    wanted = full_iri(values["what"]) if values.get("what") else items[0].iri
    at = next((n for n, item in enumerate(items, 1) if item.iri == wanted), 0)
    return (at, items[at - 1]) if at else (0, None)


def _finder(context: Context) -> PartyFinder:
    return PartyFinder(context.store, load_authority())


def keep_decision(context: Context, *, fields: _Fields) -> Reply:
    """Keep what a form says; the reply names the decision, as JSON.

    Raises:
        UsageError: the form lacks something, or names nobody who is known.
    """
    review = _settings(context)
    reviewer = review.by
    folder = _folder(context)
    known = folder.load()
    said: dict[str, list[str]] = defaultdict(list)
    for name, value in fields:
        if value.strip():
            said[name].append(value.strip())
    what = full_iri(_first(said, "what"))
    verdict = _first(said, "verdict")
    why, settle = _first(said, "why"), bool(said["settle"])
    if verdict == "note" and not why:
        raise UsageError("the note is empty", "write it into the field for the reason")
    if what.startswith(f"{BASE}act/"):
        facts = read_claim(context.store, what, known)
        if verdict == "correct":
            finder = _finder(context)
            decision = correct_claim(
                facts,
                reviewer,
                review.date,
                why,
                act=_first(said, "act"),
                finder=finder,
                roles={role: _parties(finder, said, role, facts.mentioned, facts.date) for role in _ROLES},
                known=known,
                settle=settle,
            )
        elif verdict in ("accept", "reject", "note"):
            decision = judge_claim(facts, verdict, reviewer, review.date, why, known, settle)  # type: ignore[arg-type]
        else:
            raise UsageError(f"a claim has no verdict {verdict!r}", "use one of the buttons")
    else:
        decision = _about_actor(context, what, verdict, reviewer, why, said)
        decision = settled(decision, known) if settle else decision
    kept = folder.decide(decision)
    adopt_folder(context.settings.store, folder.path)
    return _json({"decision": kept.iri, "verdict": kept.verdict, "about": kept.subject})


def _first(said: Mapping[str, Sequence[str]], name: str) -> str:
    values = said.get(name, ())
    return values[0] if values else ""


def _parties(
    finder: PartyFinder, said: Mapping[str, Sequence[str]], role: Role, mentioned: Any, date: str
) -> list[Found]:
    """Whoever is ticked, chosen or written for a role."""
    found: list[Found] = [(finder.described(iri), "") for iri in said.get(role, ())]
    found += [(finder.described(iri), "") for iri in said.get(f"{role}_named", ())]
    for text in said.get(f"{role}_other", ()):
        for name in filter(None, (part.strip() for part in text.split(";"))):
            try:
                found.append(finder.find(name, mentioned=mentioned, date=date))
            except UsageError as error:
                if "nobody is known" not in error.message or not said.get("new"):
                    raise
                found.append(finder.find(name, new=_first(said, "new")))
    return found


def _about_actor(
    context: Context, what: str, verdict: str, reviewer: Reviewer, why: str, said: Mapping[str, Sequence[str]]
) -> Decision:
    if verdict not in ("accept", "reject", "note", "merge", "split"):
        raise UsageError(f"an actor has no verdict {verdict!r}", "use one of the buttons")
    chosen: Verdict = verdict  # type: ignore[assignment]
    finder = _finder(context)
    decision = Decision(chosen, reviewer, _settings(context).date, why, actor=finder.described(what))
    if verdict in ("accept", "reject", "note"):
        return decision
    into = _first(said, "into")
    if not into:
        raise UsageError("who is it instead?", "write a name or an IRI")
    try:
        party = finder.find(into)[0]
    except UsageError as error:
        if "nobody is known" not in error.message or not said.get("new"):
            raise
        party = finder.find(into, new=_first(said, "new"))[0]
    if party.iri == what:
        raise UsageError("that is the same actor", "name another one")
    articles = tuple(iri.removeprefix(f"{BASE}article/") for iri in said.get("only_in", ()))
    if verdict == "split" and not articles:
        raise UsageError("in which articles is it somebody else?", "tick them")
    return Decision(
        chosen,
        reviewer,
        decision.date,
        why,
        actor=decision.actor,
        replacement=party,
        articles=articles if verdict == "split" else (),
    )


def undo_decision(context: Context, *, decision: str) -> Reply:
    """Take back a decision of this reviewer, as if it had never been made.

    Raises:
        UsageError: there is none, or it is another reviewer's.
    """
    folder = _folder(context)
    found = folder.find(decision)
    if found.reviewer != _settings(context).by:
        raise UsageError("that is somebody else's decision", "settle it instead")
    if any(found.iri in d.overrides for d in folder.load()):
        raise UsageError("a later decision rests on it", "decide anew instead")
    folder.forget(found.iri)
    what = found.actor.iri if found.actor else _claim_of(context, found)
    return _json({"what": what, "verdict": found.verdict, "about": found.subject})


def _claim_of(context: Context, decision: Decision) -> str:
    """The claim of the store that a decision is about; "" where no claim is read like that."""
    assert decision.reading is not None
    claims = queued_claims(context.store, Standing(), reviewer="-", article=decision.reading.article)
    same = (c.iri for c in claims if c.quote == decision.reading.quote)
    found = (iri for iri in same if read_claim(context.store, iri, [decision]).reading == decision.reading)
    return next(found, "")


def _json(value: object) -> Reply:
    return Reply(json.dumps(value).encode("utf-8"), "application/json")
