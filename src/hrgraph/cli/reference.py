"""The reference pages of the documentation, made from what the commands and queries say of themselves.

`make docs` runs it: `python -m hrgraph.cli.reference docs` writes `docs/cli.md` and `docs/queries.md`.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from hrgraph.cli import cli
from hrgraph.queries import SavedQuery, saved_queries

__all__ = ["cli_page", "queries_page", "write_pages"]

_MADE = "<!-- made by `make docs`; change the command or query itself -->"


def cli_page() -> str:
    """Every command with its help, as Markdown."""
    lines = [_MADE, "", "# The command line", ""]
    for path, command in _commands(cli, ("hrgraph",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=100, max_content_width=100)
        if len(path) > 1:
            lines += [f"{'#' * len(path)} {' '.join(path)}", ""]
        lines += ["```text", command.get_help(context), "```", ""]
    return "\n".join(lines)


def _commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, (*path, name))


def queries_page() -> str:
    """Every saved query with its question, parameters, an example answer and its SPARQL, as Markdown."""
    found = saved_queries()
    lines = [_MADE, "", "# Saved queries", "", "Ask one with `hrgraph query NAME --param KEY=VALUE`.", ""]
    lines += ["| query | question |", "|---|---|"]
    lines += [f"| [{query.name}](#{query.name}) | {query.question} |" for query in found]
    for query in found:
        lines += ["", *_query(query)]
    return "\n".join(lines) + "\n"


def _query(query: SavedQuery) -> Iterator[str]:
    yield from (f"## {query.name}", "", f"**{query.title}.** {query.question}", "")
    if query.parameters:
        yield from ("| parameter | type | meaning | default |", "|---|---|---|---|")
        for parameter in query.parameters:
            default = f"`{parameter.default}`" if parameter.default else ""
            yield f"| `{parameter.name}` | {parameter.type} | {parameter.description} | {default} |"
        yield ""
    yield from (f"Example answer: {' '.join(query.example.split())}", "")
    yield from ("```sparql", inspect.cleandoc(query.text), "```")


def write_pages(folder: Path) -> None:
    """Write both pages into a folder."""
    (folder / "cli.md").write_text(cli_page(), encoding="utf-8")
    (folder / "queries.md").write_text(queries_page(), encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
