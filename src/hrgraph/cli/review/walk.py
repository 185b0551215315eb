"""The walk in the terminal: one claim or actor after the other, one key for each verdict."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from hrgraph.cli.review.session import Session, count
from hrgraph.errors import HrgraphError
from hrgraph.iris import BASE
from hrgraph.records import ACT_KEYS

if TYPE_CHECKING:
    from hrgraph.curation import Decision, Party
    from hrgraph.curation.facts import ClaimFacts, QueuedClaim
    from hrgraph.curation.parties import Found
    from hrgraph.curation.records import Role
    from hrgraph.unknown import UnknownName

__all__ = ["walk"]

_CLAIM_KEYS = "[a]ccept [r]eject [c]orrect [n]ote, Enter: later, [u]ndo, [q]uit, [?] help"
_ACTOR_KEYS = "[a]ccept [r]eject [m]erge [s]plit [n]ote, Enter: later, [u]ndo, [q]uit, [?] help"
_HELP = {
    "a": "accept: the claim is read rightly; the actor exists under this name",
    "r": "reject: the quotation does not say so; the name is no actor",
    "c": "correct the act type, or who has which role",
    "m": "merge: the actor is somebody who is known under another name",
    "s": "split: in some articles the actor is somebody else",
    "n": "note: a remark that changes nothing",
    "Enter": "leave it for later",
    "u": "undo the last decision of this session, and look at it again",
    "q": "quit; what was decided is kept",
}
_ROLES: dict[str, tuple[Role, str]] = {
    "1": ("actor", "actor"),
    "2": ("addressee", "addressee"),
    "3": ("instrument", "instrument"),
    "4": ("onBehalfOf", "on behalf of"),
}
_NAMES_SHOWN = 20


def walk(
    session: Session,
    *,
    why: str = "",
    act: str | None = None,
    actor: str = "",
    article: str = "",
    below: float | None = None,
    only: str | None = None,
    second: bool = False,
) -> int:
    """Ask about what waits for a reviewer.

    Args:
        session: the open review.
        why: the reason where the reviewer gives none.
        act: only this kind of act.
        actor: only claims in which this IRI takes part, or this actor.
        article: only this article.
        below: only claims that are less sure.
        only: "claims" or "actors".
        second: also what others have decided.

    Returns:
        how many decisions were made.
    """
    from hrgraph.curation.facts import queued_actors, queued_claims

    standing = session.standing()
    mine = session.reviewer.iri if second else ""
    items: list[QueuedClaim | UnknownName] = []
    if only != "actors":
        items += queued_claims(
            session.store,
            standing,
            reviewer=mine,
            act=act or "",
            actor=actor,
            article=article,
            below=1.01 if below is None else below,
        )
    if only != "claims" and not act:
        items += queued_actors(session.store, standing, reviewer=mine, name=actor, article=article)
    if not items:
        click.echo("nothing waits for a reviewer")
        return 0
    return _Walk(session, items, why).run()


class _Walk:
    def __init__(self, session: Session, items: Sequence[QueuedClaim | UnknownName], why: str) -> None:
        self._session = session
        self._items = items
        self._why = why
        self._made: list[tuple[int, Decision]] = []

    def run(self) -> int:
        """Ask until the end, or until the reviewer has had enough."""
        at = 0
        while at < len(self._items):
            item = self._items[at]
            try:
                step = self._claim(at, item.iri) if hasattr(item, "confidence") else self._actor(at, item)
            except (EOFError, click.Abort):
                click.echo()
                break
            if step == "quit":
                break
            if step == "undo":
                at = self._undo(at)
                continue
            at += 1
        return len(self._made)

    def _undo(self, at: int) -> int:
        if not self._made:
            click.echo("nothing was decided yet")
            return at
        place, decision = self._made.pop()
        self._session.folder.forget(decision.iri)
        click.echo(f"taken back: {decision.verdict}: {decision.subject}")
        return place

    def _keep(self, at: int, decision: Decision) -> str:
        self._made.append((at, self._session.keep(decision)))
        click.secho(f"{decision.verdict}: {decision.subject}", dim=True)
        return "next"

    def _claim(self, at: int, iri: str) -> str:
        from hrgraph.curation.deciding import judge_claim
        from hrgraph.curation.facts import read_claim

        known = self._session.decisions()
        facts = read_claim(self._session.store, iri, known)
        _show_claim(facts, f"{at + 1} of {len(self._items)}")
        who, day = self._session.reviewer, self._session.date
        while True:
            key = _ask_key(_CLAIM_KEYS, "arcnuq?")
            if key in ("", "q", "u"):
                return {"": "next", "q": "quit", "u": "undo"}[key]
            if key == "a":
                return self._keep(at, judge_claim(facts, "accept", who, day, self._why, known))
            if key == "r":
                return self._keep(at, judge_claim(facts, "reject", who, day, self._reason(), known))
            if key == "n":
                note = click.prompt("Note", default="", show_default=False)
                if note.strip():
                    self._made.append((at, self._session.keep(judge_claim(facts, "note", who, day, note))))
            elif key == "c":
                try:
                    corrected = self._correction(facts, known)
                except HrgraphError as error:
                    click.secho(f"{error.message}\n  {error.mend}", fg="red")
                else:
                    if corrected is not None:
                        return self._keep(at, corrected)
            else:
                _show_help("arcn")

    def _reason(self) -> str:
        if self._why:
            return self._why
        answer: str = click.prompt("Why (may be empty)", default="", show_default=False)
        return answer.strip()

    def _correction(self, facts: ClaimFacts, known: Sequence[Decision]) -> Decision | None:
        from hrgraph.curation.deciding import correct_claim

        act = ""
        roles: dict[Role, list[Found]] = {}
        while True:
            click.echo(
                "Wrong is: 1 actor, 2 addressee, 3 instrument, 4 on behalf of, 5 act type; Enter: done"
            )
            choice = click.prompt("", default="", show_default=False, prompt_suffix="> ").strip()
            if not choice:
                break
            if choice == "5":
                act = click.prompt("Act type", type=click.Choice(ACT_KEYS))
            elif choice in _ROLES:
                role, name = _ROLES[choice]
                found = self._ask_parties(name, facts)
                if found is not None:
                    roles[role] = found
        if not act and not roles:
            return None
        return correct_claim(
            facts,
            self._session.reviewer,
            self._session.date,
            self._reason(),
            act=act,
            roles=roles,
            finder=self._session.finder,
            known=known,
        )

    def _ask_parties(self, role: str, facts: ClaimFacts) -> list[Found] | None:
        """Who has the role, by number, name or IRI; None where the reviewer gives up."""
        for number, party in enumerate(facts.mentioned[:_NAMES_SHOWN], 1):
            click.echo(f"  {number:>2} {party.label}")
        answer = click.prompt(
            f"Who is the {role}: numbers or names, several with ;  (- for nobody)",
            default="",
            show_default=False,
        ).strip()
        if not answer:
            return None
        if answer == "-":
            return []
        found: list[Found] = []
        for part in filter(None, (each.strip() for each in answer.split(";"))):
            if part.isdecimal() and 0 < int(part) <= len(facts.mentioned):
                chosen = facts.mentioned[int(part) - 1]
                found.append((self._session.finder.described(chosen.iri), ""))
                continue
            one = self._find(part, facts)
            if one is None:
                return None
            found.append(one)
        return found

    def _find(self, text: str, facts: ClaimFacts | None) -> Found | None:
        from hrgraph.curation.parties import NEW_KINDS

        try:
            return self._session.finder.find(
                text, mentioned=facts.mentioned if facts else (), date=facts.date if facts else ""
            )
        except HrgraphError as error:
            click.secho(f"{error.message}: {error.mend}", fg="red")
            if "nobody is known" not in error.message:
                return None
        kind = click.prompt(
            f"Somebody new? Say what ({', '.join(NEW_KINDS[:6])}, …), or Enter for no",
            default="",
            show_default=False,
        ).strip()
        if not kind:
            return None
        try:
            return self._session.finder.find(text, new=kind)
        except HrgraphError as error:
            click.secho(f"{error.message}: {error.mend}", fg="red")
            return None

    def _actor(self, at: int, item: UnknownName) -> str:
        from hrgraph.curation import Decision

        _show_actor(item, f"{at + 1} of {len(self._items)}")
        me = self._session.finder.described(item.iri)
        who, day = self._session.reviewer, self._session.date
        while True:
            key = _ask_key(_ACTOR_KEYS, "armsnuq?")
            if key in ("", "q", "u"):
                return {"": "next", "q": "quit", "u": "undo"}[key]
            if key == "a":
                return self._keep(at, Decision("accept", who, day, self._why, actor=me))
            if key == "r":
                return self._keep(at, Decision("reject", who, day, self._reason(), actor=me))
            if key == "n":
                note = click.prompt("Note", default="", show_default=False)
                if note.strip():
                    self._made.append((at, self._session.keep(Decision("note", who, day, note, actor=me))))
            elif key in ("m", "s"):
                articles: tuple[str, ...] = ()
                if key == "s":
                    articles = self._articles(me)
                    if not articles:
                        continue
                answer = click.prompt("Who is it (a name or an IRI)", default="", show_default=False).strip()
                found = self._find(answer, None) if answer else None
                if found is None or found[0].iri == me.iri:
                    continue
                verdict = "merge" if key == "m" else "split"
                decision = Decision(
                    verdict,  # type: ignore[arg-type]
                    who,
                    day,
                    self._reason(),
                    actor=me,
                    replacement=found[0],
                    articles=articles,
                )
                return self._keep(at, decision)
            else:
                _show_help("armsn")

    def _articles(self, me: Party) -> tuple[str, ...]:
        from hrgraph.curation.facts import articles_of

        there = articles_of(self._session.store, me.iri)
        for number, party in enumerate(there, 1):
            click.echo(f"  {number:>2} {party.label}")
        answer = click.prompt(
            "In which articles is it somebody else (numbers)", default="", show_default=False
        )
        chosen = [int(part) for part in answer.replace(",", " ").split() if part.isdecimal()]
        return tuple(
            sorted(there[n - 1].iri.removeprefix(f"{BASE}article/") for n in chosen if 0 < n <= len(there))
        )


def _ask_key(question: str, keys: str) -> str:
    """One key: at once on a terminal, a line elsewhere.  "" for Enter."""
    while True:
        if sys.stdin.isatty():
            click.echo(f"{question} ", nl=False)
            key = click.getchar().lower()
            click.echo()
            if key in ("\x03", "\x04"):
                raise click.Abort
        else:
            key = click.prompt(question, default="", show_default=False).strip().lower()[:1]
        if key in ("", "\r", "\n", " "):
            return ""
        if key in keys:
            return key
        click.echo(f"{key!r} is no key here")


def _show_help(keys: str) -> None:
    for key, text in _HELP.items():
        if key in keys or key in ("Enter", "u", "q"):
            click.echo(f"  {key:<6} {text}")


def _show_claim(facts: ClaimFacts, place: str) -> None:
    _rule(f"{place} · {facts.iri.removeprefix(BASE)} · confidence {facts.confidence} · frame {facts.frame}")
    click.echo(f"{facts.article.label}" + (f" ({facts.date})" if facts.date else ""))
    click.echo()
    # marked by signs too, for terminals without colours
    quote = click.style(f"»{' '.join(facts.quote.split())}«", bold=True)
    before, after = (" ".join(text.split()) for text in (facts.before, facts.after))
    _wrapped(f"…{before} {quote} {after}…")
    click.echo()
    click.secho(f"Read as: {facts.label}", bold=True)
    _line("act type", facts.now.act)
    for role, name in _ROLES.values():
        parties = [party.label for party in facts.parties(role)]
        offices = [office.label for office in facts.offices(role)]
        if parties:
            _line(name, ", ".join(parties) + (f" (as {', '.join(offices)})" if offices else ""))
    if facts.demand:
        _line("asked", facts.demand)
    for reason in facts.reasons:
        _line("why", reason)
    if facts.decisions:
        _line("decided", "reviewers have decided on it before: hrgraph review log")
    click.echo("Does the quotation say this?")


def _show_actor(item: UnknownName, place: str) -> None:
    _rule(f"{place} · unknown actor · {item.iri.removeprefix(BASE)}")
    click.secho(f"{item.label}  ({item.kind})", bold=True)
    click.echo(f"in {count(item.articles, 'article')} and {count(item.acts, 'claim')}")
    for example in item.examples:
        _wrapped(f"  “{' '.join(example.split())}”")
    click.echo("Is this an actor or instrument that exists under this name?")


def _rule(text: str) -> None:
    click.echo()
    click.secho("─" * min(_width(), 100), dim=True)
    click.secho(text, dim=True)


def _line(name: str, value: str) -> None:
    _wrapped(f"  {name:<12} {value}", indent=" " * 15)


def _wrapped(text: str, indent: str = "") -> None:
    click.echo(click.wrap_text(text, min(_width(), 100), subsequent_indent=indent))


def _width() -> int:
    return shutil.get_terminal_size().columns
