"""The commands of `hrgraph review`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from hrgraph.cli.review.session import (
    Session,
    filters,
    folder_of,
    open_session,
    place_options,
    reviewer_options,
    who_and_when,
)
from hrgraph.errors import UsageError
from hrgraph.iris import BASE
from hrgraph.records import ACT_KEYS

if TYPE_CHECKING:
    from hrgraph.curation import Decision, Party
    from hrgraph.curation.parties import Found
    from hrgraph.curation.records import Role, Verdict

__all__ = ["review"]

_Function = TypeVar("_Function", bound=Callable[..., Any])
_SETTLE = click.option(
    "--settle", is_flag=True, help="Decide for all: what others decided about it no longer holds."
)


@click.group(short_help="Review claims and actors; decisions survive rebuilds.", invoke_without_command=True)
@place_options
@reviewer_options
@filters
@click.pass_context
def review(
    context: click.Context,
    /,
    store: str,
    curation: Path | None,
    by: str | None,
    date: str | None,
    why: str,
    **chosen: Any,
) -> None:
    """Review doubtful claims and unknown actors, one after the other.

    The least sure claims come first, then the actors that most articles name. Accept, reject, correct, merge,
    split, note; what is decided is kept in a file of your own in the folder of decisions, and the next
    `hrgraph build` applies it. Stop at any time: the next review goes on from there. Without a subcommand it
    asks in the terminal; `hrgraph serve --review` asks in a browser.

    \b
    Examples:
      hrgraph review --by "Jane Doe" --date 2024-05-02
      hrgraph review --act attack --below 0.6 --by "Jane Doe" --date 2024-05-02
      hrgraph review accept act/s004/urge-321 --by "Jane Doe" --date 2024-05-02
      hrgraph review status
    """
    if context.invoked_subcommand is not None:
        _nothing_said_too_early(context)
        return
    from hrgraph.cli.review.walk import walk

    with open_session(store, curation, by, date) as session:
        made = walk(session, why=why, **_filter_values(session, chosen))
    click.echo(f"{made} decisions in {folder_of(store, curation).path}")
    if made:
        click.echo("  hrgraph build ARTICLES applies them")


def _nothing_said_too_early(context: click.Context) -> None:
    """Options before a subcommand would be lost."""
    for name in context.params:
        if context.get_parameter_source(name) == click.core.ParameterSource.COMMANDLINE:
            option = f"--{name.replace('_', '-')}"
            raise UsageError(
                f"{option} stands before {context.invoked_subcommand!r}",
                f"write it behind: hrgraph review {context.invoked_subcommand} … {option} …",
            )


def _filter_values(session: Session, filters: dict[str, Any]) -> dict[str, Any]:
    actor = filters.pop("actor")
    iri = session.finder.find(actor)[0].iri if actor else ""
    return {**filters, "actor": iri}


def _deciding(function: _Function) -> _Function:
    return place_options(reviewer_options(function))


def _told(decision: Decision) -> None:
    click.echo(f"{decision.iri.removeprefix(BASE)}: {decision.verdict}: {decision.subject}")


def _judge(what: str, verdict: Verdict, why: str, settle: bool, given: Any) -> None:
    from hrgraph.curation import Decision
    from hrgraph.curation.deciding import judge_claim, settled
    from hrgraph.curation.facts import read_claim

    with open_session(**given) as session:
        known = session.decisions()
        if _is_claim(what):
            facts = read_claim(session.store, what, known)
            decision = judge_claim(facts, verdict, session.reviewer, session.date, why, known, settle)
        else:
            party, _ = session.finder.find(what)
            decision = Decision(verdict, session.reviewer, session.date, why, actor=party)
            decision = settled(decision, known) if settle else decision
        _told(session.keep(decision))


def _is_claim(what: str) -> bool:
    return what.strip("<>").removeprefix(BASE).startswith("act/")


@review.command(short_help="A claim is read rightly, or an actor exists.")
@click.argument("what", metavar="CLAIM|ACTOR")
@_SETTLE
@_deciding
def accept(what: str, settle: bool, why: str, **given: Any) -> None:
    """A claim is read rightly, or an actor exists under this name.

    \b
    Examples:
      hrgraph review accept act/s004/urge-321 --by "Jane Doe" --date 2024-05-02
      hrgraph review accept unreviewed/person/jane-roe --by "Jane Doe" --date 2024-05-02
    """
    _judge(what, "accept", why, settle, given)


@review.command(short_help="A claim is not what the words say, or a name is no actor.")
@click.argument("what", metavar="CLAIM|ACTOR")
@_SETTLE
@_deciding
def reject(what: str, settle: bool, why: str, **given: Any) -> None:
    """A claim is not what its quotation says, or a name is no actor.

    After the next build a rejected claim is in no query, export, network, publication or page. A rejected
    actor leaves all acts; an act that loses its only actor goes too.

    \b
    Examples:
      hrgraph review reject act/s004/urge-321 --why "they were urged" --by "Jane Doe" --date 2024-05-02
    """
    _judge(what, "reject", why, settle, given)


@review.command(short_help="Remark on a claim or an actor; it changes nothing.")
@click.argument("what", metavar="CLAIM|ACTOR")
@_deciding
def note(what: str, why: str, **given: Any) -> None:
    """Remark on a claim or an actor; it changes nothing.

    \b
    Examples:
      hrgraph review note act/s004/urge-321 --why "ask the author" --by "Jane Doe" --date 2024-05-02
    """
    if not why.strip():
        raise UsageError("the note is empty", "give it with --why")
    _judge(what, "note", why, False, given)


@review.command(short_help="A claim has another act type or other participants.")
@click.argument("claim", metavar="CLAIM")
@click.option("--act", type=click.Choice(ACT_KEYS), metavar="ACT", help="The act type that it is.")
@click.option("--actor", "actor", multiple=True, metavar="WHO", help="Who does it; may be repeated.")
@click.option("--addressee", "addressee", multiple=True, metavar="WHO", help="Whom it is directed at.")
@click.option("--instrument", "instrument", multiple=True, metavar="WHAT", help="What it is about.")
@click.option("--on-behalf-of", "behalf", multiple=True, metavar="WHO", help="Whom the actor speaks for.")
@click.option("--new", default="", metavar="KIND", help="Names that nothing knows are new: Person, Law, ...")
@_SETTLE
@_deciding
def correct(
    claim: str,
    act: str | None,
    actor: tuple[str, ...],
    addressee: tuple[str, ...],
    instrument: tuple[str, ...],
    behalf: tuple[str, ...],
    new: str,
    settle: bool,
    why: str,
    **given: Any,
) -> None:
    """A claim has another act type or other participants.

    A role that is given is replaced as a whole; "" empties it; the others stay. WHO is an IRI, its end
    (org/ishr), or a name; an office becomes whoever held it when the article was published.

    \b
    Examples:
      hrgraph review correct act/s004/urge-321 --act condemn --by "Jane Doe" --date 2024-05-02
      hrgraph review correct act/s004/urge-321 --addressee Burundi --by "Jane Doe" --date 2024-05-02
      hrgraph review correct act/s004/urge-321 --actor "Ann Roe" --new Person --instrument "" \\
          --by "Jane Doe" --date 2024-05-02
    """
    from hrgraph.curation.deciding import correct_claim
    from hrgraph.curation.facts import read_claim

    said: dict[Role, tuple[str, ...]] = {
        "actor": actor,
        "addressee": addressee,
        "instrument": instrument,
        "onBehalfOf": behalf,
    }
    with open_session(**given) as session:
        known = session.decisions()
        facts = read_claim(session.store, claim, known)
        roles: dict[Role, list[Found]] = {}
        for role, names in said.items():
            if names:
                there = (n for n in names if n.strip())
                roles[role] = [_who(session, n, facts.mentioned, facts.date, new) for n in there]
        decision = correct_claim(
            facts,
            session.reviewer,
            session.date,
            why,
            act=act or "",
            roles=roles,
            finder=session.finder,
            known=known,
            settle=settle,
        )
        _told(session.keep(decision))


def _who(session: Session, name: str, mentioned: tuple[Party, ...], date: str, new: str) -> Found:
    """Whoever is known by the name; somebody new only where nobody is."""
    try:
        return session.finder.find(name, mentioned=mentioned, date=date)
    except UsageError as error:
        if not new or "nobody is known" not in error.message:
            raise
        return session.finder.find(name, new=new)


@review.command(short_help="Two names are one actor.")
@click.argument("actor", metavar="ACTOR")
@click.argument("into", metavar="INTO")
@click.option("--new", default="", metavar="KIND", help="INTO is somebody new: Person, Law, ...")
@_SETTLE
@_deciding
def merge(actor: str, into: str, new: str, settle: bool, why: str, **given: Any) -> None:
    """ACTOR is the same as INTO, in all articles.

    \b
    Examples:
      hrgraph review merge unreviewed/organisation/i-s-h-r org/ishr --by "Jane Doe" --date 2024-05-02
    """
    _replace("merge", actor, into, (), new, settle, why, given)


@review.command(short_help="In some articles an actor is somebody else.")
@click.argument("actor", metavar="ACTOR")
@click.argument("into", metavar="INTO")
@click.option("--article", "articles", multiple=True, required=True, metavar="ID", help="In which articles.")
@click.option("--new", default="", metavar="KIND", help="INTO is somebody new: Person, Law, ...")
@_SETTLE
@_deciding
def split(
    actor: str,
    into: str,
    articles: tuple[str, ...],
    new: str,
    settle: bool,
    why: str,
    **given: Any,
) -> None:
    """In some articles ACTOR is somebody else: INTO.

    \b
    Examples:
      hrgraph review split unreviewed/person/john-smith "John Smith (lawyer)" --new Person \\
          --article s004 --by "Jane Doe" --date 2024-05-02
    """
    _replace("split", actor, into, articles, new, settle, why, given)


def _replace(
    verdict: Verdict,
    actor: str,
    into: str,
    articles: tuple[str, ...],
    new: str,
    settle: bool,
    why: str,
    given: Any,
) -> None:
    from hrgraph.curation import Decision
    from hrgraph.curation.deciding import settled
    from hrgraph.export import article_graph
    from hrgraph.iris import slug

    with open_session(**given) as session:
        names = [article.removeprefix(BASE).removeprefix("article/") for article in articles]
        for name in names:
            article_graph(session.store, name)
        party, _ = session.finder.find(actor)
        whom = _who(session, into, (), "", new)[0]
        if party.iri == whom.iri:
            raise UsageError(f"{actor!r} is {into!r} already", "name two")
        decision = Decision(
            verdict,
            session.reviewer,
            session.date,
            why,
            actor=party,
            replacement=whom,
            articles=tuple(map(slug, names)),
        )
        _told(session.keep(settled(decision, session.decisions()) if settle else decision))


@review.command(short_help="Take decisions back.")
@click.argument("decisions", nargs=-1, required=True, metavar="DECISION...")
@_deciding
def withdraw(
    decisions: tuple[str, ...],
    store: str,
    curation: Path | None,
    by: str | None,
    date: str | None,
    why: str,
) -> None:
    """Take decisions back: they stay in the log and no longer hold.

    \b
    Examples:
      hrgraph review withdraw decision/6f0c1a2b --why "misread it" --by "Jane Doe" --date 2024-05-02
    """
    from hrgraph.curation import Decision

    reviewer, day = who_and_when(by, date)
    folder = folder_of(store, curation)
    found = tuple(folder.find(name).iri for name in decisions)
    _told(folder.decide(Decision("withdraw", reviewer, day, why, overrides=found)))
