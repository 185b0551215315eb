"""`hrgraph doctor`: is all well with the installation and a store?"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from hrgraph.cli.output import echo_json, format_option

if TYPE_CHECKING:
    from hrgraph.doctor import Check

__all__ = ["doctor"]

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command(short_help="Check the installation and a store, and say the mend.")
@click.option(
    "--store", metavar="DIR|URL", envvar="HRGRAPH_STORE", default="", help="A store to look at as well."
)
@format_option("table", "json")
def doctor(store: str, format: str) -> int:
    """Check the installation and a store, and say the mend.

    Looks at Python, the packages and extras, the language model, hrgraph's own data, the disk and the
    terminal; and of a store, whether it opens, holds whole articles only, and is up to date. It changes
    nothing.

    \b
    Examples:
      hrgraph doctor
      hrgraph doctor --store out/demo
      hrgraph doctor --store out/demo --format json      for a program, or for a report of a defect

    The exit status is 1 if something fails; warnings don't count.
    """
    from hrgraph.doctor import examine

    found: list[Check] = []
    for check in examine(store):
        found.append(check)
        if format != "json":
            _show(check)
    if format == "json":
        echo_json([asdict(check) for check in found])
    else:
        _sum_up(found)
    return 1 if any(check.status == "fail" for check in found) else 0


def _show(check: Check) -> None:
    status = click.style(f"{check.status:<5}", fg=_COLOURS[check.status], bold=check.status != "ok")
    click.echo(f"{status}{check.part}: {check.message}")
    if check.mend:
        click.echo(f"     {click.style('→ ' + check.mend, dim=check.status == 'ok')}")


def _sum_up(found: list[Check]) -> None:
    counts = {status: sum(check.status == status for check in found) for status in ("fail", "warn")}
    if counts["fail"]:
        click.echo(f"{counts['fail']} of {len(found)} checks fail")
    elif counts["warn"]:
        noun = "warning" if counts["warn"] == 1 else "warnings"
        click.echo(f"{len(found)} checks, {counts['warn']} {noun}, nothing fails")
    else:
        click.echo(f"{len(found)} checks, all is well")
