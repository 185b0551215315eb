"""`hrgraph resolve`, `hrgraph authority …` and `hrgraph unknown`: who exists, and who is missing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hrgraph.authority import authority_files, load_authority
from hrgraph.authority.fields import FIELDS, fields_for, record_kinds
from hrgraph.cli.output import echo_json, format_option, print_table, store_option, write_delimited
from hrgraph.errors import AuthorityError, UsageError
from hrgraph.iris import BASE

if TYPE_CHECKING:
    from hrgraph.authority.additions import Addition
    from hrgraph.authority.check import Finding
    from hrgraph.authority.resolve import Resolution

__all__ = ["authority", "resolve", "unknown"]

_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the authority's Turtle files.  [default: hrgraph's own]",
)


def _short(iri: str) -> str:
    return iri.removeprefix(BASE)


@click.command(short_help="Say what a name or phrase stands for, and why.")
@click.argument("text")
@click.option("--date", default="", metavar="DATE", help="Date of the text: YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--context", default="", metavar="TEXT", help="More of the text, as evidence for shared names.")
@_FOLDER
@format_option("table", "json")
def resolve(text: str, date: str, context: str, folder: Path | None, format: str) -> None:
    """Say what the names and descriptions in TEXT stand for: candidates, scores, reasons.

    An office resolves to whoever held it on the date; without a date it stays the office.
    Exits with 1 where nothing is known.

    \b
    hrgraph resolve "the High Commissioner" --date 2014-10
    hrgraph resolve "former High Commissioner Pillay"
    hrgraph resolve "last year's resolution on reprisals" --date 2020
    hrgraph resolve CAT --context "its members reviewed the report" --format json
    """
    from hrgraph.authority.resolve import resolve as resolve_text

    found = resolve_text(load_authority(folder), text, date, context)
    if format == "json":
        echo_json([_resolution(r) for r in found])
    else:
        for resolution in found:
            click.secho(f"“{resolution.text}” ({resolution.method})", bold=True)
            print_table(
                ("score", "candidate", "record", "reason"),
                [(f"{c.score:.2f}", c.label, c.iri, c.reason) for c in resolution.candidates],
                total="candidates",
            )
        if not found:
            click.echo(f"nothing is known of “{text}”; `hrgraph authority add` adds a record", err=True)
    if not found:
        raise click.exceptions.Exit(1)


def _resolution(resolution: Resolution) -> dict[str, object]:
    """The JSON form of a resolution."""
    return {
        "text": resolution.text,
        "start": resolution.start,
        "end": resolution.end,
        "method": resolution.method,
        "office": resolution.office,
        "candidates": [asdict(c) for c in resolution.candidates],
    }


@click.group(short_help="Look after the authority file: who exists.")
def authority() -> None:
    """Look after the authority file: bodies, offices, people and tenures, States, organisations, instruments.

    \b
    hrgraph authority stats
    hrgraph authority check
    hrgraph authority add
    """


def _terms() -> frozenset[str]:
    from hrgraph.authority.compile import read_terms
    from hrgraph.resources import ontology_dir

    return read_terms([ontology_dir() / "core.ttl", ontology_dir() / "acts.ttl"])


@authority.command()
@_FOLDER
@format_option("table", "json", "markdown")
def stats(folder: Path | None, format: str) -> None:
    """Count the records by kind, and how many have sources, external identifiers and names."""
    from hrgraph.authority.compile import read_statements
    from hrgraph.authority.stats import COLUMNS, coverage, offices_held, totals

    statements = read_statements(authority_files(folder))
    rows = coverage(statements)
    held, offices = offices_held(statements)
    if format == "json":
        echo_json(
            {"kinds": [asdict(r) for r in (*rows, totals(rows))], "offices": offices, "offices_held": held}
        )
        return
    cells = []
    for row in (*rows, totals(rows)):
        counts = [row.sourced, row.identified, row.websites, row.multilingual, row.dated]
        shares = [f"{n} ({100 * n / row.records:.0f} %)" for n in counts]
        cells.append([row.kind, str(row.records), *shares, str(row.names)])
    note = f"{held} of {offices} offices have a holder in the data."
    if format == "markdown":
        lines = ["| " + " | ".join(heading for _, heading in COLUMNS) + " |", "|---" + "|---:" * 7 + "|"]
        lines += ["| " + " | ".join(row) + " |" for row in cells]
        click.echo("\n".join((*lines, "", note)))
        return
    print_table([heading for _, heading in COLUMNS], cells, total="kinds, the sum included")
    click.echo(note)


@authority.command()
@_FOLDER
@click.option("--strict", is_flag=True, help="Count warnings as findings.")
@click.option("--rule", "only", multiple=True, metavar="RULE", help="Show this rule's findings alone.")
@format_option("table", "json")
def check(folder: Path | None, strict: bool, only: tuple[str, ...], format: str) -> None:
    """Lint the data: undeclared shared names, two holders of one seat, missing sources, and more.

    Exits with 1 where there are errors.  Warnings are shown, and count with --strict.
    """
    from hrgraph.authority.check import RULES, check_statements
    from hrgraph.authority.compile import read_statements

    unknown_rules = sorted(set(only) - set(RULES))
    if unknown_rules:
        raise UsageError(f"no such rule: {', '.join(unknown_rules)}", f"known: {', '.join(RULES)}")
    findings = [
        f
        for f in check_statements(read_statements(authority_files(folder)), _terms())
        if not only or f.rule in only
    ]
    if format == "json":
        echo_json([asdict(f) for f in findings])
    else:
        _print_findings(findings)
    if any(strict or f.severity == "error" for f in findings):
        raise click.exceptions.Exit(1)


def _print_findings(findings: Sequence[Finding]) -> None:
    from hrgraph.authority.check import RULES

    for rule in dict.fromkeys(f.rule for f in findings):
        group = [f for f in findings if f.rule == rule]
        severity, should, _ = RULES[rule]
        colour = "red" if severity == "error" else "yellow"
        click.echo(click.style(f"{severity} {rule}", fg=colour, bold=True) + f": {should} ({len(group)})")
        for finding in group:
            click.echo(f"  {finding.file}  {_short(finding.subject)}: {finding.message}")
    counts = Counter(f.severity for f in findings)
    click.echo(f"{counts['error']} errors, {counts['warning']} warnings")


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """One option for each question that a record can be asked."""
    for name, field in reversed(list(FIELDS.items())):
        command = click.option(f"--{name}", multiple=True, metavar=field.form.upper(), help=f"{field.help}.")(
            command
        )
    return command


@authority.command()
@click.option("--kind", metavar="KIND", help=f"What it is: {', '.join(record_kinds())}.")
@click.option("--label", default="", metavar="TEXT", help="Its preferred English name.")
@click.option("--iri", default="", metavar="IRI", help="Its IRI.  [default: made from the label]")
@click.option(
    "--file", "file_", default="", metavar="NAME", help="The file to write to.  [default: where its like are]"
)
@_field_options
@_FOLDER
@click.option("--dry-run", is_flag=True, help="Show the block of Turtle, and write nothing.")
def add(
    kind: str | None,
    label: str,
    iri: str,
    file_: str,
    folder: Path | None,
    dry_run: bool,
    **answers: tuple[str, ...],
) -> None:
    """Add one record: guided by questions, or wholly by options where --kind is given.

    References (--country, --post, ...) take a name, the end of an IRI ("state/egypt") or a whole IRI.
    Texts take a language: --alt "Nom@fr".  Options may be repeated.  A record needs a source.

    \b
    hrgraph authority add
    hrgraph authority add --kind CivilSocietyOrganisation --label "River Defenders" \\
        --acronym RD --country Egypt --source https://example.org/about
    hrgraph authority add --kind Membership --member "Jane Doe" --post office/un-secretary-general \\
        --begin 2031-01-01 --source https://example.org/news
    """
    given = {name.replace("_", "-"): list(values) for name, values in answers.items() if values}
    if kind is None:
        if given or label:
            raise UsageError("--kind is missing", "give --kind, or no option at all to be asked")
        kind, label, given = _ask(folder)
    from hrgraph.authority.additions import prepare, save

    addition = prepare(authority_files(folder), kind, label, given, terms=_terms(), file=file_, iri=iri)
    _show(addition, dry_run)
    if not dry_run:
        save(addition)
        click.echo(f"written to {addition.path}")


def _ask(folder: Path | None) -> tuple[str, str, dict[str, list[str]]]:
    """Ask for kind, label and properties; several answers to one question are parted by semicolons."""
    if not sys.stdin.isatty() and not _scripted():
        raise UsageError("there is nobody to ask", "give --kind, --label and --source as options")
    click.echo("Leave empty what you don't know. Part several answers with “;”. Stop with Ctrl+C.")
    kind = click.prompt("kind", type=click.Choice(record_kinds()), show_choices=True)
    label = "" if kind == "Membership" else click.prompt("preferred English name")
    if label:
        similar = load_authority(folder).fuzzy(label)
        for candidate in similar:
            click.echo(f"  there is already: {candidate.label} ({_short(candidate.iri)})")
        if similar:
            click.confirm("add it all the same?", abort=True)
    answers: dict[str, list[str]] = {}
    for name, field in fields_for(kind).items():
        default = None if name == "source" else ""
        answer = click.prompt(f"{name} ({field.help})", default=default, show_default=False)
        if answer.strip():
            answers[name] = [part.strip() for part in answer.split(";") if part.strip()]
    return kind, label, answers


def _scripted() -> bool:
    """Whether a test feeds the answers."""
    return type(sys.stdin).__module__.startswith("click.testing")


def _show(addition: Addition, dry_run: bool) -> None:
    click.echo(addition.turtle, nl=False)
    for label in addition.similar:
        click.echo(f"note: there is also “{label}”", err=True)
    for finding in addition.elsewhere:
        click.echo(f"now needed: {_short(finding.subject)}: {finding.message}", err=True)
    if dry_run:
        click.echo(f"(would be written to {addition.path})", err=True)


@authority.command(name="export")
@_FOLDER
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to."
)
@click.option(
    "--format", "format", type=click.Choice(["csv"]), default="csv", show_default=True, help="Format."
)
def export_(folder: Path | None, out: Path, format: str) -> None:
    """Write the authority file as tables for a spreadsheet or OpenRefine, one CSV for each Turtle file."""
    from hrgraph.authority.tables import write_tables

    written = write_tables(authority_files(folder), out)
    click.echo(f"{len(written)} tables written to {out}")


@authority.command(name="import")
@click.argument("tables", type=click.Path(path_type=Path, file_okay=False, exists=True))
@_FOLDER
@click.option("--dry-run", is_flag=True, help="Check only, and write nothing.")
def import_(tables: Path, folder: Path | None, dry_run: bool) -> None:
    """Read tables that `authority export` wrote, as you changed them, back into the Turtle files.

    Nothing is written where the lints find errors that the tables brought in.
    """
    from hrgraph.authority.check import check_statements
    from hrgraph.authority.compile import read_statements
    from hrgraph.authority.tables import read_tables, write_turtle

    files = authority_files(folder)
    read = read_tables(tables)
    old = read_statements(files)
    kept = [s for s in old if Path(s.file).stem not in read]
    new = [*kept, *(s for statements in read.values() for s in statements)]
    known = {(f.rule, f.subject) for f in check_statements(old, _terms())}
    broken = [
        f
        for f in check_statements(new, _terms())
        if f.severity == "error" and (f.rule, f.subject) not in known
    ]
    if broken:
        _print_findings(broken)
        raise AuthorityError(
            f"{tables}: the tables bring in {len(broken)} errors", "mend them; nothing was written"
        )
    if dry_run:
        click.echo(f"{len(read)} tables read, no new errors")
        return
    changed = write_turtle(read, files[0].parent)
    click.echo(
        f"{len(read)} tables read, {len(changed)} files changed" + "".join(f"\n  {p.name}" for p in changed)
    )


@click.command(short_help="List the names that the authority file lacks.")
@store_option()
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many names."
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind, such as Person.")
@format_option("table", "csv", "json")
def unknown(store: str, limit: int, kinds: tuple[str, ...], format: str) -> None:
    """List the names of a store that no authority record has, the most frequent first, with examples.

    \b
    hrgraph unknown --store out/demo --kind Person
    hrgraph unknown --store out/demo --format csv > to-add.csv
    """
    from hrgraph.store import open_store
    from hrgraph.unknown import unknown_names

    with open_store(store) as opened:
        names = [n for n in unknown_names(opened) if not kinds or n.kind in kinds][:limit]
    if format == "json":
        echo_json([asdict(n) for n in names])
        return
    columns = ("name", "kind", "articles", "acts", "example")
    rows = [(n.label, n.kind, str(n.articles), str(n.acts), (n.examples or ("",))[0]) for n in names]
    if format == "csv":
        write_delimited("csv", columns, rows)
    else:
        print_table(columns, rows, total="names without a record")
