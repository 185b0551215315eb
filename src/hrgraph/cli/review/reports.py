"""The commands of `hrgraph review` that read and share decisions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import echo_json, format_option, print_table
from hrgraph.cli.review.session import count, filters, folder_of, place_options
from hrgraph.errors import HrgraphError, UsageError
from hrgraph.iris import BASE

if TYPE_CHECKING:
    from hrgraph.curation import Decision

__all__ = ["agreement", "apply", "export", "log", "queue", "status"]


@click.command(short_help="List what waits for a reviewer.")
@place_options
@filters
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Most rows.")
@click.option("--by", default="", metavar="NAME", help="With --second: leave out what this reviewer decided.")
@format_option("table", "json")
def queue(
    store: str,
    curation: Path | None,
    act: str | None,
    actor: str,
    article: str,
    below: float | None,
    only: str | None,
    second: bool,
    limit: int,
    by: str,
    format: str,
) -> None:
    """List what waits for a reviewer, in the order in which `hrgraph review` asks.

    \b
    Examples:
      hrgraph review queue --act attack --below 0.6
      hrgraph review queue --only actors --format json
    """
    from hrgraph.authority import load_authority
    from hrgraph.curation import Standing, read_reviewer
    from hrgraph.curation.facts import queued_actors, queued_claims
    from hrgraph.curation.parties import PartyFinder
    from hrgraph.store import open_store

    if second and not by:
        raise UsageError("--second needs a reviewer", "say for whom with --by")
    mine = read_reviewer(by).iri if second else ""
    standing = Standing(folder_of(store, curation).load())
    rows: list[dict[str, object]] = []
    with open_store(store) as opened:
        iri = PartyFinder(opened, load_authority()).find(actor)[0].iri if actor else ""
        if only != "actors":
            claims = queued_claims(
                opened,
                standing,
                reviewer=mine,
                act=act or "",
                actor=iri,
                article=article,
                below=1.01 if below is None else below,
            )
            rows += [
                {
                    "what": c.iri,
                    "label": c.label,
                    "confidence": c.confidence,
                    "status": c.status,
                    "quote": c.quote,
                }
                for c in claims
            ]
        if only != "claims" and not act:
            rows += [
                {"what": u.iri, "label": u.label, "kind": u.kind, "articles": u.articles, "acts": u.acts}
                for u in queued_actors(opened, standing, reviewer=mine, name=iri, article=article)
            ]
    if format == "json":
        echo_json(rows[:limit])
        return
    for row in rows[:limit]:
        name = str(row["what"]).removeprefix(BASE)
        if "confidence" in row:
            disputed = "  (disputed)" if row["status"] == "disputed" else ""
            click.echo(
                f"{row['confidence']:.2f}  {click.style(name, bold=True)}{disputed}\n      {row['label']}"
            )
        else:
            click.echo(
                f"  {click.style(name, bold=True)}\n      {row['label']} ({row['kind']}), "
                f"in {count(row['articles'], 'article')} and {count(row['acts'], 'claim')}"
            )
    if not rows:
        click.echo("nothing waits for a reviewer")
    if len(rows) > limit:
        click.echo(f"and {len(rows) - limit} more: --limit {len(rows)} shows all")


@click.command(short_help="List all decisions, the latest first.")
@place_options
@click.option("--by", default="", metavar="NAME", help="Only those of this reviewer.")
@format_option("table", "json")
def log(store: str, curation: Path | None, by: str, format: str) -> None:
    """List all decisions, the latest first, also those that no longer hold.

    \b
    Examples:
      hrgraph review log
      hrgraph review log --by "Jane Doe" --format json
    """
    from hrgraph.curation import Standing, read_reviewer

    standing = Standing(folder_of(store, curation).load())
    chosen = read_reviewer(by).iri if by else ""
    holds = {d.iri for d in standing.standing}
    rows = []
    for d in reversed(standing.all):
        if chosen and d.reviewer.iri != chosen:
            continue
        holding = "yes" if d.iri in holds or d.verdict == "withdraw" else "no"
        rows.append(
            {
                "decision": d.iri.removeprefix(BASE),
                "date": d.date,
                "by": d.reviewer.name,
                "verdict": d.verdict,
                "holds": holding,
                "about": d.subject,
                "now": _outcome(d),
                "why": d.why,
                "article": d.reading.article if d.reading else ", ".join(d.articles),
                "quote": d.reading.quote if d.reading else "",
            }
        )
    if format == "json":
        echo_json(rows)
    else:
        print_table(
            list(rows[0]) if rows else ["decision"], [list(r.values()) for r in rows], total="decisions"
        )


def _outcome(decision: Decision) -> str:
    if decision.result:
        return decision.result.label
    return decision.replacement.label if decision.replacement else ""


@click.command(short_help="Say what became of the decisions, and where reviewers differ.")
@place_options
@format_option("table", "json")
def status(store: str, curation: Path | None, format: str) -> int:
    """Say what became of the decisions: applied, waiting for a build, stale, or their article is gone.

    A decision is stale where its claim is no longer read as it was judged: the article, the lexicon or the
    authority file has changed. It is not applied. Look at the claim that is read now and decide anew, or
    withdraw it. The exit status is 1 where decisions are stale or reviewers differ.

    \b
    Examples:
      hrgraph review status --store out/demo
    """
    from hrgraph.curation import Standing
    from hrgraph.curation.status import follow
    from hrgraph.store import open_store

    folder = folder_of(store, curation)
    with open_store(store) as opened:
        found = follow(opened, Standing(folder.load()))
    counts = {
        fate: len(found.of(fate))
        for fate in ("applied", "waiting", "stale", "gone", "unmet", "overridden", "note")
    }
    if format == "json":
        echo_json(
            {
                "folder": str(folder.path),
                "counts": counts,
                "stale": [_fate_row(d, found.near.get(d.iri, "")) for d in found.of("stale")],
                "gone": [_fate_row(d, "") for d in found.of("gone")],
                "unmet": [_fate_row(d, "") for d in found.of("unmet")],
                "conflicts": [
                    {
                        "about": c.subject,
                        "reason": c.reason,
                        "decisions": [_fate_row(d, "") for d in c.decisions],
                    }
                    for c in found.conflicts
                ],
            }
        )
    else:
        said = ", ".join(f"{count} {fate}" for fate, count in counts.items() if count) or "no decisions"
        click.echo(f"{folder.path}: {said}")
        for d in found.of("stale"):
            near = found.near.get(d.iri, "").removeprefix(BASE)
            now = f"; those words are now {near}" if near else "; nothing is read from those words now"
            click.echo(f"  stale: {_line(d)}{now}")
        for d in found.of("gone"):
            click.echo(f"  article gone: {_line(d)}")
        for d in found.of("unmet"):
            click.echo(f"  no article names it: {_line(d)}")
        for c in found.conflicts:
            click.echo(f"  {c.reason}: {c.subject}")
            for d in c.decisions:
                click.echo(f"    {_line(d)}")
        if found.conflicts:
            click.echo("  one of you can settle it: hrgraph review accept|reject|correct CLAIM --settle")
        if counts["waiting"]:
            click.echo("  those that wait are applied by the next hrgraph build")
    return 1 if found.of("stale") or found.conflicts else 0


def _line(d: Decision) -> str:
    why = f" ({d.why})" if d.why else ""
    return f"{d.iri.removeprefix(BASE)} {d.reviewer.name}, {d.date}: {d.verdict}: {d.subject}{why}"


def _fate_row(d: Decision, near: str) -> dict[str, str]:
    return {
        "decision": d.iri,
        "by": d.reviewer.name,
        "date": d.date,
        "verdict": d.verdict,
        "about": d.subject,
        "why": d.why,
        "article": d.reading.article if d.reading else "",
        **({"now": near} if near else {}),
    }


@click.command(short_help="Write decisions as one file, to share them.")
@place_options
@click.option("--by", default="", metavar="NAME", help="Only those of this reviewer.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="Where to; else the screen.")
def export(store: str, curation: Path | None, by: str, out: Path | None) -> None:
    """Write decisions as one Turtle file, to share them: `hrgraph review apply FILE` takes it in.

    \b
    Examples:
      hrgraph review export --by "Jane Doe" --out jane.ttl
    """
    from hrgraph.curation import read_reviewer
    from hrgraph.curation.turtle import write_decisions
    from hrgraph.files import mend, write_file
    from hrgraph.triples import ActTypes

    chosen = read_reviewer(by).iri if by else ""
    found = [d for d in folder_of(store, curation).load() if not chosen or d.reviewer.iri == chosen]
    data = write_decisions(found, ActTypes.load())
    if out is None:
        sys.stdout.buffer.write(data)
        return
    try:
        write_file(out, data)
    except OSError as error:
        raise HrgraphError(
            f"{out} can't be written: {error.strerror}", mend(error, "choose another --out")
        ) from None
    click.echo(f"{out}: {len(found)} decisions")


@click.command(short_help="Take in decisions that somebody shared.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@place_options
def apply(files: tuple[Path, ...], store: str, curation: Path | None) -> int:
    """Take in decisions that somebody shared; where reviewers now differ, say so.

    All files are read before anything is written. Decisions that are there already are not taken twice. The
    exit status is 1 where reviewers differ.

    \b
    Examples:
      hrgraph review apply jane.ttl john.ttl
    """
    from hrgraph.curation import Standing, read_decisions
    from hrgraph.validate import validate_graph

    folder = folder_of(store, curation)
    before = {c.subject for c in Standing(folder.load()).conflicts()}
    found = [d for path in files for d in read_decisions(path)]
    for path in files:
        broken = [f for f in validate_graph(path).findings if f.severity == "violation"]
        if broken:
            raise HrgraphError(f"{path}: {broken[0].focus}: {broken[0].message}", "ask for a whole file")
    fresh = folder.add(found)
    click.echo(f"{folder.path}: {len(fresh)} new decisions, {len(found) - len(fresh)} were there")
    conflicts = list(Standing(folder.load()).conflicts())
    for c in conflicts:
        click.echo(f"  {c.reason}: {c.subject}" + ("" if c.subject not in before else " (as before)"))
        for d in c.decisions:
            click.echo(f"    {_line(d)}")
    if conflicts:
        click.echo("  one of you can settle it: hrgraph review accept|reject|correct CLAIM --settle")
    return 1 if conflicts else 0


@click.command(short_help="Say how far reviewers agree.")
@place_options
@format_option("table", "json")
def agreement(store: str, curation: Path | None, format: str) -> None:
    """Say how far reviewers agree: percent, Cohen's kappa, Krippendorff's alpha.

    Counted is what at least two have judged, each for themselves: let them review with folders of their own
    (--curation) and bring these together with `hrgraph review apply`. What settles a dispute does not count.

    \b
    Examples:
      hrgraph review agreement --format json
    """
    from hrgraph.curation.agreement import agreement as compute

    found = compute(folder_of(store, curation).load())
    if format == "json":
        echo_json(
            {
                "items": found.items,
                "percent": found.percent,
                "krippendorff_alpha": found.alpha,
                "pairs": [
                    {
                        "first": p.first,
                        "second": p.second,
                        "items": p.items,
                        "percent": p.percent,
                        "cohen_kappa": p.kappa,
                    }
                    for p in found.pairs
                ],
            }
        )
        return
    if not found.items:
        click.echo("no claim or actor was judged by two reviewers")
        return
    rows = [(p.first, p.second, str(p.items), f"{p.percent:.1f}", _number(p.kappa)) for p in found.pairs]
    print_table(("reviewer", "and", "both judged", "agree %", "Cohen's kappa"), rows, total="pairs")
    assert found.percent is not None
    click.echo(
        f"all: {found.items} judged by two or more, {found.percent:.1f} % agree, alpha {_number(found.alpha)}"
    )


def _number(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"
